"""Recall over REST."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core import retrieval
from memory_core.api import wire
from memory_core.api.auth import caller_of
from memory_core.api.memories import wants_envelope
from memory_core.api.serializers import SearchSerializer
from memory_core.models import Scope
from memory_core.retrieval import Answer


def _search(request: Request, default_threshold: float) -> Answer:
    serializer = SearchSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    return retrieval.search(caller_of(request), serializer.asked(default_threshold))


class SearchV1(APIView):
    scopes = {"POST": Scope.READ}

    def post(self, request: Request) -> Response:
        results = [wire.found(one) for one in _search(request, 0.0).found]
        return Response({"results": results} if wants_envelope(request) else results)


class SearchV2(APIView):
    scopes = {"POST": Scope.READ}

    def post(self, request: Request) -> Response:
        return Response([wire.found(one) for one in _search(request, 0.0).found])


class SearchV3(APIView):
    scopes = {"POST": Scope.READ}

    def post(self, request: Request) -> Response:
        answer = _search(request, 0.1)
        body = {"results": [wire.found(one) for one in answer.found]}
        return Response({**body, "lexical_only": True} if answer.lexical_only else body)
