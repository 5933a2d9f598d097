"""An answer → the state of the link: what is there, elsewhere, gone, closed to us, or another thing than was cited."""

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from recto.model import LinkState
from recto.verify.archive.client import Answer
from recto.verify.archive.reading import Reading
from recto.works import work_key

_SHORT = 2500
"""Code points below which a page may be a notice; above, it says something of its own."""
_SHELL = 200
_GONE = (404, 410)
_BLOCKED = (401, 402, 403, 405, 406, 407, 418, 423, 429, 430, 451, 503, 999)

_THING = (
    r"\b(?:page|file|document|article|content|resource|site)(?: you (?:requested|are looking for|were looking for))?"
)
_NOT_FOUND = re.compile(
    rf"{_THING} (?:was |is |could |can )?(?:not|no longer) (?:be )?(?:found|available|exists?)\b"
    rf"|{_THING} (?:doesn.t|does not|do not) exist\b|{_THING} (?:has been|was) (?:removed|deleted)\b"
    r"|\b(?:error|http)\W{0,3}404\b|\b404\W{0,3}(?:error|page|file|not found)\b"
    r"|(?:^|[|:\u2013\u2014-] )\W{0,9}not found\W{0,9}(?:$|[|:\u2013\u2014-] )"
    r"|\bseite (?:wurde )?nicht gefunden\b|\bpage (?:introuvable|non trouvée)\b|\bpágina no encontrada\b"
    r"|\bpagina non trovata\b|\bpágina não encontrada\b|ページが見つかりません|页面不存在|страница не найдена",
    re.I,
)
_JUST_THAT = re.compile(
    r"\W*(?:(?:error|http)\W*)?(?:404(?:\W*(?:error|page))?(?:\W*(?:page )?not found)?|page not found|not found)\W*",
    re.I,
)
_CHALLENGE = re.compile(
    r"(?:^|\| )\W{0,9}(?:just a moment|attention required|access (?:to this page has been )?denied"
    r"|are you (?:a )?(?:human|robot)|(?:please )?verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|checking your browser|security check(?:point)?\W{0,9}(?:$|\|)"
    r"|ddos-guard|unusual traffic|pardon our interruption|request unsuccessful|bot verification|client challenge"
    r"|(?:re)?captcha\W{0,9}(?:$|\|)|one moment, please)",
    re.I,
)
_CHALLENGE_HEADERS = ("cf-mitigated", "x-amzn-waf-action")
_LOGIN = re.compile(
    r"(?:^|/)(?:log[-_]?in|sign[-_]?in|sso|oauth2?|saml2?|wayf|authwall|authenticate|session/new)(?:\.\w+)?(?:$|/)",
    re.I,
)
_LOGIN_TITLE = re.compile(r"^\W{0,9}(?:log|sign)[ -]?in\b|\b(?:log|sign) in (?:to|with|or|required)\b", re.I)
_HOME = re.compile(
    r"/?(?:(?:index|default|home)(?:\.\w+)?)?/?|/(?:ar|da|de|en|es|fi|fr|it|ja|ko|nl|no|pl|pt|ru|sv|tr|zh)(?:[-_][a-z]{2})?/?"
)
_READ_AS = {"application/pdf": "pdf", "application/x-pdf": "pdf", "text/html": "html", "application/xhtml+xml": "html"}
_TEXTS = ("text/", "application/json", "application/xml", "application/ld+json", "application/x-tex")
_CONTROLS = bytes({*range(32)} - {*b"\t\n\f\r\x1b"})
_ELSEWHERE = ("doi:",)
"""Kinds of work whose address is made to lead on to where the work is at present."""


class State(NamedTuple):
    """The state of a link, and in one sentence why, if there is more to say."""

    state: LinkState
    reason: str = ""


