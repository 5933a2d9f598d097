"""The sitemap and the feed as XML."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from recto.link.addresses import FeedRow, SitemapRow, utc_time
from recto.model import Site

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def sitemap_xml(rows: Sequence[SitemapRow]) -> str:
    """Write a sitemap of the form that sitemaps.org defines; a date that is none is left out."""
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return _document(f'<urlset xmlns="{namespace}">', map(_url, rows), "</urlset>")


def _url(row: SitemapRow) -> str:
    fields = [_element("loc", _quoted(row.address))]
    if row.modified and utc_time(row.modified):
        fields.append(_element("lastmod", row.modified))
    fields += _element("changefreq", row.frequency), _element("priority", f"{row.priority:.1f}")
    return f"<url>{''.join(fields)}</url>"


def feed_xml(rows: Sequence[FeedRow], site: Site) -> str:
    """Write an Atom feed (RFC 4287); it was last updated when its first entry was published."""
    home, own = f"{site.address}/", f"{site.address}/feed.xml"
    updated = rows[0].published if rows else f"{site.date}T00:00:00.000Z"
    head = [
        _element("title", site.name),
        _element("subtitle", site.description) if site.description else "",
        f'<link href="{escaped(home)}"/>',
        f'<link href="{escaped(own)}" rel="self" type="application/atom+xml"/>',
        _element("id", home),
        _element("updated", updated),
        f"<author>{_element('name', site.name)}</author>",
    ]
    parts = [*filter(None, head), *map(_entry, rows)]
    return _document('<feed xmlns="http://www.w3.org/2005/Atom">', parts, "</feed>")


def _entry(row: FeedRow) -> str:
    fields = [
        _element("title", row.title),
        f'<link href="{escaped(_quoted(row.address))}"/>',
        _element("id", _quoted(row.address)),
        _element("published", row.published),
        _element("updated", row.updated),
        _element("summary", row.summary) if row.summary else "",
        f'<category term="{escaped(row.category)}"/>',
    ]
    return f"<entry>{''.join(fields)}</entry>"


def _document(opening: str, parts: Iterable[str], closing: str) -> str:
    return "\n".join([_DECLARATION, opening, *(f"  {part}" for part in parts), closing, ""])


def _element(name: str, text: str) -> str:
    return f"<{name}>{escaped(text)}</{name}>"


def _quoted(address: str) -> str:
    """Percent-encode what cannot stand in an address as it is."""
    return quote(address, safe="/:@!$&'()*+,;=%?#", errors="replace")


def escaped(text: str) -> str:
    """Escape a text for XML; characters that XML cannot hold become U+FFFD."""
    return _NOT_XML.sub("\ufffd", text).translate(_ENTITIES)
