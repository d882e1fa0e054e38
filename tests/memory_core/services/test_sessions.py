"""A session that ends is summed up from what may be read of it, and never from anything else."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django.fixtures import Settings

from memory_core.callers import Caller
from memory_core.engine.types import Kind
from memory_core.errors import NotFound
from memory_core.models import EndedSession, Job, LedgerEntry, MemoryVersion, Project, Retired, Status, Subject, Turn
from memory_core.services import (
    consent,
    editing,
    ending,
    erasure,
    idling,
    indexing,
    ingest,
    lifecycle,
    processing,
    removal,
    sessions,
)
from memory_core.services.ledger import act
from memory_core.services.removal import Selection
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory
from tests.memory_core.conftest import Models
from tests.memory_core.worlds import NOON, post

pytestmark = pytest.mark.django_db

RUN = "monday"
SOON = timedelta(minutes=1)


def say(caller: Caller, *contents: str, run_id: str = RUN) -> None:
    for content in contents:
        ingest.store_verbatim(caller, post(content, run_id=run_id, infer=False))


def end(caller: Caller, run_id: str = RUN, **names: str) -> Job:
    return ending.end_now(caller, Names(user_id="alice", run_id=run_id, **names))


def summaries(project: Project) -> list[MemoryVersion]:
    """Those that may be read."""
    with project_scope(project.pk):
        return list(MemoryVersion.objects.readable().filter(kind=Kind.SUMMARY).select_related("memory"))


def summary(project: Project) -> MemoryVersion:
    [found] = summaries(project)
    return found


def kept(project: Project) -> list[str]:
    """The words of every wording of a summary that is stored at all."""
    with project_scope(project.pk):
        return [version.text for version in MemoryVersion.objects.filter(kind=Kind.SUMMARY)]


def said(project: Project, words: str) -> MemoryVersion:
    with project_scope(project.pk):
        found = MemoryVersion.objects.beside_summaries().select_related("memory")
        return next(version for version in found if words in version.text)


def sources(version: MemoryVersion) -> set[str]:
    with project_scope(version.project_id):
        return {source.source.text for source in version.sources.select_related("source") if source.source}


def come_round(project: Project, later: timedelta = SOON) -> int:
    """What the scheduler would do, within the test's own transaction."""
    with project_scope(project.pk):
        due = list(EndedSession.objects.due(timezone.now() + later).values_list("owner_id", "pk"))
    return sum(sessions.make_again(project.pk, *one) for one in due)


def test_it_quotes_what_was_decided_promised_and_left_open(project: Project, caller: Caller) -> None:
    say(caller, "We decided to paint it blue.", "I'll send you the colours.", "Did you order the brushes?")
    end(caller)
    assert summary(project).text.splitlines() == [
        "Session of 1 March 2026",
        "Decided: We decided to paint it blue.",
        "Promised: I'll send you the colours.",
        "Open: Did you order the brushes?",
    ]


def test_it_names_what_it_rests_on(project: Project, caller: Caller) -> None:
    say(caller, "We decided to paint it blue.", "Good morning!", "I'll send you the colours.")
    end(caller)
    assert sources(summary(project)) == {"We decided to paint it blue.", "I'll send you the colours."}


