"""Stage 8: the store → a static site that needs no server: each page with its record, and what they tell together.

A page is a leaf of two sides: its text is made by `pages.py`, its record by `record.py`. These, and every other view,
are jobs (`jobs.py`) that hang on nothing but their data, so that they run in any process, and only if that has changed.
"""

from collections.abc import Iterator
from pathlib import Path

from recto.engine import Engine
from recto.leaves import Progress
from recto.publish.assets import files as assets
from recto.publish.feeds import feed_jobs
from recto.publish.graph import graph_jobs
from recto.publish.home import home_jobs
from recto.publish.jobs import Job, data_job, page_job
from recto.publish.paths import OURS
from recto.publish.redirects import redirect_jobs
from recto.publish.search import search_jobs
from recto.publish.site import Site
from recto.publish.views import Views
from recto.publish.write import Published, Publisher
from recto.store import Output, Store

__all__ = ["Published", "publish"]


def publish(
    output: Output, root: Path, *, engine: Engine = "auto", jobs: int = 0, progress: Progress, live: bool = False
) -> Published:
    """Publish the last build as a site in its folder of results; raise `StoreError` where that cannot be."""
    site = Site(Store(output, root), live=live)
    return Publisher(output).publish(site_jobs(site, output), engine, jobs, progress)


def site_jobs(site: Site, output: Output) -> Iterator[Job]:
    """Give the jobs of all files of the site."""
    for name, data in assets().items():
        yield data_job(f"{OURS}/assets/{name}", data)
    yield from home_jobs(site)
    yield from redirect_jobs(site)
    yield from feed_jobs(site, output)
    yield from graph_jobs(site)
    yield from search_jobs(site)
    yield from map(page_job, Views(site).pages())
