"""What a build made, ready to be written."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec

from recto.ecma import compact
from recto.model import Backlink, Document, ExternalLinks, Finding, Page
from recto.unit import Unit


class Built(msgspec.Struct, frozen=True, dict=True):
    """What a build made, ready to be written: the sequences follow the order of the pages."""

    units: tuple[Unit, ...]
    pages: Sequence[Page]
    values: Sequence[dict[str, Any]]
    records: Sequence[dict[str, Any]]
    numbers: Mapping[str, Any]
    backlinks: Mapping[str, Sequence[Backlink]]
    external_links: Sequence[ExternalLinks]
    findings: Sequence[Finding]
    about: dict[str, str]
    documents: Sequence[Document] = ()

    @cached_property
    def encoded(self) -> list[bytes]:
        """The records as JSON."""
        return [compact(record) for record in self.records]
