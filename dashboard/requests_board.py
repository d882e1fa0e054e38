"""Requests as the officer's pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from audit import erasure, holds, letters, measures, request_lists
from audit.deadlines import may_extend
from audit.models import ErasureRun, LegalHold, PrivacyRequest, RequestNote
from audit.refusals import GROUNDS, Ground, grounds_for
from audit.request_lists import by_urgency
from audit.request_moves import Kind, Move, State, is_possible
from dashboard import request_words, words
from dashboard.ledger_rows import LedgerRow, ledger_rows
from dashboard.receipt_words import Beyond, Place, beyond_of, places_of
from dashboard.rows import name_of
from memory_core import vault
from memory_core.models import Subject


@dataclass(frozen=True, slots=True)
class RequestRow:
    request: PrivacyRequest
    kind: str
    law: str
    person: str
    state: str
    tone: str
    due: str
    due_tone: str


@dataclass(frozen=True, slots=True)
class Column:
    """The requests whose day is about as near."""

    code: str
    title: str
    tone: str
    nothing: str
    rows: Sequence[RequestRow]


@dataclass(frozen=True, slots=True)
class NoteRow:
    note: RequestNote
    author: str
    letter: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What an erasure would take, counted now, and what lies where nobody here can reach."""

    places: Sequence[Place]
    beyond: Sequence[Beyond]


@dataclass(frozen=True, slots=True)
class Case:
    """One request, with all that is needed to answer it. `acts` are the moves that its state allows."""

    row: RequestRow
    subject: Subject | None
    text: str
    filed_by: str
    proof: str
    proved_by: str
    decided_by: str
    seconded_by: str
    outcome: str
    ground: Ground | None
    acts: frozenset[str]
    second_by_other: bool
    can_take_back: bool
    can_extend: bool
    can_lift: bool
    hold: LegalHold | None
    hold_by: str
    same: Sequence[RequestRow]
    others: Sequence[RequestRow]
    grounds: Mapping[str, Ground]
    letters: Mapping[str, Promise]
    notes: Sequence[NoteRow]
    timeline: Sequence[LedgerRow]
    preview: Preview | None
    run: ErasureRun | None

    @property
    def request(self) -> PrivacyRequest:
        return self.row.request


def request_rows(requests: Sequence[PrivacyRequest]) -> list[RequestRow]:
    """Rows for requests. One query for the people, however many they are."""
    people = Subject.objects.in_bulk({request.subject_id for request in requests})
    vault.load(people)
    today = timezone.localdate()
    return [_row(request, people.get(request.subject_id), today) for request in requests]


def columns(requests: Sequence[PrivacyRequest]) -> list[Column]:
    """The open requests of the board, by how near their day is."""
    rows = {row.request.pk: row for row in request_rows(requests)}
    return [
        Column(code, str(title), tone, str(nothing), [rows[request.pk] for request in by_urgency(requests)[code]])
        for code, (title, tone, nothing) in request_words.COLUMNS.items()
    ]


def choices() -> dict[str, list[tuple[str, str]]]:
    """What the board can be narrowed to."""
    states = [(str(state), str(request_words.STATES[state][0])) for state in State]
    return {"kinds": [(str(kind), str(request_words.KINDS[kind])) for kind in Kind], "states": states}


def case_of(request: PrivacyRequest, viewer: str) -> Case:
    """Everything about one request. Call it inside the project's scope."""
    others = [one for one in request_lists.of_person(request.subject_id) if one.pk != request.pk]
    rows = request_rows([request, *others])
    notes = list(request.notes.all())
    hold = holds.hold_on(request.subject_id)
    actors = [request.filed_by, request.proved_by, request.decided_by, request.seconded_by]
    names = words.actor_names([*actors, hold.set_by if hold else "", *(note.actor for note in notes)])
    same = {one.pk for one in request_lists.same_as(request)}
    subject = Subject.objects.filter(pk=request.subject_id).first()
    return Case(
        row=rows[0],
        subject=subject,
        text=str(request.details.get("text", "")),
        filed_by=names.get(request.filed_by, ""),
        proof=str(request_words.PROOFS[request.proof]),
        proved_by=names.get(request.proved_by, ""),
        decided_by=names.get(request.decided_by, ""),
        seconded_by=names.get(request.seconded_by, ""),
        outcome=str(request_words.OUTCOMES.get(request.outcome, "")),
        ground=GROUNDS.get(request.refusal),
        acts=frozenset(move.value for move in Move if is_possible(request, move)),
        second_by_other=viewer in (request.decided_by, request.filed_by),
        can_take_back=request.decided_by == viewer and request.state == State.WORKING,
        can_extend=_can_extend(request),
        can_lift=request.outcome == measures.RESTRICTED,
        hold=hold,
        hold_by=names.get(hold.set_by, "") if hold else "",
        same=[row for row in rows[1:] if row.request.pk in same],
        others=rows[1:],
        grounds=grounds_for(request.kind),
        letters={code: letter.label for code, letter in letters.letters_for(request).items()},
        notes=[_note_row(note, names) for note in notes],
        timeline=ledger_rows(request_lists.timeline(request)),
        preview=_preview(request, subject),
        run=request.runs.order_by("-started_at").first(),
    )


def _preview(request: PrivacyRequest, subject: Subject | None) -> Preview | None:
    if request.kind != Kind.ERASURE or request.closed_at or subject is None:
        return None
    plan = erasure.plan(subject)
    return Preview(places_of(plan.stores, {}), beyond_of(plan.outside))


def _can_extend(request: PrivacyRequest) -> bool:
    received = timezone.localdate(request.received_at)
    in_time = may_extend(received, timezone.localdate())
    return is_possible(request, Move.EXTEND) and request.extended_at is None and in_time


def _row(request: PrivacyRequest, subject: Subject | None, today: date) -> RequestRow:
    state, tone = request_words.STATES[request.state]
    is_open = request.state not in PrivacyRequest.ENDED
    return RequestRow(
        request=request,
        kind=str(request_words.KINDS[request.kind]),
        law=request_words.LAW[request.kind],
        person=name_of(subject) if subject else _("Erased person"),
        state=str(state),
        tone=tone,
        due=request_words.days_left(request.due_on, today) if is_open else "",
        due_tone=request_words.due_tone(request.due_on, today) if is_open else "",
    )


def _note_row(note: RequestNote, names: Mapping[str, str]) -> NoteRow:
    letter = letters.LETTERS.get(note.letter)
    return NoteRow(note, names.get(note.actor, note.actor), str(letter.label) if letter else "")
