"""What was found out about citations: which are wrong, which are right, of which nothing is known."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recto.model import Row
from recto.publish.dashboards.view import View, dashboard
from recto.publish.evidence import FILLS, LOST, TONES, tone
from recto.publish.figures import Bar, bars, drawn
from recto.publish.namings import namings
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, part, spaced, verb
from recto.verify.ladder import CONFIRMED, LADDER, MISLEADING

_STEPS = """
SELECT step, evidence.state, page, target, count(*) AS many
FROM evidence GROUP BY step, evidence.state, page, target ORDER BY page, target
"""
_TOLD = f"""
SELECT file, line, id, said, label, sentence, target, step, state, identity_why, differs, fix, meant, support_why,
  checks, verdict, verdict_why, by, at, standing, meant.title AS meant_title
FROM evidence LEFT JOIN (SELECT id AS name, title FROM resources GROUP BY id) AS meant ON name = meant
WHERE step IN {MISLEADING} OR state IN {tuple(LOST)} OR standing = 'stale'
ORDER BY evidence.rowid
"""
_REGISTERED = """
SELECT coalesce(nullif(title, ''), url) AS title, url, why, nullif(line, 0) AS line, resource FROM registered_identity
JOIN (SELECT id, title, url FROM resources GROUP BY id) ON id = resource
WHERE identity = 'mismatch' ORDER BY registered_identity.rowid
"""
_WAYS = """
SELECT work, min(target) AS target, said, count(*) AS many FROM evidence WHERE work != '' AND said != ''
GROUP BY work, said ORDER BY work, said
"""
_STALE = "SELECT citation, by, at, why FROM verdicts ORDER BY at"
_PAGES = """
SELECT file, trust, citations, supported_citations, mismatched_citations, contradicted_citations, undefined_footnotes,
  cited_sources, citation_density FROM pages
ORDER BY contradicted_citations DESC, mismatched_citations DESC, trust IS NULL, trust, position
"""
_WORKS = """
SELECT coalesce(nullif(resources.title, ''), url) AS title, url, type, published, count(DISTINCT page) AS pages,
  resources.id
