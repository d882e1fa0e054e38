"""Who may open which page. Every view carries one of these guards; a test walks the addresses to see to it.

A page that is read is read inside the project's scope. An act is not: the services open their own, and
what they do between two transactions (asking a model, destroying a key) may not happen inside of one.
"""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
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

from audit import contradictions, request_lists, sampling
from audit.queue import waiting_count
from dashboard import doors, framing
from dashboard.http import DashboardRequest, StaffRequest, SubjectRequest
from memory_core.errors import CandorError, NotPermitted
from memory_core.models import Membership, Project, Subject, User
from memory_core.services import backlog
from memory_core.tenancy import project_scope

P = ParamSpec("P")
View = Callable[..., HttpResponse]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
PROJECT = "project_id"
SUBJECT = "subject_id"
ENTERED = "entered_at"
FRESH = timedelta(minutes=10)
BACKEND = "django.contrib.auth.backends.ModelBackend"
REVIEWERS = frozenset({Membership.Role.OWNER, Membership.Role.REVIEWER})
OWNERS = frozenset({Membership.Role.OWNER})
ERASERS = REVIEWERS | {Membership.Role.PRIVACY_OFFICER}
OFFICERS = OWNERS | {Membership.Role.PRIVACY_OFFICER}
PRIVACY_READERS = OFFICERS | {Membership.Role.AUDITOR}
EXPORTERS = frozenset({Membership.Role.OWNER, Membership.Role.AUDITOR})


def open_to_all(view: Callable[Concatenate[DashboardRequest, P], HttpResponse]) -> View:
    """A page for anybody: the ways in and out."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return _answer(cast(DashboardRequest, request), view, *args, **kwargs)

    return _named(guarded, "all")


def open_to_people(view: Callable[Concatenate[DashboardRequest, P], HttpResponse]) -> View:
    """The same for the ways of people, which a host application may show inside its own pages."""
    opened = open_to_all(view)

    @wraps(opened)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return framing.allow(opened(request, *args, **kwargs))

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


def owner_required(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View:
    """An act that decides for everybody: owners only."""
    return _for_staff(view, OWNERS, "owner")


def exporter_required(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View:
    """An act for owners and auditors, who may take the ledger along."""
    return _for_staff(view, EXPORTERS, "exporter")


def officer_required(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View:
    """An act for those who answer people about their own data."""
    return _for_staff(view, OFFICERS, "officer")


def privacy_reader_required(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View:
    """A page about people's requests: for those who answer them, and auditors. Reviewers need none of it."""
    return _for_staff(view, PRIVACY_READERS, "privacy_reader")


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
            return framing.allow(_answer(visitor, view, *args, **kwargs))

    return _named(guarded, "subject")


def fresh_subject_required(view: Callable[Concatenate[SubjectRequest, P], HttpResponse]) -> View:
    """An act that cannot be left to whoever finds the page open: the person must have come in within FRESH."""

    @wraps(view)
    def guarded(request: SubjectRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        context = {"minutes": FRESH // timedelta(minutes=1), "doors": doors.again_for(request.subject)}
        return render(request, "me/stale.html", context, status=403)

    return subject_required(guarded)


def enter_as_staff(request: HttpRequest, user: User, project_id: UUID | None = None) -> None:
    """Open a session for a member of staff, in the first of their projects unless one is named."""
    logout(request)
    login(request, user, backend=BACKEND)
    if project_id is not None:
        request.session[PROJECT] = str(project_id)


def enter_as_subject(
    request: HttpRequest, *, project_id: UUID, subject_id: UUID, proved_at: float | None = None
) -> None:
    """Open a session for a person. Whoever was signed in before is signed out.

    `proved_at` is when they proved who they are, where that was elsewhere and earlier.
    """
    logout(request)
    request.session.cycle_key()
    request.session[PROJECT], request.session[SUBJECT] = str(project_id), str(subject_id)
    request.session[ENTERED] = time.time() if proved_at is None else proved_at


def is_fresh(request: HttpRequest) -> bool:
    return time.time() - float(request.session.get(ENTERED, 0)) < FRESH.total_seconds()


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
        waiting = waiting_count()
        checks, conflicts = sampling.waiting_count(), contradictions.waiting_count()
        failed = backlog.failed_count(membership.project_id)
        asked = request_lists.open_count() if membership.role in PRIVACY_READERS else None
    others = Project.objects.filter(memberships__user=membership.user_id).exclude(pk=membership.project_id)
    return {
        "navigation": list(_entries(request.path, waiting, checks, conflicts, asked, failed)),
        "waiting": waiting,
        "other_projects": list(others.order_by("name")),
        "may_review": membership.role in REVIEWERS,
        "may_erase": membership.role in ERASERS,
    }


def _entries(path: str, waiting: int, checks: int, conflicts: int, asked: int | None, failed: int) -> list[Entry]:
    places = [
        (_("Overview"), "dashboard:home", "home", 0),
        (_("Review"), "dashboard:review-queue", "review", waiting),
        (_("Checks"), "dashboard:checks", "checks", checks),
        (_("Conflicts"), "dashboard:contradictions", "conflicts", conflicts),
        (_("Memories"), "dashboard:memories", "memories", 0),
        (_("People"), "dashboard:subjects", "people", 0),
        *([(_("Requests"), "dashboard:requests", "requests", asked)] if asked is not None else []),
        (_("Jobs"), "dashboard:jobs", "jobs", failed),
        (_("Policy"), "dashboard:policy", "policy", 0),
        (_("Ledger"), "dashboard:ledger", "ledger", 0),
    ]
    return [
        Entry(label, reverse(name), f"icons/{icon}.svg", _currency(name, path), count)
        for label, name, icon, count in places
    ]


# Places without an entry of their own, and the entry whose page leads there.
BEHIND = {
    "dashboard:policy": ("dashboard:maintenance", "dashboard:receivers"),
    "dashboard:requests": ("dashboard:receipts",),
}


def _currency(name: str, path: str) -> str:
    """The `aria-current` of a link: the page itself, the place the page lies in, or neither."""
    address, *others = [reverse(one) for one in (name, *BEHIND.get(name, ()))]
    if path == address:
        return "page"
    return "true" if address != "/" and path.startswith((address, *others)) else ""


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
    return framing.allow(render(request, "me/closed.html", {"doors": doors.of(None)}, status=403))


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
