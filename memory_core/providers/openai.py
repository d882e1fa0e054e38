"""Extraction and embeddings through the OpenAI API, or any endpoint that speaks it.

What goes wrong leaves here as a ProviderError whose words come from this file alone: an endpoint's
own message may repeat what it was sent, and what it was sent is somebody's conversation.
"""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import TypeVar, cast

from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAI, OpenAIError, omit
from openai.types import CreateEmbeddingResponse
from openai.types.chat import ChatCompletion, ChatCompletionMessageParam

from memory_core.engine import prompts
from memory_core.engine.embedding import advice
from memory_core.engine.prompts import ChatMessage, MalformedAnswer
from memory_core.engine.types import Exchange, Extraction
from memory_core.errors import ProviderError

DEFAULT_CHAT_MODEL = "gpt-4o-mini"
DEFAULT_EMBEDDING_MODEL = "text-embedding-3-small"
DEFAULT_DIMENSIONS = 512
TIMEOUT_SECONDS = 60.0
QUICK_SECONDS = 2.0
PAUSE_SECONDS = 0.2
ANSWERS_PER_EXTRACTION = 2
TEXTS_PER_BATCH = 256
CHARACTERS_PER_TEXT = 8_000
NOT_ITS_FORMAT = "The model's service answered with something that is not its format."
BUSY = frozenset({408, 409, 425, 429})
WHY = {
    401: ": it does not accept OPENAI_API_KEY",
    402: ": it wants to be paid",
    403: ": it does not let this key do that",
    404: ": it knows no such address or model",
    429: ": it is asked too often",
}
OURS_TO_MEND = frozenset({401, 402, 403, 404})  # the operator's, not an exchange's: what waits can be read afterwards

T = TypeVar("T")


def make_client(api_key: str, base_url: str | None = None, timeout: float = TIMEOUT_SECONDS) -> OpenAI:
    """A client that waits `timeout` seconds for each answer. Without `base_url` it speaks to OpenAI.

    The library's own retries are off: they would keep a worker for minutes, and whoever asks here waits better.
    """
    return OpenAI(api_key=api_key, base_url=base_url or None, timeout=timeout, max_retries=0)


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's answer as text, with the tokens it cost."""

    text: str
    tokens_in: int
    tokens_out: int


class OpenAIExtractor:
    """Asks a chat model for the facts of an exchange, with the answer's schema enforced where the endpoint can."""

    name = "openai"
    version = prompts.PROMPT_VERSION

    def __init__(self, client: OpenAI, model: str = DEFAULT_CHAT_MODEL) -> None:
        self.client = client
        self.model = model

    def extract(self, exchange: Exchange) -> Extraction:
        """The candidates of an exchange with the tokens they cost.

        A malformed answer is sent back once with what is wrong. Raises ProviderError: retryable when the
        endpoint was away, busy, broken or would not have us; not when it refused this exchange, or answered
        twice in the wrong shape.
        """
        messages = prompts.build(exchange)
        tokens_in = tokens_out = 0
        problem: MalformedAnswer | None = None
        for _ in range(ANSWERS_PER_EXTRACTION):
            with _also_spent(tokens_in, tokens_out):
                reply = self._ask(messages)
            tokens_in, tokens_out = tokens_in + reply.tokens_in, tokens_out + reply.tokens_out
            try:
                extraction = prompts.parse(reply.text, exchange)
            except MalformedAnswer as malformed:
                problem = malformed
                messages = [*messages, *prompts.correction(reply.text, malformed)]
            else:
                return replace(extraction, tokens_in=tokens_in, tokens_out=tokens_out)
        told = f"The model's answer cannot be used: {problem}."
        raise ProviderError(told, retryable=False, tokens_in=tokens_in, tokens_out=tokens_out)

    def _ask(self, messages: list[ChatMessage]) -> Reply:
        completion = _answer_of(
            lambda: self.client.chat.completions.create(
                model=self.model,
                messages=cast(list[ChatCompletionMessageParam], messages),
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "memories", "schema": prompts.SCHEMA, "strict": True},
                },
                temperature=0 if self.model == DEFAULT_CHAT_MODEL else omit,  # reasoning models refuse any
            )
        )
        return read_completion(completion)


def read_completion(completion: ChatCompletion) -> Reply:
    """What an endpoint answered. Raises ProviderError: for good when it refused, else because that is no answer.

    The library types an endpoint's JSON without checking it, and hands over what was no JSON as text.
    """
    try:
        choice = completion.choices[0]
        refused = bool(choice.message.refusal) or choice.finish_reason == "content_filter"
        reply = Reply(str(choice.message.content or ""), *_tokens(completion))
    except (AttributeError, IndexError, TypeError):
        raise ProviderError(NOT_ITS_FORMAT) from None
    if refused:
        told = "The model refused to read this exchange."
        raise ProviderError(told, retryable=False, tokens_in=reply.tokens_in, tokens_out=reply.tokens_out)
    return reply


