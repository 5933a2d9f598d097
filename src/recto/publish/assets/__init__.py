"""The files that every view uses: one stylesheet, a few scripts, fonts; served from the site itself."""

import functools
import hashlib
from pathlib import Path

FOLDER = Path(__file__).parent
STYLES = {
    "site.css": (
        *("fonts", "theme", "type", "layout", "notes", "status", "table", "components", "record", "chart"),
        *("diagrams", "print"),
    ),
    "views.css": ("dashboard", "graph", "search", "lists"),
}
"""The parts of the stylesheets in their order: one for every view, one for those that are no page."""

_COPIED = (".js", ".woff2", ".txt")


@functools.cache
def files() -> dict[str, bytes]:
    """Give the assets by their path below the folder of assets."""
    sheets = {name: b"\n".join(map(_part, parts)) for name, parts in STYLES.items()}
    copied = (file for file in sorted(FOLDER.rglob("*")) if file.suffix in _COPIED)
    return sheets | {file.relative_to(FOLDER).as_posix(): file.read_bytes() for file in copied}


def _part(name: str) -> bytes:
    """Give a part of a stylesheet without its comments, indentation and empty lines."""
    text = (FOLDER / "css" / f"{name}.css").read_text("utf-8")
    before, *commented = text.split("/*")
    bare = before + "".join(rest.partition("*/")[2] for rest in commented)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip()).encode()


@functools.cache
def version() -> str:
    """Give the hash of all assets, for addresses that change with them."""
    digest = hashlib.blake2b(digest_size=4)
    for name, data in files().items():
        digest.update(name.encode() + data)
    return digest.hexdigest()
