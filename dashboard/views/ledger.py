from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dashboard import words
from dashboard.access import staff_required
from dashboard.http import StaffRequest, asked_for, page_of
from dashboard.rows import ledger_rows
from memory_core.models import LedgerEntry

PAGE_SIZE = 50


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    """Everything that was done in this project, the latest first."""
    action = asked_for(request, "action")
    entries = LedgerEntry.objects.order_by("-sequence")
    page = page_of(request, entries.filter(action=action) if action else entries, size=PAGE_SIZE)
    context = {
        "page": page,
        "acts": ledger_rows(page.rows),
        "actions": list(words.ACTS.items()),
        "action": action,
    }
    return render(request, "ledger/list.html", context)
