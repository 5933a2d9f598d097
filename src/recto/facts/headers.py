"""The head of a thing's file: id, slug, type, name, the number of its page."""

from typing import Any

from recto.ecma import to_text, truthy
from recto.facts.documents import stem
from recto.facts.entity_files import Placed
from recto.facts.trouble import trouble
from recto.model import Thing, Trouble
from recto.yaml import Tagged


def read_header(header: Placed, troubles: list[Trouble]) -> Thing | None:
    """Read the `thing` of a file; None, and a trouble, if it has no id.

    Of the two forms, the older has the id in `stableId`, the slug in `id`, the page in `numericId`; the newer has `id`,
    `slug` and `wikiPageId`. Where the slug is missing, the file's name stands in.
    """
    fields, file, line = header
    names = ("stableId", "id", "numericId") if truthy(fields.get("stableId")) else ("id", "slug", "wikiPageId")
    identifier, slug, page = (fields.get(name) for name in names)
    if not truthy(identifier):
        troubles.append(trouble(file, line, "missing-id", "the thing has no id; passed over"))
        return None
    if not truthy(slug):
        slug = stem(file)
        message = f"the thing has no `{names[1]}`; {slug!r} is taken from the file's name"
        troubles.append(trouble(file, line, "missing-slug", message))
    return Thing(
        id=_text(identifier),
        slug=_text(slug),
        type=_text(fields.get("type", "")),
        name=_text(fields.get("name", "")),
        page=_page(fields.get("numericId") if page is None else page),
        parent=None if fields.get("parent") is None else _text(fields["parent"]),
        aliases=_texts(fields.get("aliases")),
        previous_ids=_texts(fields.get("previousIds")),
        previous_slugs=_texts(fields.get("previousSlugs")),
        file=file,
        line=line,
    )


def _page(number: Any) -> str | None:
    text = _text(number) if truthy(number) else ""
    return (text if text.startswith("E") else f"E{text}") if text else None


def _text(value: Any) -> str:
    if isinstance(value, Tagged):
        return value.text.partition(":")[0] if value.tag == "!ref" else value.text
    return to_text(value)


def _texts(value: Any) -> tuple[str, ...] | None:
    return tuple(map(_text, value)) if isinstance(value, list) else None
