"""Narrowings of the queue that a reviewer keeps under a name."""

from collections.abc import Sequence
from urllib.parse import parse_qsl
from uuid import UUID

from django.db.models import QuerySet

from audit.models import SavedFilter
from audit.queue import Narrowing
from memory_core.errors import Conflict, InvalidInput
from memory_core.models import User
from memory_core.services.ledger import act
from memory_core.services.secrets import is_secret
from memory_core.tenancy import project_scope

MAX_NAME_CHARS = 40
MAX_FILTERS = 20


def save(user: User, project_id: UUID, name: str, query: str) -> SavedFilter:
    """Keep a query string of the queue under a name; the same name again replaces it.

    Only what narrows the queue is kept of the query. Raises InvalidInput, and Conflict for more than MAX_FILTERS.
    """
    name, kept = " ".join(name.split()), Narrowing.parse(query).query
    if not 1 <= len(name) <= MAX_NAME_CHARS or not name.isprintable():
        raise InvalidInput.field("name", f"Write between 1 and {MAX_NAME_CHARS} characters.")
    if any(map(is_secret, [name, *dict(parse_qsl(kept)).values()])):
        raise InvalidInput.field("name", "Looks like a secret, such as a key or a password. Choose another.")
    if not kept:
        raise InvalidInput.field("query", "Choose something to narrow the queue by first.")
    with act(project_id) as log:
        known = list(_of(user))
        same = next((saved for saved in known if saved.name == name), None)
        if same is None and len(known) >= MAX_FILTERS:
            raise Conflict(f"You have {MAX_FILTERS} filters already. Remove one first.")
        saved = same or SavedFilter(project_id=project_id, user=user, name=name)
        saved.query = kept
        saved.save()
        log.add("filter.saved", actor=user.actor, filter=str(saved.pk))
    return saved


def of(user: User, project_id: UUID) -> Sequence[SavedFilter]:
    """The filters of a reviewer in one project, the oldest first."""
    with project_scope(project_id):
        return list(_of(user))


def remove(filter_id: UUID, *, user: User, project_id: UUID) -> None:
    """Forget a filter of one's own. One that is gone already is no error."""
    with act(project_id) as log:
        deleted, _ = _of(user).filter(pk=filter_id).delete()
        if deleted:
            log.add("filter.removed", actor=user.actor, filter=str(filter_id))


def _of(user: User) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(user=user)
