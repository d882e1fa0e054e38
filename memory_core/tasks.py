"""Celery tasks: thin, late and forgiving. They carry ids, look again, call one service, and may run twice."""

from uuid import UUID

from celery import shared_task

from memory_core import vault
from memory_core.services import (
    anchor_webhook,
    anchors,
    dropping,
    idling,
    invitations,
    processing,
    rebuilding,
    rescan,
    rotation,
    sessions,
    sweep,
    tombstones,
)


@shared_task(ignore_result=True, acks_late=True)
def work_lane(project_id: str, owner_id: str) -> None:
    processing.work_lane(UUID(project_id), UUID(owner_id))
    sweep.work_waiting_lanes()


@shared_task(ignore_result=True)
def sweep_lanes() -> None:
    sweep.work_waiting_lanes()


@shared_task(ignore_result=True)
def fill_vectors() -> None:
    rebuilding.fill_gaps()


@shared_task(ignore_result=True)
def rebuild_vectors() -> None:
    rebuilding.rebuild()
    dropping.drop_old()


@shared_task(ignore_result=True)
def anchor_ledger() -> None:
    anchors.anchor()
    anchor_webhook.deliver()


@shared_task(ignore_result=True, acks_late=True)
def rescan_project(project_id: str) -> None:
    rescan.run(UUID(project_id))


@shared_task(ignore_result=True)
def rescan_everything() -> None:
    rescan.run_everywhere()


@shared_task(ignore_result=True)
def make_summaries() -> None:
    sessions.make_due()


@shared_task(ignore_result=True)
def end_idle_sessions() -> None:
    idling.end_idle()


@shared_task(ignore_result=True)
def rotate_keys() -> None:
    rotation.run_due()


@shared_task(ignore_result=True)
def replay_tombstones() -> None:
    tombstones.replay(older_than=tombstones.UNDER_WAY)


@shared_task(ignore_result=True)
def rewrite_keys() -> None:
    vault.rewrite(however_large=True)


@shared_task(ignore_result=True, acks_late=True)
def send_links(people: list[list[str]]) -> None:
    for project_id, subject_id in people:
        invitations.send(UUID(project_id), UUID(subject_id))
