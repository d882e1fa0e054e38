import pytest

from memory_core.engine.sizes import token_count
from memory_core.providers.local import _model

SAYINGS = (
    "Caroline: I went to a support group yesterday and it was so powerful!",
    "Hey Jon! Good to see you. What's up? Anything new?",
    "Ich wohne seit zwei Jahren in München und arbeite bei der Stadtverwaltung.",
    "The invoice 2024-0815 over 1,250.00 was paid on 3 March 2024.",
    "User switched from Python to TypeScript because of the type checker.",
    "私は東京に住んでいて、お茶が好きです。",
    "Пользователь живёт в Москве и любит чай",
    "مرحبا أنا أعيش في القاهرة",
    "Great idea 🎉🎉 see you there 😀",
)


@pytest.mark.parametrize("text", SAYINGS)
def test_it_counts_about_as_a_real_tokenizer_does_and_seldom_less(text: str) -> None:
    real = len(_model().tokenizer.encode(text, add_special_tokens=False).ids)
    assert 0.8 * real <= token_count(text) <= 2.3 * real


def test_over_many_sayings_it_is_within_a_tenth_of_the_real_number() -> None:
    real = sum(len(_model().tokenizer.encode(text, add_special_tokens=False).ids) for text in SAYINGS[:5])
    assert token_count("\n".join(SAYINGS[:5])) == pytest.approx(real, rel=0.1)


def test_nothing_costs_nothing() -> None:
    assert token_count("") == token_count("   ") == 0


def test_parts_cost_no_less_than_the_whole() -> None:
    assert token_count("a line") + token_count("\n") + token_count("another") == token_count("a line\nanother")
