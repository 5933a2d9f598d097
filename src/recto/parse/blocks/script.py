"""A small check of ECMAScript in a page: where an expression ends, and whether it can be one at all.

It knows tokens, brackets, and whether an operand or an operator is due; it builds no tree. What it lets pass, a
strict parser may still refuse; what it refuses is no expression. Function bodies are only matched for brackets.
"""

import re
from collections.abc import Iterator

_SPACE = re.compile(r"(?:[\s\ufeff]++|//[^\n\r\u2028\u2029]*+|/\*(?:[^*]++|\*(?!/))*+\*/)*+")
_STRING = re.compile(r"""(?:"(?:[^"\\\n\r]++|\\(?:\r\n|[\s\S]))*+"|'(?:[^'\\\n\r]++|\\(?:\r\n|[\s\S]))*+')""")
_NAME = re.compile(r"[^\W\d][\w$\u200c\u200d]*+|\$[\w$\u200c\u200d]*+")
_NUMBER = re.compile(
    r"(?:0[xX][\da-fA-F_]++|0[oO][0-7_]++|0[bB][01_]++|(?:(?:0(?![\d_])|[1-9][\d_]*+)\.?[\d_]*+|\.\d[\d_]*+)(?:[eE][+-]?\d++)?+)n?(?![\w$])",
    re.ASCII,
)
_PREFIX = re.compile(r"\.\.\.|\+\+|--|[-+!~]")
_INFIX = re.compile(
    r">>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\*\*|<<|>>|"
    r"\+\+|--|\+=|-=|\*=|/=|%=|&=|\|=|\^=|[-+*/%<>&|^=?:,.]"
)
_REGEX = re.compile(r"/(?![*/])(?:[^/\\\[\n]++|\\[^\n]|\[(?:[^\]\\\n]++|\\[^\n])*+\])++/[a-z]*+")
_TEMPLATE = re.compile(r"(?:[^`\\$]++|\\[\s\S]|\$(?!\{))*+")
_WORD_PREFIXES = frozenset(("typeof", "void", "delete", "new", "await", "yield"))
_WORD_INFIXES = frozenset(("in", "instanceof"))
_ASYNC = re.compile(r"[ \t]++(?:function\b|[\w$]++\s*+=>)")
_BODIES = frozenset(("function", "class"))
_RESERVED = frozenset(
    {"break", "case", "catch", "const", "continue", "debugger", "default", "do", "else", "enum", "export", "extends"}
    | {"finally", "for", "if", "import", "return", "switch", "throw", "try", "var", "while", "with"}
    | {"implements", "interface", "let", "package", "private", "protected", "public", "static", "super"}
)
_QUOTED_TEMPLATE = re.compile(r"`(?:[^`\\]++|\\[\s\S])*+`")
_DEPTHS = {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}
_CLOSING = {"(": ")", "[": "]", "{": "}", "${": "}", "?": ""}
_TARGETED = frozenset("=,:?([{") | {"=>", "${", "", ".", "?.", "name", "value"}
"""What may stand before the target of an assignment, or before its last part."""


DEEPEST = 30
"""Expressions in tags in expressions: no page nests them deeper."""


