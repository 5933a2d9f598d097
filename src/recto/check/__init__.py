"""Stage 6: pages and graph → findings; one file, one rule, named as the rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recto.check.broken_component import broken_component
from recto.check.broken_entity_link import broken_entity_link
from recto.check.broken_expression import broken_expression
from recto.check.duplicate_entity_id import duplicate_entity_id
from recto.check.duplicate_page_id import duplicate_page_id
from recto.check.frontmatter_bom import frontmatter_bom
from recto.check.frontmatter_broken import frontmatter_broken
from recto.check.frontmatter_crlf import frontmatter_crlf
from recto.check.frontmatter_not_a_map import frontmatter_not_a_map
from recto.check.frontmatter_repeated_key import frontmatter_repeated_key
from recto.check.frontmatter_toml import frontmatter_toml
from recto.check.frontmatter_unclosed import frontmatter_unclosed
from recto.check.not_a_date import not_a_date
from recto.check.not_a_number import not_a_number
from recto.check.numeric_id_conflict import numeric_id_conflict
from recto.check.unclosed_fence import unclosed_fence
from recto.check.undecodable_text import undecodable_text
from recto.check.undefined_footnote import undefined_footnote
from recto.check.unknown_format import unknown_format
from recto.check.unknown_resource import unknown_resource
from recto.check.unknown_type import unknown_type
from recto.model import Finding, Problem
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
    unclosed_fence,
    broken_entity_link,
    unknown_resource,
    undefined_footnote,
)
SITE_RULES: tuple[Unit, ...] = (duplicate_page_id, duplicate_entity_id, numeric_id_conflict)
RULES = PAGE_RULES + SITE_RULES

_ORDER = {"error": 0, "warning": 1, "note": 2}


def check(
    pages: Iterable[Mapping[str, Any]], site: Mapping[str, Any], others: Sequence[Finding], ignore: Sequence[str]
) -> list[Finding]:
    """Apply all rules; give their findings and `others` in the order of severity, file and line."""
    found = [finding for values in pages for finding in _page_findings({**site, **values})]
    found += [finding for unit in SITE_RULES for finding in _apply(unit, site, "")]
    kept = (finding for finding in (*others, *found) if finding.rule not in ignore)
    return sorted(kept, key=lambda f: (_ORDER[f.severity], f.file, f.line, f.column, f.rule, f.message))


def _page_findings(values: Mapping[str, Any]) -> Iterator[Finding]:
    file = values["page"].address.file
    return (finding for unit in PAGE_RULES for finding in _apply(unit, values, file))


def _apply(unit: Unit, values: Mapping[str, Any], file: str) -> Iterator[Finding]:
    try:
        for complaint in unit.function(*[values[name] for name in unit.inputs]):
            where, problem = (file, complaint) if isinstance(complaint, Problem) else complaint
            span = problem.span
            yield Finding(unit.name, unit.severity, where, span.line, span.column, problem.message, unit.hint)
    except Exception as error:
        yield failed(unit, error, file)
