"""The tables of evidence: what each citation is worth, what its claims are, and what verdicts say."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from recto.model import Examined, PageEvidence
from recto.store.built import Verified, digest
from recto.store.tables.declaration import Col, Group, Rows, Table, encoded, no_rows, one_group
from recto.store.tables.parts import PAGE
from recto.verify.ladder import LADDER

_STEPS = ", ".join(f"`{step.name}`" for step in LADDER)


def _row(each: Examined) -> tuple[Any, ...]:
    cited, identity, support, verdict = each.cited, each.identity, each.support, each.verdict
    return (
        *(each.id, cited.file, cited.file if cited.page else None, cited.line, cited.column, cited.start, cited.end),
        *(cited.section if cited.section >= 0 else None, cited.kind, cited.label, cited.said, cited.target, cited.work),
        *(cited.resource or None, cited.sentence, each.step, each.state),
        *(identity.verdict, identity.why, encoded(identity.differs), identity.fix or None, each.meant or None),
        *(support.verdict, support.why, support.passage or None, encoded(support.checks)),
        *(each.standing.state, verdict and verdict.verdict, verdict and verdict.by, verdict and verdict.at),
        verdict.why if verdict else each.standing.why or None,
    )


def _groups(built: Verified) -> Iterator[Group]:
    keys = (*built.evidence_keys, digest(built.evidence.of_data))
    return map(Group, keys, (partial(map, _row, examined) for examined in built.evidence.examined.groups))


def _claims(file: str, page: PageEvidence) -> Rows:
    ids = [each.id for each in page.citations]
    for claim in page.sentences:
        yield file, claim.section, claim.text, claim.trust, encoded([ids[place] for place in claim.cites])


def _sections(file: str, page: PageEvidence) -> Rows:
    return ((file, n, each.claims, each.cited, each.trust) for n, each in enumerate(page.sections))


def _of_pages(rows: Callable[[str, PageEvidence], Rows]) -> Callable[[Verified], Iterator[Group]]:
    def groups(built: Verified) -> Iterator[Group]:
        for name, page, evidence in zip(built.evidence_keys, built.pages, built.evidence.pages, strict=True):
            yield Group(name, partial(rows, page.address.file, evidence))

    return groups


def _registered(built: Verified) -> Rows:
    for row in built.evidence.registered:
        yield row.resource, row.line, row.identity.verdict, row.identity.why, encoded(row.identity.differs)


def _verdicts(built: Verified) -> Rows:
    for each in built.data.verdicts:
        told = (each.citation, each.file, each.work, each.verdict, each.by, each.at, each.score)
        yield *told, each.why, each.quote or None, each.sentence, each.passage or None, each.line


EVIDENCE = Table(
    "evidence",
    "A citation each, of pages and of data files, with all that was found out about it.",
    (
        Col("id", "TEXT NOT NULL", "Its id, which outlives moved lines: `recto verify --accept` takes it."),
        Col("file", "TEXT NOT NULL", "File in which it stands."),
        Col("page", "TEXT REFERENCES pages(file)", "File of the page; null in a data file."),
        Col("line", "INTEGER NOT NULL", "Line of its start, from 1."),
        Col("column", "INTEGER NOT NULL", "Column of its start, in code points from 1."),
        Col("start", "INTEGER NOT NULL", "Its start in the page's text, in code points from 0."),
        Col("end", "INTEGER NOT NULL", "Its end in the text, exclusive."),
        Col("section", "INTEGER", "Place of its section among the page's, from 0."),
        Col("kind", "TEXT NOT NULL", "As in `citations`; `entity` and `fact` in data files."),
        Col("label", "TEXT NOT NULL", "Label of the footnote, text of component or link, id of entity or fact."),
        Col("said", "TEXT NOT NULL", "What it says of the work: link text, definition of the footnote."),
        Col("target", "TEXT NOT NULL", "Address of the work; empty if there is none."),
        Col("work", "TEXT NOT NULL", "Key of the work at the address: alike for all forms of the address."),
        Col("resource", "TEXT", "Id of the registered work."),
        Col("sentence", "TEXT NOT NULL", "The sentence that it supports, as a reader reads it."),
        Col("step", "TEXT NOT NULL", f"Its step on the ladder of trust: {_STEPS}."),
        Col("state", "TEXT NOT NULL", "How the address stood when it was last fetched; `not checked` if never."),
        Col("identity", "TEXT NOT NULL", "Whether the work is the one named: `consistent`, `mismatch`, `unknown`."),
        Col("identity_why", "TEXT NOT NULL", "What tells it."),
        Col("differs", "TEXT NOT NULL", "What differs, what is said and what is found, as JSON."),
        Col("fix", "TEXT", "What it should say, where that is sure."),
        Col("meant", "TEXT", "Id of the registered work that it names, where it leads to another."),
        Col("support", "TEXT NOT NULL", "What its text says: `supported`, `contradicted`, `not found`, `no text`."),
        Col("support_why", "TEXT NOT NULL", "What tells it."),
        Col("passage", "TEXT", "The passage of the source."),
        Col("checks", "TEXT NOT NULL", "What was looked for and found, one by one, as JSON."),
        Col("standing", "TEXT NOT NULL", "Whether a verdict is `current`, `stale` or `none`."),
        Col("verdict", "TEXT", "The current verdict of a person or a judge."),
        Col("by", "TEXT", "Whose verdict it is."),
        Col("at", "TEXT", "When it was given."),
        Col("verdict_why", "TEXT", "What the verdict says; why it is stale."),
    ),
    no_rows,
    ("page", "work", "resource", "id"),
    groups=_groups,
    of=Verified,
)

CLAIMS = Table(
    "claims",
    "A sentence each that names a source, with the trust that its citations give it.",
    (
        PAGE,
        Col("section", "INTEGER NOT NULL", "Place of its section among the page's, from 0."),
        Col("text", "TEXT NOT NULL", "The sentence as a reader reads it."),
        Col("trust", "REAL NOT NULL", "Trust in it, 0 to 100, by its citations alone."),
        Col("citations", "TEXT NOT NULL", "Ids of its citations, as JSON."),
    ),
    no_rows,
    ("page",),
    groups=_of_pages(_claims),
    of=Verified,
)

SECTION_EVIDENCE = Table(
    "section_evidence",
    "A section each: how much it claims, and how far its citations carry that.",
    (
        PAGE,
        Col("section", "INTEGER NOT NULL", "Place of the section among the page's, from 0, as in `sections`."),
        Col("claims", "INTEGER NOT NULL", "Sentences that claim something."),
        Col("cited", "INTEGER NOT NULL", "Sentences among them that name a source."),
        Col("trust", "REAL", "Mean trust over all claims, 0 to 100; null if there are none."),
    ),
    no_rows,
    ("page",),
    groups=_of_pages(_sections),
    of=Verified,
)

REGISTERED = Table(
    "registered_identity",
    "A registered work each: whether its row agrees with itself.",
    (
        Col("resource", "TEXT NOT NULL", "Id of the work."),
        Col("line", "INTEGER NOT NULL", "Line of its row; 0 where it is not known."),
        Col("identity", "TEXT NOT NULL", "`consistent`, `mismatch` or `unknown`."),
        Col("why", "TEXT NOT NULL", "What tells it."),
        Col("differs", "TEXT NOT NULL", "What differs, what is said and what is found, as JSON."),
    ),
    no_rows,
    ("resource",),
    groups=one_group(_registered, lambda built: built.evidence.registered),
    of=Verified,
)

VERDICTS = Table(
    "verdicts",
    "A line of the file of verdicts each.",
    (
        Col("citation", "TEXT NOT NULL", "Id of the citation."),
        Col("file", "TEXT NOT NULL", "File in which it stands."),
        Col("work", "TEXT NOT NULL", "Work that it cites."),
        Col("verdict", "TEXT NOT NULL", "`supported`, `contradicted`, `not found` or `accepted`."),
        Col("by", "TEXT NOT NULL", "Who gave it: a person, or the model of a judge."),
        Col("at", "TEXT NOT NULL", "When."),
        Col("score", "REAL", "How sure a judge was, 0 to 1."),
        Col("why", "TEXT NOT NULL", "The reason."),
        Col("quote", "TEXT", "The words of the source that it rests on."),
        Col("sentence", "TEXT NOT NULL", "Hash of the sentence that was judged."),
        Col("passage", "TEXT", "Hash and place of the passage."),
        Col("line", "INTEGER NOT NULL", "Line in the file."),
    ),
    _verdicts,
    ("citation",),
    of=Verified,
)
