"""Where things lie in the site: paths of pages → files, and the relative addresses between files."""

import functools
import hashlib
import posixpath
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlsplit

OURS = "-"
"""The folder of what is not a page: assets, dashboards, search. No page lies in it."""

_PLAIN = re.compile(r"\w(?:[\w.-]{0,78}\w)?", re.ASCII)
_ODD = re.compile(r"[^a-z0-9]+")
_DOTS = {".": "_", "..": "__"}
_RESERVED = {OURS, "404.html", "feed.xml", "llms.txt", "llms-core.txt", "llms-full.txt", "robots.txt", "sitemap.xml"}
"""What lies at the root of the site besides pages."""
_FILES = frozenset({"index.html", "record.json", "record.csv"})
"""What lies in the folder of a page or a record: no folder is called so."""
_LONGEST = 180
"""Bytes of a name: disks take 255, and a file that is being written has a longer name."""
_KEPT = 150
_ENDING = 8
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
"""Signs that a name on a disk, or an address, cannot have."""


def name_of(part: str) -> str:
    """Give a part of a path as a name that any disk can hold and that leads nowhere else."""
    name = _UNFIT.sub("_", _DOTS.get(part, part))
    if len(name.encode()) <= _LONGEST:
        return name
    digest = hashlib.blake2b(part.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{name.encode()[:_KEPT].decode('utf-8', 'ignore')}-{digest}{posixpath.splitext(name)[1][:_ENDING]}"


def page_file(path: str) -> str:
    """Give the file of the page at a path such as ``/risks/scheming/``, or ``/risks/scheming/index.html``."""
    parts = [name_of(part) for part in path.split("/") if part]
    if parts[-1:] == ["index.html"]:
        parts.pop()
    parts = [f"{part}~" if part.casefold() in _FILES else part for part in parts]
    if parts and parts[0].casefold() in _RESERVED:
        parts[0] += "~"
    return "/".join([*parts, "index.html"])


def page_places(pages: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Give the two files of each page, its text's and its record's, by its source; `pages` are sources and paths.

    No two are the same, whatever disks make of capitals: of two pages at one path the first keeps it.
    """
    pages = list(pages)
    taken: set[str] = set()
    texts = {source: _free(page_file(path), taken) for source, path in pages}
    return {
        source: (text, _free(f"{posixpath.dirname(text)}/data/index.html".lstrip("/"), taken))
        for source, text in texts.items()
    }


def _free(file: str, taken: set[str]) -> str:
    """Give a file that is not taken, as near to the wanted one as can be, and take it."""
    folder = posixpath.dirname(file)
    found, number = file, 2
    while found.casefold() in taken:
        found = f"{folder}~{number}/index.html"
        number += 1
    taken.add(found.casefold())
    return found


_SHOWN = frozenset({"avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"})
_READ = {"bib", "csv", "epub", "json", "ods", "odt", "pdf", "tsv", "txt", "xlsx", "yaml", "yml"}
_LINKED = _SHOWN - {"svg"} | _READ | {"gz", "m4a", "mp3", "mp4", "ogg", "webm", "zip"}
"""Endings of files that a browser shows or stores, and never runs; a drawing is safe as an image only."""


def asset_file(path: str) -> str:
    """Give the file of the site for a file of the knowledge base that is no page."""
    return "/".join([OURS, "files", *map(name_of, path.split("/"))])


def may_be_shown(path: str) -> bool:
    """Say whether a file may stand on a page as an image."""
    return path.rpartition(".")[2].lower() in _SHOWN


def may_be_linked(path: str) -> bool:
    """Say whether a file may be opened by itself: nothing in it can run."""
    return path.rpartition(".")[2].lower() in _LINKED


def own_file(*parts: str) -> str:
    """Give the file of a view of our own, such as a dashboard."""
    return "/".join([OURS, *map(name_of, parts), "index.html"])


def may_be_named(file: str) -> bool:
    """Say whether disks can hold a file of this name, as far as names go."""
    return "\0" not in file and all(len(part.encode("utf-8", "replace")) <= _LONGEST for part in file.split("/"))


def own_name(text: str) -> str:
    """Give the name of a folder for any text: what is no plain, short name is told apart by its hash."""
    if _PLAIN.fullmatch(text):
        return text
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    return f"{_ODD.sub('-', text.lower())[:40].strip('-')}-{digest}".lstrip("-")


def entity_file(name: str) -> str:
    """Give the file of the view of an entity that has no page, by its number or id."""
    return own_file("entity", own_name(name))


def type_file(kind: str) -> str:
    """Give the file of the directory of a type."""
    return own_file("entities", own_name(kind))


def web_address(written: Any) -> str:
    """Give an address if it leads to the web, nothing otherwise."""
    if not isinstance(written, str) or not written.startswith(("https://", "http://")):
        return ""
    try:
        return written if urlsplit(written).netloc else ""
    except ValueError:
        return ""


def up(file: str) -> str:
    """Give the way from a file to the root of the site, empty or with a final slash."""
    return "../" * file.count("/")


_quoted = functools.lru_cache(1 << 16)(quote)
"""A page is linked from many views."""


def href(here: str, there: str, anchor: str = "") -> str:
    """Give the address of a file as a link in another one has it."""
    fragment = f"#{quote(anchor, safe='-._~!$&()*+,;=:@/?')}" if anchor else ""
    return (up(here) + _quoted(there) if there != here or not anchor else "") + fragment
