"""Addresses that stand in a text as such, by the rules of GitHub's Markdown."""

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"(?<![A-Za-z])https?://[^\s<]+|(?<![^\s*_~(\[])www\.[^\s<]+", re.IGNORECASE)
_MAIL = re.compile(r"@(?:[A-Za-z\d_-]++\.)++[A-Za-z\d_-]*+")
_LOCAL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-_")
_DOMAIN = re.compile(r"[\w.-]+")
_TRAILING = frozenset("!\"'*,.:?_~")
_REFERENCE = re.compile(r"&[A-Za-z]+;\Z")
_REFERENCE_SIZE = 40


def may_hold_address(text: str) -> bool:
    """Say whether a look for addresses can be worth while."""
    return "://" in text or "@" in text or "www." in text


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Find the addresses in a text: start, end, target."""
    position = 0
    for found in _ADDRESS.finditer(text):
        yield from _mails(text, position, found.start())
        written = _trimmed(found[0])
        scheme = "" if "://" in written[:8] else "http://"
        position = found.start()
        if _is_domain(written[4:] if scheme else written.partition("://")[2]):
            position += len(written)
            yield found.start(), position, scheme + written
    yield from _mails(text, position, len(text))


def _mails(text: str, position: int, limit: int) -> Iterator[tuple[int, int, str]]:
    for found in _MAIL.finditer(text, position, limit) if "@" in text else ():
        start, domain = found.start(), found[0].rstrip(".")
        while start > position and text[start - 1] in _LOCAL:
            start -= 1
        known = start < found.start() and "." in domain and text[start - 1 : start] != "/"
        if known and domain[-1].isalpha():
            position = found.start() + len(domain)
            yield start, position, "mailto:" + text[start:position]


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
