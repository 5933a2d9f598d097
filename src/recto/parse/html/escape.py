"""Text → HTML, and back."""

import html
import re

from recto.parse.mdx import DOLLAR

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Signs that no text of HTML may hold, and that the writer uses for itself."""

NOTE = re.compile("<note ([0-9]+) ([0-9]+)>")
"""Stands for the mark of a footnote, its number and place, until all notes are known: a tag, since a page has none."""

_ANCHOR = re.compile(r"</?a(?: [^<>]*)?>")
_TAGS = re.compile(r"<[^<>]*>")
_BRACKET = "&#91;"


_SPECIAL = re.compile(rf"[&<>\"'{DOLLAR}]|{CONTROLS.pattern}")


def escaped(text: str) -> str:
    """Escape a text for HTML, without the signs that stand for what was blanked out."""
    if _SPECIAL.search(text) is None:
        return text
    return html.escape(CONTROLS.sub("", text.replace(DOLLAR, "$")))


def as_code(text: str) -> str:
    """Escape a text that is shown as written: what looks like a footnote in it is none."""
    return escaped(text).replace("[", _BRACKET)


def text_of(shown: str) -> str:
    """Give the text of a piece of HTML that the writer made."""
    return html.unescape(_TAGS.sub("", shown)).strip()


def unlinked(shown: str) -> str:
    """Give a piece of HTML with the words of its links alone."""
    return _ANCHOR.sub("", shown)
