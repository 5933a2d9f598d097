"""Stage 8: the store → a static site that needs no server: each page with its record, and what they tell together.

A page is a leaf of two sides: its text is made by `pages.py`, its record by `record.py`. These, and every other view,
are jobs (`jobs.py`) that hang on nothing but their data, so that they run in any process, and only if that has changed.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from recto.engine import Engine, Workers
from recto.options import Progress
from recto.publish.notes import Notes, Published
from recto.store.files import Output

__all__ = ["Published", "publish"]


def _nothing(*_: Any) -> None:
    """Tell nobody."""


def publish(
    output: Output,
    root: Path,
    *,
    engine: Engine = "auto",
    jobs: int = 0,
    progress: Progress = _nothing,
    waiting: Callable[[str], None] = _nothing,
) -> Published:
    """Publish the last build as a site in its folder of results; what is up to date is left as it is.

    Raises `StoreError` where the folder cannot be written.
    """
    with output.lock(waiting):
        notes = Notes(output)
        if unchanged := notes.unchanged():
            return unchanged
        from recto.publish.everything import site_jobs
        from recto.publish.site import Site
        from recto.publish.write import Publisher
        from recto.store import Store

        with closing(Store(output, root)) as store:
            workers = Workers(engine, jobs)
            items = site_jobs(Site(store), output, workers, notes)
            return Publisher(output, notes).publish(items, workers, progress)
