"""The queue and the decisions. What a decision means is decided in audit.review."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit import review
from dashboard import queries
from dashboard.access import reviewer_required, staff_required
from dashboard.case import case_of
from dashboard.forms import DecisionForm, EditForm, RejectForm
from dashboard.http import StaffRequest, asked_for, go, page_of, render_page, subject_asked_for
from dashboard.marking import label_of
from dashboard.rows import name_of, version_rows, with_what_rows_need
from memory_core.errors import IllegalTransition, InvalidInput, StaleDecision
from memory_core.models import MemoryVersion, Subject
from memory_core.models.memory import VersionQuerySet
from memory_core.tenancy import project_scope

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of the queue somebody wants to see; it travels with them from decision to decision."""

    finding: str
    person: Subject | None

    @classmethod
    def of(cls, request: StaffRequest) -> "Narrowing":
        return cls(asked_for(request, "finding"), subject_asked_for(request))

    def queue(self) -> VersionQuerySet:
        return queries.queue(finding=self.finding, person=self.person)

    @property
    def suffix(self) -> str:
        chosen = {"finding": self.finding, "person": self.person and str(self.person.pk)}
        given = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{given}" if given else ""


@require_GET
@staff_required
def queue(request: StaffRequest, /) -> HttpResponse:
    """The list, and beside it, where there is room, the first of it."""
    context = _list(request, Narrowing.of(request))
    if context["rows"]:
        context |= {"case": case_of(context["rows"][0].version.pk), "reject_form": RejectForm()}
    return render_page(request, "review/queue.html", context, partial="panes")


@require_GET
@staff_required
def detail(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    return _detail(request, version_id)


@require_POST
@reviewer_required
def approve(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    return _decide(request, version_id, DecisionForm(request.POST), review.approve, _("Approved. It is in force now."))


@require_POST
@reviewer_required
def edit(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    said = _("Approved with your words.")
    return _decide(request, version_id, EditForm(request.POST), review.edit_and_approve, said)


@require_POST
@reviewer_required
def mask(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    said = _("Masked and approved.")
    return _decide(request, version_id, DecisionForm(request.POST), review.mask_and_approve, said)


@require_POST
@reviewer_required
def reject(request: StaffRequest, /, version_id: UUID) -> HttpResponse:
    said = _("Rejected. It will not be remembered.")
    return _decide(request, version_id, RejectForm(request.POST), review.reject, said)


def _decide(
    request: StaffRequest, version_id: UUID, form: Form, act: Callable[..., MemoryVersion], said: str
) -> HttpResponse:
    """Carry out a decision and go on to the next one. A stale or a faulty one comes back with the reason."""
    if not form.is_valid():
        return _again(request, version_id, status=422, **{_name(form): form})
    try:
        act(version_id, project_id=request.project_id, actor=request.user.actor, **form.cleaned_data)
    except (StaleDecision, IllegalTransition) as error:
        return _again(request, version_id, status=error.status, stale=error.detail)
    except InvalidInput as error:
        for field, faults in error.fields.items() or {"": [error.detail]}.items():
            form.add_error(field if field in form.fields else None, list(faults))
        return _again(request, version_id, status=422, **{_name(form): form})
    messages.success(request, said)
    return _onward(request)


def _onward(request: StaffRequest) -> HttpResponse:
    """To the next one that waits in the list they came from, or to that list, which is empty now."""
    with project_scope(request.project_id):
        narrowing = Narrowing.of(request)
        following = narrowing.queue().first()
    if following is None:
        return go(request, reverse("dashboard:review-queue") + narrowing.suffix)
    return go(request, reverse("dashboard:review-detail", args=[following.pk]) + narrowing.suffix)


def _again(request: StaffRequest, version_id: UUID, *, status: int, **context: Any) -> HttpResponse:
    with project_scope(request.project_id):
        return _detail(request, version_id, status=status, **context)


def _detail(request: StaffRequest, version_id: UUID, *, status: int = 200, **context: Any) -> HttpResponse:
    narrowing = Narrowing.of(request)
    listed = {"suffix": narrowing.suffix} if request.htmx else _list(request, narrowing)
    shown = {"reject_form": RejectForm(), **listed, **context, "case": case_of(version_id), "chosen": True}
    return render_page(request, "review/queue.html", shown, partial="detail", status=status)


def _list(request: StaffRequest, narrowing: Narrowing) -> dict[str, Any]:
    page = page_of(request, with_what_rows_need(narrowing.queue()), size=PAGE_SIZE)
    return {
        "page": page,
        "rows": version_rows(page.rows),
        "kinds": [(kind, label_of(kind)) for kind in queries.kinds_waiting()],
        "finding": narrowing.finding,
        "person": narrowing.person,
        "person_name": name_of(narrowing.person),
        "suffix": narrowing.suffix,
    }


def _name(form: Form) -> str:
    if isinstance(form, EditForm):
        return "edit_form"
    return "reject_form" if isinstance(form, RejectForm) else "decision_form"
