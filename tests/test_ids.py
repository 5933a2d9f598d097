"""Numbers that are handed out: claims, what clashes with them, who gets the next."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sites import ENTITIES, built, found, site, wiki

from recto.cli import main
from recto.ids.ledger import in_order, renumbered
from recto.ids.spans import in_head
from recto.model import Source
from recto.parse.claims import read_claims, sound_slug

IDS = "data/ids.jsonl"


def claims(*pairs: str) -> dict[str, str]:
    """Make the file of claims: ``E1 a`` for each line."""
    rows = [dict(zip(("id", "slug"), pair.split(" "), strict=True)) for pair in pairs]
    return {IDS: "".join(json.dumps(row) + "\n" for row in rows)}


def numbers(root: Path) -> dict[str, str | None]:
    return {record["id"]: record["numericId"] for record in built(root)[0]}


def messages(root: Path, rule: str = "claimed-id-clash") -> list[str]:
    rows = built(root)[1].rows("SELECT file, line, message FROM findings WHERE rule = ?", rule)
    return [f"{row['file']}:{row['line']} {row['message']}" for row in rows]


# Claims in a build


def test_a_claim_counts_like_a_number_in_the_head(tmp_path: Path):
    root = wiki(tmp_path, {"a": "", "b": "", "c": ""}, claims("E7 b"))
    assert numbers(root) == {"a": "E8", "b": "E7", "c": "E9"}


def test_without_claims_late_ids_follow_the_entities(tmp_path: Path):
    root = wiki(tmp_path, {"a": "---\nnumericId: E9\n---\n", "b": ""}, {ENTITIES: "- id: x\n  numericId: E3\n"})
    assert numbers(root) == {"a": "E9", "b": "E4"}


def test_a_claim_of_what_is_not_written_yet_is_kept_free(tmp_path: Path):
    root = wiki(tmp_path, {"a": '<EntityLink id="E7" />'}, claims("E7 later"))
    assert numbers(root) == {"a": "E8"}
    assert len(found(root, "broken-entity-link")) == 1


def test_an_entity_has_its_claimed_number(tmp_path: Path):
    root = wiki(tmp_path, {"a": '<EntityLink id="E7" />', "x": ""}, claims("E7 x") | {ENTITIES: "- id: x\n"})
    records, store = built(root)
    assert [r["numericId"] for r in records] == ["E8", None]
    assert (records[1]["backlinkCount"], store.page("E7")["id"]) == (1, "x")


def test_a_page_that_declares_an_entity_has_its_claimed_number(tmp_path: Path):
    assert numbers(wiki(tmp_path, {"a": "---\nentityType: risk\n---\n"}, claims("E7 a"))) == {"a": "E7"}


def test_of_two_pages_of_one_id_the_first_gets_the_claimed_number(tmp_path: Path):
    records, _ = built(wiki(tmp_path, {"a": "", "b/a": ""}, claims("E7 a")))
    assert [r["numericId"] for r in records] == ["E7", None]


def test_a_number_claimed_twice_names_both_lines(tmp_path: Path):
    root = wiki(tmp_path, {"a": "", "b": ""}, claims("E7 a", "E7 b"))
    assert messages(root) == [f"{IDS}:2 E7 is claimed for 'a' ({IDS}:1) and is claimed for 'b' here"]
    assert numbers(root) == {"a": "E7", "b": "E8"}


def test_a_number_claimed_for_one_and_used_by_another(tmp_path: Path):
    root = wiki(tmp_path, {"b": "---\ntitle: B\nnumericId: E7\n---\n"}, claims("E7 a"))
    assert messages(root) == [
        f"content/docs/knowledge-base/b.mdx:3 E7 is claimed for 'a' ({IDS}:1) and is used by 'b' here"
    ]
    assert messages(root, "numeric-id-conflict") == []


def test_a_slug_with_two_numbers(tmp_path: Path):
    root = wiki(tmp_path, {"a": "---\nnumericId: E5\n---\n"}, claims("E7 a"))
    assert messages(root) == [f"content/docs/knowledge-base/a.mdx:2 'a' has E5 here, and E7 ({IDS}:1)"]


def test_an_entity_shares_its_claimed_number_with_its_page(tmp_path: Path):
    entity = "- id: x\n  path: /knowledge-base/x-page\n"
    root = wiki(tmp_path, {"x-page": "---\nnumericId: E7\n---\n"}, claims("E7 x") | {ENTITIES: entity})
    assert messages(root) + messages(root, "numeric-id-conflict") == []


def test_clashes_of_pages_alone_are_no_clash_of_claims(tmp_path: Path):
    pages = dict.fromkeys(("a", "b"), "---\nnumericId: E5\n---\n")
    root = wiki(tmp_path, pages, claims("E7 c"))
    assert (len(messages(root)), len(messages(root, "numeric-id-conflict"))) == (0, 1)


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "151", "slug": "a"}',
        '{"id": "E0", "slug": "a"}',
        '{"id": "E1234567890", "slug": "a"}',
        '{"id": "E1"}',
        '{"id": "E1", "slug": ""}',
        '{"id": "E1", "slug": "E2"}',
        "[1]",
        "{",
        "<<<<<<< HEAD",
    ],
)
def test_a_line_that_is_no_claim_is_a_trouble(line: str):
    read, troubles = read_claims(Source(IDS, f'{line}\n{{"id": "E2", "slug": "b"}}\n', ""))
    assert ([c.number for c in read], [t.problem.span.line for t in troubles]) == (["E2"], [1])


@pytest.mark.parametrize(("slug", "sound"), [("a", True), ("A b", True), (" a", False), ("a\nb", False), ("E1", False)])
def test_what_can_be_a_slug(slug: str, sound: bool):
    assert sound_slug(slug) == sound


# The verb, with git


KB = "content/docs/knowledge-base"
BETA = '---\n# note\ntitle: "Beta"   # B\nnumericId: "E2" # two\n---\n'


def git(root: Path, *arguments: str) -> str:
    names = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        ["git", "-C", str(root), *arguments], env=env, check=True, capture_output=True, text=True
    ).stdout


def commit(root: Path, files: dict[str, str] | None = None, branch: str = "") -> None:
    """Write files and commit all, on a new branch if one is named."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch", "main")
    if branch:
        git(root, "checkout", "--quiet", "-b", branch)
    site(root, files or {})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "x")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A wiki of one page with the number E1, on main."""
    root = wiki(tmp_path / "wiki", {"old": "---\ntitle: Old\nnumericId: E1\n---\n"})
    commit(root)
    return root


@pytest.fixture
def ids(repository: Path, capsys):
    """Run the verb; give status, output and notes."""

    def run(*arguments: str, root: Path = repository) -> tuple[int, str, str]:
        status = main(["ids", *arguments, "-C", str(root)])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def merged(repository: Path) -> Path:
    """Two branches that claim E2, merged into main: first alpha's, then beta's."""
    attributes = {".gitattributes": f"{IDS} merge=union\n"}
    commit(repository, attributes)
    commit(repository, claims("E2 alpha") | {f"{KB}/alpha.mdx": "---\ntitle: Alpha\n---\n"}, branch="one")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, claims("E2 beta") | {f"{KB}/beta.mdx": BETA}, branch="two")
    git(repository, "checkout", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-edit", "one")
    git(repository, "merge", "--quiet", "--no-edit", "two")
    return repository


def lines(root: Path) -> list[str]:
    return [" ".join(json.loads(line).values()) for line in (root / IDS).read_text().splitlines()]


def test_new_hands_out_the_next_number(repository: Path, ids):
    status, out, err = ids("new", "some-page")
    assert (status, out, lines(repository)) == (0, "E2\n", ["E2 some-page"])
    assert "E2 is claimed for some-page in data/ids.jsonl: commit it." in err
    assert "No page or entity is called 'some-page' yet" in err


def test_new_tells_git_once_how_to_merge(repository: Path, ids):
    site(repository, {".gitattributes": "*.png binary"})
    assert "was added to .gitattributes" in ids("new", "a")[2]
    assert "was added" not in ids("new", "b")[2]
    assert (repository / ".gitattributes").read_text() == f"*.png binary\n{IDS} merge=union\n"


def test_new_gives_what_a_slug_has(repository: Path, ids):
    assert ids("new", "old")[1:] == ("E1\n", f"old has E1 already ({KB}/old.mdx:3); nothing was written.\n")
    assert not (repository / IDS).exists()


def test_new_is_idempotent(repository: Path, ids):
    assert [ids("new", "a")[1] for _ in range(2)] == ["E2\n", "E2\n"]
    assert lines(repository) == ["E2 a"]


def test_new_for_several(ids):
    assert ids("new", "a", "b", "a")[1] == "E2 a\nE3 b\n"


def test_new_counts_over_entities_pages_and_claims(tmp_path: Path, ids):
    entity = {ENTITIES: "- id: x\n  numericId: E30\n"}
    root = wiki(tmp_path / "x", {"a": "---\nnumericId: E20\n---\n"}, claims("E10 b") | entity)
    assert ids("new", "c", root=root)[1] == "E31\n"


def test_new_passes_over_the_claims_of_other_branches(repository: Path, ids):
    commit(repository, claims("E7 a"), branch="one")
    git(repository, "checkout", "--quiet", "main")
    assert ids("new", "b")[1] == "E8\n"


def test_new_gives_what_another_branch_claims_for_the_slug(repository: Path, ids):
    commit(repository, claims("E7 a"), branch="one")
    git(repository, "checkout", "--quiet", "main")
    assert ids("new", "a")[1:] == (
        "E7\n",
        f"a has E7 by one:{IDS}:1 already; {IDS} claims it here too.\n"
        "No page or entity is called 'a' yet; the number waits for it.\n"
        f"`{IDS} merge=union` was added to .gitattributes: commit it too, and git merges claims by itself.\n",
    )


def test_new_passes_over_what_remotes_claim(repository: Path, ids, tmp_path: Path):
    commit(repository, claims("E7 a"), branch="one")
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    git(tmp_path / "clone", "checkout", "--quiet", "-b", "main", "origin/main")
    assert ids("new", "b", root=tmp_path / "clone")[1] == "E8\n"


def test_new_passes_over_what_another_working_tree_has_not_committed(repository: Path, ids, tmp_path: Path):
    git(repository, "worktree", "add", "--quiet", "-b", "one", str(tmp_path / "tree"))
    assert ids("new", "a", root=tmp_path / "tree")[1] == "E2\n"
    assert ids("new", "b")[1] == "E3\n"
    assert git(repository, "status", "--short").split() == ["??", ".gitattributes", "??", "data/"]


def test_new_in_a_knowledge_base_below_the_repository(tmp_path: Path, ids):
    commit(wiki(tmp_path / "x/kb", {"a": ""}).parent, {f"kb/{IDS}": claims("E7 a")[IDS]})
    commit(tmp_path / "x", {f"kb/{IDS}": claims("E7 a", "E9 b")[IDS]}, branch="one")
    git(tmp_path / "x", "checkout", "--quiet", "main")
    assert ids("new", "c", root=tmp_path / "x/kb")[1] == "E10\n"
    assert (tmp_path / "x/kb/.gitattributes").exists()


def test_new_without_git(tmp_path: Path, ids):
    assert ids("new", "c", root=wiki(tmp_path / "x", {"c": ""}))[1] == "E1\n"


@pytest.mark.parametrize(
    ("slug", "said"), [("E5", "can be no id"), (" a", "can be no id"), (f"{KB}/old.mdx", "recto ids new old")]
)
def test_new_refuses_what_is_no_slug(repository: Path, ids, slug: str, said: str):
    status, out, err = ids("new", slug)
    assert (status, out, said in err, (repository / IDS).exists()) == (2, "", True, False)


def test_new_refuses_a_broken_file_of_claims(repository: Path, ids):
    site(repository, {IDS: '<<<<<<< HEAD\n{"id": "E2", "slug": "a"}\n'})
    status, _, err = ids("new", "b")
    assert (status, f"{IDS}:1: a merge conflict was left here" in err) == (2, True)


def test_processes_at_once_get_different_numbers(repository: Path):
    command = [sys.executable, "-m", "recto", "ids", "new", "-C", str(repository)]
    running = [
        subprocess.Popen([*command, f"p{n}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for n in range(5)
    ]
    assert sorted(process.communicate()[0] for process in running) == [f"E{n}\n" for n in range(2, 7)]
    assert len(lines(repository)) == 5


def numbers_of_all(root: Path) -> list[tuple[str, str]]:
    return [tuple(row) for row in built(root)[1].rows("SELECT id, number FROM pages")]


def test_all_claims_what_a_build_gives(repository: Path, ids):
    wiki(repository, {"a": "", "b": "---\nentityType: risk\n---\n"}, {ENTITIES: "- id: x\n- id: y\n  numericId: E9\n"})
    before = numbers_of_all(repository)
    assert ids("new", "--all")[1] == "E10 x\nE11 b\nE12 a\n"
    assert (numbers_of_all(repository), ids("new", "--all")[1]) == (before, "")


def test_all_passes_over_a_number_that_is_taken(repository: Path, ids):
    wiki(repository, {"a": ""})
    assert numbers(repository)["a"] == "E1"
    assert ids("new", "--all")[1] == "E2 a\n"


def test_list_is_in_order(repository: Path, ids):
    site(repository, claims("E10 b", "E9 a"))
    assert [line.split()[:3] for line in ids("list")[1].splitlines()] == [
        ["E1", "old", "page"],
        ["E9", "a", "claim"],
        ["E10", "b", "claim"],
    ]


def test_list_as_json(ids):
    row = {"number": "E1", "slug": "old", "file": f"{KB}/old.mdx", "line": 3, "kind": "page"}
    assert json.loads(ids("list", "--json")[1]) == [row]


@pytest.mark.parametrize("arguments", [["new"], ["new", "--all", "a"], ["fix", "--keep", "a"]])
def test_what_cannot_be_meant_is_refused(ids, arguments: list[str]):
    assert ids(*arguments)[0] == 2


def test_check_is_silent_without_a_clash(ids):
    assert ids("check") == (0, "", "0 clashes\n")


def test_check_tells_what_will_clash(repository: Path, ids):
    commit(repository, claims("E1 new"), branch="one")
    git(repository, "checkout", "--quiet", "main")
    status, out, err = ids("check")
    assert (status, out) == (0, "")
    assert f"will clash when merged: E1 is 'old' here ({KB}/old.mdx:3), and claimed for 'new' by one:{IDS}:1" in err


# Clashes


def test_git_merges_claims_of_two_branches_by_itself(merged: Path, ids):
    assert lines(merged) == ["E2 alpha", "E2 beta"]
    status, out, _ = ids("check")
    assert (status, out) == (1, f"{IDS}:2 E2 is claimed for 'alpha' ({IDS}:1) and is claimed for 'beta' here\n")


def test_fix_renumbers_who_came_later_on_main(merged: Path, ids):
    status, out, _ = ids("fix")
    assert (status, lines(merged)) == (0, ["E2 alpha", "E3 beta"])
    assert out.splitlines() == [
        "E2 stays with 'alpha' (published on main before the other); 'beta' gets E3",
        f"  {IDS}:2  E2 → E3",
        f"  {KB}/beta.mdx:4  E2 → E3",
    ]
    assert (merged / KB / "beta.mdx").read_text() == BETA.replace("E2", "E3")
    assert ids("fix")[2] == "Nothing clashes.\n"


def test_fix_renumbers_what_the_published_branch_does_not_have(merged: Path, ids):
    git(merged, "update-ref", "refs/remotes/origin/main", "two")
    assert "E2 stays with 'beta' (published on origin/main); 'alpha' gets E3" in ids("fix")[1]
    assert lines(merged) == ["E2 beta", "E3 alpha"]


def test_fix_asks_the_setting_first(merged: Path, ids):
    site(merged, {"recto.toml": '[ids]\npublished = "two"\n'})
    assert "E2 stays with 'beta' (published on two)" in ids("fix")[1]


@pytest.mark.parametrize("name", ["nowhere", "--all", ""])
def test_a_setting_that_is_no_branch(merged: Path, ids, name: str):
    site(merged, {"recto.toml": f'[ids]\npublished = "{name}"\n'})
    assert ids("fix")[0] == (2 if name else 0)


def test_fix_refuses_where_both_are_published(merged: Path, ids):
    git(merged, "update-ref", "refs/remotes/origin/main", "main")
    status, out, err = ids("fix")
    assert (status, out, lines(merged)) == (1, "", ["E2 alpha", "E2 beta"])
    assert "Both are published on origin/main" in err
    assert "`recto ids fix --keep alpha` or `recto ids fix --keep beta`" in err


def test_keep_decides(merged: Path, ids):
    git(merged, "update-ref", "refs/remotes/origin/main", "main")
    assert "E2 stays with 'beta' (as asked); 'alpha' gets E3" in ids("fix", "--keep", "beta")[1]
    assert lines(merged) == ["E2 beta", "E3 alpha"]


def test_keep_names_a_side(ids):
    assert ids("fix", "--keep", "old")[0] == 2


def test_diff_writes_nothing(merged: Path, ids):
    status, out, err = ids("fix", "--diff")
    assert (status, git(merged, "status", "--short")) == (0, "")
    assert '-numericId: "E2" # two\n+numericId: "E3" # two\n' in out
    assert "Nothing was written" in err


def test_the_diff_is_what_fix_does(merged: Path, ids):
    patch = ids("fix", "--diff")[1]
    ids("fix")
    (merged / "patch").write_text(patch)
    git(merged, "apply", "--reverse", "--check", "patch")


def test_fix_without_git_wants_to_be_told(tmp_path: Path, ids):
    root = wiki(tmp_path / "x", dict.fromkeys(("a", "b"), "---\nnumericId: E1\n---\n"))
    assert "Nothing tells which is published." in ids("fix", root=root)[2]
    assert ids("fix", "--keep", "b", root=root)[0] == 0
    assert numbers(root) == {"a": "E2", "b": "E1"}


def test_links_follow_where_their_text_says_whom_they_mean(merged: Path, ids):
    beta, alpha = (f'<EntityLink id="E2">{name}</EntityLink>' for name in ("beta", "Alpha"))
    text = f"{beta}, {alpha}, `{beta}`\n"
    commit(merged, {f"{KB}/links.mdx": text + '\n<EntityLink id="E2">it</EntityLink>\n'})
    _, out, err = ids("fix")
    assert f"  {KB}/links.mdx:1  link 'beta': E2 → E3" in out
    assert (merged / KB / "links.mdx").read_text().startswith(text.replace("E2", "E3", 1))
    assert f"look at {KB}/links.mdx:3 names E2: does it mean 'beta' (E3)?" in err


def test_links_that_were_published_mean_who_was(merged: Path, ids):
    commit(merged, {f"{KB}/links.mdx": '<EntityLink id="E2">it</EntityLink>\n'})
    git(merged, "update-ref", "refs/remotes/origin/main", linked(merged))
    assert "look at" not in ids("fix")[2]


def linked(root: Path) -> str:
    """Commit the page of links upon branch one, beside the working tree."""
    git(root, "read-tree", "one")
    git(root, "update-index", "--add", f"{KB}/links.mdx")
    tree = git(root, "write-tree").strip()
    git(root, "read-tree", "HEAD")
    return git(root, "commit-tree", "-m", "x", "-p", "one", tree).strip()


def test_a_row_of_an_entity_is_changed_and_nothing_else(repository: Path, ids):
    rows = (
        '# all\n- id: x  # the x\n  numericId: "E5" # five\n- {numericId: E5, id: y} # flow\n- id: z\n  numericId: E6\n'
    )
    commit(repository, {ENTITIES: rows})
    site(repository, {ENTITIES: rows.replace("E6", "E5")})
    ids("fix", "--keep", "x")
    assert (repository / ENTITIES).read_text() == rows.replace("numericId: E5", "numericId: E6").replace("E6\n", "E7\n")


def test_a_second_number_of_a_slug_is_given_up(repository: Path, ids):
    commit(repository, claims("E1 old"))
    site(repository, claims("E1 old", "E4 old"))
    assert "'old' stays E1 (published on main); E4 is given up" in ids("fix")[1]
    assert lines(repository) == ["E1 old"]


def test_a_head_that_differs_from_the_claim_follows_it(repository: Path, ids):
    commit(repository, {f"{KB}/new.mdx": "---\nnumericId: E3 # x\n---\n"} | claims("E4 new"), branch="one")
    assert "'new' stays E4 (claimed); E3 is given up" in ids("fix")[1]
    assert (repository / KB / "new.mdx").read_text() == "---\nnumericId: E4 # x\n---\n"


def test_who_has_another_number_already_gets_that(merged: Path, ids):
    site(merged, claims("E2 alpha", "E2 beta", "E8 beta"))
    ids("fix")
    assert lines(merged) == ["E2 alpha", "E8 beta"]


def test_two_who_mend_the_same_clash_agree(merged: Path, ids):
    commit(merged, branch="here")
    ids("fix")
    commit(merged)
    git(merged, "checkout", "--quiet", "main")
    ids("fix")
    assert lines(merged) == ["E2 alpha", "E3 beta"]


def test_access_rights_stay(merged: Path, ids):
    (merged / KB / "beta.mdx").chmod(0o640)
    ids("fix")
    assert (merged / KB / "beta.mdx").stat().st_mode & 0o777 == 0o640


def test_the_diff_of_a_file_without_a_last_line_end(merged: Path, ids):
    commit(merged, {f"{KB}/beta.mdx": BETA + "No end\r\nhere"})
    (merged / "patch").write_bytes(ids("fix", "--diff")[1].encode())
    git(merged, "apply", "--check", "patch")


def test_an_entity_and_its_page_are_one_side(repository: Path, ids):
    """The page's address is the entity's path: they share a number, and keep it or lose it together."""
    entity = "- id: x\n  path: /knowledge-base/x-page\n  numericId: E5\n"
    commit(repository, {ENTITIES: entity, f"{KB}/x-page.mdx": "---\nnumericId: E5\n---\n"}, branch="one")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, {f"{KB}/a.mdx": "---\nnumericId: E5\n---\n"})
    git(repository, "merge", "--quiet", "--no-edit", "one")
    assert "E5 stays with 'a' (published on main before the other); 'x' and 'x-page' get E6" in ids("fix")[1]
    assert ids("check")[0] == 0


def test_a_number_that_stands_behind_an_anchor_is_left_to_the_writer(repository: Path, ids):
    commit(repository, {f"{KB}/a.mdx": "---\nx: &n E1\nnumericId: *n\n---\n"}, branch="one")
    status, _, err = ids("fix")
    assert (status, f"{KB}/a.mdx:3: E1 of 'a' could not be rewritten there; write E2 by hand." in err) == (1, True)


def test_a_former_number_is_not_handed_out_again(repository: Path, ids):
    wiki(repository, {"a": "---\naliases: [x, E7]\n---\n"})
    assert ids("new", "b")[1] == "E8\n"


def test_numbers_come_to_an_end(repository: Path, ids):
    site(repository, claims("E999999999 a"))
    assert ids("new", "b")[0] == 2


# Numbers where they stand


@pytest.mark.parametrize(
    ("head", "changed"),
    [
        ("numericId: E1", "numericId: E2"),
        ("'numericId' :  'E1'", "'numericId' :  'E2'"),
        ("{a: E1, numericId: E1}", "{a: E1, numericId: E2}"),
        ("x: |\n  numericId: E1\nnumericId: E1", "x: |\n  numericId: E1\nnumericId: E2"),
        ("numericId: E11", None),
        ("a: &n E1\nnumericId: *n", None),
        ("old: {numericId: E1}\nnumericId: E5", None),
    ],
)
def test_a_number_in_a_head(head: str, changed: str | None):
    text = f"---\n{head}\n---\nnumericId: E1\n"
    assert in_head(text, "E1", "E2") == (changed and f"---\n{changed}\n---\nnumericId: E1\n")


def test_claims_are_kept_in_order():
    text = in_order('{"id": "E10", "slug": "a"}\n\n{"id": "E9", "slug": "c"}\n{"id": "E9", "slug": "b", "by": "x"}\n')
    assert [line[8:11] for line in text.splitlines()] == ['E9"', 'E9"', "E10"]
    assert in_order(text + text) == text


def test_the_rest_of_a_claim_stays():
    line = '{"by": "E1", "id":  "E1", "slug": "a"}\n'
    assert renumbered(line, "E1", "a", "E2") == '{"by": "E1", "id":  "E2", "slug": "a"}\n'
