"""Many clients at once about one person. `python -m benchmarks.crowd` does the same at its full size."""

from benchmarks import crowd
from tests.running.conftest import Running
from tests.running.planting import told_inside

CLIENTS, EACH = 50, 8
DEADLOCKS = """
import json
from django.db import connections
def deadlocks(alias):
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return cursor.fetchone()[0]
print("FOUND" + json.dumps({alias: deadlocks(alias) for alias in ("default", "keys")}))
"""


def test_of_fifty_clients_that_tell_the_same_nothing_is_lost_and_nothing_is_double(candor: Running) -> None:
    outcome = crowd.crowd(crowd.Candor(candor.run["url"], candor.run["open_api_key"]), clients=CLIENTS, each=EACH)
    assert outcome.states == {"SUCCEEDED": CLIENTS * EACH}
    assert (outcome.missing, outcome.doubled, outcome.differing) == (0, 0, 0)
    assert told_inside(candor, DEADLOCKS) == {"default": 0, "keys": 0}
