"""The dashboards: their sentences say what the database holds, their tables lead to pages, hostile text stays text."""

import html.parser
import re
from pathlib import Path

import pytest
import sites

from recto.publish.dashboards import DASHBOARDS, dashboard_jobs
from recto.publish.dashboards.citations import citations
from recto.publish.dashboards.coverage import coverage
from recto.publish.dashboards.due import due
from recto.publish.dashboards.entities import entities
from recto.publish.dashboards.findings import findings
from recto.publish.dashboards.importance import importance
from recto.publish.dashboards.orphans import orphans
from recto.publish.dashboards.overview import overview
from recto.publish.dashboards.redundancy import redundancy
from recto.publish.dashboards.risk import risk
from recto.publish.dashboards.trust import trust
from recto.publish.dashboards.unconverted import unconverted
from recto.publish.entities import entity_jobs
from recto.publish.jobs import Job, run_job
from recto.publish.paths import own_file
from recto.publish.redirects import redirect_jobs
from recto.publish.site import Site
from recto.publish.table import MOST, REACHED, Column, Table, Tables
from recto.publish.units import GLOSSARY

EXAMPLE = Path(__file__).parent.parent / "examples" / "ai-safety"
HOSTILE = "<script>alert(1)</script>\"'&"


def opened(root: Path, out: Path) -> Site:
    output = sites.result(root, out=out).output
    return Site(sites.Store(output, root))


