"""Planted errors: what becomes of each kind, what is written where, and that the same is drawn again."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sites import KB, NOW, RESOURCES, result, wiki

from recto import cli, mutate
from recto.config import Settings
from recto.errors import StoreError
from recto.model import Difference, Identity, Mutated, Stored
from recto.mutate import KINDS
from recto.mutate.copy import copy_wiki
from recto.mutate.draw import Draw
from recto.mutate.judge import Moved, Seen, accused, fault
from recto.mutate.kind import Edit
from recto.mutate.spot import spots
from recto.options import Options
from recto.sources import find_layout, read_files
from recto.verify import read_archive
from recto.verify.archive.files import Writer, digest_of

WORKS = """
- {id: r1, url: 'https://example.org/a', title: On clocks, authors: [Jane Doe, Rick Roe], type: paper,
   published_date: 2019-05-01}
- {id: r2, url: 'https://example.org/b', title: On tides, authors: [Kim Moe, Lee Poe], type: paper,
   published_date: 2009-05-01}
"""
TEXT = "We tested clocks. Of the clocks that we tested, 37% drifted within a year. They were of brass."
PAGE = """# T

Of the clocks that were tested, 37% drifted within a year <R id="r1">Doe et al. (2019)</R>.

Tides turn, it is said, twice on each day.[^a] They turn for [Moe and Poe (2009)](https://example.org/b) too.

[^a]: Moe, K. and Poe, L. (2009). *On tides*. https://example.org/b
"""
OPTIONS = Options(now=NOW, engine="serial")


def errors_in(root: Path, *names: str, **how: Any) -> Mutated:
    return mutate.mutate(root, [kind for kind in KINDS if not names or kind.name in names], OPTIONS, **how)


def keep(root: Path, text: str, *, part: bool = False) -> Path:
    """Keep a text of the work at example.org/a."""
    about = Stored(work="example.org/a", url="https://example.org/a", text=digest_of(text), part=part)
    Writer(root, "data/archive").put(about, text)
    return root


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def full(root: Path) -> Path:
    """Write a wiki in which all that a page says can be looked up."""
    return keep(wiki(root, {"p": PAGE}, {RESOURCES: WORKS}), TEXT)


EXAMPLES = [(kind, place) for kind in KINDS for place in range(len(kind.examples))]


@pytest.mark.parametrize(("kind", "place"), EXAMPLES, ids=lambda each: getattr(each, "name", str(each)))
def test_the_examples_of_each_kind_hold(tmp_path: Path, kind: mutate.Kind, place: int):
    example = kind.examples[place]
    wiki(tmp_path, {"p": f"# T\n\n{example.page}\n"}, {RESOURCES: example.works} if example.works else {})
    if example.text:
        keep(tmp_path, example.text)
    planted = mutate.mutate(tmp_path, [kind], OPTIONS, per_kind=5).planted
    assert [each.outcome for each in planted] == [example.outcome]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_says_what_it_is(kind: mutate.Kind):
    assert kind.examples
    assert kind.why.endswith(".")
    assert kind.about.endswith(".")
    assert kind.caught_by
    assert kind.source == f"recto.mutate.{kind.name.replace('-', '_')}"


def test_each_file_of_a_kind_is_listed():
    found = {file.stem for file in Path(mutate.__file__).parent.glob("*.py") if "@kind(" in file.read_text("utf-8")}
    assert found == {kind.name.replace("-", "_") for kind in KINDS}


def test_the_wiki_is_not_touched(tmp_path: Path):
    root = full(tmp_path / "w")
    before = files(tmp_path)
    assert errors_in(root).planted
    assert files(tmp_path) == before


def test_the_same_is_drawn_again_whatever_the_folder(tmp_path: Path):
    pages = {"p": PAGE, "q": PAGE.replace("# T", "# U"), "a/z": PAGE.replace("# T", "# V")}
    one = wiki(tmp_path / "one", pages, {RESOURCES: WORKS})
    two = wiki(tmp_path / "two", dict(reversed(pages.items())), {RESOURCES: WORKS})
    assert errors_in(one) == errors_in(two)
    assert errors_in(one).planted != errors_in(one, seed=1).planted


def test_an_unchanged_page_gets_the_same_error_beside_others(tmp_path: Path):
    root = full(tmp_path)
    before = errors_in(root, "author-swapped").planted
    wiki(tmp_path, {"a": "# A\n\nNothing is cited here.\n"})
    assert errors_in(root, "author-swapped").planted == before


def test_no_two_errors_share_a_sentence(tmp_path: Path):
    root = full(tmp_path)
    planted = errors_in(root).planted
    assert len({each.sentence for each in planted}) == len(planted) == 3


def test_figures_count_what_became_of_errors(tmp_path: Path):
    root = full(tmp_path)
    (figures,) = errors_in(root, "number-changed").kinds
    assert (figures.places, figures.seeable, figures.caught, figures.missed, figures.alarms) == (1, 1, 1, 0, 0)
    assert (figures.precision, figures.recall) == (1.0, 1.0)


def test_places_where_nothing_would_be_seen_are_counted_by_reason(tmp_path: Path):
    root = wiki(tmp_path, {"p": PAGE.replace("twice on", "2 times on")}, {RESOURCES: WORKS})
    assert [(each.why, each.places) for each in errors_in(root, "number-changed").unseeable] == [
        ("the text of the source is not stored", 2)
    ]


def test_of_a_part_of_a_source_nothing_is_claimed(tmp_path: Path):
    root = keep(wiki(tmp_path, {"p": PAGE}, {RESOURCES: WORKS}), TEXT, part=True)
    (error,) = errors_in(root, "number-changed", per_kind=5).planted
    assert not error.seeable


def test_a_seeable_error_that_nothing_finds_is_missed(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("recto.mutate.judge._seen", lambda *_: Seen())
    made = errors_in(full(tmp_path), "number-changed")
    assert [(each.outcome, each.by) for each in made.planted] == [("missed", "")]
    assert (made.kinds[0].precision, made.kinds[0].recall) == (None, 0.0)


def test_who_is_found_fault_with_beside_an_error_is_a_false_alarm(tmp_path: Path):
    root = full(tmp_path)
    wrong = Identity("mismatch", "it is by somebody else", (Difference("author", "Doe", "Coe"),))
    spot = spots(result(root).built, read_archive(root, "", ()))[0]
    assert accused(replace(spot.examined, identity=wrong), KINDS) == "author-swapped"
    assert fault(replace(spot.examined, identity=wrong), spot.examined) == Seen("mismatched-citation", wrong.why)
    assert fault(spot.examined, spot.examined) == Seen()


def test_what_is_wrong_already_gets_no_error(tmp_path: Path):
    root = wiki(tmp_path, {"p": "# T\n\nClocks drift <R id='r1'>Coe et al. (1999)</R>.\n"}, {RESOURCES: WORKS})
    assert errors_in(root).planted == ()


def test_links_out_of_the_wiki_are_not_copied(tmp_path: Path):
    root = full(tmp_path / "w")
    (tmp_path / "secret.mdx").write_text("# Secret\n")
    (root / KB / "s.mdx").symlink_to(tmp_path / "secret.mdx")
    errors_in(root, keep=tmp_path / "kept")
    assert (tmp_path / "kept" / KB / "p.mdx").exists()
    assert not (tmp_path / "kept" / KB / "s.mdx").exists()


def test_the_copy_holds_the_errors(tmp_path: Path):
    root = full(tmp_path / "w")
    (error,) = errors_in(root, "number-changed", keep=tmp_path / "kept").planted
    assert f"tested, {error.after}%" in (tmp_path / "kept" / KB / "p.mdx").read_text("utf-8")


@pytest.mark.parametrize("name", ["w/inside", "filled"])
def test_nothing_is_written_over(tmp_path: Path, name: str):
    root = wiki(tmp_path / "w", {"p": PAGE})
    (tmp_path / "filled").mkdir()
    (tmp_path / "filled/a").touch()
    with pytest.raises(StoreError):
        errors_in(root, keep=tmp_path / name)


def test_a_wiki_without_citations_has_no_figures(tmp_path: Path):
    made = errors_in(wiki(tmp_path, {"p": "# T\n\nNothing.\n"}))
    assert {each.planted for each in made.kinds} == {0}


def test_places_move_with_the_edits_before_them():
    moved = Moved([Edit(10, 12, ""), Edit(2, 3, "abc")])
    assert [moved.place(at) for at in (0, 2, 3, 10, 12)] == [0, 2, 5, 12, 12]


def test_draws_hang_on_seed_and_names_alone():
    assert [Draw(1, "a").below(1000)] * 2 == [Draw(1, "a").below(1000) for _ in range(2)]
    assert Draw(1, "a").shuffled("abcdefgh") != Draw(2, "a").shuffled("abcdefgh")
    assert sorted(Draw(1, "a").shuffled("abc")) == ["a", "b", "c"]


def told(capsys, *arguments: str) -> str:
    assert cli.main([*arguments]) == 0
    return str(capsys.readouterr().out)


def test_the_verb_prints_a_table_and_leaves_tables(tmp_path: Path, capsys):
    root = full(tmp_path)
    shown = told(capsys, "mutate", str(root), "--now", NOW, "--kinds", "number-changed,footnote-dropped")
    assert "number-changed" in shown
    rows = told(capsys, "query", "SELECT kind, outcome FROM mutations ORDER BY 1", "-C", str(root), "--format", "csv")
    assert rows.splitlines() == ["kind,outcome", "footnote-dropped,caught", "number-changed,caught"]


def test_the_verb_gives_json_with_names(tmp_path: Path, capsys):
    root = full(tmp_path)
    made = json.loads(told(capsys, "mutate", str(root), "--now", NOW, "--json", "--kinds", "number-changed"))
    assert made["planted"][0]["outcome"] == "caught"
    assert made["kinds"][0]["recall"] == 1.0
    assert len(made["build"]) == 32


def test_the_tables_are_the_same_bytes_again(tmp_path: Path, capsys):
    root = full(tmp_path)
    written = []
    for _ in range(2):
        told(capsys, "mutate", str(root), "--now", NOW)
        written.append((root / ".recto/mutations.db").read_bytes())
        shutil.rmtree(root / ".recto")
    assert written[0] == written[1]


def test_a_damaged_file_of_figures_spoils_no_query(tmp_path: Path, capsys):
    root = full(tmp_path)
    told(capsys, "mutate", str(root), "--now", NOW, "--kinds", "number-changed")
    (root / ".recto/mutations.db").write_bytes(b"no database at all" * 100)
    assert "p.mdx" in told(capsys, "query", "SELECT file FROM pages", "-C", str(root))


@pytest.mark.parametrize(("wrong", "said"), [("--kinds=years", "no kind"), ("--per-kind=0", "no number")])
def test_wrong_use_is_said(tmp_path: Path, capsys, wrong: str, said: str):
    assert cli.main(["mutate", str(wiki(tmp_path, {"p": PAGE})), wrong]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("label", "seeable"), [("Doe (2019)", 1), ("December 11, 2019", 0), ("The 2019 survey", 0)])
def test_a_date_of_something_else_is_no_year_of_a_work(tmp_path: Path, label: str, seeable: int):
    page = f"# T\n\nClocks drift <R id='r1'>{label}</R>.\n"
    root = wiki(tmp_path, {"p": page}, {RESOURCES: WORKS})
    assert errors_in(root, "year-changed", seed=1).kinds[0].seeable == seeable


def test_progress_tells_each_step_and_the_stages_of_its_builds(tmp_path: Path):
    told: list[tuple[int, int, str]] = []
    errors_in(full(tmp_path), "year-changed", progress=lambda *step: told.append(step))
    assert [done for done, *_ in told] == sorted(done for done, *_ in told)
    assert [at for *_, at in told if ":" not in at] == ["copy", "plant", "compare"]
    assert {"build: parse", "build with errors: store"} <= {at for *_, at in told}


def test_all_that_a_build_reads_is_copied(tmp_path: Path):
    read = read_files(root := full(tmp_path / "wiki"), find_layout(root, Settings()))
    copy_wiki(root, read, tmp_path / "copy")
    assert files(tmp_path / "copy") == files(root)


def test_a_page_whose_name_is_no_text_is_copied(tmp_path: Path):
    page = full(tmp_path) / f"{KB}/p.mdx"
    page.rename(page.with_name(os.fsdecode(b"caf\xe9.mdx")))
    assert [each.file for each in errors_in(tmp_path, "year-changed").planted[:1]] == [rf"{KB}/caf\xe9.mdx"]
