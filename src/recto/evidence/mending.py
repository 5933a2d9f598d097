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
_LEAST_SHARED = 3
_LEAST_SHARE = 0.3


class Fixes(Rewrite, frozen=True):
    """Citations whose name or year is mended, in the texts of their pages; `count` of them."""

    count: int


def fixes(store: Store, files: Sequence[str] = ()) -> Fixes:
    """Give the names of works that can be mended for sure, in the pages as they were built.

    It is sure where authors and year of the work are known and the work is about what the sentence is about: then the
    name is wrong, not the address. Pages with U+FFFD are left, since bytes that are no UTF-8 were read as that.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    count = 0
    for row in store.rows(
        "SELECT evidence.*, sources.text AS source FROM evidence JOIN sources ON sources.file = evidence.file "
        "WHERE fix IS NOT NULL AND page IS NOT NULL AND instr(text, char(0xfffd)) = 0 "
        "ORDER BY evidence.file, start DESC"
    ):
        file, text = row["file"], after.get(row["file"], row["source"])
        if (files and file not in files) or not _sure(store, dict(row)):
            continue
        mended = _mended(text, row["start"], row["end"], row["said"], row["fix"])
        if mended is not None:
            before[file], after[file] = row["source"], mended
            count += 1
    return Fixes(before, dict(sorted(after.items())), count)


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
