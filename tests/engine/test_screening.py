"""The gate as a whole: what it finds where, what it does about it, and that it fails closed."""

import time
from itertools import pairwise

import pytest

from memory_core.engine import screening
from memory_core.engine.screening import DEFAULT_POLICY, KINDS, OPEN_POLICY, gate, mask, scan, verdict
from memory_core.engine.types import Action, Finding


def kinds(text: str) -> set[str]:
    return {finding.kind for finding in scan(text)}


def found(text: str, kind: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in scan(text) if finding.kind == kind]


def test_a_harmless_sentence_has_no_findings() -> None:
    assert scan("Prefers tea over coffee and dark mode over light.") == ()


def test_findings_are_sorted_and_do_not_overlap_within_a_kind() -> None:
    findings = scan("ann@example.com, +49 30 901820, bob@example.com, takes metformin and insulin, 10.0.0.1")
    assert [f.start for f in findings] == sorted(f.start for f in findings)
    for kind in {f.kind for f in findings}:
        spans = [(f.start, f.end) for f in findings if f.kind == kind]
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        ("card \uff14\uff11\uff11\uff11" + " 1111 1111 1111 ok", "card", "\uff14\uff11\uff11\uff11 1111 1111 1111"),
        ("call 555\u200b-01\u200b99 now", "phone", "555\u200b-01\u200b99"),
        ("mail j\u043ehn@ex\u0430mple.com please", "email", "j\u043ehn@ex\u0430mple.com"),
        ("cafe\u0301, then ann@example.com", "email", "ann@example.com"),
        ("write to john at example dot com", "email", "john at example dot com"),
        ("john [at] example [dot] com", "email", "john [at] example [dot] com"),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "card", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
        ("host 192[.]168[.]1[.]20 down", "ip", "192[.]168[.]1[.]20"),
    ],
)
def test_a_disguised_identifier_is_found_at_its_place_in_the_original(text: str, kind: str, span: str) -> None:
    assert found(text, kind) == [span]


def test_characters_nobody_sees_are_findings() -> None:
    assert found("pay\u202eload and zero\u200bwidth", "invisible") == ["\u202e", "\u200b"]


@pytest.mark.parametrize(
    "text", ["family \U0001f468\u200d\U0001f469\u200d\U0001f467", "love \u2764\ufe0f", "\u0645\u06cc\u200c\u062e"]
)
def test_joiners_that_emoji_and_scripts_need_are_no_findings(text: str) -> None:
    assert "invisible" not in kinds(text)


def test_a_scanner_that_breaks_holds_the_whole_text_and_the_others_still_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> list[Finding]:
        raise RuntimeError

    monkeypatch.setattr(gate, "EXCLUSIVE_SCANNERS", (broken, *gate.EXCLUSIVE_SCANNERS))
    text = "mail ann@example.com"
    assert Finding("scanner_error", 0, len(text), 1.0) in scan(text)
    assert "email" in kinds(text)
    assert verdict(scan(text), DEFAULT_POLICY).action is Action.HOLD


HOSTILE = (
    "a",
    "1",
    "1 ",
    "a@",
    "1.",
    "Main ",
    "12 Main ",
    "eyJ-",
    "sk-",
    "password is ",
    "\u200b",
    "takes my ",
    "(",
    "born ",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_built_to_be_slow_is_screened_in_seconds_and_held(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begun = time.process_time()
    findings = scan(text)
    assert time.process_time() - begun < 4
    assert verdict(findings, DEFAULT_POLICY).action is not Action.ALLOW


def test_what_lies_beyond_the_screened_part_is_held_unread() -> None:
    text = "tea " * 30_000
    assert scan(text) == (Finding("scanner_error", gate.MOST_SCREENED, len(text)),)


def test_the_strongest_action_wins_and_every_finding_keeps_its_own() -> None:
    findings = (Finding("email", 0, 3), Finding("card", 4, 8))
    judged = verdict(findings, {"email": Action.MASK, "card": Action.HOLD})
    assert judged.action is Action.HOLD
    assert [action for _, action in judged.findings] == [Action.MASK, Action.HOLD]


def test_a_kind_the_policy_does_not_name_is_held() -> None:
    assert verdict([Finding("card", 0, 1)], {}).action is Action.HOLD


def test_no_findings_are_allowed_at_no_risk() -> None:
    judged = verdict([], DEFAULT_POLICY)
    assert (judged.action, judged.four_eyes, judged.risk) == (Action.ALLOW, False, 0)


def test_special_categories_want_four_eyes_unless_the_policy_allows_them() -> None:
    findings = scan("Takes metformin every morning.")
    assert verdict(findings, DEFAULT_POLICY).four_eyes
    assert not verdict(findings, OPEN_POLICY).four_eyes


def test_risk_grows_with_the_kinds_found_and_stays_within_a_hundred() -> None:
    one = verdict([Finding("email", 0, 1)], DEFAULT_POLICY).risk
    two = verdict([Finding("email", 0, 1), Finding("phone", 2, 3)], DEFAULT_POLICY).risk
    everything = verdict([Finding(kind, 0, 1) for kind in KINDS], DEFAULT_POLICY).risk
    assert 0 < one < two < everything == 100


def test_secrets_are_blocked_and_everything_else_held_by_default() -> None:
    assert {DEFAULT_POLICY[kind] for kind, info in KINDS.items() if info.group == "secret"} == {Action.BLOCK}
    assert {DEFAULT_POLICY[kind] for kind, info in KINDS.items() if info.group != "secret"} == {Action.HOLD}
    assert set(OPEN_POLICY.values()) == {Action.ALLOW}


def test_masking_names_what_was_there_and_merges_overlaps() -> None:
    text = "call 0301234567 today"
    findings = [Finding("phone", 5, 15), Finding("long_number", 5, 12), Finding("card", 10, 15)]
    assert mask(text, findings) == "call [card number] today"


def test_masking_what_was_found_leaves_nothing_to_find() -> None:
    text = "Ann, ann@example.com, lives at 12 Oak Street, Springfield, IL 62704, card 4111 1111 1111 1111"
    assert scan(mask(text, scan(text))) == ()


def test_everything_the_gate_can_find_has_a_label_and_a_risk() -> None:
    assert all(info.label and 0 <= info.risk <= 100 for info in KINDS.values())
    assert screening.RULES_VERSION
