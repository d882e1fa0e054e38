"""The ways in and out."""

from django.contrib.auth import logout
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dashboard import access, doors, framing
from dashboard.access import open_to_all, open_to_people
from dashboard.forms import TOO_MANY, SignInForm
from dashboard.http import DashboardRequest
from dashboard.rows import name_of
from memory_core.errors import NotFound
from memory_core.models import SignInLink, Subject
from memory_core.services import links, staff
from memory_core.tenancy import project_scope

GONE = 410


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@open_to_all
def sign_in(request: DashboardRequest, /) -> HttpResponse:
    form = SignInForm(request, request.POST or None)
    if form.is_valid() and form.user is not None:
        staff.note_sign_in(form.user)
        access.enter_as_staff(request, form.user)
        return redirect(_wanted(request))
    status = 429 if form.has_error(NON_FIELD_ERRORS, TOO_MANY) else 422 if form.is_bound else 200
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return render(request, "sign-in/form.html", {"form": form, "next": wanted}, status=status)


@require_POST
@open_to_all
def sign_out(request: DashboardRequest, /) -> HttpResponse:
    was_subject = access.is_subject(request)
    logout(request)
    return framing.allow(redirect("dashboard:goodbye")) if was_subject else redirect("dashboard:sign-in")


@require_http_methods(["GET", "POST"])
@open_to_all
def enter(request: DashboardRequest, /, token: str) -> HttpResponse:
    """Looking at a one-time link leaves it as it is; the button uses it up."""
    try:
        if request.method == "POST":
            return _walk_in(request, links.consume(token))
        link = links.peek(token)
    except NotFound:
        return framing.allow(render(request, "enter/gone.html", {"doors": doors.of(None)}, status=GONE))
    page = render(request, "enter/welcome.html", {"link": link, "name": _name_behind(link)})
    return page if link.user else framing.allow(page)


@require_GET
@open_to_people
def goodbye(request: DashboardRequest, /) -> HttpResponse:
    return render(request, "me/goodbye.html", {"doors": doors.of(None)})


def _walk_in(request: DashboardRequest, link: SignInLink) -> HttpResponse:
    if link.user is not None:
        access.enter_as_staff(request, link.user, link.project_id)
        return redirect("dashboard:home")
    assert link.subject_id is not None
    access.enter_as_subject(request, project_id=link.project_id, subject_id=link.subject_id)
    return framing.allow(redirect("dashboard:me"))


def _name_behind(link: SignInLink) -> str:
    if link.user is not None:
        return str(link.user)
    assert link.subject_id is not None
    with project_scope(link.project_id):
        return name_of(Subject.objects.filter(pk=link.subject_id).first())


def _wanted(request: DashboardRequest) -> str:
    """Where they were going, as long as that is here."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    if safe and wanted.startswith("/"):  # a bare word would be taken for the name of a page
        return wanted
    return reverse("dashboard:home")
