"""All facts of a knowledge base, those that follow from others too; remembered by the files they stand in."""

from collections.abc import Iterable, Iterator

import msgspec

from recto.ecma import compact
from recto.facts.computed import computed_facts
from recto.facts.contract import contract
from recto.facts.inverse import inverse_facts, with_facts
from recto.facts.read import read_facts
from recto.facts.resolve import names
from recto.facts.rules.of_schemas import completeness
from recto.facts.staleness import Staleness, staleness
from recto.facts.validate import validate
from recto.memo import Memo, code_key, key
from recto.model import FactBase, FactFiles, FactFinding, Finding, Trouble

_DEPENDENCIES = ("yaml12", "yaml_edit", "msgspec")


class Facts(msgspec.Struct, frozen=True):
    """What is known: `base` with all that follows from it, `names` the id of each name, `findings` what rules say.

    `file` is the contract's file, encoded; `stale` how old what changes with time is.
    """

    base: FactBase
    names: dict[str, str]
    stale: list[Staleness]
    findings: list[FactFinding]
    troubles: tuple[Trouble, ...]
    file: bytes
    digest: bytes
    """Hash of all that makes it."""


def gather(files: FactFiles, today: str, memo: Memo) -> Facts:
    """Read the facts and derive all that follows from them; `today` is an ISO date."""
    parts = [part for source in files.all() for part in (source.path, source.digest)]
    name = key("facts", code_key(("facts",), _DEPENDENCIES), today, files.folder, *parts)
    return memo.result("facts", name, Facts, lambda: _gather(files, today, name))


def _gather(files: FactFiles, today: str, digest: bytes) -> Facts:
    read = read_facts(files.properties, files.schemas, files.record_schemas, files.things, files.folder or None)
    known = names(read)
    full = with_facts(read, inverse_facts(read, known))
    computed, of_computed = computed_facts(full, today)
    full = with_facts(full, computed)
    return Facts(
        base=full,
        names=known,
        stale=staleness(full, today),
        findings=validate(full, today),
        troubles=(*read.troubles, *of_computed),
        file=compact(contract(read)),
        digest=digest,
    )


def reported(found: Iterable[FactFinding]) -> Iterator[Finding]:
    """Give what the rules for facts say as findings like all others.

    What share of the wanted properties is there is no complaint, and what is missing is told by other rules.
    """
    told = (f for f in found if f.rule != completeness.name)
    return (Finding(f.rule, f.severity, f.file, f.line, 1, f.message, f.hint) for f in told)
