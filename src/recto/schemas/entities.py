"""Entities: as people write them, and as their types have them."""

from collections.abc import Iterable

from recto.link import TYPED
from recto.schemas.shape import (
    ANY,
    BOOLEAN,
    NUMBER,
    SCALAR,
    TEXT,
    TEXTS,
    WORD,
    Key,
    Schema,
    either,
    list_of,
    may,
    must,
    one_of,
    or_null,
    ref,
    written,
)

_RELATED = written(
    must("id", WORD, "Id of the other entity."),
    may("type", TEXT, "Its type."),
    may("relationship", TEXT, "How it relates, such as causes or part-of."),
    may("strength", TEXT, "How strongly."),
)
_CUSTOM = written(
    must("label", TEXT, "Name of the field."), may("value", SCALAR, "Its value."), may("link", TEXT, "Where it leads.")
)
_SOURCE = written(
    must("title", TEXT, "Title of the source."),
    may("url", TEXT, "Address of the source."),
    may("author", TEXT, "Who wrote it."),
    may("date", WORD, "When it appeared."),
)
_LIKELIHOOD = written(
    may("level", TEXT, "How likely it is, in a word."),
    may("status", TEXT, "Whether it happens already."),
    may("confidence", TEXT, "How sure that is."),
    may("notes", TEXT, "Anything else."),
)
_TIMEFRAME = written(
    may("median", WORD, "Year by which it is as likely as not."),
    may("earliest", WORD, "Earliest year."),
    may("latest", WORD, "Latest year."),
    may("confidence", TEXT, "How sure that is."),
    may("notes", TEXT, "Anything else."),
)
_BENCHMARK = written(
    must("name", TEXT, "Name of the benchmark."), may("score", WORD, "What was reached."), may("unit", TEXT, "Unit.")
)
_STAKEHOLDER = written(
    must("name", TEXT, "Name as shown."),
    may("entityId", TEXT, "Id of its entity."),
    may("position", TEXT, "For or against."),
    may("reason", TEXT, "Why."),
    may("source", TEXT, "Where that was said."),
)
_PROVISION = written(
    must("title", TEXT, "Name of the provision."),
    may("description", TEXT, "What it says."),
    may("category", TEXT, "What it concerns."),
)
_VOTE = written(
    may("chamber", TEXT, "Where the vote was."),
    may("date", WORD, "When."),
    may("result", TEXT, "What came of it."),
    may("ayes", WORD, "Votes for."),
    may("noes", WORD, "Votes against."),
)
_AMENDMENT = written(
    may("date", WORD, "When."), may("description", TEXT, "What was changed."), may("author", TEXT, "By whom.")
)
_POLITICIAN = written(must("name", TEXT, "Name as shown."), may("role", TEXT, "What part they had."))

_ROWS: dict[str, Schema] = {
    "Related": _RELATED,
    "CustomField": _CUSTOM,
    "Source": _SOURCE,
    "Likelihood": _LIKELIHOOD,
    "Timeframe": _TIMEFRAME,
    "BenchmarkScore": _BENCHMARK,
    "Stakeholder": _STAKEHOLDER,
    "Provision": _PROVISION,
    "Vote": _VOTE,
    "Amendment": _AMENDMENT,
    "Politician": _POLITICIAN,
}