def made(jobs) -> dict[str, str]:
    import msgspec

    files: dict[str, bytes] = {}
    for job in sites.every_job(jobs):
        files |= msgspec.msgpack.decode(run_job(msgspec.msgpack.encode(job)), type=dict[str, bytes])
    return {name: data.decode() for name, data in files.items()}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return opened(EXAMPLE, tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("empty")
    return opened(sites.site(folder / "in", {"content/docs/data.yaml": ""}), folder / "out")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("hostile")
    quoted = HOSTILE.replace("'", "''")
    told = [
        f"- id: ../x\n  type: '../{quoted}'\n  title: '{quoted}'\n  description: <b>x</b>",
        f"- id: {'long' * 99}\n  type: risk\n  title: 1\n  website: javascript:alert(1)",
        "- id: a/../../b\n  type: ..",
    ]
    pages = {
        "risks/a": f"---\ntitle: '{quoted}'\nquality: 10\nreaderImportance: 90\n---\n[x](https://<b>.example.org/)",
        "risks/b": "---\ntitle: 7\nupdate_frequency: 1e300\n---\n[[no]] [no](/nowhere/<i>/)[^1]",
    }
    return opened(sites.wiki(folder / "in", pages, {sites.ENTITIES: "\n".join(told)}), folder / "out")


def one(site: Site, statement: str) -> int:
    return site.store.rows(statement)[0][0] or 0


@pytest.mark.parametrize("each", DASHBOARDS, ids=lambda each: each.name)
@pytest.mark.parametrize("name", ["example", "empty", "hostile"])
def test_each_answers_with_a_number(each, name: str, request: pytest.FixtureRequest):
    view = each.make(request.getfixturevalue(name))
    assert re.search(r"\d", view.answer)
    assert view.answer.endswith((".", "”."))


ANSWERS = {
    citations: (
        "SELECT count(*) FROM citations",
        "SELECT count(*) FROM citations WHERE NOT resolved",
        "SELECT sum(mismatched_citations) FROM pages",
        "SELECT sum(contradicted_citations) FROM pages",
        "SELECT sum(supported_citations) FROM pages",
    ),
    coverage: ("SELECT count(*) FROM pages", "SELECT sum(coverage_passing) FROM pages"),
    due: ("SELECT count(*) FROM schedule WHERE due_in < 0",),
    entities: ("SELECT count(*) FROM entities WHERE page IS NULL",),
    findings: ("SELECT count(*) FROM findings WHERE severity = 'warning'", "SELECT count(DISTINCT file) FROM findings"),
    orphans: (
        "SELECT count(*) FROM pages WHERE links_in = 0",
        "SELECT count(*) FROM pages WHERE links_out = 0",
        "SELECT count(DISTINCT target) FROM wanted",
    ),
    redundancy: ("SELECT count(*) FROM passages", "SELECT sum(words) FROM passages"),
    risk: (
        "SELECT count(*) FROM pages WHERE hallucination_risk_level = 'high'",
        "SELECT count(*) FROM pages WHERE hallucination_risk_level = 'medium'",
    ),
    trust: ("SELECT sum(claims - cited_claims) FROM pages", "SELECT sum(claims) FROM pages"),
    unconverted: (
        "SELECT sum(unconverted_link_count) FROM pages",
        "SELECT sum(converted_link_count) FROM pages",
    ),
    importance: (
        "SELECT count(*) FROM pages WHERE coalesce(reader_importance, research_importance) >= 60 AND quality < 50",
    ),
}


@pytest.mark.parametrize("each", ANSWERS, ids=lambda each: each.name)
@pytest.mark.parametrize("name", ["example", "hostile"])
def test_the_numbers_of_an_answer_are_those_of_the_database(each, name: str, request: pytest.FixtureRequest):
    site = request.getfixturevalue(name)
    said = [int(number) for number in re.findall(r"\d+", each.make(site).answer.replace("\u202f", ""))]
    for statement in ANSWERS[each]:
        assert one(site, statement) in said, statement


class Read(html.parser.HTMLParser):
    """Reads which elements there are, and what links and anchors name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.links, self.ids, self.styled = set(), [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.add(tag)
        self.styled |= "style" in given or any(name.startswith("on") for name in given)
        self.links += [given["href"]] if "href" in given else []
        self.ids += [given["id"]] if "id" in given else []


@pytest.mark.parametrize("name", ["example", "empty", "hostile"])
def test_views_hold_no_markup_of_pages_and_no_styles(name: str, request: pytest.FixtureRequest):
    site = request.getfixturevalue(name)
    files = made([*dashboard_jobs(site), *entity_jobs(site)])
    assert {own_file(each.name) for each in DASHBOARDS} <= set(files)
    for file, text in files.items():
        if file.endswith(".html"):
            read = Read(text)
            assert not read.tags & {"b", "style", "iframe", "object"}, file
            assert not read.styled, file
            assert not any(link.startswith("javascript:") for link in read.links), file
            assert len(read.ids) == len(set(read.ids)), file
            assert text.count("<script") == text.count("-/assets/js/"), file


def test_a_site_of_hostile_names_can_be_written(hostile: Site):
    jobs = sites.every_job([*dashboard_jobs(hostile), *entity_jobs(hostile), *redirect_jobs(hostile)])
    names = [job.name.partition(" ")[2] for job in jobs]
    assert len(names) == len(set(names))
    assert all(len(part) < 120 and part not in ("..", ".") for name in names for part in name.split("/"))


def test_rows_lead_to_pages_and_their_records(example: Site):
    text = made(dashboard_jobs(example))[own_file("risk")]
    page = example.pages[0]
    assert f'href="../../{example.files[page["file"]]}"' in text
    assert f'href="../../{example.records[page["file"]]}"' in text


def test_a_table_is_whole_in_the_file_beside_it(example: Site):
    files = made(dashboard_jobs(example))
    assert files["-/risk/risk.csv"].startswith("page,page title,risk,")
    assert len(files["-/risk/risk.csv"].splitlines()) == len(example.pages) + 1


def test_what_is_gained_is_ordered(example: Site):
    gains = [row[1] for row in overview.make(example).tables[0].rows]
    assert gains == sorted(gains, reverse=True)


def test_the_glossary_has_a_place_for_each_unit(example: Site):
    from recto.pipeline import UNITS

    ids = Read(made(dashboard_jobs(example))[GLOSSARY]).ids
    assert {unit.name for unit in UNITS} <= set(ids)


def test_dashboards_rest_on_units_that_there_are():
    from recto.pipeline import UNITS

    assert {name for each in DASHBOARDS for name in each.units} <= {unit.name for unit in UNITS}


def test_an_entity_without_a_page_shows_what_is_known(tmp_path: Path):
    told = "- {id: x, type: risk, title: The X, numericId: E9, orgType: lab, relatedEntries: [{id: p, type: risk}]}"
    pages = {"risks/p": "---\ntitle: P\n---\n<EntityLink id='x'>it</EntityLink>"}
    site = opened(sites.wiki(tmp_path, pages, {sites.ENTITIES: told}), tmp_path / "out")
    text = made(entity_jobs(site))["-/entity/E9/index.html"]
    for part in ('<h1 id="text" tabindex="-1">The X</h1>', "org type", "Pages that link here", "Related entries"):
        assert part in text
    assert {job.name for job in entity_jobs(site)} == {"view -/entity/E9/index.html"}


def test_jobs_do_not_hang_on_chance(example: Site):
    def jobs() -> list[Job]:
        return list(sites.every_job(dashboard_jobs(Site(example.store))))

    assert jobs() == jobs()


def test_what_a_view_does_not_hold_is_in_a_script_beside_it(example: Site):
    rows = [(f"id {number}", "x" * 200) for number in range(REACHED + 1)]
    table, tables = Table("all", (Column("name", "id"), Column("said")), rows), Tables(example, "-/all/index.html")
    (seen,) = tables.views([table])
    assert 0 < seen["body"].count("<tr>") == seen["shown"] <= MOST
    assert seen["shown"] + tables.rest(table, seen["shown"]).count("<tr>") == seen["reached"] == REACHED
    assert f"id {REACHED - 1}<" in tables.rest(table, seen["shown"])
