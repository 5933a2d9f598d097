"""Where fields of a head stand."""

from recto.model import Page, Span


def field_span(page: Page, name: str) -> Span:
    """Give the place of a top-level field of the head, or of the head's first line."""
    return page.head.places.get(name, Span.of_line(1, 1))
