"""What the components of a page show of the facts."""

from collections.abc import Iterator

from recto.facts.current import entity_id
from recto.facts.display import value_text
from recto.facts.inline import NAMES, Inline, literal, resolve_inline
from recto.model import Component, Fact, FactBase, Page, Shown


def shown(page: Page, text: str, base: FactBase, today: str) -> Iterator[Shown]:
    """Resolve each component of a page that shows a fact; `text` is the text the page was parsed from."""
    for component in page.components:
        if component.name in NAMES:
            written = component.inner(text).strip()
            found = _resolved(component, written, base, today)
            attributes = {key: literal(value) for key, value in component.attributes.items()}
            entity = attributes.get("entity") or attributes.get("e", "")
            named = attributes.get("property") or attributes.get("f", "")
            yield Shown(
                page.address.file,
                component.tag,
                component.name,
                attributes.get("expr") or f"{entity}.{named}",
                tuple(fact.id for fact in found.facts),
                found.value,
                written,
                found.as_of,
                found.source,
                found.trouble,
            )


def _resolved(component: Component, written: str, base: FactBase, today: str) -> Inline:
    """Resolve a component; one that names a fact by its id shows that fact."""
    attributes = component.attributes
    if "f" not in attributes or "property" in attributes:
        return resolve_inline(base, component.name, attributes, written, today)
    entity, name = entity_id(base, literal(attributes.get("e", ""))), literal(attributes["f"])
    fact: Fact | None = next((f for f in base.facts.get(entity, ()) if name in (f.id, f.property)), None)
    if fact is None:
        return Inline(written, trouble=f"no fact {name!r} of {literal(attributes.get('e', ''))!r}")
    value = value_text(base, fact)
    return Inline(written or value, value, fact.as_of, fact.property, fact.source, facts=(fact,))
