"""The maintenance pages: rules in plain words, a look, a round, taking back, pairs, forgetting in one call."""

import pytest
from django.test import Client

from audit import maintenance, maintenance_rules
from audit.models import MaintenanceRun
from memory_core.models import Project, Subject
from memory_core.services import consent
from memory_core.tenancy import project_scope
from tests.audit.tidying import acts, became, make_clean, make_expired, proposals, tidy
from tests.dashboard.test_query_counts import queries_for
from tests.factories import ACTOR, make_memory, make_project, make_subject, make_user
from tests.memory_core.worlds import in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(project: Project) -> Client:
    browser = Client()
    browser.force_login(make_user(project, "privacy_officer", "olga@acme.example"))
    return browser


def effective(project: Project) -> dict[str, bool]:
    with project_scope(project.pk):
        return {key: term.is_on for key, term in maintenance_rules.effective(project).items()}


def test_rules_are_shown_in_plain_words_and_changed(officer: Client, project: Project) -> None:
    page = officer.get("/maintenance/").text
    assert "are put away 30 days after they are over" in page
    officer.post("/maintenance/save/", {"unused": "on", "passed": "on", "passed_days": "7"})
    assert effective(project) == {**dict.fromkeys(effective(project), False), "unused": True, "passed": True}
    assert "7 days after they are over" in officer.get("/maintenance/").text


def test_a_wrong_number_is_marked_and_nothing_is_saved(officer: Client, project: Project) -> None:
    before = effective(project)
    answer = officer.post("/maintenance/save/", {"unused_importance": "9"})
    assert answer.status_code == 422 and "Give a number from 1 to 6." in answer.text
    assert 'id="unused_importance" name="unused_importance"' in answer.text and effective(project) == before


def test_a_look_shows_the_memories_and_leads_to_the_round(officer: Client, alice: Subject) -> None:
    cold = make_expired(alice)
    page = officer.post("/maintenance/look/", follow=True).text
    assert "User has a cold" in page and "1 expired" in page and "Do it" in page and became(cold) == ""
    done = officer.post("/maintenance/start/", follow=True).text
    assert "Take all of it back" in done and became(cold) == "expired"


def test_a_round_is_taken_back_whole_or_in_part(officer: Client, alice: Subject) -> None:
    first, second = make_expired(alice), make_expired(alice, "User has a cough")
    run = tidy(alice.project)
    page = officer.post(f"/maintenance/acts/{acts(alice.project)[0].pk}/undo/", follow=True).text
    assert "It is as it was before" in page and "taken back" in page
    page = officer.post(f"/maintenance/{run.pk}/undo/", follow=True).text
    assert "Taken back: 1. Could not be taken back: 0." in page and became(first) == became(second) == ""
    assert "already" in officer.post(f"/maintenance/{run.pk}/undo/", follow=True).text


def test_a_pair_is_merged_or_left_apart_by_a_reviewer(reviewer: Client, alice: Subject) -> None:
    for text in ("User likes tea", "User likes tea", "User plays chess", "User plays chess"):
        make_clean(alice, text, importance=8)
    tidy(alice.project)
    page = reviewer.get("/maintenance/").text
    assert page.count("Merge them") == 2 and "importance 8" in page
    first, second = proposals(alice.project)
    reviewer.post(f"/maintenance/pairs/{first.pk}/merge/")
    reviewer.post(f"/maintenance/pairs/{second.pk}/apart/")
    assert len(in_force(alice.project)) == 3
    assert "Merge them" not in reviewer.get("/maintenance/").text


def test_a_pair_that_has_changed_says_so(reviewer: Client, alice: Subject) -> None:
    make_clean(alice, "User likes tea")
    old = make_clean(alice, "User likes tea")
    tidy(alice.project)
    make_memory(alice, "User likes coffee now", supersedes=old)
    page = reviewer.post(f"/maintenance/pairs/{proposals(alice.project)[0].pk}/merge/", follow=True).text
    assert "nothing to merge any more" in page


def test_an_auditor_reads_and_presses_nothing(auditor: Client, alice: Subject) -> None:
    make_expired(alice)
    run = tidy(alice.project)
    page = auditor.get("/maintenance/").text + auditor.get(f"/maintenance/{run.pk}/").text
    assert "User has a cold" in page and "Start a round" not in page and "Take all of it back" not in page
    assert auditor.post("/maintenance/start/").status_code == 403


def test_a_reviewer_does_not_change_rules(reviewer: Client) -> None:
    assert reviewer.post("/maintenance/save/", {}).status_code == 403
    assert reviewer.get("/maintenance/forget/").status_code == 403


def test_nothing_is_shown_of_somebody_who_had_it_restricted(officer: Client, alice: Subject) -> None:
    make_expired(alice)
    run = tidy(alice.project)
    consent.restrict(alice.pk, project_id=alice.project_id, actor=alice.actor)
    assert "User has a cold" not in officer.get(f"/maintenance/{run.pk}/").text


def test_a_round_under_way_says_so_and_looks_again_by_itself(officer: Client, project: Project) -> None:
    run = maintenance._begin(project.pk, ACTOR, dry_run=False)
    page = officer.get(f"/maintenance/{run.pk}/").text
    assert "under way" in page and 'hx-trigger="every 2s"' in page
    assert "under way already" in officer.post("/maintenance/start/", follow=True).text


def test_the_run_of_another_project_is_not_there(officer: Client) -> None:
    other = make_subject(make_project("Other"), "bob")
    run = tidy(other.project)
    assert officer.get(f"/maintenance/{run.pk}/").status_code == 404


def test_forgetting_counts_first_and_does_what_was_counted(officer: Client, alice: Subject) -> None:
    make_memory(alice, run_id="one")
    kept = make_memory(alice, run_id="two")
    asked = {"what": "run_id", "name": "one"}
    page = officer.post("/maintenance/forget/", asked).text
    assert '<input type="hidden" name="name" value="one"' in page
    assert "One memory goes." in page and len(in_force(alice.project)) == 2
    make_memory(alice, "User likes chess", run_id="one")
    stale = officer.post("/maintenance/forget/now/", {**asked, "count": "1"})
    assert stale.status_code == 422 and "2 memories go." in stale.text
    officer.post("/maintenance/forget/now/", {**asked, "count": "2"})
    assert [one.pk for one in in_force(alice.project)] == [kept.pk]


def test_a_topic_needs_its_person(officer: Client, alice: Subject) -> None:
    answer = officer.post("/maintenance/forget/", {"what": "topic", "name": "fact"})
    assert answer.status_code == 422 and "name both topic and user_id" in answer.text


def test_the_person_reads_the_rules_that_hold(her: Client, project: Project) -> None:
    maintenance_rules.change(project.pk, {"passed_days": 8, "expired": 0}, actor=ACTOR)
    page = her.get("/me/keeping/").text
    assert "put away 8 days after they are over" in page and "can be brought back for 30 days" in page
    assert "meant for a time only is put away" not in page


def test_longer_lists_ask_no_more_queries(officer: Client, project: Project) -> None:
    counted = []
    for people in (2, 5):
        for number in range(people):
            person = make_subject(project, f"person-{people}-{number}")
            make_expired(person)
            make_clean(person, "User likes tea")
            make_clean(person, "User likes tea")
        run = tidy(project)
        counted.append([queries_for(officer, "/maintenance/"), queries_for(officer, f"/maintenance/{run.pk}/")])
    with project_scope(project.pk):
        assert MaintenanceRun.objects.count() == 2
    assert counted[0] == counted[1] and max(counted[0]) <= 30
