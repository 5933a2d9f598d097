"""Addresses on the published site, the sitemap and the feed, and their XML."""

from typing import Any
from xml.etree import ElementTree

import pytest

from recto.link.addresses import FeedRow, Places, SitemapRow, address, feed, sitemap, utc_time
from recto.model import Site
from recto.store.feeds import escaped, feed_xml, sitemap_xml

ATOM, MAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = Site("Wiki & more", "https://example.org", "1", "A <wiki>.", "2026-03-14")
TYPES = {"m": "ai-model", "b": "benchmark", "p": "policy", "q": "person", "r": "risk", "c": "concept"}
NUMBERS = {"m": "E1", "q": "E2", "r": "E3", "c": "E4"}
PLACES = Places(TYPES, {n: slug for slug, n in NUMBERS.items()}, NUMBERS, {"FACT1": "x", "r": "risky"})


def page(name: str, **fields: Any) -> dict[str, Any]:
    record = {"id": name, "title": name, "category": "risks", "description": None, "llmSummary": None}
    return record | dict.fromkeys(("lastUpdated", "dateCreated", "updateFrequency", "readerImportance")) | fields


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("m", "/ai-models/m"),
        ("E1", "/ai-models/m"),
        ("b", "/benchmarks/b"),
        ("p", "/legislation/p"),
        ("q", "/wiki/E2"),
        ("E2", "/wiki/E2"),
        ("r", "/risks/risky"),
        ("E3", "/risks/risky"),
        ("c", "/wiki/E4"),
        ("nobody", "/wiki/nobody"),
        ("E99", "/wiki/E99"),
        ("FACT1", "/wiki/FACT1"),
    ],
)
def test_addresses(name: str, place: str):
    assert address(name, PLACES) == place


def test_a_page_may_stand_at_its_path():
    places = Places({"x": "benchmark"}, {}, {"x": "E1"}, site="https://example.org", paths={"x": "/a/x/"})
    assert address("x", places) == "https://example.org/a/x/"


def test_the_sitemap_begins_with_the_home_page_and_leaves_internal_pages_out():
    rows = sitemap(
        [page("c", lastUpdated="2026-01"), page("i", category="internal")],
        Places({}, {}, {}, {}, "https://example.org"),
    )
    assert rows == (
        SitemapRow("https://example.org/", None, "weekly", 1.0),
        SitemapRow("https://example.org/wiki", None, "weekly", 0.9),
        SitemapRow("https://example.org/wiki/c", "2026-01", "monthly", 0.3),
    )


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (None, "monthly"),
        (7, "daily"),
        (7.5, "weekly"),
        (30, "weekly"),
        (180, "monthly"),
        (181, "yearly"),
        ("x", "monthly"),
    ],
)
def test_frequencies(days: Any, word: str):
    assert sitemap([page("c", updateFrequency=days)], PLACES)[2].frequency == word


@pytest.mark.parametrize(
    ("importance", "priority"), [(None, 0.3), (0, 0.1), (45, 0.5), (94.5, 0.9), (500, 1), ("x", 0.3)]
)
def test_priorities(importance: Any, priority: float):
    assert sitemap([page("c", readerImportance=importance)], PLACES)[2].priority == priority


def test_the_feed_shows_the_newest_first():
    rows = [page("a", lastUpdated="2026-01-02"), page("b", dateCreated="2026-02", lastUpdated="2026-03-01")]
    rows += [page("none"), page("bad", lastUpdated="soon"), page("i", category="internal", lastUpdated="2026-01-01")]
    rows += [page("old", dateCreated="2020-01-01", lastUpdated="2026-09-01", description="D", llmSummary="S")]
    shown = feed(rows, PLACES)
    assert [row.title for row in shown] == ["b", "a", "old"]
    assert shown[2].summary == "D"
    assert (shown[0].published, shown[0].updated) == ("2026-02-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z")


def test_the_feed_ends_after_fifty():
    assert len(feed([page(f"p{n}", lastUpdated="2026-01-01") for n in range(60)], PLACES)) == 50


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("2026-02-31", "2026-03-03T00:00:00.000Z"),
        ("2026-01-01T10:00:00.5+02:00", "2026-01-01T08:00:00.500Z"),
        ("0001-01-01T00:00:00+10:00", None),
        ("", None),
    ],
)
def test_times(date: str, time: str | None):
    assert utc_time(date) == time


def test_the_sitemap_as_xml():
    text = sitemap_xml(
        [SitemapRow("https://example.org/wiki/a b&ü", "2026-01", "daily", 1), SitemapRow("/x", "soon", "yearly", 0.3)]
    )
    root = ElementTree.fromstring(text.encode())
    assert [[field.text for field in row] for row in root.findall(f"{MAP}url")] == [
        ["https://example.org/wiki/a%20b&%C3%BC", "2026-01", "daily", "1.0"],
        ["/x", "yearly", "0.3"],
    ]


def test_the_feed_as_xml():
    time = "2026-01-01T00:00:00.000Z"
    rows = [FeedRow("<b>&\"'\x00", "https://example.org/wiki/E1", time, "2026-02-01T00:00:00.000Z", "", "risks")]
    root = ElementTree.fromstring(feed_xml(rows, SITE).encode())
    entry = root.find(f"{ATOM}entry")
    assert [root.findtext(ATOM + name) for name in ("title", "id", "updated")] == [
        SITE.name,
        "https://example.org/",
        time,
    ]
    assert [entry.findtext(ATOM + name) for name in ("title", "id", "published")] == [
        "<b>&\"'\ufffd",
        rows[0].address,
        time,
    ]
    assert (entry.find(f"{ATOM}category").get("term"), entry.find(f"{ATOM}summary")) == ("risks", None)


def test_a_feed_of_nothing_is_a_feed():
    assert ElementTree.fromstring(feed_xml([], SITE).encode()).findtext(f"{ATOM}updated") == "2026-03-14T00:00:00.000Z"


def test_what_xml_cannot_hold_is_replaced():
    assert escaped("\x00\ud800\ufffe\t😀'") == "\ufffd\ufffd\ufffd\t😀&apos;"
