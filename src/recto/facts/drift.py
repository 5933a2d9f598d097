"""Where a page's text differs from what is known: a number that should be a fact, and is another.

Precision first: a sentence counts only if it names the thing, then the property, then within a few words one number
of the property's kind. A number that an older fact of the property has is outdated, not contradicted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from recto.facts.display import value_text
from recto.facts.when import interval
from recto.model import Drift, Fact, FactBase, Page, Property, Shown, Span, Thing
from recto.quantity import Quantity, agree, quantities

_DROPPED = frozenset({"date", "of", "by", "the", "in", "at", "total", "number", "year", "current"})
_PLAIN_UNITS = frozenset({"percent", "count", "tokens"})
_SENTENCE = 400
_END = re.compile(r"[.!?](?=\s)|\n(?=[\n*|#>-])|\|")
_SHORTEST_NAME = 3
_LINKING = (
    "of|is|was|were|in|at|to|as|about|around|approximately|over|reached|reaching|stands|stood|roughly|nearly|estimated"
)
_AFTER = re.compile(rf"(?:\s|[:(~≈]|\\|\b(?:{_LINKING})\b){{0,12}}\Z", re.IGNORECASE)
_BEFORE = re.compile(r"\s(?:full-time\s|in\s(?:annual(?:ized)?\s)?)?\Z", re.IGNORECASE)
"""What may stand between a property's words and its number, after and before them: nothing that changes the subject."""
_MONEY, _SHARE = frozenset({"USD", "EUR", "GBP"}), "percent"


def drifts(page: Page, text: str, base: FactBase, thing: Thing | None, components: Iterable[Shown]) -> Iterator[Drift]:
    """Find where a page differs from the facts: in what it shows in a fact's place, and in its prose on its `thing`."""
    for each in components:
        if each.written and len(each.facts) == 1 and not each.error:
            rows = (fact for facts in base.facts.values() for fact in facts)
            yield from _replaced(each, next(fact for fact in rows if fact.id == each.facts[0]), base)
    if thing is not None:
        yield from _in_prose(page, text, base, thing)


def _replaced(each: Shown, fact: Fact, base: FactBase) -> Iterator[Drift]:
    """Compare the text that a component has of its own with the fact's value."""
    bounds = _bounds(fact)
    said = list(quantities(each.written))
    if bounds and len(said) == 1 and not _same(said[0], bounds):
        others = (f for f in base.facts[fact.subject] if f.property == fact.property)
        outdated = any(_same(said[0], found) for other in others if (found := _bounds(other)))
        verdict = "outdated" if outdated else "contradicted"
        yield _drift(each.file, each.span, each.written, fact, base, verdict, each.written)


def _in_prose(page: Page, text: str, base: FactBase, thing: Thing) -> Iterator[Drift]:
    names = [name for name in (thing.name, *(thing.aliases or ())) if len(name) >= _SHORTEST_NAME]
    opaque = _opaque(page)
    for property_id, facts in _numeric(base, thing).items():
        definition = base.properties.get(property_id)
        if definition is None:
            continue
        kind = _kind(definition, facts[0])
        for words in _ways(definition):
            for sentence, start in _sentences(text, words, names):
                found = _told(sentence, words, kind)
                if found and not any(low <= start + found.start < high for low, high in opaque):
                    yield from _judged(page, text, base, facts, found, start, sentence)


def _numeric(base: FactBase, thing: Thing) -> dict[str, list[Fact]]:
    """Give the written facts of a thing that are numbers or dates, by property."""
    found: dict[str, list[Fact]] = {}
    for fact in base.facts.get(thing.id, ()):
        if not fact.derived_from and _bounds(fact):
            found.setdefault(fact.property, []).append(fact)
    return found


def _bounds(fact: Fact) -> tuple[float, float] | None:
    """Give the bounds of a fact's value; of a date, its year."""
    kind, value = fact.value.type, fact.value.value
    if kind == "number":
        return value, value
    if kind == "range":
        return value[0], value[1]
    if kind == "date" and (found := interval(value)):
        return found.first.year, found.last.year
    return None


def _sentences(text: str, words: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Give the sentences in which the first of some words follows one of the names, with their places."""
    for match in re.finditer(rf"\b{re.escape(words[0])}", text, re.IGNORECASE):
        low, high = max(0, match.start() - _SENTENCE), min(len(text), match.end() + _SENTENCE)
        start = max((found.end() for found in _END.finditer(text, low, match.start())), default=low)
        end = next((found.start() for found in _END.finditer(text, match.end(), high)), high)
        if any(name in text[start : match.start()] for name in names):
            yield text[start:end], start


def _ways(definition: Property) -> Iterator[list[str]]:
    """Give the ways in which a text may call a property: the words of its name that say something, what it counts."""
    words = [word for word in re.findall(r"[a-z]+", definition.name.lower()) if word not in _DROPPED]
    if words:
        yield words
    if definition.unit.isalpha() and definition.unit.islower() and definition.unit not in _PLAIN_UNITS:
        yield [definition.unit]


def _told(sentence: str, words: Sequence[str], kind: str) -> Quantity | None:
    """Give the one number of a kind that stands right before or after some words, or None."""
    lowered = sentence.lower()
    start = end = lowered.find(words[0])
    for word in words:
        found = lowered.find(word, end)
        if found < 0:
            return None
        end = found + len(word)
    fit = [q for q in quantities(sentence) if q.kind == kind]
    near = [q for q in fit if q.start >= end and _AFTER.match(sentence[end : q.start])]
    near += [q for q in fit if q.end <= start and _BEFORE.match(sentence[q.end : start])]
    return near[0] if len(near) == 1 else None


def _kind(definition: Property, fact: Fact) -> str:
    if fact.value.type == "date":
        return "year"
    return "money" if definition.unit in _MONEY else "percent" if definition.unit == _SHARE else "count"


def _judged(
    page: Page, text: str, base: FactBase, facts: Sequence[Fact], said: Quantity, start: int, sentence: str
) -> Iterator[Drift]:
    """Compare a number with the facts of its property: the newest, or those of the year that the sentence names."""
    years = {int(q.low) for q in quantities(sentence) if q.kind == "year" and q.start != said.start}
    dated = [fact for fact in facts if (when := interval(fact.as_of)) and when.first.year in years]
    if years and not dated:
        return
    newest = max(dated or facts, key=lambda each: each.as_of or "")
    agreeing = [fact for fact in dated or facts if _same(said, _bounds(fact) or (0, 0))]
    if newest in agreeing:
        return
    place = start + said.start
    line = text.count("\n", 0, place) + 1
    span = Span(place, start + said.end, line, place - text.rfind("\n", 0, place))
    verdict = "outdated" if agreeing else "contradicted"
    yield _drift(page.address.file, span, span.of(text), newest, base, verdict, " ".join(sentence.split()))


def _same(said: Quantity, bounds: tuple[float, float]) -> bool:
    return agree(said, *bounds)


def _drift(file: str, span: Span, written: str, fact: Fact, base: FactBase, verdict: str, sentence: str) -> Drift:
    value = value_text(base, fact)
    return Drift(file, span, written, fact.id, value, fact.as_of, fact.file, fact.line, verdict, sentence)


def _opaque(page: Page) -> list[tuple[int, int]]:
    """Give the stretches of a page that are no prose."""
    groups = (page.code, page.math, page.footnotes)
    tags = [(component.tag.start, component.tag.end) for component in page.components]
    return [*tags, *((part.span.start, part.span.end) for group in groups for part in group)]
