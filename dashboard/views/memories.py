from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit import undo
from audit.models import Decision
from dashboard import queries, words
from dashboard.access import eraser_required, reviewer_required, staff_required
from dashboard.decided import revocation_said
from dashboard.forms import ReasonForm
from dashboard.history import history_of
from dashboard.http import Page, StaffRequest, asked_for, go, page_of, render_page, subject_asked_for
from dashboard.rows import VersionRow, name_of, version_rows, with_what_rows_need
from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.models import MemoryVersion, Scope, Subject
from memory_core.retrieval import Asked
from memory_core.services import erasure
from memory_core.tenancy import project_scope

PAGE_SIZE = 50


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    """What is in force. The words are sealed, so a search by meaning needs the person it is about."""
    person = subject_asked_for(request)
    text, kind = asked_for(request, "text"), asked_for(request, "kind")
    context: dict[str, Any] = {
        "kinds": words.KIND_LABELS.items(),
        "kind": kind,
        "text": text,
        "person": person,
        "person_name": name_of(person),
    }
    if person is not None and text:
        context["rows"] = _search(request, person, text, kind)
    else:
        page = _page(request, kind, person)
        context |= {"page": page, "rows": version_rows(page.rows)}
    return render_page(request, "memories/list.html", context, partial="rows")


@require_GET
@staff_required
def detail(request: StaffRequest, /, memory_id: UUID) -> HttpResponse:
    history = history_of(memory_id)
    newest = history.newest.version
    context = {"history": history, "reasons": Decision.Reason.choices, "readers": undo.readers(newest)}
    return render_page(request, "memories/detail.html", context, partial="history")


@require_POST
@reviewer_required
def revoke(request: StaffRequest, /, memory_id: UUID) -> HttpResponse:
    """Take what is in force out of every agent's reach, and say who has read it."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Say why it is revoked."))
        return go(request, reverse("dashboard:memory", args=[memory_id]))
    with project_scope(request.project_id):
        version = MemoryVersion.objects.in_force().filter(memory_id=memory_id).first()
    if version is None:
        messages.warning(request, _("It is not in force any more."))
    else:
        reason, actor = form.cleaned_data["reason"], request.user.actor
        revoked = undo.revoke(version.pk, project_id=request.project_id, actor=actor, reason=reason)
        messages.success(request, revocation_said(revoked))
    return go(request, reverse("dashboard:memory", args=[memory_id]))


@require_POST
@eraser_required
def delete(request: StaffRequest, /, memory_id: UUID) -> HttpResponse:
    erasure.erase_memory(request.project_id, memory_id, actor=request.user.actor)
    messages.success(request, _("Erased. It is gone for good."))
    return go(request, "dashboard:memories")


def _page(request: StaffRequest, kind: str, person: Subject | None) -> Page[MemoryVersion]:
    versions = queries.in_force(kind=kind, person=person)
    return page_of(request, with_what_rows_need(versions), size=PAGE_SIZE)


def _search(request: StaffRequest, person: Subject, text: str, kind: str) -> list[VersionRow]:
    """Through the same search that agents use, so that a member of staff sees what they would."""
    caller = Caller(request.project_id, request.user.actor, frozenset({Scope.READ}))
    asked = Asked(text, {"user_id": person.external_id}, top_k=PAGE_SIZE)
    found = [one.version.pk for one in retrieval.search(caller, asked).found]
    fetched = with_what_rows_need(MemoryVersion.objects.filter(pk__in=found)).in_bulk()
    versions = [fetched[pk] for pk in found if pk in fetched]
    return version_rows([version for version in versions if kind in ("", version.kind)])
