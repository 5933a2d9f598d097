"""Read the evidence of a build back: what was found out about each citation."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recto.model import Cited, Verdict
from recto.store.read import Store
from recto.verify.ladder import LADDER

ORDER = {step.name: place for place, step in enumerate(LADDER)}
"""The steps of trust by their place, from the lowest."""
WORTH = {step.name: step.worth for step in LADDER}
_FIELDS = Cited.__struct_fields__


def all_cited(store: Store) -> list[Cited]:
    """Give all citations of a build, in the order in which they were examined."""
    rows = store.rows(
        "SELECT evidence.*, pages.id AS named FROM evidence LEFT JOIN pages ON pages.file = page "
        "ORDER BY evidence.rowid"
    )
    return [_cited(row) for row in rows]


def _cited(row: Any) -> Cited:
    section = -1 if row["section"] is None else row["section"]
    own: dict[str, Any] = {"page": row["named"] or "", "resource": row["resource"] or "", "section": section}
    return Cited(**{name: own[name] if name in own else row[name] for name in _FIELDS})


def verdicts_of(store: Store) -> dict[tuple[str, str], list[Verdict]]:
    """Give all verdicts of the build's file by their work and the hash of their sentence: ids may have changed."""
    found: dict[tuple[str, str], list[Verdict]] = {}
    for row in store.rows("SELECT * FROM verdicts ORDER BY line"):
        given = {name: row[name] for name in Verdict.__struct_fields__ if row[name] is not None}
        found.setdefault((row["work"], row["sentence"]), []).append(Verdict(**given))
    return found


def citations(store: Store, files: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """Give what is known of each citation, of some files or of all, what is worst first."""
    where = f"WHERE file IN ({', '.join('?' * len(files))})" if files else ""
    rows = store.rows(f"SELECT * FROM evidence {where} ORDER BY rowid", *files)
    works = {row["id"]: _work(row) for row in store.rows("SELECT id, title, authors, published, url FROM resources")}
    for row in sorted(rows, key=lambda row: (ORDER[row["step"]], row["file"], row["line"])):
        yield _told(row, works)


def _told(row: Any, works: Mapping[str, Any]) -> dict[str, Any]:
    plain = ("id", "page", "file", "line", "column", "kind", "label", "said", "sentence", "target")
    return {
        **{name: row[name] for name in plain},
        "resource": works.get(row["resource"]),
        "state": row["state"],
        "identity": {
            "verdict": row["identity"],
            "differs": [dict(zip(("what", "said", "found"), each, strict=True)) for each in json.loads(row["differs"])],
            "why": row["identity_why"],
            "fix": row["fix"],
            "meant": works.get(row["meant"]),
        },
        "support": {
            "verdict": row["support"],
            "passage": row["passage"],
            "why": row["support_why"],
            "checks": json.loads(row["checks"]),
        },
        "verdict": row["verdict"] and {name: row[of] for name, of in _VERDICT},
        "stale": row["standing"] == "stale",
        "step": row["step"],
        "trust": WORTH[row["step"]],
    }


_VERDICT = (("verdict", "verdict"), ("by", "by"), ("at", "at"), ("why", "verdict_why"))


def _work(row: Any) -> dict[str, Any]:
    authors = json.loads(row["authors"])
    plain = {name: row[name] for name in ("id", "title", "published", "url")}
    return plain | {"authors": authors if isinstance(authors, list) else [authors]}
