"""From the cited address to the verdict: sources are fetched, read, judged, signed off; what changes goes stale."""

import json
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from faulty import SENTENCE, serving
from sites import site, wiki
from stub_judge import MODEL, Stub, verdict

from recto.builds import build
from recto.cli import main
from recto.disk import Lock
from recto.evidence import fetch
from recto.model import Stored
from recto.options import Options
from recto.store import Store
from recto.verify.archive.files import Writer, digest_of
from recto.verify.archive.options import FetchOptions
from recto.works import work_key

for library in ("aiohttp", "trafilatura"):
    pytest.importorskip(library, reason=f"{library} (recto[web]) is not installed")

NOW = "2026-03-14T12:00:00Z"


def store(root: Path) -> Store:
    return Store(build(root, Options(now=NOW, engine="serial")).output, root)


def test_sources_are_fetched_and_looked_into(tmp_path: Path):
    with serving() as faulty:
        says = f"It rained. [A]({faulty.url}/page/1). {SENTENCE} [B]({faulty.url}/page/2)\n"
        root = site(tmp_path, {"a.md": f"{says}\nGone [C]({faulty.url}/gone), refused [D]({faulty.url}/403).\n"})
        report = fetch(root, store(root), lambda *_: None, faulty.options(delay=0.0))
        again = fetch(root, store(root), lambda *_: None, faulty.options(delay=0.0))
    found = store(root).rows("SELECT label, state, support, step FROM evidence ORDER BY start")
    assert (report.states, report.asked, again.asked) == ({"blocked": 1, "gone": 1, "ok": 2}, 4, 0)
    assert [tuple(row) for row in found] == [
        ("A", "ok", "not found", "text kept"),
        ("B", "ok", "supported", "supported"),
        ("C", "gone", "no text", "cited"),
        ("D", "blocked", "no text", "resolvable"),
    ]


SAYS = "The cats of the village sleep for sixteen hours of each day, in all weathers."
WORK = "https://example.org/cats"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    Writer(tmp_path, "data/archive").put(Stored(work=work_key(WORK), url=WORK, state="ok", text=digest_of(SAYS)), SAYS)
    return site(tmp_path, {"a.md": f"# Cats\n\nVillage cats are mostly asleep, as [a study]({WORK}) says.\n"})


def verify(root: Path, capsys: Any, *more: str) -> dict[str, Any]:
    capsys.readouterr()
    main(["verify", str(root), "--now", NOW, "--json", *more])
    (found,) = json.loads(capsys.readouterr().out)
    return found


def set_judge(root: Path, endpoint: str) -> None:
    (root / "recto.toml").write_text(f'[judge]\nendpoint = "{endpoint}"\nmodel = "{MODEL}"\n')


def test_a_judge_is_asked_once_and_its_word_holds_as_long_as_the_sentence(root: Path, capsys: Any):
    with Stub(verdict(quote="sleep for sixteen hours of each day")) as stub:
        set_judge(root, stub.endpoint)
        first, second = verify(root, capsys, "--judge"), verify(root, capsys, "--judge")
    assert len(stub.requests) == 1
    assert (first["step"], first["verdict"]["by"], first == second) == ("judged", MODEL, True)
    (root / "a.md").write_text((root / "a.md").read_text().replace("mostly", "rarely"))
    changed = verify(root, capsys)
    assert (changed["step"], changed["stale"]) == ("text kept", True)


def test_what_was_judged_is_not_judged_again_when_ids_change(root: Path):
    with Stub(verdict(quote="sleep for sixteen hours of each day")) as stub:
        set_judge(root, stub.endpoint)
        main(["verify", str(root), "--now", NOW, "--judge"])
        (root / "a.md").write_text(f"The cats sleep, says [another]({WORK}).\n\n{(root / 'a.md').read_text()}")
        main(["verify", str(root), "--now", NOW, "--judge"])
    sentences = [json.loads(line)["sentence"] for line in (root / "data/verdicts.jsonl").read_text().splitlines()]
    assert len(sentences) == len(set(sentences)) == 2


