import pytest

from memory_core.engine.screening import DEFAULT_POLICY, KINDS, OPEN_POLICY
from memory_core.engine.types import Action
from memory_core.errors import Conflict, InvalidInput
from memory_core.models import LedgerEntry, Project, Status, Subject
from memory_core.services import policy, preview, remember
from memory_core.services.policy import Changes, rules_stamp
from memory_core.services.remember import Draft
from memory_core.services.screening import policy_of
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory, make_project
from tests.memory_core.worlds import NOON, version

PHONE = "Call +41 79 123 45 67 after six"
SECRET = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"


def changed(project: Project, changes: Changes) -> Project:
    return policy.change(project.pk, changes, actor=ACTOR)


def entries(project: Project) -> list[LedgerEntry]:
    with project_scope(project.pk):
        return list(LedgerEntry.objects.filter(action=policy.CHANGED))


def test_every_choice_and_every_language_changes_the_stamp() -> None:
    stamps = [rules_stamp(one) for one in (Project(), Project(screening={"phone": "mask"}), Project(languages=[]))]
    assert len(set(stamps)) == 3 and all(len(stamp) <= 20 for stamp in stamps)


def test_the_order_in_which_things_were_chosen_does_not_change_the_stamp() -> None:
    one = Project(screening={"phone": "mask", "email": "allow"}, languages=["german", "english"])
    other = Project(screening={"email": "allow", "phone": "mask"}, languages=["english", "german"])
    assert rules_stamp(one) == rules_stamp(other)


@pytest.mark.django_db
def test_a_proposal_is_stamped_with_the_rules_it_went_through(project: Project, alice: Subject) -> None:
    [proposal] = remember.propose(project, [Draft("User likes tea", NOON)])
    assert proposal.rules_version == rules_stamp(project)


@pytest.mark.django_db
def test_a_change_is_noted_with_the_kinds_and_who_did_it(project: Project) -> None:
    changed(project, {"screening": {"phone": "mask", "email": "hold"}, "sample_percent": 10})
    [entry] = entries(project)
    assert (entry.actor, entry.fields) == (ACTOR, ["screening", "sample_percent"])
    assert entry.facts["kinds"] == ["phone: hold to mask"]


@pytest.mark.django_db
def test_addresses_of_staff_stay_out_of_the_ledger(project: Project) -> None:
    changed(project, {"alarm_emails": ["olga@acme.example"], "alarm_webhook": "https://hooks.acme.example/t0ken"})
    [entry] = entries(project)
    assert entry.fields == ["alarm_emails", "alarm_webhook"] and "acme" not in str(entry.facts)


@pytest.mark.django_db
def test_saving_what_stands_already_changes_and_notes_nothing(project: Project) -> None:
    changed(project, {"screening": {"phone": "hold"}, "languages": project.languages, "auto_approve": True})
    assert entries(project) == []


