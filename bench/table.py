"""How long does a large table take? Prints processor seconds for a page of one table, read, and built with its site."""

import sys
import tempfile
import time
from pathlib import Path

from recto.builds import build
from recto.options import Options
from recto.publish import publish

HEAD, ROW = "| a | b |\n|---|---|\n", "| cell [x](y.md) | <b>z</b> $1 |\n"


def main() -> None:
    """Build and publish a page of as many megabytes as are named, 10 by default."""
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "table.md").write_text(HEAD + ROW * int(size * 1e6 / len(ROW)), encoding="utf-8")
        begun = time.process_time()
        output = build(root, Options(engine="serial")).output
        built = time.process_time()
        publish(output, root, engine="serial", jobs=1)
        rows = (root / ".recto/site/table/index.html").read_text(encoding="utf-8").count("<tr>")
        print(
            f"{size:g} MB, {rows:,} rows: built in {built - begun:.1f} s, shown in {time.process_time() - built:.1f} s"
        )


if __name__ == "__main__":
    main()
