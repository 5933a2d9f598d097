"""Pages, the things they are about and what they cite, in the words of schema.org: JSON-LD and N-Triples."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from recto.store.export.graph import Graph, Node, checked_address, graph, iri, items
from recto.store.read import Store

_SCHEMA = "https://schema.org/"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_THINGS = {"person": "Person", "organization": "Organization"}
_NAMES = ("url", "sameAs")
"""Properties whose values are addresses, not texts."""

_DATES = ("dateCreated", "dateModified")
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_WEB = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)
_NOT_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')


def jsonld(store: Store, address: str) -> Iterator[str]:
    """Give the lines of the file: an object each page on a line of its own."""
    yield '{"@context": "https://schema.org/", "@graph": ['
    separator = ""
    for thing in things(store, address):
        yield separator + json.dumps(thing, ensure_ascii=False)
        separator = ","
    yield "]}"


def ntriples(store: Store, address: str) -> Iterator[str]:
    """Give the triples of the same, each once, a line each."""
    told: dict[str, None] = {}
    for thing in things(store, address):
        told.update(dict.fromkeys(_triples(thing)))
    return iter(told)


def things(store: Store, address: str) -> Iterator[dict[str, Any]]:
    """Give an object each page, and one each thing without a page; raise `ConfigError` where the address is none."""
    address = checked_address(address)
    held = graph(store)
    names = {key: iri(node, address) for key, node in held.nodes.items()}
    linked = _linked(held)
    for key, node in held.nodes.items():
        mentions = [{"@id": names[target]} for target in linked.get(key, ())]
        if node.page is None:
            kind = _THINGS.get(node.type or "", "DefinedTerm")
            yield _filled({"@id": names[key], "@type": kind, "name": node.title, "mentions": mentions})
        else:
            yield _article(store, node, names[key], address) | _filled({"mentions": mentions})


def _linked(held: Graph) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for edge in held.edges:
        found.setdefault(edge.source, {})[edge.target] = None
    return {key: list(targets) for key, targets in found.items()}


def _article(store: Store, node: Node, name: str, address: str) -> dict[str, Any]:
    page: Mapping[str, Any] = node.page or {}
    about = None
    if node.type:
        links = store.rows("SELECT url FROM external_links WHERE page IN (?, ?)", page["id"], page["number"])
        about = _filled(
            {
                "@id": f"{name}#about",
                "@type": _THINGS.get(node.type, "DefinedTerm"),
                "name": node.title,
                "identifier": page["number"],
                "sameAs": [row["url"] for row in links if _WEB.match(row["url"])],
            }
        )
    return _filled(
        {
            "@id": name,
            "@type": "Article",
            "name": node.title,
            "url": name if address.startswith("http") else None,
            "identifier": page["number"] or page["id"],
            "description": page["description"],
            "abstract": page["llm_summary"],
            "articleSection": page["category"],
            "keywords": [str(word) for word in items(page["clusters"])],
            "dateCreated": page["date_created"],
            "dateModified": page["last_updated"],
            "wordCount": page["words"],
            "about": about,
            "citation": list(_citations(store, page["file"], address)),
        }
    )


def _citations(store: Store, file: str, address: str) -> Iterator[dict[str, Any]]:
    """Give the works a page cites, each once: by their address, or by their id in the registry."""
    seen = set()
    for kind, target in store.rows("SELECT kind, target FROM citations WHERE page = ? ORDER BY rowid", file):
        if not target or target in seen:
            continue
        seen.add(target)
        if _WEB.match(target):
            yield {"@id": _iri(target), "@type": "CreativeWork", "url": _iri(target)}
        elif kind == "resource":
            work = "/id/resource/" if address.startswith("http") else "resource:"
            yield {"@id": f"{address}{work}{quote(target, safe='')}", "@type": "CreativeWork", "identifier": target}


def _filled(thing: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


def _triples(thing: Mapping[str, Any]) -> Iterator[str]:
    subject = f"<{_iri(thing['@id'])}>"
    for name, given in thing.items():
        values: Iterable[Any] = given if isinstance(given, list) else [given]
        for value in values:
            if name == "@type":
                yield f"{subject} {_TYPE} <{_SCHEMA}{value}> ."
            elif name != "@id":
                if isinstance(value, dict):
                    yield from _triples(value)
                yield f"{subject} <{_SCHEMA}{name}> {_object(name, value)} ."


def _object(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return f"<{_iri(value['@id'])}>"
    if name in _NAMES:
        return f"<{_iri(value)}>"
    text = _ESCAPED.sub(lambda c: _ESCAPES.get(c[0], f"\\u{ord(c[0]):04X}"), str(value))
    if isinstance(value, int):
        return f'"{text}"^^<{_XSD}integer>'
    return f'"{text}"^^<{_XSD}date>' if name in _DATES and _DATE.match(text) else f'"{text}"'


def _iri(text: str) -> str:
    """Give an address without what an IRI may not hold."""
    return _NOT_IRI.sub(lambda c: quote(c[0]), text)
