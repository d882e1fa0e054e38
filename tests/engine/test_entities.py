import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory_core.engine import tokens
from memory_core.engine.entities import KINDS, MOST_NAMES, key_of, names_in


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("User lives in Oslo.", [("Oslo", "place")]),
        ("My brother Tom Miller works at Acme Inc.", [("Tom Miller", "person"), ("Acme Inc", "organisation")]),
        ("We saw the Museum of Modern Art in New York.", [("Museum of Modern Art", "place"), ("New York", "place")]),
        ('User reads "Becoming Nicole" by Amy Ellis.', [("Becoming Nicole", "title"), ("Amy Ellis", "person")]),
        ("Melanie: Hey Caroline! Oliver is fine.", [("Caroline", "person"), ("Oliver", "person")]),
        ("User uses PyCharm and Postgres.", [("PyCharm", "product"), ("Postgres", "product")]),
        ("Congrats Caroline, see you in June!", [("Caroline", "person")]),
        ("The shop opens at nine. Refunds take a week.", []),
        ("When I was in Paris I met the Beatles.", [("Paris", "place"), ("Beatles", "other")]),
        ("Er wohnt in Hamburg und liest das Buch im Garten.", [("Hamburg", "place")]),
        ("Она живёт в Москве.", [("Москве", "other")]),
        ("她喜欢《三体》。", [("三体", "title")]),
        ("I LOVE SHOUTING ABOUT OSLO", []),
        ("", []),
    ],
)  # fmt: skip
def test_who_and_what_is_named(text: str, named: list[tuple[str, str]]) -> None:
    found = [(each.name, each.kind) for each in names_in(text)]
    assert [name for name, _ in found] == [name for name, _ in named]
    assert all(kind == expected for (_, kind), (_, expected) in zip(found, named, strict=True) if expected != "other")


@pytest.mark.parametrize(
    ("one", "other"), [("The Beatles", "beatles"), ("Mr. Lang", "Lang"), ("ZOË Kravitz", "zoe kravitz")]
)
def test_two_ways_to_write_a_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other) != ""


def test_the_value_of_an_attribute_names_and_others_do_not() -> None:
    assert [each.name for each in names_in("user lives in new york", slot="home", value="new york")] == ["new york"]
    assert names_in("user is vegan", slot="diet", value="vegan") == ()


@pytest.mark.parametrize("name", ["Anna Meyer", "New York", "The Beatles", "Charlotte's Web", "三体"])
def test_a_question_asks_for_the_name_in_it(name: str) -> None:
    assert tokens.ENTITY_MARK + key_of(name) in tokens.question(f"what did she say about {name}?").entities


@given(st.text(max_size=300))
def test_any_text_has_few_names_of_known_kinds(text: str) -> None:
    found = names_in(text)
    assert len(found) <= MOST_NAMES and len({each.key for each in found}) == len(found)
    assert all(each.kind in KINDS and each.key and each.name for each in found)


def test_a_long_text_takes_no_longer_than_a_page() -> None:
    began = time.process_time()
    names_in("Anna Meyer met Bruno Keller. " * 5_000)
    assert time.process_time() - began < 0.5
