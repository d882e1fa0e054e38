from collections.abc import Iterator

import hypothesis
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import TransactionTestCase
from psycopg import sql
from pytest_django import DjangoDbBlocker

from memory_core import vault
from memory_core.bootstrap import bootstrap
from memory_core.services import spaces

hypothesis.settings.register_profile("calm", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("calm")

vault.OTHERS_SECONDS = 0.1  # most tests have a transaction open themselves, and would wait for their own end

DATABASES = ["default", "keys", "maintenance"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> None:
    """The product's own set-up makes the test databases, so the tests run as the app's login, under its policies."""
    bootstrap(settings.URLS, drop=True)
    with django_db_blocker.unblock():
        for alias in ("owner", "keys"):
            call_command("migrate", database=alias, verbosity=0)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test with a database may use all three logins. Those that mostly wait begin first, beside the others."""
    items.sort(key=lambda item: "running" not in item.path.parts)
    for item in items:
        if marker := item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(*marker.args, databases=DATABASES, **marker.kwargs), append=False)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Caches of the process must not outlive the rows of a test."""
    yield
    vault.forget(list(vault._cache))
    spaces.forget()


@pytest.fixture
def alone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that need the key file written anew: those beside have transactions open, some of them for long."""
    monkeypatch.setattr(vault, "OTHERS_SECONDS", 120.0)


def _truncate(_: TransactionTestCase) -> None:
    """After a test with real transactions. The app's login may not truncate, the owners may."""
    for url in (settings.URLS.owner, settings.URLS.keys):
        with psycopg.connect(url) as connection:
            rows = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                " AND tablename <> 'django_migrations' AND tableowner = current_user"
            )
            tables = sql.SQL(", ").join(sql.Identifier(name) for (name,) in rows.fetchall())
            connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(tables))


setattr(TransactionTestCase, "_fixture_teardown", _truncate)  # noqa: B010 - the type stubs do not know it
