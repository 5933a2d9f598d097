"""What a rule looks at, one thing with its facts, and what it answers."""

from collections.abc import Mapping
from typing import NamedTuple

from recto.model import Fact, FactBase, Property, RecordRow, Severity, Thing, ThingSchema


class Subject(NamedTuple):
    """A thing with all its facts; `own` are those that are written, not derived. `names` maps any name to an id."""

    base: FactBase
    thing: Thing
    facts: tuple[Fact, ...]
    own: tuple[Fact, ...]
    names: Mapping[str, str]
    today: str

    @property
    def schema(self) -> ThingSchema | None:
        """Give the schema of the thing's type."""
        return self.base.schemas.get(self.thing.type)

    def definition(self, fact: Fact) -> Property | None:
        """Give the definition of a fact's property."""
        return self.base.properties.get(fact.property)


class Complaint(NamedTuple):
    """What a rule has against a fact, a row or the thing itself, or against a property of it that it names."""

    message: str
    at: Fact | RecordRow | None = None
    property_id: str | None = None
    severity: Severity | None = None
    hint: str = ""
