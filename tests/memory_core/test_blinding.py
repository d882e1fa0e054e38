import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from memory_core import blinding, vault
from memory_core.models import Subject

pytestmark = pytest.mark.django_db

VECTORS = arrays(np.float32, 16, elements=st.floats(-1, 1, width=32))


@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(one=VECTORS, other=VECTORS)
def test_products_of_one_owners_vectors_are_unchanged(alice: Subject, one: np.ndarray, other: np.ndarray) -> None:
    turned = [np.asarray(blinding.turn(alice.pk, vector.tolist())) for vector in (one, other)]
    assert np.dot(*turned) == pytest.approx(float(np.dot(one, other)), abs=1e-4)


def test_one_text_of_two_people_looks_different(alice: Subject, bob: Subject) -> None:
    vector = [0.5, 0.25, 0.125, 0.0625] * 4
    assert blinding.turn(alice.pk, vector) != blinding.turn(bob.pk, vector) != vector
    assert blinding.turn(alice.pk, vector) == blinding.turn(alice.pk, vector)


def test_one_word_of_two_people_looks_different(alice: Subject, bob: Subject) -> None:
    assert blinding.hashes(alice.pk, ["tea"]) == blinding.hashes(alice.pk, ["tea"]) != blinding.hashes(bob.pk, ["tea"])


def test_hashes_fit_a_signed_column_of_eight_bytes(alice: Subject) -> None:
    found = blinding.hashes(alice.pk, [f"word{n}" for n in range(500)])
    assert len(set(found)) == 500 and all(-(2**63) <= one < 2**63 for one in found) and min(found) < 0 < max(found)


def test_a_rotation_of_the_content_key_leaves_the_index_as_it_is(alice: Subject) -> None:
    before = blinding.hashes(alice.pk, ["tea"])
    vault.rotate(alice.pk)
    assert blinding.hashes(alice.pk, ["tea"]) == before