_BASE = (
    must("id", WORD, "Id of the entity, which links and relations name."),
    may("title", WORD, "Name as shown."),
    may("description", TEXT, "What it is, in a sentence; that of its page if it has none."),
    may("tags", list_of(WORD), "What it is about."),
    may("clusters", TEXTS, "Subjects it belongs to."),
    may("relatedEntries", list_of(ref("Related")), "Entities it relates to."),
    may("sources", list_of(ref("Source")), "Where this is from."),
    may("lastUpdated", WORD, "When it was last changed: year and month, or day."),
    may("website", TEXT, "Address of its site."),
    may("numericId", WORD, "Its number, as E12; handed out where there is none."),
    may("path", TEXT, "Path of its page on the site."),
    may("status", TEXT, "How far it is done: stub, draft, published, verified or another word."),
    may("customFields", list_of(ref("CustomField")), "Other fields by label."),
    may("relatedTopics", TEXTS, "Topics it relates to."),
    may("summaryPage", WORD, "Id of the page that gives an overview."),
)
_OF_TYPES = (
    may("severity", WORD, "How bad it would be."),
    may("likelihood", either(WORD, ref("Likelihood")), "How likely it is."),
    may("timeframe", either(WORD, ref("Timeframe")), "When it would be."),
    may("maturity", TEXT, "How far it is understood."),
    may("riskCategory", one_of("accident", "misuse", "structural", "epistemic"), "Kind of risk."),
    may("role", WORD, "What the person does."),
    may("affiliation", WORD, "Where the person works, by name."),
    may("knownFor", TEXTS, "What the person is known for."),
    may("orgType", TEXT, "Kind of organization."),
    may("founded", WORD, "When it was founded."),
    may("headquarters", WORD, "Where it is."),
    may("employees", WORD, "How many work there, in words."),
    may("funding", WORD, "What it was given, in words."),
    may("parentOrg", TEXT, "Organization it belongs to."),
    may("introduced", WORD, "When it was introduced."),
    may("policyStatus", TEXT, "Where it stands."),
    may("author", WORD, "Who wrote it."),
    may("scope", WORD, "What it covers."),
    may("billNumber", WORD, "Number of the bill."),
    may("jurisdiction", TEXT, "Where it holds."),
    may("session", WORD, "Session it was dealt with in."),
    may("fullTextUrl", TEXT, "Address of its text."),
    may("vetoReason", TEXT, "Why it was vetoed."),
    may("stakeholders", list_of(ref("Stakeholder")), "Who is for and against."),
    may("provisions", list_of(ref("Provision")), "What it says."),
    may("votes", list_of(ref("Vote")), "Votes on it."),
    may("amendments", list_of(ref("Amendment")), "What was changed in it."),
    may("keyPoliticians", list_of(ref("Politician")), "Politicians who had a part."),
    may("goal", WORD, "What it wants."),
    may("modelFamily", TEXT, "Family of models."),
    may("modelTier", TEXT, "Place in the family."),
    may("generation", WORD, "Generation of the family."),
    may("releaseDate", WORD, "When it was released."),
    may("developer", TEXT, "Id of its developer."),
    may("inputPrice", NUMBER, "Dollars for a million tokens in."),
    may("outputPrice", NUMBER, "Dollars for a million tokens out."),
    may("contextWindow", NUMBER, "Tokens it can take."),
    may("safetyLevel", WORD, "Safety level its developer gives it."),
    may("benchmarks", list_of(ref("BenchmarkScore")), "What it reached in benchmarks."),
    may("capabilities", TEXTS, "What it can do."),
    may("category", TEXT, "What the benchmark measures."),
    may("scoringMethod", TEXT, "How it is scored."),
    may("higherIsBetter", BOOLEAN, "Whether more is better."),
    may("introducedDate", WORD, "When it was introduced."),
    may("maintainer", TEXT, "Who keeps it."),
    may("projectStatus", TEXT, "Where it stands."),
    may("projectUrl", TEXT, "Address of the project."),
    may("organization", TEXT, "Organization that runs it."),
    may("startDate", WORD, "When it began."),
    may("techStack", TEXTS, "What it is built with."),
)
_RAW = (
    may("type", TEXT, "Its type; any word."),
    may("stableId", WORD, "Id that stays when the id changes."),
    may("modality", TEXTS, "What a model takes and gives."),
    may("openWeight", BOOLEAN, "Whether a model's weights are public."),
    may("trainingCutoff", WORD, "Day up to which a model's data reach."),
    may("parameterCount", WORD, "How many parameters a model has, in words."),
    may("resources", list_of(ANY), "Works on it."),
    may("aliases", TEXTS, "Other names of it."),
    may("content", ANY, "Intro, sections and footer of a page made of it."),
    may("sidebarOrder", WORD, "Place of such a page among its neighbours."),
    may("_source", TEXT, "`frontmatter` where a page declares it."),
    may("_filePath", TEXT, "File of the page that declares it, below the root."),
)
_KEYS = {key.name: key for key in (*_BASE, *_OF_TYPES)}
_ALWAYS = ("id", "tags", "clusters", "relatedEntries", "sources", "customFields", "relatedTopics")

ENTITIES: Schema = {
    **list_of(written(*_BASE, *_RAW, *(key for key in _OF_TYPES if key.name != "riskCategory"))),
    "$defs": _ROWS,
}
"""All entities as written, each with its number and, where its page has one, a description."""


def typed_entities_schema() -> Schema:
    """Give the schema of typed entities: a closed one for each known type, an open one for all others."""
    kinds = {name: _of_kind(name, keys) for name, keys in TYPED.items()}
    unknown = {**or_null(WORD), "not": {"enum": list(TYPED)}}
    other = written(must("entityType", unknown, "Any other type."), *_typed(TYPED["concept"]))
    entity = either(*(ref(name) for name in (*kinds, "other")))
    return {**list_of(ref("Entity")), "$defs": {"Entity": entity, **kinds, "other": other, **_ROWS}}


def _typed(names: Iterable[str]) -> list[Key]:
    return [_KEYS[name]._replace(required=name in _ALWAYS) for name in names if name != "entityType"]


def _of_kind(kind: str, names: Iterable[str]) -> Schema:
    keys = [must("entityType", {"const": kind}, "The type."), *_typed(names)]
    return {**written(*keys), "additionalProperties": False}
