"""How the citations of each page stand, as the contract counts it."""

import math
from collections.abc import Iterator, Mapping, Sequence

from recto.model import CitationHealth, Cited, Standing, Verdict
from recto.verify.citations import squeezed


def citation_health(
    cited: Sequence[Cited], stands: Sequence[Standing], texts: Mapping[str, str]
) -> dict[str, CitationHealth]:
    """Count the verdicts of each page by its id; a page of which nothing was ever judged is left out.

    What is stale counts for nothing. A verdict of *not found* is neither accurate nor inaccurate.
    """
    pages: dict[str, list[Standing]] = {}
    for each, stand in zip(cited, stands, strict=True):
        if each.page:
            pages.setdefault(each.page, []).append(stand)
    return {page: _counted(found, texts) for page, found in pages.items() if any(s.verdicts for s in found)}


def _counted(stands: Sequence[Standing], texts: Mapping[str, str]) -> CitationHealth:
    current = list(_current(stands))
    scores = [each.score for each in current if each.score is not None]
    return CitationHealth(
        total=len(stands),
        with_quotes=sum(bool(each.quote or each.passage) for each in current),
        verified=sum(bool(each.quote) and each.quote in squeezed(texts.get(each.work, "")) for each in current),
        accuracy_checked=len(current),
        accurate=sum(each.verdict in ("supported", "accepted") for each in current),
        inaccurate=sum(each.verdict == "contradicted" for each in current),
        avg_score=math.fsum(scores) / len(scores) if scores else None,
    )


def _current(stands: Sequence[Standing]) -> Iterator[Verdict]:
    return (stand.verdicts[0] for stand in stands if stand.state == "current")
