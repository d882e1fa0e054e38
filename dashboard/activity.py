"""What happened to a person's memories lately: what was read, learned, changed and asked for, the newest first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from dashboard.known import reader, sentences_for
from memory_core.models import LedgerEntry, MemoryVersion, Recall, Subject
from memory_core.services.remember import SCREENING

HAPPENINGS_SHOWN = 40
SENTENCES_SHOWN = 5
ITS_OWN_CHECK = Q(action="memory.approved", actor=SCREENING)  # it was learned at the same moment, which is said

# The acts of the ledger that concern the person, in words for them. What is not here is the clockwork of others.
TOLD: Mapping[str, str | Promise] = {
    "ingest.ignored": lazy("A conversation came in and was not kept, as you wished"),
    "ingest.stored": lazy("Something was written down as it was said"),
    "memory.proposed": lazy("Something was learned"),
    "memory.approved": lazy("Something was approved, so that agents may read it"),
    "memory.rejected": lazy("Something was turned down by whoever checked it"),
    "memory.withdrawn": lazy("Something that waited for a check was dropped"),
    "memory.retired": lazy("Something is no longer in use"),
    "memory.ended_earlier": lazy("Something was over earlier than was known"),
    "memory.reinstated": lazy("Something is in use again"),
    "memory.edited": lazy("Something was reworded"),
    "memory.corrected": lazy("Something was put right"),
    "memory.contested": lazy("Something was marked as wrong"),
    "memory.uncontested": lazy("The mark that something is wrong was taken back"),
    "memory.deleted": lazy("Something was deleted for good"),
    "removal.asked": lazy("Something was taken out of use, to be deleted"),
    "removal.undone": lazy("A deletion was taken back"),
    "removal.done": lazy("A deletion was carried out"),
    "suppression.lifted": lazy("What was deleted may be learned again"),
    "subject.paused": lazy("Everything was paused"),
    "subject.resumed": lazy("The pause ended"),
    "subject.agent_paused": lazy("One agent was paused"),
    "subject.agent_resumed": lazy("The pause of one agent ended"),
    "subject.restricted": lazy("Use was restricted"),
    "subject.restriction_lifted": lazy("The restriction ended"),
    "link.issued": lazy("A link to this page was made"),
    "link.used": lazy("This page was opened with a link"),
    "subject.signed_in": lazy("This page was opened with your account elsewhere"),
    "subject.address_kept": lazy("Your e-mail address was noted, to send you links to this page"),
    "subject.address_dropped": lazy("Your e-mail address was removed"),
    "export.asked": lazy("A copy of everything was asked for"),
    "export.made": lazy("A copy of everything was made"),
    "export.read": lazy("A copy of everything was fetched"),
    "request.filed": lazy("A request was filed"),
    "request.extended": lazy("The time to answer a request was extended"),
    "request.refused": lazy("A request was refused"),
    "request.cancelled": lazy("A request was taken back"),
    "request.fulfilled": lazy("A request was fulfilled"),
    "hold.set": lazy("The law demands that your data is kept for now"),
    "hold.released": lazy("Your data need not be kept by law any more"),
}


# What one conversation or one wish may bring about many times over: told once, with how many.
TOLD_TOGETHER: Mapping[str, Callable[[int], str]] = {
    "memory.proposed": lambda n: ngettext("%(n)d thing was learned", "%(n)d things were learned", n),
    "memory.approved": lambda n: ngettext(
        "%(n)d thing was approved, so that agents may read it",
        "%(n)d things were approved, so that agents may read them",
        n,
    ),
    "memory.retired": lambda n: ngettext("%(n)d thing is no longer in use", "%(n)d things are no longer in use", n),
    "memory.withdrawn": lambda n: ngettext(
        "%(n)d thing that waited for a check was dropped", "%(n)d things that waited for a check were dropped", n
    ),
    "memory.deleted": lambda n: ngettext("%(n)d thing was deleted for good", "%(n)d things were deleted for good", n),
}
TOGETHER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, once or several times at once; `sentences` are those of the memories concerned that there are.

    `unseen` is how many memories more were concerned: they are not held any more, or there are too many.
    """

    at: datetime
    what: str
    who: str
    is_reading: bool
    sentences: Sequence[str] = ()
    unseen: int = 0
    action: str = ""
    times: int = 1

    def goes_with(self, later: "Happening") -> bool:
        is_same = (self.action, self.who) == (later.action, later.who)
        return is_same and self.action in TOLD_TOGETHER and later.at - self.at < TOGETHER

    def told_with(self, later: "Happening") -> "Happening":
        times, sentences = later.times + self.times, [*later.sentences, *self.sentences]
        what = TOLD_TOGETHER[self.action](times) % {"n": times}
        return replace(later, what=what, sentences=sentences, unseen=later.unseen + self.unseen, times=times)


