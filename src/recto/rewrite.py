"""Files of a knowledge base as they are and as they shall be: shown as a diff, or written."""

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from recto.ledger import write_text
from recto.model import Frozen


class Rewrite(Frozen, frozen=True):
    """The texts of files by their path below the root, `before` and `after`; what is not in `after` stays."""

    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def diff(self) -> Iterator[str]:
        """The lines of a unified diff of the files."""
        for file, text in self.after.items():
            for line in difflib.unified_diff(_lines(self.before[file]), _lines(text), f"a/{file}", f"b/{file}"):
                yield line.removesuffix("\n")
                if not line.endswith("\n"):
                    yield "\\ No newline at end of file"

    def write(self, root: Path) -> None:
        """Write the files, each whole."""
        for file, text in self.after.items():
            write_text(root, file, text)


def _lines(text: str) -> list[str]:
    """Split at line feeds only, as git does."""
    return [line for line in re.split(r"(?<=\n)", text) if line]
