"""A receiver says that it has done what it was told."""

from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from audit import notices
from memory_core.services.posting import SIGNATURE


class Acknowledge(APIView):
    """Needs no key: the body is signed as our messages to the receiver are, under its own secret."""

    authentication_classes = ()
    permission_classes = ()
    scopes = {"POST": "the receiver's signature"}

    def post(self, request: Request, notice_id: UUID) -> Response:
        header = request.headers.get(SIGNATURE, "")
        found = notices.acknowledge(notice_id, body=request.body, signature=header)
        return Response({"notice": str(found.pk), "state": found.state})
