"""A project's policy applied to everything of a version that holds words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from memory_core.engine import screening
from memory_core.engine.types import Action, Finding
from memory_core.models import Project

RULES_VERSION = screening.RULES_VERSION


@dataclass(frozen=True, slots=True)
class Screened:
    """The strongest action, the findings with theirs by place ("text", "metadata"), and the risk 0-100."""

    action: Action
    findings: tuple[tuple[str, Finding, Action], ...]
    risk: int

    @property
    def kinds(self) -> list[str]:
        """Kinds that were not allowed, each once, in order."""
        return list(dict.fromkeys(f.kind for _, f, action in self.findings if action is not Action.ALLOW))


def policy_of(project: Project) -> dict[str, Action]:
    """The default action per kind, with the project's own choices over it."""
    return {**screening.DEFAULT_POLICY, **{kind: Action(action) for kind, action in project.screening.items()}}


def screen(
    policy: Mapping[str, Action], text: str, metadata: Mapping[str, Any], categories: Sequence[str] = ()
) -> Screened:
    """Screen the words of a version wherever they stand."""
    places = {"text": text, "metadata": "\n".join(_words(metadata)), "categories": "\n".join(categories)}
    verdicts = {place: screening.verdict(screening.scan(words), policy) for place, words in places.items() if words}
    found = tuple((place, f, action) for place, verdict in verdicts.items() for f, action in verdict.findings)
    order = list(Action)
    strongest = max((verdict.action for verdict in verdicts.values()), key=order.index, default=Action.ALLOW)
    return Screened(strongest, found, max((verdict.risk for verdict in verdicts.values()), default=0))


def without_secrets(value: Any) -> Any:
    """The same JSON value with every secret in its strings masked."""
    if isinstance(value, str):
        return screening.mask_secrets(value)[0]
    if isinstance(value, Mapping):
        return {without_secrets(key): without_secrets(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [without_secrets(item) for item in value]
    return value


def veiled(policy: Mapping[str, Action], source: str, shown: str) -> str:
    """Source words for the eyes of an agent: masked is what the policy does not allow and `shown` does not say."""
    judged = screening.verdict(screening.scan(source), policy).findings
    hidden = [f for f, action in judged if action is not Action.ALLOW and source[f.start : f.end] not in shown]
    return masked(source, hidden)


def masked(text: str, findings: Sequence[Finding]) -> str:
    return screening.mask(text, findings)


def _words(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [word for key, item in value.items() for word in [str(key), *_words(item)]]
    if isinstance(value, list | tuple):
        return [word for item in value for word in _words(item)]
    return [] if value is None or isinstance(value, bool) else [str(value)]
