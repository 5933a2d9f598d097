"""What every template is given: the frame around a view, seen from its file."""

from typing import Any

import msgspec

from recto.publish.paths import up
from recto.publish.site import Frame


def framed(frame: Frame, here: str, title: str, description: str = "") -> dict[str, Any]:
    """Give the values that the frame of a view names; `here` is its file."""
    path = here.removesuffix("index.html")
    return {
        "site": msgspec.to_builtins(frame),
        "root": up(here),
        "home": f"{up(here)}index.html",
        "title": title,
        "description": description,
        "address": f"{frame.address}/{path}" if frame.address else "",
    }
