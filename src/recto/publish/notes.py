"""What the last publishing left, to tell what is up to date; nothing that makes the site is loaded for that."""

import os

import msgspec

from recto.disk import replace, writing
from recto.memo import DEPENDENCIES, code_key, key
from recto.model import Frozen
from recto.store.files import Output

_LIBRARIES = (*DEPENDENCIES, "cssselect2", "math_core", "merman", "minijinja", "pygments", "resvg_py")
"""What the files of the site may depend on, installed or not."""


class Done(Frozen, frozen=True):
    """What a job left: the hash of all it hung on, and its files with size and time in nanoseconds."""

    digest: str
    files: dict[str, tuple[int, int]]


class Part(Frozen, frozen=True):
    """What a part of a bundle left: the hash of all its jobs hung on, and their names."""

    key: str
    jobs: tuple[str, ...]


class Published(Frozen, frozen=True):
    """What publishing did: how many files the site has, how many were written."""

    folder: str
    files: int
    written: int


class _Noted(Frozen, frozen=True):
    """`made_of` is the hash of the build and the code, empty where the build was not whole."""

    made_of: str
    done: dict[str, Done]
    parts: dict[str, Part] = msgspec.field(default_factory=dict)


class Notes:
    """What each job left, by its name; `code` is the hash of all that makes files of a job's data."""

    def __init__(self, output: Output) -> None:
        self.folder = output.folder / "site"
        self.file = output.cache / "site.json"
        self.begun = output.cache / "site.begun"
        self.code = code_key(("",), _LIBRARIES)
        stamp = output.stamp()
        self.made_of = key(stamp.key, self.code).hex() if stamp and stamp.key else ""
        self._last = self._read()
        self.torn = self.begun.exists() or not self._last.done
        """Whether the site may hold files that no note tells of: publishing was killed, or its notes are lost."""

    def _read(self) -> _Noted:
        try:
            return msgspec.json.decode(self.file.read_bytes(), type=_Noted)
        except (OSError, msgspec.MsgspecError):
            return _Noted("", {})

    @property
    def last(self) -> dict[str, Done]:
        """What the jobs left last time."""
        return self._last.done

    @property
    def parts(self) -> dict[str, Part]:
        """What the parts of bundles left last time."""
        return self._last.parts

    def unchanged(self) -> Published | None:
        """Say what there is if the build is the published one and its files are untouched."""
        if not self.made_of or self._last.made_of != self.made_of or not all(map(self.untouched, self.last.values())):
            return None
        return Published(str(self.folder), count_files(self.last), 0)

    def untouched(self, done: Done) -> bool:
        """Say whether the files of a job are as it left them."""
        return all(self.stat(name) == stat for name, stat in done.files.items())

    def stat(self, name: str) -> tuple[int, int] | None:
        """Give size and time of a file of the site, None where it is not there."""
        try:
            stat = os.stat(f"{self.folder}/{name}")  # noqa: PTH116 -- asked for each file
        except OSError:
            return None
        return stat.st_size, stat.st_mtime_ns

    def begin(self) -> None:
        """Note that files are about to be written."""
        with writing(self.begun):
            self.begun.touch()

    def write(self, done: dict[str, Done], parts: dict[str, Part]) -> None:
        """Note what the jobs, and the parts of bundles, have left, after their files are in place."""
        replace(self.file, msgspec.json.encode(_Noted(self.made_of, done, parts)))
        self.begun.unlink(missing_ok=True)


def count_files(done: dict[str, Done]) -> int:
    """Count the files that jobs have left."""
    return sum(len(each.files) for each in done.values())
