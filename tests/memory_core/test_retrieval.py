from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.engine import filters
from memory_core.errors import InvalidInput, NotFound, NotPermitted, ScopeMissing
from memory_core.models import Project, Recall, Status, Subject
from memory_core.models.sealed import new_id
from memory_core.retrieval import Asked
from memory_core.services import ingest
from memory_core.tenancy import project_scope
from tests.factories import make_caller, make_memory, make_project, make_subject
from tests.memory_core.worlds import NOON, post

pytestmark = pytest.mark.django_db

HERS = {"user_id": "alice"}
TODAY = timezone.now().date()


def found(caller: Caller, query: str, filters: dict[str, Any] | None = None, **asked: Any) -> list[str]:
    answer = retrieval.search(caller, Asked(query, filters or HERS, **asked))
    return [one.version.text for one in answer.found]


def listed(caller: Caller, filters: dict[str, Any] | None = None, **asked: Any) -> list[str]:
    return [version.text for version in retrieval.listing(caller, filters or HERS, **asked).versions]


def known_to_the_agent(caller: Caller, text: str = "The shop opens at nine", agent_id: str = "cook") -> None:
    """A memory that is nobody's."""
    ingest.store_verbatim(caller, post(text, user_id=None, agent_id=agent_id))


def recalls(project: Project) -> list[tuple[str, list[Any]]]:
    with project_scope(project.pk):
        return list(Recall.objects.order_by("at").values_list("face", "versions"))


def test_a_memory_is_found_by_other_words(caller: Caller, alice: Subject) -> None:
    for text in ("User lives in Oslo", "User likes green tea", "User works as a nurse"):
        make_memory(alice, text)
    assert found(caller, "Which beverage does she enjoy?")[0] == "User likes green tea"
    assert found(caller, "What is the user's job at the hospital?")[0] == "User works as a nurse"


def test_the_best_comes_first_with_a_score_that_is_explained(caller: Caller, alice: Subject) -> None:
    for text in ("User lives in Oslo", "User likes tea"):
        make_memory(alice, text)
    hits = retrieval.search(caller, Asked("Oslo", HERS, threshold=0)).found
    assert hits[0].version.text == "User lives in Oslo" and hits[0].score > hits[1].score
    assert all(0 <= hit.score <= 1 and hit.breakdown for hit in hits)


def test_nothing_below_the_threshold_is_given(caller: Caller, alice: Subject) -> None:
    make_memory(alice, "User likes tea")
    assert found(caller, "quantum chromodynamics", threshold=0.99) == []


def test_no_more_than_asked_for_is_given(caller: Caller, alice: Subject) -> None:
    for n in range(5):
        make_memory(alice, f"User likes tea number {n}")
    assert len(found(caller, "tea", top_k=2, threshold=0)) == 2


def test_a_rare_match_behind_many_better_scored_ones_is_found(caller: Caller, alice: Subject) -> None:
    for n in range(12):
        make_memory(alice, f"User likes tea {n}")
    make_memory(alice, "User has a boat", categories=("boats",))
    assert found(caller, "tea", top_k=1, threshold=0, categories=("boats",)) == ["User has a boat"]


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.WITHDRAWN])
def test_only_what_is_in_force_is_found_listed_and_read(caller: Caller, alice: Subject, status: Status) -> None:
    version = make_memory(alice, status=status)
    assert found(caller, version.text, threshold=0) == [] == listed(caller)
    for read in (retrieval.get, retrieval.history):
        with pytest.raises(NotFound):
            read(caller, version.memory_id)


def test_of_a_restricted_person_nothing_is_read_until_the_restriction_ends(caller: Caller, alice: Subject) -> None:
    version = make_memory(alice)
    for state, expected in (("restricted", []), ("active", [version.text])):
        with project_scope(alice.project_id):
            Subject.objects.filter(pk=alice.pk).update(state=state)
        assert found(caller, "tea", threshold=0) == listed(caller) == expected


def test_of_a_paused_person_the_old_memories_are_read(caller: Caller, alice: Subject) -> None:
    make_memory(alice)
    with project_scope(alice.project_id):
        Subject.objects.update(state="paused")
    assert listed(caller) == ["User likes tea"]


@pytest.mark.parametrize(("days", "expected"), [(-1, []), (0, ["User likes tea"]), (1, ["User likes tea"])])
def test_a_memory_can_be_read_until_the_end_of_its_last_day(
    caller: Caller, alice: Subject, days: int, expected: list[str]
) -> None:
    make_memory(alice, expires_on=TODAY + timedelta(days=days))
    assert found(caller, "tea", threshold=0) == listed(caller) == expected
    assert (
        found(caller, "tea", threshold=0, show_expired=True) == listed(caller, show_expired=True) == ["User likes tea"]
    )


