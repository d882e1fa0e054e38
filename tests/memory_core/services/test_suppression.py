from typing import Any

import pytest

from memory_core import vault
from memory_core.callers import Caller
from memory_core.engine.gist import telling
from memory_core.errors import Conflict
from memory_core.models import Job, Project, Subject, Suppression, Turn
from memory_core.services import editing, erasure, ingest, removal, suppression
from memory_core.services.editing import Changes
from memory_core.services.removal import Selection
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory
from tests.memory_core.conftest import Models
from tests.memory_core.erased_facts import ERASED, ERASED_LATER, OTHERS, OTHERS_LATER, Erased, Words
from tests.memory_core.services.test_processing import FACT
from tests.memory_core.worlds import in_force, post, tell, texts, versions

pytestmark = pytest.mark.django_db

OSLO = "User lives in Oslo"


def forget(subject: Subject, *, never_again: bool = False) -> None:
    removal.ask(subject, Selection(everything=True), actor=subject.actor, never_again=never_again)


def lived_in_oslo(caller: Caller, project: Project) -> Subject:
    """Said once, learned, and deleted by an agent."""
    tell(caller, "alice", "I live in Oslo.")
    [held] = in_force(project)
    erasure.erase_known(caller, held.memory_id)
    assert held.memory.subject is not None
    return held.memory.subject


def refused(job: Job) -> int:
    return int(job.summary.get("dropped", {}).get(suppression.REFUSED, 0))


def turns(project: Project) -> list[str]:
    with project_scope(project.pk):
        return [turn.content for turn in Turn.objects.order_by("pk")]


@pytest.mark.parametrize("run", [None, "another"])
def test_a_history_that_is_posted_again_brings_nothing_back(caller: Caller, project: Project, run: str | None) -> None:
    lived_in_oslo(caller, project)
    job = tell(caller, "alice", "I live in  OSLO", run_id=run)
    assert (job.status, refused(job)) == ("SUCCEEDED", 1)
    assert not versions(project) and not turns(project)


def test_reworded_it_is_not_learned_either_and_the_words_are_not_kept(caller: Caller, project: Project) -> None:
    lived_in_oslo(caller, project)
    job = tell(caller, "alice", "These days my home is Oslo, since I live in Oslo with friends.", "I like jazz.")
    assert refused(job) == 1 and texts(versions(project)) == ["User likes jazz"]
    assert turns(project) == ["I like jazz."]


def test_and_the_rewording_is_known_the_next_time(caller: Caller, project: Project) -> None:
    lived_in_oslo(caller, project)
    again = "These days my home is Oslo, since I live in Oslo with friends."
    tell(caller, "alice", again)
    job = ingest.accept(caller, post(again, run_id="later"))
    assert (job.status, refused(job)) == ("SUCCEEDED", 1)


def test_a_model_that_words_it_differently_is_refused_by_the_value(
    caller: Caller, alice: Subject, openai: Models
) -> None:
    openai.embedder_works()
    make_memory(alice, OSLO, slot="home", value="oslo")
    forget(alice)
    openai.extractor_says({**FACT, "text": "Their house stands by the fjord in that town.", "quote": "my house"})
    job = tell(caller, "alice", "As for my house, guess where that is.")
    assert refused(job) == 1 and not versions(alice.project, removal=None)


def test_what_has_little_to_do_with_it_is_learned(caller: Caller, project: Project) -> None:
    lived_in_oslo(caller, project)
    tell(caller, "alice", "My sister works as a nurse in Bergen.", "I like jazz.")
    assert "User likes jazz" in texts(versions(project))


def test_a_yes_may_be_said_again() -> None:
    assert len(telling("Yes please, that sounds great!")) < suppression.TELLING_TURN <= len(telling("I live in Oslo."))


def test_of_somebody_else_the_same_is_learned(caller: Caller, project: Project) -> None:
    lived_in_oslo(caller, project)
    tell(caller, "bob", "I live in Oslo.")
    assert texts(in_force(project)) == [OSLO]


@pytest.mark.parametrize(("never_again", "stored"), [(False, 1), (True, 0)])
def test_word_for_word_an_agent_may_add_it_unless_the_person_said_never(
    caller: Caller, alice: Subject, never_again: bool, stored: int
) -> None:
    make_memory(alice, OSLO)
    forget(alice, never_again=never_again)
    job = ingest.store_verbatim(caller, post("User lives in Oslo"))
    assert (len(job.results), refused(job)) == (stored, 1 - stored)
    assert len(in_force_now(alice.project)) == stored


def in_force_now(project: Project) -> list[str]:
    return [text for text in texts(versions(project, removal=None)) if text == OSLO]


def test_nor_may_it_come_back_by_an_edit(caller: Caller, alice: Subject) -> None:
    make_memory(alice, OSLO)
    forget(alice, never_again=True)
    held = make_memory(alice, "User likes jazz")
    with pytest.raises(Conflict):
        editing.edit(alice.project_id, held.memory_id, Changes(text="User is living in Oslo"), actor=caller.actor)


