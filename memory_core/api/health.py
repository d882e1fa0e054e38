"""Is it alive, is it ready, and whose key is this."""

from django.db import OperationalError, connections
from django.http import HttpRequest, JsonResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core.api.auth import caller_of
from memory_core.models import Scope


def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """200 when both databases answer, else 503 naming the one that does not."""
    checks = {alias: _answers(alias) for alias in ("default", "keys")}
    good = all(checks.values())
    return JsonResponse({"status": "ok" if good else "unavailable", "checks": checks}, status=200 if good else 503)


class Ping(APIView):
    scopes = {"GET": Scope.READ}

    def get(self, request: Request) -> Response:
        caller = caller_of(request)
        return Response(
            {"status": "ok", "org_id": "candor", "project_id": str(caller.project_id), "user_email": caller.actor}
        )


def _answers(alias: str) -> bool:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return False
    return True
