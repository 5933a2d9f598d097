"""Other names of pages: numbers, aliases and former paths lead on to the page."""

from collections.abc import Iterator

from recto.publish.jobs import Job, view_job
from recto.publish.paths import href, may_be_named, page_file
from recto.publish.site import Site


def redirect_jobs(site: Site) -> Iterator[Job]:
    """Give the job of a page that leads on for each name that is not a page's own path, if a file can have it."""
    taken = {file.casefold() for file in (*site.files.values(), *site.records.values())}
    for name, there in sorted(site.names.items()):
        here = page_file(name if name.startswith("/") else f"/wiki/{name}/")
        if there and may_be_named(name) and here.casefold() not in taken:
            taken.add(here.casefold())
            card = site.cards[there]
            context = {"there": href(here, there), "title": card.title, "address": _canonical(site, there)}
            yield view_job(here, "redirect.html", context)


def _canonical(site: Site, file: str) -> str:
    return f"{site.frame.address}/{file.removesuffix('index.html')}" if site.frame.address else ""
