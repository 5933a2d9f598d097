"""What pages hold of what pages like them should hold."""

import json
from collections import Counter, defaultdict

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, heat
from recto.publish.figures.heat import shares
from recto.publish.site import Site
from recto.publish.status import ITEM_NAMES
from recto.publish.table import Column, Table
from recto.publish.words import count, spaced

_ROWS = "SELECT file, category, coverage_passing, coverage_total, coverage_items FROM pages ORDER BY position"
_PAGES = 40
"""Pages up to which each has a row of its own in the figure; categories up to which each has one."""


@dashboard("Coverage", "What do pages lack?", ("coverage",))
def coverage(site: Site) -> View:
    """Show which of the thirteen items each page holds."""
    rows = [(*row[:4], json.loads(row["coverage_items"] or "{}")) for row in site.store.rows(_ROWS)]
    names = list(dict.fromkeys(name for row in rows for name in row[4]))
    levels = Counter(level for row in rows for level in row[4].values())
    lacking = Counter(name for row in rows for name, level in row[4].items() if level == "red")
    worst, many = lacking.most_common(1)[0] if lacking else ("", 0)
    titles = {page["file"]: page["title"] for page in site.pages}
    groups = defaultdict(list)
    for row in rows:
        groups[row[1]].append(row[4])
    largest = dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))[:_PAGES])
    single = len(rows) <= _PAGES
    cells = (
        [(titles[row[0]], [row[4].get(name) for name in names]) for row in rows] if single else shares(largest, names)
    )
    how = (
        "A row for each page: full is there, half is there in part, hollow is wanting."
        if single
        else f"How many percent of the pages of a category hold each item; {count(len(largest), 'category', 'categories')}, the largest first."
    )
    shown = [ITEM_NAMES.get(name, name) for name in names]
    sees = (
        f"Most of all lack {ITEM_NAMES.get(worst, worst)}: {spaced(many)} of {count(len(rows), 'page')}" if many else ""
    )
    table = sorted(rows, key=lambda row: row[2] or 0)
    return View(
        answer=f"{count(len(rows), 'page')} hold {spaced(levels['green'])} of the {spaced(levels.total())} items that they should hold.",
        sees=sees,
        how=how,
        figure=heat(cells, shown, sees, how) if rows else "",
        parts=(
            Bar("there", levels["green"], "good"),
            Bar("in part", levels["amber"], "stale"),
            Bar("wanting", levels["red"], "none"),
        ),
        said=(
            "In the table ● is there, ◐ is there in part, ○ is wanting; where there is no mark, nothing is expected.",
        ),
        tables=(
            Table(
                "coverage",
                (
                    Column("page", "page"),
                    Column("category", pick=True),
                    Column("items", "n"),
                    *(Column(name, "mark") for name in shown),
                ),
                [(row[0], row[1], row[2], *(row[4].get(name) for name in names)) for row in table],
            ),
        ),
    )
