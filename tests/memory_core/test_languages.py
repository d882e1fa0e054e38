# ruff: noqa: RUF001 - texts of many scripts, whose letters look alike
"""What is stored in any language is found by a question in it, screened where the project can read it."""

from datetime import UTC, datetime, timedelta

import pytest

from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.engine.screening import OPEN_POLICY
from memory_core.models import Project, Subject
from memory_core.retrieval import Asked
from memory_core.services import ingest
from tests.factories import make_caller, make_memory, make_project
from tests.memory_core.worlds import post

pytestmark = pytest.mark.django_db

# What is stored, and for each a question with other words around, in another form of the word, or in a single one.
TEXTS = {
    "chinese": (("她住在上海。", "哪个城市？上海吗"), ("她喜欢喝绿茶。", "喝什么茶"), ("她的狗叫小白。", "狗")),
    "japanese": (
        ("東京に住んでいます。", "東京ですか"),
        ("緑茶が好きです。", "お茶は何が好き"),
        ("犬を飼っています。", "犬"),
    ),
    "korean": (("서울에 살고 있어요.", "서울"), ("녹차를 좋아해요.", "녹차 좋아해요?"), ("개를 키워요.", "개를")),
    "thai": (("เธออาศัยอยู่ในกรุงเทพ", "กรุงเทพ"), ("เธอชอบชาเขียว", "ชอบชาอะไร"), ("เธอเลี้ยงสุนัข", "สุนัข")),
    "arabic": (("أعيش في القاهرة.", "هل تعيش في القاهرة؟"), ("أحب الشاي الأخضر.", "الشاي"), ("لدي كلب.", "كلب")),
    "russian": (
        ("Она живёт в Москве.", "Москва"),
        ("Она пьёт зелёный чай.", "зелёного чая"),
        ("У неё есть собака.", "собаки"),
    ),
    "greek": (("Μένει στην Αθήνα.", "Αθήνα"), ("Πίνει πράσινο τσάι.", "τσάι"), ("Έχει έναν σκύλο.", "σκύλος")),
    "hebrew": (("היא גרה בתל אביב.", "תל אביב"), ("היא אוהבת תה ירוק.", "תה"), ("יש לה כלב.", "כלב")),
    "hindi": (("वह दिल्ली में रहती है।", "दिल्ली"), ("उसे हरी चाय पसंद है।", "चाय"), ("उसके पास कुत्ता है।", "कुत्ता")),
    "german": (
        ("Sie wohnt in Köln.", "Wo in Koeln? Köln"),
        ("Sie trinkt grüne Tees.", "Tee"),
        ("Sie hat Hunde.", "Hund"),
    ),
    "french": (
        ("Elle habite à Lyon.", "Où habite-t-elle ?"),
        ("Elle aime les thés verts.", "thé"),
        ("Elle a des chiens.", "chien"),
    ),
    "spanish": (("Vive en Sevilla.", "¿Dónde vive?"), ("Bebe tés verdes.", "té verde"), ("Tiene dos perros.", "perro")),
    "turkish": (
        ("Ankara'da yaşıyor.", "Ankara"),
        ("Yeşil çay içiyor.", "çay"),
        ("Köpekleri var.", "köpekleri var mı?"),
    ),
    "polish": (("Mieszka w Krakowie.", "Krakowie"), ("Pije zieloną herbatę.", "herbatę"), ("Ma psa.", "psa")),
}


@pytest.fixture
def open_project() -> Project:
    return make_project(screening={kind: action.value for kind, action in OPEN_POLICY.items() if kind == "language"})


@pytest.mark.parametrize("language", TEXTS)
def test_a_question_in_the_same_language_finds_it(open_project: Project, language: str) -> None:
    caller = make_caller(open_project)
    for text, _ in TEXTS[language]:
        ingest.store_verbatim(caller, post(text, user_id="alice"))
    for text, question in TEXTS[language]:
        found = retrieval.search(caller, Asked(question, {"user_id": "alice"}, threshold=0)).found
        assert found[0].version.text == text and found[0].breakdown["bm25"] > 0, question


@pytest.mark.parametrize(
    "question",
    [
        "What happened last week?",
        "Was war letzte Woche?",
        "Que s'est-il passé la semaine dernière ?",
        "¿Qué pasó la semana pasada?",
        "上周怎么样？",
        "Что было на прошлой неделе?",
        "ماذا حدث الأسبوع الماضي؟",
    ],
)
def test_last_week_is_understood(caller: Caller, alice: Subject, question: str) -> None:
    now = datetime(2026, 3, 11, 12, tzinfo=UTC)
    for days in (1, 7, 30):
        make_memory(alice, f"Nothing {days}", said_at=now - timedelta(days=days))
    found = retrieval.search(caller, Asked(question, {"user_id": "alice"}, threshold=0, reference_date=now)).found
    assert found[0].version.text == "Nothing 7" and found[0].breakdown["time"] > 0
