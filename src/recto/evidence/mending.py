"""Names and years of works, mended in the pages where that is sure."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from recto.rewrite import Rewrite
from recto.store import Store
from recto.verify.identity.titles import content_words

_SENTENCE = re.compile(r"(?<=[.;])\s")
_ABOUT = ("title", "abstract", "summary", "key_points")
"""What the registry says of the subject of a work."""
_LOST = "\ufffd"
"""What stands in a text for bytes that are no UTF-8."""
_WRONG = (
    "SELECT evidence.*, sources.text AS source FROM evidence LEFT JOIN sources ON sources.file = page "
    "WHERE identity = 'mismatch' AND step != 'signed off' ORDER BY evidence.file, start DESC"
)
_LEAST_SHARED = 3
_LEAST_SHARE = 0.3


class Fixes(Rewrite, frozen=True):
    """Citations whose name or year is mended, in the texts of their pages: `count` of them; of `left` it is not sure.

    `broken` are the files with bytes that are no UTF-8, which cannot be written again as they were.
    """

    count: int
    left: int
    broken: tuple[str, ...]


def fixes(store: Store, files: Sequence[str] = ()) -> Fixes:
    """Give the names of works that can be mended for sure, in the pages as they were built.

    It is sure where authors and year of the work are known and the work is about what the sentence is about: then the
    name is wrong, not the address. What a person has signed off is not touched.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    rows = [row for row in store.rows(_WRONG) if not files or row["file"] in files]
    sure = [row for row in rows if row["source"] and row["fix"] and _sure(store, dict(row))]
    broken = {row["file"] for row in sure if _LOST in row["source"]}
    count = 0
    for row in sure:
        file, text = row["file"], after.get(row["file"], row["source"])
        mended = _mended(text, row["start"], row["end"], row["said"], row["fix"])
        if mended is not None and file not in broken:
            before[file], after[file] = row["source"], mended
            count += 1
    left = len(rows) - count - sum(row["file"] in broken for row in sure)
    return Fixes(before, dict(sorted(after.items())), count, left, tuple(sorted(broken)))


def _mended(text: str, start: int, end: int, said: str, fix: str) -> str | None:
    """Put a name in the place of another within a stretch; None where it stands there not at all, or twice."""
    stretch = text[start:end]
    return f"{text[:start]}{stretch.replace(said, fix)}{text[end:]}" if stretch.count(said) == 1 else None


def _sure(store: Store, row: Mapping[str, Any]) -> bool:
    """Say whether the work is about what the sentence says: they share words, names and labels apart."""
    works = store.rows("SELECT fields FROM resources WHERE id = ? LIMIT 1", row["resource"])
    fields = json.loads(works[0]["fields"]) if works else {}
    about = (part for name in _ABOUT for part in _SENTENCE.split(str(fields.get(name) or "")))
    known = frozenset().union(*map(content_words, about))
    claimed = content_words(row["sentence"].replace(row["said"], " "))
    shared = claimed & known
    return len(shared) >= _LEAST_SHARED and len(shared) >= _LEAST_SHARE * len(claimed)
