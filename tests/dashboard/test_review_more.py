"""The rarer acts of a reviewer: split, merge, note, undo, many at once, filters, looking together with others."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from audit import claims
from audit.models import Claim, Decision
from memory_core.models import MemoryVersion, Project, Recall, Status, Subject, User
from memory_core.tenancy import project_scope
from tests.dashboard.test_review import decide, further, mac_on, status_of, waiting, words_in_force
from tests.factories import make_memory, make_project, make_subject, make_user

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
TWO_FOUND = ("Call +46 70 123 45 67 or mail a@b.example", [("phone", 5, 21), ("email", 30, 41)])


def two_found(subject: Subject) -> MemoryVersion:
    text, findings = TWO_FOUND
    return make_memory(subject, text, status=Status.PENDING, findings=findings)


def delicate(subject: Subject) -> MemoryVersion:
    """One that two people have to say yes to."""
    version = make_memory(subject, "Goes to mass", status=Status.PENDING, findings=[("religion", 8, 12)])
    with project_scope(subject.project_id):
        MemoryVersion.objects.filter(pk=version.pk).update(four_eyes=True)
    return version


def ids_of(version: MemoryVersion, kind: str) -> list[int]:
    with project_scope(version.project_id):
        return list(version.findings.filter(kind=kind).values_list("pk", flat=True))


def read_by_an_agent(version: MemoryVersion) -> None:
    with project_scope(version.project_id):
        Recall.objects.create(
            project_id=version.project_id, owner_id=version.owner_id, face="search", versions=[version.pk]
        )


def last_decision(project: Project) -> int:
    with project_scope(project.pk):
        return Decision.objects.latest("pk").pk


@pytest.fixture
def colleague(project: Project) -> User:
    return make_user(project, "owner", "ana@acme.example")


@pytest.fixture
def beside(colleague: User) -> Client:
    browser = Client()
    browser.force_login(colleague)
    return browser


def test_each_finding_says_what_it_is_and_what_the_policy_says(reviewer: Client, alice: Subject) -> None:
    page = reviewer.get(f"/review/{waiting(alice).pk}/").text
    assert "<strong>phone number</strong>" in page and "held for a person to see" in page


def test_one_click_masks_one_finding(reviewer: Client, alice: Subject) -> None:
    version = two_found(alice)
    decide(reviewer, version, "mask", findings=ids_of(version, "phone"))
    assert words_in_force(version) == "Call [phone number] or mail a@b.example"


def test_ticking_nothing_to_mask_comes_back_with_the_reason(reviewer: Client, alice: Subject) -> None:
    version = two_found(alice)
    answer = decide(reviewer, version, "mask", picked="1")
    assert answer.status_code == 422 and "Tick at least one" in answer.text


def test_a_finding_of_another_memory_cannot_be_masked(reviewer: Client, alice: Subject) -> None:
    version, other = two_found(alice), waiting(alice)
    answer = decide(reviewer, version, "mask", findings=ids_of(other, "phone"))
    assert answer.status_code == 422 and status_of(version) == Status.PENDING


def test_splitting_makes_a_memory_of_each_line(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    answer = decide(reviewer, version, "split", texts="Has a phone\n\n  Wants calls after six  ")
    assert answer.status_code == 302
    with project_scope(alice.project_id):
        assert {held.text for held in MemoryVersion.objects.in_force()} == {"Has a phone", "Wants calls after six"}


def test_a_split_into_one_comes_back_with_what_was_typed(reviewer: Client, alice: Subject) -> None:
    answer = decide(reviewer, waiting(alice), "split", texts="Only this")
    assert (
        answer.status_code == 422
        and "Write two to five facts" in answer.text
        and ">Only this</textarea>" in answer.text
    )


def test_merging_puts_one_text_in_the_place_of_both(reviewer: Client, alice: Subject) -> None:
    held = make_memory(alice, "Wants calls in the evening")
    version = make_memory(alice, "Wants calls after six", status=Status.PENDING)
    assert str(held.pk) in reviewer.get(f"/review/{version.pk}/").text
    decide(reviewer, version, "merge", into=held.pk, text="Wants calls in the evening, after six")
    assert words_in_force(held) == "Wants calls in the evening, after six"


def test_a_merge_with_nothing_chosen_is_refused(reviewer: Client, alice: Subject) -> None:
    answer = decide(reviewer, waiting(alice), "merge", into="nonsense", text="Both")
    assert answer.status_code == 422


def test_what_is_in_force_and_alike_is_shown(reviewer: Client, alice: Subject) -> None:
    make_memory(alice, "User likes green tea"), make_memory(alice, "User drives a van")
    version = make_memory(alice, "User likes green tea with honey", status=Status.PENDING)
    page = reviewer.get(f"/review/{version.pk}/").text.split("In force already, and alike")[1]
    assert "User likes green tea</a>" in page and "drives a van" not in page


def test_a_note_is_there_for_the_next(reviewer: Client, beside: Client, alice: Subject) -> None:
    version = waiting(alice)
    reviewer.post(f"/review/{version.pk}/note/", {"text": "Asked her: it is an old number"})
    page = beside.get(f"/review/{version.pk}/").text
    assert "it is an old number" in page and "Reviewer, " in page


def test_an_empty_note_is_not_kept(reviewer: Client, alice: Subject) -> None:
    assert reviewer.post(f"/review/{waiting(alice).pk}/note/", {"text": " "}).status_code == 422


def test_a_decision_can_be_undone_from_its_message(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    told = reviewer.get(decide(reviewer, version, "approve")["Location"]).text
    address = f"/review/decisions/{last_decision(alice.project)}/undo/"
    assert f'action="{address}"' in told
    answer = reviewer.post(address)
    assert answer["Location"] == f"/review/{version.pk}/" and status_of(version) == Status.PENDING


def test_the_last_decisions_are_listed_with_their_undo(reviewer: Client, alice: Subject) -> None:
    decide(reviewer, waiting(alice), "reject", reason="wrong")
    page = reviewer.get("/review/decisions/").text
    assert "Rejected" in page and "Not true" in page and f"{last_decision(alice.project)}/undo/" in page


def test_what_an_agent_has_read_says_why_it_cannot_be_undone(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    decide(reviewer, version, "approve")
    read_by_an_agent(version)
    page = reviewer.get("/review/decisions/").text.split('id="rows"')[1]
    assert "An agent has read it since." in page and "undo/" not in page
    answer = reviewer.post(f"/review/decisions/{last_decision(alice.project)}/undo/", follow=True)
    assert "Revoke it instead" in answer.text and status_of(version) == Status.APPROVED


def test_revoking_names_who_has_read_it(reviewer: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    read_by_an_agent(version)
    assert "Revoke this memory" in reviewer.get(f"/memories/{version.memory_id}/").text
    answer = reviewer.post(f"/memories/{version.memory_id}/revoke/", {"reason": "wrong"}, follow=True)
    assert "Read before by: an agent whose key is gone." in answer.text
    assert "Revoke this memory" not in answer.text


def test_revoking_needs_a_reason(reviewer: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    reviewer.post(f"/memories/{version.memory_id}/revoke/", {"reason": "whim"})
    assert words_in_force(version) == "Likes tea"


def test_a_stale_decision_says_what_differs(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    mac = mac_on(reviewer.get(f"/review/{version.pk}/"))
    with project_scope(alice.project_id):
        MemoryVersion.objects.filter(pk=version.pk).update(kind="event")
    answer = reviewer.post(f"/review/{version.pk}/approve/", {"shown_mac": mac})
    assert answer.status_code == 409 and "What differs: the kind." in answer.text


def test_other_words_meanwhile_are_shown_word_by_word(reviewer: Client, beside: Client, alice: Subject) -> None:
    version = waiting(alice)
    mac = mac_on(reviewer.get(f"/review/{version.pk}/"))
    decide(beside, version, "edit", text="Text +46 70 123 45 67 after six")
    answer = reviewer.post(f"/review/{version.pk}/approve/", {"shown_mac": mac})
    assert answer.status_code == 409 and "<del>Call</del><ins>Text</ins>" in answer.text and "Owner, " in answer.text


class TestFourEyes:
    @pytest.fixture
    def case(self, alice: Subject) -> MemoryVersion:
        return delicate(alice)

    def test_the_first_yes_changes_nothing_yet(self, reviewer: Client, case: MemoryVersion) -> None:
        told = reviewer.get(decide(reviewer, case, "approve")["Location"]).text
        assert "A second person has to say yes too." in told and status_of(case) == Status.PENDING

    def test_the_page_says_who_said_yes(self, reviewer: Client, beside: Client, case: MemoryVersion) -> None:
        decide(reviewer, case, "approve")
        assert "Reviewer said yes" in beside.get(f"/review/{case.pk}/").text
        mine = reviewer.get(f"/review/{case.pk}/").text
        assert "somebody else has to say it too" in mine and f"{case.pk}/approve/" not in mine

    def test_the_second_yes_puts_it_in_force(self, reviewer: Client, beside: Client, case: MemoryVersion) -> None:
        decide(reviewer, case, "approve"), decide(beside, case, "approve")
        assert status_of(case) == Status.APPROVED

    def test_a_second_yes_of_the_same_person_is_refused(self, reviewer: Client, case: MemoryVersion) -> None:
        mac = {"shown_mac": mac_on(reviewer.get(f"/review/{case.pk}/"))}
        reviewer.post(f"/review/{case.pk}/approve/", mac)
        answer = reviewer.post(f"/review/{case.pk}/approve/", mac)
        assert answer.status_code == 409 and "You have said yes already." in answer.text

    def test_the_list_narrows_to_what_needs_a_second_yes(
        self, reviewer: Client, alice: Subject, case: MemoryVersion
    ) -> None:
        waiting(alice)
        decide(reviewer, case, "approve")
        listed = reviewer.get("/review/?second=1").text.split('id="rows"')[1].split('id="detail"')[0]
        assert "Goes to" in listed and "Call" not in listed


class TestLooking:
    def test_opening_one_tells_the_others(self, reviewer: Client, beside: Client, alice: Subject) -> None:
        version = waiting(alice)
        reviewer.post(f"/review/{version.pk}/claim/", headers=HTMX)
        assert "Reviewer is looking at this one." in beside.get(f"/review/{version.pk}/").text

    def test_who_comes_second_takes_nothing(self, reviewer: Client, beside: Client, alice: Subject, rita: User) -> None:
        version = waiting(alice)
        reviewer.post(f"/review/{version.pk}/claim/", headers=HTMX)
        answer = beside.post(f"/review/{version.pk}/claim/", headers=HTMX)
        with project_scope(alice.project_id):
            assert claims.holders([version.pk]) == {version.pk: rita.actor}
        assert "Reviewer is looking at this one." in answer.text and "every 60s" in answer.text

    def test_the_next_one_is_claimed_and_never_one_that_somebody_looks_at(
        self, reviewer: Client, beside: Client, alice: Subject, rita: User
    ) -> None:
        first, second, third = (waiting(alice) for _ in range(3))
        beside.post(f"/review/{second.pk}/claim/", headers=HTMX)
        assert decide(reviewer, first, "approve")["Location"] == f"/review/{third.pk}/"
        with project_scope(alice.project_id):
            assert claims.holders([third.pk]) == {third.pk: rita.actor}

    def test_reading_a_page_claims_nothing(self, reviewer: Client, alice: Subject) -> None:
        reviewer.get(f"/review/{waiting(alice).pk}/")
        with project_scope(alice.project_id):
            assert not Claim.objects.exists()

    def test_an_auditor_claims_nothing(self, auditor: Client, alice: Subject) -> None:
        version = waiting(alice)
        assert auditor.post(f"/review/{version.pk}/claim/").status_code == 403
        assert "/claim/" not in auditor.get(f"/review/{version.pk}/").text


class TestArrivals:
    def address(self, reviewer: Client) -> str:
        page = reviewer.get("/review/").text
        return page.split('data-quiet hx-get="')[1].split('"')[0].replace("&amp;", "&")

    def test_nothing_new_says_nothing(self, reviewer: Client, alice: Subject) -> None:
        waiting(alice)
        assert reviewer.get(self.address(reviewer), headers=HTMX).status_code == 204

    def test_what_has_come_in_is_counted(self, reviewer: Client, alice: Subject) -> None:
        waiting(alice)
        address = self.address(reviewer)
        waiting(alice), waiting(alice)
        answer = reviewer.get(address, headers=HTMX).text
        assert "2 new" in answer and "3 waiting" in answer and "told=3.2" in answer

    def test_nonsense_is_refused(self, reviewer: Client, alice: Subject) -> None:
        assert reviewer.get("/review/arrivals/?since=yesterday").status_code == 400


class TestMany:
    def chosen(self, reviewer: Client, **data: Any) -> Any:
        return reviewer.post("/review/bulk/", data)

    def confirmed(self, reviewer: Client, page: str, **data: Any) -> Any:
        fields = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("token", "count", "verdict")}
        return reviewer.post("/review/bulk/start/", {**fields, **data}, follow=True)

    def test_those_ticked_are_asked_about_first(self, reviewer: Client, alice: Subject) -> None:
        one, two, _other = waiting(alice), waiting(alice), waiting(alice)
        page = self.chosen(reviewer, version=[one.pk, two.pk], verdict="approve").text
        assert "Approve 2?" in page and status_of(one) == Status.PENDING
        assert "2 approved." in self.confirmed(reviewer, page).text
        assert status_of(one) == status_of(two) == Status.APPROVED

    def test_what_is_of_high_risk_is_left_out(self, reviewer: Client, alice: Subject) -> None:
        waiting(alice), delicate(alice)
        page = self.chosen(reviewer, whole="approve").text
        assert "Approve 1?" in page and "1 of high risk is left out." in page and "Goes to mass" not in page

    def test_a_list_that_has_changed_is_not_decided_on(self, reviewer: Client, alice: Subject) -> None:
        one, two = waiting(alice), waiting(alice)
        page = self.chosen(reviewer, whole="reject").text
        decide(reviewer, one, "approve")
        assert "The list has changed" in self.confirmed(reviewer, page, reason="trivial").text
        assert status_of(two) == Status.PENDING

    def test_a_rejection_of_many_takes_a_reason(self, reviewer: Client, alice: Subject) -> None:
        waiting(alice)
        page = self.chosen(reviewer, whole="reject").text
        assert "Why they should not be kept" in page
        assert "1 rejected." in self.confirmed(reviewer, page, reason="trivial").text

    def test_a_whole_run_can_be_taken_back(self, reviewer: Client, alice: Subject) -> None:
        one = waiting(alice)
        done = self.confirmed(reviewer, self.chosen(reviewer, whole="approve").text)
        answer = reviewer.post(f"{done.redirect_chain[-1][0]}undo/", follow=True)
        assert "1 taken back." in answer.text and status_of(one) == Status.PENDING

    def test_nothing_ticked_says_so(self, reviewer: Client, alice: Subject) -> None:
        assert "Nothing to decide on together" in self.chosen(reviewer, verdict="approve").text

    def test_an_auditor_may_watch_but_not_decide(self, auditor: Client, alice: Subject) -> None:
        waiting(alice)
        assert self.chosen(auditor, whole="approve").status_code == 403
        assert 'name="version"' not in auditor.get("/review/").text


class TestFilters:
    def test_a_narrowing_is_kept_under_a_name_and_forgotten_again(self, reviewer: Client, alice: Subject) -> None:
        waiting(alice)
        reviewer.post("/review/filters/?finding=phone&risk=medium", {"name": "Phones"})
        page = reviewer.get("/review/").text
        assert '<a href="/review/?finding=phone&amp;risk=medium">Phones</a>' in page
        remove = page.split('/remove/"')[0].rsplit('action="', 1)[1] + "/remove/"
        reviewer.post(remove)
        assert "Phones" not in reviewer.get("/review/").text

    def test_a_filter_is_ones_own(self, reviewer: Client, beside: Client, alice: Subject) -> None:
        reviewer.post("/review/filters/?finding=phone", {"name": "Phones"})
        assert "Phones" not in beside.get("/review/").text

    def test_a_filter_that_narrows_nothing_is_not_kept(self, reviewer: Client, alice: Subject) -> None:
        reviewer.post("/review/filters/", {"name": "All"})
        assert "Choose something to narrow the queue by first." in reviewer.get("/review/").text

    @pytest.mark.parametrize("query", ["risk=low", "kind=event", "overdue=1", "agent=nobody"])
    def test_a_narrowing_stays_with_the_links(self, reviewer: Client, alice: Subject, query: str) -> None:
        waiting(alice)
        page = reviewer.get(f"/review/?{query}").text
        assert "Nothing of this sort waits for a check." in page and f"arrivals/?{query}" in page


class TestVeil:
    def test_a_switch_blurs_and_shows_again(self, reviewer: Client, alice: Subject) -> None:
        waiting(alice)
        assert reviewer.post("/review/veil/", {"next": "/review/?risk=low"})["Location"] == "/review/?risk=low"
        assert "Show what is blurred" in reviewer.get("/review/").text
        reviewer.post("/review/veil/")
        assert "Show what is blurred" not in reviewer.get("/review/").text

    def test_it_leads_nowhere_else(self, reviewer: Client) -> None:
        assert reviewer.post("/review/veil/", {"next": "https://evil.example/"})["Location"] == "/review/"


def test_pages_lead_on_and_back_in_the_order_of_the_queue(reviewer: Client, alice: Subject) -> None:
    for number in range(27):
        make_memory(alice, f"Fact {number}.", status=Status.PENDING)
    second = reviewer.get(further(reviewer.get("/review/").text)).text
    assert "Fact 26." in second and "Fact 1." not in second.split('id="detail"')[0]
    assert "Fact 1." in reviewer.get(further(second, "prev")).text


def test_a_decision_in_place_leads_to_the_panes(reviewer: Client, alice: Subject) -> None:
    first, second = waiting(alice), waiting(alice)
    data = {"shown_mac": mac_on(reviewer.get(f"/review/{first.pk}/"))}
    there = json.loads(reviewer.post(f"/review/{first.pk}/approve/", data, headers=HTMX)["HX-Location"])
    assert there == {"path": f"/review/{second.pk}/", "target": "#panes", "swap": "outerHTML"}
    part = reviewer.get(there["path"], headers={**HTMX, "HX-Target": "panes"}).text
    assert "Approved. It is in force now." in part and 'hx-swap-oob="innerHTML"' in part and "<html" not in part


def test_a_person_who_is_gone_leaves_no_case(reviewer: Client) -> None:
    assert reviewer.get(f"/review/{UUID(int=0)}/").status_code == 404


def test_another_project_has_none_of_it(beside: Client, project: Project) -> None:
    stranger = make_subject(make_project("Other"), "zoe")
    version = waiting(stranger)
    for act in ("approve", "note", "claim"):
        answer = beside.post(f"/review/{version.pk}/{act}/", {"shown_mac": "ab" * 40, "text": "x"})
        assert answer.status_code == 404


def test_what_is_overdue_says_so(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    with project_scope(alice.project_id):
        MemoryVersion.objects.filter(pk=version.pk).update(due_at=timezone.now() - timedelta(hours=1))
    assert ">overdue</span>" in reviewer.get("/review/?overdue=1").text
