"""Spot checks of what was approved automatically. What a verdict means is decided in audit.sampling."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit import sampling
from audit.models import Decision, QualitySample
from dashboard.access import reviewer_required, staff_required
from dashboard.checking import check_of, judged_rows
from dashboard.decided import revocation_said
from dashboard.forms import ReasonForm
from dashboard.http import StaffRequest, go, render_page
from memory_core.errors import Conflict

SOUND, ESCAPED = QualitySample.Outcome.SOUND, QualitySample.Outcome.ESCAPED


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    """The next one to look at."""
    return _page(request, sampling.next_open())


@require_GET
@staff_required
def detail(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    sample = QualitySample.objects.filter(pk=version_id).first()
    if sample is None:
        raise Http404
    return _page(request, sample)


@require_POST
@reviewer_required
def sound(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    return _judge(request, version_id, SOUND)


@require_POST
@reviewer_required
def escaped(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it should not have been approved."))
        return go(request, "dashboard:checks")
    return _judge(request, version_id, ESCAPED, form.cleaned_data["reason"])


@require_POST
@reviewer_required
def take_back(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    try:
        sampling.take_back(version_id, project_id=request.project_id, actor=request.user.actor)
    except Conflict as error:
        messages.warning(request, error.detail)
    else:
        messages.success(request, _("Taken back. Here it is again."))
    return go(request, "dashboard:checks")


def _judge(request: StaffRequest, version_id: UUID, outcome: str, reason: str = "") -> HttpResponse:
    given = {"outcome": outcome, "reason": reason, "opened": request.POST.get("opened", "")}
    try:
        judged = sampling.judge(version_id, project_id=request.project_id, actor=request.user.actor, **given)
    except Conflict as error:
        messages.warning(request, error.detail)
    else:
        messages.success(request, revocation_said(judged.revoked) if judged.revoked else _("Noted, thank you."))
    return go(request, "dashboard:checks")


def _page(request: StaffRequest, sample: QualitySample | None) -> HttpResponse:
    context = {
        "check": check_of(sample) if sample else None,
        "left": sampling.waiting_count(),
        "reasons": Decision.Reason.choices,
        "judged": judged_rows(sampling.last_judged(request.project_id, request.user.actor)),
    }
    return render_page(request, "checks/check.html", context, partial="panes")
