"""Who may open which page. Every view carries one of these guards; a test walks the addresses to see to it.

A page that is read is read inside the project's scope. An act is not: the services open their own, and
what they do between two transactions (asking a model, destroying a key) may not happen inside of one.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth import login, logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect

from dashboard.http import DashboardRequest, StaffRequest, SubjectRequest
from memory_core.errors import CandorError, NotPermitted
from memory_core.models import Membership, MemoryVersion, Project, Subject, User
from memory_core.tenancy import project_scope

P = ParamSpec("P")
View = Callable[..., HttpResponse]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
PROJECT = "project_id"
SUBJECT = "subject_id"
BACKEND = "django.contrib.auth.backends.ModelBackend"
REVIEWERS = frozenset({Membership.Role.OWNER, Membership.Role.REVIEWER})
ERASERS = REVIEWERS | {Membership.Role.PRIVACY_OFFICER}


def open_to_all(view: Callable[Concatenate[DashboardRequest, P], HttpResponse]) -> View:
    """A page for anybody: the ways in and out."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return _answer(cast(DashboardRequest, request), view, *args, **kwargs)

    return _named(guarded, "all")


def staff_required(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View:
    """A page for every member of the project, whatever the role."""
    return _for_staff(view, frozenset(Membership.Role), "staff")


def reviewer_required(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View:
    """An act that owners and reviewers may do."""
    return _for_staff(view, REVIEWERS, "reviewer")


def eraser_required(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View:
    """An act for everybody but auditors, who only look."""
    return _for_staff(view, ERASERS, "eraser")


def subject_required(view: Callable[Concatenate[SubjectRequest, P], HttpResponse]) -> View:
    """A page for the person in the session, who must still be known to the project."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        project_id, subject_id = _session_ids(request)
        if project_id is None or subject_id is None:
            return _visit_over(request)
        with project_scope(project_id):
            subjects = Subject.objects.exclude(state=Subject.State.ERASED).select_related("project")
            subject = subjects.filter(pk=subject_id).first()
        if subject is None:
            logout(request)
            return _visit_over(request)
        visitor = cast(SubjectRequest, request)
        visitor.subject = subject
        with _scope_to_read(request, project_id):
            return _answer(visitor, view, *args, **kwargs)

    return _named(guarded, "subject")


def enter_as_staff(request: HttpRequest, user: User, project_id: UUID | None = None) -> None:
    """Open a session for a member of staff, in the first of their projects unless one is named."""
    logout(request)
    login(request, user, backend=BACKEND)
    if project_id is not None:
        request.session[PROJECT] = str(project_id)


def enter_as_subject(request: HttpRequest, *, project_id: UUID, subject_id: UUID) -> None:
    """Open a session for a person. Whoever was signed in before is signed out."""
    logout(request)
    request.session.cycle_key()
    request.session[PROJECT], request.session[SUBJECT] = str(project_id), str(subject_id)


def is_subject(request: HttpRequest) -> bool:
    return SUBJECT in request.session


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    address: str
    icon: str
    current: str
    count: int = 0


def navigation(request: HttpRequest) -> dict[str, Any]:
    """What the frame of a staff page shows: where one can go, what waits, which other projects there are."""
    membership: Membership | None = getattr(request, "membership", None)
    if membership is None:
        return {}
    with project_scope(membership.project_id):
        waiting = MemoryVersion.objects.awaiting_human().count()
    others = Project.objects.filter(memberships__user=membership.user_id).exclude(pk=membership.project_id)
    return {
        "navigation": list(_entries(request.path, waiting)),
        "waiting": waiting,
        "other_projects": list(others.order_by("name")),
        "may_review": membership.role in REVIEWERS,
        "may_erase": membership.role in ERASERS,
    }


def _entries(path: str, waiting: int) -> list[Entry]:
    places = [
        (_("Overview"), "dashboard:home", "home", 0),
        (_("Review"), "dashboard:review-queue", "review", waiting),
        (_("Memories"), "dashboard:memories", "memories", 0),
        (_("People"), "dashboard:subjects", "people", 0),
        (_("Ledger"), "dashboard:ledger", "ledger", 0),
    ]
    return [
        Entry(label, reverse(name), f"icons/{icon}.svg", _currency(reverse(name), path), count)
        for label, name, icon, count in places
    ]


def _currency(address: str, path: str) -> str:
    """The `aria-current` of a link: the page itself, the place the page lies in, or neither."""
    if path == address:
        return "page"
    return "true" if address != "/" and path.startswith(address) else ""


def _for_staff(
    view: Callable[Concatenate[StaffRequest, P], HttpResponse], roles: frozenset[Membership.Role], name: str
) -> View:
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _closed(request)
        membership = _membership(request)
        if membership is None:
            return _refusal(
                request, NotPermitted(_("Your account belongs to no project yet. Ask an owner to add you."))
            )
        staff = cast(StaffRequest, request)
        staff.membership, staff.project_id = membership, membership.project_id
        if membership.role not in roles:
            return _refusal(request, NotPermitted(_("Your role in this project may look, but not do this.")))
        with _scope_to_read(request, membership.project_id):
            return _answer(staff, view, *args, **kwargs)

    return _named(guarded, name)


def _membership(request: HttpRequest) -> Membership | None:
    """The membership of the session's project, or else the first one; the project comes along."""
    chosen, _subject = _session_ids(request)
    memberships = list(
        Membership.objects.filter(user=cast(User, request.user)).select_related("project").order_by("pk")
    )
    named = [membership for membership in memberships if membership.project_id == chosen]
    return next(iter(named or memberships), None)


def _scope_to_read(request: HttpRequest, project_id: UUID) -> AbstractContextManager[None]:
    return project_scope(project_id) if request.method in SAFE_METHODS else nullcontext()


def _session_ids(request: HttpRequest) -> tuple[UUID | None, UUID | None]:
    project, subject = request.session.get(PROJECT), request.session.get(SUBJECT)
    return UUID(project) if project else None, UUID(subject) if subject else None


def _closed(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and back here afterwards where this is a page one can open."""
    answer = redirect_to_login(request.get_full_path() if request.method == "GET" else reverse("dashboard:home"))
    return HttpResponseClientRedirect(answer.url) if cast(DashboardRequest, request).htmx else answer


def _visit_over(request: HttpRequest) -> HttpResponse:
    return render(request, "me/closed.html", status=403)


def _answer(request: Any, view: Callable[..., HttpResponse], *args: Any, **kwargs: Any) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except CandorError as error:
        return _refusal(request, error)


def _refusal(request: HttpRequest, error: CandorError) -> HttpResponse:
    return render(request, "refused.html", {"error": error}, status=error.status)


def _named(view: View, guard: str) -> View:
    view.guard = guard  # type: ignore[attr-defined]
    return view
