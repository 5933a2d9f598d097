"""What the things are held to together."""

from collections.abc import Iterator

from recto.model import Fact, FactBase, Thing


def duplicate_stableid(base: FactBase) -> Iterator[tuple[Thing, str, Fact | None]]:
    """An id is that of one thing."""
    for name, first, second in base.duplicates:
        yield base.things[name], f"the id {name!r} is that of {first!r} and of {second!r}", None


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
