"""The files of the contract: what the stages made, in the shapes that other programs know.

Weaknesses of the contract stay in these files; what is known better has tables of its own.
"""

from recto.contract.json import json_files
from recto.contract.texts import published_files
from recto.contract.values import DATABASE, contract_values

__all__ = ["DATABASE", "contract_values", "json_files", "published_files"]
