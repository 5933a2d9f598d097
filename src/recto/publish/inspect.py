"""Reads a site as it lies on the disk, and says what in it leads nowhere or has no place in it.

The site writes HTML of one strict form: lower-case names, every attribute in double quotes, every ``<`` of a text
escaped, every element closed. What is not of this form is reported, so nothing is forgiven here that browsers forgive.
"""

import html
import posixpath
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from recto.parse.html.elements import ALLOWED, INLINE

_ATTRIBUTE = r"""\s+([A-Za-z][\w:.-]*)(?:="([^"<>]*)")?"""
_TOKEN = re.compile(rf"<(/?)([A-Za-z][\w-]*)((?:{_ATTRIBUTE})*+)\s*(/?)>|<")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_LINKS = {"href": ("a", "area", "link", "use", "image"), "src": ("img", "script", "source")}
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ACTIVE = frozenset({"applet", "base", "embed", "frame", "iframe", "math-script", "object", "portal", "style"})
_BLOCKS = frozenset({*(ALLOWED - INLINE - {"summary"}), "fieldset", "form"})
_AGAIN = frozenset({"foreignObject", "svg", "table"})
_NAME = re.compile(r'aria-label="[^"]')
_PICTURE = re.compile(r'<img[^<>]* alt="[^"]')
_DOCTYPE = "<!doctype html>"
_REFRESH = re.compile(r"\s*\d+\s*;\s*url=(.*)\Z", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


class Fault(NamedTuple):
    """What is wrong in a file of the site, on which line."""

    file: str
    line: int
    what: str


class View(NamedTuple):
    """A file of HTML: the ids in it, where its links lead as (line, address), and what is wrong in it."""

    ids: frozenset[str]
    links: tuple[tuple[int, str], ...]
    faults: tuple[tuple[int, str], ...]


class _Element(NamedTuple):
    name: str
    start: int
    given: dict[str, str]


class _Reader:
    """Reads one file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[_Element] = []
        self.ids: set[str] = set()
        self.links: list[tuple[int, str]] = []
        self.faults: list[tuple[int, str]] = []

    @cached_property
    def _ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    def line(self, place: int) -> int:
        """Give the line of a place, from 1."""
        return bisect_left(self._ends, place) + 1

    def fault(self, place: int, what: str) -> None:
        self.faults.append((self.line(place), what))

    def read(self) -> View:
        if not self.text.startswith(_DOCTYPE):
            self.fault(0, "no doctype")
        position = len(_DOCTYPE)
        while found := _TOKEN.search(self.text, position):
            position = found.end()
            if found[2] is None:
                self.fault(found.start(), f"a bare < in {self.text[found.start() : position + 20]!r}")
            elif found[1]:
                self.close(found[2], found.start())
            else:
                position = self.begin(found)
        for left in self.open:
            self.fault(left.start, f"<{left.name}> is never closed")
        return View(frozenset(self.ids), tuple(self.links), tuple(self.faults))

    def begin(self, tag: re.Match[str]) -> int:
        """Take an opening tag; give where to read on."""
        name, start = tag[2], tag.start()
        pairs = [(key, html.unescape(value)) for key, value in _ATTRIBUTES.findall(tag[3])]
        given = dict(pairs)
        if len(given) < len(pairs):
            self.fault(start, f"<{name}> has an attribute twice")
        self.attributes(name, given, start)
        self.place(name, given, start)
        if name == "script":
            return self.script(given, start, tag.end())
        if name not in _VOID and not tag[6]:
            self.open.append(_Element(name, start, given))
        return tag.end()

    def place(self, name: str, given: Mapping[str, str], start: int) -> None:
        """Report an element that browsers would put elsewhere than it stands."""
        within = {element.name for element in self.open}
        if name == "a" and "href" in given and any(e.name == "a" and "href" in e.given for e in self.open):
            self.fault(start, "a link within a link")
        if name in _BLOCKS and "p" in within and not within & _AGAIN:
            self.fault(start, f"<{name}> within a paragraph")

    def script(self, given: Mapping[str, str], start: int, end: int) -> int:
        """Take a script, which is one of the site's own files, or data."""
        stop = self.text.find("</script>", end)
        content = self.text[end : max(stop, end)]
        data = given.get("type", "").endswith("json")
        if stop < 0 or "<" in content:
            self.fault(start, "a script that may end elsewhere")
        if not data and (content.strip() or not given.get("src")):
            self.fault(start, "a script in the text")
        return max(stop, end) + len("</script>") * (stop >= 0)

    def attributes(self, name: str, given: Mapping[str, str], start: int) -> None:
        if name in _ACTIVE:
            self.fault(start, f"<{name}> has no place here")
        for key in given:
            if key.startswith("on") or key in ("style", "srcdoc", "formaction"):
                self.fault(start, f"<{name}> has the attribute {key}")
        if (own := given.get("id")) is not None:
            if own in self.ids or not own or re.search(r"\s", own):
                self.fault(start, f"the id {own!r} is not unique, or none")
            self.ids.add(own)
        for key, names in _LINKS.items():
            if name in names and key in given:
                self.links.append((self.line(start), given[key]))
        if name == "meta" and given.get("http-equiv") == "refresh":
            found = _REFRESH.match(given.get("content", ""))
            self.links.append((self.line(start), found[1] if found else ""))

    def close(self, name: str, start: int) -> None:
        if not self.open or self.open[-1].name != name:
            self.fault(start, f"</{name}> closes nothing")
            return
        element = self.open.pop()
        if name == "a" and "href" in element.given and not self.is_named(element, start):
            self.fault(element.start, f"a link without words to {element.given['href']!r}")

    def is_named(self, element: _Element, end: int) -> bool:
        """Say whether a link says something."""
        inside = self.text[element.start : end]
        return bool(_TAG.sub("", inside).strip() or _NAME.search(inside) or _PICTURE.search(inside))


def view_of(text: str) -> View:
    """Read a file of HTML."""
    return _Reader(text).read()


def faults(folder: Path, base: str | None = None) -> Iterator[Fault]:
    """Give what is wrong in a site, file by file in their order.

    `base` is the path at which its root is published, empty for that of a host; if that is not known (None), an
    address from the root leads nowhere.
    """
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    views = {name: view_of((folder / name).read_text("utf-8")) for name in sorted(files) if name.endswith(".html")}
    for name, view in views.items():
        yield from (Fault(name, line, what) for line, what in view.faults)
        for line, address in view.links:
            if what := _astray(name, address, base, files, views):
                yield Fault(name, line, what)


def _astray(here: str, address: str, base: str | None, files: set[str], views: Mapping[str, View]) -> str:
    """Say why a link leads nowhere, or nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"{address!r} is no address"
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in _SCHEMES else f"{address!r} is not followed"
    path = unquote(parts.path)
    from_root = base is not None and path.startswith(f"{base}/")
    from_here = path.removeprefix(f"{base}/") if from_root else posixpath.join(posixpath.dirname(here), path)
    there = posixpath.normpath(from_here) if path else here
    if there.startswith(("/", "../")) or there not in files:
        return f"{address!r} leads to no file of the site"
    if parts.fragment and there in views and _place(parts.fragment) not in views[there].ids:
        return f"{address!r} leads to no place in {there}"
    return ""


def _place(fragment: str) -> str:
    """Give the id that a fragment means; it may go on with how a table is shown, ``findings.rule=overdue``."""
    place = unquote(fragment)
    return place.partition(".")[0] if "=" in place else place
