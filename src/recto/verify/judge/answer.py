"""What the model says, and whether it counts: only with words that do stand in the passage."""

import re
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from recto.verify.judge.prompt import visible
from recto.verify.support.reading import Flat
from recto.verify.verdicts.ids import squeezed

_FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*", re.DOTALL | re.IGNORECASE)
_LEAST_QUOTE = 8
"""Letters of the shortest quote that says anything."""
_MOST_WHY = 300

_TO_A_MODEL = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}"
    r"\b(?:above|previous|prior|preceding|earlier|instructions?|prompts?|rules?|guidelines)\b"
    r"|\b(?:answer|respond|reply|output|return|print|write|say|conclude)\b[^.!?]{0,40}?"
    r"(?:\bverdict\b|['\"`]?\b(?:supported|contradicted)\b)"
    r"|\b(?:mark|rate|classify|label|treat|judge|consider|score|grade)\b[^.!?]{0,40}"
    r"\b(?:claim|sentence|statement|citation|page|passage)s?\b[^.!?]{0,30}\bas\b[^.!?]{0,20}"
    r"\b(?:supported|verified|true|accurate|correct)\b"
    r"|['\"]verdict['\"] ?:|\b(?:new|updated|important|urgent|real|actual|system) (?:instructions?|override|prompt) ?:"
    r"|\byou are (?:now )?(?:an? |the )?(?:[a-z]{1,20} ){0,2}(?:ai|assistant|language model|llm|judge|chatbot|grader)\b"
    r"|\b(?:dear|attention|notice to|note to|message to|instructions? (?:to|for)) ?:?,? ?(?:the |any |all )?"
    r"(?:ai|llm|language model|assistant|chatbot|grader|judge|reviewing model)s?\b"
    r"|<\|[a-z_ ]{1,30}\|>|\[/?inst\]|</?(?:system|assistant|user)>|(?:^|[.!?]) ?(?:system|assistant) ?:"
)


class Answer(msgspec.Struct, frozen=True):
    """The answer in the form that is asked for; `passage` counts from 1."""

    verdict: Literal["supported", "contradicted", "not found", "cannot tell"]
    score: Annotated[float, Meta(ge=0, le=1)]
    passage: int | None = None
    quote: str | None = ""
    why: str | None = ""


class Found(NamedTuple):
    """An answer that counts: the place of its passage, from 0 (None for *not found*), the words as they stand there."""

    verdict: Literal["supported", "contradicted", "not found"]
    place: int | None
    quote: str
    why: str
    score: float


def read_answer(content: str) -> Answer | None:
    """Read an answer, bare or in a fence of code, after thoughts or without; None if it is not of the form."""
    if content.lstrip().startswith("<think>"):
        content = content.partition("</think>")[2]
    fenced = _FENCED.fullmatch(content)
    try:
        return msgspec.json.decode(fenced[1] if fenced else content, type=Answer)
    except (msgspec.MsgspecError, RecursionError):
        return None


def weighed(answer: Answer, passages: Sequence[str]) -> Found | str:
    """Give what an answer says if it counts, or why it does not."""
    why = squeezed(visible(answer.why or ""))[:_MOST_WHY]
    if answer.verdict == "cannot tell":
        return f"the model cannot tell: {why}" if why else "the model cannot tell"
    if answer.verdict == "not found":
        return Found("not found", None, "", why, answer.score)
    place = (answer.passage or 0) - 1
    if not 0 <= place < len(passages):
        return "the answer names no passage"
    quote = quoted(answer.quote or "", passages[place])
    if not quote:
        return "the words it quotes do not stand in the passage"
    return Found(answer.verdict, place, quote, why, answer.score)


def quoted(quote: str, passage: str) -> str:
    """Give the words of a quote as they stand in a passage, whatever its kinds of quotes and dashes; else nothing."""
    source, wanted = Flat(passage), _blanks(Flat(quote.strip()).flat)
    at = _blanks(source.flat).find(wanted) if len(wanted) >= _LEAST_QUOTE else -1
    if at < 0:
        return ""
    start, end = source.place(at, at + len(wanted))
    return squeezed(passage[start:end])


def _blanks(flat: str) -> str:
    return flat.replace("\n", " ").replace("\u00a0", " ")


def speaks_to_a_model(text: str) -> str:
    """Give the words of a text that speak to the model that reads it, as an order would; nothing if there are none."""
    found = _TO_A_MODEL.search(Flat(text).folded)
    return found[0].strip() if found else ""
