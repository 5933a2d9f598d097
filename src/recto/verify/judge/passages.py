"""The passages of a source that are most like a sentence: a few sentences each, ranked by BM25, their places kept."""

from collections import Counter
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from recto.verify.support.reading import Flat
from recto.verify.support.words import WORD, content

MOST = 5
"""Passages that are given, at most."""
_SENTENCES = 4
_LONGEST = 1_600
_TERMS_AGAIN, _LENGTH = 1.5, 0.75


class Candidate(NamedTuple):
    """A passage: its stretch of the text as stored, and the words there."""

    start: int
    end: int
    text: str


class _Window(NamedTuple):
    score: float
    first: int
    last: int


def candidates(sentence: str, source: Flat) -> tuple[Candidate, ...]:
    """Give the passages that share words with a sentence, at most five, none over another, in the text's order."""
    chosen: list[_Window] = []
    for window in sorted(_scored(sentence, source), key=lambda each: (-each.score, each.first)):
        if len(chosen) < MOST and all(window.last <= other.first or other.last <= window.first for other in chosen):
            chosen.append(window)
    return tuple(_candidate(source, window) for window in sorted(chosen, key=lambda each: each.first))


def _candidate(source: Flat, window: _Window) -> Candidate:
    start, end = source.place(source.sentences[window.first][0], source.sentences[window.last - 1][1])
    return Candidate(start, end, source.text[start:end])


def _scored(sentence: str, source: Flat) -> Iterator[_Window]:
    """Score the windows around the sentences that have a word of the sentence; a word counts once in a sentence."""
    having = _having(sentence, source)
    total = len(source.sentences)
    weights = {term: log(1 + (total - len(found) + 0.5) / (len(found) + 0.5)) for term, found in having.items()}
    in_sentence: dict[int, list[str]] = {}
    for term, found in having.items():
        for number in found:
            in_sentence.setdefault(number, []).append(term)
    mean = len(source.flat) / max(1, total) * _SENTENCES
    firsts = {max(0, number - back) for number in in_sentence for back in range(_SENTENCES)}
    for first in sorted(firsts):
        last = _last(source, first)
        counts = Counter(term for number in range(first, last) for term in in_sentence.get(number, ()))
        if counts:
            length = source.sentences[last - 1][1] - source.sentences[first][0]
            norm = _TERMS_AGAIN * (1 - _LENGTH + _LENGTH * length / mean)
            score = sum(weights[term] * n * (_TERMS_AGAIN + 1) / (n + norm) for term, n in sorted(counts.items()))
            yield _Window(score, first, last)


def _having(sentence: str, source: Flat) -> dict[str, set[int]]:
    """Give the numbers of the sentences that have a word of the sentence, or a number of it as written."""
    folded = Flat(sentence).folded
    found = {term: source.having(term) for term in content(folded)}
    numbers = {word for word in WORD.findall(folded) if word[0].isdigit()}
    found |= {number: source.having_word(frozenset((number,))) for number in numbers}
    return {term: numbers for term, numbers in found.items() if numbers}


def _last(source: Flat, first: int) -> int:
    """Give where a window ends: after four sentences, three where the fourth makes it long, fewer of long ones."""
    last = first + 1
    for number in range(first + 1, min(first + _SENTENCES, len(source.sentences))):
        if source.sentences[number][1] - source.sentences[first][0] > _LONGEST:
            break
        last = number + 1
    return last
