"""What the graph takes from a page's raw text, by the contract's patterns; code and head are searched too."""

from collections.abc import Iterator

from recto import scan
from recto.ecma import SPACE, pattern
from recto.model import Traces

_RESOURCE_TAG = pattern(rf"<R{SPACE}+id=")
_OWN = ("/", "#", "mailto:")
WEB = ("http://", "https://")


def outgoing_links(text: str) -> Iterator[scan.Link]:
    """Scan for inline links, images apart, that lead neither to the site, nor to an anchor, nor to mail."""
    return (link for link in scan.links(text, images=False) if not text.startswith(_OWN, link.target))


def resource_tags(text: str) -> Iterator[tuple[int, int]]:
    """Scan for resource tags whose first attribute is the id."""
    return (match.span() for match in _RESOURCE_TAG.finditer(text))


def traces(text: str) -> Traces:
    """Gather what a page's raw text says to the graph."""
    return Traces(
        links=tuple((text[m.label : m.label_end], text[m.target : m.end - 1]) for m in outgoing_links(text)),
        web_links=tuple(text[m.target : m.end - 1] for m in scan.links(text, images=False, prefixes=WEB)),
        resource_tags=sum(1 for _ in resource_tags(text)),
        resource_ids=tuple(text[m.inner : m.inner_end] for m in scan.hex_ids(text, "R")),
        entity_links=tuple(text[m.inner : m.inner_end] for m in scan.quoted_ids(text, "EntityLink")),
    )
