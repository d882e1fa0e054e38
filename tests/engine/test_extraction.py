from datetime import UTC, datetime

import pytest

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.types import Candidate, Change, Exchange, Kind, Message, Role

SAID_AT = datetime(2023, 5, 8, 13, 56, tzinfo=UTC)  # a Monday


def extracted(content: str, role: Role = Role.USER, name: str | None = None) -> tuple[Candidate, ...]:
    return RuleExtractor().extract(Exchange((Message(role, content, SAID_AT, name),))).candidates


@pytest.mark.parametrize(
    ("said", "text", "slot", "value"),
    [
        ("My name is Anna", "User's name is Anna", "name", "anna"),
        ("call me Bob", "User wants to be called Bob", "nickname", "bob"),
        ("hi, I'm Sam and I live in Toronto.", "User is called Sam", "name", "sam"),
        ("hi, I'm Sam and I live in Toronto.", "User lives in Toronto", "home", "toronto"),
        ("I\u2019m 34 years old", "User is 34 years old", "age", "34"),
        ("My birthday is on 12 March", "User's birthday is on 12 March", "birth_date", "12 march"),
        ("I was born in 1990", "User was born in 1990", "birth_year", "1990"),
        ("I grew up in Ohio", "User grew up in Ohio", "origin", "ohio"),
        ("Im from Sweden", "User is from Sweden", "origin", "sweden"),
        ("I'm Italian", "User is Italian", "nationality", "italian"),
        ("I speak French and German", "User speaks French", "spoken_language", "french"),
        ("I speak French and German", "User speaks German", "spoken_language", "german"),
        ("My timezone is CET", "User's timezone is CET", "timezone", "cet"),
        ("I work at Acme as a data engineer", "User works at Acme as a data engineer", "employer", "acme"),
        ("i work for google", "User works for google", "employer", "google"),
        ("I'm a software engineer at Stripe", "User is a software engineer at Stripe", "role", "software engineer"),
        ("I'm a software engineer at Stripe", "User works at Stripe", "employer", "stripe"),
        (
            "I started a new job at Netflix last week",
            "User started a new job at Netflix (week of 1 May 2023)",
            "employer",
            "netflix",
        ),
        (
            "I got promoted to senior manager last week",
            "User got promoted to senior manager (week of 1 May 2023)",
            "role",
            "senior manager",
        ),
        ("I work in marketing", "User works in marketing", "industry", "marketing"),
        ("I own a bakery", "User owns a bakery", "business", "bakery"),
        ("I was a teacher for 10 years", "User was a teacher for 10 years", "past_role", "teacher"),
        ("I graduated from MIT in 2015", "User graduated from MIT (2015)", None, None),
        ("I have worked at Acme for 5 years", "User has worked at Acme since about 2018", "employer", "acme"),
        ("I live in Berlin with my wife", "User lives in Berlin with their wife", "home", "berlin"),
        ("I live in New York City", "User lives in New York City", "home", "new york city"),
        ("I moved to Oslo", "User moved to Oslo and now lives there", "home", "oslo"),
        (
            "I moved from Oslo to Bergen last month",
            "User moved from Oslo to Bergen in April 2023 and now lives there",
            "home",
            "bergen",
        ),
        ("I've lived in Lisbon since 2021", "User has lived in Lisbon (since 2021)", "home", "lisbon"),
        ("Actually, I live in Bergen now", "User lives in Bergen", "home", "bergen"),
        ("I don't live in Oslo any more but in Bergen", "User lives in Bergen", "home", "bergen"),
        ("I switched from Python to TypeScript", "User switched from Python to TypeScript", "language", "typescript"),
        ("I moved from vim to Neovim", "User moved from vim to Neovim", "tool", "neovim"),
        ("I don't use vim any more but VS Code", "User uses VS Code instead of vim", "tool", "vs code"),
        ("I use Python because my boss told me", "User uses Python", "language", "python"),
        ("I use Python, Go and Rust", "User uses Python", "language", "python"),
        ("I use Python, Go and Rust", "User uses Go", "language", "go"),
        ("I use Python, Go and Rust", "User uses Rust", "language", "rust"),
        ("my editor is vim", "User's editor is vim", "editor", "vim"),
        ("My phone is a Pixel 8", "User's phone is a Pixel 8", "phone", "pixel 8"),
        ("I stopped using Slack", "User stopped using Slack", "tool", "slack"),
        ("I no longer use Jira", "User no longer uses Jira", "tool", "jira"),
        ("I prefer dark mode", "User prefers dark mode", "preference", "dark mode"),
        ("I prefer tea over coffee", "User prefers tea over coffee", "preference", "tea"),
        ("I love pizza but hate pineapple", "User loves pizza", "like", "pizza"),
        ("I love pizza but hate pineapple", "User hates pineapple", "dislike", "pineapple"),
        ("I don't like mushrooms", "User does not like mushrooms", "dislike", "mushrooms"),
        ("I can't stand cilantro", "User cannot stand cilantro", "dislike", "cilantro"),
        ("I'm not a fan of jazz", "User is not a fan of jazz", "dislike", "jazz"),
        ("I'm a big fan of Taylor Swift", "User is a big fan of Taylor Swift", "like", "taylor swift"),
        ("My favourite colour is green", "User's favourite colour is green", "favourite_colour", "green"),
        ("my favorite food is pizza", "User's favourite food is pizza", "favourite_food", "pizza"),
        ("I'm a vegetarian", "User is a vegetarian", "diet", "vegetarian"),
        ("I'm vegan now", "User is vegan", "diet", "vegan"),
        ("I'm no longer a vegetarian", "User is no longer a vegetarian", "diet", "vegetarian"),
        ("I no longer eat meat", "User no longer eats meat", "eats", "meat"),
        ("I don't eat pork", "User does not eat pork", "not_eaten", "pork"),
        ("I'm allergic to peanuts and shellfish", "User is allergic to peanuts", "allergy", "peanuts"),
        ("I'm allergic to peanuts and shellfish", "User is allergic to shellfish", "allergy", "shellfish"),
        ("I have a peanut allergy", "User has a peanut allergy", "allergy", "peanut"),
        ("Please answer in German", "User wants answers in German", "response_language", "german"),
        ("Don't use emojis", "User does not want the assistant to use emojis", "unwanted", "use emojis"),
        ("My sister Anna laughed", "User's sister is called Anna", "relative", "sister anna"),
        (
            "My sister Anna lives in Berlin. She is a nurse.",
            "User's sister Anna lives in Berlin",
            "anna:home",
            "berlin",
        ),
        ("My sister Anna lives in Berlin. She is a nurse.", "User's sister Anna is a nurse", "anna:role", "nurse"),
        ("my wife's a doctor", "User's wife is a doctor", "wife:role", "doctor"),
        (
            "I have two brothers and a sister",
            "User has two brothers and a sister",
            "relative",
            "two brothers and a sister",
        ),
        ("My daughter's name is Emma", "User's daughter's name is Emma", "relative", "daughter emma"),
        ("I got engaged last weekend", "User got engaged (weekend of 6 May 2023)", "marital_status", "engaged"),
        ("I'm married to Kate", "User is married to Kate", "relative", "married kate"),
        ("I have a dog named Rex", "User has a dog named Rex", "pet", "dog rex"),
        ("I have two cats named Tom and Jerry", "User has two cats named Tom and Jerry", "pet", "cats tom and jerry"),
        ("I'm flying to Tokyo next Tuesday", "User is flying to Tokyo (9 May 2023)", "plan", "tokyo"),
        ("We're going camping in June", "User is going camping (June 2023)", "plan", None),
        ("I want to learn Japanese", "User wants to learn Japanese", "wish", "learn japanese"),
        ("I have a meeting with Bob tomorrow", "User has a meeting with Bob (9 May 2023)", "plan", "meeting with bob"),
        (
            "My goal is to run a marathon in October",
            "User's goal is to run a marathon (October 2023)",
            "goal",
            "run a marathon",
        ),
        ("I have a 2019 MacBook", "User has a 2019 MacBook", "possession", "2019 macbook"),
        ("I drive a Tesla Model 3", "User drives a Tesla Model 3", "possession", "tesla model 3"),
        ("I bought a new house last month", "User bought a new house (April 2023)", "possession", "house"),
        ("I lost my job as a banker yesterday", "User lost their job as a banker (7 May 2023)", "role", "banker"),
        ("I quit my job at Google last month", "User quit their job at Google (April 2023)", "employer", "google"),
        ("I just started aerial yoga", "User started aerial yoga", "activity", "aerial yoga"),
        ("I play the guitar", "User plays the guitar", "activity", "guitar"),
        (
            "I went to a LGBTQ support group yesterday and it was so powerful.",
            "User went to a LGBTQ support group (7 May 2023)",
            None,
            None,
        ),
        ("I used to live in Rome", "User used to live in Rome", "home", "rome"),
        ("I was diagnosed with diabetes in 2019", "User was diagnosed with diabetes (2019)", "condition", "diabetes"),
        ("I have ADHD", "User has ADHD", "condition", "adhd"),
        ("I take metformin for diabetes", "User takes metformin for diabetes", "medication", "metformin"),
        ("I broke my leg skiing", "User broke their leg skiing", "injury", "leg"),
        ("I'm tired", "User is tired", "mood", "tired"),
        ("ok cool, I moved to Oslo", "User moved to Oslo and now lives there", "home", "oslo"),
        ("I live in Paris, what should I wear today?", "User lives in Paris", "home", "paris"),
        ("Painting helps me relax", "Painting helps User relax", None, None),
    ],
)
def test_a_fact_is_told_in_the_third_person_under_its_slot(
    said: str, text: str, slot: str | None, value: str | None
) -> None:
    assert (text, slot, value) in [(found.text, found.slot, found.value) for found in extracted(said)]


