"""What a search of the site can find: pages, entities without a page, terms; each with its texts, part by part.

They are numbered: pages first, in their order. A number stands for the thing in every script of the search, so that an
edit of one page changes those scripts alone that hold its words.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from recto.model import Row
from recto.publish.paths import href, own_file
from recto.publish.site import Site

SEARCH = own_file("search")
_DOCUMENTS = "SELECT id, kind, ref, page, title, heading, body FROM documents ORDER BY id"
_OF_FACTS = "SELECT facts.id, things.id AS thing, things.page, name FROM facts JOIN things ON things.id = thing"
_THINGS = "SELECT id, page, aliases FROM things"


class Part(Row, frozen=True, array_like=True):
    """A part of a thing's text: the anchor of its section, its heading, the text."""

    anchor: str
    heading: str
    text: str


class Thing(NamedTuple):
    """Something that can be found; `file` is that of the site, with an anchor where it has no file of its own."""

    kind: str
    title: str
    file: str
    anchor: str
    type: str
    quality: float | None
    risk: str
    names: list[str]
    parts: list[Part]
    documents: list[tuple[int, str, str, str]]
    """Numbers, kinds, titles and headings of its documents."""


class Findable:
    """All that can be found, read from the store once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.things: list[Thing] = []
        self._by_file: dict[str, Thing] = {}
        self._by_source: dict[str, Thing] = {}
        self._of_facts = {row["id"]: dict(row) for row in site.store.rows(_OF_FACTS)}
        self._names = _names(site)
        for row in site.store.rows(_DOCUMENTS):
            self._add(dict(row))
        self.pages = sum(thing.kind == "page" for thing in self.things)

    def _add(self, row: dict[str, Any]) -> None:
        thing, part = getattr(self, f"_{row['kind']}")(row)
        if thing is not None:
            thing.parts.append(part)
            thing.documents.append((row["id"], row["kind"], row["title"], row["heading"]))

    def _page(self, row: dict[str, Any]) -> tuple[Thing, Part]:
        thing = self._thing("page", self.site.files[row["page"]], row)
        self._by_source[row["page"]] = thing
        return thing, Part("", "", row["body"])

    def _section(self, row: dict[str, Any]) -> tuple[Thing, Part]:
        anchor = row["ref"].partition("#")[2]
        return self._by_source[row["page"]], Part(anchor, row["heading"], row["body"])

    def _entity(self, row: dict[str, Any]) -> tuple[Thing, Part]:
        return self._thing("entity", self.site.names.get(row["ref"], ""), row), Part("", "", row["body"])

    def _term(self, row: dict[str, Any]) -> tuple[Thing, Part]:
        return self._thing("term", SEARCH, row, f"term-{row['ref']}"), Part("", "", row["body"])

    def _fact(self, row: dict[str, Any]) -> tuple[Thing | None, Part]:
        """Give the thing that a fact is about, None where the site does not show it."""
        about = self._of_facts[row["ref"]]
        file = next((f for name in (about["page"], about["thing"]) if (f := self.site.names.get(name or ""))), "")
        return self._by_file.get(file), Part("", row["title"].removeprefix(f"{about['name']}: "), row["body"])

    def _thing(self, kind: str, file: str, row: dict[str, Any], anchor: str = "") -> Thing:
        card = None if anchor else self.site.cards.get(file)
        told = (card.type, card.quality, card.risk) if card else ("", None, "")
        thing = Thing(kind, row["title"].strip() or row["ref"], file, anchor, *told, self._names.get(file, []), [], [])
        if not anchor:
            self._by_file.setdefault(file, thing)
        self.things.append(thing)
        return thing

    def terms(self) -> Iterator[dict[str, str]]:
        """Give the terms with their definitions, for the page that their places lie in."""
        for thing in self.things:
            if thing.kind == "term":
                yield {"anchor": thing.anchor, "title": thing.title, "text": thing.parts[0].text}

    def letters(self) -> dict[str, list[dict[str, str]]]:
        """Give title, type and address of all things by the letter they begin with, each letter in order."""
        found: dict[str, list[dict[str, str]]] = {}
        for thing in sorted(self.things, key=lambda thing: (thing.title.casefold(), thing.file)):
            first = thing.title.lstrip("\"'“‘(")[:1].upper()
            letter = first if "A" <= first <= "Z" else "0"
            entry = {"title": thing.title, "type": thing.type or thing.kind, "href": ""}
            if thing.file:
                entry["href"] = href(letter_file(letter), thing.file, thing.anchor)
            found.setdefault(letter, []).append(entry)
        return dict(sorted(found.items()))


def letter_file(letter: str) -> str:
    """Give the file of the titles that begin with a letter; `0` stands for all other signs."""
    return own_file("titles", letter.lower())


def _names(site: Site) -> dict[str, list[str]]:
    """Give what else the page or entity in a file is called: its id, its number, its aliases."""
    found: dict[str, list[str]] = {}
    for page in site.pages:
        found[site.files[page["file"]]] = [page["id"], page["number"]]
    for entity in site.entities:
        aliases = entity["fields"].get("aliases")
        known = found.setdefault(site.names.get(entity["id"], ""), [])
        known += [entity["id"], entity["number"], *(aliases if isinstance(aliases, list) else [])]
    for row in site.store.rows(_THINGS):
        found.setdefault(site.names.get(row["page"] or row["id"], ""), []).extend(json.loads(row["aliases"]))
    return {file: list(dict.fromkeys(str(name) for name in names if name)) for file, names in found.items()}
