"""What was fetched, and what was known before → what the archive keeps of a work."""

import re
from typing import NamedTuple

import msgspec

from recto.model import Seen, Stored
from recto.verify.archive.client import Answer
from recto.verify.archive.files import MOST_BYTES, digest_of
from recto.verify.archive.options import FaultError
from recto.verify.archive.reading import Reading
from recto.verify.archive.states import State

_EARLIER = 5
"""Earlier states that are kept of a link."""
_WORDS = 2000
"""Code points that a title, or the reason of a state, may have."""
_CONTROLS = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\uf900-\ufffd\U00010000-\U000effff]")
"""Control characters, surrogates, and what is for private use."""
_BLANKS = re.compile(r"\n{3,}")


class Visit(NamedTuple):
    """One try to have a work: what came of it, when."""

    now: str
    state: State
    answer: Answer | None = None
    reading: Reading = Reading()
    """Of the page that answered."""
    text: Reading | None = None
    """Of the text that is kept, if that is another document: the PDF that a page names."""
    sent: Answer | None = None
    """What `text` was read out of."""


def failed(now: str, fault: FaultError) -> Visit:
    """Give the visit that came to nothing."""
    return Visit(now, State(fault.state, fault.reason))


def unchanged(before: Stored, visit: Visit, known: Reading | None) -> Stored:
    """Give what is kept of a work whose host says that it is as it was."""
    reason = visit.state.reason or (before.reason if before.state == visit.state.state else "")
    same = msgspec.structs.replace(before, checked=visit.now, state=visit.state.state, reason=reason)
    return _named(_with_history(same, before), known)


def kept(work: str, url: str, before: Stored | None, visit: Visit, known: Reading | None) -> tuple[Stored, str | None]:
    """Give what is kept of a work, and the text that is new.

    What a catalogue knows (`known`) comes before what the source says, and that before what was known. A text that was
    fetched before outlives a failure, and is not replaced by a part of it; without any, an abstract is better than
    nothing.
    """
    good = visit.state.state in ("ok", "moved")
    answer, source, sent = visit.answer, visit.text or visit.reading, visit.sent or visit.answer
    base = before or Stored(work=work, url=url)
    about = msgspec.structs.replace(
        base,
        url=url,
        final_url=answer.url if answer else "",
        state=visit.state.state,
        status=answer.status if answer else 0,
        reason=clean(visit.state.reason)[:_WORDS].strip(),
        checked=visit.now,
    )
    about = _named(_with_history(about, before), known, visit.reading if good else None)
    text, part = clean(source.text) if good else "", not source.whole
    abstract = clean(known.text) if known else ""
    if text and not (part and len(abstract) > len(text)):
        if part and base.text and not base.part:
            return about, None
        if sent:
            headers = answer.headers if answer else {}
            about = msgspec.structs.replace(
                about,
                content_type=line(sent.kind),
                bytes=len(sent.body),
                etag=line(headers.get("etag", "")),
                last_modified=line(headers.get("last-modified", "")),
            )
    elif base.text or not abstract:
        return about, None
    else:
        text, part = abstract, True
    return msgspec.structs.replace(about, text=digest_of(text), part=part, fetched=visit.now), text


def _with_history(about: Stored, before: Stored | None) -> Stored:
    if before is None:
        return about
    seen = Seen(before.checked, before.state, before.status, before.final_url)
    if seen == Seen(before.checked, about.state, about.status, about.final_url):
        return about
    return msgspec.structs.replace(about, history=(seen, *before.history)[:_EARLIER])


def _named(about: Stored, *sources: Reading | None) -> Stored:
    """Name a work by the first of the sources that names it; a DOI or number may come from any."""
    given = [source for source in sources if source]
    for source in reversed(given):
        about = msgspec.structs.replace(about, doi=source.doi or about.doi, arxiv=source.arxiv or about.arxiv)
    by = next((source for source in given if source.title or source.authors), None)
    if by is None:
        return about
    return msgspec.structs.replace(
        about,
        title=line(by.title),
        authors=tuple(filter(None, map(line, by.authors))),
        published=line(by.published),
        venue=line(by.venue),
        said_by=by.said_by,
    )


def line(text: str) -> str:
    """Bring what names a work to one line of bounded length."""
    return " ".join(clean(text).split())[:_WORDS]


def clean(text: str) -> str:
    """Bring a text to the form in which it is kept: line ends, no control characters, one newline at its end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    lines = (line.rstrip(" \t") for line in _CONTROLS.sub("", text).split("\n"))
    text = _BLANKS.sub("\n\n", "\n".join(lines)).strip()
    text = text.encode()[:MOST_BYTES].decode("utf-8", "ignore")
    return f"{text}\n" if text else ""