def kind_of(answer: Answer) -> str:
    """Say how an answer is read, by its bytes before its headers: html, pdf or text; empty for what holds no text."""
    head = answer.body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    said = _READ_AS.get(answer.kind, "")
    if head.startswith(b"%PDF-") or (said == "pdf" and b"%PDF-" in head):
        return "pdf"
    if re.match(rb"<(?:!doctype html|html\b|head\b|body\b)", head, re.I):
        return "html"
    if _binary(answer.body) or said == "pdf":
        return ""
    return said or ("text" if answer.kind.startswith(_TEXTS) or not answer.kind else "")


def _binary(data: bytes) -> bool:
    """Say whether bytes are no text: more than one in a hundred is a control character. UTF-16 shows by its mark."""
    sample = data[:8192]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) / 100 and not data.startswith((b"\xff\xfe", b"\xfe\xff"))


def state_of(url: str, answer: Answer, reading: Reading) -> State:
    """Judge the answer to a cited address, with what was read out of it."""
    words = reading.heading or reading.title
    notice = len(reading.text) < _SHORT
    if _challenges(answer, words, notice):
        return State("blocked", "the host asks whether a human reads it")
    if answer.status in _GONE:
        return State("gone", f"the host answers {answer.status}")
    if answer.status in _BLOCKED:
        return State("blocked", f"the host answers {answer.status}")
    if not 200 <= answer.status < 300:
        return State("unreachable", f"the host answers {answer.status}")
    if why := _wrong(url, answer, reading, words, notice):
        return State("wrong content", why)
    there = still(url, answer)
    return there if there.reason else State("ok", reading.reason or _without_text(answer, reading))


def still(url: str, answer: Answer) -> State:
    """Say of a link to what is there whether it leads to where it did."""
    work = work_key(url)
    moved = not work.startswith(_ELSEWHERE) and work_key(answer.moved) != work
    return State("moved", f"it leads for good to {answer.moved}") if moved else State("ok")


def _challenges(answer: Answer, words: str, notice: bool) -> bool:
    return any(name in answer.headers for name in _CHALLENGE_HEADERS) or (notice and bool(_CHALLENGE.search(words)))


def _wrong(url: str, answer: Answer, reading: Reading, words: str, notice: bool) -> str:
    """Say why a page is not what was cited; empty if nothing speaks against it."""
    if not answer.body and answer.whole:
        return "the answer is empty"
    if _JUST_THAT.fullmatch(words.partition(" | ")[0]) or (notice and _NOT_FOUND.search(words)):
        return f"the page says that there is none: {words[:100]}"
    if _site(answer.url) == _site(url) and _is_home(answer.url) and not _is_home(url):
        return f"it redirects to the first page of {urlsplit(answer.url).netloc}"
    if _asks_for_login(url, answer.url, reading, words, notice):
        return "it asks to log in"
    if kind_of(answer) == "html" and reading.needs_scripts and len(reading.text) < _SHELL:
        return "the page is an empty shell, filled by scripts"
    return _wrong_kind(url, answer)


def _wrong_kind(url: str, answer: Answer) -> str:
    path = _path(url)
    led = work_key(answer.url) != work_key(url)
    if path.endswith(".pdf") and kind_of(answer) == "html" and not led and "/blob/" not in path:
        return "the address is that of a PDF, and a page is there"
    if answer.kind.startswith(("text/", "application/xhtml")) and _binary(answer.body):
        return f"it is sent as {answer.kind} and is no text"
    return ""


def _asks_for_login(url: str, final: str, reading: Reading, words: str, notice: bool) -> bool:
    led = _LOGIN.search(_path(final)) and not _LOGIN.search(_path(url))
    return bool(led or (notice and (reading.asks_password and _LOGIN_TITLE.search(words))))


def _is_home(url: str) -> bool:
    return bool(_HOME.fullmatch(_path(url))) and not urlsplit(url).query


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _path(url: str) -> str:
    return unquote(urlsplit(url).path).lower()


def _without_text(answer: Answer, reading: Reading) -> str:
    if not answer.whole:
        return "it is larger than is fetched"
    if not reading.text.strip():
        return f"no text can be read out of {answer.kind or 'what is sent'}"
    return ""
