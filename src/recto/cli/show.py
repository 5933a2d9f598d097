"""``recto show``: print the record of a page."""

import argparse
from typing import Any

from recto.cli.place import place_arguments, root_of
from recto.cli.terminal import finding_line, markdown_table, note, printable, say, say_json, styled

_ORIGIN = "merged from MDX frontmatter, entity YAML and computed metrics at build time"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument("page", metavar="PAGE", help="an id, a numeric id (E151), a path or a file")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    place_arguments(parser)


def run(asked: argparse.Namespace) -> int:
    """Print header, record, external links and backlinks."""
    from recto.ecma import dumps
    from recto.store import Output, Store

    root = root_of(asked)
    store = Store(Output(asked.out or root / ".recto"), root)
    page = store.page(asked.page)
    record, links = store.record(page), store.external_links(page)
    backlinks: list[dict[str, Any]] = [
        {name: row[name] for name in ("id", "title", "type", "relationship")} for row in store.backlinks(page)
    ]
    findings = store.findings(page)
    if asked.json:
        about = {"title": page["title"], "id": page["id"], "type": page["entity_type"], "path": page["path"]}
        about |= {"numericId": page["number"], "file": page["file"]}
        say_json(
            dumps(
                about
                | {
                    "record": record,
                    "externalLinks": links,
                    "backlinks": backlinks,
                    "findings": [dict(f) for f in findings],
                }
            )
        )
        return 0
    say(styled(printable(str(page["title"])), "bold"))
    kind = f" · {page['entity_type']}" if page["entity_type"] else ""
    say(f"{page['id']}{kind} · Path: {page['path']}")
    say(f"{page['number'] or '—'} · Entity ID (EID)")
    say(f"\n{styled('Page Record', 'bold')} — {_ORIGIN}")
    say_json(dumps(record))
    say(f"\n{styled('External Links', 'bold')}")
    say_json(dumps(links))
    say(f"\n{styled(f'Backlinks ({len(backlinks)})', 'bold')}")
    for line in markdown_table(("id", "title", "type", "relationship"), (list(row.values()) for row in backlinks)):
        say(line)
    if findings:
        say(f"\n{styled(f'Findings ({len(findings)})', 'bold')}")
        for finding in findings:
            say(finding_line(dict(finding)))
    twins = store.rows("SELECT file FROM pages WHERE id = ? AND file != ?", page["id"], page["file"])
    for twin in twins:
        note(f"note: {twin['file']} has the same id; name a page by its file to see that one.")
    return 0
