import json
from datetime import timedelta

import pytest
from django.utils import timezone
from werkzeug import Request, Response

from memory_core.callers import Caller
from memory_core.engine.wanted import DEFAULT_CATEGORIES
from memory_core.errors import InvalidInput
from memory_core.models import Project
from memory_core.models.tally import GateTally
from memory_core.services import gate_tally, ingest, policy, processing
from memory_core.services.policy import Changes
from memory_core.tenancy import project_scope
from tests.memory_core.conftest import Models
from tests.memory_core.worlds import in_force, post, tell, texts

pytestmark = pytest.mark.django_db


def decide(project: Project, **changes: object) -> None:
    policy.change(project.pk, changes, actor="user:olga")  # type: ignore[arg-type]


def asked(openai: Models) -> list[dict[str, object]]:
    """Fills up with the documents that the model is asked with."""
    found: list[dict[str, object]] = []

    def answer(request: Request) -> Response:
        found.append(json.loads(request.get_json()["messages"][1]["content"]))
        message = {"role": "assistant", "content": '{"memories": []}'}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        body = {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
        return Response(json.dumps(body), content_type="application/json")

    openai.embedder_works()
    openai.extractor_answers(answer)
    return found


def test_a_model_is_told_what_the_project_and_the_call_want(caller: Caller, project: Project, openai: Models) -> None:
    decide(project, instructions="We sell tea.", excludes="salaries", categories={"tea": "Teas and pots"})
    documents = asked(openai)
    tell(caller, "alice", "I live in Oslo.", options={"instructions": "This is a test.", "includes": "homes"})
    assert documents[0]["project"] == {
        "instructions": "We sell tea.\nThis is a test.",
        "includes": "homes",
        "excludes": "salaries",
        "categories": {"tea": "Teas and pots"},
    }


def test_without_wishes_a_model_gets_the_default_catalogue(caller: Caller, openai: Models) -> None:
    documents = asked(openai)
    tell(caller, "alice", "I live in Oslo.")
    [told] = [document["project"] for document in documents]
    assert isinstance(told, dict) and told["categories"] == dict(DEFAULT_CATEGORIES)


def test_what_the_project_excludes_is_not_learned(caller: Caller, project: Project) -> None:
    decide(project, excludes="homes")
    job = tell(caller, "alice", "I live in Oslo.", "I like tea.")
    assert texts(in_force(project)) == ["User likes tea"]
    assert job.summary["dropped"] == {"excluded by the project": 1}


def test_memories_are_filed_under_the_projects_categories(caller: Caller, project: Project) -> None:
    decide(project, categories={"drinks": "Tea, coffee and what else one drinks"})
    tell(caller, "alice", "I like tea.", "I live in Oslo.")
    assert [one.categories for one in in_force(project)] == [["drinks"], []]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"instructions": "a" * 5001}, "instructions"),
        ({"excludes": "a" * 2001}, "excludes"),
        ({"categories": {str(n): "" for n in range(51)}}, "categories"),
        ({"categories": {"": "nothing"}}, "categories"),
        ({"categories": {"tea": "a" * 301}}, "categories"),
    ],
)
def test_what_is_too_much_is_refused_by_name(project: Project, changes: Changes, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        policy.change(project.pk, changes, actor="user:olga")
    assert list(refusal.value.fields) == [field]


def test_what_the_gate_spared_is_counted_for_good(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "Hello!", "Thanks so much!", "I live in Oslo.")
    tell(caller, "bob", "Good morning")
    with project_scope(project.pk):
        told = gate_tally.spared()
        assert (told.turns, told.dropped_turns) == (4, 3)
        assert told.dropped_tokens == gate_tally.tokens_in(["Hello!", "Thanks so much!", "Good morning"])
        assert 0 < told.share < 1 and GateTally.objects.count() <= 2


def test_the_numbers_of_one_day_and_one_shard_are_one_row(caller: Caller, project: Project) -> None:
    for _ in range(3):
        tell(caller, "alice", f"I live in Oslo. {_}", "Hello!" + "!" * _)
    with project_scope(project.pk):
        [row] = GateTally.objects.all()
        assert (row.turns, row.dropped_turns) == (6, 3)


def test_days_before_are_left_out_where_nobody_asks_for_them(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "Hello!")
    with project_scope(project.pk):
        GateTally.objects.update(day=timezone.now().date() - timedelta(days=40))
        assert gate_tally.spared(timezone.now().date() - timedelta(days=30)).turns == 0
        assert gate_tally.spared().turns == 1


def test_a_job_that_is_done_twice_is_counted_once(caller: Caller, project: Project) -> None:
    job = ingest.accept(caller, post("Hello!"))
    for _ in range(2):
        processing.work_lane(job.project_id, job.owner_id)
    with project_scope(project.pk):
        assert gate_tally.spared().turns == 1
