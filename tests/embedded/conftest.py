from collections.abc import Iterator

import pytest

from memory_core.embedded.cluster import Cluster


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A running server that the tests of a module share."""
    cluster = Cluster(tmp_path_factory.mktemp("server"), durable=False)
    cluster.init()
    cluster.start()
    yield cluster
    cluster.stop()
