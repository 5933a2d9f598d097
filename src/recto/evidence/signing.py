"""Citations, signed off by a person."""

from pathlib import Path

from recto import ledger, verify
from recto.config import load
from recto.ecma import milliseconds
from recto.model import Verdict
from recto.sources import find_layout
from recto.store import Store
from recto.store.evidence import all_cited, verdicts_of


def accept(root: Path, store: Store, citation: str, by: str, why: str, now: str, passage: str = "") -> str:
    """Sign a citation off: add a line to the file of verdicts, and say so; none that stands there already.

    `now` is an ISO time. Raises `UnknownNameError` for no citation's id, `ConfigError` without a name and a reason.
    """
    verdict = verify.sign_off(all_cited(store), citation, by, why, now, passage)
    if given := _given(store, verdict):
        return (
            f"{citation} is signed off already by {given.by}, {given.at[:10]}: {given.why}; nothing is written, "
            "since neither sentence nor reason has changed"
        )
    file = find_layout(root, load(root)).verdicts
    told = ledger.append(root, file, [verify.written(verdict)])
    more = f"; .gitattributes has now the line {told!r}, so that git keeps the lines of both sides" if told else ""
    return f"{citation} is signed off by {verdict.by}: a line in {file}{more}"


def _given(store: Store, verdict: Verdict) -> Verdict | None:
    """Give the line that says already what a verdict says, if it holds and is the last word of whom it is by."""
    standing = store.rows("SELECT standing FROM evidence WHERE id = ?", verdict.citation)[0]["standing"]
    by_hand = [
        given
        for given in verdicts_of(store).get((verdict.work, verdict.sentence), ())
        if given.by == verdict.by and (given.citation == verdict.citation or given.file == verdict.file)
    ]
    last = max(by_hand, key=lambda given: (milliseconds(given.at), given.line), default=None)
    return last if last and standing == "current" and _says(last) == _says(verdict) else None


def _says(verdict: Verdict) -> tuple[str, ...]:
    return verdict.verdict, verdict.why, verdict.passage
