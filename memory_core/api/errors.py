"""Every refusal in one shape: `detail` and `error` in words, and the fields that are at fault."""

import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import defaults
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from memory_core.errors import CandorError

log = logging.getLogger(__name__)

AGENT_PATHS = ("/v1/", "/v2/", "/v3/", "/api/")


def answer(error: Exception, context: dict[str, Any]) -> Response:
    """The DRF exception handler. What nobody foresaw becomes a 500 that tells and logs no content."""
    if isinstance(error, CandorError):
        return _response(error.status, error.detail, dict(error.fields))
    if isinstance(error, RequestDataTooBig):
        return _response(413, "The request body is too large.", {})
    if isinstance(error, InterfaceError | OperationalError):
        log.error("database unavailable: %s", type(error).__name__)
        return _response(503, "The database cannot be reached at the moment. Nothing was stored; try again.", {})
    known = exception_handler(error, context)
    if known is None:
        log.error("unforeseen error in %s", type(context.get("view")).__name__, exc_info=error)
        return _response(500, "Something went wrong on our side. Nothing was stored.", {})
    if isinstance(error, ValidationError):
        return _response(400, _first_message(error.detail), error.detail)
    detail = str(error.detail) if isinstance(error, APIException) else "Not found."
    response = _response(known.status_code, detail, {})
    for header in ("WWW-Authenticate", "Retry-After"):
        if header in known:
            response[header] = known[header]
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for addresses that do not exist: JSON for agents, a page for people."""
    if request.path.startswith(AGENT_PATHS):
        message = "There is no such address. Every path ends in a slash."
        return JsonResponse({"detail": message, "error": message}, status=404)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if request.path.startswith(AGENT_PATHS):
        message = "Something went wrong on our side."
        return JsonResponse({"detail": message, "error": message}, status=500)
    return defaults.server_error(request)


def _response(status: int, detail: str, fields: Any) -> Response:
    body = dict(fields) if isinstance(fields, dict) else {"non_field_errors": fields} if fields else {}
    return Response({**body, "detail": detail, "error": detail}, status=status)


def _first_message(detail: Any, field: str = "") -> str:
    if isinstance(detail, dict):
        name, inner = next(((key, value) for key, value in detail.items() if value), ("", ""))
        return _first_message(
            inner, field if name == "non_field_errors" else ".".join(filter(None, [field, str(name)]))
        )
    if isinstance(detail, list):
        at, first = next(((i, item) for i, item in enumerate(detail) if item), (0, ""))
        return _first_message(first, f"{field}[{at}]" if isinstance(first, dict) else field)
    return f"{field}: {detail}" if field else str(detail)
