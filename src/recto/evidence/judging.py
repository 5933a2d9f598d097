"""Citations, put before a model that is asked whether the source says what the sentence says."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from recto import ledger, verify
from recto.config import Judge, load
from recto.evidence.fetching import archive_of
from recto.model import Resource, Standing
from recto.sources import find_layout
from recto.store import Store
from recto.store.evidence import all_cited, verdicts_of
from recto.verify.examine import Texts, text_of_works
from recto.verify.judge import Answers, Case, Estimate, Report, estimate, prepare, unjudged
from recto.verify.judge import judge as ask_judge
from recto.verify.verdicts.ids import fingerprint

_RESOURCES = "SELECT id, url, fields FROM resources"


class Trial(NamedTuple):
    """What is to be judged, how, and what that may cost."""

    cases: Sequence[Case]
    settings: Judge
    answers: Answers
    estimate: Estimate


def trial(root: Path, store: Store, files: Sequence[str] = ()) -> Trial:
    """Gather the citations, of some files or of all, whose sources have a text and that this model has not judged yet.

    Nothing is sent. Raises `ConfigError` where no judge is set.
    """
    settings = load(root)
    texts = Texts(archive_of(root, settings), {row["id"]: _resource(row) for row in store.rows(_RESOURCES)})
    cited, known = all_cited(store), verdicts_of(store)
    rows = store.rows("SELECT id, standing FROM evidence ORDER BY rowid")
    judged = (known.get((each.work, fingerprint(each.sentence)), ()) for each in cited)
    stands = [Standing(row["id"], row["standing"], tuple(found)) for row, found in zip(rows, judged, strict=True)]
    asks = unjudged(cited, stands, text_of_works(texts, cited), settings.judge.model)
    cases = prepare(ask for ask in asks if not files or ask.cited.file in files)
    answers = Answers(store.output.cache / "judge")
    return Trial(cases, settings.judge, answers, estimate(cases, settings.judge, answers))


def judge(root: Path, asked: Trial, now: str, secret: str, progress: Callable[[str, int, int], None]) -> Report:
    """Ask the judge, and add what it finds to the file of verdicts, at an ISO time; `secret` is the endpoint's key."""
    report = ask_judge(asked.cases, asked.settings, now, secret, asked.answers, progress)
    if report.verdicts:
        ledger.append(root, find_layout(root, load(root)).verdicts, map(verify.written, report.verdicts))
    return report


def _resource(row: Any) -> Resource:
    return Resource(row["id"], row["url"], json.loads(row["fields"]))
