"""How people come in without a link from the host application: by one sent to their address, or by an account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dashboard import access, doors, identity
from dashboard.access import open_to_people, subject_required
from dashboard.forms import AddressForm
from dashboard.http import DashboardRequest, SubjectRequest, asked_for, go
from memory_core.errors import CandorError, NotPermitted
from memory_core.models import Project
from memory_core.services import addresses, visits

MOST = doors.LETTERS_TO_ONE.most


@sensitive_post_parameters("email")
@require_http_methods(["GET", "POST"])
@open_to_people
def ask(request: DashboardRequest, /) -> HttpResponse:
    """The same answer for an address that is known and one that is not."""
    form = AddressForm(request.POST or None, initial={"project": asked_for(request, "project")[:50]})
    slug = str(form["project"].value() or "")
    project = Project.objects.filter(slug=slug).first()
    open_doors = doors.of(project)
    if form.is_valid() and open_doors.mail:
        doors.ask_for_link(request, form.cleaned_data["email"], slug=slug)
        return render(request, "enter/sent.html", {"most": MOST, "project": project})
    context = {"form": form, "doors": open_doors, "project": project}
    return render(request, "enter/person.html", context, status=422 if form.is_bound else 200)


@require_POST
@subject_required
def again(request: SubjectRequest, /) -> HttpResponse:
    """A new link for a person whose visit has lasted too long for what they want to do."""
    doors.ask_for_own_link(request, request.subject)
    return render(request, "enter/sent.html", {"is_known": True, "most": MOST})


@require_GET
@open_to_people
def account(request: DashboardRequest, /) -> HttpResponse:
    try:
        doors.try_account(request)
        return identity.begin(request, again=asked_for(request, "again") == "1")
    except NotPermitted:
        return render(request, "enter/failed.html", status=NotPermitted.status)


@require_GET
@open_to_people
def account_back(request: DashboardRequest, /) -> HttpResponse:
    try:
        found = identity.finish(request)
    except NotPermitted:
        return render(request, "enter/failed.html", status=NotPermitted.status)
    subject = visits.known_as(identity.configured().project, found.name, is_address=found.is_address)
    if subject is None:
        return render(request, "enter/nothing.html")
    visits.note(subject, way="account")
    access.enter_as_subject(request, project_id=subject.project_id, subject_id=subject.pk, proved_at=found.proved_at)
    return redirect("dashboard:me-delete-everything" if found.is_again else "dashboard:me")


@require_POST
@subject_required
def drop_address(request: SubjectRequest, /) -> HttpResponse:
    subject = request.subject
    try:
        addresses.keep(subject.pk, None, project_id=subject.project_id, actor=subject.actor)
        messages.success(request, _("Your e-mail address is gone."))
    except CandorError as error:
        messages.warning(request, error.detail)
    return go(request, "dashboard:me-choices")
