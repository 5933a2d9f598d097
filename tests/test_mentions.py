"""Unlinked mentions: what names a page or entity in prose, and what only looks like it."""

from collections.abc import Mapping

import pytest

from recto.link.mentions import Mention, mentions, settled, sightings
from recto.link.names import Names, is_name, parts_of
from recto.link.resolve import Nodes
from recto.model import Entity, Page, Source
from recto.parse import parse_page

ENTITIES = {
    "open-weather": ("organization", "Open Weather"),
    "rain-lab": ("organization", "Rain Lab"),
    "lab-of-rain": ("organization", "Rain Lab North"),
    "ada": ("person", "Ada Summer"),
    "nimbus": ("organization", "Nimbus"),
    "gust": ("organization", "Gust"),
    "wind": ("concept", "Wind"),
    "soft-rain": ("concept", "Soft Rain"),
    "ai-rain": ("concept", "AI Rain Forecasting"),
    "trap": ("concept", "Cloud Trap (Weather Models)"),
    "fund": ("organization", "Summer Sun Fund (SSF)"),
    "wmo": ("organization", "WMO"),
    "m1": ("concept", "m1"),
    "vane": ("concept", "Vane"),
    "vane-2": ("organization", "Vane"),
}
USAGE = "Of soft rain, AI rain forecasting, cloud traps and wind: wind, wind. They gust by Gust, Gust, Gust."


def given(pages: Mapping[str, str]) -> tuple[list[Page], Names]:
    """Parse the pages and settle the names, with a page that shows how they are used."""
    entities = [
        Entity(name, kind, title, None, (), {"aliases": ["Weather Group"]} if name == "wmo" else {}, "e.yaml", 1)
        for name, (kind, title) in ENTITIES.items()
    ]
    parsed = [parse_page(Source(f"{n}.mdx", t, ""), ".", wikilinks=True) for n, t in {**pages, "z": USAGE}.items()]
    titles = [page.field("title") or page.address.stem for page in parsed]
    names = Names(Nodes(parsed, titles, entities), parsed, entities)
    return parsed, settled(names, [sightings(page, page.text, names) for page in parsed])


def found(text: str, name: str = "a") -> tuple[Mention, ...]:
    pages, names = given({name: text})
    return mentions(pages[0], text, names)


def named(text: str, name: str = "a") -> list[tuple[str, str]]:
    return [(mention.target, mention.name) for mention in found(text, name)]


@pytest.mark.parametrize(
    ("text", "target", "name"),
    [
        ("We met at Open Weather.", "open-weather", "Open Weather"),
        ("Open Weather's plan", "open-weather", "Open Weather"),
        ("several WMOs agree", "wmo", "WMOs"),
        ("by the Weather Group", "wmo", "Weather Group"),
        ("**Ada Summer**: director", "ada", "Ada Summer"),
        ("| Ada Summer | x |", "ada", "Ada Summer"),
        ("the (WMO) said", "wmo", "WMO"),
        ("<Note>the WMO said</Note>", "wmo", "WMO"),
        ("a soft rain fell", "soft-rain", "soft rain"),
        ("Soft rains fell", "soft-rain", "Soft rains"),
        ("on AI rain forecasting", "ai-rain", "AI rain forecasting"),
        ("a Nimbus-backed plan", "nimbus", "Nimbus"),
        ("the Nimbus CEO", "nimbus", "Nimbus"),
        ("caught in a cloud trap", "trap", "cloud trap"),
        ("paid by SSF", "fund", "SSF"),
        ("the Summer Sun Fund paid", "fund", "Summer Sun Fund"),
        ("at Rain Lab North today", "lab-of-rain", "Rain Lab North"),
        ("we asked Gust today", "gust", "Gust"),
    ],
)
def test_mentions(text: str, target: str, name: str):
    assert named(text) == [(target, name)]


