"""Unlinked mentions: where a page's prose names another page or entity without a link."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from recto.link.destinations import Destination
from recto.link.names import Names, longest
from recto.link.opaque import in_title_of_work, opaque
from recto.model import Page, Row, Span

_CONTINUED = re.compile(r"[ -][A-Z][a-z]")
"""What makes a name the beginning of a longer one that is not known; acronyms do not (`Example CEO`)."""
_JOINED = re.compile(r"\b[A-Z][a-z]+ \Z")
_LONGEST_WORD = 30


class Sighting(Row, frozen=True):
    """A name of another page or entity in a page's prose: the bearer's place (-1 if it has several), `Form.use`.

    `section` is the place of the section (-1 before the first), `within` whether it follows a word of its sentence,
    `joined` whether that word has a capital.
    """

    span: Span
    bearer: int
    use: int
    section: int
    within: bool
    joined: bool


class Mention(Row, frozen=True):
    """The first unlinked mention of a page or entity in a section of a page.

    `name` is what the span cuts out, `target` the id of what it names, `section` the slug of the section (empty before
    the first heading), `count` how many unlinked mentions of it the section has. `linked_elsewhere` says that the page
    links to it in some other place.
    """

    file: str
    span: Span
    target: str
    name: str
    section: str
    count: int
    linked_elsewhere: bool


def sightings(page: Page, text: str, names: Names) -> tuple[Sighting, ...]:
    """Find the names of others in a page's prose, in order, the longest at each place.

    What is found depends on the page, its text and the digest of the names as they are before they are settled.
    """
    return tuple(_sightings(page, text, names))


def _sightings(page: Page, text: str, names: Names) -> Iterator[Sighting]:
    hits = names.hits(text)
    own = names.nodes.of_page[page.address.file]
    hidden = opaque(page, text) if hits else None
    sections = [section.span.start for section in page.sections]
    line, line_start, counted = 1, 0, 0
    for start, end, form in longest(hits):
        if form.bearer == own or (hidden and hidden.touches(start, end)) or _CONTINUED.match(text, end):
            continue
        if in_title_of_work(text, start, end):
            continue
        if passed := text.count("\n", counted, start):
            line, line_start = line + passed, text.rfind("\n", counted, start) + 1
        counted = start
        span = Span(start, end, line, start - line_start + 1)
        joined = _JOINED.search(text, max(0, start - _LONGEST_WORD), start) is not None
        section = bisect_right(sections, start) - 1
        yield Sighting(span, form.bearer, form.use, section, _within_sentence(text, start), joined)


def _within_sentence(text: str, start: int) -> bool:
    """Say whether a word follows another in the same sentence and line, so that its capital is its own."""
    return start > 1 and text[start - 1] == " " and (text[start - 2].isalnum() or text[start - 2] == ",")


def settled(names: Names, found: Iterable[Iterable[Sighting]]) -> Names:
    """Settle by the sightings of all pages which forms stand for their bearers."""
    return names.settled(each.use for page in found for each in page)


def unlinked(
    page: Page, text: str, found: Iterable[Sighting], led: Iterable[Destination], names: Names
) -> tuple[Mention, ...]:
    """Give the mentions among a page's sightings, by settled names: the first of each target in each section.

    `led` is where the page's links lead.
    """
    first: dict[tuple[int, int], list[Sighting]] = {}
    for each in found:
        if _counts(each, names):
            first.setdefault((each.section, each.bearer), []).append(each)
    linked = {each.node for each in led}
    sections = page.sections[:] if first else ()
    return tuple(
        Mention(
            page.address.file,
            rows[0].span,
            names.nodes.all[bearer].id,
            rows[0].span.of(text),
            sections[section].slug if section >= 0 else "",
            len(rows),
            bearer in linked,
        )
        for (section, bearer), rows in first.items()
    )


def _counts(each: Sighting, names: Names) -> bool:
    """Say whether a sighting is a mention; a term with capitals after a word with one is part of a longer title."""
    if each.bearer < 0 or each.use in names.refused:
        return False
    return (each.within or each.use not in names.within) and not (each.joined and each.use in names.terms)


def mentions(page: Page, text: str, names: Names) -> tuple[Mention, ...]:
    """Find the unlinked mentions in a page, in order."""
    led = (Destination(*names.nodes.resolve(link, page)) for link in page.links)
    return unlinked(page, text, sightings(page, text, names), led, names)
