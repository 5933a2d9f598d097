"""What components ask of the facts: rows of records, a property over time, a property of several things."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from recto.publish.literal import text_value, value_of
from recto.publish.site import Site

_FACTS = """
SELECT thing, property, shown, as_of, source, facts.file, facts.line FROM facts ORDER BY thing, property, as_of DESC
"""
_RECORDS = "SELECT thing, collection, display_name, as_of, fields FROM records ORDER BY thing, collection, position"


class Asked:
    """Answers components from the facts; things go by id or slug, and their names stand for them in rows."""

    def __init__(self, site: Site) -> None:
        self._names = {row["id"]: row["name"] for row in site.store.rows("SELECT id, name FROM things")}
        things = site.store.rows("SELECT id, slug FROM things")
        self._ids = {row["slug"]: row["id"] for row in things} | {row["id"]: row["id"] for row in things}
        self._facts = site.grouped(_FACTS, "thing")
        self._records = site.grouped(_RECORDS, "thing")

    def rows(self, name: str, attributes: Mapping[str, str]) -> list[dict[str, Any]]:
        """Give the rows that a component asks for, none if it asks for nothing that is there."""
        kind = name.removeprefix("KB").removeprefix("FB")
        thing = self._ids.get(text_value(attributes.get("entity")), "")
        if kind == "RecordTable":
            return list(self.collection(thing, text_value(attributes.get("collection"))))
        wanted = text_value(attributes.get("property"))
        if kind == "FactTable":
            return [row for row in self._facts.get(thing, ()) if row["property"] == wanted]
        entities = value_of(attributes.get("entities"))
        return list(self._compared(entities if isinstance(entities, list) else [], wanted))

    def collection(self, thing: str, name: str) -> Iterator[dict[str, Any]]:
        """Give the rows of a collection of a thing, by its id, their values as texts."""
        for row in self._records.get(thing, ()):
            if row["collection"] == name:
                fields = {key: self._said(value) for key, value in json.loads(row["fields"]).items()}
                yield fields | ({"name": row["display_name"]} if row["display_name"] else {})

    def _compared(self, entities: list[Any], wanted: str) -> Iterator[dict[str, Any]]:
        """Give the newest value of a property for each of some things."""
        for entity in entities:
            thing = self._ids.get(str(entity), "")
            newest = next((row for row in self._facts.get(thing, ()) if row["property"] == wanted), None)
            yield {"thing": self._names.get(thing, str(entity)), **(newest or {"shown": "", "as_of": "", "source": ""})}

    def _said(self, value: Any) -> str:
        """Give a field of a record as a text; what names a thing becomes its name."""
        if isinstance(value, list):
            return " – ".join(map(self._said, value))
        if isinstance(value, str):
            return str(self._names.get(self._ids.get(value, ""), value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "" if value is None else str(value)
