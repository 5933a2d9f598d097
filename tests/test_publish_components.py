"""What each component shows in the site."""

import html.parser
from typing import Any

import pytest
from pageviews import HERE, known, page_view, shown, work

from recto.components import BY_NAME
from recto.parse.html.elements import VOID
from recto.publish.components import SHOWN, Call
from recto.publish.site import Target
from recto.publish.views import ShownFact, asked_key

ENTITY = {"id": "b", "title": "B <b>", "type": "risk", "at": "b/index.html"}

FIELDS: dict[str, Any] = {
    "severity": {"level": "high", "confidence": "low"},
    "website": "https://example.org/",
    "customFields": [{"label": "Founded", "value": 1999, "link": "javascript:x"}, {}, "a"],
    "relatedEntries": [{"id": "b"}, {"id": "gone"}, 1],
}


class _Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[Any]) -> None:
        assert tag not in ("script", "style", "iframe")
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in VOID and tag not in ("path", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("path", "rect"):
            assert self.open.pop() == tag


def balanced(made: str) -> bool:
    reader = _Reader()
    reader.feed(made)
    reader.close()
    return not reader.open


HOSTILE = "\"'><script>alert(1)</script>&\x03" + "1r\x03"


@pytest.mark.parametrize("name", BY_NAME)
def test_every_component_is_shown_with_nothing_and_with_anything(name: str):
    for value in ('""', "{[]}", "{[{}, 'a', null, {a: [1]}]}", "{null}", "{x => y}", "{" + f"`{HOSTILE}`" + "}"):
        attributes = " ".join(f"{key}={value}" for key in BY_NAME[name].attributes)
        assert balanced(shown(f"Text\n\n<{name} {attributes}>\n\nwithin\n\n</{name}>\n\n<{name} />\n"))


@pytest.mark.parametrize("name", [name for name, kind in BY_NAME.items() if kind.children])
def test_what_stands_within_is_shown(name: str):
    assert "within" in shown(f"<{name}>within</{name}>")


@pytest.mark.parametrize("name", [*(set(BY_NAME) - set(SHOWN)), "Unknown"])
def test_others_show_their_children(name: str):
    assert shown(f"<{name}>\n\nwithin\n\n</{name}>") == "<p>within</p>"


class TestEntityLink:
    def test_leads_to_the_page(self):
        made = shown('<EntityLink id="b" />', **known("b"))
        assert 'class="entity" href="../../b/index.html" data-card="b/index.html">B &amp; C</a>' in made

    def test_shows_its_text(self):
        assert ">**x**</a>" not in shown('<E id="b">**x**</E>', **known("b"))
        assert "><strong>x</strong></a>" in shown('<E id="b">**x**</E>', **known("b"))

    def test_to_the_page_itself_has_no_card(self):
        assert "data-card" not in shown('<E id="b"/>', **known("b", Target(HERE)))

    def test_that_leads_nowhere_says_so(self):
        made = shown('<E id="<i>"/>')
        assert '<a class="entity wanted" title="No entity or page is called &lt;i&gt;">&lt;i&gt;</a>' in made


class TestResource:
    def test_its_work_stands_in_the_margin_once(self):
        made = shown('<R id="w"/> and <R id="w">x</R>', works={"w": work()})
        assert made.count('<span class="sidenote" id="page:cite-1">A &lt;Work&gt; · Ann Lee · 2024 ') == 1
        assert made.count('href="https://example.org/w"') == 2

    def test_unknown_says_so(self):
        assert 'data-state="mismatch" title="No registered work has the id x.">x</span>' in shown('<R id="x"/>')

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "", "ftp://example.org", "//example.org"])
    def test_only_an_address_of_the_web_is_a_link(self, url: str):
        assert "href" not in shown('<R id="w"/>', works={"w": work(url)})


class TestFact:
    FOUND = ShownFact(1, "acme.size", "12 <b>", "2024", "A source", None)

    def test_shows_value_date_and_source(self):
        made = shown('<F entity="acme" property="size"/>', facts=(self.FOUND,))
        assert 'title="acme.size · as of 2024 · A source">12 &lt;b&gt;</span>' in made

    def test_its_own_text_takes_the_place_of_the_value(self):
        assert ">a dozen</span>" in shown('<F e="acme" f="size">a dozen</F>', facts=(self.FOUND,))

    def test_one_line_may_show_two(self):
        both = (self.FOUND, ShownFact(1, "{acme.size} * 2", "24", None, None, None))
        made = shown('<F e="acme" f="size"/> <Calc expr="{acme.size} * 2"/>', facts=both)
        assert ">24</span>" in made
        assert ">12 " in made

    def test_what_is_wrong_with_it_is_told(self):
        wrong = ShownFact(1, "a.b", "", None, None, "no <such> thing")
        assert 'title="no &lt;such&gt; thing">?</span>' in shown('<F e="a" f="b"/>', facts=(wrong,))
        assert 'title="There is no such fact.">?</span>' in shown('<F e="a" f="b"/>')


