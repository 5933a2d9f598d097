"""What was found out about the citations of a page, as the site shows it: the step of each, why, and what to do."""

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from recto.model import Citation, Frozen, Row
from recto.publish.site import Site
from recto.publish.words import long_date
from recto.verify.ladder import LADDER, TELLS

_CITATIONS = """
SELECT page, start, id, line, kind, label, said, target, resource, sentence, section, step, state, identity,
  identity_why, differs, fix, meant, support, support_why, passage, checks, standing, verdict, by, at, verdict_why
FROM evidence WHERE page IS NOT NULL ORDER BY page, start, end
"""
_UNDEFINED = "SELECT page, start FROM citations WHERE NOT resolved"
_CLAIMS = "SELECT page, trust, citations FROM claims ORDER BY page"
SECTIONS = """section_evidence AS part
JOIN (SELECT page AS of, min(rowid) AS first FROM sections GROUP BY page) ON of = part.page
JOIN sections AS heading ON heading.rowid = first + part.section
"""
"""What sections claim, with their headings, as a query reads it."""
_SECTIONS = f"""
SELECT part.page, part.section, claims, cited, trust, title, slug FROM {SECTIONS} ORDER BY part.page, part.section
"""
_PAGES = """
SELECT file AS page, trust, claims, cited_claims, supported_citations, contradicted_citations, mismatched_citations
FROM pages
"""
_WORSE = {step.name: place for place, step in enumerate(LADDER)}
LOST = {
    "gone": "nothing is at the address any more",
    "wrong content": "something else is at the address",
}
"""States of links whose work is not there any more, in words."""
FAIR, _HIGH = 30, 60
"""Trust from which it is fair, as if each claim had an address, and high, as if most were found in their source."""
_AROUND = 220
"""Characters of a passage that are kept on each side of what was looked for."""
_LONGEST = 700


class Tone(NamedTuple):
    """How a step is shown: the state that gives it mark and colour, and its words."""

    state: str
    words: str


TONES: Mapping[str, Tone] = {
    "contradicted": Tone("contradicted", "source says otherwise"),
    "another work": Tone("mismatch", "names another work"),
    "cited": Tone("unknown", "no address"),
    "not found": Tone("stale", "not in the source"),
    "resolvable": Tone("unknown", "not checked"),
    "identified": Tone("consistent", "the work named"),
    "text kept": Tone("consistent", "nothing to look for"),
    "supported": Tone("supported", "found in the source"),
    "judged": Tone("supported", "judged"),
    "signed off": Tone("supported", "signed off"),
}
"""How each step of the ladder is shown."""
FILLS = {"contradicted": "bad", "mismatch": "bad", "stale": "stale", "supported": "good", "consistent": "fair"}
"""The class that colours a bar of each state."""
_GONE = Tone("stale", "not there any more")
_NO_NOTE = Tone("mismatch", "no note")
WORDED = {each.words: each.state for each in (*TONES.values(), _GONE, _NO_NOTE)}
"""The state that the words for each step are shown as."""
_TOLD = frozenset(step for step, tells in TELLS.items() if tells in ("wrong", "right"))


class Judged(Row, frozen=True):
    """A citation with all that is known of it; `differs` and `checks` are as JSON.

    `trust` is that of its sentence, `title`, `authors` and `published` tell of the registered work, `meant_title` of
    the one that is meant instead, where that is known.
    """

    id: str
    line: int
    kind: str
    label: str
    said: str
    target: str
    resource: str | None
    sentence: str
    section: int | None
    step: str
    state: str
    identity: str
    identity_why: str
    differs: str
    fix: str | None
    meant: str | None
    support: str
    support_why: str
    passage: str | None
    checks: str
    standing: str
    verdict: str | None
    by: str | None
    at: str | None
    verdict_why: str | None
    resolved: bool = True
    trust: float | None = None
    title: str = ""
    authors: str = ""
    published: str = ""
    meant_title: str = ""


class SectionTrust(Row, frozen=True):
    """A section: how many sentences claim something, how many of them name a source, the mean trust in all."""

    title: str
    slug: str
    claims: int
    cited: int
    trust: float | None


