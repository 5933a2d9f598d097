"""Entities as the contract types them: the fields that each type has, filled from the tables and custom fields."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import UNSET

from recto.ecma import to_text, trim, truthy

Fields = dict[str, Any]

_LISTS = ("tags", "clusters", "relatedEntries", "sources", "customFields", "relatedTopics")
_BASE = (
    *("id", "title", "description", "tags", "clusters", "relatedEntries", "sources", "lastUpdated", "website"),
    *("numericId", "path", "status", "customFields", "relatedTopics", "summaryPage"),
)
_TYPES = {
    **dict.fromkeys(("lab", "lab-frontier", "lab-research", "lab-academic", "lab-startup", "funder"), "organization"),
    "researcher": "person",
}
_ORG_TYPES = {
    "lab": "generic",
    "lab-frontier": "frontier-lab",
    "lab-research": "safety-org",
    "lab-academic": "academic",
    "lab-startup": "startup",
}
_PLAIN = frozenset(
    (
        *("approach", "concept", "crux", "model", "capability", "event", "historical", "analysis", "argument"),
        *("scenario", "case-study", "resource", "parameter", "metric", "risk-factor", "internal"),
    )
)
_OVERVIEWS = {f"{name}-overview": name for name in ("accident", "misuse", "structural", "epistemic")}
_RISKS = {
    "epistemic": (
        *("authentication-collapse", "automation-bias", "consensus-manufacturing", "epistemic-collapse"),
        *("epistemic-sycophancy", "trust-cascade", "trust-decline"),
    ),
    "misuse": (
        *("authoritarian-tools", "autonomous-weapons", "bioweapons", "cyberweapons", "deepfakes", "disinformation"),
        *("fraud", "surveillance"),
    ),
    "structural": (
        *("concentration-of-power", "economic-disruption", "enfeeblement", "lock-in", "racing-dynamics"),
        "winner-take-all",
    ),
}
_RISK_CATEGORY = {name: category for category, names in _RISKS.items() for name in names}


class Tables:
    """The rows of experts and organizations by id, from which entities take what they do not say themselves."""

    def __init__(self, experts: Any, organizations: Any) -> None:
        self.experts, self.organizations = _by_id(experts), _by_id(organizations)


def _by_id(rows: Any) -> dict[str, Fields]:
    return {to_text(r.get("id")): r for r in rows if isinstance(r, dict)} if isinstance(rows, list) else {}


class _Own:
    """One entity's fields, its custom fields by label, and the rows of the tables that bear its id."""

    def __init__(self, fields: Fields, tables: Tables) -> None:
        self.fields, self.tables = fields, tables
        identifier = to_text(fields.get("id"))
        self.expert, self.organization = tables.experts.get(identifier, {}), tables.organizations.get(identifier, {})
        self.custom = fields["customFields"] if isinstance(fields.get("customFields"), list) else []

    def get(self, name: str, *labels: str) -> Any:
        """Give the own field, or else the first custom field under one of the labels."""
        return _either(self.fields.get(name, UNSET), *map(self.labelled, labels))

    def labelled(self, label: str) -> Any:
        """Give the value of the first custom field of a label."""
        return next(
            (f.get("value", UNSET) for f in self.custom if isinstance(f, dict) and f.get("label") == label), UNSET
        )

    def without(self, *labels: str) -> list[Any]:
        """Give the custom fields that have none of the labels."""
        return [f for f in self.custom if not (isinstance(f, dict) and f.get("label") in labels)]


def _either(*values: Any) -> Any:
    """Give the first value that is neither null, empty, false nor 0; without one, the last."""
    return next(filter(truthy, values), values[-1])


def _kept(own: _Own, *names: str) -> Fields:
    return {name: own.fields.get(name, UNSET) for name in names}


def _lists(own: _Own, *names: str) -> Fields:
    return {name: _either(own.fields.get(name), []) for name in names}


def _risk(own: _Own) -> Fields:
    identifier = to_text(own.fields.get("id", UNSET))
    by_overview = _OVERVIEWS.get(to_text(own.fields.get("summaryPage", UNSET)))
    category = by_overview or _RISK_CATEGORY.get(identifier, "accident")
    return {**_kept(own, "severity", "likelihood", "timeframe", "maturity"), "riskCategory": category}


def _person(own: _Own) -> Fields:
    expert = own.expert
    affiliation = expert.get("affiliation", UNSET)
    employer = own.tables.organizations.get(to_text(affiliation), {}) if truthy(affiliation) else {}
    return {
        "title": _either(expert.get("name", UNSET), own.fields.get("title", UNSET)),
        "website": _either(expert.get("website", UNSET), own.fields.get("website", UNSET)),
        "role": _either(expert.get("role", UNSET), own.labelled("Role")),
        "affiliation": _either(employer.get("name", UNSET), affiliation, own.labelled("Affiliation")),
        "knownFor": _either(expert.get("knownFor", UNSET), _items(own.labelled("Known For"))),
        "customFields": own.without("Role", "Known For", "Affiliation"),
    }


