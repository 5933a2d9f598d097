"""Answers that are remembered, each in a file under the hash of all that made it; they may be deleted at any time."""

from pathlib import Path

import msgspec

from recto.disk import refuse_link, replace, writing
from recto.memo import key
from recto.verify.judge.prompt import Messages
from recto.verify.judge.reply import Reply


class Answers:
    """The answers in a folder; one that is paid for is written down at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, model: str, asked: Messages) -> Path:
        name = key(model, *(part for message in asked for part in message)).hex()
        return self.folder / name[:2] / f"{name}.json"

    def find(self, model: str, asked: Messages) -> Reply | None:
        """Give what a model said to some messages; None if that is not known, or damaged."""
        try:
            return msgspec.json.decode(self._file(model, asked).read_bytes(), type=Reply)
        except (OSError, ValueError):
            return None

    def put(self, model: str, asked: Messages, reply: Reply) -> None:
        """Remember what a model said; raise `StoreError` where that cannot be written, or a link leads elsewhere."""
        file = self._file(model, asked)
        for path in (self.folder, file.parent):
            refuse_link(path)
        with writing(file):
            file.parent.mkdir(parents=True, exist_ok=True)
        replace(file, msgspec.json.encode(reply))
