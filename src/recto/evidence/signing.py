"""Citations, signed off by a person."""

from pathlib import Path

from recto import ledger, verify
from recto.config import load
from recto.sources import find_layout
from recto.store import Store
from recto.store.evidence import all_cited


def accept(root: Path, store: Store, citation: str, by: str, why: str, now: str, passage: str = "") -> str:
    """Sign a citation off: add a line to the file of verdicts, and say so.

    `now` is an ISO time. Raises `UnknownNameError` for no citation's id, `ConfigError` without a name and a reason.
    """
    verdict = verify.sign_off(all_cited(store), citation, by, why, now, passage)
    file = find_layout(root, load(root)).verdicts
    told = ledger.append(root, file, [verify.written(verdict)])
    more = f"; .gitattributes has now the line {told!r}, so that git keeps the lines of both sides" if told else ""
    return f"{citation} is signed off by {verdict.by}: a line in {file}{more}"
