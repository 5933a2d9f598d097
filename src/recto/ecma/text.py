r"""White space, lines and patterns as ECMAScript sees them.

Python's own ``\s`` adds U+001C to U+001F and U+0085 and lacks U+FEFF, and its ``^`` and ``$`` know
LF only, so patterns of the contract are written with the pieces below and compiled by `pattern`.
"""

import re

SPACES = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""The body of a character class: ECMAScript white space and line ends."""

NEWLINES = "\n\r\u2028\u2029"
"""The four characters that end a line."""

_STRIP = SPACES.replace("\u2000-\u200a", "".join(map(chr, range(0x2000, 0x200B))))

SPACE = f"[{SPACES}]"
NOT_SPACE = f"[^{SPACES}]"
DOT = f"[^{NEWLINES}]"
ANY = r"[\s\S]"
EOL = rf"(?=[{NEWLINES}]|\Z)"


def pattern(source: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    r"""Compile a pattern whose ``\d``, ``\w`` and ``\b`` are ASCII, as in ECMAScript."""
    return re.compile(source, re.ASCII | (re.IGNORECASE if ignore_case else 0))


def line_start(literal: str) -> str:
    """Give the pattern of a literal at the start of a line, after any of the four line ends.

    The literal stands first and the look-behind after it, so that the engine finds candidates by
    searching for the literal instead of testing every position of the text.
    """
    escaped = re.escape(literal)
    return f"{escaped}(?<![^{NEWLINES}]{escaped})"


_ODD_SPACE = str.maketrans(dict.fromkeys("\x1c\x1d\x1e\x1f\x85", "x") | {"\ufeff": " "})
"""Where Python's white space differs."""


def count_pieces(text: str) -> int:
    """Count the pieces between white space."""
    differs = any(chr(sign) in text for sign in _ODD_SPACE)
    return len((text.translate(_ODD_SPACE) if differs else text).split())


def trim(text: str) -> str:
    """Cut white space off both ends."""
    return text.strip(_STRIP)
