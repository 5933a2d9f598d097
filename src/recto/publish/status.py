"""The status line under a title: what is known of a page in one line, each part with its explanation."""

from typing import Any

from recto.publish.paths import href
from recto.publish.views import PageView

ITEM_NAMES = {
    "llmSummary": "summary",
    "editHistory": "edit history",
    "internalLinks": "links to pages",
    "externalLinks": "links to the web",
}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


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
        "backlinks_at": "backlinks" if view.backlinks else "linked",
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


def long_date(date: str | None) -> str:
    """Write a date as readers do, ``13 Mar 2026``; one of another form stays as it is."""
    parts = (date or "")[:10].split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return date or ""
    return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"


def due_text(days: float | None) -> str:
    """Say when a page is due: in how many days, or since when."""
    if days is None:
        return ""
    whole = round(abs(days))
    many = f"{whole} day{'s' * (whole != 1)}"
    return "due today" if whole == 0 else f"due in {many}" if days > 0 else f"overdue by {many}"
