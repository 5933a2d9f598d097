"""``recto facts``: print what is known of a page's entity or of a thing."""

import argparse
from itertools import groupby
from typing import TYPE_CHECKING, Any

from recto.cli.place import place_arguments, root_of
from recto.cli.terminal import printable, say, say_json, styled

if TYPE_CHECKING:
    from recto.store import Store


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="a page or a thing (its id, slug or name)")
    parser.add_argument("--property", metavar="P", help="only this property")
    parser.add_argument("--as-of", metavar="DATE", help="only what is dated then or before, and had not ended")
    parser.add_argument("--stale", action="store_true", help="only the newest values that are stale, oldest first")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    place_arguments(parser)


def run(asked: argparse.Namespace) -> int:
    """Print facts with date, source, age and place, and the pages that show them."""
    from recto.ecma import dumps
    from recto.errors import UnknownNameError
    from recto.store import Output, Store
    from recto.store.known import Filter, find_things, known_facts, records_of

    if not asked.name and not asked.stale:
        raise UnknownNameError("Whose facts?", "Name a page or a thing, or ask for --stale ones of all.")
    root = root_of(asked)
    store = Store(Output(asked.out or root / ".recto"), root)
    things = find_things(store, asked.name) if asked.name else None
    facts = known_facts(store, Filter(things, asked.property, asked.as_of, asked.stale))
    records = records_of(store, things) if things and not asked.property else []
    if asked.json:
        say_json(dumps({"facts": [dict(fact) for fact in facts], "records": [dict(row) for row in records]}))
        return 0
    for name, rows in groupby(facts, lambda fact: fact["name"]):
        say(styled(printable(name), "bold"))
        for fact in rows:
            _say_fact(store, fact)
    for collection, rows in groupby(records, lambda row: row["collection"]):
        say(styled(printable(collection), "bold"))
        for row in rows:
            say(f"  {printable(row['display_name'] or row['key'])}  {printable(row['fields'])}")
    say(f"{len(facts)} facts" + (f", {len(records)} records" if records else ""))
    return 0


def _say_fact(store: "Store", fact: Any) -> None:
    since = f" as of {fact['as_of']}" if fact["as_of"] else ""
    until = f" until {fact['valid_end']}" if fact["valid_end"] else ""
    marks = [mark for mark, held in (("derived", fact["derived_from"]), ("stale", fact["stale"])) if held]
    say(f"  {printable(fact['property'])}: {styled(printable(fact['shown']), 'bold')}{since}{until}{_listed(marks)}")
    derived = f"follows from {fact['derived_from']}" if fact["derived_from"] else "no source"
    source = str(fact["source_title"] or fact["source"] or derived)
    say(f"    {printable(source)} · {fact['id']} · {fact['file']}:{fact['line']}")
    for row in store.rows("SELECT page, line FROM shown_facts WHERE fact = ?", fact["id"]):
        say(f"    shown in {row['page']}:{row['line']}")


def _listed(marks: list[str]) -> str:
    return f" ({', '.join(marks)})" if marks else ""
