"""The files of the contract: what the stages made, in the shapes that other programs know.

Weaknesses of the contract stay in these files; what is known better has tables of its own.
"""

from collections.abc import Iterator

from recto.contract.json import encoded_map, file_name, json_files
from recto.contract.texts import published_files
from recto.contract.values import DATABASE, contract_values
from recto.store import Built
from recto.store.files import Content

__all__ = ["DATABASE", "file_name", "files"]


def files(built: Built) -> Iterator[tuple[str, Content]]:
    """Encode all files of the contract, one by one, each with its path in the folder of results."""
    ids = [page.address.id for page in built.pages]
    blocks = encoded_map(dict(zip(ids, (bulk.blocks for bulk in built.bulks), strict=True)))
    others = {"block-index": blocks, "factbase-data": built.facts.file}
    yield from json_files(contract_values(built), ids, built.encoded, others)
    yield from published_files(built)
