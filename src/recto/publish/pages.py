"""The text side of a page, and with it the page's files: both sides, its record as JSON and CSV."""

import re
from typing import Any

from recto.model import Page, Source
from recto.parse import parse_page
from recto.parse.html import page_html
from recto.parse.html.escape import text_of
from recto.publish.context import framed
from recto.publish.dress import SiteDress
from recto.publish.paths import href
from recto.publish.record import record_files
from recto.publish.status import status_line
from recto.publish.templates import render
from recto.publish.views import PageView

_TOP_HEADING = re.compile(r'\A\s*<h2 id="[^"]*">(.*?) <a class="anchor".*?</h2>\s*', re.DOTALL)


def page_files(view: PageView) -> dict[str, bytes]:
    """Make all files of a page by their path in the site."""
    source = Source(view.file, view.text, "")
    page = parse_page(source, view.content, wikilinks=view.wikilinks, index_stems=view.index_stems)
    return {view.here: _text_side(view, page).encode()} | record_files(view, page)


def _text_side(view: PageView, page: Page) -> str:
    dress = SiteDress(view)
    body = _without_title(page_html(page, view.text, dress, wikilinks=view.wikilinks), view.title)
    context = framed(view.frame, view.here, view.title, _description(view)) | {
        "page": {"id": view.id, "type": view.type, "number": view.number, "title": view.title, "path": view.path},
        "body": body,
        "record": href(view.here, view.record_here),
        "status": status_line(view),
        "contents": _contents(page),
        "crumbs": [{"title": title, "href": href(view.here, file) if file else ""} for title, file in view.crumbs],
        "cards": {file: _card(view, file) for file in sorted(view.cards) if f'data-card="{file}"' in body},
        "related": [row | {"href": href(view.here, row["file"])} for row in view.related if row["file"]],
        "findings": view.findings if view.frame.live else (),
        "published": view.record.get("dateCreated") or "",
        "modified": view.record.get("lastUpdated") or "",
    }
    return render("page.html", context)


def _without_title(body: str, title: str) -> str:
    """Drop a first heading that only repeats the title, which stands above the text already."""
    first = _TOP_HEADING.match(body)
    if first and text_of(first[1]).lower() == title.strip().lower():
        return body[first.end() :]
    return body


def _description(view: PageView) -> str:
    said = view.record.get("description") or view.record.get("llmSummary") or ""
    return str(said)


def _contents(page: Page) -> list[dict[str, Any]]:
    """Give the headings of the second and third level: their texts, anchors, levels."""
    return [
        {"title": section.title, "anchor": section.slug, "level": section.level}
        for section in page.sections
        if 0 < section.level <= 3
    ]


def _card(view: PageView, file: str) -> list[Any]:
    """Give what a hover card tells, as a short list: title, type, quality, risk, summary."""
    card = view.cards[file]
    risk = f"{card.risk} {card.risk_score}" if card.risk else ""
    summary = card.summary if len(card.summary) <= 280 else card.summary[:280].rsplit(" ", 1)[0] + " …"
    return [card.title, card.type, card.quality, risk, summary]
