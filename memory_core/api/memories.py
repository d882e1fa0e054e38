"""Add, list, get, update, delete, history."""

from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core import retrieval
from memory_core.api import wire
from memory_core.api.auth import caller_of
from memory_core.api.paging import envelope
from memory_core.api.projection import fields_of, projected
from memory_core.api.serializers import AddSerializer, ListSerializer, NamesSerializer, UpdateSerializer
from memory_core.callers import Caller
from memory_core.engine import filters
from memory_core.errors import InvalidInput
from memory_core.models import Job, Project, Scope
from memory_core.services import editing, erasure, events, ingest
from memory_core.services.screening import policy_of, without_secrets
from memory_core.services.subjects import Names

ACCEPTED = "Memory processing has been queued for background execution"
STORED = "Memories stored"
ECHOED = ("org_id", "project_id")  # old clients put them into every query


def uuid_of(text: str, field: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        message = f"{field} should be a valid UUID"
        raise InvalidInput(message, fields={field: [message]}) from None


def _add(request: Request) -> tuple[Caller, Job, bool]:
    caller = caller_of(request)
    serializer = AddSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    post = serializer.post(request.headers.get("Idempotency-Key"))
    infer = serializer.validated_data["infer"]
    return caller, ingest.accept(caller, post) if infer else ingest.store_verbatim(caller, post), infer


class AddV3(APIView):
    scopes = {"POST": Scope.WRITE}

    def post(self, request: Request) -> Response:
        caller, job, infer = _add(request)
        if infer:
            return Response({"message": ACCEPTED, "status": job.status, "event_id": str(job.id)})
        outcome = events.outcome(caller, [job])
        made = {"results": wire.results(job, outcome), "held": wire.held(job, outcome)}
        return Response({"message": STORED, "status": job.status, "event_id": str(job.id), **made})


class MemoriesV1(APIView):
    scopes = {"GET": Scope.READ, "POST": Scope.WRITE, "DELETE": Scope.WRITE}

    def post(self, request: Request) -> Response:
        caller, job, infer = _add(request)
        queued = [{"message": ACCEPTED, "status": job.status, "event_id": str(job.id)}]
        results = queued if infer else wire.results(job, events.outcome(caller, [job]))
        return Response({"results": results} if wants_envelope(request) else results)

    def get(self, request: Request) -> Response:
        serializer = ListSerializer(data=request.query_params.dict())
        page, shown = _listed(request, serializer)
        return Response(envelope(request, page, shown) if "page" in request.query_params else shown)

    def delete(self, request: Request) -> Response:
        caller = caller_of(request)
        names = _doomed(request)
        if filters.ANY in names.given().values():
            caller.must(Scope.ADMIN)
        job = erasure.delete_all(caller, names)
        return Response({"message": "Memories deleted successfully!", "event_id": str(job.id)})


class ListV2(APIView):
    scopes = {"POST": Scope.READ}

    def post(self, request: Request) -> Response:
        _, shown = _listed(request, ListSerializer(data=_body_and_query(request)))
        return Response(shown)


class ListV3(APIView):
    scopes = {"POST": Scope.READ}

    def post(self, request: Request) -> Response:
        page, shown = _listed(request, ListSerializer(data=_body_and_query(request)))
        return Response(envelope(request, page, shown))


class Memory(APIView):
    scopes = {"GET": Scope.READ, "PUT": Scope.WRITE, "DELETE": Scope.WRITE}

    def get(self, request: Request, memory_id: str) -> Response:
        return Response(wire.memory(retrieval.get(caller_of(request), uuid_of(memory_id, "memory_id"))))

    def put(self, request: Request, memory_id: str) -> Response:
        caller, key = caller_of(request), uuid_of(memory_id, "memory_id")
        serializer = UpdateSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        version = editing.edit(caller.project_id, key, serializer.changes(), actor=caller.actor)
        shown = wire.memory(version if version.is_in_force else retrieval.get(caller, key))
        return Response({**shown, "status": version.status})

    def delete(self, request: Request, memory_id: str) -> Response:
        caller, key = caller_of(request), uuid_of(memory_id, "memory_id")
        linked = request.query_params.get("delete_linked", "").lower() == "true"
        gone = erasure.erase_known(caller, key, linked=linked)
        cascade = {"cascade_count": max(gone - 1, 0)} if linked else {}
        return Response({"message": "Memory deleted successfully!", **cascade})


class History(APIView):
    scopes = {"GET": Scope.READ}

    def get(self, request: Request, memory_id: str) -> Response:
        caller = caller_of(request)
        versions = retrieval.history(caller, uuid_of(memory_id, "memory_id"))
        policy = policy_of(Project.objects.get(pk=caller.project_id))
        return Response(wire.history(versions, policy))


def _doomed(request: Request) -> Names:
    """Under which names to delete. To leave anything out of account would delete more than was asked for."""
    if request.data:
        raise InvalidInput("Send the names as query parameters, as in ?user_id=…, and no body.")
    given: dict[str, str] = {}
    for key, values in request.query_params.lists():
        name = filters.ALIASES.get(key, key)
        if name in ECHOED:
            continue
        if name not in filters.ENTITIES:
            message = f"Deleting by this is not possible, only by {', '.join(filters.ENTITIES)}: list and delete by id."
            raise InvalidInput.field(without_secrets(key)[:60], message)
        if name in given or len(values) > 1:
            raise InvalidInput.field(key, "Comes more than once.")
        given[name] = values[0]
    serializer = NamesSerializer(data=given)
    serializer.is_valid(raise_exception=True)
    return Names(**serializer.validated_data)


def wants_envelope(request: Request) -> bool:
    """Whether an old client asked for `{"results": …}` instead of a bare list."""
    return isinstance(request.data, dict) and request.data.get("output_format") == "v1.1"


def _body_and_query(request: Request) -> dict[str, Any]:
    """Both as one, the query winning, as the wire format takes `page` from either."""
    if not isinstance(request.data, dict):
        raise InvalidInput("The request body must be a JSON object.")
    return {**request.data, **request.query_params.dict()}


def _listed(request: Request, serializer: ListSerializer) -> tuple[retrieval.Page, list[dict[str, Any]]]:
    """The page asked for, and its memories in the wire format with the `fields` that were asked for."""
    serializer.is_valid(raise_exception=True)
    fields = fields_of(request)
    data: dict[str, Any] = serializer.validated_data
    page = retrieval.listing(
        caller_of(request),
        serializer.filters_asked(),
        number=data["page"],
        size=data["page_size"],
        show_expired=data["show_expired"],
        moment=serializer.moment(),
    )
    return page, projected([wire.memory(version) for version in page.versions], fields)
