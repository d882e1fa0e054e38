"""Secrets in what is no prose: values that stand under the key that names them, and ids that are secrets."""

import re
from collections.abc import Mapping
from typing import Any

from memory_core.engine.screening import mask_secrets
from memory_core.engine.screening.secret_rules import PHRASE_LABELS
from memory_core.services.screening import without_secrets

NAME_KEYS = ("name", "key", "field", "label", "type")
VALUE_KEYS = ("value", "content", "text")
BETWEEN_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_.\-\d\s]+")  # userPassword, wifi_password2

SAYS_SOMETHING = re.compile(r"[\s:=]")
TOLD_BY_PHRASE = frozenset(kind for kind, _ in PHRASE_LABELS)

# What programs call sessions looks like the beginning of a key: `sess-` with a UUID or with a time and a few digits.
SESSION_ID = re.compile(r"(?:sess|session)-(?![A-Za-z0-9]{40})[\w-]+")


def clean_metadata(metadata: Mapping[Any, Any]) -> dict[Any, Any]:
    """The same metadata without secrets, those included that only their key gives away: `{"wifi_password": "rex"}`."""
    return _mapping(metadata, ())


def is_secret(name: str) -> bool:
    """Whether an id is or contains a secret: a token is one, an e-mail address or `password-reset-bot` is none."""
    if SESSION_ID.fullmatch(name):
        return False
    kinds = set(mask_secrets(name)[1])
    return bool(kinds if SAYS_SOMETHING.search(name) else kinds - TOLD_BY_PHRASE)


def _clean(value: Any, keys: tuple[str, ...]) -> Any:
    if isinstance(value, Mapping):
        return _mapping(value, keys)
    if isinstance(value, list | tuple):
        return [_clean(item, keys) for item in value]
    if value is None or isinstance(value, bool):
        return value
    return next((found for key in reversed(keys) if (found := _under(key, value)) != value), without_secrets(value))


def _mapping(value: Mapping[Any, Any], keys: tuple[str, ...]) -> dict[Any, Any]:
    named = tuple(value[key] for key in NAME_KEYS if isinstance(value.get(key), str))
    return {
        without_secrets(key): _clean(item, (*keys, *(named if key in VALUE_KEYS else ()), str(key)))
        for key, item in value.items()
    }


def _under(key: str, value: Any) -> Any:
    """`value` masked as far as "key: value" would be in a sentence."""
    for lead in {f"{key}: ", f"{BETWEEN_WORDS.sub(' ', key).strip()}: "}:
        text = mask_secrets(lead + str(value))[0]
        if text.startswith(lead) and text != lead + str(value):
            return text.removeprefix(lead)
    return value
