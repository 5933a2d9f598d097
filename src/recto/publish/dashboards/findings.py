"""What the rules complain about."""

from collections import Counter

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, bars, drawn
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, listed, part

_ROWS = """
SELECT file, severity, rule, line, message FROM findings
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, rowid
"""
_TONES = {"error": "bad", "warning": "stale", "note": "fair"}


@dashboard("Findings", "What do the rules complain about?")
def findings(site: Site) -> View:
    """Show the findings by rule and by file."""
    rows = site.store.rows(_ROWS)
    levels = Counter(row["severity"] for row in rows)
    rules = Counter(row["rule"] for row in rows)
    worst = {row["rule"]: row["severity"] for row in reversed(rows)}
    files = Counter(row["file"] for row in rows)
    ranked = sorted(rules.items(), key=lambda rule: (-rule[1], rule[0]))
    on_pages = sum(file in site.files for file in files)
    sees = f"{part(ranked[0][1], len(rows))} of the findings come from one rule, {ranked[0][0]}" if ranked else ""
    told = [count(levels[level], level) for level in _TONES if levels[level]]
    return View(
        answer=f"The rules found {listed(told)} in {count(len(files), 'file')}."
        if rows
        else "The rules found nothing: 0 findings.",
        sees=sees,
        how="Findings by rule.",
        figure=drawn(
            lambda width: bars([Bar(rule, many, _TONES[worst[rule]]) for rule, many in ranked[:16]], sees, width=width)
        )
        if rows
        else "",
        said=(f"{part(on_pages, len(site.pages))} of the pages have a finding.",) * bool(on_pages),
        parts=tuple(Bar(f"{level}s", levels[level], tone) for level, tone in _TONES.items()),
        tables=(
            Table(
                "findings",
                (
                    *(
                        Column("file", "page"),
                        Column("severity", "level", pick=True),
                        Column("rule", "rule", pick=True),
                    ),
                    *(Column("line", "n"), Column("what is wrong", "wide")),
                ),
                [tuple(row) for row in rows],
                "All findings",
            ),
            Table(
                "files",
                (Column("file", "page"), Column("findings", "n")),
                sorted(files.items(), key=lambda file: (-file[1], file[0])),
                "By file",
            ),
        ),
    )
