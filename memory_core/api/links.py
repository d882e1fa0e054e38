"""One-time links to a person's own page, asked for by the host application."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from memory_core.api.auth import caller_of
from memory_core.api.serializers import MAX_NAME, Text
from memory_core.errors import NotFound
from memory_core.models import Scope
from memory_core.services import links, subjects
from memory_core.tenancy import project_scope


class LinkSerializer(serializers.Serializer[dict[str, str]]):
    user_id = Text(max_length=MAX_NAME)


class PrivacyLinks(APIView):
    scopes = {"POST": Scope.PRIVACY}

    def post(self, request: Request) -> Response:
        caller = caller_of(request)
        serializer = LinkSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        with project_scope(caller.project_id):
            subject = subjects.find(caller.project_id, serializer.validated_data["user_id"])
        if subject is None:
            raise NotFound("Nothing is known of this user_id.")
        token = links.issue(project_id=caller.project_id, issued_by=caller.actor, subject_id=subject.pk)
        lifetime: timedelta = settings.CANDOR_LINK_LIFETIME
        url = request.build_absolute_uri(reverse("dashboard:enter", args=[token]))
        return Response(
            {"url": url, "expires_at": (timezone.now() + lifetime).isoformat()}, status=status.HTTP_201_CREATED
        )
