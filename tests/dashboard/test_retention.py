"""The page that says how long things are kept, and changes it."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from audit import retention
from memory_core.models import LedgerEntry, Project, Subject
from memory_core.tenancy import project_scope
from tests.audit.test_retention import hold, is_there, rejected
from tests.dashboard.test_query_counts import queries_for
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client: Client, project: Project) -> Client:
    client.force_login(make_user(project, "privacy_officer", "pia@acme.example"))
    return client


def days_of(project: Project, key: str) -> int | None:
    with project_scope(project.pk):
        return retention.effective(project)[key].days


def test_every_rule_stands_on_the_page_in_the_words_the_person_reads(auditor: Client, project: Project) -> None:
    page = auditor.get("/policy/retention/").text
    with project_scope(project.pk):
        told = retention.told(project)
    assert len(told) > 15 and not [sentence for sentence in told if sentence not in page]


def test_an_officer_gives_the_project_a_time_of_its_own(officer: Client, project: Project) -> None:
    answer = officer.post("/policy/retention/save/", {"days-recalls": "365"}, follow=True)
    assert "goes back 1 year." in answer.text and "chosen by Privacy_Officer; usually 180 days" in answer.text
    assert days_of(project, "recalls") == 365


def test_a_time_out_of_its_range_is_refused_beside_the_field(officer: Client, project: Project) -> None:
    answer = officer.post("/policy/retention/save/", {"days-recalls": "5", "days-past": "ten"})
    assert answer.status_code == 422 and "Give a number of days from 30 to 1095." in answer.text
    assert "Give a number of days from 1 to 1825." in answer.text and 'value="5"' in answer.text
    assert days_of(project, "recalls") == 180


def test_a_shorter_time_shows_what_would_go_before_it_goes(officer: Client, alice: Subject) -> None:
    version = rejected(alice, days=10)
    answer = officer.post("/policy/retention/save/", {"days-refused": "7"})
    assert "One more entry goes within the hour." in answer.text and days_of(alice.project, "refused") == 30
    officer.post("/policy/retention/save/", {"days-refused": "7", "sure": "1"})
    assert days_of(alice.project, "refused") == 7 and is_there(version)


def test_what_is_kept_back_is_shown(officer: Client, alice: Subject) -> None:
    rejected(alice, days=90)
    hold(alice)
    page = officer.get("/policy/retention/").text
    assert "a legal hold stands on that person" in page and "one kept back" in page


@pytest.mark.parametrize("role", ["reviewer", "auditor"])
def test_others_may_look_but_not_change(client: Client, project: Project, role: str) -> None:
    client.force_login(make_user(project, role))
    assert "Owners and privacy officers can change these." in client.get("/policy/retention/").text
    assert client.post("/policy/retention/save/", {"days-recalls": "365"}).status_code == 403
    assert days_of(project, "recalls") == 180


def test_saving_the_page_as_it_is_changes_nothing(officer: Client, project: Project) -> None:
    with project_scope(project.pk):
        typed = {f"days-{key}": term.days for key, term in retention.effective(project).items() if term.rule.can_change}
    answer = officer.post("/policy/retention/save/", typed, follow=True)
    assert "Nothing was other than it stands." in answer.text
    with project_scope(project.pk):
        assert not LedgerEntry.objects.filter(action="retention.changed").exists()


def test_a_rule_that_cannot_be_changed_is_refused(officer: Client, project: Project) -> None:
    assert officer.post("/policy/retention/save/", {"days-ledger": "1"}).status_code == 422


def test_the_command_counts_and_lets_go_only_when_told(alice: Subject, capsys: pytest.CaptureFixture[str]) -> None:
    version = rejected(alice, days=90)
    call_command("retention", project=alice.project.slug)
    assert "refused: 1 due, 0 kept back" in capsys.readouterr().out and is_there(version)
    call_command("retention", "--run")
    assert "refused: 1 gone" in capsys.readouterr().out and not is_there(version)
    with pytest.raises(CommandError):
        call_command("retention", project="nowhere")


def test_the_page_asks_no_more_queries_when_more_is_due(officer: Client, alice: Subject) -> None:
    few = queries_for(officer, "/policy/retention/")
    for number in range(3):
        rejected(alice, days=90, text=f"User likes gin {number}")
    assert queries_for(officer, "/policy/retention/") == few <= 60
