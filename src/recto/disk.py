"""Files that are written whole: beside their place, then renamed into it; and one process at a time."""

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from recto.errors import LockedError, StoreError

_FREE = "The last good build is untouched. Free some space, or choose another folder with --out."
_STEP = 0.05


def refuse_link(path: Path) -> None:
    """Raise `StoreError` where a path is a link, which would lead what is written elsewhere."""
    if path.is_symlink():
        raise StoreError(f"{path} is a link; nothing is written through it.", "Remove the link.")


def replace(file: Path, data: bytes, hint: str = "", *, mark: str = "", lasting: bool = False) -> None:
    """Write a file whole: beside its place, then renamed into it; `lasting` sees it onto the disk before that.

    `mark` tells those apart who may write the same file at once. Raises `StoreError`, with the `hint` of `writing`.
    """
    with writing(file, hint), placing(mark) as place, place(file).open("wb") as stream:
        stream.write(data)
        if lasting:
            stream.flush()
            os.fsync(stream.fileno())


@contextlib.contextmanager
def replacing(*files: Path) -> Iterator[list[Path]]:
    """Give paths to write to, which take the places of `files` at the end; on a failure those stay as they were."""
    with writing(files[0].parent if files else Path()), placing() as place:
        yield [place(file) for file in files]


@contextlib.contextmanager
def placing(mark: str = "") -> Iterator[Callable[[Path], Path]]:
    """Give what gives a path to write to for a file; all take their places at the end, on a failure none.

    What is gone from its path by then is left out. The paths end in `mark` and ``.new``.
    """
    temporaries: dict[Path, Path] = {}

    def place(file: Path) -> Path:
        temporary = temporaries[file] = file.with_name(f".{file.name}{mark}.new")
        temporary.unlink(missing_ok=True)
        return temporary

    try:
        yield place
        for file in list(temporaries):
            with contextlib.suppress(FileNotFoundError):
                temporaries[file].replace(file)
            del temporaries[file]
    finally:
        for temporary in temporaries.values():
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def writing(path: Path, hint: str = "") -> Iterator[None]:
    """Turn what the system says against writing into a `StoreError`; without a `hint` it is the folder of results."""
    try:
        yield
    except OSError as error:
        more = "Choose another folder with --out." if error.errno in (errno.EACCES, errno.EROFS) else _FREE
        raise StoreError(f"Cannot write {path}: {error.strerror or error}.", hint or more) from error


class Lock:
    """One process at a time holds a file for all that `held` names; others wait some seconds, and are told for whom.

    Raises `LockedError` with `hint` after `patience` seconds.
    """

    def __init__(
        self,
        file: Path,
        held: str,
        hint: str = "Wait for it, or stop it.",
        patience: float = 30,
        waiting: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.file, self.held, self.hint, self.patience = file, held, hint, patience
        self.waiting = waiting
        self._descriptor = -1

    def __enter__(self) -> "Lock":
        with writing(self.file):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        deadline, told = time.monotonic() + self.patience, False
        while not self._taken():
            if not told:
                self.waiting(self._holder())
                told = True
            if time.monotonic() > deadline:
                self._give_up()
            time.sleep(_STEP)
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"process {os.getpid()}".encode(), 0)
        return self

    def _give_up(self) -> None:
        holder = self._holder()
        os.close(self._descriptor)
        raise LockedError(f"{holder} has held {self.held} for {self.patience} seconds.", self.hint)

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def _taken(self) -> bool:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _holder(self) -> str:
        return os.pread(self._descriptor, 100, 0).decode("utf-8", "replace") or "an unknown process"
