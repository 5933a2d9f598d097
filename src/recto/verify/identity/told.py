"""What an address tells by itself of the work it leads to: its year, a surname, and whether it can exist at all."""

import re
from functools import lru_cache
from urllib.parse import unquote

from recto.model.struct import Frozen
from recto.works import work_key

_NEW = re.compile(r"(\d\d)(\d\d)\.(\d{4,5})")
_OLD = re.compile(r"[a-z-]+(?:\.[A-Z]{2})?/(\d\d)(\d\d)(\d{3})")
_TRIED = re.compile(r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/([^/?#]{1,40})")
_SLASHED = re.compile(r"/((?:19|20)\d\d)/(?:(0?[1-9]|1[0-2])/)?")
_DASHED = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d)")
_MONTHLY = re.compile(
    r"(?<!\d)(?:[0-3]?\d)?[-_]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-_]?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"\.\w{1,5}\Z")
_DIGITS = re.compile(r"(?:19|20)\d\d")
_HOSTS = (
    ("proceedings.mlr.press", re.compile(r"/v\d{1,4}/(?P<surname>[a-z-]{2,40}?)(?P<two>\d\d)[a-z]?(?:[./]|\Z)")),
    ("aclanthology.org", re.compile(r"\.org/(?:(?P<year>(?:19|20)\d\d)\.[\w-]{2,40}\.\d|[A-Z](?P<two>\d\d)-\d{4})")),
    ("nips.cc", re.compile(r"\.cc/(?:paper|paper_files/paper)/(?P<year>(?:19|20)\d\d)/")),
    ("neurips.cc", re.compile(r"\.cc/(?:paper|paper_files/paper)/(?P<year>(?:19|20)\d\d)/")),
    (
        "openaccess.thecvf.com",
        re.compile(r"/(?P<surname>[A-Z][A-Za-z-]{1,40})_[^/]{1,200}_(?:CVPR|ICCV|WACV)W?_(?P<year>20\d\d)_paper"),
    ),
    (
        "usenix.org",
        re.compile(r"/conference/[a-z]{2,30}(?P<two>\d\d)/(?:[a-z-]{1,30}/)?presentation/(?P<surname>[a-z-]{2,40})"),
    ),
)
"""Hosts whose addresses hold the year, and some the first author's surname."""

_DATED_DOI = re.compile(
    r"doi:10\.(?:1101/(?P<a>(?:19|20)\d\d)\.\d\d\.\d\d\.\d+|18653/v1/(?P<b>20\d\d)\.[a-z]|3389/[a-z]{2,8}\.(?P<c>20\d\d)\.\d+"
    r"|1016/j\.[a-z]{2,12}\.(?P<d>(?:19|20)\d\d)\.\d\d\.\d+|1080/[\dx]{8}\.(?P<e>(?:19|20)\d\d)\.\d+"
    r"|1109/[a-z]{2,10}\.(?P<f>(?:19|20)\d\d)\.\d+)"
)
_SHORT_DOI = re.compile(
    r"doi:10\.(?:(?:1038|1007|1057|1140|1186)/s\d{5}-0(\d\d)-\d{4,5}-[\dw-z]|1073/pnas\.(\d\d)\d{8})"
)


class Told(Frozen, frozen=True):
    """What an address tells: 0 or empty where it tells nothing.

    `sure` says that the year is that of the work's first appearance there, written by who gave the work its number;
    a year in a path is at best the page's. `problem` says why there can be no such address.
    """

    key: str
    year: int = 0
    month: int = 0
    sure: bool = False
    surname: str = ""
    title: str = ""
    problem: str = ""

    @property
    def kind(self) -> str:
        """Give the kind of name that the work has: arxiv, doi, wikipedia; empty for a plain address."""
        head, colon, _ = self.key.partition(":")
        return head if colon and "/" not in head and "." not in head else ""


@lru_cache(maxsize=1 << 14)
def told_by(target: str, now: str, key: str = "") -> Told:
    """Read an address; `now` is the build's date, by which no later work can exist; `key` is its work's, if known."""
    key = key or work_key(target[:2_000])
    if key.startswith("arxiv:"):
        return _arxiv(key, key.removeprefix("arxiv:"), now)
    if (tried := _TRIED.match(target)) and re.match(r"\d{4}\.", tried[1]):
        number = re.sub(r"(?:v\d+)?(?:\.pdf)?$", "", tried[1])
        return Told(key, problem=f"“{number}” is no arXiv number")
    return _by_host(key, unquote(target[:2_000]))


def _arxiv(key: str, number: str, now: str) -> Told:
    """Read an arXiv number: year and month of the first version; whether there can be such a number."""
    new, old = _NEW.fullmatch(number), _OLD.fullmatch(number)
    found = new or old
    if found is None:
        return Told(key)
    year, month = _century(int(found[1]), old=old is not None), int(found[2])
    problem = arxiv_problem(number, now)
    return Told(key, problem=problem) if problem else Told(key, year, month, sure=True)


def _century(two: int, *, old: bool) -> int:
    return 1900 + two if old and two > 90 else 2000 + two


def arxiv_problem(number: str, now: str) -> str:
    """Say why there can be no work of an arXiv number; empty if there can."""
    new, old = _NEW.fullmatch(number), _OLD.fullmatch(number)
    if new is None and old is None:
        return f"“{number}” is no arXiv number"
    found = new or old
    assert found is not None
    year, month = _century(int(found[1]), old=old is not None), int(found[2])
    at = (year, month)
    if not 1 <= month <= 12:
        return f"arXiv {number} would be of a month {month}"
    if now and at > (int(now[:4]), int(now[5:7])):
        return f"arXiv {number} would be of {year}-{month:02}, which is yet to come"
    if old is not None:
        return "" if (1991, 7) <= at <= (2007, 3) else f"arXiv had no numbers like {number} in {year}-{month:02}"
    digits = 5 if at >= (2015, 1) else 4
    if at < (2007, 4) or len(found[3]) != digits or not int(found[3]):
        return f"arXiv had no numbers like {number} in {year}-{month:02}"
    return ""


def _by_host(key: str, target: str) -> Told:
    """Read what hosts are known to write into their addresses, else a date in the path."""
    if key.startswith("doi:"):
        return _doi(key)
    if key.startswith("wikipedia:"):
        return Told(key, title=key.split(":", 2)[-1].replace("_", " "))
    host = key.partition("/")[0]
    pattern = next((pattern for ending, pattern in _HOSTS if host.endswith(ending)), None)
    found = pattern.search(target) if pattern else None
    if found is None:
        return _dated_path(key, target)
    parts = found.groupdict()
    year = int(parts["year"]) if parts.get("year") else _century(int(parts["two"]), old=True)
    return Told(key, year, sure=True, surname=(parts.get("surname") or "").lower())


def _doi(key: str) -> Told:
    """Read the year that some publishers write into a DOI."""
    if found := _SHORT_DOI.fullmatch(key):
        return Told(key, 2000 + int(found[1] or found[2]), sure=True)
    dated = _DATED_DOI.match(key)
    return Told(key, int(dated[dated.lastgroup or 0]), sure=True) if dated else Told(key)


def _dated_path(key: str, target: str) -> Told:
    path = target.partition("://")[2].partition("?")[0].partition("/")[2]
    slug = max(re.split(r"[/?#]", path), key=len, default="")
    title = _EXTENSION.sub("", slug)
    for pattern in () if not _DIGITS.search(path) else (_SLASHED, _DASHED, _MONTHLY):
        if found := pattern.search(f"/{path}/"):
            month = found[2] if pattern is not _MONTHLY else None
            return Told(key, int(found[1]), int(month or 0), title=title)
    return Told(key, title=title)
