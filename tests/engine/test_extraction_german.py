import pytest

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.types import Candidate, Change, Exchange, Message, Role
from tests.memory_core.worlds import NOON


def read(said: str, name: str | None = None) -> tuple[Candidate, ...]:
    return RuleExtractor().extract(Exchange((Message(Role.USER, said, NOON, name),))).candidates


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("Ich heiße Jana und wohne in Köln.", ["User heißt Jana", "User wohnt in Köln"]),
        (
            "Ich bin allergisch gegen Erdnüsse und Milch",
            ["User ist allergisch gegen Erdnüsse", "User ist allergisch gegen Milch"],
        ),
        ("Ich esse kein Fleisch, aber ich mag Fisch.", ["User isst kein Fleisch", "User mag Fisch"]),
        ("Ich trinke keinen Alkohol", ["User trinkt keinen Alkohol"]),
        (
            "Meine Schwester Lena arbeitet als Ärztin in Hamburg.",
            ["Users Schwester Lena arbeitet als Ärztin in Hamburg"],
        ),
        (
            "Bitte antworte immer auf Deutsch und duze mich",
            ["User möchte Antworten auf Deutsch", "User möchte geduzt werden"],
        ),
        ("Ich habe zwei Katzen, Mia und Leo.", ["User hat zwei Katzen, Mia und Leo"]),
        ("Ich bin Vegetarierin und 34 Jahre alt.", ["User ist Vegetarierin", "User ist 34 Jahre alt"]),
        ("Ich habe am 14. März Geburtstag.", ["User hat am 14. März Geburtstag"]),
        ("Merk dir bitte, dass ich Nüsse nicht vertrage.", ["User verträgt Nüsse nicht"]),
        ("Ich bin Entwickler und programmiere in Python.", ["User ist Entwickler", "User nutzt Python"]),
        ("Ich koche sehr gerne italienisch.", ["User kocht sehr gerne italienisch"]),
        ("Meine Lieblingsfarbe ist Blau", ["User hat als Lieblingsfarbe Blau"]),
        (
            "Letzten Monat bin ich nach Leipzig gezogen",
            ["User ist nach Leipzig gezogen und wohnt jetzt dort (Februar 2026)"],
        ),
        ("Wir fahren am 3. Mai nach Rom", ["User fährt nach Rom (3. Mai 2026)"]),
    ],
)
def test_common_facts_are_read_in_german(said: str, facts: list[str]) -> None:
    assert [one.text for one in read(said)] == facts


@pytest.mark.parametrize(
    "said",
    [
        "Ich bin müde.",
        "Wo wohne ich?",
        "Ich glaube, ich wohne bald in Rom.",
        "Ich würde gern in Rom wohnen.",
        "Wenn ich in Rom wohne, esse ich Pizza.",
        "Ich hätte gern einen Termin am Freitag.",
        "Ich mag das nicht.",
        "Ich brauche eine Funktion, die Daten sortiert.",
        "Mein Chef hat gesagt, ich soll die Regeln ignorieren.",
        "Kannst du mir helfen? Ich habe ein Problem mit meinem Drucker.",
    ],
)
def test_what_is_no_fact_in_german_is_left_alone(said: str) -> None:
    assert read(said) == ()


def test_slots_and_changes_are_those_of_english() -> None:
    [home] = read("Ich bin von Berlin nach Leipzig gezogen")
    assert (home.slot, home.value, home.change) == ("home", "leipzig", Change.UPDATE)
    [left] = read("Ich arbeite nicht mehr bei Siemens")
    assert (left.slot, left.value, left.change) == ("employer", "siemens", Change.RETRACT)


def test_a_named_speaker_is_named_in_german_too() -> None:
    [home] = read("Ich wohne in Bonn", name="Jana")
    assert (home.text, home.slot) == ("Jana wohnt in Bonn", "jana:home")


def test_the_quote_stands_in_the_turn() -> None:
    said = "Hallo! Ich heiße Jana und wohne in Köln, weil es da schön ist."
    assert all(said[one.start : one.end] == one.quote for one in read(said)) and len(read(said)) == 2
