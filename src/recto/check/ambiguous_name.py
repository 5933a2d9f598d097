"""The rule ambiguous-name."""

from collections.abc import Iterator, Mapping, Sequence

from recto.ecma import to_text
from recto.model import Entity, Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_ENTITIES = (
    Entity("gate", "concept", "Gate", None, (), {}, "data/entities/a.yaml", 1),
    Entity("door", "concept", "Gate", None, (), {}, "data/entities/a.yaml", 5),
)


@rule(
    Severity.NOTE,
    why="A reader who meets the name in a text cannot tell which one is meant, nor can a program.",
    hint="Give one of them another title or alias.",
    examples=(
        Example({"entities": _ENTITIES, "ambiguous": {"Gate": ("gate", "door")}}, 1),
        Example({"entities": _ENTITIES, "ambiguous": {}}, 0),
    ),
)
def ambiguous_name(entities: Sequence[Entity], ambiguous: Mapping[str, Sequence[str]]) -> Iterator[Trouble]:
    """Report a name that several entities or pages bear; mentions of it in texts are passed over."""
    places = {to_text(entity.id): entity for entity in entities}
    for name, bearers in ambiguous.items():
        entity = next((places[bearer] for bearer in reversed(bearers) if bearer in places), None)
        if entity:
            message = f"{name!r} is the name of {' and of '.join(bearers)}"
            yield Trouble(entity.file, Problem("ambiguous-name", message, Span.of_line(entity.line, 1)))