class TestInfoBox:
    def made(self, text: str) -> str:
        return shown(text, infos={"a": ENTITY | {"id": "a", "fields": FIELDS}, "b": ENTITY | {"fields": {}}})

    def test_tells_what_the_data_say(self):
        made = self.made('<DataInfoBox entityId="a"/>')
        assert '<p class="title"><b>B &lt;b&gt;</b></p>' in made
        assert "<dt>Severity</dt><dd>high · low</dd>" in made
        assert '<dd><a href="https:&#x2f;&#x2f;example.org&#x2f;" rel="noopener external">' in made

    def test_fields_of_its_own_lead_nowhere_unsafe(self):
        assert "<dt>Founded</dt><dd>1999</dd>" in self.made('<InfoBox entityId="a"/>')
        assert "javascript" not in self.made('<InfoBox entityId="a"/>')

    def test_names_related_entities_that_are_there(self):
        assert "<dt>Related</dt><dd><a href=" in self.made('<InfoBox entityId="a"/>')

    def test_attributes_come_first(self):
        made = self.made('<InfoBox entityId="a" title="T" type="K" severity="mild" />')
        assert "<b>T</b>" in made
        assert "<dd>K</dd>" in made
        assert "<dd>mild</dd>" in made

    def test_every_field_is_a_line(self):
        made = shown("<InfoBox contextWindow='1M' isOpen={true} ratings={{rigor: 5, novelty: 4}} tags={['x']} />")
        assert "<dt>Context window</dt><dd>1M</dd>" in made
        assert "<dt>Is open</dt><dd>yes</dd>" in made
        assert "<dt>Ratings</dt><dd>rigor 5 · novelty 4</dd>" in made
        assert "Tags" not in made

    def test_lines_of_its_own(self):
        made = shown("<InfoBox customFields={[{label: 'Born', value: 'Rome'}]} />")
        assert "<dt>Born</dt><dd>Rome</dd>" in made


class TestQuestions:
    def test_are_texts_or_maps(self):
        made = shown("<KeyQuestions questions={['One?', {question: 'Two?', positions: [{position: 'Yes'}]}]} />")
        assert '<p class="question">One?</p>' in made
        assert "<dt>Yes</dt>" in made

    def test_a_crux_shows_its_positions(self):
        text = (
            "<Crux question='Q?' importance='high' positions={[{view: 'V', probability: '40%', holders: ['A', 'B']}]}/>"
        )
        made = shown(text)
        assert '<p class="question">Q?</p>' in made
        assert '<dt>V</dt><dd>A, B. </dd><dd class="p">40%</dd>' in made

    def test_a_crux_shows_all_that_it_says(self):
        told = (
            "domain='D' currentState='Now' wouldUpdateOn={['News']} relatedCruxes={['another-one']} "
            "relevantResearch={[{title: 'Work', url: 'https://example.org/w'}, {title: 'Bad', url: 'javascript:x'}]}"
        )
        made = shown(f"<Crux question='Q?' {told} />")
        assert [said for said in (">D<", "Now", "<li>News</li>", "another one", "Bad") if said not in made] == []
        assert 'rel="noopener external">Work</a>' in made
        assert "javascript" not in made

    def test_a_map_of_disagreement_has_its_ends(self):
        one = "{name: 'N', proponents: ['P'], evidence: ['E'], strength: 4}"
        made = shown(f"<DisagreementMap spectrum={{{{low: 'None', high: 'All'}}}} positions={{[{one}]}} />")
        assert "<span>None</span>" in made
        assert "<span>All</span>" in made
        assert "P. <span" in made.replace("  ", " ")
        assert '<dd class="p">strength 4</dd>' in made

    def test_a_map_of_disagreement(self):
        made = shown("<DisagreementMap topic='T' positions={[{actor: 'A', position: 'P', quote: 'q'}]} />")
        assert "<dt>A</dt><dd>P. <q>q</q></dd>" in made.replace("  ", " ")

    def test_people(self):
        made = shown("<KeyPeople people={[{name: 'Ann', role: 'Head', background: 'Law'}]} />")
        assert "<dt>Ann</dt><dd>Head. Law</dd>" in made

    def test_an_estimate_is_not_run(self):
        assert "<code>1 to &lt;2&gt;</code>" in shown("<SquiggleEstimate title='T' code={`1 to <2>`} />")

    def test_causes_are_drawn_and_told(self):
        nodes = "[{id: 'a', data: {label: 'Cause', description: 'D'}}, {id: 'b', data: {label: 'Effect'}}]"
        made = shown(f"<CauseEffectGraph initialNodes={{{nodes}}} initialEdges={{[{{source: 'a', target: 'b'}}]}} />")
        assert "<svg" in made
        assert "<dt>Cause</dt><dd>D</dd>" in made


