"""Every refusal in one shape: `detail` and `error` in words, and the fields that are at fault."""

import logging
import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import defaults
from rest_framework.exceptions import APIException, UnsupportedMediaType, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from memory_core.errors import CandorError, QueueFull
from memory_core.services.screening import without_secrets

log = logging.getLogger(__name__)

AGENT_PATHS = ("v1/", "v2/", "v3/", "api/")
NO_ADDRESS = "There is no such address. Every path ends in one slash and has no two in a row."


def answer(error: Exception, context: dict[str, Any]) -> Response:
    """The DRF exception handler. What nobody foresaw becomes a 500 that tells and logs no content."""
    if isinstance(error, CandorError):
        refusal = _response(error.status, error.detail, dict(error.fields))
        if isinstance(error, QueueFull):
            refusal["Retry-After"] = str(error.retry_after)
        return refusal
    if isinstance(error, RequestDataTooBig):
        return _response(413, "The request body is too large.", {})
    if isinstance(error, SuspiciousOperation):
        return _response(400, "The request has too many parameters, or some that cannot be read.", {})
    if isinstance(error, InterfaceError | OperationalError):
        log.error("database unavailable: %s", type(error).__name__)
        return _response(503, "The database cannot be reached at the moment. Nothing was stored; try again.", {})
    known = exception_handler(error, context)
    if known is None:
        log.error("unforeseen error in %s", type(context.get("view")).__name__, exc_info=error)
        return _response(500, "Something went wrong on our side. Nothing was stored.", {})
    if isinstance(error, ValidationError):
        return _response(400, _first_message(error.detail), error.detail)
    detail = _detail_of(error)
    response = _response(known.status_code, detail, {})
    for header in ("WWW-Authenticate", "Retry-After"):
        if header in known:
            response[header] = known[header]
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 from before any view, such as a Host that is not ours."""
    if _from_an_agent(request):
        message = "The request cannot be read. Is the host among CANDOR_ALLOWED_HOSTS?"
        return JsonResponse({"detail": message, "error": message}, status=400)
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for addresses that do not exist: JSON for agents, a page for people."""
    if _from_an_agent(request):
        return JsonResponse({"detail": NO_ADDRESS, "error": NO_ADDRESS}, status=404)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 for what broke outside the DRF handler. Django's own line about it is muted, so this is the only one."""
    log.error("unforeseen error at a page or in an answer", exc_info=sys.exception())
    if _from_an_agent(request):
        message = "Something went wrong on our side."
        return JsonResponse({"detail": message, "error": message}, status=500)
    return defaults.server_error(request)


def _from_an_agent(request: HttpRequest) -> bool:
    """By its path, also after a host that was given with a slash too many, or by its key."""
    has_key = "Authorization" in request.headers or "X-API-Key" in request.headers
    return has_key or request.path.lstrip("/").startswith(AGENT_PATHS)


def _detail_of(error: Exception) -> str:
    if isinstance(error, UnsupportedMediaType):
        return "Send the body as JSON, with the header 'Content-Type: application/json'."
    return str(error.detail) if isinstance(error, APIException) else "Not found."


def _response(status: int, detail: str, fields: Any) -> Response:
    """Answers quote what was sent, such as a key that is not known; a secret among it is not sent round again."""
    body = dict(fields) if isinstance(fields, dict) else {"non_field_errors": fields} if fields else {}
    return Response(without_secrets({**body, "detail": detail, "error": detail}), status=status)


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