def test_the_answer_has_it_at_once_and_says_what_was_done(project: Project, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    job = end(caller)
    assert (job.status, [result["event"] for result in job.results]) == ("SUCCEEDED", ["ADD"])
    with project_scope(project.pk):
        assert {"session.ended", "session.summed_up"} <= set(LedgerEntry.objects.values_list("action", flat=True))


def test_ended_twice_it_is_one_summary(project: Project, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    events = [end(caller).results[0]["event"] for _ in range(2)]
    assert events == ["ADD", "NONE"] and len(kept(project)) == 1


def test_ended_again_after_more_was_said_it_is_brought_up_to_date(project: Project, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    first = end(caller).results[0]
    say(caller, "We decided to meet in Oslo.")
    second = end(caller).results[0]
    assert (first["id"], second["event"]) == (second["id"], "UPDATE")
    assert "We decided to meet in Oslo." in summary(project).text


@pytest.mark.parametrize("names", [{"user_id": "alice", "run_id": "never"}, {"user_id": "nobody", "run_id": RUN}])
def test_a_session_of_which_nothing_is_known_cannot_end(project: Project, caller: Caller, names: Any) -> None:
    say(caller, "I'll send you the plan.")
    with pytest.raises(NotFound):
        sessions.end(caller, Names(**names))
    with project_scope(project.pk):
        assert Subject.objects.count() == 1 and not EndedSession.objects.exists()


def test_of_a_restricted_person_no_session_can_end(alice: Subject, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    consent.restrict(alice.pk, project_id=alice.project_id, actor=ACTOR)
    with pytest.raises(NotFound):
        end(caller)


def test_of_a_paused_person_nothing_is_written_down_until_they_resume(alice: Subject, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    consent.pause(alice, actor=alice.actor)
    assert end(caller).results == [] and kept(alice.project) == []
    consent.resume(alice, actor=alice.actor)
    come_round(alice.project, timedelta(hours=1))
    assert "I'll send you the plan." in summary(alice.project).text


def test_a_session_of_chatter_has_no_summary(project: Project, caller: Caller) -> None:
    say(caller, "Good morning!", "How are you?")
    job = end(caller)
    assert (job.status, job.results, kept(project)) == ("SUCCEEDED", [], [])


def test_what_waits_is_not_in_it_until_somebody_has_approved_it(alice: Subject, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    held = make_memory(alice, "I'll call the plumber.", status=Status.PENDING, run_id=RUN)
    end(caller)
    assert "plumber" not in str(kept(alice.project))
    with act(alice.project_id) as log:
        version = lifecycle.lock(held.pk)
        lifecycle.approve(version, actor=ACTOR, embedded=indexing.embed([held.text])[0], log=log)
    come_round(alice.project)
    assert "I'll call the plumber." in summary(alice.project).text


def test_what_a_person_had_to_let_pass_is_left_to_the_facts(alice: Subject, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    make_memory(alice, "I'll call the clinic.", run_id=RUN, findings=[("health", 14, 20)])
    end(caller)
    assert summary(alice.project).text.splitlines()[1:] == ["Promised: I'll send you the plan."]


def test_in_a_project_that_reviews_everything_it_waits_like_all_else(project: Project, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    project.auto_approve = False
    project.save()
    job = end(caller)
    assert summaries(project) == [] and job.results[0]["held"] == ["policy"]


def gone_by_deletion(alice: Subject, version: MemoryVersion) -> None:
    erasure.erase_memory(alice.project_id, version.memory_id, actor=ACTOR)


def gone_by_the_persons_wish(alice: Subject, version: MemoryVersion) -> None:
    removal.ask(alice, Selection(memory_id=version.memory_id), actor=alice.actor)


def gone_by_being_called_wrong(alice: Subject, version: MemoryVersion) -> None:
    editing.mark_wrong(alice, version.memory_id)


def gone_by_correction(alice: Subject, version: MemoryVersion) -> None:
    editing.edit_by_subject(alice, version.memory_id, "User's phone is +41 79 123 45 67")


def gone_by_an_edit(alice: Subject, version: MemoryVersion) -> None:
    editing.edit(alice.project_id, version.memory_id, {"text": "I like boats."}, actor=ACTOR)


def retired(reason: Retired) -> Any:
    def go(alice: Subject, version: MemoryVersion) -> None:
        with act(alice.project_id) as log:
            lifecycle.retire(lifecycle.lock(version.pk), as_=reason, actor=ACTOR, log=log)

    return go


WAYS = {
    "deleted": gone_by_deletion,
    "on its way out": gone_by_the_persons_wish,
    "called wrong": gone_by_being_called_wrong,
    "corrected": gone_by_correction,
    "edited": gone_by_an_edit,
    **{reason.value: retired(reason) for reason in Retired},
}


@pytest.mark.parametrize("go", WAYS.values(), ids=WAYS.keys())
def test_a_summary_is_out_of_every_reading_with_the_first_of_its_sources(
    alice: Subject, caller: Caller, go: Any
) -> None:
    say(caller, "I'll send you the plan.", "We decided on the quokka.")
    end(caller)
    go(alice, said(alice.project, "quokka"))
    assert summaries(alice.project) == []
    with project_scope(alice.project_id):
        held = MemoryVersion.objects.held_about(alice.pk).filter(kind=Kind.SUMMARY)
        assert not held.exists() and not MemoryVersion.objects.awaiting_human().filter(kind=Kind.SUMMARY).exists()


@pytest.mark.parametrize("go", WAYS.values(), ids=WAYS.keys())
def test_it_is_made_again_without_what_is_gone(alice: Subject, caller: Caller, go: Any) -> None:
    say(caller, "I'll send you the plan.", "We decided on the quokka.")
    end(caller)
    go(alice, said(alice.project, "quokka"))
    come_round(alice.project)
    assert summary(alice.project).text.splitlines()[1] == "Promised: I'll send you the plan."
    assert "quokka" not in summary(alice.project).text


@pytest.mark.parametrize("go", [go for name, go in WAYS.items() if name != "edited"])
def test_it_goes_when_nothing_is_left(alice: Subject, caller: Caller, go: Any) -> None:
    say(caller, "We decided on the quokka.")
    end(caller)
    go(alice, said(alice.project, "quokka"))
    come_round(alice.project)
    assert "quokka" not in str(kept(alice.project))


def test_an_erased_source_takes_every_earlier_wording_of_the_summary_along(alice: Subject, caller: Caller) -> None:
    say(caller, "We decided on the quokka.")
    end(caller)
    say(caller, "I'll send you the plan.")
    end(caller)
    gone_by_deletion(alice, said(alice.project, "quokka"))
    assert kept(alice.project) == []
    come_round(alice.project)
    assert len(kept(alice.project)) == 1


def test_a_removal_that_is_taken_back_brings_the_summary_back(alice: Subject, caller: Caller) -> None:
    say(caller, "I'll send you the plan.", "We decided on the quokka.")
    end(caller)
    asked = removal.ask(alice, Selection(memory_id=said(alice.project, "quokka").memory_id), actor=alice.actor)
    come_round(alice.project)
    removal.undo(asked.pk, project_id=alice.project_id, actor=alice.actor)
    come_round(alice.project)
    assert "quokka" in summary(alice.project).text


def test_a_summary_that_was_deleted_as_such_is_not_made_again(alice: Subject, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    end(caller)
    gone_by_deletion(alice, summary(alice.project))
    say(caller, "We decided on blue.")
    come_round(alice.project)
    assert (end(caller).results, kept(alice.project)) == ([], [])


def test_a_summary_that_was_deleted_keeps_nobody_from_saying_it_again(alice: Subject, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    end(caller)
    removal.ask(alice, Selection(memory_id=summary(alice.project).memory_id), actor=alice.actor, never_again=True)
    job = ingest.store_verbatim(caller, post("I'll send you the plan.", run_id="tuesday", infer=False))
    assert [result["event"] for result in job.results] == ["ADD"]


def test_words_that_the_person_chose_stay_as_long_as_their_sources(alice: Subject, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    end(caller)
    editing.edit_by_subject(alice, summary(alice.project).memory_id, "We spoke of the plan.")
    say(caller, "We decided on the quokka.")
    come_round(alice.project)
    assert summary(alice.project).text == "We spoke of the plan."
    gone_by_deletion(alice, said(alice.project, "send you the plan"))
    come_round(alice.project)
    assert "We spoke of the plan." not in kept(alice.project) and "quokka" in summary(alice.project).text


def test_a_summary_that_was_rejected_is_not_proposed_in_the_same_words(project: Project, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    project.auto_approve = False
    project.save()
    version_id = end(caller).results[0]["version"]
    with act(project.pk) as log:
        lifecycle.reject(lifecycle.lock(version_id), actor="user:rita", log=log, reason="trivial")
    end(caller)
    assert len(kept(project)) == 1


@pytest.mark.django_db(transaction=True)
def test_the_scheduler_comes_round_to_what_has_changed(project: Project, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    end(caller)
    say(caller, "We decided on blue.")
    assert (sessions.make_due(), sessions.make_due(now=timezone.now() + SOON)) == (0, 1)
    assert "We decided on blue." in summary(project).text


def test_many_changes_are_summed_up_once(alice: Subject, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    end(caller)
    say(caller, "We decided on blue.", "We decided on green.", "We decided on red.")
    assert (come_round(alice.project), come_round(alice.project)) == (1, 0)
    assert len(kept(alice.project)) == 2


def test_a_summary_is_not_looked_for_and_never_compared_with_facts(project: Project, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    end(caller)
    with project_scope(project.pk):
        assert not summary(project).postings.exists() and not summary(project).vectors.exists()


def test_an_expiring_source_makes_it_expire(alice: Subject, caller: Caller) -> None:
    day = timezone.now().date() + timedelta(days=1)
    make_memory(alice, "I'll call you.", run_id=RUN, expires_on=day)
    end(caller)
    assert summary(alice.project).expires_on == day


@pytest.mark.django_db(transaction=True)
def test_an_idle_session_ends_by_itself(project: Project, caller: Caller, settings: Settings) -> None:
    say(caller, "I'll send you the plan.")
    assert idling.end_idle(now=timezone.now() + settings.CANDOR_SESSION_IDLE - SOON) == 0
    assert idling.end_idle(now=timezone.now() + settings.CANDOR_SESSION_IDLE + SOON) == 1
    _work(project)
    assert "I'll send you the plan." in summary(project).text


@pytest.mark.django_db(transaction=True)
def test_one_that_ended_is_not_ended_again_until_more_was_said(
    project: Project, caller: Caller, settings: Settings
) -> None:
    later = timezone.now() + settings.CANDOR_SESSION_IDLE + SOON
    say(caller, "I'll send you the plan.")
    end(caller)
    assert idling.end_idle(now=later) == 0
    say(caller, "We decided on blue.")
    assert idling.end_idle(now=later) == 1


@pytest.mark.django_db(transaction=True)
def test_with_no_idle_time_set_sessions_stay_open(caller: Caller, settings: Settings) -> None:
    say(caller, "I'll send you the plan.")
    settings.CANDOR_SESSION_IDLE = timedelta(0)
    assert idling.end_idle(now=timezone.now() + timedelta(days=1)) == 0


def test_what_was_posted_before_the_end_is_read_first(project: Project, caller: Caller) -> None:
    ingest.accept(caller, post("I plan to visit Lisbon in June.", run_id=RUN))
    job = end(caller)
    assert job.status == Job.Status.PENDING
    _work(project)
    assert "Lisbon" in summary(project).text


def _work(project: Project) -> None:
    with project_scope(project.pk):
        owners: QuerySet[Job, Any] = Job.objects.unfinished().order_by().values_list("owner_id", flat=True).distinct()
        found: Sequence[Any] = list(owners)
    for owner in found:
        processing.work_lane(project.pk, owner)


class TestWithAModel:
    def says(self, openai: Models, *points: dict[str, Any]) -> None:
        import json

        message = {"role": "assistant", "content": json.dumps({"points": list(points)})}
        body = {
            "id": "c",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 30, "completion_tokens": 12, "total_tokens": 42},
        }
        openai.embedder_works()
        openai.server.expect_request("/v1/chat/completions", method="POST").respond_with_json(body)

    def test_it_is_made_in_the_background(self, project: Project, caller: Caller, openai: Models) -> None:
        self.says(openai, {"label": "Decided", "text": "They agreed on blue.", "sources": [0]})
        say(caller, "Blue it is, then, for the kitchen.")
        job = end(caller)
        assert job.status == Job.Status.PENDING
        _work(project)
        assert summary(project).text.splitlines()[1:] == ["Decided: They agreed on blue."]
        assert (summary(project).extractor, summary(project).prompt_version[:2]) == ("openai", "1.")

    def test_a_sentence_without_a_source_is_dropped(self, project: Project, caller: Caller, openai: Models) -> None:
        invented = [{"label": "Also", "text": f"Invented {at}.", "sources": at} for at in ([], [7], [0, 9], [-1])]
        self.says(openai, *invented, {"label": "Also", "text": "Blue it is.", "sources": [0]})
        say(caller, "Blue it is, then, for the kitchen.")
        end(caller)
        _work(project)
        assert summary(project).text.splitlines()[1:] == ["Also: Blue it is."]

    def test_its_words_are_screened(self, project: Project, caller: Caller, openai: Models) -> None:
        self.says(openai, {"label": "Also", "text": "User's phone is +41 79 123 45 67.", "sources": [0]})
        say(caller, "Blue it is, then, for the kitchen.")
        end(caller)
        _work(project)
        assert summaries(project) == [] and "+41 79" in str(kept(project))

    def test_a_model_that_is_away_leaves_the_job_waiting(
        self, project: Project, caller: Caller, openai: Models
    ) -> None:
        openai.embedder_works()
        openai.extractor_fails(500)
        say(caller, "Blue it is, then, for the kitchen.")
        job = end(caller)
        _work(project)
        with project_scope(project.pk):
            assert Job.objects.get(pk=job.pk).status == Job.Status.PENDING

    def test_it_is_given_nothing_but_what_may_be_read(self, alice: Subject, caller: Caller, openai: Models) -> None:
        self.says(openai, {"label": "Also", "text": "Blue it is.", "sources": [0]})
        say(caller, "Blue it is, then, for the kitchen.")
        make_memory(alice, "User likes the quokka", status=Status.PENDING, run_id=RUN)
        with project_scope(alice.project_id):
            assert Turn.objects.count() == 2
        end(caller)
        _work(alice.project)
        asked = [request.get_data(as_text=True) for request, _ in openai.server.log if "chat" in request.path]
        assert asked and not any("quokka" in body for body in asked)


def test_the_day_is_that_of_the_session_not_of_the_summary(project: Project, caller: Caller) -> None:
    say(caller, "I'll send you the plan.")
    end(caller)
    assert summary(project).said_at == NOON