class Script:
    """Reads one expression, from its opening brace on; `depth` tells how many others it stands in."""

    def __init__(self, text: str, depth: int = 0) -> None:
        self.text, self.depth = text, depth
        self.spread = False
        self.open: list[str] = []
        self.due = True
        """Whether an operand is due."""
        self.before = self.last = ""
        """The kind of the token before the last one, and of the last one.

        Operands are ``name`` or ``value``; what names an entry of an object is ``key``, or ``literal`` if no name.
        """

    def end(self, at: int, *, child: bool) -> int:
        """Give where the braces that open at `at` end, or -1 if no expression is in them.

        Only a `child` may be empty; only what stands among attributes may spread.
        """
        self.spread = not child
        if self.depth > DEEPEST:
            return -1
        self.open, self.due, self.before, self.last = ["{"], True, "", ""
        position = self._space(at + 1)
        if self.text.startswith("}", position):
            return position + 1 if child else -1
        while position >= 0 and self.open:
            position = self._space(position)
            position = self._operand(position) if self.due else self._operator(position)
        return position

    def _space(self, position: int) -> int:
        found = _SPACE.match(self.text, position)
        return found.end() if found else position

    def _took(self, kind: str, end: int, *, due: bool) -> int:
        self.before, self.last, self.due = self.last, kind, due
        return end

    def _operand(self, at: int) -> int:
        text, sign = self.text, self.text[at : at + 1]
        if self._key_due() and sign not in "[}.":
            return self._key(at)
        if self.last in (".", "?.") and not (self.last == "?." and sign in "(["):
            found = _NAME.match(text, at)
            return self._took("name", found.end(), due=False) if found else -1
        if sign in ("'", '"', ""):
            found = _STRING.match(text, at)
            return self._took("value", found.end(), due=False) if found else -1
        if sign == "`":
            return self._template(at + 1)
        if sign in "([{":
            self.open.append(sign)
            return self._took(sign, at + 1, due=True)
        if sign in ")]}":
            return self._close(at) if self._may_close(sign) else -1
        if sign == "<":
            return self._took("value", self.element(at), due=False)
        if found := _NAME.match(text, at):
            return self._name(found[0], found.end())
        return self._number(at, sign)

    def _number(self, at: int, sign: str) -> int:
        """Pass over a number, a regular expression, a prefix, or a hole in a list."""
        if found := _NUMBER.match(self.text, at) or _REGEX.match(self.text, at):
            return self._took("value", found.end(), due=False)
        if (found := _PREFIX.match(self.text, at)) and (found[0] != "..." or len(self.open) > 1 or self.spread):
            return self._took("prefix", found.end(), due=True)
        hole = sign == "," and self.open[-1] == "["
        return self._took(",", at + 1, due=True) if hole else -1

    def _key_due(self) -> bool:
        return self.last in ("{", ",") and self._in_object()

    def _key(self, at: int) -> int:
        """Pass over what names an entry of an object."""
        if found := _NAME.match(self.text, at):
            kind = "literal" if found[0] in _RESERVED else "key"
        elif found := _STRING.match(self.text, at) or _NUMBER.match(self.text, at):
            kind = "literal"
        return self._took(kind, found.end(), due=False) if found else -1

    def _entry(self, at: int, sign: str) -> int:
        """Pass over what follows the name of an entry: its value, its parameters, or the end of the entry."""
        if sign == ":":
            return self._took(sign, at + 1, due=True)
        if sign == "(":
            self.open.append(sign)
            return self._took(sign, at + 1, due=True)
        if self.last == "literal" or sign not in ("}", ","):
            return -1
        return self._close(at) if sign == "}" else self._took(sign, at + 1, due=True)

    def _in_object(self) -> bool:
        return self.open[-1] == "{" and len(self.open) > 1

    def _may_close(self, sign: str) -> bool:
        """Say whether brackets may close where an operand is due: empty ones, and after a last comma."""
        inner = self.last == self.open[-1] or (self.last == "," and len(self.open) > 1)
        return inner and _CLOSING[self.open[-1]] == sign

    def _close(self, at: int) -> int:
        opened = self.open.pop()
        if opened == "${":
            return self._template(at + 1)
        return self._took("value" if opened == "{" else "name", at + 1, due=False)

    def _name(self, name: str, end: int) -> int:
        if name in _WORD_PREFIXES or (name == "async" and _ASYNC.match(self.text, end)):
            return self._took("prefix", end, due=True)
        if name in _BODIES:
            return self._body(end)
        return -1 if name in _RESERVED or name in _WORD_INFIXES else self._took("name", end, due=False)

    def _body(self, at: int) -> int:
        """Pass over a function or class: its head, and the braces of its body."""
        opened = self.text.find("{", at)
        return self._balanced(opened) if opened >= 0 else -1

    def _balanced(self, at: int) -> int:
        """Pass over braces and what they hold."""
        end = next((position for position, depth in nesting(self.text, at) if not depth), -1)
        return self._took("value", end, due=False) if end >= 0 else -1

    def _template(self, at: int) -> int:
        """Pass over the text of a template, to its end or to the next expression in it."""
        found = _TEMPLATE.match(self.text, at)
        end = found.end() if found else at
        if self.text.startswith("`", end):
            return self._took("value", end + 1, due=False)
        if not self.text.startswith("${", end):
            return -1
        self.open.append("${")
        return self._took("${", end + 2, due=True)

    def element(self, _at: int) -> int:
        """Give where an element ends, or -1 if there is none; script by itself has none."""
        return -1

    def _operator(self, at: int) -> int:
        text, sign = self.text, self.text[at : at + 1]
        if self.last in ("key", "literal"):
            return self._entry(at, sign)
        if sign and sign in ")]}":
            return self._close(at) if _CLOSING[self.open[-1]] == sign else -1
        if sign and sign in "([":
            self.open.append(sign)
            return self._took(sign, at + 1, due=True)
        if sign == "`":
            return self._template(at + 1)
        if (found := _NAME.match(text, at)) and found[0] in _WORD_INFIXES:
            return self._took("infix", found.end(), due=True)
        found = _INFIX.match(text, at)
        return self._infix(found[0], found.end()) if found else self._method(at)

    def _method(self, at: int) -> int:
        """Pass over the body of a method in an object."""
        if self.text.startswith("{", at) and self._in_object() and self.last == "name":
            return self._balanced(at)
        return -1

    def _infix(self, sign: str, end: int) -> int:
        if sign == "=>":
            opened = self._space(end)
            return self._balanced(opened) if self.text.startswith("{", opened) else self._took(sign, end, due=True)
        if sign in ("++", "--"):
            return self._took("value", end, due=False) if self.last == "name" else -1
        if sign == "=" and not (self.last == "name" and self.before in _TARGETED):
            return -1
        if sign == "?":
            self.open.append(sign)
        elif sign == ":" and self.open[-1] == "?":
            self.open.pop()
        elif (sign == ":" and not (self._in_object() and self.last == "name")) or (
            sign == "," and self.open[-1] == "?"
        ):
            return -1
        return self._took(sign if sign in _TARGETED or sign in (".", "?.") else "infix", end, due=True)


