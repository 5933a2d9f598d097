"""Diagrams: Mermaid source → a drawing that stands inside the page, in the site's own colours."""

import atexit
import json
from functools import cache, lru_cache
from typing import Any

from recto.model.struct import Frozen
from recto.publish.palette import THEME

_LIMITS = {
    "max_source_bytes": 200_000,
    "max_layout_work_units": 50_000_000,
    "max_model_nesting_depth": 32,
    "max_svg_elements": 20_000,
    "max_svg_bytes": 4_000_000,
}
"""Far above what people can read in one drawing, and drawn within a second."""

_OPTIONS = {
    "svg": {"pipeline": "resvg-safe", "diagram_id": "D"},
    "site_config": {
        "htmlLabels": False,
        "flowchart": {"htmlLabels": False, "wrappingWidth": 160},
        "look": "classic",
        **THEME,
    },
    "resources": {"profile": "interactive", "limits": _LIMITS},
}
_HELD = 64
"""Diagrams that are remembered: while a page is written, those in it hardly change."""
_TOO_LARGE = "MERMAN_RESOURCE_LIMIT_EXCEEDED"
_UNSEEN = dict.fromkeys((*range(9), 11, *range(12, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
"""Characters that no XML may hold."""


class Diagram(Frozen, frozen=True):
    """A diagram as drawn: markup to put into a page, words for who cannot see it; or what is wrong with its source."""

    svg: str
    description: str
    trouble: str | None = None


def can_draw() -> bool:
    """Whether the libraries of the extra `site` are installed, which not every machine has."""
    return _library() is not None


def diagram(source: str, prefix: str) -> Diagram:
    """Draw the Mermaid text `source`; the ids inside begin with `prefix`: letters, digits and hyphens, one a diagram.

    The drawing has neither styles nor scripts nor links, and names nothing outside itself. Bounded in time and size.
    """
    if not can_draw():
        return Diagram("", "", "Diagrams are drawn where the extra `site` is installed: pip install 'recto[site]'.")
    return _drawn(source, prefix)


@lru_cache(_HELD)
def _drawn(source: str, prefix: str) -> Diagram:
    from recto.publish.drawing import redraw

    text = _without_looks(source.translate(_UNSEEN))
    try:
        drawn = _engine().render_svg(text, None)
    except _library().MermanError as error:
        return Diagram("", "", _trouble(error, text))
    return Diagram(*redraw(drawn, prefix))


@cache
def _library() -> Any:
    try:
        import cssselect2  # noqa: F401  # comes with the same extra
        import merman
    except ImportError:
        return None
    return merman


@cache
def _engine() -> Any:
    atexit.register(_engine.cache_clear)  # freed later, when the interpreter is half gone, it would complain
    return _library().MermanEngine(options_json=json.dumps(_OPTIONS), services=None)


def _without_looks(source: str) -> str:
    """Blank the directives of a source, and all of its front matter but the title: the look is the site's."""
    before, opened, after = source.partition("%%{")
    pieces = [before]
    while opened:
        directive, closed, rest = after.partition("}%%")
        if not closed:
            return "".join([*pieces, opened, after])
        before, opened, after = rest.partition("%%{")
        pieces += ["\n" * directive.count("\n"), before]
    return _without_config("".join(pieces))


def _without_config(source: str) -> str:
    lines = source.strip("\n").split("\n")
    if lines[0].strip() != "---" or "---" not in (fences := [line.strip() for line in lines[1:]]):
        return source
    head = lines[1 : fences.index("---") + 1]
    titles = [line.strip() for line in head if line.startswith("title:")]
    return "\n".join(["---", *titles, "---", *lines[len(head) + 2 :]])


def _trouble(error: Any, text: str) -> str:
    """Say what is wrong, in one sentence, with the line of the source where the library knows it."""
    if error.code_name == _TOO_LARGE:
        return "The diagram is too large to be drawn; split it."
    if error.capability_id == "math":
        return "The diagram holds a formula, which cannot be drawn in it; write it in words or signs."
    said = error.message.split("): ")[-1].rstrip(".")
    span: Any = error.diagnostic.span if error.diagnostic else None
    known = span is not None and span.kind == "exact"
    place = f" in line {text.encode()[: span.start].count(10) + 1}" if known else ""
    return f"The diagram does not parse{place}: {said}."
