"""Celery tasks of judgement: thin, late and forgiving."""

from uuid import UUID

from celery import shared_task

from audit import (
    alarms,
    bulk,
    carrying_out,
    claims,
    contradictions,
    erasure,
    exports,
    holds,
    maintenance,
    maintenance_undo,
    notices,
    overdue,
    request_alarms,
    retention,
    rounds,
    sampling,
)
from memory_core.services import removal


@shared_task(ignore_result=True)
def draw_samples() -> None:
    rounds.everywhere(sampling.draw)


@shared_task(ignore_result=True)
def find_contradictions() -> None:
    rounds.everywhere(contradictions.find)


@shared_task(ignore_result=True, acks_late=True)
def run_bulk(run_id: str, project_id: str) -> None:
    bulk.run(UUID(run_id), UUID(project_id))


@shared_task(ignore_result=True, acks_late=True)
def undo_bulk(run_id: str, project_id: str, actor: str) -> None:
    bulk.take_back(UUID(run_id), project_id=UUID(project_id), actor=actor)


@shared_task(ignore_result=True)
def run_bulks() -> None:
    bulk.run_waiting()


@shared_task(ignore_result=True)
def withdraw_overdue() -> None:
    overdue.withdraw_all()
    claims.forget_old()


@shared_task(ignore_result=True)
def tell_alarms() -> None:
    rounds.everywhere(lambda project_id: len(alarms.tell(project_id)))


@shared_task(ignore_result=True)
def carry_out_removals() -> None:
    removal.run_due(is_kept=holds.hold_on)


@shared_task(ignore_result=True)
def clear_away() -> None:
    retention.run_everywhere()


@shared_task(ignore_result=True, acks_late=True)
def run_maintenance(run_id: str, project_id: str) -> None:
    maintenance.proceed(UUID(run_id), UUID(project_id))
    maintenance_undo.proceed(UUID(run_id), UUID(project_id))


@shared_task(ignore_result=True)
def tend_maintenance() -> None:
    rounds.everywhere(maintenance.tend)
    rounds.everywhere(maintenance_undo.tend)


@shared_task(ignore_result=True, acks_late=True)
def make_export(export_id: str, project_id: str) -> None:
    exports.run(UUID(export_id), UUID(project_id))


@shared_task(ignore_result=True)
def tend_exports() -> None:
    rounds.everywhere(exports.tend)


@shared_task(ignore_result=True)
def send_notices() -> None:
    notices.send_due()


@shared_task(ignore_result=True)
def carry_out_requests() -> None:
    rounds.everywhere(carrying_out.run_due)


@shared_task(ignore_result=True)
def tell_request_alarms() -> None:
    rounds.everywhere(lambda project_id: len(request_alarms.tell(project_id)))


@shared_task(ignore_result=True)
def resume_erasures() -> None:
    erasure.resume_unfinished()
