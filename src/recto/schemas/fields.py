"""What each field of the records means that are written as JSON; types are the records' own, a schema narrows them."""

from collections.abc import Mapping

from recto.model import Metrics, Record
from recto.schemas.shape import COUNT, LINE, PERCENT, SCALAR, TEXT, Schema, list_of, made, must, one_of

Says = Mapping[str, str | tuple[Schema, str]]

_NAMED: Says = {"id": "Id of the entity or page.", "type": "Its type, as written.", "title": "Its title, as written."}
_PAGE: Says = {"id": "Id of the page.", "title": "Title of the page, as written."}
_PLACE: Says = {
    "file": "Path of the page file below the content root.",
    "line": (LINE, "Line of the link, from 1."),
    "href": "Address as written.",
}

FIELDS: Mapping[str, Says] = {
    "Record": dict.fromkeys(Record.__struct_encode_fields__, "See the unit."),
    "Metrics": dict.fromkeys(Metrics.__struct_encode_fields__, "See the unit."),
    "UnconvertedLink": {
        "text": "Text of the link.",
        "url": "Address of the link, as written.",
        "resourceId": "Id of the registered resource with that address.",
        "resourceTitle": "Title of the resource; left out if it has none.",
    },
    "CitationHealth": {
        "total": (COUNT, "Citations of the page that were looked at."),
        "withQuotes": (COUNT, "Those with a quote from their source."),
        "verified": (COUNT, "Those whose quote was found in the source."),
        "accuracyChecked": (COUNT, "Those whose claim was compared with the source."),
        "accurate": (COUNT, "Those whose claim the source bears out."),
        "inaccurate": (COUNT, "Those whose claim the source does not bear out."),
        "avgScore": "Mean of the scores of accuracy; null without any.",
    },
    "Risk": {
        "level": (one_of("low", "medium", "high"), "The score in one word."),
        "score": (PERCENT, "Points: 0 is no risk, 100 the greatest."),
        "factors": "What raised or lowered the score, in the order it was looked at.",
        "integrityIssues": "What is wrong with the citations' form; left out if nothing is.",
    },
    "SimilarPage": {
        **_PAGE,
        "path": "Path of the page on the site.",
        "similarity": (PERCENT, "How much it resembles the page, in percent."),
    },
    "Redundancy": {
        "maxSimilarity": (PERCENT, "Similarity of the nearest page, in percent; 0 without one."),
        "similarPages": ({"maxItems": 5}, "The nearest pages of the same format, the most similar first."),
    },
    "Change": {
        "date": "Day of the change.",
        "branch": "Branch the change was made on.",
        "title": "What the change is called.",
        "summary": "What was changed.",
        "pr": "Number of the pull request.",
        "model": "Language model that took part.",
        "duration": "How long it took, as told.",
        "cost": "What it cost, as told.",
    },
    "Coverage": {
        "passing": (COUNT, "Items that are green."),
        "total": (COUNT, "Items looked at."),
        "targets": "How many of each part a page of this format and length should hold.",
        "actuals": "How many it holds.",
        "items": (
            {"additionalProperties": one_of("green", "amber", "red")},
            "How each item stands: green, amber or red.",
        ),
        "editHistoryCount": (COUNT, "Recorded changes; left out if there are none."),
        "ratingsString": "The grades in short; left out if there are none.",
    },
    "Backlink": {**_NAMED, "relationship": (TEXT, "How the entity says it relates; left out if it does not say.")},
    "Named": _NAMED,
    "RelatedItem": {
        **_NAMED,
        "score": "How strongly it is related; at least 1, and without an upper bound.",
        "label": "How it relates, where an entity says so.",
    },
    "Dated": {**_NAMED, "lastUpdated": "Date of its last change, as written."},
    "Linked": {**_NAMED, "backlinkCount": (COUNT, "How many relations of entities lead to it.")},
    "Stats": {
        "totalEntities": (COUNT, "How many entities there are."),
        "byType": "Entities of each type, as written.",
        "bySeverity": "Entities of each severity, of those that have one.",
        "byStatus": "Entities of each status; `unknown` for those without.",
        "recentlyUpdated": ({"maxItems": 10}, "The ten entities changed last, the latest first."),
        "mostLinked": ({"maxItems": 10}, "The ten entities most related to; links of pages are not counted."),
        "topTags": (
            list_of(made(must("tag", TEXT, "The tag."), must("count", COUNT, "How often it is given.")))
            | {"maxItems": 20},
            "The twenty commonest tags.",
        ),
        "totalTags": (COUNT, "How many tags there are."),
        "withDescription": (COUNT, "Entities with a description."),
        "lastBuilt": "Time of the build, ISO 8601 in UTC.",
    },
    "RiskStats": {
        "total": (COUNT, "How many pages there are."),
        "high": (COUNT, "Pages of high risk."),
        "medium": (COUNT, "Pages of medium risk."),
        "low": (COUNT, "Pages of low risk."),
        "avgScore": (PERCENT, "Mean score, rounded; 0 without pages."),
        "topFactors": (
            list_of(made(must("factor", TEXT, "The factor."), must("count", COUNT, "Pages that have it.")))
            | {"maxItems": 10},
            "The ten commonest factors.",
        ),
    },
    "Due": {
        **_PAGE,
        "numericId": "Number of the page, or its id where it got a number only by this build.",
        "quality": ({"type": ["number", "null"]}, "The editors' grade; null without one."),
        "readerImportance": ({"type": ["number", "null"]}, "How much it matters to readers; null if nobody says."),
        "lastUpdated": "Day of the last change; null if it is not known.",
        "updateFrequency": ({"type": "number"}, "Days after which the page is due."),
        "daysSinceUpdate": "Whole days since the last change; 999 if it is not known.",
        "daysUntilDue": "Days until the page is due; negative where it is late.",
        "staleness": "Days since the last change over the days it may take; above 1 the page is late.",
        "priority": (
            {"type": ["number", "null"]},
            "Staleness times importance (0 to 1), by which the list is ordered; null if importance is no number.",
        ),
        "category": "Category of the page.",
    },
    "SimilarPair": {
        "pageA": "Id of the one page.",
        "pageB": "Id of the other.",
        "pathA": "Path of the one page on the site.",
        "pathB": "Path of the other.",
        "titleA": "Title of the one page, as written.",
        "titleB": "Title of the other.",
        "similarity": (PERCENT, "The greater of shingle similarity and four fifths of word similarity, in percent."),
        "shingleSimilarity": (PERCENT, "Share of common runs of five words, in percent."),
        "wordSimilarity": (PERCENT, "Share of common words of five or more letters, in percent."),
    },
    "IdRegistry": {
        "byNumericId": "The id that each number names: an entity's before a page's.",
        "bySlug": "The number of each id; several ids may have one.",
    },
    "BrokenLink": {**_PLACE, "text": "Text of the link."},
    "ConventionIssue": {**_PLACE, "issues": "What is not written as links of a site are."},
    "LinkHealth": {
        "totalFiles": (COUNT, "Page files that were read."),
        "totalLinks": (COUNT, "Links to the own site, those to images too."),
        "brokenLinks": "Links to no page file.",
        "conventionIssues": "Links that are not written as links of a site are.",
        "valid": (COUNT, "Links that lead to a page file."),
    },
    "BlockFact": {
        "entityId": "Id of the entity.",
        "factId": "Id of the fact.",
        "display": "How the fact is shown, where that is said.",
    },
    "BlockTable": {
        "headers": "Texts of the cells of the first row.",
        "rowCount": (COUNT, "Rows after the first."),
        "entityLinksInCells": "Entities that cells link to, distinct, as written.",
        "factsInCells": "Facts that cells show, distinct.",
        "startLine": (LINE, "Line of the first row, from 1."),
    },
    "BlockSection": {
        "heading": "Text of the heading; `__preamble__` before the first.",
        "headingId": "The heading as an anchor; `__preamble__` before the first.",
        "level": (COUNT, "2, or 0 before the first heading."),
        "startLine": (LINE, "First line in the file, from 1."),
        "endLine": (COUNT, "Last line."),
        "entityLinks": "Entities linked to, by id or number as written, distinct.",
        "facts": "Facts shown, distinct.",
        "footnoteRefs": "Labels of the footnotes referred to, in small letters, distinct.",
        "internalLinks": "Paths on the site linked to, without slashes at the ends, distinct.",
        "externalLinks": "Addresses elsewhere linked to, as written, distinct.",
        "tables": "Tables of the section.",
        "wordCount": (COUNT, "Words of its text, by white space."),
        "componentNames": "Tracked components it holds, distinct.",
    },
    "PageBlocks": {
        "pageId": "Id of the page.",
        "sections": "The text before the first heading of level 2, then each such heading with what follows.",
        "components": ({"additionalProperties": COUNT}, "How often each tracked component stands in the page."),
    },
    "Edit": {
        "page": ({"minLength": 1}, "Id of the page."),
        "date": ({"minLength": 1}, "Day of the edit, ISO 8601."),
        "title": (SCALAR, "What the change is called; with a date, a title and a branch it enters the change history."),
        "branch": (SCALAR, "Branch the change was made on."),
        "summary": (SCALAR, "What was changed."),
        "pr": (SCALAR, "Number of the pull request."),
        "model": (SCALAR, "Language model that took part."),
        "duration": (SCALAR, "How long it took."),
        "cost": (SCALAR, "What it cost."),
    },
}
