"""Choosing the embedding model by hand, among those that the settings offer.

A space holds the vectors of every project, and a remote model is sent the words of every project. So whoever
chooses has to be an owner of all of them.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from memory_core.engine.embedding import MAX_DIMENSIONS, TOO_WIDE, EmbeddingModel
from memory_core.errors import InvalidInput, NotPermitted, ProviderError
from memory_core.models import EmbeddingSpace, Membership, Project, User
from memory_core.providers import active
from memory_core.services import rebuilding, spaces, wake

MAX_NAME_CHARS = 100
OPENAI_ADDRESS = "https://api.openai.com"
OTHERS = "There are projects here that you do not own. Their memories would be embedded anew too, so ask the operator."


def remote_host() -> str:
    """Where the words go with a remote model, or nothing where the settings offer none."""
    if not settings.OPENAI_API_KEY:
        return ""
    return urlsplit(settings.OPENAI_BASE_URL or OPENAI_ADDRESS).hostname or ""


def may_choose(user: User) -> bool:
    """Whether somebody is an owner of every project."""
    owned = Membership.objects.filter(user=user, role=Membership.Role.OWNER)
    return not Project.objects.exclude(pk__in=owned.values("project_id")).exists()


def choose(model: EmbeddingModel, *, by: User) -> None:
    """Have every vector rebuilt with another model; until that is done the present one goes on answering.

    It holds until somebody chooses again, or the settings ask for another model than they do now. The model is asked
    for a vector first, so no transaction may be open. Raises NotPermitted for who does not own every project,
    InvalidInput for a model that cannot be had, does not answer, or gives vectors of another width.
    """
    if not may_choose(by):
        raise NotPermitted(OTHERS)
    _check(model)
    spaces.answering()  # there is one from now on
    with transaction.atomic():
        list(EmbeddingSpace.objects.select_for_update().order_by("pk"))
        if EmbeddingSpace.objects.chosen_over(active.configured()).of(model).exists():
            return
        spaces.aim_at(model)
        EmbeddingSpace.objects.update(chosen_over="")
        EmbeddingSpace.objects.of(model).update(chosen_over=str(active.configured()))
        spaces.note("embedding.chosen", actor=by.actor, model=str(model))
        transaction.on_commit(wake.rebuild)


def _check(model: EmbeddingModel) -> None:
    if not 1 <= len(model.model) <= MAX_NAME_CHARS:
        raise InvalidInput.field("model", f"Give the name of a model, of at most {MAX_NAME_CHARS} characters.")
    if not 1 <= model.dimensions <= MAX_DIMENSIONS:
        raise InvalidInput.field("dimensions", f"Give a number from 1 to {MAX_DIMENSIONS:,}: {TOO_WIDE}.")
    try:
        rebuilding.probe(active.embedder(model))
    except ProviderError as error:
        raise InvalidInput.field("model", error.detail) from None
