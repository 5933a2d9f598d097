"""The rule missing-page."""

import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recto.model import Page, Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_COMPARED = 100
"""Places for which the nearest page is looked for: beyond them it would take longer than it helps."""


class _Place(NamedTuple):
    file: str
    line: int
    column: int
    target: str


_PLACE = _Place("a.md", 3, 1, "../wrong.md")


@rule(
    Severity.WARNING,
    why="The reader is sent to a page that is not there.",
    hint="Correct the address, or write the page.",
    examples=(
        Example({"pages": (), "missing": (_PLACE,)}, 1),
        Example({"pages": (), "missing": (_PLACE._replace(target="g"),)}, 0, "a letter stands for what a site makes"),
        Example({"pages": (), "missing": ()}, 0),
    ),
)
def missing_page(pages: Sequence[Page], missing: Sequence[_Place]) -> Iterator[Trouble]:
    """Report a link to a page of the knowledge base that does not exist; `broken-entity-link` reports entity links."""
    names = [page.address.stem for page in pages]
    among = {place.file for place in missing}
    here = (page for page in pages if page.address.file in among)
    told = {(page.address.file, c.attributes.get("id")) for page in here for c in page.components}
    left = (place for place in missing if len(place.target) > 1 and (place.file, place.target) not in told)
    for number, place in enumerate(left):
        stem = place.target.split("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".mdx").removesuffix(".md")
        near = difflib.get_close_matches(stem, names, 1, 0.8) if number < _COMPARED else []
        more = f"; the nearest is {near[0]}" if near else ""
        message = f"no page stands at {place.target!r}{more}"
        yield Trouble(place.file, Problem("link", message, Span.of_line(place.line, place.column)))
