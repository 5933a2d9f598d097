"""``recto search``: find pages and sections by their words."""

import argparse
import json

from recto.cli.place import place_arguments, root_of
from recto.cli.terminal import note, printable, say, styled
from recto.errors import UnknownNameError

_EPILOG = """\
"two words" are a phrase, word* is the beginning of one. Titles are found also where they are written wrongly.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = _EPILOG
    parser.add_argument("text", nargs="+", metavar="TEXT", help="words to look for")
    parser.add_argument("--kind", metavar="KIND", help="only what is of this kind: page, section …")
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="at most so many (default: 10)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    place_arguments(parser)


def run(asked: argparse.Namespace) -> int:
    """Print what was found, best first."""
    from recto.store import Output, Store
    from recto.store.search import CLOSE, OPEN, Hit, search

    if asked.limit < 1:
        raise UnknownNameError(f"--limit {asked.limit} is no number of results.", "Give 1 or more.")

    def shown(hit: Hit) -> str:
        pieces = (piece.partition(CLOSE) for piece in hit.snippet.split(OPEN))
        first = printable(next(pieces)[0])
        return first + "".join(f"{styled(printable(word), 'bold')}{printable(rest)}" for word, _, rest in pieces)

    root = root_of(asked)
    hits = search(
        Store(Output(asked.out or root / ".recto"), root), " ".join(asked.text), kind=asked.kind, limit=asked.limit
    )
    if asked.json:
        found = [{name: getattr(hit, name) for name in hit.__struct_fields__} for hit in hits]
        marked = [each | {"snippet": each["snippet"].replace(OPEN, "**").replace(CLOSE, "**")} for each in found]
        say(json.dumps(marked, ensure_ascii=False, indent=2))
        return 0
    for hit in hits:
        heading = f" › {printable(hit.heading)}" if hit.heading else ""
        place = f"{hit.page}:{hit.line}" if hit.page else hit.ref
        say(f"{styled(printable(hit.title) + heading, 'bold')}  {styled(printable(place), 'dim')}")
        if hit.snippet:
            say(f"  {shown(hit)}")
    if hits and all(hit.near for hit in hits):
        note("note: nothing holds these words; these titles resemble them.")
    note(f"{len(hits)} found" if hits else "Nothing was found.")
    return 0
