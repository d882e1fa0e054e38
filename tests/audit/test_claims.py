from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from audit import claims
from audit.models import Claim, Decision
from audit.queue import Narrowing
from memory_core.models import MemoryVersion, Project, Subject
from memory_core.tenancy import project_scope
from tests.audit.crowd import ids, in_threads, many_wait
from tests.factories import make_memory, make_project, make_subject

pytestmark = pytest.mark.django_db

ANA, BEN = "user:ana", "user:ben"
EVERYTHING = Narrowing()
Take = Callable[..., UUID | None]


@pytest.fixture
def three(alice: Subject) -> list[UUID]:
    return ids(many_wait(alice, 3))


@pytest.fixture
def take(project: Project) -> Take:
    def take(actor: str, narrowing: Narrowing = EVERYTHING, **how: bool) -> UUID | None:
        return claims.claim_next(narrowing, project_id=project.pk, actor=actor, **how)

    return take


def age(project: Project, **past: float) -> None:
    """Let time go by for every claim."""
    with project_scope(project.pk):
        for held in Claim.objects.all():
            held.taken_at -= timedelta(**past)
            held.leased_until -= timedelta(**past)
            held.save()


def holders(project: Project, version_ids: list[UUID]) -> dict[UUID, str]:
    with project_scope(project.pk):
        return claims.holders(version_ids)


def seconds(project: Project, version_id: UUID, actor: str) -> int | None:
    with project_scope(project.pk):
        return claims.seconds_since_claim(version_id, actor)


def test_two_reviewers_are_given_different_ones_in_the_order_of_the_queue(three: list[UUID], take: Take) -> None:
    assert [take(ANA), take(BEN), take(ANA), take(BEN)] == [*three, None]


def test_taking_up_work_again_gives_back_what_one_holds(three: list[UUID], take: Take) -> None:
    first = take(ANA)
    assert take(ANA, resume=True) == first and take(BEN, resume=True) == three[1]


def test_only_what_fits_the_narrowing_is_given(project: Project, three: list[UUID], take: Take) -> None:
    [bobs] = many_wait(make_subject(project, "bob"), 1)
    narrowing = Narrowing(person=bobs.owner_id)
    assert take(ANA, narrowing) == bobs.pk and take(ANA, narrowing) is None


def test_what_has_run_out_is_given_to_the_next(project: Project, three: list[UUID], take: Take) -> None:
    take(ANA)
    age(project, seconds=claims.LEASE.total_seconds() + 1)
    assert take(BEN) == three[0] and holders(project, three) == {three[0]: BEN}


def test_what_one_said_a_first_yes_to_is_left_to_another(project: Project, three: list[UUID], take: Take) -> None:
    with project_scope(project.pk):
        Decision.objects.create(
            version_id=three[0], project=project, actor=ANA, verdict="approve", final=False, shown_mac=b"x"
        )
    assert take(ANA) == three[1] and take(BEN) == three[0]


def test_one_that_somebody_else_looks_at_cannot_be_taken(project: Project, three: list[UUID]) -> None:
    taken = [claims.claim(three[0], project_id=project.pk, actor=actor) for actor in (ANA, BEN, ANA)]
    assert taken == [True, False, True] and holders(project, three) == {three[0]: ANA}


@pytest.mark.parametrize("status", ["approved", "rejected", "withdrawn"])
def test_what_no_longer_waits_cannot_be_taken(project: Project, alice: Subject, status: str) -> None:
    decided = make_memory(alice, status=status)
    assert not claims.claim(decided.pk, project_id=project.pk, actor=ANA)


def test_another_projects_cannot_be_taken(three: list[UUID]) -> None:
    assert not claims.claim(three[0], project_id=make_project("Other").pk, actor=ANA)


def test_a_sign_of_life_holds_it_longer(project: Project, three: list[UUID]) -> None:
    claims.claim(three[0], project_id=project.pk, actor=ANA)
    age(project, seconds=400)
    assert claims.heartbeat(three[0], project_id=project.pk, actor=ANA)
    age(project, seconds=400)
    assert holders(project, three) == {three[0]: ANA}


def test_a_sign_of_life_from_somebody_else_changes_nothing(project: Project, three: list[UUID]) -> None:
    claims.claim(three[0], project_id=project.pk, actor=ANA)
    age(project, seconds=400)
    assert not claims.heartbeat(three[0], project_id=project.pk, actor=BEN)
    age(project, seconds=400)
    assert holders(project, three) == {}


def test_a_sign_of_life_comes_too_late_once_the_lease_is_over(project: Project, three: list[UUID]) -> None:
    claims.claim(three[0], project_id=project.pk, actor=ANA)
    age(project, seconds=claims.LEASE.total_seconds() + 1)
    assert not claims.heartbeat(three[0], project_id=project.pk, actor=ANA)


def test_one_gives_back_ones_own_and_no_others(project: Project, three: list[UUID]) -> None:
    for version_id, actor in zip(three, (ANA, BEN), strict=False):
        claims.claim(version_id, project_id=project.pk, actor=actor)
        claims.release(version_id, project_id=project.pk, actor=ANA)
    assert holders(project, three) == {three[1]: BEN}


def test_the_time_counts_from_the_first_taking_while_the_lease_lasts(project: Project, three: list[UUID]) -> None:
    claims.claim(three[0], project_id=project.pk, actor=ANA)
    age(project, seconds=90)
    claims.claim(three[0], project_id=project.pk, actor=ANA)
    assert seconds(project, three[0], ANA) in (90, 91) and seconds(project, three[0], BEN) is None


def test_coming_back_the_next_day_begins_the_time_anew(project: Project, three: list[UUID]) -> None:
    claims.claim(three[0], project_id=project.pk, actor=ANA)
    age(project, days=1)
    assert seconds(project, three[0], ANA) is None
    claims.claim(three[0], project_id=project.pk, actor=ANA)
    assert seconds(project, three[0], ANA) in (0, 1)


@pytest.mark.django_db(transaction=True)
def test_twenty_reviewers_empty_a_queue_of_five_hundred_and_never_meet(project: Project, alice: Subject) -> None:
    everything = ids(many_wait(alice, 500))

    def work(n: int) -> list[UUID]:
        return list(iter(lambda: claims.claim_next(EVERYTHING, project_id=project.pk, actor=f"user:{n}"), None))

    given = Counter(pk for each in in_threads(20, work) for pk in each)
    assert set(given) == set(everything) and set(given.values()) == {1}
    assert len(holders(project, everything)) == 500


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_open_the_same_one_a_single_one_holds_it(project: Project, alice: Subject) -> None:
    [version] = many_wait(alice, 1)
    took = in_threads(20, lambda n: claims.claim(version.pk, project_id=project.pk, actor=f"user:{n}"))
    assert took.count(True) == 1


@pytest.mark.django_db(transaction=True)
def test_old_claims_are_cleared_and_fresh_ones_stay(project: Project, three: list[UUID]) -> None:
    claims.claim(three[0], project_id=project.pk, actor=ANA)
    age(project, days=2)
    claims.claim(three[1], project_id=project.pk, actor=ANA)
    assert claims.forget_old() == 1 and holders(project, three) == {three[1]: ANA}
    with project_scope(project.pk):
        assert MemoryVersion.objects.count() == 3
