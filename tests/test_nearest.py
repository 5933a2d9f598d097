"""What resembles what, with the best pairs alone: the same as from all pairs, and after any edit the same as anew."""

import importlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.link.nearest import Best
from recto.link.overlap import jaccard, members, repeated
from recto.link.redundancy import Compared, compare, fingerprint, redundancies, similarity, top_pairs
from recto.model import Fingerprint

REDUNDANCY = importlib.import_module("recto.link.redundancy")

rows = st.lists(st.integers(0, 1000), unique=True)


@given(rows, st.integers(1, 5))
def test_the_best_rows_are_held_in_order(added: list[int], most: int):
    best = Best(most)
    for row in added:
        best.add(row)
    assert best.kept().rows == tuple(sorted(added)[:most])
    assert best.kept().whole == (len(added) <= most)


@given(rows, rows, st.integers(1, 5), st.sets(st.integers(0, 1000)))
def test_what_is_held_after_some_are_gone_is_best(first: list[int], later: list[int], most: int, gone: set[int]):
    best = Best(most)
    for row in first:
        best.add(row)
    again = Best(most, best.kept(), lambda row: -1 if row in gone else row)
    for row in set(later) - set(first):
        again.add(row)
    held, true = again.kept().rows, sorted((set(first) - gone) | (set(later) - set(first)))
    assert held == tuple(true[: len(held)])
    assert len(held) == min(most, len(true)) or not again.holds(len(held) + 1)


WORDS = [f"word{chr(97 + a)}{chr(97 + b)}" for a in range(26) for b in range(4)]


def pages(dice: random.Random, count: int) -> list[str]:
    return [" ".join(dice.choices(WORDS[: 30 + 5 * (n % 12)], k=60)) for n in range(count)]


def told(texts: list[str], before: Compared | None = None) -> tuple[Compared, object]:
    prints = [fingerprint(text) for text in texts]
    compared = compare([text.encode() for text in texts], prints, before)
    named = [(f"p{n // 2}" if n < 4 else f"q{n}", None, "") for n in range(len(texts))]
    groups = [(range(len(texts)), compared)]
    return compared, (redundancies(named, groups), top_pairs(named, groups))


def of_all_pairs(prints: list[Fingerprint]) -> list[tuple[int, int, int]]:
    """Give all pairs, the most similar first: 100 less the percent, and the two."""
    found = []
    for b, other in enumerate(prints):
        for a, one in enumerate(prints[:b]):
            both = (one.shingles, other.shingles), (one.words, other.words)
            shares = [jaccard(set(members(x)), y) for x, y in both]
            if (share := similarity(*shares)) >= 0.1:
                found.append((100 - int(share * 100 + 0.5), a, b))
    return sorted(found)


def test_the_best_pairs_are_those_of_all_pairs():
    texts = pages(random.Random(1), 60)
    pairs = of_all_pairs([fingerprint(text) for text in texts])
    _, (near, top) = told(texts)
    assert [(100 - p.similarity, p.page_a, p.page_b) for p in top][-1][0] == pairs[99][0]
    for page in range(4, 60):
        expected = [100 - row[0] for row in pairs if page in row[1:]][:5]
        assert [s.similarity for s in near[page].similar_pages] == expected


@pytest.mark.parametrize("seed", range(5))
def test_after_edits_the_same_is_told_as_anew(seed: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(REDUNDANCY, "_NEAREST_KEPT", 6)
    monkeypatch.setattr(REDUNDANCY, "_PAIRS_KEPT", 110)
    dice = random.Random(seed)
    texts = pages(dice, 40)
    compared, _ = told(texts)
    for _ in range(12):
        place = dice.randrange(len(texts))
        texts[place : place + dice.choice([0, 1, 2])] = pages(dice, dice.choice([0, 1, 1, 2]))
        compared, found = told(texts, compared)
        assert found == told(texts)[1]


def test_members_of_several_sets_are_found_part_by_part(monkeypatch: pytest.MonkeyPatch):
    sets = [fingerprint(text).words for text in pages(random.Random(2), 20)]
    whole = repeated(sets)
    monkeypatch.setattr("recto.link.overlap._AT_ONCE", 50)
    assert repeated(sets) == whole != set()
