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
from recto.facts.rules.subject import Complaint, Subject
from recto.unit import Unit

RULES: tuple[Unit, ...] = (
    schema_exists,
    required_properties,
    recommended_properties,
    property_applies_to,
    ref_integrity,
    completeness,
    stableid_format,
    empty_name,
    factid_format,
    valid_end_before_as_of,
    temporal_missing_date,
    non_temporal_multiple,
    stale_temporal,
    duplicate_facts,
    missing_source,
    unknown_property,
    date_format,
    future_date,
    orphan_entity,
    range_value,
    currency_code,
)
"""The rules that look at one thing at a time."""
OWN_RULES: tuple[Unit, ...] = (
    impossible_date,
    conflicting_facts,
    record_required_field,
    record_field_type,
)
"""The rules that the contract does not have."""
GRAPH_RULES: tuple[Unit, ...] = (duplicate_stableid, bidirectional_redundancy)
"""The rules that look at all of them."""

__all__ = ["GRAPH_RULES", "OWN_RULES", "RULES", "Complaint", "Subject"]
