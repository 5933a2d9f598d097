"""Hostile pages and bad surroundings: nothing is lost, nothing crashes, and one clear message says why."""

import dataclasses
import errno
import fcntl
import importlib
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sites import KB, NOW, built, bytes_of, found, result, site, wiki

from recto import check, link, measure, score
from recto.cli import main
from recto.model import Page, Source, Span
from recto.parse import parse_page
from recto.store import Output
from recto.unit import Unit, evaluate

INLINE = (
    "[a](b)|[a][b]|[[w]]|![i](j)|<https://example.org>|https://example.org/a_(b).|[^1]|`|$x$|$$|{|}|(|]|:|**|\\|ü|—"
)
TAGS = """<Foo x="1">|</Foo>|<Foo />|<EntityLink id="e">|</EntityLink>|<R id="r">|</R>|<br>|<table>|</table>"""
OTHER = "<Foo|>|<!--|-->|{/*|*/}|{{< /s >}}|\u2028|\ufeff|\x00|    |\t|- |> |\n|\n\n|\r\n|# H\n|===\n|---\n|```\n|~~~\n"
LINES = (
    "|",
    "x y",
    "𝒳",
    '{{< s a="b" >}}',
    "title: x\n",
    "\n[^1]: x\n",
    "\n[b]: /c\n",
    'import x from "y"\n',
    "| a | b |\n|---|---|\n",
    "| c | d |\n",
)

texts = st.lists(st.sampled_from([*"|".join((INLINE, TAGS, OTHER)).split("|"), *LINES]), max_size=25).map("".join)
endings = st.sampled_from(["mdx", "md"])
thorough = settings(max_examples=300, deadline=None)
whole = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def parsed(text: str, ending: str = "mdx") -> Page:
    return parse_page(Source(f"x.{ending}", text, ""), ".", wikilinks=ending == "md")


# Spans


def spans(page: Page) -> Iterator[Span]:
    placed = (page.sections, page.components, page.links, page.images, page.citations, page.footnotes)
    for thing in (x for things in (*placed, page.tables, page.code, page.math, page.problems) for x in things):
        yield thing.span
    yield from (component.tag for component in page.components)
    yield from page.head.places.values()


@thorough
@given(texts, endings)
def test_spans_lie_in_the_text_at_their_line_and_column(text: str, ending: str):
    for span in spans(parsed(text, ending)):
        assert 0 <= span.start <= span.end <= len(text)
        assert span.line == text.count("\n", 0, span.start) + 1
        assert span.column == span.start - text.rfind("\n", 0, span.start)


@thorough
@given(texts, endings)
def test_a_link_cuts_out_its_target_or_its_text(text: str, ending: str):
    for x in parsed(text, ending).links:
        cut = x.span.of(text)
        assert x.target in cut or x.text in cut
        assert cut == x.target if x.kind == "bare" else cut[0] in "[<"


@thorough
@given(texts, endings)
def test_a_component_cuts_out_its_tag(text: str, ending: str):
    for x in parsed(text, ending).components:
        tag = x.tag.of(text)
        assert tag.startswith(("<", "{{"))
        assert tag.endswith((">", "}}"))
        assert x.name in tag
        assert x.span.of(text).startswith(tag)


@thorough
@given(texts, endings)
@example('[a](b)\n<Foo x="1">===\n', "mdx")
def test_a_section_begins_at_its_heading(text: str, ending: str):
    sections = parsed(text, ending).sections
    for x in sections:
        assert not x.level or re.match(r"#{1,6}(\s|\Z)|[^\n]*(\n[^\n]*)*?\n[ >\t-]*(=+|-+)\s*", x.span.of(text))
    assert all(a.span.end == b.span.start for a, b in pairwise(sections))


@thorough
@given(texts, endings)
def test_a_citation_cuts_out_its_mark(text: str, ending: str):
    for x in parsed(text, ending).citations:
        cut = x.span.of(text)
        if x.kind == "footnote":
            assert cut == f"[^{x.label}]"
        elif x.kind == "resource":
            assert cut.startswith("<R")
        else:
            assert x.target in cut or x.label in cut


@thorough
@given(texts, endings)
def test_a_footnote_begins_with_its_label(text: str, ending: str):
    for x in parsed(text, ending).footnotes:
        assert x.span.of(text).startswith(f"[^{x.label}]:")