@pytest.mark.django_db
def test_what_stays_at_its_default_follows_the_products_default(project: Project) -> None:
    assert changed(project, {"screening": {"phone": "mask"}}).screening == {"phone": "mask"}
    assert changed(project, {"screening": {"phone": "hold"}}).screening == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"screening": {"nonsense": "hold"}}, "screening"),
        ({"screening": {"phone": "shout"}}, "phone"),
        ({"screening": {"password": "allow"}}, "password"),
        ({"languages": ["klingon"]}, "languages"),
        ({"sample_percent": 101}, "sample_percent"),
        ({"alarm_after_hours": 0}, "alarm_after_hours"),
        ({"alarm_emails": ["nobody"]}, "alarm_emails"),
        ({"alarm_emails": [f"a{n}@acme.example" for n in range(11)]}, "alarm_emails"),
        ({"alarm_webhook": "ftp://acme.example"}, "alarm_webhook"),
        ({"alarm_webhook": "https://"}, "alarm_webhook"),
        ({"alarm_webhook": "http://acme:notaport/"}, "alarm_webhook"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(project: Project, changes: Changes, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        changed(project, changes)
    assert list(refusal.value.fields) == [field] and entries(project) == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["http://alerts:9000/candor", "https://hooks.acme.example/x?y=1", ""])
def test_an_address_inside_the_house_is_a_good_one_for_alarms(project: Project, address: str) -> None:
    assert changed(project, {"alarm_webhook": f" {address} "}).alarm_webhook == address


@pytest.mark.parametrize("kind", [kind for kind, info in KINDS.items() if info.group == "secret" and kind != "secret"])
def test_no_secret_can_be_allowed(kind: str) -> None:
    with pytest.raises(InvalidInput):
        policy.drafted(Project(), {"screening": {kind: "allow"}})
    assert Action.ALLOW not in policy.choices(kind)


@pytest.mark.django_db
def test_a_project_that_allows_everything_can_be_saved_as_it_is() -> None:
    project = make_project("Open", screening={kind: action.value for kind, action in OPEN_POLICY.items()})
    wanted = {kind: action.value for kind, action in policy_of(project).items()}
    changed(project, {"screening": wanted, "sample_percent": 1})
    assert policy_of(Project.objects.get(pk=project.pk)) == OPEN_POLICY


@pytest.mark.django_db
def test_two_who_change_the_same_policy_do_not_overwrite_each_other(project: Project) -> None:
    seen = policy.state_of(project)
    changed(project, {"screening": {"phone": "mask"}})
    with pytest.raises(Conflict):
        policy.change(project.pk, {"screening": {"email": "allow"}}, actor=ACTOR, seen=seen)
    assert policy_of(Project.objects.get(pk=project.pk))["email"] is DEFAULT_POLICY["email"]


@pytest.mark.parametrize(
    ("text", "screening", "outcome", "stored"),
    [
        ("User likes tea", {}, Action.ALLOW, "User likes tea"),
        (PHONE, {}, Action.HOLD, PHONE),
        (PHONE, {"phone": "mask"}, Action.MASK, "Call [phone number] after six"),
        (PHONE, {"phone": "block"}, Action.BLOCK, ""),
        (f"{PHONE}, me@post.example", {"phone": "mask"}, Action.HOLD, "Call [phone number] after six, me@post.example"),
        (f"The key is {SECRET}", {}, Action.BLOCK, ""),
        (f"The key is {SECRET}", {"secret": "allow"}, Action.ALLOW, "The key is [secret removed: openai_key]"),
    ],
)
def test_a_text_can_be_tried(text: str, screening: dict[str, str], outcome: Action, stored: str) -> None:
    trial = preview.try_out(Project(screening=screening), text)
    assert (trial.outcome, trial.stored) == (outcome, stored)


def test_a_tried_text_shows_what_was_found_with_what_becomes_of_it() -> None:
    trial = preview.try_out(Project(screening={"phone": "mask"}), PHONE)
    assert [(found.kind, PHONE[found.start : found.end], action) for found, action in trial.findings] == [
        ("phone", "+41 79 123 45 67", Action.MASK)
    ]


@pytest.mark.django_db
def test_a_preview_counts_what_would_be_otherwise(project: Project, alice: Subject) -> None:
    make_memory(alice, PHONE, status=Status.PENDING), make_memory(alice, "User likes tea")
    seen = preview.preview(project.pk, {"screening": {"phone": "allow"}})
    assert (seen.examined, seen.before, seen.after) == (2, {Action.HOLD: 1, Action.ALLOW: 1}, {Action.ALLOW: 2})
    [shift], [kind] = seen.shifts, seen.kinds
    assert (shift.before, shift.after, shift.number) == (Action.HOLD, Action.ALLOW, 1)
    assert (kind.kind, kind.before, kind.after, kind.number) == ("phone", Action.HOLD, Action.ALLOW, 1)


@pytest.mark.django_db
def test_a_preview_shows_a_few_examples_with_the_words_it_is_about(project: Project, alice: Subject) -> None:
    for number in range(7):
        make_memory(alice, f"Call +41 79 123 45 6{number}", status=Status.PENDING)
    [shift] = preview.preview(project.pk, {"screening": {"phone": "mask"}}).shifts
    assert (shift.number, len(shift.examples)) == (7, preview.EXAMPLES)
    assert [found.kind for found in shift.examples[0].findings] == ["phone"]


@pytest.mark.django_db
def test_a_preview_of_other_languages_reads_the_texts_again(project: Project, alice: Subject) -> None:
    make_memory(alice, "Je voudrais apprendre le piano avec ma voisine cet hiver", status=Status.PENDING)
    [shift] = preview.preview(project.pk, {"languages": ["english", "french"]}).shifts
    assert (shift.before, shift.after) == (Action.HOLD, Action.ALLOW)


@pytest.mark.django_db
def test_a_preview_changes_nothing(project: Project, alice: Subject) -> None:
    one = make_memory(alice, PHONE)
    preview.preview(project.pk, {"screening": {"phone": "block"}})
    assert version(project, one.pk).is_in_force and entries(project) == []
    assert policy_of(Project.objects.get(pk=project.pk))["phone"] is Action.HOLD
