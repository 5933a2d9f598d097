"""The files that every view uses: one stylesheet, a few scripts, fonts; served from the site itself."""

import functools
import hashlib
from pathlib import Path

FOLDER = Path(__file__).parent
STYLES = (
    *("fonts", "theme", "type", "layout", "notes", "status", "table", "components", "record", "chart"),
    *("diagrams", "graph", "search", "print"),
)
"""The parts of the stylesheet in their order."""

_COPIED = (".js", ".woff2", ".txt")


@functools.cache
def files() -> dict[str, bytes]:
    """Give the assets by their path below the folder of assets."""
    styles = [FOLDER / "css" / f"{name}.css" for name in STYLES]
    sheet = b"\n".join(file.read_bytes() for file in styles if file.exists())
    copied = (file for file in sorted(FOLDER.rglob("*")) if file.suffix in _COPIED)
    return {"site.css": sheet} | {file.relative_to(FOLDER).as_posix(): file.read_bytes() for file in copied}


@functools.cache
def version() -> str:
    """Give the hash of all assets, for addresses that change with them."""
    digest = hashlib.blake2b(digest_size=4)
    for name, data in files().items():
        digest.update(name.encode() + data)
    return digest.hexdigest()
