"""What a person wants gone: looked at first, out of use at once, deleted when the time to think it over has passed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audit import own_wishes, receipts, requests
from dashboard.access import fresh_subject_required, open_to_people, subject_required
from dashboard.http import DashboardRequest, SubjectRequest, go
from dashboard.known import sentences_for
from dashboard.own_forms import FarewellForm, RemovalForm
from dashboard.standing import standing_of
from dashboard.talkers import talkers_of
from memory_core.errors import CandorError, InvalidInput, NotFound
from memory_core.models import MemoryVersion, Removal
from memory_core.services import removal
from memory_core.services.removal import Preview, Selection
from memory_core.tenancy import project_scope

SENTENCES_SHOWN = 10


@require_POST
@subject_required
def one(request: SubjectRequest, /, memory_id: UUID) -> HttpResponse:
    chosen = Selection(memory_id=memory_id)
    never_again = "never_again" in request.POST
    asked = removal.ask(request.subject, chosen, actor=request.subject.actor, never_again=never_again)
    return _said(request, asked)


@require_http_methods(["GET", "POST"])
@subject_required
def many(request: SubjectRequest, /) -> HttpResponse:
    """A topic, an agent's or a stretch of time: what would go is shown before it goes."""
    subject = request.subject
    with project_scope(subject.project_id):
        form = RemovalForm(request.POST or request.GET, talkers=talkers_of(subject))
    try:
        preview = removal.preview(subject, form.selection())
    except (InvalidInput, NotFound) as refusal:
        return render(request, "me/remove.html", {"refusal": refusal.detail}, status=refusal.status)
    if request.method == "POST" and form.agrees_to(preview.number):
        asked = removal.ask(subject, form.selection(), actor=subject.actor, never_again=form.never_again)
        return _said(request, asked)
    with project_scope(subject.project_id):
        context = {**_shown(request, preview), "form": form, "changed": request.method == "POST"}
        return render(request, "me/remove.html", context, status=409 if context["changed"] else 200)


@require_POST
@subject_required
def undo(request: SubjectRequest, /, removal_id: UUID) -> HttpResponse:
    subject = request.subject
    try:
        removal.undo(removal_id, project_id=subject.project_id, actor=subject.actor)
        messages.success(request, _("Kept. All is as it was before."))
    except CandorError as error:
        messages.warning(request, error.detail)
    return go(request, "dashboard:me")


@require_http_methods(["GET", "POST"])
@fresh_subject_required
def everything(request: SubjectRequest, /) -> HttpResponse:
    """Shows what would go; the button asks for it, and there is time to think again."""
    subject = request.subject
    form = FarewellForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        own_wishes.forget_me(subject, do_not_remember=form.cleaned_data["how"] == "never")
        messages.success(request, _("Nobody reads anything about you from now on."))
        return go(request, "dashboard:me")
    with project_scope(subject.project_id):
        number = MemoryVersion.objects.held_about(subject.pk).count()
        context = {"number": number, "form": form, "standing": standing_of(subject)}
        return render(request, "me/everything.html", context, status=422 if form.is_bound else 200)


@require_POST
@subject_required
def stay(request: SubjectRequest, /) -> HttpResponse:
    """The person has thought better of having everything deleted."""
    subject = request.subject
    with project_scope(subject.project_id):
        asked = own_wishes.farewell(subject)
    if asked is None:
        raise NotFound(_("There is nothing to take back."))
    requests.cancel(asked.pk, project_id=subject.project_id, actor=subject.actor)
    messages.success(request, _("Everything stays. All is as it was before."))
    return go(request, "dashboard:me")


@require_GET
@open_to_people
def proof(request: DashboardRequest, /, request_id: UUID, token: str) -> HttpResponse:
    """To the receipt of an erasure, by the link that the person was given when they asked for it."""
    run = own_wishes.proof_for(request_id, token)
    if run is None:
        return render(request, "me/proof.html")
    return redirect("dashboard:own-receipt", run.pk, receipts.token_of(run.pk))


def _shown(request: SubjectRequest, preview: Preview) -> dict[str, object]:
    first = preview.versions[:SENTENCES_SHOWN]
    return {
        "preview": preview,
        "sentences": sentences_for(request.subject, first),
        "unseen": preview.number - len(first),
    }


def _said(request: SubjectRequest, asked: Removal) -> HttpResponse:
    until = date_format(localtime(asked.run_at), "j F, H:i")
    messages.success(request, _("Out of use. Until %(until)s you can take it back.") % {"until": until})
    return go(request, "dashboard:me")
