"""Text files for language models: an index, the pages that matter most, all pages, and one file for each page.

Which pages they hold, in which order and form, is the contract's. Where no page has a reader importance, which the
contract asks for, all pages stand under their own categories, the recommended ones first.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from recto.ecma import rounded, to_number, to_text, truthy
from recto.model import Site

CATEGORIES = {
    "risks": "AI Risks",
    "responses": "Responses & Alignment",
    "capabilities": "Capabilities",
    "organizations": "Organizations",
    "people": "People",
    "funders": "Funders",
    "concepts": "Concepts",
    "forecasting": "Forecasting",
    "analysis": "Analysis",
}
"""The categories that the contract lists, in its order, with their labels."""

DIRECTORIES = {
    "person": "/people",
    "organization": "/organizations",
    "risk": "/risks",
    "benchmark": "/benchmarks",
    "ai-model": "/ai-models",
}
"""Where pages of these entity types stand, by the page's id; the others stand below ``/wiki``."""

_HIGH = 60
_CORE_TOKENS = 30_000
_LISTED, _LISTED_UNRATED = 10, 50
_OPENING = 600
_RULE, _DASHES = "=" * 80, "-" * 60
_HEADING = re.compile(r"#{1,6} ")
_FILE_NAME = re.compile(r"[\w-]{1,100}\Z", re.ASCII)

_NOTES = """## Usage Notes

- `readerImportance` and `quality` say from 0 to 100 how much a page matters to readers and how good it is
- `hallucinationRisk` says from 0 to 100 (low, medium, high) how likely the page is to state what is not so, and why
- Verify first where readerImportance × hallucinationRisk.score / 100 is highest
- The records of all pages, with these values, are in pages.json
- llms-core.txt gives an overview, llms-full.txt the texts themselves
"""


class Entry(NamedTuple):
    """A page as these files show it: its record, where it stands, its number in the wiki or "".

    Its body text, if it has any, is read when it is asked for: `place` is that of the page among all `bodies`.
    """

    record: Mapping[str, Any]
    url: str
    number: str
    has_body: bool
    place: int
    bodies: Sequence[str]

    @property
    def body(self) -> str:
        """The page's body text."""
        return self.bodies[self.place]

    @property
    def title(self) -> str:
        """The page's title."""
        return to_text(self.record["title"])

    @property
    def category(self) -> str:
        """The page's category."""
        return to_text(self.record["category"])

    @property
    def summary(self) -> str:
        """The page's summary, or ""."""
        return _text(self.record.get("llmSummary"))


class _Group(NamedTuple):
    label: str
    entries: list[Entry]


def entries(
    site: Site, records: Iterable[Mapping[str, Any]], bodies: Sequence[str], numbers: Mapping[str, Any]
) -> tuple[Entry, ...]:
    """Join the records with their bodies, both in page order; `numbers` are those of pages and entities by id."""
    return tuple(
        Entry(record, site.address + page_path(record, number), number, bool(body), place, bodies)
        for place, (record, body) in enumerate(zip(records, bodies, strict=True))
        for number in [_text(record["numericId"]) or _text(numbers.get(record["id"]))]
    )


def page_path(record: Mapping[str, Any], number: str) -> str:
    """Give the path of a page on the site: in the directory of its entity type, else by its number, else by its id."""
    directory = DIRECTORIES.get(to_text(record.get("entityType")))
    return f"{directory}/{record['id']}" if directory else f"/wiki/{number or record['id']}"


def text_files(site: Site, pages: Sequence[Entry]) -> Iterator[tuple[str, str | Iterator[str]]]:
    """Give every file by its path below the root of the site: the three on all pages, then the pages' own.

    The largest comes in pieces.
    """
    yield "llms.txt", index_text(site, pages)
    yield "llms-core.txt", core_text(site, pages)
    yield "llms-full.txt", _full_pieces(site, pages)
    for name, page in _pages_with_files(pages).items():
        yield f"wiki/{name}.txt", _page_text(page)


def index_text(site: Site, pages: Sequence[Entry]) -> str:
    """Give llms.txt: what the site is, which files there are, the foremost pages of each category."""
    intro = "This file provides an index of site content for LLMs."
    more = f" For full documentation, see: {site.address}" if site.address else ""
    most = _LISTED if _rated(pages) else _LISTED_UNRATED
    about = f">\n> {site.description}\n" if site.description else ""
    return "\n".join(
        [
            f"# {site.name}\n\n{_made(site)}\n{about}\n{intro}{more}\n",
            f"## LLM Context Files\n\n{_file_list(site, pages)}\n",
            "## Site Structure\n",
            *(f"### {group.label}\n\n{_list(group.entries[:most])}\n" for group in _groups(pages)),
            f"## Statistics\n\n{_statistics(pages)}\n",
            _NOTES,
        ]
    )


