"""People's pages inside the host application: only those, only for the origins that the operator names.

A browser that shows a page inside another site sends no ordinary cookies with it. Those that are set there are for
other sites too (`SameSite=None`), encrypted ways only, and for this one pair of sites (`Partitioned`). Whoever opens
the same page by itself gets the ordinary, stricter cookies, and so do staff, always.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

INSIDE = frozenset({"iframe", "frame"})
FRAMABLE = "candor_framable"


def allow(response: HttpResponse) -> HttpResponse:
    """Let those who are named show this answer inside their pages."""
    if settings.CANDOR_FRAME_ANCESTORS:
        response._csp_replace = {"frame-ancestors": list(settings.CANDOR_FRAME_ANCESTORS)}  # type: ignore[attr-defined]
        response.xframe_options_exempt = True
        setattr(response, FRAMABLE, True)
    return response


class FramingMiddleware:
    """Stands outside of whatever sets cookies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(response, FRAMABLE, False) and request.headers.get("Sec-Fetch-Dest") in INSIDE:
            for cookie in response.cookies.values():
                cookie["secure"] = True
                cookie["samesite"] = "None; Partitioned"  # the standard library knows no name for the second yet
        return response
