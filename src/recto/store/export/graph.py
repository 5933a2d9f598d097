"""Pages and what links them, as both graph formats need it."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import msgspec

from recto.errors import ConfigError
from recto.store.read import Store

DEFAULT_ADDRESS = "urn:recto:"
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`?#]+|urn:[A-Za-z0-9][A-Za-z0-9-]*:(?:[^\s<>\"{}|\\^`?#]*:)?")


class Node(msgspec.Struct, frozen=True):
    """A page by its key, or a thing without a page (`page` is then None), with its title and type."""

    key: str
    title: str
    type: str | None
    page: Mapping[str, Any] | None = None


class Edge(msgspec.Struct, frozen=True):
    """A link between nodes by their keys: `kind` is ``link``, ``entity-link`` or ``relation``."""

    source: str
    target: str
    kind: str
    relationship: str | None = None


class Graph(msgspec.Struct, frozen=True):
    """Nodes by key, and edges, each once, in order."""

    nodes: dict[str, Node]
    edges: list[Edge]


def graph(store: Store) -> Graph:
    """Read the graph: pages by their ids (a page whose id is taken by its file), things that link or are linked to."""
    pages = [dict(row) for row in store.rows("SELECT * FROM pages ORDER BY position")]
    nodes: dict[str, Node] = {}
    for page in pages:
        key = page["file"] if page["id"] in nodes else page["id"]
        title = page["id"] if page["title"] is None else str(page["title"])
        nodes[key] = Node(key, title, _text(page["entity_type"]), page)
    edges: dict[Edge, None] = {}
    for row in store.rows("SELECT * FROM backlinks ORDER BY rowid"):
        nodes.setdefault(row["id"], Node(row["id"], row["title"] or row["id"], row["type"]))
        nodes.setdefault(row["target"], Node(row["target"], row["target"], None))
        kind = "relation" if row["relationship"] is not None or nodes[row["id"]].page is None else "entity-link"
        edges[Edge(row["id"], row["target"], kind, row["relationship"])] = None
    keys = {node.page["file"]: key for key, node in nodes.items() if node.page}
    paths = {node.page["path"].rstrip("/"): key for key, node in reversed(nodes.items()) if node.page}
    for row in store.rows("SELECT page, target FROM links WHERE target LIKE '/%' ORDER BY rowid"):
        target = paths.get(re.split("[?#]", row["target"])[0].rstrip("/"))
        if target is not None and target != keys[row["page"]]:
            edges[Edge(keys[row["page"]], target, "link")] = None
    return Graph(nodes, list(edges))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def checked_address(address: str) -> str:
    """Give an address that names can be put after; raise `ConfigError` where it is none."""
    if not _ADDRESS.fullmatch(address):
        raise ConfigError(
            f"{address!r} is no address to name pages by.", "Write it as https://example.org or urn:name:."
        )
    return address.rstrip("/") if address.startswith("http") else address


def iri(node: Node, address: str) -> str:
    """Give the name of a node below an address: a page's own address on the web, else its key behind its kind."""
    if node.page is None:
        return f"{address}{'/id/' if address.startswith('http') else 'thing:'}{quote(node.key, safe='')}"
    if address.startswith("http"):
        return address + quote(node.page["path"], safe="/")
    return f"{address}page:{quote(node.key, safe='/')}"


def items(value: Any) -> list[Any]:
    """Give the items of a list that is kept as JSON; of a text itself, of anything else nothing."""
    if not isinstance(value, str) or not value:
        return []
    try:
        found = json.loads(value) if value.startswith("[") else [value]
    except ValueError:
        return [value]
    return found if isinstance(found, list) else []
