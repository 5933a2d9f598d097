"""The links of a page file to its own site, as the contract's check of links reads them."""

import posixpath
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recto.ecma import trim
from recto.model import Leaf, SiteLink, Source
from recto.scan import Ahead

_ELSEWHERE = ("http://", "https://", "#", "mailto:", "tel:")
_FENCES = ("```", "~~~")


class _Href(NamedTuple):
    text: str
    href: str


def site_links(text: str) -> tuple[SiteLink, ...]:
    """Give the Markdown links and images of a file that lead to no other site, with their lines.

    Lines in code are passed over; a fence of any kind opens or closes it.
    """
    return tuple(_site_links(text))


def linking_files(
    leaves: Iterable[Leaf], outside: Iterable[Source], content: str
) -> list[tuple[str, tuple[SiteLink, ...]]]:
    """Give the site links of all page files below the content root by their path there, outside its sections too."""
    own = [(leaf.page.address.below_content, leaf.site_links) for leaf in leaves]
    return own + [(posixpath.relpath(source.path, content), site_links(source.text)) for source in outside]


def _site_links(text: str) -> Iterator[SiteLink]:
    in_code = False
    for number, line in enumerate(text.split("\n"), 1):
        if trim(line).startswith(_FENCES):
            in_code = not in_code
        elif not in_code and "](" in line:
            for found in _line_links(line):
                if not found.href.startswith(_ELSEWHERE):
                    yield SiteLink(number, found.href, found.text)


def _line_links(line: str) -> Iterator[_Href]:
    r"""Scan for ``\[([^\]]*)\]\(([^)]+)\)``."""
    close, position = Ahead(line, ")"), 0
    join = line.find("](")
    while join >= 0:
        start = line.find("[", max(position, line.rfind("]", position, join) + 1), join)
        if start >= 0:
            end = close.at(join + 2)
            if end < 0:
                return
            if end > join + 2:
                yield _Href(line[start + 1 : join], line[join + 2 : end])
                position = end + 1
        join = line.find("](", max(join + 2, position))
