"""The file of numbers that are handed out: one claim a line, made to be merged."""

import re

from recto.model import Claim, Source, Trouble
from recto.parse.tables import maps, trouble

NUMBER = re.compile(r"E[1-9][0-9]{0,8}\Z")
"""A number as it is handed out; longer ones are refused, so that counting on stays exact."""


def read_claims(source: Source) -> tuple[tuple[Claim, ...], list[Trouble]]:
    """Read the claims in the order of their lines; a line that is none is a trouble."""
    rows, troubles = maps(source)
    claims = []
    for row, line in rows:
        number, slug = row.get("id"), row.get("slug")
        if isinstance(number, str) and NUMBER.match(number) and isinstance(slug, str) and sound_slug(slug):
            claims.append(Claim(number, slug, source.path, line))
        else:
            troubles.append(trouble(source, line, "a claim needs an `id` such as E12 and a text `slug`; passed over"))
    return tuple(claims), troubles


def sound_slug(slug: str) -> bool:
    """Say whether a text can be the id of a page: not empty, no number, nothing unprintable, no space around."""
    return slug.isprintable() and bool(slug) and slug == slug.strip() and not NUMBER.match(slug)
