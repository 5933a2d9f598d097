"""Numbers with what they count or measure, in all forms that texts have."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recto.quantity import MAGNITUDES, last_digit, value_of
from recto.verify.support.spelled import WORDS, spelled
from recto.verify.support.units import MONEY, UNITS, Measure, measure
from recto.verify.support.words import STOP, stem

_SPACED = r"(?<!\d \d)(?<!\d \d\d)(?<!\d \d\d\d)(?:[ ]\d{3}){1,6}(?! ?\d)"
_GROUPED = rf"\d{{1,3}}(?:,\d{{3}}){{1,6}}(?!\d)|\d{{1,3}}(?:\u00a0\d{{3}}){{1,6}}(?!\d)|\d{{1,3}}{_SPACED}"
_NUMERAL = (
    rf"(?P<digits>(?:{_GROUPED}|\d{{1,3}}(?:\.\d{{3}}){{2,6}}(?!\d)|\d{{1,15}})(?:\.\d{{1,9}}|,\d{{1,2}}(?!\d))?)"
    r"(?:[eE](?P<e>[+-]?\d{1,3})(?!\w)"
    r"|(?P<ten>[ \u00a0]?[x×*·][ \u00a0]?10)?(?:\^\{?(?P<raised>-?\d{1,3})\}?|(?P<high>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})))?"
)
_CURRENCY = r"(?P<currency>(?:(?:US|AU?|CA?)?\$|[€£¥₹]|(?:USD|EUR|GBP|CHF)(?=[ \u00a0\d]))[ \u00a0]?)?"
_FIRST = re.compile(rf"(?<![\w.,#/^=:_$€£])(?<![\w\])%]-){_CURRENCY}{_NUMERAL}")
_SECOND = re.compile(rf"{_CURRENCY}{_NUMERAL}")
_MAGNITUDE = re.compile(
    r"[ \u00a0-]?(?P<word>hundred|thousand|million|billion|trillion|mn|bn)\b|[ \u00a0]?(?P<sign>[kmbt])(?!\w)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:[ \u00a0]|-(?=[^\W\d]))?([%€$£¥₹×℃]|°[CF]\b|[^\W\d_][\w'²/]*)")
_JOIN = re.compile(
    r"[ \u00a0]?(?P<unit>%|°[CF]|percent|per cent)?[ \u00a0]?"
    r"(?P<sign>-|to[ ]|and[ ]|through[ ])[ \u00a0]?(?:about |around )?"
)
_FOLLOWED, _HYPHENED = re.compile(r"[/^]\w|[.,:]\d"), re.compile(r"-\d")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_LARGE = {"hundred": 1e2, "bn": 1e9, "mn": 1e6, "t": 1e12, **MAGNITUDES}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_HEDGED = re.compile(
    r"(?P<under>\b(?:no more than|not more than|at most|up to|under|below|less than|fewer than|as (?:much|many|high) as"
    r"|not exceed(?:ing)?|(?:a )?maximum of)|[<≤])\s?\Z"
    r"|(?P<over>\b(?:no (?:less|fewer) than|not (?:less|fewer) than|at least|over|more than|above|greater than"
    r"|upwards of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|(?:a )?minimum of)|[>≥])\s?\Z"
    r"|(?P<about>\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|estimated|close to"
    r"|ca\.?)|[~≈])\s?(?:an? )?\Z"
)
_MORE = re.compile(
    r"(?P<over>\+(?!\w)| or (?:more|above|higher|over|longer)\b)|(?P<under> or (?:less|fewer|below|lower)\b)"
)
# fmt: off
_LABELS = frozenset((
    "figure", "fig", "table", "section", "sec", "chapter", "ch", "appendix", "equation", "eq", "page", "p", "pp",
    "vol", "volume", "no", "step", "part", "version", "v", "release", "theorem", "lemma", "algorithm", "phase",
    "type", "level", "tier", "grade", "class", "article", "footnote", "note", "line", "question", "exhibit",
    "title", "rule", "iso", "iec", "rfc", "din", "covid", "gpt", "stage", "model", "series", "task", "study",
    "experiment", "scenario", "wave", "round", "chart", "box", "panel", "item", "category", "asl", "issue",
    "session", "day", "act", "§", "room", "sb", "hb", "hr", "unit", "para", "paragraph",
))
"""Words after which a number says which one it is."""

# fmt: on
_LABELLED = re.compile(r"([^\W\d_]{1,10}|§)\.?[ \u00a0-]?\Z")
_LISTED = re.compile(r"(?:,|;|-| ?&| and| to| or) ?(?:and )?")
_CITED = re.compile(r"\[\^?\d{1,4}(?:[,; -]{1,3}\d{1,4}){0,20}\]|\(\d{1,3}(?:[,; -]{1,3}\d{1,3}){0,20}\)")
_ADDRESS = re.compile(r"\b(?:https?://|www\.|doi:|arxiv:)[^\s<>]{1,2000}", re.IGNORECASE)
_BEFORE, _AFTER = 28, 80
_NAMED = re.compile(r"([A-Z][\w'.-]{0,30})[ \u00a0]\Z")
_AGED = re.compile(r"\b(?:aged?|ages|age of|older than|younger than) (?:about |around |over |under |between )?\Z")
_SCALED = re.compile(r"(hundred|thousand|million|billion|trillion|mn|bn|[kmbt])\Z")
_BOTH = re.compile(r",? (?:and )?")
_BETWEEN, _FROM = re.compile(r"\bbetween (?:about |around )?\Z"), re.compile(r"\bfrom (?:about |around )?\Z")
_MOST_POWER = 300
_WORD, _LISTING = 13, 7
_MOST_IN_NAMES = 10_000


class Amount(NamedTuple):
    """A number in a text, from `start` to `end`, with what it measures or counts.

    `low` and `high` are its bounds and `step` its last digit's worth, in the unit that all of its `dimension` are
    compared in (empty for counts); `nouns` are the stems of the words that follow. `hedge` is about, over, under or
    empty; `change` is 1 or -1 if something rose or fell from one of the bounds to the other.
    """

    start: int
    end: int
    low: float
    high: float
    step: float
    dimension: str
    nouns: tuple[str, ...] = ()
    hedge: str = ""
    change: int = 0

    @property
    def kind(self) -> str:
        """What a check calls it."""
        return (
            "percent" if self.dimension in ("percent", "points") else "money" if self.dimension in MONEY else "number"
        )


class _Atom(NamedTuple):
    """A number without its unit; `scaled` if a magnitude stands with it."""

    start: int
    end: int
    value: float
    step: float
    dimension: str = ""
    scaled: bool = False


def amounts(flat: str, folded: str, low: int, high: int, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Amount]:
    """Find the amounts of a sentence of a `Flat`; those in names, labels, addresses and `taken` stretches are none."""
    last: Amount | None = None
    for each in _each(flat, folded, low, high, taken):
        if last and (both := _compound(last, each, folded)):
            last = both
        else:
            yield from (last,) if last else ()
            last = each
    yield from (last,) if last else ()


def _compound(one: Amount, other: Amount, folded: str) -> Amount | None:
    """Read a time in two units as one: 3 minutes 18 seconds."""
    joined = one.dimension == other.dimension == "time" and _BOTH.fullmatch(folded, one.end, other.start)
    if not joined or one.low != one.high or other.low != other.high or not 0 < other.high < one.step:
        return None
    value = one.low + other.low
    return one._replace(end=other.end, low=value, high=value, step=other.step, nouns=other.nouns)


def _each(flat: str, folded: str, low: int, high: int, taken: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    end = labelled = low
    opaque = [*taken, *_opaque(flat, low, high)]
    for atom in sorted(
        (*_digits(flat, low, high), *_words(folded, low, high)), key=lambda each: (each.start, -each.end)
    ):
        if atom.start < end or any(atom.start < to and start < atom.end for start, to in opaque):
            continue
        found = _whole(flat, folded, atom, high)
        measured = found is not None and found.dimension != ""
        if not measured and _is_label(folded, max(low, labelled), atom.start, listed=labelled > low):
            labelled = atom.end
        elif found and not _name(flat, low, found):
            yield found
            end = found.end


def _opaque(flat: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of addresses and of numbers in brackets, which are marks of citations."""
    for sign, form in (("[", _CITED), ("(", _CITED), ("://", _ADDRESS), ("www.", _ADDRESS)):
        if flat.find(sign, low, high) >= 0:
            yield from (found.span() for found in form.finditer(flat, low, high))


