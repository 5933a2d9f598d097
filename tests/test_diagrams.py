"""Diagrams: drawn without styles, scripts or links, in the site's colours; or said to be broken."""

import re
import sys
from xml.etree import ElementTree

import pytest

from recto.parse.diagrams import TYPES
from recto.publish import diagrams
from recto.publish.diagrams import Diagram, can_draw, diagram
from recto.publish.palette import stand_in

drawing = pytest.mark.skipif(not can_draw(), reason="the extra `site` is not installed")
SOURCES = {
    "flowchart": 'flowchart TD\n A["a < b<br/>two"] -->|yes| B{c}\nsubgraph all\n B --> C\n end\n style A fill:#e1f5fe',
    "sequence": "sequenceDiagram\n participant A\n A->>B: hello\n Note over A,B: a note",
    "state": "stateDiagram-v2\n [*] --> Still\n Still --> [*]",
    "class": "classDiagram\n Animal <|-- Duck\n Animal : +int age",
    "pie": 'pie title Pets\n "Dogs" : 3\n "Cats" : 1',
    "gantt": "gantt\n dateFormat YYYY-MM-DD\n section One\n First :a, 2024-01-01, 3d",
    "mindmap": "mindmap\n root((Mind))\n  One\n  Two",
    "xychart": "xychart-beta\n x-axis [a, b]\n bar [5, 6]\n line [4, 7]",
    "timeline": "timeline\n title History\n 2002 : One\n 2004 : Two",
    "quadrant": "quadrantChart\n x-axis Low --> High\n quadrant-1 Do\n A: [0.3, 0.6]",
}
HOSTILE = {
    "label": 'flowchart TD\n a["<script>alert(1)</script><img src=x onerror=alert(1)>"] --> b["</text></svg><b>"]',
    "link": 'flowchart TD\n a --> b\n click a href "javascript:alert(1)"\n click b call alert(1)',
    "config": '%%{init: {"htmlLabels": true, "themeCSS": "*{fill:url(//example.org)}"}}%%\nflowchart TD\n a --> b',
    "image": 'flowchart TD\n a@{img: "http://example.org/a.png", label: "x"} --> b',
    "name": 'flowchart TD\n accTitle: " onload="alert(1)\n a --> b',
    "sprite": 'C4Context\n Person(a, "<script>", "x", $sprite="http://example.org", $link="javascript:alert(1)")',
    "control": 'flowchart TD\n a["x\x00\x0b\ud800\uffffy"]',
}
ATTRIBUTE = re.compile(r'\s([\w:-]+)="([^"]*)"')


@drawing
@pytest.mark.parametrize("source", [*SOURCES.values(), *HOSTILE.values()], ids=[*SOURCES, *HOSTILE])
def test_a_drawing_holds_nothing_but_shapes_and_words(source: str):
    drawn = diagram(source, "d1")
    assert drawn.trouble is None
    names = {name for each in ElementTree.fromstring(drawn.svg).iter() for name in (each.tag, *each.attrib)}
    assert not names & {"script", "style", "foreignObject", "image", "a", "use", "href", "filter"}
    assert not [name for name in names if name.startswith("on")]
    said = [value for name, value in ATTRIBUTE.findall(drawn.svg) if name != "aria-label"]
    assert not [value for value in said if "url(" in value and not re.fullmatch(r"url\(#d1-\d+\)", value)]


@drawing
@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_each_reference_has_its_id_and_each_id_its_prefix(source: str):
    drawn = diagram(source, "page-2").svg
    ids = re.findall(r'\sid="([^"]*)"', drawn)
    assert set(ids) == set(re.findall(r"url\(#([^)]*)\)", drawn))
    assert len(ids) == len(set(ids))
    assert all(name.startswith("page-2-") for name in ids)


@drawing
def test_a_drawing_says_what_it_shows():
    drawn = diagram(SOURCES["flowchart"], "d")
    assert drawn.description == "Diagram (flowchart): all; yes; c; C; a < b two"
    assert 'role="img" aria-label="Diagram (flowchart): all;' in drawn.svg
    assert diagram("flowchart TD\n accTitle: What leads where\n a-->b", "d").description == "What leads where"


