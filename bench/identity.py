"""How often is Recto right about whose work a citation leads to? Prints precision and recall for a file of labels.

    python bench/identity.py LABELS.jsonl [--wrong]

Each line of the file is an object:

- `label_text` (or `label`; for a footnote `definition`): what the citation says of the work;
- `target`: the address, or the id of the registered work;
- `registry`: what is registered of the work there, if anything: `url`, `title`, `authors`, `published_date`,
  `publication_id`, `type`, `abstract`;
- `truth`: `consistent`, `mismatch` or `unknown`, by whoever looked; `offline`: what can be told without the world's
  knowledge, if that is less; `accept`: verdicts that are not wrong, if that is more than one;
- `differs`: what differs, in a mismatch: `author`, `year`, `title`, `address`, `venue`; `page`: where it stands.

A mismatch that is found counts as right where the truth is one or it is accepted; one is missed where it could have
been told offline, and has to be. `--wrong` prints what is not accepted.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from recto.model import Cited, Identity, Resource
from recto.verify.identity.voices import identities
from recto.works import work_key

NOW = "2026-03-14"
KINDS = ("author", "year", "title", "address", "venue")

Row = Mapping[str, Any]


def said(row: Row) -> str:
    """Give what a citation says of its work."""
    return str(row.get("definition") or row.get("label_text") or row.get("label") or "")


def target(row: Row) -> str:
    """Give the address that a citation leads to."""
    address = str(row.get("target") or "")
    return address if "://" in address else str((row.get("registry") or {}).get("url") or "")


def resources(rows: list[Row]) -> dict[str, Resource]:
    """Make a registry of what the rows say of their works."""
    known = ((target(row), dict(row["registry"])) for row in rows if row.get("registry"))
    return {url: Resource(url, url, fields) for url, fields in known}


def citation(at: int, row: Row, known: Mapping[str, Resource]) -> Cited:
    """Make a citation of a row."""
    page, url, text = str(row.get("page") or at), target(row), said(row)
    return Cited(page, at, 1, 0, 0, page, 0, "link", text, text, url, work_key(url), url if url in known else "", "")


def verdicts(rows: list[Row]) -> list[Identity]:
    """Examine the citations as those of one wiki."""
    known = resources(rows)
    return identities([citation(at, row, known) for at, row in enumerate(rows)], known, now=NOW)


def accepted(row: Row) -> list[str]:
    """Give the verdicts on a row that are not wrong."""
    return list(row.get("accept") or [row.get("offline") or row["truth"]])


def share(part: int, whole: int) -> str:
    """Write a share, with what it is of."""
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "none"


def report(rows: list[Row], found: list[Identity]) -> Iterator[str]:
    """Say how the verdicts compare with the truth, in all and for each kind of difference."""
    pairs = list(zip(rows, found, strict=True))
    counts = Counter((row["truth"], each.verdict) for row, each in pairs)
    for (truth, verdict), count in sorted(counts.items()):
        yield f"{truth:>10} said to be {verdict:<10} {count:5}"
    told = [row for row, each in pairs if each.verdict == "mismatch"]
    right = sum(row["truth"] == "mismatch" or "mismatch" in accepted(row) for row in told)
    needed = [each for row, each in pairs if accepted(row) == ["mismatch"]]
    caught = sum(each.verdict == "mismatch" for each in needed)
    yield f"mismatch: precision {share(right, len(told))}, recall {share(caught, len(needed))}"
    yield f"verdicts accepted: {share(sum(each.verdict in accepted(row) for row, each in pairs), len(pairs))}"
    yield from (of_kind(kind, pairs) for kind in KINDS)


def of_kind(kind: str, pairs: list[tuple[Row, Identity]]) -> str:
    """Say how often a kind of difference is told rightly, and how often it is seen where it has to be."""
    kinds = [(row, each, {d.what for d in each.differs}) for row, each in pairs]
    told = [row for row, each, found in kinds if each.verdict == "mismatch" and kind in found]
    right = sum(kind in row.get("differs", ()) for row in told)
    there = [found for row, _, found in kinds if accepted(row) == ["mismatch"] and kind in row.get("differs", ())]
    caught = sum(kind in found for found in there)
    return f"  {kind}: precision {share(right, len(told))}, recall {share(caught, len(there))}"


def main() -> None:
    """Compare Recto's verdicts with those of a file."""
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    rows: list[Row] = [json.loads(line) for line in lines if line.strip()]
    found = verdicts(rows)
    print(*report(rows, found), sep="\n")
    if "--wrong" in sys.argv:
        for row, each in zip(rows, found, strict=True):
            if each.verdict not in accepted(row):
                name = f"{row.get('id', '')} {row['truth']}, said to be {each.verdict}"
                print(f"{name}: {said(row)!r} {target(row)}: {each.why}")


if __name__ == "__main__":
    main()
