"""A page as its views are given it, for tests that need no build."""

from typing import Any

from recto.model import Source
from recto.parse import parse_page
from recto.parse.html import page_html
from recto.publish.dress import SiteDress
from recto.publish.site import Card, Frame, Target
from recto.publish.views import PageView, Work, link_key

FRAME = Frame("Wiki", "", "", "2026-03-14", "v")
HERE = "a/page/index.html"
THERE = Target("b/index.html")
DEFAULTS: dict[str, Any] = {
    "frame": FRAME,
    "here": HERE,
    "record_here": "a/page/data/index.html",
    "file": "page.mdx",
    "content": ".",
    "wikilinks": False,
    "index_stems": ("index",),
    "id": "page",
    "number": "E1",
    "title": "Page",
    "path": "/a/page/",
    "type": "concept",
    "record": {},
    "crumbs": (),
    "facts": (),
    "backlinks": (),
    "related": (),
    "findings": (),
    "targets": {},
    "cards": {},
    "works": {},
    "infos": {},
    "external": {},
    "reasons": {},
    "parts": {},
    "images": {},
    "asked": {},
    "near": (),
    "due": None,
}


def page_view(text: str = "", **given: Any) -> PageView:
    """Give the view of a page that holds a text, empty but for what is given."""
    return PageView(text=text, **DEFAULTS | given)


def shown(text: str, **given: Any) -> str:
    """Give the HTML of a page's text in the site, its blanks and line ends as one blank each."""
    view = page_view(text, **given)
    page = parse_page(Source(view.file, text, ""), ".", wikilinks=False)
    return " ".join(page_html(page, text, SiteDress(view), wikilinks=False).split())


def known(name: str, target: Target = THERE) -> dict[str, dict[str, Any]]:
    """Give what a view knows of an entity that a component names, and of the page it leads to."""
    card = Card(target.file, "B & C", "risk", "What it is.")
    return {"targets": {link_key("component", name): target}, "cards": {target.file: card}}


def work(url: str = "https://example.org/w") -> Work:
    """Give a registered work."""
    return Work("w", url, "A <Work>", "Ann Lee", "2024-05-01", "paper")
