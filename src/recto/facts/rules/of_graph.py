"""What the things are held to together."""

from collections.abc import Iterator

from recto.model import Fact, FactBase, Severity, Thing
from recto.unit import Example, rule

_OTHER = "\n---\nthing: {stableId: abcdefghij, id: other, type: organization, name: Other}"
_CHILD = """
---
thing: {stableId: bcdefghijk, id: child, type: organization, name: Child}
facts: [{property: child-of, value: !ref abcdefghij}]
"""


@rule(
    Severity.ERROR,
    why="What is said of the one is said of the other.",
    hint="Give one of the things another id.",
    examples=(Example(_OTHER, 1), Example("", 0)),
)
def duplicate_stableid(base: FactBase) -> Iterator[tuple[Thing, str, Fact | None]]:
    """An id is that of one thing."""
    for name, first, second in base.duplicates:
        yield base.things[name], f"the id {name!r} is that of {first!r} and of {second!r}", None


@rule(
    Severity.WARNING,
    why="Two facts that say the same can come to differ.",
    hint="Keep one; the other follows from it.",
    examples=(
        Example("facts: [{property: parent-of, value: bcdefghijk}]" + _CHILD, 2, "one from each side"),
        Example(_CHILD, 0),
    ),
)
def bidirectional_redundancy(base: FactBase) -> Iterator[tuple[Thing, str, Fact | None]]:
    """Of a fact and its mirror, one is written and the other derived."""
    written = {
        (fact.subject, fact.property, fact.value.value)
        for facts in base.facts.values()
        for fact in facts
        if fact.value.type == "ref" and not fact.derived_from
    }
    for thing in base.things.values():
        for fact in base.facts.get(thing.id, ()):
            definition = base.properties.get(fact.property)
            inverse = definition.inverse if definition and not definition.computed else ""
            ours = inverse and fact.value.type == "ref" and not fact.derived_from
            if ours and (fact.value.value, inverse, fact.subject) in written:
                yield thing, f"{inverse!r} of {fact.value.value!r} says the same and follows from it", fact
