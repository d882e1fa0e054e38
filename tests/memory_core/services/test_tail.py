"""A client that posts the whole history each time stores and pays for its new tail; the rest is context."""

import json

import pytest
from werkzeug import Request, Response

from memory_core.callers import Caller
from memory_core.models import Job, Project, Turn
from memory_core.services import ingest, processing
from memory_core.services.ingest import Post, Said
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.memory_core.conftest import Models
from tests.memory_core.worlds import NOON, again, in_force, texts

pytestmark = pytest.mark.django_db

HISTORY = (
    ("user", "I live in Oslo."),
    ("assistant", "What a lovely city!"),
    ("user", "I have a dog called Rex."),
    ("assistant", "Good boy, Rex!"),
    ("user", "I work at Acme."),
)


def say(caller: Caller, number: int, run_id: str | None = "run") -> Job:
    """Posts the first `number` turns of the history, as a client does that keeps none back."""
    said = tuple(Said(role, content) for role, content in HISTORY[:number])
    job = ingest.accept(caller, Post(said, Names(user_id="alice", run_id=run_id), NOON))
    processing.work_lane(job.project_id, job.owner_id)
    return again(job)


@pytest.mark.parametrize("run_id", ["run", None])
def test_only_the_new_tail_is_stored_and_read(caller: Caller, project: Project, run_id: str | None) -> None:
    read = [say(caller, number, run_id).summary["turns"] for number in range(1, len(HISTORY) + 1)]
    with project_scope(project.pk):
        assert read == [1] * len(HISTORY) and Turn.objects.count() == len(HISTORY)
    assert texts(in_force(project)) == ["User lives in Oslo", "User has a dog called Rex", "User works at Acme"]


def test_a_history_without_anything_new_costs_nothing(caller: Caller, project: Project) -> None:
    say(caller, 5)
    again_posted = say(caller, 5)
    assert (again_posted.status, again_posted.summary, again_posted.results) == ("SUCCEEDED", {"turns": 0}, [])


def test_the_same_words_in_another_run_are_another_turn(caller: Caller, project: Project) -> None:
    say(caller, 1, "one")
    assert say(caller, 1, "two").summary["turns"] == 1


def test_what_stood_there_before_is_given_as_context(caller: Caller, project: Project, openai: Models) -> None:
    documents: list[dict[str, list[dict[str, str]]]] = []

    def answer(request: Request) -> Response:
        documents.append(json.loads(request.get_json()["messages"][1]["content"]))
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": '{"memories": []}'}}
        usage = {"prompt_tokens": 30, "completion_tokens": 12, "total_tokens": 42}
        body = {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
        return Response(json.dumps(body), content_type="application/json")

    openai.embedder_works()
    openai.extractor_answers(answer)
    say(caller, 3)
    last = say(caller, 5)
    assert [turn["content"] for turn in documents[-1]["messages"]] == [content for _, content in HISTORY[3:]]
    assert [turn["content"] for turn in documents[-1]["context"]] == [content for _, content in HISTORY[:3]]
    assert (last.summary["tokens_in"], last.summary["tokens_out"]) == (30, 12)
