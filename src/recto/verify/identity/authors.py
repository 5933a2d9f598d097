"""The authors of a work, made to be found by any form of a name."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from recto.verify.identity.forenames import GIVEN, NICKNAMES
from recto.verify.identity.lexicon import PARTICLES
from recto.verify.identity.names import Name, folded, read_name, words
from recto.verify.identity.spelling import may_be_one, one_edit, same_name, same_sound

_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


class Match(NamedTuple):
    """Where a name stands among authors, and how: as it is, nearly (`typo`), as a given name, or not for sure."""

    place: int
    how: Literal["same", "typo", "given", "unsure"]


class Authors:
    """The authors of a work, made to be looked up by any form of a name."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = tuple(names)
        self._runs: dict[str, list[int]] = {}
        self._first: dict[str, list[int]] = {}
        for index, name in enumerate(self.names):
            for run in _runs(name):
                self._runs.setdefault(run, []).append(index)
            for word in name.given[:1]:
                self._first.setdefault(word, []).append(index)

    def find(self, name: Name) -> Match | None:
        """Find a name; initials alone match nobody. What is read as given name and surname may be two surnames."""
        if whole := self._whole(name):
            return Match(min(self._runs[whole]), "same")
        keys = [key for key in (*_joined(name), *_with_particles(name)) if len(key) > 1]
        at = [index for key in keys for index in self._runs.get(key, ())]
        fits = [index for index in at if _given_fits(name.given, self.names[index].given)]
        if fits:
            return Match(min(fits), "same")
        if at:
            return Match(at[0], "unsure") if _perhaps(name.given, self.names[at[0]].given) else None
        return (
            self._both(name)
            or self._turned(name)
            or self._nearly(name, keys)
            or self._handle(keys)
            or (None if name.given else self._given(keys))
        )

    def _whole(self, name: Name) -> str:
        """Give the run of words that what is read as given name and surname is; a particle may be left out."""
        parts = (*name.given, *name.family)
        whole, bare = "".join(parts), "".join(part for part in parts if part not in PARTICLES)
        if not name.given or name.ordered:
            return ""
        return whole if whole in self._runs else bare if bare in self._runs and name.given[0] in PARTICLES else ""

    def _both(self, name: Name) -> Match | None:
        """Find the authors whose two surnames a hyphen joins as one: ``Doe-Roe``."""
        found = [self._runs.get(part, ()) for part in name.family] if "-" in name.text.replace("–", "-") else []
        apart = len(found) == 2 and all(found) and set(found[0]).isdisjoint(found[1])
        return Match(min(found[0]), "same") if apart else None

    def _turned(self, name: Name) -> Match | None:
        """Find a name whose parts stand the other way round."""
        said = {*name.family, *name.given}
        for index in self._first.get(name.family[-1], ()) if name.given else ():
            other = self.names[index]
            short = len(name.given[0]) == 1 and not other.ordered and other.family[0].startswith(name.given[0])
            if short or said == {*other.family, *other.given}:
                return Match(index, "same")
        return None

    def _nearly(self, name: Name, keys: Sequence[str]) -> Match | None:
        for index, other in enumerate(self.names):
            for key in keys:
                alike = other.kind == "person" and any(
                    one_edit(key, run) or same_sound(key, run) for run in _joined(other)
                )
                if alike and _given_fits(name.given, other.given):
                    return Match(index, "typo")
                if any(may_be_one(key, run) for run in _joined(other)) and _given_fits(name.given, other.given):
                    return Match(index, "unsure")
        return None

    def _handle(self, keys: Sequence[str]) -> Match | None:
        """Find a surname of five letters or more within a handle."""
        for index, other in enumerate(self.names):
            if other.kind == "handle":
                letters = "".join(words(other.text.replace("_", "")))
                if any(len(key) > 4 and key in letters for key in keys):
                    return Match(index, "same")
        return None

    def _given(self, keys: Sequence[str]) -> Match | None:
        found = [index for key in keys for index in self._first.get(key, ())]
        return Match(min(found), "given") if found and not self.names[min(found)].ordered else None


def _joined(name: Name) -> set[str]:
    """Give a surname as one word, in each way its marks are written."""
    spelt = folded(name.text.lower().translate(_SPELT))
    plain = "".join(name.family)
    if spelt == folded(name.text):
        return {plain}
    other = read_name(spelt.title())
    return {plain, "".join(other.family) if other.kind == name.kind else plain}


def _with_particles(name: Name) -> Iterator[str]:
    """Give a surname that begins with a particle as one word: ``De Marco`` may be written ``DeMarco``."""
    said = words(name.surname)
    if said != name.family and 1 < len(said) < 4:
        yield "".join(said)


def _runs(name: Name) -> Iterator[str]:
    """Give every run of words that may be meant by a surname: any part of it, and what stands before it but first."""
    yield from _joined(name)
    yield from _with_particles(name)
    parts = name.family if name.ordered else (*name.given[1:], *name.family)
    for low in range(len(parts)):
        for high in range(low + 1, min(low + 4, len(parts)) + 1):
            run = "".join(parts[low:high])
            if len(run) > 1:
                yield run


def _given_fits(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether given names agree: one is missing, an initial or the beginning of the other, or a known nickname.

    Whole first names that differ do not agree by the initial of a second one.
    """
    if not one or not other:
        return True
    told = [word for word in other if word is other[0] or len(word) > 1 or len(one[0]) == 1 or len(other[0]) == 1]
    return any(_agree(one[0], word) for word in told) or any(_agree(word, other[0]) for word in one)


def _agree(one: str, other: str) -> bool:
    alike = one.startswith(other) or other.startswith(one) or same_name(one, other)
    return alike or any(nick == other or (len(other) == 1 and nick[0] == other) for nick in _NICK.get(one, ()))


def _perhaps(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether given names might be one's: they begin alike, or the one is an initial, perhaps of no name.

    Two initials that are both another's are no slip, and two names that are both known are two persons'.
    """
    initials = [word for word in one if len(word) == 1]
    strange = len(initials) > 1 and len(other[0]) > 1 and other[0][0] not in initials
    if one[0] in GIVEN and other[0] in GIVEN:
        return False
    return one[0][0] == other[0][0] or (len(one[0]) == 1 and not strange)


def _nicknames() -> Iterator[tuple[str, frozenset[str]]]:
    for line in NICKNAMES:
        for word in line.split():
            yield word, frozenset(line.split())


_NICK: dict[str, frozenset[str]] = {}
for _word, _others in _nicknames():
    _NICK[_word] = _NICK.get(_word, frozenset()) | _others
