"""What of the site has to be made: the jobs whose files are not as they would make them.

A job is held against what it left by the hash of its data. Jobs of a bundle are not even made where the hash of what
they hang on is as it was.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recto.memo import key
from recto.publish.jobs import Bundle, Job, digest
from recto.publish.notes import Done, Notes, Part


class Fresh(NamedTuple):
    """A job that has to be run, and the hash of all that its files hang on."""

    job: Job
    digest: str


class Kept(NamedTuple):
    """What is up to date: what jobs left, and parts of bundles, by their names."""

    done: dict[str, Done]
    parts: dict[str, Part]


Told = Fresh | Kept


def fresh(items: Iterable[Job | Bundle | Told], notes: Notes) -> Iterator[Told]:
    """Give the jobs that have to be run, and what is up to date; what is told already is passed on."""
    for item in items:
        if isinstance(item, Bundle):
            yield from _bundled(item, notes)
        elif isinstance(item, Job):
            yield _looked_at(item, notes)
        else:
            yield item


def _looked_at(job: Job, notes: Notes) -> Told:
    made_of, before = digest(job, notes.code), notes.last.get(job.name)
    if before and before.digest == made_of and notes.untouched(before):
        return Kept({job.name: before}, {})
    return Fresh(job, made_of)


def _bundled(bundle: Bundle, notes: Notes) -> Iterator[Told]:
    keys = {name: made_of and key(notes.code, made_of).hex() for name, made_of in bundle.keys.items()}
    stale = []
    for name, made_of in keys.items():
        if kept := _kept(name, made_of, notes):
            yield kept
        else:
            stale.append(name)
    for name, made in bundle.make(stale) if stale else ():
        jobs = list(made)
        yield from (_looked_at(job, notes) for job in jobs)
        if made_of := keys[name]:
            yield Kept({}, {name: Part(made_of, tuple(job.name for job in jobs))})


def _kept(name: str, made_of: str | bytes, notes: Notes) -> Kept | None:
    """Give what a part of a bundle left, if that is as its jobs would make it."""
    part = notes.parts.get(name)
    if part is None or part.key != made_of:
        return None
    done = {job: notes.last[job] for job in part.jobs if job in notes.last}
    whole = len(done) == len(part.jobs) and all(map(notes.untouched, done.values()))
    return Kept(done, {name: part}) if whole else None
