"""What speaks for a memory, and how much."""

import math
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory_core.engine import tokens
from memory_core.engine.ranking import BREAKDOWN, Corpus, Hit, Query, Scored, Weights, direction, rank
from memory_core.engine.timewords import Interval, named_interval

NOW = datetime(2024, 3, 14, tzinfo=UTC)
TEA, CAKE, ANNA, ANYONE = 1, 2, 10, 11
RARE = Corpus(documents=500, mean_length=8.0, frequency={TEA: 2, CAKE: 2})


def hit(key: str, **changes: Any) -> Hit[str]:
    plain = Hit(key=key, whole=0.0, part=0.0, tf={}, length=8, said_at=NOW - timedelta(days=30), order=0)
    return plain._replace(**changes)


def ranked(query: Query, *hits: Hit[str], corpus: Corpus = RARE) -> list[Scored[str]]:
    return rank(query, hits, corpus, now=NOW)


def scores(query: Query, *hits: Hit[str], corpus: Corpus = RARE) -> dict[str, float]:
    return {scored.key: scored.score for scored in ranked(query, *hits, corpus=corpus)}


def conversation(**tf: dict[int, int]) -> list[Hit[str]]:
    """Turns told one after the other by people with names."""
    return [hit(key, order=at, tf={ANYONE: 1, **found}) for at, (key, found) in enumerate(tf.items())]


def test_a_close_meaning_is_found_without_a_common_word() -> None:
    found = scores(Query(words=((TEA,),)), hit("vegetarian", whole=0.23, part=0.23), hit("hiking", whole=0.03))
    assert found["vegetarian"] > 0.15 and found["hiking"] < 0.1


def test_a_rare_word_in_common_is_worth_more_than_a_vague_meaning() -> None:
    found = scores(Query(words=((TEA,),)), hit("word", tf={TEA: 1}), hit("vague", whole=0.3, part=0.3))
    assert found["word"] > found["vague"]


def test_two_words_of_the_question_beat_one_of_them_twice() -> None:
    query = Query(words=((TEA,), (CAKE,)))
    assert ranked(query, hit("one", tf={TEA: 2}), hit("two", tf={TEA: 1, CAKE: 1}))[0].key == "two"


def test_two_forms_of_one_word_count_once() -> None:
    one = scores(Query(words=((TEA, CAKE),)), hit("both", tf={TEA: 1, CAKE: 1}), hit("one", tf={TEA: 1}))
    assert one["both"] == pytest.approx(one["one"])


def test_a_word_that_stands_everywhere_says_little() -> None:
    common = Corpus(documents=500, mean_length=8.0, frequency={TEA: 450})
    assert scores(Query(words=((TEA,),)), hit("a", tf={TEA: 1}), corpus=common)["a"] < 0.1


def test_a_word_counts_even_among_three_memories() -> None:
    few = Corpus(documents=3, mean_length=8.0, frequency={TEA: 1})
    assert scores(Query(words=((TEA,),)), hit("a", tf={TEA: 1}), corpus=few)["a"] > 0.3


def test_one_word_of_a_long_question_is_no_full_match() -> None:
    tea, long = Query(words=((TEA,),)), Query(words=((TEA,), *((term,) for term in range(100, 110))))
    assert scores(long, hit("a", tf={TEA: 1}))["a"] < 0.5 * scores(tea, hit("a", tf={TEA: 1}))["a"]


def test_nothing_in_common_scores_nothing() -> None:
    assert scores(Query(words=((TEA,),)), hit("a", whole=-0.2, part=-0.1)) == {"a": 0.0}


def test_the_answer_is_found_beside_the_question_it_answers() -> None:
    found = scores(Query(((TEA,),), anyone=ANYONE), *conversation(far={}, b={}, c={}, d={}, asks={TEA: 1}, answers={}))
    assert found["asks"] > found["answers"] > found["b"] > found["far"] == 0


def test_facts_in_a_row_do_not_lend_each_other_their_words() -> None:
    found = scores(Query(words=((TEA,),)), hit("tea", tf={TEA: 1}), hit("next", order=1))
    assert found["next"] == 0


def test_user_and_assistant_make_a_conversation_without_names() -> None:
    found = scores(Query(words=((TEA,),)), hit("asks", tf={TEA: 1}, user_said=False), hit("answers", order=1))
    assert found["answers"] > 0.1


@pytest.mark.parametrize("apart", [{"session": "other"}, {"said_at": NOW - timedelta(days=29)}])
def test_another_conversation_is_no_neighbour(apart: dict[str, Any]) -> None:
    asks, answers = conversation(asks={TEA: 1}, answers={})
    assert scores(Query(((TEA,),), anyone=ANYONE), asks, answers._replace(**apart))["answers"] == 0


def test_the_speaker_the_question_names_comes_first() -> None:
    query = Query(words=((TEA,),), speakers=frozenset({ANNA}), anyone=ANYONE)
    anna, ben = hit("anna", tf={TEA: 1, ANYONE: 1, ANNA: 1}, session="1"), hit("ben", tf={TEA: 1, ANYONE: 1})
    found = scores(query, ben, anna, hit("nobody", tf={TEA: 1}, session="2"))
    assert found["anna"] == found["nobody"] > found["ben"]