@thorough
@given(texts, endings)
@example('    <Foo x="1">[a](b)', "mdx")
@example("    >{/**/}", "mdx")
@example('-     <Foo x="1">', "mdx")
def test_code_begins_with_its_fence_or_its_indent(text: str, ending: str):
    for x in parsed(text, ending).code:
        cut = x.span.of(text)
        if x.inline:
            assert cut[0] == cut[-1] == "`"
        else:
            before = text[text.rfind("\n", 0, x.span.start) + 1 : x.span.start]
            assert cut.startswith(("```", "~~~", " ", "\t")) or before.endswith((" ", "\t"))


@thorough
@given(texts, endings)
def test_math_tables_and_images_begin_with_their_sign(text: str, ending: str):
    page = parsed(text, ending)
    for x in page.math:
        assert x.span.of(text).startswith("$$" if x.display else "$")
    assert all(x.span.of(text).startswith(("![", "<img")) for x in page.images)
    assert all("|" in x.span.of(text) or x.span.of(text).startswith("<table") for x in page.tables)


# Values


def outside(unit: Unit, value: Any) -> bool:
    low, high = unit.range or (None, None)
    if not isinstance(value, (int, float)):
        return False
    return (low is not None and value < low) or (high is not None and value > high)


@thorough
@given(texts, endings)
def test_metrics_stay_in_their_range(text: str, ending: str):
    values: dict[str, Any] = {"page": parsed(text, ending)}
    assert list(evaluate((*measure.FIELDS, *measure.METRICS), values, {}, "x")) == []
    assert [unit.name for unit in measure.METRICS if outside(unit, values[unit.name])] == []


@thorough
@given(texts, endings)
def test_evidence_lies_in_the_text(text: str, ending: str):
    page = parsed(text, ending)
    for unit in (*measure.METRICS, *link.LINKS):
        for start, end in unit.evidence(page) if unit.evidence else ():
            assert 0 <= start <= end <= len(text), unit.name


@thorough
@given(texts)
def test_what_is_counted_has_as_much_evidence(text: str):
    page = parsed(text)
    for unit in measure.METRICS:
        if unit.evidence and unit.returns is int and unit.inputs == ("page",):
            assert len(list(unit.evidence(page))) == unit(page), unit.name


# Whole builds


def failures(files: dict[str, Any]) -> list[Any]:
    with tempfile.TemporaryDirectory() as folder:
        _, store = built(site(Path(folder), files))
        return [tuple(row) for row in store.rows("SELECT file, message FROM findings WHERE rule = 'unit-failed'")]


@whole
@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4))
@example([b"\x00", b"\xff\xfe", b"---\n\xff\n---\n", b"\xed\xa0\x80"])
def test_random_bytes_build(contents: list[bytes]):
    assert failures({f"x{n}.mdx": content for n, content in enumerate(contents)}) == []


@whole
@given(st.lists(texts, min_size=1, max_size=4))
def test_random_text_builds(contents: list[str]):
    assert failures({f"x{n}.mdx": content for n, content in enumerate(contents)}) == []


KEYS = (
    "title: |quality: |ratings: |rigor: |numericId: |entityType: |entityId: |lastUpdated: |clusters: |contentFormat: "
)
SIGNS = "[|]|{|}|\"|'|- |  |, |: |# |? |>\n|&a |*a |!!binary |!x |<<: |\n|\n|\n"
VALUES = (
    '1e999|-.inf|.nan|0x1f|1_000|99999999999999999999|-1|0.1|"\\ud800"|"\\0"|2026-01-02|null|true|~|E5|risk|table|ü'
)
heads = st.lists(st.sampled_from("|".join((KEYS, SIGNS, VALUES)).split("|")), max_size=12)


@settings(whole, max_examples=150)
@given(st.lists(heads.map("".join), min_size=1, max_size=3))
def test_random_heads_build(given_heads: list[str]):
    assert failures({f"x{n}.mdx": f"---\n{head}\n---\n" for n, head in enumerate(given_heads)}) == []


@settings(whole, max_examples=150)
@given(heads.map("".join), st.sampled_from(["entities/x.yaml", "resources.yaml", "external-links.yaml", "edits.jsonl"]))
def test_random_data_builds(text: str, name: str):
    data = "".join(f"- id: a\n  {line}\n" for line in text.split("\n")) if name.endswith("yaml") else text
    assert failures({f"{KB}/a.mdx": "", f"data/{name}": data, f"data/entities/{len(text)}.yaml": text}) == []


@pytest.mark.parametrize(
    "key", ["id", "type", "title", "numericId", "relatedEntries", "path", "url", "cited_by", "pageId"]
)
@pytest.mark.parametrize("value", ["null", "1.5", "[1, {a: b}]", "{a: [b]}", "true", ".nan", '""'])
def test_data_of_the_wrong_kind_builds(key: str, value: str):
    row = f"- id: a\n  {key}: {value}\n" if key != "id" else f"- id: {value}\n"
    names = ("data/entities/x.yaml", "data/resources.yaml", "data/external-links.yaml")
    assert failures({f"{KB}/a.mdx": "", **dict.fromkeys(names, row)}) == []


