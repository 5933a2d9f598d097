"""The rule unknown-component."""

from collections.abc import Container, Iterator
from difflib import get_close_matches
from itertools import groupby

from recto.components import BY_NAME
from recto.model import Component, Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="Of a component that nobody knows, only what stands between its tags is shown.",
    hint="Correct the name; if the knowledge base's own site has it, list it as `[markdown] components` in recto.toml.",
    examples=(
        Example({"page": "<Calout>\nText.\n</Calout>", "site_components": ()}, 1),
        Example({"page": "<Callout>\nText.\n</Callout>", "site_components": ()}, 0),
        Example({"page": "<Map />\n\n<Map />", "site_components": ()}, 1, "one finding for a name"),
        Example({"page": "<Map />", "site_components": {"Map"}}, 0, "the site has it"),
        Example({"page": 'import Map from "./map.jsx"\n\n<Map />', "site_components": ()}, 1),
        Example({"page": "`<Map />` <div>", "site_components": ()}, 0, "code and HTML are none"),
    ),
)
def unknown_component(page: Page, site_components: Container[str]) -> Iterator[Problem]:
    """Report components of an MDX page that Recto does not know: the first place of each name."""
    unknown = [c for c in page.components if c.name[0].isupper() and c.name not in BY_NAME]
    named = sorted(unknown, key=lambda component: component.name) if page.address.file.endswith(".mdx") else []
    for name, places in groupby(named, key=lambda component: component.name):
        if name not in site_components:
            yield _problem(page, name, list(places))


def _problem(page: Page, name: str, places: list[Component]) -> Problem:
    own = name.partition(".")[0] in page.own_components
    near = [] if own else get_close_matches(name, BY_NAME, 1, 0.8)
    guess = f"; did you mean {near[0]}?" if near else ""
    known = "is the page's own, and Recto does not know it" if own else "is neither known nor imported"
    more = f" ({len(places)} times)" if len(places) > 1 else ""
    return Problem("component", f"<{name}> {known}{more}{guess}", places[0].tag)
