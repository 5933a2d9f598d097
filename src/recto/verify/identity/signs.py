"""A label as signs: words, numbers, quoted titles, marks; and what a word may be."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from recto.verify.identity.lexicon import (
    ACRONYMS,
    ALSO_BODIES,
    BODIES,
    COMMON,
    FAR_PLACES,
    ORGANISATIONS,
    PLACES,
    TIMES,
    TOPICS,
    VENUES,
)
from recto.verify.identity.names import folded

_QUOTED = (
    r"“[^“”]{1,300}”|\"[^\"]{1,300}\"|\*{1,2}[^*]{1,300}\*{1,2}|(?<!\w)_[^_]{1,300}_(?!\w)|«[^«»]{1,300}»"
    r"|(?<!\w)‘[^‘’]{4,200}’(?!\w)|(?<!\w)'[^']{4,200}'(?!\w)"
)
_SIGNS = re.compile(
    rf"(?P<title>(?=[“\"*_«‘'])(?:{_QUOTED}))|(?P<etal>(?=[ea&])(?:\bet\.? ?al\b\.?"
    r"|\b(?:and|&) (?:others|colleagues|collaborators|co-?authors|co-?workers)\b))"
    r"|(?P<word>[^\W\d_][^\W_]{0,40}(?:\.?['’.\-‐‑][^\W\d_]{1,40}){0,8}(?:\.(?=\W|\Z))?(?:['’](?=\s))?)"
    r"|(?P<number>\d[\d,.%–-]{0,20}[a-z]?)|(?P<mark>[^\w\s])"
)
_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)([a-z]?)[.,]?")
_CAMEL = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
_CAMEL_NAME = re.compile(
    r"(?:Mc|Mac|De|Di|Da|Del|Della|Le|La|Du|Van|Vander|Von|Fitz|St|Ben|O['’]?)[A-ZÀ-Þ][^\WA-Z\d_]+"
)
_HYPHENS = re.compile("[-‐‑]")
_NOMINAL = re.compile(
    r"(?:[ts]ions?|ments?|ness|it(?:y|ies)|isms?|olog(?:y|ies)|ography|enc(?:y|ies)|ically|[iy][sz]ing|i[sz]ed|aware|ware|metrics"
    r"|nomics|ethics|ful|less|able|ible|ical|ional|ative)\Z"
)

NEVER = (ORGANISATIONS | VENUES | PLACES | TIMES | TOPICS | BODIES | COMMON | FAR_PLACES) - ALSO_BODIES
"""Words that are no surname where they stand alone."""


class Sign(NamedTuple):
    """A sign of a label, and where it stands; of a blank and a dash only a dash between blanks is a mark of its own."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """Give the word folded, without a full stop."""
        return folded(self.text).strip(".'’")


def signs_of(text: str) -> list[Sign]:
    """Divide a text into signs."""
    return [
        Sign(found.lastgroup or "", found[0], found.start(), found.end())
        for found in _SIGNS.finditer(text.replace(" - ", " – "))
    ]


def joined(signs: Sequence[Sign], low: int, high: int) -> str:
    """Give some signs as text, with a blank between them."""
    return " ".join(sign.text for sign in signs[low:high])


def year_in(sign: Sign) -> int:
    """Give the year that a sign is, or 0."""
    found = _YEAR.fullmatch(sign.text) if sign.kind == "number" else None
    return int(found[1]) if found else 0


def is_capital(sign: Sign) -> bool:
    """Say whether a word is written like a surname."""
    word = sign.text.rstrip("'’")
    bare = word.rstrip(".")
    if (
        sign.kind != "word"
        or len(bare) < 2
        or not word[0].isupper()
        or bare.isupper()
        or (word != bare and len(bare) < 3)
    ):
        return False
    if bare.isalpha() and bare[1:].islower():
        return True
    parts = _HYPHENS.split(bare)
    if any(char.isdigit() for char in bare) or any(
        part.isupper() or (part[1:2].isupper() and part[0] != "O") for part in parts
    ):
        return False
    return all(not _CAMEL.search(part) or _CAMEL_NAME.fullmatch(part) is not None for part in parts)


def is_initial(sign: Sign) -> bool:
    """Say whether a word is one initial or several run together with full stops."""
    letters = sign.text.replace(".", "").replace("-", "").replace("‐", "")
    return (
        sign.kind == "word"
        and letters.isupper()
        and (len(letters) == 1 or (len(letters) < 4 and "." in sign.text[:-1]))
    )


def is_run_of_initials(sign: Sign) -> bool:
    """Say whether a word is initials as medicine writes them: ``JB``."""
    return sign.kind == "word" and sign.text.isupper() and len(sign.text) < 4 and sign.text not in ACRONYMS


def is_no_surname(word: str) -> bool:
    """Say whether a word that stands where a surname may is known to be none."""
    plain = folded(word.strip(".'’"))
    if "-" in plain and all(part in NEVER for part in plain.split("-")):
        return True
    return plain in NEVER or (len(plain) > 6 and _NOMINAL.search(plain) is not None)


def owner(sign: Sign) -> str:
    """Give what a possessive belongs to, or nothing."""
    if sign.kind != "word" or not sign.text.endswith(("'s", "’s", "s'", "s’")):
        return ""
    return sign.text[:-2] if sign.text.endswith("s") else sign.text[:-1]
