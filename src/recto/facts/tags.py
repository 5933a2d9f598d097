"""What the tags ``!ref``, ``!src`` and ``!date`` in a row stand for."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from recto.facts.entity_files import Placed
from recto.facts.trouble import trouble
from recto.model import Thing, Trouble
from recto.yaml import Tagged

Meaning = Callable[[Tagged], Any]


def untagged(value: Any, meaning: Meaning) -> Any:
    """Put for each tagged scalar in a value what it stands for."""
    if isinstance(value, Tagged):
        return meaning(value)
    if isinstance(value, list):
        return [untagged(item, meaning) for item in value]
    if isinstance(value, dict):
        return {key: untagged(item, meaning) for key, item in value.items()}
    return value


class Tags(NamedTuple):
    """What tags in the rows of one thing refer to; where it is not known, the text stays and is a trouble."""

    things: Mapping[str, Thing]
    sources: Mapping[str, str]
    troubles: list[Trouble]

    def fact(self, row: Placed) -> dict[str, Any]:
        """Give a fact's row: references count in `value` only, and dates stay `Tagged` there."""

        def of_value(tagged: Tagged) -> Any:
            return tagged if tagged.tag == "!date" else self._meaning(tagged, row)

        def elsewhere(tagged: Tagged) -> str:
            return tagged.text if tagged.tag == "!ref" else self._meaning(tagged, row)

        return {key: untagged(v, of_value if key == "value" else elsewhere) for key, v in row.fields.items()}

    def record(self, row: Placed) -> dict[str, Any]:
        """Give a record's row; references count everywhere in it."""
        return {key: untagged(value, lambda tagged: self._meaning(tagged, row)) for key, value in row.fields.items()}

    def _meaning(self, tagged: Tagged, row: Placed) -> str:
        if tagged.tag == "!ref":
            return self._reference(tagged.text, row)
        if tagged.tag == "!src":
            return self._address(tagged.text, row)
        return tagged.text

    def _address(self, alias: str, row: Placed) -> str:
        if alias not in self.sources:
            self._tell(row, "unknown-source-alias", f"no source is named {alias!r} in `_sources`")
        return self.sources.get(alias, alias)

    def _reference(self, text: str, row: Placed) -> str:
        at = text.find(":")
        name, hint = (text[:at], text[at + 1 :]) if at > 0 else (text, "")
        thing = self.things.get(name)
        if thing is None:
            self._tell(row, "unknown-reference", f"no thing has the id {name!r}")
        elif hint and hint != thing.slug:
            self._tell(row, "wrong-reference", f"{name!r} is {thing.slug!r}, not {hint!r} as the reference says")
        return name

    def _tell(self, row: Placed, kind: str, message: str) -> None:
        self.troubles.append(trouble(row.file, row.line, kind, message))
