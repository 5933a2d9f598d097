"""Every file that a build writes, and every file of lines that people write: what it holds, and its schema."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

import msgspec

from recto.contract import DATABASE, file_name
from recto.link.identity import IdRegistry
from recto.model import (
    Backlink,
    Due,
    Edit,
    LinkHealth,
    Named,
    PageBlocks,
    RelatedItem,
    RiskStats,
    SimilarPair,
    Stats,
)
from recto.parse.claims import NUMBER
from recto.schemas.entities import ENTITIES, typed_entities_schema
from recto.schemas.facts import FACT_BASE
from recto.schemas.fields import FIELDS
from recto.schemas.record import record_schema
from recto.schemas.server import SERVER
from recto.schemas.shape import SCALAR, TEXT, Key, Schema, list_of, made, may, must, written
from recto.schemas.structs import struct_schema
from recto.schemas.tables import TABLES

DRAFT = "https://json-schema.org/draft/2020-12/schema"
RECORD = "record.schema.json"
_ENDING = ".schema.json"


class File(NamedTuple):
    """A file by its path: below the folder of results, or below the root where people write it.

    `path` may hold a ``*``; `schema` is the name of its schema, empty where it has none.
    """

    path: str
    about: str
    schema: str = ""
    written: bool = False


class Shape(NamedTuple):
    """What a JSON file holds, and its schema."""

    about: str
    schema: Schema


def _of_structs() -> dict[str, Shape]:
    """Give the shapes of the files that hold records of the model, by the name of the file."""
    kinds: dict[str, tuple[Any, str]] = {
        "idRegistry": (IdRegistry, "The number of each id, and the id of each number."),
        "backlinks": (dict[str, list[Backlink]], "What leads to each page or entity: relations, links, by its id."),
        "tagIndex": (dict[str, list[Named]], "The entities that bear each tag."),
        "stats": (Stats, "Counts over all entities."),
        "pathRegistry": (dict[str, str], "The path on the site of each page and entity, by its id."),
        "riskStats": (RiskStats, "Counts over the risk of all pages."),
        "pageResources": (dict[str, list[str | int | float]], "Ids of the resources that each page cites, by its id."),
        "redundancyPairs": (list[SimilarPair], "The hundred pairs of pages that resemble each other most."),
        "relatedGraph": (dict[str, list[RelatedItem]], "What each page or entity is most related to, by its id."),
        "updateSchedule": (list[Due], "When pages are due, the most urgent first."),
        "link-health": (LinkHealth, "What became of the links of page files to their own site."),
        "block-index": (dict[str, PageBlocks], "What stands in each section of each page, by its id."),
    }
    return {name: Shape(about, struct_schema(kind)) for name, (kind, about) in kinds.items()}


def _shapes() -> dict[str, Shape]:
    """Give the shapes of all files in ``json``, by the name of the file."""
    plain = {**TABLES, **SERVER}
    return {
        "pages": Shape("The record of each page.", list_of({"$ref": RECORD})),
        **{name: Shape(*shape) for name, shape in plain.items()},
        "entities": Shape("The entities as written, each with its number and a description.", ENTITIES),
        "typedEntities": Shape("The entities as their types have them.", typed_entities_schema()),
        **_of_structs(),
        "factbase-data": Shape("Things, facts, properties, records: the fact base.", FACT_BASE),
    }


def _database(shapes: dict[str, Shape]) -> Schema:
    names = {key: file_name(key) for key in DATABASE}
    return made(*(must(key, {"$ref": name + _ENDING}, shapes[name].about) for key, name in names.items()))


def _bundle() -> Schema:
    """Describe what the files hold of one entity or page."""

    def of_id(name: str) -> Schema:
        return {"$ref": f"{name}{_ENDING}#/additionalProperties"}

    return made(
        may("entity", {"$ref": f"typedEntities{_ENDING}#/$defs/Entity"}, "The entity as its type has it."),
        may("page", {"$ref": RECORD}, "The record of the page."),
        may("backlinks", of_id("backlinks"), "What leads to it."),
        may("relatedGraph", of_id("relatedGraph"), "What it is most related to."),
        may("citationQuotes", of_id("citationQuotes"), "Quotes from the page's sources."),
        may("pageReferences", of_id("pageReferenceIndex"), "Claims and citations of the page."),
        may("pageResources", of_id("pageResources"), "Ids of the resources that the page cites."),
    )


def _edit() -> Schema:
    fields = [field for field in msgspec.structs.fields(Edit) if field.name != "line"]
    keys = [Key(f.name, *_of_edit(f), required=f.required) for f in fields]
    return written(*keys)


def _of_edit(field: Any) -> tuple[Schema, str]:
    says = FIELDS["Edit"][field.name]
    schema, about = says if isinstance(says, tuple) else ({}, says)
    return ({**TEXT, **schema} if field.required else {**SCALAR, **schema}), about


def _claim() -> Schema:
    number = f"^{NUMBER.pattern.removesuffix(chr(92) + 'Z')}$"
    return written(
        must("id", {**TEXT, "pattern": number}, "Number, such as E12."),
        must("slug", {**TEXT, "minLength": 1, "not": {"pattern": number}}, "Id of the page or entity."),
    )


def _verdict() -> Schema:
    digest = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
    return written(
        must("citation", TEXT, "Id of the citation: `recto verify --json` shows it."),
        must("file", TEXT, "File of the citation."),
        must("work", TEXT, "What it cites: the key of the work, else the address, else the label."),
        must("sentence", digest, "Hash of the sentence; the verdict is stale when the sentence is another."),
        must(
            "verdict",
            {"type": "string", "enum": ["supported", "contradicted", "not found", "accepted"]},
            "Whether the source bears the sentence out; *accepted* where a person says so.",
        ),
        must("at", TEXT, "When that was found."),
        must("by", TEXT, "The model or the person that found it."),
        may("passage", TEXT, "Hash of the passage it rests on, and the place of the quote in it."),
        may("quote", TEXT, "Words of the passage that decided it."),
        may("score", {"type": "number", "minimum": 0, "maximum": 1}, "How sure the model is."),
        may("why", TEXT, "Why, in a sentence."),
    )


_LINES = {
    "edits": Shape("When pages were edited, an edit each line.", _edit()),
    "ids": Shape("Numbers that are handed out, a claim each line.", _claim()),
    "verdicts": Shape("What was found of citations, a verdict each line.", _verdict()),
}
_OTHERS = (
    File("recto.db", "SQLite: pages, metrics, links, findings and the search index; see [tables](tables.md)."),
    File("text/llms.txt", "For language models: what the site is and its most important pages."),
    File("text/llms-core.txt", "For language models: summaries of the important pages."),
    File("text/llms-full.txt", "For language models: the texts of all pages in the site's categories."),
    File("text/wiki/*.txt", "For language models: the text of a page, under its number."),
    File("text/sitemap.xml", "For search engines: the address of each page."),
    File("text/feed.xml", "Atom: the pages changed last."),
    File("cache/*", "What makes the next build fast; safe to delete."),
    File(".gitignore", "Keeps the folder of results out of git."),
)


def schemas() -> dict[str, Schema]:
    """Give all schemas by the name of their file, which is their `$id` too."""
    shapes = _shapes()
    all_shapes = {
        "record": Shape("The record of a page: its fields, metrics and scores.", record_schema()),
        "database": Shape("The contract's files in one, a key each.", _database(shapes)),
        "bundle": Shape("All that the files hold of one entity or page.", _bundle()),
        **shapes,
        **_LINES,
    }
    return {f"{name}{_ENDING}": _headed(name, shape) for name, shape in all_shapes.items()}


def _headed(name: str, shape: Shape) -> Schema:
    head = {"$schema": DRAFT, "$id": f"{name}{_ENDING}", "title": name, "description": shape.about}
    return {**head, **{key: value for key, value in shape.schema.items() if key not in head}}


def files() -> Iterator[File]:
    """Give all files: those of JSON, the others of a build, then the lines that people write."""
    yield File("database.json", "The contract's files in one, a key each.", "database" + _ENDING)
    yield from (File(f"json/{name}.json", shape.about, name + _ENDING) for name, shape in _shapes().items())
    yield File("json/entities/*.json", "All that the files hold of one entity or page.", "bundle" + _ENDING)
    yield from _OTHERS
    yield from (File(f"data/{name}.jsonl", shape.about, name + _ENDING, True) for name, shape in _LINES.items())


def find_file(name: str) -> File | None:
    """Find a file by its path or its name."""
    asked = name.removeprefix("./").removeprefix(".recto/")
    return next((file for file in files() if _is_named(file, asked)), None)


def _is_named(file: File, name: str) -> bool:
    return name == file.path.rpartition("/")[2] or fnmatchcase(name, file.path)