def test_one_person_is_told_apart_from_another(caller: Caller, alice: Subject, bob: Subject) -> None:
    make_memory(alice, "User likes tea")
    make_memory(bob, "User likes rain")
    assert found(caller, "likes", threshold=0) == listed(caller) == ["User likes tea"]


def test_a_name_nobody_has_finds_nothing(caller: Caller, alice: Subject) -> None:
    make_memory(alice)
    assert listed(caller, {"user_id": "carol"}) == [] == found(caller, "tea", {"user_id": "carol"}, threshold=0)


def test_what_belongs_to_nobody_is_found_by_its_agent(caller: Caller, alice: Subject) -> None:
    known_to_the_agent(caller)
    make_memory(alice, agent_id="cook")
    assert listed(caller, {"agent_id": "cook"}) == ["The shop opens at nine"]


def test_an_alternative_brings_in_what_belongs_to_nobody(caller: Caller, alice: Subject) -> None:
    known_to_the_agent(caller)
    make_memory(alice)
    either = {"OR": [HERS, {"agent_id": "cook"}]}
    assert set(listed(caller, either)) == {"User likes tea", "The shop opens at nine"}


def test_an_alternative_does_not_bring_in_another_person(caller: Caller, alice: Subject, bob: Subject) -> None:
    make_memory(alice, "User likes tea")
    make_memory(bob, "User likes rain", agent_id="cook", run_id="r", categories=("x",))
    for clause in ({"agent_id": "cook"}, {"agent_id": "*"}, {"run_id": "r"}, {"categories": {"in": ["x"]}},
                   {"text": "rain"}, {"user_id": {"ne": "alice"}}, {"NOT": HERS}):  # fmt: skip
        either = {"OR": [HERS, clause]}
        assert "User likes rain" not in listed(caller, either) + found(caller, "rain", either, threshold=0)


@pytest.mark.parametrize(
    "filters",
    [{"user_id": "*"}, {"user_id": {"in": ["alice", "bob"]}}, {"OR": [{"user_id": "alice"}, {"user_id": "bob"}]}],
    ids=str,
)
def test_several_people_need_a_key_that_may_cross(caller: Caller, alice: Subject, bob: Subject, filters: Any) -> None:
    make_memory(alice, "User likes tea")
    make_memory(bob, "User likes rain")
    reads: list[Callable[[Caller], list[str]]] = [
        lambda who: listed(who, filters),
        lambda who: found(who, "likes", filters, threshold=0),
    ]
    for read in reads:
        with pytest.raises(NotPermitted, match="cross_subject"):
            read(caller)
        crossing = make_caller(alice.project, scopes=("read", "cross_subject"))
        assert set(read(crossing)) == {"User likes tea", "User likes rain"}


def test_an_administrators_key_does_not_cross_by_itself(alice: Subject) -> None:
    with pytest.raises(NotPermitted):
        listed(make_caller(alice.project, scopes=("admin",)), {"user_id": "*"})


@pytest.mark.parametrize(
    "filters", [{"created_at": {"gt": "2026-01-01"}}, {"NOT": HERS}, {"user_id": {"ne": "bob"}}], ids=str
)
def test_who_names_nobody_is_refused(caller: Caller, filters: Any) -> None:
    with pytest.raises(ScopeMissing):
        listed(caller, filters)


def test_a_key_without_the_right_reads_nothing(project: Project) -> None:
    writer = make_caller(project, scopes=("write",))
    reads: list[Callable[[], Any]] = [
        lambda: found(writer, "tea"),
        lambda: listed(writer),
        lambda: retrieval.get(writer, new_id()),
        lambda: retrieval.history(writer, new_id()),
    ]
    for read in reads:
        with pytest.raises(NotPermitted):
            read()


def test_an_empty_question_is_refused(caller: Caller) -> None:
    with pytest.raises(InvalidInput):
        found(caller, " \n")


def test_the_list_is_paged_newest_first(caller: Caller, alice: Subject) -> None:
    for n in range(5):
        make_memory(alice, f"User likes tea {n}")
    pages = [retrieval.listing(caller, HERS, number=number, size=2) for number in (1, 2, 3, 4)]
    assert [len(page.versions) for page in pages] == [2, 2, 1, 0] and {page.total for page in pages} == {5}
    assert pages[0].versions[0].text == "User likes tea 4"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ({"agent_id": "cook"}, "tea"),
        ({"run_id": "monday"}, "tea"),
        ({"agent_id": {"ne": "cook"}}, "rain"),
        ({"metadata": {"city": "Oslo"}}, "tea"),
        ({"metadata": {"city": {"ne": "Oslo"}}}, "rain"),
        ({"categories": {"in": ["food"]}}, "tea"),
        ({"keywords": {"icontains": "RAIN"}}, "rain"),
        ({"timestamp": {"lt": "2026-03-02"}}, "tea"),
        ({"created_at": {"lt": "2001-01-01"}}, None),
    ],
    ids=str,
)
def test_filters_narrow(caller: Caller, alice: Subject, clause: Any, expected: str | None) -> None:
    make_memory(
        alice, "tea", agent_id="cook", run_id="monday", metadata={"city": "Oslo"}, categories=("food",), said_at=NOON
    )
    make_memory(alice, "rain", said_at=NOON + timedelta(days=9))
    both = {"AND": [HERS, clause]}
    assert listed(caller, both) == found(caller, "tea", both, threshold=0) == ([expected] if expected else [])


