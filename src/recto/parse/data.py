"""Entities, resources, external links and edits from their files."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from recto.ecma import milliseconds, to_text, truthy
from recto.memo import Memo, code_key, key
from recto.model import Claim, DataFiles, Edit, Entity, ExternalLinks, Page, Related, Resource, Source, Trouble, Verdict
from recto.parse.claims import read_claims
from recto.parse.tables import maps, table, trouble
from recto.parse.verdicts import read_verdicts


class Data(NamedTuple):
    """All that the data files hold."""

    entities: tuple[Entity, ...]
    resources: tuple[Resource, ...]
    external_links: tuple[ExternalLinks, ...]
    edits: tuple[Edit, ...]
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    tables: dict[str, Any]
    troubles: tuple[Trouble, ...]
    digest: bytes
    """Hash of all that makes it."""
    registry: bytes
    """Hash of all that makes the resources."""


def read_data(files: DataFiles, memo: Memo) -> Data:
    """Read all data files; a row that cannot be used is a trouble. What unchanged files hold is remembered."""
    roles = {"resources": files.resources, "external links": files.external_links, "edits": files.edits}
    roles |= {
        "ids": files.ids,
        "verdicts": files.verdicts,
        **files.tables,
        **{f"entities {n}": s for n, s in enumerate(files.entities)},
    }
    parts = [part for role, s in roles.items() if s for part in (role, s.path, s.digest)]
    code = code_key(("parse",), ("yaml12", "yaml_edit", "msgspec"))
    name, resources = key("data", code, *parts), files.resources
    registry = key("registry", code, *((resources.path, resources.digest) if resources else ()))
    return memo.result("parse", name, Data, lambda: _read(files, name, registry))


def _read(files: DataFiles, digest: bytes, registry: bytes) -> Data:
    claims, troubles = read_claims(files.ids) if files.ids else ((), [])
    verdicts, of_verdicts = read_verdicts(files.verdicts) if files.verdicts else ((), [])
    troubles += of_verdicts
    for source in _sources(files):
        troubles += _lost(source)
    return Data(
        tuple(read_entities(files.entities, troubles)),
        tuple(_resources(files.resources, troubles)) if files.resources else (),
        tuple(_external_links(files.external_links, troubles)) if files.external_links else (),
        tuple(_edits(files.edits, troubles)) if files.edits else (),
        claims,
        verdicts,
        {name: table(source, troubles) for name, source in files.tables.items()},
        tuple(troubles),
        digest,
        registry,
    )


def _sources(files: DataFiles) -> Iterator[Source]:
    single = (files.resources, files.external_links, files.edits, files.ids, files.verdicts)
    yield from (source for source in (*single, *files.entities, *files.tables.values()) if source)


def _lost(source: Source) -> Iterator[Trouble]:
    """Say what of a file is lost before its form is looked at."""
    if source.undecodable:
        yield trouble(
            source, 1, "the file holds bytes that are not UTF-8, so that characters were lost; save it as UTF-8"
        )
    if "\0" in source.text:
        line = source.text.count("\n", 0, source.text.index("\0")) + 1
        yield trouble(source, line, "a NUL character stands here, and what follows it may not be read; remove it")


def read_entities(sources: Iterable[Source], troubles: list[Trouble]) -> Iterator[Entity]:
    """Give the entities of their files; what cannot be used is added to `troubles`."""
    for source in sources:
        rows, found = maps(source)
        troubles += found
        for row, line in rows:
            if "id" not in row:
                troubles.append(trouble(source, line, "an entity has no id; passed over"))
            else:
                related = tuple(_related(row.get("relatedEntries")))
                yield Entity(
                    row["id"], row.get("type"), row.get("title"), row.get("numericId"), related, row, source.path, line
                )


def _related(items: Any) -> Iterator[Related]:
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and "id" in item:
            relationship = item.get("relationship")
            yield Related(item["id"], relationship if isinstance(relationship, str) else None)


def declared_entities(pages: Iterable[tuple[Page, Any]], entities: Sequence[Entity]) -> Iterator[Entity]:
    """Give the entities that pages declare by a type in their head, unless the data files know the id."""
    known = {to_text(entity.id) for entity in entities}
    for page, title in pages:
        declared = page.field("entityType")
        identifier = page.field("entityId") if truthy(page.field("entityId")) else page.address.stem
        if not page.address.index and truthy(declared) and to_text(identifier) not in known:
            number = page.field("numericId")
            numeric_id = number if truthy(number) else None
            fields = {"id": identifier, "type": declared, "title": title} | _origin(page)
            yield Entity(
                identifier, declared, title, numeric_id, (), fields, page.address.file, 1, declared_by_page=True
            )


def _origin(page: Page) -> dict[str, Any]:
    """Give what an entity that a page declares shows of the page; its file is named below the root."""
    given = {name: page.field(name) for name in ("numericId", "description") if truthy(page.field(name))}
    return {"_source": "frontmatter", "_filePath": page.address.file} | given


def _resources(source: Source, troubles: list[Trouble]) -> Iterator[Resource]:
    rows, found = maps(source)
    troubles += found
    seen: set[str] = set()
    for row, line in rows:
        url = row.get("url")
        cited_by = row.get("cited_by")
        if not isinstance(url, str) or not url:
            troubles.append(
                trouble(source, line or 1, f"{row.get('id')!r} has no address", kind="resource-without-address")
            )
        identifier, date = to_text(row.get("id")), row.get("published_date")
        if truthy(date) and math.isnan(milliseconds(to_text(date))):
            message = f"{identifier}: `published_date` is {to_text(date)!r}, which is no date"
            troubles.append(trouble(source, line or 1, message, kind="misdated-work"))
        if identifier in seen:
            troubles.append(
                trouble(source, line or 1, f"the id {identifier!r} is used twice", kind="duplicate-resource-id")
            )
        seen.add(identifier)
        yield Resource(
            row.get("id"),
            url if isinstance(url, str) else "",
            row,
            tuple(cited_by) if isinstance(cited_by, list) else (),
            line,
        )


def _external_links(source: Source, troubles: list[Trouble]) -> Iterator[ExternalLinks]:
    rows, found = maps(source)
    troubles += found
    for row, line in rows:
        page, links = row.get("pageId"), row.get("links")
        if isinstance(page, str) and isinstance(links, dict):
            yield ExternalLinks(page, {site: to_text(url) for site, url in links.items()})
        else:
            troubles.append(trouble(source, line, "a row needs `pageId` and a map `links`; passed over"))


def _edits(source: Source, troubles: list[Trouble]) -> Iterator[Edit]:
    rows, found = maps(source)
    troubles += found
    for row, line in rows:
        page, date = row.get("page"), row.get("date")
        if isinstance(page, str) and isinstance(date, str) and page and date:
            texts = {
                k: to_text(row[k]) for k in ("title", "branch", "model", "duration", "cost") if row.get(k) is not None
            }
            summary = row.get("summary")
            pr = row.get("pr")
            yield Edit(
                page,
                date,
                line,
                summary=summary if isinstance(summary, str) else "",
                pr=pr if isinstance(pr, (int, float)) else None,
                **texts,
            )
        else:
            troubles.append(trouble(source, line, "an edit needs the texts `page` and `date`; passed over"))
