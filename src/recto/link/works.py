"""Which registered works a page links to, cites and names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import UNSET

from recto.ecma import to_text, truthy
from recto.model import Resource, Traces, UnconvertedLink
from recto.urls import variations


def addresses(resources: Iterable[Resource]) -> dict[str, int]:
    """Give the place of the resource under each form of its address; a later resource takes an earlier one's."""
    found: dict[str, int] = {}
    for place, resource in enumerate(resources):
        if truthy(resource.url):
            found.update(dict.fromkeys(variations(resource.url), place))
    return found


class Registry:
    """The resources by address, by id, and by the pages that their `cited_by` names; `names` are all ids they go by."""

    def __init__(self, resources: Sequence[Resource], addresses: Mapping[str, int]) -> None:
        self.resources, self.addresses = resources, addresses
        self.ids = {to_text(resource.id) for resource in resources}
        self.names = self.ids | {to_text(r.fields["stable_id"]) for r in resources if truthy(r.fields.get("stable_id"))}
        self.citing: dict[str, list[str]] = {}
        for resource in resources:
            identifier = to_text(resource.id)
            for page in resource.cited_by:
                self.citing.setdefault(to_text(page), []).append(identifier)

    def at(self, *urls: str) -> Resource | None:
        """Give the resource at the first of some addresses that is known."""
        place = next((self.addresses[url] for url in urls if url in self.addresses), None)
        return None if place is None else self.resources[place]

    def linked(self, url: str) -> str | None:
        """Give the id of the resource that a link leads to, with or without its final slash."""
        bare = url.removesuffix("/")
        resource = self.at(url, bare, bare + "/")
        return None if resource is None else to_text(resource.id)

    def unconverted(self, traces: Traces) -> Iterator[UnconvertedLink]:
        """Give the plain links to registered addresses, as written or without one final slash."""
        for text, url in traces.links:
            if (resource := self.at(url, url.removesuffix("/"))) is not None:
                title: Any = resource.fields.get("title", UNSET)
                yield UnconvertedLink(text, url, resource.id, title)

    def references(self, page: str, traces: Traces) -> tuple[str, ...]:
        """Give the ids of the works a page refers to: by component, by `cited_by`, by link; each once."""
        found = [identifier for identifier in traces.resource_ids if identifier in self.ids]
        found += self.citing.get(page, [])
        for url in traces.web_links:
            if (identifier := self.linked(url)) is not None:
                found.append(identifier)
        return tuple(dict.fromkeys(found))