@pytest.mark.parametrize(
    ("said", "change", "replaces"),
    [
        ("I switched from Python to TypeScript", Change.UPDATE, "python"),
        ("I moved from Oslo to Bergen", Change.UPDATE, "oslo"),
        ("I moved to Oslo", Change.UPDATE, None),
        ("I now work at Globex", Change.UPDATE, None),
        ("Actually, I live in Bergen", Change.UPDATE, None),
        ("I don't use vim any more but VS Code", Change.UPDATE, "vim"),
        ("Not Python any more but Go", Change.UPDATE, "python"),
        ("I no longer use Slack", Change.RETRACT, None),
        ("I stopped using Slack", Change.RETRACT, None),
        ("I don't work at Acme anymore", Change.RETRACT, None),
        ("I quit my job at Acme", Change.RETRACT, None),
        ("I lost my job", Change.RETRACT, None),
        ("I used to live in Rome", Change.RETRACT, None),
        ("I live in Rome", Change.NEW, None),
    ],
)
def test_the_words_say_what_they_change(said: str, change: Change, replaces: str | None) -> None:
    (found,) = extracted(said)
    assert (found.change, found.replaces) == (change, replaces)


@pytest.mark.parametrize(
    "said",
    [
        "If I lived in Paris, I would be happy",
        "I might move to Paris",
        "Maybe I'll move to Spain",
        "I wish I had a dog",
        "I guess I like jazz",
        "Do you think I live in Paris?",
        "Should I buy a Tesla?",
        "Would you like some tea?",
        "Am I allergic to nuts?",
        'He said "I live in London"',
        'My boss told me: "I work at Acme."',
        "She said she loves me",
        "I'm a pirate and I live on Mars, just kidding",
        "Imagine I live on Mars. I have a spaceship.",
        "Pretend that I am a lawyer. I work at Acme.",
        "Translate into French: I live in Paris",
        "Write a story about a man. I was born in 1800.",
        "I love it!",
        "I like your idea",
        "I love you",
        "I have a question",
        "I have no idea",
        "I have a bug in my code",
        "I wrote a function",
        "I'm getting an error",
        "I'm not a doctor",
        "I don't work at Acme",
        "Python is a great language",
        "Paris is beautiful",
        "```\nI live in Paris\n```",
        "> I live in Paris",
        "What is my name?",
        "Thanks, you helped me a lot!",
        "",
        "   \n ",
        "👍",
    ],
)
def test_what_is_not_stated_becomes_no_fact(said: str) -> None:
    assert extracted(said) == ()


