"""Whether a word that stands alone is a surname: as surnames are made, in many tongues, and other words seldom are."""

import re

from recto.verify.identity.forenames import SURNAMES
from recto.verify.identity.names import Name, words

_MADE = re.compile(
    r"[a-z]{2,60}(?:[^e]son|sen|sson|dottir|man|mann|quist|gren|strom|sky|skii?|ska|czyk|wicz|vi[ct]h?|[aeo]vic|ev|ov|eva|ova|off"
    r"|enko|chuk|berg|stein|feld|baum|thal|[tsn]ini|etti|elli|otti|ucci|opoulos|idis|akis|oglu|[aeo]dze|shvili|[nsrd]yan"
    r"|walla|wala|singh|[dnr]ez|strand|lund|worth|wright|smith|stra|sma|inga)"
    r"|(?:mc|mac|fitz)[a-z]{4,60}"
)
"""Beginnings and ends of surnames: sons and daughters, trades, hills and stones."""


def is_made_so(name: Name) -> bool:
    """Say whether a name is made as surnames are: with a particle, of two with a hyphen, by its beginning or end."""
    said = words(name.surname)
    whole = said != name.family or len(name.family) > 1 or "'" in name.text.replace("’", "'")
    return whole or not SURNAMES.isdisjoint(name.family) or any(map(_MADE.fullmatch, name.family))
