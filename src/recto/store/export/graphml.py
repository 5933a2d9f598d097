"""Pages and links as GraphML, with typed attributes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from recto.store.export.graph import Graph, graph
from recto.store.read import Store

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OF_PAGES = {
    "file": "string",
    "path": "string",
    "number": "string",
    "quality": "double",
    "words": "long",
    "citations": "long",
    "backlink_count": "long",
    "hallucination_risk_score": "long",
    "recommended_score": "double",
}
_NODE = {"title": "string", "type": "string", "page": "boolean", **_OF_PAGES}
_EDGE = {"kind": "string", "relationship": "string"}


def graphml(store: Store, _address: str) -> Iterator[str]:
    """Give the lines of the file; a value that is not of its attribute's type is left out of the node."""
    held = graph(store)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for domain, attributes in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in attributes.items():
            yield f'  <key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph edgedefault="directed">'
    yield from _elements(held)
    yield "  </graph>"
    yield "</graphml>"


def _elements(held: Graph) -> Iterator[str]:
    for key, node in held.nodes.items():
        page = node.page or {}
        values = {
            "title": node.title,
            "type": node.type,
            "page": bool(node.page),
            **{n: page.get(n) for n in _OF_PAGES},
        }
        yield f'    <node id="{_attribute(key)}">{_data("node", _NODE, values)}</node>'
    for number, edge in enumerate(held.edges):
        data = _data("edge", _EDGE, {"kind": edge.kind, "relationship": edge.relationship})
        ends = f'source="{_attribute(edge.source)}" target="{_attribute(edge.target)}"'
        yield f'    <edge id="e{number}" {ends}>{data}</edge>'


def _data(domain: str, kinds: Mapping[str, str], values: Mapping[str, Any]) -> str:
    shown = ((name, _shown(values[name], kind)) for name, kind in kinds.items())
    return "".join(f'<data key="{domain}-{name}">{text}</data>' for name, text in shown if text is not None)


def _shown(value: Any, kind: str) -> str | None:
    if value is None:
        return None
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "string":
        return escape(_NOT_XML.sub("\ufffd", str(value)))
    return repr(value) if isinstance(value, int if kind == "long" else (int, float)) else None


def _attribute(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