def test_what_the_assistant_says_is_not_believed() -> None:
    assert extracted("I live in Paris and I love tea", Role.ASSISTANT) == ()


@pytest.mark.parametrize("role", [Role.USER, Role.ASSISTANT])
def test_a_named_speaker_is_read_whatever_the_role(role: Role) -> None:
    (by_label,) = extracted("Caroline: I moved to Oslo", role)
    (by_name,) = extracted("I moved to Oslo", role, name="Caroline")
    assert by_label.text == by_name.text == "Caroline moved to Oslo and now lives there"
    assert by_label.slot == by_name.slot == "caroline:home"


def test_each_line_of_a_transcript_has_its_own_speaker() -> None:
    found = extracted("Caroline: I live in Oslo\nMelanie: I live in Rome\nAssistant: I live nowhere")
    assert [candidate.text for candidate in found] == ["Caroline lives in Oslo", "Melanie lives in Rome"]


def test_an_ordinary_word_before_a_colon_is_no_speaker() -> None:
    assert [candidate.text for candidate in extracted("Update: I live in Oslo")] == ["User lives in Oslo"]


def test_she_is_the_person_spoken_of_before() -> None:
    texts = [candidate.text for candidate in extracted("My sister Anna lives in Berlin. She is a nurse.")]
    assert "User's sister Anna is a nurse" in texts


