"""Filters of the queue that somebody wants to come back to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from audit import filters
from dashboard import board
from dashboard.access import staff_required
from dashboard.forms import FilterForm
from dashboard.http import StaffRequest, go
from memory_core.errors import CandorError


@require_POST
@staff_required
def keep(request: StaffRequest, /) -> HttpResponse:
    """Keep what the list is narrowed to under a name."""
    form, framed = FilterForm(request.POST), board.frame(request)
    try:
        if form.is_valid():
            filters.save(request.user, request.project_id, form.cleaned_data["name"], framed["narrowing"].query)
        else:
            messages.warning(request, _("A filter needs a name of up to 40 characters."))
    except CandorError as error:
        messages.warning(request, error.detail)
    return go(request, reverse("dashboard:review-queue") + framed["narrowed"])


@require_POST
@staff_required
def remove(request: StaffRequest, /, filter_id: UUID) -> HttpResponse:
    filters.remove(filter_id, user=request.user, project_id=request.project_id)
    return go(request, reverse("dashboard:review-queue") + board.frame(request)["narrowed"])
