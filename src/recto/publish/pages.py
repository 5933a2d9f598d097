"""The text side of a page, and with it the page's files: both sides, its record as JSON and CSV."""

import re
from html import escape
from typing import Any
from urllib.parse import quote

from recto.model import PackedPage, Page, Source
from recto.parse import parse_page
from recto.parse.html import page_html
from recto.parse.html.escape import text_of
from recto.publish.context import framed
from recto.publish.dress import SiteDress
from recto.publish.evidence import by_place
from recto.publish.paths import href
from recto.publish.record import record_files
from recto.publish.social import social_words
from recto.publish.status import status_line
from recto.publish.templates import render
from recto.publish.views import PageView
from recto.publish.words import shortened

_PLACE = re.compile(r' id="page:c-(\w+)"')
_TOP_HEADING = re.compile(r'\A\s*<h2 id="([^"]*)">(.*?) <a class="anchor".*?</h2>\s*', re.DOTALL)

_SUMMARY = 280
"""Characters of a summary that a card shows: four lines of it."""


def page_files(view: PageView, known: PackedPage | None = None) -> dict[str, bytes]:
    """Make all files of a page by their path in the site; `known` is how its text was parsed, if that is known."""
    page = known.unpacked(view.text) if known else parsed(view)
    text = text_side(view, page)
    return {view.here: text} | record_files(view, page, frozenset(_PLACE.findall(text.decode())))


def parsed(view: PageView) -> Page:
    """Parse the text of a view."""
    source = Source(view.file, view.text, "")
    return parse_page(source, view.content, wikilinks=view.wikilinks, index_stems=view.index_stems)


def text_side(view: PageView, page: Page) -> bytes:
    """Make the side of a page that is read."""
    dress = SiteDress(view, by_place(view.evidence, page.citations))
    whole = page_html(page, view.text, dress, wikilinks=view.wikilinks)
    body = _without_title(whole, view.title)
    said = _description(view)
    frame = framed(view.frame, view.here, view.title, said)
    context = frame | {
        "page": {"id": view.id, "type": view.type, "number": view.number, "title": view.title, "path": view.path},
        "body": body,
        "faces": " serif-italic" * ("<em>" in body) + " mono" * ("<code>" in body),
        "record": href(view.here, view.record_here),
        "status": status_line(view),
        "contents": _contents(page, titled=body != whole),
        "crumbs": [{"title": title, "href": href(view.here, file) if file else ""} for title, file in view.crumbs],
        "cards": {file: _card(view, file) for file in sorted(view.cards) if f'data-card="{escape(file)}"' in body},
        "related": [row | {"href": href(view.here, row["file"])} for row in view.related if row["file"]],
        "findings": view.findings if view.frame.live else (),
        "card": _social(view),
        "linked": _linked_data(view, said, frame["address"]),
    }
    return render("page.html", context).encode()


def _without_title(body: str, title: str) -> str:
    """Drop a first heading that only repeats the title, which stands above the text already; links still find it."""
    first = _TOP_HEADING.match(body)
    if first and text_of(first[2]).lower() == title.strip().lower():
        return f'<span id="{first[1]}"></span>{body[first.end() :]}'
    return body


def _description(view: PageView) -> str:
    said = view.record.get("description") or view.record.get("llmSummary") or ""
    return str(said)


def _contents(page: Page, *, titled: bool) -> list[dict[str, Any]]:
    """Give the headings of the second level with those of the third below them: their texts and anchors.

    `titled` is whether the first one is left out, because it is the title.
    """
    found: list[dict[str, Any]] = []
    for section in filter(lambda section: section.slug, page.sections):
        entry = {"title": section.title, "anchor": section.slug, "parts": []}
        if section.level == 3 and found:
            found[-1]["parts"].append(entry)
        elif 0 < section.level <= 3:
            found.append(entry)
    return [*found[0]["parts"], *found[1:]] if titled and found else found


def _social(view: PageView) -> dict[str, str] | None:
    """Give the full address of the page's social card, and what it shows."""
    card = view.social
    return {"address": f"{view.frame.address}/{quote(card.file)}", "words": social_words(card)} if card else None


def _linked_data(view: PageView, description: str, address: str) -> dict[str, Any]:
    """Say what the page is in the words of schema.org."""
    said = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": view.title,
        "description": description,
        "datePublished": view.record["dateCreated"],
        "dateModified": view.record["lastUpdated"],
        "identifier": view.number or view.id,
        "url": address,
        "isPartOf": {"@type": "WebSite", "name": view.frame.name},
    }
    return {name: value for name, value in said.items() if value}


def _card(view: PageView, file: str) -> list[Any]:
    """Give what a hover card tells, as a short list: title, type, quality, risk, summary."""
    card = view.cards[file]
    risk = f"{card.risk} {card.risk_score}" if card.risk else ""
    return [card.title, card.type, card.quality, risk, shortened(card.summary, _SUMMARY)]
