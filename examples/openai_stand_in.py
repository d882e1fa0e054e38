"""A small server that answers like the OpenAI API, so that the examples run without a key or a network.

    python examples/openai_stand_in.py --port 8090

It is no language model. Its chat answers repeat what the system message lists ("- User is a
vegetarian"), its extraction takes each sentence of the user that begins with "I " for a fact,
and its embeddings are hashed words.
"""

import argparse
import base64
import hashlib
import json
import math
import re
import struct
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODELS = ("stand-in-chat", "stand-in-embedding")
DEFAULT_DIMENSIONS = 1536
THIRD_PERSON = {
    "am": "is",
    "drink": "drinks",
    "eat": "eats",
    "hate": "hates",
    "have": "has",
    "like": "likes",
    "live": "lives",
    "love": "loves",
    "moved": "moved",
    "need": "needs",
    "prefer": "prefers",
    "use": "uses",
    "want": "wants",
    "was": "was",
    "work": "works",
}


class UnanswerableError(Exception):
    """What was asked cannot be answered; the message says why."""


def text_of(message: Mapping[str, Any]) -> str:
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return " ".join(part.get("text", "") for part in content)


def memories_in(messages: Sequence[Mapping[str, Any]]) -> list[str]:
    """The lines that a system message lists with a dash, which is how memories are usually handed to a model.

    Candor's context puts each memory's id before it, as `[m:9d3f20]`.
    """
    lines = [
        line.strip() for message in messages if message.get("role") == "system" for line in text_of(message).split("\n")
    ]
    listed = (line[2:].strip().rstrip(".") for line in lines if line.startswith(("- ", "* ")))
    return [re.sub(r"^\[m:\w+\] ", "", line) for line in listed]


def reply_to(messages: Sequence[Mapping[str, Any]]) -> str:
    """An answer that shows which memories it was given."""
    asked = next((text_of(message) for message in reversed(messages) if message.get("role") == "user"), "")
    memories = memories_in(messages)
    if not memories:
        return f'I know nothing about you yet. You said: "{asked}"'
    return f'You said: "{asked}" I keep in mind what I know: {"; ".join(memories)}.'


def extraction_of(messages: Sequence[Mapping[str, Any]]) -> str:
    """The answer to Candor's extraction prompt, whose last message is a JSON document with the turns."""
    try:
        turns = json.loads(text_of(messages[-1]))["messages"]
        facts = [
            fact_in(sentence, turn["index"])
            for turn in turns
            if turn["role"] == "user"
            for sentence in re.findall(r"(?:^|(?<=[.!?\n])\s*)(I [^.!?\n]+)", turn["content"])
        ]
    except (ValueError, KeyError, TypeError):
        facts = []
    return json.dumps({"memories": facts})


def fact_in(sentence: str, index: int) -> dict[str, Any]:
    _, verb, *rest = sentence.split()
    known = THIRD_PERSON.get(verb.lower())
    return {
        "text": " ".join(["User", known, *rest]) + "." if known else f'User said: "{sentence}".',
        "message": index,
        "quote": sentence,
        "kind": "fact",
        "slot": None,
        "owner": None,
        "value": None,
        "change": "new",
        "replaces": None,
        "stated": True,
        "importance": 5,
        "confidence": 0.9,
        "valid_from": None,
        "valid_to": None,
        "categories": [],
        "sensitivity": [],
        "reason": "",
    }


def embedding_of(text: str, dimensions: int) -> list[float]:
    """Hashed words, unit length: the same text always gives the same vector, shared words bring two texts closer."""
    vector = [0.0] * dimensions
    for word in re.findall(r"\w+", text.lower()) or [""]:
        number = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
        vector[number % dimensions] += 1.0
    length = math.hypot(*vector)
    return [part / length for part in vector]


def usage(asked: str, answered: str = "") -> dict[str, int]:
    prompt, answer = len(asked.split()), len(answered.split())
    return {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer}


