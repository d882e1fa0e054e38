"""An OpenAI server that goes wrong on demand: a real one on loopback, which answers well until it is told otherwise."""

import json
import time
from collections.abc import Callable
from typing import Any

from examples.openai_stand_in import Handler, StandIn, answer_chat

HANG_SECONDS = 1.5  # longer than the tests let a call take
Fault = Callable[["FaultyHandler", dict[str, Any]], None]


class FaultyHandler(Handler):
    """Answers as the stand-in does, unless its server is told to go wrong."""

    def _answer(self, body: Any) -> None:
        server: Any = self.server
        server.asked.append(self.path)
        if server.fault is None or not self.path.startswith(server.of):
            super()._answer(body)
        else:
            FAULTS[server.fault](self, body)

    def send(self, text: str, status: int = 200, *, missing: int = 0, **headers: str) -> None:
        """A body as it is, with `missing` characters fewer than its length promises."""
        payload = text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(payload) + missing))
        self.end_headers()
        self.wfile.write(payload)

    def say(self, content: str | None, **message: Any) -> None:
        """A completion with this content."""
        answer = answer_chat({"messages": [{"role": "user", "content": "x"}]})
        answer["choices"][0]["message"] |= {"content": content, **message}
        self.send(json.dumps(answer))

    def hang_up(self) -> None:
        self.close_connection = True
        self.wfile.flush()


def _break_off(handler: FaultyHandler, body: dict[str, Any]) -> None:
    handler.send('{"id": "c", "choi', missing=500)
    handler.hang_up()


def _hang(handler: FaultyHandler, body: dict[str, Any]) -> None:
    time.sleep(HANG_SECONDS)
    handler.hang_up()


ERROR = json.dumps({"error": {"message": "I live in Oslo", "type": "x", "code": None}})
FAULTS: dict[str, Fault] = {
    "garbage": lambda handler, body: handler.send("<html>We are busy.</html>", Content_Type="text/html"),
    "half a body": lambda handler, body: handler.send('{"id": "c", "choices": [{"mess'),
    "half an answer": lambda handler, body: handler.say('{"memories": [{"text": "User lives in Os'),
    "another schema": lambda handler, body: handler.say('{"facts": ["lives in Oslo"]}'),
    "a refusal": lambda handler, body: handler.say(None, refusal="I cannot read that I live in Oslo."),
    "429": lambda handler, body: handler.send(ERROR, 429, Retry_After="0.01"),
    "500": lambda handler, body: handler.send(ERROR, 500),
    "401": lambda handler, body: handler.send(ERROR, 401),
    "a hang": _hang,
    "a disconnect": lambda handler, body: handler.hang_up(),
    "a break in the middle": _break_off,
}


class FaultyOpenAI(StandIn):
    """`with FaultyOpenAI() as url`; `goes_wrong` says how from now on, and at which of its addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.server.RequestHandlerClass = FaultyHandler
        self.server.asked, self.server.fault, self.server.of = [], None, ""  # type: ignore[attr-defined]

    def goes_wrong(self, fault: str | None, of: str = "/v1/chat") -> None:
        self.server.fault, self.server.of = fault, of  # type: ignore[attr-defined]

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked, in order."""
        asked: list[str] = self.server.asked  # type: ignore[attr-defined]
        return asked
