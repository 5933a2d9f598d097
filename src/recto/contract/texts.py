"""The text files of the contract: for language models, for search engines, for readers of feeds."""

from collections.abc import Iterator, Sequence
from typing import Any

from recto.link.addresses import Places, feed, sitemap
from recto.model import Bulk, Values
from recto.store import Built
from recto.store.feeds import feed_xml, sitemap_xml
from recto.store.files import Content
from recto.store.llms import entries, text_files

_SHOWN = (
    *("id", "numericId", "entityType", "category", "title", "description", "llmSummary"),
    *("quality", "readerImportance", "recommendedScore", "hallucinationRisk"),
    *("dateCreated", "lastUpdated", "updateFrequency"),
)
"""The keys of a page's record that these files show."""


class _Bodies(Sequence[str]):
    """The text of each page, read where it is asked for."""

    def __init__(self, bulks: Sequence[Bulk]) -> None:
        self.bulks = bulks

    def __len__(self) -> int:
        return len(self.bulks)

    def __getitem__(self, place: Any) -> Any:
        return self.bulks[place].plain

    def __iter__(self) -> Iterator[str]:
        return (bulk.plain for bulk in self.bulks)


def published_files(built: Built) -> Iterator[tuple[str, Content]]:
    """Encode the text files, each with its path."""
    registry, site, bodies = built.graph.id_registry, built.site, _Bodies(built.bulks)
    records = [Values({key: record[key] for key in _SHOWN if key in record}) for record in built.records()]
    types = {slug: entity.type for slug, entity in built.graph.entities.items()}
    places = Places(types, registry.by_numeric_id, registry.by_slug, {}, site.address)
    for name, text in text_files(site, entries(site, records, bodies, registry.by_slug)):
        yield f"text/{name}", _encoded(text) if isinstance(text, str) else map(_encoded, text)
    yield "text/sitemap.xml", _encoded(sitemap_xml(sitemap(records, places)))
    yield "text/feed.xml", _encoded(feed_xml(feed(records, places), site))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
