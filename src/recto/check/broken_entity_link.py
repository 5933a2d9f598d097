"""The rule broken-entity-link."""

from collections.abc import Container, Iterator

from recto.components import ENTITY_LINK
from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="The reader is sent to a page that is not there.",
    hint="Correct the id, or write the entity.",
    examples=(
        Example({"page": '<EntityLink id="a">A</EntityLink>', "known_ids": {"a"}}, 0),
        Example({"page": '<EntityLink id="b">B</EntityLink>', "known_ids": {"a"}}, 1),
        Example({"page": '`<EntityLink id="b">`', "known_ids": {"a"}}, 0, "code is no link"),
    ),
)
def broken_entity_link(page: Page, known_ids: Container[str]) -> Iterator[Problem]:
    """Report an entity link to an id or number that neither a page nor an entity has."""
    for component in page.components:
        target = component.attributes.get("id")
        if component.name in ENTITY_LINK.names and target is not None and target not in known_ids:
            yield Problem("link", f"no page or entity is called {target!r}", component.tag)
