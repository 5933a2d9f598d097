"""Stage 6: pages and graph → findings; one file, one rule, named as the rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recto.check.alias_clash import alias_clash
from recto.check.ambiguous_name import ambiguous_name
from recto.check.broken_component import broken_component
from recto.check.broken_diagram import broken_diagram
from recto.check.broken_entity_link import broken_entity_link
from recto.check.broken_expression import broken_expression
from recto.check.broken_thing import broken_thing
from recto.check.calc_error import calc_error
from recto.check.claimed_id_clash import claimed_id_clash
from recto.check.contradicted_citation import contradicted_citation
from recto.check.data_file import data_file
from recto.check.drift import drift
from recto.check.duplicate_entity_id import duplicate_entity_id
from recto.check.duplicate_page_id import duplicate_page_id
from recto.check.duplicate_resource_id import duplicate_resource_id
from recto.check.duplicate_thing import duplicate_thing
from recto.check.duplicate_work import duplicate_work
from recto.check.frontmatter_bom import frontmatter_bom
from recto.check.frontmatter_broken import frontmatter_broken
from recto.check.frontmatter_crlf import frontmatter_crlf
from recto.check.frontmatter_not_a_map import frontmatter_not_a_map
from recto.check.frontmatter_repeated_key import frontmatter_repeated_key
from recto.check.frontmatter_toml import frontmatter_toml
from recto.check.frontmatter_unclosed import frontmatter_unclosed
from recto.check.impossible_address import impossible_address
from recto.check.lost_source import lost_source
from recto.check.misdated_work import misdated_work
from recto.check.mismatched_citation import mismatched_citation
from recto.check.misregistered_work import misregistered_work
from recto.check.missing_anchor import missing_anchor
from recto.check.missing_file import missing_file
from recto.check.missing_image import missing_image
from recto.check.missing_page import missing_page
from recto.check.not_a_date import not_a_date
from recto.check.not_a_number import not_a_number
from recto.check.numeric_id_conflict import numeric_id_conflict
from recto.check.overdue import overdue
from recto.check.path_case import path_case
from recto.check.path_clash import path_clash
from recto.check.repeated_footnote import repeated_footnote
from recto.check.resource_without_address import resource_without_address
from recto.check.shared_passage import shared_passage
from recto.check.stale_verdict import stale_verdict
from recto.check.unclosed_fence import unclosed_fence
from recto.check.unconverted_link import unconverted_link
from recto.check.undecodable_text import undecodable_text
from recto.check.undefined_footnote import undefined_footnote
from recto.check.underivable_fact import underivable_fact
from recto.check.unit_failed import unit_failed
from recto.check.unknown_collection import unknown_collection
from recto.check.unknown_component import unknown_component
from recto.check.unknown_entity import unknown_entity
from recto.check.unknown_fact import unknown_fact
from recto.check.unknown_format import unknown_format
from recto.check.unknown_resource import unknown_resource
from recto.check.unknown_source import unknown_source
from recto.check.unknown_thing import unknown_thing
from recto.check.unknown_type import unknown_type
from recto.check.unreadable_file import unreadable_file
from recto.check.unreadable_history import unreadable_history
from recto.check.unsafe_image import unsafe_image
from recto.model import Finding, Problem, Trouble
from recto.unit import Unit, failed

PAGE_RULES: tuple[Unit, ...] = (
    frontmatter_broken,
    frontmatter_repeated_key,
    frontmatter_bom,
    frontmatter_crlf,
    frontmatter_toml,
    frontmatter_unclosed,
    frontmatter_not_a_map,
    undecodable_text,
    not_a_date,
    not_a_number,
    unknown_format,
    unknown_type,
    broken_component,
    broken_expression,
    unknown_component,
    unclosed_fence,
    broken_diagram,
    broken_entity_link,
    unknown_entity,
    unknown_resource,
    undefined_footnote,
    repeated_footnote,
    unconverted_link,
    overdue,
)
SITE_RULES: tuple[Unit, ...] = (
    duplicate_page_id,
    path_clash,
    path_case,
    duplicate_entity_id,
    duplicate_resource_id,
    resource_without_address,
    numeric_id_conflict,
    claimed_id_clash,
    alias_clash,
    ambiguous_name,
    duplicate_work,
    misregistered_work,
    misdated_work,
    mismatched_citation,
    impossible_address,
    contradicted_citation,
    lost_source,
    stale_verdict,
    missing_page,
    missing_anchor,
    missing_image,
    unsafe_image,
    missing_file,
    shared_passage,
    calc_error,
    drift,
    unknown_fact,
    broken_thing,
    duplicate_thing,
    unknown_thing,
    unknown_source,
    unknown_collection,
    underivable_fact,
    data_file,
    unreadable_file,
    unreadable_history,
    unit_failed,
)
RULES = PAGE_RULES + SITE_RULES

_ORDER = {"error": 0, "warning": 1, "note": 2}


def check(
    pages: Iterable[Mapping[str, Any]], site: Mapping[str, Any], also: Iterable[Finding], ignore: Sequence[str]
) -> list[Finding]:
    """Apply all rules to the pages and the whole; give their findings in the order of severity, file and line.

    `site` holds what concerns all pages, the `settings` of units among it; `also` are findings of other stages,
    `ignore` the rules whose findings are left out. What goes wrong within a rule is a finding of `unit_failed`, which
    therefore comes last.
    """
    failures: list[Trouble] = []
    found = [finding for values in pages for finding in _page_findings({**site, **values}, failures)]
    for unit in SITE_RULES:
        known = {**site, "troubles": (*site["troubles"], *failures)} if unit is unit_failed else site
        found += _apply(unit, known, "", failures)
    kept = (finding for finding in (*found, *also) if finding.rule not in ignore)
    return sorted(kept, key=_place)


def check_page(values: Mapping[str, Any], ignore: Sequence[str]) -> tuple[frozenset[str], list[Finding]]:
    """Apply to one page the rules that ask for nothing but `values`; give their names and findings, in their order."""
    failures: list[Trouble] = []
    able = [unit for unit in PAGE_RULES if values.keys() >= set(unit.inputs) and unit.name not in ignore]
    file = values["page"].address.file
    found = [finding for unit in able for finding in _apply(unit, values, file, failures)]
    return frozenset(unit.name for unit in able), sorted(found, key=_place)


def _place(finding: Finding) -> tuple[Any, ...]:
    f = finding
    return _ORDER[f.severity], f.file, f.line, f.column, f.rule, f.message


def _page_findings(values: Mapping[str, Any], failures: list[Trouble]) -> Iterator[Finding]:
    file = values["page"].address.file
    return (finding for unit in PAGE_RULES for finding in _apply(unit, values, file, failures))


def _apply(unit: Unit, values: Mapping[str, Any], file: str, failures: list[Trouble]) -> Iterator[Finding]:
    try:
        settings = values["settings"].get(unit.name, {})
        for complaint in unit.function(*[values[name] for name in unit.inputs], **settings):
            trouble = Trouble(file, complaint) if isinstance(complaint, Problem) else complaint
            span, message = trouble.problem.span, trouble.problem.message
            yield Finding(unit.name, unit.severity, trouble.file, span.line, span.column, message, unit.hint)
    except Exception as error:
        failures.append(failed(unit, error, file))
