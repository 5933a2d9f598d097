"""The elements of HTML that a page may use, with their attributes; all others leave their content, or nothing."""

import html
import re
from collections.abc import Mapping

_TEXT = "abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var"
_BLOCKS = (
    "address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hgroup li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
INLINE = frozenset({*_TEXT.split(), "a", "br", "img", "wbr"})
ALLOWED = frozenset({*INLINE, *_BLOCKS.split(), "hr"})
VOID = frozenset({"br", "hr", "img", "wbr"})
_RENAMED = {
    "center": "div",
    "main": "div",
    "nav": "div",
    "h1": "h2",
    "article": "div",
    "header": "div",
    "footer": "div",
}

_ID = re.compile(r"(?!page:)[A-Za-z][\w.:-]{0,99}\Z")
_NUMBER = re.compile(r"[0-9]{1,4}\Z")
_WORDS = re.compile(r"[\w ,.'()–-]{1,300}\Z")
_ATTRIBUTES = {
    "id": _ID,
    "title": _WORDS,
    "lang": re.compile(r"[A-Za-z0-9-]{1,35}\Z"),
    "dir": re.compile(r"(?:ltr|rtl|auto)\Z"),
    "colspan": _NUMBER,
    "rowspan": _NUMBER,
    "start": _NUMBER,
    "datetime": re.compile(r"[0-9T:.Z+-]{4,40}\Z"),
    "open": re.compile(r"(?:open)?\Z"),
    "scope": re.compile(r"(?:row|col|rowgroup|colgroup)\Z"),
}
_QUOTES = re.compile(r"""\{\s*(["'`])(.*)\1\s*\}\Z""", re.DOTALL)


def tag_of(name: str, attributes: Mapping[str, str]) -> tuple[str, str]:
    """Give the opening and the closing tag of an allowed element, with the attributes that are allowed."""
    name = _RENAMED.get(name, name)
    kept = "".join(
        f' {key}="{html.escape(value)}"'
        for key, pattern in _ATTRIBUTES.items()
        if (value := plain(attributes.get(key))) is not None and pattern.match(value)
    )
    return f"<{name}{kept}>", "" if name in VOID else f"</{name}>"


def written(attribute: str | None) -> str:
    """Give what an attribute says, its character references read."""
    return html.unescape(plain(attribute) or "")


def plain(written: str | None) -> str | None:
    """Give the text of an attribute as written: what stands in the quotes of ``{"text"}``."""
    quoted = _QUOTES.match(written) if written else None
    return quoted[2] if quoted else written
