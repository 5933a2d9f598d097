"""One request to an endpoint that speaks OpenAI's protocol, and what came of it."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Annotated, Any, NamedTuple

import aiohttp
import msgspec
from msgspec import Meta

from recto.config import JUDGE_KEY, Judge
from recto.errors import ConfigError
from recto.verify.judge.cost import is_local
from recto.verify.judge.prompt import Messages
from recto.verify.judge.reply import Answered, Failure, Reply, Usage
from recto.verify.retry_after import asked_to_wait

_MOST_BYTES = 1_000_000
_AGAIN = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
_SAME = re.compile(r"[-@:_]?(?:\d[\d.-]*|latest)")


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct, frozen=True):
    choices: Annotated[tuple[_Choice, ...], Meta(min_length=1)]
    model: str | None = None
    usage: Any = None


class _Response(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


class Endpoint:
    """The endpoint of the settings; what it does not take of the parameters is left out from then on."""

    def __init__(self, settings: Judge, secret: str, session: aiohttp.ClientSession) -> None:
        self.settings, self.secret, self.session = settings, secret, session
        base = settings.endpoint.rstrip("/")
        self.url = base if base.endswith("/chat/completions") else f"{base}/chat/completions"
        self.more: dict[str, Any] = {
            "max_tokens": settings.max_tokens,
            "temperature": 0,
            "response_format": {"type": "json_object"},
        }

    async def ask(self, asked: Messages) -> Answered | Failure:
        """Send some messages once, and again only without a parameter that the endpoint does not know."""
        messages = [{"role": role, "content": content} for role, content in asked]
        while True:
            sent = dict(self.more)
            got = await self._post({"model": self.settings.model, "messages": messages, "stream": False, **sent})
            if isinstance(got, Failure):
                return got
            if got.status not in (400, 422) or not self._leaves_out(got.body.decode("utf-8", "replace"), sent):
                return self._read(got)

    async def _post(self, request: dict[str, Any]) -> _Response | Failure:
        try:
            async with self.session.post(self.url, data=json.dumps(request), allow_redirects=False) as response:
                return _Response(response.status, response.headers, await _bounded(response))
        except TimeoutError:
            return Failure(f"no answer in {self.settings.timeout:g} seconds", again=True, paid=True)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return Failure(f"it cannot be reached: {self._clean(str(error) or type(error).__name__)}", again=True)

    def _leaves_out(self, said: str, sent: Mapping[str, Any]) -> bool:
        """Leave a parameter out that an endpoint complains of, but no limit; say whether that changes what was sent."""
        for name in ("temperature", "response_format"):
            if name in said:
                self.more.pop(name, None)
        if "max_completion_tokens" in said and "max_tokens" in self.more:
            self.more["max_completion_tokens"] = self.more.pop("max_tokens")
        return self.more != sent

    def _read(self, got: _Response) -> Answered | Failure:
        if got.status == 200:
            return self._answered(got.body)
        status, said = got.status, f"status {got.status}, {self._clean(_told(got.body))}".removesuffix(", ")
        if status in _AGAIN:
            return Failure(said, again=True, wait=asked_to_wait(got.headers))
        if 300 <= status < 400:
            return Failure(f"it leads elsewhere ({status}): name the address it leads to", stops=True)
        if status in (401, 403):
            return Failure(f"it refuses the key of {JUDGE_KEY}: {said}", stops=True)
        return Failure(said, stops=status in (402, 404, 405))

    def _answered(self, body: bytes) -> Answered | Failure:
        try:
            completion = msgspec.json.decode(body, type=_Completion)
        except (msgspec.MsgspecError, RecursionError) as error:
            return Failure(f"what it says is not of the protocol: {self._clean(str(error))}", paid=True)
        model = completion.model or self.settings.model
        if not same_model(self.settings.model, model):
            why = f"it answers as {self._clean(model)}, not as {self.settings.model}: set judge.model to what is meant"
            return Failure(why, stops=True, paid=True)
        choice = completion.choices[0]
        refused = choice.message.refusal or ("its filter" if choice.finish_reason == "content_filter" else "")
        reply = Reply(choice.message.content or "", self._clean(refused), choice.finish_reason == "length")
        return Answered(reply, _usage(completion.usage))

    def _clean(self, text: str) -> str:
        """Give what an endpoint says in one short line, without the key."""
        text = text.replace(self.secret, "…") if self.secret else text
        return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    """Read a body; raise `ValueError` where it is too long to be an answer."""
    body = b""
    async for chunk in response.content.iter_chunked(65_536):
        body += chunk
        if len(body) > _MOST_BYTES:
            raise ValueError(f"it answers with more than {_MOST_BYTES:,} bytes")
    return body


def _told(body: bytes) -> str:
    """Give the message of an error, in the protocol's form or as it stands."""
    try:
        said = msgspec.json.decode(body)
    except (msgspec.MsgspecError, RecursionError):
        return body.decode("utf-8", "replace")
    error = said.get("error", said) if isinstance(said, dict) else said
    return str(error.get("message", error) if isinstance(error, dict) else error)


def _usage(usage: Any) -> Usage | None:
    try:
        return msgspec.convert(usage, Usage)
    except msgspec.ValidationError:
        return None


def same_model(asked: str, answered: str) -> bool:
    """Say whether a model that answers is the one asked for, with a version or a place of its own before it."""
    names = [name.lower().rpartition("/")[2] for name in (asked, answered)]
    shorter, longer = sorted(names, key=len)
    return longer.startswith(shorter) and (longer == shorter or bool(_SAME.fullmatch(longer, len(shorter))))


@asynccontextmanager
async def endpoint(settings: Judge, secret: str) -> AsyncIterator[Endpoint]:
    """Give the endpoint of the settings; raise `ConfigError` where a key would be sent in the clear."""
    if secret and settings.endpoint.startswith("http://") and not is_local(settings.endpoint):
        raise ConfigError(
            f"The key would be sent to {settings.endpoint} unencrypted.", "Use an https address, or unset the key."
        )
    heads = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {secret}"} if secret else {})
    timeout = aiohttp.ClientTimeout(total=settings.timeout)
    async with aiohttp.ClientSession(headers=heads, timeout=timeout, cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield Endpoint(settings, secret, session)
