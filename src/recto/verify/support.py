"""Does the text of a source say what the sentence says that cites it?

What can be looked for is quotations, numbers with what they measure, and dates. A sentence is supported if all of them
stand in the source where it speaks of the same, and contradicted only if it has another one for the same thing there.
"""

from collections.abc import Sequence

from recto.model import Check, StoredText, Support, SupportVerdict
from recto.verify.context import Claim, SourceText
from recto.verify.dates import moments
from recto.verify.mentioned import names
from recto.verify.numbers import amounts, ends
from recto.verify.quotes import quotations
from recto.verify.weigh import Looked, weigh_amount, weigh_moment, weigh_name, weigh_quotation

_LONGEST = 5_000
_SENTENCES = 3
_NOTHING = "nothing in the sentence can be looked for: it has no quotation, no number and no date"


def support(sentence: str, text: StoredText | None, source: SourceText | None = None) -> Support:
    """Say whether a source's text says what a sentence says.

    `source` is the text as read before (`SourceText(text.text)`), so that it is read once for many sentences.
    """
    if text is None or not text.text.strip():
        return Support("no text", "the text of the source is not stored")
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
    read, whole = claim.read, (0, len(claim.read.flat))
    quotes = list(quotations(read.text))
    within = [(read.flat_place(each.start), read.flat_place(each.end)) for each in quotes]
    dates = list(moments(read.flat, read.folded, *whole))
    taken = [*within, *((each.start, each.end) for each in dates)]
    claimed = moments(read.flat, read.folded, *whole, claims=True)
    looked = [weigh_quotation(each.words, claim) for each in quotes if not each.title]
    numbers = [end for each in amounts(read.flat, read.folded, *whole, taken) for end in ends(each)]
    said = [each for each in claimed if not any(a <= each.start < b for a, b in within)]
    looked += [weigh_amount(each, numbers, claim) for each in numbers]
    looked += [weigh_moment(each, said, claim) for each in said]
    titles = [each.words for each in quotes if each.title]
    named = [*titles, *(read.flat[start:end] for start, end in names(read.flat))]
    return looked, [weigh_name(each, claim) for each in dict.fromkeys(named)]


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
