"""What one file tells by itself; the pipeline makes it in workers and remembers it by the file's hash."""

from typing import Any

from recto.model.finding import Trouble
from recto.model.health import SiteLink
from recto.model.page import Page
from recto.model.struct import Row


class Traces(Row, frozen=True):
    """What the graph needs of a page's raw text, by the contract's patterns.

    `links` are (text, target) of inline links that are neither site-relative, anchors nor mail; `web_links` targets of
    those with http(s); `resource_tags` counts ``<R id=``, `resource_ids` are the ids by the reference finder's pattern.
    """

    links: tuple[tuple[str, str], ...]
    web_links: tuple[str, ...]
    resource_tags: int
    resource_ids: tuple[str, ...]
    entity_links: tuple[str, ...]


class Fingerprint(Row, frozen=True):
    """A page's vocabulary and 5-word shingles as 64-bit hashes in order, eight bytes each."""

    words: bytes
    shingles: bytes


class Bulk(Row, frozen=True):
    """The texts of a page that are only written, so that they need not be held in memory."""

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


class Leaf(Row, frozen=True):
    """A page without its text, with all that follows from it alone: metrics, traces, integrity, troubles.

    `sentences` are those that cite; `claims` counts the sentences of each section that claim something.
    """

    page: Page
    metrics: dict[str, Any]
    traces: Traces
    fingerprint: Fingerprint
    integrity: tuple[tuple[str, int], ...]
    pieces: bytes
    """Chosen pieces of its prose, hashed: what shared passages are found by."""
    site_links: tuple[SiteLink, ...]
    sentences: tuple[Sentence, ...] = ()
    claims: tuple[int, ...] = ()
    troubles: tuple[Trouble, ...] = ()
