"""Trouble in the content: data, never raised."""

import enum

from recto.model.source import Span
from recto.model.struct import Frozen, Row


class Severity(enum.StrEnum):
    """How much a finding weighs: an `error` makes a build exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Problem(Row, frozen=True):
    """What a parser stumbled over, before a rule has judged it: kind, message, place."""

    kind: str
    message: str
    span: Span


class Trouble(Row, frozen=True):
    """A problem met outside a page's text, with the file it concerns."""

    file: str
    problem: Problem


class Finding(Frozen, frozen=True):
    """A rule's complaint about a place in a file, or about a file (line 0)."""

    rule: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    hint: str = ""
