"""How the pages answer: whole or in part, and where they lead afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from memory_core.models import Membership, Subject, User

Row = TypeVar("Row", bound=Model)
LAST_PAGE = 10_000


class DashboardRequest(HttpRequest):
    htmx: HtmxDetails


class StaffRequest(DashboardRequest):
    """From a member of staff, in the project of `membership`."""

    user: User
    membership: Membership
    project_id: UUID


class SubjectRequest(DashboardRequest):
    """From the person whom the memories are about."""

    subject: Subject


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A stretch of a long list, with the addresses of the stretches beside it."""

    rows: Sequence[Row]
    number: int
    has_more: bool
    query: str

    @property
    def has_earlier(self) -> bool:
        return self.number > 1

    @property
    def earlier(self) -> str:
        return self._address(self.number - 1)

    @property
    def more(self) -> str:
        return self._address(self.number + 1)

    def _address(self, number: int) -> str:
        return f"?{self.query}{'&' if self.query else ''}page={number}"


def page_of(request: HttpRequest, rows: QuerySet[Row], *, size: int) -> Page[Row]:
    """The stretch that `?page=` names, in one query and without counting. Nonsense means the first."""
    number = number_asked_for(request, "page")
    others = request.GET.copy()
    others.pop("page", None)
    found = list(rows[(number - 1) * size : number * size + 1])
    return Page(found[:size], number, len(found) > size, others.urlencode())


def asked_for(request: HttpRequest, name: str) -> str:
    """What `?name=` asks for, or nothing where it is no text that PostgreSQL could hold."""
    asked = request.GET.get(name, "").strip()
    return "" if "\0" in asked else asked


def number_asked_for(request: HttpRequest, name: str) -> int:
    """The page that `?name=` asks for. Nonsense means the first."""
    asked = request.GET.get(name, "")
    return min(max(int(asked[:9]), 1), LAST_PAGE) if asked.isascii() and asked.isdigit() else 1


def number_or_none(request: HttpRequest, name: str) -> int | None:
    """The number that `?name=` gives, or None where it gives none."""
    asked = request.GET.get(name, "")
    return int(asked[:18]) if asked.isascii() and asked.isdigit() else None


def subject_asked_for(request: HttpRequest) -> Subject | None:
    """The person whom `?person=` names, or None when it names nobody."""
    try:
        return Subject.objects.filter(pk=UUID(request.GET.get("person", ""))).first()
    except ValueError:
        return None


def render_page(
    request: DashboardRequest, template: str, context: Mapping[str, Any], *, partial: str, status: int = 200
) -> HttpResponse:
    """The whole page, or for htmx the part of it that goes by that name."""
    wants_part = request.htmx and not request.htmx.boosted and not request.htmx.history_restore_request
    name = f"{template}#{partial}" if wants_part else template
    response = render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def go(request: DashboardRequest, to: str) -> HttpResponse:
    """Leave after a POST, for an address or a named one.

    A 302 would be followed inside the XHR and land in the form's place.
    """
    return HttpResponseClientRedirect(resolve_url(to)) if request.htmx else redirect(to)
