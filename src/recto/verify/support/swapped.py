"""Two numbers of a sentence that the source has too, but each where the words of the other are."""

from itertools import combinations, product

from recto.verify.support.claim import Claim
from recto.verify.support.compared import compare
from recto.verify.support.numbers import Amount
from recto.verify.support.rivals import LONGEST, Rival

_BETTER = 1.05
"""How many times better the numbers must fit when they are exchanged."""

Swapped = dict[Amount, Rival]
"""Numbers of a sentence, and what the source has in their places."""


def swapped(claim: Claim) -> Swapped:
    """Give the numbers of a sentence that are exchanged."""
    found: Swapped = {}
    for one, other in combinations(claim.numbers, 2):
        if one.dimension == other.dimension and one.start != other.start and compare(one, other) != "same":
            found |= _exchanged(one, other, claim)
    return found


def _exchanged(one: Amount, other: Amount, claim: Claim) -> Swapped:
    """Give both numbers if they are exchanged in each sentence of the source that has both."""
    exchanged: Swapped = {}
    for number in (each for each in claim.concerned if claim.source.length(each) <= LONGEST):
        pairs = [[e for e in claim.source.amounts(number) if compare(said, e) == "same"] for said in (one, other)]
        for first, second in product(*pairs):
            if first.start != second.start:
                if not _crossed(one, other, number, first, second, claim):
                    return {}
                exchanged = exchanged or {one: Rival(1.0, number, second), other: Rival(1.0, number, first)}
    return exchanged


def _crossed(one: Amount, other: Amount, number: int, first: Amount, second: Amount, claim: Claim) -> bool:
    """Say whether each of two numbers of the sentence has words of its own that the source has with the other."""
    ours, theirs = claim.beside(one), claim.beside(other)
    mine, others = claim.own(number, first), claim.own(number, second)
    if not ((ours - theirs) & (others - mine) and (theirs - ours) & (mine - others)):
        return False
    straight = claim.fit(one, number, first) + claim.fit(other, number, second)
    return claim.fit(one, number, second) + claim.fit(other, number, first) > _BETTER * straight
