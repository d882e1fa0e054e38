"""What an agent keeps for itself may hold no fact about a person, whatever the project's policy lets pass."""

from dataclasses import replace

import pytest

from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.engine.screening import OPEN_POLICY
from memory_core.models import Finding, MemoryVersion, Project
from memory_core.services import editing, ingest, processing
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_caller, make_project
from tests.memory_core.worlds import post

pytestmark = pytest.mark.django_db

COOKS = {"agent_id": "cook"}
FACT, RULE = "Anna likes green tea.", "The API of the billing service is rate limited."


@pytest.fixture(params=["usual", "open"])
def project(request: pytest.FixtureRequest) -> Project:
    """With the usual policy, and with one that lets everything pass."""
    allowed = {kind: action.value for kind, action in OPEN_POLICY.items()} if request.param == "open" else {}
    return make_project(screening=allowed)


def listed(caller: Caller) -> list[str]:
    return [version.text for version in retrieval.listing(caller, COOKS).versions]


def kinds(project: Project) -> set[str]:
    with project_scope(project.pk):
        return set(Finding.objects.filter(version__status="pending").values_list("kind", flat=True))


def test_words_about_somebody_are_held_and_others_are_not(project: Project, caller: Caller) -> None:
    ingest.store_verbatim(caller, post(RULE, FACT, user_id=None, agent_id="cook"))
    assert listed(caller) == [RULE] and "unowned_person" in kinds(project)


def test_what_a_user_says_of_themselves_to_an_agent_without_a_user_id_is_held(project: Project, caller: Caller) -> None:
    ingest.accept(caller, post("I live in Oslo.", user_id=None, agent_id="cook"))
    processing.work_lane(project.pk, project.pk)
    assert listed(caller) == [] and "unowned_person" in kinds(project)


def test_an_agent_may_speak_of_itself(caller: Caller) -> None:
    said = (ingest.Said("assistant", "I answer in the language of the question."),)
    ingest.store_verbatim(caller, replace(post("x", user_id=None, agent_id="cook"), messages=said))
    assert len(listed(caller)) == 1


def test_the_same_words_filed_under_a_person_are_judged_by_the_policy_alone(project: Project, caller: Caller) -> None:
    ingest.store_verbatim(caller, post("I like green tea.", user_id="alice", agent_id="cook"))
    assert "unowned_person" not in kinds(project)


def test_a_change_that_makes_it_about_somebody_is_held(project: Project, caller: Caller) -> None:
    ingest.store_verbatim(caller, post(RULE, user_id=None, agent_id="cook"))
    with project_scope(project.pk):
        memory_id = MemoryVersion.objects.get().memory_id
    editing.edit(project.pk, memory_id, {"text": FACT}, actor=ACTOR)
    assert listed(caller) == [RULE] and "unowned_person" in kinds(project)


def test_an_agent_is_not_told_what_is_held(project: Project) -> None:
    caller = make_caller(project)
    job = ingest.store_verbatim(caller, post(FACT, user_id=None, agent_id="cook"))
    assert [entry["held"] for entry in job.results] and listed(caller) == []
