"""What a build made, ready to be written."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Self

import msgspec

from recto import score
from recto.facts import Facts, InPages
from recto.link import Assets, Graph, Likeness, Web
from recto.memo import key
from recto.model import Bulk, Due, Entity, File, Finding, Leaf, LinkHealth, Page, RelatedItem, Site, Values
from recto.model.packed import Packed, encode
from recto.parse import Data
from recto.unit import Unit
from recto.verify import Evidence


class Read(msgspec.Struct, frozen=True):
    """What a build read of pages and data, each by itself; `leaf_keys` are the hashes of all that made the leaves."""

    units: tuple[Unit, ...]
    sources: Sequence[File]
    leaf_keys: Sequence[bytes]
    leaves: Sequence[Leaf]
    bulks: Sequence[Bulk]
    data: Data
    facts: Facts
    entities: Sequence[Entity]

    @property
    def pages(self) -> list[Page]:
        """The pages, without their texts."""
        return [leaf.page for leaf in self.leaves]

    @classmethod
    def of(cls, known: "Read", **found: Any) -> Self:
        """Add to what is known what was found since, by the names of the fields."""
        return cls(**msgspec.structs.asdict(known), **found)


_KNOWN = frozenset(("page", "traces", "integrity", "evidence", "registry", "backlinks"))
"""What units may ask for that need not be hashed: it is in the leaf, has a hash, or concerns all pages alike."""


class Woven(Read, frozen=True, kw_only=True):
    """What a build found of how pages and data hang together; `unsafe` is what is dangerous in drawings, by path."""

    in_pages: InPages
    graph: Graph
    web: Web
    assets: Assets
    unsafe: Mapping[str, str]


class Verified(Woven, frozen=True, kw_only=True, dict=True):
    """What a build found out about citations, too."""

    evidence: Evidence

    @cached_property
    def evidence_keys(self) -> list[bytes]:
        """Hashes of the evidence of each page, with its file."""
        pages = zip(self.pages, self.evidence.pages, strict=True)
        return [digest((page.address.file, evidence)) for page, evidence in pages]


class Built(Verified, frozen=True, kw_only=True):
    """What a build made, ready to be written: `leaves`, `values`, `encoded` follow the order of the pages.

    `about` is what the build says of itself, `encoded` the records as JSON.
    """

    complete: bool
    """Whether all was told that could be: if not, the next build asks again."""
    site: Site
    about: dict[str, str]
    likeness: Likeness
    related: dict[str, Packed[RelatedItem]]
    schedule: Sequence[Due]
    health: LinkHealth
    values: Sequence[Values]
    encoded: Sequence[bytes]
    findings: Sequence[Finding]

    def records(self) -> Iterator[dict[str, Any]]:
        """Give the records as plain data, made anew: all of them are larger than the wiki."""
        return (score.plain(score.record(each)) for each in self.values)

    @cached_property
    def value_keys(self) -> list[bytes]:
        """Hashes of the values of each page and of its leaf; empty where a value has no bytes."""
        made = zip(self.leaf_keys, self.evidence_keys, self.leaves, self.values, strict=True)
        return [_value_key(name, known, leaf, values) for name, known, leaf, values in made]


def _value_key(name: bytes, known: bytes, leaf: Leaf, values: Mapping[str, Any]) -> bytes:
    """Hash the values of a page: what is in its leaf by the name of that, its evidence by the hash of it."""
    there = ((name, value) for name, value in values.items() if value is not msgspec.UNSET)
    own = digest([each for each in there if each[0] not in _KNOWN and each[0] not in leaf.metrics])
    return key(name, known, own) if known and own else b""


def digest(value: Any) -> bytes:
    """Hash a value by what it holds; empty where it has no bytes."""
    try:
        return key(encode(value))
    except (TypeError, ValueError, OverflowError):
        return b""
