from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from dashboard import access, chart, queries
from dashboard.access import open_to_all, staff_required
from dashboard.http import DashboardRequest, StaffRequest
from dashboard.jobs import condition
from dashboard.judgement import judgement
from dashboard.ledger_rows import ledger_rows
from dashboard.marking import label_of
from dashboard.rows import version_rows, with_what_rows_need
from dashboard.spared import spared_bar
from memory_core.models import LedgerEntry, Membership

NEXT_SHOWN = 4
ACTS_SHOWN = 5
KINDS_SHOWN = 6


@require_GET
@open_to_all
def home(request: DashboardRequest, /) -> HttpResponse:
    """A person who signed in by a link has a home of their own."""
    if access.is_subject(request):
        return redirect("dashboard:me")
    return overview(cast(HttpRequest, request))


@staff_required
def overview(request: StaffRequest, /) -> HttpResponse:
    days = queries.last_days()
    context = {
        "totals": queries.totals(),
        "condition": condition(request.project_id),
        "today": localtime(),
        "columns": chart.columns(days),
        "proposed": sum(day.total for day in days),
        "judgement": judgement(request.project_id),
        "found": [(kind, label_of(kind), number) for kind, number in queries.found_by_kind(KINDS_SHOWN)],
        "next": version_rows(list(with_what_rows_need(queries.queue())[:NEXT_SHOWN])),
        "spared": spared_bar(),
        "acts": ledger_rows(list(LedgerEntry.objects.order_by("-sequence")[:ACTS_SHOWN])),
    }
    return render(request, "overview/home.html", context)


@require_POST
@staff_required
def switch_project(request: StaffRequest, /) -> HttpResponse:
    """To another project of theirs; a name that is not one of those changes nothing."""
    own = Membership.objects.filter(user=request.user)
    chosen = next((m for m in own if str(m.project_id) == request.POST.get("project")), None)
    if chosen is not None:
        request.session[access.PROJECT] = str(chosen.project_id)
    return redirect("dashboard:home")
