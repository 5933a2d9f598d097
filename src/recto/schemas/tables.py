"""The tables that people write and a build copies as they stand: rows are open, and a key may be null."""

from recto.schemas.shape import (
    ANY,
    BOOLEAN,
    INTEGER,
    SCALAR,
    TEXT,
    TEXTS,
    WORD,
    Schema,
    either,
    list_of,
    map_of,
    may,
    must,
    one_of,
    or_null,
    written,
)

_POSITION = written(
    must("topic", TEXT, "Question the expert has a view on."),
    may("view", TEXT, "The view, in words."),
    may("estimate", WORD, "The view as a number or range, in words."),
    may("confidence", one_of("low", "medium", "high"), "How sure the expert is."),
    may("date", WORD, "When the view was stated."),
    may("source", TEXT, "Where it was stated."),
    may("sourceUrl", TEXT, "Address of the source."),
    may("notes", TEXT, "Anything else."),
)
_EXPERT = written(
    must("id", WORD, "Id of the expert, that of the entity."),
    must("name", TEXT, "Name as shown."),
    may("affiliation", TEXT, "Id of the organization, or its name."),
    may("role", TEXT, "What the expert does there."),
    may("website", TEXT, "Address of the expert's site."),
    may("twitter", TEXT, "Name of the expert's account."),
    may("background", TEXT, "Where the expert comes from."),
    may("knownFor", TEXTS, "What the expert is known for."),
    may("positions", list_of(_POSITION), "What the expert holds on disputed questions."),
)
_ORGANIZATION = written(
    must("id", WORD, "Id of the organization, that of the entity."),
    must("name", TEXT, "Name as shown."),
    may("type", TEXT, "Kind: frontier-lab, safety-org, academic, government, funder, policy or another word."),
    may("founded", WORD, "When it was founded."),
    may("headquarters", TEXT, "Where it is."),
    may("website", TEXT, "Address of its site."),
    may("description", TEXT, "What it is."),
    may("keyPeople", TEXTS, "People who matter there."),
    may("funding", WORD, "What it was given, in words."),
    may("employees", WORD, "How many work there, in words."),
    may("safetyFocus", TEXT, "What it does for safety."),
    may("parentOrg", TEXT, "Organization it belongs to."),
)
_GUESS = written(
    must("source", TEXT, "Who says so."),
    must("value", WORD, "What is said, such as 15-30%."),
    may("date", WORD, "When it was said."),
    may("url", TEXT, "Where it was said."),
    may("notes", TEXT, "Anything else."),
    may("confidence", TEXT, "How sure the source is."),
)
_ESTIMATE = written(
    must("id", WORD, "Id of the quantity."),
    must("variable", TEXT, "The quantity that is estimated."),
    may("category", TEXT, "Group of quantities: timelines, alignment, risk, other."),
    may("description", TEXT, "What the quantity is."),
    may("aggregateRange", WORD, "Range of the estimates together."),
    may("unit", TEXT, "Unit of the values."),
    may("lastUpdated", WORD, "When the row was last changed."),
    must("estimates", list_of(_GUESS), "What was estimated, by whom."),
)
_STANCE = written(
    must("view", TEXT, "The position, in words."),
    may("probability", WORD, "How likely it is, in words."),
    may("holders", TEXTS, "Who holds it."),
    may("implications", TEXT, "What follows from it."),
)
_CRUX = written(
    must("id", WORD, "Id of the question."),
    must("question", TEXT, "The question on which views turn."),
    may("domain", TEXT, "Field of the question."),
    may("description", TEXT, "What the question is about."),
    may("importance", one_of("low", "medium", "high", "critical"), "How much turns on it."),
    may("resolvability", one_of("soon", "years", "decades", "never"), "When it can be settled."),
    may("currentState", TEXT, "What is known of it."),
    may("positions", list_of(_STANCE), "What can be held on it."),
    may("wouldUpdateOn", TEXTS, "What would change minds."),
    may("relatedCruxes", TEXTS, "Ids of questions it hangs together with."),
    may(
        "relevantResearch",
        list_of(written(must("title", TEXT, "Title of the work."), may("url", TEXT, "Address of the work."))),
        "Works that bear on it.",
    ),
    may("timeframe", TEXT, "When it matters."),
    may("summary", TEXT, "The question in short."),
)
_TERM = written(
    must("id", WORD, "Id of the term."),
    must("term", TEXT, "The term."),
    may("aliases", TEXTS, "Other words for it."),
    must("definition", TEXT, "What it means."),
    may("related", TEXTS, "Ids of related terms."),
    may("seeAlso", TEXTS, "Ids of pages on it."),
)
_PUBLICATION = written(
    must("id", WORD, "Id of the publication, which resources name."),
    must("name", TEXT, "Name as shown."),
    may("domains", TEXTS, "Hosts its works are found at."),
    may("type", TEXT, "Kind: academic_journal, preprint_server, think_tank, company_blog, news or another word."),
    may("credibility", {**INTEGER, "minimum": 1, "maximum": 5}, "How far it can be trusted: 1 little, 5 most."),
    may("peer_reviewed", BOOLEAN, "Whether its works are reviewed by peers."),
    may("description", TEXT, "What it is."),
    may("credibility_rationale", TEXT, "Why it has this credibility."),
    may("website", TEXT, "Address of its site."),
)
_WORK_OF_A_PERSON = written(
    must("title", TEXT, "Title of the work."),
    may("year", WORD, "Year it appeared."),
    may("type", TEXT, "Kind of work."),
    may("link", TEXT, "Address of the work."),
    may("category", TEXT, "Subject of the work."),
)
_PERSON_RESOURCES = written(
    must("personId", WORD, "Id of the person's entity."),
    may("personName", TEXT, "Name as shown."),
    must("publications", list_of(_WORK_OF_A_PERSON), "Works of the person."),
)
_PAPER = written(
    must("title", TEXT, "Title of the paper."),
    may("authors", TEXTS, "Who wrote it."),
    may("year", WORD, "Year it appeared."),
    may("type", TEXT, "Kind of work."),
    may("organization", TEXT, "Where it was written."),
    may("summary", TEXT, "What it says."),
    may("importance", TEXT, "How much it matters."),
    may("link", TEXT, "Address of the paper."),
    may("linkLabel", TEXT, "Text to link with."),
)
_FIELD_OF_PAPERS = written(
    must("id", WORD, "Id of the field."),
    must("name", TEXT, "Name as shown."),
    must("papers", list_of(_PAPER), "Papers of the field."),
)
_GUIDE = written(must("title", TEXT, "Title of the guide."), may("papers", TEXTS, "What to read, in order."))
_SITE = written(must("name", TEXT, "Name as shown."), may("url", TEXT, "Address."))
_LITERATURE = written(
    may("categories", list_of(_FIELD_OF_PAPERS), "Papers by field."),
    may("readingGuides", map_of(_GUIDE), "What to read first, by reader."),
    may("resources", list_of(_SITE), "Other places to look."),
)
_FUNDING = written(
    must("source", TEXT, "Who gave it."),
    may("value", WORD, "How much, in words."),
    may("date", WORD, "When."),
    may("notes", TEXT, "What for."),
)
_FOCUS = either(TEXT, written(must("name", TEXT, "Name of the area."), may("details", TEXT, "What of it.")))
_FUNDER = written(
    may("id", WORD, "Id of the funder."),
    must("name", TEXT, "Name as shown."),
    may("keyFacts", list_of(ANY), "What is worth knowing of it."),
    may("focusAreas", list_of(_FOCUS), "What it gives money for."),
    may("whatTheyLookFor", ANY, "What makes it give."),
    may("grantSizes", ANY, "How much it gives at once."),
    may("website", TEXT, "Address of its site."),
    may("applicationProcess", ANY, "How to apply."),
    may("overview", ANY, "What it is."),
)
_FUNDERS = written(
    may("overview", ANY, "The whole in short."),
    may("fundingEstimates", list_of(_FUNDING), "How much is given, by whom."),
    may("growthDrivers", ANY, "Why it grows."),
    may("majorFunders", list_of(_FUNDER), "Those who give most."),
    may("otherFunders", ANY, "The others."),
    may("governmentFunding", ANY, "What states give."),
    may("fundingByCategory", ANY, "How much each field is given."),
    may("grantSizeBreakdown", ANY, "How large grants are."),
    may("applicationTips", ANY, "How to apply well."),
    may("timelineExpectations", ANY, "How long it takes."),
    may("comparisonTable", ANY, "The funders side by side."),
    may("trends", ANY, "What changes."),
    may("sources", ANY, "Where this is from."),
)
_RESOURCE = written(
    may("id", WORD, "Id of the work, which pages cite."),
    may("url", TEXT, "Address of the work."),
    may("title", TEXT, "Title of the work."),
    may("type", TEXT, "Kind: paper, blog, report, book, talk, podcast, government, reference, web or another word."),
    may("summary", TEXT, "What it says."),
    may("review", TEXT, "What is thought of it."),
    may("abstract", TEXT, "Its own summary."),
    may("key_points", TEXTS, "What is worth knowing of it."),
    may("publication_id", TEXT, "Id of the publication it appeared in."),
    may("authors", TEXTS, "Who wrote it."),
    may("published_date", WORD, "When it appeared."),
    may("tags", TEXTS, "What it is about."),
    may("local_filename", TEXT, "File of a copy."),
    may("credibility_override", {"type": "number", "minimum": 1, "maximum": 5}, "Its own credibility, 1 to 5."),
    may("fetched_at", WORD, "When the copy was made."),
    may("content_hash", TEXT, "Hash of the copy."),
    may("stable_id", TEXT, "Id that stays when the id changes."),
    may("cited_by", list_of(SCALAR), "Ids of pages that cite it."),
)


