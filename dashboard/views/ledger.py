"""The ledger: who did what and when, what narrows it, and the whole of it as a file."""

from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from audit.trail import Form, Trail, export, stretch
from dashboard import words
from dashboard.access import EXPORTERS, exporter_required, staff_required
from dashboard.http import StaffRequest, asked_for, render_page, subject_asked_for
from dashboard.ledger_rows import actor_choices, chain_state, ledger_rows
from dashboard.rows import name_of
from memory_core.services import subjects

PAGE_SIZE = 50
NOBODY = "00000000-0000-0000-0000-000000000000"
CONTENT_TYPES = {Form.JSONL: "application/x-ndjson", Form.CSV: "text/csv; charset=utf-8"}


@require_GET
@staff_required
def index(request: StaffRequest, /) -> HttpResponse:
    """What was done in this project, the latest first."""
    trail, name = Trail.of(request.GET), asked_for(request, "name")
    if name:
        found = subjects.find(request.project_id, name)
        trail = Trail.of({**request.GET.dict(), "person": str(found.pk) if found else NOBODY})
    person = subject_asked_for(request)
    before, after = _number(request, "before"), _number(request, "after")
    page = stretch(trail, request.project_id, before=before, after=after, size=PAGE_SIZE)
    context = {
        "trail": trail,
        "page": page,
        "acts": ledger_rows(page.entries),
        "chain": chain_state(request.project_id),
        "actions": sorted(words.ACTS.items(), key=lambda act: str(act[1])),
        "actors": actor_choices(request.project_id),
        "person_name": name or (name_of(person) if person else ""),
        "may_export": request.membership.role in EXPORTERS,
    }
    return render_page(request, "ledger/list.html", context, partial="entries")


@require_POST
@exporter_required
def save(request: StaffRequest, /) -> HttpResponse:
    """The entries that are asked for, as a file that is sent while it is read."""
    form = Form.CSV if request.POST.get("form") == Form.CSV else Form.JSONL
    trail = Trail.of(request.POST.dict())
    body = export(trail, request.project_id, form, actor=request.user.actor)
    name = f"ledger-{request.membership.project.slug}-{localdate():%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    answer = StreamingHttpResponse(body, content_type=CONTENT_TYPES[form], headers=headers)
    return cast(HttpResponse, answer)


def _number(request: StaffRequest, name: str) -> int | None:
    asked = request.GET.get(name, "")
    return int(asked[:18]) if asked.isascii() and asked.isdigit() else None
