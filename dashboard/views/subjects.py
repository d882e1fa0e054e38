from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from audit import holds
from dashboard import queries
from dashboard.access import OFFICERS, staff_required
from dashboard.http import StaffRequest, asked_for, page_of
from dashboard.rows import name_of, person_rows, version_rows, with_what_rows_need
from memory_core.models import MemoryVersion, Subject
from memory_core.services import subjects

PAGE_SIZE = 50


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    """The people, the newest first. Ids are sealed, so a search is for the whole of one."""
    name = asked_for(request, "name")
    if name and (found := subjects.find(request.project_id, name)):
        return redirect("dashboard:subject", found.pk)
    page = page_of(request, Subject.objects.order_by("-created_at", "pk"), size=PAGE_SIZE)
    context = {"page": page, "people": person_rows(page.rows), "name": name}
    return render(request, "subjects/list.html", context)


@require_GET
@staff_required
def detail(request: StaffRequest, /, subject_id: UUID) -> HttpResponse:
    subject = get_object_or_404(Subject, pk=subject_id)
    held = MemoryVersion.objects.held_about(subject.pk).order_by("status", "-id")
    page = page_of(request, with_what_rows_need(held), size=PAGE_SIZE)
    context = {
        "subject": subject,
        "name": name_of(subject),
        "held": queries.held_by([subject.pk]).get(subject.pk, queries.Held()),
        "page": page,
        "rows": version_rows(page.rows),
        "may_copy": request.membership.role in OFFICERS,
        "hold": holds.hold_on(subject.pk),
    }
    return render(request, "subjects/detail.html", context)
