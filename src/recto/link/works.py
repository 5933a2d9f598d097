"""Which registered works a page links to, cites and names."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import UNSET

from recto.ecma import to_text, truthy
from recto.link.urls import variations
from recto.model import Resource, Traces, UnconvertedLink


class Registry:
    """The resources by address, by id, and by the pages that their `cited_by` names."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self.by_url: dict[str, Resource] = {}
        self.ids: set[str] = set()
        self.citing: dict[str, list[str]] = {}
        for resource in resources:
            identifier = to_text(resource.id)
            self.ids.add(identifier)
            if truthy(resource.url):
                self.by_url.update(dict.fromkeys(variations(resource.url), resource))
            for page in resource.cited_by:
                self.citing.setdefault(to_text(page), []).append(identifier)

    def unconverted(self, traces: Traces) -> Iterator[UnconvertedLink]:
        """Give the plain links to registered addresses, as written or without one final slash."""
        for text, url in traces.links:
            resource = self.by_url.get(url) or self.by_url.get(url.removesuffix("/"))
            if resource is not None:
                title: Any = resource.fields.get("title", UNSET)
                yield UnconvertedLink(text, url, resource.id, title)

    def references(self, page: str, traces: Traces) -> tuple[str, ...]:
        """Give the ids of the works a page refers to: by component, by `cited_by`, by link; each once."""
        found = [identifier for identifier in traces.resource_ids if identifier in self.ids]
        found += self.citing.get(page, [])
        for url in traces.web_links:
            bare = url.removesuffix("/")
            resource = self.by_url.get(url) or self.by_url.get(bare) or self.by_url.get(bare + "/")
            if resource is not None:
                found.append(to_text(resource.id))
        return tuple(dict.fromkeys(found))
