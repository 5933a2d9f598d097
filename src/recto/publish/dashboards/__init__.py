"""The dashboards: a question each, answered in a sentence, a figure and tables; a file each, of its name."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from recto.memo import key
from recto.publish.context import framed
from recto.publish.dashboards.changes import changes
from recto.publish.dashboards.citations import citations
from recto.publish.dashboards.coverage import coverage
from recto.publish.dashboards.due import due
from recto.publish.dashboards.entities import by_type, directory, entities, links_to
from recto.publish.dashboards.facts import facts
from recto.publish.dashboards.findings import findings
from recto.publish.dashboards.glossary import glossary
from recto.publish.dashboards.importance import importance
from recto.publish.dashboards.orphans import orphans
from recto.publish.dashboards.overview import overview
from recto.publish.dashboards.redundancy import redundancy
from recto.publish.dashboards.risk import risk
from recto.publish.dashboards.trust import trust
from recto.publish.dashboards.unconverted import unconverted
from recto.publish.dashboards.view import Dashboard, View
from recto.publish.figures import bars
from recto.publish.jobs import Bundle, Job, script_job, sheet_job, view_job
from recto.publish.paths import href, own_file, type_file
from recto.publish.site import Site
from recto.publish.table import Tables
from recto.publish.units import GLOSSARY

DASHBOARDS = (
    *(overview, coverage, risk, importance, due, findings, unconverted, redundancy, citations, trust, orphans),
    *(changes, entities, facts),
)
_SMALL = 250


def dashboard_jobs(site: Site) -> Iterator[Bundle | Job]:
    """Give the jobs of all dashboards, of the directories of types and of the glossary."""
    views = {each: each.make(site) for each in DASHBOARDS}
    for each, view in views.items():
        more = {"others": list(_cards(views))} if each is overview else {}
        yield _bundle(site, own_file(each.name), each.question, view, more | {"terms": _terms(each)})
    linked = links_to(site)
    for kind, rows in by_type(site).items():
        here = type_file(kind)
        above = [{"title": entities.title, "href": href(here, own_file(entities.name))}]
        heading = f"{kind[:1].upper()}{kind[1:]}"
        yield _bundle(site, here, heading, directory(kind, rows, linked), {"crumbs": above})
    yield _glossary_job(site)


def _bundle(site: Site, here: str, question: str, view: View, more: dict[str, Any]) -> Bundle:
    """Give the jobs of a view, which hang on what it shows and on how its tables show it."""
    tables = Tables(site, here)
    told = msgspec.msgpack.encode((question, msgspec.structs.replace(view, tables=()), more))
    return Bundle(
        {f"dashboard {here}": key(told, tables.key(view.tables))},
        lambda names: ((name, _jobs(tables, question, view, more)) for name in names),
    )


def _jobs(tables: Tables, question: str, view: View, more: dict[str, Any]) -> Iterator[Job]:
    """Give the job of a view, and those for the files beside it of each of its tables."""
    site, here = tables.site, tables.here
    shown = tables.views(view.tables)
    context = framed(site.frame, here, question, view.answer) | {
        "question": question,
        "answer": view.answer,
        "sees": view.sees,
        "how": view.how,
        "figure": view.figure,
        "said": view.said,
        "pairs": view.pairs,
        "tables": shown,
        "dashboards": _listed(here),
    }
    yield view_job(here, "dashboard.html", context | more)
    folder = here.removesuffix("index.html")
    for table, seen in zip(view.tables, shown, strict=True):
        if table.rows:
            yield sheet_job(f"{folder}{table.name}.csv", *tables.sheet(table))
        if seen["shown"] < seen["reached"]:
            yield script_job(f"{folder}{table.name}.js", tables.rest(table, seen["shown"]))


def _listed(here: str) -> list[dict[str, Any]]:
    """List all dashboards as they are seen from a view."""
    files = [(each.title, own_file(each.name)) for each in DASHBOARDS]
    return [
        {"title": title, "href": href(here, file), "here": file == here}
        for title, file in (*files, ("Glossary", GLOSSARY))
    ]


def _cards(views: dict[Dashboard, View]) -> Iterator[dict[str, Any]]:
    """Tell of each dashboard what it answers, with a small figure."""
    for each, view in views.items():
        if each is not overview:
            figure = bars(view.parts, view.answer, width=_SMALL) if view.parts else ""
            address = href(own_file(overview.name), own_file(each.name))
            yield {"question": each.question, "href": address, "answer": view.answer, "figure": figure}


def _terms(each: Dashboard) -> list[tuple[str, str]]:
    return [(name, href(own_file(each.name), GLOSSARY, name)) for name in each.units]


def _glossary_job(site: Site) -> Job:
    used: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in DASHBOARDS:
        for unit in each.units:
            used[unit].append((each.title, own_file(each.name)))
    context = framed(site.frame, GLOSSARY, "Glossary", "What each value and each rule means.")
    return view_job(GLOSSARY, "glossary.html", context | glossary(site, used) | {"dashboards": _listed(GLOSSARY)})
