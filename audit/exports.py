"""A copy of everything held about a person: at once where it is short, else by a worker who tells how far it is.

It is written in parts, each sealed under the person's key and headed by the place where it ends. A step locks the
export, goes on behind the last part and commits; so a maker that was killed is followed by the next, and two at the
same time take turns. Who may fetch it is for the pages to say; here it runs out, it goes when something it holds
is deleted, and each time it is fetched the ledger says so.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError, connection
from django.db.models import Exists, OuterRef
from django.utils import timezone
from kombu.exceptions import OperationalError

from audit.export_contents import SECTIONS, head, total
from audit.export_forms import FORMS, Stretch
from audit.models import Export, ExportPart
from audit.retention import effective
from memory_core import vault
from memory_core.celery import app
from memory_core.errors import CandorError, InvalidInput, KeyDestroyed, NotFound
from memory_core.models import LedgerEntry, MemoryVersion, Subject
from memory_core.services import lanes, rotation
from memory_core.services.ledger import Log, act
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

ACTOR = "system:export"
INLINE_MEMORIES = 1_000
INLINE_ROWS = 12_000
ROWS_AT_ONCE = 250
TAKEN_WITHIN = timedelta(minutes=1)  # what nobody has finished by then is taken up again
DELETIONS = ("memory.deleted",)
GONE = "This copy is no longer there. You can ask for a new one."
UNFINISHED = (Export.State.WAITING, Export.State.MAKING)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part ends: the section to go on with and how far that is. The first section is 0; -1 is the head."""

    section: int = -1
    after: str = ""


def start(subject: Subject, *, format: str, actor: str) -> Export:
    """Make a copy for a person: ready when this returns if it is short, else by a worker.

    Asked for twice, it is one while it is being made. Raises InvalidInput for another format than json and csv,
    NotFound or KeyDestroyed for somebody who is erased.
    """
    if format not in FORMS:
        raise InvalidInput.field("format", f"Choose one of {', '.join(FORMS)}.")
    with act(subject.project_id) as entries:
        if not Subject.objects.exclude(state=Subject.State.ERASED).filter(pk=subject.pk).exists():
            raise NotFound("Of this person nothing is held any more.")
        lanes.hold(subject.project_id, subject.pk)  # a deletion that is under way is over before, or begins after
        under_way = Export.objects.filter(subject=subject, format=format, state__in=UNFINISHED).first()
        if under_way is not None:
            return under_way
        days = effective(subject.project)["exports"].days or 0
        export = Export.objects.create(
            project_id=subject.project_id,
            subject=subject,
            actor=actor,
            format=format,
            total=total(subject),
            created_at=timezone.now(),
            expires_at=timezone.now() + timedelta(days=days),
        )
        memories = MemoryVersion.objects.filter(owner_id=subject.pk).count()
        entries.add("export.asked", actor=actor, subject=subject, export=str(export.pk), format=format)
    if memories <= INLINE_MEMORIES and export.total <= INLINE_ROWS:
        return run(export.pk, subject.project_id)
    _wake(export)
    return export


def run(export_id: UUID, project_id: UUID) -> Export:
    """Go on with an export until it is done. Raises NotFound when it is there no more."""
    try:
        while _step(export_id, project_id):
            pass
    except (CandorError, DatabaseError) as error:
        log.warning("export %s failed: %s", export_id, type(error).__name__)
        _fail(export_id, project_id)
    return get(export_id, project_id)


def get(export_id: UUID, project_id: UUID) -> Export:
    """An export with its progress. Raises NotFound."""
    with project_scope(project_id):
        found = Export.objects.filter(pk=export_id).select_related("subject__project").first()
    if found is None:
        raise NotFound(GONE)
    return found


def of(subject: Subject) -> list[Export]:
    """A person's copies that can be fetched or are being made, the newest first. Call it inside the scope."""
    return list(Export.objects.filter(subject=subject, expires_at__gt=timezone.now()).order_by("-pk"))


def open(export: Export, *, actor: str) -> Iterator[bytes]:
    """The file, read as it is sent.

    Raises NotFound when it is not ready, has run out, or holds something that was deleted since.
    """
    with act(export.project_id) as entries:
        found = Export.objects.filter(pk=export.pk, state=Export.State.READY, expires_at__gt=timezone.now())
        if not found.filter(~_overtaken()).exists():
            raise NotFound(GONE)
        entries.add("export.read", actor=actor, subject_id=export.subject_id, export=str(export.pk))
    return FORMS[export.format].sent(_parts(export))


def content_type(export: Export) -> str:
    return FORMS[export.format].content_type


def file_name(export: Export) -> str:
    """It says whose service it is from and when it was made, and not about whom."""
    project = export.subject.project.slug
    return f"about-me-{project}-{timezone.localdate(export.created_at):%Y-%m-%d}.{FORMS[export.format].ending}"


