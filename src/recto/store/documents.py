"""What can be searched for: pages, their sections, entities, terms."""

from collections.abc import Iterator, Sequence
from typing import Any

from recto.ecma import to_text, truthy
from recto.facts import readable
from recto.model import Bulk, Document, Entity, Fact, FactBase, Leaf, Page
from recto.store.built import Read


def documents_of_pages(read: Read) -> Iterator[Iterator[Document]]:
    """Give the documents of each page: they hang on nothing but its leaf."""
    for place, leaf in enumerate(read.leaves):
        yield _of_page(leaf, read.bulks, place)


def _of_page(leaf: Leaf, bulks: Sequence[Bulk], place: int) -> Iterator[Document]:
    title, summary = _text(leaf.metrics["title"]), _text(leaf.metrics["llm_summary"])
    yield from page_documents(leaf.page, title, summary, bulks[place].prose)


def other_documents(read: Read) -> Iterator[Document]:
    """Give the documents that follow those of pages: entities without a page, terms, facts."""
    pages = {page.address.id for page in read.pages}
    yield from (_of_entity(entity) for entity in read.entities if to_text(entity.id) not in pages)
    yield from _of_terms(read.data.tables.get("glossary"))
    yield from _of_facts(read.facts.base)


def page_documents(page: Page, title: str, summary: str, texts: Sequence[str]) -> Iterator[Document]:
    """Make the documents of a page: one of its title, its summary and the text before the first heading, one a section.

    `texts` are those of its sections, as `parse.read_prose` gives them.
    """
    address = page.address
    parts = list(zip(page.sections, texts, strict=True))
    opening = [text for section, text in parts if section.level == 0]
    body = "\n".join(text for text in (summary, *opening) if text)
    yield Document("page", address.id, address.file, title, "", body)
    for section, text in parts:
        if section.level:
            ref = f"{address.id}#{section.slug}"
            yield Document("section", ref, address.file, title, section.title, text, section.span.line)


def _of_entity(entity: Entity) -> Document:
    body = _text(entity.fields.get("description"))
    return Document("entity", to_text(entity.id), None, _text(entity.title), "", body, entity.line)


def _of_terms(glossary: Any) -> Iterator[Document]:
    for row in glossary if isinstance(glossary, list) else ():
        if isinstance(row, dict) and truthy(row.get("term")):
            yield Document("term", _text(row.get("id")), None, _text(row["term"]), "", _text(row.get("definition")))


def _of_facts(base: FactBase) -> Iterator[Document]:
    """Give a document for each written fact: what it is about, the value, since when, what is noted."""
    for thing, facts in base.facts.items():
        for fact in facts:
            if not fact.derived_from:
                title = f"{base.things[thing].name}: {_property(base, fact)}"
                said = (readable(base, fact), fact.as_of, fact.fields.get("notes"), fact.fields.get("sourceQuote"))
                yield Document("fact", fact.id, None, title, "", "\n".join(filter(None, map(_text, said))), fact.line)


def _property(base: FactBase, fact: Fact) -> str:
    definition = base.properties.get(fact.property)
    return definition.name if definition else fact.property


def _text(value: Any) -> str:
    return to_text(value) if truthy(value) else ""
