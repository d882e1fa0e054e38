"""One line a request: route, status, time. Paths and queries can carry a person's id, so they stay out."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

log = logging.getLogger("candor.access")


class AccessLogMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        log.info(
            "%s %s %d %.1fms",
            request.method,
            match.route if match else "unknown",
            response.status_code,
            (time.perf_counter() - started) * 1000,
        )
        return response
