"""The kind number-changed."""

import re
from collections.abc import Iterator

from recto.mutate.amounts import sentence_error
from recto.mutate.draw import Draw
from recto.mutate.kind import Error, Example, kind
from recto.mutate.spot import Spot
from recto.quantity import quantities

NUMBERS = ("number", "percent", "money")
_FACTOR = 1.2
"""What a changed number is larger or smaller by, at least: less may be rounding."""
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
PAGE = "Of the clocks that were tested, 37% drifted within a year <R id='r1'>Doe</R>."
WORK = "- {id: r1, url: 'https://example.org/a', title: On clocks, authors: [Jane Doe]}"
TEXT = "We tested clocks. Of the clocks that we tested, 37% drifted within a year. They were of brass."


@kind(
    "A figure that is off is believed because it has a source.",
    checks=NUMBERS,
    examples=(
        Example(PAGE, "caught", WORK, text=TEXT),
        Example(PAGE, "unseen", WORK, "the text of the source is not stored"),
    ),
)
def number_changed(spot: Spot, draw: Draw) -> Error | None:
    """Change the first digit of a number, share or amount of money in the sentence that a citation supports."""
    for start, end in draw.shuffled(list(_numerals(spot))):
        text = spot.examined.cited.sentence[start:end]
        others = list(_others(text))
        if others and (error := sentence_error(spot, start, end, draw.pick(others), NUMBERS)):
            return error
    return None


def _numerals(spot: Spot) -> Iterator[tuple[int, int]]:
    """Give where numerals stand; rough figures and bounds are left out, which others may well agree with."""
    for each in quantities(spot.examined.cited.sentence):
        if each.kind != "year" and not each.about:
            for found in _NUMERAL.finditer(spot.examined.cited.sentence[each.start : each.end]):
                yield each.start + found.start(), each.start + found.end()


def _others(text: str) -> Iterator[str]:
    """Give a numeral with another first digit, as far as that is another number by a fifth or more."""
    at = next((place for place, digit in enumerate(text) if digit in "123456789"), None)
    value = float(text.replace(",", ""))
    for digit in "123456789" if at is not None else "":
        other = text[:at] + digit + text[(at or 0) + 1 :]
        low, high = sorted((value, float(other.replace(",", ""))))
        if high >= _FACTOR * low:
            yield other
