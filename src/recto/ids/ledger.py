"""The file of claims as it is written: a line a claim, in the order of the numbers."""

import json
import re
from collections.abc import Iterable

import msgspec

from recto.ids.register import size


def with_claims(text: str, claims: Iterable[tuple[str, str]]) -> str:
    """Add claims (number, slug) to the text of the file."""
    rows = [json.dumps({"id": number, "slug": slug}, ensure_ascii=False) for number, slug in claims]
    return in_order("\n".join([text, *rows]))


def renumbered(text: str, number: str, slug: str, new: str) -> str:
    """Give a slug's claim of a number the new number, the rest of its line as it is; none if it claims that too."""
    lines = [line for line in text.split("\n") if line.strip()]
    known = any(_row(line) == (new, slug) for line in lines)
    changed = [_with_id(line, number, new) if _row(line) == (number, slug) else line for line in lines]
    kept = [new for old, new in zip(lines, changed, strict=True) if not (known and old != new)]
    return in_order("".join(f"{line}\n" for line in kept))


def in_order(text: str) -> str:
    """Sort the lines by number, so that branches that claim different numbers mostly touch different places."""
    lines = dict.fromkeys(line for line in text.split("\n") if line.strip())
    return "".join(f"{line}\n" for line in sorted(lines, key=_place))


def _place(line: str) -> tuple[int, str, str]:
    number, slug = _row(line)
    return size(number), slug, line


def _row(line: str) -> tuple[str, str]:
    row = msgspec.json.decode(line)
    return row["id"], row["slug"]


def _with_id(line: str, number: str, new: str) -> str:
    return re.sub(rf'("id"\s*:\s*"){number}(?=")', rf"\g<1>{new}", line, count=1)
