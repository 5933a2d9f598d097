"""The record's fields that stand in the head of a page or follow from its place."""

from typing import Any

from recto.ecma import parse_int, to_number, truthy
from recto.model import Page
from recto.unit import Example, fieldvalue


def _number(page: Page, name: str) -> float | None:
    value = page.field(name)
    return None if value is None else to_number(value)


def _given(page: Page, name: str) -> Any:
    value = page.field(name)
    return value if truthy(value) else None


def _head(line: str) -> str:
    return f"---\n{line}\n---\n"


@fieldvalue(key="id", why="Pages, entities and links name each other by id.")
def id(page: Page) -> str:  # noqa: A001 — a unit is named as the record names it
    """Give the id of a page: the stem of its file, or ``__index__`` and the folder for an index."""
    return page.address.id


@fieldvalue(key="path", why="The address of the page on the site.")
def path(page: Page) -> str:
    """Give the path of a page on the site: its folder and stem between slashes."""
    return page.address.path


@fieldvalue(key="filePath", why="Where to mend the page.")
def file_path(page: Page) -> str:
    """Give the path of the file below the content root."""
    return page.address.below_content


@fieldvalue(
    key="title",
    why="What the page is called wherever it is named.",
    examples=(
        Example(_head("title: 42"), 42, "a number stays a number"),
        Example(_head("title: 2026-01-05"), "2026-01-05"),
        Example(_head('title: ""'), "page", "the stem of the file stands in"),
    ),
)
def title(page: Page) -> Any:
    """Give the title from the head, or the stem of the file with blanks for hyphens."""
    value = page.field("title")
    return value if truthy(value) else page.address.stem.replace("-", " ")


@fieldvalue(
    key="quality",
    unit="points",
    better="higher",
    why="The editors' own grade.",
    examples=(
        Example(_head('quality: "85"'), 85),
        Example(_head('quality: ""'), 0),
        Example(_head("quality: null"), None),
        Example(_head("quality: 39.999"), 39.999),
        Example(_head("quality: true"), 1),
    ),
)
def quality(page: Page) -> float | None:
    """Read the editors' grade of the page, usually 0 to 100."""
    return _number(page, "quality")


@fieldvalue(key="readerImportance", unit="points", better="higher", why="What readers need first is mended first.")
def reader_importance(page: Page) -> float | None:
    """Read how much the page matters to readers, usually 0 to 100."""
    return _number(page, "readerImportance")


@fieldvalue(key="researchImportance", unit="points", better="higher", why="What research turns on is kept exact.")
def research_importance(page: Page) -> float | None:
    """Read how much the page matters to research, usually 0 to 100."""
    return _number(page, "researchImportance")


@fieldvalue(
    key="tacticalValue",
    unit="points",
    better="higher",
    why="Some pages matter for what to do now.",
    examples=(Example(_head("tacticalValue: [7]"), 7),),
)
def tactical_value(page: Page) -> float | None:
    """Read how much the page helps to decide, usually 0 to 100."""
    return _number(page, "tacticalValue")


@fieldvalue(
    key="contentFormat",
    why="A table is not expected to read like an article.",
    examples=(Example("", "article"), Example(_head("contentFormat: table"), "table")),
)
def content_format(page: Page) -> Any:
    """Read the format of the page: article, table, diagram, index, dashboard or any other word."""
    value = page.field("contentFormat")
    return value if truthy(value) else "article"


@fieldvalue(
    key="tractability",
    unit="points",
    why="How far effort helps.",
    examples=(
        Example(_head("tractability: high"), None, "what is no number is kept as NaN, which JSON shows as null"),
    ),
)
def tractability(page: Page) -> float | None:
    """Read how tractable the subject is."""
    return _number(page, "tractability")


@fieldvalue(key="neglectedness", unit="points", why="Whether others work on it.")
def neglectedness(page: Page) -> float | None:
    """Read how neglected the subject is."""
    return _number(page, "neglectedness")


@fieldvalue(
    key="uncertainty",
    unit="points",
    why="How little is known.",
    examples=(Example(_head("uncertainty: .5"), 0.5),),
)
def uncertainty(page: Page) -> float | None:
    """Read how uncertain the subject is."""
    return _number(page, "uncertainty")


@fieldvalue(
    key="causalLevel",
    why="Whether the subject is a cause, a pathway or an outcome.",
    examples=(Example(_head("causalLevel: 0"), None), Example(_head("causalLevel: 3"), 3)),
)
def causal_level(page: Page) -> Any:
    """Read where the subject stands in the chain of causes."""
    return _given(page, "causalLevel")


@fieldvalue(key="llmSummary", why="A summary to show where the page is not.")
def llm_summary(page: Page) -> Any:
    """Read the summary of the page."""
    return _given(page, "llmSummary")


@fieldvalue(key="description", why="One sentence for lists and search.")
def description(page: Page) -> Any:
    """Read the description of the page."""
    return _given(page, "description")


@fieldvalue(
    key="ratings",
    why="Grades of single qualities say more than one number.",
    examples=(
        Example(_head("ratings: {rigor: 7}"), {"rigor": 7}),
        Example(_head("ratings: {}"), {}),
        Example(_head("ratings: [1, 2]"), [1, 2]),
    ),
)
def ratings(page: Page) -> Any:
    """Read the grades of single qualities: novelty, rigor, actionability, completeness and others."""
    return _given(page, "ratings")


@fieldvalue(key="category", why="Pages of one folder are kept and judged together.")
def category(page: Page) -> str:
    """Give the second folder of the path, else the first, else ``other``."""
    return page.address.category


@fieldvalue(key="subcategory", why="A finer grouping than the folder.")
def subcategory(page: Page) -> Any:
    """Read the subcategory of the page."""
    return _given(page, "subcategory")


@fieldvalue(
    key="clusters",
    why="The subjects a page belongs to.",
    examples=(Example("", ["ai-safety"]), Example(_head("clusters: []"), []), Example(_head("clusters: foo"), "foo")),
)
def clusters(page: Page) -> Any:
    """Read the subjects the page belongs to; ``ai-safety`` if none are given."""
    value = page.field("clusters")
    return value if truthy(value) else ["ai-safety"]


@fieldvalue(
    key="updateFrequency",
    unit="days",
    why="Subjects age at different speeds.",
    examples=(
        Example(_head('update_frequency: "30 days"'), 30),
        Example(_head("update_frequency: 7.9"), 7),
        Example(_head("update_frequency: 0"), None),
        Example(_head("update_frequency: 0x1f"), 31),
    ),
)
def update_frequency(page: Page) -> float | None:
    """Read after how many days the page is due for review."""
    value = page.field("update_frequency")
    return parse_int(value) if truthy(value) else None


@fieldvalue(
    key="evergreen",
    why="A page about the past need not be kept current.",
    examples=(
        Example(_head("evergreen: false"), False),
        Example(_head('evergreen: "false"'), True),
        Example(_head("evergreen: no"), True, "YAML 1.2 knows no `no`"),
    ),
)
def evergreen(page: Page) -> bool:
    """Say whether the page is kept current; only the boolean false says no."""
    return page.field("evergreen") is not False
