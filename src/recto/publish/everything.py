"""All files of the site: the jobs that make them, in order."""

from collections.abc import Iterator
from contextlib import closing

from recto.engine import Workers
from recto.publish.assets import files as assets
from recto.publish.dashboards import dashboard_jobs
from recto.publish.entities import entity_jobs
from recto.publish.feeds import feed_jobs
from recto.publish.fresh import Told, fresh
from recto.publish.graph import graph_jobs
from recto.publish.home import home_jobs
from recto.publish.jobs import Bundle, Job, copy_job, data_job
from recto.publish.network import Network
from recto.publish.notes import Notes
from recto.publish.paths import OURS, asset_file, may_be_linked, may_be_shown
from recto.publish.redirects import redirect_jobs
from recto.publish.search import search_jobs
from recto.publish.site import Site
from recto.publish.unchanged import page_jobs
from recto.store import Output

_OF_SEARCH = 8
"""About so much smaller than the database is the search that is made of it."""


def site_jobs(site: Site, output: Output, workers: Workers, notes: Notes) -> Iterator[Job | Bundle | Told]:
    """Give the jobs of all files of the site, the long ones first; about half of the work is done aside."""
    size = output.database.stat().st_size // _OF_SEARCH
    aside = workers.aside(lambda: _told_aside(site, notes), size)
    network = Network(site)
    yield from graph_jobs(network)
    yield page_jobs(site, network)
    for name, data in assets().items():
        yield data_job(f"{OURS}/assets/{name}", data)
    yield from home_jobs(site)
    yield from _asset_jobs(site)
    yield from redirect_jobs(site)
    yield from feed_jobs(site, output)
    yield from entity_jobs(site)
    yield from aside()


def _told_aside(site: Site, notes: Notes) -> list[Told]:
    with closing(site.store.opened_anew()) as store:
        return list(fresh(_jobs_aside(Site(store, live=site.frame.live)), notes))


def _jobs_aside(site: Site) -> Iterator[Job | Bundle]:
    yield from search_jobs(site)
    yield from dashboard_jobs(site)


def _asset_jobs(site: Site) -> Iterator[Job]:
    """Give the jobs of the files, no pages, that pages show or link to."""
    for row in site.store.rows("SELECT path FROM assets WHERE danger IS NULL ORDER BY path"):
        source = site.store.root / row["path"]
        if source.is_file() and (may_be_shown(row["path"]) or may_be_linked(row["path"])):
            yield copy_job(source, asset_file(row["path"]))