def _file_list(site: Site, pages: Sequence[Entry]) -> str:
    base = site.address
    core = "High reader-importance pages" if _rated(pages) else "Recommended pages"
    lines = [
        f"- [Core Documentation (llms-core.txt)]({base}/llms-core.txt): {core} (~30K tokens) - fits in chat context",
        f"- [Full Documentation (llms-full.txt)]({base}/llms-full.txt): Complete content - for embeddings/RAG",
        f"- [Sitemap]({base}/sitemap.xml): XML sitemap of all pages",
    ]
    if any(page.number for page in pages):
        lines.append(f"- Per-page plain text: append `.txt` to any wiki URL (e.g. {base}/wiki/E1.txt)")
    return "\n".join(lines)


def _list(pages: Sequence[Entry]) -> str:
    return "\n".join(f"- [{page.title}]({page.url}){_importance_note(page)}" for page in pages)


def _importance_note(page: Entry) -> str:
    importance = page.record["readerImportance"]
    return f" (reader importance: {to_text(importance)})" if truthy(importance) else ""


def _statistics(pages: Sequence[Entry]) -> str:
    lines = [f"- Total pages: {len(pages)}", f"- Pages with LLM summaries: {sum(bool(p.summary) for p in pages)}"]
    if _rated(pages):
        lines.append(f"- High reader-importance pages (≥{_HIGH}): {sum(_importance(p) >= _HIGH for p in pages)}")
    return "\n".join(lines)


def core_text(site: Site, pages: Sequence[Entry]) -> str:
    """Give llms-core.txt: the summaries of the foremost pages, as many as make 30,000 tokens."""
    rated = _rated(pages)
    purpose = ("High reader-importance" if rated else "Recommended") + " pages"
    purpose += f" for understanding {site.subject}." if site.subject else "."
    more = f"> For complete documentation, see: {site.address}\n" if site.address else ""
    parts = [f"# {site.name} - Core Documentation\n\n{_made(site)}\n>\n> {purpose}\n{more}\n{_RULE}\n\n"]
    tokens, included = estimated_tokens(parts[0]), list[Entry]()
    for page, summary in _core_pages(pages, rated):
        block = f"\n{_DASHES}\n{_block_head(page)}\n{_DASHES}\n\n{summary}\n\n"
        tokens += estimated_tokens(block)
        if tokens > _CORE_TOKENS:
            tokens -= estimated_tokens(block)
            break
        parts.append(block)
        included.append(page)
    index = "".join(f"- {page.title}: {page.url}\n" for page in included)
    counts = f"Pages included: {len(included)} | Estimated tokens: {_thousands(tokens)}"
    return "".join([*parts, f"\n{_RULE}\n\n## Index\n\n{index}\n---\nGenerated: {site.date} | {counts}\n"])


def _core_pages(pages: Sequence[Entry], rated: bool) -> Iterator[tuple[Entry, str]]:
    """Give the foremost pages with their summaries; where none is rated, with what else tells what they are about."""
    for page in _descending(pages, _importance if rated else _recommended):
        summary = page.summary
        if not rated:
            summary = summary or _text(page.record.get("description")) or opening(page.body)
        if summary and (not rated or _importance(page) >= _HIGH):
            yield page, summary


def opening(body: str) -> str:
    """Give the first paragraph of a text that is no heading, cut at 600 characters."""
    paragraphs = (part.strip() for part in body.split("\n\n"))
    text = next((part for part in paragraphs if part and not _HEADING.match(part)), "")
    return text if len(text) <= _OPENING else text[:_OPENING].rstrip() + "…"


def full_text(site: Site, pages: Sequence[Entry]) -> str:
    """Give llms-full.txt: the bodies of all pages, by category."""
    return "".join(_full_pieces(site, pages))


def _full_pieces(site: Site, pages: Sequence[Entry]) -> Iterator[str]:
    tokens = included = skipped = 0
    for piece in _bodies(site, pages):
        yield piece
        tokens += estimated_tokens(piece)
    for group in _groups(pages):
        included += sum(page.has_body for page in group.entries)
        skipped += sum(not page.has_body for page in group.entries)
    counts = f"Pages included: {included}\nPages skipped: {skipped}"
    yield f"\n{_RULE}\n\nGenerated: {site.date}\n{counts}\nEstimated tokens: {_thousands(tokens)}\n"


