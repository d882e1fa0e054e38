"""Search at another moment than now: the index keeps what is out of force too, apart from what is live.

The live path of `retrieval` is not touched by it. Here the versions of the moment are looked up first, and the
index is read for these alone, so that the statistics of the words are those of the moment too.
"""

from memory_core.models import MemoryVersion
from memory_core.models.memory import VersionQuerySet
from memory_core.models.moments import Moment


def readable(moment: Moment, *, expired: bool) -> VersionQuerySet:
    """What an agent may be given of a moment. Never what was taken back, nor what is hidden today."""
    return MemoryVersion.objects.readable(expired=True, superseded=True).of_moment(moment, expired=expired)
