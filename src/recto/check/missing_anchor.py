"""The rule missing-anchor."""

import difflib
from collections.abc import Iterator, Sequence

from recto.model import LostAnchor, Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_COMPARED = 100
"""Places for which the nearest anchor is looked for: beyond them it would take longer than it helps."""


@rule(
    Severity.WARNING,
    why="The reader lands at the top of the page, and looks in vain for what was promised.",
    hint="Correct the anchor, or give the heading that is meant this anchor.",
    examples=(
        Example({"lost_anchors": (LostAnchor("a.md", 3, 1, "wether", "b.md", ("weather",)),)}, 1),
        Example({"lost_anchors": ()}, 0),
    ),
)
def missing_anchor(lost_anchors: Sequence[LostAnchor]) -> Iterator[Trouble]:
    """Report a link to a heading, footnote or id that its page does not have.

    Anchors are compared by their letters and digits. Where text is brought in from elsewhere when the site is built,
    or a component may make the anchor, nothing is reported.
    """
    for number, place in enumerate(lost_anchors):
        near = difflib.get_close_matches(place.anchor, place.known, 1, 0.6) if number < _COMPARED else []
        more = f"; the nearest is #{near[0]}" if near else ""
        where = "this page" if place.page == place.file else place.page
        message = f"{where} has no place called {place.anchor!r}{more}"
        yield Trouble(place.file, Problem("link", message, Span.of_line(place.line, place.column)))
