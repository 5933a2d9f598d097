"""What other programs read of the site: sitemap, feed, robots.txt, the texts for language models."""

import json
from collections.abc import Iterator

from recto import model
from recto.link.addresses import Places, feed, sitemap
from recto.publish.jobs import Job, copy_job, data_job
from recto.publish.site import Site
from recto.store import Output
from recto.store.feeds import feed_xml, sitemap_xml

_ALLOWED = "User-agent: *\nAllow: /\n"


def feed_jobs(site: Site, output: Output) -> Iterator[Job]:
    """Give the jobs of the files for other programs; sitemap and feed need the site's address."""
    address = site.frame.address
    robots = f"{_ALLOWED}Sitemap: {address}/sitemap.xml\n" if address else _ALLOWED
    yield data_job("robots.txt", robots.encode())
    if address:
        records = [json.loads(row["record"]) for row in site.store.rows("SELECT record FROM pages ORDER BY position")]
        places = Places({}, {}, {}, site=address, paths={page["id"]: page["path"] for page in site.pages})
        yield data_job("sitemap.xml", sitemap_xml(sitemap(records, places)).encode("utf-8", "replace"))
        about = model.Site(site.frame.name, address, "", site.frame.description, site.about["site_built"])
        yield data_job("feed.xml", feed_xml(feed(records, places), about).encode("utf-8", "replace"))
    for file in sorted((output.folder / "text").glob("llms*.txt")):
        yield copy_job(file, file.name)
