import json
import math
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from memory_core.engine.types import Dropped, Embedder, Exchange, Extractor, Message, Role
from memory_core.errors import ProviderError
from memory_core.providers.openai import OpenAIEmbedder, OpenAIExtractor, make_client

SECRET = "I moved to Berlin"
EXCHANGE = Exchange((Message(Role.USER, SECRET, datetime(2024, 5, 8, tzinfo=UTC)),))
FACT = {
    "text": "User lives in Berlin.",
    "message": 0,
    "quote": SECRET,
    "kind": "fact",
    "slot": "home",
    "owner": None,
    "value": "berlin",
    "change": "new",
    "replaces": None,
    "stated": True,
    "importance": 7,
    "confidence": 0.9,
    "valid_from": None,
    "valid_to": None,
    "categories": [],
    "sensitivity": [],
    "reason": "",
}
GOOD = json.dumps({"memories": [FACT]})


def completion(content: str | None, **message: Any) -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content, **message}}
    usage = {"prompt_tokens": 30, "completion_tokens": 12, "total_tokens": 42}
    return {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


class Endpoint:
    """A real HTTP endpoint that gives the queued answers, the last one for ever, and keeps what it was asked."""

    def __init__(self, server: HTTPServer) -> None:
        self.url = server.url_for("/v1")
        self.asked: list[dict[str, Any]] = []
        self.answers: list[Callable[[], Response]] = []
        for path in ("/v1/chat/completions", "/v1/embeddings"):
            server.expect_request(path, method="POST").respond_with_handler(self._answer)

    def will_answer(self, *bodies: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
        for body in bodies:
            text = body if isinstance(body, str) else json.dumps(body)
            self.answers.append(partial(Response, text, status, headers, content_type="application/json"))

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.get_json())
        return self.answers[min(len(self.asked), len(self.answers)) - 1]()

    def extractor(self, timeout: float = 5) -> OpenAIExtractor:
        return OpenAIExtractor(make_client("key", self.url, timeout))

    def embedder(self, dimensions: int = 3) -> OpenAIEmbedder:
        return OpenAIEmbedder(make_client("key", self.url, 5), dimensions=dimensions)


@pytest.fixture
def endpoint(httpserver: HTTPServer) -> Iterator[Endpoint]:
    yield Endpoint(httpserver)
    httpserver.check_assertions()


def failure_of(endpoint: Endpoint, timeout: float = 5) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        endpoint.extractor(timeout).extract(EXCHANGE)
    assert SECRET not in caught.value.detail
    return caught.value


def embeddings(*vectors: list[float]) -> dict[str, Any]:
    rows = [{"object": "embedding", "index": i, "embedding": vector} for i, vector in enumerate(vectors)]
    return {"object": "list", "model": "m", "data": rows, "usage": {"prompt_tokens": 1, "total_tokens": 1}}


def embedding_failure(endpoint: Endpoint, texts: list[str] | None = None) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        endpoint.embedder().embed(texts or ["tea"])
    return caught.value


def test_a_good_answer_becomes_candidates_with_their_price(endpoint: Endpoint) -> None:
    endpoint.will_answer(completion(GOOD))
    extraction = endpoint.extractor().extract(EXCHANGE)
    assert [found.quote for found in extraction.candidates] == [SECRET]
    assert (extraction.tokens_in, extraction.tokens_out) == (30, 12)


def test_the_schema_is_asked_for_strictly(endpoint: Endpoint) -> None:
    endpoint.will_answer(completion(GOOD))
    endpoint.extractor().extract(EXCHANGE)
    wanted = endpoint.asked[0]["response_format"]
    assert wanted["type"] == "json_schema" and wanted["json_schema"]["strict"] is True


def test_a_model_that_may_refuse_a_temperature_is_sent_none(endpoint: Endpoint) -> None:
    endpoint.will_answer(completion(GOOD))
    OpenAIExtractor(make_client("key", endpoint.url), "thinker").extract(EXCHANGE)
    endpoint.extractor().extract(EXCHANGE)
    assert [asked.get("temperature") for asked in endpoint.asked] == [None, 0]


def test_both_fulfil_the_engines_protocols(endpoint: Endpoint) -> None:
    extractor: Extractor = endpoint.extractor()
    embedder: Embedder = endpoint.embedder()
    assert (extractor.model, embedder.model) == ("gpt-4o-mini", "text-embedding-3-small")


def test_a_quote_nobody_said_is_dropped_not_an_error(endpoint: Endpoint) -> None:
    endpoint.will_answer(completion(json.dumps({"memories": [FACT | {"quote": "I moved to Paris"}]})))
    extraction = endpoint.extractor().extract(EXCHANGE)
    assert extraction.candidates == () and extraction.dropped == (Dropped("quote not found in the source"),)


@pytest.mark.parametrize("bad", ["As you wish!", GOOD[:40], '{"memories": [{}]}', "", None])
def test_a_malformed_answer_is_sent_back_once(endpoint: Endpoint, bad: str | None) -> None:
    endpoint.will_answer(completion(bad), completion(GOOD))
    extraction = endpoint.extractor().extract(EXCHANGE)
    assert len(extraction.candidates) == 1 and extraction.tokens_in == 60
    assert "That answer cannot be used" in endpoint.asked[1]["messages"][-1]["content"]


@pytest.mark.parametrize("bad", ["As you wish!", GOOD[:40], '{"memories": [{"text": "I moved to Berlin"}]}'])
def test_a_second_malformed_answer_fails_for_good(endpoint: Endpoint, bad: str) -> None:
    endpoint.will_answer(completion(bad))
    assert not failure_of(endpoint).retryable
    assert len(endpoint.asked) == 2


def test_a_refusal_fails_for_good(endpoint: Endpoint) -> None:
    endpoint.will_answer(completion(None, refusal=f"I cannot read {SECRET}"))
    failure = failure_of(endpoint)
    assert "refused" in failure.detail and not failure.retryable


def test_a_filtered_answer_is_a_refusal(endpoint: Endpoint) -> None:
    filtered = completion("")
    filtered["choices"][0]["finish_reason"] = "content_filter"
    endpoint.will_answer(filtered)
    assert "refused" in failure_of(endpoint).detail


@pytest.mark.parametrize(
    "body",
    ["<html>busy", "", "null", "[]", "7", '"text"', "{}", {"choices": []}, {"choices": None}, {"choices": ["a"]},
     {"choices": [{"message": None}]}, {"choices": [{"message": "a"}]}],
)  # fmt: skip
def test_a_body_that_is_no_chat_completion_may_be_tried_again(endpoint: Endpoint, body: object) -> None:
    endpoint.will_answer(body)
    assert failure_of(endpoint).retryable


def test_an_endpoint_that_counts_no_tokens_is_good_enough(endpoint: Endpoint) -> None:
    endpoint.will_answer(completion(GOOD) | {"usage": None})
    assert endpoint.extractor().extract(EXCHANGE).tokens_in == 0


def test_a_busy_endpoint_is_asked_again_when_it_said(endpoint: Endpoint) -> None:
    endpoint.will_answer({"error": {}}, status=429, headers={"Retry-After": "0.3"})
    endpoint.will_answer(completion(GOOD))
    began = time.monotonic()
    assert endpoint.extractor().extract(EXCHANGE).candidates
    assert 0.3 <= time.monotonic() - began < 2


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_is_tried_twice_and_may_be_tried_later(endpoint: Endpoint, status: int) -> None:
    endpoint.will_answer({"error": {"message": SECRET}}, status=status, headers={"Retry-After": "0.01"})
    failure = failure_of(endpoint)
    assert failure.retryable and str(status) in failure.detail and len(endpoint.asked) == 2


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_lasting_failure_is_tried_once(endpoint: Endpoint, status: int) -> None:
    endpoint.will_answer({"error": {"message": SECRET}}, status=status)
    failure = failure_of(endpoint)
    assert not failure.retryable and len(endpoint.asked) == 1


@pytest.mark.parametrize("status", [401, 402, 403, 404])
def test_an_endpoint_that_will_not_have_us_is_asked_once_and_may_be_asked_later(
    endpoint: Endpoint, status: int
) -> None:
    endpoint.will_answer({"error": {"message": SECRET}}, status=status)
    assert failure_of(endpoint).retryable and len(endpoint.asked) == 1


def test_no_credit_is_told_from_too_many_questions(endpoint: Endpoint) -> None:
    endpoint.will_answer({"error": {"code": "insufficient_quota", "message": SECRET}}, status=429)
    assert "its credit is used up" in failure_of(endpoint).detail


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": "1.5", "retry-after-ms": "45000"}, 45),
        ({"Retry-After": format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)}, 7200),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "nan"}, None),
        ({}, None),
    ],
    ids=["seconds", "milliseconds", "a date", "a word", "less than nothing", "no number", "nothing"],
)
def test_when_a_busy_endpoint_wants_to_be_asked_again_is_told(
    endpoint: Endpoint, headers: dict[str, str], seconds: float | None
) -> None:
    endpoint.will_answer({"error": {}}, status=429, headers=headers)
    began = time.monotonic()
    told = failure_of(endpoint).retry_after
    assert told == (pytest.approx(seconds, rel=0.5) if seconds else None)
    assert time.monotonic() - began < 5  # nobody sleeps that long over it


