"""What a memory is indexed under, and what a question asks for."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory_core.engine import tokens


def found(question: str, text: str) -> bool:
    """Whether every word of the question stands in the text in one of its forms."""
    index = set(tokens.terms(text))
    words = tokens.question(question).words
    return bool(words) and all(index.intersection(forms) for forms in words)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When did she paint?", "I painted a sunset."),
        ("Wo wohne ich und wo arbeite ich?", "Ich wohne seit 2019 in Berlin und arbeite bei der Bahn."),
        ("chats", "J'ai deux chats et je les adore."),
        ("¿Dónde trabajo?", "Trabajo en un hospital de la ciudad."),
        ("Где живёт моя собака?", "Моя собака живёт за городом."),
        ("القاهرة", "أنا أسكن في القاهرة"),
        ("दिल्ली", "मैं दिल्ली में रहता हूँ"),
        ("绿茶", "我喜欢喝绿茶和咖啡"),
        ("猫", "我有一只猫和一只狗"),
        ("寿司", "毎週金曜日に寿司を食べます"),
        ("고양이", "저는 고양이를 키워요"),
        ("cafe", "We met at the Café Central."),
        ("CAFÉ", "we met at the cafe\u0301 central"),
        ("3000", "It cost 3,000 euros."),
        ("May 3rd", "Flying on 03 of May 2023"),
    ],
)
def test_a_question_meets_the_words_of_a_memory(question: str, text: str) -> None:
    assert found(question, text)


@pytest.mark.parametrize("question", ["Häuser", "Gibt es Häuser, die ich mag und die nicht teuer sind?"])
def test_a_question_meets_a_german_memory_whether_or_not_it_shows_its_language(question: str) -> None:
    index = set(tokens.terms("Ich mag die alten Häuser in der Stadt, aber nicht die neuen."))
    assert any(index.intersection(forms) for forms in tokens.question(question).words if "haus" in forms[0])


def test_function_words_are_not_indexed() -> None:
    assert tokens.terms("I was in the house and it was mine") == ["hous"]


def test_repeated_words_are_counted() -> None:
    assert tokens.terms("tea, more tea, TEAS").count("tea") == 3


def test_words_that_only_ask_are_left_out_of_a_question() -> None:
    assert tokens.question("What kind of tea did I get yesterday?").words == (("tea",),)


def test_a_question_names_each_word_once() -> None:
    assert tokens.question("painting or painted paintings").words == (("paint",),)


def test_the_speaker_of_a_line_is_a_term_of_its_own() -> None:
    assert {"@", "@caroline"} < set(tokens.terms("Caroline: I like tea"))


@pytest.mark.parametrize("text", ["I like tea", "my favourite foods: pizza", "at 5:30 we met", "see https://a.example"])
def test_a_line_without_a_name_in_front_has_no_speaker(text: str) -> None:
    assert not [term for term in tokens.terms(text) if term.startswith("@")]


def test_any_word_of_a_question_may_name_the_speaker() -> None:
    assert "@will" in tokens.question("what does will like?").speakers


def test_a_question_of_any_length_asks_for_a_bounded_number_of_terms() -> None:
    asked = tokens.question(" ".join(f"word{n}" for n in range(5_000)))
    assert len(asked.words) == len(asked.speakers) == tokens.MAX_QUESTION_WORDS


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("When did Melanie sign up for a pottery class?", "sign pottery class"),
        ("What should I cook tonight?", "cook"),
        ("Which LGBTQ group did Caroline join?", "LGBTQ group join"),
        ("What does Alice think of Python?", "Alice think Python"),
        ("Thanks. Pottery? Where is the pottery class?", "Thanks Pottery pottery class"),
        ("Wo ist das alte Haus der Familie und die Katze?", "alte Haus Familie Katze"),
        ("Who am I?", "Who am I?"),
        ("我喜欢什么茶", "我喜欢什么茶"),
        ("", ""),
    ],
)
def test_the_meaning_of_a_question_is_its_telling_words(question: str, meaning: str) -> None:
    assert tokens.meaning(question) == meaning


def test_threads_stem_alike() -> None:
    texts = [f"running dogs were painting {n} houses" for n in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tokens.terms, texts)) == [tokens.terms(text) for text in texts]


@given(st.text())
def test_any_text_can_be_indexed_and_asked(text: str) -> None:
    assert all(0 < len(term) <= 3 * tokens.MAX_TERM_LENGTH for term in tokens.terms(text))
    assert tokens.question(text) == tokens.question(text)
    tokens.meaning(text)
