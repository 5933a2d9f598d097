"""Whether a label names another work than its address does: by arXiv number, by DOI, by a document's number."""

import re

from recto.model import Difference
from recto.verify.identity.label import Label
from recto.verify.identity.names import words
from recto.verify.identity.numbered import other_number
from recto.verify.identity.side import SILENT, Side
from recto.verify.identity.work import Work


def address_side(label: Label, work: Work) -> Side:
    """Compare the numbers: an arXiv number that cannot be, or another than the one the label names.

    A label that is but the address says nothing, and a number that is right speaks for no author and no title.
    """
    told = work.told
    if told.problem:
        return Side("differs", told.problem, Difference("address", told.key, ""))
    if own := _own_number(label, work):
        claims = label.names or label.title or label.group or not label.text.strip()
        return SILENT if claims else Side("agrees", f"the label names {own}")
    said, found = _other_number(label, work)
    if said:
        return Side("differs", f"the label names {said}, the address {found}", Difference("address", said, found))
    if told.kind == "wikipedia" and _names_other(label, told.title):
        difference = Difference("author", label.who, told.title)
        return Side("differs", f"it is no work of {label.names[0].surname}", difference)
    return SILENT


def _shown(key: str) -> str:
    return key.replace("arxiv:", "arXiv:")


def _doi_of(work: Work) -> str:
    """Give the DOI that an address is, without its kind."""
    kind, _, name = work.told.key.partition(":")
    return f"10.1038/{name}" if kind == "nature" else name if kind == "doi" else ""


def _own_number(label: Label, work: Work) -> str:
    """Give the one arXiv number or DOI that a label names, if it is that of the address."""
    arxiv = [f"arxiv:{number}" for number in label.arxiv]
    dois = _dois(label.text)
    own = _doi_of(work)
    return _shown(work.told.key) if arxiv == [work.told.key] else f"doi:{own}" if own and dois == {own} else ""


def _other_number(label: Label, work: Work) -> tuple[str, str]:
    """Give the one number that a label names and that of the address, if they are of a kind and not the same."""
    if work.told.kind == "arxiv" and len(label.arxiv) == 1:
        return f"arXiv:{label.arxiv[0]}", _shown(work.told.key)
    own = _doi_of(work)
    if own and (other := _other_doi(label.text, own)):
        return f"doi:{other}", f"doi:{own}"
    return other_number(label.text, f"{work.told.key} {work.told.title} {work.title}")


_DOI = re.compile(r"(?<![\w/])10\.\d{4,9}/[^\s\"“”<>()\[\],;]{3,100}")


def _dois(text: str) -> set[str]:
    return {found.rstrip(".:*_").lower() for found in _DOI.findall(text)} if "10." in text else set()


def _other_doi(text: str, own: str) -> str:
    """Give the one DOI that a label names where it is another than that of the address, by the same publisher."""
    said = _dois(text)
    other = min(said, default="")
    same = other.partition("/")[0] == own.partition("/")[0] and not (other.startswith(own) or own.startswith(other))
    return other if len(said) == 1 and same else ""


def _names_other(label: Label, article: str) -> bool:
    """Say whether a label cites a work by somebody, and leads to an encyclopedia's article on a topic.

    Articles on works and persons are written as names are; those on topics in small letters after the first.
    """
    rest = article.partition("(")[0].split()[1:]
    topic = any(word[0].islower() for word in rest) and not any(word[0].isupper() for word in rest)
    cites = label.cites and (label.et_al or label.year) and not label.title
    named = {part for name in label.names for part in name.family} & set(words(article))
    return bool(topic and cites and label.names and not named)
