"""The files of the contract: what the stages made, in the shapes that other programs know.

Weaknesses of the contract stay in these files; what is known better has tables of its own.
"""

from recto.contract.json import encoded_map, file_name, json_files
from recto.contract.texts import published_files
from recto.contract.values import DATABASE, contract_values
from recto.store import Built

__all__ = ["DATABASE", "file_name", "files"]


def files(built: Built) -> dict[str, bytes]:
    """Encode all files of the contract by their path in the folder of results."""
    ids = [page.address.id for page in built.pages]
    blocks = encoded_map({leaf.page.address.id: leaf.blocks for leaf in built.leaves})
    others = {"block-index": blocks, "factbase-data": built.facts.file}
    return json_files(contract_values(built), ids, built.encoded, others) | published_files(built)
