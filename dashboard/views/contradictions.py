"""Facts that disagree. What settling them means is decided in audit.contradictions."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit import contradictions
from audit.models import Contradiction
from dashboard.access import reviewer_required, staff_required
from dashboard.disagreeing import disagreement_of, pair_rows
from dashboard.forms import ChangedOnForm
from dashboard.http import StaffRequest, go, page_of, render_page
from memory_core.errors import Conflict, InvalidInput

PAGE_SIZE = 20


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    page = page_of(request, contradictions.waiting().order_by("found_at", "pk"), size=PAGE_SIZE)
    settled = contradictions.last_settled(request.project_id, request.user.actor)
    context = {"page": page, "rows": pair_rows(page.rows), "settled": pair_rows(settled)}
    return render_page(request, "contradictions/list.html", context, partial="rows")


@require_GET
@staff_required
def detail(request: StaffRequest, /, pair_id: UUID) -> HttpResponse:
    pair = Contradiction.objects.filter(pk=pair_id).first()
    shown = disagreement_of(pair) if pair else None
    if shown is None:
        raise Http404
    return render_page(request, "contradictions/pair.html", {"case": shown}, partial="panes")


@require_POST
@reviewer_required
def keep_left(request: StaffRequest, /, pair_id: UUID) -> HttpResponse:
    return _settle(request, pair_id, contradictions.keep_left, _("The earlier one holds. The later one is revoked."))


@require_POST
@reviewer_required
def keep_right(request: StaffRequest, /, pair_id: UUID) -> HttpResponse:
    said = _("The later one holds. The earlier one has become history.")
    return _settle(request, pair_id, contradictions.keep_right, said)


@require_POST
@reviewer_required
def keep_both(request: StaffRequest, /, pair_id: UUID) -> HttpResponse:
    form = ChangedOnForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say since when the later one is true."))
        return go(request, "dashboard:contradictions")
    moment = timezone.make_aware(datetime.combine(form.cleaned_data["changed_on"], time.min))
    said = _("Both are kept, one after the other.")
    return _settle(request, pair_id, contradictions.keep_both, said, changed_on=moment)


@require_POST
@reviewer_required
def dismiss(request: StaffRequest, /, pair_id: UUID) -> HttpResponse:
    said = _("Both stay in force. This pair will not be asked about again.")
    return _settle(request, pair_id, contradictions.dismiss, said)


@require_POST
@reviewer_required
def take_back(request: StaffRequest, /, pair_id: UUID) -> HttpResponse:
    return _settle(request, pair_id, contradictions.take_back, _("Taken back. Both are in force again."))


def _settle(
    request: StaffRequest, pair_id: UUID, act: Callable[..., Contradiction], said: str, **given: Any
) -> HttpResponse:
    try:
        act(pair_id, project_id=request.project_id, actor=request.user.actor, **given)
    except Conflict as error:
        messages.warning(request, error.detail)
    except InvalidInput as error:
        messages.error(request, " ".join(fault for faults in error.fields.values() for fault in faults))
    else:
        messages.success(request, said)
    return go(request, "dashboard:contradictions")
