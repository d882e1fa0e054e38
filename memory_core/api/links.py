"""One-time links to a person's own page, asked for by the host application."""

from typing import Any

from django.conf import settings
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core.api.auth import caller_of
from memory_core.api.serializers import MAX_NAME, Text
from memory_core.errors import NotFound
from memory_core.models import Scope, Subject
from memory_core.services import addresses, links, subjects
from memory_core.tenancy import project_scope


class Address(serializers.EmailField):
    """Null takes the address away that was given before."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("Not a valid string.", code="invalid")
        return super().to_internal_value(data)


class LinkSerializer(serializers.Serializer[dict[str, str | None]]):
    user_id = Text(max_length=MAX_NAME)
    email = Address(max_length=addresses.MAX_CHARS, required=False, allow_null=True)


class PrivacyLinks(APIView):
    scopes = {"POST": Scope.PRIVACY}

    def post(self, request: Request) -> Response:
        """`{"url", "expires_at"}`. An `email` that comes along is kept, so that the person can ask for a link alone."""
        caller = caller_of(request)
        serializer = LinkSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        asked = serializer.validated_data
        with project_scope(caller.project_id):
            subject = subjects.find(caller.project_id, asked["user_id"])
        if subject is None or subject.state == Subject.State.ERASED:
            raise NotFound("Nothing is known of this user_id.")
        if "email" in asked:
            addresses.keep(subject.pk, asked["email"], project_id=caller.project_id, actor=caller.actor)
        offer = links.offer(project_id=caller.project_id, issued_by=caller.actor, subject_id=subject.pk)
        url = request.build_absolute_uri(settings.CANDOR_PUBLIC_URL + offer.path)
        return Response({"url": url, "expires_at": offer.expires_at.isoformat()}, status=status.HTTP_201_CREATED)
