"""Signs in a page's footnotes and numbers that something is made up or cut off, as the contract looks for them."""

from collections.abc import Iterator
from itertools import groupby

from recto.ecma import NOT_SPACE, SPACE, line_start, pattern, trim
from recto.scan import footnotes

_DEFINITION = pattern(r"\[\^\d+\]:")
_DEFINED = pattern(line_start("[^") + r"(\d+)\]:")
_POINT = pattern(r"\.(?<=\b\d{4}\.)\d{4,5}\b")
_ADDRESS = pattern(rf"https?://{NOT_SPACE}")
_CONTINUED = pattern(f"{SPACE}+{NOT_SPACE}")


def risk_body(text: str) -> str:
    """Give the text that is checked: the raw text without its head."""
    end = text.find("\n---", 4) if text.startswith("---\n") else -1
    return text if end < 0 else text[end + 4 :].removeprefix("\n")


def integrity(text: str, year: int) -> Iterator[tuple[str, int]]:
    """Give the checks that fail, (name, points), in the contract's order; `year` is that of the build."""
    body = risk_body(text)
    definitions = [int(m[1]) for line in body.split("\n") if (m := _DEFINED.search(trim(line)))] if "[^" in body else []
    yield from _orphans(body, set(definitions))
    if _longest_run(body, year) >= 3:
        yield "suspicious-sequential-ids", 25
    if len(set(definitions)) < len(definitions):
        yield "duplicate-footnote-defs", 10
    yield from _unsourced(body)


def _orphans(body: str, definitions: set[int]) -> Iterator[tuple[str, int]]:
    references = {label for label, _, _ in footnotes(body)}
    if orphans := references - definitions:
        yield ("severe-truncation", 30) if len(orphans) / len(references) > 0.5 else ("orphaned-footnotes", 15)


def _longest_run(body: str, year: int) -> int:
    """Give the longest run of numbers such as 2301.00001, 2301.00002 that could be arXiv ids of consecutive papers."""
    found = [number for number in _numbers(body) if _is_arxiv_month(number, year)]
    if len(found) < 3:
        return 0
    distinct = list(dict.fromkeys(found))
    runs = groupby(enumerate(distinct), key=lambda item: (item[1][:4], int(item[1][5:]) - item[0]))
    return max(len(list(run)) for _, run in runs)


def _numbers(body: str) -> Iterator[str]:
    r"""Find ``\b\d{4}\.\d{4,5}\b`` by its point, which is rarer than digits."""
    done = 0
    for point in _POINT.finditer(body):
        if point.start() - 4 >= done:
            done = point.end()
            yield body[point.start() - 4 : done]


def _is_arxiv_month(number: str, year: int) -> bool:
    return 7 <= int(number[:2]) <= year % 100 + 1 and 1 <= int(number[2:4]) <= 12


def _unsourced(body: str) -> Iterator[tuple[str, int]]:
    notes = list(_definition_texts(body)) if "[^" in body else []
    unsourced = sum(1 for note in notes if not _ADDRESS.search(note))
    if unsourced:
        yield (("mostly-unsourced-footnotes", 10) if unsourced / len(notes) > 0.5 else ("some-unsourced-footnotes", 5))


def _definition_texts(body: str) -> Iterator[str]:
    """Give each definition with the indented lines that follow it at once."""
    note: list[str] = []
    for line in body.split("\n"):
        if _DEFINITION.match(trim(line)):
            if note:
                yield "\n".join(note)
            note = [line]
        elif note and _CONTINUED.match(line):
            note.append(line)
        elif note:
            yield "\n".join(note)
            note = []
    if note:
        yield "\n".join(note)
