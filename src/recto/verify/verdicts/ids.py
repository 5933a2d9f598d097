"""What a citation and the words of its source are known by: hashes that outlive moved lines and broken ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from recto.memo import key
from recto.model import Cited

_DIGITS = 10


def squeezed(text: str) -> str:
    """Give a text with one blank wherever it has white space, so that only a change of its words counts."""
    return " ".join(text.split())


def fingerprint(text: str) -> str:
    """Hash the words of a text: 16 hexadecimal digits, alike for every breaking of its lines."""
    return key(squeezed(text)).hex()[:16]


def cited_work(cited: Cited) -> str:
    """Give what a citation leads to: the key of the work, else the address as written, else its label."""
    return cited.work or cited.target or cited.label


def citation_ids(cited: Iterable[Cited]) -> list[str]:
    """Give each citation its id: ten hexadecimal digits, no two alike, whatever the order of the citations.

    It is made of the file, the work, and which citation of this work in the file it is: moved lines do not change it.
    """
    files, ids = list[str](), list[str]()
    for file, group in groupby(cited, key=lambda each: each.file):
        files.append(file)
        ids += _told_apart(list(group))
    alone = len({*files}) == len(files) and len({*ids}) == len(ids)
    return ids if alone else _told_apart(list(cited))


def _told_apart(cited: Sequence[Cited]) -> list[str]:
    """Give the ids of citations that are all at hand; those of one file seldom hang on those of others."""
    taken: set[str] = set()
    ids = [""] * len(cited)
    for place, ordinal in _ordinals(cited):
        name = identifier(cited[place].file, cited_work(cited[place]), ordinal)
        while name in taken:
            name = _name(name)
        taken.add(name)
        ids[place] = name
    return ids


def former_ids(cited: Sequence[Cited], renamed: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Give the ids that each citation had when its file had another name; `renamed` leads from old names to new."""
    before: dict[str, list[str]] = {}
    for old in renamed:
        before.setdefault(present_name(old, renamed), []).append(old)
    held = list(cited) if before else []
    former: list[tuple[str, ...]] = [()] * len(cited)
    for place, ordinal in _ordinals(held):
        each = held[place]
        former[place] = tuple(identifier(old, cited_work(each), ordinal) for old in before.get(each.file, ()))
    return former


def present_name(file: str, renamed: Mapping[str, str]) -> str:
    """Follow the renames of a file to the name it has now; a circle ends where it began."""
    seen = {file}
    while (following := renamed.get(file, file)) not in seen:
        seen.add(following)
        file = following
    return file


def identifier(file: str, work: str, ordinal: int) -> str:
    """Hash what tells a citation from others."""
    return _name(file, work, str(ordinal))


def _ordinals(cited: Sequence[Cited]) -> Iterator[tuple[int, int]]:
    """Give the place of each citation with its number among those of its work in its file, as they stand there."""
    counted: Counter[tuple[str, str]] = Counter()
    for place in sorted(range(len(cited)), key=lambda n: _order(cited[n])):
        which = cited[place].file, cited_work(cited[place])
        yield place, counted[which]
        counted[which] += 1


def _order(cited: Cited) -> tuple[str | int, ...]:
    return cited.file, cited.start, cited.end, cited.line, cited.column, cited.kind, cited_work(cited), cited.sentence


def _name(*parts: str) -> str:
    return key(*parts).hex()[:_DIGITS]
