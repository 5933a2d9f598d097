"""Numbers, dates, quotations and names of a sentence weighed: where the source says so, where it says otherwise."""

from typing import NamedTuple

from recto.verify.support.claim import Claim
from recto.verify.support.compared import compare, derived, echo
from recto.verify.support.dates import Moment, same_moment, slip_of_date
from recto.verify.support.numbers import Amount
from recto.verify.support.quotes import find_quotation
from recto.verify.support.reading import Flat
from recto.verify.support.rivals import Found, Rival, better, instead, opposed, other_thing, outdone, slipped

_PLACES = 12
_ABOUT, _ABOUT_YEAR, _ABOUT_BARE = 0.3, 0.55, 0.45
"""How much of a sentence, and of the number's own clauses, the source must have words for around a number, both shares
added up; more of it around years and mere numbers."""
_ALIKE, _COVERED = 0.6, 0.55
_DENIED = 0.7
_CLEARLY = 0.3
_WEAKER = 0.75


class Place(NamedTuple):
    """A stretch of a source's flat text, the number of its sentence, and how far that is about the same: 0 to 1.

    `own` is how well the words of a number's clauses fit those of the one that is said: 0 to 1.
    """

    sentence: int
    start: int
    end: int
    about: float = 1.0
    own: float = 1.0


class Looked(NamedTuple):
    """What was looked for: where the source has it, best first; else where it says otherwise; `why` if it has not."""

    kind: str
    said: str
    places: tuple[Place, ...] = ()
    against: Place | None = None
    why: str = ""


def weigh_quotation(words: str, claim: Claim) -> Looked:
    """Look for quoted words."""
    found = find_quotation(words, claim.source)
    if found.how == "absent":
        return Looked("quote", words, why=f"“{words}” does not stand in the source")
    place = Place(claim.source.sentence_at(found.start), found.start, found.end)
    if found.how == "altered":
        return Looked("quote", words, against=place)
    return Looked("quote", words, (place,))


def weigh_name(name: str, claim: Claim) -> Looked:
    """Look for a name or a title, by which nothing is contradicted."""
    folded = Flat(name).folded
    start = claim.source.folded.find(folded)
    if start < 0 or not folded:
        return Looked("name", name)
    return Looked("name", name, (Place(claim.source.sentence_at(start), start, start + len(folded)),))


def weigh_amount(said: Amount, claim: Claim, exchanged: Rival | None = None) -> Looked:
    """Look for a number with what it measures or counts; what the source has of those beside it is not against it.

    `exchanged` is what the source has where the sentence has this number, if it took one for another.
    """
    if exchanged:
        return _contradicted(said, exchanged, claim)
    found = [(n, each, compare(said, each)) for n in claim.concerned for each in claim.source.amounts(n)]
    same = [(n, each) for n, each, how in found if how == "same"]
    alike = [(n, each, how) for n, each, how in found if how != "same" and _one_thing(said, n, each, claim)]
    others = [(n, each) for n, each, how in alike if how == "other" and not claim.says(each)]
    if not same:
        return _absent(said, others, [(n, each) for n, each, _ in alike if echo(said, each)], claim)
    bare = not said.dimension and not any(set(said.nouns) & set(each.nouns) for _, each in same)
    return _weigh(said, same, others, claim, _ABOUT_BARE if bare else _ABOUT)


def _one_thing(said: Amount, number: int, found: Amount, claim: Claim) -> bool:
    """Say whether two numbers may be of one thing: of plain counts, what is counted stands with both."""
    if said.dimension or found.dimension:
        return True
    if not said.nouns:
        return not found.nouns
    return not set(said.nouns).isdisjoint((*found.nouns, *claim.own(number, found)))


def weigh_moment(said: Moment, claim: Claim) -> Looked:
    """Look for a date; what the source has of those beside it is not against it."""
    found = [(n, each, same_moment(said, each)) for n in claim.concerned for each in claim.source.moments(n)]
    same = [(n, each) for n, each, how in found if how == "same"]
    rivals = [(n, each) for n, each, how in found if how == "other"]
    others = [(n, each) for n, each in rivals if not claim.says(each)]
    if not same:
        return _absent(said, others, [(n, each) for n, each in others if slip_of_date(said, each)], claim)
    return _weigh(said, same, others, claim, _ABOUT_YEAR if said.kind == "year" else _ABOUT)


def _absent(said: Amount | Moment, others: Found, echoes: Found, claim: Claim) -> Looked:
    """Look for what the source has in the place of a number or date that it has not, first for one with a slip."""
    if slip := slipped(said, echoes, claim):
        return _contradicted(said, slip, claim)
    rival = instead(said, others, claim)
    if rival is None:
        return _missing(said, "does not stand where the source speaks of the same", claim)
    if isinstance(said, Amount) and _derived(said, rival.number, claim):
        return _missing(said, "may follow from numbers of the source", claim)
    return _contradicted(said, rival, claim)


