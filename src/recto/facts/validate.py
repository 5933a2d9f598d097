"""All rules over all things: findings with file and line."""

from collections.abc import Iterator, Sequence

from recto.facts.resolve import names
from recto.facts.rules import GRAPH_RULES, OWN_RULES, RULES, Complaint, Subject
from recto.model import Fact, FactBase, FactFinding, Severity, Thing
from recto.unit import Unit


def validate(base: FactBase, today: str) -> list[FactFinding]:
    """Hold all things against the rules: thing by thing in the order of the base, then what concerns several.

    Last come the findings of the rules that the contract does not have.
    """
    known = names(base)
    subjects = [_subject(base, thing, known, today) for thing in base.things.values()]
    found = [finding for subject in subjects for finding in _findings(subject, RULES)]
    for rule in GRAPH_RULES:
        for thing, message, fact in rule(base):
            found.append(_finding(rule, thing, Complaint(message, fact)))
    return found + [finding for subject in subjects for finding in _findings(subject, OWN_RULES)]


def validate_thing(base: FactBase, name: str, today: str) -> list[FactFinding]:
    """Hold one thing, named by its id, against the rules; entity-exists if there is none."""
    if name not in base.things:
        message = f"no thing has the id {name!r}"
        return [FactFinding("entity-exists", Severity.ERROR, name, None, message, "", 0)]
    return list(_findings(_subject(base, base.things[name], names(base), today), (*RULES, *OWN_RULES)))


def _subject(base: FactBase, thing: Thing, known: dict[str, str], today: str) -> Subject:
    facts = base.facts.get(thing.id, ())
    return Subject(base, thing, facts, tuple(fact for fact in facts if not fact.derived_from), known, today)


def _findings(subject: Subject, rules: Sequence[Unit]) -> Iterator[FactFinding]:
    for rule in rules:
        for complaint in rule(subject):
            yield _finding(rule, subject.thing, complaint)


def _finding(rule: Unit, thing: Thing, complaint: Complaint) -> FactFinding:
    at = complaint.at or thing
    concerned = complaint.at.property if isinstance(complaint.at, Fact) else complaint.property_id
    severity, hint = complaint.severity or rule.severity, complaint.hint or rule.hint
    return FactFinding(rule.name, severity, thing.id, concerned, complaint.message, at.file, at.line, hint)