def test_a_stronger_wish_wins_over_an_earlier_one(caller: Caller, alice: Subject) -> None:
    held = make_memory(alice, OSLO)
    with project_scope(alice.project_id):
        for by_person in (False, True, False):
            suppression.fingerprint([held], by_person=by_person)
        assert set(Suppression.objects.values_list("by_person", flat=True)) == {True}


def test_lifted_it_may_be_learned_again(caller: Caller, project: Project) -> None:
    alice = lived_in_oslo(caller, project)
    with project_scope(project.pk):
        assert suppression.number_of(alice) == 1
    assert suppression.lift(alice, actor=alice.actor) == 1
    tell(caller, "alice", "I live in Oslo.")
    assert texts(in_force(project)) == [OSLO] and suppression.lift(alice, actor=alice.actor) == 0


def test_a_fingerprint_names_neither_the_memory_nor_its_words(caller: Caller, project: Project) -> None:
    tell(caller, "alice", "I live in Oslo.")
    [held] = in_force(project)
    erasure.erase_memory(project.pk, held.memory_id, actor=ACTOR)
    with project_scope(project.pk):
        rows = list(Suppression.objects.all())
    assert {row.kind for row in rows} == {"turn", "slot", "word"}
    assert not {held.memory_id, held.pk} & {row.fact for row in rows}


def test_whoever_does_not_want_to_be_remembered_leaves_no_row(caller: Caller, project: Project) -> None:
    with project_scope(project.pk):
        suppression.forbid_person(project.pk, "carol")
        suppression.forbid_person(project.pk, "carol")
        assert suppression.is_forbidden(project.pk, "carol") and not suppression.is_forbidden(project.pk, "dave")
    for store in (ingest.accept, ingest.store_verbatim):
        job = store(caller, post("I live in Oslo.", user_id="carol", idempotency_key=store.__name__))
        assert (job.status, job.results, job.payload, job.subject_id) == ("SUCCEEDED", [], None, None)
    with project_scope(project.pk):
        assert not Subject.objects.exists() and not Turn.objects.exists() and Job.objects.count() == 2


def test_the_same_idempotency_key_has_the_same_answer_for_them_too(caller: Caller, project: Project) -> None:
    with project_scope(project.pk):
        suppression.forbid_person(project.pk, "carol")
    first, second = [ingest.accept(caller, post("Hi.", user_id="carol", idempotency_key="k")) for _ in range(2)]
    assert first.pk == second.pk


def test_a_person_may_think_better_of_it(caller: Caller, project: Project) -> None:
    with project_scope(project.pk):
        suppression.forbid_person(project.pk, "carol")
    assert suppression.allow_person(project.pk, "carol", actor=ACTOR)
    assert not suppression.allow_person(project.pk, "carol", actor=ACTOR)
    tell(caller, "carol", "I live in Oslo.")
    assert texts(in_force(project)) == [OSLO]


def test_the_number_of_queries_does_not_depend_on_how_much_is_asked(
    alice: Subject, django_assert_num_queries: Any
) -> None:
    held = make_memory(alice, OSLO)
    told = [suppression.Told(words.said, turn=words.said) for one in ERASED for words in one.again]
    with project_scope(alice.project_id):
        vault.load([alice.pk])
        with django_assert_num_queries(1):
            assert suppression.refuses(alice.pk, told) == [None] * 50
        suppression.fingerprint([held], by_person=True)
        with django_assert_num_queries(3):
            assert suppression.refuses(alice.pk, [suppression.Told(OSLO)]) != [None]
        with django_assert_num_queries(3):
            assert len(suppression.refuses(alice.pk, told)) == 50


@pytest.mark.parametrize("facts", [ERASED, ERASED_LATER], ids=["made with", "not met before"])
def test_of_fifty_rewordings_of_ten_erased_facts_two_are_learned(
    caller: Caller, alice: Subject, facts: tuple[Erased, ...]
) -> None:
    """Through the whole of ingest, with the rules that read without a model; without fingerprints it is 26 and 15."""
    for one in facts:
        make_memory(alice, one.words.fact, said=one.words.said, slot=one.slot, value=one.value)
    forget(alice)
    for one in facts:
        tell(caller, "alice", *[words.said for words in one.again])
    assert len(versions(alice.project, removal=None)) <= 2


@pytest.mark.parametrize(("facts", "others"), [(ERASED, OTHERS), (ERASED_LATER, OTHERS_LATER)])
def test_of_fifty_other_facts_at_most_one_is_refused(
    caller: Caller, alice: Subject, facts: tuple[Erased, ...], others: tuple[Words, ...]
) -> None:
    for one in facts:
        make_memory(alice, one.words.fact, said=one.words.said, slot=one.slot, value=one.value)
    forget(alice)
    assert sum(refused(tell(caller, "alice", words.said)) for words in others) <= 1
