"""Read the archive: what is known of each work at once, its text when it is asked for."""

import hashlib
import math
from collections.abc import Iterable
from pathlib import Path

import msgspec

from recto.ecma import milliseconds
from recto.memo import key
from recto.model import Problem, Source, Span, Stored, StoredText, Trouble
from recto.verify.archive.files import MOST_BYTES, inside, text_file, work_file

_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")
_MEND = "it is left out until the work is fetched anew"


class Archive:
    """What is kept of the sources of a knowledge base; `folder` is the path of the archive below its root.

    `digest` is the hash of the files of works. `troubles` tells what could not be used, in the files of works at
    first, and of each text once it was asked for.
    """

    def __init__(
        self, root: Path, folder: str, known: dict[str, Stored], troubles: Iterable[Trouble] = (), digest: bytes = b""
    ) -> None:
        self.root, self.folder, self.digest = root, folder, digest
        self._known = known
        self._troubles = dict.fromkeys(troubles)

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """Give what could not be used so far."""
        return tuple(self._troubles)

    @property
    def works(self) -> tuple[str, ...]:
        """Give the keys of the works that something is known of, in order."""
        return tuple(sorted(self._known))

    def about(self, work: str) -> Stored | None:
        """Give what is known of a work, or None."""
        return self._known.get(work)

    def text(self, work: str) -> StoredText | None:
        """Read the text of a work; None where there is none, or none that can be used, which is then a trouble."""
        about = self._known.get(work)
        if about is None or about.text is None:
            return None
        file = text_file(self.folder, about.text)
        try:
            text = _text(self.root, file, about.text)
        except (OSError, ValueError) as error:
            why = (error.strerror if isinstance(error, OSError) else None) or str(error)
            self._troubles[_trouble(file, f"the text of {work} cannot be used: {why}; {_MEND}")] = None
            return None
        return StoredText(work, text, about.text, about.part, about.final_url or about.url, about.fetched)


def _text(root: Path, file: str, digest: str) -> str:
    """Read a text and hold it against its hash; raise `OSError`, or `ValueError` where it is not that text."""
    path = root / file
    if not inside(root, path):
        raise ValueError("a link leads out of the knowledge base")
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"it is larger than {MOST_BYTES:,} bytes")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError("it is not the text that was fetched, since its hash is another")
    if not data.strip():
        raise ValueError("it is empty")
    if b"\0" in data:
        raise ValueError("it is no text but binary data")
    return data.decode("utf-8")


def read_archive(root: Path, folder: str, files: Iterable[Source]) -> Archive:
    """Read the files of works as they were found below `root`; one that cannot be used is a trouble, the rest goes on.

    Of two files for one work the one counts that bears the name of the work.
    """
    known: dict[str, tuple[Stored, str]] = {}
    troubles: list[Trouble] = []
    files = list(files)
    for source in files:
        found = _stored(source)
        if isinstance(found, Trouble):
            troubles.append(found)
            continue
        if found.published and math.isnan(milliseconds(found.published)):
            message = f"{found.work}: `published` is {found.published!r}, which is no date"
            troubles.append(_trouble(source.path, message, _line_of(source, '"published"'), "misdated-work"))
        name = work_file(folder, found.work)
        if source.path != name:
            troubles.append(_trouble(source.path, f"the file of {found.work} should be {name}; move it there"))
        if found.work in known:
            other = known[found.work][1]
            used, unused = (source.path, other) if source.path == name else (other, source.path)
            troubles.append(_trouble(unused, f"{used} is of the same work, {found.work}, and is used; remove one"))
        if found.work not in known or source.path == name:
            known[found.work] = found, source.path
    digest = key(*(part for source in files for part in (source.path, source.digest)))
    return Archive(root, folder, {work: stored for work, (stored, _) in known.items()}, troubles, digest)


def _stored(source: Source) -> Stored | Trouble:
    if source.undecodable:
        return _trouble(source.path, f"not read: it is no UTF-8; {_MEND}", 1)
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.startswith(_CONFLICT):
            return _trouble(source.path, f"a merge conflict was left here; {_MEND}", number)
    try:
        return msgspec.json.decode(source.text.removeprefix("\ufeff"), type=Stored)
    except (ValueError, RecursionError) as error:
        return _trouble(source.path, f"not read: {error}; {_MEND}", 1)


def _line_of(source: Source, words: str) -> int:
    """Give the line of some words in a file, from 1."""
    return source.text.count("\n", 0, max(0, source.text.find(words))) + 1


def _trouble(file: str, message: str, line: int = 0, kind: str = "data-file") -> Trouble:
    return Trouble(file, Problem(kind, message, Span.of_line(line, 1 if line else 0)))
