"""What figures are put together from: elements, numbers, texts that fit."""

import html
from collections.abc import Iterable
from typing import Any

GLYPH = 6.6
"""Width of a character of a label, in pixels; somewhat more than the mean of the face."""


def svg(width: float, height: float, parts: Iterable[str], title: str, about: str) -> str:
    """Put a figure together; `title` says what one sees, `about` how it is drawn."""
    size = f'width="{number(width)}" height="{number(height)}" viewBox="0 0 {number(width)} {number(height)}"'
    said = f"<title>{html.escape(title)}</title><desc>{html.escape(about)}</desc>"
    return f'<svg {size} role="img">{said}{"".join(parts)}</svg>'


def element(name: str, content: str = "", **attributes: Any) -> str:
    """Write an element; `class_` is its class, what is None or empty is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def text(said: str, x: float, y: float, class_: str = "label") -> str:
    """Write a line of text."""
    return element("text", html.escape(said), class_=class_, x=x, y=y)


def line(*points: tuple[float, float], class_: str = "line") -> str:
    """Draw a line through points."""
    way = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return element("path", class_=class_, d=f"M{way}")


def number(value: float) -> str:
    """Write a number as figures have them: one decimal at the most, the same everywhere."""
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown


def cut(said: str, width: float) -> str:
    """Cut a text so that it fits into a width."""
    most = max(int(width / GLYPH), 2)
    flat = " ".join(said.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def _value(value: Any) -> str:
    return number(value) if isinstance(value, (int, float)) else html.escape(str(value))
