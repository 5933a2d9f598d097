"""Components that show what is open or disputed: questions, cruxes, disagreements, estimates."""

import html
from collections.abc import Callable
from typing import Any

from recto.publish.components.call import Call, plain_code
from recto.publish.paths import web_address


def key_questions(call: Call) -> str:
    """List questions with what hangs on them."""
    return call.render("questions", questions=[_question(row) for row in call.rows("questions")])


def _question(row: dict[str, Any]) -> dict[str, Any]:
    positions = row.get("positions")
    return {
        "text": str(row.get("question") or row.get("text") or ""),
        "positions": [each for each in positions if isinstance(each, dict)] if isinstance(positions, list) else [],
    }


def crux(call: Call) -> str:
    """Show a question on which much hangs, with the positions taken."""
    return call.render(
        "crux",
        title=call.text("question", "title"),
        said=call.text("description"),
        importance=call.text("importance"),
        resolvability=call.text("resolvability"),
        domain=call.text("domain"),
        state=call.text("currentState"),
        positions=call.rows("positions"),
        updates=_texts(call, "wouldUpdateOn"),
        cruxes=_texts(call, "relatedCruxes"),
        research=[_work(row) for row in call.rows("relevantResearch")],
    )


def _texts(call: Call, name: str) -> list[str]:
    """Give the texts that an attribute lists, or the one that it is."""
    value = call.value(name)
    return [str(each) for each in (value if isinstance(value, list) else [value]) if isinstance(each, (str, int))]


def _work(row: dict[str, Any]) -> dict[str, str]:
    url = web_address(row.get("url"))
    return {"title": str(row.get("title") or row.get("text") or url), "href": url}


def disagreement(call: Call) -> str:
    """Show who holds which position on a topic."""
    return call.render(
        "disagreement",
        title=call.text("topic", "title", "question"),
        said=call.text("description"),
        ends=_ends(call.value("spectrum")),
        positions=call.rows("positions"),
    )


def _ends(spectrum: Any) -> list[str]:
    """Give the two ends of a range, of which one alone says nothing."""
    ends = [str(spectrum.get(end) or "") for end in ("low", "high")] if isinstance(spectrum, dict) else []
    return ends if all(ends) else []


def estimate(call: Call) -> str:
    """Show the source of an estimate; nothing is run."""
    title = html.escape(call.text("title"))
    return f"<figure><figcaption>{title}</figcaption>{plain_code(call.text('code'))}</figure>\n"


def causes(call: Call) -> str:
    """Draw causes and effects as a diagram, with a table of what each is."""
    nodes = {str(row.get("id")): _cause(row) for row in call.rows("initialNodes")}
    places = {name: place for place, name in enumerate(nodes)}
    lines = [f'n{places[name]}["{_label(node["label"])}"]' for name, node in nodes.items()]
    for edge in call.rows("initialEdges"):
        ends = str(edge.get("source")), str(edge.get("target"))
        if all(end in places for end in ends):
            lines.append(f"n{places[ends[0]]} --> n{places[ends[1]]}")
    drawn = call.diagram("\n".join(["flowchart TD", *lines])) if nodes else ""
    return drawn + call.render("causes", nodes=list(nodes.values()))


def _cause(row: dict[str, Any]) -> dict[str, str]:
    data = row.get("data")
    told = data if isinstance(data, dict) else row
    label = str(told.get("label") or row.get("id") or "")
    return {"label": label, "kind": str(told.get("type") or ""), "said": str(told.get("description") or "")}


def _label(text: str) -> str:
    return text.replace('"', "'").replace("\n", " ")


QUESTIONS: dict[str, Callable[[Call], str]] = {
    "KeyQuestions": key_questions,
    "Crux": crux,
    "DisagreementMap": disagreement,
    "SquiggleEstimate": estimate,
    "CauseEffectGraph": causes,
}
