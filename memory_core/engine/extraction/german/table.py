"""What is said, and how it is remembered: patterns over a clause in the first person, the particular before the "
"general."""

import re
from dataclasses import dataclass

from memory_core.engine.types import Change, Kind

_WORD = r"[A-ZÄÖÜ][\wäöüß&.'-]*"
NAME = rf"(?-i:{_WORD}(?: (?:von |de )?{_WORD}){{0,2}})"
PLACE = rf"(?:der |den |die )?(?-i:{_WORD}(?: (?:am |an der |im |ob der )?{_WORD}){{0,2}})"
_LANGUAGES = (
    r"(?:Deutsch|Englisch|Französisch|Spanisch|Italienisch|Portugiesisch|Türkisch|Russisch|Polnisch|Arabisch|"
    r"Chinesisch|"
    r"Japanisch|Niederländisch|Schwedisch|Ukrainisch|Griechisch|Koreanisch|Dänisch|Norwegisch|Kroatisch|Serbisch)"
)
_PEOPLES = (
    r"(?:Deutsche[r]?|Österreicher(?:in)?|Schweizer(?:in)?|Türk(?:e|in)|Pole|Polin|Italiener(?:in)?|Franz(?:ose|ösin)|"
    r"Spanier(?:in)?|Ukrainer(?:in)?|Syrer(?:in)?|Russ(?:e|in)|Grieche|Griechin|Amerikaner(?:in)?)"
)
_JOB = (
    r"(?:[A-ZÄÖÜ]\w*(?:er|erin|ist|istin|eur|eurin|or|orin|ent|entin|arzt|ärztin|mann|frau|anwalt|anwältin|wirt|wirtin|"
    r"pfleger|pflegerin|koch|köchin|kraft|schwester|ologe|ologin|graf|grafin|path|wart|bauer|bäuerin|ant|antin|"
    r"rentner))"
)
_NO_JOB = (
    r"(?!(?:Vegetarier|Veganer|Pescetarier|Raucher|Nichtraucher|Frühaufsteher|Linkshänder|Diabetiker|Allergiker|"
    r"Allergikerin|"
    r"Anfänger|Vater|Mutter|Mieter|Kunde|Nutzer|Single)(?:in)?\b)"
)
_ADVERBS = r"(?:(?:jetzt|seit kurzem|zurzeit|derzeit|gerade|aktuell|auch|hier|immer noch|noch|nun|wieder) )*"
KIN = (
    r"(?:(?:beste[rn]? |große[rn]? |kleine[rn]? |ältere[rn]? |jüngere[rn]? )?(?:Mutter|Mama|Vater|Papa|Eltern|"
    r"Schwester|Bruder|"
    r"Tochter|Sohn|Kinder|Kind|Mann|Frau|Ehemann|Ehefrau|Partner(?:in)?|Freund(?:in)?|Verlobte[r]?|Oma|Opa|Großmutter|"
    r"Großvater|Tante|Onkel|Cousin(?:e)?|Nichte|Neffe|Chef(?:in)?|Kolleg(?:e|in)|Nachbar(?:in)?|Mitbewohner(?:in)?|"
    r"Hund|"
    r"Hündin|Katze|Kater|Hase|Pferd))"
)
_COUNT = r"(?:einen?|zwei|drei|vier|fünf|keine|\d)"
_PETS = r"(?:Hunde?|Hündin|Katzen?|Kater|Hasen?|Kaninchen|Pferde?|Papagei(?:en)?|Vögel|Hamster|Meerschweinchen)"
_RELATIVES = (
    r"(?:Kind(?:er)?|Söhne|Sohn|Töchter|Tochter|Schwestern?|Br[uü]der|Geschwister|Enkel(?:kinder)?|Mitbewohner(?:in)?|"
    r"Freund(?:in)?|Zwillinge)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """`says` is put behind the person; groups of the pattern stand in it. Without `says` the words themselves do, "
    "in the
    third person. `v` is the value, of which a list makes a fact each where `several` is set."""

    name: str
    pattern: re.Pattern[str]
    kind: Kind
    slot: str | None
    importance: int
    categories: tuple[str, ...]
    says: str = ""
    change: Change = Change.NEW
    several: bool = False
    past: bool = False


def _row(
    name: str,
    pattern: str,
    slot: str | None,
    says: str,
    importance: int,
    *categories: str,
    kind: Kind = Kind.FACT,
    change: Change = Change.NEW,
    several: bool = False,
    past: bool = False,
) -> Row:
    compiled = re.compile(rf"(?:{pattern})[ ,]*$", re.IGNORECASE)
    return Row(f"german.{name}", compiled, kind, slot, importance, categories, says, change, several, past)


_ME = "personal_details"
_LIKED = Kind.PREFERENCE

ROWS = (
    _row("name", rf"(?:ich hei(?:ß|ss)e|mein name ist|ich bin (?:der|die)) (?P<v>{NAME})", "name", "heißt {v}", 9, _ME),
    _row(
        "nickname",
        rf"(?:bitte )?(?:nenn(?:t|en sie)? mich(?: bitte)?|alle nennen mich) (?P<v>{NAME})",
        "nickname",
        "möchte {v} genannt werden",
        9,
        _ME,
    ),
    _row("age", r"ich bin (?P<v>\d{1,3})(?: jahre alt)?", "age", "ist {v} Jahre alt", 8, _ME),
    _row(
        "birthday",
        r"(?:ich habe (?P<p>am|im) (?P<v>[\w. ]{3,20}?) geburtstag|mein geburtstag ist (?P<p2>am|"
        r"im) (?P<v2>[\w. ]{3,20}))",
        "birth_date",
        "hat {p}{p2} {v} Geburtstag",
        8,
        _ME,
    ),
    _row(
        "born",
        rf"ich (?:bin|wurde) in (?P<v>{PLACE}) (?:geboren|zur welt gekommen|aufgewachsen)(?: .{{1,30}})?",
        "birthplace",
        "",
        7,
        _ME,
    ),
    _row(
        "moved",
        rf"(?:ich bin|wir sind) .{{0,30}}?(?:von (?P<old>{PLACE}) )?nach (?P<v>{PLACE}) (?:um|ge|umge)zogen",
        "home",
        "ist nach {v} gezogen und wohnt jetzt dort",
        7,
        _ME,
        kind=Kind.EVENT,
        change=Change.UPDATE,
        past=True,
    ),
    _row(
        "left_home",
        rf"(?:ich|wir) (?:wohnen?|leben?) nicht mehr in (?P<v>{PLACE})",
        "home",
        "wohnt nicht mehr in {v}",
        7,
        _ME,
        change=Change.RETRACT,
    ),
    _row(
        "home",
        rf"(?:ich|wir) (?:wohnen?|leben?) {_ADVERBS}(?:mit .{{3,30}} )?in (?P<v>{PLACE})",
        "home",
        "wohnt in {v}",
        7,
        _ME,
    ),
    _row("origin", rf"ich komme (?:ursprünglich )?aus (?P<v>{PLACE})", "origin", "kommt aus {v}", 7, _ME),
    _row("nationality", rf"ich bin (?P<v>{_PEOPLES})", "nationality", "ist {v}", 7, _ME),
    _row(
        "left_work",
        rf"ich arbeite nicht mehr (?:bei|für) (?P<v>{NAME})",
        "employer",
        "arbeitet nicht mehr bei {v}",
        7,
        "professional_details",
        change=Change.RETRACT,
    ),
    _row(
        "role_at",
        rf"ich arbeite {_ADVERBS}als (?P<v>[\w -]{{3,40}}?) (?:bei|für|in|an) .+",
        "role",
        "",
        7,
        "professional_details",
    ),
    _row(
        "role",
        rf"ich (?:arbeite {_ADVERBS}als|bin von beruf) (?P<v>[\w -]{{3,40}})",
        "role",
        "arbeitet als {v}",
        7,
        "professional_details",
    ),
    _row(
        "employer",
        rf"ich arbeite {_ADVERBS}(?:bei|für) (?:der |dem )?(?P<v>{NAME})",
        "employer",
        "arbeitet bei {v}",
        7,
        "professional_details",
    ),
    _row("job", rf"ich bin (?-i:(?P<v>{_NO_JOB}{_JOB}))", "role", "ist {v}", 7, "professional_details"),
    _row(
        "studies",
        r"ich studiere (?P<v>(?-i:[A-ZÄÖÜ])[\w -]{2,40}?)(?: (?:an|in) .+)?",
        "study",
        "",
        6,
        "professional_details",
    ),
    _row(
        "diet",
        r"ich (?:bin|lebe|esse|ernähre mich) (?:seit .{3,20} )?(?P<v>vegan|vegetarisch|glutenfrei|laktosefrei|"
        r"koscher|halal)",
        "diet",
        "ernährt sich {v}",
        8,
        "food",
        "health",
        kind=_LIKED,
    ),
    _row(
        "eater",
        r"ich bin (?P<v>(?:Vegetarier|Veganer|Pescetarier)(?:in)?)",
        "diet",
        "ist {v}",
        8,
        "food",
        "health",
        kind=_LIKED,
    ),
    _row(
        "allergic",
        r"ich bin (?:stark |sehr |leicht )?allergisch (?:gegen|auf) (?P<v>.+)",
        "allergy",
        "ist allergisch gegen {v}",
        9,
        "food",
        "health",
        kind=_LIKED,
        several=True,
    ),
    _row(
        "allergy",
        r"ich habe (?:eine )?(?P<v>\w{3,20}(?:allergie|intoleranz|unverträglichkeit))",
        "allergy",
        "hat eine {v}",
        9,
        "food",
        "health",
        kind=_LIKED,
    ),
    _row(
        "not_borne",
        r"ich vertrage (?:(?:keine?n?) (?P<v>.+)|(?P<v2>.+) nicht)",
        "allergy",
        "verträgt {v} nicht",
        9,
        "food",
        "health",
        kind=_LIKED,
        several=True,
    ),
    _row(
        "not_eaten",
        r"ich esse (?P<k>keine?n?|nie) (?P<v>.+)",
        "not_eaten",
        "isst {k} {v}",
        8,
        "food",
        kind=_LIKED,
        several=True,
    ),
    _row(
        "not_drunk",
        r"ich trinke (?P<k>keine?n?|nie) (?P<v>.+)",
        "not_drunk",
        "trinkt {k} {v}",
        7,
        "food",
        kind=_LIKED,
        several=True,
    ),
    _row("does_not_smoke", r"ich rauche nicht(?: mehr)?", "habit", "", 5, "health"),
    _row(
        "condition",
        r"ich habe (?:leider |chronische )?(?P<v>diabetes|asthma|migräne|adhs|depressionen|rheuma|epilepsie|"
        r"bluthochdruck|neurodermitis|heuschnupfen)(?: .+)?",
        "condition",
        "",
        8,
        "health",
    ),
    _row(
        "dislikes",
        r"ich (?:mag (?:keine?n?) (?P<v>.+)|mag (?P<v2>.+) (?:gar |überhaupt )?nicht|hasse (?P<v3>.+))",
        "dislike",
        "mag {v} nicht",
        5,
        "user_preferences",
        kind=_LIKED,
        several=True,
    ),
    _row(
        "likes",
        r"ich (?:mag|liebe) (?!(?:es|das|dich|dies)\b)(?P<v>[^,]+?)(?: sehr| gerne?| am liebsten)?",
        "like",
        "mag {v}",
        5,
        "user_preferences",
        kind=_LIKED,
        several=True,
    ),
    _row(
        "favourite",
        r"meine? lieblings-?(?P<what>\w{3,20}) (?:ist|sind|heißt) (?P<v>.+)",
        "favourite_{what}",
        "",
        6,
        "user_preferences",
        kind=_LIKED,
    ),
    _row("pets", rf"(?:ich habe|wir haben) (?P<v>{_COUNT} (?:\w+ )?{_PETS}\b.*)", "pet", "hat {v}", 7, "family"),
    _row(
        "relatives",
        rf"(?:ich habe|wir haben) (?P<v>{_COUNT} (?:\w+ )?{_RELATIVES}\b.*)",
        "relative",
        "hat {v}",
        7,
        "family",
        _ME,
    ),
    _row(
        "married",
        r"ich bin (?P<v>verheiratet|ledig|geschieden|verwitwet|verlobt|single)(?: .+)?",
        "marital_status",
        "",
        8,
        "family",
        _ME,
    ),
    _row(
        "speaks",
        rf"ich (?:spreche|kann) (?:fließend |gut |etwas |nur )?(?P<v>{_LANGUAGES}(?:(?:,| und) {_LANGUAGES})*)",
        "spoken_language",
        "spricht {v}",
        6,
        _ME,
        several=True,
    ),
    _row(
        "learns",
        r"ich lerne (?:gerade |seit .{3,20} )?(?P<v>(?-i:[A-ZÄÖÜ])[\w -]{2,30})",
        "study",
        "lernt {v}",
        5,
        "hobbies",
    ),
    _row(
        "tool",
        r"ich (?:nutze|benutze|verwende|programmiere (?:in|mit)|arbeite mit) (?P<v>(?-i:[A-Z])[\w.+# -]{0,30})",
        "tool",
        "nutzt {v}",
        6,
        "technology",
        several=True,
    ),
    _row(
        "plays",
        r"ich spiele (?:seit .{3,20} |gerne? )?(?P<v>(?-i:[A-ZÄÖÜ])\w+)(?: .{3,30})?",
        "activity",
        "",
        5,
        "hobbies",
    ),
    _row(
        "gladly",
        r"ich (?P<verb>\w+e) (?:sehr |am |total )?(?:gerne?|liebsten)(?: (?P<v>.+))?",
        "like",
        "",
        5,
        "hobbies",
        kind=_LIKED,
    ),
    _row(
        "trip",
        rf"(?:ich|wir) (?:fliegen?|fahren?|reisen?) .{{0,40}}?nach (?P<v>{PLACE})(?: .{{3,30}})?",
        "plan",
        "",
        5,
        "travel",
        kind=Kind.PLAN,
    ),
)

# What the assistant is asked to do from now on.
ORDERS = (
    _row(
        "answers",
        rf"(?:bitte )?(?:antworte?n?(?: sie)?|schreib|sprich|sprecht)(?: (?:mir|bitte|ab jetzt|immer|nur|in zukunft|"
        rf"künftig|"
        rf"mit mir))* (?:auf|"
        rf"nur) (?P<v>{_LANGUAGES})",
        "response_language",
        "möchte Antworten auf {v}",
        7,
        "user_preferences",
        kind=_LIKED,
    ),
    _row(
        "address",
        r"(?:bitte )?(?P<v>duz|siez)(?:e|en sie)? mich(?: bitte| immer)?",
        "response_style",
        "möchte ge{v}t werden",
        7,
        "user_preferences",
        kind=_LIKED,
    ),
    _row(
        "brief",
        r"(?:bitte )?(?:antworte?|fass(?:e)? dich|schreib)(?: (?:mir|bitte|immer|ab jetzt))* (?P<v>kurz|knapp|"
        r"ausführlich)"
        r"(?: .{1,20})?",
        "response_style",
        "möchte {v}e Antworten",
        7,
        "user_preferences",
        kind=_LIKED,
    ),
)
