"""Systems that are told what becomes of a person's data (Art. 19), and what they were told."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from audit import notices, receivers
from audit.models import Notice
from dashboard.access import OFFICERS, OWNERS, officer_required, owner_required, privacy_reader_required
from dashboard.forms import ReceiverForm
from dashboard.http import StaffRequest, go, page_of, render_page
from dashboard.receivers import notice_rows, receiver_rows, why
from memory_core.errors import Conflict, InvalidInput
from memory_core.tenancy import project_scope

PAGE_SIZE = 50


@require_GET
@privacy_reader_required
def index(request: StaffRequest, /) -> HttpResponse:
    return _page(request, ReceiverForm())


@require_POST
@owner_required
def add(request: StaffRequest, /) -> HttpResponse:
    """Answers with the secret, which no other page shows."""
    form = ReceiverForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        added = receivers.add(request.project_id, **form.cleaned_data, actor=request.user.actor)
    except (Conflict, InvalidInput) as error:
        form.take(error)
        return _page(request, form, status=422)
    return _page(request, ReceiverForm(), added=added, secret=receivers.secret_of(added))


@require_POST
@owner_required
def test(request: StaffRequest, /, receiver_id: UUID) -> HttpResponse:
    outcome = receivers.test(receiver_id, project_id=request.project_id, actor=request.user.actor)
    if outcome == receivers.ARRIVED:
        messages.success(request, _("The test message arrived."))
    else:
        messages.error(request, _("The test message did not arrive: %(why)s.") % {"why": why(outcome)})
    return go(request, "dashboard:receivers")


@require_POST
@owner_required
def remove(request: StaffRequest, /, receiver_id: UUID) -> HttpResponse:
    receivers.remove(receiver_id, project_id=request.project_id, actor=request.user.actor)
    messages.success(request, _("Removed. It is told nothing more."))
    return go(request, "dashboard:receivers")


@require_POST
@officer_required
def try_again(request: StaffRequest, /, receiver_id: UUID) -> HttpResponse:
    number = notices.try_again(receiver_id, project_id=request.project_id, actor=request.user.actor)
    if number:
        said = ngettext("%(n)d message is tried again now.", "%(n)d messages are tried again now.", number)
        messages.success(request, said % {"n": number})
    else:
        messages.warning(request, _("Nothing is left that could be told: it is outdated, or its words are gone."))
    return go(request, "dashboard:receivers")


def _page(request: StaffRequest, form: ReceiverForm, *, status: int = 200, **shown: Any) -> HttpResponse:
    with project_scope(request.project_id):
        page = page_of(request, Notice.objects.select_related("receiver").order_by("-pk"), size=PAGE_SIZE)
        context = {
            "form": form,
            "receivers": receiver_rows(),
            "page": page,
            "notices": notice_rows(page.rows),
            "may_change": request.membership.role in OWNERS,
            "may_retry": request.membership.role in OFFICERS,
            **shown,
        }
    return render_page(request, "receivers/list.html", context, partial="told", status=status)
