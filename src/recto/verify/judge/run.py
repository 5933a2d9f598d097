"""Ask a model whether the source of each citation says what its sentence says."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from recto.config import Judge
from recto.errors import ConfigError
from recto.model import Cited, Standing, StoredText, Verdict
from recto.verify.judge.answer import Found, read_answer, speaks_to_a_model, weighed
from recto.verify.judge.asking import Asking, Sleep
from recto.verify.judge.cache import Answers
from recto.verify.judge.cost import Budget, Estimate, estimated, prices
from recto.verify.judge.passages import Candidate, candidates
from recto.verify.judge.prompt import Messages, again, messages
from recto.verify.judge.reply import Failure
from recto.verify.support.reading import Flat
from recto.verify.verdicts.ids import cited_work, fingerprint
from recto.verify.verdicts.standing import passage_mark

Progress = Callable[[str, int, int], None]


class Ask(NamedTuple):
    """A citation to be judged: its id, itself, the text of its source."""

    citation: str
    cited: Cited
    text: StoredText


class Case(NamedTuple):
    """A citation made ready: the passages to compare with, what is to be sent, or why it is not worth asking."""

    ask: Ask
    passages: tuple[Candidate, ...]
    messages: Messages
    held_back: str = ""


class Abstained(NamedTuple):
    """A citation of which the judge says nothing, and why."""

    citation: str
    why: str


class Report(NamedTuple):
    """What a run found, in the order of the citations; `left` are those not asked after it was `stopped`, and why.

    `spent` is in the currency of the prices, `remembered` counts answers that needed no request.
    """

    verdicts: tuple[Verdict, ...]
    abstained: tuple[Abstained, ...]
    left: tuple[str, ...]
    stopped: str
    requests: int
    remembered: int
    tokens_sent: int
    tokens_answered: int
    spent: float


def unjudged(
    cited: Sequence[Cited], stands: Sequence[Standing], text_of: Callable[[str], StoredText | None], model: str
) -> Iterator[Ask]:
    """Give the citations that have a sentence and the text of a source, and no current verdict of a model."""
    for each, stand in zip(cited, stands, strict=True):
        known = stand.state == "current" and any(verdict.by == model for verdict in stand.verdicts)
        if each.sentence and each.work and not known and (text := text_of(each.work)):
            yield Ask(stand.citation, each, text)


def prepare(asks: Iterable[Ask]) -> tuple[Case, ...]:
    """Find the passages to compare each citation with, one source after another; nothing is sent."""
    asked = list(asks)
    cases: dict[int, Case] = {}
    order = sorted(range(len(asked)), key=lambda place: asked[place].text.work)
    for _, places in groupby(order, key=lambda place: asked[place].text.work):
        cases |= _of_source(places, asked)
    return tuple(cases[place] for place in range(len(asked)))


def _of_source(places: Iterable[int], asked: Sequence[Ask]) -> dict[int, Case]:
    first, *others = places
    source = Flat(asked[first].text.text)
    return {place: _case(asked[place], source) for place in (first, *others)}


def _case(ask: Ask, source: Flat) -> Case:
    passages = candidates(ask.cited.sentence, source)
    if not passages:
        return Case(ask, (), (), "no passage of the source shares a word with the sentence")
    for text in (ask.cited.sentence, *(passage.text for passage in passages)):
        if order := speaks_to_a_model(text):
            return Case(ask, passages, (), f"what is to be compared speaks to the model that reads it: {order[:80]!r}")
    return Case(ask, passages, messages(ask.cited.sentence, [passage.text for passage in passages]))


def estimate(cases: Sequence[Case], settings: Judge, answers: Answers | None = None) -> Estimate:
    """Say what it would take to judge, before anything is sent; raise `ConfigError` where the settings do not do."""
    _refuse(settings)
    asked = dict.fromkeys(case.messages for case in cases if case.messages)
    new = [each for each in asked if not (answers and answers.find(settings.model, each))]
    sent, answered = estimated(new, settings.max_tokens)
    return Estimate(
        len(new),
        sent,
        answered,
        prices(settings).of(sent, answered),
        settings.budget,
        settings.endpoint,
        settings.model,
        known=len(asked) - len(new),
        held_back=sum(bool(case.held_back) for case in cases),
    )


def judge(
    cases: Sequence[Case],
    settings: Judge,
    now: str,
    secret: str = "",
    answers: Answers | None = None,
    progress: Progress = lambda *_: None,
    sleep: Sleep = asyncio.sleep,
) -> Report:
    """Ask the model of the settings about each citation, at an ISO time; what it says counts only with proof.

    `secret` is the key of the endpoint. Raises `ConfigError` where the settings do not do, or the extra `llm` is not
    installed; whatever the endpoint does is in the report.
    """
    _refuse(settings)
    return asyncio.run(_run(cases, settings, now, secret, answers, progress, sleep))


def _refuse(settings: Judge) -> None:
    if not settings.endpoint or not settings.model:
        raise ConfigError(
            "No judge is set.", 'Set endpoint = "https://…/v1" and model = "…" under [judge] in recto.toml.'
        )


async def _run(
    cases: Sequence[Case],
    settings: Judge,
    now: str,
    secret: str,
    answers: Answers | None,
    progress: Progress,
    sleep: Sleep,
) -> Report:
    try:
        from recto.verify.judge.client import endpoint
    except ImportError as error:
        raise ConfigError("The judge needs the extra `llm`.", "pip install 'recto[llm]'") from error
    async with endpoint(settings, secret) as asked:
        asking = Asking(asked, answers, Budget(settings.budget), prices(settings), sleep)
        once = {case.messages: case for case in cases if case.messages}
        outcomes = await _each(list(once.values()), asking, settings.concurrency, progress)
    return _report(cases, outcomes, asking, now)


Outcome = Found | str | None
"""What counts, why nothing does, or None where nobody was asked."""


async def _each(cases: Sequence[Case], asking: Asking, at_once: int, progress: Progress) -> Mapping[Messages, Outcome]:
    """Ask about each case, some at a time, until there are none or no more can be asked."""
    outcomes: dict[Messages, Outcome] = {}
    waiting = iter(cases)

    async def work() -> None:
        for case in waiting:
            outcomes[case.messages] = None if asking.stopped else await _outcome(case, asking)
            progress("judge", len(outcomes), len(cases))

    await asyncio.gather(*(work() for _ in range(at_once)))
    return outcomes


async def _outcome(case: Case, asking: Asking) -> Outcome:
    texts = [passage.text for passage in case.passages]
    asked = case.messages
    for further in (True, False):
        reply = await asking.ask(asked)
        if isinstance(reply, Failure):
            return None if reply.stops else f"no answer: {reply.why}"
        if reply.refusal:
            return f"the model refuses: {reply.refusal}"
        if answer := read_answer(reply.content):
            return _allowed(weighed(answer, texts), case.ask.text)
        if reply.cut_off:
            return "the answer was cut off: raise judge.max_tokens"
        if further:
            asked = again(asked, reply.content)
    return "the answer was not of the form asked for, twice"


def _allowed(found: Found | str, text: StoredText) -> Found | str:
    if isinstance(found, Found) and found.verdict == "not found" and text.part:
        return "it does not stand in what is stored, which is a part of the source"
    return found


def _report(cases: Sequence[Case], outcomes: Mapping[Messages, Outcome], asking: Asking, now: str) -> Report:
    verdicts, abstained, left = [], [], []
    for case in cases:
        outcome = case.held_back or outcomes[case.messages]
        if isinstance(outcome, Found):
            verdicts.append(_verdict(case, outcome, asking.endpoint.settings.model, now))
        elif outcome is None:
            left.append(case.ask.citation)
        else:
            abstained.append(Abstained(case.ask.citation, outcome))
    counted = (asking.requests, asking.remembered, asking.sent, asking.answered, asking.budget.spent)
    return Report(tuple(verdicts), tuple(abstained), tuple(left), asking.stopped, *counted)


def _verdict(case: Case, found: Found, model: str, now: str) -> Verdict:
    """Make the verdict: it rests on the passage, or on the whole text where nothing was found in it."""
    rests_on = case.ask.text.text if found.place is None else case.passages[found.place].text
    return Verdict(
        citation=case.ask.citation,
        file=case.ask.cited.file,
        work=cited_work(case.ask.cited),
        sentence=fingerprint(case.ask.cited.sentence),
        verdict=found.verdict,
        at=now,
        by=model,
        passage=passage_mark(rests_on, found.quote),
        quote=found.quote,
        score=found.score,
        why=found.why,
    )
