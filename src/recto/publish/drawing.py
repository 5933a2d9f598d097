"""Drawings: an SVG document with a style sheet of its own → inline SVG that asks nothing of the page but its colours.

What a drawing's styles say is written onto its elements, since the site's Content-Security-Policy forbids styles
inside a page. Only elements and attributes known to draw are kept, with values known to be harmless.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as Tree

import cssselect2
import tinycss2
import tinycss2.color4

from recto.publish.palette import Attributes, stand_in

_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use"))
_REFERRED = frozenset(("marker", "symbol", "clipPath", "linearGradient"))
_KEPT = _SHAPES | _REFERRED | {"svg", "g", "defs", "stop"}
_TAGS = {name: name for name in _KEPT} | {"a": "g"}
_PLACES = (
    "x y width height rx ry cx cy r x1 y1 x2 y2 dx dy d points transform viewBox refX refY markerWidth markerHeight "
    "markerUnits orient offset preserveAspectRatio gradientUnits"
)
_STYLES = (
    "fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity stroke-opacity "
    "font-size font-weight font-style text-anchor dominant-baseline alignment-baseline display visibility "
    "marker-start marker-mid marker-end clip-path stop-color"
)
_GEOMETRY, _LOOKS = frozenset(_PLACES.split()), frozenset(_STYLES.split())
_USUAL = {"font-weight": ("normal", "400"), "font-style": ("normal",), "stroke-dasharray": ("0", "0 0", "1, 0", "none")}
_USUAL |= {
    "opacity": ("1",),
    "display": ("inline", "block"),
    "visibility": ("inherit", "visible"),
    "clip-path": ("none",),
}
_HARMLESS = re.compile(r"[\w\s.,%#+-]*(?:\([\w\s.,%+-]*\)[\w\s.,%+-]*)*\Z")
_OWN = re.compile(r"url\(\s*[\"']?#([^\"'()\s]+)[\"']?\s*\)\Z")
_LONG = re.compile(r"(\.\d\d)\d+")
_ID, _ATTRIBUTE = re.compile(r"#([\w-]+)"), re.compile(r"\[\s*([\w-]+)")
_AROUND = re.compile(r"[+~:\\|]")
"""What in a selector may look at more than an element and those that it stands in, or writes a name otherwise."""

_PIXELS = re.compile(r"([\d.])px\b")
_WORDS_MAX = 400
_WIDE = 640
"""Width in pixels above which a drawing takes the margin, too."""

_LEGIBLE = 0.7
"""How small a drawing may be made to fit; then it scrolls, by a class of the style sheet for each step of width."""

_STEP, _LEAST_MAX = 300, 1200

_DOT = 8
"""Radius in pixels up to which a circle is a mark, and not a place to write in."""

Rule = tuple[str, str, bool]
"""A property, its value, whether it is marked important."""

Rules = tuple[tuple[Rule, ...], ...]
"""What each of some rules says."""

Said = tuple[tuple[str, str], ...]
"""Attributes with their values."""


def redraw(document: str, prefix: str) -> tuple[str, str]:
    """Give a document of SVG as inline SVG whose ids begin with `prefix`, and a description from its own words."""
    source = Tree.fromstring(document)
    styles = "".join(text for each in source.iter() if _local(each.tag) == "style" and (text := each.text))
    described = _described(source)
    drawn = _element(cssselect2.ElementWrapper.from_xml_root(source), _sheet(styles), None, -1)
    _inline(drawn)
    _name(drawn, prefix)
    width, height = (float(number) for number in drawn.get("viewBox", "0 0 1 1").split()[2:])
    drawn.attrib |= {"width": f"{width:.0f}", "height": f"{height:.0f}", "role": "img", "aria-label": described}
    classes = [*drawn.get("class", "").split(), *(["wide"] if width > _WIDE else [])]
    if least := min(int(width * _LEGIBLE) // _STEP * _STEP, _LEAST_MAX):
        classes.append(f"least-{least}")
    drawn.set("class", " ".join(classes))
    return Tree.tostring(drawn, encoding="unicode"), described


def _number(text: str) -> float:
    return float(text) if text.replace(".", "", 1).isdigit() else 0.0


@lru_cache(maxsize=256)
def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _described(source: Tree.Element) -> str:
    """Give the title and description a writer gave, else the words in the drawing."""
    given = [each.text for each in source if _local(each.tag) in ("title", "desc") and each.text]
    texts = (_lines(each) for each in source.iter() if _local(each.tag) == "text")
    kind = source.get("aria-roledescription", "").removesuffix("-v2")
    said = ": ".join(given) if given else f"Diagram ({kind}): {'; '.join(dict.fromkeys(filter(None, texts)))}"
    return said if len(said) <= _WORDS_MAX else said[:_WORDS_MAX].rpartition(" ")[0] + " …"


def _lines(text: Tree.Element) -> str:
    pieces = [text.text or "", *("".join(line.itertext()) for line in text)]
    return " ".join(" ".join(pieces).split())


class _Sheet:
    """The rules of a style sheet; elements that look alike to them, in elements that do, are matched once."""

    def __init__(self, styles: str) -> None:
        self._matcher = cssselect2.Matcher()
        self._found: dict[tuple[Any, ...], tuple[int, Rules]] = {}
        selectors = []
        for rule in tinycss2.parse_stylesheet(styles, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule" and (said := tuple(_declared(rule.content))):
                selectors.append(tinycss2.serialize(rule.prelude))
                for selector in cssselect2.compile_selector_list(rule.prelude):
                    self._matcher.add_selector(selector, said)
        known = " ".join(selectors)
        self._ids = frozenset(_ID.findall(known))
        self._attributes = ("class", *sorted(set(_ATTRIBUTE.findall(known))))
        self._looks_around = _AROUND.search(known) is not None

    def match(self, wrapper: Any, above: int) -> tuple[int, Rules]:
        """Give the rules that hold for an element, and a number for all that are like it.

        `above` is the number of the element that it stands in.
        """
        source = wrapper.etree_element
        name = source.get("id")
        alike = (above, source.tag, name if name in self._ids else None, *map(source.get, self._attributes))
        found = None if self._looks_around else self._found.get(alike)
        if found is None:
            found = len(self._found), tuple(said for *_, said in self._matcher.match(wrapper))
            self._found[alike] = found
        return found


@lru_cache(maxsize=64)
def _sheet(styles: str) -> _Sheet:
    return _Sheet(styles)


def _declared(content: Any) -> Iterator[Rule]:
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration" and each.lower_name in _LOOKS:
            yield each.lower_name, tinycss2.serialize(each.value).strip(), each.important


@lru_cache(maxsize=4096)
def _styled(style: str) -> tuple[Rule, ...]:
    return tuple(_declared(style))


def _element(wrapper: Any, sheet: _Sheet, parent: Tree.Element | None, above: int) -> Tree.Element:
    """Copy an element with what it may keep, its styles as attributes, and all that it holds."""
    source = wrapper.etree_element
    tag = _TAGS[_local(source.tag)]
    made = Tree.Element(tag) if parent is None else Tree.SubElement(parent, tag)
    own: list[tuple[str, str]] = []
    for name, value in source.items():
        if name in _LOOKS:
            own.append((name, value))
        elif name in _GEOMETRY and (place := _place(value)) is not None:
            made.set(name, place)
    if name := source.get("id"):
        made.set("id", name)
    if tag == "use":
        made.set("href", next((v for k, v in source.items() if _local(k) == "href" and v[:1] == "#"), "#"))
    alike, rules = sheet.match(wrapper, above)
    dot = tag == "circle" and _number(made.get("r", "")) <= _DOT
    made.attrib |= _looks(tag, tuple(own), rules, source.get("style", ""), dot=dot)
    made.text = _text(tag, source.text)
    for child in wrapper.iter_children():
        if _local(child.etree_element.tag) in _TAGS:
            _join(made, _element(child, sheet, made, alike), tag, child.etree_element.tail)
    return made


@lru_cache(maxsize=1024)
def _place(value: str) -> str | None:
    """Give the value of an attribute of geometry, shortened; None where it may do harm."""
    return _LONG.sub(r"\1", value) if _HARMLESS.match(value) else None


def _text(tag: str, text: str | None) -> str | None:
    return text if tag in ("text", "tspan") else None


def _join(parent: Tree.Element, child: Tree.Element, tag: str, tail: str | None) -> None:
    """Let a run of text that looks as what is around it be part of that."""
    child.tail = _text(tag, tail)
    if child.tag == "tspan" and not child.attrib and not len(child):
        parent.remove(child)
        said = (child.text or "") + (child.tail or "")
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + said
        else:
            parent.text = (parent.text or "") + said


def _cascade(own: Said, rules: Rules, style: str) -> Mapping[str, str]:
    """Give each property of an element the value that wins, of its attributes, the rules and its own style."""
    said = [rule for each in (*rules, _styled(style)) for rule in each]
    values = dict(own)
    values |= {name: value for name, value, important in said if not important}
    values |= {name: value for name, value, important in said if important}
    return values


@lru_cache(maxsize=4096)
def _looks(tag: str, own: Said, rules: Rules, style: str, *, dot: bool) -> Mapping[str, str]:
    """Give the attributes that say how an element looks; text is coloured by the style sheet alone."""
    made: dict[str, str] = {}
    coloured: dict[str, str] = {}
    classes = []
    for name, value in _cascade(own, rules, style).items():
        if target := _OWN.match(value):
            made[name] = f"url(#{target[1]})"
        elif name == "stop-color":
            made[name] = _coloured("stroke", value, solid=True)[1].get("stroke", "currentColor")
        elif name not in ("fill", "stroke"):
            if value not in _USUAL.get(name, ()) and _HARMLESS.match(value):
                made[name] = _PIXELS.sub(r"\1", value)
        elif tag not in ("text", "tspan"):
            token, attributes = _coloured(name, value, solid=dot)
            coloured |= attributes
            classes += [token] if token else []
    return made | coloured | ({"class": " ".join(classes)} if classes else {})


@lru_cache(maxsize=4096)
def _coloured(name: str, value: str, *, solid: bool) -> tuple[str, Attributes]:
    if value == "none":
        return "", {name: value}
    colour = tinycss2.color4.parse_color(value)
    if colour is None or colour == "currentcolor":
        return "", {}
    red, green, blue, alpha = colour.to("srgb")
    return stand_in(name, (red, green, blue), alpha, solid=solid)


def _inline(drawn: Tree.Element) -> None:
    """Put what a `use` refers to in its place: rules of the page's style sheet do not reach into a `use`."""
    targets = {name: each for each in drawn.iter() if (name := each.get("id"))}
    for each in list(drawn.iter("use")):
        each.tag = "g"
        target = targets.get(each.attrib.pop("href")[1:])
        x, y = (_number(each.attrib.pop(axis, "0")) for axis in "xy")
        if x or y:
            each.set("transform", f"{each.get('transform', '')} translate({x:g},{y:g})".strip())
        if target is not None and next(target.iter("use"), None) is None:
            each.extend(copy.deepcopy(list(target)))


def _name(drawn: Tree.Element, prefix: str) -> None:
    """Number the ids that something refers to; take the others away, and what is there only to be referred to."""
    _prune(drawn, _references(drawn))
    wanted = _references(drawn)
    present = dict.fromkeys(name for each in drawn.iter() if (name := each.get("id")) in wanted)
    names = {name: f"{prefix}-{number}" for number, name in enumerate(present, 1)}
    for each in drawn.iter():
        said = each.attrib
        for key, value in said.items():
            if value.startswith("url(") and (own := _OWN.match(value)):
                said[key] = f"url(#{names.get(own[1], '')})"
        if name := names.get(said.pop("id", "")):
            said["id"] = name


def _references(drawn: Tree.Element) -> set[str]:
    values = (value for each in drawn.iter() for value in each.attrib.values())
    return {own[1] for value in values if value.startswith("url(") and (own := _OWN.match(value))}


def _prune(element: Tree.Element, wanted: set[str]) -> None:
    for child in list(element):
        _prune(child, wanted)
        empty = child.tag in ("g", "defs") and not len(child)
        if empty or (child.tag in _REFERRED and child.get("id") not in wanted):
            element.remove(child)
