"""Under which heading a person finds what is known about them."""

import json
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from memory_core import vault
from memory_core.models import MemoryVersion


def heading(kind: str, categories: Iterable[object]) -> str:
    """Its own category, written as a heading, or the code of its kind (`preference`, in lower case) without one."""
    named = [category for category in categories if isinstance(category, str) and category.strip()]
    return named[0].replace("_", " ").strip().capitalize() if named else kind


def headings(owner: UUID) -> Callable[[UUID, str, bytes | memoryview], str]:
    """For very many versions of one person: the heading by id, kind and the sealed categories.

    What it returns raises KeyDestroyed for what the key does not open.
    """
    opened = opener(owner, "categories")
    known: dict[tuple[str, bytes], str] = {}

    def heading_by(pk: UUID, kind: str, sealed: bytes | memoryview) -> str:
        categories = opened(pk, sealed)
        if (kind, categories) not in known:
            known[kind, categories] = heading(kind, json.loads(categories))
        return known[kind, categories]

    return heading_by


def opener(owner: UUID, column: str) -> Callable[[UUID, bytes | memoryview], bytes]:
    """Opens one sealed column of many versions of one person, without the weight of their rows."""
    field: Any = MemoryVersion._meta.get_field(column)
    place = field.place_in(MemoryVersion, "")
    return lambda pk, sealed: vault.open(owner, f"{place}{pk}", bytes(sealed))
