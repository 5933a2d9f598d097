"""The way in: the first page of the site, the lists of all pages, and what is shown where there is none."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from recto.publish.context import framed
from recto.publish.jobs import Job, view_job
from recto.publish.paths import href, own_file
from recto.publish.site import Frame, Site
from recto.publish.templates import render
from recto.publish.words import long_date

PAGES = own_file("pages")
_HOME = "index.html"
_MOST = 6
"""Pages of the short lists at the top."""
_SOME = 8
"""Pages of a section that are shown where it has more than `_FEW`."""
_FEW = 10
_SECTIONS = 60
"""Sections whose pages are shown; of the others the names."""
_LISTED = 1000
"""Pages in one view of a section."""
_REST = "other"
"""The section of pages that lie in no folder, as the record calls it."""

_Page = dict[str, Any]


def home_jobs(site: Site) -> Iterator[Job]:
    """Give the jobs of the first page, of the lists of pages, and of the page that is shown where there is none.

    Where the knowledge base has a first page of its own, ours stands among the lists alone.
    """
    sections = _sections(site)
    for here in [PAGES] if _HOME in site.files.values() else [_HOME, PAGES]:
        title = site.frame.name if here == _HOME else "Pages"
        yield view_job(here, "home.html", framed(site.frame, here, title) | _overview(site, sections, here))
    for name, pages in sections.items():
        if len(pages) > _FEW:
            yield from _section_jobs(site, name, pages)
    # A server shows it at any address, so it leads from the root of the site on, as far as that is known.
    root = f"{quote(urlsplit(site.frame.address).path)}/" if site.frame.address else ""
    yield view_job("404.html", "missing.html", _missing(site.frame, root))


def missing_page(frame: Frame) -> bytes:
    """Make the page that a server of nothing but the site shows where there is none."""
    return render("missing.html", _missing(frame, "/")).encode()


def _missing(frame: Frame, root: str) -> dict[str, Any]:
    return framed(frame, "404.html", "Not found") | {"root": root, "home": f"{root}index.html"}


def _sections(site: Site) -> dict[str, list[_Page]]:
    """Give the pages by their section, in order, those that lie in none last."""
    sections: dict[str, list[_Page]] = {}
    for page in site.pages:
        sections.setdefault(page["category"], []).append(page)
    rest = sections.pop(_REST, None)
    return sections | ({_REST: rest} if rest else {})


def _overview(site: Site, sections: dict[str, list[_Page]], here: str) -> dict[str, Any]:
    dated = sorted((p for p in site.pages if p["last_updated"]), key=lambda p: p["last_updated"], reverse=True)
    first = sorted(site.pages, key=_standing(site.pages))[:_MOST] if len(site.pages) > _FEW else []
    return {
        "pages": len(site.pages),
        "first": [_entry(site, page, here) for page in first],
        "recent": [_entry(site, page, here) | {"meta": long_date(page["last_updated"])} for page in dated[:_MOST]],
        "sections": [_section(site, *each, here) for each in list(sections.items())[:_SECTIONS]],
        "more": [_section(site, *each, here) for each in list(sections.items())[_SECTIONS:]],
    }


def _section(site: Site, name: str, pages: list[_Page], here: str) -> dict[str, Any]:
    """Give the pages of a section, of many those to read first."""
    many = len(pages) > _FEW
    shown = sorted(pages, key=_standing(site.pages))[:_SOME] if many else pages
    return {
        "title": _title(name),
        "count": len(pages),
        "href": href(here, _section_file(name)) if many else "",
        "pages": [_entry(site, page, here) for page in shown],
    }


def _standing(pages: Iterable[_Page]) -> Any:
    """Give the key that puts pages to read first in front: the recommended ones, or unrated those most linked to."""
    column = "recommended_score" if any(page["quality"] is not None for page in pages) else "page_rank"
    return lambda page: (-(page[column] or 0), page["position"])


def _section_jobs(site: Site, name: str, pages: list[_Page]) -> Iterator[Job]:
    """Give the jobs of the whole list of a section, in as many views as it needs."""
    ordered = sorted(pages, key=lambda page: (page["title"].casefold(), page["position"]))
    parts = [ordered[start : start + _LISTED] for start in range(0, len(ordered), _LISTED)]
    files = [_section_file(name, number) for number in range(len(parts))]
    for here, part in zip(files, parts, strict=True):
        context = {
            "count": len(pages),
            "overview": href(here, PAGES),
            "parts": [(number, href(here, file), file == here) for number, file in enumerate(files, 1)],
            "pages": [_entry(site, page, here) | _known(page) for page in part],
        }
        yield view_job(here, "section.html", framed(site.frame, here, _title(name)) | context)


def _entry(site: Site, page: _Page, here: str) -> dict[str, Any]:
    return {"title": page["title"], "href": href(here, site.files[page["file"]]), "meta": page["type"] or ""}


def _known(page: _Page) -> dict[str, Any]:
    """Give what the list of a section tells of a page."""
    risk = f"{page['risk']} {page['risk_score']}" if page["risk"] else ""
    rated = f"{page['quality']:g}" if page["quality"] is not None else ""
    told = {"risk": risk, "quality": rated, "backlinks": page["backlink_count"]}
    return told | {"changed": page["last_updated"] or "", "day": long_date(page["last_updated"])}


def _title(name: str) -> str:
    """Give the name of a section as a heading."""
    words = name.replace("-", " ").replace("_", " ")
    return "Other pages" if name == _REST else words[:1].upper() + words[1:]


def _section_file(name: str, number: int = 0) -> str:
    return own_file("pages", name.replace("/", "__"), *([str(number + 1)] if number else []))
