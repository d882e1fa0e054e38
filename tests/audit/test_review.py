from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from audit import review
from audit.models import Decision
from memory_core.errors import IllegalTransition, InvalidInput, NotFound, StaleDecision
from memory_core.models import Evidence, Finding, LedgerEntry, MemoryVersion, Project, Status, Subject
from memory_core.models.sealed import new_id
from memory_core.services import editing, erasure
from memory_core.services.editing import Changes
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_project
from tests.memory_core.worlds import REVIEWER, in_force, shown, texts, versions
from tests.memory_core.worlds import version as stored

pytestmark = pytest.mark.django_db

PHONE = "+41 79 123 45 67"
ACTS: dict[str, tuple[Callable[..., MemoryVersion], dict[str, str]]] = {
    "approve": (review.approve, {}),
    "edit": (review.edit_and_approve, {"text": "User likes coffee"}),
    "mask": (review.mask_and_approve, {}),
    "reject": (review.reject, {"reason": "sensitive"}),
}


def decide(held: MemoryVersion, verdict: str, **changed: Any) -> MemoryVersion:
    act, extra = ACTS[verdict]
    binding = {"project_id": held.project_id, "actor": REVIEWER, "shown_mac": changed.pop("mac", None) or shown(held)}
    return act(held.pk, **{**binding, **extra, **changed})


def decisions(project: Project) -> list[Decision]:
    with project_scope(project.pk):
        return list(Decision.objects.order_by("at"))


def states(project: Project) -> list[str]:
    return [version.status for version in versions(project)]


def test_approved_it_is_in_force_as_it_was_shown(held: MemoryVersion, project: Project) -> None:
    decide(held, "approve")
    [version] = in_force(project)
    assert (version.pk, version.text, version.decided_by) == (held.pk, held.text, REVIEWER)


def test_edited_it_is_in_force_in_other_words_and_the_old_ones_are_withdrawn(
    held: MemoryVersion, project: Project
) -> None:
    new = decide(held, "edit")
    assert states(project) == ["withdrawn", "approved"] and texts(in_force(project)) == ["User likes coffee"]
    assert (new.memory_id, new.number, new.value) == (held.memory_id, 2, None)


def test_an_edited_one_rests_on_the_same_words(held: MemoryVersion) -> None:
    new = decide(held, "edit")
    with project_scope(held.project_id):
        assert [one.quote for one in Evidence.objects.filter(version=new)] == [held.text]


def test_masked_it_is_in_force_without_what_was_found(held: MemoryVersion, project: Project) -> None:
    new = decide(held, "mask")
    assert PHONE not in new.text and new.text.endswith(", I like tea") and states(project) == ["withdrawn", "approved"]


def test_rejected_it_is_never_in_force(held: MemoryVersion, project: Project) -> None:
    decide(held, "reject")
    assert states(project) == ["rejected"] and not in_force(project)


@pytest.mark.parametrize("verdict", ACTS)
def test_a_decision_is_recorded_with_who_and_on_what(held: MemoryVersion, project: Project, verdict: str) -> None:
    mac = shown(held)
    decide(held, verdict)
    [decision] = decisions(project)
    assert (decision.verdict, decision.actor, decision.version_id) == (verdict, REVIEWER, held.pk)
    assert bytes(decision.shown_mac).hex() == mac and decision.reason == ("sensitive" if verdict == "reject" else "")


@pytest.mark.parametrize("verdict", ACTS)
def test_a_decision_is_in_the_ledger_without_a_word_of_it(held: MemoryVersion, project: Project, verdict: str) -> None:
    decide(held, verdict)
    with project_scope(project.pk), connection.cursor() as cursor:
        assert LedgerEntry.objects.filter(action=f"review.{verdict}", actor=REVIEWER, version_id=held.pk).count() == 1
        cursor.execute("SELECT string_agg(e::text, ' ') FROM memory_core_ledgerentry AS e")
        ledger = cursor.fetchone()[0]
    assert not any(word in ledger for word in ("tea", "coffee", PHONE))


@pytest.mark.parametrize("second", ACTS)
@pytest.mark.parametrize("first", ACTS)
def test_what_was_decided_cannot_be_decided_again(
    held: MemoryVersion, project: Project, first: str, second: str
) -> None:
    mac = shown(held)
    decide(held, first, mac=mac)
    with pytest.raises(IllegalTransition, match="decided already"):
        decide(held, second, mac=mac)
    assert len(decisions(project)) == 1


