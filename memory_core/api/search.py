"""Recall over REST."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core import retrieval
from memory_core.api import wire
from memory_core.api.auth import caller_of
from memory_core.api.memories import wants_envelope
from memory_core.api.projection import fields_of, projected
from memory_core.api.serializers import SearchSerializer
from memory_core.models import Scope
from memory_core.retrieval import Answer


def _search(request: Request, default_threshold: float) -> tuple[list[dict[str, Any]], Answer]:
    """What was found, in the wire format with the `fields` that were asked for, and the answer it is from."""
    serializer = SearchSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    fields = fields_of(request)
    answer = retrieval.search(caller_of(request), serializer.asked(default_threshold))
    return projected([wire.found(one) for one in answer.found], fields), answer


class SearchV1(APIView):
    scopes = {"POST": Scope.READ}

    def post(self, request: Request) -> Response:
        results, _ = _search(request, 0.0)
        return Response({"results": results} if wants_envelope(request) else results)


class SearchV2(APIView):
    scopes = {"POST": Scope.READ}

    def post(self, request: Request) -> Response:
        results, _ = _search(request, 0.0)
        return Response(results)


class SearchV3(APIView):
    scopes = {"POST": Scope.READ}

    def post(self, request: Request) -> Response:
        results, answer = _search(request, 0.1)
        return Response({"results": results} | ({"lexical_only": True} if answer.lexical_only else {}))
