"""What became of what was posted."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core.api import wire
from memory_core.api.auth import caller_of
from memory_core.api.memories import uuid_of
from memory_core.api.paging import envelope
from memory_core.api.serializers import EventsSerializer
from memory_core.models import Scope
from memory_core.retrieval import Page
from memory_core.services import events, replays


class Event(APIView):
    scopes = {"GET": Scope.READ}

    def get(self, request: Request, event_id: str) -> Response:
        caller = caller_of(request)
        job = events.job(caller, uuid_of(event_id, "event_id"))
        return Response(wire.event(job, events.outcome(caller, [job])))


class Replay(APIView):
    scopes = {"POST": Scope.WRITE}

    def post(self, request: Request, event_id: str) -> Response:
        """Try again what has failed. The event as it waits now, without what it made: who may write need not read."""
        caller = caller_of(request)
        job = replays.replay(caller.project_id, uuid_of(event_id, "event_id"), actor=caller.actor)
        return Response({**wire.event(job, events.outcome(caller, [job])), "results": []})


class Events(APIView):
    scopes = {"GET": Scope.READ}

    def get(self, request: Request) -> Response:
        serializer = EventsSerializer(data=request.query_params.dict())
        serializer.is_valid(raise_exception=True)
        asked = serializer.validated_data
        number, size = asked["page"], asked["page_size"]
        jobs, total = events.newest(caller_of(request), number=number, size=size, status=asked["status"])
        outcome = events.outcome(caller_of(request), jobs)
        shown = [{**wire.event(job, outcome), "results": []} for job in jobs]
        return Response(envelope(request, Page([], total, number, size), shown))
