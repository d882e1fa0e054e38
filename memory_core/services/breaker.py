"""The circuit breaker in front of each model's service, shared by all processes through one row in PostgreSQL.

A service that failed LIMIT times in a row is out: nobody calls it, and what needs it waits. After a pause one
process at a time asks it something small of our own; its first answer lets everybody in again. Between a job that a
service cannot digest and a service that is down this tells the difference, because the question is never a job's.
"""

import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from memory_core.engine.types import Exchange, Message, Role
from memory_core.errors import ProviderError
from memory_core.models import ModelService
from memory_core.models.services import REASON_CHARS
from memory_core.providers import active
from memory_core.services import spaces

log = logging.getLogger(__name__)

EXTRACTION, EMBEDDING = ModelService.Name.EXTRACTION, ModelService.Name.EMBEDDING
LIMIT = 3
LONGEST_PAUSE = timedelta(minutes=1)
LONGEST_WISH = timedelta(minutes=10)
OUT = "The model's service is out of order; it is asked again from time to time."
QUESTION = "I like tea."


@dataclass(frozen=True, slots=True)
class Outage:
    """A service that nobody calls at the moment: since when it has failed, why, and when it is asked next."""

    service: str
    since: datetime
    reason: str
    next_try_at: datetime


def outages() -> list[Outage]:
    """The services that are out. Of models on this machine there is none."""
    if not active.is_remote():
        return []
    rows = ModelService.objects.exclude(opened_at=None).order_by("name")
    return [_outage(row) for row in rows]


def is_open(service: str) -> bool:
    """Whether the service is out, so that nobody is to call it."""
    return active.is_remote() and _row(service).is_open


@contextmanager
def guarded(service: str) -> Iterator[None]:
    """Around one call of a service, outside of any transaction: notes how it went.

    Raises ProviderError without calling while the service is out.
    """
    if not active.is_remote():
        yield
        return
    before = _row(service)
    if before.is_open:
        raise ProviderError(OUT)
    try:
        yield
    except ProviderError as error:
        if error.retryable:
            _note_failure(service, error)
        elif before.failures:
            _note_answer(service)
        raise
    if before.failures:
        _note_answer(service)


def is_back(service: str) -> bool:
    """Whether the service can be called; one that is out is asked if it is time to and nobody else is asking."""
    if not is_open(service):
        return True
    if not _take_probe(service):
        return False
    try:
        _ask(service)
    except ProviderError as error:
        if error.retryable:
            _note_silence(service, error)
            return False
    _note_answer(service)
    return True


def bounded(seconds: float | None) -> timedelta:
    """How long a service wants to be left alone, within reason."""
    return min(timedelta(seconds=seconds or 0), LONGEST_WISH)


def _row(service: str) -> ModelService:
    return ModelService.objects.filter(pk=service).first() or ModelService(name=service)


def _outage(row: ModelService) -> Outage:
    now = timezone.now()
    since = row.failing_since or row.opened_at or now
    return Outage(row.name, since, row.reason, row.probe_at or now)


def _note_failure(service: str, error: ProviderError) -> None:
    now = timezone.now()
    with transaction.atomic():
        row = _locked(service)
        row.failures += 1
        row.failing_since = row.failing_since or now
        row.reason = error.detail[:REASON_CHARS]
        if not row.is_open and row.failures >= LIMIT:
            row.opened_at, row.probes = now, 0
            row.probe_at = now + _pause(row.probes, error)
            log.warning("%s is out after %d failures: %s", service, row.failures, row.reason)
        row.save()


def _note_silence(service: str, error: ProviderError) -> None:
    """Asked in vain. The next one waits longer."""
    with transaction.atomic():
        row = _locked(service)
        if row.is_open:
            row.probes += 1
            row.reason = error.detail[:REASON_CHARS]
            row.probe_at = timezone.now() + _pause(row.probes, error)
            row.save()


def _note_answer(service: str) -> None:
    answers = ModelService.objects.filter(pk=service).exclude(failures=0)
    if answers.update(failures=0, failing_since=None, reason="", opened_at=None, probe_at=None, probes=0):
        log.info("%s answers again", service)


def _locked(service: str) -> ModelService:
    ModelService.objects.bulk_create([ModelService(name=service)], ignore_conflicts=True)
    return ModelService.objects.select_for_update().get(pk=service)


def _take_probe(service: str) -> bool:
    """Of many who come, one asks; should it die over it, the next may after the time an answer takes at most."""
    now = timezone.now()
    due = ModelService.objects.filter(pk=service, opened_at__isnull=False, probe_at__lte=now)
    return bool(due.update(probe_at=now + timedelta(seconds=3 * settings.CANDOR_MODEL_TIMEOUT_SECONDS)))


def _pause(probes: int, error: ProviderError) -> timedelta:
    """Twice as long each time up to LONGEST_PAUSE, a fifth more or less, and at least what the service asked for."""
    pause: timedelta = min(settings.CANDOR_RETRY * 2 ** min(probes, 20), LONGEST_PAUSE)
    return max(pause * random.uniform(0.8, 1.2), bounded(error.retry_after))  # noqa: S311 - no secret


def _ask(service: str) -> None:
    if service == EMBEDDING:
        for space in spaces.known().written:
            if space.of != active.LOCAL:
                active.embedder(space.of).embed([QUESTION])
    else:
        active.extractor().extract(Exchange((Message(Role.USER, QUESTION, timezone.now()),)))
