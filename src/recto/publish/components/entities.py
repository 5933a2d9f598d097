"""Components that show an entity: links, boxes, people."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from recto.parse.html.escape import unlinked
from recto.publish.components.call import Call
from recto.publish.paths import href, web_address

_BOX = ("severity", "likelihood", "timeframe", "maturity", "orgType", "status", "website", "developer", "releaseDate")
_NAMES = {"orgType": "Kind", "releaseDate": "Released"}
_KEPT_APART = frozenset(
    (
        *("id", "entityId", "numericId", "stableId", "type", "entityType", "title", "description", "summary", "path"),
        *("data", "lastUpdated", "tags", "clusters", "sources", "summaryPage", "relatedEntries", "customFields"),
    )
)
"""Fields that name or file an entity, or that the box shows in its own way; all others are its lines."""
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def entity_link(call: Call) -> str:
    """Link an entity or its page by its id or number."""
    name = call.text("id")
    target = call.target(name)
    card = call.view.cards.get(target.file)
    shown = call.children or html.escape(call.text("label", "name") or (card.title if card else name))
    if not target.file:
        return f'<a class="entity wanted" title="No entity or page is called {html.escape(name)}">{unlinked(shown)}</a>'
    return call.page_link(target, shown, "entity")


def info_box(call: Call) -> str:
    """Show what the data say of an entity, the page's own if none is named."""
    entity = call.view.infos.get(call.text("entityId", "id") or call.view.id)
    fields = dict(entity["fields"]) if entity else {}
    data = call.value("data")
    own = (name for name in call.attributes if name not in _KEPT_APART or name == "customFields")
    given = {name: value for name in own if (value := call.value(name))}
    title = call.text("title") or (str(entity["title"]) if entity else call.view.title)
    rows = list(_box_rows(fields | (data if isinstance(data, dict) else {}) | given))
    kind = call.text("type") or (entity["type"] if entity else "")
    said = str(fields.get("description") or "")
    return call.render("infobox", title=title, kind=kind, rows=rows, said=said, related=_related(call, fields))


def _box_rows(fields: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Give the lines of a box: a name, a text, and an address if it has one."""
    for name in (*_BOX, *(name for name in fields if name not in _BOX and name not in _KEPT_APART)):
        text = field_text(fields.get(name))
        if text:
            label = _NAMES.get(name) or _HUMP.sub(" ", name).replace("_", " ").capitalize()
            yield {"name": label, "text": text, "href": web_address(text)}
    custom = fields.get("customFields")
    for row in custom if isinstance(custom, list) else ():
        if isinstance(row, dict) and row.get("label"):
            link = web_address(row.get("link"))
            yield {"name": str(row["label"]), "text": field_text(row.get("value")), "href": link}


def field_text(value: Any) -> str:
    """Give a field as a text: of a map its level or median with what qualifies it, else all that it says."""
    if isinstance(value, dict):
        first = value.get("level") or value.get("median") or value.get("display")
        told = (first, value.get("status"), value.get("confidence"))
        said = (
            told if first else (f"{key} {each}" for key, each in value.items() if isinstance(each, (str, float, int)))
        )
        return " · ".join(str(part) for part in said if part)
    if isinstance(value, list):
        return ", ".join(str(each) for each in value if not isinstance(each, (dict, list)))
    return "" if value is None or value is False else "yes" if value is True else str(value)


def _related(call: Call, fields: dict[str, Any]) -> list[dict[str, str]]:
    rows = fields.get("relatedEntries")
    found = []
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and (entity := call.view.infos.get(str(row.get("id")))):
            file = entity.get("at", "")
            found.append({"title": entity["title"], "href": href(call.view.here, file) if file else ""})
    return found


def key_people(call: Call) -> str:
    """Show people with what they do."""
    return call.render("people", people=call.rows("people"))


def backlinks(call: Call) -> str:
    """List what links to the page."""
    rows = [row | {"href": href(call.view.here, row["file"]) if row["file"] else ""} for row in call.view.backlinks]
    return call.render("backlinks", rows=rows)


def external_links(call: Call) -> str:
    """List what other sites say on the page's subject."""
    return call.render("external", links=sorted(call.view.external.items()))


ENTITIES: dict[str, Callable[[Call], str]] = {
    **dict.fromkeys(("EntityLink", "E"), entity_link),
    **dict.fromkeys(("DataInfoBox", "InfoBox"), info_box),
    "KeyPeople": key_people,
    "Backlinks": backlinks,
    "DataExternalLinks": external_links,
}
