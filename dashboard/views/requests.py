"""What people ask for about their own data: the officer's board, one request, its letters, and every act on it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit import carrying_out, requests
from audit.letters import LETTERS, draft
from audit.models import PrivacyRequest
from audit.request_lists import Sought
from dashboard.access import OFFICERS, officer_required, privacy_reader_required
from dashboard.http import StaffRequest, go, page_of, render_page, subject_asked_for
from dashboard.request_forms import FileForm
from dashboard.requests_board import case_of, choices, columns, request_rows
from dashboard.rows import name_of
from memory_core.errors import CandorError, InvalidInput
from memory_core.models import Subject
from memory_core.services import subjects
from memory_core.tenancy import project_scope

OPEN_SHOWN = 200
PAGE_SIZE = 20


@require_GET
@privacy_reader_required
def index(request: StaffRequest, /) -> HttpResponse:
    """What is open, by its day, and what was closed lately."""
    sought = Sought.of(request.GET)
    found = list(sought.requests().open().due_order()[: OPEN_SHOWN + 1])
    page = page_of(request, sought.requests().closed().order_by("-closed_at"), size=PAGE_SIZE)
    context = {
        "sought": sought,
        **choices(),
        "columns": columns(found[:OPEN_SHOWN]),
        "more_open": len(found) > OPEN_SHOWN,
        "page": page,
        "closed": request_rows(page.rows),
        "may_act": request.membership.role in OFFICERS,
    }
    return render_page(request, "requests/board.html", context, partial="rows")


@require_GET
@officer_required
def new(request: StaffRequest, /) -> HttpResponse:
    person = subject_asked_for(request)
    form = FileForm(initial={"person": name_of(person) if person else ""})
    return render(request, "requests/new.html", {"form": form})


@require_POST
@officer_required
def file(request: StaffRequest, /) -> HttpResponse:
    form = FileForm(request.POST)
    if form.is_valid() and (filed := _filed(request, form)):
        return go(request, _address(filed.pk))
    return render(request, "requests/new.html", {"form": form}, status=422)


@require_GET
@privacy_reader_required
def detail(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    found = get_object_or_404(PrivacyRequest, pk=request_id)
    context = {
        "case": case_of(found, request.user.actor),
        "may_act": request.membership.role in OFFICERS,
    }
    return render(request, "requests/request.html", context)


@require_GET
@officer_required
def letter(request: StaffRequest, /, request_id: UUID, code: str) -> HttpResponse:
    """A letter to be read over and changed before it is kept."""
    found = get_object_or_404(PrivacyRequest.objects.select_related("project"), pk=request_id)
    if code not in LETTERS or found.kind not in LETTERS[code].kinds:
        raise Http404
    context = {"asked": found, "code": code, "label": LETTERS[code].label, "text": draft(found, code)}
    context["is_kept"] = Subject.objects.filter(pk=found.subject_id).exists()
    return render(request, "requests/letter.html", context)


@require_POST
@officer_required
def keep_letter(request: StaffRequest, /, request_id: UUID, code: str) -> HttpResponse:
    if code not in LETTERS:
        raise Http404
    text = request.POST.get("text", "")
    return _act(request, request_id, requests.keep_letter, _("Noted: the letter was sent."), text=text, letter=code)


@require_POST
@officer_required
def prove(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    given = {"proof": PrivacyRequest.Proof.OFFICER, "how": request.POST.get("how", "")}
    return _act(request, request_id, requests.prove, _("Noted. Now it can be worked on."), **given)


@require_POST
@officer_required
def start(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, requests.start_work, _("It is being worked on."))


@require_POST
@officer_required
def approve(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, requests.approve, _("Your yes is noted."))


@require_POST
@officer_required
def take_back(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, requests.take_back, _("Your yes is taken back."))


@require_POST
@officer_required
def fulfil(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, carrying_out.fulfil, _("It is being carried out."))


@require_POST
@officer_required
def lift(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, carrying_out.lift, _("The restriction is lifted."))


@require_POST
@officer_required
def extend(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    said = _("Two more months. Tell the person now: there is a letter for it.")
    return _act(request, request_id, requests.extend, said, reason=request.POST.get("reason", ""))


@require_POST
@officer_required
def refuse(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    given = {"reason": request.POST.get("reason", ""), "text": request.POST.get("text", "")}
    said = _("Refused. Tell the person now: the letter says what they can do about it.")
    return _act(request, request_id, requests.refuse, said, **given)


@require_POST
@officer_required
def cancel(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, requests.cancel, _("Taken back. Nothing was done."))


@require_POST
@officer_required
def link(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    try:
        other = UUID(request.POST.get("of", ""))
    except ValueError:
        raise Http404 from None
    return _act(request, request_id, requests.link_duplicate, _("Linked and closed."), of=other)


@require_POST
@officer_required
def unlink(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, requests.unlink, _("Open again, for itself."))


@require_POST
@officer_required
def note(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, requests.leave_note, _("Noted."), text=request.POST.get("text", ""))


@require_POST
@officer_required
def hold(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    said = _("Kept. Nothing of this person is erased until the hold is released.")
    with project_scope(request.project_id):
        found = get_object_or_404(PrivacyRequest, pk=request_id)

    def keep(_request_id: UUID, **given: Any) -> object:
        return requests.hold(found.subject_id, reason=reason, **given)

    return _act(request, request_id, keep, said)


@require_POST
@officer_required
def release(request: StaffRequest, /, request_id: UUID) -> HttpResponse:
    with project_scope(request.project_id):
        found = get_object_or_404(PrivacyRequest, pk=request_id)
        held = requests.hold_on(found.subject_id)

    def end(_request_id: UUID, **given: Any) -> object:
        return requests.release(held.pk, **given) if held else None

    return _act(request, request_id, end, _("Released. What waited for it goes on."))


def _act(request: StaffRequest, request_id: UUID, act: Callable[..., object], said: str, **given: Any) -> HttpResponse:
    """Do it, say so or why not, and show the request again. One of another project is not there."""
    with project_scope(request.project_id):
        found = get_object_or_404(PrivacyRequest, pk=request_id)
    try:
        act(request_id, project_id=request.project_id, actor=request.user.actor, **given)
    except CandorError as error:
        messages.error(request, next((fault[0] for fault in error.fields.values()), error.detail))
    else:
        messages.success(request, said)
    return go(request, _address(found.pk))


def _address(request_id: UUID) -> str:
    return reverse("dashboard:request", args=[request_id])


def _filed(request: StaffRequest, form: FileForm) -> PrivacyRequest | None:
    """The request, or None when the form then says what is wrong with it."""
    with project_scope(request.project_id):
        subject = subjects.find(request.project_id, form.cleaned_data["person"])
    if subject is None:
        form.add_error("person", _("Nobody goes by exactly this id, so nothing is held under it."))
        return None
    try:
        return requests.file(request.project_id, subject.pk, filed_by=request.user.actor, **form.given())
    except InvalidInput as refusal:
        for field, faults in refusal.fields.items():
            form.add_error(field if field in form.fields else None, list(faults))
    return None
