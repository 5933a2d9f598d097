"""The units as the site names them: by the record's key, with their place in the glossary."""

from recto.pipeline import UNITS
from recto.publish.paths import own_file
from recto.unit import Unit

UNITS_BY_KEY = {unit.key or unit.name: unit for unit in UNITS if unit.kind != "rule"}
"""Fields, metrics and scores by their key in the record, by their name where they are in none."""

GLOSSARY = own_file("glossary")


def unit_anchor(unit: Unit) -> tuple[str, str]:
    """Give the file of the glossary and the unit's place in it."""
    return GLOSSARY, unit.name
