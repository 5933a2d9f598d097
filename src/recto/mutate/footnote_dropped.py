"""The kind footnote-dropped."""

from recto.mutate.draw import Draw
from recto.mutate.kind import Edit, Error, Example, kind
from recto.mutate.spot import Spot


@kind(
    "A mark that leads nowhere looks like evidence and is none.",
    rule="undefined-footnote",
    examples=(
        Example("Clocks drift.[^1]\n\n[^1]: Doe (2019), On clocks.", "caught"),
        Example("Clocks drift.[^1] Tides turn.[^2]\n\n[^1]: Doe (2019).\n[^2]: Roe (2011).", "caught"),
    ),
)
def footnote_dropped(spot: Spot, draw: Draw) -> Error | None:  # noqa: ARG001 -- nothing is drawn
    """Take the definition of a footnote off the page, and leave its mark."""
    if not spot.note:
        return None
    return Error(Edit(spot.note.span.start, spot.note.span.end, ""))
