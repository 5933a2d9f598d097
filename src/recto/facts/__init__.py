"""From facts in YAML to typed, dated, shown, checked and computed facts.

`read_facts` makes a `FactBase`; everything else is a function of it.
"""

from recto.facts.calc import CalcError, Calculation, evaluate
from recto.facts.computed import computed_facts
from recto.facts.contract import contract
from recto.facts.current import dated, expired, facts_of, in_force, latest, newest_first
from recto.facts.display import date_text, readable, value_text
from recto.facts.gather import Facts, gather, reported
from recto.facts.inline import NAMES, Inline, resolve_inline
from recto.facts.inverse import inverse_facts, with_facts
from recto.facts.pages import InPages, in_pages
from recto.facts.read import read_facts
from recto.facts.resolve import names, resolve
from recto.facts.results import result_text
from recto.facts.rules import GRAPH_RULES, OWN_RULES
from recto.facts.rules import RULES as THING_RULES
from recto.facts.sourced import sourced
from recto.facts.staleness import Staleness, staleness
from recto.facts.validate import validate, validate_thing
from recto.unit import Unit

RULES: tuple[Unit, ...] = (*THING_RULES, *GRAPH_RULES, *OWN_RULES)

__all__ = [
    "NAMES",
    "RULES",
    "CalcError",
    "Calculation",
    "Facts",
    "InPages",
    "Inline",
    "Staleness",
    "computed_facts",
    "contract",
    "date_text",
    "dated",
    "evaluate",
    "expired",
    "facts_of",
    "gather",
    "in_force",
    "in_pages",
    "inverse_facts",
    "latest",
    "names",
    "newest_first",
    "read_facts",
    "readable",
    "reported",
    "resolve",
    "resolve_inline",
    "result_text",
    "sourced",
    "staleness",
    "validate",
    "validate_thing",
    "value_text",
    "with_facts",
]
