"""Writes the site: only what changed, each file whole, and nothing of an earlier build is left over."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import msgspec

from recto.disk import refuse_link, replacing, writing
from recto.engine import Workers
from recto.options import Progress
from recto.publish.jobs import Job, digest, run_job
from recto.publish.notes import Done, Notes, Published, count_files
from recto.store.files import Output

_AT_ONCE = 400
"""Jobs whose files are held in memory before they are written."""


class Publisher:
    """Writes the files of jobs into a folder, and remembers what it wrote."""

    def __init__(self, output: Output, notes: Notes) -> None:
        self.folder, self.notes = output.folder / "site", notes
        self.done: dict[str, Done] = {}
        self.written = 0
        self._folders: set[Path] = set()

    def publish(self, jobs: Iterable[Job], workers: Workers, progress: Progress) -> Published:
        """Run the jobs whose files are not up to date, write those, and remove what no job makes."""
        jobs = iter(jobs)
        self._make(self.folder)
        self.notes.begin()
        count = 0
        while batch := list(islice(jobs, _AT_ONCE)):
            fresh = [job for job in batch if not self._holds(job)]
            self._run(fresh, workers)
            count += len(batch)
            progress("site", count, count)
        self._remove()
        self.notes.write(self.done)
        return Published(str(self.folder), count_files(self.done), self.written)

    def _holds(self, job: Job) -> bool:
        """Say whether the site holds the files of a job as it would make them, and take note of them."""
        before = self.notes.last.get(job.name)
        held = before is not None and before.digest == digest(job, self.notes.code) and self.notes.untouched(before)
        if before and held:
            self.done[job.name] = before
        return held

    def _run(self, jobs: Sequence[Job], workers: Workers) -> None:
        encoded = [msgspec.msgpack.encode(job) for job in jobs]
        decode = msgspec.msgpack.Decoder(dict[str, bytes]).decode
        names: list[tuple[Job, list[str]]] = []
        with ExitStack() as stack:
            for job, made in zip(jobs, workers.run(run_job, encoded), strict=True):
                files = decode(made)
                names.append((job, list(files)))
                self._write(stack, files)
        for job, written in names:
            stats = {name: stat for name in written if (stat := self.notes.stat(name))}
            self.done[job.name] = Done(digest(job, self.notes.code), stats)
            self.written += len(written)

    def _write(self, stack: ExitStack, files: dict[str, bytes]) -> None:
        """Write files beside their places; they take these when the stack is left without a failure."""
        paths = [self.folder / name for name in files]
        for path in paths:
            self._make(path.parent)
        temporaries = stack.enter_context(replacing(*paths))
        for temporary, data in zip(temporaries, files.values(), strict=True):
            temporary.write_bytes(data)

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
        there = self._there() if self.notes.torn else (name for done in self.notes.last.values() for name in done.files)
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
