"""All files of the site: the jobs that make them, in order."""

from collections.abc import Iterator

from recto.publish.assets import files as assets
from recto.publish.feeds import feed_jobs
from recto.publish.graph import graph_jobs
from recto.publish.home import home_jobs
from recto.publish.jobs import Job, copy_job, data_job, page_job, social_job
from recto.publish.network import Network
from recto.publish.paths import OURS, asset_file, may_be_linked, may_be_shown
from recto.publish.redirects import redirect_jobs
from recto.publish.search import search_jobs
from recto.publish.site import Site
from recto.publish.views import Views
from recto.store import Output


def site_jobs(site: Site, output: Output) -> Iterator[Job]:
    """Give the jobs of all files of the site."""
    for name, data in assets().items():
        yield data_job(f"{OURS}/assets/{name}", data)
    yield from home_jobs(site)
    yield from _asset_jobs(site)
    yield from redirect_jobs(site)
    yield from feed_jobs(site, output)
    network = Network(site)
    yield from graph_jobs(network)
    yield from search_jobs(site)
    for view in Views(site, network).pages():
        yield page_job(view)
        if view.social:
            yield social_job(view.social)


def _asset_jobs(site: Site) -> Iterator[Job]:
    """Give the jobs of the files, no pages, that pages show or link to."""
    for row in site.store.rows("SELECT path FROM assets ORDER BY path"):
        source = site.store.root / row["path"]
        if source.is_file() and (may_be_shown(row["path"]) or may_be_linked(row["path"])):
            yield copy_job(source, asset_file(row["path"]))
