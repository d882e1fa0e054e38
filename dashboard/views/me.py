"""What I know about you: the pages of the person whom the memories are about."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dashboard.access import subject_required
from dashboard.http import SubjectRequest, go
from dashboard.known import portrait
from memory_core.models import Memory, MemoryVersion
from memory_core.services import erasure
from memory_core.tenancy import project_scope


@require_GET
@subject_required
def home(request: SubjectRequest, /) -> HttpResponse:
    context = {"portrait": portrait(request.subject), "subject": request.subject}
    return render(request, "me/home.html", context)


@require_POST
@subject_required
def delete(request: SubjectRequest, /, memory_id: UUID) -> HttpResponse:
    subject = request.subject
    with project_scope(subject.project_id):
        memory = get_object_or_404(Memory.objects.filter(subject=subject), pk=memory_id)
    erasure.erase_memory(subject.project_id, memory.pk, actor=subject.actor)
    messages.success(request, _("Forgotten. It is gone for good."))
    return go(request, "dashboard:me")


@require_http_methods(["GET", "POST"])
@subject_required
def delete_everything(request: SubjectRequest, /) -> HttpResponse:
    """Shows what would go; the button makes it go and ends the visit."""
    subject = request.subject
    if request.method == "GET":
        number = MemoryVersion.objects.held_about(subject.pk).count()
        return render(request, "me/everything.html", {"number": number})
    erasure.erase_subject(subject.pk, project_id=subject.project_id, actor=subject.actor)
    logout(request)
    return redirect(reverse("dashboard:goodbye") + "?erased")
