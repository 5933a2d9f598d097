"""How the citations of each page stand, as the contract counts it."""

import math
from collections.abc import Sequence

from recto.model import CitationHealth, Cited, Standing


def citation_health(cited: Sequence[Cited], stands: Sequence[Standing]) -> dict[str, CitationHealth]:
    """Count the verdicts of each page by its id; a page of which nothing was ever judged is left out.

    What is stale counts for nothing. A verdict of *not found* is neither accurate nor inaccurate.
    """
    pages: dict[str, list[Standing]] = {}
    for each, stand in zip(cited, stands, strict=True):
        if each.page:
            pages.setdefault(each.page, []).append(stand)
    return {page: _counted(found) for page, found in pages.items() if any(stand.verdicts for stand in found)}


def _counted(stands: Sequence[Standing]) -> CitationHealth:
    current = [stand for stand in stands if stand.state == "current"]
    verdicts = [stand.verdicts[0] for stand in current]
    scores = [each.score for each in verdicts if each.score is not None]
    return CitationHealth(
        total=len(stands),
        with_quotes=sum(bool(each.quote or each.passage) for each in verdicts),
        verified=sum(stand.quoted for stand in current),
        accuracy_checked=len(verdicts),
        accurate=sum(each.verdict in ("supported", "accepted") for each in verdicts),
        inaccurate=sum(each.verdict == "contradicted" for each in verdicts),
        avg_score=math.fsum(scores) / len(scores) if scores else None,
    )