def _is_label(folded: str, low: int, place: int, *, listed: bool) -> bool:
    """Say whether a number says which figure, section or step is meant, also further down a list of them."""
    if listed and place - low <= _LISTING and _LISTED.fullmatch(folded, low, place):
        return True
    before = _LABELLED.search(folded, max(low, place - _WORD), place)
    return bool(before and (before[1] in _LABELS or (before[1][-1] == "s" and before[1][:-1] in _LABELS)))


def _digits(flat: str, low: int, high: int) -> Iterator[_Atom]:
    for match in _FIRST.finditer(flat, low, high):
        if found := _atom(match, flat, high):
            yield found


def _words(folded: str, low: int, high: int) -> Iterator[_Atom]:
    for start, end, value, kind, step in spelled(folded, low, high):
        yield _Atom(start, end, value, step, kind, value >= 100)


def _atom(match: re.Match[str], flat: str, high: int) -> _Atom | None:
    """Read a number in digits with its currency and magnitude, or give None if it is part of something else."""
    start, end = match.span()
    value, step = _read(match)
    dimension = _SIGNS.get((match["currency"] or "").strip()[-1:], (match["currency"] or "").strip())
    larger = _MAGNITUDE.match(flat, end, high)
    if larger and (larger["word"] or larger["sign"] in "kKMBT" or dimension):
        scale = _LARGE[(larger["word"] or larger["sign"]).lower()]
        value, step, end = value * scale, step * scale, larger.end()
    elif _FOLLOWED.match(flat, end):
        return None
    if "±" in flat[max(0, start - 2) : start] or flat[max(0, start - 4) : start].rstrip().endswith("+/-"):
        return None
    if flat[start - 1 : start] == "-" and not flat[max(0, start - 2) : start - 1].strip():
        start, value = start - 1, -value
    return _Atom(start, end, value, step, dimension, bool(larger)) if step else None


