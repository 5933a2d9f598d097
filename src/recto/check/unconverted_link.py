"""The rule unconverted-link."""

from collections.abc import Iterator, Sequence

from recto.model import Page, Problem, Severity, UnconvertedLink
from recto.unit import Example, rule

_LINK = UnconvertedLink("a", "https://example.org/a", "r1", "A")


@rule(
    Severity.NOTE,
    why="A link that names a registered work should say so: then its authors, date and state are known.",
    hint='Write `<R id="…">text</R>` in place of the link.',
    examples=(
        Example({"page": "[a](https://example.org/a)", "unconverted_links": (_LINK,)}, 1),
        Example({"page": "text", "unconverted_links": ()}, 0),
    ),
)
def unconverted_link(page: Page, unconverted_links: Sequence[UnconvertedLink]) -> Iterator[Problem]:
    """Report plain links to registered works, footnotes apart: one finding for a page."""
    by_url = {link.url: link for link in unconverted_links}
    found = [c for c in page.citations if c.kind == "link" and c.target in by_url]
    if found:
        first = by_url[found[0].target]
        more = f", and {len(found) - 1} more such link{'s' * (len(found) > 2)}" if len(found) > 1 else ""
        message = f"{first.url} is the registered work {first.resource_id}{more}"
        yield Problem("link", message, found[0].span)
