"""What was true at a time, and what was held at a time."""

from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from memory_core import moments, retrieval
from memory_core.callers import Caller
from memory_core.models import MemoryVersion, Recall, Retired, Subject
from memory_core.models.moments import Moment
from memory_core.retrieval import Asked
from memory_core.services import editing, erasure, lifecycle, removal
from memory_core.services.ledger import act
from memory_core.services.removal import Selection
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory

pytestmark = pytest.mark.django_db

HERS = {"user_id": "alice"}
OSLO, BERGEN = "User lives in Oslo", "User lives in Bergen"


def month(number: int) -> datetime:
    return datetime(2025, number, 1, tzinfo=UTC)


def listed(caller: Caller, **moment: Any) -> set[str]:
    page = retrieval.listing(caller, HERS, moment=Moment(**moment))
    return {version.text for version in page.versions}


def found(caller: Caller, **moment: Any) -> set[str]:
    asked = Asked("Where does the user live?", HERS, threshold=0, moment=Moment(**moment))
    return {one.version.text for one in retrieval.search(caller, asked).found}


def both(caller: Caller, **moment: Any) -> set[str]:
    """The list and the search of a moment give the same memories."""
    texts = listed(caller, **moment)
    assert found(caller, **moment) == texts
    return texts


def stamped(version: MemoryVersion, **times: Any) -> MemoryVersion:
    """As if it had been decided, or retired, at other times."""
    with project_scope(version.project_id):
        MemoryVersion.objects.filter(pk=version.pk).update(**times)
        return MemoryVersion.objects.select_related("memory__subject", "ended_by").get(pk=version.pk)


@pytest.fixture
def oslo(alice: Subject) -> MemoryVersion:
    """In Oslo since January, known since February."""
    version = make_memory(alice, OSLO, slot="home", value="oslo", said_at=month(2), valid_from=month(1))
    return stamped(version, decided_at=month(2))


@pytest.fixture
def bergen(alice: Subject, oslo: MemoryVersion) -> MemoryVersion:
    """In Bergen since June, known since August."""
    version = make_memory(alice, BERGEN, slot="home", value="bergen", said_at=month(8), valid_from=month(6))
    stamped(oslo, retired_at=month(8))
    return stamped(version, decided_at=month(8))


@pytest.mark.parametrize(("at", "home"), [(1, {OSLO}), (5, {OSLO}), (6, {BERGEN}), (12, {BERGEN})])
def test_what_was_true_then_is_read_whatever_has_replaced_it(
    caller: Caller, bergen: MemoryVersion, at: int, home: set[str]
) -> None:
    assert both(caller, as_of=month(at)) == home


def test_nothing_was_true_before_it_began(caller: Caller, bergen: MemoryVersion) -> None:
    assert both(caller, as_of=datetime(2024, 12, 31, tzinfo=UTC)) == set()


@pytest.mark.parametrize(("at", "home"), [(1, set()), (2, {OSLO}), (7, {OSLO}), (8, {BERGEN})])
def test_what_was_held_then_is_read(caller: Caller, bergen: MemoryVersion, at: int, home: set[str]) -> None:
    assert both(caller, known_at=month(at)) == home


@pytest.mark.parametrize(
    ("as_of", "known_at", "home"),
    [(7, 7, {OSLO}), (7, 9, {BERGEN}), (3, 9, {OSLO}), (3, 3, {OSLO}), (3, 1, set()), (7, 3, {OSLO})],
)
def test_what_was_believed_then_about_another_time_is_read(
    caller: Caller, bergen: MemoryVersion, as_of: int, known_at: int, home: set[str]
) -> None:
    assert both(caller, as_of=month(as_of), known_at=month(known_at)) == home


@pytest.mark.parametrize(("latest_only", "homes"), [(None, {BERGEN}), (True, {BERGEN}), (False, {OSLO, BERGEN})])
def test_what_was_replaced_is_read_when_it_is_asked_for(
    caller: Caller, bergen: MemoryVersion, latest_only: bool | None, homes: set[str]
) -> None:
    assert both(caller, latest_only=latest_only) == homes


def test_only_the_latest_that_was_true_then_is_read_when_asked_so(caller: Caller, bergen: MemoryVersion) -> None:
    assert both(caller, as_of=month(3), latest_only=True) == set()


def test_without_a_beginning_a_fact_is_true_since_it_was_said(caller: Caller, alice: Subject) -> None:
    make_memory(alice, OSLO, said_at=month(3))
    assert (both(caller, as_of=month(2)), both(caller, as_of=month(4))) == (set(), {OSLO})


def test_what_was_over_when_it_was_said_was_true_before(caller: Caller, alice: Subject) -> None:
    make_memory(alice, OSLO, said_at=month(7), valid_to=month(5))
    assert (both(caller, as_of=month(2)), both(caller, as_of=month(6))) == ({OSLO}, set())


def test_other_words_for_the_same_were_never_true_and_yet_held(caller: Caller, oslo: MemoryVersion) -> None:
    new = editing.edit(oslo.project_id, oslo.memory_id, {"text": "User lives in Moss"}, actor="user:rita")
    stamped(oslo, retired_at=month(9))
    stamped(new, decided_at=month(9))
    assert both(caller, as_of=month(3)) == {"User lives in Moss"}
    assert (both(caller, known_at=month(3)), both(caller, known_at=month(10))) == ({OSLO}, {"User lives in Moss"})


