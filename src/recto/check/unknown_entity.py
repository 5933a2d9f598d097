"""The rule unknown-entity."""

import re
from collections.abc import Container, Iterator

from recto.components import BY_NAME, CALCULATION, ENTITY_LINK, FACT, FACT_VALUE
from recto.model import Component, Page, Problem, Severity
from recto.unit import Example, rule

_OF_ENTITY, _OF_THING = ("entityId", "pageId"), ("entity", "entities")
_REPORTED = frozenset(name for kind in (ENTITY_LINK, FACT, FACT_VALUE, CALCULATION) for name in kind.names)
"""Components of which other rules tell."""

_STRING = r"""(?:"[^"]*+"|'[^']*+')"""
_LITERAL = re.compile(rf"\{{\s*+(?:\[\s*+(?:{_STRING}\s*+,?+\s*+)*+\]|{_STRING})\s*+\}}\Z")
_TEXT = re.compile(r""""([^"]*)"|'([^']*)'""")
_NOBODY = frozenset[str]()


@rule(
    Severity.WARNING,
    why="A box or a table of what nobody knows stays empty.",
    hint="Correct the id, or write the entity or its facts.",
    examples=(
        Example({"page": '<InfoBox entityId="E1" />', "known_ids": {"E1"}, "thing_names": _NOBODY}, 0),
        Example({"page": '<InfoBox entityId="E2" />', "known_ids": {"E1"}, "thing_names": _NOBODY}, 1),
        Example({"page": '<KBFactTable entity="a" />', "known_ids": {"a"}, "thing_names": {"b"}}, 1, "it has no facts"),
        Example({"page": "<KBCompareTable entities={['b', 'c']} />", "known_ids": _NOBODY, "thing_names": {"b"}}, 1),
        Example({"page": "<InfoBox entityId={own} />", "known_ids": _NOBODY, "thing_names": _NOBODY}, 0, "not written"),
    ),
)
def unknown_entity(page: Page, known_ids: Container[str], thing_names: Container[str]) -> Iterator[Problem]:
    """Report a box or a table of an entity that is not there, or of a thing of which no facts are kept."""
    for component in page.components:
        if component.name in BY_NAME and component.name not in _REPORTED:
            for name in _named(component, _OF_ENTITY):
                if name not in known_ids and name not in thing_names:
                    yield Problem("entity", f"no page or entity is called {name!r}", component.tag)
            for name in _named(component, _OF_THING):
                if name not in thing_names:
                    yield Problem("entity", f"no facts are kept of {name!r}", component.tag)


def _named(component: Component, attributes: tuple[str, ...]) -> Iterator[str]:
    """Give what attributes name, as far as they say it themselves."""
    for attribute in attributes:
        written = component.attributes.get(attribute, "")
        if _LITERAL.match(written):
            yield from (double or single for double, single in _TEXT.findall(written))
        elif written and not written.startswith("{"):
            yield written