class Evidence(Frozen, frozen=True):
    """The evidence of a page; `units` are the values of those units that rest on it."""

    citations: tuple[Judged, ...] = ()
    sections: tuple[SectionTrust, ...] = ()
    units: dict[str, Any] = msgspec.field(default_factory=dict)


class Evidences:
    """Gives the evidence of pages; `only` names the files of those that are asked for, all if there are none."""

    def __init__(self, site: Site, only: Sequence[str] = ()) -> None:
        self._works = site.works
        self._rows = site.grouped(_CITATIONS, only=only)
        self._undefined = site.grouped(_UNDEFINED, only=only)
        self._claims = site.grouped(_CLAIMS, only=only)
        self._sections = site.grouped(_SECTIONS, only=only)
        self._units = site.grouped(_PAGES, only=only)

    def of(self, file: str) -> Evidence:
        """Give the evidence of a page by its source file."""
        trust: dict[str, float] = {}
        for claim in self._claims.get(file, ()):
            trust |= dict.fromkeys(json.loads(claim["citations"]), claim["trust"])
        undefined = {row["start"] for row in self._undefined.get(file, ())}
        return Evidence(
            tuple(self._judged(row, undefined, trust) for row in self._rows.get(file, ())),
            tuple(_section(row) for row in self._sections.get(file, ())),
            next(iter(self._units.get(file, ())), {}),
        )

    def _judged(self, row: dict[str, Any], undefined: Container[int], trust: Mapping[str, float]) -> Judged:
        start, work, meant = row.pop("start"), self._work(row["resource"]), self._work(row["meant"])
        return Judged(
            **row,
            resolved=row["kind"] != "footnote" or start not in undefined,
            trust=trust.get(row["id"]),
            title=(work and work["title"]) or "",
            authors=named(json.loads(work["authors"])) if work else "",
            published=(work and work["published"]) or "",
            meant_title=(meant and (meant["title"] or meant["url"])) or "",
        )

    def _work(self, name: str | None) -> dict[str, Any] | None:
        return self._works.get(name or "")


def _section(row: Mapping[str, Any]) -> SectionTrust:
    return SectionTrust(row["title"], row["slug"], row["claims"], row["cited"], row["trust"])


def named(authors: Sequence[Any], most: int = 3) -> str:
    """Name the authors of a work; of more than some only the first."""
    return f"{authors[0]} et al." if len(authors) > most else ", ".join(map(str, authors))


def trust_level(trust: float) -> str:
    """Say whether trust in a page is low, fair or high."""
    return "low" if trust < FAIR else "fair" if trust < _HIGH else "high"


def tone(step: str, state: str, *, resolved: bool = True) -> Tone:
    """Say how a citation is shown, by its step, the state of its link, and whether its note is there."""
    if step == "cited":
        return _NO_NOTE if not resolved else _GONE if state in LOST else TONES[step]
    return TONES[step]


def tone_of(each: Judged) -> Tone:
    """Say how a citation is shown."""
    return tone(each.step, each.state, resolved=each.resolved)


def is_told(each: Judged) -> bool:
    """Say whether a page tells readers of a citation: where it is wrong or confirmed, else it is quiet."""
    return each.step in _TOLD or each.state in LOST


def worst_first(citations: Iterable[Judged]) -> list[Judged]:
    """Order citations: those that mislead first, then by step, then as they stand on the page."""
    return sorted(citations, key=lambda each: (_rank(each), each.line))


def _rank(each: Judged) -> tuple[bool, int]:
    return each.standing != "stale" and tone_of(each).state not in ("contradicted", "mismatch"), _WORSE[each.step]


def reason(each: Judged) -> str:
    """Say in a sentence what puts a citation on its step."""
    if each.step in ("judged", "signed off") or (each.step == "contradicted" and each.verdict == "contradicted"):
        return ": ".join(filter(None, (f"by {each.by}, {long_date(each.at)}", each.verdict_why)))
    if each.step in ("contradicted", "supported", "not found", "text kept"):
        return each.support_why
    if each.step == "cited":
        return LOST.get(each.state, "it names no address") if each.resolved else "the page has no such note"
    return each.identity_why


