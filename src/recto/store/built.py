"""What a build made, ready to be written."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from recto.model import Backlink, Document, ExternalLinks, Finding, Page
from recto.unit import Unit


class Built(msgspec.Struct, frozen=True):
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
    encoded: Sequence[bytes]
    """The records as JSON."""
    files: Mapping[str, bytes]
    """All files beside the database, by their path in the folder of results."""
    documents: Sequence[Document] = ()
