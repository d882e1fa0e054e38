from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit import claims, review
from audit.models import Claim, Decision
from audit.shown import WHOLE_CHARS
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, NotFound, StaleDecision
from memory_core.models import Evidence, Finding, LedgerEntry, MemoryVersion, Project, Status, Subject
from memory_core.models.sealed import new_id
from memory_core.services import editing, erasure, lifecycle
from memory_core.services.editing import Changes
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_project
from tests.memory_core.worlds import REVIEWER, in_force, shown, texts, versions
from tests.memory_core.worlds import version as stored

pytestmark = pytest.mark.django_db

OTHER = "user:omar"
PHONE = "+41 79 123 45 67"
ACTS: dict[str, tuple[Callable[..., Decision], dict[str, str]]] = {
    "approve": (review.approve, {}),
    "edit": (review.edit_and_approve, {"text": "User likes coffee"}),
    "mask": (review.mask_and_approve, {}),
    "reject": (review.reject, {"reason": "sensitive"}),
}


def decide(held: MemoryVersion, verdict: str, **changed: Any) -> Decision:
    act, extra = ACTS[verdict]
    binding = {"project_id": held.project_id, "actor": REVIEWER, "shown_mac": changed.pop("mac", None) or shown(held)}
    return act(held.pk, **{**binding, **extra, **changed})


def rewritten(held: MemoryVersion, verdict: str, **changed: Any) -> MemoryVersion:
    """The version that took the place of the one decided on."""
    [made] = decide(held, verdict, **changed).made
    return stored(held.project, made)


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
    new = rewritten(held, "edit")
    assert states(project) == ["withdrawn", "approved"] and texts(in_force(project)) == ["User likes coffee"]
    assert (new.memory_id, new.number, new.value) == (held.memory_id, 2, None)


def test_an_edited_one_rests_on_the_same_words(held: MemoryVersion) -> None:
    new = rewritten(held, "edit")
    with project_scope(held.project_id):
        assert [one.quote for one in Evidence.objects.filter(version=new)] == [held.text]


def test_masked_it_is_in_force_without_what_was_found(held: MemoryVersion, project: Project) -> None:
    new = rewritten(held, "mask")
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
    assert mac.startswith(bytes(decision.shown_mac).hex()) and decision.reason == (
        "sensitive" if verdict == "reject" else ""
    )


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


def find_more(held: MemoryVersion) -> None:
    scope = {"version": held, "project_id": held.project_id}
    Finding.objects.create(kind="health", start=0, end=3, action="hold", rules_version="1", **scope)


CHANGES: dict[str, tuple[str, Callable[[MemoryVersion], Any]]] = {
    "the words": ("words", lambda held: set_fields(held, text="User likes rain")),
    "the metadata": ("details", lambda held: set_fields(held, metadata={"a": 1})),
    "the categories": ("details", lambda held: set_fields(held, categories=["food"])),
    "the kind": ("kind", lambda held: set_fields(held, kind="plan")),
    "the validity": ("validity", lambda held: set_fields(held, valid_to=held.said_at)),
    "the last day": ("validity", lambda held: set_fields(held, expires_on=timezone.now().date())),
    "the rules": ("findings", lambda held: set_fields(held, rules_version="other")),
    "who has to see it": ("findings", lambda held: set_fields(held, four_eyes=True)),
    "a finding more": ("findings", find_more),
    "a finding less": ("findings", lambda held: Finding.objects.filter(version=held).delete()),
}


@pytest.mark.parametrize("verdict", ACTS)
@pytest.mark.parametrize(("part", "change"), CHANGES.values(), ids=CHANGES.keys())
def test_a_decision_on_what_has_changed_meanwhile_is_refused_with_what_has(
    held: MemoryVersion, project: Project, part: str, change: Callable[[MemoryVersion], Any], verdict: str
) -> None:
    mac = shown(held)
    with project_scope(project.pk):
        change(held)
    with pytest.raises(StaleDecision) as refused:
        decide(held, verdict, mac=mac)
    assert refused.value.changed == [part] and states(project) == ["pending"] and decisions(project) == []


def test_a_decision_is_refused_when_what_it_would_replace_has_changed(alice: Subject, project: Project) -> None:
    old = make_memory(alice, "User likes tea")
    held = editing.edit(project.pk, old.memory_id, Changes(text=f"Call me on {PHONE}"), actor=REVIEWER)
    mac = shown(held)
    with project_scope(project.pk):
        MemoryVersion.objects.filter(pk=old.pk).update(retired_at=old.said_at, retired_as="archived")
    with pytest.raises(StaleDecision) as refused:
        decide(held, "approve", mac=mac)
    assert refused.value.changed == ["replaces"]


def test_a_token_without_its_parts_binds_just_the_same(held: MemoryVersion, project: Project) -> None:
    decide(held, "approve", mac=shown(held)[:WHOLE_CHARS])
    assert states(project) == ["approved"]


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
    new = rewritten(held, "edit", text=f"User's phone is {PHONE}")
    with project_scope(held.project_id):
        assert new.is_in_force and [finding.kind for finding in new.findings.all()] == ["phone"]