def test_what_was_paid_for_answers_that_cannot_be_used_is_told(endpoint: Endpoint) -> None:
    endpoint.will_answer(completion("As you wish!"))
    failure = failure_of(endpoint)
    assert (failure.tokens_in, failure.tokens_out) == (60, 24)


def test_what_was_paid_before_the_endpoint_fell_silent_is_told(endpoint: Endpoint) -> None:
    endpoint.will_answer(completion("As you wish!"))
    endpoint.will_answer({"error": {}}, status=500)
    failure = failure_of(endpoint)
    assert failure.retryable and (failure.tokens_in, failure.tokens_out) == (30, 12)


def test_an_endpoint_that_hangs_is_given_up(endpoint: Endpoint) -> None:
    def hang() -> Response:
        time.sleep(0.4)
        return Response("{}")

    endpoint.answers.append(hang)
    failure = failure_of(endpoint, timeout=0.1)
    assert failure.retryable and "in time" in failure.detail


def test_an_endpoint_that_is_not_there_is_a_passing_failure() -> None:
    with pytest.raises(ProviderError, match="cannot be reached") as caught:
        OpenAIExtractor(make_client("key", "http://127.0.0.1:9/v1", 1)).extract(EXCHANGE)
    assert caught.value.retryable


def test_a_failure_does_not_drag_the_endpoints_words_along(endpoint: Endpoint) -> None:
    endpoint.will_answer({"error": {"message": SECRET}}, status=400)
    failure = failure_of(endpoint)
    assert failure.__cause__ is None and failure.__suppress_context__


