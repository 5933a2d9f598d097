"""What became of the errors: the evidence of each citation after, held against that before."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from recto.model import Alarm, Examined, Outcome, Planted
from recto.mutate.kind import Edit, Kind
from recto.mutate.plan import Chosen, Plan
from recto.mutate.spot import Spot, sane
from recto.store import Built


class Seen(NamedTuple):
    """By which rule or verdict a fault was found, and what it says; empty if none was."""

    by: str = ""
    why: str = ""


class Moved:
    """Where places of a file are after its edits."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        ordered = sorted(edits)
        self._ends = [edit.end for edit in ordered]
        self._shifts = [0]
        for edit in ordered:
            self._shifts.append(self._shifts[-1] + len(edit.text) - (edit.end - edit.start))

    def place(self, start: int) -> int:
        """Give where something is now that began at `start`."""
        return start + self._shifts[bisect_right(self._ends, start)]


class After:
    """A build with the errors in it, to be asked for the citation that another was."""

    def __init__(self, built: Built, edits: Mapping[str, Sequence[Edit]]) -> None:
        self.built = built
        self._moved = {file: Moved(each) for file, each in edits.items()}
        self._at = {(e.cited.file, e.cited.start): e for page in built.evidence.pages for e in page.citations}

    def of(self, before: Examined) -> Examined | None:
        """Give what is known now of a citation of a page."""
        file, start = before.cited.file, before.cited.start
        return self._at.get((file, self._moved[file].place(start) if file in self._moved else start))


def complaints(built: Built, rule: str) -> dict[str, tuple[str, ...]]:
    """Give the messages of a rule by file."""
    found: dict[str, tuple[str, ...]] = {}
    for each in built.findings if rule else ():
        if each.rule == rule:
            found[each.file] = (*found.get(each.file, ()), each.message)
    return found


def judged(chosen: Chosen, before: Built, after: After) -> Planted | None:
    """Say what became of an error; None where the page does not say afterwards what it was to say."""
    kind, spot, error = chosen
    now = after.of(spot.examined)
    if now is None or (error.sentence and now.cited.sentence != error.sentence):
        return None
    file, seeable = spot.source.path, not error.unseeable
    if kind.rule:
        told = complaints(after.built, kind.rule).get(file, ())
        seen = Seen(kind.rule, told[0]) if told and told != complaints(before, kind.rule).get(file, ()) else Seen()
    else:
        seen = fault(now, spot.examined) if kind.harmless else _seen(kind, now, spot.examined)
    edit, cited = error.edit, spot.examined.cited
    return Planted(
        kind.name, file, *_position(spot.source.text, edit.start), spot.examined.id,
        spot.source.text[edit.start : edit.end], edit.text, cited.said, cited.sentence,
        seeable, _outcome(kind, seen, seeable=seeable), seen.by, seen.why or error.unseeable or _silence(now, kind),
    )  # fmt: skip


def _position(text: str, start: int) -> tuple[int, int]:
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _outcome(kind: Kind, seen: Seen, *, seeable: bool) -> Outcome:
    if kind.harmless:
        return "alarmed" if seen.by else "quiet"
    return "caught" if seen.by else "missed" if seeable else "unseen"


def _silence(now: Examined, kind: Kind) -> str:
    """Give what is said of a citation whose error is not seen."""
    return now.identity.why if kind.differs else now.support.why


def _seen(kind: Kind, now: Examined, before: Examined) -> Seen:
    """Say what finds the error, for a reason that its kind has."""
    differs = {difference.what for difference in now.identity.differs} if now.identity.verdict == "mismatch" else set()
    if differs & {*kind.differs}:
        return Seen("impossible-address" if "address" in differs else "mismatched-citation", now.identity.why)
    failed = {check.kind for check in now.support.checks if check.verdict != "supported"}
    return _support(now, before) if failed & {*kind.checks} else Seen()


def _support(now: Examined, before: Examined) -> Seen:
    """Say whether the source denies what the sentence says, or does not have it any more."""
    if now.support.verdict == "contradicted":
        return Seen("contradicted-citation", now.support.why)
    missing = any(check.verdict != "supported" for check in now.support.checks)
    lost = missing and now.support.verdict == "not found" and before.support.verdict != "not found"
    return Seen("not found", now.support.why) if lost else Seen()


def fault(now: Examined, before: Examined) -> Seen:
    """Say what is found fault with in a citation that nothing is wrong with."""
    if now.identity.verdict == "mismatch":
        address = any(difference.what == "address" for difference in now.identity.differs)
        return Seen("impossible-address" if address else "mismatched-citation", now.identity.why)
    return _support(now, before)


def alarms(spots: Iterable[Spot], plan: Plan, before: Built, after: After, kinds: Sequence[Kind]) -> Iterator[Alarm]:
    """Give the citations that nothing was done to, or nothing wrong, and that are found fault with all the same."""
    for chosen in plan.chosen:
        now = after.of(chosen.spot.examined) if chosen.kind.harmless else None
        if now and (seen := fault(now, chosen.spot.examined)).by:
            yield _alarm(now, chosen.spot.examined, seen, kinds)
    for spot in spots:
        now = after.of(spot.examined)
        if now and plan.touched.isdisjoint(spot.locks) and (seen := fault(now, spot.examined)).by:
            yield _alarm(now, spot.examined, seen, kinds)
    for was, now in zip(before.evidence.of_data, after.built.evidence.of_data, strict=True):
        if sane(was) and (seen := fault(now, was)).by:
            yield _alarm(now, was, seen, kinds)


def _alarm(now: Examined, was: Examined, seen: Seen, kinds: Sequence[Kind]) -> Alarm:
    cited = was.cited
    return Alarm(accused(now, kinds), cited.file, cited.line, cited.column, was.id, seen.by, seen.why)


def accused(now: Examined, kinds: Sequence[Kind]) -> str:
    """Name the first kind of error that a finding speaks of."""
    differs = {difference.what for difference in now.identity.differs} if now.identity.verdict == "mismatch" else set()
    failed = {check.kind for check in now.support.checks if check.verdict != "supported"}
    spoken = (k for k in kinds if not k.harmless and (differs & {*k.differs} if differs else failed & {*k.checks}))
    return next((each.name for each in spoken), "")
