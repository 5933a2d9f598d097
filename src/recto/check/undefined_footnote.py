"""The rule undefined-footnote."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="A mark that leads nowhere looks like evidence and is none.",
    hint="Define the footnote on this page, or cite the source in another form.",
    examples=(
        Example("A claim.[^1]", 1),
        Example("A claim.[^1]\n\n[^1]: A source.", 0),
        Example("`[^1]`", 0),
        Example("One[^a], two[^b].", 1, "one finding for a page"),
    ),
)
def undefined_footnote(page: Page) -> Iterator[Problem]:
    """Report footnotes that the text refers to and this page does not define: one finding for a page."""
    missing = [c for c in page.citations if c.kind == "footnote" and not c.resolved]
    labels = list(dict.fromkeys(c.label for c in missing))
    if labels:
        more = f" and {len(labels) - 5} more" if len(labels) > 5 else ""
        named = ", ".join(f"[^{label}]" for label in labels[:5])
        yield Problem("footnote", f"not defined on this page: {named}{more}", missing[0].span)
