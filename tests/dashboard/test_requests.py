"""The officer's board, one request with everything that can be done about it, and who may do it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit import requests
from audit.models import LegalHold, PrivacyRequest, RequestNote
from audit.request_moves import Kind, State
from memory_core.models import Project, Subject, User
from memory_core.tenancy import project_scope
from tests.audit.asking import again, ask, due_in, unproved
from tests.dashboard.test_query_counts import queries_for
from tests.factories import make_memory, make_project, make_subject, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def otto(project: Project) -> User:
    return make_user(project, "privacy_officer", "otto@acme.example")


@pytest.fixture
def officer(otto: User) -> Client:
    return signed_in(otto)


@pytest.fixture
def owner(project: Project) -> Client:
    return signed_in(make_user(project, "owner", "olga@acme.example"))


def signed_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def page(browser: Client, request: PrivacyRequest) -> str:
    answer = browser.get(f"/requests/{request.pk}/")
    assert answer.status_code == 200
    return str(answer.text)


def press(browser: Client, act: str, request: PrivacyRequest, **data: Any) -> str:
    """What the page says after an act."""
    answer = browser.post(reverse(f"dashboard:request-{act}", args=[request.pk]), data, follow=True)
    return str(answer.text)


@pytest.mark.parametrize(
    ("days", "column", "words"),
    [(-2, "late", "2 days late"), (0, "soon", "due today"), (1, "soon", "due tomorrow"), (7, "week", "due in 7 days"),
     (8, "later", "due in 8 days")],
)  # fmt: skip
def test_the_board_has_a_column_for_each_nearness(
    officer: Client, alice: Subject, days: int, column: str, words: str
) -> None:
    due_in(ask(alice), days)
    board = officer.get("/requests/").text
    section = board.split(f'id="column-{column}"')[1].split("</section>")[0]
    assert words in section and "alice" in section


def test_the_board_can_be_narrowed(officer: Client, alice: Subject) -> None:
    ask(alice, Kind.ERASURE), ask(alice, Kind.ACCESS)
    board = officer.get("/requests/?kind=erasure", headers={"HX-Request": "true"}).text
    assert "<strong>Erase</strong>" in board and "<strong>See what is held</strong>" not in board


def test_nonsense_narrows_nothing(officer: Client, alice: Subject) -> None:
    ask(alice)
    assert "alice" in officer.get("/requests/?kind=nonsense&state=%00&page=x").text


def test_what_is_closed_is_listed_below(officer: Client, alice: Subject) -> None:
    request = ask(alice)
    requests.cancel(request.pk, project_id=request.project_id, actor=alice.actor)
    assert "Taken back" in officer.get("/requests/").text.split('id="closed"')[1]


def test_the_open_ones_are_counted_in_the_navigation(officer: Client, alice: Subject) -> None:
    ask(alice)
    assert '<span class="count">1<' in officer.get("/ledger/").text


def test_a_longer_board_asks_no_more_queries(officer: Client, project: Project) -> None:
    ask(make_subject(project, "first"))
    few = queries_for(officer, "/requests/")
    for number in range(5):
        ask(make_subject(project, f"person-{number}"))
    assert queries_for(officer, "/requests/") == few <= 24


def test_a_busier_request_asks_no_more_queries(officer: Client, alice: Subject) -> None:
    request = ask(alice)
    requests.leave_note(request.pk, project_id=alice.project_id, actor="user:x", text="rang up")
    ask(alice, Kind.ERASURE)
    few = queries_for(officer, f"/requests/{request.pk}/")
    for kind in (Kind.PORTABILITY, Kind.RESTRICTION):
        ask(alice, kind)
        requests.leave_note(request.pk, project_id=alice.project_id, actor="user:x", text="rang up again")
    assert queries_for(officer, f"/requests/{request.pk}/") == few <= 40


def test_auditors_look_and_do_nothing(auditor: Client, alice: Subject) -> None:
    request = ask(alice)
    assert "<form" not in page(auditor, request).split('id="main"')[1]
    assert auditor.post(f"/requests/{request.pk}/start/").status_code == 403
    assert again(request).state == State.RECEIVED


def test_reviewers_need_none_of_it(reviewer: Client, alice: Subject) -> None:
    request = ask(alice)
    assert [reviewer.get(path).status_code for path in ("/requests/", f"/requests/{request.pk}/")] == [403, 403]
    assert "/requests/" not in reviewer.get("/memories/").text


def test_the_requests_of_another_project_are_not_there(officer: Client) -> None:
    other = ask(make_subject(make_project("Other")))
    assert officer.get(f"/requests/{other.pk}/").status_code == 404
    assert officer.post(f"/requests/{other.pk}/start/").status_code == 404


FILED = {"person": "alice", "kind": "erasure", "text": "By letter"}


def test_an_officer_files_what_came_by_letter(officer: Client, alice: Subject) -> None:
    came = timezone.localdate() - timedelta(days=2)
    officer.post("/requests/file/", {**FILED, "received_on": came.isoformat(), "how": "Saw a passport"})
    with project_scope(alice.project_id):
        filed = PrivacyRequest.objects.get()
        assert (filed.state, filed.details["text"]) == (State.RECEIVED, "By letter")
        assert timezone.localdate(filed.received_at) == came


def test_without_a_check_it_waits_for_one(officer: Client, alice: Subject) -> None:
    officer.post("/requests/file/", {**FILED, "received_on": timezone.localdate().isoformat()})
    with project_scope(alice.project_id):
        assert PrivacyRequest.objects.get().state == State.IDENTIFY


@pytest.mark.parametrize(
    "wrong", [{"person": "nobody"}, {"kind": "all"}, {"received_on": "2999-01-01"}, {"received_on": ""}]
)
def test_what_cannot_be_filed_is_shown_again_with_the_reason(
    officer: Client, alice: Subject, wrong: dict[str, str]
) -> None:
    given = {**FILED, "received_on": timezone.localdate().isoformat(), **wrong}
    answer = officer.post("/requests/file/", given)
    assert answer.status_code == 422 and 'class="error"' in answer.text and "By letter" in answer.text


def test_one_officer_says_yes_and_another_agrees(officer: Client, owner: Client, alice: Subject) -> None:
    request = ask(alice, Kind.ERASURE)
    press(officer, "start", request)
    assert "Somebody who neither decided nor filed it has to agree" in press(officer, "approve", request)
    assert "Agree: erase everything" not in page(officer, request)
    assert "Agree: erase everything" in page(owner, request)
    assert "everything is erased" in press(owner, "approve", request)


def test_saying_yes_twice_is_refused_in_words(officer: Client, alice: Subject) -> None:
    request = ask(alice, Kind.ERASURE)
    press(officer, "start", request), press(officer, "approve", request)
    assert "An erasure takes two people" in press(officer, "approve", request)


def test_whose_identity_is_not_proved_cannot_be_worked_on(officer: Client, alice: Subject) -> None:
    request = unproved(alice)
    assert "Take it up" not in page(officer, request)
    assert "has not been proved" in press(officer, "start", request)
    assert "Take it up" in press(officer, "prove", request, how="called back on the number we know")


def test_a_hold_is_shown_with_its_reason_and_takes_the_button_away(officer: Client, alice: Subject) -> None:
    request = ask(alice, Kind.ERASURE)
    press(officer, "start", request)
    held = press(officer, "hold", request, reason="12 O 34/26")
    assert "12 O 34/26" in held and "Yes, erase everything" not in held
    assert "Yes, erase everything" in press(officer, "release", request)
    with project_scope(alice.project_id):
        assert not LegalHold.objects.in_force().exists()


def test_a_refusal_offers_only_grounds_of_its_kind(officer: Client, alice: Subject) -> None:
    request = ask(alice, Kind.RECTIFICATION)
    grounds = page(officer, request).split('id="refuse-reason"')[1].split("</select>")[0]
    assert 'value="accurate"' in grounds and 'value="legal_duty"' not in grounds
    assert "We have to refuse" in press(officer, "refuse", request, reason="accurate", text="It is right.")


def test_a_letter_is_drafted_changed_and_kept(officer: Client, alice: Subject) -> None:
    request = ask(alice)
    draft = officer.get(f"/requests/{request.pk}/letters/received/").text
    assert "Our number for your request: 1" in draft
    officer.post(f"/requests/{request.pk}/letters/received/keep/", {"text": "Dear Alice, we have it."})
    assert "Dear Alice, we have it." in page(officer, request)
    with project_scope(alice.project_id):
        assert RequestNote.objects.get().letter == "received"


@pytest.mark.parametrize("code", ["nonsense", "erased"])
def test_a_letter_that_does_not_fit_is_not_there(officer: Client, alice: Subject, code: str) -> None:
    assert officer.get(f"/requests/{ask(alice).pk}/letters/{code}/").status_code == 404


def test_before_a_yes_it_is_shown_what_would_go(officer: Client, alice: Subject) -> None:
    make_memory(alice, "User likes tea")
    request = ask(alice, Kind.ERASURE)
    assert "What would go" in press(officer, "start", request)
    assert "Backups of the database" in page(officer, request)


def test_from_a_persons_page_it_is_filed_for_them(officer: Client, alice: Subject) -> None:
    assert f"/requests/new/?person={alice.pk}" in officer.get(f"/subjects/{alice.pk}/").text
    assert 'value="alice"' in officer.get(f"/requests/new/?person={alice.pk}").text


def test_the_timeline_tells_what_was_done_and_by_whom(officer: Client, alice: Subject) -> None:
    request = ask(alice)
    press(officer, "start", request)
    timeline = page(officer, request).split('class="timeline"')[1]
    assert "Request filed" in timeline and "Request taken up" in timeline and "Privacy_Officer" in timeline


def test_of_somebody_erased_the_page_still_opens(officer: Client, alice: Subject) -> None:
    request = ask(alice)
    with project_scope(alice.project_id):
        Subject.objects.filter(pk=alice.pk).delete()
    assert "Erased person" in page(officer, request) and "Erased person" in officer.get("/requests/").text


def test_a_link_that_is_no_id_is_refused(officer: Client, alice: Subject) -> None:
    assert officer.post(f"/requests/{ask(alice).pk}/link/", {"of": "nonsense"}).status_code == 404


def test_a_hold_is_set_and_released_on_the_persons_page_too(officer: Client, reviewer: Client, alice: Subject) -> None:
    page = f"/subjects/{alice.pk}/"
    officer.post(f"{page}hold/", {"reason": "The court wants it (12 O 34/26)"})
    assert "12 O 34/26" in officer.get(page).text
    looking = reviewer.get(page).text
    assert "Nothing of this person may be deleted" in looking and "12 O 34/26" not in looking
    officer.post(f"{page}hold/release/")
    assert "Nothing of this person may be deleted" not in officer.get(page).text


def test_a_hold_without_a_reason_is_none(officer: Client, alice: Subject) -> None:
    said = officer.post(f"/subjects/{alice.pk}/hold/", {"reason": " "}, follow=True).text
    assert "Write between 1 and" in said and "Nothing of this person may be deleted" not in said
