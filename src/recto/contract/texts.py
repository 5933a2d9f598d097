"""The text files of the contract: for language models, for search engines, for readers of feeds."""

from recto.link.addresses import Places, feed, sitemap
from recto.store import Built
from recto.store.feeds import feed_xml, sitemap_xml
from recto.store.llms import entries, text_files


def published_files(built: Built) -> dict[str, bytes]:
    """Encode the text files by their path."""
    registry, site, records = built.graph.id_registry, built.site, built.records
    bodies = [leaf.plain for leaf in built.leaves]
    texts = dict(text_files(site, entries(site, records, bodies, registry.by_slug)))
    types = {slug: entity.type for slug, entity in built.graph.entities.items()}
    places = Places(types, registry.by_numeric_id, registry.by_slug, {}, site.address)
    texts["sitemap.xml"] = sitemap_xml(sitemap(records, places))
    texts["feed.xml"] = feed_xml(feed(records, places), site)
    return {f"text/{name}": text.encode("utf-8", "replace") for name, text in texts.items()}
