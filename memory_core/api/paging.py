"""The wire format's page envelope."""

from typing import Any

from rest_framework.request import Request
from rest_framework.utils.urls import remove_query_param, replace_query_param

from memory_core.retrieval import Page


def envelope(request: Request, page: Page, results: list[dict[str, Any]]) -> dict[str, Any]:
    """`count`, `next`, `previous` and `results`, as the clients expect a page."""
    url = request.build_absolute_uri()
    more = page.number * page.size < page.total
    return {
        "count": page.total,
        "next": replace_query_param(url, "page", page.number + 1) if more else None,
        "previous": _before(url, page.number),
        "results": results,
    }


def _before(url: str, number: int) -> str | None:
    if number <= 1:
        return None
    return str(remove_query_param(url, "page") if number == 2 else replace_query_param(url, "page", number - 1))
