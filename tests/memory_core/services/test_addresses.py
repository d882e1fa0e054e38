import pytest
from django.db import connection

from memory_core import vault
from memory_core.errors import NotFound
from memory_core.models import LedgerEntry, Subject
from memory_core.services import addresses, erasure, resealing
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_project, make_subject

pytestmark = pytest.mark.django_db

ADDRESS = "Alice.Moreau@Mail.example"


def keep(subject: Subject, address: str | None = ADDRESS) -> None:
    addresses.keep(subject.pk, address, project_id=subject.project_id, actor=ACTOR)


def behind(subject: Subject, address: str) -> list[Subject]:
    with project_scope(subject.project_id):
        return addresses.behind(subject.project_id, address)


def test_a_person_is_found_by_their_address_however_it_is_spelled(alice: Subject) -> None:
    keep(alice)
    for spelled in (ADDRESS, ADDRESS.lower(), f" {ADDRESS.upper()}\t", "alice.moreau@mail.example"):
        assert behind(alice, spelled) == [alice]
    assert behind(alice, "alice@mail.example") == []


def test_nobody_is_found_from_another_project(alice: Subject) -> None:
    keep(alice)
    assert behind(make_subject(make_project("Other"), "alice"), ADDRESS) == []


def test_an_address_never_lies_in_clear(alice: Subject) -> None:
    keep(alice)
    with project_scope(alice.project_id), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(s::text, ' ') FROM memory_core_subject AS s")
        kept = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(l::text, ' ') FROM memory_core_ledgerentry AS l")
        kept += cursor.fetchone()[0]
    for word in (ADDRESS, "moreau", "Moreau"):
        assert word not in kept and word.encode().hex() not in kept


def test_the_mac_tells_nobody_whether_two_projects_know_the_same_person(alice: Subject) -> None:
    other = make_subject(make_project("Other"), "alice")
    assert addresses.mac_of(alice.project_id, ADDRESS) != addresses.mac_of(other.project_id, ADDRESS)


def test_a_new_address_takes_the_place_of_the_old(alice: Subject) -> None:
    keep(alice)
    keep(alice, "new@mail.example")
    assert behind(alice, ADDRESS) == [] and behind(alice, "new@mail.example") == [alice]


def test_an_address_is_taken_away(alice: Subject) -> None:
    keep(alice)
    keep(alice, None)
    with project_scope(alice.project_id):
        subject = Subject.objects.get()
    assert subject.email is None and subject.email_mac is None


def test_each_change_leaves_one_entry_without_the_address(alice: Subject) -> None:
    for address in (ADDRESS, ADDRESS.lower(), None, None):
        keep(alice, address)
    with project_scope(alice.project_id):
        entries = list(LedgerEntry.objects.filter(action__contains="address").order_by("sequence"))
    assert [entry.action for entry in entries] == ["subject.address_kept", "subject.address_dropped"]
    assert all(entry.facts == {} and entry.subject_id == alice.pk for entry in entries)


def test_whoever_was_erased_has_no_address(alice: Subject) -> None:
    keep(alice)
    erasure.erase_subject(alice.pk, project_id=alice.project_id, actor=ACTOR)
    assert behind(alice, ADDRESS) == [] and not vault.has_keys(alice.pk)
    with pytest.raises(NotFound):
        keep(alice)


def test_an_address_moves_to_the_new_key_with_the_rest(alice: Subject) -> None:
    keep(alice)
    newest = vault.rotate(alice.pk)
    resealing.move_all(alice.project_id, alice.pk, floor=newest, still_there=lambda: True)
    vault.drop_before(alice.pk, newest)
    with project_scope(alice.project_id):
        assert Subject.objects.get().email == ADDRESS
