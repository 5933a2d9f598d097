"""The kind citation-moved."""

from recto.mutate.author_swapped import unseeable_author
from recto.mutate.draw import Draw
from recto.mutate.kind import Edit, Error, Example, kind
from recto.mutate.signs import author_in, is_year_of_work, years_in
from recto.mutate.spot import Spot
from recto.verify.identity.names import read_surname, words
from recto.verify.identity.work import APART, Work

_TRIES = 20
_TWO = (
    "- {id: r1, url: 'https://example.org/a', type: paper, authors: [Jane Doe], published_date: 2019-05-01}\n"
    "- {id: r2, url: 'https://example.org/b', type: paper, authors: [Rick Roe], published_date: 2011-05-01}"
)


@kind(
    "A page that is drafted by a model names one work and links to another.",
    differs=("author", "year", "title", "address", "venue"),
    checks=("quote", "number", "percent", "money", "date", "year"),
    examples=(
        Example("Clocks drift <R id='r1'>Doe (2019)</R>.", "caught", _TWO),
        Example("Clocks drift <R id='r1'>a study</R>.", "unseen", _TWO, "the label names nobody"),
        Example("Clocks drift [Doe (2019)](https://example.org/a).", "caught", _TWO),
    ),
)
def citation_moved(spot: Spot, draw: Draw) -> Error | None:
    """Let a citation lead to another registered work, by other authors, and leave what it says as it is."""
    if not spot.address:
        return None
    for _ in range(_TRIES if spot.wiki.addresses else 0):
        other = draw.pick(spot.wiki.addresses)
        row = spot.wiki.resources[other]
        work = spot.wiki.work(row.url, other)
        if other != spot.examined.cited.resource and work.told.key != spot.work.told.key and not _same(spot, work):
            name = other if spot.examined.cited.kind == "resource" else row.url
            return Error(Edit(*spot.address, name), _unseeable(spot, work))
    return None


def _same(spot: Spot, work: Work) -> bool:
    """Say whether another work has an author of this one, or one that the label names."""
    label = spot.label
    said = [read_surname(each) for each in (label.text.split() if label else ()) if each[:1].isupper()]
    return any(work.authors.find(name) for name in (*spot.work.authors.names, *said))


def _unseeable(spot: Spot, work: Work) -> str:
    """Say why nothing in the label could differ from the other work."""
    label, found = spot.label, author_in(spot)
    if label is None:
        return "the citation says nothing of its work"
    years = years_in(label)
    of_work = len(years) == 1 and is_year_of_work(label, years[0][0])
    year = int(spot.source.text[slice(*years[0])]) if of_work else 0
    if year and work.firm and work.years and min(abs(year - known) for known in work.years) > APART:
        return ""
    if not found:
        return "the label names nobody"
    if not work.authors.names:
        return "no authors of the work that it leads to now are registered"
    if work.open:
        return "a body is registered among the authors of the work that it leads to now"
    known = spot.work.authors.names and not unseeable_author(spot, found)
    et_al = " et al" in label.text[found[1] - label.start :][:8]
    about = {*words(f"{work.title} {work.about} {work.publication}")}
    if not (known or et_al) or about & {*words(spot.source.text[slice(*found)])}:
        return "whether the name is that of an author cannot be told"
    return ""
