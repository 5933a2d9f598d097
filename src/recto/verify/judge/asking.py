"""Ask until there is an answer: from memory, within the budget, again where that may help."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from recto.verify.judge.cache import Answers
from recto.verify.judge.cost import Budget, Prices, most_sent
from recto.verify.judge.prompt import Messages
from recto.verify.judge.reply import Answered, Failure, Reply

if TYPE_CHECKING:
    from recto.verify.judge.client import Endpoint

Sleep = Callable[[float], Awaitable[None]]

_TRIES = 4
_LONGEST_WAIT = 120.0
_IN_A_ROW = 5
"""Requests without an answer after which no more are sent."""


class Asking:
    """A run: what was sent, counted and spent, and, once it cannot go on, why it was `stopped`."""

    def __init__(
        self, endpoint: "Endpoint", answers: Answers | None, budget: Budget, prices: Prices, sleep: Sleep
    ) -> None:
        self.endpoint, self.answers, self.budget, self.prices, self.sleep = endpoint, answers, budget, prices, sleep
        self.requests = self.remembered = self.sent = self.answered = 0
        self.stopped = ""
        self._failed = 0

    async def ask(self, asked: Messages) -> Reply | Failure:
        """Give what the model says to some messages, or why it says nothing; what was cut off is not remembered."""
        model = self.endpoint.settings.model
        if self.answers and (known := self.answers.find(model, asked)):
            self.remembered += 1
            return known
        found = await self._until_answered(asked)
        if isinstance(found, Reply) and not found.cut_off and self.answers:
            self.answers.put(model, asked, found)
        return found

    async def _until_answered(self, asked: Messages) -> Reply | Failure:
        for again in range(_TRIES):
            answer = await self._once(asked)
            if isinstance(answer, Answered):
                self._failed = 0
                return answer.reply
            found, wait = answer, 2.0**again if answer.wait is None else answer.wait
            if wait > _LONGEST_WAIT:
                found = Failure(f"{found.why}; it asks to wait {wait:g} seconds", stops=True)
            if not found.again or again == _TRIES - 1 or self.stopped:
                break
            await self.sleep(wait)
        return self._noted(found)

    def _noted(self, failure: Failure) -> Failure:
        """Stop where no other request would fare better, or where that is to be feared."""
        self._failed += 1
        if failure.stops or self._failed >= _IN_A_ROW:
            more = "" if failure.stops else f"{_IN_A_ROW} requests in a row got no answer; the last: "
            self.stopped = self.stopped or more + failure.why
        return failure

    async def _once(self, asked: Messages) -> Answered | Failure:
        """Send one request, if the budget allows for all that it may cost."""
        most = self.prices.of(most_sent(asked), self.endpoint.settings.max_tokens)
        if not await self.budget.hold(most):
            return Failure(f"the budget of {self.budget.limit:g} does not allow for another request", stops=True)
        if self.stopped:
            await self.budget.settle(most, 0)
            return Failure(self.stopped, stops=True)
        self.requests += 1
        found = await self.endpoint.ask(asked)
        await self.budget.settle(most, self._paid(asked, found, most))
        return found

    def _paid(self, asked: Messages, found: Answered | Failure, most: float) -> float:
        """Count what a request cost: by what the endpoint says, else the most that it can be."""
        if isinstance(found, Failure):
            return most if found.paid else 0
        sent = found.usage.prompt_tokens if found.usage else most_sent(asked)
        answered = found.usage.completion_tokens if found.usage else len(found.reply.content.encode("utf-8", "replace"))
        self.sent += sent
        self.answered += answered
        return self.prices.of(sent, answered)
