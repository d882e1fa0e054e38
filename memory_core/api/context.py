"""What an agent should know before it answers, and the end of a session."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core import context
from memory_core.api import wire
from memory_core.api.auth import caller_of
from memory_core.api.serializers import MAX_QUERY, Moment, NamesSerializer, Text, names_in
from memory_core.context import Context, Wanted
from memory_core.engine.block import rendered, short_id
from memory_core.errors import InvalidInput
from memory_core.models import Job, Scope
from memory_core.services import ending, events
from memory_core.services.subjects import Names

DEFAULT_TOKENS, FEWEST_TOKENS, MOST_TOKENS = 1000, 60, 16_000
ENDED = "Session ended"
QUEUED = "Session ended; its summary is made in the background"


class ContextSerializer(NamesSerializer):
    query = Text(max_length=MAX_QUERY, required=False, allow_blank=True, allow_null=True)
    max_tokens = serializers.IntegerField(
        required=False, min_value=FEWEST_TOKENS, max_value=MOST_TOKENS, default=DEFAULT_TOKENS
    )
    threshold = serializers.FloatField(required=False, allow_null=True, min_value=0, max_value=1)
    reference_date = Moment(required=False, allow_null=True)

    def wanted(self) -> Wanted:
        """The validated request as `context` takes it."""
        data = self.validated_data
        threshold = data.get("threshold")
        return Wanted(
            names=names_in(data),
            query=(data.get("query") or "").strip(),
            max_tokens=data["max_tokens"],
            threshold=0.1 if threshold is None else threshold,
            reference_date=data.get("reference_date"),
        )


class ContextBlock(APIView):
    scopes = {"GET": Scope.READ, "POST": Scope.READ}

    def post(self, request: Request) -> Response:
        return _answered(request, request.data)

    def get(self, request: Request) -> Response:
        return _answered(request, request.query_params.dict())


class SessionEnd(APIView):
    scopes = {"POST": Scope.WRITE}

    def post(self, request: Request, run_id: str) -> Response:
        """An event, as an add answers: with the summary among its results where it could be made at once."""
        if not isinstance(request.data, dict):
            raise InvalidInput("The request body must be a JSON object.")
        serializer = NamesSerializer(data={**request.data, "run_id": run_id})
        serializer.is_valid(raise_exception=True)
        caller = caller_of(request)
        job = ending.end_now(caller, _required(names_in(serializer.validated_data)))
        outcome = events.outcome(caller, [job])
        made = {"results": wire.results(job, outcome), "held": wire.held(job, outcome)}
        message = QUEUED if job.status in (Job.Status.PENDING, Job.Status.RUNNING) else ENDED
        return Response({"message": message, "status": job.status, "event_id": str(job.id), **made})


def _answered(request: Request, data: Any) -> Response:
    serializer = ContextSerializer(data=data)
    serializer.is_valid(raise_exception=True)
    return Response(_body(context.context(caller_of(request), serializer.wanted())))


def _required(names: Names) -> Names:
    """A session is somebody's: `run_id` alone would be one of what belongs to nobody, which has to be meant."""
    Names(user_id=names.user_id, agent_id=names.agent_id, app_id=names.app_id).require()
    return names


def _body(found: Context) -> dict[str, Any]:
    block = found.block
    sections = [
        {
            "name": section.name,
            "heading": section.heading,
            "lines": [
                {"id": str(line.memory), "ref": f"m:{short_id(line.memory)}", "text": rendered(line)}
                for line in section.lines
            ],
        }
        for section in block.sections
    ]
    body = {
        "context": block.text,
        "memories": [str(memory) for memory in block.memories],
        "tokens": block.tokens,
        "sections": sections,
    }
    return {**body, "lexical_only": True} if found.lexical_only else body
