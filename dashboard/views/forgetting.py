"""Forgetting a topic, an agent, an app or a run in one call: counted first, then done for good."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.access import officer_required
from dashboard.http import StaffRequest, go
from memory_core.errors import CandorError
from memory_core.services import resetting
from memory_core.services.resetting import Target

WHAT = (
    ("agent_id", lazy("Everything of an agent")),
    ("app_id", lazy("Everything of an app")),
    ("run_id", lazy("Everything of a run")),
    ("topic", lazy("A topic of one person")),
)


class TargetForm(forms.Form):
    what = forms.ChoiceField(choices=WHAT)
    name = forms.CharField(max_length=255)
    person = forms.CharField(max_length=255, required=False)

    def target(self) -> Target:
        what, name = self.cleaned_data["what"], self.cleaned_data["name"]
        return Target(**{what: name}, user_id=self.cleaned_data["person"] if what == "topic" else "")


@require_http_methods(["GET", "POST"])
@officer_required
def index(request: StaffRequest, /) -> HttpResponse:
    """Which it is, and how many memories would go."""
    form = TargetForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _shown(request, form)
    if not form.is_valid():
        return _shown(request, form, status=422)
    try:
        return _shown(request, form, extent=resetting.extent(request.project_id, form.target()))
    except CandorError as error:
        form.add_error(None, error.detail)
        return _shown(request, form, status=422)


@require_POST
@officer_required
def forget(request: StaffRequest, /) -> HttpResponse:
    """Carried out when as many would go as were shown."""
    form = TargetForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, status=422)
    extent = resetting.extent(request.project_id, form.target())
    if str(extent.memories) != request.POST.get("count"):
        form.add_error(None, _("Something has changed since. Look at the number again."))
        return _shown(request, form, extent=extent, status=422)
    resetting.reset(request.project_id, form.target(), actor=request.user.actor)
    said = ngettext("%(n)d memory is gone for good.", "%(n)d memories are gone for good.", extent.memories)
    messages.success(request, said % {"n": extent.memories})
    return go(request, "dashboard:forget")


def _shown(request: StaffRequest, form: TargetForm, *, status: int = 200, **shown: Any) -> HttpResponse:
    return render(request, "maintenance/forget.html", {"form": form, "choices": WHAT, **shown}, status=status)
