"""All rules over all things: findings with file and line."""

from collections.abc import Callable, Iterator
from typing import Any

from recto.facts.resolve import names
from recto.facts.rules import GRAPH_RULES, RULES, Complaint, Subject
from recto.model import Fact, FactBase, FactFinding, Severity, Thing


def validate(base: FactBase, today: str) -> list[FactFinding]:
    """Hold all things against the rules; thing by thing in the order of the base, what concerns several at the end."""
    known = names(base)
    found = [each for thing in base.things.values() for each in _of_thing(base, thing, known, today)]
    for rule, severity in GRAPH_RULES:
        for thing, message, fact in rule(base):
            found.append(_finding(rule, severity, thing, Complaint(message, fact)))
    return found


def validate_thing(base: FactBase, name: str, today: str) -> list[FactFinding]:
    """Hold one thing, named by its id, against the rules; entity-exists if there is none."""
    if name not in base.things:
        message = f"no thing has the id {name!r}"
        return [FactFinding("entity-exists", Severity.ERROR, name, None, message, "", 0)]
    return list(_of_thing(base, base.things[name], names(base), today))


def _of_thing(base: FactBase, thing: Thing, known: dict[str, str], today: str) -> Iterator[FactFinding]:
    facts = base.facts.get(thing.id, ())
    subject = Subject(base, thing, facts, tuple(fact for fact in facts if not fact.derived_from), known, today)
    for rule, severity in RULES:
        for complaint in rule(subject):
            yield _finding(rule, complaint.severity or severity, thing, complaint)


def _finding(rule: Callable[..., Any], severity: Severity, thing: Thing, complaint: Complaint) -> FactFinding:
    at: Thing | Fact = complaint.fact or thing
    concerned = complaint.fact.property if complaint.fact else complaint.property_id
    name = rule.__name__.replace("_", "-")
    return FactFinding(name, severity, thing.id, concerned, complaint.message, at.file, at.line, complaint.hint)