def _read(match: re.Match[str]) -> tuple[float, float]:
    """Give the value of digits with a power of ten and its last digit's worth (0 if there is no such number)."""
    plain = match["digits"].replace(" ", "").replace("\u00a0", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    if plain[-3:-2] == "," or plain[-2:-1] == ",":
        plain = plain.replace(",", ".")
    value, step = value_of(plain), last_digit(plain)
    power = match["e"] or match["raised"] or (match["high"] or "").translate(_SUPERSCRIPTS)
    if not power:
        return value, step
    if not (match["e"] or match["ten"]):
        value, step = (1.0, 1.0) if value == 10 else (0.0, 0.0)
    scale = 10.0 ** int(power) if abs(int(power)) <= _MOST_POWER else 0.0
    return value * scale, step * scale


def _whole(flat: str, folded: str, atom: _Atom, high: int) -> Amount | None:
    """Read what follows a number: the end of a range, the unit, what is counted."""
    before = folded[max(0, atom.start - _BEFORE) : atom.start]
    last = _range_end(flat, folded, atom, before, high) or atom
    if _HYPHENED.match(flat, last.end):
        return None
    words, ends = _following(flat, last.end, high)
    unit, count = measure(words)
    if unit is None and _AGED.search(before):
        unit = UNITS["years"]
    attached = flat[last.end : last.end + 1]
    if attached.isalpha() and not unit:
        return None
    unit = unit if unit and not (last.dimension or atom.dimension) else Measure(last.dimension or atom.dimension)
    end = ends[count - 1] if count and unit.dimension not in ("",) else last.end
    end = end if count and not (last.dimension or atom.dimension) else last.end
    low = _begun(atom, last, flat, fallen=bool(_FROM.search(before)))
    bounds = sorted(each * unit.size + unit.zero for each in (low, last.value))
    hedge, stop = _hedge(before, folded, end, high)
    nouns = tuple(stem(word.lower()) for word in _nouns(words[count:] if count else words))
    step = max(last.step, atom.step if last is atom else 0.0) * unit.size
    change = (1 if low < last.value else -1) if last is not atom and _FROM.search(before) else 0
    return Amount(atom.start, stop, bounds[0], bounds[1], step, unit.dimension, nouns, hedge, change)


def _begun(atom: _Atom, last: _Atom, flat: str, *, fallen: bool) -> float:
    """Give the beginning of a range, which may leave its magnitude to the end: three to five million."""
    found = _SCALED.search(flat[last.start : last.end].lower()) if last.scaled and not atom.scaled else None
    value = atom.value * (_LARGE[found[1]] if found else 1.0)
    return value if value < last.value or fallen else atom.value


def _range_end(flat: str, folded: str, atom: _Atom, before: str, high: int) -> _Atom | None:
    """Give the larger number at the end of a range, if the number begins one."""
    join = _JOIN.match(folded, atom.end, high)
    if not join or (join["sign"] == "and " and not _BETWEEN.search(before)):
        return None
    match = _SECOND.match(flat, join.end(), high)
    last = _atom(match, flat, high) if match else None
    last = last or next((each for each in _words(folded, join.end(), high) if each.start == join.end()), None)
    if join["unit"] and last and not measure(_following(flat, last.end, high)[0])[0]:
        return None
    ordered = last and (last.value > atom.value or join["sign"] == "-" or _FROM.search(before))
    return last if last and ordered and last.dimension in ("", atom.dimension) else None


def _following(flat: str, place: int, high: int) -> tuple[list[str], list[int]]:
    """Give up to five words after a number with their ends; a mark of punctuation ends them."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < 5 and (match := _NEXT.match(flat, place, min(high, place + _AFTER))):
        words.append(match[1])
        place = match.end()
        ends.append(place)
    return words, ends


def _nouns(words: Sequence[str]) -> Iterator[str]:
    """Give the words that a number may count: those before the first that only joins words."""
    for word in words[:4]:
        if word.lower() in STOP:
            if word.lower() not in ("of", "the", "all", "other", "more", "such", "these", "our", "their"):
                return
        elif word[0].isalpha():
            yield word


def _hedge(before: str, folded: str, end: int, high: int) -> tuple[str, int]:
    """Say whether a number is rough or a bound, and where it ends with what says so."""
    if after := _MORE.match(folded, end, high):
        return str(after.lastgroup), after.end()
    found = _HEDGED.search(before)
    return (str(found.lastgroup) if found else ""), end


def _name(flat: str, low: int, found: Amount) -> bool:
    """Say whether a number belongs to a name before it, as in Llama 2."""
    if found.dimension or found.high >= _MOST_IN_NAMES or "," in flat[found.start : found.end]:
        return False
    start = max(low, found.start - _BEFORE)
    before = _NAMED.search(flat[start : found.start])
    if not before or before[1].lower().rstrip(".") in STOP:
        return False
    first = start + before.start(1) == low
    return not (first and (before[1].endswith("ly") or before[1].lower() in WORDS))


def ends(amount: Amount) -> tuple[Amount, ...]:
    """Give what is to be looked for: of a change both ends, each by itself."""
    if not amount.change:
        return (amount,)
    return amount._replace(high=amount.low), amount._replace(low=amount.high)
