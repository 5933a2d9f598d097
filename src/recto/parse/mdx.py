"""The tolerant scanner: finds what is not Markdown in a page, and blanks it out for the Markdown parser.

Strict MDX parsers lose a whole page over one stray brace. This one reads on: what does not scan as a tag or an
expression is text, and in an MDX file a problem is noted. It knows fences and inline code, in which
nothing is a tag. Every loop moves forward, and scans that fail share one budget, so the time grows with the length.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

FILLER = "\x01"
"""Stands for each character that is blanked out, until `masked` has moved it out of the way of indentation."""

ANCHOR = "\x02"
"""Stands for a blank that must not be one, lest the text after it begin a block."""

_AFTER_NAME = ("", " ", "\t", "\r", "\n", "/", ">")


class Tag(NamedTuple):
    """A tag as written: ``open``, ``close`` or ``empty``; shortcodes of Hugo are tags too."""

    form: str
    name: str
    attributes: dict[str, str]
    start: int
    end: int


class Scanned(NamedTuple):
    """What a scan found: the masked text (one line end longer at its front), tags, stretches of code, what is left.

    `statements` are the stretches of imports and exports; a problem is (kind, message, offset).
    """

    masked: str
    tags: list[Tag]
    code: list[tuple[int, int]]
    statements: list[tuple[int, int]]
    problems: list[tuple[str, str, int]]


DOLLAR = "\uff04"
"""Stands for each dollar that begins or ends no formula, so that Markdown takes none for one."""

_INTERESTING = re.compile(r"[`~<{\\$]")
_FORMULA = re.compile(r"\$\$(?:[^$\\\n]|\\.|\n(?!\n))+\$\$|\$(?![\s$])(?:[^$\\\n]|\\.)+(?<!\s)\$(?![\d$])")
_TICKS = re.compile(r"`+|~+")
_FENCE_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*\Z")
_NAME = re.compile(r"[A-Za-z][\w.:-]*")
_ATTRIBUTE = re.compile(
    r"""[\s]*(?:([A-Za-z_@:$][\w.:$-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?=(\{))|([^\s"'=<>`{}]+)))?|(?=(\{)))"""
)
_TAG_END = re.compile(r"\s*(/?)>")
_IN_EXPRESSION = re.compile(r"""[{}"'`]|//|/\*""")
_SHORTCODE = re.compile(r"\{\{([<%])\s*(/?)\s*(\w[\w./-]*)")
_SHORTCODE_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|`([^`]*)`|([^\s>%]+))""")
_ESM = re.compile(
    r"\n(?:import[ \t]++(?:[^\n]*?[ \t]from[ \t]|[\"'{*])|export[ \t]+(?:const|let|default|function|async|class|[{*]))"
)
"""Begins with the line end before: that is looked for faster than the start of a line."""

_LEADING_FILL = re.compile(
    rf"\n([ \t]*(?:(?:>|(?:[-*+]|\d{{1,9}}[.)])(?=[ \t]))[ \t]*)*)({FILLER}[ \t{FILLER}]*)(?=([#>\-+*=|~\d]|\n|\Z)?)"
)
_TARGET = re.compile(r"<[^<>\n]*>")
"""The address of a link or of a definition in angle brackets, which may hold blanks and is no tag."""

_DEFINED = re.compile(r"[ \t>]{0,9}\[[^\]\[\n]{1,200}\]:[ \t]{0,9}\Z")
_DEFINITION = 222
"""Characters of a definition before its address at most."""

_RAW = ("script", "style", "pre", "svg")
_RAW_SHORTCODES = ("highlight", "code-toggle")
_BUDGET = 4
"""Failing scans may pass over this many times the length of the page."""


@lru_cache(maxsize=1)
def scan(text: str, start: int, *, mdx: bool) -> Scanned:
    """Scan a page's text; the last one is remembered, for the HTML of a page is written when it was just parsed."""
    return Scanner(text, start, mdx=mdx).scan()


class Scanner:
    """One pass over a page's text."""

    def __init__(self, text: str, start: int, *, mdx: bool) -> None:
        self.text, self.start, self.mdx = text, start, mdx
        self.tags: list[Tag] = []
        self.code: list[tuple[int, int]] = []
        self.masks: list[tuple[int, int]] = [(0, start)] if start else []
        self.problems: list[tuple[str, str, int]] = []
        self.dollars: list[int] = []
        self.budget = _BUDGET * len(text) + 1000
        self.work = 0
        self._places: dict[str, list[int]] = {}
        self._runs: dict[int, list[int]] | None = None

    def scan(self) -> Scanned:
        """Scan the whole text."""
        esm = self._esm() if self.mdx else []
        self.masks += esm
        statements = esm[:]
        esm.reverse()
        position = self.start
        while found := _INTERESTING.search(self.text, position):
            at = found.start()
            while esm and esm[-1][1] <= at:
                esm.pop()
            position = esm[-1][1] if esm and esm[-1][0] <= at else self._step(found[0], at)
        return Scanned(self._masked(), self.tags, self.code, statements, self.problems)

    def _step(self, sign: str, at: int) -> int:
        if sign == "\\":
            return at + 2
        if sign in "`~":
            return self._ticks(at)
        if sign == "$":
            return self._dollar(at)
        if sign == "<":
            return self._angle(at)
        return self._brace(at)

    def _dollar(self, at: int) -> int:
        found = _FORMULA.match(self.text, at)
        if found is None:
            self.dollars.append(at)
        return found.end() if found else at + 1

    def _find(self, wanted: str, position: int) -> int:
        """Find the next match of a pattern, or -1; each pattern is looked for once in the whole page."""
        places = self._places.get(wanted)
        if places is None:
            places = self._places[wanted] = [m.start() for m in re.finditer(wanted, self.text)]
        index = bisect_left(places, position)
        return places[index] if index < len(places) else -1

    # Code

    def _ticks(self, at: int) -> int:
        run = _TICKS.match(self.text, at)
        assert run
        size = run.end() - at
        if size >= 3 and self._opens_fence(at, run.end()):
            return self._fence(at, run[0])
        if self.text[at] == "~":
            return run.end()
        end = self._closing_run(run.end(), size)
        if end < 0:
            return run.end()
        self.code.append((at, end))
        return end

    def _opens_fence(self, at: int, end: int) -> bool:
        line = self.text.rfind("\n", max(0, at - 200), at) + 1
        if not _FENCE_PREFIX.match(self.text[line:at]):
            return False
        stop = self.text.find("\n", end)
        return self.text[at] == "~" or "`" not in self.text[end : len(self.text) if stop < 0 else stop]

    def _fence(self, at: int, ticks: str) -> int:
        closing = re.compile(rf"^[ \t>]*{ticks[0]}{{{len(ticks)},}}[ \t]*$", re.M)
        line = self.text.find("\n", at)
        found = closing.search(self.text, line + 1) if line >= 0 else None
        if found is None:
            self.problems.append(("unclosed-fence", f"a block of code is opened by {ticks} and never closed", at))
        end = found.end() if found else len(self.text)
        self.code.append((at, end))
        return end

    def _closing_run(self, position: int, size: int) -> int:
        """Find the end of the next run of exactly `size` backticks in the paragraph, or -1."""
        if self._runs is None:
            self._runs = {}
            for run in re.finditer("``*", self.text):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        starts = self._runs.get(size, [])
        index = bisect_left(starts, position)
        if index == len(starts):
            return -1
        blank = self.text.find("\n\n", position, starts[index])
        return -1 if blank >= 0 else starts[index] + size

    # Tags

    def _angle(self, at: int) -> int:
        text = self.text
        if text.startswith("<!--", at):
            end = self._find("-->", at + 4)
            return self._mask(at, end + 3) if end >= 0 else at + 4
        if text.startswith(("<>", "</>"), at):
            return self._mask(at, text.index(">", at) + 1)
        if (target := _TARGET.match(text, at)) and self._leads(at):
            return target.end()
        closing = text.startswith("/", at + 1)
        name = _NAME.match(text, at + 1 + closing)
        if name is None:
            return at + 1
        if text[name.end() : name.end() + 1] not in _AFTER_NAME:
            return name.end()
        attributes, end, form = self._attributes(name.end())
        if end < 0:
            if self.mdx and name[0][0].isupper():
                self.problems.append(("broken-component", f"<{name[0]} is never closed by `>`", at))
            return name.end()
        form = "close" if closing else form
        self.tags.append(Tag(form, name[0], attributes, at, end))
        end = self._mask(at, end)
        return self._raw_text(name[0], end) if form == "open" else end

    def _leads(self, at: int) -> bool:
        """Say whether a link or a definition has its address at a place."""
        if self.text.startswith("](", at - 2):
            return True
        line = self.text.rfind("\n", max(at - _DEFINITION, 0), at) + 1
        return _DEFINED.match(self.text, line, at) is not None

    def _attributes(self, position: int) -> tuple[dict[str, str], int, str]:
        """Read attributes up to the bracket; the end is -1 where the text is no tag after all."""
        attributes: dict[str, str] = {}
        start = position
        while True:
            if end := _TAG_END.match(self.text, position):
                return attributes, end.end(), "empty" if end[1] else "open"
            found = _ATTRIBUTE.match(self.text, position)
            if found is None or (found.end() == start and not found[6]):
                return attributes, -1, ""
            name, double, single, brace, bare, spread = found.groups()
            position = found.end()
            value = double if double is not None else single if single is not None else bare
            if brace or spread:
                close = self._expression(position)
                if close < 0:
                    return attributes, -1, ""
                value, position = self.text[position:close], close
            attributes[name or "..."] = "" if value is None else value

    def _raw_text(self, name: str, position: int) -> int:
        """Pass over what no reader sees or what is set as written: scripts, styles, preformatted text."""
        if name not in _RAW:
            return position
        end = self._find(f"</{name}", position)
        return self._mask(position, end) if end >= 0 else position

    # Expressions, comments, shortcodes

    def _brace(self, at: int) -> int:
        text = self.text
        if text.startswith("{{", at) and not self.mdx and (shortcode := _SHORTCODE.match(text, at)):
            return self._shortcode(at, shortcode)
        if text.startswith("{/*", at):
            end = self._find(r"\*/", at + 3)
            close = text.find("}", end, end + 4) if end >= 0 else -1
            if close >= 0:
                return self._mask(at, close + 1)
        if not self.mdx:
            return at + 1
        end = self._expression(at)
        if end < 0:
            self.problems.append(("broken-expression", "a brace is never closed", at))
            return at + 1
        return self._mask(at, end)

    def _expression(self, at: int) -> int:
        """Find the end of a braced expression, or -1; strings, templates and comments may hold braces."""
        depth, position, text = 0, at, self.text
        limit = min(len(text), at + self.budget)
        while found := _IN_EXPRESSION.search(text, position, limit):
            sign, position = found[0], found.end()
            if sign == "{":
                depth += 1
            elif sign == "}":
                depth -= 1
                if not depth:
                    self.work += position - at
                    return position
            else:
                position = self._string(sign, position, limit)
        self.budget -= limit - at
        self.work += limit - at
        return -1

    def _string(self, sign: str, position: int, limit: int) -> int:
        """Pass over a string or comment in an expression; an apostrophe that closes on no line is one."""
        closing = {"//": r"\n", "/*": r"\*/"}.get(sign, sign)
        size = len(sign) if sign == "/*" else 1
        stop = limit if sign in ("//", "/*", "`") else self._find(r"\n", position)
        stop = limit if stop < 0 else min(stop, limit)
        end = self._find(closing, position)
        while 0 <= end < stop and size == 1 and sign != "//" and self.text[end - 1] == "\\":
            end = self._find(closing, end + 1)
        return position if end < 0 or end + size > stop else end + size

    def _shortcode(self, at: int, opening: re.Match[str]) -> int:
        close = {"<": ">}}", "%": "%}}"}[opening[1]]
        end = self.text.find(close, opening.end(), opening.end() + 2000)
        if end < 0:
            return at + 2
        inner = self.text[opening.end() : end]
        attributes = {m[1]: m[2] or m[3] or m[4] or "" for m in _SHORTCODE_ATTRIBUTE.finditer(inner)}
        form = "close" if opening[2] else "empty" if inner.rstrip().endswith("/") else "shortcode"
        self.tags.append(Tag(form, opening[3], attributes, at, end + 3))
        end = self._mask(at, end + 3)
        return self._raw_shortcode(opening[3], end) if form == "shortcode" else end

    def _raw_shortcode(self, name: str, position: int) -> int:
        """Pass over the body of a shortcode that shows it as written."""
        end = self._find(rf"\{{\{{<\s*/\s*{name}\b", position) if name in _RAW_SHORTCODES else -1
        if end < 0:
            return position
        self.code.append((position, end))
        return self._mask(position, end)

    # Masking

    def _esm(self) -> list[tuple[int, int]]:
        """Find import and export statements: from their line to the next blank one."""
        found: list[tuple[int, int]] = []
        for match in _ESM.finditer(f"\n{self.text}", self.start):
            if not found or match.start() >= found[-1][1]:
                end = self.text.find("\n\n", match.start())
                found.append((match.start(), len(self.text) if end < 0 else end))
        return found

    def _mask(self, start: int, end: int) -> int:
        self.masks.append((start, end))
        return end

    def _masked(self) -> str:
        """Blank the masks out, without leaving indentation that Markdown would take for code.

        Fillers at the start of a line change places with the line end before them, so that each character
        that stays keeps its offset (plus one, for the line end put in front).
        """
        pieces, position = ["\n"], 0
        for start, end in sorted(self.masks):
            if start >= position:
                pieces += self.text[position:start], FILLER * (end - start)
                position = end
        text = _LEADING_FILL.sub(self._out_of_the_way, "".join([*pieces, self.text[position:]])).replace(FILLER, " ")
        bounds = [-1, *(at + 1 for at in self.dollars), len(text)]
        return DOLLAR.join(text[low + 1 : high] for low, high in pairwise(bounds))

    def _out_of_the_way(self, fill: re.Match[str]) -> str:
        """Put a line's leading fillers before its line end, and in MDX, which knows no indented code, its indentation.

        One filler stays, as `ANCHOR`, where the rest would become a block: where what follows would begin one at the
        start of a line, or where nothing follows a list marker. Where Markdown takes the line for code, it stays.
        """
        mark, width, following = fill[1], len(fill[2]), fill[3]
        indent = mark[: len(mark) - len(mark.lstrip())]
        after = mark[len(mark.rstrip(" \t")) :] if mark.strip() else ""
        if len(after.expandtabs(4)) > 4 or ((mark.strip() or not self.mdx) and len(indent.expandtabs(4)) >= 4):
            return f"\n{mark}{ANCHOR}{' ' * (width - 1)}"
        moved = ""
        if self.mdx and not mark.strip():
            stay = 0 if "\t" in mark else min(len(mark), 3)
            moved, mark = mark[: len(mark) - stay], mark[len(mark) - stay :]
        stays = following is not None and (following.strip() != "" or bool(mark.strip()))
        return f"{moved}{' ' * (width - stays)}\n{mark}{ANCHOR * stays}"
