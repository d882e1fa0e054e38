"""A real PostgreSQL for the tests, started before Django reads its settings.

Loaded as a pytest plugin (`-p tests.server`). One throw-away server serves all worker processes,
each of which has databases of its own.
"""

import atexit
import os
import tempfile
from pathlib import Path

from memory_core import databases
from memory_core.embedded.cluster import Cluster


def _start() -> None:
    var = tempfile.TemporaryDirectory(prefix="candor-tests-")
    atexit.register(var.cleanup)
    os.environ["CANDOR_VAR"] = var.name
    databases.create_master_key(os.environ)
    cluster = Cluster(Path(var.name) / "postgres", durable=False)
    cluster.init()
    cluster.start()
    atexit.register(cluster.stop)


for _name in [name for name in os.environ if name.startswith(("CANDOR_", "OPENAI_"))]:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        del os.environ[_name]  # nothing of the developer's own set-up may leak in
if "PYTEST_XDIST_WORKER" not in os.environ:
    _start()
os.environ["CANDOR_DATABASE_NAME"] = f"candor_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
os.environ["CANDOR_BROKER_URL"] = "memory://"
os.environ["CANDOR_POOL_SIZE"] = "0"
