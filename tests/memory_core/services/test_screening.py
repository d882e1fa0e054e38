import pytest

from memory_core.engine.types import Action
from memory_core.models import Project
from memory_core.services.screening import policy_of, screen, veiled, without_secrets

PHONE = "+41 79 123 45 67"
SECRET = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"


def policy(**choices: str) -> dict[str, Action]:
    return policy_of(Project(screening=choices))


def test_a_projects_own_choice_comes_before_the_default() -> None:
    assert policy()["phone"] is Action.HOLD and policy(phone="mask")["phone"] is Action.MASK


def test_a_choice_for_one_kind_leaves_the_others() -> None:
    assert policy(phone="allow")["email"] is Action.HOLD


@pytest.mark.parametrize(
    ("text", "metadata", "categories", "places"),
    [
        (PHONE, {}, (), ["text"]),
        ("tea", {"a": [{"b": f"call {PHONE}"}]}, (), ["metadata"]),
        ("tea", {f"call {PHONE}": 1}, (), ["metadata"]),
        ("tea", {"phone": 41791234567}, (), ["metadata"]),
        ("tea", {}, (f"call {PHONE}",), ["categories"]),
        ("tea", {"a": None, "b": True, "c": 1}, ("food",), []),
    ],
    ids=str,
)
def test_words_are_screened_wherever_they_stand(
    text: str, metadata: dict[str, object], categories: tuple[str, ...], places: list[str]
) -> None:
    verdict = screen(policy(), text, metadata, categories)
    assert sorted({place for place, _, _ in verdict.findings}) == places
    assert verdict.action is (Action.HOLD if places else Action.ALLOW) and (verdict.risk > 0) is bool(places)


def test_the_strongest_action_counts() -> None:
    verdict = screen(policy(phone="allow", email="block"), f"{PHONE} a@b.example", {})
    assert verdict.action is Action.BLOCK and verdict.kinds == ["email"]


def test_secrets_are_taken_out_at_any_depth() -> None:
    clean = without_secrets({SECRET: [SECRET, {"a": (SECRET, 1, None, True)}]})
    assert SECRET not in str(clean) and str(clean).count("[secret removed") == 3


def test_what_holds_no_secret_comes_back_as_it_went_in() -> None:
    value = {"a": [1, 2.5, None, True, "tea"], "b": {"c": "rain"}}
    assert without_secrets(value) == value


def test_source_words_are_veiled_where_the_policy_does_not_allow_them() -> None:
    veil = veiled(policy(), f"Call me on {PHONE}, I like tea", "User likes tea")
    assert PHONE not in veil and veil.endswith(", I like tea")


def test_words_that_the_memory_says_itself_are_not_veiled() -> None:
    assert veiled(policy(), "I have diabetes", "User has diabetes") == "I have diabetes"


def test_words_that_the_policy_allows_are_not_veiled() -> None:
    assert PHONE in veiled(policy(phone="allow"), f"Call me on {PHONE}", "User likes tea")
