"""Facts that name an address as their source, as sentences that it is to support."""

from collections.abc import Iterator

from recto.facts.display import readable
from recto.model import Fact, FactBase, Sourced
from recto.urls import is_web


def sourced(base: FactBase) -> Iterator[Sourced]:
    """Give the written facts whose source is an address, each as a sentence: thing, property, value, date."""
    for subject, facts in base.facts.items():
        name = base.things[subject].name if subject in base.things else ""
        for fact in facts:
            url = fact.source
            if url and is_web(url) and not fact.derived_from:
                yield Sourced(fact.file, fact.line, fact.id, "", url, _sentence(base, name, fact))


def _sentence(base: FactBase, name: str, fact: Fact) -> str:
    known = base.properties.get(fact.property)
    quote = fact.fields.get("sourceQuote")
    says = f"{name}, {known.name if known else fact.property}: {readable(base, fact)}"
    dated = f"{says} ({fact.as_of})" if fact.as_of else says
    return f"{dated}. “{quote}”" if isinstance(quote, str) and quote else f"{dated}."
