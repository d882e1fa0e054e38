from typing import Any

import pytest

from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.engine.echo import REASON
from memory_core.models import Evidence, Job, Project
from memory_core.retrieval import Asked
from memory_core.services import ingest, processing
from memory_core.services.ingest import Post, Said
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.memory_core.conftest import Models
from tests.memory_core.services.test_processing import FACT
from tests.memory_core.worlds import NOON, again, in_force, tell, texts

pytestmark = pytest.mark.django_db


def recall(caller: Caller) -> list[str]:
    answer = retrieval.search(caller, Asked("Where does the user live?", {"user_id": "alice"}, threshold=0))
    return [one.version.text for one in answer.found]


def talk(caller: Caller, *said: tuple[str, str]) -> Job:
    post = Post(tuple(Said(role, content) for role, content in said), Names(user_id="alice"), NOON)
    job = ingest.accept(caller, post)
    processing.work_lane(job.project_id, job.owner_id)
    return again(job)


def spans(project: Project) -> int:
    with project_scope(project.pk):
        return Evidence.objects.count()


def dropped(job: Job) -> int:
    return int(job.summary["dropped"].get(REASON, 0))


def test_a_recalled_memory_in_the_persons_turn_is_not_said_again(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I live in Oslo.")
    [memory] = recall(caller)
    job = talk(caller, ("user", f"Relevant memories:\n- {memory}\n\nWhich ski slopes are near my place?"))
    assert job.status == "SUCCEEDED" and (spans(project), len(in_force(project))) == (1, 1)


def test_what_the_person_says_in_own_words_is_said_again(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I live in Oslo.")
    recall(caller)
    job = talk(
        caller, ("user", "You know that I live in Oslo, so which slopes are near?"), ("user", "I live in Oslo now")
    )
    assert not dropped(job) and spans(project) == 2 and texts(in_force(project)) == ["User lives in Oslo"]


def test_without_a_read_nothing_is_an_echo(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I live in Oslo.")
    assert not dropped(talk(caller, ("user", "Relevant memories:\n- User lives in Oslo")))


def test_the_assistants_rewording_of_a_recalled_memory_is_not_learned(
    caller: Caller, project: Project, openai: Models
) -> None:
    openai.embedder_works()
    openai.extractor_says(FACT)
    tell(caller, "alice", "I live in Oslo.")
    recall(caller)
    openai.embedder_works()
    openai.extractor_says(_of_assistant("User lives in Oslo", "As you live in Oslo"))
    job = talk(
        caller,
        ("user", "Where can I ski this weekend, near my place?"),
        ("assistant", "As you live in Oslo, try Holmenkollen."),
    )
    assert dropped(job) == 1 and len(in_force(project)) == 1


def _of_assistant(text: str, quote: str) -> dict[str, Any]:
    return {**FACT, "text": text, "quote": quote, "message": 1}