FROM page_resources JOIN resources ON resources.id = page_resources.resource
GROUP BY resources.position ORDER BY pages DESC, resources.position
"""
_SILENT = "SELECT sum(citations = 0), count(*), sum(undefined_footnotes) FROM pages"
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_UNKNOWN = ("cited", "resolvable")


class _Counted(Row, frozen=True):
    """How many citations of pages stand on each step, how many of data files; of each host on each step, its pages."""

    steps: Counter[str]
    elsewhere: Counter[str]
    hosts: dict[str, Counter[str]]
    pages: dict[str, set[str]]

    def sum(self, *steps: str) -> int:
        """Count the citations of pages that stand on some steps."""
        return sum(self.steps[step] for step in steps)


@dashboard(
    "Citations",
    "Which citations can be trusted?",
    (
        *("mismatched_citations", "contradicted_citations", "supported_citations", "trust", "citations"),
        *("cited_sources", "citation_density", "undefined_footnotes", "references"),
    ),
)
def citations(site: Site) -> View:
    """Show which citations are wrong, which are right, and of which nothing is known."""
    counted = _counted(site)
    total, missing = counted.steps.total(), site.store.rows(_SILENT)[0][2] or 0
    rows = [dict(row) for row in site.store.rows(_TOLD)]
    wrong, right = counted.sum("another work"), counted.sum(*CONFIRMED)
    against, unknown = counted.sum("contradicted"), counted.sum(*_UNKNOWN)
    sees = (
        f"Of {part(unknown, total).lower() if unknown else 'none'} of the citations nothing is known" if total else ""
    )
    shown = [Bar(TONES[s.name].words, counted.steps[s.name], FILLS.get(TONES[s.name].state, "")) for s in LADDER]
    return View(
        answer=f"Of {count(total, 'citation')} that pages make, {spaced(wrong)} {verb(wrong, 'names', 'name')} another "
        f"work than the one they lead to and {spaced(against)} {verb(against, 'has', 'have')} a source that says "
        f"otherwise; {spaced(right)} {verb(right, 'was', 'were')} found right, of {spaced(unknown)} nothing is known, "
        f"and {spaced(missing)} {verb(missing, 'points', 'point')} to a note that is not there.",
        sees=sees,
        how="Citations by the step on which they stand, the worst first.",
        figure=drawn(lambda width: bars(shown, sees, width=width)) if total else "",
        parts=(
            *(Bar("wrong", wrong + against, "bad"), Bar("right", right, "good")),
            *(Bar("the work named", counted.sum("identified", "text kept"), "fair"), Bar("unknown", unknown)),
        ),
        said=tuple(_said(site, counted)),
        tables=(*_told(site, rows), _steps(counted), _pages(site), _hosts(counted), _works(site)),
    )


def _counted(site: Site) -> _Counted:
    steps: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    hosts: dict[str, Counter[str]] = defaultdict(Counter)
    pages: dict[str, set[str]] = defaultdict(set)
    for row in site.store.rows(_STEPS):
        if row["page"] is None:
            elsewhere[row["step"]] += row["many"]
            continue
        steps[row["step"]] += row["many"]
        if found := _HOST.match(row["target"]):
            host = found[1].lower()
            hosts[host]["lost" if row["state"] in LOST else row["step"]] += row["many"]
            pages[host].add(row["page"])
    return _Counted(steps, elsewhere, hosts, pages)


def _said(site: Site, counted: _Counted) -> Iterator[str]:
    silent, pages, _ = site.store.rows(_SILENT)[0]
    yield f"{part(silent or 0, pages)} of the pages cite nothing."
    if more := counted.elsewhere.total():
        wrong = counted.elsewhere["another work"]
        names = verb(wrong, "names", "name")
        yield f"Data files cite {spaced(more)} times more; {spaced(wrong)} of these {names} another work."
    if not counted.sum("contradicted", "not found", "text kept", *CONFIRMED):
        yield "No source's text is kept, so what sources say was not looked at; recto verify --fetch gathers them."


def _told(site: Site, rows: Sequence[Mapping[str, Any]]) -> Iterator[Table]:
    """List what is to be mended, each kind that there is; of the worst two also that there is none."""
    yield _wrong(rows)
    yield _contradicted(rows)
    others = (_lost(rows), _registered(site), _named_twice(site), _stale(site, rows))
    yield from (table for table in others if table.rows)


def _wrong(rows: Sequence[Mapping[str, Any]]) -> Table:
    columns = (
        *(Column("page", "page"), Column("line", "n"), Column("says", "wide"), Column("what tells it is not", "wide")),
        *(Column("may mean"), Column("id", "cite"), Column("address", "url")),
    )
    found = [
        (r["file"], r["line"], r["said"] or r["label"], r["identity_why"], _meant(r), r["id"], r["target"])
        for r in rows
        if r["step"] == "another work"
    ]
    about = (
        "What they say fits another work than the one at their address, by the registry, the address itself or others."
    )
    return Table("wrong", columns, found, "Name another work", about)


def _meant(row: Mapping[str, Any]) -> str:
    """Say which other work may be meant, or else what the name of this one is."""
    if row["meant"]:
        return f"the work {row['meant']}{f', “{title}”' if (title := row['meant_title']) else ''}"
    return f"“{row['fix']}”" if row["fix"] else ""


def _contradicted(rows: Sequence[Mapping[str, Any]]) -> Table:
    columns = (
        *(Column("page", "page"), Column("line", "n"), Column("sentence", "wide"), Column("says")),
        *(Column("source says"), Column("who says so"), Column("id", "cite"), Column("address", "url")),
    )
    found = [
        (r["file"], r["line"], r["sentence"], *_against(r), _who(r), r["id"], r["target"])
        for r in rows
        if r["step"] == "contradicted"
    ]
    about = "The text of the source, or somebody who read it, says something else."
    return Table("contradicted", columns, found, "Source says otherwise", about)


def _against(row: Mapping[str, Any]) -> tuple[str, str]:
    """Give what the sentence says and what the source says instead."""
    against = [check for check in json.loads(row["checks"]) if check[2] == "contradicted"]
    return "; ".join(str(check[1]) for check in against), "; ".join(str(check[3]) for check in against)


def _who(row: Mapping[str, Any]) -> str:
    by_hand = row["verdict"] == "contradicted"
    return f"{row['by']}: {row['verdict_why']}" if by_hand else "the text of the source"


def _lost(rows: Sequence[Mapping[str, Any]]) -> Table:
    columns = (
        *(Column("page", "page"), Column("line", "n"), Column("says", "wide"), Column("address", "url")),
        *(Column("link", "state", pick=True), Column("what is there", "wide"), Column("id", "cite")),
    )
    found = [
        (
            r["file"],
            r["line"],
            r["said"] or r["label"],
            r["target"],
            tone("cited", r["state"]).words,
            LOST[r["state"]],
            r["id"],
        )
        for r in rows
        if r["state"] in LOST
    ]
    return Table("lost", columns, found, "Lost sources", "Their address answered otherwise when it was last fetched.")


def _registered(site: Site) -> Table:
    columns = (
        *(Column("work", "wide"), Column("address", "url"), Column("what tells it", "wide")),
        *(Column("line", "n"), Column("id", "id")),
    )
    rows = [tuple(row) for row in site.store.rows(_REGISTERED)]
    about = "Their title names other authors, or another year, than the rest of the row or the address."
    return Table("registered", columns, rows, "Registered works that contradict themselves", about)


def _named_twice(site: Site) -> Table:
    columns = (Column("address", "url"), Column("names", "wide"), Column("citations", "n"))
    rows = [(each.address, each.names, each.citations) for each in namings(map(dict, site.store.rows(_WAYS)))]
    about = "Their citations give them to authors that have no name in common."
    return Table("names", columns, rows, "One address, two names", about)


def _stale(site: Site, rows: Sequence[Mapping[str, Any]]) -> Table:
    given = {row["citation"]: row for row in site.store.rows(_STALE)}
    columns = (
        *(Column("page", "page"), Column("line", "n"), Column("sentence", "wide"), Column("why it is stale", "wide")),
        *(Column("whose"), Column("when", "date"), Column("id", "cite")),
    )
    found = []
    for r in rows:
        if r["standing"] == "stale":
            whose = given.get(r["id"])
            told = (whose["by"], whose["at"][:10]) if whose else ("", "")
            found.append((r["file"], r["line"], r["sentence"], r["verdict_why"], *told, r["id"]))
    return Table("stale", columns, found, "Stale verdicts", "Sentence or passage is no longer the one that was judged.")


def _steps(counted: _Counted) -> Table:
    columns = (
        *(Column("state", "state"), Column("step", "id"), Column("citations", "n"), Column("in data files", "n")),
        *(Column("worth", "n"), Column("what it means", "wide")),
    )
    rows = [
        (TONES[s.name].words, s.name, counted.steps[s.name], counted.elsewhere[s.name], s.worth, s.means)
        for s in LADDER
    ]
    return Table("steps", columns, rows, "The steps of trust")


def _pages(site: Site) -> Table:
    columns = (
        *(Column("page", "page"), Column("trust", "n"), Column("citations", "n"), Column("found right", "n")),
        *(Column("another work", "n"), Column("contradicted", "n"), Column("no note", "n"), Column("sources", "n")),
        Column("per 100 words", "n"),
    )
    return Table("pages", columns, [tuple(row) for row in site.store.rows(_PAGES)], "By page")


def _hosts(counted: _Counted) -> Table:
    columns = (
        *(Column("host", "id"), Column("citations", "n"), Column("pages", "n"), Column("found right", "n")),
        *(Column("the work named", "n"), Column("another work", "n"), Column("contradicted", "n"), Column("lost", "n")),
    )
    ranked = sorted(counted.hosts.items(), key=lambda host: (-host[1].total(), host[0]))
    rows = [
        (
            *(host, steps.total(), len(counted.pages[host]), sum(steps[step] for step in CONFIRMED)),
            *(steps["identified"] + steps["text kept"], steps["another work"], steps["contradicted"], steps["lost"]),
        )
        for host, steps in ranked
    ]
    return Table("hosts", columns, rows, "By host")


def _works(site: Site) -> Table:
    columns = (
        *(Column("work", "wide"), Column("address", "url"), Column("type", pick=True)),
        *(Column("published", "date"), Column("pages", "n"), Column("id", "id")),
    )
    return Table("works", columns, [tuple(row) for row in site.store.rows(_WORKS)], "Registered works")
