"""Celery tasks: thin, late and forgiving. They carry ids, look again, call one service, and may run twice."""

from uuid import UUID

from celery import shared_task

from memory_core.services import processing, sweep


@shared_task(ignore_result=True, acks_late=True)
def work_lane(project_id: str, owner_id: str) -> None:
    processing.work_lane(UUID(project_id), UUID(owner_id))
    sweep.work_waiting_lanes()


@shared_task(ignore_result=True)
def sweep_lanes() -> None:
    sweep.work_waiting_lanes()


@shared_task(ignore_result=True)
def fill_vectors() -> None:
    sweep.fill_missing_vectors()
