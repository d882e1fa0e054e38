"""How people's pages look: chosen and tried out by the owner of a project, served to everybody as a stylesheet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dashboard.access import owner_required, staff_required
from dashboard.forms import ThemeForm
from dashboard.http import StaffRequest, go
from memory_core.errors import InvalidInput
from memory_core.models import Membership, Project
from memory_core.services import theme

DAY_SECONDS = 86_400
SAMPLE = ".theme-sample"
CORNERS = {
    "square": lazy("Square"),
    "slight": lazy("Slightly round"),
    "usual": lazy("Round"),
    "round": lazy("Very round"),
}
LETTERS = {
    "usual": lazy("Plain, with headings as in a book"),
    "plain": lazy("Plain throughout"),
    "book": lazy("As in a book throughout"),
    "rounded": lazy("Rounded, where the device has such letters"),
}


@require_http_methods(["GET", "POST"])
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    """The look that holds, or by POST one that is tried out. Nothing is changed."""
    saved = theme.theme_of(request.membership.project)
    return _page(request, ThemeForm(request.POST).theme() if request.method == "POST" else saved)


@require_POST
@owner_required
def save(request: StaffRequest, /) -> HttpResponse:
    wanted = ThemeForm(request.POST).theme()
    try:
        theme.change(request.project_id, wanted, actor=request.user.actor)
    except InvalidInput:
        return _page(request, wanted)
    messages.success(request, _("Saved. The pages of people look like this from now on."))
    return go(request, "dashboard:theme")


@require_GET
@staff_required
@cache_control(private=True, max_age=0)
def sample(request: StaffRequest, /) -> HttpResponse:
    """The stylesheet of a look that is tried out, for the sample on the page alone."""
    try:
        tried = theme.checked(ThemeForm(request.GET).theme())
    except InvalidInput:
        tried = theme.theme_of(request.membership.project)
    return _sheet(theme.stylesheet(tried, SAMPLE))


@require_GET
def sheet(request: HttpRequest, /, project_id: UUID) -> HttpResponse:
    """Says nothing of anybody and is named anew with every change (`?v=`), so everybody may keep it."""
    project = get_object_or_404(Project, pk=project_id)
    answer = _sheet(theme.stylesheet(theme.theme_of(project)))
    answer["Cache-Control"] = f"public, max-age={DAY_SECONDS}"
    return answer


sheet.guard = "all"  # type: ignore[attr-defined] # without the guard's headers, which forbid keeping


def _page(request: StaffRequest, shown: theme.Theme) -> HttpResponse:
    faults: dict[str, Any] = {}
    try:
        theme.checked(shown)
    except InvalidInput as refusal:
        faults = refusal.fields
    context = {
        "shown": shown,
        "faults": faults,
        "corners": CORNERS.items(),
        "letters": LETTERS.items(),
        "may_change": request.membership.role == Membership.Role.OWNER,
    }
    return render(request, "theme/page.html", context, status=422 if faults else 200)


def _sheet(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/css; charset=utf-8")
