"""Many that wait, written straight into the tables: what is tested with them is not how they came to be."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from uuid import UUID

from django.db import connections
from django.utils import timezone

from memory_core import vault
from memory_core.models import Memory, MemoryVersion, Subject
from memory_core.services.remember import REVIEW_WITHIN
from memory_core.tenancy import project_scope

T = TypeVar("T")


def many_wait(subject: Subject, number: int, *, risk: int = 50) -> list[MemoryVersion]:
    """So many different memories of one person, each waiting."""
    owner = {"project_id": subject.project_id, "owner_id": subject.pk}
    memories = [Memory(subject=subject, **owner) for _ in range(number)]
    versions = [
        MemoryVersion(
            memory=memory,
            text=f"User likes tea {n}",
            reason="",
            content_mac=vault.mac(subject.pk, "content", f"User likes tea {n}"),
            risk=risk,
            due_at=timezone.now() + REVIEW_WITHIN,
            proposed_by="system:test",
            rules_version="test",
            **owner,
        )
        for n, memory in enumerate(memories)
    ]
    with project_scope(subject.project_id):
        Memory.objects.bulk_create(memories)
        MemoryVersion.objects.bulk_create(versions)
    return versions


def ids(versions: list[MemoryVersion]) -> list[UUID]:
    return [version.pk for version in versions]


def in_threads(number: int, act: Callable[[int], T]) -> list[T]:
    """`act(0)`, `act(1)`, … at once, each with a connection of its own."""

    def run(n: int) -> T:
        try:
            return act(n)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))
