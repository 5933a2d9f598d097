"""The kind author-swapped."""

import re

from recto.mutate.draw import Draw
from recto.mutate.kind import Edit, Error, Example, kind
from recto.mutate.signs import author_in
from recto.mutate.spot import Spot
from recto.verify.identity.names import read_surname, words

_OTHERS = ("Abara", "Brandvold", "Castellano", "Drummond", "Ferreira", "Haverkamp", "Ishikawa", "Petrosyan")
"""Names for wikis that register nobody."""
_MOST, _TRIES = 3, 20
_DOE = "- {id: r1, url: 'https://example.org/a', title: On clocks, type: paper, authors: [Jane Doe, Rick Roe]}"


@kind(
    "The link works, and the work is credited to somebody else.",
    differs=("author",),
    examples=(
        Example("Clocks drift <R id='r1'>Doe et al. (2019)</R>.", "caught", _DOE),
        Example("Clocks drift.[^1]\n\n[^1]: Doe, J. and Roe, R. *On clocks*. https://example.org/a", "caught", _DOE),
        Example("Clocks drift [Doe et al. (2019)](https://example.org/b).", "unseen", note="nobody is registered"),
        Example("Clocks drift <R id='r1'>Doe et al. (2019)</R>.", "unseen", _DOE.replace("Rick Roe", "Doe Institute")),
    ),
)
def author_swapped(spot: Spot, draw: Draw) -> Error | None:
    """Put the author of another work in the place of the first one that a citation names."""
    found = author_in(spot)
    other = _other(spot, draw) if found else None
    return Error(Edit(*found, other), unseeable_author(spot, found)) if found and other else None


def unseeable_author(spot: Spot, found: tuple[int, int]) -> str:
    """Say why no detector claims to see that an author who stands somewhere is another; empty if one does."""
    work, text = spot.work, spot.source.text
    persons = {name.surname for name in work.authors.names}
    if not persons:
        return "no authors of the work are registered"
    if work.open:
        return "a body is registered among the authors, or not all of them are"
    if text[slice(*found)] not in persons:
        return "whether the name is that of an author cannot be told"
    label = spot.label
    said = {name for name in persons if label and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", label.text)}
    if len(said) > 1 and (len(said) > _MOST or (label and " et al" in label.text)):
        return "others of its authors are named rightly"
    return ""


def _other(spot: Spot, draw: Draw) -> str | None:
    """Draw the surname of somebody whom neither the work nor the label knows."""
    work, label = spot.work, spot.label
    told = {*words(f"{work.title} {work.about} {work.publication} {work.told.key} {label.text if label else ''}")}
    names = spot.wiki.surnames or _OTHERS
    for name in (draw.pick(names) for _ in range(_TRIES)):
        if told.isdisjoint(words(name)) and work.authors.find(read_surname(name)) is None:
            return name
    return None