def _tokens(completion: ChatCompletion) -> tuple[int, int]:
    usage = completion.usage
    return (usage.prompt_tokens, usage.completion_tokens) if usage else (0, 0)


class OpenAIEmbedder:
    """Turns texts into unit vectors, TEXTS_PER_BATCH at a time."""

    name = "openai"

    def __init__(
        self, client: OpenAI, model: str = DEFAULT_EMBEDDING_MODEL, dimensions: int = DEFAULT_DIMENSIONS
    ) -> None:
        self.client = client
        self.model = model
        self.dimensions = dimensions

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector of `dimensions` floats and length 1 for each text, in order. Raises ProviderError."""
        batches = (texts[start : start + TEXTS_PER_BATCH] for start in range(0, len(texts), TEXTS_PER_BATCH))
        return [vector for batch in batches for vector in self._embed_batch(batch)]

    def _embed_batch(self, texts: Sequence[str]) -> list[list[float]]:
        response = _answer_of(
            lambda: self.client.embeddings.create(
                model=self.model,
                input=[_embeddable(text) for text in texts],
                dimensions=self.dimensions,
                encoding_format="float",
            )
        )
        return [self._unit(vector) for vector in _vectors(response, len(texts))]

    def _unit(self, vector: list[float]) -> list[float]:
        if len(vector) != self.dimensions:
            raise ProviderError(
                f"{self.model} gives vectors of {len(vector)} dimensions, but {self.dimensions} are wanted. "
                f"{advice(len(vector))}",
                retryable=False,
            )
        length = math.hypot(*vector)
        if not math.isfinite(length) or length == 0:
            raise ProviderError("The model's service answered with a vector that has no direction.")
        return [part / length for part in vector]


def _embeddable(text: str) -> str:
    """Empty input is refused by the API and overlong input fails its whole batch; neither changes what is found."""
    return text[:CHARACTERS_PER_TEXT] or " "


def _vectors(response: CreateEmbeddingResponse, wanted: int) -> list[list[float]]:
    try:
        rows = sorted(response.data, key=lambda row: row.index)
        vectors = [[float(part) for part in row.embedding] for row in rows]
    except (AttributeError, TypeError, ValueError):
        raise ProviderError(NOT_ITS_FORMAT) from None
    if [row.index for row in rows] != list(range(wanted)):
        raise ProviderError(f"The model's service answered with {len(rows)} vectors for {wanted} texts.")
    return vectors


def _answer_of(call: Callable[[], T]) -> T:
    """Ask, and once more where that failed at once: a connection that had rested too long, an endpoint that hiccups.

    So a caller waits little longer than one timeout, whatever happens.
    """
    began = time.monotonic()
    try:
        with failures_told():
            return call()
    except _Hiccup as hiccup:
        wait = hiccup.retry_after or PAUSE_SECONDS
        if time.monotonic() - began + wait > QUICK_SECONDS:
            raise
    time.sleep(wait)
    with failures_told():
        return call()


class _Hiccup(ProviderError):
    """A failure that may be gone a moment later."""


@contextmanager
def _also_spent(tokens_in: int, tokens_out: int) -> Iterator[None]:
    """What was paid before a failure is told with it."""
    try:
        yield
    except ProviderError as error:
        error.tokens_in, error.tokens_out = error.tokens_in + tokens_in, error.tokens_out + tokens_out
        raise


@contextmanager
def failures_told() -> Iterator[None]:
    """Turn the library's errors into ours and leave their words, which may quote the request, behind."""
    try:
        yield
    except APIStatusError as error:
        raise _refused_with(error) from None
    except APITimeoutError:
        raise ProviderError("The model's service did not answer in time.") from None
    except APIConnectionError as error:
        raise _Hiccup(_broken(error)) from None
    except (OpenAIError, ValueError):
        raise ProviderError(NOT_ITS_FORMAT) from None


def _broken(error: APIConnectionError) -> str:
    """Nobody there, or gone in the middle of it."""
    if type(error.__cause__).__name__ == "ConnectError":  # of whichever HTTP library the client brings along
        return "The model's service cannot be reached."
    return "The model's service broke the connection off."


def _refused_with(error: APIStatusError) -> ProviderError:
    status = error.status_code
    why = ": its credit is used up" if error.code == "insufficient_quota" else WHY.get(status, "")
    told = f"The model's service answered with HTTP {status}{why}."
    if status in BUSY or status >= 500:
        return _Hiccup(told, retry_after=_retry_after(error))
    return ProviderError(told, retryable=status in OURS_TO_MEND)


def _retry_after(error: APIStatusError) -> float | None:
    """The seconds that the endpoint asks us to wait, given as such or as a moment."""
    headers = error.response.headers
    try:
        if milliseconds := headers.get("retry-after-ms"):
            seconds = float(milliseconds) / 1000
        else:
            seconds = _seconds(headers.get("retry-after", ""))
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds > 0 else None


def _seconds(given: str) -> float:
    try:
        return float(given)
    except ValueError:
        return parsedate_to_datetime(given).timestamp() - time.time()
