"""What I know about you: the pages of the person whom the memories are about."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audit import maintenance_rules, own_wishes
from audit.retention import told
from dashboard.access import subject_required
from dashboard.activity import activity_of
from dashboard.held import Narrowing
from dashboard.http import SubjectRequest, asked_for, go, number_asked_for
from dashboard.known import as_held, portrait, sentences_for, thing
from dashboard.marking import difference
from dashboard.own_forms import WordsForm
from dashboard.standing import standing_of
from memory_core.errors import CandorError
from memory_core.models import MemoryVersion
from memory_core.services import editing
from memory_core.tenancy import project_scope


@require_GET
@subject_required
def home(request: SubjectRequest, /) -> HttpResponse:
    subject = request.subject
    shown = portrait(subject, Narrowing.of(request.GET.dict()), number_asked_for(request, "page"))
    context = {"portrait": shown, "standing": standing_of(subject), "subject": subject, "here": "home"}
    return render(request, "me/home.html", context)


@require_GET
@subject_required
def activity(request: SubjectRequest, /) -> HttpResponse:
    happened = activity_of(request.subject, before=asked_for(request, "before"))
    return render(request, "me/activity.html", {"happened": happened, "here": "activity"})


@require_GET
@subject_required
def keeping(request: SubjectRequest, /) -> HttpResponse:
    """The rules of retention and maintenance, as the code obeys them."""
    project = request.subject.project
    context = {"sentences": told(project), "tidying": maintenance_rules.told(project), "here": "keeping"}
    return render(request, "me/keeping.html", context)


@require_http_methods(["GET", "POST"])
@subject_required
def mend(request: SubjectRequest, /, memory_id: UUID) -> HttpResponse:
    """The person's own words for something: written, looked at beside the old ones, then kept."""
    subject = request.subject
    with project_scope(subject.project_id):
        known = thing(subject, memory_id)
        [sentence] = sentences_for(subject, [known.version])
    form = WordsForm(request.POST if request.method == "POST" else None, initial={"text": sentence})
    if not form.is_valid():
        return render(request, "me/mend.html", {"known": known, "form": form}, status=422 if form.is_bound else 200)
    text = form.cleaned_data["text"]
    if form.is_settled(known.version.pk):
        return _mended(request, known.version, text)
    change = difference(sentence, text)
    return render(request, "me/mend.html", {"known": known, "form": form, "change": change, "text": text})


@require_POST
@subject_required
def wrong(request: SubjectRequest, /, memory_id: UUID) -> HttpResponse:
    editing.mark_wrong(request.subject, memory_id)
    messages.success(request, _("Marked as wrong. No agent reads it any more; somebody will look at it."))
    return go(request, "dashboard:me")


@require_POST
@subject_required
def right(request: SubjectRequest, /, memory_id: UUID) -> HttpResponse:
    """It was not wrong after all."""
    editing.unmark_wrong(request.subject, memory_id)
    messages.success(request, _("The mark is gone. All is as it was before."))
    return go(request, "dashboard:me")


def _mended(request: SubjectRequest, shown: MemoryVersion, text: str) -> HttpResponse:
    with project_scope(request.subject.project_id):
        words = as_held(request.subject, shown, text)
    try:
        version = own_wishes.correct(request.subject, shown.memory_id, words)
    except CandorError as error:
        messages.warning(request, error.detail)
        return go(request, "dashboard:me")
    if version.is_in_force:
        messages.success(request, _("Corrected. From now on agents read your words."))
    else:
        messages.success(request, _("Corrected. The old words are gone from use; yours are waiting for a check."))
    return go(request, "dashboard:me")
