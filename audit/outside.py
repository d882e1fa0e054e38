"""Where something of a person may be that this service cannot reach into: in the plan and on the receipt as it is."""

from dataclasses import asdict, dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from audit.models import ErasureRun, Notice, Receiver
from memory_core.models import Recall

OPENAI = "api.openai.com"
TO_BE_TOLD = "to be told"
NOT_ASKED = "not asked"  # there is no way to ask for it
SHUT = "shut"  # it is there and cannot be opened
OPERATORS = "operator's"


@dataclass(frozen=True, slots=True)
class Outside:
    """`code` says what it is, `name` which one; `state` what is known of it: one of the above, or of a notice."""

    code: str
    name: str
    state: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def outside_of(subject_id: UUID) -> list[Outside]:
    """What lies outside, before an erasure. Call it inside the project's scope."""
    receivers = Receiver.objects.filter(active=True).order_by("name")
    return [
        *(Outside("receiver", receiver.name, TO_BE_TOLD) for receiver in receivers),
        *_given_away(_readers(subject_id)),
    ]


def told(run: ErasureRun) -> list[Outside]:
    """Every receiver that this erasure is told to, and how far that has come. Call it inside the project's scope."""
    notices = run.notices.filter(about=Notice.About.ERASURE).select_related("receiver").order_by("receiver__name")
    return [Outside("receiver", notice.receiver.name, notice.state) for notice in notices]


def given_away(number_of_readers: int) -> list[dict[str, str]]:
    return [one.as_json() for one in _given_away(number_of_readers)]


def _given_away(number_of_readers: int) -> list[Outside]:
    """What nobody can fetch back. Backups hold the rows and not the key, unless the keys were backed up too."""
    found = [Outside("backups", "", SHUT), Outside("key_backups", "", OPERATORS), Outside("logs", "", SHUT)]
    if number_of_readers:
        found.append(Outside("agents", str(number_of_readers), NOT_ASKED))
    if settings.OPENAI_API_KEY:
        found.append(Outside("model", urlsplit(settings.OPENAI_BASE_URL or "").hostname or OPENAI, NOT_ASKED))
    return found


def _readers(subject_id: UUID) -> int:
    """How many agents were given something of this person, as far back as that is kept."""
    return Recall.objects.filter(owner_id=subject_id).exclude(versions=[]).values("api_key").distinct().count()
