"""Compare two builds: pages added, removed, renamed and changed, findings new and gone."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from recto.model import Finding
from recto.store.snapshot import Snapshot, State

_SAME_TEXT = 0.6
"""Share of their runs of words that two pages must have in common to be one page renamed."""

_ALIKE = 0.3
"""The same share where the pages have a number in common."""


class PageName(msgspec.Struct, frozen=True):
    """A page by its file and title."""

    file: str
    title: str


class Renamed(msgspec.Struct, frozen=True):
    """A page at another place: `because` says what tells that it is the same."""

    old: str
    new: str
    because: str


class FieldChange(msgspec.Struct, frozen=True):
    """A field's value before and after."""

    field: str
    old: Any
    new: Any


class ChangedPage(msgspec.Struct, frozen=True):
    """A page of which fields changed."""

    file: str
    title: str
    fields: tuple[FieldChange, ...]


class Difference(msgspec.Struct, frozen=True):
    """What changed from one build to another; `left_out` are fields that only one of them has."""

    added: tuple[PageName, ...]
    removed: tuple[PageName, ...]
    renamed: tuple[Renamed, ...]
    changed: tuple[ChangedPage, ...]
    new_findings: tuple[Finding, ...]
    gone_findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        parts = (self.added, self.removed, self.renamed, self.changed, self.new_findings, self.gone_findings)
        return any(parts)


def diff(
    old: Snapshot, new: Snapshot, fields: Sequence[str], thresholds: Mapping[str, float] | None = None
) -> Difference:
    """Compare the fields of two builds; a number that changed by less than its field's threshold did not change.

    A page is the same where its file is, else where its id is, else where its number is and the texts are alike, else
    where the texts are nearly the same. Findings are the same where rule, page and message are, whatever the line.
    """
    before = {page.file: page for page in old.pages}
    after = {page.file: page for page in new.pages}
    renamed = tuple(
        _renamed([p for p in old.pages if p.file not in after], [p for p in new.pages if p.file not in before])
    )
    names = {r.old: r.new for r in renamed}
    came = set(names.values())
    same = [(before[p.file], p) for p in new.pages if p.file in before] + [
        (before[r.old], after[r.new]) for r in renamed
    ]
    compared = [name for name in fields if name in old.columns and name in new.columns]
    place = {page.file: index for index, page in enumerate(new.pages)}
    changed = [c for one, other in same if (c := _changed(one, other, compared, thresholds or {}))]
    return Difference(
        added=tuple(PageName(p.file, p.title) for p in new.pages if p.file not in before and p.file not in came),
        removed=tuple(PageName(p.file, p.title) for p in old.pages if p.file not in after and p.file not in names),
        renamed=renamed,
        changed=tuple(sorted(changed, key=lambda c: place[c.file])),
        new_findings=_more(new.findings, old.findings, str, lambda file: names.get(file, file)),
        gone_findings=_more(old.findings, new.findings, lambda file: names.get(file, file), str),
        left_out=tuple(name for name in fields if name not in compared),
    )


def _renamed(gone: Sequence[State], come: Sequence[State]) -> Iterator[Renamed]:
    """Pair pages that are gone with pages that have come, each once, the surest pairs first."""
    left = {page.file: page for page in gone}
    free = {page.file: page for page in come}
    shares = _shares(gone, come)

    def pairs(because: str, same: Callable[[State, State], bool]) -> Iterator[Renamed]:
        for new in list(free.values()):
            found = [old for old in left.values() if same(old, new)]
            if found:
                best = max(found, key=lambda old: shares.get((old.file, new.file), 0.0))
                del left[best.file], free[new.file]
                yield Renamed(best.file, new.file, because)

    yield from pairs("same id", lambda old, new: old.id == new.id)
    yield from pairs(
        "same number", lambda old, new: old.number is not None and old.number == new.number and _alike(old, new, shares)
    )
    ranked = sorted(((-share, pair) for pair, share in shares.items() if share >= _SAME_TEXT))
    for _, (one, other) in ranked:
        if one in left and other in free:
            del left[one], free[other]
            yield Renamed(one, other, "same text")


def _alike(old: State, new: State, shares: Mapping[tuple[str, str], float]) -> bool:
    return old.title == new.title or shares.get((old.file, new.file), 0.0) >= _ALIKE


def _shares(gone: Sequence[State], come: Sequence[State]) -> dict[tuple[str, str], float]:
    """Give what share of their runs of words pages have in common, of pairs that have any."""
    holders: dict[int, list[State]] = {}
    for page in gone:
        for shingle in page.shingles:
            holders.setdefault(shingle, []).append(page)
    shares = {}
    for page in come:
        # What stands on every page, such as a notice, tells nothing and would make this quadratic.
        common = Counter(o.file for s in page.shingles if len(h := holders.get(s, ())) <= 20 for o in h)
        sizes = {old.file: len(old.shingles) for old in gone if old.file in common}
        for file, count in common.items():
            shares[file, page.file] = count / (sizes[file] + len(page.shingles) - count)
    return shares


def _changed(old: State, new: State, fields: Sequence[str], thresholds: Mapping[str, float]) -> ChangedPage | None:
    changes = []
    for name in dict.fromkeys((*old.fields, *new.fields)):
        column = name.partition(".")[0]
        one, other = old.fields.get(name), new.fields.get(name)
        if one != other and column in fields and not _little(one, other, thresholds.get(column)):
            changes.append(FieldChange(name, one, other))
    return ChangedPage(new.file, new.title, tuple(changes)) if changes else None


def _little(old: Any, new: Any, threshold: float | None) -> bool:
    numbers = isinstance(old, (int, float)) and isinstance(new, (int, float))
    return threshold is not None and numbers and abs(new - old) < threshold


def _more(
    findings: Sequence[Finding], others: Sequence[Finding], name: Callable[[str], str], other_name: Callable[[str], str]
) -> tuple[Finding, ...]:
    """Give the findings that are not among the others, as often as they are more."""
    known = Counter((f.rule, other_name(f.file), f.message) for f in others)
    more = []
    for finding in findings:
        about = (finding.rule, name(finding.file), finding.message)
        known[about] -= 1
        if known[about] < 0:
            more.append(finding)
    return tuple(more)
