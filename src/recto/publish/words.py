"""How the site says things: dates, counts, parts of a whole, in words that can be read aloud."""

from collections.abc import Sized

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = (
    *((0.1, "A tenth"), (0.2, "A fifth"), (0.25, "A quarter"), (1 / 3, "A third"), (0.5, "Half")),
    *((2 / 3, "Two thirds"), (0.75, "Three quarters"), (0.9, "Nine tenths")),
)
_NEAR = 0.02


def long_date(date: str | None) -> str:
    """Write a date as readers do, ``13 Mar 2026``; one of another form stays as it is."""
    parts = (date or "")[:10].split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return date or ""
    return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"


def due_text(days: float | None) -> str:
    """Say when a page is due: in how many days, or since when."""
    if days is None:
        return ""
    whole = round(abs(days))
    many = f"{whole} day{'s' * (whole != 1)}"
    return "due today" if whole == 0 else f"due in {many}" if days > 0 else f"overdue by {many}"


def shortened(text: str, most: int) -> str:
    """Cut a text behind a word where it is longer than some number of characters."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def spaced(number: float) -> str:
    """Write a number in groups of three: ``12 345``, with narrow blanks that do not break."""
    return f"{number:,.12g}".replace(",", "\u202f")


def count(many: float, noun: str, nouns: str = "") -> str:
    """Say how many there are of something: ``1 page``, ``12 345 pages``."""
    return f"{spaced(many)} {noun if many == 1 else nouns or f'{noun}s'}"


def verb(many: Sized | float, one: str, more: str) -> str:
    """Give the form of a verb that fits a number, or that of the things in a list."""
    return one if (many if isinstance(many, (int, float)) else len(many)) == 1 else more


def part(some: float, whole: float) -> str:
    """Say what part of a whole something is, for the beginning of a sentence: ``About a third``, ``41%``, ``None``."""
    share = some / whole if whole else 0
    if not some or some == whole:
        return "All" if some else "None"
    near = min(_PARTS, key=lambda each: abs(each[0] - share))
    if abs(near[0] - share) <= _NEAR:
        return near[1] if near[0] == share else f"About {near[1][0].lower()}{near[1][1:]}"
    return f"{share:.0%}" if 0.01 <= share <= 0.99 else "Few" if share < 0.5 else "Nearly all"


def listed(texts: list[str]) -> str:
    """Join texts as a sentence does: ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
