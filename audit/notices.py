"""Telling those who got a person's data what became of it (Art. 19): told, acknowledged, or could not be reached.

A notice names the person and no word of theirs. Who it is about is sealed under the project's key, since it has to
outlive the person's own, and is dropped once it was said. What one receiver is told about one person arrives in order.
"""

import json
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from audit import rounds
from audit.models import ErasureRun, Notice, Receiver
from audit.receivers import secret_of
from memory_core.errors import NotPermitted
from memory_core.models import Subject
from memory_core.services.ledger import Log, act
from memory_core.services.posting import PostFailed, is_signed, post
from memory_core.tenancy import project_scope

ACTOR = "system:notices"
TRIED_FOR = timedelta(hours=24)
FIRST_WAIT = timedelta(minutes=1)  # and twice as long after each failure
LONGEST_WAIT = timedelta(hours=4)
TURN_SECONDS = 30
MAX_ACKNOWLEDGEMENT_BYTES = 2_000
MAX_MEMORIES = 100
MOST_ATTEMPTS = 10_000

State = Notice.State


def tell(
    project_id: UUID,
    subject: Subject,
    about: str,
    *,
    run: ErasureRun | None = None,
    memories: Sequence[UUID] = (),
) -> list[Notice]:
    """Queue a notice for each active receiver, of one erasure once; returns those that are new.

    It shares the transaction it is called in, if there is one. `memories` are the ids of what was rectified or
    erased where it was not everything, at most MAX_MEMORIES. The person's key must still be there.
    """
    with act(project_id) as log:
        told = Notice.objects.filter(run=run).values_list("receiver_id", flat=True) if run else []
        receivers = list(Receiver.objects.active().exclude(pk__in=told))
        if not receivers:
            return []
        payload = {"user_id": subject.external_id, "memories": [str(pk) for pk in memories]}
        notices = [
            Notice(project_id=project_id, receiver=one, run=run, subject_id=subject.pk, about=about, payload=payload)
            for one in receivers
        ]
        if about == Notice.About.ERASURE and not memories:
            _overtake(subject.pk)
        Notice.objects.bulk_create(notices)
        log.add("notice.queued", actor=ACTOR, subject_id=subject.pk, about=str(about), receivers=len(notices))
    return notices


def tell_deleted(project_id: UUID, memories: Mapping[UUID, Sequence[UUID]]) -> None:
    """Queue what tells every receiver which memories of whom were deleted, in as many notices as they fill."""
    if not Receiver.objects.active().exists():
        return
    for subject in Subject.objects.filter(pk__in=memories):
        gone = memories[subject.pk]
        for start in range(0, len(gone), MAX_MEMORIES):
            tell(project_id, subject, Notice.About.ERASURE, memories=gone[start : start + MAX_MEMORIES])


def send_due() -> int:
    """Say what is due, in every project; returns how much was said."""
    return rounds.everywhere(send)


def send(project_id: UUID) -> int:
    """Say what is due in a project; returns how much was said.

    Nothing is posted inside a transaction. Who does not answer is left alone for the rest of the turn. A worker that
    dies in between leaves its notice for a later turn, so a receiver may be told twice, by the same id.
    """
    said, silent, until = 0, set[UUID](), time.monotonic() + TURN_SECONDS
    while time.monotonic() < until and (notice := _taken(project_id, silent)):
        failure = _say(notice)
        if failure is None:
            said += 1
        else:
            silent.add(notice.receiver_id)
            _note_failure(notice, failure)
    return said


def try_again(receiver_id: UUID, *, project_id: UUID, actor: str) -> int:
    """Queue anew what a receiver could not be told, for as long as it is known whom it was about; returns how many."""
    with act(project_id) as log:
        again = Notice.objects.worth_repeating().filter(receiver_id=receiver_id, receiver__active=True)
        number = Notice.objects.filter(pk__in=list(again.values_list("pk", flat=True))).update(
            state=State.QUEUED, trying_since=None, next_try_at=timezone.now()
        )
        if number:
            log.add("notice.queued_again", actor=actor, receiver=str(receiver_id), number=number)
    return number


def acknowledge(notice_id: UUID, *, body: bytes, signature: str) -> Notice:
    """Note that a receiver has done what it was told, as it says itself in a signed body.

    The body is JSON that names the notice and its project; the signature is like those of our own messages, under the
    receiver's secret. Saying it twice is as good as once. Raises NotPermitted, the same for all that does not fit.
    """
    project_id = _project_named(notice_id, body)
    with act(project_id) as log:
        found = Notice.objects.select_for_update(of=("self",)).select_related("receiver").filter(pk=notice_id).first()
        if found is None or not is_signed(signature, secret_of(found.receiver), body):
            raise NotPermitted(UNSIGNED)
        if found.state != State.ACKNOWLEDGED:
            _settle(found, State.ACKNOWLEDGED, f"receiver:{found.receiver_id}", log)
    return found


