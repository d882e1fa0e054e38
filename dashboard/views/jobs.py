"""Jobs: what became of what agents posted, why something failed, and trying it again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from dashboard.access import reviewer_required, staff_required
from dashboard.http import StaffRequest, asked_for, go, number_or_none, render_page
from dashboard.jobs import FILTERS, condition, counted, job_rows, made_by, stretch
from dashboard.rows import version_rows, with_what_rows_need
from memory_core.errors import Conflict, IllegalTransition
from memory_core.models import Job
from memory_core.services import replays

PAGE_SIZE = 50


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    """The newest first, or those alone that failed, wait or are done."""
    state = asked_for(request, "state")
    before, after = number_or_none(request, "before"), number_or_none(request, "after")
    context = {
        "state": state,
        "filters": FILTERS.items(),
        "condition": condition(request.project_id),
        "replayable": replays.replayable_count(request.project_id),
        "page": stretch(request.project_id, state, before=before, after=after, size=PAGE_SIZE),
    }
    return render_page(request, "jobs/list.html", context, partial="rows")


@require_GET
@staff_required
def detail(request: StaffRequest, /, job_id: UUID) -> HttpResponse:
    jobs = Job.objects.of(request.project_id).select_related("subject", "api_key").defer("payload")
    job = get_object_or_404(jobs, id=job_id)
    context = {
        "row": job_rows([job])[0],
        "counted": counted(job),
        "turns": job.turns.count(),
        "rows": version_rows(list(with_what_rows_need(made_by(job)))),
    }
    return render(request, "jobs/detail.html", context)


@require_POST
@reviewer_required
def replay(request: StaffRequest, /, job_id: UUID) -> HttpResponse:
    try:
        replays.replay(request.project_id, job_id, actor=request.user.actor)
    except IllegalTransition as error:
        messages.warning(request, error.detail)
    else:
        messages.success(request, _("It is read again as soon as it is its turn."))
    return go(request, reverse("dashboard:job", args=[job_id]))


@require_POST
@reviewer_required
def replay_all(request: StaffRequest, /) -> HttpResponse:
    """All that have failed, if they are still as many as the page had said."""
    given = request.POST.get("count", "")
    expected = int(given[:9]) if given.isascii() and given.isdigit() else -1
    try:
        number = replays.replay_all(request.project_id, expected=expected, actor=request.user.actor)
    except Conflict as error:
        messages.warning(request, error.detail)
    else:
        said = ngettext("%(n)d conversation is read again.", "%(n)d conversations are read again.", number)
        messages.success(request, said % {"n": number})
    return go(request, reverse("dashboard:jobs"))
