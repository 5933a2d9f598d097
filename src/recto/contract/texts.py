"""The text files of the contract: for language models, for search engines, for readers of feeds."""

from collections.abc import Iterator

from recto.link.addresses import Places, feed, sitemap
from recto.store import Built
from recto.store.feeds import feed_xml, sitemap_xml
from recto.store.files import Content
from recto.store.llms import entries, text_files


def published_files(built: Built) -> Iterator[tuple[str, Content]]:
    """Encode the text files, each with its path."""
    registry, site, records = built.graph.id_registry, built.site, built.records
    bodies = [bulk.plain for bulk in built.bulks]
    types = {slug: entity.type for slug, entity in built.graph.entities.items()}
    places = Places(types, registry.by_numeric_id, registry.by_slug, {}, site.address)
    for name, text in text_files(site, entries(site, records, bodies, registry.by_slug)):
        yield f"text/{name}", _encoded(text) if isinstance(text, str) else map(_encoded, text)
    yield "text/sitemap.xml", _encoded(sitemap_xml(sitemap(records, places)))
    yield "text/feed.xml", _encoded(feed_xml(feed(records, places), site))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
