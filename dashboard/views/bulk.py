"""Deciding on many at once: choose, see how many, say so again, watch, take back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from audit import bulk
from audit.bulk import Undone
from audit.models import BulkRun, Decision
from audit.queue import Narrowing
from dashboard import board
from dashboard.access import reviewer_required, staff_required
from dashboard.forms import BulkForm
from dashboard.http import StaffRequest, go, render_page
from dashboard.rows import version_rows, with_what_rows_need
from memory_core.errors import Conflict, InvalidInput
from memory_core.models import MemoryVersion
from memory_core.tenancy import project_scope

SHOWN = 25


@require_POST
@reviewer_required
def choose(request: StaffRequest, /) -> HttpResponse:
    """Freeze what was ticked, or the whole list, and ask again with the count in view."""
    whole = request.POST.get("whole", "")
    verdict = whole or request.POST.get("verdict", "")
    chosen = Narrowing.of(request.GET) if whole else _ticked(request)
    return _asked(request, chosen, verdict)


@require_POST
@reviewer_required
def start(request: StaffRequest, /) -> HttpResponse:
    """Decide on what was frozen, unless it is another list by now."""
    form = BulkForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("The form came back incomplete. Please choose once more."))
        return go(request, _list(request))
    try:
        run = bulk.start(project_id=request.project_id, actor=request.user.actor, **form.cleaned_data)
    except (Conflict, InvalidInput) as error:
        messages.warning(request, error.detail)
        return go(request, _list(request))
    return go(request, reverse("dashboard:review-bulk-run", args=[run.pk]))


@require_GET
@staff_required
def progress(request: StaffRequest, /, run_id: UUID) -> HttpResponse:
    return render_page(request, "review/run.html", _progress(bulk.get(run_id, request.project_id)), partial="progress")


@require_POST
@reviewer_required
def take_back(request: StaffRequest, /, run_id: UUID) -> HttpResponse:
    """Undo every decision of a run that still can be undone."""
    try:
        messages.success(request, _said(bulk.undo(run_id, project_id=request.project_id, actor=request.user.actor)))
    except Conflict as error:
        messages.warning(request, error.detail)
    return go(request, reverse("dashboard:review-bulk-run", args=[run_id]))


def _asked(request: StaffRequest, chosen: Narrowing | list[UUID], verdict: str) -> HttpResponse:
    frozen = bulk.freeze(request.project_id, chosen)
    with project_scope(request.project_id):
        context = {
            **board.frame(request),
            "frozen": frozen,
            "verdict": verdict,
            "rejects": verdict == Decision.Verdict.REJECT,
            "reasons": Decision.Reason.choices,
            "rows": version_rows(_first_of(chosen)),
        }
        context["unseen"] = frozen.count - len(context["rows"])
        return render_page(request, "review/bulk.html", context, partial="asking")


def _first_of(chosen: Narrowing | list[UUID]) -> list[MemoryVersion]:
    """The first of those that a run would decide on."""
    waiting = MemoryVersion.objects.awaiting_human().queue_order()
    versions = chosen.versions() if isinstance(chosen, Narrowing) else waiting.filter(pk__in=chosen)
    return list(with_what_rows_need(versions.exclude(bulk.CAREFUL))[:SHOWN])


def _ticked(request: StaffRequest) -> list[UUID]:
    try:
        return [UUID(pk) for pk in request.POST.getlist("version")]
    except ValueError:
        raise InvalidInput.field("version", "This is no id.") from None


def _progress(run: BulkRun) -> dict[str, Any]:
    decided, rejects = run.done + run.refused, run.verdict == Decision.Verdict.REJECT
    standing = Decision.objects.standing().filter(batch=run).exists()
    refused = bulk.refused(run)[:SHOWN] if run.finished_at and run.refused else []
    rows = version_rows(list(with_what_rows_need(MemoryVersion.objects.filter(pk__in=refused)))) if refused else []
    number = {"run": run, "decided": decided, "total": len(run.versions), "rejects": rejects}
    return {**number, "can_undo": run.finished_at is not None and standing, "left": rows}


def _said(undone: Undone) -> str:
    if undone.later:
        return _("They are being taken back; this may take a moment.")
    said = ngettext("%(number)s taken back.", "%(number)s taken back.", undone.undone) % {"number": undone.undone}
    kept = _("%(number)s could not be: an agent has read them, or they changed since.") % {"number": undone.refused}
    return f"{said} {kept}" if undone.refused else said


def _list(request: StaffRequest) -> str:
    return reverse("dashboard:review-queue") + str(board.frame(request)["narrowed"])
