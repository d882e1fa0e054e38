from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from memory_core.models import Project
from memory_core.services import keys
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project(slug="acme")


def made(name: str = "bot") -> str:
    out = StringIO()
    call_command("api_key", "create", "acme", name, stdout=out)
    return out.getvalue().strip()


def test_a_made_key_opens_its_project(project: Project) -> None:
    caller = keys.caller(made())
    assert caller is not None and caller.project_id == project.pk


def test_a_revoked_key_opens_nothing(project: Project) -> None:
    secret = made()
    call_command("api_key", "revoke", "acme", secret[: keys.PREFIX_CHARS])
    assert keys.caller(secret) is None


def test_a_prefix_that_fits_no_key_is_refused(project: Project) -> None:
    with pytest.raises(CommandError, match="0 usable keys"):
        call_command("api_key", "revoke", "acme", "cdr_nothing")


def test_an_unknown_project_is_named() -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("api_key", "create", "nowhere", "bot")
