"""A chat with memory: ask for the context before the model is called, add after it has answered.

    python examples/chat_loop.py
    python examples/chat_loop.py --once "What should I cook tonight?"

Candor's address and key come from CANDOR_URL and CANDOR_API_KEY, or from var/run.json, which
`make run` writes. Without OPENAI_API_KEY a stand-in without a model answers.
"""

import argparse
import json
import os
import runpy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import requests
from openai import OpenAI, OpenAIError
from openai.types.chat import ChatCompletionMessageParam

ROOT = Path(__file__).resolve().parent.parent
MODEL = os.environ.get("OPENAI_MODEL", "gpt-4o-mini")
CONNECT_AND_READ_SECONDS = (0.5, 2.0)
SYSTEM = "You are a helpful assistant."
CONTEXT_TOKENS = 500


def warn(text: str) -> None:
    print(f"warning: {text}", file=sys.stderr, flush=True)


class Memory:
    """Three calls to Candor. When it is away the chat goes on without it: a warning, never an error."""

    def __init__(self, url: str, api_key: str) -> None:
        self.url = url.rstrip("/")
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Token {api_key}"

    def recall(self, question: str, user_id: str) -> str:
        """What is known that bears on the question, as a block for the system prompt; empty when nothing is."""
        body = {"query": question, "user_id": user_id, "max_tokens": CONTEXT_TOKENS}
        return str(self._post("/v1/context/", body).get("context", ""))

    def remember(self, question: str, answer: str, user_id: str, run_id: str | None = None) -> None:
        """Hand over the finished exchange; Candor decides later, and with people, what of it is kept."""
        messages = [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
        named = {"run_id": run_id} if run_id else {}
        self._post("/v3/memories/add/", {"messages": messages, "user_id": user_id, **named})

    def end(self, run_id: str, user_id: str) -> None:
        """The chat is over: what it came to leads the context of the next one."""
        self._post(f"/v1/sessions/{run_id}/end/", {"user_id": user_id})

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        if not self.url:
            return {}
        try:
            response = self.session.post(self.url + path, json=body, timeout=CONNECT_AND_READ_SECONDS)
            response.raise_for_status()
            answer = response.json()
        except requests.RequestException as problem:
            warn(f"going on without memory: {type(problem).__name__} at {path}")
            return {}
        return answer if isinstance(answer, dict) else {}


def connect_to_candor() -> Memory:
    """Both from the environment or both from the file: a key is never sent to an address it was not made for."""
    if "CANDOR_URL" in os.environ:
        return Memory(os.environ["CANDOR_URL"], os.environ.get("CANDOR_API_KEY", ""))
    try:
        running = json.loads((ROOT / "var" / "run.json").read_text())
        return Memory(running["url"], running["api_key"])
    except (OSError, ValueError, KeyError):
        warn("Candor is not running (start it with `make run`): answers come without memory")
        return Memory("", "")


@contextmanager
def connect_to_model() -> Iterator[OpenAI]:
    """OpenAI or what OPENAI_BASE_URL names; without a key the stand-in, in a thread of this process."""
    if os.environ.get("OPENAI_API_KEY"):
        yield OpenAI(timeout=60)
        return
    print("OPENAI_API_KEY is not set: a stand-in without a model answers.", file=sys.stderr, flush=True)
    stand_in = runpy.run_path(str(Path(__file__).with_name("openai_stand_in.py")))["StandIn"]
    with stand_in() as base_url:
        yield OpenAI(api_key="stand-in", base_url=base_url, timeout=60)


def prompt(question: str, known: str) -> list[ChatCompletionMessageParam]:
    return [{"role": "system", "content": f"{SYSTEM}\n{known}".strip()}, {"role": "user", "content": question}]


def answer(client: OpenAI, memory: Memory, question: str, user_id: str, run_id: str | None = None) -> str:
    messages = prompt(question, memory.recall(question, user_id))
    completion = client.chat.completions.create(model=MODEL, messages=messages)
    text = completion.choices[0].message.content or ""
    memory.remember(question, text, user_id, run_id)
    return text


def talk(client: OpenAI, memory: Memory, user_id: str) -> None:
    """One session, from the first message to the empty line or the end of input."""
    print("Type a message; an empty line ends the chat.")
    run_id, said = str(uuid4()), False
    try:
        while question := input("you> ").strip():
            try:
                print(answer(client, memory, question, user_id, run_id))
                said = True
            except OpenAIError as problem:
                warn(f"the model did not answer: {type(problem).__name__}")
    finally:
        if said:
            memory.end(run_id, user_id)


def main() -> int:
    parser = argparse.ArgumentParser(description="A chat that remembers.")
    parser.add_argument("--once", metavar="MESSAGE", help="answer this one message and leave")
    parser.add_argument("--user", default="demo-user", help="whose memory to use (default: demo-user)")
    asked = parser.parse_args()
    memory = connect_to_candor()
    with connect_to_model() as client:
        try:
            if asked.once:
                print(answer(client, memory, asked.once, asked.user))
            else:
                talk(client, memory, asked.user)
        except OpenAIError as problem:
            warn(f"the model did not answer: {type(problem).__name__}")
            return 1
        except (EOFError, KeyboardInterrupt):
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
