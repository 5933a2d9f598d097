"""Code with its words in colours, by Pygments; the colours are classes of the stylesheet."""

import functools
import html
from typing import Any

_CLASSES = {"c": "c", "k": "k", "s": "s", "m": "n", "e": "e"}
"""The stylesheet's class for the first letter of Pygments' own: comments, keywords, strings, numbers, errors."""

_LONGEST = 100_000
"""Characters from which code is shown as it is: colouring it would cost more than it tells."""


def highlighted(language: str, text: str) -> str:
    """Make a block of code; `language` may be followed by anything, as after a fence."""
    name = language.split()[0].strip("{}.").lower() if language.split() else ""
    text = text.rstrip("\n")
    lexer = _lexer(name) if name and len(text) <= _LONGEST else None
    shown = _coloured(text, lexer) if lexer else html.escape(text)
    label = f' data-language="{html.escape(name)}"' if name else ""
    return f'<pre class="code" tabindex="0"{label}><code>{shown.replace("[", "&#91;")}</code></pre>\n'


def _coloured(text: str, lexer: Any) -> str:
    """Write the tokens as spans of their short class; runs of one class become one span."""
    from pygments.token import STANDARD_TYPES, Keyword

    pieces: list[str] = []
    last, run = "", ""
    for kind, value in lexer.get_tokens(text):
        name = _CLASSES.get(STANDARD_TYPES.get(kind, "")[:1], "") if not value.isspace() else last
        name = "t" if kind in Keyword.Type else name
        if name != last:
            pieces.append(_span(last, run))
            last, run = name, ""
        run += value
    return "".join([*pieces, _span(last, run.rstrip("\n"))])  # lexers end a text with a line end


def _span(name: str, text: str) -> str:
    shown = html.escape(text)
    return f'<span class="{name}">{shown}</span>' if name and text else shown


@functools.cache
def _lexer(name: str) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(name, stripnl=False)
    except ClassNotFound:
        return None
