"""The contract's counts look at the body of a page; what they find is shown in its file."""

from collections.abc import Callable, Iterable, Iterator

from recto.model import Page
from recto.unit import Evidence

Finder = Callable[[str], Iterable[tuple[int, int]]]
"""Finds stretches of a text."""


def in_body(find: Finder) -> Evidence:
    """Make evidence of a finder: it looks at the body, and its finds are placed in the page's text."""

    def evidence(page: Page) -> Iterator[tuple[int, int]]:
        for start, end in find(page.body):
            yield page.origin(start), page.origin(end - 1) + 1

    return evidence


def count(find: Finder, page: Page) -> int:
    """Count what a finder finds in the body of a page."""
    return sum(1 for _ in find(page.body))
