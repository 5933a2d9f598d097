"""The colours of drawings: which are the site's own, and how a writer's colour looks on light and on dark paper."""

import colorsys
from typing import Any

_INK, _MUTED, _RULE, _PAPER, _SHADE = "#1d1f23", "#6b6f76", "#e3e0d8", "#fbfaf7", "#f3f1ea"
TOKENS = {_INK: "ink", _MUTED: "muted", _RULE: "rule", _PAPER: "paper", _SHADE: "shade"}
"""Colours that the drawing library is given, and the class that the style sheet colours in their place."""

_SERIES = ("#3b7dc4", "#d08a2e", "#4a9d6e", "#b65a8c", "#7d6bc0", "#c4573b", "#3f9ea8", "#98893b")
"""Parts of one whole, told apart by hue; neighbours differ in lightness too."""

_GIVEN: dict[str, tuple[str, ...]] = {
    _PAPER: (
        *("background", "primaryColor", "mainBkg", "edgeLabelBackground", "actorBkg", "altSectionBkgColor"),
        *("taskBkgColor", "doneTaskBkgColor", "quadrant2Fill", "quadrant3Fill", "quadrant4Fill"),
    ),
    _SHADE: (
        *("secondaryColor", "tertiaryColor", "clusterBkg", "noteBkgColor", "labelBoxBkgColor", "activationBkgColor"),
        *("sectionBkgColor", "sectionBkgColor2", "compositeBackground", "quadrant1Fill"),
    ),
    _RULE: ("clusterBorder", "noteBorderColor", "gridColor", "tertiaryBorderColor"),
    _MUTED: (
        *("primaryBorderColor", "secondaryBorderColor", "nodeBorder", "actorBorder", "lineColor", "arrowheadColor"),
        *("signalColor", "actorLineColor", "defaultLinkColor", "relationColor", "activationBorderColor"),
        *("labelBoxBorderColor", "taskBorderColor", "doneTaskBorderColor", "activeTaskBorderColor", "todayLineColor"),
        *("pieStrokeColor", "specialStateColor", "quadrantInternalBorderStrokeFill"),
        "quadrantExternalBorderStrokeFill",
    ),
    _INK: ("textColor", "primaryTextColor", "secondaryTextColor", "tertiaryTextColor", "titleColor"),
    _SERIES[0]: ("activeTaskBkgColor", "quadrantPointFill"),
    _SERIES[5]: ("critBkgColor", "critBorderColor"),
}
_OF_SERIES = {"pie": (1, 12), "git": (0, 8), "cScale": (0, 12), "fillType": (0, 8)}
"""Names that end in a number: the first, and how many."""

THEME: dict[str, Any] = {
    "theme": "base",
    "fontFamily": "sans-serif",
    "themeVariables": {
        **{name: colour for colour, names in _GIVEN.items() for name in names},
        **{f"{n}{i + at}": _SERIES[i % len(_SERIES)] for n, (at, count) in _OF_SERIES.items() for i in range(count)},
        "fontFamily": "sans-serif",
        "fontSize": "14px",
        "pieOpacity": "1",
        "pieStrokeWidth": "1.5px",
        "pieOuterStrokeWidth": "0",
        "xyChart": {"plotColorPalette": ", ".join(_SERIES)},
    },
}
"""What the drawing library is told of colours and type."""

_GREY = 0.12
"""Saturation below which a colour is read as a grey."""

_PALE = 0.8
"""Lightness above which a grey line is one that divides, not one that joins."""


Channels = tuple[float, float, float]
"""Red, green and blue."""

Attributes = dict[str, str]


def stand_in(name: str, channels: Channels, alpha: float, *, solid: bool = False) -> tuple[str, Attributes]:
    """Give what stands for a colour of the property `name`, fill or stroke: a class of the style sheet, attributes.

    The site's own colours become their class. Any other keeps its hue: a fill as a veil through which paper and text
    keep their contrast, a stroke (or a `solid` fill) at a middle lightness, seen on both papers. Channels and alpha go
    from 0 to 1.
    """
    if not alpha:
        return "", {name: "none"}
    if (exact := _hexadecimal(channels)) in TOKENS:
        return f"{name}-{TOKENS[exact]}", {}
    if name == "stroke" or solid:
        return _line(name, channels)
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels)
    veil = f"{(0.36 - 0.2 * lightness) * alpha:.2f}"
    if saturation < _GREY:
        return "fill-muted", {"fill-opacity": veil}
    return "", {"fill": _mixed(hue, 0.5, min(saturation, 0.85)), "fill-opacity": veil}


def middle(channels: Channels) -> str | None:
    """Give a colour's hue at a lightness that is seen on light and dark paper, in hexadecimal; None for a grey."""
    hue, _, saturation = colorsys.rgb_to_hls(*channels)
    return None if saturation < _GREY else _mixed(hue, 0.48, min(saturation, 0.7))


def _line(name: str, channels: Channels) -> tuple[str, Attributes]:
    if colour := middle(channels):
        return "", {name: colour}
    return f"{name}-rule" if max(channels) > _PALE else f"{name}-muted", {}


def _mixed(hue: float, lightness: float, saturation: float) -> str:
    return _hexadecimal(colorsys.hls_to_rgb(hue, lightness, saturation))


def _hexadecimal(channels: Channels) -> str:
    return "#" + "".join(f"{round(255 * min(1, max(0, channel))):02x}" for channel in channels)
