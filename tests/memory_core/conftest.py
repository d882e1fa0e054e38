import pytest

from memory_core.callers import Caller
from memory_core.models import Project, Subject
from tests.factories import make_caller, make_project, make_subject


@pytest.fixture
def project() -> Project:
    return make_project()


@pytest.fixture
def other() -> Project:
    """Another tenant."""
    return make_project("Globex")


@pytest.fixture
def alice(project: Project) -> Subject:
    return make_subject(project)


@pytest.fixture
def bob(project: Project) -> Subject:
    return make_subject(project, "bob")


@pytest.fixture
def caller(project: Project) -> Caller:
    return make_caller(project)
