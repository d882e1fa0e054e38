"""Names that agents use for people, agents, apps and runs, and the rows and MACs behind them."""

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db import IntegrityError, transaction

from memory_core import prepared, vault
from memory_core.engine.filters import ANY
from memory_core.errors import InvalidInput, NotToBeRemembered, ScopeMissing
from memory_core.models import Project, Subject
from memory_core.models.sealed import random_id
from memory_core.services import suppression
from memory_core.services.ledger import act
from memory_core.services.secrets import is_secret

KINDS = ("user", "agent", "app", "run")
SUBJECT = tuple(field.attname for field in Subject._meta.concrete_fields)
JUDGING = ("id", "auto_approve", "screening", "languages")


@dataclass(frozen=True, slots=True)
class Names:
    """The ids of a request, as the agent wrote them."""

    user_id: str | None = None
    agent_id: str | None = None
    app_id: str | None = None
    run_id: str | None = None

    def given(self) -> dict[str, str]:
        """Those that are set, by wire name (`user_id`, `agent_id`, `app_id`, `run_id`)."""
        named = {f"{kind}_id": getattr(self, f"{kind}_id") for kind in KINDS}
        return {name: value for name, value in named.items() if value}

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of programs: of agent, app and run. A `user_id` is the person's own handle."""
        return tuple(value for name, value in self.given().items() if name != "user_id")

    def require(self) -> None:
        if not self.given():
            raise ScopeMissing(
                "At least one of user_id, agent_id, app_id or run_id is required.",
                fields={"user_id": ["Name a user, or an agent_id, app_id or run_id."]},
            )


@dataclass(frozen=True, slots=True)
class Owner:
    """Under whose keys a memory lies: a person's, or the project's for what belongs to nobody."""

    project_id: UUID
    subject: Subject | None

    @property
    def id(self) -> UUID:
        return self.subject.pk if self.subject else self.project_id

    @property
    def is_paused(self) -> bool:
        return self.subject is not None and self.subject.state != Subject.State.ACTIVE


def mac_of(project_id: UUID, kind: str, name: str) -> bytes:
    """The look-up key of a name within a project; `kind` is one of KINDS."""
    return vault.mac(project_id, kind, name)


def find(project_id: UUID, external_id: str) -> Subject | None:
    rows = _known_as(*SUBJECT).rows(project=project_id, mac=mac_of(project_id, "user", external_id))
    return Subject.from_db("default", SUBJECT, rows[0]) if rows else None


def id_of(project_id: UUID, external_id: str) -> UUID | None:
    """The same, as quickly as it can be asked."""
    rows = _known_as("pk").rows(project=project_id, mac=mac_of(project_id, "user", external_id))
    return rows[0][0] if rows else None


@cache
def _known_as(*fields: str) -> prepared.Statement:
    named = Subject.objects.filter(project_id=prepared.given("project"), mac=prepared.given("mac"))
    return prepared.Statement.of(named.values_list(*fields))


def project_of(project_id: UUID) -> Project:
    """The project that is in scope, with what judging and approving takes; the rest of it is read when asked for."""
    [row] = _project().rows(project=project_id)
    return Project.from_db("default", JUDGING, row)


@cache
def _project() -> prepared.Statement:
    return prepared.Statement.of(Project.objects.filter(pk=prepared.given("project")).values_list(*JUDGING))


def find_or_create(project_id: UUID, external_id: str) -> Subject:
    """The person behind a `user_id`, in the project's scope. The keys are made first: no row is ever without.

    Raises NotToBeRemembered. Asked only where there is no row: one who is forgotten loses it after having said so.
    """
    if found := find(project_id, external_id):
        return found
    if suppression.is_forbidden(project_id, external_id):
        raise NotToBeRemembered
    subject = Subject(pk=random_id(), project_id=project_id, mac=mac_of(project_id, "user", external_id))
    vault.create(subject.pk)
    subject.external_id = external_id
    try:
        with transaction.atomic():
            subject.save(force_insert=True)
    except IntegrityError:  # another request met this person first
        return Subject.objects.known_as(project_id, bytes(subject.mac)).get()
    return subject


def owner_of(project_id: UUID, names: Names) -> Owner:
    """The owner of what is about to be stored under these names, made on first sight."""
    names.require()
    for field, name in names.given().items():
        if name == ANY:
            raise InvalidInput.field(field, f"'{ANY}' stands for every name and cannot be one.")
        if is_secret(name):  # to mask it would make one of two people
            raise InvalidInput.field(field, "Looks like a secret, such as a key or a password. Use an id instead.")
    subject = find_or_create(project_id, names.user_id) if names.user_id else None
    return Owner(project_id, subject)


def create_project(name: str, slug: str, *, actor: str = "system:operator", **fields: object) -> Project:
    """A new tenant with its keys."""
    project = Project(name=name, slug=slug, **fields)
    vault.create(project.pk)
    with act(project.pk) as log:
        project.save(force_insert=True)
        log.add("project.created", actor=actor)
    return project
