"""What the site tells of citations: on the page where one is wrong or confirmed, on its record of all, escaped."""

import re
from html import unescape
from pathlib import Path

import pytest
from harbour import AT, HOSTILE, PAGE, harbour
from sites import built, live, published

from recto.model import Citation, Span
from recto.options import Options
from recto.publish.dashboards.citations import citations
from recto.publish.evidence import Evidence, Judged, by_place, is_told, passage, tone, tone_of, worst_first
from recto.publish.inspect import faults
from recto.publish.namings import namings
from recto.publish.network import Network
from recto.publish.site import Site
from recto.publish.views import Views
from recto.verify.ladder import CONFIRMED, LADDER, LOST, MISLEADING, TELLS
from recto.why import why

_TAG = re.compile(r"<[^<>]*>")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = harbour(tmp_path_factory.mktemp("harbour"))
    published(folder)
    return folder


def read(root: Path, name: str = "") -> str:
    return (root / ".recto/site/knowledge-base/quay" / name / "index.html").read_text("utf-8")


def words(shown: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", shown)).split())


def evidence(root: Path) -> Evidence:
    site = Site(built(root)[1])
    page = next(page for page in site.pages if page["file"] == PAGE)
    return Views(site, Network(site), [page]).page(page, "").evidence


def note(root: Path, name: str) -> str:
    """Give the note beside the citation of a source, as it is read."""
    each = next(each for each in evidence(root).citations if each.target.endswith(name))
    _, found, rest = read(root).partition(f' id="page:c-{each.id}"')
    assert found
    return words(rest.partition('<span class="sidenote"')[2].partition('<a class="back"')[0])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("/log", "found in the source the source has “31 days”"),
        ("/survey", "source says otherwise the sentence says “120 metres”, the source “240 metres”"),
        ("/lamps", "names another work the address leads to a work by Ann Roe and 3 others (2018)"),
        ("/gone", "not there any more nothing is at the address any more"),
        ("/guild", "judged by a-model, 1 Mar 2026: so"),
        ("/ledger", f"signed off by Ada {HOSTILE}, 1 Mar 2026: read it"),
    ],
)
def test_a_page_tells_what_is_wrong_or_confirmed(root: Path, name: str, told: str):
    assert told in note(root, name)


def test_what_is_not_known_is_quiet(root: Path):
    quiet = [each for each in evidence(root).citations if not is_told(each)]
    assert {each.step for each in quiet} == {"cited", "not found", "resolvable"}
    for each in quiet:
        place = re.search(rf'<(a|span)[^<>]* id="page:c-{each.id}"[^<>]*>', read(root))
        assert place, each.label
        assert not read(root)[place.end() :].partition("</")[2].startswith('a><a class="seen"')


def test_what_was_looked_for_is_marked_in_its_passage(root: Path):
    assert "<mark>240 metres</mark>" in read(root)
    assert "<mark>240 metres</mark>" in read(root, "data")


def test_a_trouble_is_told_once_and_marked_each_time(root: Path):
    page = read(root)
    assert page.count("none of its 4 authors is Lee") == 1
    assert page.count('href="#page:cite-1" data-state="mismatch"') == 2


def test_the_status_line_says_what_makes_trust(root: Path):
    told = words(read(root).partition('<ul class="status">')[2].partition("</ul>")[0])
    value = round(evidence(root).units["trust"])
    assert f"trust {value} How far its citations carry what the page says" in told
    assert "names another work 2 worth 0" in told


def test_the_record_has_each_citation_the_worst_first(root: Path):
    rows = re.findall(r'id="c-(\w+)" data-state="(\w+)"', read(root, "data"))
    known = evidence(root).citations
    assert sorted(name for name, _ in rows) == sorted(each.id for each in known)
    assert [state for _, state in rows[:5]] == ["contradicted"] * 2 + ["mismatch"] * 3
    assert [name for name, _ in rows] == [each.id for each in worst_first(known)]


def test_the_record_leads_to_each_place(root: Path):
    assert list(faults(root / ".recto/site")) == []
    for each in evidence(root).citations:
        assert f'#page:c-{each.id}">{each.line}</a>' in read(root, "data")


def test_the_site_says_what_why_says(root: Path):
    told = why(root, PAGE, "trust", Options(now="2026-03-14T12:00:00Z", engine="serial"))
    shown = words(read(root, "data").partition('id="unit-trust"')[2].partition('id="unit-claims"')[0])
    assert told.parts[0].label.startswith("The quay of the harbour is 120 metres long")
    assert (told.parts[0].amount, told.parts[0].line, told.parts[0].reason) == (0.0, 8, "contradicted")
    for part in told.parts:
        assert " ".join(part.label.split()[:6]) in shown
        assert f" {part.amount:g} " in shown


def test_why_names_the_citations_that_count(root: Path):
    found = {
        unit: [(part.line, part.amount) for part in why(root, PAGE, unit, Options(now=AT, engine="serial")).parts]
        for unit in ("mismatched_citations", "contradicted_citations", "supported_citations", "claims")
    }
    assert found["mismatched_citations"] == [(10, "another work"), (11, "another work")]
    assert found["contradicted_citations"] == [(8, "contradicted"), (21, "contradicted")]
    assert found["supported_citations"] == [(7, "supported"), (19, "judged"), (20, "signed off")]
    assert sum(count for _, count in found["claims"]) == evidence(root).units["claims"]


