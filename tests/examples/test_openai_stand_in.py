import math
import subprocess
import sys
from datetime import UTC, datetime

import pytest
import requests
from openai import BadRequestError, NotFoundError, OpenAI
from openai.types.chat import ChatCompletionMessageParam

from memory_core.engine.types import Exchange, Message, Role
from memory_core.providers.openai import OpenAIEmbedder, OpenAIExtractor, make_client

ASKED: list[ChatCompletionMessageParam] = [
    {"role": "system", "content": "You help.\nKnown:\n- User is a vegetarian.\n- User likes curry"},
    {"role": "user", "content": "What should I cook?"},
]


@pytest.fixture
def client(stand_in: str) -> OpenAI:
    return make_client("any", stand_in, 5)


def test_the_answer_shows_the_memories_it_was_given(client: OpenAI) -> None:
    answer = client.chat.completions.create(model="m", messages=ASKED).choices[0].message.content
    assert answer and "User is a vegetarian; User likes curry" in answer and "What should I cook?" in answer


def test_without_memories_it_says_so(client: OpenAI) -> None:
    answer = client.chat.completions.create(model="m", messages=ASKED[1:]).choices[0].message.content
    assert answer and answer.startswith("I know nothing about you yet")


def test_a_streamed_answer_is_the_same_words(client: OpenAI) -> None:
    whole = client.chat.completions.create(model="m", messages=ASKED).choices[0].message.content
    stream = client.chat.completions.create(model="m", messages=ASKED, stream=True)
    words = [chunk.choices[0].delta.content or "" for chunk in stream]
    assert "".join(words) == whole and len(words) > 10


def test_a_stream_ends_with_its_price_when_asked(client: OpenAI) -> None:
    options = {"include_usage": True}
    stream = client.chat.completions.create(model="m", messages=ASKED, stream=True, stream_options=options)  # type: ignore[call-overload]
    assert list(stream)[-1].usage.prompt_tokens > 0


def test_it_can_be_candors_extractor(client: OpenAI) -> None:
    now = datetime(2024, 5, 8, tzinfo=UTC)
    turns = (Message(Role.USER, "Hi! I live in Berlin. I painted a barn.", now), Message(Role.ASSISTANT, "I see.", now))
    extraction = OpenAIExtractor(client).extract(Exchange(turns))
    assert [found.text for found in extraction.candidates] == [
        "User lives in Berlin.",
        'User said: "I painted a barn".',
    ]


def test_it_can_be_candors_embedder(client: OpenAI) -> None:
    tea, green_tea, rain = OpenAIEmbedder(client).embed(["tea please", "green tea please", "rain"])
    assert len(tea) == 512 and math.dist(tea, green_tea) < math.dist(tea, rain)


def test_embeddings_come_packed_too(client: OpenAI) -> None:
    packed = client.embeddings.create(model="m", input="tea", dimensions=8).data[0].embedding
    plain = client.embeddings.create(model="m", input="tea", dimensions=8, encoding_format="float").data[0].embedding
    assert packed == pytest.approx(plain)


def test_it_lists_its_models(client: OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["stand-in-chat", "stand-in-embedding"]


def test_what_it_cannot_answer_is_refused_in_openais_shape(client: OpenAI) -> None:
    with pytest.raises(BadRequestError, match="messages must be a list"):
        client.chat.completions.create(model="m", messages=[])
    with pytest.raises(NotFoundError):
        client.files.list()


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b'{"input": ""}'])
def test_a_body_it_cannot_read_does_not_end_it(stand_in: str, body: bytes) -> None:
    assert requests.post(f"{stand_in}/embeddings", data=body, timeout=5).status_code == 400


def test_it_runs_as_a_command_and_prints_its_address() -> None:
    command = [sys.executable, "examples/openai_stand_in.py", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().split()[0].removeprefix("OPENAI_BASE_URL=")
        status = requests.get(f"{address}/models", timeout=5).status_code
        server.terminate()
    assert status == 200
