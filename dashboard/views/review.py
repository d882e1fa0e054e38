"""The queue and the case on the table. What the buttons on it do is in `deciding`."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from audit import claims, undo
from audit.queue import Narrowing
from dashboard import board
from dashboard.access import reviewer_required, staff_required
from dashboard.case import case_of
from dashboard.decided import decided_rows
from dashboard.forms import RejectForm
from dashboard.http import StaffRequest, go, render_page
from memory_core.errors import InvalidInput
from memory_core.tenancy import project_scope

DECISIONS_SHOWN = 10


@require_GET
@staff_required
def queue(request: StaffRequest, /) -> HttpResponse:
    """The list, and beside it, where there is room, the first of it."""
    context = {**board.board(request), **board.choices(request)}
    if context["rows"]:
        case = case_of(context["rows"][0].version.pk, request.user.actor)
        context |= {"case": case, "settled": case.mine, "reject_form": RejectForm()}
    return render_page(request, "review/queue.html", context, partial="panes")


@require_GET
@staff_required
def detail(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    """One case, with as much of the page around it as is not there already."""
    part = "panes" if request.htmx.target == "panes" else "detail"
    framed = board.around(request, part=part)
    case = case_of(version_id, request.user.actor)
    context = {**framed, "case": case, "settled": case.mine, "reject_form": RejectForm(), "chosen": True}
    return render_page(request, "review/queue.html", context, partial=part)


@require_GET
@staff_required
def arrivals(request: StaffRequest, /) -> HttpResponse:
    """How much waits by now and how much of it is new; no content where the page says so already."""
    narrowing, since = Narrowing.of(request.GET), _uuid(request.GET.get("since", ""))
    found = board.arrivals(narrowing, since)
    if found.told == request.GET.get("told"):
        return HttpResponse(status=204)
    context = {**board.told(narrowing, found, since), "counted": True}
    return render_page(request, "review/queue.html", context, partial="arrivals")


@require_POST
@reviewer_required
def claim(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    """Say that one is looking at it, and go on saying so."""
    project_id, actor = request.project_id, request.user.actor
    if not claims.heartbeat(version_id, project_id=project_id, actor=actor):
        claims.claim(version_id, project_id=project_id, actor=actor)
    with project_scope(request.project_id):
        context = {**board.frame(request), "case": case_of(version_id, actor), "settled": True}
        if not request.htmx:
            return go(request, context["case"].address + context["suffix"])
        return render_page(request, "review/queue.html", context, partial="looking")


@require_GET
@staff_required
def decisions(request: StaffRequest, /) -> HttpResponse:
    """What one has decided lately, to take back what went wrong."""
    rows = decided_rows(undo.last_decisions(request.project_id, request.user.actor, limit=DECISIONS_SHOWN))
    return render_page(request, "review/decisions.html", {"rows": rows, **board.frame(request)}, partial="rows")


@require_POST
@staff_required
def veil(request: StaffRequest, /) -> HttpResponse:
    """Blur what was found, or show it again, in this browser."""
    there = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    answer = go(request, there if safe and there.startswith("/") else "dashboard:review-queue")
    if request.COOKIES.get(board.VEIL) == "on":
        answer.delete_cookie(board.VEIL, samesite="Lax")
    else:
        answer.set_cookie(board.VEIL, "on", httponly=True, samesite="Lax", secure=request.is_secure())
    return answer


def _uuid(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        raise InvalidInput.field("since", "This is no id.") from None