def nesting(text: str, position: int) -> Iterator[tuple[int, int]]:
    """Walk over script, minding strings and comments only: give each place and how many brackets are open there."""
    depth = 0
    while position < len(text):
        if (found := _STRING.match(text, position) or _QUOTED_TEMPLATE.match(text, position)) or (
            (found := _SPACE.match(text, position)) and found.end() > position
        ):
            position = found.end()
        elif text.startswith("/*", position):
            return
        else:
            depth += _DEPTHS.get(text[position], 0)
            position += 1
        yield position, depth


_CLAUSE = r"(?:[\w$]++|\{[^{}'\"`]*+\}|\*\s*+as\s++[\w$]++)"
_IMPORT = re.compile(
    rf"import\b\s*+(?:{_CLAUSE}\s*+(?:,\s*+{_CLAUSE}\s*+)?+from\s*+)?+"
    r"(?:\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+(?:;|(?=\r?\n|\Z|//|/\*))"
)
_EXPORT = re.compile(r"export\s++(?:const|let|var|default|function|async|class|[*{])")
_TRAIL = re.compile(r"(?:[ \t\r]++|//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)*+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*+(?:\n|\Z)|\Z")


def module_end(text: str, at: int) -> int:
    """Give where the import and export statements that begin at `at` end, or -1 if they are none.

    They end before a blank line. Of exports only the first words and the brackets are looked at.
    """
    while True:
        if found := _IMPORT.match(text, at):
            at = found.end()
        elif _EXPORT.match(text, at):
            at = _export_end(text, at)
        else:
            return -1
        at = _trail_end(text, at)
        while not _BLANK_LINE.match(text, at) and text.startswith("\n", at):
            at = _trail_end(text, at + 1)
        if _BLANK_LINE.match(text, at):
            return at


def _trail_end(text: str, at: int) -> int:
    found = _TRAIL.match(text, at)
    return found.end() if found else at


def _export_end(text: str, at: int) -> int:
    """Give where an export ends: outside brackets, before a blank line or another statement."""
    before = at
    for position, depth in nesting(text, at):
        line = text.find("\n", before, position)
        following = text.startswith(("import ", "export "), position)
        if depth <= 0 and line >= 0 and (following or _BLANK_LINE.match(text, line)):
            return before
        before = position
    return before
