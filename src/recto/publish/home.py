"""The way in: the first page of the site, and what is shown where there is none."""

from collections.abc import Iterator

from recto.publish.context import framed
from recto.publish.jobs import Job, view_job
from recto.publish.paths import href
from recto.publish.site import Site

_MOST = 12


def home_jobs(site: Site) -> Iterator[Job]:
    """Give the jobs of the first page and of the page that is shown where there is none."""
    here = "index.html"
    if here not in site.files.values():
        sections: dict[str, list[dict[str, str]]] = {}
        for page in site.pages:
            rated = f"quality {page['quality']:g}" if page["quality"] is not None else ""
            meta = " · ".join(filter(None, (page["type"], rated)))
            entry = {"title": page["title"], "href": href(here, site.files[page["file"]]), "meta": meta}
            sections.setdefault(page["category"], []).append(entry)
        recent = sorted((p for p in site.pages if p["last_updated"]), key=lambda p: p["last_updated"], reverse=True)
        context = {
            "sections": [(name.replace("-", " ").capitalize(), pages) for name, pages in sections.items()],
            "recent": [
                {"title": p["title"], "href": href(here, site.files[p["file"]]), "date": p["last_updated"]}
                for p in recent[:_MOST]
            ],
            "pages": len(site.pages),
        }
        yield view_job(here, "home.html", framed(site.frame, here, site.frame.name) | context)
    yield view_job("404.html", "missing.html", framed(site.frame, "404.html", "Not found"))