@pytest.mark.parametrize(
    "text",
    [
        "[Open Weather](https://example.org/)",
        "[[WMO|the WMO]]",
        '<EntityLink id="wmo">WMO</EntityLink>',
        '<R id="a1">WMO report</R>',
        '<Note title="WMO">x</Note>',
        "`WMO`",
        "```\nWMO\n```",
        "# WMO",
        "WMO\n===",
        "---\ntitle: On the WMO\n---\n",
        "$WMO$",
        "![the WMO](x.png)",
        "text[^1]\n\n[^1]: WMO, a report.",
        "[WMO]: https://example.org/",
        "{/* WMO */}",
        "{say('WMO')}",
        "<!-- WMO -->",
        'import { WMO } from "x"\n',
        "https://example.org/WMO",
    ],
)
def test_what_is_no_prose(text: str):
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the wmo",
        "open weather ahead",
        "OpenWeather",
        "a nimbus cloud",
        "xWMO WMO2 WMO_x WMO.org @WMO WMO-2",
        "the Wind of change",
        "Gust by gust",
        "Vane",
        "m1",
        "the Nimbus Clothing",
        "Nimbus 2 and Nimbus 3.5",
        "the Very Soft Rain",
        'in "How Soft Rain Came to Stay"',
        'his essay "Soft Rain"',
        "in *The Years of Soft Rain*",
        "Ña-WMO",
        "WMOé",
    ],
)
def test_what_only_looks_like_a_name(text: str):
    assert named(text) == []


def test_quotes_and_bold_that_are_no_titles():
    assert named('"The WMO is late", she said') == [("wmo", "WMO")]
    assert named("**Rain Lab North** and *so on*") == [("lab-of-rain", "Rain Lab North")]


def test_a_page_does_not_mention_itself():
    assert named("The WMO and Ada Summer", "wmo") == [("ada", "Ada Summer")]


def test_a_page_hides_shorter_names_in_its_own():
    assert named("Rain Lab North of Rain Lab today", "lab-of-rain") == [("rain-lab", "Rain Lab")]


def test_the_first_of_a_section_counts_the_others():
    rows = found("WMO, WMO.\n\n# One\n\nThe WMO.\n\n## Two\n\nNone.")
    assert [(row.section, row.count, row.span.line, row.span.column) for row in rows] == [
        ("", 2, 1, 1),
        ("one", 1, 5, 5),
    ]


def test_what_is_linked_elsewhere_says_so():
    rows = found('The WMO and Ada Summer; <EntityLink id="wmo">it</EntityLink>')
    assert [(row.target, row.linked_elsewhere) for row in rows] == [("wmo", True), ("ada", False)]


def test_spans_cut_out_names():
    text = "---\ntitle: x\n---\n\nÄ 😀 the WMO.\n\nOf soft rain."
    assert [row.span.of(text) for row in found(text)] == ["WMO", "soft rain"]
    assert [(row.span.line, row.span.column) for row in found(text)] == [(5, 9), (7, 4)]


def test_names_of_two_are_told():
    _, names = given({})
    assert names.ambiguous == {"Vane": ("vane", "vane-2")}


def test_titles_of_pages_are_names():
    pages, names = given(
        {"a": "---\ntitle: Daily notes\n---\n", "b": "of daily notes, in Rain Gauges", "c": "rain gauges"}
    )
    assert [m.target for m in mentions(pages[1], pages[1].text, names)] == ["a"]


def test_names_depend_on_what_is_written_only_as_far_as_it_decides():
    _, one = given({"a": "The WMO."})
    _, two = given({"a": "The WMO, the WMO."})
    _, three = given({"a": "Gust. " + "gust " * 9})
    assert one.digest == two.digest != three.digest


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Cloud Trap (Weather Models)", ["Cloud Trap"]),
        ("Summer Sun Fund (SSF)", ["Summer Sun Fund", "SSF"]),
        ("SSF (Summer Sun Fund)", ["SSF", "Summer Sun Fund"]),
        ("Rain Lab (FAIR)", ["Rain Lab"]),
        ("Rain (a) Lab", []),
        ("Rain", []),
    ],
)
def test_parts_of_names(name: str, parts: list[str]):
    assert list(parts_of(name)) == parts


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("WMO", True),
        ("xAI", True),
        ("Rain", True),
        ("soft rain", True),
        ("rain", False),
        ("Sun", False),
        ("2024", False),
    ],
)
def test_what_can_be_a_name(name: str, answer: bool):
    assert is_name(name) is answer


def test_one_name_in_lower_case_does_not_make_its_type_terms():
    assert named("open weather, open weather") == []


def test_an_underlined_heading_ends_at_its_line():
    assert named("WMO and\nRain Lab\n---\nGust, the Nimbus\n\n---\n") == [("nimbus", "Nimbus")]


def test_the_digest_follows_what_links_lead_to():
    page = parse_page(Source("a.md", "---\naliases: [b]\n---\n", ""), ".", wikilinks=True)
    other = parse_page(Source("a.md", "", ""), ".", wikilinks=True)
    one, two = (Names(Nodes([each], ["A"]), [each], []) for each in (page, other))
    assert one.digest != two.digest
