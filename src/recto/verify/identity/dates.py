"""The years of a label: that which follows names, and that which stands where citations have it."""

from collections.abc import Sequence

from recto.verify.identity.lexicon import TIMES, VENUES, WORKS
from recto.verify.identity.signs import Sign, year_in


def year_at(signs: Sequence[Sign], at: int) -> tuple[int, int]:
    """Read a year that follows names: in brackets, after a comma, or at once; with its end, or (0, 0)."""
    opened = False
    for end in range(at, min(at + 6, len(signs))):
        sign = signs[end]
        opened = opened or sign.text in "([,"
        if year := year_in(sign):
            closed = signs[at].text in "([" and end + 1 < len(signs) and signs[end + 1].text in ")]"
            return year, end + 1 + closed
        day = sign.kind == "number" and len(sign.text.strip(",.")) < 3
        if not (sign.text in "(,.[" or (opened and (day or sign.plain in TIMES))):
            break
    return 0, 0


def year_of(signs: Sequence[Sign]) -> tuple[int, int]:
    """Give the one year that stands where citations have it, with the end of it; else zeros."""
    years = [(year, at + 1) for at, sign in enumerate(signs) if (year := year_in(sign)) and _in_place(signs, at)]
    return years[0] if len({year for year, _ in years}) == 1 else (0, 0)


def _is_day(sign: Sign) -> bool:
    return sign.kind == "number" and not year_in(sign)


def _in_place(signs: Sequence[Sign], at: int) -> bool:
    """Say whether a year stands in brackets or after a venue, last after a comma, before a volume or "paper"."""
    after = signs[at + 1] if at + 1 < len(signs) else None
    of_venue = at > 0 and signs[at - 1].plain in VENUES and (after is None or after.kind == "mark")
    if of_venue or (after is not None and after.plain in WORKS):
        return True
    if at > 1 and after is not None and after.text == ";":
        return True
    if at > 1 and after is None and signs[at].text.endswith(".") and signs[at - 1].text.endswith("."):
        return True
    before = at - 1
    while before >= 0 and (signs[before].plain in TIMES or _is_day(signs[before])):
        before -= 1
    if before >= 0 and signs[before].text == "," and (after is None or after.text in (".", ")", ",")):
        return True
    while before >= max(0, at - 5) and (signs[before].text in ",&/" or signs[before].text[:1].isupper()):
        before -= 1
    return before >= 0 and signs[before].text in "([" and after is not None and after.text in ")],;"
