"""What agents were given about an owner before an exchange, by the log of reads."""

from datetime import datetime, timedelta
from uuid import UUID

from memory_core import vault
from memory_core.engine.echo import Given, given
from memory_core.models import MemoryVersion, Recall

# A conversation may rest on what was recalled at its start; one that goes on for longer has asked again.
WINDOW = timedelta(days=30)
READS = 200
VERSIONS = 500


def given_before(owner_id: UUID, moment: datetime) -> tuple[Given, ...]:
    """The memories of the newest reads in the WINDOW before `moment`. Three queries; call it inside the scope.

    What has been replaced since is among them, lest an old answer bring the old fact back.
    """
    reads = Recall.objects.of_owner(owner_id).filter(at__lte=moment, at__gte=moment - WINDOW)
    ids = dict.fromkeys(
        version for versions in reads.values_list("versions", flat=True)[:READS] for version in versions
    )
    wanted = list(ids)[:VERSIONS]
    if not wanted:
        return ()
    vault.load([owner_id])
    versions = MemoryVersion.objects.readable(expired=True, superseded=True).filter(pk__in=wanted)
    return given(version.text for version in versions.select_related("memory") if version.opens)
