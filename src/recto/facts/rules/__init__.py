"""The rules for facts, in the order of the contract: one function, one rule, named as the rule."""

from recto.facts.rules.of_facts import (
    conflicting_facts,
    currency_code,
    date_format,
    duplicate_facts,
    empty_name,
    factid_format,
    future_date,
    impossible_date,
    missing_source,
    non_temporal_multiple,
    orphan_entity,
    range_value,
    stableid_format,
    stale_temporal,
    temporal_missing_date,
    unknown_property,
    valid_end_before_as_of,
)
from recto.facts.rules.of_graph import bidirectional_redundancy, duplicate_stableid
from recto.facts.rules.of_records import record_field_type, record_required_field
from recto.facts.rules.of_schemas import (
    completeness,
    property_applies_to,
    recommended_properties,
    ref_integrity,
    required_properties,
    schema_exists,
)
from recto.facts.rules.subject import Complaint, Rule, Subject
from recto.model import Severity

RULES: tuple[tuple[Rule, Severity], ...] = (
    (schema_exists, Severity.WARNING),
    (required_properties, Severity.ERROR),
    (recommended_properties, Severity.NOTE),
    (property_applies_to, Severity.WARNING),
    (ref_integrity, Severity.ERROR),
    (completeness, Severity.NOTE),
    (stableid_format, Severity.ERROR),
    (empty_name, Severity.ERROR),
    (factid_format, Severity.ERROR),
    (valid_end_before_as_of, Severity.ERROR),
    (temporal_missing_date, Severity.WARNING),
    (non_temporal_multiple, Severity.WARNING),
    (stale_temporal, Severity.NOTE),
    (duplicate_facts, Severity.WARNING),
    (missing_source, Severity.WARNING),
    (unknown_property, Severity.WARNING),
    (date_format, Severity.WARNING),
    (future_date, Severity.WARNING),
    (orphan_entity, Severity.NOTE),
    (range_value, Severity.ERROR),
    (currency_code, Severity.WARNING),
)
"""The rules that look at one thing at a time."""
OWN_RULES: tuple[tuple[Rule, Severity], ...] = (
    (impossible_date, Severity.WARNING),
    (conflicting_facts, Severity.WARNING),
    (record_required_field, Severity.WARNING),
    (record_field_type, Severity.WARNING),
)
"""The rules that the contract does not have."""
GRAPH_RULES = ((duplicate_stableid, Severity.ERROR), (bidirectional_redundancy, Severity.WARNING))
"""The rules that look at all of them."""

__all__ = ["GRAPH_RULES", "OWN_RULES", "RULES", "Complaint", "Rule", "Subject"]
