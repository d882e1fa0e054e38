"""What a project wants learned, and what that comes to for one exchange."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.types import Exchange, Extraction, Message, Role
from memory_core.engine.wanted import Wanted
from memory_core.errors import InvalidInput
from memory_core.models import Project
from memory_core.providers import active
from memory_core.services.screening import without_secrets

FIELDS = ("instructions", "includes", "excludes", "categories")
MOST_CHARS = {"instructions": 5000, "includes": 2000, "excludes": 2000}
MOST_CATEGORIES = 50
MOST_NAME_CHARS = 50
MOST_ABOUT_CHARS = 300


def wanted_by(project: Project) -> Wanted:
    return Wanted(project.instructions, project.includes, project.excludes, project.categories)


def wanted_for(project: Project, options: Mapping[str, Any]) -> Wanted:
    """The project's wishes and those of one call, `options` as a job carries them."""
    call = Wanted(**{name: options[name] for name in FIELDS if options.get(name)})
    return wanted_by(project).with_call(call)


def model_in_use() -> str:
    """The model that reads exchanges; empty where rules do, which no words can instruct."""
    extractor = active.extractor()
    return "" if extractor.name == RuleExtractor.name else extractor.model


def tried(project: Project, text: str) -> Extraction:
    """What the rules would propose from one turn of a user; secrets are cut out first, as at the door."""
    said = Message(Role.USER, str(without_secrets(text)), timezone.now())
    wanted = wanted_for(project, {})
    return RuleExtractor().extract(Exchange((said,), excludes=wanted.excludes, categories=wanted.categories))


def checked(name: str, value: Any) -> Any:
    """One of FIELDS as it may be saved, without secrets. Raises InvalidInput."""
    if name == "categories":
        return _catalogue(value)
    text = str(without_secrets(value.strip().replace("\r\n", "\n")))
    if len(text) > MOST_CHARS[name]:
        raise InvalidInput.field(name, f"At most {MOST_CHARS[name]:,} characters.")
    return text


def _catalogue(wanted: Mapping[str, str]) -> dict[str, str]:
    found = {str(name).strip(): str(about).strip() for name, about in without_secrets(wanted).items()}
    if len(found) > MOST_CATEGORIES:
        raise InvalidInput.field("categories", f"At most {MOST_CATEGORIES} categories.")
    if any(not name or len(name) > MOST_NAME_CHARS for name in found):
        raise InvalidInput.field("categories", f"A category's name has 1 to {MOST_NAME_CHARS} characters.")
    if any(len(about) > MOST_ABOUT_CHARS for about in found.values()):
        raise InvalidInput.field("categories", f"Describe a category in {MOST_ABOUT_CHARS} characters at most.")
    return found