@pytest.mark.parametrize("name", ["id", "title", "type", "pr", "summary", "date", "page"])
@pytest.mark.parametrize("value", ["null", "1.5", '[1, {"a": "b"}]', "true", '""', '"\\ud800"', "1e400"])
def test_edits_of_the_wrong_kind_build(name: str, value: str):
    row = f'{{"page": "a", "date": "2026-01-01", "title": "T", "branch": "b", "{name}": {value}}}'
    assert failures({f"{KB}/a.mdx": "", "data/edits.jsonl": row}) == []


def multiplied(depth: int) -> str:
    """Give a head in which each line names the line before nine times."""
    lines = [f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(depth)]
    return "\n".join(["---", "a0: &a0 [x]", *lines, "---", ""])


HUGE = {
    "a page of two megabytes": "A word, [a link](https://example.org/x) and `code`.\n\n" * 40_000,
    "nested brackets": "[" * 10_000 + "]" * 10_000,
    "nested braces": "{" * 10_000,
    "nested tags": "<Foo>" * 10_000,
    "nested quotes": "> " * 2_000,
    "a line of ticks": "`" * 100_000,
    "links without end": "[a](" * 20_000,
    "emphasis without end": "*a_" * 20_000,
    "a table without end": "|---" * 50_000,
    "comments without end": "<!--{/*" * 20_000,
    "attributes without end": "<Foo " + 'a="b" ' * 20_000,
    "a head without end": "---\n" + "a: 1\n" * 20_000,
    "deep YAML": "---\na: " + "[" * 5_000 + "\n---\n",
    "YAML that multiplies": multiplied(9),
    "preformatted text without end": "<pre>" * 10_000,
}


@pytest.mark.parametrize("what", HUGE)
def test_a_huge_page_builds(what: str):
    assert failures({"x.mdx": HUGE[what]}) == []


# A unit that fails


REGISTRIES = [(measure, "FIELDS"), (measure, "METRICS"), (link, "LINKS"), (score, "SCORES"), (check, "PAGE_RULES")]
CASES = [(module, name, unit) for module, name in REGISTRIES for unit in getattr(module, name)]


@pytest.mark.parametrize(("module", "name", "unit"), CASES, ids=lambda x: x.name if isinstance(x, Unit) else "")
def test_a_unit_that_fails_is_a_finding_and_the_build_goes_on(tmp_path, monkeypatch, module, name, unit):
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("boom")

    fail.__name__, fail.__wrapped__ = unit.function.__name__, unit.function
    units = tuple(dataclasses.replace(u, function=fail) if u is unit else u for u in getattr(module, name))
    monkeypatch.setattr(module, name, units)
    records, store = built(wiki(tmp_path, {"a": "# A\n\nText.", "b": ""}))
    messages = [row[0] for row in store.rows("SELECT message FROM findings WHERE rule = 'unit-failed'")]
    assert len(records) == 2
    assert sum(f"{unit.name} failed with RuntimeError: boom" in message for message in messages) == 2


# Settings


@pytest.mark.parametrize(
    ("toml", "message", "hint"),
    [
        ('titel = "x"', "unknown key `titel`", "`title`"),
        ('[paths]\ncontnet = "x"', "unknown key `paths.contnet`", "`content`"),
        ("[dates]\nzzz = 1", "unknown key `dates.zzz`", "bulk_import"),
        ("title = 1", "$.title", "recto explain settings"),
        ("paths = 1", "$.paths", "recto explain settings"),
        ('[dates]\nbulk_import = "x"', "$.dates.bulk_import", "recto explain settings"),
        ("[dates]\nbulk_import = 0", "$.dates.bulk_import", "recto explain settings"),
        ('layout = "wikki"', "$.layout", "recto explain settings"),
        ("title =", "recto.toml", "TOML"),
        (b"title = '\xff'", "recto.toml", "TOML"),
        ("[units.no_such_unit]\nx = 1", "no_such_unit", ""),
        ("[units.words]\nx = 1", "x", ""),
        ('[checks]\nignore = ["no-such-rule"]', "no-such-rule", ""),
        ('[paths]\ncontent = "../elsewhere"', "content", ""),
        ('[paths]\nedits = "/etc/hostname"', "edits", ""),
    ],
)
def test_wrong_settings_are_refused(tmp_path: Path, capsys, toml: str | bytes, message: str, hint: str):
    root = site(tmp_path, {"a.md": "", "recto.toml": toml})
    assert main(["build", str(root)]) == 2
    said = capsys.readouterr().err
    assert message in said.partition("\nhint: ")[0]
    assert hint in said.partition("\nhint: ")[2]
    assert "Traceback" not in said


