from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from memory_core.errors import NotFound
from memory_core.models import LedgerEntry, SignInLink, Subject
from memory_core.services import links
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_user

pytestmark = pytest.mark.django_db


def issue(alice: Subject) -> str:
    return links.issue(project_id=alice.project_id, issued_by=ACTOR, subject_id=alice.pk)


def test_a_link_leads_to_the_person_it_was_made_for(alice: Subject) -> None:
    link = links.consume(issue(alice))
    assert (link.subject_id, link.user, link.project_id) == (alice.pk, None, alice.project_id)


def test_a_link_leads_to_the_member_of_staff_it_was_made_for(alice: Subject) -> None:
    user = make_user(alice.project)
    token = links.issue(project_id=alice.project_id, issued_by=ACTOR, user=user)
    assert links.consume(token).user == user


def test_a_link_is_good_for_one_use(alice: Subject) -> None:
    token = issue(alice)
    links.consume(token)
    for use in (links.consume, links.peek):
        with pytest.raises(NotFound, match="used already"):
            use(token)


def test_looking_does_not_use_it_up(alice: Subject) -> None:
    token = issue(alice)
    assert links.peek(token) == links.peek(token) == links.consume(token)


def test_a_link_expires(alice: Subject) -> None:
    token = issue(alice)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for use in (links.consume, links.peek):
        with pytest.raises(NotFound):
            use(token)


@pytest.mark.parametrize("token", ["", "nope", "é", "\udce9"])
def test_an_unknown_token_leads_nowhere(token: str) -> None:
    with pytest.raises(NotFound):
        links.consume(token)


def test_the_token_is_kept_as_a_hash_only(alice: Subject) -> None:
    token = issue(alice)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(l::text, ' ') FROM memory_core_signinlink AS l")
        assert token not in cursor.fetchone()[0]


def test_issue_and_use_are_in_the_ledger_without_the_token(alice: Subject) -> None:
    token = issue(alice)
    links.consume(token)
    with project_scope(alice.project_id):
        entries = list(LedgerEntry.objects.filter(action__startswith="link.").order_by("sequence"))
    assert [(e.action, e.actor) for e in entries] == [("link.issued", ACTOR), ("link.used", f"subject:{alice.pk}")]
    assert not any(token in str(entry.facts) for entry in entries)
