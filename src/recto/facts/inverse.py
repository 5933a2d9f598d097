"""Facts that follow from others by a property's inverse: who employs, from who is employed."""

import hashlib
from collections.abc import Iterator, Mapping

import msgspec

from recto.model import Fact, FactBase, Value

_DIGITS = 12


def inverse_facts(base: FactBase, known: Mapping[str, str] | None = None) -> list[Fact]:
    """Derive the mirror of each reference of a property that has an inverse.

    Only ids of things are followed, as by the contract, unless `known` (see `resolve.names`) says what a name means.
    A target that is not known has no mirror; the rule ref-integrity names it.
    """
    ids = {name: name for name in base.things} if known is None else known
    taken = {fact.id for facts in base.facts.values() for fact in facts}
    found = []
    for fact in _mirrors(base, ids):
        if fact.id not in taken:
            taken.add(fact.id)
            found.append(fact)
    return found


def with_facts(base: FactBase, more: list[Fact]) -> FactBase:
    """Add derived facts to a base, each after those of its subject."""
    facts = {name: list(base.facts.get(name, ())) for name in base.things}
    for fact in more:
        facts[fact.subject].append(fact)
    return msgspec.structs.replace(base, facts={name: tuple(found) for name, found in facts.items() if found})


def references(value: Value) -> list[str]:
    """Give the references of a value of the type ref or refs."""
    if value.type == "ref":
        return [value.value]
    return list(value.value) if value.type == "refs" else []


def _mirrors(base: FactBase, ids: Mapping[str, str]) -> Iterator[Fact]:
    inverses = {name: each.inverse for name, each in base.properties.items() if each.inverse and not each.computed}
    for name, inverse in inverses.items():
        for thing in base.things:
            for fact in base.facts.get(thing, ()):
                if fact.property == name and not fact.derived_from:
                    targets = (ids.get(reference) for reference in references(fact.value))
                    yield from (_mirror(fact, target, inverse) for target in targets if target)


def _mirror(fact: Fact, target: str, inverse: str) -> Fact:
    parts = (target, inverse, fact.subject, fact.as_of or "", fact.valid_end or "")
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return Fact(
        id=f"inv_{digest[:_DIGITS]}",
        subject=target,
        property=inverse,
        value=Value("ref", fact.subject),
        as_of=fact.as_of,
        valid_end=fact.valid_end,
        fields={},
        file=fact.file,
        line=fact.line,
        derived_from=(fact.id,),
    )