@pytest.mark.parametrize("reason", ["", "because", "Sensitive"])
def test_a_rejection_needs_one_of_the_reasons(held: MemoryVersion, reason: str) -> None:
    with pytest.raises(InvalidInput, match="Choose one of"):
        decide(held, "reject", reason=reason)


def test_an_approved_edit_puts_the_old_version_out_of_force(alice: Subject, project: Project) -> None:
    old = make_memory(alice, "User likes tea")
    held = editing.edit(project.pk, old.memory_id, Changes(text=f"Call me on {PHONE}"), actor=OTHER)
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


@pytest.mark.parametrize("verdict", ["approve", "edit", "mask"])
def test_nobody_lets_pass_alone_what_they_proposed(alice: Subject, project: Project, verdict: str) -> None:
    old = make_memory(alice, "User likes tea")
    held = editing.edit(project.pk, old.memory_id, Changes(text=f"Call me on {PHONE}"), actor=REVIEWER)
    with pytest.raises(Conflict, match="Somebody else"):
        decide(held, verdict)
    assert [v.pk for v in in_force(project)] == [old.pk]


def test_one_may_turn_down_what_one_proposed(alice: Subject, project: Project) -> None:
    old = make_memory(alice, "User likes tea")
    held = editing.edit(project.pk, old.memory_id, Changes(text=f"Call me on {PHONE}"), actor=REVIEWER)
    assert decide(held, "reject").final


@pytest.mark.parametrize("verdict", ["approve", "edit", "mask"])
def test_what_expired_while_it_waited_is_not_approved(held: MemoryVersion, project: Project, verdict: str) -> None:
    with project_scope(project.pk):
        set_fields(held, expires_on=timezone.now().date() - timedelta(days=1))
    with pytest.raises(IllegalTransition, match="expired"):
        decide(held, verdict)
    assert states(project) == ["pending"]


def test_what_was_withdrawn_by_no_person_says_so(held: MemoryVersion) -> None:
    mac = shown(held)
    with act(held.project_id) as log:
        lifecycle.withdraw(lifecycle.lock(held.pk), actor="system:sweep", log=log, reason="expired")
    with pytest.raises(IllegalTransition, match="has been withdrawn"):
        decide(held, "approve", mac=mac)


def waived(version: MemoryVersion) -> dict[str, str]:
    with project_scope(version.project_id):
        return dict(Finding.objects.filter(version=version).values_list("kind", "waived_by"))


def test_what_was_found_in_an_approved_one_is_let_pass_by_a_person(held: MemoryVersion) -> None:
    decide(held, "approve")
    assert waived(held) == {"phone": REVIEWER}


def test_what_was_found_in_a_rejected_one_is_not_let_pass(held: MemoryVersion) -> None:
    decide(held, "reject")
    assert waived(held) == {"phone": ""}


def test_one_finding_can_be_masked_and_the_others_are_let_pass(alice: Subject) -> None:
    mail = f"Write to ada@acme.example or call {PHONE}"
    held = make_memory(alice, mail, status=Status.PENDING, findings=[("email", 9, 25), ("phone", 34, 50)])
    with project_scope(held.project_id):
        [email] = Finding.objects.filter(version=held, kind="email")
    new = rewritten(held, "mask", findings=[email.pk])
    assert PHONE in new.text and "ada@" not in new.text and waived(new)["phone"] == REVIEWER


@pytest.mark.parametrize("findings", [[], [0]])
def test_only_what_was_found_can_be_masked(held: MemoryVersion, findings: list[int]) -> None:
    with pytest.raises(InvalidInput):
        decide(held, "mask", findings=findings)


def test_where_nothing_was_found_nothing_can_be_masked(alice: Subject) -> None:
    with pytest.raises(InvalidInput, match="nothing to mask"):
        decide(make_memory(alice, status=Status.PENDING), "mask")


def test_a_decision_knows_how_long_it_took_and_ends_the_claim(held: MemoryVersion, project: Project) -> None:
    claims.claim(held.pk, project_id=project.pk, actor=REVIEWER)
    with project_scope(project.pk):
        Claim.objects.update(taken_at=timezone.now() - timedelta(seconds=42))
    assert decide(held, "approve").seconds in (42, 43)
    with project_scope(project.pk):
        assert not Claim.objects.exists()


def test_somebody_elses_claim_says_nothing_about_the_time(held: MemoryVersion, project: Project) -> None:
    claims.claim(held.pk, project_id=project.pk, actor=OTHER)
    assert decide(held, "reject").seconds is None


@pytest.mark.parametrize(("verdict", "statements"), [("approve", 30), ("reject", 18)])
def test_a_decision_costs_few_statements(alice: Subject, held: MemoryVersion, verdict: str, statements: int) -> None:
    mac = shown(held)
    decide(make_memory(alice, status=Status.PENDING), "approve")  # the chain and the space are there
    with CaptureQueriesContext(connection) as rows:
        decide(held, verdict, mac=mac)
    assert len(rows) <= statements, [row["sql"][:90] for row in rows]
