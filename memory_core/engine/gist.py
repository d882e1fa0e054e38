"""What a sentence is about, in few enough words to recognise it again when it is said differently.

Words that carry little by themselves are left out (wishing, liking, having, counting, telling the time), and what is
left is cut back to the part that its relatives share: allergy and allergic, marry and marriage. Nothing here is
stored: callers put each word under a key.
"""

import re
import unicodedata

from memory_core.engine.extraction.lexicon import word_set
from memory_core.engine.tokens import terms

# Chosen by measurement (benchmarks/suppression.py): of 100 rewordings and 100 other facts of the same people.
MOST_OF_WHAT_IS_NEW = 0.6
MOST_OF_WHAT_WAS = 0.75
AT_LEAST_OF_WHAT_IS_NEW = 0.4
ENOUGH_WORDS = 2

SHARED_BEGINNING = 6
SHORTEST_BEGINNING = 4
_WORD = re.compile(r"[^\W_]+")

_LIGHT_WORDS = """
    user have has had having get gets got getting be being been become becomes became go goes went going gone come
    comes came coming take takes took taking make makes made making do does did doing done give gives gave given keep
    keeps kept keeping put puts use uses used using own owns owned
    want wants wanted wish wishes hope hopes hoped plan plans planned planning intend intends need needs needed try
    tries tried will would could can may might should must shall cannot
    like likes liked love loves loved enjoy enjoys enjoyed prefer prefers preferred hate hates hated dislike dislikes
    think thinks thought know knows knew known say says said tell tells told feel feels felt believe believes mention
    mentions mentioned state states stated ask asks asked call calls called name names named
    start starts started stop stops stopped begin begins began end ends ended
    year years month months monthly week weeks weekly day days daily hour hours time times today tomorrow yesterday
    now currently ago since until next last soon recently lately already still yet again once twice always often
    usually sometimes regularly mostly never ever every each while during before after
    one two three four five six seven eight nine ten first second several many much more most few some
    also just really very too quite only even so about around almost together away back up down out off over there here
    thing things stuff lot way kind sort good best better new old own same other another
    yes yeah yep no nope ok okay please thanks thank sure right exactly indeed correct agreed course well sounds great
    fine nice cool hello hi hey ja nein bitte danke genau klar
    because however although though if then than when where what which who how
    haben hat habe hatte sein ist war werden wird wurde gehen geht ging kommen kommt kam machen macht nehmen nimmt
    geben gibt wollen will moechte möchte planen plant hoffen hofft brauchen braucht mögen mag liebt lieben gern gerne
    heißt heissen heißen nennt denkt weiß sagt sagte jahr jahre jahren monat monate woche wochen tag tage täglich jetzt
    heute morgen gestern seit bis schon noch wieder immer oft meistens jeder jede jedes ein eins zwei drei vier fünf
    auch nur sehr mehr viel weil wenn dann als wo was wer wie
"""

# Everyday words that people put for each other; the first of a line stands for all of it.
_SAME_MATTER = """
    live lives lived living reside resides residing resident residence based home dwell dwells wohnen wohnt wohne
    work works worked working job jobs employ employed employer employs occupation profession arbeiten arbeitet beruf
    move moves moved moving relocate relocates relocated relocating umziehen zieht
    drink drinks drinking drank alcohol alcoholic booze sober trinken trinkt alkohol
    quit quits quitting gave stopped
    child children kid kids kinder kind
    dog dogs puppy hund hunde
    cat cats kitten katze katzen
    doctor doctors physician arzt ärztin
    mother mum mom mutter
    father dad vater
    spouse husband wife
    marry married marriage wedding verheiratet
    divorce divorced separated geschieden
    car cars automobile auto
    ill illness sick disease krank
    money cash geld
    salary wage wages pay income gehalt
    flat apartment wohnung
    study studies studied studying student studieren studiert
    debt debts owe owes owed loan schulden
"""


def telling(text: str) -> frozenset[str]:
    """The words of weight in a text, cut back; in "Yes, please." there is none."""
    return _words(text) - LIGHT


def gist(text: str) -> frozenset[str]:
    """The telling words of a sentence; all of its words where none of them is telling."""
    return telling(text) or (_words(text) - NOBODY)


def is_about_the_same(new: int, shared: int, of: int) -> bool:
    """Whether a sentence of `new` telling words says again what `of` stood for, when they share `shared` of them."""
    if not shared:
        return False
    told = shared / new
    if told >= MOST_OF_WHAT_IS_NEW:
        return True
    return shared >= ENOUGH_WORDS and shared / of >= MOST_OF_WHAT_WAS and told >= AT_LEAST_OF_WHAT_IS_NEW


def normal(text: str) -> str:
    """The words of a text alone: in lower case, without punctuation, with one space between."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _words(text: str) -> frozenset[str]:
    return frozenset(SAME_MATTER.get(cut, cut) for cut in map(_cut, terms(text)))


def _cut(term: str) -> str:
    beginning = term[:SHARED_BEGINNING]
    short = beginning.rstrip("aeiouy")
    return short if len(short) >= SHORTEST_BEGINNING else beginning


def _same_matter() -> dict[str, str]:
    same: dict[str, str] = {}
    for first, *rest in (line.split() for line in _SAME_MATTER.strip().splitlines()):
        same |= {_cut(term): _cut(first) for word in (first, *rest) for term in (word, *terms(word))}
    return same


SAME_MATTER = _same_matter()
LIGHT = frozenset(_cut(term) for word in word_set(_LIGHT_WORDS) for term in (word, *terms(word)))
NOBODY = frozenset(_cut(term) for term in terms("User"))
