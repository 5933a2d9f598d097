"""What the contract filled from a server, and a build writes empty: the shapes that readers expect."""

from recto.schemas.facts import verdicts
from recto.schemas.shape import ANY, BOOLEAN, NUMBER, TEXT, WORD, Schema, list_of, map_of, may, must, written

_SCORE = written(
    must("benchmarkId", TEXT, "Id of the benchmark."),
    may("score", WORD, "What was reached."),
    may("unit", TEXT, "Unit of the score."),
    may("date", TEXT, "When it was reached."),
    may("sourceUrl", TEXT, "Where that is said."),
)
_VERDICT = written(
    must("verdict", TEXT, "How the row stands."),
    may("confidence", NUMBER, "How sure that is."),
    may("sourcesChecked", NUMBER, "Sources that were looked at."),
    may("needsRecheck", BOOLEAN, "Whether to look again."),
    may("lastComputedAt", TEXT, "When that was found."),
)
_QUOTE = written(
    may("footnote", WORD, "The footnote."),
    may("url", TEXT, "Address of the source."),
    may("resourceId", TEXT, "Id of the source in the registry."),
    may("claimText", TEXT, "What the page claims."),
    may("sourceQuote", TEXT, "What the source says."),
    may("sourceTitle", TEXT, "Title of the source."),
    may("sourceType", TEXT, "Kind of source."),
    may("quoteVerified", BOOLEAN, "Whether the quote stands in the source."),
    may("verificationScore", NUMBER, "How sure that is."),
    may("verifiedAt", TEXT, "When it was looked up."),
    may("accuracyVerdict", TEXT, "Whether the source bears the claim out."),
    may("accuracyScore", NUMBER, "How well."),
    may("accuracyIssues", ANY, "What is wrong."),
    may("accuracySupportingQuotes", ANY, "Words of the source that bear the claim out."),
    may("verificationDifficulty", ANY, "How hard that was to find out."),
    may("accuracyCheckedAt", TEXT, "When it was compared."),
)
_REFERENCES = written(
    may("claimReferences", ANY, "Claims of the page with their references."),
    may("citations", ANY, "Citations of the page."),
)
_ALWAYS_EMPTY = "Recto has no server and writes it empty."

SERVER: dict[str, tuple[str, Schema]] = {
    "benchmarkResults": (f"What models reached in benchmarks, by model. {_ALWAYS_EMPTY}", map_of(list_of(_SCORE))),
    "researchAreas": (f"Areas of research. {_ALWAYS_EMPTY}", list_of({"type": "object"})),
    "recordVerdicts": (f"Verdicts on rows of records, by kind and id. {_ALWAYS_EMPTY}", map_of(_VERDICT)),
    "citationQuotes": (f"Quotes from sources, by page. {_ALWAYS_EMPTY}", map_of(list_of(_QUOTE))),
    "kbFactVerification": (f"Verdicts on facts, by id. {_ALWAYS_EMPTY}", verdicts()),
    "pageReferenceIndex": (f"Claims and citations, by page. {_ALWAYS_EMPTY}", map_of(_REFERENCES)),
    "prItems": (f"Pull requests, the latest first. {_ALWAYS_EMPTY}", list_of({"type": "object"})),
}
"""What each holds, and its schema, by the name of its file."""
