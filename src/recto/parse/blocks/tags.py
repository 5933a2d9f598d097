"""Tags as MDX demands them: what begins like a tag must be one, or the page is no MDX."""

import re
from typing import NamedTuple

from recto.parse.blocks.script import DEEPEST, Script

REFERRING = frozenset(("EntityLink", "F"))
"""Components that refer to an entity or a fact."""


class Tag(NamedTuple):
    """A tag: ``open``, ``close`` or ``empty``.

    Attributes are read only where a section may refer to something by them; a value is as written, of an expression
    its source.
    """

    form: str
    name: str
    attributes: dict[str, str]
    end: int


_IDENTIFIER = r"[^\W\d][\w$\u200c\u200d-]*+"
_NAME = re.compile(
    rf"<(/?)\s*+((?:[^\W\d]|\$)[\w$-]*+(?:\s*+:\s*+{_IDENTIFIER}|(?:\s*+\.\s*+{_IDENTIFIER})*+))?+"
    r"((?:\s++[A-Za-z_$][\w$:-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))?+)*+)(\s*+(/?)\s*+>)?+"
)
_ATTRIBUTE = re.compile(
    r"\s*+(?:([A-Za-z_$][\w$-]*+(?:\s*+:\s*+[A-Za-z_$][\w$-]*+)?+)"
    r"(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|(?=(\{))|(?=(<))))?+|(?=(\{)))"
)
_CHILD = re.compile(r"[<{]")
_END = re.compile(r"\s*+(/?)\s*+>")


def read_tag(text: str, at: int, depth: int = 0) -> Tag | None:
    """Read the tag that begins at `at`, or give None where none does; `depth` tells how many expressions hold it."""
    found = _NAME.match(text, at)
    if found is None:
        return None
    closing, name, quoted, end, slash = found.groups()
    if end is not None:
        return _whole(closing, name, quoted, slash, found.end())
    return None if closing or name is None else _with_expressions(text, name, found.start(3), depth)


def _whole(closing: str, name: str | None, quoted: str, slash: str, end: int) -> Tag | None:
    if (closing and (quoted or slash)) or (name is None and (quoted or slash)):
        return None
    form = "close" if closing else "empty" if slash else "open"
    name = "".join(name.split()) if name else ""
    return Tag(form, name, _quoted(quoted) if name in REFERRING else {}, end)


def _quoted(written: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    position = 0
    while found := _ATTRIBUTE.match(written, position):
        name, double, single, *_ = found.groups()
        attributes[name] = double if double is not None else single or ""
        position = found.end()
    return attributes


def _with_expressions(text: str, name: str, position: int, depth: int) -> Tag | None:
    """Read attributes, some of which are expressions, up to the bracket."""
    attributes: dict[str, str] = {}
    while not (end := _END.match(text, position)):
        found = _ATTRIBUTE.match(text, position)
        if found is None:
            return None
        key, double, single, brace, markup, spread = found.groups()
        position, value = found.end(), double if double is not None else single
        if brace or spread:
            opened, position = position, Expression(text, depth).end(position, child=False)
            value = text[opened + 1 : position - 1]
        elif markup:
            position = Expression(text, depth).element(position)
        if position < 0:
            return None
        attributes[key or "..."] = value or ""
    return Tag("empty" if end[1] else "open", "".join(name.split()), attributes, end.end())


class Expression(Script):
    """Script that may hold elements."""

    def element(self, at: int) -> int:
        """Give where an element ends: after the tag that closes it; -1 if there is none."""
        depth, position = 0, at if self.depth < DEEPEST else len(self.text)
        while found := _CHILD.search(self.text, position):
            if found[0] == "{":
                position = Expression(self.text, self.depth + 1).end(found.start(), child=True)
                if position < 0:
                    return -1
                continue
            tag = read_tag(self.text, found.start(), self.depth + 1)
            if tag is None:
                return -1
            position = tag.end
            depth += {"open": 1, "close": -1}.get(tag.form, 0)
            if depth <= 0:
                return position
        return -1
