"""A person's word on a citation."""

import difflib
from collections.abc import Sequence

from recto.errors import ConfigError, UnknownNameError
from recto.model import Cited, Verdict
from recto.verify.verdicts.ids import citation_ids, cited_work, fingerprint, squeezed
from recto.verify.verdicts.standing import passage_mark


def sign_off(cited: Sequence[Cited], citation: str, by: str, why: str, now: str, passage: str = "") -> Verdict:
    """Accept a citation in somebody's name at an ISO time, as long as its sentence and the passage stay as they are.

    `passage` is what was read of the source, if it stands in the stored text. Raises `UnknownNameError` for an id of no
    citation, and `ConfigError` without a name and a reason.
    """
    if not by.strip() or not why.strip():
        raise ConfigError("A sign-off says who accepts a citation and why.", 'Add --by NAME --why "TEXT".')
    ids = citation_ids(cited)
    if citation not in ids:
        raise UnknownNameError(f"No citation has the id {citation!r}.", _near(citation, ids, cited))
    each = cited[ids.index(citation)]
    return Verdict(
        citation=citation,
        file=each.file,
        work=cited_work(each),
        sentence=fingerprint(each.sentence),
        verdict="accepted",
        at=now,
        by=by.strip(),
        passage=passage_mark(passage, passage),
        quote=squeezed(passage),
        why=why.strip(),
    )


def _near(citation: str, ids: Sequence[str], cited: Sequence[Cited]) -> str:
    near = difflib.get_close_matches(citation, ids, 3, 0.6)
    told = [f"{name} ({cited[ids.index(name)].file}:{cited[ids.index(name)].line})" for name in near]
    return f"Did you mean {' or '.join(told)}?" if told else "`recto verify --json` shows the id of each citation."
