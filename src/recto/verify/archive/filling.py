"""Fill the archive: fetch the works that are to be fetched, and write each down as soon as it is there."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from recto.errors import ConfigError
from recto.model import Stored
from recto.verify.archive.archive import Archive
from recto.verify.archive.files import Writer
from recto.verify.archive.options import FetchOptions, Progress, Times, Wanted

_DAY = 86_400


class Report(NamedTuple):
    """What came of it: works by the state of their links, how many were asked for, and what went wrong beside."""

    states: dict[str, int]
    asked: int
    notes: tuple[str, ...] = ()


def _nothing(*_: object) -> None:
    """Tell nobody."""


def fill(
    archive: Archive,
    works: Iterable[Wanted],
    options: FetchOptions | None = None,
    progress: Progress = _nothing,
    times: Times | None = None,
) -> Report:
    """Fetch what is to be fetched into the archive as it was read; `Archive` is to be read anew afterwards.

    A work that fails is written down with its state; after a break, the next call goes on where this one ended. Raises
    `StoreError` where the archive cannot be written, `ConfigError` without the libraries that fetch.
    """
    options, times = options or FetchOptions(), times or Times()
    wanted = list({each.work: each for each in reversed(list(works))}.values())[::-1]
    due = [each for each in wanted if is_due(archive, each, options, times.now())]
    try:
        from recto.verify.archive.run import fetch_all
    except ImportError as error:
        raise ConfigError("Fetching sources needs the extra `web`.", "pip install 'recto[web]'") from error
    writer = Writer(archive.root, archive.folder)
    writer.clear()
    done, notes = fetch_all(archive, writer, due, options, times, progress)
    now = (done.get(each.work) or archive.about(each.work) for each in wanted)
    return Report(dict(sorted(Counter(about.state for about in now if about).items())), len(done), notes)


def is_due(archive: Archive, wanted: Wanted, options: FetchOptions, now: datetime) -> bool:
    """Say whether a work is to be fetched: not yet, too long ago, in vain when last tried, or its text cannot be used.

    What was in vain is tried at once where the address has been mended.
    """
    about = archive.about(wanted.work)
    if about is None or (about.text and archive.text(wanted.work) is None):
        return True
    good = about.state in ("ok", "moved")
    if not good and about.url != wanted.url:
        return True
    after = options.again_after if good else options.retry_after
    return after is not None and _age(about, now) >= after


def _age(about: Stored, now: datetime) -> float:
    """Give the days since a work was asked for; a time that is none is long ago."""
    try:
        checked = datetime.fromisoformat(about.checked)
    except ValueError:
        return float("inf")
    return (now - checked.replace(tzinfo=checked.tzinfo or UTC)).total_seconds() / _DAY
