"""The addresses of judgement for the agents' applications."""

from django.urls import URLPattern, path
from django.views.decorators.common import no_append_slash
from rest_framework.views import APIView

from audit.api import maintenance, notices, requests


def _at(route: str, view: type[APIView], name: str) -> URLPattern:
    """A path to which nothing is redirected: a POST would arrive there as a GET without its body."""
    return path(route, no_append_slash(view.as_view()), name=name)


urlpatterns = [
    _at("v1/requests/", requests.Requests, "requests"),
    _at("v1/requests/<str:request_id>/", requests.OneRequest, "request"),
    _at("v1/requests/<str:request_id>/cancel/", requests.CancelRequest, "request-cancel"),
    _at("v1/maintenance/", maintenance.Maintenance, "maintenance"),
    _at("v1/maintenance/<str:run_id>/", maintenance.Run, "maintenance-run"),
    _at("v1/maintenance/<str:run_id>/undo/", maintenance.UndoRun, "maintenance-undo"),
    _at("v1/notices/<uuid:notice_id>/acknowledge/", notices.Acknowledge, "notice-acknowledge"),
]