# Surroundings


def refused(capsys, *arguments: str) -> str:
    """Run a command that must be refused: one message, one hint, no traceback."""
    assert main(list(arguments)) == 2
    message, hint = capsys.readouterr().err.splitlines()
    assert hint.startswith("hint: ")
    return message


def test_a_folder_that_is_not_there(tmp_path: Path, capsys):
    assert "There is no folder" in refused(capsys, "build", str(tmp_path / "none"))


def test_a_file_for_a_folder(tmp_path: Path, capsys):
    site(tmp_path, {"a.md": ""})
    assert "is a file" in refused(capsys, "build", str(tmp_path / "a.md"))


def test_results_that_cannot_be_put_anywhere(tmp_path: Path, capsys):
    root = site(tmp_path, {"a.md": "", "out": ""})
    assert "Cannot write" in refused(capsys, "build", str(root), "--out", str(root / "out"))


@pytest.mark.parametrize("now", ["soon", "2026-13-01", "", "-5", "0000", "2026-02-03T25:00"])
def test_a_time_that_is_none(tmp_path: Path, capsys, now: str):
    assert "--now" in refused(capsys, "build", str(tmp_path), f"--now={now}")


def test_jobs_that_are_none(tmp_path: Path, capsys):
    assert "jobs" in refused(capsys, "build", str(site(tmp_path, {"a.md": ""})), "--jobs=-2", "--engine=processes")


