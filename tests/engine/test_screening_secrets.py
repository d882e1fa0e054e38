"""Secrets are found by shape and by phrase, masked once and for all, and talk about secrets is left alone."""

import pytest

from memory_core.engine.screening import KINDS, mask_secrets, scan
from memory_core.engine.screening.secrets import PLACEHOLDER_KINDS
from tests.engine.secret_samples import NOT_SECRETS, PHRASES, tokens


@pytest.mark.parametrize(("kind", "token"), tokens())
def test_a_token_is_recognised_and_nothing_of_it_survives(kind: str, token: str) -> None:
    masked, kinds = mask_secrets(f"Here it is: {token} and thanks")
    assert kinds == (kind,)
    assert f"[secret removed: {kind}]" in masked
    assert token[-8:] not in masked or kind == "url_credentials"


@pytest.mark.parametrize(("kind", "sentence", "value"), PHRASES)
def test_a_phrase_gives_its_secret_away(kind: str, sentence: str, value: str) -> None:
    masked, kinds = mask_secrets(sentence)
    assert kinds == (kind,)
    assert value not in masked


@pytest.mark.parametrize("sentence", NOT_SECRETS)
def test_talk_about_secrets_is_no_secret(sentence: str) -> None:
    assert mask_secrets(sentence) == (sentence, ())
    assert scan(sentence) == ()


@pytest.mark.parametrize("sentence", [token for _, token in tokens()] + [sentence for _, sentence, _ in PHRASES])
def test_masking_twice_changes_nothing(sentence: str) -> None:
    masked, _ = mask_secrets(sentence)
    assert mask_secrets(masked) == (masked, ())


def test_a_placeholder_is_itself_a_finding() -> None:
    masked, _ = mask_secrets("My PIN is 1234.")
    assert [finding.kind for finding in scan(masked)] == ["secret"]


def test_a_made_up_placeholder_hides_nothing() -> None:
    assert "secret" not in {finding.kind for finding in scan("[secret removed: hunter2]")}


def test_several_secrets_are_named_in_order_and_once() -> None:
    (_, first), (_, other) = tokens()[0], tokens()[5]
    assert mask_secrets(f"{first} {other} {first}")[1] == ("aws_access_key", "github_token")


def test_only_the_credentials_of_an_address_are_removed() -> None:
    masked, _ = mask_secrets("postgres://admin:pa55word@db.example.com/app")
    assert masked == "postgres://[secret removed: url_credentials]@db.example.com/app"


def test_a_key_with_zero_width_characters_inside_is_removed_whole() -> None:
    token = "ghp_" + "a1B2" * 9
    masked, kinds = mask_secrets(f"use {token[:9]}\u200b{token[9:]} now")
    assert (masked, kinds) == ("use [secret removed: github_token] now", ("github_token",))


def test_every_kind_of_secret_is_known_by_name() -> None:
    assert {kind for kind, info in KINDS.items() if info.group == "secret"} == PLACEHOLDER_KINDS
    assert len(PLACEHOLDER_KINDS) >= 60
