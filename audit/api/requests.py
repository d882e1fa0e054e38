"""Requests of data subjects, filed and followed by the application that they use."""

from typing import Any

from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from audit import requests
from audit.models import PrivacyRequest
from audit.request_words import MAX_WORDS
from memory_core.api.auth import caller_of
from memory_core.api.memories import uuid_of
from memory_core.api.paging import envelope
from memory_core.api.serializers import MAX_NAME, Flag, PageSerializer, Text
from memory_core.callers import Caller
from memory_core.errors import NotFound
from memory_core.models import Scope, Subject
from memory_core.retrieval import Page
from memory_core.services import subjects
from memory_core.tenancy import project_scope


class FileSerializer(serializers.Serializer[dict[str, Any]]):
    """`identity_proved`: the application vouches that it is this person who asks. Without it an officer will check."""

    user_id = Text(max_length=MAX_NAME)
    kind = serializers.ChoiceField(choices=PrivacyRequest.Kind.choices)
    text = Text(max_length=MAX_WORDS, required=False, allow_blank=True, default="")
    identity_proved = Flag(required=False, default=False)
    do_not_remember = Flag(required=False, default=False)


class RequestsSerializer(PageSerializer):
    user_id = Text(max_length=MAX_NAME)


class Requests(APIView):
    scopes = {"GET": Scope.PRIVACY, "POST": Scope.PRIVACY}

    def post(self, request: Request) -> Response:
        caller = caller_of(request)
        serializer = FileSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        given = serializer.validated_data
        filed = requests.file(
            caller.project_id,
            _person(caller, given["user_id"]).pk,
            given["kind"],
            filed_by=caller.actor,
            proof=PrivacyRequest.Proof.KEY if given["identity_proved"] else PrivacyRequest.Proof.NONE,
            details={"text": given["text"]},
            do_not_remember=given["do_not_remember"],
        )
        return Response(as_wire(filed), status=status.HTTP_201_CREATED)

    def get(self, request: Request) -> Response:
        caller = caller_of(request)
        serializer = RequestsSerializer(data=request.query_params.dict())
        serializer.is_valid(raise_exception=True)
        number, size = serializer.validated_data["page"], serializer.validated_data["page_size"]
        person = _person(caller, serializer.validated_data["user_id"])
        with project_scope(caller.project_id):
            found = PrivacyRequest.objects.of_person(person.pk).order_by("-number")
            shown = [as_wire(one) for one in found[(number - 1) * size : number * size]]
            total = found.count()
        return Response(envelope(request, Page([], total, number, size), shown))


class OneRequest(APIView):
    scopes = {"GET": Scope.PRIVACY}

    def get(self, request: Request, request_id: str) -> Response:
        caller = caller_of(request)
        wanted = uuid_of(request_id, "request_id")
        with project_scope(caller.project_id):
            found = PrivacyRequest.objects.filter(pk=wanted).first()
        if found is None:
            raise NotFound("There is no such request.")
        return Response(as_wire(found))


class CancelRequest(APIView):
    scopes = {"POST": Scope.PRIVACY}

    def post(self, request: Request, request_id: str) -> Response:
        caller = caller_of(request)
        wanted = uuid_of(request_id, "request_id")
        return Response(as_wire(requests.cancel(wanted, project_id=caller.project_id, actor=caller.actor)))


def as_wire(request: PrivacyRequest) -> dict[str, Any]:
    """Numbers, states and dates; of what the person wrote and officers noted, nothing."""
    return {
        "id": str(request.pk),
        "number": request.number,
        "kind": request.kind,
        "state": request.state,
        "identity_proved": request.proof != PrivacyRequest.Proof.NONE,
        "received_at": request.received_at.isoformat(),
        "due_on": request.due_on.isoformat(),
        "extended": request.extended_at is not None,
        "duplicate_of": str(request.duplicate_of_id) if request.duplicate_of_id else None,
        "do_not_remember": request.do_not_remember,
        "carried_out_at": request.run_at.isoformat() if request.run_at else None,
        "closed_at": request.closed_at.isoformat() if request.closed_at else None,
        "outcome": request.outcome or None,
        "refusal": request.refusal or None,
    }


def _person(caller: Caller, user_id: str) -> Subject:
    with project_scope(caller.project_id):
        subject = subjects.find(caller.project_id, user_id.strip())
    if subject is None:
        raise NotFound("Nothing is known of this user_id.")
    return subject
