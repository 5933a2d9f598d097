"""Drawings in SVG, which are documents: what in one could run or load something if it were opened by itself."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from recto.model import Asset
from recto.sources.files import on_disk

MOST = 10_000_000
"""Bytes of a drawing that are read at most."""

_SVG = "http://www.w3.org/2000/svg"
_RUNNING = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
"""Names whose elements do something in a browser besides those of drawings."""
_NAMES = (
    "a animate animatemotion animatetransform circle clippath color-profile cursor defs desc ellipse feblend "
    "fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap "
    "fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode "
    "femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence filter flowdiv flowpara "
    "flowregion flowroot flowspan font font-face font-face-format font-face-name font-face-src g glyph glyphref hatch "
    "hatchpath hkern image line lineargradient marker mask mesh meshgradient meshpatch meshrow metadata missing-glyph "
    "mpath path pattern polygon polyline radialgradient rect set solidcolor stop style svg switch symbol text "
    "textpath title tref tspan use view vkern"
)
_INERT = frozenset(_NAMES.split())
_ANIMATED = frozenset(("animate", "animatemotion", "animatetransform", "set"))
_ADDRESSES = frozenset(("href", "src", "base"))
_OWN = re.compile(r"#|data:image/(?:png|jpe?g|gif|webp|avif)[;,]", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_LOADING = re.compile(r"""@import|\\|\b(?:image-set|image|src)\(|url\((?!\s*["']?(?:#|data:))""", re.IGNORECASE)
"""What in a style asks for another file, or hides its words behind escapes."""
_ENCODINGS = frozenset(("utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1"))


class _DangerError(Exception):
    """Ends the reading of a drawing with what was met in it."""


def unsafe_drawings(root: Path, assets: Iterable[Asset]) -> Mapping[str, str]:
    """Give what could run or load something in each drawing that holds such a thing, by its path."""
    drawings = (asset for asset in assets if asset.path.lower().endswith(".svg"))
    return {asset.path: danger for asset in drawings if (danger := _read(on_disk(root, asset.path), asset.size))}


def _read(file: Path, size: int) -> str:
    if size > MOST:
        return f"more than {MOST:,} bytes"
    try:
        return danger_in(file.read_bytes())
    except OSError as error:
        return f"what cannot be read ({error.strerror})"


def danger_in(data: bytes) -> str:
    """Give the first thing in a document that could run or load something, empty if all in it is known to be inert.

    The reading is strict: what is not understood counts as dangerous.
    """
    reader = _Drawing()
    try:
        reader.parser.Parse(data, True)
    except _DangerError as danger:
        return str(danger)
    except (expat.ExpatError, LookupError, ValueError) as error:
        return f"what is no well-formed SVG ({error})"
    return ""


class _Drawing:
    """Goes through a document; raises `_DangerError` at the first thing that may do harm."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.declared
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = lambda *_: self.refuse("entities of its own")
        self.parser.ProcessingInstructionHandler = lambda name, _: self.refuse(f"an instruction <?{name}?>")
        self.parser.StartElementHandler = self.element
        self.parser.EndElementHandler = self.ended
        self.parser.CharacterDataHandler = lambda text: self.styles.append(text) if self.styles else None
        self.root = True
        self.styles: list[str] = []

    def refuse(self, what: str) -> NoReturn:
        raise _DangerError(what)

    def declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            self.refuse(f"an uncommon encoding ({encoding})")

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_own: int) -> None:
        if has_own:
            self.refuse("a document type of its own")

    def element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        tag = local.lower()
        if self.root and (space, tag) != (_SVG, "svg"):
            self.refuse(f"no drawing, but <{local}>")
        self.root = False
        if space in _RUNNING or (space in (_SVG, "") and tag not in _INERT):
            self.refuse(f"the element <{local}>")
        for key, value in attributes.items():
            self.attribute(tag, key.rpartition(" ")[2].lower(), value)
            if " " not in key and key.lower() not in _ADDRESSES:
                self.style(value)
        if tag == "style":
            self.styles.append(" ")

    def ended(self, name: str) -> None:
        """Look at a style as a whole, since comments of XML may part its words."""
        if name.rpartition(" ")[2].lower() == "style":
            self.style("".join(self.styles))
            self.styles.clear()

    def attribute(self, tag: str, key: str, value: str) -> None:
        said = "".join(value.split())
        if key.startswith("on"):
            self.refuse(f"the event handler {key}")
        leads = key in _ADDRESSES and not (_OWN.match(said) or (tag == "a" and key == "href" and _WEB.match(said)))
        if leads and said:
            self.refuse(f"the address {said[:60]!r}")
        if tag in _ANIMATED and key == "attributename" and said.rpartition(":")[2].lower() in _ADDRESSES:
            self.refuse(f"a change of {said}")
        if "javascript:" in said.lower():
            self.refuse(f"a script in {key}")

    def style(self, text: str) -> None:
        if found := _LOADING.search(text):
            self.refuse(f"{found[0]!r} in a style")