def verdict_words(each: Judged) -> str:
    """Say who found what of a citation, and when; that it is stale if it is."""
    if each.verdict:
        return f"{each.verdict} by {each.by}, {long_date(each.at)}"
    return "the verdict is stale" if each.standing == "stale" else ""


def advice(each: Judged) -> str:
    """Say what is to be done about a citation; nothing where it is well."""
    sign = f"recto verify --accept {each.id}"
    if each.step == "another work":
        name = f"write “{each.fix}”" if each.fix else "name the work that it leads to"
        work = f"“{each.meant_title}” (id {each.meant})" if each.meant else "the work that is meant"
        return f"Lead it to {work}, or {name}. If it is right as it is: {sign}"
    if each.step == "contradicted":
        return f"Say what the source says, or cite another one. If it is right as it is: {sign}"
    if each.state in LOST:
        return "Find out where the work is now, or cite a copy of it."
    if each.standing == "stale":
        return f"Read it again; if it is right: {sign}"
    if each.step == "not found":
        return f"Cite the place that says so. If it is right as it is: {sign}"
    return "" if each.resolved else "Define the note, or take its mark away."


def differences(each: Judged) -> list[tuple[str, str, str]]:
    """Give what differs between citation and work, unless the reason says so: what, as it is said, as it is."""
    told = [(str(what), str(said), str(found)) for what, said, found in json.loads(each.differs)]
    return [one for one in told if not one[2] or one[2] not in each.identity_why]


class Check(NamedTuple):
    """One thing that was looked for: its kind, how the sentence says it, what came out, how the source says it."""

    kind: str
    said: str
    verdict: str
    found: str


def checks(each: Judged) -> list[Check]:
    """Give what was looked for in the text of the source."""
    return [Check(*map(str, check[:4])) for check in json.loads(each.checks)]


def passage(each: Judged) -> list[tuple[str, bool]]:
    """Give the passage of the source in pieces, and of each whether it is what was looked for; long ones are cut."""
    text = each.passage or ""
    stretches = sorted(_stretches(text, [check.found for check in checks(each) if check.found]))
    low, high = _cut(text, stretches)
    pieces, position = [("… " if low else "", False)], low
    for start, end in stretches:
        if position <= start and end <= high:
            pieces += [(text[position:start], False), (text[start:end], True)]
            position = end
    return [
        piece
        for piece in (*pieces, (text[position:high], False), (" …" if high < len(text) else "", False))
        if piece[0]
    ]


def _stretches(text: str, founds: Iterable[str]) -> Iterator[tuple[int, int]]:
    for found in dict.fromkeys(founds):
        start = text.find(found)
        if start >= 0:
            yield start, start + len(found)


def _cut(text: str, stretches: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Give the stretch of a long passage that is shown: around the first thing that was looked for."""
    if len(text) <= _LONGEST:
        return 0, len(text)
    low = max((stretches[0][0] if stretches else 0) - _AROUND, 0)
    return low, min(low + _LONGEST, len(text))


def shown_steps(evidence: Evidence) -> list[dict[str, Any]]:
    """Count the citations on each step that has any, from the lowest; say what it is worth and how it is shown."""
    counts = Counter(each.step for each in evidence.citations)
    return [
        {
            "name": step.name,
            "words": TONES[step.name].words,
            "count": counts[step.name],
            "worth": step.worth,
            "state": TONES[step.name].state,
        }
        for step in LADDER
        if counts[step.name]
    ]


def by_place(evidence: Evidence, citations: Iterable[Citation]) -> dict[int, Judged]:
    """Give what is known of the citations of a page's text by where they begin in it.

    The text may be newer than what is known: the first citation of some words is then still the first of them.
    """
    known: dict[tuple[str, str], list[Judged]] = {}
    for each in reversed(evidence.citations):
        known.setdefault((each.kind, each.label), []).append(each)
    found = ((citation, known.get((citation.kind, citation.label))) for citation in citations)
    return {citation.span.start: same.pop() for citation, same in found if same}
