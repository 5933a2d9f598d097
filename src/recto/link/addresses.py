"""Where things stand on the published site: the address of an id, the rows of the sitemap and of the feed."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

from recto.ecma import by_utf16, milliseconds, rounded, to_number, to_text, truthy
from recto.model import Frozen

_DIRECTORIES = {
    "benchmark": "/benchmarks",
    "ai-model": "/ai-models",
    "policy": "/legislation",
    "project": "/projects",
    "research-area": "/research-areas",
}
_FACT_DIRECTORIES = {"person": "/people", "organization": "/organizations", "risk": "/risks"}
WIKI = "/wiki"
"""Where the site lists all pages and entities, each below it by its number."""

DIRECTORIES = frozenset((WIKI, *_DIRECTORIES.values(), *_FACT_DIRECTORIES.values()))
"""The directories of the site in which ids and numbers stand."""

_FREQUENCIES = ((7, "daily"), (30, "weekly"), (180, "monthly"))
_NOT_PUBLIC = "internal"
_NEWEST = 50
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Places(Frozen, frozen=True):
    """What decides the address of an id.

    `types` are the entities' types by slug, `owners` the slugs of numbers, `numbers` the numbers of slugs, pages'
    included, `fact_slugs` the slugs of the entities that have facts, by the id their facts have; `site` is the
    address of the site without a final slash, or empty. `paths` are those of pages that stand at their path.
    """

    types: Mapping[str, Any]
    owners: Mapping[str, str]
    numbers: Mapping[str, Any]
    fact_slugs: Mapping[str, str] = {}
    site: str = ""
    paths: Mapping[str, str] = {}


class SitemapRow(Frozen, frozen=True):
    """A page of the site: `modified` a date as the page has it, `frequency` a word, `priority` 0 to 1."""

    address: str
    modified: str | None
    frequency: str
    priority: float


class FeedRow(Frozen, frozen=True):
    """An entry of the feed; both times are UTC with milliseconds."""

    title: str
    address: str
    published: str
    updated: str
    summary: str
    category: str


def address(name: str, places: Places) -> str:
    """Give the address of a slug or a number: in the directory of its type, else by its number or as named.

    People, organizations and risks stand in directories only by the id that their facts have.
    """
    slug = places.owners.get(name, name)
    if slug in places.paths:
        return f"{places.site}{places.paths[slug]}"
    kind = to_text(places.types.get(slug))
    if kind in _DIRECTORIES:
        return f"{places.site}{_DIRECTORIES[kind]}/{slug}"
    known = places.fact_slugs.get(name) or places.fact_slugs.get(slug)
    if kind in _FACT_DIRECTORIES and known:
        return f"{places.site}{_FACT_DIRECTORIES[kind]}/{known}"
    number = places.numbers.get(slug)
    return f"{places.site}{WIKI}/{to_text(number) if truthy(number) else name}"


def sitemap(records: Sequence[Mapping[str, Any]], places: Places) -> tuple[SitemapRow, ...]:
    """Give the rows of the sitemap: the home page, the wiki, then all public pages in page order."""
    fixed = SitemapRow(f"{places.site}/", None, "weekly", 1.0), SitemapRow(f"{places.site}{WIKI}", None, "weekly", 0.9)
    return *fixed, *(_sitemap_row(record, places) for record in _public(records))


def _public(records: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [record for record in records if record["category"] != _NOT_PUBLIC]


def _sitemap_row(record: Mapping[str, Any], places: Places) -> SitemapRow:
    modified = record["lastUpdated"] if truthy(record["lastUpdated"]) else None
    frequency, priority = _frequency(record["updateFrequency"]), _priority(record["readerImportance"])
    return SitemapRow(address(record["id"], places), modified, frequency, priority)


def _frequency(days: Any) -> str:
    """Name how often a page changes, by the days after which it is due."""
    number = to_number(days) if truthy(days) else math.nan
    if math.isnan(number):
        return "monthly"
    return next((word for most, word in _FREQUENCIES if number <= most), "yearly")


def _priority(importance: Any) -> float:
    """Turn an importance of 0 to 100 into tenths, at least one and at most ten; 0.3 without one."""
    number = math.nan if importance is None else to_number(importance)
    return 0.3 if math.isnan(number) else rounded(10 * min(1.0, max(0.1, number / 100))) / 10


def feed(records: Sequence[Mapping[str, Any]], places: Places) -> tuple[FeedRow, ...]:
    """Give the rows of the feed: the 50 public pages made last, newest first; without those of unreadable dates."""
    dated = [(date, record) for record in _public(records) if (date := _feed_date(record))]
    dated.sort(key=lambda pair: by_utf16(pair[0]), reverse=True)
    rows = (_feed_row(date, record, places) for date, record in dated[:_NEWEST])
    return tuple(row for row in rows if row)


def _feed_date(record: Mapping[str, Any]) -> str:
    return _first(record["dateCreated"], record["lastUpdated"])


def _feed_row(date: str, record: Mapping[str, Any], places: Places) -> FeedRow | None:
    published, updated = utc_time(date), utc_time(_first(record["lastUpdated"], date))
    if published is None or updated is None:
        return None
    place, summary = address(record["id"], places), _first(record["description"], record["llmSummary"])
    return FeedRow(to_text(record["title"]), place, published, updated, summary, record["category"])


def utc_time(date: str) -> str | None:
    """Write a date as UTC time with milliseconds; None if it is no date, or in no year from 1 to 9999."""
    since = milliseconds(date)
    if math.isnan(since):
        return None
    try:
        moment = _EPOCH + dt.timedelta(milliseconds=since)
    except OverflowError:
        return None
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _first(*values: Any) -> str:
    return next((to_text(value) for value in values if truthy(value)), "")
