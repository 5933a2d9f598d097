"""An endpoint on this machine that speaks OpenAI's protocol and misbehaves as it is told."""

import json
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

MODEL = "judge-1"


class Said(NamedTuple):
    """An answer of the stub: status 0 means that none comes."""

    body: str | bytes
    status: int = 200
    headers: Mapping[str, str] = {}


def completion(content: str | None, **more: Any) -> Said:
    """Make the protocol's form of what a model says."""
    message = {"role": "assistant", "content": content, "refusal": more.pop("refusal", None)}
    choice = {"index": 0, "message": message, "finish_reason": more.pop("finish", "stop")}
    usage = {"prompt_tokens": 1000, "completion_tokens": 20}
    return Said(json.dumps({"model": MODEL, "choices": [choice], "usage": usage} | more))


def verdict(verdict: str = "supported", passage: int | None = 1, quote: str = "", **more: Any) -> Said:
    """Make an answer of the form that is asked for."""
    answer = {"verdict": verdict, "passage": passage, "quote": quote, "why": "It says so.", "score": 0.9}
    return completion(json.dumps(answer | more))


class Stub:
    """The endpoint: gives its answers in turn, the last for good; `requests` and `heads` are what it was sent."""

    def __init__(self, *answers: Said | Callable[[dict[str, Any]], Said]) -> None:
        self.answers = list(answers)
        self.requests: list[dict[str, Any]] = []
        self.heads: list[dict[str, str]] = []
        self._closing, self._lock = threading.Event(), threading.Lock()

    def __enter__(self) -> "Stub":
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.endpoint = f"http://127.0.0.1:{self._server.server_port}/v1"
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def said(self, request: dict[str, Any], heads: Mapping[str, str]) -> Said:
        """Give the next answer; one without a status is none until the stub is closed."""
        with self._lock:
            self.requests.append(request)
            self.heads.append(dict(heads))
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        found = answer if isinstance(answer, Said) else answer(request)
        if not found.status:
            self._closing.wait(30)
        return found


def _handler(stub: Stub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            said = stub.said(json.loads(self.rfile.read(length)), self.headers)
            if said.status and self.path == "/v1/chat/completions":
                body = said.body if isinstance(said.body, bytes) else said.body.encode()
                self.send_response_only(said.status)
                for name, value in {"Content-Length": str(len(body)), **said.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
