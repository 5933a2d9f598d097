"""``recto why``: explain how a value of a page's record came to be."""

import argparse

from recto.cli.place import place_arguments, root_of
from recto.cli.terminal import say, say_json, styled

_MOST = 40


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument("page", metavar="PAGE", help="an id, a numeric id (E151), a path or a file")
    parser.add_argument("field", metavar="FIELD", help="a key of the record, such as hallucinationRisk or wordCount")
    parser.add_argument("--all", action="store_true", help=f"show all parts, not only {_MOST}")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    place_arguments(parser)


def run(asked: argparse.Namespace) -> int:
    """Print the value, its definition and its parts."""
    import msgspec

    from recto.ecma import dumps
    from recto.options import Options
    from recto.store import Output, Store
    from recto.why import why

    root = root_of(asked)
    store = Store(Output(asked.out or root / ".recto"), root)
    options = Options(now=store.about()["now"], out=asked.out)
    found = why(root, store.page(asked.page)["file"], asked.field, options)
    if asked.json:
        say_json(dumps(msgspec.to_builtins(found)))
        return 0
    value = dumps(found.value).decode()
    say(styled(f"{found.field} = {value if len(value) < 200 else value[:200] + ' …'}", "bold"))
    say(found.definition)
    parts = found.parts if asked.all else found.parts[:_MOST]
    for part in parts:
        say(_line(part))
    if len(parts) < len(found.parts):
        say(styled(f"  … {len(found.parts) - len(parts)} more (--all)", "dim"))
    return 0


def _line(part: "object") -> str:
    from recto.ecma import dumps
    from recto.reasons import Part

    assert isinstance(part, Part)
    amount = part.amount
    if part.unit == "points":
        shown = f"{amount:+}"
    else:
        shown = "" if amount is None else amount if isinstance(amount, str) else dumps(amount).decode()
    place = styled(f"{part.file}:{part.line}:{part.column}  ", "dim") if part.line else ""
    return f"  {place}{part.label}{f'  {shown}' if shown else ''}{f'  ({part.reason})' if part.reason else ''}"
