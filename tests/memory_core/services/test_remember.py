from typing import Any

import pytest

from memory_core.callers import Caller
from memory_core.models import Finding, MemoryVersion, Project
from memory_core.services import ingest, remember
from memory_core.services.subjects import Names, Owner
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_project, make_subject
from tests.memory_core.worlds import NOON, in_force, post, tell, texts, versions, waiting

pytestmark = pytest.mark.django_db

PHONE = "+41 79 123 45 67"
WORDS = f"Call me on {PHONE}"


def with_policy(project: Project, **fields: Any) -> None:
    Project.objects.filter(pk=project.pk).update(**fields)


def findings(version: MemoryVersion) -> list[tuple[str, str, str]]:
    with project_scope(version.project_id):
        return [(f.place, f.kind, f.action) for f in Finding.objects.filter(version=version)]


def test_allowed_it_is_in_force_as_it_stands(caller: Caller, project: Project) -> None:
    with_policy(project, screening={"phone": "allow"})
    ingest.store_verbatim(caller, post(WORDS))
    [version] = in_force(project)
    assert version.text == WORDS and findings(version) == [("text", "phone", "allow")]


def test_masked_it_is_in_force_without_what_was_found(caller: Caller, project: Project) -> None:
    with_policy(project, screening={"phone": "mask"})
    ingest.store_verbatim(caller, post(WORDS))
    [version] = in_force(project)
    assert version.text.startswith("Call me on [") and PHONE not in version.text and findings(version) == []


def test_masked_words_leave_no_value_behind(caller: Caller, project: Project) -> None:
    with_policy(project, screening={"phone": "mask"})
    tell(caller, "alice", f"My phone number is {PHONE}.")
    assert [(PHONE in v.text, v.value) for v in versions(project)] == [(False, None)]


def test_held_it_waits_with_its_findings_a_risk_and_a_date(caller: Caller, project: Project) -> None:
    ingest.store_verbatim(caller, post(WORDS))
    [version] = waiting(project)
    assert findings(version) == [("text", "phone", "hold")] and version.risk > 0 and version.due_at


def test_blocked_it_is_not_there(caller: Caller, project: Project) -> None:
    with_policy(project, screening={"phone": "block"})
    ingest.store_verbatim(caller, post(WORDS))
    assert versions(project) == []


def test_without_automatic_approval_a_clean_one_waits_too(caller: Caller, project: Project) -> None:
    with_policy(project, auto_approve=False)
    ingest.store_verbatim(caller, post("I like tea"))
    assert texts(waiting(project)) == ["I like tea"] and findings(waiting(project)[0]) == []


def test_an_automatic_approval_is_signed_by_the_screening(caller: Caller, project: Project) -> None:
    ingest.store_verbatim(caller, post("I like tea"))
    [version] = in_force(project)
    assert version.decided_by == "system:screening" and version.proposed_by == caller.actor


def test_metadata_that_would_have_to_be_masked_hold_the_memory(caller: Caller, project: Project) -> None:
    with_policy(project, screening={"phone": "mask"})
    ingest.store_verbatim(caller, post("I like tea", metadata={"phone": PHONE}))
    assert texts(waiting(project)) == ["I like tea"]


def test_a_draft_of_a_version_is_the_version(caller: Caller) -> None:
    project = make_project()
    version = make_memory(
        make_subject(project), metadata={"a": 1}, categories=("food",), importance=9, value="tea", said_at=NOON
    )
    draft = remember.draft_of(version)
    assert (draft.text, draft.metadata, draft.categories, draft.importance, draft.value, draft.said_at) == (
        "User likes tea", {"a": 1}, ("food",), 9, "tea", NOON)  # fmt: skip


def test_the_same_words_are_known_under_the_same_names_only(project: Project) -> None:
    alice = make_subject(project)
    make_memory(alice, agent_id="cook")
    with project_scope(project.pk):
        known = [
            remember.same_words(Owner(project.pk, alice), "User likes tea", Names(agent_id=name))
            for name in ("cook", "guide")
        ]
    assert [found is not None for found in known] == [True, False]
