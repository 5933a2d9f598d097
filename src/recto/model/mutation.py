"""What a test of detectors tells: the errors that were planted, what became of each, and the figures of each kind."""

from typing import Literal

from recto.model.struct import Row

Outcome = Literal["caught", "missed", "unseen", "quiet", "alarmed"]


class Planted(Row, frozen=True):
    """An error planted in a copy of a wiki, at its place in the untouched file, and what became of it.

    `before` and `after` are the stretch that was changed, `said` what the citation says of its work, `sentence` the one
    that it supports. `seeable` says that a detector claims to see it: then it is caught or missed, else unseen, or
    caught nevertheless. What is no error is quiet, or alarmed. `by` is the rule or verdict that tells, `why` what it
    says, or why nothing can.
    """

    kind: str
    file: str
    line: int
    column: int
    citation: str
    before: str
    after: str
    said: str
    sentence: str
    seeable: bool
    outcome: Outcome
    by: str
    why: str


class Alarm(Row, frozen=True):
    """A citation that nothing was done to, and that is found fault with only since errors stand beside it."""

    kind: str
    file: str
    line: int
    column: int
    citation: str
    by: str
    why: str


class Unseeable(Row, frozen=True):
    """Of the places where an error of a kind could stand, how many no detector looks at for one reason."""

    kind: str
    why: str
    places: int


class KindFigures(Row, frozen=True):
    """How well the errors of one kind are seen.

    `places` is where one could stand, `seeable` where a detector claims to see it. `caught` counts all that were,
    `missed` the seeable ones that were not; `alarms` are false ones. Precision and recall are shares, None of nothing.
    """

    kind: str
    about: str
    caught_by: str
    places: int
    seeable: int
    planted: int
    caught: int
    missed: int
    unseen: int
    alarms: int
    precision: float | None
    recall: float | None


class Mutated(Row, frozen=True):
    """The whole of a test: the build it was made of, the figures of each kind, each error, each false alarm.

    `build` is the hash of all that the tested build was made of, empty where that is not known.
    """

    build: str
    seed: int
    now: str
    kinds: tuple[KindFigures, ...]
    unseeable: tuple[Unseeable, ...]
    planted: tuple[Planted, ...]
    alarms: tuple[Alarm, ...]
