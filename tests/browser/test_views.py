"""Each kind of page: nothing goes wrong, it fits a phone, it prints, everybody can use it."""

from urllib.parse import quote

import pytest
from conftest import PAGE, Site


@pytest.mark.parametrize("local", [False, True], ids=["http", "file"])
def test_nothing_goes_wrong_on_any_kind_of_page(watched, example: Site, local: bool):
    tab, wrong = watched(example)
    for file in example.kinds():
        tab.goto(example.address(file, local=local))
        tab.wait_for_timeout(50)
    assert wrong == []


@pytest.mark.parametrize("width", [320, 390, 820])
def test_no_page_is_wider_than_its_window(watched, example: Site, width: int):
    tab, wrong = watched(example, viewport={"width": width, "height": 800})
    wide = []
    for file in example.kinds():
        tab.goto(example.address(file))
        over = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        wide += [(file, over)] if over > 0 else []
    assert (wide, wrong) == ([], [])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_each_kind_of_page(watched, example: Site, theme: str):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab, _ = watched(example, bypass_csp=True, color_scheme=theme, viewport={"width": 1280, "height": 900})
    found = []
    for file in example.kinds():
        tab.goto(example.address(file))
        found += [
            (file, trouble["id"], trouble["nodes"][0]["html"][:200], trouble["nodes"][0]["failureSummary"])
            for trouble in axe.run(tab, options={"resultTypes": ["violations"]}).response["violations"]
            if trouble["impact"] in ("serious", "critical")
        ]
    assert found == []


def test_paper_has_the_text_alone(watched, example: Site):
    tab, _ = watched(example)
    tab.goto(example.address(PAGE))
    tab.emulate_media(media="print")
    for part in ("nav.contents", "header.site nav", "a.corner", "button.theme", "a.find"):
        assert not tab.locator(part).first.is_visible(), part
    assert tab.locator("article.text").is_visible()
    assert tab.locator(".sidenote").first.is_visible()


def test_pages_are_whole_without_scripts(watched, example: Site):
    tab, wrong = watched(example, java_script_enabled=False)
    tab.goto(example.address(PAGE))
    tab.locator("a.corner").click()
    tab.locator("table.ledger").wait_for()
    assert (tab.locator("button.theme").is_visible(), wrong) == (False, [])


def test_hostile_pages_run_nothing_and_ask_nobody(watched, hostile: Site):
    tab, wrong = watched(hostile)
    pages = sorted(file.relative_to(hostile.folder).as_posix() for file in hostile.folder.glob("k*/**/index.html"))
    assert len(pages) == 20
    for file in [*pages, "index.html", "-/graph/index.html", "-/search/index.html"]:
        tab.goto(hostile.address(quote(file), local=file.endswith("data/index.html")))
        tab.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        ran = tab.evaluate("window.__pwned ?? [...document.querySelectorAll('*')].find(e => e.attributes.onclick)")
        assert ran is None, (file, ran)
    assert wrong == []


def test_a_title_that_turns_its_line_leaves_what_follows(watched, hostile: Site):
    tab, _ = watched(hostile)
    for file, place in (("-/citations", "th a"), ("knowledge-base/signs/data", "#json .s")):
        tab.goto(hostile.address(f"{file}/index.html"))
        assert tab.locator(place).first.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"


def test_drawings_run_nothing_when_they_are_opened(watched, hostile: Site):
    tab, wrong = watched(hostile)
    tab.goto(hostile.address("knowledge-base/vectors/index.html"))
    assert tab.locator(".text").get_by_text("Image not shown: A drawing that runs").is_visible()
    assert tab.locator("img[alt='A plain drawing']").evaluate("image => image.decode().then(() => image.naturalWidth)")
    drawings = [file.relative_to(hostile.folder).as_posix() for file in hostile.folder.rglob("*.svg")]
    assert [file.rpartition("/")[2] for file in drawings] == ["plain.svg"]
    tab.goto(hostile.address(drawings[0], local=True))
    assert tab.evaluate("window.__pwned") is None
    assert wrong == []


def test_hostile_links_run_nothing_when_they_are_followed(watched, hostile: Site):
    tab, wrong = watched(hostile)
    for name in ("links", "handlers", "scripts", "vectors"):
        file = hostile.address(f"knowledge-base/{name}/index.html")
        tab.goto(file)
        addresses = tab.eval_on_selector_all(".text a[href], .text area[href]", "all => all.map(a => a.href)")
        assert not [a for a in addresses if not a.startswith(("http:", "https:", "mailto:"))], name
        tab.eval_on_selector_all(".text *", "all => all.forEach(e => e.dispatchEvent(new MouseEvent('mouseover')))")
        assert tab.evaluate("window.__pwned") is None
    assert wrong == []