def _bodies(site: Site, pages: Sequence[Entry]) -> Iterator[str]:
    more = f"> For web version, see: {site.address}\n" if site.address else ""
    purpose = f"> Complete content from {site.name}."
    yield f"# {site.name} - Full Documentation\n\n{_made(site)}\n>\n{purpose}\n{more}\n{_RULE}\n\n"
    for group in _groups(pages):
        yield f"\n{_RULE}\n# {group.label.upper()}\n{_RULE}\n\n"
        for page in filter(lambda page: page.has_body, group.entries):
            summary = f"Summary: {page.summary}" if page.summary else ""
            yield f"\n{_DASHES}\n{_block_head(page)}\n{summary}\n{_DASHES}\n\n{page.body}\n\n"


def page_texts(pages: Sequence[Entry]) -> dict[str, str]:
    """Give the file of each page that has a number and a body, by its number.

    Of pages with one number and different ids the first keeps it, of those with one id the last. A number that could
    not be part of a file's name gives none.
    """
    return {name: _page_text(page) for name, page in _pages_with_files(pages).items()}


def _pages_with_files(pages: Sequence[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    owner: dict[str, str] = {}
    for page in pages:
        if (
            page.has_body
            and _FILE_NAME.match(page.number)
            and owner.setdefault(page.number, page.record["id"]) == page.record["id"]
        ):
            found[page.number] = page
    return found


def _page_text(page: Entry) -> str:
    return f"{_page_head(page)}\n\n---\n{page.body}\n"


def _page_head(page: Entry) -> str:
    importance, quality = page.record["readerImportance"], page.record["quality"]
    risk = page.record.get("hallucinationRisk")
    lines = [f"# {page.title}", "", f"URL: {page.url}"]
    if importance is not None:
        lines.append(f"Reader Importance: {to_text(importance)}")
    if quality is not None:
        lines.append(f"Quality: {to_text(quality)}")
    if risk is not None:
        factors = f" — {', '.join(risk['factors'])}" if risk["factors"] else ""
        lines.append(f"Hallucination Risk: {_risk(risk)}{factors}")
    if page.summary:
        lines.append(f"Summary: {page.summary}")
    return "\n".join(lines)


def _block_head(page: Entry) -> str:
    importance, quality = (_text(page.record[name]) or "unrated" for name in ("readerImportance", "quality"))
    risk = _risk(page.record.get("hallucinationRisk") or {"level": "unknown", "score": "?"})
    values = f"Reader Importance: {importance} | Quality: {quality} | Hallucination Risk: {risk}"
    return f"## {page.title}\nURL: {page.url}\n{values}"


def _risk(risk: Mapping[str, Any]) -> str:
    return f"{risk['level']} ({risk['score']}/100)"


def _made(site: Site) -> str:
    version = f"Version: {site.version} | " if site.version else ""
    return f"> {version}Generated: {site.date}"


def _groups(pages: Sequence[Entry]) -> list[_Group]:
    """Give the categories that have pages: the contract's with rated pages or, where none is rated, those there are."""
    if _rated(pages):
        chosen = [page for page in _descending(pages, _importance) if page.record["readerImportance"] is not None]
        labels = CATEGORIES
    else:
        chosen = _descending(pages, _recommended)
        labels = {name: _label(name) for name in [*CATEGORIES, *sorted({p.category for p in pages})]}
    found: dict[str, list[Entry]] = {name: [] for name in labels}
    for page in chosen:
        found.get(page.category, []).append(page)
    return [_Group(labels[name], group) for name, group in found.items() if group]


def _label(category: str) -> str:
    """Give the contract's label, or make one of the folder's name."""
    if category in CATEGORIES:
        return CATEGORIES[category]
    text = category.replace("-", " ").replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def _rated(pages: Sequence[Entry]) -> bool:
    return any(page.record["readerImportance"] is not None for page in pages)


def _descending(pages: Sequence[Entry], value: Callable[[Entry], float]) -> list[Entry]:
    return sorted(pages, key=value, reverse=True)


def _importance(page: Entry) -> float:
    return _number(page.record["readerImportance"])


def _recommended(page: Entry) -> float:
    return _number(page.record.get("recommendedScore"))


def _number(value: Any) -> float:
    found = to_number(value) if truthy(value) else 0
    return 0 if math.isnan(found) else found


def _text(value: Any) -> str:
    return to_text(value) if truthy(value) else ""


def estimated_tokens(text: str) -> int:
    """Give the contract's estimate: one token for every four UTF-16 code units, rounded up."""
    return -(-len(text.encode("utf-16-le", "surrogatepass")) // 8)


def _thousands(tokens: int) -> str:
    return f"~{rounded(tokens / 1000)}K"
