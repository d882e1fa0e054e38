"""Copies to take along, and what a person asks for under data protection law."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit import exports, request_lists, requests
from audit.models import Export, PrivacyRequest
from dashboard.access import subject_required
from dashboard.asked import ASKABLE, asked_row
from dashboard.http import SubjectRequest, go, render_page
from dashboard.own_forms import AskForm
from dashboard.standing import standing_of
from memory_core.errors import CandorError, NotFound
from memory_core.tenancy import project_scope


@require_GET
@subject_required
def index(request: SubjectRequest, /) -> HttpResponse:
    return render(request, "me/requests.html", _context(request, AskForm()))


@require_POST
@subject_required
def ask(request: SubjectRequest, /) -> HttpResponse:
    subject, form = request.subject, AskForm(request.POST)
    if not form.is_valid():
        with project_scope(subject.project_id):
            return render(request, "me/requests.html", _context(request, form), status=422)
    filed = requests.file(
        subject.project_id,
        subject.pk,
        form.cleaned_data["kind"],
        filed_by=subject.actor,
        proof=PrivacyRequest.Proof.SESSION,
        details={"text": form.cleaned_data["text"]},
    )
    messages.success(request, _("Sent, as no. %(number)s. It is answered here.") % {"number": filed.number})
    return go(request, "dashboard:me-requests")


@require_POST
@subject_required
def confirm(request: SubjectRequest, /, request_id: UUID) -> HttpResponse:
    """Somebody asked in their name. By their own visit they prove that it is theirs."""
    subject, proof = request.subject, PrivacyRequest.Proof.SESSION
    try:
        requests.prove(request_id, project_id=subject.project_id, actor=subject.actor, proof=proof)
        messages.success(request, _("Thank you. Now it is answered."))
    except CandorError as error:
        messages.warning(request, error.detail)
    return go(request, "dashboard:me-requests")


@require_POST
@subject_required
def cancel(request: SubjectRequest, /, request_id: UUID) -> HttpResponse:
    subject = request.subject
    try:
        requests.cancel(request_id, project_id=subject.project_id, actor=subject.actor)
        messages.success(request, _("Taken back."))
    except CandorError as error:
        messages.warning(request, error.detail)
    return go(request, "dashboard:me-requests")


@require_POST
@subject_required
def copy(request: SubjectRequest, /) -> HttpResponse:
    subject = request.subject
    export = exports.start(subject, format=request.POST.get("format", ""), actor=subject.actor)
    return go(request, reverse("dashboard:me-copy", args=[export.pk]))


@require_GET
@subject_required
def copy_state(request: SubjectRequest, /, export_id: UUID) -> HttpResponse:
    context = {"export": _own(request, export_id), "here": "requests"}
    return render_page(request, "me/copy.html", context, partial="progress")


@require_GET
@subject_required
def copy_file(request: SubjectRequest, /, export_id: UUID) -> HttpResponse:
    export = _own(request, export_id)
    content = exports.open(export, actor=request.subject.actor)
    headers = {"Content-Disposition": f'attachment; filename="{exports.file_name(export)}"'}
    answer = StreamingHttpResponse(content, content_type=exports.content_type(export), headers=headers)
    return cast(HttpResponse, answer)


def _own(request: SubjectRequest, export_id: UUID) -> Export:
    """A copy of this person's. Raises NotFound for anybody else's."""
    export = exports.get(export_id, request.subject.project_id)
    if export.subject_id != request.subject.pk:
        raise NotFound(exports.GONE)
    return export


def _context(request: SubjectRequest, form: AskForm) -> dict[str, object]:
    subject = request.subject
    return {
        "form": form,
        "asked": [asked_row(asked) for asked in request_lists.of_person(subject.pk)],
        "askable": ASKABLE,
        "copies": exports.of(subject),
        "standing": standing_of(subject),
        "here": "requests",
    }
