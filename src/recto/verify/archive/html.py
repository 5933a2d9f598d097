"""HTML → its main text, and what the page says of itself."""

import re
from typing import Any, cast
from urllib.parse import urljoin

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from recto.verify.archive.reading import Reading

_LONG = 10_000
"""Code points of text that no abstract has."""
_LONGEST = 500
"""Code points of a title or heading that are looked at."""
_MOST_NODES = 500_000
_LOCKED = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.I)
_NEEDS_SCRIPTS = re.compile(
    r"(?:enable|requires?|need to (?:enable|run)|turn on|activate) java ?script|without java ?script", re.I
)
_HOW: dict[str, Any] = {
    "include_comments": False,
    "with_metadata": True,
    "favor_recall": True,
    "date_extraction_params": {"extensive_search": False, "original_date": True},
}
"""Rather too much text than too little, and no dates that are guessed from the text."""

_DATES = ("citation_publication_date", "citation_date", "citation_online_date", "dc.date", "article:published_time")
_TITLES = ("citation_title", "dc.title", "og:title")
_AUTHORS = ("citation_author", "dc.creator", "author", "article:author")
_VENUES = ("citation_journal_title", "citation_conference_title", "citation_inbook_title", "og:site_name")


def read_html(text: str, url: str) -> Reading:
    """Read a page: its text without what stands around it, and title, authors, date, journal, DOI where it names them.

    What a page says to catalogues of papers (``citation_…``) comes before what is guessed from its looks.
    """
    tree = trafilatura.load_html(text)
    if tree is None:
        return Reading(reason="the page is empty, or no HTML")
    if sum(1 for _ in tree.iter()) > _MOST_NODES:
        return Reading(reason=f"the page has more than {_MOST_NODES:,} elements")
    metas = _metas(tree)
    heading, password = _heading(tree), bool(tree.xpath("//input[@type='password']"))
    main = cast(Document | None, trafilatura.bare_extraction(tree, url=url or None, **_HOW)) or Document()
    body = main.text or trafilatura.html2txt(text)
    scholarly = "citation_title" in metas
    return Reading(
        text=body,
        title=_first(metas, _TITLES) or main.title or heading,
        heading=heading,
        authors=_authors(metas, main.author or ""),
        published=_date(_first(metas, _DATES)) or main.date or "",
        venue=_first(metas, _VENUES) or _site(main),
        doi=re.sub(
            r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", _first(metas, ("citation_doi", "dc.identifier.doi"))
        ),
        arxiv=_first(metas, ("citation_arxiv_id",)),
        full_text=_address(_first(metas, ("citation_pdf_url",)), url) if len(body) < _LONG else "",
        whole=not _LOCKED.search(text) and (not scholarly or len(body) >= _LONG),
        scholarly=scholarly,
        asks_password=password,
        needs_scripts=bool(_NEEDS_SCRIPTS.search(text)) or (not body.strip() and "<script" in text.lower()),
        said_by="declared" if scholarly else "guessed",
    )


def _site(main: Document) -> str:
    """Give the name of the site, unless it is only its host."""
    return main.sitename if main.sitename and main.sitename != main.hostname else ""


def _address(path: str, url: str) -> str:
    return urljoin(url, path) if path else ""


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Give what the head's elements say, by their names in small letters."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        if name and (content := " ".join((meta.get("content") or "").split())):
            found.setdefault(name, []).append(content)
    return found


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _authors(metas: dict[str, list[str]], guessed: str) -> tuple[str, ...]:
    """Give the authors, one each; an address in place of a name is none."""
    named = next((metas[name] for name in _AUTHORS if name in metas), [])
    if len(named) == 1:
        named = re.split(r"\s*;\s*", named[0])
    people = [name for name in named if not name.startswith(("http:", "https:", "@"))]
    return tuple(dict.fromkeys(filter(None, people or re.split(r"\s*;\s*", guessed))))


def _date(text: str) -> str:
    """Give the date at the start of a text, as far as it is one: 2021/03/09, 2021-03, 2021."""
    found = re.match(r"(\d{4})(?:[-/](\d\d?)(?:[-/](\d\d?))?)?(?!\d)", text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def _heading(tree: HtmlElement) -> str:
    """Give the title that readers see: that of the window, and the first heading."""
    shown = [" ".join("".join(node.itertext()).split()) for node in tree.xpath("//title | //h1")[:3]]
    return " | ".join(dict.fromkeys(text[:_LONGEST] for text in shown if text))
