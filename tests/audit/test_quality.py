from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from audit import quality
from audit.models import Decision, QualitySample
from audit.quality import Stratum, stratified, wilson
from memory_core.models import MemoryVersion, Project, Status, Subject
from memory_core.services.remember import SCREENING
from memory_core.tenancy import project_scope
from tests.factories import make_memory

RITA, SAM = "user:rita", "user:sam"
database = pytest.mark.django_db


def decide(version: MemoryVersion, **fields: Any) -> Decision:
    row = {"actor": RITA, "verdict": "approve", "shown_mac": bytes(16), "seconds": 10, **fields}
    with project_scope(version.project_id):
        return Decision.objects.create(version=version, project_id=version.project_id, **row)


def decisions(subject: Subject, seconds: list[int], **fields: Any) -> None:
    version = make_memory(subject)
    for each in seconds:
        decide(version, seconds=each, **fields)


def checked(subject: Subject, outcomes: list[str], *, size: int = 0, kind: str = "fact") -> None:
    """Automatic approvals of one kind, the first of them judged with `outcomes`."""
    with project_scope(subject.project_id):
        for number in range(max(size, len(outcomes))):
            version = make_memory(subject, f"User likes tea number {number}")
            MemoryVersion.objects.filter(pk=version.pk).update(decided_by=SCREENING, kind=kind)
            if number < len(outcomes):
                judged = {"outcome": outcomes[number], "decided_at": timezone.now()} if outcomes[number] else {}
                name = f"rules//{version.rules_version}/{kind}"
                QualitySample.objects.create(version=version, project_id=subject.project_id, stratum=name, **judged)


def reviewer(project: Project, actor: str = RITA) -> quality.Reviewer:
    with project_scope(project.pk):
        return next(one for one in quality.reviewers() if one.actor == actor)


@pytest.mark.parametrize(
    ("successes", "number", "low", "high"),
    [
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
    ],
)
def test_the_interval_is_wilsons(successes: int, number: int, low: float, high: float) -> None:
    """The last two are the examples of R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    assert list(wilson(successes, number)) == pytest.approx([low, high], abs=1e-4)


@given(some.integers(0, 500), some.integers(1, 500))
def test_an_interval_lies_round_the_share_and_within_bounds(successes: int, number: int) -> None:
    share = min(successes / number, 1.0)
    low, high = wilson(share * number, number)
    assert 0 <= low <= share + 1e-9 and share - 1e-9 <= high <= 1


def test_one_stratum_is_counted_plainly() -> None:
    rate = stratified([Stratum("a", 1000, 50, 40, 4)])
    assert (rate.value, rate.of) == (0.1, 40) and (rate.low, rate.high) == pytest.approx(wilson(4, 40))


def test_a_large_stratum_weighs_more_than_a_small_one_that_was_drawn_whole() -> None:
    rate = stratified([Stratum("new", 30, 30, 30, 15), Stratum("old", 970, 50, 50, 0)])
    assert rate.value == pytest.approx(0.015) and rate.value < 15 / 80


def test_uneven_weights_widen_the_interval() -> None:
    even = stratified([Stratum("a", 500, 50, 50, 5), Stratum("b", 500, 50, 50, 5)])
    uneven = stratified([Stratum("a", 900, 10, 10, 1), Stratum("b", 100, 90, 90, 9)])
    assert even.value == pytest.approx(uneven.value) and uneven.high - uneven.low > even.high - even.low


def test_strata_without_a_verdict_say_nothing() -> None:
    assert not stratified([Stratum("a", 100, 5, 0, 0)]).is_known
    assert stratified([Stratum("a", 100, 5, 0, 0), Stratum("b", 10, 10, 10, 1)]).value == 0.1


@database
def test_escapes_are_measured_on_what_was_judged(project: Project, alice: Subject) -> None:
    checked(alice, ["sound", "sound", "escaped", "sound", ""], size=10)
    checked(alice, [], size=10, kind="plan")
    with project_scope(project.pk):
        found = quality.escapes(project.pk)
    assert (found.overall.value, found.overall.of, found.covered) == (0.25, 4, 0.5)
    assert [(s.size, s.drawn, s.judged, s.escaped) for s in found.strata] == [(10, 5, 4, 1), (10, 0, 0, 0)]


@database
def test_a_project_without_decisions_has_no_rates(project: Project) -> None:
    with project_scope(project.pk):
        assert not quality.escapes(project.pk).overall.is_known and not quality.overturned().is_known
        assert quality.reviewers() == [] and quality.median_seconds() is None
        assert quality.queue_health().oldest is None


@database
def test_overturned_is_what_was_undone_or_revoked(project: Project, alice: Subject) -> None:
    sound, revoked, edited, new = (make_memory(alice, f"User likes tea {n}") for n in range(4))
    decide(sound), decide(revoked), decide(edited, verdict="edit", made=[new.pk])
    decide(sound, undone_at=timezone.now())
    decide(revoked, verdict="revoke"), decide(new, verdict="revoke")
    with project_scope(project.pk):
        assert (quality.overturned().value, quality.overturned().of) == (0.75, 4)


@database
@pytest.mark.parametrize(
    ("seconds", "too_fast"),
    [
        ([2] * 20, True),
        ([4] * 20, False),
        ([2] * 19, False),
        ([1] * 3 + [9] * 17, True),
        ([1] * 2 + [9] * 18, False),
    ],
)
def test_who_takes_hardly_a_look_is_too_fast(
    project: Project, alice: Subject, seconds: list[int], too_fast: bool
) -> None:
    decisions(alice, seconds)
    assert reviewer(project).is_too_fast is too_fast


@database
def test_decisions_in_bulk_have_no_time_of_their_own(project: Project, alice: Subject) -> None:
    decisions(alice, [0] * 30, at=timezone.now() - quality.WINDOW - timedelta(days=1))
    decisions(alice, [6, 8, 10])
    assert (reviewer(project).decided, reviewer(project).median_seconds) == (3, 8.0)


@database
def test_a_reviewer_is_counted_with_what_they_approved(project: Project, alice: Subject) -> None:
    decisions(alice, [5, 5, 5])
    decisions(alice, [5], verdict="reject", reason="wrong")
    one = reviewer(project)
    assert (one.decided, one.approved_share, one.median_seconds) == (4, 0.75, 5.0)


@database
def test_agreement_is_what_the_second_person_made_of_the_first_yes(project: Project, alice: Subject) -> None:
    for verdict in ("approve", "approve", "reject"):
        version = make_memory(alice)
        decide(version, final=False), decide(version, actor=SAM, verdict=verdict)
    decide(make_memory(alice), final=False)
    decide(make_memory(alice))
    assert (reviewer(project).seconded, reviewer(project).agreed) == (3, 2)


@database
def test_the_queue_is_told_by_age(project: Project, alice: Subject) -> None:
    now = timezone.now()
    for hours in (0, 2, 2, 30, 100):
        version = make_memory(alice, status=Status.PENDING)
        with project_scope(project.pk):
            due = now + timedelta(hours=50 - hours)
            MemoryVersion.objects.filter(pk=version.pk).update(recorded_at=now - timedelta(hours=hours), due_at=due)
    with project_scope(project.pk):
        health = quality.queue_health()
    assert (health.waiting, health.overdue, list(health.by_age)) == (5, 1, [1, 2, 0, 1, 1])
