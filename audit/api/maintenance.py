"""Rounds of maintenance, begun, followed and taken back by an application: counts and ids, never words."""

from typing import Any

from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from audit import maintenance, maintenance_undo
from audit.models import MaintenanceAct, MaintenanceRun
from memory_core.api.auth import caller_of
from memory_core.api.memories import uuid_of
from memory_core.api.serializers import Flag
from memory_core.models import MemoryVersion, Scope
from memory_core.tenancy import project_scope

EXAMPLES = 50


class BeginSerializer(serializers.Serializer[dict[str, Any]]):
    """Without `dry_run: false` nothing is changed."""

    dry_run = Flag(required=False, default=True)


class Maintenance(APIView):
    scopes = {"POST": Scope.ADMIN}

    def post(self, request: Request) -> Response:
        caller = caller_of(request)
        serializer = BeginSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        dry_run = serializer.validated_data["dry_run"]
        run = maintenance.start(caller.project_id, actor=caller.actor, dry_run=dry_run)
        return _answer(run)


class Run(APIView):
    scopes = {"GET": Scope.ADMIN}

    def get(self, request: Request, run_id: str) -> Response:
        caller = caller_of(request)
        return Response(as_wire(maintenance.get(uuid_of(run_id, "run_id"), caller.project_id)))


class UndoRun(APIView):
    scopes = {"POST": Scope.ADMIN}

    def post(self, request: Request, run_id: str) -> Response:
        caller, wanted = caller_of(request), uuid_of(run_id, "run_id")
        run = maintenance_undo.undo_run(wanted, project_id=caller.project_id, actor=caller.actor)
        return _answer(run)


def _answer(run: MaintenanceRun) -> Response:
    """202 while a worker goes on with it."""
    going_on = _state(run) in ("running", "undoing")
    return Response(as_wire(run), status=status.HTTP_202_ACCEPTED if going_on else status.HTTP_200_OK)


def as_wire(run: MaintenanceRun) -> dict[str, Any]:
    """What a run did so far, or would do, with the first of the memories concerned that an agent may read."""
    with project_scope(run.project_id):
        readable = MemoryVersion.objects.readable(expired=True, superseded=True).values("pk")
        found = MaintenanceAct.objects.filter(run=run, version__in=readable).select_related("version").order_by("pk")
        acts = [
            {"rule": one.rule, "memory_id": str(one.version.memory_id), "undone": one.undone_at is not None}
            for one in found[:EXAMPLES]
        ]
    return {
        "id": str(run.pk),
        "dry_run": run.dry_run,
        "state": _state(run),
        "started_at": run.started_at.isoformat(),
        "finished_at": run.finished_at.isoformat() if run.finished_at else None,
        "counts": {name: getattr(run, name) for name in ("expired", "passed", "unused", "merged", "proposed")},
        "examples": acts,
        "can_be_undone": maintenance_undo.can_be_undone(run),
        "undone": run.undone,
        "not_undone": run.refused,
    }


def _state(run: MaintenanceRun) -> str:
    if run.finished_at is None:
        return "running"
    if run.undo_asked_at is None:
        return "finished"
    return "undoing" if run.undone_at is None else "undone"
