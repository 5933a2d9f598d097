"""Where labels have names and years, told by their form alone: apart from what reads labels, which this is to test."""

import re

from recto.mutate.spot import Spot, Stretch

_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(rf"(?<![\w.,/-]){_YEAR}(?![\w/-]|[.,]\d)")
_OF_WORK = re.compile(
    rf"[(\[](?:[A-Z][a-z]{{2,8}}\.?,? )?({_YEAR})[)\]]|\bal\.?,? \(?({_YEAR})\b|, ({_YEAR})(?=[.\s\0]*\Z)"
)
_DATE = re.compile(r"[\W\d_]*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[\W\d_]*")
_NAME = r"[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)?"
_LEADS = rf"(?:{_NAME}|[A-Z]\.)"
_AFTER = rf"(?=,? et al\b|,? (?:and|&) {_LEADS}|,?[ ]\(?{_YEAR}\b|, [A-Z]\.)"
_ANYBODY = re.compile(
    rf"(?<![\w’'-])({_NAME})(?:(?=,? et al\b)|(?=,? (?:and|&) {_NAME},? \(?{_YEAR})|(?=,? (?:and|&) {_NAME} et al))"
)


def years_in(label: Stretch) -> list[tuple[int, int]]:
    """Give where years stand."""
    return label.find(_YEARS)


def is_year_of_work(label: Stretch, start: int) -> bool:
    """Say whether a year stands where labels have that of the work: in brackets, after "et al.", at the end.

    A label that is but a date tells when something happened.
    """
    if _DATE.fullmatch(label.text):
        return False
    return any(label.start + each.start(each.lastindex or 0) == start for each in _OF_WORK.finditer(label.text))


def author_in(spot: Spot) -> tuple[int, int] | None:
    """Give where the first author stands: a person of the work, else whoever stands before "et al." or a year."""
    label = spot.label
    if label is None:
        return None
    persons = {name.surname for name in spot.work.authors.names if name.kind == "person"}
    found = [place for surname in sorted(persons) if surname in label.text for place in _standing(label, surname)]
    return min(found, default=next(iter(label.find(_ANYBODY)), None))


def _standing(label: Stretch, surname: str) -> list[tuple[int, int]]:
    """Give where a surname stands as an author's: before others, "et al.", a year, initials; or first of all."""
    name = rf"(?<![\w’'-])({re.escape(surname)})"
    opens = rf"\A[\W\d_]{{0,6}}(?:{_LEADS}[ ]){{0,3}}{name}(?=[,:])"
    return [*label.find(re.compile(name + _AFTER)), *label.find(re.compile(opens))]
