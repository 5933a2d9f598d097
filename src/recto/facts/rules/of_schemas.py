"""What a thing's type asks of it."""

from collections.abc import Iterator

from recto.config import nearest
from recto.ecma import rounded
from recto.facts.inverse import references
from recto.facts.rules.subject import Complaint, Subject
from recto.model import Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="Without a schema nobody knows what is to be said of a thing.",
    hint="Add a schema for the type, or correct the type.",
    examples=(
        Example("thing: {stableId: abcdefghij, id: example, type: spaceship, name: Example}", 1),
        Example("", 0),
    ),
)
def schema_exists(subject: Subject) -> Iterator[Complaint]:
    """The type of a thing has a schema; the other rules of this module only ask where it has."""
    if subject.schema is None:
        hint = nearest(subject.thing.type[:100], list(subject.base.schemas)) if subject.base.schemas else ""
        yield Complaint(f"the type {subject.thing.type!r} has no schema", hint=hint)


@rule(
    Severity.ERROR,
    why="The schema says that a thing of this type is nothing without it.",
    hint="Add the fact.",
    examples=(
        Example("", 1),
        Example("facts: [{property: size, value: 1}]", 0),
    ),
)
def required_properties(subject: Subject) -> Iterator[Complaint]:
    """Required properties have a fact."""
    required = subject.schema.required if subject.schema else ()
    yield from (Complaint(f"{name!r} is required", property_id=name) for name in _absent(subject, required))


@rule(
    Severity.NOTE,
    why="The schema says that readers look for it.",
    hint="Add the fact if it is known.",
    examples=(
        Example("", 1),
        Example("facts: [{property: revenue, value: 1}]", 0),
    ),
)
def recommended_properties(subject: Subject) -> Iterator[Complaint]:
    """Recommended properties have a fact."""
    recommended = subject.schema.recommended if subject.schema else ()
    yield from (Complaint(f"{name!r} is recommended", property_id=name) for name in _absent(subject, recommended))


@rule(
    Severity.WARNING,
    why="The property says nothing of things of this type.",
    hint="Choose another property, or widen its `appliesTo`.",
    examples=(
        Example("facts: [{property: born, value: 1}]", 1),
        Example("facts: [{property: size, value: 1}]", 0),
    ),
)
def property_applies_to(subject: Subject) -> Iterator[Complaint]:
    """A fact's property is one for things of this type."""
    for fact in subject.facts if subject.schema else ():
        definition = subject.definition(fact)
        applies_to = definition.applies_to if definition else None
        if applies_to is not None and subject.thing.type not in applies_to:
            message = f"{fact.property!r} is for {', '.join(applies_to)}, not for {subject.thing.type!r}"
            yield Complaint(message, fact)


@rule(
    Severity.ERROR,
    why="The reference leads nowhere, and nothing follows from it.",
    hint="Name a thing by its id.",
    examples=(
        Example("facts: [{property: parent-of, value: nobody}]", 1),
        Example("facts: [{property: parent-of, value: abcdefghij}]", 0),
    ),
)
def ref_integrity(subject: Subject) -> Iterator[Complaint]:
    """A reference is the id of a thing."""
    for fact in subject.facts if subject.schema else ():
        for name in references(fact.value):
            if name not in subject.base.things:
                meant = subject.names.get(name)
                hint = f"Write `!ref {meant}` for {subject.base.things[meant].name}." if meant else ""
                yield Complaint(f"{name!r} is the id of no thing", fact, hint=hint)


@rule(
    Severity.NOTE,
    why="How far a thing is from what its type asks for.",
    hint="Add what is missing.",
    examples=(
        Example("facts: [{property: size, value: 1}]", 1),
        Example("thing: {stableId: abcdefghij, id: example, type: spaceship, name: Example}", 0),
    ),
)
def completeness(subject: Subject) -> Iterator[Complaint]:
    """How much of what the type asks for is there."""
    wanted = (*subject.schema.required, *subject.schema.recommended) if subject.schema else ()
    if wanted:
        present = len(wanted) - len(_absent(subject, wanted))
        yield Complaint(f"{present} of {len(wanted)} properties are there ({rounded(100 * present / len(wanted))} %)")


def _absent(subject: Subject, names: tuple[str, ...]) -> list[str]:
    present = {fact.property for fact in subject.facts}
    return [name for name in names if name not in present]