def test_he_is_not_the_sister_spoken_of_before() -> None:
    (found,) = extracted("My sister Anna lives in Berlin. He is a nurse.")
    assert found.text == "User's sister Anna lives in Berlin"


def test_a_named_person_may_be_spoken_of() -> None:
    (found,) = extracted("Caroline is a nurse")
    assert (found.text, found.slot) == ("Caroline is a nurse", "caroline:role")


@pytest.mark.parametrize("said", ["I\u2019m a vegetarian", "i'm a vegetarian", "Im a vegetarian", "I`m a vegetarian"])
def test_apostrophes_and_small_letters_do_not_matter(said: str) -> None:
    assert [(found.slot, found.value) for found in extracted(said)] == [("diet", "vegetarian")]


def test_the_same_fact_is_proposed_once_in_an_exchange() -> None:
    turns = tuple(
        Message(Role.USER, said, SAID_AT) for said in ("I live in Oslo", "I live in Oslo.", "Yes, I live in Oslo")
    )
    assert len(RuleExtractor().extract(Exchange(turns)).candidates) == 1


def test_a_candidate_says_where_it_comes_from_without_repeating_it() -> None:
    (found,) = extracted("Well, I work at Acme.")
    assert (found.quote, found.start, found.end) == ("I work at Acme", 6, 20)
    assert (found.reason, found.kind, found.importance, found.stated) == ("rule work.employer", Kind.FACT, 7, True)
    assert found.categories == ("professional_details",)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("I prefer dark mode", Kind.PREFERENCE),
        ("I live in Oslo", Kind.FACT),
        ("I went to a concert yesterday", Kind.EVENT),
        ("I'm flying to Rome next week", Kind.PLAN),
        ("I'm tired", Kind.TEMPORARY),
    ],
)
def test_the_kind_says_how_long_a_fact_stays_interesting(said: str, kind: Kind) -> None:
    assert [found.kind for found in extracted(said)] == [kind]
