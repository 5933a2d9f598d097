"""Does the text of a source say what the sentence says that cites it?

What can be looked for is quotations, numbers with what they measure, and dates. A sentence is supported if all of them
stand in the source where it speaks of the same, and contradicted only if it has another one for the same thing there.
"""

from collections.abc import Sequence

from recto.model import NO_TEXT, Check, StoredText, Support, SupportVerdict
from recto.verify.support.claim import Claim
from recto.verify.support.source import SourceText
from recto.verify.support.swapped import swapped
from recto.verify.support.weigh import Looked, weigh_amount, weigh_moment, weigh_name, weigh_quotation

_LONGEST = 5_000
_SENTENCES = 3
_NOTHING = "nothing in the sentence can be looked for: it has no quotation, no number and no date"


def support(sentence: str, text: StoredText | None, source: SourceText | None = None) -> Support:
    """Say whether a source's text says what a sentence says.

    `source` is the text as read before (`SourceText(text.text)`), so that it is read once for many sentences.
    """
    if text is None or not text.text.strip():
        return NO_TEXT
    source = source or SourceText(text.text)
    looked, named = _look(Claim(sentence[:_LONGEST], source))
    window = _window(looked, len(source.sentences))
    checks = [_check(each, source, window) for each in (*looked, *named)]
    against = [each for each in looked if each.against]
    missing = [each.why for each in looked if not each.places and not each.against]
    if against and (place := against[0].against):
        why = "; ".join(
            f"the sentence says “{c.said}”, the source “{c.found}”" for c in checks if c.verdict == "contradicted"
        )
        return _answer("contradicted", why, checks, source, (place.sentence, place.sentence))
    if missing or not looked:
        why = "; ".join(missing) or _NOTHING
        if text.part:
            return Support("no text", f"only a part of the source is stored: {why}", checks=tuple(checks))
        return Support("not found", why, checks=tuple(checks))
    why = "the source has " + ", ".join(f"“{each.found}”" for each in checks[: len(looked)])
    return _answer("supported", why, checks, source, window)


def _look(claim: Claim) -> tuple[list[Looked], list[Looked]]:
    """Look for all that can be looked for, and for names, on which nothing hangs."""
    looked = [weigh_quotation(each, claim) for each in claim.quotes]
    exchanged = swapped(claim)
    looked += [weigh_amount(each, claim, exchanged.get(each)) for each in claim.numbers]
    looked += [weigh_moment(each, claim) for each in claim.moments]
    return looked, [weigh_name(each, claim) for each in claim.names]


def _window(looked: Sequence[Looked], count: int) -> tuple[int, int]:
    """Give the few sentences of the source in which most of what was looked for stands."""
    numbers = sorted({place.sentence for each in looked for place in each.places})
    best = max(numbers, key=lambda low: (_standing(looked, low), -low), default=0)
    inside = [number for number in numbers if best <= number < best + _SENTENCES]
    return best, min(max(inside, default=best), count - 1)


def _standing(looked: Sequence[Looked], low: int) -> tuple[int, float]:
    inside = [[p.about for p in each.places if low <= p.sentence < low + _SENTENCES] for each in looked]
    return sum(1 for each in inside if each), sum(max(each, default=0.0) for each in inside)


def _check(each: Looked, source: SourceText, window: tuple[int, int]) -> Check:
    near = [place for place in each.places if window[0] <= place.sentence <= window[1]]
    place = each.against or next(iter((*near, *each.places)), None)
    if place is None:
        return Check(each.kind, each.said, "not found")
    start, end = source.place(place.start, place.end)
    found = source.text[start:end]
    return Check(each.kind, each.said, "contradicted" if each.against else "supported", found, start, end)


def _answer(
    verdict: SupportVerdict, why: str, checks: Sequence[Check], source: SourceText, window: tuple[int, int]
) -> Support:
    """Give the verdict with its passage, the sentences of a window."""
    start, end = source.place(source.sentences[window[0]][0], source.sentences[window[1]][1])
    return Support(verdict, why, source.text[start:end], start, end, tuple(checks))
