from datetime import UTC, datetime

import pytest

from memory_core.engine.gate import worth_reading
from memory_core.engine.types import Message, Role

SAID_AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)

NOTHING_TO_REMEMBER = """
Hello
Hello!
Hi there
hey
Hey Anna!
Good morning
good evening!
Hi, how are you?
How are you doing today?
What's up?
Thanks!
thanks a lot
Thank you so much!
Thank you very much for your help.
thx
Thanks, that was helpful!
Many thanks
ok
OK cool
okay, great
Sounds good!
sounds great, thanks
Perfect, thank you!
Awesome!!!
Wow, that's amazing!
That's really cool.
lol
haha
Yes please
No thanks
no problem
You're welcome!
Sure thing
Got it.
got it, thanks!
Makes sense
I see.
I understand
I agree
Bye!
Goodbye
See you later
see you tomorrow!
Talk to you soon!
Take care!
Good night
Have a great day!
Have a nice weekend
Never mind
Of course
Great job!
Nice one, well done
You rock!
I can't wait!
I'm glad to hear that
I'm so proud of you!
Long time no see!
👍
😀😀
❤️ 🙏
...
!
Hola
¡Muchas gracias!
Bonjour
Merci beaucoup
Danke schön
Guten Morgen!
Grazie mille
Obrigado!
Спасибо
谢谢
ありがとう
감사합니다
नमस्ते
""".strip().splitlines()

WORTH_READING = """
ok cool, I moved to Oslo
Thanks! My name is Anna.
Hi, I'm a vegetarian
Great, my flight is on Friday
Cool. We have two kids.
lol I lost my keys again
haha yes, I work at Acme
Good morning! I slept four hours.
Thanks, I use vim
Wow, I got the job!
34
Oslo
call me Bob
Can you book a table for me? I'm allergic to nuts.
What should I cook if my wife is vegan?
Ich wohne seit gestern in Bergen
Vivo en Madrid con mi hermana
私は東京に住んでいます
我住在北京
""".strip().splitlines()


def said(content: str, role: Role = Role.USER) -> Message:
    return Message(role, content, SAID_AT)


@pytest.mark.parametrize("content", NOTHING_TO_REMEMBER)
def test_a_turn_with_nothing_to_remember_is_dropped(content: str) -> None:
    assert worth_reading([said(content)]) == (False,)


@pytest.mark.parametrize("content", WORTH_READING)
def test_a_turn_with_a_fact_is_kept_whatever_stands_around_it(content: str) -> None:
    assert worth_reading([said(content)]) == (True,)


@pytest.mark.parametrize(
    "content",
    ["How can I help you today?", "What is the capital of France?", "Would you like some more?", "Anything else?"],
)
def test_a_bare_question_of_the_assistant_is_dropped(content: str) -> None:
    assert worth_reading([said(content, Role.ASSISTANT)]) == (False,)


def test_the_answer_is_one_flag_a_message() -> None:
    exchange = [said("Hello"), said("Hi! How can I help?", Role.ASSISTANT), said("I moved to Oslo")]
    assert worth_reading(exchange) == (False, False, True)
    assert worth_reading([]) == ()


def test_a_bare_yes_is_kept_with_the_question_it_answers() -> None:
    exchange = [said("Are you a vegetarian?", Role.ASSISTANT), said("Yes.")]
    assert worth_reading(exchange) == (True, True)


def test_a_short_answer_keeps_the_question_it_answers() -> None:
    exchange = [said("How old are you?", Role.ASSISTANT), said("34")]
    assert worth_reading(exchange) == (True, True)


def test_thanks_after_a_question_keep_neither() -> None:
    exchange = [said("Anything else?", Role.ASSISTANT), said("No, thanks!")]
    assert worth_reading(exchange) == (False, False)


def test_the_name_of_the_other_speaker_is_no_news() -> None:
    exchange = [said("Jon: I moved to Oslo"), said("Gina: Yeah, Jon, you're awesome!")]
    assert worth_reading(exchange) == (True, False)


def test_what_goes_on_without_a_stop_is_kept_and_costs_no_time() -> None:
    assert worth_reading([said("thanks " * 14_000)]) == (True,)
