"""The status line under a title: what is known of a page in one line, each part with its explanation."""

from typing import Any

from recto.publish.evidence import Evidence, shown_steps
from recto.publish.paths import href
from recto.publish.views import PageView
from recto.publish.words import count, due_text, long_date, spaced, verb

ITEM_NAMES = {
    "llmSummary": "summary",
    "editHistory": "edit history",
    "internalLinks": "links to pages",
    "externalLinks": "links to the web",
}


def status_line(view: PageView) -> dict[str, Any]:
    """Give what the line shows of a page's record; parts that are not known are empty.

    Where nobody rates pages, nobody has set out to make them complete in the sense of the coverage either.
    """
    record = view.record
    coverage = record["coverage"]
    risk = record["hallucinationRisk"]
    return {
        "rated": view.rated,
        "quality": record["quality"],
        "suggested": record["suggestedQuality"],
        "risk": risk["level"],
        "risk_score": risk["score"],
        "factors": view.reasons.get("hallucination_risk", []),
        "trust": trusted(view.evidence),
        "passing": coverage["passing"],
        "total": coverage["total"],
        "parts": coverage_items(coverage),
        "backlinks": len(view.backlinks) or len(view.parts["linked"]),
        "backlinks_at": "linked" if view.parts["linked"] and not view.backlinks else "backlinks",
        "changed": long_date(record["lastUpdated"]),
        "due": due_text(view.due),
        "findings": len(view.findings),
        "record": href(view.here, view.record_here),
    }


def trusted(evidence: Evidence) -> dict[str, Any] | None:
    """Give the trust in a page and what makes it; None where it claims nothing."""
    units = evidence.units
    if units.get("trust") is None:
        return None
    claims, cited = int(units["claims"] or 0), int(units["cited_claims"] or 0)
    silent = claims - cited
    return {
        "value": round(units["trust"] or 0),
        "said": f"The page claims {count(claims, 'thing')}: {spaced(cited)} with a source, {spaced(silent)} without "
        f"one, which {verb(silent, 'counts', 'count')} 0.",
        "steps": shown_steps(evidence),
    }


def coverage_items(coverage: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the items of a page's coverage, green ones first, with what is there and what is wanted."""
    order = ("green", "amber", "red")
    items = [
        {
            "name": ITEM_NAMES.get(name, name),
            "colour": colour,
            "actual": coverage["actuals"].get(name),
            "target": coverage["targets"].get(name),
        }
        for name, colour in coverage["items"].items()
    ]
    return sorted(items, key=lambda item: order.index(item["colour"]))