def test_a_read_is_noted_with_what_it_gave(caller: Caller, alice: Subject) -> None:
    version = make_memory(alice)
    found(caller, "tea", threshold=0)
    listed(caller)
    retrieval.get(caller, version.memory_id)
    retrieval.history(caller, version.memory_id)
    assert recalls(alice.project) == [(face, [version.pk]) for face in ("search", "list", "get", "history")]


def test_a_read_that_gave_nothing_is_not_noted(caller: Caller, alice: Subject) -> None:
    listed(caller)
    assert recalls(alice.project) == []


def test_every_person_finds_a_read_over_several_in_their_own_log(alice: Subject, bob: Subject) -> None:
    for person in (alice, bob):
        make_memory(person)
    listed(make_caller(alice.project, scopes=("read", "cross_subject")), {"user_id": "*"})
    with project_scope(alice.project_id):
        assert [Recall.objects.of_owner(person.pk).count() for person in (alice, bob)] == [1, 1]


def test_the_history_goes_back_over_what_was_replaced(caller: Caller, alice: Subject) -> None:
    first = make_memory(alice, "User lives in Oslo")
    second = make_memory(alice, "User lives in Bergen", supersedes=first)
    third = make_memory(alice, "User lives in Rome", supersedes=second)
    texts = [version.text for version in retrieval.history(caller, third.memory_id)]
    assert texts == ["User lives in Oslo", "User lives in Bergen", "User lives in Rome"]


def queries_of(read: Callable[[], Any]) -> int:
    read()  # keys are in memory from now on
    with CaptureQueriesContext(connection) as counted:
        read()
    return len(counted)


@pytest.mark.parametrize(
    "read",
    [
        lambda caller: found(caller, "tea", threshold=0),
        lambda caller: listed(caller),
        lambda caller: listed(caller, {"AND": [HERS, {"text": "tea"}]}),
    ],
    ids=["search", "list", "list with a filter on words"],
)
def test_the_number_of_queries_does_not_grow_with_the_memories(caller: Caller, alice: Subject, read: Any) -> None:
    def grown_to(count: int) -> int:
        for n in range(count):
            make_memory(alice, f"User likes tea {n}")
        return queries_of(lambda: read(caller))

    assert grown_to(10) == grown_to(40)


NAMES = st.sampled_from(["alice", "bob", "carol", "*", "cook", "r"])
SCOPE = st.sampled_from(["user_id", "agent_id", "app_id", "run_id", "userId"])
CLAUSE = st.one_of(
    st.builds(lambda field, name: {field: name}, SCOPE, NAMES),
    st.builds(lambda field, op, name: {field: {op: name}}, SCOPE, st.sampled_from(["eq", "ne"]), NAMES),
    st.builds(lambda field, names: {field: {"in": names}}, SCOPE, st.lists(NAMES, max_size=2)),
    st.just({"user_id": None}),
    st.just({"categories": {"in": ["x"]}}),
    st.just({"text": {"contains": "likes"}}),
    st.just({"created_at": {"gt": "2001-01-01"}}),
)
TREE = st.recursive(
    CLAUSE,
    lambda inner: st.builds(
        lambda operator, parts: {operator: parts},
        st.sampled_from(["AND", "OR", "NOT"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@examples(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=TREE | st.builds(lambda tree: {"OR": [HERS, tree]}, TREE))
def test_no_filter_reaches_past_the_person_it_names_and_what_is_nobodys(
    populated: Caller, tree: dict[str, Any]
) -> None:
    try:
        versions = retrieval.listing(populated, tree).versions
        hits = retrieval.search(populated, Asked("likes", tree, threshold=0, top_k=50)).found
    except (ScopeMissing, NotPermitted):
        return
    named = filters.people(filters.parse(tree))
    seen = {version.memory.subject for version in [*versions, *(hit.version for hit in hits)]} - {None}
    assert len(named) <= 1 and {person.external_id for person in seen if person} <= named


@pytest.fixture
def populated() -> Caller:
    project = make_project()
    caller = make_caller(project)
    for name in ("alice", "bob"):
        for agent in (None, "cook"):
            make_memory(
                make_subject(project, name), f"{name} likes {agent}", agent_id=agent, run_id="r", categories=("x",)
            )
    known_to_the_agent(caller, "The cook likes nine o'clock")
    return caller
