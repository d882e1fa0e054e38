"""Who and what memories are filed under."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core import linking
from memory_core.api.auth import caller_of
from memory_core.api.paging import envelope
from memory_core.api.serializers import PageSerializer
from memory_core.engine.filters import ANY
from memory_core.errors import InvalidInput
from memory_core.models import Scope
from memory_core.retrieval import Page
from memory_core.services import directory, erasure, events
from memory_core.services.subjects import KINDS


class Entities(APIView):
    scopes = {"GET": Scope.DIRECTORY}

    def get(self, request: Request) -> Response:
        serializer = PageSerializer(data=request.query_params.dict())
        serializer.is_valid(raise_exception=True)
        number, size = serializer.validated_data["page"], serializer.validated_data["page_size"]
        entities, totals = directory.entities(caller_of(request), number=number, size=size)
        page = Page([], sum(totals.values()), number, size)
        counts = {f"total_{kind}s": totals[kind] for kind in KINDS}
        return Response({**envelope(request, page, [entity.as_wire() for entity in entities]), **counts})


class Entity(APIView):
    scopes = {"GET": Scope.READ, "DELETE": Scope.PRIVACY}

    def get(self, request: Request, kind: str, name: str) -> Response:
        _check(kind)
        found = linking.linked(caller_of(request), kind, name.strip())
        links = [{"name": link.name, "type": link.kind, "total_memories": link.memories} for link in found.links]
        return Response({"name": name.strip(), "type": kind, "total_memories": found.memories, "linked": links})

    def delete(self, request: Request, kind: str, name: str) -> Response:
        _check(kind)
        caller = caller_of(request)
        name = name.strip()  # as in an add
        if name == ANY:
            caller.must(Scope.ADMIN)
        erasure.erase_entity(caller.project_id, kind, name, actor=caller.actor)
        job = events.note_deletion(caller)
        return Response({"message": "Entity deleted successfully!", "event_id": str(job.id)})


def _check(kind: str) -> None:
    if kind not in KINDS:
        raise InvalidInput("Invalid entity type", fields={"type": [f"Choose one of {', '.join(KINDS)}."]})
