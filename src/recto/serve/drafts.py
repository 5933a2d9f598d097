"""A page as its file is now: what the last build tells of it, and what its new text alone can tell."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from recto import measure
from recto.check import check_page
from recto.check.unit_failed import unit_failed
from recto.config import Settings
from recto.ecma import to_text
from recto.model import Finding, Page, Source
from recto.publish.network import Network
from recto.publish.pages import parsed, text_side
from recto.publish.site import Site, Target
from recto.publish.views import PageView, Views, link_key
from recto.unit import evaluate


class Shown(msgspec.Struct, frozen=True):
    """A page's text side, and how many findings of each severity it shows."""

    data: bytes
    findings: dict[str, int]


class Drafts:
    """Makes pages from their new text and the last build; what hangs on other pages is as that build found it."""

    def __init__(self, site: Site, settings: Settings) -> None:
        self.site, self.network, self.settings = site, Network(site), settings
        names = site.store.rows("SELECT id AS name FROM things UNION SELECT slug FROM things WHERE slug IS NOT NULL")
        self._known = {
            "settings": settings.units,
            "site_components": frozenset(settings.markdown.components),
            "known_ids": site.names,
            "thing_names": frozenset(row["name"] for row in names),
            "resource_ids": site.works,
        }

    def shown(self, row: dict[str, Any], source: Source, built: str) -> Shown:
        """Make the page of a row among the pages; `built` is its text in the last build."""
        view = Views(self.site, self.network, [row]).page(row, source.text)
        page = parsed(view)
        if source.text != built:
            view = self._draft(view, page, source)
        severities = Counter(str(finding["severity"]) for finding in view.findings)
        return Shown(text_side(view, page), dict(severities))

    def _draft(self, view: PageView, page: Page, source: Source) -> PageView:
        values = {"page": page, "undecodable": source.undecodable, **self._known}
        failed = list(evaluate(measure.FIELDS, values, self.settings.units, view.file))
        fresh, found = check_page(values, self.settings.checks.ignore)
        also = [Finding(unit_failed.name, unit_failed.severity, view.file, 0, 0, one.problem.message) for one in failed]
        before = (one for one in view.findings if one["rule"] not in fresh)
        findings = (*before, *map(msgspec.to_builtins, [*found, *also]))
        targets = view.targets | dict(self._new_links(view, page))
        return msgspec.structs.replace(view, title=to_text(values["title"]), findings=findings, targets=targets)

    def _new_links(self, view: PageView, page: Page) -> Iterable[tuple[str, Target]]:
        """Lead links that the last build has not seen where a name leads; the others wait for the next build."""
        for link in page.links:
            path, _, anchor = link.target.partition("#")
            name = f"/{path.strip('/')}/" if path.startswith("/") else path
            if (key := link_key(link.kind, link.target)) not in view.targets and not link.target.startswith("#"):
                yield key, Target(self.site.names.get(name, ""), anchor, "not yet looked for")
