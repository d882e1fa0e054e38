import pytest

from memory_core.models import MemoryVersion, Project, Status, Subject
from tests.factories import make_memory, make_project, make_subject


@pytest.fixture
def project() -> Project:
    return make_project()


@pytest.fixture
def alice(project: Project) -> Subject:
    return make_subject(project)


@pytest.fixture
def held(alice: Subject) -> MemoryVersion:
    """A memory with a telephone number in it that waits for a reviewer."""
    text = "Call me on +41 79 123 45 67, I like tea"
    return make_memory(alice, text, status=Status.PENDING, findings=[("phone", 11, 27)], value="x")
