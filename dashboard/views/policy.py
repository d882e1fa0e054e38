"""What the project does about what is found: to be seen by all staff, tried out, weighed, and changed by owners."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dashboard import learning_board, model_board, policy_board, policy_words
from dashboard.access import owner_required, staff_required
from dashboard.http import StaffRequest, go, render_page
from dashboard.policy_board import Typed, typed_in
from memory_core.errors import Conflict
from memory_core.models import Membership, Project
from memory_core.services import policy
from memory_core.services.preview import MAX_TRIED, preview, try_out
from memory_core.tenancy import project_scope


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    return _page(request, Typed({}), partial="standing")


@require_POST
@staff_required
def look(request: StaffRequest, /) -> HttpResponse:
    """What the chosen policy would change. Nothing is changed yet."""
    typed = typed_in(request.membership.project, request.POST)
    shown = preview(request.project_id, typed.changes)
    return _page(
        request,
        typed,
        partial="outcome",
        looked=True,
        examined=shown.examined,
        counts=policy_board.outcome_counts(shown),
        shifts=policy_board.shift_rows(shown),
    )


@require_POST
@staff_required
def attempt(request: StaffRequest, /) -> HttpResponse:
    """What the chosen policy makes of a text. It is read, answered and forgotten."""
    typed = typed_in(request.membership.project, request.POST)
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()[:MAX_TRIED]
    draft = policy.drafted(request.membership.project, typed.changes)
    trial = policy_board.trial_row(try_out(draft, text)) if text else None
    learned = learning_board.learned(draft, text) if text else None
    return _page(request, typed, partial="trial", text=text, trial=trial, learned=learned)


@require_POST
@owner_required
def save(request: StaffRequest, /) -> HttpResponse:
    typed = typed_in(request.membership.project, request.POST)
    if typed.faults:
        return _page(request, typed, partial="outcome")
    try:
        policy.change(request.project_id, typed.changes, actor=request.user.actor, seen=request.POST.get("seen", ""))
    except Conflict as error:
        return _page(request, typed, partial="outcome", status=error.status, stale=error.detail)
    messages.success(request, _("Saved. What is stored already is checked again in the background."))
    return go(request, "dashboard:policy")


def _page(request: StaffRequest, typed: Typed, *, partial: str, status: int = 200, **shown: Any) -> HttpResponse:
    saved = Project.objects.get(pk=request.project_id)
    draft = policy.drafted(saved, typed.changes)
    with project_scope(request.project_id):
        standing = policy_board.standing(saved)
    context = {
        "draft": draft,
        "faults": typed.faults,
        "seen": policy.state_of(saved),
        "standing": standing,
        "embedding": model_board.standing(),
        "groups": policy_board.groups(saved, draft),
        "languages": policy_board.languages(draft),
        "learning": learning_board.board(draft),
        "actions": policy_words.ACTIONS.values(),
        "differences": policy_board.differences(saved, draft),
        "warnings": policy_board.warnings(saved, draft),
        "may_change": request.membership.role == Membership.Role.OWNER,
        **shown,
    }
    return render_page(request, "policy/page.html", context, partial=partial, status=422 if typed.faults else status)
