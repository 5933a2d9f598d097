"""Documents that are known by a number: a standard, a report, an act. A label may name one, and lead to another."""

import re
from collections.abc import Iterator

_NAMED = re.compile(r"\b([A-Z]{2,8})[ -]?(?:No\. ?)?(\d[\dA-Za-z]{0,11}(?:-\d[\dA-Za-z]{0,11}){0,3})(?![\w.]*\d)")
"""Capitals and a number: ``RFC 9110``, ``CVE-2021-44228``."""
_MODEL = re.compile(r"\b([A-Z][A-Za-z]{3,20})-([A-Z]?\d[\w.]{0,8})\b")
"""A name and a version: ``Falcon-7B``."""
_WORDS = 3
"""Words of a label that names a work about a model, and not merely the model."""
_DIGITS = 3
"""Digits of a document's number; what has fewer may be a model, a drug or a virus."""
_SERIES = ("PEP", "JEP", "EIP", "BIP", "RFC", "ISO")
"""Series of documents that have short numbers as well."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ACT = re.compile(r"\b(?:regulation|directive|decision)\b[^\d]{0,30}(\d{2,4})/(\d{1,4})\b", re.IGNORECASE)
_ACT_AT = re.compile(r"/(?:reg|dir|dec)/(\d{4})/(\d{1,4})\b")
_SECTION = re.compile(r"\b(\d{1,2}) U\.?S\.?C\.? §+ ?(\d{1,5})")
_SECTION_AT = re.compile(r"/uscode/text/(\d{1,2})/(\d{1,5})\b")
"""A section of the United States Code."""
_EDITION = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)[ -]ed(?:ition)?\b", re.IGNORECASE)


Pair = tuple[str, str]
"""A number as a label writes it, and the other that is known; two empty texts if there are none."""
_NONE: Pair = ("", "")


def other_number(said: str, known: str) -> Pair:
    """Give the number that a label names and the one of the same kind that is known of the work, if it is another."""
    pairs = (_other_document(said, known.lower()), _other_part(said, known), _other_version(said, known))
    return next((pair for pair in pairs if pair[0]), _NONE)


def _other_document(said: str, known: str) -> Pair:
    for named, name, number in _numbers(said):
        there = re.findall(rf"(?<![a-z]){name.lower()}[-/_ :]?(\d[\da-z]{{0,11}}(?:-\d[\da-z]{{0,11}}){{0,3}})", known)
        if there and not any(_begins(number.lower().lstrip("0"), one.lstrip("0")) for one in there):
            return named, named.replace(number, there[0].upper())
    return _NONE


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _other_part(said: str, known: str) -> Pair:
    """Give the act, the section or the edition that a label names, if it is another than that of the address."""
    for named, at in ((_ACT, _ACT_AT), (_SECTION, _SECTION_AT), (_EDITION, _EDITION)):
        one, others = named.search(said), list(at.finditer(known))
        if one and others and sorted(one.groups()) not in [sorted(other.groups()) for other in others]:
            return one[0], others[0][0].strip("/").replace("-", " ")
    return _NONE


def _other_version(said: str, known: str) -> Pair:
    """Give the version of a model that a label names, if the work is about other ones alone."""
    model = _MODEL.search(said) if len(said.split()) >= _WORDS else None
    versions = [version for name, version in _MODEL.findall(known) if model and name == model[1]]
    other = model and versions and not any(_begins(model[2], one) for one in versions)
    return (model[0], f"{model[1]}-{versions[0]}") if model and other else _NONE


def _numbers(said: str) -> Iterator[tuple[str, str, str]]:
    """Give each number of a document as it is written, with its kind and itself."""
    for found in _NAMED.finditer(said):
        told = found[1] in _SERIES or sum(map(str.isdigit, found[2])) >= _DIGITS
        if told and not _YEAR.fullmatch(found[2]):
            yield found[0], found[1], found[2]
