"""What a person decides once for all that comes: who may write down, who may read, what may be learned again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit import own_wishes
from dashboard.access import subject_required
from dashboard.held import Narrowing, held_about, shelves
from dashboard.http import SubjectRequest, go
from dashboard.standing import standing_of
from dashboard.talkers import Talker, pausable, pauses_of_others, talkers_of
from memory_core.errors import CandorError, NotFound
from memory_core.services import consent, suppression
from memory_core.tenancy import project_scope


@require_GET
@subject_required
def choices(request: SubjectRequest, /) -> HttpResponse:
    subject = request.subject
    talkers = talkers_of(subject)
    context = {
        "standing": standing_of(subject),
        "agents": pausable(subject, talkers),
        "unknown_pauses": pauses_of_others(subject, talkers),
        "shelves": shelves(held_about(subject, Narrowing(), talkers)),
        "subject": subject,
        "here": "choices",
    }
    return render(request, "me/choices.html", context)


@require_POST
@subject_required
def pause(request: SubjectRequest, /) -> HttpResponse:
    """Everything, or with `agent` what comes from one."""
    subject, talker = request.subject, _talker(request)
    agent_id, key_id = (talker.agent_id, talker.key_id) if talker else (None, None)
    consent.pause(subject, actor=subject.actor, agent_id=agent_id, key_id=key_id)
    if talker:
        messages.success(request, _("Paused. %(agent)s writes nothing down.") % {"agent": talker.name})
    else:
        messages.success(request, _("Paused. Nothing new is written down about you."))
    return go(request, "dashboard:me-choices")


@require_POST
@subject_required
def resume(request: SubjectRequest, /) -> HttpResponse:
    subject, talker = request.subject, _talker(request)
    agent_id, key_id = (talker.agent_id, talker.key_id) if talker else (None, None)
    consent.resume(subject, actor=subject.actor, agent_id=agent_id, key_id=key_id)
    messages.success(request, _("The pause has ended."))
    return go(request, "dashboard:me-choices")


@require_POST
@subject_required
def restrict(request: SubjectRequest, /) -> HttpResponse:
    own_wishes.restrict(request.subject)
    messages.success(request, _("Restricted. Nobody but you reads anything about you."))
    return go(request, "dashboard:me-choices")


@require_POST
@subject_required
def lift(request: SubjectRequest, /) -> HttpResponse:
    try:
        own_wishes.lift_restriction(request.subject)
        messages.success(request, _("The restriction has ended."))
    except CandorError as error:
        messages.warning(request, error.detail)
    return go(request, "dashboard:me-choices")


@require_POST
@subject_required
def relearn(request: SubjectRequest, /) -> HttpResponse:
    suppression.lift(request.subject, actor=request.subject.actor)
    messages.success(request, _("Done. What was deleted may be learned again if you speak of it."))
    return go(request, "dashboard:me-choices")


def _talker(request: SubjectRequest) -> Talker | None:
    """The agent that was named, or None where none was. Raises NotFound for one that has nothing of this person's."""
    code = request.POST.get("agent", "")
    if not code:
        return None
    with project_scope(request.subject.project_id):
        for talker in talkers_of(request.subject):
            if talker.code == code:
                return talker
    raise NotFound(_("There is no such agent."))
