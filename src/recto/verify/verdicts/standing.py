"""Which verdict holds of which citation: as long as the sentence and the passage are what was judged."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from recto.ecma import milliseconds
from recto.model import Cited, Standing, StoredText, Verdict
from recto.verify.verdicts.ids import citation_ids, cited_work, fingerprint, former_ids, present_name, squeezed


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
    verdicts: Iterable[Verdict],
    cited: Sequence[Cited],
    text_of: Callable[[str], StoredText | None],
    renamed: Mapping[str, str] = {},
) -> list[Standing]:
    """Say of each citation how it stands.

    A verdict belongs to the citation of the same file and work with the same sentence, else to the one of its id, and
    is then stale. It is stale too where its passage is no longer in the text of the source; a source without a text
    takes nothing back. `text_of` gives the text of a work, `renamed` leads from former names of files to new ones.
    """
    file = _Lines(verdicts, renamed)
    if not file.by_id:
        return [Standing(name) for name in citation_ids(cited)]
    ids = zip(citation_ids(cited), former_ids(cited, renamed), strict=True)
    names = [(name, *former) for name, former in ids]
    judged = [file.of(each, name) for each, name in zip(cited, names, strict=True)]
    used = {verdict for found in judged for verdict in found}
    texts = functools.cache(lambda work: squeezed(text.text) if (text := text_of(work)) else None)
    return [
        _judged(name[0], found, texts) if found else _before(name[0], [v for v in file.named(name) if v not in used])
        for name, found in zip(names, judged, strict=True)
    ]


class _Lines:
    """The verdicts of the file, the latest first: by what they are of, and by the id of their citation."""

    def __init__(self, verdicts: Iterable[Verdict], renamed: Mapping[str, str]) -> None:
        self.by_sentence: dict[tuple[str, str, str], list[Verdict]] = {}
        self.by_id: dict[str, list[Verdict]] = {}
        for verdict in sorted(verdicts, key=lambda each: (milliseconds(each.at), each.line), reverse=True):
            for file in {verdict.file, present_name(verdict.file, renamed)}:  # another may stand at the former name now
                self.by_sentence.setdefault((file, verdict.work, verdict.sentence), []).append(verdict)
            self.by_id.setdefault(verdict.citation, []).append(verdict)

    def of(self, cited: Cited, names: Sequence[str]) -> list[Verdict]:
        """Give what is of the same sentence; citations without a sentence are told apart by their ids."""
        found = self.by_sentence.get((cited.file, cited_work(cited), fingerprint(cited.sentence)), [])
        return found if cited.sentence else [verdict for verdict in found if verdict.citation in names]

    def named(self, names: Iterable[str]) -> Iterator[Verdict]:
        """Give what is of a citation that has or had one of the ids."""
        return (verdict for name in names for verdict in self.by_id.get(name, ()))


def _judged(name: str, verdicts: Sequence[Verdict], texts: Callable[[str], str | None]) -> Standing:
    """Judge by the last word of each: what a later line says by the same hand takes the earlier one's place."""
    last: dict[str, Verdict] = {}
    for verdict in verdicts:
        last.setdefault(verdict.by, verdict)
    current = [verdict for verdict in last.values() if _holds(verdict, texts)]
    if not current:
        return Standing(name, "stale", tuple(last.values()), "the passage is no longer in the text of the source")
    current.sort(key=lambda each: each.verdict != "accepted")
    quoted = bool(current[0].quote) and current[0].quote in (texts(current[0].work) or "")
    return Standing(name, "current", tuple(current), quoted=quoted)


def _holds(verdict: Verdict, texts: Callable[[str], str | None]) -> bool:
    text = texts(verdict.work) if verdict.passage else None
    return text is None or still_holds(verdict.passage, verdict.quote, text)


def _before(name: str, verdicts: Sequence[Verdict]) -> Standing:
    if not verdicts:
        return Standing(name)
    return Standing(name, "stale", tuple(verdicts[:1]), "the sentence is no longer the one that was judged")