def test_a_verdict_on_an_abstract_is_stale_when_the_abstract_changes(tmp_path: Path, capsys: Any):
    row = f"- {{id: cats, url: {WORK}, title: Cats, abstract: %s}}\n"
    text = f"# Cats\n\nVillage cats are mostly asleep, as [a study]({WORK}) says.\n"
    root = site(tmp_path, {"a.md": text, "data/resources.yaml": row % json.dumps(SAYS)})
    with Stub(verdict(quote="sleep for sixteen hours of each day")) as stub:
        set_judge(root, stub.endpoint)
        assert verify(root, capsys, "--judge")["step"] == "judged"
    site(root, {"data/resources.yaml": row % json.dumps(SAYS.replace("sixteen", "six"))})
    assert verify(root, capsys)["stale"]


def test_an_estimate_asks_nobody(root: Path, capsys: Any):
    with Stub(verdict()) as stub:
        set_judge(root, stub.endpoint)
        assert main(["verify", str(root), "--now", NOW, "--judge", "--estimate"]) == 0
    assert stub.requests == []
    assert f"1 requests to {MODEL}" in capsys.readouterr().err


def test_without_settings_there_is_no_judge(root: Path, capsys: Any):
    assert main(["verify", str(root), "--now", NOW, "--judge"]) == 2
    assert "[judge]" in capsys.readouterr().err


def test_a_broken_line_of_verdicts_is_a_finding_and_the_rest_holds(root: Path, capsys: Any):
    name = verify(root, capsys)["id"]
    main(["verify", str(root), "--now", NOW, "--accept", name, "--by", "Kim", "--why", "read it"])
    file = root / "data/verdicts.jsonl"
    file.write_text(f"<<<<<<< HEAD\n{file.read_text()}=======\n{{broken\n>>>>>>> other\n")
    assert verify(root, capsys)["step"] == "signed off"
    found = store(root).rows("SELECT file, line FROM findings WHERE rule = 'data-file' ORDER BY line")
    assert [tuple(row) for row in found] == [("data/verdicts.jsonl", n) for n in (1, 3, 4, 5)]


def test_a_reprint_is_no_second_source(root: Path):
    copy = "https://example.org/copy"
    Writer(root, "data/archive").put(Stored(work=work_key(copy), url=copy, text=digest_of(SAYS)), SAYS)
    (root / "a.md").write_text(f"The cats of the village sleep for sixteen hours, say [a]({WORK}) and [b]({copy}).\n")
    (claim,) = store(root).rows("SELECT trust FROM claims")
    assert claim["trust"] == 80


def test_two_data_files_that_say_the_same_are_two_voices(tmp_path: Path):
    row = "- {id: %s, type: risk, title: E, sources: [{author: Doe et al., date: 2020, url: https://example.org/x}]}\n"
    data = {f"data/entities/{name}.yaml": row % name for name in "ab"}
    root = wiki(tmp_path, {"p": "It fell [Smith et al. (2020)](https://example.org/x).\n"}, data)
    (found,) = store(root).rows("SELECT identity, identity_why FROM evidence WHERE page IS NOT NULL")
    assert found["identity"] == "mismatch"
    assert found["identity_why"].startswith("2 other pages")


def test_without_a_network_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "no network")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    links = " ".join(f"[a](https://{n}.example.org/)" for n in range(9))
    root = site(tmp_path, {"a.md": f"See {links}.\n"})
    report = fetch(root, store(root), lambda *_: None, FetchOptions(delay=0.0, readers=0))
    assert (report.asked, report.states) == (0, {})
    assert "is there a network?" in report.notes[-1]
    assert not (root / "data/archive/works").exists()


def test_one_process_fetches_at_a_time(tmp_path: Path):
    built = store(site(tmp_path, {"a.md": "It rained.\n"}))
    other, told = Lock(built.output.cache / "fetch", "the archive").__enter__(), []

    def waiting(who: str) -> None:
        told.append(who)
        other.__exit__()

    assert fetch(tmp_path, built, lambda *_: None, FetchOptions(readers=0), waiting).asked == 0
    assert told == [f"process {os.getpid()}"]


def test_a_text_that_cannot_be_used_is_fetched_anew(tmp_path: Path):
    with serving() as faulty:
        root = site(tmp_path, {"a.md": f"It rained. [A]({faulty.url}/page/1)\n"})
        fetch(root, store(root), lambda *_: None, faulty.options(delay=0.0))
        (text,) = (root / "data/archive/texts").rglob("*.txt")
        text.write_text("")
        assert fetch(root, store(root), lambda *_: None, faulty.options(delay=0.0)).asked == 1
        assert text.read_text()