def test_a_name_that_nobody_has_changes_nothing() -> None:
    named, unnamed = Query(((TEA,),), frozenset({ANNA}), ANYONE), Query(((TEA,),), anyone=ANYONE)
    turns = conversation(a={TEA: 1}, b={})
    assert scores(named, *turns) == scores(unnamed, *turns)


def test_a_named_time_finds_what_was_said_then() -> None:
    asked = Interval(NOW - timedelta(days=7), NOW)
    times = {"then": 3, "after": -1, "long ago": 300}
    found = scores(Query(time=asked), *(hit(key, said_at=NOW - timedelta(days=days)) for key, days in times.items()))
    assert found["then"] > found["after"] > 0.1 > found["long ago"]


def test_a_month_is_found_in_any_year() -> None:
    asked = named_interval("in June", NOW)
    june, july = datetime(2021, 6, 20, tzinfo=UTC), datetime(2022, 8, 20, tzinfo=UTC)
    found = scores(Query(time=asked), hit("june", said_at=june), hit("july", said_at=july))
    assert found["june"] > 0.1 > found["july"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"importance": 9}, {"importance": 2}),
        ({"said_at": NOW}, {"said_at": NOW - timedelta(days=900)}),
        ({"user_said": True, "session": "1"}, {"user_said": False}),
    ],
)
def test_between_equals_the_weightier_newer_own_word_comes_first(better: dict[str, Any], worse: dict[str, Any]) -> None:
    alike = {"whole": 0.5, "part": 0.5}
    assert ranked(Query(), hit("worse", **alike, **worse), hit("better", **alike, **better))[0].key == "better"


def test_a_score_can_be_explained() -> None:
    (scored,) = ranked(Query(words=((TEA,),)), hit("a", whole=0.4, part=0.6, tf={TEA: 1}))
    assert tuple(scored.breakdown) == BREAKDOWN
    assert scored.breakdown["semantic"] == pytest.approx(0.5) and scored.breakdown["bm25"] > 0.5


def test_a_limit_keeps_the_best() -> None:
    hits = [hit(str(n), whole=n / 100, part=n / 100) for n in range(50)]
    assert [scored.key for scored in rank(Query(), hits, RARE, now=NOW, limit=2)] == ["49", "48"]


def test_no_memories_is_no_result() -> None:
    assert rank(Query(words=((TEA,),)), [], Corpus(0, 0.0, {}), now=NOW) == []


def test_the_index_is_asked_for_every_form_speaker_and_name() -> None:
    numbers = {"tea": TEA, "@tea": 20, "@anna": ANNA, "@": ANYONE, "anna": CAKE}
    names = {"#tea": 30, "#anna": 31, "#tea anna": 32}
    query = Query.of(tokens.question("tea Anna"), (numbers | names).__getitem__)
    assert query.terms == {TEA, 20, ANNA, ANYONE, CAKE, *names.values()}


UNIT = st.floats(0, 1)
ANY_HIT = st.builds(
    hit,
    st.just("a"),
    whole=st.floats(-1, 1),
    part=st.floats(-1, 1),
    tf=st.dictionaries(st.sampled_from([TEA, CAKE, ANNA, ANYONE]), st.integers(1, 9)),
    length=st.integers(0, 500),
    said_at=st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    importance=st.integers(1, 10),
    order=st.integers(0, 10),
    user_said=st.booleans(),
    session=st.sampled_from([None, "1", "2"]),
)


@given(st.lists(ANY_HIT, max_size=12), st.builds(Weights, words=UNIT, neighbours=UNIT, decay=UNIT, time=UNIT))
def test_every_score_and_signal_is_between_zero_and_one(hits: list[Hit[str]], weights: Weights) -> None:
    query = Query(((TEA,), (CAKE,)), frozenset({ANNA}), ANYONE, named_interval("in May", NOW))
    for scored in rank(query, hits, RARE, now=NOW, weights=weights):
        assert 0 <= scored.score <= 1 and all(0 <= value <= 1 for value in scored.breakdown.values())


def test_thousands_of_memories_are_ranked_in_milliseconds() -> None:
    query = Query(words=tuple((term,) for term in range(12)))
    hits = [hit(str(n), whole=0.1, part=0.2, tf={n % 12: 1, n % 5: 2}, order=n) for n in range(5_000)]
    start = time.thread_time()
    ranked(query, *hits)
    assert time.thread_time() - start < 0.5  # some 20 ms alone; on a busy machine they get longer


def test_a_question_is_searched_for_between_all_of_it_and_its_telling_words() -> None:
    found = direction([[1.0, 0.0], [0.0, 1.0]])
    assert math.hypot(*found) == pytest.approx(1) and found[1] > found[0] > 0
    assert direction([[0.6, 0.8]]) == [0.6, 0.8]
