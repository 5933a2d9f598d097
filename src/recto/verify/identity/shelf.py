"""The registered works by author and year: which one does a citation mean, that leads to another."""

from collections.abc import Iterable

from recto.model import Resource
from recto.verify.identity.label import read_label
from recto.verify.identity.names import read_authors
from recto.verify.identity.titles import same_title
from recto.verify.identity.work import known_work

_APART = 1
"""Years between the one that is written and the registered one."""


class Shelf:
    """The registered works, each under the surname of its first author."""

    def __init__(self, resources: Iterable[Resource], now: str) -> None:
        self.now = now
        self.by_author: dict[str, list[Resource]] = {}
        for resource in resources:
            authors = read_authors(resource.fields.get("authors"))
            if authors and authors[0].kind == "person":
                self.by_author.setdefault(_key(authors[0].family), []).append(resource)

    def meant(self, said: str, besides: str) -> str:
        """Give the id of the one work that a label names: its first author, its year or else its title; or nothing.

        `besides` is the id of the work that the citation leads to, which is not the one.
        """
        label = read_label(said)
        if not label.names or not (label.year or label.title):
            return ""
        found = [
            resource
            for resource in self.by_author.get(_key(label.names[0].family), ())
            if str(resource.id) != besides and self._fits(resource, label.year, label.title)
        ]
        return str(found[0].id) if len(found) == 1 else ""

    def _fits(self, resource: Resource, year: int, title: str) -> bool:
        work = known_work(resource.url, resource, now=self.now)
        near = not year or any(abs(year - known) <= _APART for known in work.years)
        return near and (same_title(title, work.title) if title else bool(year))


def _key(family: Iterable[str]) -> str:
    return "".join(family)
