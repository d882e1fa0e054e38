"""Copies of everything held about a person, made and fetched by an officer who answers for them."""

from typing import cast
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from audit import exports
from audit.models import Export
from dashboard.access import officer_required
from dashboard.http import StaffRequest, go, render_page
from dashboard.rows import name_of
from memory_core.errors import NotFound
from memory_core.models import Subject
from memory_core.tenancy import project_scope


@require_GET
@officer_required
def index(request: StaffRequest, /, subject_id: UUID) -> HttpResponse:
    subject = get_object_or_404(Subject, pk=subject_id)
    copies = exports.of(subject)
    under_way = any(copy.state in exports.UNFINISHED for copy in copies)
    context = {"subject": subject, "name": name_of(subject), "copies": copies, "under_way": under_way}
    return render_page(request, "subjects/copies.html", context, partial="copies")


@require_POST
@officer_required
def make(request: StaffRequest, /, subject_id: UUID) -> HttpResponse:
    with project_scope(request.project_id):
        subject = get_object_or_404(Subject.objects.select_related("project"), pk=subject_id)
    exports.start(subject, format=request.POST.get("format", ""), actor=request.user.actor)
    return go(request, reverse("dashboard:copies", args=[subject_id]))


@require_POST
@officer_required
def fetch(request: StaffRequest, /, subject_id: UUID, export_id: UUID) -> HttpResponse:
    """The file. Fetching is an act that the ledger keeps, so it takes a button and not a link."""
    export = _of(subject_id, exports.get(export_id, request.project_id))
    content = exports.open(export, actor=request.user.actor)
    headers = {"Content-Disposition": f'attachment; filename="{exports.file_name(export)}"'}
    answer = StreamingHttpResponse(content, content_type=exports.content_type(export), headers=headers)
    return cast(HttpResponse, answer)


def _of(subject_id: UUID, export: Export) -> Export:
    if export.subject_id != subject_id:
        raise NotFound(exports.GONE)
    return export
