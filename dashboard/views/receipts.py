"""Receipts of erasures: for the staff, and for the person who was erased through a link that only they were given."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from audit import receipts
from audit.models import ErasureRun, Receipt
from dashboard.access import open_to_people, privacy_reader_required
from dashboard.http import DashboardRequest, StaffRequest, page_of
from dashboard.receipt_words import paper_of
from memory_core.errors import NotFound
from memory_core.tenancy import project_scope

PAGE_SIZE = 50


@require_GET
@privacy_reader_required
def index(request: StaffRequest, /) -> HttpResponse:
    runs = ErasureRun.objects.select_related("receipt", "request").order_by("-started_at", "pk")
    return render(request, "receipts/list.html", {"page": page_of(request, runs, size=PAGE_SIZE)})


@require_GET
@privacy_reader_required
def detail(request: StaffRequest, /, run_id: UUID) -> HttpResponse:
    run = get_object_or_404(ErasureRun.objects.select_related("request"), pk=run_id)
    return render(request, "receipts/staff.html", {"paper": paper_of(run)})


@require_GET
@privacy_reader_required
def file(request: StaffRequest, /, run_id: UUID) -> HttpResponse:
    return _as_file(get_object_or_404(Receipt, run_id=run_id))


@require_GET
@open_to_people
def own(request: DashboardRequest, /, run_id: UUID, token: str) -> HttpResponse:
    """For whoever was erased: there is nobody left to sign in as."""
    run = receipts.opened_by(run_id, token)
    with project_scope(run.project_id):
        return render(request, "receipts/own.html", {"paper": paper_of(run), "token": token})


@require_GET
@open_to_people
def own_file(request: DashboardRequest, /, run_id: UUID, token: str) -> HttpResponse:
    run = receipts.opened_by(run_id, token)
    with project_scope(run.project_id):
        receipt = Receipt.objects.filter(run=run).first()
    if receipt is None:
        raise NotFound("The receipt is not there yet: what was done is still being checked.")
    return _as_file(receipt)


def _as_file(receipt: Receipt) -> HttpResponse:
    answer = JsonResponse(receipts.as_file(receipt), json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="erasure-receipt-{receipt.number}.json"'
    return answer