def answer_chat(body: Mapping[str, Any]) -> dict[str, Any]:
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise UnanswerableError("messages must be a list with something in it")
    wants_schema = (body.get("response_format") or {}).get("type") == "json_schema"
    answer = extraction_of(messages) if wants_schema else reply_to(messages)
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": answer, "refusal": None}}
    return {
        **head_of(body, "chat.completion"),
        "choices": [choice],
        "usage": usage(" ".join(text_of(message) for message in messages), answer),
    }


def head_of(body: Mapping[str, Any], kind: str) -> dict[str, Any]:
    return {
        "id": "chatcmpl-stand-in",
        "object": kind,
        "created": int(time.time()),
        "model": body.get("model", MODELS[0]),
    }


def chunks_of(body: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The same answer word by word, as a streaming client expects it."""
    whole = answer_chat(body)
    head = head_of(body, "chat.completion.chunk")
    words = re.findall(r"\S+\s*", whole["choices"][0]["message"]["content"])
    for delta in [{"role": "assistant", "content": ""}, *({"content": word} for word in words)]:
        yield {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
    yield {**head, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
    if (body.get("stream_options") or {}).get("include_usage"):
        yield {**head, "choices": [], "usage": whole["usage"]}


def answer_embeddings(body: Mapping[str, Any]) -> dict[str, Any]:
    given = body.get("input")
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) and text for text in texts):
        raise UnanswerableError("input must be a text or a list of texts, none of them empty")
    vectors = [embedding_of(text, body.get("dimensions") or DEFAULT_DIMENSIONS) for text in texts]
    return {
        "object": "list",
        "model": body.get("model", MODELS[1]),
        "data": [
            {"object": "embedding", "index": index, "embedding": encoded(vector, body.get("encoding_format"))}
            for index, vector in enumerate(vectors)
        ],
        "usage": usage(" ".join(texts)),
    }


def encoded(vector: list[float], encoding: str | None) -> list[float] | str:
    if encoding != "base64":
        return vector
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body leave apart; waiting to join them costs 40 ms an answer

    def do_GET(self) -> None:
        if self.path.rstrip("/") != "/v1/models":
            return self._refuse(404, "There is nothing here.")
        rows = [{"id": model, "object": "model", "created": 0, "owned_by": "stand-in"} for model in MODELS]
        return self._send({"object": "list", "data": rows})

    def do_POST(self) -> None:
        try:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            if not isinstance(body, dict):
                raise UnanswerableError("the body must be a JSON object")
            self._answer(body)
        except (UnanswerableError, ValueError) as problem:
            self._refuse(400, str(problem))

    def _answer(self, body: Mapping[str, Any]) -> None:
        match self.path.rstrip("/"):
            case "/v1/chat/completions" if body.get("stream"):
                self._stream(list(chunks_of(body)))
            case "/v1/chat/completions":
                self._send(answer_chat(body))
            case "/v1/embeddings":
                self._send(answer_embeddings(body))
            case _:
                self._refuse(404, "There is nothing here.")

    def _send(self, body: Mapping[str, Any], status: int = 200) -> None:
        payload = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def _refuse(self, status: int, why: str) -> None:
        self._send({"error": {"message": why, "type": "invalid_request_error", "param": None, "code": None}}, status)

    def _stream(self, chunks: Sequence[Mapping[str, Any]]) -> None:
        """Server-sent events; the end of the connection is the end of the body."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        for data in [*map(json.dumps, chunks), "[DONE]"]:
            self.wfile.write(f"data: {data}\n\n".encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Prompts are people's words; nothing is logged."""


class StandIn:
    """The server in a thread of this process: `with StandIn() as base_url: ...`"""

    def __init__(self, port: int = 0) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        self.base_url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self.base_url

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Answers like the OpenAI API, without a model.")
    parser.add_argument("--port", type=int, default=8090, help="0 picks a free one (default: 8090)")
    stand_in = StandIn(parser.parse_args().port)
    print(f"OPENAI_BASE_URL={stand_in.base_url} OPENAI_API_KEY=stand-in", flush=True)
    try:
        stand_in.server.serve_forever()
    except KeyboardInterrupt:
        stand_in.server.server_close()


if __name__ == "__main__":
    main()
