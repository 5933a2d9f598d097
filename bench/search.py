"""How fast is a search? Prints medians within one process, for a folder that is built or for made-up pages."""

import sys
import tempfile
from pathlib import Path

from impact import milliseconds
from scale import write

from recto.builds import build
from recto.options import Options
from recto.store import Output, Store
from recto.store.search import search

PAGES = 350


def measured(store: Store) -> None:
    """Print how long searches take that find words, a title, a mistyped title, a beginning, nothing."""
    title = str(store.rows("SELECT title FROM pages ORDER BY length(title) DESC LIMIT 1")[0]["title"])
    mistyped = title[: len(title) // 2] + title[len(title) // 2 + 1 :]
    body = str(store.rows("SELECT body FROM documents WHERE length(body) > 99 LIMIT 1")[0]["body"])
    words = " ".join(body.split()[2:4])
    asked = {"two words": words, "a title": title, "a slip": mistyped, "a beginning": f"{words[:4]}*"}
    for what, text in asked.items():
        took = milliseconds(lambda text=text: search(store, text))
        print(f"{what}: {took:.1f} ms, {len(search(store, text))} found")


def main() -> None:
    """Search the folder that is named, or a made-up wiki."""
    if len(sys.argv) > 1:
        root = Path(sys.argv[1])
        measured(Store(Output(Path(sys.argv[2]) if len(sys.argv) > 2 else root / ".recto"), root))
        return
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), PAGES)
        measured(Store(build(Path(name), Options()).output, Path(name)))


if __name__ == "__main__":
    main()
