"""What comes of a request: what a model said, or why it said nothing."""

from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

_COUNT = Annotated[int, Meta(ge=0)]


class Reply(msgspec.Struct, frozen=True):
    """What a model said: its text, its refusal, whether it was cut off."""

    content: str
    refusal: str = ""
    cut_off: bool = False


class Failure(NamedTuple):
    """Why there is no answer.

    `stops` says that no other request would fare better, `again` that the same may fare better after `wait` seconds
    (as the endpoint wishes), `paid` that it may cost something all the same.
    """

    why: str
    stops: bool = False
    again: bool = False
    wait: float | None = None
    paid: bool = False


class Usage(msgspec.Struct, frozen=True):
    """What the endpoint says it counted, in tokens."""

    prompt_tokens: _COUNT = 0
    completion_tokens: _COUNT = 0


class Answered(NamedTuple):
    """What the model said, and what the endpoint counted, if it says so."""

    reply: Reply
    usage: Usage | None
