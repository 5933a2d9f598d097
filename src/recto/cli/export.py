"""``recto export``: write a build in another format."""

import argparse
from pathlib import Path

from recto.cli.place import place_arguments, root_of
from recto.cli.terminal import note, say
from recto.errors import UnknownNameError

_FORMATS = {
    "jsonl": "a file each table, a JSON object each row",
    "csv": "a file each table, with a line of names",
    "parquet": "a file each table, for DuckDB, Polars, Spark; needs recto[data]",
    "graphml": "pages and links, for Gephi, yEd, networkx",
    "jsonld": "pages, things and citations in the words of schema.org",
    "ntriples": "the same as triples of RDF",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = "formats:\n" + "\n".join(f"  {name:10}{about}" for name, about in _FORMATS.items())
    parser.add_argument("format", choices=_FORMATS, metavar="FORMAT", help=", ".join(_FORMATS))
    parser.add_argument(
        "--out",
        type=Path,
        metavar="PATH",
        help="folder of the tables' files (default: export-FORMAT), or the file (default: standard output)",
    )
    parser.add_argument(
        "--address", default="urn:recto:", metavar="URL", help="what pages are named below (default: urn:recto:)"
    )
    place_arguments(parser, "--results")


def run(asked: argparse.Namespace) -> int:
    """Write what is asked for, and say where."""
    from recto.disk import replacing, writing
    from recto.store import Store
    from recto.store.export import FORMATS
    from recto.store.export.graph import checked_address

    asked_place = argparse.Namespace(dir=asked.dir, out=asked.results)
    store = Store.at(asked.results or root_of(asked_place))
    form = FORMATS[asked.format]
    if form.folder:
        folder = asked.out or Path(f"export-{asked.format}")
        if folder.exists() and not folder.is_dir():
            raise UnknownNameError(f"{folder} is a file.", "Name a folder with --out: each table gets a file in it.")
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        files = form.folder(store, folder)
        note(f"{len(files)} tables in {folder}")
        return 0
    assert form.lines
    lines = form.lines(store, checked_address(asked.address))
    if asked.out is None:
        for line in lines:
            say(line)
        return 0
    if asked.out.is_dir():
        raise UnknownNameError(f"{asked.out} is a folder.", "Name a file with --out.")
    with replacing(asked.out) as (temporary,), temporary.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)
    note(f"Written to {asked.out}")
    return 0
