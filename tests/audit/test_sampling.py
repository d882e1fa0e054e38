from typing import Any

import pytest

from audit import sampling
from audit.models import QualitySample
from memory_core.errors import Conflict, InvalidInput, NotFound
from memory_core.models import LedgerEntry, MemoryVersion, Project, Subject
from memory_core.models.sealed import new_id
from memory_core.services import erasure
from memory_core.services.remember import SCREENING
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_project
from tests.memory_core.worlds import REVIEWER, in_force, version

pytestmark = pytest.mark.django_db


def approved(subject: Subject, count: int = 1, **fields: Any) -> list[MemoryVersion]:
    """Memories that screening approved on its own."""
    made = [make_memory(subject, f"User likes tea number {number}") for number in range(count)]
    with project_scope(subject.project_id):
        MemoryVersion.objects.filter(pk__in=[one.pk for one in made]).update(
            decided_by=fields.pop("by", SCREENING), **fields
        )
    return made


def samples(project: Project) -> list[QualitySample]:
    with project_scope(project.pk):
        return list(QualitySample.objects.order_by("pk"))


def judge(one: MemoryVersion, outcome: str = "sound", **fields: Any) -> sampling.Judged:
    return sampling.judge(one.pk, project_id=one.project_id, actor=REVIEWER, outcome=outcome, **fields)


def seasoned(project: Project, subject: Subject) -> None:
    """A project whose extractor has been judged often enough."""
    old = approved(subject, sampling.FIRST)
    sampling.draw(project.pk)
    for one in old:
        judge(one)


def test_what_a_new_extractor_lets_through_is_drawn_whole(project: Project, alice: Subject) -> None:
    approved(alice, 12)
    assert sampling.draw(project.pk) == 12 == len(samples(project))


def test_once_enough_was_judged_only_a_share_is_drawn(project: Project, alice: Subject) -> None:
    seasoned(project, alice)
    later = approved(alice, 60)
    share = sum(sampling.is_in_share(one.pk, 5) for one in later)
    assert sampling.draw(project.pk) == share < 20


def test_new_rules_are_drawn_whole_again(project: Project, alice: Subject) -> None:
    seasoned(project, alice)
    approved(alice, 9, rules_version="next")
    assert sampling.draw(project.pk) == 9


def test_drawing_again_draws_nothing_more(project: Project, alice: Subject) -> None:
    approved(alice, 8)
    assert (sampling.draw(project.pk), sampling.draw(project.pk), len(samples(project))) == (8, 0, 8)


def test_a_long_list_is_drawn_page_by_page(project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "PAGE", 3)
    approved(alice, 10)
    assert sampling.draw(project.pk) == 10


def test_an_import_does_not_flood_the_reviewers(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampling, "WHOLE_AT_MOST", 5)
    Project.objects.update(sample_percent=1)
    approved(alice, 20)
    assert sampling.draw(project.pk) <= 7


def test_a_share_of_nothing_draws_nothing(project: Project, alice: Subject) -> None:
    Project.objects.update(sample_percent=0)
    approved(alice, 5)
    assert sampling.draw(project.pk) == 0


def test_what_a_person_approved_is_not_drawn(project: Project, alice: Subject) -> None:
    approved(alice, 3, by=REVIEWER)
    assert sampling.draw(project.pk) == 0


def test_the_share_follows_from_the_id_alone_and_grows_with_the_percentage() -> None:
    ids = [new_id() for _ in range(4000)]
    five = {one for one in ids if sampling.is_in_share(one, 5)}
    assert (
        five
        == {one for one in ids if sampling.is_in_share(one, 5)}
        <= {one for one in ids if sampling.is_in_share(one, 20)}
    )
    assert 120 < len(five) < 290 and all(sampling.is_in_share(one, 100) for one in ids)


def test_a_sampled_memory_stays_in_force_and_goes_with_its_person(project: Project, alice: Subject) -> None:
    approved(alice)
    sampling.draw(project.pk)
    assert len(in_force(project)) == 1
    erasure.erase_subject(alice.pk, project_id=project.pk, actor=alice.actor)
    assert samples(project) == []


def test_a_stratum_names_what_made_it_and_no_word_of_it(project: Project, alice: Subject) -> None:
    [one] = approved(alice)
    sampling.draw(project.pk)
    [sample] = samples(project)
    assert sample.stratum == f"rules//{version(project, one.pk).rules_version}/fact"


def test_a_sound_one_stays_in_force(project: Project, alice: Subject) -> None:
    [one] = approved(alice)
    sampling.draw(project.pk)
    judged = judge(one)
    assert (judged.sample.outcome, judged.revoked, len(in_force(project))) == ("sound", None, 1)


def test_one_that_should_not_have_been_is_revoked(project: Project, alice: Subject) -> None:
    [one] = approved(alice)
    sampling.draw(project.pk)
    judged = judge(one, "escaped", reason="sensitive")
    assert judged.revoked is not None and judged.revoked.readers == []
    assert version(project, one.pk).retired_as == "revoked"


def test_a_verdict_can_be_taken_back_with_what_it_revoked(project: Project, alice: Subject) -> None:
    [one] = approved(alice)
    sampling.draw(project.pk)
    judge(one, "escaped", reason="wrong")
    sampling.take_back(one.pk, project_id=project.pk, actor=REVIEWER)
    assert version(project, one.pk).is_in_force and samples(project)[0].outcome == ""
    with pytest.raises(Conflict):
        sampling.take_back(one.pk, project_id=project.pk, actor=REVIEWER)


def test_nobody_judges_twice(project: Project, alice: Subject) -> None:
    [one] = approved(alice)
    sampling.draw(project.pk)
    judge(one)
    with pytest.raises(Conflict):
        judge(one, "escaped", reason="wrong")


@pytest.mark.parametrize(("outcome", "reason"), [("", ""), ("fine", ""), ("escaped", ""), ("escaped", "because")])
def test_a_verdict_needs_to_make_sense(project: Project, alice: Subject, outcome: str, reason: str) -> None:
    [one] = approved(alice)
    sampling.draw(project.pk)
    with pytest.raises(InvalidInput):
        judge(one, outcome, reason=reason)
    assert samples(project)[0].outcome == "" and len(in_force(project)) == 1


def test_only_what_was_drawn_can_be_judged(alice: Subject) -> None:
    with pytest.raises(NotFound):
        judge(make_memory(alice))


def test_another_projects_sample_cannot_be_judged(project: Project, alice: Subject) -> None:
    [one] = approved(alice)
    sampling.draw(project.pk)
    with pytest.raises(NotFound):
        sampling.judge(one.pk, project_id=make_project("Globex").pk, actor=REVIEWER, outcome="sound")


def test_the_time_of_a_look_is_taken_from_the_signed_note(project: Project, alice: Subject) -> None:
    one, other = approved(alice, 2)
    sampling.draw(project.pk)
    notes = {sample.pk: sampling.opened(sample) for sample in samples(project)}
    assert judge(one, opened=notes[one.pk]).sample.seconds in {0, 1}
    assert judge(other, opened=notes[one.pk]).sample.seconds is None


def test_a_verdict_is_in_the_ledger_without_a_word_of_it(project: Project, alice: Subject) -> None:
    [one] = approved(alice)
    sampling.draw(project.pk)
    judge(one, "escaped", reason="wrong")
    with project_scope(project.pk):
        actions = set(LedgerEntry.objects.filter(action__startswith="sample.").values_list("action", flat=True))
        assert actions == {"sample.drawn", "sample.escaped"}
        assert "tea" not in str(list(LedgerEntry.objects.values_list("facts", flat=True)))
