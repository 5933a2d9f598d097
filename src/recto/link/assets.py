"""Files that are no pages: which one an image or a link means, and which of them are not there."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from recto.link.destinations import Destination
from recto.model import Asset, File, Link, LostFile, Page, UnsafeImage

_NOT_LOCAL = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|//|[@~#$<]|\Z)|.*[{}]", re.DOTALL)
"""Is elsewhere, is a name that a program gives to a folder, or is made when the site is built."""


class Assets:
    """The files that pages may show or link to, below the `content` root and below the `folders` of the site's root.

    With `by_name` a file may be named by the end of its path, wherever it stands.
    """

    def __init__(self, assets: Iterable[Asset], content: str, folders: Sequence[str], *, by_name: bool) -> None:
        self.content, self.by_name = content, by_name
        self.known = {asset.path: asset for asset in assets}
        self.folders = [folder for folder in folders if any(path.startswith(f"{folder}/") for path in self.known)]
        self._names: dict[str, list[str]] = {}
        for path in self.known:
            self._names.setdefault(posixpath.basename(path).casefold(), []).append(path)

    def find(self, target: str, page: Page) -> Asset | None:
        """Find the file that a target means on its page."""
        if _NOT_LOCAL.match(target):
            return None
        whole = unquote(target.strip().partition("#")[0]).replace("\\", "/")
        bases = (base for path in (whole, whole.partition("?")[0]) for base in self._bases(path, page))
        found = next((self.known[base] for base in bases if base in self.known), None)
        return self._ending(whole) if found is None and self.by_name else found

    def _bases(self, path: str, page: Page) -> Iterator[str]:
        """Give the paths below the root that a path may mean: beside the page, below its address, in any root."""
        where = page.address
        beside = () if path.startswith("/") else (posixpath.dirname(where.file), f"{self.content}/{where.path}")
        for folder in (*beside, self.content, *self.folders, "."):
            yield posixpath.normpath(f"{folder}/{path}" if folder else path)

    def _ending(self, path: str) -> Asset | None:
        ending = f"/{posixpath.normpath(path).strip('/')}"
        found = [p for p in self._names.get(posixpath.basename(path).casefold(), ()) if f"/{p}".endswith(ending)]
        nearest = min(found, key=lambda p: (p.count("/"), p), default=None)
        return None if nearest is None else self.known[nearest]

    def all_lost(
        self, pages: Sequence[Page], sources: Sequence[File], found: Sequence[Sequence[Destination]]
    ) -> list[LostFile]:
        """Give the images and links of all pages whose file is not there, in the order of pages."""
        each = zip(pages, sources, found, strict=True)
        return [lost for page, source, row in each for lost in self.lost(page, source, row)]

    def lost(self, page: Page, source: File, found: Sequence[Destination]) -> Iterator[LostFile]:
        """Give the images and links of a page whose file is not there; `found` is where its links lead.

        Of what a shortcode shows nothing is said: it may look for files in its own way.
        """
        where = page.address.file
        for image in page.images:
            known = _NOT_LOCAL.match(image.target) or self.find(image.target, page)
            if not known and not source.text.startswith("{{", image.span.start):
                yield LostFile(where, image.span.line, image.span.column, image.target, True, *self._why(image.target))
        for link in _to_assets(page, found):
            if not _NOT_LOCAL.match(link.target) and self.find(link.target, page) is None:
                yield LostFile(where, link.span.line, link.span.column, link.target, False, *self._why(link.target))

    def unsafe(self, pages: Iterable[Page], dangers: Mapping[str, str]) -> Iterator[UnsafeImage]:
        """Give the images whose file could run something, in the order of pages; `dangers` are by path."""
        for page in pages if dangers else ():
            for image in page.images:
                if (asset := self.find(image.target, page)) and asset.path in dangers:
                    at = page.address.file, image.span.line, image.span.column
                    yield UnsafeImage(*at, image.target, dangers[asset.path])

    def _why(self, target: str) -> tuple[str, bool]:
        path = unquote(target.partition("#")[0].partition("?")[0])
        alike = self._names.get(posixpath.basename(path).casefold(), [])
        rootless = path.startswith("/") and not self.folders and not alike
        return alike[0] if len(alike) == 1 else "", rootless

    def used(self, pages: Iterable[Page], found: Iterable[Sequence[Destination]]) -> list[Asset]:
        """Give the files that pages show or link to, in the order of their paths."""
        used: dict[str, Asset] = {}
        for page, row in zip(pages, found, strict=True):
            images = (image.target for image in page.images)
            for target in (*images, *(link.target for link in _to_assets(page, row))):
                if asset := self.find(target, page):
                    used[asset.path] = asset
        return [used[path] for path in sorted(used)]


def _to_assets(page: Page, found: Sequence[Destination]) -> list[Link]:
    """Give the links of a page that lead to files; on most pages there are none."""
    if all(led.reason != "asset" for led in found):
        return []
    return [link for link, led in zip(page.links, found, strict=True) if led.reason == "asset"]
