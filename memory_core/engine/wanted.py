"""What is to be learned: a project's wishes, those of one call, and what of them rules without a model can obey."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from memory_core.engine.gist import gist
from memory_core.engine.tokens import terms
from memory_core.engine.types import Candidate

EXCLUDED = "excluded by the project"

# The catalogue of the field (mem0-rest-api 1.4), with what belongs into each.
DEFAULT_CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "personal_details": "Name, age, birthday, home, languages, what a person is like.",
        "family": "Relatives, partners, children, pets, friends.",
        "professional_details": "Work, employer, role, studies, projects at work.",
        "sports": "Sports and exercise.",
        "travel": "Trips, places visited or to be visited.",
        "food": "Food, drink, diet, restaurants, cooking.",
        "music": "Music, bands, instruments, concerts.",
        "health": "Health, illness, medicine, allergies, sleep.",
        "technology": "Programs, devices, programming languages, software.",
        "hobbies": "What is done in free time.",
        "fashion": "Clothes and looks.",
        "entertainment": "Books, films, series, games, shows.",
        "milestones": "Great events: weddings, births, moves, degrees, goals.",
        "user_preferences": "Likes, dislikes, and how somebody wants to be answered.",
        "misc": "What fits nowhere else.",
    }
)

# Words of a wish that name no subject: "no information about salaries", "anything related to health".
_SAYS_NOTHING = frozenset(
    gist(
        "information data details anything everything about related facts regarding concerning memories memory private "
        "personal sensitive users people never exclude avoid ignore skip store remember"
    )
)
_BETWEEN = re.compile(r"[,;:\n/|•*]+|\.\s|\b(?:and|or|und|oder|as well as)\b", re.IGNORECASE)
_NAME_PARTS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words for whoever extracts. `categories` are names with what belongs into each; empty means the default ones."""

    instructions: str = ""
    includes: str = ""
    excludes: str = ""
    categories: Mapping[str, str] = field(default_factory=dict)

    def with_call(self, call: "Wanted") -> "Wanted":
        """Both together: instructions and exclusions add up, since no call may lift what the project rules out;
        inclusions and the catalogue of the call come before the project's, and that before the default."""
        return Wanted(
            instructions=_joined(self.instructions, call.instructions),
            includes=call.includes or self.includes,
            excludes=_joined(self.excludes, call.excludes),
            categories=call.categories or self.categories or DEFAULT_CATEGORIES,
        )


def excluded_subjects(excludes: str) -> tuple[frozenset[str], ...]:
    """The subjects that a list such as "salaries, health information" names, each by its words of weight."""
    subjects = (gist(part) - _SAYS_NOTHING for part in _BETWEEN.split(excludes))
    return tuple(subject for subject in subjects if subject)


def is_excluded(candidate: Candidate, subjects: tuple[frozenset[str], ...]) -> bool:
    """Whether a fact is about one of the subjects: all its words stand in it, or it is a category of the fact."""
    words = gist(f"{candidate.text} {candidate.value or ''} {(candidate.slot or '').replace('_', ' ')}")
    named = [gist(_NAME_PARTS.sub(" ", category)) for category in candidate.categories]
    return any(subject <= words or subject in named for subject in subjects)


def categories_in(candidate: Candidate, catalogue: Mapping[str, str]) -> tuple[str, ...]:
    """The categories of a catalogue that a fact belongs into, in its order.

    Those the rules gave it, where they are called so; else those whose name or description has a word of the fact, or
    of the category that the rules know it by.
    """
    own = {category.casefold() for category in candidate.categories}
    called = tuple(name for name in catalogue if name.casefold() in own)
    if called or catalogue is DEFAULT_CATEGORIES:
        return called
    words = set(terms(f"{candidate.text} {candidate.value or ''} " + _NAME_PARTS.sub(" ", " ".join(own - {"misc"}))))
    return tuple(
        name for name, about in catalogue.items() if words & set(terms(f"{_NAME_PARTS.sub(' ', name)} {about}"))
    )


def _joined(project: str, call: str) -> str:
    return "\n".join(part for part in (project.strip(), call.strip()) if part)
