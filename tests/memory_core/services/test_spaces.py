"""Which embedding model answers, and which one is on its way."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Event

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from memory_core.engine.embedding import EmbeddingModel
from memory_core.models import EmbeddingSpace
from memory_core.providers.active import LOCAL
from memory_core.services import spaces
from tests.memory_core.conftest import WIDTH, Models

pytestmark = pytest.mark.django_db(transaction=True)

REMOTE = EmbeddingModel("openai", "text-embedding-3-small", WIDTH)


def states() -> dict[EmbeddingModel, str]:
    return {space.of: space.state for space in EmbeddingSpace.objects.all()}


def test_the_first_use_makes_the_first_space() -> None:
    assert spaces.answering().of == LOCAL and states() == {LOCAL: "active"}


def test_a_space_whose_transaction_was_rolled_back_is_not_remembered() -> None:
    with suppress(InterruptedError), transaction.atomic():
        spaces.answering()
        raise InterruptedError
    assert EmbeddingSpace.objects.filter(pk=spaces.answering().id).exists()


def test_looking_again_within_a_moment_asks_nothing() -> None:
    spaces.answering()
    with CaptureQueriesContext(connection) as asked:
        spaces.answering()
    assert not len(asked)


def test_another_model_in_the_settings_is_built_and_the_old_one_goes_on_answering(openai: Models) -> None:
    openai.go_local()
    spaces.answering()
    openai.go_remote()
    assert spaces.aim()
    spaces.forget()
    assert spaces.answering().of == LOCAL and states() == {LOCAL: "active", REMOTE: "building"}


def test_another_width_of_the_same_model_is_another_space(openai: Models) -> None:
    spaces.answering()
    openai.settings.CANDOR_EMBEDDING_DIMENSIONS = 4
    spaces.aim()
    assert sorted(model.dimensions for model in states()) == [4, WIDTH]


def test_going_back_to_the_old_model_calls_the_building_off(openai: Models) -> None:
    openai.go_local()
    spaces.answering()
    openai.go_remote()
    spaces.aim()
    openai.go_local()
    assert spaces.aim() is None and states() == {LOCAL: "active", REMOTE: "retired"}


def test_a_third_model_is_built_in_place_of_the_second(openai: Models) -> None:
    openai.go_local()
    spaces.answering()
    openai.go_remote()
    spaces.aim()
    openai.settings.CANDOR_EMBEDDING_DIMENSIONS = 4
    spaces.aim()
    assert sorted(states().values()) == ["active", "building", "retired"]
    assert EmbeddingSpace.objects.building().get().dimensions == 4


def chosen(model: EmbeddingModel, over: EmbeddingModel) -> None:
    provider, name, dimensions = model.provider, model.model, model.dimensions
    EmbeddingSpace.objects.create(
        provider=provider, model=name, dimensions=dimensions, state="retired", chosen_over=str(over)
    )


def test_a_choice_holds_until_the_settings_change(openai: Models) -> None:
    chosen(LOCAL, over=REMOTE)
    assert spaces.wanted() == LOCAL
    openai.settings.CANDOR_EMBEDDING_DIMENSIONS = 4
    assert spaces.wanted().dimensions == 4


def test_a_chosen_model_whose_key_was_taken_away_is_not_wanted(openai: Models) -> None:
    openai.go_local()
    chosen(REMOTE, over=LOCAL)
    assert spaces.wanted() == LOCAL


def test_the_setting_has_the_last_word_on_where_texts_go(openai: Models) -> None:
    openai.settings.CANDOR_EMBEDDER = "local"
    assert spaces.wanted() == LOCAL


def test_a_switch_waits_for_who_is_writing_but_not_for_long() -> None:
    writing, over = Event(), Event()

    def write() -> None:
        try:
            with transaction.atomic():
                spaces.gate()
                writing.set()
                over.wait(10)
        finally:
            connections.close_all()

    def close() -> None:
        with transaction.atomic():
            spaces.close_gate(patience=timedelta(milliseconds=50))

    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(write)
        assert writing.wait(10)
        with pytest.raises(OperationalError):
            close()
        over.set()
        writer.result()
    close()


def test_what_is_written_goes_into_every_space_in_use_and_into_the_one_just_left(openai: Models) -> None:
    openai.go_local()
    spaces.answering()
    openai.go_remote()
    building = spaces.aim()
    assert building
    with transaction.atomic():
        spaces.activate(building, actor="system:test")
    with transaction.atomic():
        assert spaces.gate() == set(EmbeddingSpace.objects.values_list("pk", flat=True))
    EmbeddingSpace.objects.retired().update(retired_at=building.created_at - spaces.OVERLAP)
    with transaction.atomic():
        assert spaces.gate() == {building.pk}