UNSIGNED = "This is not signed, in the last minutes, by the receiver of this notice."


def _overtake(subject_id: UUID) -> None:
    """Who is erased need not be restricted any more; what was not said about it yet never will be."""
    unsaid = Notice.objects.unsaid().filter(subject_id=subject_id, run=None)
    unsaid.update(state=State.UNREACHABLE, payload=None, error="overtaken")


def _taken(project_id: UUID, silent: set[UUID]) -> Notice | None:
    """A due notice, put off by the time it will be tried again if nothing comes of this."""
    now = timezone.now()
    with project_scope(project_id):
        due = Notice.objects.due_at(now).exclude(receiver__in=silent).select_related("receiver").order_by("next_try_at")
        notice = due.select_for_update(of=("self",), skip_locked=True).first()
        if notice is not None:
            notice.next_try_at = now + _wait(notice)
            notice.attempts = min(notice.attempts + 1, MOST_ATTEMPTS)
            notice.trying_since = notice.trying_since or now
            notice.save(update_fields=["next_try_at", "attempts", "trying_since"])
    return notice


def _wait(notice: Notice) -> timedelta:
    """Until the next try, by how long it has been tried: doubling, as long as nobody answers."""
    passed = timezone.now() - (notice.trying_since or timezone.now())
    return max(FIRST_WAIT, min(passed, LONGEST_WAIT))


def _say(notice: Notice) -> str | None:
    """Post it; returns why it did not arrive, or None when it did."""
    try:
        answer = post(notice.receiver.url, _message(notice), secret=secret_of(notice.receiver))
    except PostFailed as error:
        return str(error)
    with act(notice.project_id) as log:
        if now := _still_queued(notice):
            _settle(now, State.ACKNOWLEDGED if _is_acknowledged(answer) else State.TOLD, ACTOR, log)
    return None


def _note_failure(notice: Notice, failure: str) -> None:
    with act(notice.project_id) as log:
        if (now := _still_queued(notice)) is None:
            return
        now.error = failure[:60]
        if now.trying_since is None or timezone.now() >= now.trying_since + TRIED_FOR:
            now.state = State.UNREACHABLE
            _note(log, "notice.unreachable", ACTOR, now)
        now.save(update_fields=["error", "state"])


def _settle(notice: Notice, state: State, actor: str, log: Log) -> None:
    """It was said; whom it was about is needed no longer."""
    now = timezone.now()
    notice.state, notice.payload, notice.error = state, None, ""
    notice.told_at = notice.told_at or now
    notice.acknowledged_at = now if state == State.ACKNOWLEDGED else None
    notice.save(update_fields=["state", "payload", "error", "told_at", "acknowledged_at"])
    _note(log, f"notice.{state}", actor, notice)


def _still_queued(notice: Notice) -> Notice | None:
    """Locked, unless it was acknowledged, or its receiver removed, while it was being said."""
    return Notice.objects.select_for_update().queued().filter(pk=notice.pk).first()


def _note(log: Log, action: str, actor: str, notice: Notice) -> None:
    log.add(
        action,
        actor=actor,
        subject_id=notice.subject_id,
        notice=str(notice.pk),
        receiver=str(notice.receiver_id),
        about=notice.about,
        attempts=notice.attempts,
    )


def _message(notice: Notice) -> dict[str, Any]:
    address = reverse("notice-acknowledge", args=[notice.pk])
    return {
        "event": "privacy.notice",
        "notice": str(notice.pk),
        "project": str(notice.project_id),
        "about": notice.about,
        "at": notice.created_at.isoformat(timespec="milliseconds"),
        **(notice.payload or {}),
        "acknowledge": settings.CANDOR_PUBLIC_URL + address,
    }


def _is_acknowledged(answer: bytes) -> bool:
    try:
        said = json.loads(answer)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.get("acknowledged") is True


def _project_named(notice_id: UUID, body: bytes) -> UUID:
    """The project, without which nothing can be looked up; until the signature is checked it is only a claim."""
    try:
        said = json.loads(body[:MAX_ACKNOWLEDGEMENT_BYTES])
        if UUID(said["notice"]) == notice_id and said.get("acknowledged") is True:
            return UUID(said["project"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise NotPermitted(UNSIGNED)