def set_fields(held: MemoryVersion, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(held, name, value)
    held.save(update_fields=list(fields))


CHANGES: dict[str, Callable[[MemoryVersion], Any]] = {
    "the words": lambda held: set_fields(held, text="User likes rain"),
    "the metadata": lambda held: set_fields(held, metadata={"a": 1}),
    "the kind": lambda held: set_fields(held, kind="plan"),
    "the validity": lambda held: set_fields(held, valid_to=held.said_at),
    "the rules": lambda held: set_fields(held, rules_version="other"),
    "a finding more": lambda held: Finding.objects.create(
        version=held, project_id=held.project_id, kind="health", start=0, end=3, action="hold", rules_version="1"
    ),
    "a finding less": lambda held: Finding.objects.filter(version=held).delete(),
}


@pytest.mark.parametrize("verdict", ACTS)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_decision_on_what_has_changed_meanwhile_is_refused(
    held: MemoryVersion, project: Project, change: Callable[[MemoryVersion], Any], verdict: str
) -> None:
    mac = shown(held)
    with project_scope(project.pk):
        change(held)
    with pytest.raises(StaleDecision):
        decide(held, verdict, mac=mac)
    assert states(project) == ["pending"] and decisions(project) == []


def test_a_decision_is_refused_when_what_it_would_replace_has_changed(alice: Subject, project: Project) -> None:
    old = make_memory(alice, "User likes tea")
    held = editing.edit(project.pk, old.memory_id, Changes(text=f"Call me on {PHONE}"), actor=REVIEWER)
    mac = shown(held)
    with project_scope(project.pk):
        MemoryVersion.objects.filter(pk=old.pk).update(retired_at=old.said_at, retired_as="archived")
    with pytest.raises(StaleDecision):
        decide(held, "approve", mac=mac)


@pytest.mark.parametrize("mac", ["00" * 16, "", "zz"])
def test_a_made_up_mac_is_refused(held: MemoryVersion, mac: str) -> None:
    with pytest.raises(StaleDecision):
        decide(held, "approve", mac=mac or "00")


def test_the_mac_of_one_memory_is_not_good_for_another(alice: Subject, held: MemoryVersion) -> None:
    twin = make_memory(alice, held.text, status=Status.PENDING, findings=[("phone", 11, 27)])
    with pytest.raises(StaleDecision):
        decide(held, "approve", mac=shown(twin))


@pytest.mark.parametrize("verdict", ACTS)
def test_what_is_gone_cannot_be_decided(held: MemoryVersion, verdict: str) -> None:
    mac = shown(held)
    erasure.erase_memory(held.project_id, held.memory_id, actor=REVIEWER)
    with pytest.raises(NotFound):
        decide(held, verdict, mac=mac)


@pytest.mark.parametrize("verdict", ACTS)
def test_another_projects_memory_cannot_be_decided(held: MemoryVersion, verdict: str) -> None:
    act, extra = ACTS[verdict]
    with pytest.raises(NotFound):
        act(held.pk, project_id=make_project("Globex").pk, actor=REVIEWER, shown_mac=shown(held), **extra)
    assert stored(held.project, held.pk).status == Status.PENDING


def test_what_never_was_cannot_be_decided(project: Project) -> None:
    with pytest.raises(NotFound):
        review.approve(new_id(), project_id=project.pk, actor=REVIEWER, shown_mac="00" * 16)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 10_001])
def test_an_edit_needs_words_and_not_too_many(held: MemoryVersion, text: str) -> None:
    with pytest.raises(InvalidInput, match="between 1 and 10,000"):
        decide(held, "edit", text=text)


def test_an_edit_with_words_the_policy_blocks_is_refused(held: MemoryVersion, project: Project) -> None:
    Project.objects.update(screening={"email": "block"})
    with pytest.raises(InvalidInput, match="policy does not allow"):
        decide(held, "edit", text="Write to a@b.example")
    assert states(project) == ["pending"] and decisions(project) == []


def test_an_edit_with_a_secret_is_refused(held: MemoryVersion) -> None:
    with pytest.raises(InvalidInput):
        decide(held, "edit", text="sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD")


def test_a_reviewer_may_approve_words_in_which_something_is_found(held: MemoryVersion) -> None:
    new = decide(held, "edit", text=f"User's phone is {PHONE}")
    with project_scope(held.project_id):
        assert new.is_in_force and [finding.kind for finding in new.findings.all()] == ["phone"]


@pytest.mark.parametrize("reason", ["", "because", "Sensitive"])
def test_a_rejection_needs_one_of_the_reasons(held: MemoryVersion, reason: str) -> None:
    with pytest.raises(InvalidInput, match="Choose one of"):
        decide(held, "reject", reason=reason)


def test_an_approved_edit_puts_the_old_version_out_of_force(alice: Subject, project: Project) -> None:
    old = make_memory(alice, "User likes tea")
    held = editing.edit(project.pk, old.memory_id, Changes(text=f"Call me on {PHONE}"), actor=REVIEWER)
    decide(held, "approve")
    assert [v.pk for v in in_force(project)] == [held.pk] and stored(project, old.pk).retired_as == "superseded"


def test_a_rejected_edit_leaves_the_old_version_in_force(alice: Subject, project: Project) -> None:
    old = make_memory(alice, "User likes tea")
    held = editing.edit(project.pk, old.memory_id, Changes(text=f"Call me on {PHONE}"), actor=REVIEWER)
    decide(held, "reject")
    assert [v.pk for v in in_force(project)] == [old.pk]


def test_an_approved_update_ends_what_it_replaces(alice: Subject, project: Project) -> None:
    old = make_memory(alice, "User lives in Oslo")
    held = make_memory(alice, "User lives in Bergen", status=Status.PENDING, supersedes=old)
    decide(held, "approve")
    assert texts(in_force(project)) == ["User lives in Bergen"] and stored(project, old.pk).valid_to == held.said_at
