"""How long things are kept: to be read by all staff, changed by those who answer for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit import retention
from dashboard import retention_board
from dashboard.access import OFFICERS, officer_required, staff_required
from dashboard.http import StaffRequest, go, render_page
from memory_core.errors import InvalidInput
from memory_core.tenancy import project_scope


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    return _page(request, QueryDict())


@require_POST
@officer_required
def save(request: StaffRequest, /) -> HttpResponse:
    """Times that let more go than the present ones are shown with what would go, and saved when that is wanted."""
    wanted = retention_board.typed_in(request.POST)
    try:
        losses = retention_board.losses(request.project_id, wanted)
        if losses and "sure" not in request.POST:
            return _page(request, request.POST, losses=losses.values())
        changed = retention.change(request.project_id, wanted, actor=request.user.actor)
    except InvalidInput as error:
        return _page(request, request.POST, faults=error.fields, status=422)
    messages.success(request, _("Saved.") if changed else _("Nothing was other than it stands."))
    return go(request, "dashboard:retention")


def _page(
    request: StaffRequest,
    data: QueryDict,
    *,
    faults: Mapping[str, Sequence[str]] | None = None,
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    project = request.membership.project
    with project_scope(request.project_id):
        terms = retention.effective(project)
        lines = retention_board.lines(project, terms, data, faults or {})
    context = {
        "lines": lines,
        "groups": retention_board.fixed(terms),
        "going": sum(line.due.rows for line in lines),
        "kept_back": sum(line.due.kept_back for line in lines),
        "may_change": request.membership.role in OFFICERS,
        "faulty": bool(faults),
        **shown,
    }
    return render_page(request, "retention/page.html", context, partial="rules", status=status)