def damage(memo: Path, how: str) -> None:
    data = memo.read_bytes()
    if how in ("garbage", "truncated", "empty"):
        memo.write_bytes({"garbage": b"garbage" * 999, "truncated": data[: len(data) // 2], "empty": b""}[how])
    elif how == "another table":
        memo.unlink()
        sqlite3.connect(memo).execute("CREATE TABLE memo (x)")
    elif how == "a folder":
        memo.unlink()
        memo.mkdir()
    else:
        value = {"rows of garbage": b"\x00garbage", "rows of text": "text", "rows of nothing": None}[how]
        with sqlite3.connect(memo, isolation_level=None) as connection:
            connection.execute("UPDATE memo SET value = ?", [value])


DAMAGES = ("garbage", "truncated", "another table", "a folder", "rows of garbage", "rows of text", "rows of nothing")


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_cache_is_made_anew_and_said_so(tmp_path: Path, capsys, how: str):
    pages = {f"a{n}": f"Page {n}. " + "word " * 500 for n in range(9)}
    root, clean = wiki(tmp_path / "kb", pages), tmp_path / "clean"
    result(root)
    damage(root / ".recto/cache/memo.db", how)
    wiki(root, {"b": "New."})
    assert main(["build", str(root), "--now", NOW, "--engine", "serial", "--quiet"]) == 0
    assert "The cache was damaged" in capsys.readouterr().err
    result(root, out=clean)
    assert bytes_of(root) == bytes_of(root, clean)


@pytest.mark.parametrize("how", DAMAGES)
def test_a_cache_made_anew_is_a_good_one(tmp_path: Path, how: str):
    root = wiki(tmp_path, {"a": "A"})
    result(root)
    damage(root / ".recto/cache/memo.db", how)
    result(wiki(root, {"b": "B"}))
    assert not result(wiki(root, {"c": "C"})).rebuilt_cache


def test_a_cache_that_is_gone_is_not_a_damaged_one(tmp_path: Path):
    root = wiki(tmp_path, {"a": "A"})
    result(root)
    (root / ".recto/cache/memo.db").unlink()
    assert not result(wiki(root, {"b": "B"})).rebuilt_cache


NO_FILES = b'{"key": "", "pages": 0, "findings": {}, "worst": [], "files": {}}'


@pytest.mark.parametrize("stamp", [b"", b"{}", b"\xff", b'{"key": 1}', NO_FILES])
def test_a_damaged_stamp_means_a_new_build(tmp_path: Path, stamp: bytes):
    root = wiki(tmp_path, {"a": "A"})
    result(root)
    before = bytes_of(root)
    (root / ".recto/cache/stamp.json").write_bytes(stamp)
    assert not result(root).unchanged
    assert bytes_of(root) == before


# A full disk


def full(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


WRITE = importlib.import_module("recto.store.database")


def full_database(*_: Any, **__: Any) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    raise error


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ((WRITE, "_insert"), full_database),
        ((WRITE, "_fill"), full),
        ((Path, "write_bytes"), full),
        ((Path, "replace"), full),
    ],
)
def test_a_full_disk_leaves_the_last_build(tmp_path: Path, capsys, monkeypatch, place: tuple[Any, str], fault):
    root = wiki(tmp_path, {"a": "A"})
    result(root)
    before = bytes_of(root)
    wiki(root, {"a": "Another page."})
    with monkeypatch.context() as patch:
        patch.setattr(*place, fault)
        assert "Cannot write" in refused(capsys, "build", str(root), "--now", NOW)
    assert bytes_of(root) == before
    assert not [p.name for p in (root / ".recto").rglob("*.new")]


def test_after_a_full_disk_the_next_build_is_right(tmp_path: Path, capsys, monkeypatch):
    root = wiki(tmp_path, {"a": "A"})
    result(root)
    wiki(root, {"a": "Another page."})
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.write_bytes", full)
        refused(capsys, "build", str(root), "--now", NOW)
    result(root)
    result(root, out=tmp_path / "clean")
    assert bytes_of(root) == bytes_of(root, tmp_path / "clean")


def test_a_disk_too_full_for_the_cache_is_no_damage(tmp_path: Path, capsys, monkeypatch):
    root = wiki(tmp_path, {"a": "A"})
    result(root)
    monkeypatch.setattr("recto.memo.Memo._write", full_database)
    main(["build", str(wiki(root, {"b": "B"})), "--now", NOW])
    said = capsys.readouterr().err
    assert "damaged" not in said
    assert "Traceback" not in said


# Two builds


class Held:
    """Another build that holds the lock of a folder of results."""

    def __init__(self, root: Path) -> None:
        output = Output(root / ".recto")
        output.make()
        self.file = (output.cache / "lock").open("w")
        self.file.write("process 4711")
        self.file.flush()
        fcntl.flock(self.file, fcntl.LOCK_EX)


def test_a_second_build_waits_and_says_for_whom(tmp_path: Path, monkeypatch):
    root = wiki(tmp_path, {"a": ""})
    held, told = Held(root), []
    monkeypatch.setattr("recto.disk._STEP", 0)
    records, _ = built(root, waiting=lambda who: (told.append(who), held.file.close()))
    assert (told, len(records)) == (["process 4711"], 1)


def test_a_second_build_gives_up_and_says_for_whom(tmp_path: Path, capsys, monkeypatch):
    root = wiki(tmp_path, {"a": ""})
    result(root)
    before, held = bytes_of(root), Held(root)
    monkeypatch.setattr("recto.store.files._PATIENCE", -1)
    assert main(["build", str(wiki(root, {"a": "A"}))]) == 2
    waiting, message, hint = capsys.readouterr().err.splitlines()
    assert "process 4711" in waiting
    assert "process 4711" in message
    assert "--out" in hint
    assert bytes_of(root) == before
    held.file.close()


def test_a_lock_that_a_killed_build_left_holds_nobody_up(tmp_path: Path):
    root, told = wiki(tmp_path, {"a": ""}), []
    Held(root).file.close()
    built(root, waiting=told.append)
    assert told == []


def test_a_build_that_waited_does_not_write_what_stood_there_before(tmp_path: Path, monkeypatch):
    root = wiki(tmp_path, {"a": "Old."})
    held = Held(root)
    monkeypatch.setattr("recto.disk._STEP", 0)
    records, _ = built(root, waiting=lambda _: (wiki(root, {"a": "New and longer."}), held.file.close()))
    assert records[0]["wordCount"] == 3


def test_no_finding_is_left_over(tmp_path: Path):
    root = wiki(tmp_path, {"a": "```"})
    assert found(root) == [("unclosed-fence", f"{KB}/a.mdx")]
    assert found(wiki(root, {"a": ""})) == []


def test_a_link_to_itself_is_no_file(tmp_path: Path):
    root = site(tmp_path, {"b.md": "b"})
    (root / "a.md").symlink_to("a.md")
    assert found(root, "unreadable-file") == [("a.md", 0, 0)]


@pytest.mark.parametrize("data", [b"- {id: a, title: \xd6hm}\n", b"- {id: a}\n\0- {id: b}\n"])
def test_what_is_lost_of_a_data_file_is_a_finding(tmp_path: Path, data: bytes):
    found = result(site(tmp_path, {"a.md": "A.\n", "data/resources.yaml": data})).built.findings
    assert [f.file for f in found if f.rule == "data-file"] == ["data/resources.yaml"]
