"""Values of computed properties that say how: ``expr: "{valuation} / {revenue}"``.

An extension of the contract, which keeps computed properties for inverses only. In the expression ``{property}`` is the
thing's own, ``{thing.property}`` another one's; a computed property may use others, unless it comes to use itself.
"""

import hashlib
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from recto.facts.calc import CalcError, Calculation, MissingFactError, evaluate, references
from recto.facts.inverse import with_facts
from recto.facts.trouble import trouble
from recto.model import Fact, FactBase, Property, Thing, Trouble, Value

_DIGITS = 12


def computed_facts(base: FactBase, today: str) -> tuple[list[Fact], list[Trouble]]:
    """Compute what can be computed; properties that use each other in a circle, and what fails, are troubles.

    A thing that lacks one of the inputs has no value, without a trouble. The date of a computed value is that of its
    oldest input.
    """
    troubles: list[Trouble] = []
    found: list[Fact] = []
    for definition in _in_order(base, troubles):
        made = list(_values(base, definition, today, troubles))
        base = with_facts(base, made)
        found += made
    return found, troubles


def _in_order(base: FactBase, troubles: list[Trouble]) -> Iterator[Property]:
    """Give the properties to compute, each after those it uses, but for those in a circle or upon one."""
    uses = {name: _uses(base, each, troubles) for name, each in base.properties.items() if each.computed}
    uses = {name: used for name, used in uses.items() if base.properties[name].expression}
    while circle := _circle(uses):
        first = min(circle)
        definition = base.properties[first]
        message = f"{' → '.join(circle)}: a property that is computed from itself has no value"
        troubles.append(trouble(definition.file, definition.line, "cyclic-property", message))
        uses = _without(uses, set(circle))
    yield from (base.properties[name] for name in TopologicalSorter(_sorted(uses)).static_order() if name in uses)


def _uses(base: FactBase, definition: Property, troubles: list[Trouble]) -> set[str]:
    """Give the properties that the expression of a property uses; one that is not defined is a trouble."""
    used = {reference.partition(".")[2] or reference for reference in references(definition.expression)}
    for name in sorted(used - set(base.properties)):
        message = f"the expression of {definition.id!r} uses {name!r}, which is no property"
        troubles.append(trouble(definition.file, definition.line, "unknown-property", message))
    return used


def _sorted(uses: Mapping[str, set[str]]) -> dict[str, list[str]]:
    return {name: sorted(uses[name] & set(uses)) for name in sorted(uses)}


def _circle(uses: Mapping[str, set[str]]) -> list[str]:
    """Give properties that use each other in a circle, the first again at the end; none if there is no circle."""
    try:
        TopologicalSorter(_sorted(uses)).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def _without(uses: Mapping[str, set[str]], gone: set[str]) -> dict[str, set[str]]:
    """Leave out some properties, and those that use them, and so on."""
    while True:
        left = {name: used for name, used in uses.items() if name not in gone and not used & gone}
        if len(left) == len(uses):
            return left
        gone, uses = gone | (set(uses) - set(left)), left


def _values(base: FactBase, definition: Property, today: str, troubles: list[Trouble]) -> Iterator[Fact]:
    for thing in base.things.values():
        if definition.applies_to is not None and thing.type not in definition.applies_to:
            continue
        try:
            yield _fact(thing, definition, evaluate(definition.expression, base, today, thing.id))
        except MissingFactError:
            continue
        except CalcError as error:
            message = f"{definition.id!r} of {thing.name!r} is not computed: {error}"
            troubles.append(trouble(definition.file, definition.line, "not-computed", message))


def _fact(thing: Thing, definition: Property, result: Calculation) -> Fact:
    digest = hashlib.sha256(f"{thing.id}\0{definition.id}".encode("utf-8", "surrogatepass")).hexdigest()
    dates = sorted(fact.as_of for fact in result.inputs if fact.as_of)
    return Fact(
        id=f"calc_{digest[:_DIGITS]}",
        subject=thing.id,
        property=definition.id,
        value=Value("number", result.value),
        as_of=dates[0] if dates else None,
        valid_end=None,
        fields={},
        file=definition.file,
        line=definition.line,
        derived_from=tuple(fact.id for fact in result.inputs) or (definition.id,),
    )
