"""Forget a topic, an agent, an app or a run in one call."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core.api.auth import caller_of
from memory_core.api.serializers import MAX_NAME, Flag, Text
from memory_core.models import Scope
from memory_core.services import resetting
from memory_core.services.resetting import ONE_OF, Target


class Given(Text):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_NAME, required=False, allow_blank=False, **kwargs)


class ResetSerializer(serializers.Serializer[dict[str, Any]]):
    """Exactly one of `agent_id`, `app_id`, `run_id`, or `topic` with `user_id`."""

    agent_id = Given()
    app_id = Given()
    run_id = Given()
    topic = Given()
    user_id = Given()
    dry_run = Flag(required=False, default=False)


class Reset(APIView):
    scopes = {"POST": Scope.PRIVACY}

    def post(self, request: Request) -> Response:
        caller = caller_of(request)
        serializer = ResetSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        given = dict(serializer.validated_data)
        dry_run, target = given.pop("dry_run"), Target(**given)
        if dry_run:
            found = resetting.extent(caller.project_id, target)
            return Response({"dry_run": True, "by": _by(target), "memories": found.readable, "event_id": None})
        job = resetting.reset_for(caller, target)
        told = {"memories": job.summary["deleted"], "event_id": str(job.id)}
        return Response({"dry_run": False, "by": _by(target), **told})


def _by(target: Target) -> str:
    return next(name for name in ONE_OF if getattr(target, name))
