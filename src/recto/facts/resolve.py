"""Who a name means: an id, a slug, a page, a former id or slug, an exact name, an alias.

The contract knows ids only, so that a reference by slug or by name leads nowhere without a word.
"""

from collections.abc import Callable, Iterable

from recto.model import FactBase, Thing

_WAYS: tuple[Callable[[Thing], Iterable[str | None]], ...] = (
    lambda thing: (thing.id,),
    lambda thing: (thing.slug,),
    lambda thing: (thing.page,),
    lambda thing: thing.previous_ids or (),
    lambda thing: thing.previous_slugs or (),
    lambda thing: (thing.name,),
    lambda thing: thing.aliases or (),
)


def names(base: FactBase) -> dict[str, str]:
    """Give the id for every name that a thing goes by.

    A name that is one thing's slug and another's alias means the first: the ways are tried in the order above. A name
    that two things have in the same way means neither of them.
    """
    found: dict[str, str] = {}
    for way in _WAYS:
        means: dict[str, str | None] = {}
        for thing in base.things.values():
            for name in way(thing):
                if name and name not in found:
                    means[name] = thing.id if means.get(name, thing.id) == thing.id else None
        found |= {name: identifier for name, identifier in means.items() if identifier}
    return found


def resolve(base: FactBase, name: str) -> str | None:
    """Give the id of the thing that a name means, or None; for many names, ask `names` once."""
    return name if name in base.things else names(base).get(name)