def test_what_has_expired_since_is_read_as_of_its_time(caller: Caller, alice: Subject) -> None:
    make_memory(alice, OSLO, said_at=month(1), expires_on=month(3).date())
    assert [both(caller, as_of=month(at)) for at in (2, 3, 4)] == [{OSLO}, {OSLO}, set()]


@pytest.mark.parametrize("moment", [{"as_of": month(3)}, {"known_at": month(3)}, {"latest_only": False}], ids=str)
def test_what_was_taken_back_is_read_at_no_moment(caller: Caller, oslo: MemoryVersion, moment: dict[str, Any]) -> None:
    with act(oslo.project_id) as log:
        lifecycle.retire(lifecycle.lock(oslo.pk), as_=Retired.REVOKED, actor=ACTOR, log=log)
    assert both(caller, **moment) == set()


@pytest.mark.parametrize("moment", [{"as_of": month(3)}, {"known_at": month(3)}, {"latest_only": False}], ids=str)
def test_what_is_on_its_way_out_or_erased_is_read_at_no_moment(
    caller: Caller, alice: Subject, bergen: MemoryVersion, oslo: MemoryVersion, moment: dict[str, Any]
) -> None:
    removal.ask(alice, Selection(memory_id=oslo.memory_id), actor=alice.actor)
    assert both(caller, **moment) <= {BERGEN}
    erasure.erase_memory(oslo.project_id, oslo.memory_id, actor=ACTOR)
    assert both(caller, **moment) <= {BERGEN}


def test_a_read_of_the_past_is_noted_like_any_other(caller: Caller, bergen: MemoryVersion, oslo: MemoryVersion) -> None:
    found(caller, as_of=month(3))
    with project_scope(oslo.project_id):
        assert [recall.versions for recall in Recall.objects.all()] == [[oslo.pk]]


def test_the_past_takes_one_look_more_at_each_owner_whatever_there_is(caller: Caller, alice: Subject) -> None:
    counts = []
    for size in (1, 12):
        for number in range(size):
            make_memory(alice, f"{OSLO} {number}", said_at=month(1))
        for moment in ({}, {"as_of": month(3)}):
            found(caller, **moment)
            with CaptureQueriesContext(connection) as queries:
                found(caller, **moment)
            counts.append(len(queries))
    assert counts[:2] == counts[2:] and counts[1] == counts[0] + 1


RETIRED = ("", "superseded", "reworded", "expired", "archived", "merged", "revoked")
MONTHS = st.none() | st.integers(1, 12)


@pytest.fixture
def versions(alice: Subject) -> list[MemoryVersion]:
    """Every combination of what matters to a moment: said in March, decided in April, retired in August."""
    other = make_memory(alice, "User likes rain", said_at=month(7))
    made: list[MemoryVersion] = []
    for number, (begins, ends, retired) in enumerate(product((None, 2), (None, 3, 10), RETIRED)):
        version = make_memory(alice, f"User is {number}", said_at=month(3), valid_from=begins and month(begins))
        cut = retired == "superseded" and ends != 3
        stamped(
            version,
            decided_at=month(4),
            retired_as="superseded" if retired == "reworded" else retired,
            retired_at=month(8) if retired else None,
            ended_by={"superseded": other, "reworded": version, "merged": made[0] if made else None}.get(retired),
            ended_validity=cut,
            valid_to=month(7) if cut else ends and month(ends),
            own_valid_to=month(10) if cut and ends else None,
        )
        made.append(stamped(version))
    stamped(other, removal=removal.ask(alice, Selection(memory_id=other.memory_id), actor=alice.actor))
    return made


@examples(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(as_of=MONTHS, known_at=MONTHS, latest_only=st.none() | st.booleans())
def test_every_moment_gives_what_it_should(
    versions: list[MemoryVersion], as_of: int | None, known_at: int | None, latest_only: bool | None
) -> None:
    moment = Moment(month(as_of) if as_of else None, month(known_at) if known_at else None, latest_only)
    with project_scope(versions[0].project_id):
        given_then = set(moments.readable(moment, expired=True).values_list("pk", flat=True))
    expected = {version.pk for version in versions if belongs(version, as_of, known_at, latest_only)}
    assert given_then == expected


def belongs(version: MemoryVersion, as_of: int | None, known_at: int | None, latest_only: bool | None) -> bool:
    """The same said the other way round, step by step."""
    retired = "reworded" if version.ended_by_id == version.pk else version.retired_as
    if retired == "revoked" or (known_at is not None and known_at < 4):
        return False
    was_held = not retired or (known_at is not None and known_at < 8)
    if not was_held:
        wants_past = as_of is not None if latest_only is None else not latest_only
        if not wants_past or retired not in ("superseded", "expired", "archived"):
            return False
    if as_of is None:
        return True
    own_end = version.own_valid_to if version.ended_validity else version.valid_to
    end = own_end if was_held else version.valid_to
    if not was_held and retired == "superseded":
        end = end or version.retired_at
    begin = version.valid_from or (month(1) if own_end and own_end <= version.said_at else version.said_at)
    return begin <= month(as_of) and (end is None or month(as_of) < end)


def test_a_memory_that_was_replaced_names_its_successor_only_while_that_may_be_read(
    alice: Subject, oslo: MemoryVersion, bergen: MemoryVersion
) -> None:
    assert stamped(oslo).successor_id == bergen.memory_id
    removal.ask(alice, Selection(memory_id=bergen.memory_id), actor=alice.actor)
    assert stamped(oslo).successor_id is None
