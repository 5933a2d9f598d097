"""Components that show rows: records and facts of things, tables made of components."""

from collections.abc import Callable
from typing import Any

from recto.publish.components.call import Call
from recto.publish.paths import web_address
from recto.publish.views import asked_key

_PARTS = {
    "Table": ("<table>", "</table>"),
    "TableHeader": ("<thead>", "</thead>"),
    "TableBody": ("<tbody>", "</tbody>"),
    "TableRow": ("<tr>", "</tr>"),
    "TableHead": ('<th scope="col">', "</th>"),
    "TableCell": ("<td>", "</td>"),
}


def records(call: Call) -> str:
    """Show the rows of a collection that belongs to a thing."""
    rows = _asked(call)
    wanted = call.value("columns")
    keys = [str(key) for key in wanted] if isinstance(wanted, list) else list(dict.fromkeys(k for r in rows for k in r))
    heads = [key.replace("_", " ").replace("-", " ") for key in keys]
    return _table(call, heads, [[row.get(key, "") for key in keys] for row in rows])


def history(call: Call) -> str:
    """Show the values of a property of a thing, the newest first."""
    rows = [[row["as_of"] or "", row["shown"], row["source"] or ""] for row in _asked(call)]
    return _table(call, ["as of", "value", "source"], rows)


def comparison(call: Call) -> str:
    """Show the newest value of a property for several things."""
    rows = [[row["thing"], row["shown"], row["as_of"] or "", row["source"] or ""] for row in _asked(call)]
    return _table(call, ["", "value", "as of", "source"], rows)


def part(call: Call) -> str:
    """Show a part of a table that is made of components."""
    before, after = _PARTS[call.name]
    children = call.children
    if call.name in ("TableHead", "TableCell"):
        children = children.removeprefix("<p>").removesuffix("</p>\n")
    if call.name == "Table":
        before, after = (
            f'<div class="scroll" tabindex="0" role="region" aria-label="Table">{before}',
            f"{after}</div>\n",
        )
    return f"{before}{children}{after}"


def _asked(call: Call) -> list[dict[str, Any]]:
    return call.view.asked.get(asked_key(call.name, call.attributes), [])


def _table(call: Call, heads: list[str], rows: list[list[Any]]) -> str:
    cells = [[_cell(str(cell)) for cell in row] for row in rows]
    return call.render("rows", title=call.text("title"), heads=heads, rows=cells)


def _cell(text: str) -> tuple[str, str]:
    """Give the text of a cell and where it leads: an address is shown by its host."""
    if not web_address(text):
        return text, ""
    return text.split("/")[2].removeprefix("www."), text


TABLES: dict[str, Callable[[Call], str]] = {
    **dict.fromkeys(("FBRecordTable", "KBRecordTable"), records),
    **dict.fromkeys(("FBFactTable", "KBFactTable"), history),
    **dict.fromkeys(("FBCompareTable", "KBCompareTable"), comparison),
    **dict.fromkeys(_PARTS, part),
}
