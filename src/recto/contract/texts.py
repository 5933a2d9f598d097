"""The text files of the contract: for language models, for search engines, for readers of feeds."""

from collections.abc import Mapping, Sequence
from typing import Any

from recto.ecma import to_text
from recto.link.addresses import Places, feed, sitemap
from recto.model import Entity, Site
from recto.store.feeds import feed_xml, sitemap_xml
from recto.store.llms import entries, text_files


def published_files(
    site: Site,
    records: Sequence[Mapping[str, Any]],
    bodies: Sequence[str],
    entities: Mapping[str, Entity],
    owners: Mapping[str, str],
    numbers: Mapping[str, str],
) -> dict[str, bytes]:
    """Encode the files by their path; `owners` are the ids of numbers, `numbers` the numbers of ids."""
    texts = dict(text_files(site, entries(site, records, bodies, numbers)))
    places = Places({slug: entity.type for slug, entity in entities.items()}, owners, numbers, {}, site.address)
    texts["sitemap.xml"] = sitemap_xml(sitemap(records, places))
    texts["feed.xml"] = feed_xml(feed(records, places), site)
    return {f"text/{to_text(name)}": text.encode("utf-8", "replace") for name, text in texts.items()}
