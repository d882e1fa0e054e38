from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from memory_core.callers import Caller
from memory_core.errors import NotPermitted
from memory_core.models import ApiKey, LedgerEntry, Project
from memory_core.services import keys
from memory_core.tenancy import project_scope
from tests.factories import ACTOR

pytestmark = pytest.mark.django_db


def test_a_key_says_whose_it_is_and_what_it_may(project: Project) -> None:
    key, secret = keys.create(project, "cook", actor=ACTOR, scopes=("read",))
    assert keys.caller(secret) == Caller(project.pk, f"agent:{key.pk}", frozenset({"read"}), key.pk)


def test_the_secret_is_kept_as_a_hash_only(project: Project) -> None:
    _, secret = keys.create(project, "cook", actor=ACTOR)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(k::text, ' ') FROM memory_core_apikey AS k")
        assert secret not in cursor.fetchone()[0] and len(secret) > 40


@pytest.mark.parametrize("secret", ["", "cdr_", "cdr_nope", "é", "\udce9", "x" * 10_000])
def test_an_unknown_secret_is_nobodys(secret: str) -> None:
    assert keys.caller(secret) is None


def test_the_prefix_alone_opens_nothing(project: Project) -> None:
    key, _ = keys.create(project, "cook", actor=ACTOR)
    assert keys.caller(key.prefix) is None


def test_a_revoked_key_stops_at_once(project: Project) -> None:
    key, secret = keys.create(project, "cook", actor=ACTOR)
    keys.revoke(key.pk, project.pk, actor=ACTOR)
    assert keys.caller(secret) is None


def test_another_project_cannot_revoke_it(project: Project, other: Project) -> None:
    key, secret = keys.create(project, "cook", actor=ACTOR)
    keys.revoke(key.pk, other.pk, actor=ACTOR)
    assert keys.caller(secret) is not None


def test_making_and_revoking_are_in_the_ledger_once(project: Project) -> None:
    key, secret = keys.create(project, "cook", actor=ACTOR)
    for _ in range(2):
        keys.revoke(key.pk, project.pk, actor=ACTOR)
    with project_scope(project.pk):
        entries = list(LedgerEntry.objects.order_by("sequence"))
    assert [entry.action for entry in entries] == ["project.created", "key.created", "key.revoked"]
    assert not any(secret in str(entry.facts) for entry in entries)


def test_the_last_use_is_noted_to_the_minute(project: Project) -> None:
    key, secret = keys.create(project, "cook", actor=ACTOR)
    keys.caller(secret)
    first = ApiKey.objects.get(pk=key.pk).last_used_at
    keys.caller(secret)
    assert first and ApiKey.objects.get(pk=key.pk).last_used_at == first
    ApiKey.objects.update(last_used_at=timezone.now() - timedelta(minutes=2))
    keys.caller(secret)
    assert (ApiKey.objects.get(pk=key.pk).last_used_at or first) >= first


def test_a_scope_that_is_missing_is_named(project: Project) -> None:
    caller = Caller(project.pk, "agent:1", frozenset({"read"}))
    caller.must("read")
    with pytest.raises(NotPermitted, match="'write'"):
        caller.must("write")


def test_an_administrator_may_everything(project: Project) -> None:
    Caller(project.pk, "agent:1", frozenset({"admin"})).must("write")
