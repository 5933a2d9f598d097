"""Components that show a fact or a calculation within the text of a page, resolved to what they show."""

import re
from collections.abc import Mapping

from recto.components import CALCULATION, FACT, FACT_VALUE
from recto.facts.calc import CalcError, evaluate
from recto.facts.current import dated, latest
from recto.facts.display import currency_of, date_text, value_text
from recto.facts.results import result_text
from recto.model import Fact, FactBase, Frozen

NAMES = frozenset((*FACT.names, *FACT_VALUE.names, *CALCULATION.names))
"""The components that are resolved here."""

_LITERAL = re.compile(r"""\{\s*(?:"([^"]*)"|'([^']*)'|`([^`$]*)`|(-?[0-9.]+|true|false))\s*\}\Z""")
_PRECISION = re.compile(r"[0-9]{1,3}\Z")


class Inline(Frozen, frozen=True):
    """What a component shows: `text` in the sentence, the rest in its card; `trouble` says why there is no value.

    `value` is the value's own text, also where the component's children are shown instead. `facts` are the facts it
    rests on: one, or the inputs of a calculation, whose `expression` has the values put in.
    """

    text: str
    value: str = ""
    as_of: str | None = None
    property: str = ""
    source: str | None = None
    notes: str | None = None
    currency: str = ""
    usd: int | float | None = None
    expression: str = ""
    facts: tuple[Fact, ...] = ()
    trouble: str | None = None


def resolve_inline(base: FactBase, name: str, attributes: Mapping[str, str], children: str, today: str) -> Inline:
    """Resolve a component by its name, its attributes as written (``{0}``, text, or empty) and the text within it."""
    given = {key: literal(value) for key, value in attributes.items()}
    if name in CALCULATION.names:
        return _calculation(base, given, children.strip(), today)
    return _fact(base, name, given, children.strip(), today)


def literal(written: str) -> str:
    """Give the text of an attribute as written: what the braces hold of ``{0}`` and ``{'a'}``, but not of ``{a.b}``."""
    match = _LITERAL.match(written)
    return next((part for part in match.groups() if part is not None), "") if match else written


def _fact(base: FactBase, name: str, given: Mapping[str, str], children: str, today: str) -> Inline:
    entity, property_id, as_of = (given.get(key, "") for key in ("entity", "property", "asOf"))
    fact = dated(base, entity, property_id, as_of) if as_of else latest(base, entity, property_id, today)
    if fact is None:
        where = f"{entity}.{property_id}"
        what = f"no fact {where} as of {as_of}" if as_of else f"no fact {where} that has not ended"
        return Inline(children or f"[missing: {where}]", trouble=what)
    definition = base.properties.get(fact.property)
    own = children if name not in FACT_VALUE.names else ""
    value = value_text(base, fact)
    dates = given.get("showDate", "false") != "false" and name not in FACT_VALUE.names and fact.as_of
    currency = currency_of(fact, definition)
    usd = fact.fields.get("usdEquivalent")
    return Inline(
        text=own or (f"{value} (as of {date_text(fact.as_of)})" if dates else value),
        value=value,
        as_of=fact.as_of,
        property=definition.name if definition else fact.property,
        source=fact.source,
        notes=_text(fact.fields.get("notes")),
        currency=currency if currency != "USD" else "",
        usd=usd if isinstance(usd, (int, float)) else None,
        facts=(fact,),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _calculation(base: FactBase, given: Mapping[str, str], children: str, today: str) -> Inline:
    try:
        found = evaluate(given.get("expr", ""), base, today)
        text = result_text(found.value, given.get("format", ""), _precision(given.get("precision", "")))
    except CalcError as error:
        return Inline(children or f"[error: {error}]", expression=given.get("expr", ""), trouble=str(error))
    value = f"{given.get('prefix', '')}{text}{given.get('suffix', '')}"
    dates = sorted(fact.as_of for fact in found.inputs if fact.as_of)
    return Inline(
        text=children or value,
        value=value,
        as_of=dates[0] if dates else None,
        property="Calculated",
        expression=found.shown,
        facts=found.inputs,
    )


def _precision(written: str) -> int | None:
    if not written:
        return None
    if not _PRECISION.match(written):
        raise CalcError(f"the precision {written!r} is no number of decimals")
    return int(written)
