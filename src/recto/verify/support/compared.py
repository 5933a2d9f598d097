"""Whether one number says what another says, something else, or the same with a slip."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from recto.verify.support.numbers import Amount
from recto.verify.support.spelled import ROUGH
from recto.verify.support.units import MONEY, rivals

Comparison = Literal["same", "other", "unclear"]

_SLACK = 1e-9
_MOST_DIGITS = 1e15


def compare(claim: Amount, found: Amount) -> Comparison:
    """Say whether a number of a source says what a claim's number says, or something else, if both are of one thing."""
    if claim.dimension != found.dimension:
        return _across(claim, found)
    if claim.change * found.change < 0:
        return "other"
    if {claim.hedge, found.hedge} == {"over", "under"}:
        return "other" if _equal(claim.low, found.low) else "unclear"
    if claim.low != claim.high or found.low != found.high:
        return _ranges(claim, found)
    if claim.hedge in ("over", "under"):
        return _bounded(claim, found)
    return _points(claim, found)


def _across(claim: Amount, found: Amount) -> Comparison:
    """Compare shares written as percent and as decimals, and numbers whose units are rivals."""
    if {claim.dimension, found.dimension} == {"percent", ""}:
        bare, share = (claim, found) if not claim.dimension else (found, claim)
        if 0 <= bare.low <= bare.high <= 1 and bare.step < 1:
            scaled = bare._replace(low=100 * bare.low, high=100 * bare.high, step=100 * bare.step, dimension="percent")
            result = compare(scaled, share) if bare is claim else compare(share, scaled)
            return result if result == "same" else "unclear"
        fine = share.step < 1 and bare.step == share.step and not bare.nouns
        return "same" if fine and _equal(bare.low, share.low) and _equal(bare.high, share.high) else "unclear"
    equal = _equal(claim.low, found.low) and _equal(claim.high, found.high)
    if equal and "" in (claim.dimension, found.dimension):
        bare, money = (claim, found) if not claim.dimension else (found, claim)
        return "same" if money.dimension in MONEY and not bare.nouns else "unclear"
    return "other" if equal and rivals(claim.dimension, found.dimension) else "unclear"


def echo(claim: Amount, found: Amount) -> bool:
    """Say whether a number of a source has the digits of a claim's, but another magnitude, unit, order or direction.

    Of a range it is enough that one end is the same.
    """
    if claim.dimension != found.dimension and not rivals(claim.dimension, found.dimension):
        return False
    if claim.change * found.change < 0:
        return _equal(claim.low, found.low) or _equal(claim.high, found.high)
    if claim.low == claim.high:
        return any(_slipped(claim, found, end) for end in {found.low, found.high})
    return found.low != found.high and (_equal(claim.low, found.low) or _equal(claim.high, found.high))


def derived(claim: Amount, found: Sequence[Amount], *, rest: bool) -> bool:
    """Say whether a number is the sum or the difference of two others, or the `rest` of one to a hundred percent."""
    alike = [each.low for each in found if each.dimension == claim.dimension or rivals(each.dimension, claim.dimension)]
    whole = [100.0] if rest and claim.dimension == "percent" else []
    made = (value for a, b in combinations((*alike, *whole), 2) for value in (a + b, abs(a - b)))
    return any(abs(claim.low - value) <= _tolerance(claim, claim.low) for value in made)


def _slipped(claim: Amount, found: Amount, end: float) -> bool:
    if claim.dimension == found.dimension and _equal(claim.low, end):
        return False
    one, other = _written(claim, claim.low), _written(found, end)
    return len(one) > 1 and sorted(one) == sorted(other)


def _written(amount: Amount, value: float) -> str:
    """Give the digits of a number as they are written, without zeros at either end; of a share in words none."""
    digits = value / amount.step if amount.step not in (0, ROUGH) else 0.0
    return f"{digits:.0f}".strip("-0") if abs(digits) < _MOST_DIGITS else ""


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= _SLACK * max(abs(one), abs(other))


def _ranges(claim: Amount, found: Amount) -> Comparison:
    """Compare where at least one is a range: a point within a range is neither what it says nor against it."""
    if found.low == found.high or claim.low == claim.high:
        point, span = (claim, found) if claim.low == claim.high else (found, claim)
        at_end = any(abs(point.low - end) <= _tolerance(claim, point.low) for end in (span.low, span.high))
        if at_end and span is found and point.change:
            return "same"
        return "unclear" if span.low - span.step <= point.low <= span.high + span.step else "other"
    ends = ((claim.low, found.low), (claim.high, found.high))
    if all(abs(said - there) <= _tolerance(claim, said) for said, there in ends):
        return "same"
    return "other" if claim.step == found.step or claim.high < found.low or found.high < claim.low else "unclear"


def _bounded(claim: Amount, found: Amount) -> Comparison:
    """Compare a claim of at least or at most so much with a number; what is far from the bound does not speak of it."""
    over = claim.hedge == "over"
    if found.hedge == claim.hedge or _equal(claim.low, found.low):
        return "same" if abs(claim.low - found.low) <= _tolerance(claim, claim.low) else "other"
    if found.hedge in ("over", "under"):
        return "unclear"
    within = claim.low <= found.low <= 1.5 * claim.low if over else 0.6 * claim.low <= found.low <= claim.low
    beyond = found.low < claim.low - claim.step / 2 if over else found.low > claim.low + claim.step / 2
    return "same" if within else "other" if beyond else "unclear"


def _tolerance(claim: Amount, said: float) -> float:
    """Give how far a number may be off: half its last digit's worth but never much; more if it says it is rough."""
    value = abs(said)
    if claim.hedge == "about" and claim.step == ROUGH:
        return 1.5 * ROUGH
    if claim.hedge == "about":
        return max(min(claim.step, 0.1 * value), 0.05 * value)
    return min(claim.step / 2, 0.05 * value) * (1 + _SLACK) + _SLACK * value


def _points(claim: Amount, found: Amount) -> Comparison:
    off, value = abs(claim.low - found.low), abs(claim.low)
    if off <= _tolerance(claim, claim.low):
        return "same"
    if found.hedge in ("over", "under") and (found.hedge == "over") == (claim.low > found.low):
        return "unclear"
    rounder = found.step > claim.step and off <= found.step / 2
    cut = found.step < claim.step and off < claim.step
    rough = (claim.hedge == "about" or found.hedge == "about") and off <= 0.12 * value
    return "unclear" if rounder or cut or rough or (value % 10 == 0 and off <= 0.025 * value) else "other"
