"""Writes the site: only what changed, each file whole, and nothing of an earlier build is left over."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

import msgspec

from recto.disk import placing, refuse_link, writing
from recto.engine import Workers
from recto.options import Progress
from recto.publish.fresh import Fresh, Told, fresh
from recto.publish.jobs import Bundle, Job, is_long, run_job
from recto.publish.notes import Done, Notes, Part, Published, count_files
from recto.store.files import Output

_AT_ONCE = 400
"""Jobs whose files are held in memory before they are written."""


def _nothing() -> None:
    """Finish nothing, where nothing was begun."""


class Publisher:
    """Writes the files of jobs into a folder, and remembers what it wrote."""

    def __init__(self, output: Output, notes: Notes) -> None:
        self.folder, self.notes = output.folder / "site", notes
        self.done: dict[str, Done] = {}
        self.parts: dict[str, Part] = {}
        self.written = 0
        self._new = False
        self._folders: set[Path] = set()

    def publish(self, items: Iterable[Job | Bundle | Told], workers: Workers, progress: Progress) -> Published:
        """Run the jobs whose files are not up to date, write those, and remove what no job makes.

        Long ones are done by workers, and the short ones after them here, while these are at work.
        """
        self._new = not self.folder.exists()
        self._make(self.folder)
        self.notes.begin()
        count = 0
        finish = _nothing
        for long, some in groupby(self._to_make(items), lambda each: is_long(each.job)):
            while batch := list(islice(some, _AT_ONCE)):
                if long:
                    finish()
                    finish = self._begin(batch, workers)
                else:
                    self._put(batch, (run_job(msgspec.msgpack.encode(each.job)) for each in batch))
                count += len(batch)
                progress("site", count, count)
        finish()
        self._remove()
        self.notes.write(self.done, self.parts)
        return Published(str(self.folder), count_files(self.done), self.written)

    def _to_make(self, items: Iterable[Job | Bundle | Told]) -> Iterator[Fresh]:
        """Give the jobs whose files have to be made, and take note of what is up to date."""
        for told in fresh(items, self.notes):
            if isinstance(told, Fresh):
                yield told
            else:
                self.done |= told.done
                self.parts |= told.parts

    def _begin(self, jobs: Sequence[Fresh], workers: Workers) -> Callable[[], None]:
        """Begin to run jobs; what is given waits for their files and writes them."""
        asked = (msgspec.msgpack.encode(each.job) for each in jobs)
        made = workers.run(run_job, asked, sum(len(each.job.data) for each in jobs))
        return lambda: self._put(jobs, made)

    def _put(self, jobs: Sequence[Fresh], made: Iterable[bytes]) -> None:
        """Write the files of jobs beside their places; they take these at the end, on a failure none."""
        decode = msgspec.msgpack.Decoder(dict[str, bytes]).decode
        names: list[tuple[Fresh, list[str]]] = []
        with writing(self.folder), placing() as place:
            for each, files in zip(jobs, map(decode, made), strict=True):
                for name, data in files.items():
                    self._write(name, data, place)
                names.append((each, list(files)))
        for each, written in names:
            stats = {name: stat for name in written if (stat := self.notes.stat(name))}
            self.done[each.job.name] = Done(each.digest, stats)
            self.written += len(written)

    def _write(self, name: str, data: bytes, place: Callable[[Path], Path]) -> None:
        path = self.folder / name
        self._make(path.parent)
        with writing(path), open(place(path), "wb") as file:  # noqa: PTH123 -- asked for each file
            file.write(data)

    def _make(self, folder: Path) -> None:
        """Make a folder of the site with those above it, none of which may be a link."""
        if folder in self._folders:
            return
        if folder != self.folder:
            self._make(folder.parent)
        refuse_link(folder)
        with writing(folder):
            folder.mkdir(exist_ok=True)
        self._folders.add(folder)

    def _remove(self) -> None:
        """Remove the files that only an earlier build made, and the folders that are empty then."""
        kept = {name for done in self.done.values() for name in done.files}
        torn = self.notes.torn and not self._new
        there = self._there() if torn else (name for done in self.notes.last.values() for name in done.files)
        gone = set(there) - kept
        for name in sorted(gone):
            if self._is_ours(name):
                with writing(self.folder / name):
                    (self.folder / name).unlink(missing_ok=True)
                    _remove_empty((self.folder / name).parent, self.folder)

    def _is_ours(self, name: str) -> bool:
        """Say whether a name leads into the site: what is noted of the last one may have come with a repository."""
        home = self.folder.resolve()
        folder = (home / name).parent
        return folder.is_relative_to(home) and folder.resolve() == folder

    def _there(self) -> Iterator[str]:
        """Give the files that lie in the folder of the site."""
        for folder, folders, files in os.walk(self.folder):
            links = [name for name in folders if Path(folder, name).is_symlink()]
            yield from (Path(folder, name).relative_to(self.folder).as_posix() for name in (*files, *links))


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
