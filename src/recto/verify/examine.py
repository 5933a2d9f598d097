"""Every citation examined: is it the work that is named, does the work say so, who has checked it, what is it worth."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice

import msgspec

from recto.memo import DEPENDENCIES, Memo, code_key, key
from recto.model import (
    NO_TEXT,
    CitationHealth,
    Cited,
    Examined,
    Identity,
    Leaf,
    PackedEvidence,
    Registered,
    Resource,
    Standing,
    StoredText,
    Support,
    Trouble,
    Verdict,
)
from recto.model.packed import Joined, Packed, pack
from recto.verify import identity, support
from recto.verify.archive import Archive
from recto.verify.ladder import LOST, page_evidence, step_of
from recto.verify.naming import Named, by_file
from recto.verify.verdicts import citation_health, standing


class Evidence(msgspec.Struct, frozen=True):
    """What is known of all citations: those of each page in order, those of data files, and of the registry's rows.

    `health` counts verdicts by page id, where there are any.
    """

    pages: tuple[PackedEvidence, ...]
    of_data: Packed[Examined]
    registered: tuple[Registered, ...]
    health: dict[str, CitationHealth]
    troubles: tuple[Trouble, ...]

    @property
    def examined(self) -> Joined[Examined]:
        """All citations, in the order of the pages, then of the data files."""
        return Joined((*(page.citations for page in self.pages), self.of_data))

    @property
    def doubtful(self) -> tuple[Examined, ...]:
        """The citations with which something may be wrong, in the same order: few, and all that rules look at."""
        return tuple(filter(_is_doubtful, self.examined))


class Texts:
    """The texts of works: what the archive keeps, else the abstract that the registry gives."""

    def __init__(self, archive: Archive, resources: Mapping[str, Resource]) -> None:
        self.archive, self.resources = archive, resources
        self.of = cache(self._of)
        self.read = cache(self._read)

    def _of(self, work: str, resource: str) -> StoredText | None:
        if work and (kept := self.archive.text(work)):
            return kept
        row = self.resources.get(resource)
        abstract = row.fields.get("abstract") if row else None
        if not row or not isinstance(abstract, str) or not abstract.strip():
            return None
        digest = hashlib.sha256(abstract.encode("utf-8", "replace")).hexdigest()
        return StoredText(work, abstract, digest, part=True, url=row.url)

    def _read(self, work: str, resource: str) -> "support.SourceText":
        text = self.of(work, resource)
        return support.SourceText(text.text if text else "")


def text_of_works(texts: Texts, cited: Iterable[Cited]) -> Callable[[str], StoredText | None]:
    """Give what gives the text of a cited work by its key; of several rows for one the first that is cited counts."""
    rows = cache(lambda: {each.work: each.resource for each in reversed([*cited]) if each.resource})
    return lambda work: texts.of(work, rows().get(work, ""))


def examine(
    leaves: Sequence[Leaf],
    cited: Sequence[Cited],
    named_begun: Callable[[], Named],
    resources: Sequence[Resource],
    archive: Archive,
    verdicts: Sequence[Verdict],
    renamed: Mapping[str, str],
    works: Mapping[str, str],
    memo: Memo,
) -> Evidence:
    """Examine all citations, those of the pages first, in the order of `leaves`.

    `named_begun` waits for what names tell, `renamed` leads from former files to present ones, `works` from a resource
    to the name of its work where several rows are one. What sources say is remembered as long as the sentences and the
    texts stay.
    """
    by_id = {str(resource.id): resource for resource in resources}
    texts = Texts(archive, by_id)
    supports = list(_supports(cited, texts, memo))
    stands = standing(verdicts, cited, text_of_works(texts, cited), renamed)
    named = named_begun()  # asked for late: it is still being made
    told = zip(cited, named.identities, supports, stands, named.meant, strict=True)
    examined = (_examined(archive, *each) for each in told)
    return Evidence(
        pages=tuple(_of_pages(leaves, examined, {**_reprints(archive), **works})),
        of_data=pack(Examined, tuple(examined)),
        registered=named.registered,
        health=citation_health(cited, stands) if verdicts else {},
        troubles=archive.troubles,
    )


def _is_doubtful(each: Examined) -> bool:
    identity = each.identity
    wrong = identity.verdict == "mismatch" or identity.impossible or each.step == "contradicted"
    return wrong or each.state in LOST or each.standing.state == "stale"


def _reprints(archive: Archive) -> dict[str, str]:
    """Name the first of the works that have one text, word for word: mirrors and reprints are one source."""
    first: dict[str, str] = {}
    known = ((work, archive.about(work)) for work in archive.works)
    return {work: first.setdefault(about.text, work) for work, about in known if about and about.text}


def _examined(
    archive: Archive, cited: Cited, identity: Identity, found: Support, stands: Standing, meant: str
) -> Examined:
    about = archive.about(cited.work) if cited.work else None
    state = about.state if about else "not checked"
    step = step_of(Examined(cited, identity, found, state, stands))
    return Examined(cited, identity, found, state, stands, meant, step)


def _of_pages(
    leaves: Sequence[Leaf], examined: Iterator[Examined], works: Mapping[str, str]
) -> Iterator[PackedEvidence]:
    for leaf in leaves:
        own = tuple(islice(examined, len(leaf.page.citations)))
        yield PackedEvidence.of(page_evidence(leaf.sentences, leaf.claims, own, works))


def _supports(all_cited: Iterable[Cited], texts: Texts, memo: Memo) -> Iterator[Support]:
    """Look for what each sentence says in the text of its source, file by file."""
    code = code_key(("verify",), DEPENDENCIES)
    for cited in by_file(all_cited):
        kept = [texts.of(each.work, each.resource) for each in cited]
        if any(kept):
            name = key("support", code, msgspec.json.encode(list(map(_looked_at, cited, kept))))
            yield from memo.result("verify", name, tuple[Support, ...], partial(_of_file, cited, texts))
        else:
            yield from (NO_TEXT for _ in cited)


def _looked_at(each: Cited, text: StoredText | None) -> tuple[str | bool, ...]:
    """Give all that the support of a citation hangs on."""
    return (each.sentence, each.said, each.target, *((text.digest, text.part) if text else ()))


def _of_file(cited: Sequence[Cited], texts: Texts) -> tuple[Support, ...]:
    return tuple(_support(each, texts) for each in cited)


def _support(each: Cited, texts: Texts) -> Support:
    text = texts.of(each.work, each.resource)
    if text is None:
        return NO_TEXT
    return support.support(_claim(each), text, texts.read(each.work, each.resource))


def _claim(each: Cited) -> str:
    """Give what a sentence claims: without the name and year of the work, which its text need not say."""
    label = identity.read_label(each.said, each.target)
    named = (label.names or label.group) and label.year
    return each.sentence.replace(each.said, " ") if named else each.sentence
