"""Who comes in by an account elsewhere, and the entry that says so."""

from memory_core.models import Project, Subject
from memory_core.services import addresses, subjects
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope


def known_as(slug: str, name: str, *, is_address: bool = False) -> Subject | None:
    """The person of a project whose `user_id` this is, or whose address alone when it is a proved one."""
    project = Project.objects.filter(slug=slug).first()
    if project is None:
        return None
    with project_scope(project.pk):
        subject = subjects.find(project.pk, name)
        if subject is None and is_address:
            people = addresses.behind(project.pk, name)
            subject = people[0] if len(people) == 1 else None
    return None if subject is None or subject.state == Subject.State.ERASED else subject


def note(subject: Subject, *, way: str) -> None:
    """Somebody is about to come in."""
    with act(subject.project_id) as log:
        log.add("subject.signed_in", actor=subject.actor, subject=subject, way=way)
