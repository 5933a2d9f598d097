"""What the components of a page show in the site: a function each, by the names of `recto.components`."""

from collections.abc import Callable

from recto.publish.components.call import Call
from recto.publish.components.entities import ENTITIES
from recto.publish.components.evidence import EVIDENCE
from recto.publish.components.layout import LAYOUT
from recto.publish.components.questions import QUESTIONS
from recto.publish.components.tables import TABLES

__all__ = ["SHOWN", "Call"]

SHOWN: dict[str, Callable[[Call], str]] = {**ENTITIES, **EVIDENCE, **LAYOUT, **QUESTIONS, **TABLES}
"""The components that are shown, by their name; any other one shows its children."""
