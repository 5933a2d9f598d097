"""What the kinds that change a sentence share: where the stretch stands, and whether a source is there for it."""

from recto.mutate.kind import Edit, Error
from recto.mutate.spot import Spot


def sentence_error(spot: Spot, start: int, end: int, text: str, kinds: tuple[str, ...]) -> Error | None:
    """Make an error of a stretch of the sentence; None where it does not stand in the page just once."""
    found = spot.locate(start, end)
    if not found:
        return None
    sentence = spot.examined.cited.sentence
    changed = sentence[:start] + text + sentence[end:]
    return Error(Edit(*found, text), unsupported(spot, sentence[start:end], kinds), changed)


def unsupported(spot: Spot, words: str, kinds: tuple[str, ...]) -> str:
    """Say why no detector claims to see that some words of the sentence are others; empty if one does."""
    support = spot.examined.support
    if support.verdict == "no text":
        part = "only a part of the source is stored, without it"
        return part if support.checks else "the text of the source is not stored"
    if support.verdict != "supported":
        return "the text of the source is stored, and does not have it even unchanged"
    if not spot.wiki.keeps_all(spot.examined.cited.work):
        return "only a part of the source is stored: what is not in it may be in the rest"
    if not any(words in each.said and each.kind in kinds and each.verdict == "supported" for each in support.checks):
        return "it is none of what is looked for in the source"
    return ""
