"""What a judgement costs: estimated before anything is sent, bounded while it runs."""

import asyncio
from collections.abc import Iterable
from ipaddress import ip_address
from math import ceil
from typing import NamedTuple
from urllib.parse import urlsplit

from recto.config import Judge
from recto.errors import ConfigError
from recto.verify.judge.prompt import Messages

_CHARACTERS = 4
"""Characters of a token, by a rule of thumb."""
_FRAME = 16
"""Tokens around a message, at most."""
_ANSWER = 120
"""Tokens of an answer, by experience."""
_MILLION = 1_000_000


class Prices(NamedTuple):
    """What a million tokens cost, sent and answered."""

    sent: float
    answered: float

    def of(self, sent: int, answered: int) -> float:
        """Give what some tokens cost."""
        return (sent * self.sent + answered * self.answered) / _MILLION


class Estimate(NamedTuple):
    """What it would take to judge: requests, tokens by a rule of thumb (four characters each), their cost.

    `endpoint` is where texts would be sent to. `known` answers are remembered, `held_back` is what is not worth asking.
    """

    requests: int
    tokens_sent: int
    tokens_answered: int
    cost: float
    budget: float
    endpoint: str
    model: str
    known: int = 0
    held_back: int = 0

    def __str__(self) -> str:
        tokens = f"about {self.tokens_sent:,} tokens sent and {self.tokens_answered:,} answered"
        return f"{self.requests:,} requests to {self.model} at {self.endpoint}, {tokens}: {self.cost:.4f} or so"


def prices(settings: Judge) -> Prices:
    """Give the prices that are set; a model on this machine costs nothing unless they are.

    Raises `ConfigError` where nobody said what another one costs, or a price is negative: no budget could be kept.
    """
    sent, answered = settings.price_in, settings.price_out
    if None in (sent, answered) and not is_local(settings.endpoint):
        raise ConfigError(
            "What the judge costs is not known, so its budget could not be kept.",
            "Set price_in and price_out under [judge] in recto.toml, for a million tokens; 0 if it costs nothing.",
        )
    found = Prices(sent or 0, answered or 0)
    if min(found) < 0:
        raise ConfigError("A price of the judge is negative.", "Set price_in and price_out to 0 or more.")
    return found


def is_local(endpoint: str) -> bool:
    """Say whether an address is one of this machine."""
    host = urlsplit(endpoint).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def estimated(requests: Iterable[Messages], most_answered: int) -> tuple[int, int]:
    """Estimate the tokens of some requests, sent and answered."""
    sent = [sum(len(content) for _, content in each) / _CHARACTERS + _FRAME * len(each) for each in requests]
    return ceil(sum(sent)), min(_ANSWER, most_answered) * len(sent)


def most_sent(request: Messages) -> int:
    """Give a number of tokens that a request cannot exceed: no token is less than a byte."""
    return sum(len(content.encode("utf-8", "replace")) + _FRAME for _, content in request)


class Budget:
    """What may be spent, what is, and what requests under way may cost at most; `limit` is never exceeded."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.spent = 0.0
        self._held: list[float] = []
        self._changed = asyncio.Condition()

    def _fits(self, cost: float) -> bool:
        return self.spent + sum(self._held) + cost <= self.limit

    async def hold(self, cost: float) -> bool:
        """Set aside what a request costs at most; False if it would go beyond the limit whatever is under way."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._fits(cost) or not self._held)
            if fits := self._fits(cost):
                self._held.append(cost)
            return fits

    async def settle(self, held: float, paid: float) -> None:
        """Put what was paid in the place of what was set aside."""
        async with self._changed:
            self._held.remove(held)
            self.spent += paid
            self._changed.notify_all()