def _items(text: Any) -> list[str]:
    return [trimmed for part in text.split(",") if (trimmed := trim(part))] if isinstance(text, str) else []


def _organization(own: _Own) -> Fields:
    row = own.organization
    org_type = _ORG_TYPES.get(to_text(own.fields.get("type", UNSET)))
    return {
        "orgType": _either(org_type, row.get("type", UNSET), own.fields.get("orgType", UNSET)),
        "founded": _either(row.get("founded", UNSET), own.labelled("Founded"), own.labelled("Established")),
        "headquarters": _either(row.get("headquarters", UNSET), own.labelled("Location"), own.labelled("Headquarters")),
        "employees": _either(row.get("employees", UNSET), own.labelled("Employees")),
        "funding": _either(row.get("funding", UNSET), own.labelled("Funding")),
        "website": _either(row.get("website", UNSET), own.fields.get("website", UNSET)),
        "title": _either(row.get("name", UNSET), own.fields.get("title", UNSET)),
        "parentOrg": _either(own.fields.get("parentOrg", UNSET), row.get("parentOrg", UNSET)),
        "customFields": own.without("Founded", "Established", "Location", "Headquarters", "Employees", "Funding"),
    }


def _policy(own: _Own) -> Fields:
    return {
        "introduced": own.get("introduced", "Introduced", "Established"),
        "policyStatus": own.get("policyStatus", "Status"),
        "author": own.get("author", "Author"),
        "scope": own.get("scope", "Scope"),
        **_kept(own, "billNumber", "jurisdiction", "session", "fullTextUrl", "vetoReason"),
        **_lists(own, "stakeholders", "provisions", "votes", "amendments", "keyPoliticians"),
        "customFields": own.without("Introduced", "Established", "Status", "Author", "Scope"),
    }


def _model(own: _Own) -> Fields:
    names = ("modelFamily", "modelTier", "generation", "releaseDate", "developer", "inputPrice", "outputPrice")
    return {**_kept(own, *names, "contextWindow", "safetyLevel"), **_lists(own, "benchmarks", "capabilities")}


def _benchmark(own: _Own) -> Fields:
    higher = own.fields.get("higherIsBetter")
    return {
        **_kept(own, "category", "scoringMethod"),
        "higherIsBetter": True if higher is None else higher,
        **_kept(own, "introducedDate", "maintainer"),
    }


def _project(own: _Own) -> Fields:
    return {
        "projectStatus": own.get("projectStatus", "Status"),
        "projectUrl": _either(own.fields.get("projectUrl", UNSET), own.fields.get("website", UNSET)),
        **_kept(own, "organization"),
        "startDate": own.get("startDate", "Started", "Founded"),
        **_lists(own, "techStack"),
    }


_OF_TYPE: dict[str, Callable[[_Own], Fields]] = {
    "risk": _risk,
    "person": _person,
    "organization": _organization,
    "policy": _policy,
    "safety-agenda": lambda own: {"goal": own.labelled("Goal")},
    "ai-model": _model,
    "benchmark": _benchmark,
    "project": _project,
}


def _keys(kind: str) -> tuple[str, ...]:
    own = _OF_TYPE[kind](_Own({}, Tables((), ()))) if kind in _OF_TYPE else {}
    return tuple(dict.fromkeys((*_BASE, "entityType", *own)))


TYPED = {kind: _keys(kind) for kind in (*_OF_TYPE, *sorted(_PLAIN))}
"""The keys that an entity of each known type may have, in order."""


def typed_entity(fields: Fields, tables: Tables) -> Fields:
    """Give an entity as its type has it; a type nobody knows keeps all its fields."""
    kind = _TYPES.get(to_text(fields.get("type")), fields.get("type"))
    base = {name: fields.get(name, UNSET) for name in _BASE}
    base |= {name: _either(base[name], []) for name in _LISTS}
    name = to_text(kind)
    known = name in _OF_TYPE or name in _PLAIN
    others = {} if known else {key: value for key, value in fields.items() if key not in ("type", "entityType")}
    own = _OF_TYPE[name](_Own(fields, tables)) if name in _OF_TYPE else {}
    return _given({**others, **base, "entityType": kind, **own})


def _given(fields: Fields) -> Fields:
    return {key: value for key, value in fields.items() if value is not UNSET}


def typed_entities(rows: Iterable[Fields], experts: Any, organizations: Any) -> list[Fields]:
    """Give all entities as their types have them, in order."""
    tables = Tables(experts, organizations)
    return [typed_entity(row, tables) for row in rows]
