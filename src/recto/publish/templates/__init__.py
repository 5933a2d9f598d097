"""The templates of the site, rendered by minijinja: everything is escaped unless it says `safe`."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import minijinja

from recto.publish.paths import web_address
from recto.publish.words import spaced

FOLDER = Path(__file__).parent


def render(template: str, context: Mapping[str, Any]) -> str:
    """Render a template with the values it names; raise `RuntimeError` where the template is wrong."""
    try:
        return _environment().render_template(template, **context)
    except minijinja.TemplateError as error:
        raise RuntimeError(str(error)) from None  # the library's own cannot be sent from a worker


@functools.cache
def _environment() -> minijinja.Environment:
    return minijinja.Environment(
        loader=lambda name: (FOLDER / name).read_text("utf-8"),
        auto_escape_callback=lambda _: "html",
        undefined_behavior="lenient",  # what a page's component leaves out
        trim_blocks=True,
        lstrip_blocks=True,
        tests={"outward": lambda address: bool(web_address(address))},
        filters={"spaced": spaced},
    )
