"""What is known of citations: the place, the words, the work they lead to, and how each question was answered."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from recto.model.packed import Packed, may_be_packed, packing
from recto.model.struct import Frozen, Row

IdentityVerdict = Literal["consistent", "mismatch", "unknown"]
SupportVerdict = Literal["supported", "contradicted", "not found", "no text"]
LinkState = Literal["ok", "moved", "gone", "blocked", "unreachable", "wrong content", "not checked"]
VerdictWord = Literal["supported", "contradicted", "not found", "accepted"]
StandingState = Literal["current", "stale", "none"]
SaidBy = Literal["catalogue", "declared", "guessed", ""]
"""Who names title and authors: a catalogue of papers, the source to programs, or the looks of its page alone."""

IDENTITY: Mapping[str, str] = {
    "consistent": "The citation names the work that it leads to, as far as both are known.",
    "mismatch": "The citation names another work than the one that it leads to, or nothing can be at its address.",
    "unknown": "The citation says too little of its work, or too little is known of the work, to compare them.",
}
"""What it means whether the work is the one that is named."""

SUPPORT: Mapping[str, str] = {
    "supported": "The text of the source has what the sentence says, as far as that can be looked for.",
    "contradicted": "The text of the source has another value, date or wording for the same thing.",
    "not found": "What the sentence says was not found in the text of the source, or nothing in it can be looked for.",
    "no text": "No text of the source is kept.",
}
"""What it means whether the text of the source says so."""

STATES: Mapping[str, str] = {
    "ok": "The address answered with a document.",
    "moved": "The address leads to another one for good.",
    "gone": "Nothing is at the address any more.",
    "blocked": "The host refuses programs; people may well read the work.",
    "unreachable": "The host gave no whole answer when it was last asked; it may again.",
    "wrong content": "Something else is at the address: a page that says it is not found, or a login.",
    "not checked": "The address has not been asked for.",
}
"""What the state of a link means, as it was when it was last fetched."""

VERDICTS: Mapping[str, str] = {
    "supported": "A judge found that the passage supports the sentence.",
    "contradicted": "A judge, or a person, found that the source says something else.",
    "not found": "A judge found the claim in no passage of the source.",
    "accepted": "A person has checked the citation and signs for it.",
}
"""What it means what was found of a citation, line by line of ``verdicts.jsonl``."""

STANDINGS: Mapping[str, str] = {
    "current": "A verdict was given, and sentence and passage are those that were judged.",
    "stale": "A verdict was given, but the sentence or the passage is no longer the one that was judged.",
    "none": "Nobody has judged the citation.",
}
"""What the standing of a citation means."""

Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class Cited(Row, frozen=True):
    """A citation of any form, in a page or a data file.

    `file` is below the root, `page` the page's id (empty in data files), `section` the place among the page's sections
    (-1 without one), `start` and `end` the stretch in code points. `said` is what it says of the work: the text of the
    link or component, the definition of the footnote, the title and authors that an entity's row gives. `target` is the
    address (empty if there is none), `work` the key of the work there, `resource` the id of the registered work.
    `sentence` is the sentence it supports, as a reader reads it, without marks of citations.
    """

    file: str
    line: int
    column: int
    start: int
    end: int
    page: str
    section: int
    kind: str
    label: str
    said: str
    target: str
    work: str
    resource: str
    sentence: str


class Sourced(Row, frozen=True):
    """A row of a data file that names its source: its place, whose it is, what it says of the source, what by it."""

    file: str
    line: int
    label: str
    said: str
    url: str
    sentence: str


class Difference(Row, frozen=True):
    """What a citation says and what the work says: in its authors, year, title, address, place of publication.

    An address at which nothing can be is `said`, and nothing is `found`.
    """

    what: Literal["author", "year", "title", "address", "venue"]
    said: str
    found: str


class Identity(Row, frozen=True):
    """Whether a citation names the work it leads to; `why` is one sentence, `known` says what was compared with.

    `fix` is the label as it should read, where authors and year are known for sure; else empty.
    """

    verdict: IdentityVerdict
    why: str
    differs: tuple[Difference, ...] = ()
    known: tuple[Literal["registry", "address", "archive", "citations"], ...] = ()
    fix: str = ""

    @property
    def impossible(self) -> bool:
        """Say whether there can be no work at the address."""
        return any(difference.what == "address" and not difference.found for difference in self.differs)


class Check(Row, frozen=True):
    """One thing that a sentence says, looked for in the text of its source.

    `kind` is quote, number, percent, money, date, year or name; `said` how the sentence puts it, `found` how the source
    does (empty if it does not); `start` and `end` are the stretch of the source's text.
    """

    kind: str
    said: str
    verdict: Literal["supported", "contradicted", "not found"]
    found: str = ""
    start: int = 0
    end: int = 0


class Support(Row, frozen=True):
    """Whether the text of the source says what the sentence says; `passage` is where, from `start` to `end`."""

    verdict: SupportVerdict
    why: str
    passage: str = ""
    start: int = 0
    end: int = 0
    checks: tuple[Check, ...] = ()


NO_TEXT = Support("no text", "the text of the source is not stored")


class StoredText(Frozen, frozen=True):
    """The text of a source as it is kept: what came from where, when; `digest` is the SHA-256 of the text in UTF-8.

    A `part` is an abstract or an excerpt: what does not stand in it may well stand in the work.
    """

    work: str
    text: str
    digest: str
    part: bool = False
    url: str = ""
    fetched: str = ""


class Seen(Frozen, frozen=True):
    """How a link stood when it was last found otherwise: when, in which state, where it led."""

    checked: str
    state: LinkState
    status: int = 0
    url: str = ""


class Stored(Frozen, frozen=True, kw_only=True):
    """What the archive knows of a work: a file of ``works/``.

    `url` was asked for and `final_url` answered, with the HTTP `status` (0 where nothing answered); `reason` is one
    sentence, empty for a state without one. `checked` is the ISO time of the last try, `fetched` that of the text that
    is kept. `bytes` is the length of what was sent, unpacked. `authors` are as the source or a catalogue writes them,
    `published` is an ISO date or the part of one that is known, and `said_by` tells how sure all that is.
    `text` is the SHA-256 of the text in UTF-8, and a `part` of the work where that is an abstract or an excerpt.
    `etag` and `last_modified` are the server's own words,
    `history` says how the link stood before, the latest first.
    """

    work: str
    url: str
    final_url: str = ""
    state: LinkState = "not checked"
    status: int = 0
    reason: str = ""
    checked: str = ""
    fetched: str = ""
    content_type: str = ""
    bytes: int = 0
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    venue: str = ""
    doi: str = ""
    arxiv: str = ""
    said_by: SaidBy = ""
    text: Digest | None = None
    part: bool = False
    etag: str = ""
    last_modified: str = ""
    history: tuple[Seen, ...] = ()


class Verdict(Frozen, frozen=True, omit_defaults=True, kw_only=True):
    """A line of ``verdicts.jsonl``: what was found of one citation, by whom, of which sentence and which passage.

    `citation` is its id, `file` its page's file, `work` the key of what it cites. `sentence` is the hash of the
    sentence, `passage` that of the stretch of the source it rests on, with the place of `quote` in it; when either is
    no longer so, the verdict is stale. `by` is a model's name or, if it is ``accepted``, a person's. `at` is an ISO
    time, `score` how sure a model is, `line` where it stands.
    """

    citation: Annotated[str, Meta(min_length=1)]
    file: Annotated[str, Meta(min_length=1)]
    work: str
    sentence: Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
    verdict: VerdictWord
    at: str
    by: Annotated[str, Meta(min_length=1)]
    passage: Annotated[str, Meta(pattern=r"^([0-9a-f]{16}@[0-9]{1,9}\+[0-9]{1,9})?$")] = ""
    quote: str = ""
    score: Annotated[float, Meta(ge=0, le=1)] | None = None
    why: str = ""
    line: int = 0


class Standing(Row, frozen=True):
    """How a citation stands: its id, what holds of it now (a person's word first, then the latest), or held once.

    `quoted` says whether the quote of the verdict that counts was found in the text of the source.
    """

    citation: str
    state: StandingState = "none"
    verdicts: tuple[Verdict, ...] = ()
    why: str = ""
    quoted: bool = False

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that counts."""
        return self.verdicts[0] if self.verdicts else None


class Examined(Row, frozen=True):
    """A citation with all that is known of it; `step` is its step on the ladder of trust.

    `meant` is the id of the registered work that it names, where it leads to another one and just one can be meant.
    """

    cited: Cited
    identity: Identity
    support: Support
    state: LinkState = "not checked"
    standing: Standing = Standing("")
    meant: str = ""
    step: str = "cited"

    @property
    def id(self) -> str:
        """The citation's id, which outlives moved lines."""
        return self.standing.citation

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that holds."""
        return self.standing.verdict if self.standing.state == "current" else None


class Registered(Row, frozen=True):
    """Whether a row of the registry agrees with itself: its title with its authors, date and address."""

    resource: str
    line: int
    identity: Identity


class Claimed(Row, frozen=True):
    """A sentence that cites: its section, its text, the places of its citations on the page, its trust (0 to 100)."""

    section: int
    text: str
    cites: tuple[int, ...]
    trust: float


class SectionEvidence(Row, frozen=True):
    """How many sentences of a section claim something, how many of them cite, the mean trust over all (0 to 100)."""

    claims: int
    cited: int
    trust: float | None


class PageEvidence(Row, frozen=True):
    """The evidence of a page: its citations, the sentences that cite, its sections; how many citations on each step."""

    citations: Sequence[Examined] = ()
    sentences: Sequence[Claimed] = ()
    sections: Sequence[SectionEvidence] = ()
    steps: dict[str, int] = msgspec.field(default_factory=dict)
    trust: float | None = None


_ROWS = {"citations": Examined, "sentences": Claimed, "sections": SectionEvidence}
may_be_packed(Cited, *_ROWS.values())


class PackedEvidence(PageEvidence, frozen=True, kw_only=True):
    """The evidence of a page as it is held: it is larger than the page."""

    citations: Packed[Examined]
    sentences: Packed[Claimed]
    sections: Packed[SectionEvidence]

    @classmethod
    def of(cls, evidence: PageEvidence) -> "PackedEvidence":
        """Pack the evidence of a page."""
        return cls(**packing(evidence, _ROWS))