class TestLayout:
    @pytest.mark.parametrize(("kind", "type_"), [("tip", "tip"), ("info", "note"), ("error", "danger"), ("'x", "note")])
    def test_a_remark_has_one_of_five_kinds(self, kind: str, type_: str):
        assert f'data-type="{type_}"' in shown(f'<Aside type="{kind}">\n\nx\n\n</Aside>')

    @pytest.mark.parametrize("name", ["Note", "Tip", "Warning"])
    def test_some_are_named_for_their_kind(self, name: str):
        assert f'data-type="{name.lower()}"' in shown(f"<{name}>\n\nx\n\n</{name}>")

    def test_tabs_stand_below_each_other(self):
        made = shown("<Tabs>\n<TabItem label='A'>\n\nx\n\n</TabItem>\n</Tabs>")
        assert '<details class="fold" open><summary>A</summary>' in made

    def test_a_card_leads_to_its_page(self):
        made = shown("<CardGrid>\n<LinkCard title='<i>' href='b' />\n</CardGrid>", **known("b"))
        card = '<div class="card"><b><a href="../../b/index.html" data-card="b/index.html">&lt;i&gt;</a></b>'
        assert f'<div class="cards">{card}' in made

    def test_a_card_leads_out_of_the_site(self):
        assert 'href="https://example.org/x" rel="noopener external"' in shown(
            "<LinkCard title='T' href='https://example.org/x' />"
        )
        assert "href" not in shown("<LinkCard title='T' href='javascript:x' />")

    def test_a_figure_has_its_caption(self):
        made = shown("<Figure src='a.png' alt='A' caption='Cap' />", images={"a.png": "-/files/a.png"})
        assert '<img src="../../-/files/a.png" alt="A" loading="lazy">' in made
        assert "<figcaption>Cap</figcaption>" in made

    def test_tags_are_listed(self):
        assert "a · &lt;b&gt;" in shown("<Tags tags={['a', '<b>']} />")

    def test_a_section_is_titled(self):
        assert "<section><p><b>T</b></p><p>x</p>" in shown("<Section title='T'>\n\nx\n\n</Section>")


class TestTables:
    def test_of_records(self):
        attributes = {"entity": "a", "collection": "people", "columns": "{['name', 'born_in']}"}
        rows = {asked_key("FBRecordTable", attributes): [{"name": "Ann <b>", "born_in": "https://www.example.org/x"}]}
        made = shown("<FBRecordTable entity='a' collection='people' columns={['name', 'born_in']} />", asked=rows)
        assert '<th scope="col">born in</th>' in made
        assert "<td>Ann &lt;b&gt;</td>" in made
        assert ">example.org</a>" in made

    def test_of_a_property(self):
        rows = [{"shown": "1", "as_of": "2024", "source": None}]
        made = shown("<KBFactTable entity='a' />", asked={asked_key("KBFactTable", {"entity": "a"}): rows})
        assert "<td>2024</td><td>1</td><td></td>" in made

    def test_without_rows_says_so(self):
        assert "There are no rows to show." in shown("<FBCompareTable />")

    def test_made_of_parts(self):
        made = shown(
            "<Table>\n<TableBody>\n<TableRow>\n<TableCell>a *b*</TableCell>\n</TableRow>\n</TableBody>\n</Table>"
        )
        assert "<tbody><tr><td>a <em>b</em></td></tr></tbody>" in made


def test_backlinks_are_listed():
    row = {"id": "b", "title": "<B>", "type": "risk", "relationship": "", "file": "b/index.html"}
    assert '<a href="../../b&#x2f;index.html">&lt;B&gt;</a>' in shown("<Backlinks />", backlinks=(row,)).replace(
        "..&#x2f;..&#x2f;", "../../"
    )


def test_a_diagram_that_cannot_be_drawn_shows_its_source():
    made = Call(page_view()).diagram("flowchart\n A --> <b>")
    assert "&lt;b&gt;" in made
    assert "figcaption" in made


def test_an_image_elsewhere_is_a_link():
    made = Call(page_view()).image("https://example.org/a.png", "A", "")
    assert made == '<span>Image: <a href="https://example.org/a.png" rel="noopener external">A</a></span>'
