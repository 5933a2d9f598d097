"""The files of the contract: what the stages made, in the shapes that other programs know.

Weaknesses of the contract stay in these files; what is known better has tables of its own.
"""

from collections.abc import Iterator, Sequence

from recto.contract.json import encoded_map, file_name, json_files
from recto.contract.texts import published_files
from recto.contract.values import DATABASE, contract_values, encoded_values
from recto.model import Bulk
from recto.store import Built
from recto.store.files import Content

__all__ = ["DATABASE", "file_name", "files"]


def files(built: Built) -> Iterator[tuple[str, Content]]:
    """Encode all files of the contract, one by one, each with its path in the folder of results."""
    ids = [page.address.id for page in built.pages]
    yield from json_files(contract_values(built), ids, built.encoded, encoded_values(built))
    yield "json/block-index.json", encoded_map(_blocks(ids, built.bulks))
    yield from published_files(built)


def _blocks(ids: Sequence[str], bulks: Sequence[Bulk]) -> Iterator[tuple[str, bytes]]:
    """Give the index of each id's blocks: where pages share an id the last has it, in the place of the first."""
    last = dict(zip(ids, range(len(ids)), strict=True))
    given: set[str] = set()
    for place, (name, bulk) in enumerate(zip(ids, bulks, strict=True)):
        if name not in given:
            given.add(name)
            yield name, (bulk if last[name] == place else bulks[last[name]]).blocks
