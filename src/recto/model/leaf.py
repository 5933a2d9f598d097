"""What one file tells by itself; the pipeline makes it in workers and remembers it by the file's hash."""

from collections.abc import Sequence

from recto.model.finding import Trouble
from recto.model.health import SiteLink
from recto.model.packed import Packed, may_be_packed, packing
from recto.model.page import PackedPage
from recto.model.struct import Row
from recto.model.values import Values


class Traces(Row, frozen=True):
    """What the graph needs of a page's raw text, by the contract's patterns.

    `links` are (text, target) of inline links that are neither site-relative, anchors nor mail; `web_links` targets of
    those with http(s); `resource_tags` counts ``<R id=``, `resource_ids` are the ids by the reference finder's pattern.
    """

    links: Sequence[tuple[str, str]]
    web_links: Sequence[str]
    resource_tags: int
    resource_ids: Sequence[str]
    entity_links: Sequence[str]


_ROWS = {"links": tuple[str, str], "web_links": str, "resource_ids": str, "entity_links": str}
may_be_packed(*dict.fromkeys(_ROWS.values()))


class PackedTraces(Traces, frozen=True):
    """Traces as they are remembered."""

    links: Packed[tuple[str, str]]
    web_links: Packed[str]
    resource_ids: Packed[str]
    entity_links: Packed[str]

    @classmethod
    def of(cls, traces: Traces) -> "PackedTraces":
        """Pack the traces of a page."""
        return cls(**packing(traces, _ROWS))


class Fingerprint(Row, frozen=True):
    """A page's vocabulary and 5-word shingles as 64-bit hashes in order, eight bytes each."""

    words: bytes
    shingles: bytes


class Bulk(Row, frozen=True):
    """What is long and only walked once, so that it need not be held in memory."""

    plain: str
    """The page's text as the text files for language models have it."""
    blocks: bytes
    """The contract's index of its sections, as JSON."""
    prose: tuple[str, ...]
    """What a reader reads in each section."""


class Sentence(Row, frozen=True):
    """A sentence that cites: the place of its section on the page, its text, the places of its citations there."""

    section: int
    text: str
    cites: tuple[int, ...]


may_be_packed(Sentence)


class Leaf(Row, frozen=True):
    """A page without its text, with all that follows from it alone: metrics, traces, integrity, troubles.

    `sentences` are those that cite; `claims` counts the sentences of each section that claim something.
    """

    page: PackedPage
    metrics: Values
    traces: PackedTraces
    looks: bytes
    """Hash of its fingerprint."""
    integrity: tuple[tuple[str, int], ...]
    pieces: bytes
    """Chosen pieces of its prose, hashed: what shared passages are found by."""
    site_links: tuple[SiteLink, ...]
    sentences: Packed[Sentence]
    claims: tuple[int, ...] = ()
    troubles: tuple[Trouble, ...] = ()
