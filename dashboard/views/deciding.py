"""The buttons of a case. What a decision means is decided in audit."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseLocation

from audit import claims, notes, review, undo
from audit.models import Decision
from audit.queue import Narrowing
from dashboard import board
from dashboard.access import reviewer_required
from dashboard.case import case_of
from dashboard.decided import said_of, stale_of
from dashboard.forms import DecisionForm, EditForm, MaskForm, MergeForm, NoteForm, RejectForm, SplitForm
from dashboard.http import StaffRequest, go, render_page
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, StaleDecision
from memory_core.tenancy import project_scope

Act = Callable[..., Decision]


@require_POST
@reviewer_required
def approve(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    return _decide(request, version_id, DecisionForm(request.POST), review.approve)


@require_POST
@reviewer_required
def edit(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    return _decide(request, version_id, EditForm(request.POST), review.edit_and_approve)


@require_POST
@reviewer_required
def mask(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    return _decide(request, version_id, MaskForm(request.POST), review.mask_and_approve)


@require_POST
@reviewer_required
def reject(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    return _decide(request, version_id, RejectForm(request.POST), review.reject)


@require_POST
@reviewer_required
def split(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    return _decide(request, version_id, SplitForm(request.POST), review.split)


@require_POST
@reviewer_required
def merge(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    return _decide(request, version_id, MergeForm(request.POST), review.merge)


@require_POST
@reviewer_required
def note(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    form = NoteForm(request.POST)
    if form.is_valid():
        notes.add(version_id, project_id=request.project_id, actor=request.user.actor, **form.cleaned_data)
        return _again(request, version_id)
    return _again(request, version_id, form, status=422)


@require_POST
@reviewer_required
def take_back(request: StaffRequest, /, decision_id: int) -> HttpResponse:
    """Undo a decision and put the case on the table again."""
    try:
        decision = undo.undo(decision_id, project_id=request.project_id, actor=request.user.actor)
    except Conflict as error:
        messages.warning(request, error.detail)
        return go(request, "dashboard:review-decisions")
    messages.success(request, _("Taken back. It waits again."))
    return go(request, reverse("dashboard:review-detail", args=[decision.version_id]))


def _decide(request: StaffRequest, version_id: UUID, form: DecisionForm, act: Act) -> HttpResponse:
    """Carry out a decision and go on to the next one. A stale or a faulty one comes back with the reason."""
    if not form.is_valid():
        return _again(request, version_id, form, status=422)
    try:
        decision = act(version_id, project_id=request.project_id, actor=request.user.actor, **form.cleaned_data)
    except (StaleDecision, IllegalTransition) as error:
        return _again(request, version_id, status=error.status, stale=error)
    except Conflict as error:
        return _again(request, version_id, status=error.status, faults=[error.detail])
    except InvalidInput as error:
        form.take(error)
        return _again(request, version_id, form, status=422)
    messages.success(request, said_of(decision), extra_tags=f"undo-{decision.pk}")
    return _onward(request)


def _onward(request: StaffRequest) -> HttpResponse:
    """To the next one of the list they came from that nobody looks at, or to that list, where nothing is left."""
    narrowing = Narrowing.of(request.GET)
    by: dict[str, Any] = {"project_id": request.project_id, "actor": request.user.actor}
    following = claims.claim_next(narrowing, **by) or claims.claim_next(narrowing, **by, resume=True)
    place = reverse("dashboard:review-detail", args=[following]) if following else reverse("dashboard:review-queue")
    there = f"{place}?{narrowing.query}" if narrowing.query else place
    return HttpResponseLocation(there, target="#panes", swap="outerHTML") if request.htmx else redirect(there)


def _again(
    request: StaffRequest, version_id: UUID, form: Form | None = None, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The same case once more, as it stands now, with what was typed in."""
    with project_scope(request.project_id):
        case = case_of(version_id, request.user.actor)
        if error := context.pop("stale", None):
            context["stale"] = stale_of(case.version, error)
        around = board.around(request, part="detail")
        shown = {**around, "reject_form": RejectForm(), **_named(form), **context}
        shown |= {"case": case, "settled": case.mine, "chosen": True}
        return render_page(request, "review/queue.html", shown, partial="detail", status=status)


def _named(form: Form | None) -> dict[str, Any]:
    """A form under the name by which the template looks for it, and what is wrong with none of its fields."""
    if form is None:
        return {}
    faults = form.errors.get("shown_mac") and [_("The form came back incomplete. Please try once more.")]
    name = type(form).__name__.removesuffix("Form").lower()
    return {f"{name}_form": form, "faults": [*(faults or []), *form.non_field_errors()]}
