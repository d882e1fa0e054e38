"""Words that were taken out of a memory do not come back to an agent by way of its evidence."""

import pytest

from audit import review
from memory_core.models import Project, Status, Subject
from tests.audit import deciding
from tests.factories import make_key, make_memory, make_project
from tests.memory_core.api.conftest import Agent
from tests.memory_core.reading import read_everything
from tests.memory_core.worlds import REVIEWER, in_force, shown

pytestmark = pytest.mark.django_db

PHONE = "+41 79 123 45 67"
TEXT = f"Call me on {PHONE}, I like quokkas"


@pytest.fixture
def agent(project: Project) -> Agent:
    return Agent(project, make_key(project))


def test_what_a_reviewer_masked_is_not_quoted_to_an_agent(agent: Agent, alice: Subject) -> None:
    held = make_memory(alice, TEXT, status=Status.PENDING, findings=[("phone", 11, 27)])
    review.mask_and_approve(held.pk, project_id=alice.project_id, actor=REVIEWER, shown_mac=shown(held))
    [seen] = in_force(alice.project)
    assert "quokkas" in seen.text and PHONE not in seen.text
    assert PHONE not in read_everything(agent, seen)


def test_what_a_reviewer_rewrote_is_not_quoted_to_an_agent(agent: Agent, alice: Subject) -> None:
    held = make_memory(alice, "User likes the secretive quokka", status=Status.PENDING)
    review.edit_and_approve(
        held.pk, project_id=alice.project_id, actor=REVIEWER, shown_mac=shown(held), text="User likes an animal"
    )
    [seen] = in_force(alice.project)
    answer = read_everything(agent, seen)
    assert "an animal" in answer and "quokka" not in answer


def test_what_the_policy_masks_is_not_quoted_to_an_agent() -> None:
    project = make_project(screening={"phone": "mask"})
    agent = Agent(project, make_key(project))
    agent.post("/v3/memories/add/", messages=[{"role": "user", "content": TEXT}], user_id="alice", infer=False)
    [version] = in_force(project)
    answer = read_everything(agent, version)
    assert "quokkas" in answer and PHONE not in answer


def test_the_reason_for_words_that_a_reviewer_replaced_is_not_told(agent: Agent, alice: Subject) -> None:
    held = make_memory(alice, "User likes a quokka", status=Status.PENDING, reason="They said quokka")
    deciding.edit(held, "User likes an animal")
    answer = read_everything(agent, in_force(alice.project)[0])
    assert "an animal" in answer and "quokka" not in answer
