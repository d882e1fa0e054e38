"""The summary of a session through the OpenAI API, or any endpoint that speaks it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from openai import OpenAI, omit
from openai.types.chat import ChatCompletionMessageParam

from memory_core.engine import session_prompt
from memory_core.engine.prompts import ChatMessage, MalformedAnswer, correction
from memory_core.engine.sessions import Digest, Known
from memory_core.errors import ProviderError
from memory_core.providers.openai import DEFAULT_CHAT_MODEL, Reply, failures_told, read_completion

ANSWERS_PER_SUMMARY = 2


class OpenAISummariser:
    """Asks a chat model what a session came to; every sentence has to name the memories it rests on."""

    name = "openai"
    version = session_prompt.VERSION
    is_local = False

    def __init__(self, client: OpenAI, model: str = DEFAULT_CHAT_MODEL) -> None:
        self.client = client
        self.model = model

    def summarise(self, known: Sequence[Known]) -> Digest:
        """The points of a session, with the tokens they cost.

        A malformed answer is sent back once with what is wrong. Raises ProviderError: retryable when the endpoint was
        away, busy or broken; not when it refused, or answered twice in the wrong shape.
        """
        messages = session_prompt.build(known)
        tokens_in = tokens_out = 0
        problem: MalformedAnswer | None = None
        for _ in range(ANSWERS_PER_SUMMARY):
            reply = self._ask(messages)
            tokens_in, tokens_out = tokens_in + reply.tokens_in, tokens_out + reply.tokens_out
            try:
                digest = session_prompt.parse(reply.text, known)
            except MalformedAnswer as malformed:
                problem = malformed
                messages = [*messages, *correction(reply.text, malformed)]
            else:
                return replace(digest, tokens_in=tokens_in, tokens_out=tokens_out)
        raise ProviderError(f"The model's answer cannot be used: {problem}.", retryable=False)

    def _ask(self, messages: list[ChatMessage]) -> Reply:
        with failures_told():
            completion = self.client.chat.completions.create(
                model=self.model,
                messages=cast(list[ChatCompletionMessageParam], messages),
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "session", "schema": session_prompt.SCHEMA, "strict": True},
                },
                temperature=0 if self.model == DEFAULT_CHAT_MODEL else omit,  # reasoning models refuse any
            )
        return read_completion(completion)
