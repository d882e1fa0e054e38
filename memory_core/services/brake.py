"""A brake on trying: so many times in a while, for each sort of try and each of those who try it.

Nobody's address is kept: a count lies under a keyed hash, and is deleted within the hour after it ran out.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b

from django.conf import settings
from django.db import connection
from django.utils import timezone

from memory_core.databases import derived_secret
from memory_core.models import Tries

MAC_BYTES = 16
COUNT = """
    INSERT INTO memory_core_tries AS t (mac, number, until) VALUES (%(mac)s, 1, %(until)s)
    ON CONFLICT (mac) DO UPDATE SET
        number = CASE WHEN t.until <= %(now)s THEN 1 ELSE t.number + 1 END,
        until = CASE WHEN t.until <= %(now)s THEN %(until)s ELSE t.until END
    RETURNING number
"""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many tries of this sort are allowed from the first of them until the time is over."""

    what: str
    most: int
    per: timedelta


def take(rate: Rate, who: str) -> int:
    """Count a try before it is made; returns how many are over the limit now, 0 while it may be made.

    One statement, so of many at once none slips through. Call it outside of a transaction that may be undone.
    """
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"mac": _mac(rate, who), "now": now, "until": now + rate.per})
        number: int = cursor.fetchone()[0]
    return max(number - rate.most, 0)


def let_go(rate: Rate, who: str) -> None:
    """Forget the tries of somebody who turned out to be who they say."""
    Tries.objects.filter(pk=_mac(rate, who)).delete()


def forget_old() -> int:
    """Delete the counts whose time is over; returns how many."""
    gone, _ = Tries.objects.filter(until__lte=timezone.now()).delete()
    return gone


def _mac(rate: Rate, who: str) -> bytes:
    key = derived_secret(settings.SECRET_KEY.encode(), "brake").encode()
    return blake2b(f"{rate.what}|{who}".encode(errors="surrogateescape"), digest_size=MAC_BYTES, key=key[:64]).digest()