@pytest.mark.parametrize("side", ["", "data"])
def test_hostile_words_are_text(root: Path, side: str):
    shown = read(root, side)
    assert "__pwned" in shown
    assert "<img src=x" not in shown


def test_a_draft_finds_its_citations_again(root: Path):
    old = next(each for each in evidence(root).citations if each.label == "an old report")
    before = (root / PAGE).read_text()
    with live(root) as pages:
        (root / PAGE).write_text(
            before.replace("## Measures", "New words and [more](https://example.org/more).\n\n## M")
        )
        shown = pages.shown("knowledge-base/quay/index.html")
    (root / PAGE).write_text(before)
    assert f'id="page:c-{old.id}" href="https://example.org/gone"' in str(shown)


# Dashboards


def rows_of(root: Path, name: str, columns: int) -> list[tuple[object, ...]]:
    (table,) = [table for table in citations.make(Site(built(root)[1])).tables if table.name == name]
    return [tuple(row[1:columns]) for row in table.rows]


def test_the_dashboard_lists_each_kind_of_trouble(root: Path):
    assert rows_of(root, "wrong", 3) == [(10, "Lee et al. (2021)"), (11, "Lee et al. (2021)")]
    assert [row[2:] for row in rows_of(root, "contradicted", 5)] == [("120 metres", "240 metres"), ("60 kg", "80 kg")]
    assert rows_of(root, "lost", 4) == [(13, "an old report", "https://example.org/gone")]
    assert [(row[0], row[3]) for row in rows_of(root, "stale", 6)] == [(14, "Ada")]


def test_its_rows_lead_to_the_record(root: Path):
    shown = (root / ".recto/site/-/citations/index.html").read_text("utf-8")
    wrong = [each for each in evidence(root).citations if each.step == "another work"]
    for each in wrong:
        assert f'href="../../knowledge-base/quay/data/index.html#c-{each.id}">{each.id}</a>' in shown
    assert "<img src=x" not in shown


def named(work: str, said: str, many: int) -> dict[str, object]:
    return {"work": work, "target": f"https://example.org/{work}", "said": said, "many": many}


def test_works_of_two_names_are_found():
    rows = [named("a", "Roe (2020)", 2), named("a", "Doe et al. (2020)", 3), named("a", "the paper", 9)]
    rows += [named("b", "Roe (2020)", 1), named("b", "Roe and Doe (2021)", 1), named("c", "Poe (2020)", 1)]
    (found,) = namings(rows)
    assert (found.address, found.citations) == ("https://example.org/a", 5)
    assert found.names == "Doe et al. (2020) (3×); Roe (2020) (2×)"


# By themselves


def judged(**given) -> Judged:
    known = {"id": "1", "line": 1, "kind": "link", "label": "x", "said": "x", "target": "https://example.org/"}
    known |= {"resource": None, "sentence": "S.", "section": 0, "step": "resolvable", "state": "ok"}
    known |= {
        "identity": "unknown",
        "identity_why": "",
        "differs": "[]",
        "fix": None,
        "meant": None,
        "support": "no text",
        "support_why": "",
        "passage": None,
    }
    known |= {
        "passage": None,
        "checks": "[]",
        "standing": "none",
        "verdict": None,
        "by": None,
        "at": None,
        "verdict_why": None,
    }
    return Judged(**known | given)


def test_each_step_of_the_ladder_is_shown():
    assert [tone(step.name, "ok").words for step in LADDER]
    assert tone("cited", "gone").words == "not there any more"
    assert tone_of(judged(step="cited", resolved=False)).words == "no note"


def test_a_page_tells_of_the_steps_that_mislead_and_those_that_confirm():
    assert MISLEADING == ("contradicted", "another work")
    assert CONFIRMED == ("supported", "judged", "signed off")
    assert {each for each in TELLS if is_told(judged(step=each))} == {*MISLEADING, *CONFIRMED}
    assert all(is_told(judged(step="cited", state=state)) for state in LOST)


def test_a_long_passage_is_cut_around_what_was_looked_for():
    text = "a " * 600 + "31 days" + " b" * 600
    pieces = passage(judged(passage=text, checks='[["number","31 days","supported","31 days",0,0]]'))
    assert ("31 days", True) in pieces
    assert (pieces[0][0], pieces[-1][0]) == ("… ", " …")
    assert sum(len(piece) for piece, _ in pieces) < 720


def test_citations_of_newer_text_are_known_by_their_words():
    old = Evidence((judged(id="1"), judged(id="2"), judged(id="3", label="y")))
    places = (("z", 0), ("x", 5), ("x", 9))
    now = [Citation("link", label, "", True, Span(start, start + 1, 1, 1)) for label, start in places]
    assert {at: each.id for at, each in by_place(old, now).items()} == {5: "1", 9: "2"}
