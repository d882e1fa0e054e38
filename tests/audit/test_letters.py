import pytest
from django.utils import timezone
from django.utils.formats import date_format

from audit import carrying_out, letters, requests
from audit.models import PrivacyRequest
from audit.refusals import GROUNDS, grounds_for
from audit.request_moves import Kind
from memory_core.models import Subject
from memory_core.tenancy import project_scope
from tests.audit.asking import ANA, act_on, agreed, ask, unproved, worked_on

pytestmark = pytest.mark.django_db

NO = {"reason": "legal_duty", "text": "Invoices have to be kept {for} ten years."}


def draft(request: PrivacyRequest, code: str) -> str:
    with project_scope(request.project_id):
        found = PrivacyRequest.objects.select_related("project").get(pk=request.pk)
        return letters.draft(found, code)


@pytest.mark.parametrize("code", letters.LETTERS)
@pytest.mark.parametrize("kind", Kind)
def test_every_letter_can_be_written_for_every_kind(alice: Subject, code: str, kind: str) -> None:
    text = draft(ask(alice, kind), code)
    assert "Acme" in text and "{" not in text and text.startswith("Dear")


def test_a_letter_has_number_and_dates(alice: Subject) -> None:
    request = ask(alice, Kind.ERASURE)
    text = draft(request, "received")
    assert "request: 1" in text and date_format(request.due_on, "j F Y") in text
    assert date_format(timezone.localdate(), "j F Y") in text


def test_a_refusal_says_why_and_what_the_person_can_do_about_it(alice: Subject) -> None:
    refused = act_on(ask(alice, Kind.ERASURE), requests.refuse, ANA, **NO)
    text = draft(refused, "refusal")
    assert NO["text"] in text and "Art. 17(3)(b)" in text
    assert "supervisory authority" in text and "go to court" in text


def test_an_extension_says_why_and_until_when(alice: Subject) -> None:
    longer = act_on(ask(alice), requests.extend, ANA, reason="Four years of conversations")
    text = draft(longer, "extension")
    assert "Four years of conversations" in text and date_format(longer.due_on, "j F Y") in text


def test_what_is_not_known_yet_is_left_as_a_gap(alice: Subject) -> None:
    assert "[…]" in draft(ask(alice), "refusal")


def test_only_letters_that_fit_are_offered(alice: Subject) -> None:
    waiting, grace = unproved(alice), agreed(alice)
    done = act_on(worked_on(alice, Kind.RESTRICTION), carrying_out.fulfil, ANA)
    assert list(letters.letters_for(waiting)) == ["identity"]
    assert list(letters.letters_for(grace)) == ["erasure_begins"]
    assert list(letters.letters_for(done)) == ["restricted", "restriction_ends"]


def test_nobody_is_told_of_an_erasure_that_was_not_this_requests(alice: Subject) -> None:
    gone = PrivacyRequest(kind=Kind.ERASURE, state="fulfilled", outcome="already_gone")
    assert list(letters.letters_for(gone)) == ["nothing_held"]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_grounds_and_each_ground_a_law(kind: str) -> None:
    grounds = grounds_for(kind)
    assert {"identity", "unfounded", "excessive"} < grounds.keys() and all(one.law for one in grounds.values())
    assert all(len(code) <= 20 for code in GROUNDS)
