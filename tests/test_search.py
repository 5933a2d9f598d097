"""Search finds what is meant, ranks it, and takes whatever a user writes for words."""

import json
from pathlib import Path

import pytest
from sites import ENTITIES, result, wiki

from recto import store as stores
from recto.cli import main
from recto.errors import UnknownNameError
from recto.store.search import CLOSE, OPEN, distance, search

PAGES = {
    "reward-hacking": (
        "Reward Hacking",
        "It exploits a flawed signal.\n\n## Examples\n\nA boat that goes in circles, naïve.\n",
    ),
    "scheming": ("Scheming", "Models that hide goals.\n\n## Compared\n\nUnlike reward hacking, it is on purpose.\n"),
    "oversight": ("Scalable Oversight", "Judging what one cannot check. The reward of hacking at it.\n"),
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return searchable(tmp_path_factory.mktemp("kb"))


def searchable(root: Path) -> Path:
    texts = {name: f"---\ntitle: {title}\n---\n{text}" for name, (title, text) in PAGES.items()}
    data = {ENTITIES: "- {id: ada, type: person, title: Ada Lovelace, description: A mathematician.}\n"}
    return result(wiki(root, texts, data)).output.folder


@pytest.fixture
def ask(out: Path):
    store = stores.Store(stores.Output(out), out.parent)
    return lambda text, **more: [hit.ref for hit in search(store, text, **more)]


@pytest.fixture
def hits(out: Path):
    store = stores.Store(stores.Output(out), out.parent)
    return lambda text, **more: search(store, text, **more)


def test_a_title_comes_before_a_body(ask):
    assert ask("reward hacking") == ["reward-hacking", "scheming#compared", "oversight"]


def test_a_phrase_stands_together(ask):
    assert ask('"reward hacking"') == ["reward-hacking", "scheming#compared"]
    assert ask("reward-hacking")[0] == "reward-hacking"


def test_the_beginning_of_a_word_and_its_forms_find_it(ask):
    assert ask("exploi*") == ["reward-hacking"]
    assert ask("exploiting signals") == ["reward-hacking"]


def test_accents_and_case_do_not_matter(ask):
    assert ask("NAIVE") == ask("naïve") == ["reward-hacking#examples"]


def test_each_page_is_named_once_unless_a_kind_is_asked(ask):
    assert ask("boat hacking", kind="section") == ["reward-hacking#examples", "scheming#compared"]
    assert ask("circles reward exploits") == ["reward-hacking", "scheming#compared", "oversight"]


@pytest.mark.parametrize(
    ("wrong", "ref"), [("rewrad hackng", "reward-hacking"), ("Lovelaec", "ada"), ("scaleble ovresight", "oversight")]
)
def test_titles_are_found_where_they_are_written_wrongly(hits, wrong: str, ref: str):
    assert next((hit.ref, hit.near) for hit in hits(wrong)) == (ref, True)


def test_a_title_that_only_looks_alike_is_not_found(ask):
    assert ask("remark packing") == []


def test_what_is_called_so_comes_first(ask):
    assert ask("scheming#compared")[0] == "scheming#compared"


def test_snippets_mark_the_words(hits):
    assert f"{OPEN}circles{CLOSE}" in hits("circles")[0].snippet


def test_a_limit_is_kept(ask):
    assert len(ask("reward hacking", limit=2)) == 2


SYNTAX = [
    '"',
    '"reward',
    "reward AND",
    "NOT reward",
    "NEAR(reward hacking)",
    "title:reward",
    "^reward",
    "rew-",
    "(reward",
    "reward)",
    "a:b",
    "{x} : y",
    "reward + hacking",
    "' OR 1=1 --",
    "re\x00ward",
    "*",
    "** reward*",
    "\\",
    "ü*",
    "reward" * 500,
    "x " * 500,
]


@pytest.mark.parametrize("text", SYNTAX)
def test_nothing_that_is_written_is_syntax(ask, text: str):
    if any(letter.isalnum() for letter in text):
        assert isinstance(ask(text), list)
    else:
        with pytest.raises(UnknownNameError, match="no word"):
            ask(text)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "ab", 1),
        ("", "ab", 2),
        ("abcd", "badc", 2),
        ("kitten", "sitting", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int):
    assert distance(one, other) == distance(other, one) == slips


def test_a_short_word_alone_finds_nothing_beside_a_longer_one(ask):
    assert ask("scheming of") == ask("scheming")
    assert ask("of")


def test_an_unknown_kind_names_those_there_are(hits):
    with pytest.raises(UnknownNameError) as caught:
        hits("reward", kind="sections")
    assert "entity, page, section" in caught.value.hint


def test_a_build_without_texts_says_so(tmp_path: Path, capsys):
    result(tmp_path)
    assert main(["search", "x", "--dir", str(tmp_path)]) == 2
    assert "holds no texts" in capsys.readouterr().err


def test_the_same_documents_make_the_same_file(tmp_path: Path):
    first, second = (searchable(tmp_path / name) / "recto.db" for name in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_the_verb_prints_what_was_found(out: Path, capsys):
    assert main(["search", "reward", "hacking", "--out", str(out)]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0].startswith("Reward Hacking  content/docs/")
    assert "\x1b" not in printed.out
    assert "3 found" in printed.err


def test_the_verb_prints_json(out: Path, capsys):
    assert main(["search", "circles", "--json", "--out", str(out)]) == 0
    assert "**circles**" in json.loads(capsys.readouterr().out)[0]["snippet"]


def test_nothing_found_is_no_fault(out: Path, capsys):
    assert main(["search", "zzz", "--out", str(out)]) == 0
    assert "Nothing was found" in capsys.readouterr().err
    assert main(["search", "???", "--out", str(out)]) == 2
