"""Facts as pages show them, and where a page's text differs from them."""

from recto.model.source import Span
from recto.model.struct import Row


class Shown(Row, frozen=True):
    """A fact or a calculation that a component shows: its text, its date and source; `error` is why it shows none.

    `written` is what the page itself has between the component's tags, if anything.
    """

    file: str
    span: Span
    component: str
    expression: str
    facts: tuple[str, ...]
    text: str
    written: str
    as_of: str | None
    source: str | None
    error: str | None


class Drift(Row, frozen=True):
    """A number in a page's text that differs from the known fact: what the page says, what the fact says, and where.

    `verdict` is ``contradicted``, or ``outdated`` where an older value of the property is what the page says.
    """

    file: str
    span: Span
    written: str
    fact: str
    shown: str
    as_of: str | None
    fact_file: str
    fact_line: int
    verdict: str
    sentence: str
