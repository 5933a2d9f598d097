"""The files of the contract: what the stages made, in the shapes that other programs know.

Weaknesses of the contract stay in these files; what is known better has tables of its own.
"""

from recto.contract.json import json_files
from recto.contract.texts import published_files
from recto.contract.values import DATABASE, contract_values
from recto.store import Built

__all__ = ["DATABASE", "files"]


def files(built: Built) -> dict[str, bytes]:
    """Encode all files of the contract by their path in the folder of results."""
    ids = [page.address.id for page in built.pages]
    return json_files(contract_values(built), ids, built.encoded) | published_files(built)
