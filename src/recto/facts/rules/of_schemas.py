"""What a thing's type asks of it."""

from collections.abc import Iterator

from recto.config import nearest
from recto.ecma import rounded
from recto.facts.inverse import references
from recto.facts.rules.subject import Complaint, Subject


def schema_exists(subject: Subject) -> Iterator[Complaint]:
    """The type of a thing has a schema; the other rules of this module only ask where it has."""
    if subject.schema is None:
        hint = nearest(subject.thing.type[:100], list(subject.base.schemas)) if subject.base.schemas else ""
        yield Complaint(f"the type {subject.thing.type!r} has no schema", hint=hint)


def required_properties(subject: Subject) -> Iterator[Complaint]:
    """Required properties have a fact."""
    required = subject.schema.required if subject.schema else ()
    yield from (Complaint(f"{name!r} is required", property_id=name) for name in _absent(subject, required))


def recommended_properties(subject: Subject) -> Iterator[Complaint]:
    """Recommended properties have a fact."""
    recommended = subject.schema.recommended if subject.schema else ()
    yield from (Complaint(f"{name!r} is recommended", property_id=name) for name in _absent(subject, recommended))


def property_applies_to(subject: Subject) -> Iterator[Complaint]:
    """A fact's property is one for things of this type."""
    for fact in subject.facts if subject.schema else ():
        definition = subject.definition(fact)
        applies_to = definition.applies_to if definition else None
        if applies_to is not None and subject.thing.type not in applies_to:
            message = f"{fact.property!r} is for {', '.join(applies_to)}, not for {subject.thing.type!r}"
            yield Complaint(message, fact)


def ref_integrity(subject: Subject) -> Iterator[Complaint]:
    """A reference is the id of a thing."""
    for fact in subject.facts if subject.schema else ():
        for name in references(fact.value):
            if name not in subject.base.things:
                meant = subject.names.get(name)
                hint = f"Write `!ref {meant}` for {subject.base.things[meant].name}." if meant else ""
                yield Complaint(f"{name!r} is the id of no thing", fact, hint=hint)


def completeness(subject: Subject) -> Iterator[Complaint]:
    """How much of what the type asks for is there."""
    wanted = (*subject.schema.required, *subject.schema.recommended) if subject.schema else ()
    if wanted:
        present = len(wanted) - len(_absent(subject, wanted))
        yield Complaint(f"{present} of {len(wanted)} properties are there ({rounded(100 * present / len(wanted))} %)")


def _absent(subject: Subject, names: tuple[str, ...]) -> list[str]:
    present = {fact.property for fact in subject.facts}
    return [name for name in names if name not in present]
