"""Which pages repeat others."""

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, columns, drawn
from recto.publish.paths import href, own_file
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, spaced, verb

_PASSAGES = "SELECT page, line, other, other_line, words, pages, text FROM passages ORDER BY words DESC, page, start"
_SIDES = """
SELECT substr(here.text, passages.start + 1, min(passages.end - passages.start, 700)) AS text,
  substr(there.text, other_start + 1, min(other_end - other_start, 700)) AS other_text,
  page, line, other, other_line, words, pages
FROM (SELECT * FROM passages ORDER BY words DESC, page, start LIMIT 8) AS passages
JOIN sources AS here ON here.file = page JOIN sources AS there ON there.file = other
ORDER BY words DESC, page, start
"""
_PAIRS = "SELECT page, other, similarity, shingles, words FROM similar_pairs ORDER BY similarity DESC, page, other"
_ALIKE = "SELECT coalesce(redundancy_max_similarity, 0) AS likeness FROM pages"
_STEP = 10


@dashboard("Repetition", "Which pages repeat others?", ("redundancy", "shared-passage"))
def redundancy(site: Site) -> View:
    """Show passages that stand in two pages, and the pages that resemble each other most."""
    passages = site.store.rows(_PASSAGES)
    alike = [row["likeness"] for row in site.store.rows(_ALIKE)]
    pages = {row[side] for row in passages for side in ("page", "other")}
    steps = [
        sum(step <= each < step + _STEP or each == step + _STEP == 100 for each in alike)
        for step in range(0, 100, _STEP)
    ]
    close = sum(each >= 50 for each in alike)
    sees = (
        f"{spaced(close)} of {count(len(alike), 'page')} share half of their words or more with another page"
        if close
        else "No page shares half of its words with another one"
    )
    shown = [Bar(f"{step * _STEP}%", many) for step, many in enumerate(steps)]
    files = {page["id"]: page["file"] for page in reversed(site.pages)}
    return View(
        answer=f"{count(len(passages), 'passage')} {verb(passages, 'stands', 'stand')} in two pages or more, "
        f"{spaced(sum(row['words'] for row in passages))} words on {count(len(pages), 'page')}.",
        sees=sees,
        how="Pages by how much they resemble the page that is most like them.",
        figure=drawn(lambda width: columns(shown, sees, name="likeness", width=width)) if alike else "",
        parts=(Bar("repeat others", len(pages), "stale"), Bar("do not", len(alike) - len(pages))),
        pairs=tuple(_sides(site)),
        tables=(
            Table(
                "passages",
                (
                    *(
                        Column("page", "page"),
                        Column("line", "n"),
                        Column("other page", "page"),
                        Column("line there", "n"),
                    ),
                    *(Column("words", "n"), Column("in pages", "n"), Column("begins", "wide")),
                ),
                [tuple(row) for row in passages],
                "Passages",
            ),
            Table(
                "pairs",
                (
                    *(Column("page", "page"), Column("other page", "page"), Column("likeness", "n")),
                    *(Column("shared runs", "n"), Column("shared words", "n")),
                ),
                [(files.get(row[0], row[0]), files.get(row[1], row[1]), *row[2:]) for row in site.store.rows(_PAIRS)],
                "Pages that are alike",
                "The pairs that resemble each other most, in percent.",
            ),
        ),
    )


def _sides(site: Site) -> list[dict[str, object]]:
    """Give the longest passages as they stand on both pages."""
    here = own_file("redundancy")
    shown = []
    for row in site.store.rows(_SIDES):
        sides = [
            {"text": row[text], "title": site.cards[file].title, "href": href(here, file), "line": row[line]}
            for text, page, line in (("text", "page", "line"), ("other_text", "other", "other_line"))
            for file in (site.files[row[page]],)
        ]
        shown.append({"sides": sides, "words": row["words"], "pages": row["pages"]})
    return shown
