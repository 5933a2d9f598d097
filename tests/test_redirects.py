"""Names that lead to a page without being its name: aliases, renamed files, numbers."""

import os
import subprocess
from pathlib import Path

import pytest
from sites import built, found, site, wiki

from recto.link.redirects import redirects
from recto.memo import Memo
from recto.model import Page, Source
from recto.parse import parse_page
from recto.parse.address import address
from recto.sources import head_commit, read_renames


def git(root: Path, *arguments: str) -> None:
    names = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "-C", str(root), *arguments], env=env, check=True, capture_output=True)


def commit(root: Path) -> None:
    if not (root / ".git").exists():
        git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")


def page(file: str, aliases: str = "") -> Page:
    text = f"---\naliases: {aliases}\n---\nText." if aliases else "Text."
    return parse_page(Source(file, text, ""), ".", wikilinks=False)


def rows(pages: list[Page], *renames: tuple[str, str], owners: dict[str, str] | None = None) -> list[tuple[str, ...]]:
    places = [(address(old, ".", ()), address(new, ".", ())) for old, new in renames]
    return [(r.name, r.page, r.why) for r in redirects(pages, places, owners or {}).rows]


def reasons(*pages: Page, owners: dict[str, str] | None = None) -> list[str]:
    return [f"{c.file}:{c.line} {c.name} {c.reason}" for c in redirects(pages, (), owners or {}).clashes]


# Aliases


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("old", [("old", "a", "alias")]),
        ("[old, Old Title]", [("old", "a", "alias"), ("Old Title", "a", "alias")]),
        ("/was/here", [("/was/here/", "a", "alias")]),
        ("/", [("/", "a", "alias")]),
        ("E12", [("E12", "a", "number")]),
        ("2024", [("2024", "a", "alias")]),
        ("[old, old]", [("old", "a", "alias")]),
    ],
)
def test_aliases_lead_to_their_page(written: str, expected: list[tuple[str, ...]]):
    assert rows([page("a.md", written)]) == expected


def test_a_redirect_names_the_path_of_its_page():
    assert redirects([page("risks/a.md", "old")], (), {}).rows[0].path == "/risks/a/"


def test_a_living_page_keeps_its_names():
    assert reasons(page("a.md", "[b, /b]"), page("b.md")) == [
        "a.md:2 b is the id of b.md",
        "a.md:2 /b/ is the path of b.md",
    ]


def test_two_pages_that_are_aliases_of_each_other_lead_nowhere():
    pages = [page("a.md", "b"), page("b.md", "a")]
    assert rows(pages) == []
    assert len(reasons(*pages)) == 2


def test_the_own_path_is_a_loop_and_the_own_name_is_no_news():
    assert reasons(page("a.md", "[a, E1, /a]"), owners={"E1": "a"}) == ["a.md:2 /a/ is the path of the page itself"]


def test_of_two_pages_the_first_keeps_an_alias():
    pages = [page("a.md", "old"), page("b.md", "old")]
    assert rows(pages) == [("old", "a", "alias")]
    assert reasons(*pages) == ["b.md:2 old is an alias of a.md:2 too, which keeps it"]


def test_a_number_of_another_is_no_alias():
    assert reasons(page("a.md", "E1"), owners={"E1": "x"}) == ["a.md:2 E1 is the number of 'x'"]


@pytest.mark.parametrize("written", ["[null]", "[{a: b}]", "[true]", '""'])
def test_an_alias_is_a_text(written: str):
    assert rows([page("a.md", written)]) == []
    assert [reason.rpartition(" is ")[2] for reason in reasons(page("a.md", written))] == ["no text"]


# Renames, newest first


def test_a_renamed_page_is_found_by_its_former_id_and_path():
    assert rows([page("new.md")], ("old.md", "new.md")) == [("/old/", "new", "renamed"), ("old", "new", "renamed")]


def test_a_moved_page_keeps_its_id():
    assert rows([page("b/a.md")], ("a.md", "b/a.md")) == [("/a/", "a", "renamed")]


def test_chains_lead_to_the_end():
    found = rows([page("c.md")], ("b.md", "c.md"), ("a.md", "b.md"))
    assert [(name, to) for name, to, _ in found] == [("/b/", "c"), ("b", "c"), ("/a/", "c"), ("a", "c")]


