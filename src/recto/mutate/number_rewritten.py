"""The kind number-rewritten, which is no error."""

import re
from collections.abc import Iterator

from recto.mutate.amounts import sentence_error
from recto.mutate.draw import Draw
from recto.mutate.kind import Error, Example, kind
from recto.mutate.number_changed import NUMBERS, PAGE, TEXT, WORK
from recto.mutate.spot import Spot

_SHARE = re.compile(r"(?<![\w.,-])\d{1,9}(?:\.\d{1,9})?(?P<sign>[ ]?%|[ ]percent)(?!\w)")
_LARGE = re.compile(r"(?<![\w.,$€£–-])(?P<digits>\d{2,3}(?:,\d{3}){1,4})(?![\w.,–-])")
_MILLIONS = re.compile(r"(?<![\w.,$€£–-])(?P<digits>\d{1,3}) million(?!\w)")


@kind(
    "One who complains of another way to write a number is not heard when it is another number.",
    checks=NUMBERS,
    harmless=True,
    examples=(Example(PAGE, "quiet", WORK, text=TEXT),),
)
def number_rewritten(spot: Spot, draw: Draw) -> Error | None:
    """Write a number of the sentence that a citation supports in another form: percent for %, millions in digits."""
    for start, end, text in draw.shuffled(list(_rewritten(spot.examined.cited.sentence))):
        if error := sentence_error(spot, start, end, text, NUMBERS):
            supported = spot.examined.support.verdict == "supported"
            return error._replace(unseeable="" if supported else error.unseeable)
    return None


def _rewritten(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Give stretches and what they may become."""
    for found in _SHARE.finditer(sentence):
        yield *found.span("sign"), " percent" if "%" in found["sign"] else "%"
    for found in _LARGE.finditer(sentence):
        yield *found.span("digits"), found["digits"].replace(",", "")
    for found in _MILLIONS.finditer(sentence):
        yield *found.span(), f"{found['digits']},000,000"
