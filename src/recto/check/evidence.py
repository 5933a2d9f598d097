"""What rules on citations share: where a finding stands, and a citation for their examples."""

from typing import Any

import msgspec

from recto.model import Cited, Examined, Identity, Problem, Span, Support, Trouble

_CITED = Cited(
    file="a.md",
    line=3,
    column=5,
    start=20,
    end=30,
    page="a",
    section=0,
    kind="link",
    label="Roe (2020)",
    said="Roe (2020)",
    target="https://example.org/a",
    work="example.org/a",
    resource="r1",
    sentence="It fell by half (Roe 2020).",
)
_EXAMINED = Examined(_CITED, Identity("unknown", "nothing is known of it"), Support("no text", "no text is kept"))


def example(**changes: Any) -> tuple[Examined, ...]:
    """Give the citations of an example: one, with some changes."""
    return (msgspec.structs.replace(_EXAMINED, **changes),)


def complaint(rule: str, each: Examined, message: str) -> Trouble:
    """Complain about a citation in its place."""
    cited = each.cited
    return Trouble(cited.file, Problem(rule, message, Span(cited.start, cited.end, cited.line, cited.column)))


def name(each: Examined) -> str:
    """Give what a citation calls its work, in quotation marks; of a long note its beginning."""
    said = each.cited.said or each.cited.label or each.cited.target
    return f"“{said if len(said) <= 80 else said[:79].rstrip() + '…'}”"
