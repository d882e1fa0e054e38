"""A project's policy applied to everything of a version that holds words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from memory_core.engine import screening
from memory_core.engine.types import Action, Finding
from memory_core.models import Project

RULES_VERSION = screening.RULES_VERSION
MODEL_SCORE = 0.5
CONTESTED = "contested"  # what the person says of it; no scanner can, and no policy lets it pass


@dataclass(frozen=True, slots=True)
class Rules:
    """What a project wants: an action per kind of finding, and the languages that need not wait for a person."""

    policy: Mapping[str, Action]
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Screened:
    """The strongest action, the findings with theirs by place ("text", "metadata", ...), and the risk 0-100."""

    action: Action
    findings: tuple[tuple[str, Finding, Action], ...]
    risk: int
    four_eyes: bool = False

    @property
    def kinds(self) -> list[str]:
        """Kinds that were not allowed, each once, in order."""
        return list(dict.fromkeys(f.kind for _, f, action in self.findings if action is not Action.ALLOW))


def policy_of(project: Project) -> dict[str, Action]:
    """The default action per kind, with the project's own choices over it."""
    return {**screening.DEFAULT_POLICY, **{kind: Action(action) for kind, action in project.screening.items()}}


def rules_of(project: Project) -> Rules:
    return Rules(policy_of(project), frozenset(project.languages))


def screen(
    rules: Rules,
    text: str,
    metadata: Mapping[str, Any],
    categories: Sequence[str] = (),
    *,
    ids: Sequence[str] = (),
    about: Sequence[str] = (),
    labels: Sequence[str] = (),
    turns: Sequence[str] = (),
    unowned_of: str | None = None,
) -> Screened:
    """Screen the words of a version wherever they stand: "text", "metadata", "categories", "ids".

    `turns` are what was said where it comes from, read for orders to a model only: "turn".
    `about` are names of the one remembered. `labels` are kinds a model saw in the text: each that the rules did not
    see becomes a finding over all of it. `unowned_of` is the role of who said what shall belong to nobody: whatever
    it tells of a person is then a finding that no policy lets pass.
    """
    unowned = screening.facts_about_somebody(text, said_by=unowned_of) if unowned_of else ()
    found = {
        "text": [*_with_labels(text, screening.scan(text, rules.languages, about=about), labels), *unowned],
        "metadata": screening.scan("\n".join(_words(metadata))),
        "categories": screening.scan("\n".join(categories)),
        "ids": screening.scan_ids(ids),
        "turn": screening.instructions_in(turns),
    }
    verdicts = {place: screening.verdict(findings, rules.policy) for place, findings in found.items()}
    return Screened(
        action=max((verdict.action for verdict in verdicts.values()), key=list(Action).index),
        findings=tuple((place, f, action) for place, verdict in verdicts.items() for f, action in verdict.findings),
        risk=max(verdict.risk for verdict in verdicts.values()),
        four_eyes=any(verdict.four_eyes for verdict in verdicts.values()),
    )


def _with_labels(text: str, findings: Sequence[Finding], labels: Sequence[str]) -> list[Finding]:
    seen = {finding.kind for finding in findings}
    known = (*screening.LABELS, CONTESTED)
    added = [kind for kind in dict.fromkeys(labels) if kind in known and kind not in seen]
    return [*findings, *(Finding(kind, 0, len(text), MODEL_SCORE, "model") for kind in added)]


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