def test_a_file_that_is_there_again_is_not_redirected():
    assert rows([page("a.md"), page("b.md")], ("a.md", "b.md")) == []


def test_there_and_back_is_no_loop():
    assert {name for name, *_ in rows([page("a.md")], ("b.md", "a.md"), ("a.md", "b.md"))} == {"b", "/b/"}


def test_of_two_files_of_one_name_the_later_is_meant():
    """x became o and then p; another o became q."""
    renames = [("o.md", "q.md"), ("o.md", "p.md"), ("x.md", "o.md")]
    found = {name: to for name, to, _ in rows([page("p.md"), page("q.md")], *renames)}
    assert (found["o"], found["x"]) == ("q", "p")


def test_a_page_that_was_deleted_leaves_no_redirect():
    assert rows([page("c.md")], ("a.md", "b.md")) == []


def test_a_deleted_page_may_live_on_as_an_alias():
    assert ("a", "c", "renamed") in rows([page("c.md", "b")], ("a.md", "b.md"))


def test_an_alias_goes_before_a_rename():
    found = rows([page("b.md"), page("c.md", "a")], ("a.md", "b.md"))
    assert [row for row in found if row[0] == "a"] == [("a", "c", "alias")]


# With git, and in a build


def test_git_tells_what_pages_were_called(tmp_path: Path):
    commit(site(tmp_path, {"ä b.md": "Some text that is long enough to be known again.\n" * 5, "x.txt": "x\n" * 9}))
    for old, new in (("ä b.md", "b.md"), ("b.md", "c/d.md"), ("x.txt", "y.txt")):
        site(tmp_path, {new: (tmp_path / old).read_text()})
        (tmp_path / old).unlink()
        commit(tmp_path)
    memo = Memo(tmp_path)
    told = read_renames(tmp_path, ".", head_commit(tmp_path), memo)
    assert told == (("b.md", "c/d.md"), ("ä b.md", "b.md"))


def test_renames_are_remembered_by_commit(tmp_path: Path):
    commit(site(tmp_path, {"a.md": "text"}))
    known = head_commit(tmp_path)
    for _ in range(2):
        memo = Memo(tmp_path)
        read_renames(tmp_path, ".", known, memo)
        memo.close()
    assert not memo._new


def test_without_commits_nothing_was_renamed(tmp_path: Path):
    assert read_renames(tmp_path, ".", "", Memo(tmp_path)) == ()


def test_links_to_former_names_are_not_broken(tmp_path: Path):
    root = wiki(tmp_path, {"old": "Some text that is long enough.\n" * 5})
    commit(root)
    (root / "content/docs/knowledge-base/old.mdx").rename(root / "content/docs/knowledge-base/new.mdx")
    wiki(root, {"a": "---\naliases: [gone]\n---\n", "b": '<EntityLink id="gone" /> <EntityLink id="old" />'})
    commit(root)
    assert found(root, "broken-entity-link") == []


def test_links_to_other_names_are_broken(tmp_path: Path):
    assert found(wiki(tmp_path, {"b": '<EntityLink id="gone" />'}), "broken-entity-link") != []


def test_the_rule(tmp_path: Path):
    root = wiki(tmp_path, {"a": "---\ntitle: A\naliases: b\n---\n", "b": ""})
    assert found(root, "alias-clash") == [("content/docs/knowledge-base/a.mdx", 3, 1)]


def test_aliases_change_no_record(tmp_path: Path):
    plain = wiki(tmp_path / "x", {"a": "---\ntitle: A\n---\n", "b": '<EntityLink id="old" />'})
    aliased = wiki(tmp_path / "y", {"a": "---\ntitle: A\naliases: old\n---\n", "b": '<EntityLink id="old" />'})
    a, b = ([record["backlinkCount"] for record in built(root)[0]] for root in (plain, aliased))
    assert a == b


def test_a_claimed_number_is_no_alias_of_another(tmp_path: Path):
    root = wiki(tmp_path, {"a": "---\naliases: E7\n---\n"}, {"data/ids.jsonl": '{"id": "E7", "slug": "later"}\n'})
    assert len(found(root, "alias-clash")) == 1
