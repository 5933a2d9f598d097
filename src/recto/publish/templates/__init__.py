"""The templates of the site, rendered by minijinja: everything is escaped unless it says `safe`."""

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import minijinja

from recto.publish.paths import web_address
from recto.publish.words import spaced

FOLDER = Path(__file__).parent
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that set the direction of all that follows: in a title they would turn what the site says behind it."""
_ENCODED = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
"""The same in UTF-8: what begins with a sign is found fast."""


def render(template: str, context: Mapping[str, Any]) -> str:
    """Render a template with the values it names, without what would turn the text around a value.

    Raises `RuntimeError` where the template is wrong.
    """
    try:
        made = _environment(straight=False).render_template(template, **context)
        turned = _ENCODED.search(made.encode("utf-8", "surrogatepass"))
        return _environment(straight=True).render_template(template, **context) if turned else made
    except minijinja.TemplateError as error:
        raise RuntimeError(str(error)) from None  # the library's own cannot be sent from a worker


def _straightened(value: Any) -> Any:
    return _TURNING.sub("", value) if type(value) is str else NotImplemented


@functools.cache
def _environment(*, straight: bool) -> minijinja.Environment:
    return minijinja.Environment(
        loader=lambda name: (FOLDER / name).read_text("utf-8"),
        auto_escape_callback=lambda _: "html",
        undefined_behavior="lenient",  # what a page's component leaves out
        trim_blocks=True,
        lstrip_blocks=True,
        tests={"outward": lambda address: bool(web_address(address))},
        filters={"spaced": spaced},
        finalizer=_straightened if straight else None,
    )
