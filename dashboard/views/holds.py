"""Legal holds, set and released on the page of the person whose data has to be kept."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from audit import holds
from audit.models import LegalHold
from dashboard.access import officer_required
from dashboard.http import StaffRequest, go
from memory_core.errors import CandorError
from memory_core.tenancy import project_scope


@require_POST
@officer_required
def hold(request: StaffRequest, /, subject_id: UUID) -> HttpResponse:
    try:
        reason = request.POST.get("reason", "")
        holds.hold(subject_id, project_id=request.project_id, actor=request.user.actor, reason=reason)
        messages.success(request, _("Kept. Nothing of this person is deleted until the hold is released."))
    except CandorError as error:
        messages.error(request, next((fault[0] for fault in error.fields.values()), error.detail))
    return go(request, reverse("dashboard:subject", args=[subject_id]))


@require_POST
@officer_required
def release(request: StaffRequest, /, subject_id: UUID) -> HttpResponse:
    with project_scope(request.project_id):
        held = get_object_or_404(LegalHold.objects.in_force(), subject_id=subject_id)
    try:
        holds.release(held.pk, project_id=request.project_id, actor=request.user.actor)
        messages.success(request, _("Released. What waited for it goes on."))
    except CandorError as error:
        messages.error(request, error.detail)
    return go(request, reverse("dashboard:subject", args=[subject_id]))
