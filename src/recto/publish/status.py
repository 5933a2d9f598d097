"""The status line under a title: what is known of a page in one line, each part with its explanation."""

from typing import Any

from recto.publish.paths import href
from recto.publish.views import PageView
from recto.publish.words import due_text, long_date

ITEM_NAMES = {
    "llmSummary": "summary",
    "editHistory": "edit history",
    "internalLinks": "links to pages",
    "externalLinks": "links to the web",
}


def status_line(view: PageView) -> dict[str, Any]:
    """Give what the line shows of a page's record; parts that are not known are empty."""
    record = view.record
    coverage = record["coverage"]
    risk = record["hallucinationRisk"]
    return {
        "quality": record["quality"],
        "suggested": record["suggestedQuality"],
        "risk": risk["level"],
        "risk_score": risk["score"],
        "factors": view.reasons.get("hallucination_risk", []),
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