def tend(project_id: UUID) -> int:
    """Go on with what no worker has finished, and let go of copies that hold what was deleted since."""
    with project_scope(project_id):
        late = Export.objects.filter(state__in=UNFINISHED, created_at__lt=timezone.now() - TAKEN_WITHIN)
        unfinished = list(late.values_list("pk", flat=True))
        stale = list(Export.objects.filter(_overtaken()).values_list("pk", "subject_id"))
    for export_id in unfinished:
        run(export_id, project_id)
    for export_id, subject_id in stale:
        _drop(export_id, subject_id, project_id)
    return len(unfinished) + len(stale)


def _step(export_id: UUID, project_id: UUID) -> bool:
    """Write one more part; False when there is nothing left to do."""
    with act(project_id) as entries:
        locked = Export.objects.select_for_update(of=("self",)).select_related("subject__project")
        export = locked.filter(pk=export_id, state__in=UNFINISHED).first()
        if export is None:
            return False
        if not vault.has_keys(export.subject_id):
            raise KeyDestroyed
        last = export.parts.order_by("-number").first()
        place = _place(last.content) if last else Place()
        number = last.number + 1 if last else 0
        text, rows, after = _written(export, place)
        _add_part(export, number, place, after, text)
        ended = after.section == len(SECTIONS)
        export.done += rows
        export.state = Export.State.READY if ended else Export.State.MAKING
        export.save(update_fields=["done", "state"])
        if ended:
            _note_made(export, entries)
    return not ended


def _written(export: Export, place: Place) -> tuple[str, int, Place]:
    """The next stretch of text, how many rows are in it, and where it ends."""
    form = FORMS[export.format]
    if place.section < 0:
        return form.head(head(export.subject)), 0, Place(0)
    rows, more = SECTIONS[place.section].batch(export.subject, place.after, ROWS_AT_ONCE)
    text = form.stretch(Stretch(place.section, rows, is_first=not place.after, is_last=not more))
    return text, len(rows), Place(place.section, more) if more else Place(place.section + 1)


def _add_part(export: Export, number: int, begins: Place, ends: Place, text: str) -> None:
    """Store a part. Its first line says which file it belongs to and where the next one begins."""
    heading = {"file": FORMS[export.format].file_of(begins.section), "section": ends.section, "after": ends.after}
    ExportPart(
        export=export,
        project_id=export.project_id,
        owner_id=export.subject_id,
        number=number,
        content=f"{json.dumps(heading)}\n{text}",
    ).save(force_insert=True)


def _place(content: str) -> Place:
    heading = json.loads(content.partition("\n")[0])
    return Place(heading["section"], heading["after"])


def _parts(export: Export) -> Iterator[tuple[str, str]]:
    """The parts with the names of their files, one transaction each: it may take whoever reads them a while."""
    last = -1
    while True:
        with project_scope(export.project_id):
            part = ExportPart.objects.filter(export_id=export.pk, number__gt=last).first()
            content: str = part.content if part else ""
        if not connection.in_atomic_block:
            connection.close()  # back to the pool: a slow reader must not keep it
        if part is None:
            return
        last = part.number
        heading, _, text = content.partition("\n")
        yield json.loads(heading)["file"], text


def _overtaken() -> Exists:
    """Something about this person was deleted after the copy was begun."""
    deleted = LedgerEntry.objects.filter(subject_id=OuterRef("subject_id"), action__in=DELETIONS)
    return Exists(deleted.filter(at__gt=OuterRef("created_at")))


def _drop(export_id: UUID, subject_id: UUID, project_id: UUID) -> None:
    """Delete a copy and have the key changed that it was sealed with."""
    try:
        with act(project_id) as entries:
            lanes.hold(project_id, subject_id)
            if Export.objects.filter(pk=export_id).delete()[0]:
                rotation.ask(subject_id, project_id)
                entries.add("export.dropped", actor=ACTOR, subject_id=subject_id, export=str(export_id))
    except KeyDestroyed:  # erased at this moment; the copy goes with the rest
        return


def _note_made(export: Export, entries: Log) -> None:
    entries.add(
        "export.made",
        actor=ACTOR,
        subject_id=export.subject_id,
        export=str(export.pk),
        format=export.format,
        rows=export.done,
    )


def _fail(export_id: UUID, project_id: UUID) -> None:
    with act(project_id) as entries:
        failed = Export.objects.filter(pk=export_id, state__in=UNFINISHED)
        for subject_id in failed.values_list("subject_id", flat=True):
            entries.add("export.failed", actor=ACTOR, subject_id=subject_id, export=str(export_id))
        failed.update(state=Export.State.FAILED)


def _wake(export: Export) -> None:
    """Ask for a worker. Beat goes on with what no worker took."""
    try:
        ids = [str(export.pk), str(export.project_id)]
        app.send_task("audit.tasks.make_export", args=ids, ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("broker unavailable, the next round makes the copy: %s", type(error).__name__)
