"""The jobs of pages, of which those alone are made whose views hang on something that has changed.

What a view hangs on is told by hashes that the store keeps of rows, and by rows that are read for all pages at once, so
that no view is made to find out.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing

import msgspec

from recto.leaves import parsed_pages
from recto.memo import Memo, key
from recto.model import PackedPage
from recto.publish.jobs import Bundle, Job, page_job, social_job
from recto.publish.network import Network
from recto.publish.rows import LOOSE, PageRows, Row
from recto.publish.site import Site
from recto.publish.views import Views, cards_of, targets_of
from recto.store.files import Output
from recto.store.groups import known_of_pages, leaf_keys

_ASKED = (
    "SELECT id, slug, name FROM things ORDER BY id",
    "SELECT thing, property, shown, as_of, source, file, line FROM facts ORDER BY thing, property, as_of DESC",
    "SELECT * FROM records ORDER BY thing, collection, position",
)
"""What components may ask of the facts."""
_HELD = ("content", "wikilinks", "index_stems")

_encode = msgspec.msgpack.encode


def page_jobs(site: Site, network: Network) -> Bundle:
    """Give the jobs of all pages, those of each a part."""
    loose = PageRows(site, LOOSE)
    pages = {f"page {page['file']}": page for page in site.pages}

    def made(names: Collection[str]) -> Iterator[tuple[str, list[Job]]]:
        some = [pages[name] for name in names]
        views = Views(site, network, some, loose)
        for name, row, page in zip(names, some, _parsed(site.store.output, some), strict=True):
            view = views.page(row)
            yield name, [page_job(view, page), *([social_job(view.social)] if view.social else [])]

    return Bundle(dict(zip(pages, _keys(site, network, loose), strict=True)), made)


def _parsed(output: Output, pages: Sequence[Row]) -> Iterator[PackedPage | None]:
    """Give pages as the build has parsed them, None where it has not noted that."""
    keys = leaf_keys(output)
    with closing(Memo(output.cache, read_only=True)) as memo:
        yield from parsed_pages([keys[page["position"]] if keys else b"" for page in pages], memo)


def _keys(site: Site, network: Network, loose: PageRows) -> Iterator[bytes]:
    """Hash all that the view of each page is made of; empty where the store does not know what makes its rows."""
    shared, known = known_of_pages(site.store.output, len(site.pages))
    told = [[tuple(row) for row in site.store.rows(statement)] for statement in _ASKED]
    shared = key(shared, site.naming, _encode(([site.about[name] for name in _HELD], site.rated, told)))
    for page, own in zip(site.pages, known, strict=True):
        rows = loose.of(page)
        cards = cards_of(site, targets_of(site, rows["links"]).values())
        yield own and key(shared, own, _encode((rows, cards, network.neighbours.get(page["file"]))))
