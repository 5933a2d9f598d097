"""Numbers in words: sixty-five, two hundred thousand, a dozen, two-thirds, one in five, threefold."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# fmt: off
_ONES = {word: value for value, word in enumerate((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"), 1)}
_TENS = {word: 10 * value for value, word in enumerate((
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}
_SCALES = {"hundred": 100, "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PIECES = {"half": 0.5, "a quarter of": 0.25, "three quarters of": 0.75}
_FOLDS = {"twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3, "triples": 3,
          "tripling": 3, "quadrupled": 4, "quadrupling": 4, **{f"{word}fold": value for word, value in _ONES.items()}}
# fmt: on
WORDS = frozenset((*_ONES, *_TENS, *_SCALES, *_PARTS, *_FOLDS, *(f"{part}s" for part in _PARTS)))
"""The words of which at least one stands in each number in words."""

_SIMPLE = "|".join(sorted((*_ONES, *_TENS, *_SCALES), key=len, reverse=True))
_COUNTED = "|".join(sorted((*_ONES, "twenty", "thirty", "forty", "fifty"), key=len, reverse=True))
_EVERY = r"4|5|6|8|10|12|20|25|50|100|1,?000"
_AND = r"(?:(?<=dred)|(?<=sand)|(?<=lion))[ ]and[ ]"
NUMBER = rf"(?:an?[ ](?:hundred|dozen|thousand|million|billion)|(?:{_SIMPLE}))(?:(?:{_AND}|[ -])(?:{_SIMPLE})){{0,7}}"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_SPELLED = re.compile(
    rf"\b(?:(?P<over>(?:{_COUNTED})|\d{{1,3}})[ ]"
    rf"(?:(?:[a-z]{{2,20}}[ ])?in[ ](?:every[ ])?(?P<of>(?:{_COUNTED})|{_EVERY})"
    rf"|out[ ]of(?:[ ](?:every|the))?[ ](?P<outof>(?:{_COUNTED})|\d{{1,4}}))"
    rf"|(?P<piece>{'|'.join(_PIECES)})[ ]an?(?:[ ](?P<scale>{'|'.join(_SCALES)})"
    r"|(?=[ ](?:hour|day|year|decade|century|mile|percentage)\b))"
    rf"|(?P<parts>a|one|two|three|four|five|seven|nine)[ -](?P<part>third|quarter|fourth|fifth|sixth|eighth|tenth)"
    r"(?:s(?![\w-])|(?=[ ](?:of|the|to|as|more|less|fewer|higher|lower)\b|[^\w -]|\Z))"
    r"|(?<!\bfirst )(?<!\bsecond )(?<!\blatter )(?<!\ba )(?<!-)(?P<half>half)(?![\w-]|[ ]an?\b)"
    rf"|(?P<fold>{'|'.join(_FOLDS)})(?![\w-])"
    rf"|(?P<number>{NUMBER})(?P<more>[ ]and[ ]a[ ]half)?)(?!\w|-{_ORDINAL})"
)
_HALF = 0.5
ROUGH = 2.0
"""Percent that a share in words may be off: half, a third, four in five."""
_UNSURE = frozenset(("one",))


class Spelled(NamedTuple):
    """A number in words, from `start` to `end`: its value, and whether it is a share in percent or a factor."""

    start: int
    end: int
    value: float
    kind: str
    step: float


def spelled(folded: str, low: int, high: int) -> Iterator[Spelled]:
    """Find the numbers in words within a stretch of a folded text; a lone `one` is none."""
    for match in _SPELLED.finditer(folded, low, high):
        found = _read(match)
        if found:
            yield Spelled(match.start(), match.end(), *found)


def number(words: str) -> float | None:
    """Read a number in words, or give None if the words make none."""
    total = group = last = 0
    for word in re.split(r"[ -]", words.replace(" and ", " ")):
        if word in _SCALES:
            scale = _SCALES[word]
            if scale > 100:
                total, group = total + (group or 1) * scale, 0
            else:
                group = (group or 1) * scale
            last = scale
        elif word in _ONES or word in _TENS:
            value = _ONES.get(word) or _TENS[word]
            if 0 < last < 20 or (20 <= last < 100 and value >= 10):
                return None
            group, last = group + value, value
    return float(total + group)


def _read(match: re.Match[str]) -> tuple[float, str, float] | None:
    if match["fold"]:
        return _FOLDS[match["fold"]], "times", 1.0
    if match["piece"]:
        whole = _SCALES.get(match["scale"], 1)
        return _PIECES[match["piece"]] * whole, "", whole / 10
    if match["half"]:
        return 50.0, "percent", ROUGH
    if match["parts"]:
        return 100.0 * _ONES.get(match["parts"], 1) / _PARTS[match["part"]], "percent", ROUGH
    if match["over"]:
        return _share(match["over"], match["of"] or match["outof"])
    value = number(match["number"])
    if value is not None and match["more"]:
        return value + _HALF, "", _HALF
    return None if value is None or match["number"] in _UNSURE else (value, "", _worth(value))


def _share(over: str, of: str) -> tuple[float, str, float] | None:
    part, whole = (_ONES.get(each) or _TENS.get(each) or float(each.replace(",", "")) for each in (over, of))
    return (100.0 * part / whole, "percent", ROUGH if whole < 100 else 0.2) if 0 < part < whole else None


def _worth(value: float) -> float:
    """Give what the last digit of a number in words is worth; up to a thousand each is meant."""
    worth = 1.0
    while value >= 1000 and value % (worth * 10) == 0:
        worth *= 10
    return worth
