"""The rule repeated-footnote."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="Only the first definition is shown, so that what the others cite is lost.",
    hint="Give the footnotes different labels, or remove one.",
    examples=(
        Example("A claim.[^1]\n\n[^1]: A source.\n[^1]: Another.", 1),
        Example("A claim.[^1]\n\n[^1]: A source.\n[^2]: Another.", 0),
    ),
)
def repeated_footnote(page: Page) -> Iterator[Problem]:
    """Report definitions of footnotes whose label has been defined before on the page."""
    defined: set[str] = set()
    for note in page.footnotes:
        if note.label.lower() in defined:
            yield Problem("footnote", f"[^{note.label}] is defined before on this page", note.span)
        defined.add(note.label.lower())
