"""Addresses that stand in a text as such, by the rules of GitHub's Markdown."""

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?<![A-Za-z])https?://[^\s<]++|(?<![^\s*_~(\[])www\.[^\s<]++|(?<![\w.+/-])[\w.+-]++@[A-Za-z\d_-]++(?:\.[A-Za-z\d_-]++)++",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"[\w.-]+")
_TRAILING = frozenset("!\"'*,.:?_~")
_REFERENCE = re.compile(r"&[A-Za-z]+;\Z")
_REFERENCE_SIZE = 40


def may_hold_address(text: str) -> bool:
    """Say whether a look for addresses can be worth while."""
    return "://" in text or "@" in text or "www." in text


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Find the addresses in a text: start, end, target."""
    for found in _ADDRESS.finditer(text):
        written = found[0]
        if "://" in written[:8]:
            written = _trimmed(written)
            if _is_domain(written.partition("://")[2]):
                yield found.start(), found.start() + len(written), written
        elif written[:4].lower() == "www.":
            written = _trimmed(written)
            if _is_domain(written[4:]):
                yield found.start(), found.start() + len(written), "http://" + written
        elif not (written[-1].isdigit() or written[-1] in "-_"):
            yield found.start(), found.end(), "mailto:" + written


def _is_domain(rest: str) -> bool:
    found = _DOMAIN.match(rest)
    return found is not None and not any("_" in part for part in found[0].split(".")[-2:])


def _trimmed(address: str) -> str:
    """Cut off the punctuation that ends an address, and closing brackets that it does not open."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        last = address[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif last == ";" and (found := _REFERENCE.search(address, max(end - _REFERENCE_SIZE, 0), end)):
            end = found.start()
        elif last in _TRAILING or last == "]":
            end -= 1
        else:
            break
    return address[:end]
