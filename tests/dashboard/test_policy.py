from collections.abc import Mapping

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from memory_core.engine.screening import KINDS
from memory_core.engine.types import Action
from memory_core.models import LedgerEntry, Project, Status, Subject
from memory_core.services import policy
from memory_core.services.screening import policy_of
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_user

pytestmark = pytest.mark.django_db

PHONE = "Call +41 79 123 45 67 after six"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def owner(project: Project) -> Client:
    browser = Client()
    browser.force_login(make_user(project, "owner", "olga@acme.example"))
    return browser


def form(project: Project, **choices: str) -> dict[str, object]:
    """What the page posts when nothing but `choices` was touched."""
    kinds = {f"do-{kind}": action.value for kind, action in policy_of(project).items()}
    return {
        **kinds,
        "seen": policy.state_of(project),
        "languages": project.languages,
        "auto_approve": "on",
        "sample_percent": "5",
        "alarm_after_hours": "24",
        "alarm_emails": "",
        "alarm_webhook": "",
        **{f"do-{name}" if name in KINDS else name: value for name, value in choices.items()},
    }


def decided(project: Project) -> Mapping[str, Action]:
    return policy_of(Project.objects.get(pk=project.pk))


def test_every_kind_can_be_decided_on(owner: Client) -> None:
    page = owner.get("/policy/").text
    assert not [kind for kind in KINDS if f'name="do-{kind}"' not in page]
    assert "never changed since the project was made" in page


def test_an_owner_saves_what_they_chose(owner: Client, project: Project) -> None:
    answer = owner.post("/policy/save/", form(project, phone="mask", sample_percent="20"))
    assert answer["Location"] == "/policy/" and decided(project)["phone"] is Action.MASK
    assert Project.objects.get(pk=project.pk).sample_percent == 20
    assert "changed by Owner" in owner.get("/policy/").text


def test_nothing_that_was_not_touched_is_changed_by_saving(owner: Client, project: Project) -> None:
    owner.post("/policy/save/", form(project))
    with project_scope(project.pk):
        assert not LedgerEntry.objects.filter(action="policy.changed").exists()


@pytest.mark.parametrize("role", ["reviewer", "privacy_officer", "auditor"])
def test_others_look_and_try_and_cannot_save(project: Project, role: str) -> None:
    browser = Client()
    browser.force_login(make_user(project, role, "other@acme.example"))
    assert browser.post("/policy/save/", form(project, phone="mask")).status_code == 403
    assert "only owners of the project can save" in browser.get("/policy/").text
    looked = browser.post("/policy/preview/", form(project, phone="mask")).text
    assert "/policy/save/" not in looked and "Hold</span> →" in looked
    assert decided(project)["phone"] is Action.HOLD


def test_before_saving_the_page_says_what_would_change(owner: Client, project: Project, alice: Subject) -> None:
    make_memory(alice, PHONE, status=Status.PENDING)
    page = owner.post("/policy/preview/", form(project, phone="allow", health="allow")).text
    assert "Held for a person → Remembered at once" in page and "+41 79 123 45 67</mark>" in page
    assert "without anybody looking at it" in page and "/policy/save/" in page
    assert decided(project)["phone"] is Action.HOLD


def test_there_is_nothing_to_save_before_it_was_looked_at(owner: Client, project: Project) -> None:
    assert "/policy/save/" not in owner.get("/policy/").text
    assert "/policy/save/" not in owner.post("/policy/preview/", form(project)).text


def test_a_kind_goes_back_to_its_default(owner: Client, project: Project) -> None:
    policy.change(project.pk, {"screening": {"phone": "allow", "email": "allow"}}, actor="user:olga")
    project.refresh_from_db()
    page = owner.post("/policy/preview/", form(project, reset="phone")).text
    assert 'name="do-phone" value="hold" checked' in page and 'name="do-email" value="allow" checked' in page
    everything = owner.post("/policy/preview/", form(project, reset="*")).text
    assert 'name="do-email" value="hold" checked' in everything


