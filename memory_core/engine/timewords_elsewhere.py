# ruff: noqa: RUF001 - words of several scripts, whose letters look alike
"""Relative times in other languages, put into the English that `timewords` reads: "vor zwei Wochen", "ayer", "昨天".

Only what says when; the rest of the sentence stays as it is.
"""

import re
from functools import partial

from memory_core.engine.tokens import languages_of

_DAYS = {
    "monday": "montag lundi lunes",
    "tuesday": "dienstag mardi martes",
    "wednesday": "mittwoch mercredi miércoles",
    "thursday": "donnerstag jeudi jueves",
    "friday": "freitag vendredi viernes",
    "saturday": "samstag sonnabend samedi sábado",
    "sunday": "sonntag dimanche domingo",
}
_UNITS = {
    "weekend": "wochenende wochenendes week-end weekend findesemana",
    "week": "woche wochen semaine semaines semana semanas",
    "month": "monat monate monaten monats mois mes meses",
    "year": "jahr jahre jahren jahres an ans année années año años",
    "night": "nacht nuit noche",
    "day": "tag tage tagen jour jours día días",
}
_COUNTS = {
    "a": "einem einer einen ein un une una",
    "two": "zwei deux dos",
    "three": "drei trois tres",
    "four": "vier quatre cuatro",
    "five": "fünf cinq cinco",
    "six": "sechs six seis",
    "seven": "sieben sept siete",
    "eight": "acht huit ocho",
    "nine": "neun neuf nueve",
    "ten": "zehn dix diez",
}


def _english(words: dict[str, str]) -> dict[str, str]:
    return {foreign: english for english, foreigns in words.items() for foreign in foreigns.split()}


_WORDS = _english(_DAYS) | _english(_UNITS) | _english(_COUNTS)


def _one_of(words: dict[str, str]) -> str:
    return "|".join(sorted(_english(words), key=len, reverse=True))


_DAY, _UNIT, _COUNT = _one_of(_DAYS), _one_of(_UNITS), rf"(?:\d{{1,3}}|{_one_of(_COUNTS)})"
_LAST = r"(?:letzte|vergangene|vorige)[nrsm]?"
_TURNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), english)
    for pattern, english in (
        (
            r"\b(?:vorgestern|avant-hier|anteayer|antes de ayer|anteontem|позавчера)\b|前天|一昨日",
            "day before yesterday",
        ),
        (r"\b(?:gestern|ayer|ontem|ieri|gisteren|вчера|أمس)\b|昨天|昨日|어제|เมื่อวาน", "yesterday"),
        (r"\b(?:heute|aujourd'hui|hoy|hoje|oggi|vandaag|сегодня|اليوم)\b|今天|今日|오늘|วันนี้", "today"),
        (rf"\bvor (?P<count>{_COUNT}) (?P<unit>{_UNIT})\b", "{count} {unit} ago"),
        (rf"\bil y a (?P<count>{_COUNT}) (?P<unit>{_UNIT})\b", "{count} {unit} ago"),
        (rf"\bhace (?P<count>{_COUNT}) (?P<unit>{_UNIT})\b", "{count} {unit} ago"),
        (rf"\b{_LAST} (?P<unit>{_UNIT})\b", "last {unit}"),
        (rf"\b(?P<unit>{_UNIT}) (?:derni[eè]re?|passée?|pasad[oa])\b", "last {unit}"),
        (rf"\b(?:diese[nrsm]?|cette|cet|ce|esta|este) (?P<unit>{_UNIT})\b", "this {unit}"),
        (rf"\b(?:{_LAST}|am) (?P<unit>{_DAY})\b", "on {unit}"),
        (rf"\b(?:el )?(?P<unit>{_DAY}) (?:dernier|passé|pasado)\b", "on {unit}"),
        (rf"\bel (?P<unit>{_DAY})\b", "on {unit}"),
        (r"上周|上週|上星期|先週|지난주|\bна прошлой неделе\b|\bالأسبوع الماضي\b|สัปดาห์ที่แล้ว", "last week"),
        (r"上个月|上個月|先月|지난달|\bв прошлом месяце\b|\bالشهر الماضي\b|เดือนที่แล้ว", "last month"),
        (r"去年|昨年|작년|\bв прошлом году\b|\bالعام الماضي\b|ปีที่แล้ว", "last year"),
    )
)
_YESTERDAY_IN_FRENCH = re.compile(r"\bhier\b")  # which is "here" in German


def in_english(text: str) -> str:
    """`text`, in lower case, with its relative times in English."""
    text = text.replace("fin de semana", "findesemana")  # one unit, and not the end of a week
    for pattern, english in _TURNS:
        text = pattern.sub(partial(_put, english), text)
    if "french" in languages_of(text):
        text = _YESTERDAY_IN_FRENCH.sub("yesterday", text)
    return text


def _put(english: str, match: re.Match[str]) -> str:
    said = {name: _WORDS.get(word, word) for name, word in match.groupdict().items() if word}
    return f" {english.format(**said)} "