def test_vectors_come_back_in_order_and_of_unit_length(endpoint: Endpoint) -> None:
    answer = embeddings([3.0, 0.0, 4.0], [0.0, 2.0, 0.0])
    answer["data"].reverse()
    endpoint.will_answer(answer)
    assert endpoint.embedder().embed(["tea", "rain"]) == [[0.6, 0.0, 0.8], [0.0, 1.0, 0.0]]


def test_the_wanted_width_is_asked_for(endpoint: Endpoint) -> None:
    endpoint.will_answer(embeddings([1.0, 0.0, 0.0]))
    endpoint.embedder().embed(["tea"])
    assert endpoint.asked[0] == {
        "model": "text-embedding-3-small",
        "input": ["tea"],
        "dimensions": 3,
        "encoding_format": "float",
    }


def test_a_wrong_width_names_both(endpoint: Endpoint) -> None:
    endpoint.will_answer(embeddings([1.0, 0.0]))
    failure = embedding_failure(endpoint)
    assert "2 dimensions, but 3" in failure.detail and not failure.retryable


def test_many_texts_travel_in_batches_of_256(endpoint: Endpoint) -> None:
    endpoint.will_answer(*(embeddings(*[[1.0, 0.0, 0.0]] * size) for size in (256, 256, 88)))
    vectors = endpoint.embedder().embed([f"text {i}" for i in range(600)])
    assert len(vectors) == 600 and [len(asked["input"]) for asked in endpoint.asked] == [256, 256, 88]


def test_nothing_to_embed_asks_nothing(endpoint: Endpoint) -> None:
    assert endpoint.embedder().embed([]) == [] and endpoint.asked == []


def test_empty_and_overlong_texts_do_not_fail_their_batch(endpoint: Endpoint) -> None:
    endpoint.will_answer(embeddings([1.0, 0.0, 0.0], [1.0, 0.0, 0.0]))
    endpoint.embedder().embed(["", "x" * 20_000])
    assert [len(text) for text in endpoint.asked[0]["input"]] == [1, 8_000]


@pytest.mark.parametrize(
    "body",
    ["<html>", "[]", "{}", {"data": []}, {"data": None}, {"data": ["a"]}, embeddings([0.0, 0.0, 0.0]),
     embeddings([math.inf, 0.0, 0.0]), embeddings([1.0, 0.0, 0.0], [1.0, 0.0, 0.0]), {"data": [{"index": 0}]}],
)  # fmt: skip
def test_unusable_vectors_are_a_failure(endpoint: Endpoint, body: object) -> None:
    endpoint.will_answer(body)
    assert embedding_failure(endpoint).retryable
