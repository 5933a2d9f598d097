"""How the links of page files to their own site stand: the rows of ``link-health.json``."""

import msgspec

from recto.model.struct import Row


class SiteLink(Row, frozen=True):
    """A link of a page file to its own site: its line from 1, its address and text as written."""

    line: int
    href: str
    text: str


class BrokenLink(msgspec.Struct, frozen=True):
    """A link to no page file; `file` is below the content root."""

    file: str
    line: int
    href: str
    text: str


class ConventionIssue(msgspec.Struct, frozen=True):
    """A link that is not written as links of a site are."""

    file: str
    line: int
    href: str
    issues: tuple[str, ...]


class LinkHealth(msgspec.Struct, frozen=True, rename="camel"):
    """What became of all links to the own site; links to images are in `total_links` only."""

    total_files: int
    total_links: int
    broken_links: tuple[BrokenLink, ...]
    convention_issues: tuple[ConventionIssue, ...]
    valid: int