@dataclass(frozen=True, slots=True)
class Activity:
    happenings: Sequence[Happening]
    before: datetime | None

    @property
    def earlier(self) -> str:
        """What to ask for to see what came before, or nothing at the end."""
        return self.before.isoformat() if self.before else ""


def activity_of(subject: Subject, *, before: str = "") -> Activity:
    """The latest that happened before a moment. The number of queries does not depend on how much that is."""
    until = _moment(before)
    recalls = list(
        Recall.objects.of_owner(subject.pk).filter(at__lt=until).select_related("api_key")[:HAPPENINGS_SHOWN]
    )
    acts = LedgerEntry.objects.about(subject.pk).filter(action__in=TOLD, at__lt=until).exclude(ITS_OWN_CHECK)
    entries = list(acts.order_by("-sequence")[: HAPPENINGS_SHOWN + 1])
    sentences = _sentences(subject, recalls, entries)
    happened = [_reading(recall, sentences) for recall in recalls] + [
        _act(subject, entry, sentences) for entry in entries
    ]
    happened.sort(key=lambda happening: happening.at, reverse=True)
    shown = happened[:HAPPENINGS_SHOWN]
    return Activity(_together(shown), shown[-1].at if len(happened) > len(shown) else None)


def _together(happened: Iterable[Happening]) -> list[Happening]:
    told: list[Happening] = []
    for one in happened:
        if told and one.goes_with(told[-1]):
            told[-1] = one.told_with(told[-1])
        else:
            told.append(one)
    return told


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        return timezone.now()
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _sentences(subject: Subject, recalls: Iterable[Recall], entries: Iterable[LedgerEntry]) -> dict[UUID, str]:
    """The words of the versions concerned, as far as they are there: what is on its way out is the person's to see."""
    read = [version_id for recall in recalls for version_id in recall.versions[:SENTENCES_SHOWN]]
    ids = {*read, *(entry.version_id for entry in entries if entry.version_id)}
    held = [version for version in MemoryVersion.objects.filter(owner_id=subject.pk, pk__in=ids) if version.opens]
    return {version.pk: words for version, words in zip(held, sentences_for(subject, held), strict=True)}


def _reading(recall: Recall, sentences: Mapping[UUID, str]) -> Happening:
    given = len(recall.versions)
    seen = [sentences[version_id] for version_id in recall.versions[:SENTENCES_SHOWN] if version_id in sentences]
    said = (
        ngettext("%(who)s read %(n)d thing", "%(who)s read %(n)d things", given)
        if given
        else _("%(who)s looked for something and was given nothing")
    )
    who = reader(recall.api_key.name if recall.api_key else None)
    return Happening(recall.at, said % {"who": who, "n": given}, "", True, seen, given - len(seen))


def _act(subject: Subject, entry: LedgerEntry, sentences: Mapping[UUID, str]) -> Happening:
    sentence = sentences.get(entry.version_id) if entry.version_id else None
    seen = [sentence] if sentence else []
    unseen = int(entry.version_id is not None and sentence is None)
    who = _hand(subject, entry.actor)
    return Happening(entry.at, str(TOLD[entry.action]), who, False, seen, unseen, action=entry.action)


def _hand(subject: Subject, actor: str) -> str:
    """By what sort of hand: names of staff stay inside."""
    if actor == subject.actor:
        return _("by you")
    sort = actor.partition(":")[0]
    return {"user": _("by a member of the team"), "agent": _("by an agent")}.get(sort, "")
