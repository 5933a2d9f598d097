r"""Formulas: TeX → MathML, which browsers set without scripts, fonts or styles of their own."""

import re
from functools import cache

from math_core import LatexError, LatexToMathML

from recto.publish.palette import middle

_OPENERS = re.compile(r"[\\{\[^_]")
_MOST_OPENERS = 600
"""What may nest in a formula: the library reads recursively, and a formula people can read has a tenth of it."""

_EXPANSIONS = 100
_MACROS = {"substack": r"\begin{subarray}{c}#1\end{subarray}"}
_WHOLE_LINE = re.compile(r"\\(?:tag|label)\b")

_KNOWN_ELEMENTS = (
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder "
    "mover munderover mmultiscripts mprescripts mtable mtr mtd menclose b i span"
)
_KNOWN_ATTRIBUTES = (
    "display displaystyle scriptlevel stretchy fence separator form lspace rspace minsize maxsize symmetric largeop "
    "movablelimits accent accentunder linethickness mathvariant width height depth voffset columnspan rowspan"
)
_ELEMENTS, _ATTRIBUTES = frozenset(_KNOWN_ELEMENTS.split()), frozenset(_KNOWN_ATTRIBUTES.split())
_CLASSES = {
    "text-align:left": "math-left",
    "text-align:right": "math-right",
    "padding-left:0": "math-joined",
    "padding-right:0": "math-joins",
    "padding-left:1em": "math-gap",
    "width:100%": "math-line",
    "width:50%": "math-side",
    "border-top:0.05em solid currentcolor": "math-rule",
    "border-right:0.05em solid currentcolor": "math-bar",
    "margin-left:-0.16666667em": "math-near",
}
"""Styles that the library writes, which the Content-Security-Policy forbids, and the classes that say the same."""

_ENCLOSED = {"box": "math-box", "updiagonalstrike": "math-struck", "downdiagonalstrike": "math-struck"}
_TAG = re.compile(r"<(/?)(\w+)([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(r"\s([\w-]+)=\"([^\"]*)\"")
_PLAIN = re.compile(r"[\w.%+-]*\Z")
_COLOUR = re.compile(r"color:#(..)(..)(..)\Z")


def formula(tex: str, *, display: bool) -> str | None:
    """Give a formula as a `math` element, on a line of its own if `display`; None where the TeX is not understood.

    The element holds no styles, ids, links or scripts.
    """
    if len(_OPENERS.findall(tex)) > _MOST_OPENERS:
        return None
    if display and _WHOLE_LINE.search(tex) and "\\begin{" not in tex:
        tex = rf"\begin{{equation*}}{tex}\end{{equation*}}"
    try:
        made = _converter().convert_with_local_state(tex, displaystyle=display)
    except LatexError:
        return None
    return _TAG.sub(_cleaned, made)


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(macros=_MACROS, max_expansions=_EXPANSIONS, allow_unreliable_rendering=True, fancy_error=False)


def _cleaned(tag: re.Match[str]) -> str:
    """Write a tag with what it may keep; an element not known to be harmless becomes a plain row."""
    close, name, attributes, empty = tag.groups()
    name = name if name in _ELEMENTS else "mrow"
    return f"<{close}{name}{_kept(attributes)}{empty}>"


def _kept(attributes: str) -> str:
    kept = []
    classes: dict[str, None] = {}
    for name, value in _ATTRIBUTE.findall(attributes):
        if name in _ATTRIBUTES and _PLAIN.match(value):
            kept.append((name, value))
        elif name == "style":
            styles = [style.replace(": ", ":").strip() for style in value.split(";")]
            kept += [("mathcolor", colour) for style in styles if (colour := _colour(style))]
            classes |= dict.fromkeys(_CLASSES[style] for style in styles if style in _CLASSES)
        elif name == "notation" and value in _ENCLOSED:
            classes[_ENCLOSED[value]] = None
    if classes:
        kept.append(("class", " ".join(classes)))
    return "".join(f' {name}="{value}"' for name, value in kept)


def _colour(style: str) -> str | None:
    if not (found := _COLOUR.match(style)):
        return None
    red, green, blue = (int(channel, 16) / 255 for channel in found.groups())
    return middle((red, green, blue))
