"""The proper names of a sentence: words with capitals that belong together, and acronyms."""

import re
from collections.abc import Iterator

_NAME = re.compile(
    r"[A-Z][\w'-]{1,40}(?:[ ](?:(?:of|for|de|di|da|von|van|der|and|the)[ ]){0,2}[A-Z][\w'-]{1,40}){1,6}"
    r"|\b[A-Z]{2,}[\w-]{0,20}|\b[A-Z][a-z]+[A-Z]\w{0,30}"
)
_COMMON = frozenset(
    ("The", "A", "An", "In", "On", "At", "By", "For", "From", "As", "This", "That", "These", "It", "AI")
)
_ENDING = re.compile(r"'s?\Z")


def names(flat: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of the names in a text, of several words or acronyms, without an article before them."""
    for match in _NAME.finditer(flat):
        start, end = match.span()
        first = match[0].split(" ", 1)
        if first[0] in _COMMON:
            start += len(first[0]) + 1
        end -= len(found[0]) if (found := _ENDING.search(flat[start:end])) else 0
        if start < end and (" " in flat[start:end] or not flat[start:end].istitle()):
            yield start, end
