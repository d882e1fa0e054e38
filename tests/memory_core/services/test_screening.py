import pytest

from memory_core.engine.types import Action
from memory_core.models import Project
from memory_core.services.screening import Rules, policy_of, rules_of, screen, veiled, without_secrets

PHONE = "+41 79 123 45 67"
SECRET = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"


def policy(**choices: str) -> dict[str, Action]:
    return policy_of(Project(screening=choices))


def rules(**choices: str) -> Rules:
    return rules_of(Project(screening=choices))


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
    verdict = screen(rules(), text, metadata, categories)
    assert sorted({place for place, _, _ in verdict.findings}) == places
    assert verdict.action is (Action.HOLD if places else Action.ALLOW) and (verdict.risk > 0) is bool(places)


def test_the_strongest_action_counts() -> None:
    verdict = screen(rules(phone="allow", email="block"), f"{PHONE} a@b.example", {})
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


def test_a_language_that_is_not_the_projects_is_held() -> None:
    french = "Il habite à Lyon depuis trois ans."
    assert screen(rules(), french, {}).kinds == ["language"]
    assert screen(rules_of(Project(languages=["english", "french"])), french, {}).action is Action.ALLOW


def test_a_model_can_only_add_to_what_the_rules_saw() -> None:
    [(place, found, action)] = screen(rules(), "Keeps her appointments.", {}, labels=["health"]).findings
    assert (place, found.kind, found.source, action) == ("text", "health", "model", Action.HOLD)
    seen = screen(rules(), "Takes insulin.", {}, labels=["health", "email"]).findings
    assert [found.source for _, found, _ in seen] == ["rules"]


def test_what_two_people_have_to_see_is_said() -> None:
    assert screen(rules(), "Takes insulin.", {}).four_eyes
    assert not screen(rules(health="allow"), "Takes insulin.", {}).four_eyes
    assert not screen(rules(), "mail a@b.example", {}).four_eyes


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("bot-for-anna@example.com", ["email"]),
        ("+491701234567", ["phone"]),
        ("run-1718293847563", []),
        ("3f2504e0-4f89-41d3-9a0c-0305e82c3301", []),
        ("diabetes-coach", []),
    ],
)
def test_the_names_of_programs_are_screened_for_what_has_a_shape(name: str, kinds: list[str]) -> None:
    assert screen(rules(), "tea", {}, ids=[name]).kinds == kinds


def test_the_one_remembered_is_no_other_person() -> None:
    text = "Caroline works as a nurse."
    assert screen(rules(), text, {}).kinds == ["third_person"]
    assert screen(rules(), text, {}, about=["caroline@example.com"]).kinds == []
