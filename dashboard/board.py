"""The review page around a case: the list with its filters, what has arrived, and who may see what is marked."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit import claims, filters, queue
from audit.queue import Narrowing
from dashboard import words
from dashboard.http import StaffRequest
from dashboard.marking import label_of
from dashboard.queries import arrived
from dashboard.rows import name_of, version_rows
from memory_core.models import Subject
from memory_core.models.sealed import new_id

PAGE_SIZE = 25
COUNTED = 1000
VEIL = "candor_veil"


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What has come in since a page was drawn. `told` sums up what the page says already."""

    waiting: int
    new: int

    @property
    def told(self) -> str:
        return f"{self.waiting}.{self.new}"

    @property
    def words(self) -> str:
        if self.waiting >= COUNTED:
            return _("%(number)s or more waiting") % {"number": f"{COUNTED:,}"}
        return ngettext("%(number)s waiting", "%(number)s waiting", self.waiting) % {"number": self.waiting}


def frame(request: StaffRequest) -> dict[str, Any]:
    """What every part of the page needs: what the list is narrowed to, as it goes on with every link."""
    narrowing = Narrowing.of(request.GET)
    after = request.GET.get("after", "")
    place = urlencode({"after": after}) if after else ""
    return {
        "narrowing": narrowing,
        "narrowed": _question(narrowing.query),
        "suffix": _question(narrowing.query, place),
        "veiled": request.COOKIES.get(VEIL) == "on",
    }


def board(request: StaffRequest) -> dict[str, Any]:
    """The list. The number of queries does not depend on its length."""
    framed = frame(request)
    narrowing: Narrowing = framed["narrowing"]
    page = queue.page(narrowing, after=request.GET.get("after", ""), size=PAGE_SIZE)
    holders = claims.holders(version.pk for version in page.rows)
    others = {pk: actor for pk, actor in holders.items() if actor != request.user.actor}
    return {
        **framed,
        **told(narrowing, Arrivals(queue.waiting_count(COUNTED, narrowing=narrowing), 0), new_id()),
        "rows": version_rows(page.rows, others),
        "earlier": _further(narrowing, page.previous),
        "later": _further(narrowing, page.next),
    }


def choices(request: StaffRequest) -> dict[str, Any]:
    """What the filters offer. From one decision to the next the page keeps those it has."""
    narrowing = Narrowing.of(request.GET)
    return {
        **_options(),
        **_saved(request, narrowing),
        "person_name": name_of(Subject.objects.filter(pk=narrowing.person).first()) if narrowing.person else "",
        "narrowed_further": any((narrowing.risk, narrowing.kind, narrowing.agent, narrowing.overdue, narrowing.second)),
    }


def around(request: StaffRequest, *, part: str) -> dict[str, Any]:
    """What stands around a case in the answer: for htmx no more than the part that it swaps."""
    if not request.htmx:
        return {**board(request), **choices(request)}
    return {**board(request), "keeps_filters": True} if part == "panes" else frame(request)


def arrivals(narrowing: Narrowing, since: UUID) -> Arrivals:
    """Two counts, none of which goes far: the page asks for them every few seconds."""
    return Arrivals(queue.waiting_count(COUNTED, narrowing=narrowing), arrived(narrowing, since))


def told(narrowing: Narrowing, arrivals: Arrivals, since: UUID) -> dict[str, Any]:
    """How the page says it, and the address at which it asks next."""
    asked = urlencode({"since": since, "told": arrivals.told})
    return {
        "waiting_words": arrivals.words,
        "new": arrivals.new,
        "narrowed": _question(narrowing.query),
        "poll": reverse("dashboard:review-arrivals") + _question(narrowing.query, asked),
    }


def _options() -> dict[str, Any]:
    agents = queue.agents_waiting()
    names = words.actor_names(value for value, name in agents if not name)
    return {
        "findings": sorted(((kind, label_of(kind)) for kind in queue.kinds_waiting()), key=lambda pair: pair[1]),
        "kinds": words.KIND_LABELS.items(),
        "risks": words.RISKS.items(),
        "agents": [(value, name or names.get(value, value)) for value, name in agents],
    }


def _saved(request: StaffRequest, narrowing: Narrowing) -> dict[str, Any]:
    saved = filters.of(request.user, request.project_id)
    return {"saved": saved, "is_saved": any(one.query == narrowing.query for one in saved)}


def _further(narrowing: Narrowing, cursor: str) -> str:
    there = _question(narrowing.query, urlencode({"after": cursor}))
    return reverse("dashboard:review-queue") + there if cursor else ""


def _question(*parts: str) -> str:
    given = "&".join(part for part in parts if part)
    return f"?{given}" if given else ""