@drawing
def test_colours_are_the_sites_and_a_writers_colour_is_a_veil():
    drawn = diagram(SOURCES["flowchart"], "d").svg
    assert {"fill-paper", "fill-shade", "stroke-muted"} <= set(re.findall(r"(?:fill|stroke)-[a-z]+", drawn))
    assert 'fill="#13a9ec" fill-opacity="0.17"' in drawn
    assert diagram(f"%%{{init: {{'theme': 'forest'}}}}%%\n{SOURCES['flowchart']}", "d").svg == drawn


@drawing
def test_the_same_source_gives_the_same_drawing():
    first = [diagram(source, "d").svg for source in SOURCES.values()]
    assert first == [diagram(source, "d").svg for source in SOURCES.values()]


@drawing
@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("flowchart TD\n a[b --> c\n d", "does not parse in line 2: Unterminated node label"),
        ("nonsense", "does not parse: No Mermaid diagram type"),
        ("", "does not parse: no Mermaid diagram"),
        ("flowchart TD\n a[$$x$$]", "holds a formula"),
        ("flowchart TD\n" + "\n".join(f"a{i}-->a{i + 1}" for i in range(10_000)), "too large"),
        ("mindmap\n" + "\n".join(" " * i + f"n{i}" for i in range(1, 400)), "too large"),
        ("x" * 1_000_000, "too large"),
    ],
)
def test_what_cannot_be_drawn_is_said(source: str, said: str):
    drawn = diagram(source, "d")
    assert (drawn.svg, drawn.description) == ("", "")
    assert said in (drawn.trouble or "")


def test_without_the_library_a_diagram_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "merman", None)
    monkeypatch.setattr(diagrams, "_library", diagrams._library.__wrapped__)
    assert diagram("flowchart TD\n a", "d") == Diagram("", "", diagram("", "d").trouble)
    assert "recto[site]" in (diagram("", "d").trouble or "")


@pytest.mark.parametrize(
    ("name", "channels", "expected"),
    [
        ("fill", (251 / 255, 250 / 255, 247 / 255), ("fill-paper", {})),
        ("fill", (0.2, 0.2, 0.2), ("fill-muted", {"fill-opacity": "0.32"})),
        ("fill", (1.0, 0.0, 0.0), ("", {"fill": "#ec1313", "fill-opacity": "0.26"})),
        ("stroke", (1.0, 0.0, 0.0), ("", {"stroke": "#d02525"})),
        ("stroke", (0.0, 0.0, 0.0), ("stroke-muted", {})),
    ],
)
def test_colours_have_stand_ins(name: str, channels: tuple[float, float, float], expected: object):
    assert stand_in(name, channels, 1.0) == expected


@drawing
def test_kinds_that_are_drawn_are_known():
    for name in TYPES:
        said = diagram(f"{name}\n", "d").trouble or ""
        assert "No Mermaid diagram type" not in said, name


@drawing
@pytest.mark.parametrize(
    ("selector", "drawn"),
    [
        ("rect", "123456"),
        (".a rect", "12"),
        (".b .a rect", "2"),
        (".b > rect", "34"),
        ("#n rect", "5"),
        ('[data-x="1"] rect', "6"),
        ("rect + rect", "4"),
        (".b rect:last-child", "24"),
        ("g > rect, #n rect", "123456"),
    ],
)
def test_rules_hold_for_what_stands_where_they_say(selector: str, drawn: str):
    from recto.publish.drawing import redraw

    first = '<g class="a"><rect x="1"/></g><g class="b"><g class="a"><rect x="2"/></g><rect x="3"/><rect x="4"/></g>'
    then = '<g id="n"><rect x="5"/></g><g data-x="1"><rect x="6"/></g>'
    styles = f"<style>{selector}{{stroke-width:2}}</style>"
    svg, _ = redraw(f'<svg viewBox="0 0 9 9">{styles}{first}{then}</svg>', "d")
    assert "".join(re.findall(r'x="(\d)" stroke-width="2"', svg)) == drawn
