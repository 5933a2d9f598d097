"""What a link leads to: the target as written, on its page → a page or entity, or the reason why there is none."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote

from recto.ecma import to_text, truthy
from recto.link.addresses import DIRECTORIES, WIKI
from recto.memo import key
from recto.model import Entity, Link, Page, Redirect, Row

Reason = Literal["", "external", "anchor", "asset", "generated", "missing"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PAGE_ENDING = re.compile(r"\.(?:mdx?|markdown|html?)\Z", re.IGNORECASE)
_FILE_ENDING = re.compile(r"\.(?=[0-9]{0,3}[a-zA-Z])[a-zA-Z0-9]{1,8}\Z")
WIKI_KINDS = ("wikilink", "embed")
"""The kinds of links that name a page instead of giving its address."""

_OUTWARD_KINDS = ("autolink", "bare")


class Node(Row, frozen=True):
    """What a link can lead to: a page, or an entity without one (`file` is empty)."""

    id: str
    file: str
    title: str


class Resolution(NamedTuple):
    """The place of the node that a link leads to, or None with the reason.

    ``external``: another site or program; ``anchor``: the page itself; ``asset``: a file that is no page;
    ``generated``: the target is made when the site is built; ``missing``: there is no such page.
    """

    node: int | None
    reason: Reason = ""


class Nodes:
    """All pages, then the entities without a page, and the names under which links reach them.

    `titles` follow the pages, `numbers` are the numeric ids by id, `redirects` other names of pages. Where two claim a
    name the first keeps it, pages before entities, names of today before former ones; between pages of one stem a
    wikilink takes that of its own folder, then the one least deep.
    """

    def __init__(
        self,
        pages: Sequence[Page],
        titles: Sequence[Any],
        entities: Sequence[Entity] = (),
        numbers: Mapping[str, Any] | None = None,
        redirects: Iterable[Redirect] = (),
    ) -> None:
        self.all: list[Node] = []
        self.of_page: dict[str, int] = {}
        self.of_id: dict[str, int] = {}
        self.depths: list[tuple[str, int]] = []
        self._files: dict[str, int] = {}
        self._paths: dict[str, int] = {}
        self._folded: dict[str, int] = {}
        self._names: dict[str, list[int]] = {}
        self._below: dict[str, list[int]] = {}
        for page, title in zip(pages, titles, strict=True):
            self._add_page(page, title)
        for place, page in enumerate(pages):
            self._add_aliases(place, page)
        for entity in entities:
            self._add_entity(entity)
        self.numbered = bool(numbers)
        self._add_numbers(numbers or {}, entities)
        self._add_redirects(redirects)

    @property
    def digest(self) -> bytes:
        """The hash of all that links are resolved by."""
        names = (self.of_id, self._files, self._paths, self._names, self.depths)
        return key(*map(repr, names), *map(repr, self.all))

    def _add_page(self, page: Page, title: Any) -> None:
        where, place = page.address, len(self.all)
        self.all.append(Node(where.id, where.file, to_text(title) if truthy(title) else where.stem))
        folder = posixpath.dirname(where.below_content)
        self.depths.append((folder, where.below_content.count("/")))
        self.of_page[where.file] = place
        self.of_id.setdefault(where.id, place)
        self._files.setdefault(where.below_content, place)
        self._add_path(where.path, place)
        self._below.setdefault(where.path.strip("/").partition("/")[2].casefold(), []).append(place)
        if where.index:
            self._add_path(f"{folder}/{where.stem}", place)
        name = posixpath.basename(folder) if where.index else where.stem
        self._add_names((name, self.all[place].title), place)

    def _add_aliases(self, place: int, page: Page) -> None:
        """Enter the other names that a page's head gives it: aliases, its own address."""
        aliases = page.field("aliases")
        given = [a for a in (aliases if isinstance(aliases, list) else [aliases]) if isinstance(a, str) and a]
        self._add_names(given, place)
        parent = posixpath.dirname(page.address.path.rstrip("/"))
        slug = page.field("slug")
        own = [page.field("permalink"), page.field("url"), f"{parent}/{slug}" if isinstance(slug, str) else None]
        for path in (*own, *given):
            if isinstance(path, str) and path:
                self._add_path(path, place)

    def _add_entity(self, entity: Entity) -> None:
        identifier = to_text(entity.id)
        if entity.declared_by_page and entity.file in self.of_page:
            self.of_id.setdefault(identifier, self.of_page[entity.file])
        if identifier not in self.of_id:
            self.of_id[identifier] = len(self.all)
            self.depths.append(("", 0))
            self.all.append(Node(identifier, "", to_text(entity.title) if truthy(entity.title) else identifier))
        place, declared = self.of_id[identifier], entity.fields.get("path")
        self._add_names(names_of(entity), place)
        if isinstance(declared, str) and declared:
            self._add_path(declared, place)

    def _add_numbers(self, numbers: Mapping[str, Any], entities: Iterable[Entity]) -> None:
        owners = dict.fromkeys((*(to_text(entity.id) for entity in entities), *numbers))
        for identifier in owners:
            if identifier in self.of_id and truthy(numbers.get(identifier)):
                self.of_id.setdefault(to_text(numbers[identifier]), self.of_id[identifier])

    def _add_redirects(self, redirects: Iterable[Redirect]) -> None:
        for row in redirects:
            place = self._paths[row.path.strip("/")]
            if row.name.startswith("/"):
                self._add_path(row.name, place)
            else:
                self.of_id.setdefault(row.name, place)

    def _add_path(self, path: str, place: int) -> None:
        path = path.strip("/")
        self._paths.setdefault(path, place)
        self._folded.setdefault(path.casefold(), place)

    def _add_names(self, names: Iterable[str], place: int) -> None:
        for name in names:
            places = self._names.setdefault(name.casefold(), [])
            if place not in places:
                places.append(place)

    def resolve(self, link: Link, page: Page) -> Resolution:
        """Follow a link of a page."""
        target, wiki = link.target.strip(), link.kind in WIKI_KINDS
        if not target or "{" in target:
            return Resolution(None, "generated")
        if link.kind in _OUTWARD_KINDS or "://" in target or (not wiki and _SCHEME.match(target)):
            return Resolution(None, "external")
        path = _without_anchor(target, wiki)
        if not path:
            return Resolution(None, "anchor")
        place = self._of_kind(link.kind, path, page)
        if place is not None:
            return Resolution(place)
        if self.numbered and path.rstrip("/") == WIKI:
            return Resolution(None, "generated")
        asset = _FILE_ENDING.search(path) and not _PAGE_ENDING.search(path)
        return Resolution(None, "asset" if asset else "missing")

    def _of_kind(self, kind: str, path: str, page: Page) -> int | None:
        """Look a target up as its kind of link is read: wikilinks name pages, components ids or paths, others paths."""
        if kind in WIKI_KINDS:
            named = self._named(path, page)
            return self.of_id.get(path) if named is None else named
        known = self.of_id.get(path) if kind == "component" else None
        known = self._at(path, page) if known is None else known
        return self._in_directory(path) if known is None else known

    def _in_directory(self, path: str) -> int | None:
        """Find what has an id or a number by its address on the site."""
        directory, _, name = path.rstrip("/").rpartition("/")
        return self.of_id.get(name) if directory in DIRECTORIES else None

    def _named(self, name: str, page: Page) -> int | None:
        """Find what a wikilink names: by path, from the root or from the page, else by stem, title or alias."""
        name = _PAGE_ENDING.sub("", name.strip().replace("\\", "/"))
        found = self._names.get(name.casefold(), [])
        if found:
            return min(found, key=lambda place: (self.depths[place][0] != _folder(page), self.depths[place][1], place))
        places = (self._path(path) for path in _bases(name, page))
        return next((place for place in places if place is not None), self._ending(name))

    def _ending(self, path: str) -> int | None:
        """Find the page whose path ends as a wikilink says, if it names a folder at all."""
        folder, _, stem = path.strip("/").casefold().rpartition("/")
        ending = f"/{folder}/{stem}"
        files = [(place, f"/{self.all[place].file.casefold()}") for place in self._names.get(stem, [])]
        places = [place for place, file in files if file.rpartition(".")[0].endswith(ending)]
        return min(places, key=lambda place: (self.depths[place][1], place), default=None) if folder else None

    def _at(self, path: str, page: Page) -> int | None:
        """Find the page at a path; from the root it may leave out the first folder, or have one more in front."""
        path = unquote(path)
        for base in _bases(path, page):
            if (place := self._files.get(base)) is not None or (place := self._path(base)) is not None:
                return place
        below = _PAGE_ENDING.sub("", path.strip("/"))
        places = self._below.get(below.casefold(), [])
        if below and len(places) == 1:
            return places[0]
        return self._path(below.partition("/")[2]) if path.startswith("/") and "/" in below else None

    def _path(self, path: str) -> int | None:
        """Find the page at a path below the content root, whatever its ending, its slashes and, at last, its case."""
        path = _PAGE_ENDING.sub("", path.strip("/"))
        found = self._paths.get(path)
        return self._folded.get(path.casefold()) if found is None else found


def names_of(entity: Entity) -> Iterator[str]:
    """Give the names of an entity: its title, its aliases."""
    aliases = entity.fields.get("aliases")
    for name in (entity.title, *(aliases if isinstance(aliases, list) else (aliases,))):
        if isinstance(name, str) and name.strip():
            yield name.strip()


def _folder(page: Page) -> str:
    return posixpath.dirname(page.address.below_content)


def _without_anchor(target: str, wiki: bool) -> str:
    """Cut the anchor off and, as wikilinks know none, the query."""
    target = target.partition("#")[0]
    return target.strip() if wiki else target.partition("?")[0]


def _bases(path: str, page: Page) -> Iterator[str]:
    """Give the paths below the content root that a path may mean: beside the file, below the page's address, as is."""
    if path.startswith("/"):
        yield posixpath.normpath(path).strip("/")
        return
    for folder in (_folder(page), page.address.path.strip("/"), ""):
        joined = posixpath.normpath(f"{folder}/{path}".lstrip("/"))
        if not joined.startswith(".."):
            yield "" if joined == "." else joined
