"""Which verdict holds of which citation: as long as the sentence and the passage are what was judged."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from recto.ecma import milliseconds
from recto.model import Cited, Standing, Verdict
from recto.verify.citations import citation_ids, cited_work, fingerprint, former_ids, present_name, squeezed


def written(verdict: Verdict) -> str:
    """Give a verdict as a line of the file: its keys sorted, so that two hands write the same."""
    bare = msgspec.structs.replace(verdict, line=0)
    return msgspec.json.encode(bare, order="sorted").decode()


def passage_mark(passage: str, quote: str = "") -> str:
    """Say what a verdict rests on: the hash of the passage, where the quote stands in it, and the passage's length.

    White space does not count. With the quote at hand the passage is found again in a text without looking all over.
    """
    passage, quote = squeezed(passage), squeezed(quote)
    return f"{fingerprint(passage)}@{max(0, passage.find(quote))}+{len(passage)}" if passage else ""


def still_holds(mark: str, quote: str, text: str) -> bool:
    """Say whether a passage stands in a squeezed text as it was; without a quote it is the whole text that must."""
    digest, _, place = mark.partition("@")
    before, _, length = place.partition("+")
    starts = (at - int(before) for at in _places(quote, text)) if quote else (0,) * (int(length) == len(text))
    return any(fingerprint(text[start : start + int(length)]) == digest for start in starts if start >= 0)


def _places(quote: str, text: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def standing(
    verdicts: Iterable[Verdict], cited: Sequence[Cited], texts: Mapping[str, str], renamed: Mapping[str, str] = {}
) -> list[Standing]:
    """Say of each citation how it stands.

    A verdict belongs to the citation of the same file and work with the same sentence, else to the one of its id, and
    is then stale. It is stale too where its passage is no longer in the text of the source; a source without a text
    takes nothing back. `texts` are by work; `renamed` leads from former names of files to new ones.
    """
    latest = sorted(verdicts, key=lambda each: (milliseconds(each.at), each.line), reverse=True)
    judged: dict[tuple[str, str, str], list[Verdict]] = {}
    named: dict[str, list[Verdict]] = {}
    for verdict in latest:
        judged.setdefault((present_name(verdict.file, renamed), verdict.work, verdict.sentence), []).append(verdict)
        named.setdefault(verdict.citation, []).append(verdict)
    subjects = [(each.file, cited_work(each), fingerprint(each.sentence)) for each in cited]
    used = {id(verdict) for subject in subjects for verdict in judged.get(subject, ())}
    holds = _holds(texts)
    found = []
    for name, former, subject in zip(citation_ids(cited), former_ids(cited, renamed), subjects, strict=True):
        if subject in judged:
            found.append(_judged(name, judged[subject], holds))
        else:
            before = [v for each in (name, *former) for v in named.get(each, ()) if id(v) not in used]
            found.append(_before(name, before))
    return found


def _holds(texts: Mapping[str, str]) -> Callable[[Verdict], bool]:
    @functools.cache
    def text(work: str) -> str | None:
        return squeezed(texts[work]) if work in texts else None

    def holds(verdict: Verdict) -> bool:
        found = text(verdict.work) if verdict.passage else None
        return found is None or still_holds(verdict.passage, verdict.quote, found)

    return holds


def _judged(name: str, verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> Standing:
    """Judge by the last word of each: what a later line says by the same hand takes the earlier one's place."""
    last: dict[str, Verdict] = {}
    for verdict in verdicts:
        last.setdefault(verdict.by, verdict)
    current = [verdict for verdict in last.values() if holds(verdict)]
    if not current:
        return Standing(name, "stale", tuple(last.values()), "the passage is no longer in the text of the source")
    return Standing(name, "current", tuple(sorted(current, key=lambda each: each.verdict != "accepted")))


def _before(name: str, verdicts: Sequence[Verdict]) -> Standing:
    if not verdicts:
        return Standing(name)
    return Standing(name, "stale", tuple(verdicts[:1]), "the sentence is no longer the one that was judged")
