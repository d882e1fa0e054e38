"""Two at once: the one has the word, and the other sees what it did."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from audit import carrying_out, requests
from audit.models import ErasureRun, PrivacyRequest
from audit.request_moves import Kind, State
from memory_core.errors import CandorError
from memory_core.models import Subject
from memory_core.tenancy import project_scope
from tests.audit.asking import ANA, BEN, act_on, acts, again, agreed, ask, worked_on
from tests.memory_core.test_races import at_once, meet

pytestmark = pytest.mark.django_db(transaction=True)


def trying(act: Callable[[], PrivacyRequest]) -> Callable[[], str]:
    def tried() -> str:
        try:
            return str(act().state)
        except CandorError as error:
            return type(error).__name__

    return tried


def test_two_of_the_same_filed_at_once_are_one_and_its_duplicate(
    alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(monkeypatch, requests, "_must_know")
    states = at_once(*[trying(lambda: ask(alice))] * 2)
    assert sorted(states) == [State.DUPLICATE, State.RECEIVED]
    with project_scope(alice.project_id):
        assert set(PrivacyRequest.objects.values_list("number", flat=True)) == {1, 2}


def test_of_one_officer_pressing_twice_at_once_no_second_yes_comes(
    alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = worked_on(alice, Kind.ERASURE)
    meet(monkeypatch, requests, "must_be_staff")
    states = at_once(*[trying(lambda: act_on(request, requests.approve, ANA))] * 2)
    assert sorted(states) == ["NotPermitted", State.WORKING] and again(request).seconded_by == ""


def test_of_two_officers_at_once_each_says_one_yes(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    request = worked_on(alice, Kind.ERASURE)
    meet(monkeypatch, requests, "must_be_staff")
    at_once(*(trying(lambda who=who: act_on(request, requests.approve, who)) for who in (ANA, BEN)))  # type: ignore[misc]
    now = again(request)
    assert now.state == State.GRACE and {now.decided_by, now.seconded_by} == {ANA, BEN}


def test_taken_back_as_the_grace_ends_it_is_either_back_or_gone(
    alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = agreed(alice)
    with project_scope(alice.project_id):
        PrivacyRequest.objects.update(run_at=timezone.now())
    meet(monkeypatch, carrying_out, "locked")
    monkeypatch.setattr(requests, "locked", vars(carrying_out)["locked"])
    cancel = trying(lambda: act_on(request, requests.cancel, alice.actor))
    taken_back, _closed = at_once(cancel, trying(lambda: carrying_out.proceed(request.pk, alice.project_id)))
    with project_scope(alice.project_id):
        begun, there = ErasureRun.objects.exists(), Subject.objects.filter(pk=alice.pk).exists()
    assert (taken_back == State.CANCELLED) == there == (not begun)


def test_two_workers_at_once_carry_an_erasure_out_once(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    request = agreed(alice)
    with project_scope(alice.project_id):
        PrivacyRequest.objects.update(run_at=timezone.now())
    meet(monkeypatch, carrying_out, "_erase")
    at_once(*[trying(lambda: carrying_out.proceed(request.pk, alice.project_id))] * 2)
    with project_scope(alice.project_id):
        assert ErasureRun.objects.count() == 1
    assert acts(request).count("running") == 1
