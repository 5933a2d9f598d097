"""Which number of a source a sentence speaks of: another than it says, if that one's words fit better.

That a source has a number, but of something else, is the error that is hardest to see. Here the words that belong to
each number are compared (`clauses`), and another number is told to be meant only if no word tells for the one said.
"""

from collections.abc import Sequence
from typing import NamedTuple

from recto.verify.support.claim import Claim
from recto.verify.support.clauses import BESIDE, FIRST
from recto.verify.support.dates import Moment
from recto.verify.support.numbers import Amount
from recto.verify.support.words import WORD

Found = Sequence[tuple[int, Amount | Moment]]
"""Numbers and dates of a source, each after the number of its sentence."""

_FITS, _FITS_APART, _ABOUT = 0.4, 0.65, 0.3
"""How well a number's words must fit, beside the one that is said and in another sentence, and how much of the sentence
its sentence must have words for."""
_INSTEAD, _WELL = 0.58, 0.75
"""How well its words must fit where the source has the number that is said nowhere: with many words, and with few."""
_OPPOSED = 0.35
"""How well the words must fit of a number that is the same but for its direction, its unit or a slip."""
_OUTDONE = 0.8
"""How much of another number's fit the one that is said must have."""
_SLIGHTLY, _BETTER, _CLEARLY = 1.05, 1.3, 2.0
"""How many times better a number must fit: with many words that tell for it, with few, with some against it."""
_FEW, _MANY, _OUTWEIGHED = 2, 3, 4
"""Words that are few, and many, and how many of them outweigh one against them."""
LONGEST = 500
"""Characters after which a sentence is likely a table, in which clauses are none."""
_SLIP = 1100
"""How many times another a number may be by a slip: a thousand times is one."""
_SUMS = frozenset(
    ("combined", "together", "altogether", "jointly", "average", "averages", "averaged", "mean", "median")
)


class Rival(NamedTuple):
    """A number of a source, after the number of its sentence, and how well its words fit what is said: 0 to 1."""

    fit: float
    number: int
    found: Amount | Moment


def better(said: Amount | Moment, same: Found, others: Found, claim: Claim) -> Rival | None:
    """Give another number of the source that is meant rather than those that are the same as what is said."""
    rival = _fitting(said, others, claim)
    if rival is None or rival.fit < _FITS or _is_sum(claim, rival) or _far(said, rival.found):
        return None
    mine = _fitting(said, same, claim)
    if mine is None or claim.cover(rival.number) < _ABOUT or (rival.number != mine.number and rival.fit < _FITS_APART):
        return None
    if claim.company(said, mine.number) > claim.company(said, rival.number):
        return None
    return rival if rival.fit >= _ratio(mine, rival, claim) * mine.fit else None


def slipped(said: Amount | Moment, echoes: Found, claim: Claim) -> Rival | None:
    """Give the number of the source that is meant where the sentence has its digits and says another thing."""
    best = _fitting(said, echoes, claim)
    if best is None or claim.other_labels(best.number):
        return None
    return best if claim.about(best.number) >= _ABOUT and best.fit >= _OPPOSED else None


def outdone(said: Amount | Moment, same: Found, others: Found, claim: Claim) -> bool:
    """Say whether the words of another number fit what is said clearly better than those of one that is the same."""
    mine, rival = _fitting(said, same, claim), _fitting(said, others, claim)
    if mine is None or rival is None or claim.repeats(mine.number):
        return False
    return mine.fit < _OUTDONE * rival.fit


def opposed(said: Amount, same: Found, claim: Claim) -> Rival | None:
    """Give the number that is said where the source has it of a fall instead of a rise, or the other way round."""
    best = _fitting(said, same, claim)
    return best if best and best.fit >= _OPPOSED and claim.opposed(said, best.number, best.found) else None


def other_thing(said: Amount | Moment, number: int, found: Amount | Moment, claim: Claim) -> bool:
    """Say whether a sentence of the source denies what is said, or is about another time, or a second of two."""
    return claim.denied(said, number, found) or claim.another_time(said, number) or claim.other_labels(number)


def _fitting(said: Amount | Moment, found: Found, claim: Claim, *, fully: bool = False) -> Rival | None:
    """Give the number of the source whose words fit best those of one that is said, the first of several."""
    if len(claim.read.flat) > LONGEST:
        return None
    clear = ((number, each) for number, each in found if claim.source.length(number) <= LONGEST)
    fits = (Rival(claim.fit(said, number, each, fully=fully), number, each) for number, each in clear)
    return max(fits, key=lambda each: (each.fit, -each.found.start), default=None)


def _ratio(mine: Rival, rival: Rival, claim: Claim) -> float:
    """Give how many times better a rival must fit, by the words that belong to one of the two alone."""
    one, other = (mine.number, mine.found), (rival.number, rival.found)
    told, against = claim.telling(other, one, shared=BESIDE), claim.telling(one, other, shared=FIRST)
    if len(told) < 1 + (mine.number != rival.number) or len(against) * _OUTWEIGHED > len(told):
        return float("inf")
    much = len(told) >= _MANY or not told.isdisjoint(claim.named)
    return _CLEARLY if against else _SLIGHTLY if much else _BETTER


def instead(said: Amount | Moment, others: Found, claim: Claim) -> Rival | None:
    """Give the number that stands in the place of one that the source has nowhere."""
    rival = _fitting(said, others, claim, fully=True)
    if rival is None or rival.fit < _INSTEAD or _is_sum(claim, rival) or _far(said, rival.found):
        return None
    if len(claim.own(rival.number, rival.found)) < _FEW and rival.fit < _WELL:
        return None
    mine, theirs = (said.start, said.end), (rival.found.start, rival.found.end)
    if other_thing(said, rival.number, rival.found, claim) or claim.elsewhere(mine, rival.number, theirs):
        return None
    others_told = isinstance(said, Moment) and claim.other_numbers(said, rival.number)
    return None if others_told or claim.another_kind(rival.number) else rival


def _is_sum(claim: Claim, rival: Rival) -> bool:
    """Say whether a number of the source is a sum or a mean, and the sentence speaks of none."""
    told = WORD.findall(claim.source.folded, *claim.source.sentences[rival.number])
    return not _SUMS.isdisjoint(told) and _SUMS.isdisjoint(WORD.findall(claim.read.folded))


def _far(said: Amount | Moment, found: Amount | Moment) -> bool:
    """Say whether two numbers are so far apart that no slip leads from one to the other."""
    if not (isinstance(said, Amount) and isinstance(found, Amount)):
        return False
    one, other = sorted((abs(said.high), abs(found.high)))
    return other > _SLIP * one > 0
