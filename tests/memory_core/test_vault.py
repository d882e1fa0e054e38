from uuid import uuid4

import pytest

from memory_core import vault
from memory_core.errors import KeyDestroyed

pytestmark = pytest.mark.django_db


def test_what_is_sealed_opens_for_the_same_owner_and_place() -> None:
    owner = uuid4()
    vault.create(owner)
    assert vault.open(owner, "turn.content:1", vault.seal(owner, "turn.content:1", b"tea")) == b"tea"


def test_a_value_moved_to_another_row_does_not_open() -> None:
    owner = uuid4()
    vault.create(owner)
    sealed = vault.seal(owner, "turn.content:1", b"tea")
    with pytest.raises(ValueError, match="changed or moved"):
        vault.open(owner, "turn.content:2", sealed)


def test_another_owners_key_does_not_open_it() -> None:
    owner, other = uuid4(), uuid4()
    vault.create(owner)
    vault.create(other)
    with pytest.raises(ValueError, match="changed or moved"):
        vault.open(other, "turn.content:1", vault.seal(owner, "turn.content:1", b"tea"))


def test_after_a_rotation_old_values_open_until_the_old_key_is_dropped() -> None:
    owner = uuid4()
    vault.create(owner)
    old = vault.seal(owner, "p", b"tea")
    generation = vault.rotate(owner)
    assert vault.open(owner, "p", old) == b"tea"
    vault.drop_before(owner, generation)
    with pytest.raises(KeyDestroyed):
        vault.open(owner, "p", old)


def test_a_destroyed_owner_can_neither_be_opened_nor_made_again() -> None:
    owner = uuid4()
    vault.create(owner)
    sealed = vault.seal(owner, "p", b"tea")
    first = vault.destroy(owner)
    with pytest.raises(KeyDestroyed):
        vault.open(owner, "p", sealed)
    with pytest.raises(KeyDestroyed):
        vault.create(owner)
    assert vault.destroy(owner) == first


def test_macs_are_equal_for_equal_values_of_one_owner_only() -> None:
    owner, other = uuid4(), uuid4()
    vault.create(owner)
    vault.create(other)
    assert vault.mac(owner, "user", "alice") == vault.mac(owner, "user", "alice")
    assert vault.mac(owner, "user", "alice") != vault.mac(owner, "agent", "alice")
    assert vault.mac(owner, "user", "alice") != vault.mac(other, "user", "alice")
