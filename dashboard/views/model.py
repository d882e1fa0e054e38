"""Which model finds memories by their meaning: to be seen by all staff, chosen by who owns every project."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dashboard import model_board
from dashboard.access import owner_required, staff_required
from dashboard.http import StaffRequest, go, render_page
from dashboard.model_board import ModelForm
from memory_core.engine.embedding import EmbeddingModel
from memory_core.errors import InvalidInput
from memory_core.models import Membership
from memory_core.services import choosing, spaces


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    return _page(request, spaces.wanted())


@require_POST
@owner_required
def choose(request: StaffRequest, /) -> HttpResponse:
    """The model is tried before anything changes."""
    wanted = ModelForm(request.POST).wanted()
    try:
        choosing.choose(wanted, by=request.user)
    except InvalidInput as refusal:
        return _page(request, wanted, faults=refusal.fields)
    messages.success(request, _("Chosen. It answers as soon as everything has been embedded with it."))
    return go(request, "dashboard:model")


def _page(
    request: StaffRequest, shown: EmbeddingModel, *, faults: Mapping[str, Sequence[str]] | None = None
) -> HttpResponse:
    is_owner = request.membership.role == Membership.Role.OWNER
    context = {
        "embedding": model_board.standing(),
        "shown": shown,
        "faults": faults or {},
        "host": choosing.remote_host(),
        "is_owner": is_owner,
        "may_choose": is_owner and choosing.may_choose(request.user),
    }
    return render_page(request, "model/page.html", context, partial="standing", status=422 if faults else 200)
