"""The kind author-respelled, which is no error."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from recto.mutate.author_swapped import unseeable_author
from recto.mutate.draw import Draw
from recto.mutate.kind import Edit, Error, Example, kind
from recto.mutate.signs import author_in
from recto.mutate.spot import Spot

_DOE = "- {id: r1, url: 'https://example.org/a', title: On clocks, type: paper, authors: [Jane Doé, Rick Roe]}"


@kind(
    "One who complains of another way to write a name is not heard when it is another name.",
    differs=("author",),
    harmless=True,
    examples=(Example("Clocks drift <R id='r1'>Doé et al. (2019)</R>.", "quiet", _DOE),),
)
def author_respelled(spot: Spot, draw: Draw) -> Error | None:
    """Write the first author that a citation names in another way: without accents, with an initial or a given name."""
    found = author_in(spot)
    label = spot.label
    ways = list(_ways(spot, spot.source.text[slice(*found)])) if found else []
    if not found or not label or not ways:
        return None
    alone = re.search(r"[\w.]\s*\Z", label.text[: found[0] - label.start]) is None
    plain = [way for way in ways if alone or " " not in way]
    return Error(Edit(*found, draw.pick(plain)), unseeable_author(spot, found)) if plain else None


def _ways(spot: Spot, surname: str) -> Iterator[str]:
    """Give other ways to write the name of an author."""
    folded = normalize("NFKD", surname).encode("ascii", "ignore").decode()
    if folded != surname and len(folded) == len(surname):
        yield folded
    after = spot.source.text[spot.source.text.find(surname, spot.said[0] if spot.said else 0) + len(surname) :][:3]
    for name in spot.work.authors.names:
        if name.surname == surname and name.given and len(name.given[0]) > 1 and not after.startswith(", "):
            yield f"{name.given[0][0].upper()}. {surname}"
            if name.text.endswith(f" {surname}"):
                yield name.text
