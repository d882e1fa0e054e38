"""Is it alive, is it ready, and whose key is this."""

from typing import Any

from django.db import DatabaseError, OperationalError, connections
from django.http import HttpRequest, JsonResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core.api.auth import caller_of
from memory_core.models import EmbeddingSpace, Scope
from memory_core.services import backlog, breaker, tombstones

RESTORED = "A backup was restored and what was erased since has come back: run manage.py bootstrap."


def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """200 when both databases answer and nothing is here that was erased, else 503 with what is wrong.

    A model's service that is out does not keep it from being ready: "degraded" then, with how much waits for it. Tells
    beside it which embedding model answers, and how far another one has come.
    """
    checks = {alias: _answers(alias) for alias in ("default", "keys")}
    if all(checks.values()):
        checks["erasures"] = _nothing_erased_is_back()
    good = all(checks.values())
    answer: dict[str, Any] = {"status": "ok" if good else "unavailable", "checks": checks}
    if checks["default"]:
        answer["embedding"] = _embedding()
    if checks.get("erasures") is False:
        answer["reason"] = RESTORED
    if good:
        answer |= _condition()
    return JsonResponse(answer, status=200 if good else 503)


class Ping(APIView):
    scopes = {"GET": Scope.READ}

    def get(self, request: Request) -> Response:
        caller = caller_of(request)
        return Response(
            {"status": "ok", "org_id": "candor", "project_id": str(caller.project_id), "user_email": caller.actor}
        )


def _condition() -> dict[str, Any]:
    """Which services of models are out, and how much waits to be read. Counts and codes of ours, no content."""
    try:
        out, waits = breaker.outages(), backlog.of_all()
    except DatabaseError:
        return {"status": "degraded", "reason": "The queue cannot be looked at."}
    services = {
        one.service: {
            "out_since": one.since.isoformat(),
            "reason": one.reason,
            "next_try_at": one.next_try_at.isoformat(),
        }
        for one in out
    }
    queue = {"waiting": waits.waiting, "oldest_seconds": waits.oldest_seconds, "failed": waits.failed}
    return {"status": "degraded" if services else "ok", "models_out": services, "queue": queue}


def _nothing_erased_is_back() -> bool:
    try:
        return not tombstones.outstanding()
    except DatabaseError:
        return False


def _embedding() -> dict[str, Any]:
    """What becomes of meanings. A model that is down makes nothing unavailable: words are found all the same."""
    try:
        return {space.state: _told(space) for space in EmbeddingSpace.objects.in_use()}
    except DatabaseError:
        return {}


def _told(space: EmbeddingSpace) -> dict[str, Any]:
    told: dict[str, Any] = {"model": str(space.of)}
    if space.state == EmbeddingSpace.State.BUILDING:
        told |= {"done": space.done, "total": space.total}
    return told | ({"fault": space.fault} if space.fault else {})


def _answers(alias: str) -> bool:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return False
    return True
