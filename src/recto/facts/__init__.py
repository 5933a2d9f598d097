"""From facts in YAML to typed, dated, shown, checked and computed facts."""

from recto.facts.contract import contract
from recto.facts.read import read_facts

__all__ = ["contract", "read_facts"]
