"""Citations of every form as one kind of record: who cites which work, in which words, for which sentence."""

from collections.abc import Iterable, Iterator, Mapping

from recto.ecma import to_text, truthy
from recto.link.works import Registry
from recto.memo import Memo, code_key, key
from recto.model import Citation, Cited, Entity, Footnote, Leaf, Resource, Sourced
from recto.model.packed import Joined, pack
from recto.urls import is_web
from recto.works import work_key

_LONGEST = 4_000
"""Characters of a note that say which work it names: what is longer is prose, and each of its marks repeats it."""


class Works:
    """The registered works, to be found by an id, another id or an address; each address is looked up once.

    `read` are the keys of works as they were read from addresses before.
    """

    def __init__(self, registry: Registry, read: Mapping[str, str]) -> None:
        self.registry, self.read = registry, read
        self.by_name: dict[str, Resource] = {}
        for resource in registry.resources:
            for name in (resource.id, resource.fields.get("stable_id")):
                if truthy(name):
                    self.by_name.setdefault(to_text(name), resource)
        self.known: dict[str, tuple[str, str]] = {}

    def at(self, url: str) -> tuple[str, str]:
        """Give the key of the work at an address, and the id of the registered work, or an empty text."""
        if url not in self.known:
            self.known[url] = self.read.get(url) or work_key(url), self.registry.linked(url) or ""
        return self.known[url]

    def named(self, name: str) -> tuple[str, str, str]:
        """Give address, key and id of the registered work of some name; empty texts if there is none."""
        resource = self.by_name.get(name)
        if resource is None:
            return "", "", ""
        return resource.url, self.at(resource.url)[0] if resource.url else "", to_text(resource.id)


def cited_by_page(leaf: Leaf, works: Works) -> Iterator[Cited]:
    """Give the citations of a page, in order."""
    page, notes = leaf.page, {note.label.lower(): note for note in reversed(leaf.page.footnotes)}
    sentences = {place: sentence for sentence in leaf.sentences for place in sentence.cites}
    for place, citation in enumerate(page.citations):
        sentence = sentences.get(place)
        span = citation.span
        target, work, resource = _work(citation, works)
        yield Cited(
            file=page.address.file,
            line=span.line,
            column=span.column,
            start=span.start,
            end=span.end,
            page=page.address.id,
            section=sentence.section if sentence else -1,
            kind=citation.kind,
            label=citation.label,
            said=_said(citation, notes),
            target=target,
            work=work,
            resource=resource,
            sentence=sentence.text if sentence else "",
        )


def _work(citation: Citation, works: Works) -> tuple[str, str, str]:
    if citation.kind == "resource":
        return works.named(citation.target)
    return (citation.target, *works.at(citation.target)) if citation.target else ("", "", "")


def _said(citation: Citation, notes: Mapping[str, Footnote]) -> str:
    """Give what a citation says of its work; an address or an id by itself says nothing."""
    if citation.kind == "footnote":
        note = notes.get(citation.label.lower())
        return " ".join(note.text[:_LONGEST].split()) if note else ""
    says = citation.kind in ("link", "resource") and citation.label != citation.target
    return citation.label if says and not is_web(citation.label) else ""


def _sources(entities: Iterable[Entity]) -> Iterator[Sourced]:
    """Give the sources that entities name in their rows."""
    for entity in entities:
        rows = entity.fields.get("sources")
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(url := row.get("url"), str) and is_web(url):
                said = ", ".join(to_text(row[name]) for name in ("author", "title", "date") if truthy(row.get(name)))
                yield Sourced(entity.file, entity.line, to_text(entity.id), said, url, "")


def _of_data(sourced: Sourced, kind: str, works: Works) -> Cited:
    """Make the citation of a data file: a line is all that is known of its place."""
    work, resource = works.at(sourced.url)
    return Cited(
        file=sourced.file,
        line=max(sourced.line, 1),
        column=1,
        start=0,
        end=0,
        page="",
        section=-1,
        kind=kind,
        label=sourced.label,
        said=sourced.said,
        target=sourced.url,
        work=work,
        resource=resource,
        sentence=sourced.sentence,
    )


def cited(
    leaves: Iterable[Leaf], entities: Iterable[Entity], facts: Iterable[Sourced], registry: Registry, memo: Memo
) -> Joined[Cited]:
    """Give all citations: of pages in their order, of entities, of facts."""
    slot = key("works", code_key(("link",), ("can_ada",)))
    read = memo.find(slot, dict[str, str]) or {}
    works = Works(registry, read)
    of_pages = [pack(Cited, tuple(cited_by_page(leaf, works))) for leaf in leaves]
    of_entities = (_of_data(sourced, "entity", works) for sourced in _sources(entities))
    of_data = (*of_entities, *(_of_data(sourced, "fact", works) for sourced in facts))
    if (keys := {url: work for url, (work, _) in works.known.items()}) != read:
        memo.put("link", slot, keys)
    return Joined((*of_pages, pack(Cited, of_data)))
