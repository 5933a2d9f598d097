"""What is taken for a change, and what is done then."""

import threading
from pathlib import Path

import pytest
from sites import KB, live, site, wiki

from recto.serve.builds import Builds, Outcome
from recto.serve.events import Built, Edited, Failed
from recto.serve.pages import Pages
from recto.serve.watching import Watched, looked
from recto.serve.work import Work
from recto.store import Output


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("a.md", True),
        ("notes/b.mdx", True),
        ("recto.toml", True),
        (".recto/recto.db", False),
        ("out/site/index.html", False),
        (".git/HEAD", False),
        ("node_modules/x/readme.md", False),
        (".obsidian/workspace.json", False),
        ("a.md~", False),
        (".a.md.swp", False),
        (".#a.md", False),
        ("4913", False),
        ("../elsewhere.md", False),
    ],
)
def test_a_change_matters(tmp_path: Path, path: str, matters: bool):
    watched = Watched(tmp_path, tmp_path / "out", hidden=False)
    assert watched.matters(str((tmp_path / path).resolve())) is matters


def test_folders_with_a_dot_matter_where_they_are_read(tmp_path: Path):
    assert Watched(tmp_path, tmp_path / "out", hidden=True).matters(str(tmp_path.resolve() / ".notes/a.md"))


def test_changes_are_found_by_looking(tmp_path: Path):
    site(tmp_path, {"a.md": "a", "b.md": "b", ".recto/recto.db": "", ".git/HEAD": ""})
    steps = [
        lambda: site(tmp_path, {"a.md": "more", ".recto/recto.db": "more"}),
        lambda: (tmp_path / "b.md").rename(tmp_path / "c.md"),
        lambda: site(tmp_path, {".git/HEAD": "more"}),
    ]

    def rest(_: float) -> bool:
        if steps:
            steps.pop(0)()
            return True
        return False

    watched = Watched(tmp_path, tmp_path / ".recto", hidden=False)
    assert list(looked(watched, rest)) == [set(), {"a.md"}, {"b.md", "c.md"}]


PAGES = {"risks/drift": "Slow.\n", "risks/decay": "Rust.\n"}
DRIFT = f"{KB}/risks/drift.mdx"


class Counted:
    """Stands for builds: counts them, and lets something happen during the first."""

    def __init__(self, during=lambda: None) -> None:
        self.count, self.during = 0, during

    def run(self) -> Outcome:
        self.count += 1
        if self.count == 1:
            self.during()
        return Outcome(0, 1.0, "", True)

    def stop(self) -> None:
        pass


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return wiki(tmp_path, PAGES)


@pytest.fixture
def pages(root: Path):
    with live(root) as pages:
        yield pages


def test_a_page_is_told_of_before_it_is_built(root: Path, pages: Pages):
    told = []
    work = Work(root, pages, Counted(), told.append)
    site(root, {DRIFT: "Slower.[^1]\n"})
    work.change(frozenset({DRIFT, "data/entities/all.yaml"}))
    assert [(e.file, e.path, e.findings) for e in told if isinstance(e, Edited)] == [
        (DRIFT, "knowledge-base/risks/drift/index.html", {"warning": 1})
    ]


def test_changes_during_a_build_are_built_together(root: Path, pages: Pages):
    told = []

    def tell(event: Built) -> None:
        told.append(event.changed)
        if event.changed:
            work.end()

    def during() -> None:
        work.change(frozenset({"a.yaml"}))
        work.change(frozenset({"b.yaml"}))

    work = Work(root, pages, Counted(during), tell)
    thread = threading.Thread(target=work.run, daemon=True)
    thread.start()
    thread.join(60)
    assert told == [(), ("a.yaml", "b.yaml")]


def test_a_build_that_fails_leaves_what_there_is(root: Path, pages: Pages):
    told = []
    site(root, {"recto.toml": "title = \n"})
    Work(root, pages, Builds(root, Output(root / ".recto"), ()), told.append).build(frozenset({"recto.toml"}))
    assert isinstance(told[0], Failed)
    assert "recto.toml" in told[0].message
    assert "Slow." in pages.shown("knowledge-base/risks/drift/index.html").data.decode()


def test_a_build_is_told_of_with_the_findings_of_what_changed(root: Path, pages: Pages):
    told = []
    site(root, {DRIFT: "Slower.[^1]\n", f"{KB}/risks/rot.mdx": "Wood.\n"})
    work = Work(root, pages, Builds(root, Output(root / ".recto"), ("--no-site",)), told.append)
    work.build(frozenset({DRIFT}))
    assert [(e.changed, e.pages, e.findings) for e in told if isinstance(e, Built)] == [((DRIFT,), 3, {"warning": 1})]
    work.build(frozenset({DRIFT}))
    assert len(told) == 1, "nothing was made"


def test_a_fault_of_ours_is_told_and_does_not_end_the_work(root: Path, pages: Pages, monkeypatch):
    told = []
    work = Work(root, pages, Counted(), told.append)
    monkeypatch.setattr(pages, "shown", lambda _: 1 / 0)
    work.change(frozenset({DRIFT}))
    assert "ZeroDivisionError" in told[0].message
