"""The examples of the rules for facts: the file of a thing in YAML, read with a few properties and schemas."""

import itertools
import re
from typing import Any

from recto.facts.read import read_facts
from recto.facts.rules import Subject
from recto.model import Source

_PROPERTIES = """
properties:
  size: {name: Size, dataType: number}
  revenue: {name: Revenue, dataType: number, unit: USD, temporal: true}
  born: {name: Born, dataType: date, appliesTo: [person]}
  parent-of: {name: Parent of, dataType: ref, inverseId: child-of}
  child-of: {name: Child of, dataType: ref, inverseId: parent-of}
"""
_SCHEMA = "{type: organization, name: Organization, required: [size], recommended: [revenue], records: [post]}"
_RECORD = "{name: Post, collectionName: posts, fields: {title: {type: text, required: true}, since: {type: date}}}"
_THING = "thing: {stableId: abcdefghij, id: example, type: organization, name: Example}"
_TODAY = "2026-03-14"


def inputs_of(example: str) -> dict[str, Any]:
    """Give what the rules look at in an example: the `base`, and its first thing as `subject`, in March 2026.

    ``---`` parts the files of several things. A thing that is not given is an organization, and facts get ids.
    """
    ids = itertools.count(1)
    text = re.sub(r"\{property:", lambda _: f"{{id: f_{next(ids):010}, property:", example)
    files = [part if "thing:" in part else f"{_THING}\n{part}" for part in text.split("---\n")]
    base = read_facts(
        Source("properties.yaml", _PROPERTIES, ""),
        [Source("organization.yaml", _SCHEMA, "")],
        [Source("post.yaml", _RECORD, "")],
        [Source(f"things/{place}.yaml", part, "") for place, part in enumerate(files)],
    )
    thing = next(iter(base.things.values()))
    facts = base.facts.get(thing.id, ())
    return {"base": base, "subject": Subject(base, thing, facts, facts, {}, _TODAY)}
