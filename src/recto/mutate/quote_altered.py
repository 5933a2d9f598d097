"""The kind quote-altered."""

import re
from collections.abc import Iterator

from recto.mutate.amounts import sentence_error
from recto.mutate.draw import Draw
from recto.mutate.kind import Error, Example, kind
from recto.mutate.number_changed import WORK
from recto.mutate.spot import Spot
from recto.verify.support.words import STOP

_QUOTED = re.compile(r"“([^“”]{1,600})”|\"([^\"]{1,600})\"")
_INSERTED = re.compile(r"\[[^\[\]]{0,100}\]")
_WORD = re.compile(r"(?<![\w'’-])[a-z]{5,30}(?![\w'’-])")
_VERB = re.compile(r"\b(?:is|are|was|were|can|will|should|must|could|would|may|has|have)\b(?! not)")
_PAGE = "Doe writes that “the best of clocks will drift within a year of use” <R id='r1'>Doe</R>."
_FEWEST = 4
_ROOT = 4
"""Letters that words of one root share at their beginning."""


@kind(
    "Words in quotation marks are taken for the author's own.",
    checks=("quote",),
    examples=(
        Example(_PAGE, "caught", WORK, text="We find that the best of clocks will drift within a year of use."),
        Example(_PAGE, "unseen", WORK, "the text of the source is not stored"),
    ),
)
def quote_altered(spot: Spot, draw: Draw) -> Error | None:
    """Deny a quotation, or put another word of the sentence's page in the place of one of its words."""
    sentence = spot.examined.cited.sentence
    for quoted in draw.shuffled(list(_QUOTED.finditer(sentence))):
        if len(_words(quoted).split()) >= _FEWEST:
            for start, end, text in draw.shuffled(list(_changes(spot, quoted, draw))):
                if error := sentence_error(spot, start, end, text, ("quote",)):
                    return error._replace(unseeable=_unseeable(spot, _words(quoted), error.unseeable))
    return None


def _words(quoted: re.Match[str]) -> str:
    return quoted[quoted.lastindex or 0]


def _changes(spot: Spot, quoted: re.Match[str], draw: Draw) -> Iterator[tuple[int, int, str]]:
    """Give the stretches of the sentence that may become others; what a quotation has in brackets is not quoted."""
    stretch = quoted.span(quoted.lastindex or 0)
    inserted = [each.span() for each in _INSERTED.finditer(quoted.string, *stretch)]
    page = sorted({*_WORD.findall(spot.source.text)} - {*_WORD.findall(_words(quoted))} - STOP)
    for verb in _VERB.finditer(quoted.string, *stretch):
        if not any(start <= verb.start() < end for start, end in inserted):
            yield *verb.span(), f"{verb[0]} not"
    for word in _WORD.finditer(quoted.string, *stretch):
        others = [other for other in page if other[:_ROOT] != word[0][:_ROOT]]
        if word[0] not in STOP and others and not any(start <= word.start() < end for start, end in inserted):
            yield *word.span(), draw.pick(others)


def _unseeable(spot: Spot, words: str, why: str) -> str:
    """Say why it goes unseen: of a quotation each word is looked for with the others."""
    quotes = [each for each in spot.examined.support.checks if each.kind == "quote" and each.verdict == "supported"]
    kept = spot.wiki.keeps_all(spot.examined.cited.work) and spot.examined.support.verdict == "supported"
    return "" if kept and any(words in each.said for each in quotes) else why