def _derived(said: Amount, number: int, claim: Claim) -> bool:
    """Say whether a number may be reckoned from those of a sentence; what says nearly the same reckons no rest."""
    return derived(said, claim.source.amounts(number), rest=not claim.repeats(number))


def _weigh(said: Amount | Moment, same: Found, others: Found, claim: Claim, enough: float) -> Looked:
    """Weigh where the source says the same against where it says something else of the same thing."""
    best = [each for each in _best(said, same, claim) if each.own + each.about >= enough]
    there = {number for number, _ in same}
    against = _rival(said, [each for each in others if each[0] not in there], claim)
    against = against or (_misplaced(said, best[0].sentence, same, others, claim) if best else None)
    if said.kind != "year" and (rival := better(said, same, others, claim)):
        if other_thing(said, rival.number, rival.found, claim):
            return _missing(said, "stands in the source, but of something else", claim)
        return _contradicted(said, rival, claim)
    if best and isinstance(said, Amount) and (turned := opposed(said, same, claim)):
        return _contradicted(said, turned, claim)
    if against and (not best or against.sentence == best[0].sentence or best[0].about < _WEAKER * against.about):
        return Looked(said.kind, _words(said, claim), against=against)
    if not best:
        return _missing(said, "does not stand where the source speaks of the same", claim)
    if claim.cover(best[0].sentence) >= _DENIED and _denied(said, same, best[0], claim):
        return _missing(said, "stands in the source, but only one of the two denies it", claim)
    if outdone(said, same, others, claim):
        return _missing(said, "stands in the source, but rather of something else", claim)
    return Looked(said.kind, _words(said, claim), tuple(best))


def _contradicted(said: Amount | Moment, rival: Rival, claim: Claim) -> Looked:
    place = Place(rival.number, rival.found.start, rival.found.end, claim.cover(rival.number))
    return Looked(said.kind, _words(said, claim), against=place)


def _missing(said: Amount | Moment, why: str, claim: Claim) -> Looked:
    words = _words(said, claim)
    return Looked(said.kind, words, why=f"“{words}” {why}")


def _words(said: Amount | Moment, claim: Claim) -> str:
    return claim.read.flat[said.start : said.end]


def _denied(said: Amount | Moment, same: Found, best: Place, claim: Claim) -> bool:
    return any(claim.denied(said, n, e) for n, e in same if (n, e.start) == (best.sentence, best.start))


def _misplaced(said: Amount | Moment, number: int, same: Found, others: Found, claim: Claim) -> Place | None:
    """Give what a sentence of the source has in the place of a number that stands elsewhere in it."""
    mine = said.start, said.end
    right, wrong = (
        max(((claim.alike(mine, number, (e.start, e.end), reach=3), e) for n, e in found if n == number), default=None)
        for found in (same, others)
    )
    if right is None or wrong is None or _apart(said, number, wrong[1], claim):
        return None
    clear = claim.repeats(number) and wrong[0] >= _DENIED and wrong[0] - right[0] >= _CLEARLY
    doubled = claim.times(said) > len({each.start for n, each in same if n == number})
    if not clear and not (doubled and claim.cover(number) >= _COVERED and wrong[0] > right[0]):
        return None
    return Place(number, wrong[1].start, wrong[1].end, claim.cover(number))


def _apart(said: Amount | Moment, number: int, found: Amount | Moment, claim: Claim) -> bool:
    """Say whether what a source has is likely of another thing: of other names or numbers, of another year, denied."""
    mine, theirs = (said.start, said.end), (found.start, found.end)
    if claim.elsewhere(mine, number, theirs) or claim.exchanged(mine, number, theirs):
        return True
    return other_thing(said, number, found, claim) or claim.other_numbers(said, number)


def _best(said: Amount | Moment, same: Found, claim: Claim) -> list[Place]:
    """Give the places that are most about what the sentence says, best first."""
    first = sorted(same, key=lambda each: (-claim.cover(each[0]), each[1].start))[:_PLACES]
    places = [Place(n, each.start, each.end, claim.about(n), claim.fit(said, n, each, fully=True)) for n, each in first]
    return sorted(places, key=lambda each: (-each.about, each.start))


def _rival(said: Amount | Moment, others: Found, claim: Claim) -> Place | None:
    """Give where the source most surely says something else of the same thing."""
    best: tuple[float, Place] | None = None
    for number, each in others:
        cover = claim.cover(number)
        if cover >= _COVERED and (best is None or cover >= best[1].about):
            alike = claim.alike((said.start, said.end), number, (each.start, each.end))
            sure = alike >= _ALIKE and not _apart(said, number, each, claim)
            if sure and (best is None or (cover, alike) > (best[1].about, best[0])):
                best = alike, Place(number, each.start, each.end, cover)
    return best[1] if best else None