def test_secrets_cannot_be_allowed(owner: Client, project: Project) -> None:
    assert 'name="do-password" value="allow"' not in owner.get("/policy/").text
    answer = owner.post("/policy/save/", form(project, password="allow", phone="mask"))
    assert answer.status_code == 422 and "Secrets are never stored" in answer.text
    assert decided(project)["password"] is Action.BLOCK and decided(project)["phone"] is Action.HOLD


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("sample_percent", "lots"),
        ("sample_percent", "101"),
        ("alarm_after_hours", ""),
        ("alarm_after_hours", "9" * 40),
        ("alarm_emails", "nobody"),
        ("alarm_webhook", "javascript:alert(1)"),
        ("languages", "klingon"),
    ],
)
def test_a_slip_is_named_and_the_rest_of_what_was_chosen_stays(
    owner: Client, project: Project, field: str, typed: str
) -> None:
    answer = owner.post("/policy/save/", form(project, **{"phone": "mask", field: typed}))
    assert answer.status_code == 422 and 'name="do-phone" value="mask" checked' in answer.text
    assert 'role="alert"' in answer.text and decided(project)["phone"] is Action.HOLD


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(owner: Client, project: Project) -> None:
    late = form(project, email="allow")
    policy.change(project.pk, {"screening": {"phone": "mask"}}, actor="user:other")
    answer = owner.post("/policy/save/", late)
    assert answer.status_code == 409 and "Somebody else has changed the policy" in answer.text
    assert decided(project)["email"] is Action.HOLD


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({}, "Held for a person"),
        ({"phone": "mask"}, "Call [phone number] after six"),
        ({"phone": "block"}, "Not remembered"),
        ({"phone": "allow"}, "Remembered at once"),
    ],
)
def test_a_text_is_tried_under_what_is_chosen(
    owner: Client, project: Project, choices: dict[str, str], said: str
) -> None:
    part = owner.post("/policy/try/", {**form(project, **choices), "text": PHONE}, headers=HTMX).text
    assert said in part and "<html" not in part and "+41 79 123 45 67</mark>" in part


def test_a_tried_text_is_kept_nowhere_and_shown_as_text(owner: Client, project: Project) -> None:
    text = "<script>alert(1)</script> me@post.example"
    with CaptureQueriesContext(connections["default"]) as seen:
        page = owner.post("/policy/try/", {**form(project), "text": text}).text
    assert "<script>alert(1)" not in page and "&lt;script&gt;" in page
    assert not [query for query in seen if query["sql"].startswith(("INSERT", "UPDATE")) or "me@post" in query["sql"]]


def test_a_text_is_tried_by_post_alone(owner: Client) -> None:
    for address in ("/policy/try/", "/policy/preview/", "/policy/save/"):
        assert owner.get(address).status_code == 405


def test_how_far_a_rescan_has_come_is_shown_and_asked_for_again(owner: Client, alice: Subject) -> None:
    make_memory(alice, "User likes tea")
    part = owner.get("/policy/", headers=HTMX).text
    assert "0 of 1 done." in part and 'hx-trigger="every 4s"' in part and "<html" not in part


def test_the_project_that_allows_everything_can_change_something_else(owner: Client, project: Project) -> None:
    Project.objects.filter(pk=project.pk).update(screening=dict.fromkeys(KINDS, "allow"))
    project.refresh_from_db()
    assert 'name="do-password" value="allow" checked' in owner.get("/policy/").text
    owner.post("/policy/save/", form(project, sample_percent="1"))
    assert Project.objects.get(pk=project.pk).sample_percent == 1 and decided(project)["password"] is Action.ALLOW


def test_a_preview_asks_no_more_queries_when_there_is_more(owner: Client, project: Project, alice: Subject) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connections["default"]) as seen:
            owner.post("/policy/preview/", form(project, phone="mask"))
        return len(seen)

    make_memory(alice, PHONE, status=Status.PENDING), make_memory(alice, "User likes tea")
    few = queries()
    for number in range(5):
        make_memory(alice, f"Call +41 79 123 45 6{number}", status=Status.PENDING)
    assert queries() == few <= 42


def test_what_is_learned_can_be_said_on_the_page(owner: Client, project: Project) -> None:
    wishes = {"instructions": "We sell tea.", "excludes": "salaries", "categories": "drinks: Tea and coffee\nother"}
    assert owner.post("/policy/save/", form(project, **wishes))["Location"] == "/policy/"
    saved = Project.objects.get(pk=project.pk)
    assert (saved.instructions, saved.excludes) == ("We sell tea.", "salaries")
    assert saved.categories == {"drinks": "Tea and coffee", "other": ""}
    page = owner.get("/policy/").text
    assert "drinks: Tea and coffee" in page and "filed under 2 of your own" in page


def test_the_page_says_what_the_wishes_mean_before_they_are_saved(owner: Client, project: Project) -> None:
    looked = owner.post("/policy/preview/", form(project, instructions="Be brief.", excludes="salaries, religion")).text
    assert "take a model to be understood" in looked and "2 subjects are left out" in looked
    assert Project.objects.get(pk=project.pk).excludes == ""


def test_a_text_shows_what_would_be_learned_from_it(owner: Client, project: Project) -> None:
    wishes = {"excludes": "salaries", "categories": "drinks: tea"}
    tried = owner.post("/policy/try/", form(project, text="I like tea. My salary is 5000 euros.", **wishes)).text
    assert "User likes tea" in tried and "drinks</span>" in tried and "salary is 5000 euros</li>" not in tried


def test_a_catalogue_that_is_too_long_is_refused_on_the_page(owner: Client, project: Project) -> None:
    answer = owner.post("/policy/save/", form(project, categories="\n".join(f"c{n}: x" for n in range(51))))
    assert answer.status_code == 422 and "At most 50 categories." in answer.text