def _rows(row: Schema) -> Schema:
    return or_null(list_of(row))


def _whole(table: Schema) -> Schema:
    """Describe a table that is a map; where there is no such file, an empty list stands for it."""
    return either(table, {"type": "array", "maxItems": 0}, {"type": "null"})


TABLES: dict[str, tuple[str, Schema]] = {
    "experts": ("Experts, as the table has them: what each is known for and holds.", _rows(_EXPERT)),
    "organizations": ("Organizations, as the table has them.", _rows(_ORGANIZATION)),
    "estimates": ("Quantities with what was estimated for them.", _rows(_ESTIMATE)),
    "cruxes": ("Questions on which views turn, with the positions on each.", _rows(_CRUX)),
    "glossary": ("Terms with their definitions.", _rows(_TERM)),
    "literature": ("Papers by field, reading guides, other places to look.", _whole(_LITERATURE)),
    "funders": ("Who gives money, for what; mostly prose.", _whole(_FUNDERS)),
    "publications": ("Where works appear: hosts and credibility.", _rows(_PUBLICATION)),
    "people-resources": ("Works of people.", _rows(_PERSON_RESOURCES)),
    "resources": ("The registry of resources: works that pages cite.", list_of(_RESOURCE)),
}
"""What each table holds, and its schema, by the name of its file."""
