"""What pages hold of what pages like them should hold."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from recto.model import Row
from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, heat
from recto.publish.figures.heat import shares
from recto.publish.site import Site
from recto.publish.status import ITEM_NAMES
from recto.publish.table import Column, Table
from recto.publish.words import count, spaced

_ROWS = """
SELECT file, CAST(title AS TEXT) AS title, category, coverage_passing, coverage_items FROM pages
ORDER BY coverage_passing, position
"""
_ROOM = 40
"""Pages up to which each has a row of its own in the figure; categories up to which each has one."""


class _Page(Row, frozen=True):
    file: str
    title: str
    category: str
    passing: int
    items: dict[str, str]


@dashboard("Coverage", "What do pages lack?", ("coverage",))
def coverage(site: Site) -> View:
    """Show which of the thirteen items each page holds."""
    pages = [
        _Page(row[0], row[1], row[2], row[3] or 0, json.loads(row["coverage_items"] or "{}"))
        for row in site.store.rows(_ROWS)
    ]
    names = list(dict.fromkeys(name for page in pages for name in page.items))
    levels = Counter(level for page in pages for level in page.items.values())
    sees, how = _sees(pages), _how(pages)
    return View(
        answer=f"{count(len(pages), 'page')} hold {spaced(levels['green'])} of the {spaced(levels.total())} items that "
        "they should hold.",
        sees=sees,
        how=how,
        figure=_figure(pages, names, sees, how) if pages else "",
        parts=(
            Bar("there", levels["green"], "good"),
            Bar("in part", levels["amber"], "stale"),
            Bar("wanting", levels["red"], "none"),
        ),
        said=(
            "In the table ● is there, ◐ is there in part, ○ is wanting; nothing is expected where there is no mark.",
        ),
        tables=(_table(pages, names),),
    )


def _sees(pages: Sequence[_Page]) -> str:
    lacking = Counter(name for page in pages for name, level in page.items.items() if level == "red")
    if not lacking:
        return "No page lacks anything entirely"
    worst, many = lacking.most_common(1)[0]
    return f"Most of all lack {ITEM_NAMES.get(worst, worst)}: {spaced(many)} of {count(len(pages), 'page')}"


def _how(pages: Sequence[_Page]) -> str:
    if len(pages) <= _ROOM:
        return "A row for each page: a full square is there, a half is there in part, a hollow one is wanting."
    shown = min(len({page.category for page in pages}), _ROOM)
    shown_as = count(shown, "category", "categories")
    return f"How many percent of the pages of a category hold each item; {shown_as}, the largest first."


def _figure(pages: Sequence[_Page], names: Sequence[str], sees: str, how: str) -> str:
    """Draw the pages if they are few, otherwise their categories."""
    heads = [ITEM_NAMES.get(name, name) for name in names]
    if len(pages) <= _ROOM:
        return heat([(page.title, [page.items.get(name) for name in names]) for page in pages], heads, sees, how)
    groups: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for page in pages:
        groups[page.category].append(page.items)
    largest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return heat(shares(dict(largest[:_ROOM]), names), heads, sees, how)


def _table(pages: Sequence[_Page], names: Sequence[str]) -> Table:
    marks = (Column(ITEM_NAMES.get(name, name), "mark") for name in names)
    return Table(
        "coverage",
        (Column("page", "page"), Column("category", pick=True), Column("items", "n"), *marks),
        [(page.file, page.category, page.passing, *map(page.items.get, names)) for page in pages],
    )
