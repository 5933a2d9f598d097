"""The rule duplicate-entity-id."""

from collections.abc import Iterator, Sequence

from recto.ecma import to_text
from recto.model import Entity, Problem, Severity, Span, Trouble
from recto.unit import rule


@rule(
    Severity.ERROR,
    why="Only the last of them counts, and the others' relations stay.",
    hint="Merge the rows, or rename one.",
)
def duplicate_entity_id(entities: Sequence[Entity]) -> Iterator[Trouble]:
    """Report an entity whose id another entity has already."""
    first: dict[str, Entity] = {}
    for entity in entities:
        known = first.setdefault(to_text(entity.id), entity)
        if known is not entity:
            message = f"the entity {to_text(entity.id)!r} stands in {known.file}:{known.line} too"
            yield Trouble(entity.file, Problem("id", message, Span.of_line(entity.line, 1)))
