"""Maintenance: the rules, rounds and looks at rounds, and pairs that seem to say the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit import maintenance, maintenance_rules, maintenance_undo, proposals
from audit.models import MaintenanceAct
from dashboard import tidying_board
from dashboard.access import OFFICERS, officer_required, reviewer_required, staff_required
from dashboard.http import StaffRequest, go, page_of, render_page
from memory_core.errors import Conflict, InvalidInput
from memory_core.tenancy import project_scope

PAIRS = 20
ACTS = 50
RUNS = 8


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    return _page(request, QueryDict())


@require_POST
@officer_required
def save(request: StaffRequest, /) -> HttpResponse:
    with project_scope(request.project_id):
        terms = maintenance_rules.effective(request.membership.project)
    try:
        wanted = tidying_board.typed_in(terms, request.POST)
        changed = maintenance_rules.change(request.project_id, wanted, actor=request.user.actor)
    except InvalidInput as error:
        return _page(request, request.POST, faults=error.fields, status=422)
    messages.success(request, _("Saved.") if changed else _("Nothing was other than it stands."))
    return go(request, "dashboard:maintenance")


@require_POST
@officer_required
def look(request: StaffRequest, /) -> HttpResponse:
    """What a round would do now; nothing changes."""
    run = maintenance.start(request.project_id, actor=request.user.actor, dry_run=True)
    return go(request, reverse("dashboard:maintenance-run", args=[run.pk]))


@require_POST
@officer_required
def start(request: StaffRequest, /) -> HttpResponse:
    try:
        run = maintenance.start(request.project_id, actor=request.user.actor)
    except Conflict as error:
        messages.warning(request, error.detail)
        return go(request, "dashboard:maintenance")
    return go(request, reverse("dashboard:maintenance-run", args=[run.pk]))


@require_GET
@staff_required
def detail(request: StaffRequest, /, run_id: UUID) -> HttpResponse:
    run = maintenance.get(run_id, request.project_id)
    page = page_of(request, MaintenanceAct.objects.filter(run=run).order_by("pk"), size=ACTS)
    [row] = tidying_board.run_rows([run])
    context = {"row": row, "page": page, "acts": tidying_board.act_rows(page.rows), **_may(request)}
    return render_page(request, "maintenance/run.html", context, partial="run")


@require_POST
@officer_required
def undo_run(request: StaffRequest, /, run_id: UUID) -> HttpResponse:
    try:
        run = maintenance_undo.undo_run(run_id, project_id=request.project_id, actor=request.user.actor)
        said = _("%(undone)d taken back.") % {"undone": run.undone}
        messages.success(request, said if run.undone_at else _("It is being taken back."))
    except Conflict as error:
        messages.warning(request, error.detail)
    return go(request, reverse("dashboard:maintenance-run", args=[run_id]))


@require_POST
@officer_required
def undo_act(request: StaffRequest, /, act_id: int) -> HttpResponse:
    back = "dashboard:maintenance"
    try:
        act = maintenance_undo.undo(act_id, project_id=request.project_id, actor=request.user.actor)
        back = reverse("dashboard:maintenance-run", args=[act.run_id]) if act.run_id else back
        messages.success(request, _("Taken back. It is as it was before."))
    except Conflict as error:
        messages.warning(request, error.detail)
    return go(request, back)


@require_POST
@reviewer_required
def merge(request: StaffRequest, /, proposal_id: UUID) -> HttpResponse:
    return _decide(request, proposal_id, proposals.accept, _("Merged. One remains, and rests on the words of both."))


@require_POST
@reviewer_required
def leave_apart(request: StaffRequest, /, proposal_id: UUID) -> HttpResponse:
    said = _("Left apart. This pair will not be asked about again.")
    return _decide(request, proposal_id, proposals.leave_apart, said)


def _decide(request: StaffRequest, proposal_id: UUID, decide: Callable[..., Any], said: str) -> HttpResponse:
    try:
        decide(proposal_id, project_id=request.project_id, actor=request.user.actor)
        messages.success(request, said)
    except Conflict as error:
        messages.warning(request, error.detail)
    return go(request, "dashboard:maintenance")


def _may(request: StaffRequest) -> dict[str, bool]:
    return {"may_change": request.membership.role in OFFICERS}


def _page(
    request: StaffRequest, data: QueryDict, *, faults: Mapping[str, Sequence[str]] | None = None, status: int = 200
) -> HttpResponse:
    with project_scope(request.project_id):
        terms = maintenance_rules.effective(request.membership.project)
        page = page_of(request, proposals.waiting(), size=PAIRS)
        context = {
            "lines": tidying_board.lines(terms, data, faults or {}),
            "faulty": bool(faults),
            "page": page,
            "pairs": tidying_board.pair_rows(page.rows),
            "by_hand": tidying_board.act_rows(proposals.merged_by_hand()),
            "runs": tidying_board.run_rows(maintenance.last_runs(RUNS)),
            **_may(request),
        }
    return render_page(request, "maintenance/page.html", context, partial="maintenance", status=status)
