"""Where a person lives, lived, is at the moment, and has been."""

from memory_core.engine.extraction.lexicon import PLACES
from memory_core.engine.extraction.patterns.rule import IS, PLACE, Topic
from memory_core.engine.types import Change, Kind

_places = Topic("places", Kind.FACT, 7, ("personal_details",), slot="home")
_travel = Topic("travel", Kind.EVENT, 5, ("travel",), slot="visited")

# Lower-case writers drop the capital of the city, but then nothing else may follow it.
_TOWN = (
    rf"(?P<v>(?>{PLACE})|\d{{1,5}}\w? (?-i:[A-Z]).{{3,80}}|(?!a\b|an\b|the\b|my\b|their\b|bed\b|this\b|it\b)[a-zà-þ]+"
    r"(?: [a-zà-þ]+)?(?:, [a-zà-þ]+(?: [a-zà-þ]+)?)?(?=$| with\b| for\b| since\b| now\b))"
)
# Who moved somewhere for a time, or tells of old days, need not be there any more.
_BEHIND = r"(?P<behind>(?! for (?:an?|the|two|three|four|five|six|\d)|.* (?:back then|at first|first|temporarily)).*)$"
_AREA = rf"(?P<v>{PLACE}|\d{{1,5}}\w? (?-i:[A-Z]).{{3,80}}|(?:an? |the )[\w -]{{3,40}})"

SELF = (
    _places.rule(
        "moved_from",
        rf"(?:has )?(?:moved|relocated|emigrated) (?:back |over )?(?:here )?from (?P<old>{PLACE}|"
        rf"[a-zà-þ]+(?: [a-zà-þ]+)?) to {_TOWN}{_BEHIND}",
        change=Change.UPDATE,
        tight=True,
        kind=Kind.EVENT,
        says="moved from {old} to {v}{behind}{when} and now lives there",
    ),
    _places.rule(
        "moved_to_from",
        rf"(?:has )?(?:moved|relocated|emigrated) (?:back |over )?to {_TOWN} from (?P<old>{PLACE})",
        change=Change.UPDATE,
        tight=True,
        kind=Kind.EVENT,
        says="moved from {old} to {v}{when} and now lives there",
    ),
    _places.rule(
        "moved",
        rf"(?:has )?(?:moved|relocated|emigrated) (?P<how>back |over |house |out )?to {_TOWN}{_BEHIND}",
        change=Change.UPDATE,
        tight=True,
        kind=Kind.EVENT,
        says="moved {how}to {v}{behind}{when} and now lives there",
    ),
    _places.rule(
        "moved_for_a_time",
        rf"(?:has )?(?:moved|relocated|emigrated) (?:back |over |house |out )?to {_TOWN}",
        change=Change.UPDATE,
        tight=True,
        kind=Kind.EVENT,
    ),
    _places.rule(
        "moved_house",
        r"(?:has )?(?:moved|relocated) (?:in|into|out|house|to an?|away|here|from|back)\b.*",
        slot="event",
        kind=Kind.EVENT,
        importance=5,
    ),
    _places.rule(
        "moving",
        rf"(?:{IS} (?:moving|relocating)|{IS} going to move|will move|plans? to move|{IS} planning to "
        rf"move) (?:back |over )?to {_TOWN}",
        slot="plan",
        kind=Kind.PLAN,
        importance=6,
        tight=True,
    ),
    _places.rule(
        "lives",
        rf"(?:lives?|{IS} living|resides?|{IS} based|{IS} located|(?:has|have) lived|(?:has|have) been "
        r"living|stays?) (?:alone |together |right |just |out )?(?:in|near|outside|on|at|close to)"
        rf" {_AREA}",
        tight=True,
    ),
    _places.rule("lives_lower", rf"(?:lives?|{IS} living|{IS} based|(?:has|have) lived) in {_TOWN}", tight=True),
    _places.rule(
        "lives_with",
        rf"(?:lives?|{IS} living|shares? (?:an? |the )?(?:\w+ )?(?:flat|apartment|house|room|place)) (?:together )?"
        r"(?P<v>with .+|alone)$",
        slot="household",
        importance=6,
        categories=("personal_details", "family"),
    ),
    _places.rule(
        "left_country",
        rf"(?:has )?(?:left|fled|emigrated from|moved away from|moved out of) (?P<v>{PLACES})$",
        change=Change.RETRACT,
        kind=Kind.EVENT,
        importance=5,
    ),
    _places.rule(
        "never_been",
        rf"(?:has|have) never (?:been to|visited|travell?ed to) (?P<v>{PLACE})",
        slot="never_visited",
        negative=True,
        importance=4,
        categories=("travel",),
    ),
    _places.rule("lived", rf"lived (?:in|near|on) {_AREA}", slot="past_home", tight=True, importance=5),
    _places.rule(
        "in_for_now",
        rf"{IS} (?:staying |travell?ing |visiting |on vacation |on holiday |on a trip )?(?:in|to) "
        rf"(?P<v>{PLACE}) (?:today|tonight|this week(?:end)?|right now|at the moment|until .+|for "
        r"(?:the week|the weekend|work|a few days))",
        slot="whereabouts",
        kind=Kind.TEMPORARY,
        importance=3,
        lasts_days=7,
        tight=True,
        categories=("travel",),
    ),
    _places.rule(
        "is_in",
        rf"{IS} in (?P<v>{PLACE})(?: now)?$",
        slot="whereabouts",
        kind=Kind.TEMPORARY,
        importance=3,
        lasts_days=7,
        categories=("travel",),
        confidence=0.7,
    ),
    _travel.rule(
        "visited",
        r"(?:visited|travell?ed to|flew to|drove to|(?:has|have) (?:been|travell?ed) to|(?:has|have) "
        r"visited|just got back from|took a trip to|went (?:on a (?:trip|vacation|holiday) )?to|got back from|came "
        r"back "
        rf"from|returned from|vacationed in) (?P<v>{PLACE})",
        tight=True,
    ),
)

THINGS = (
    _places.rule("home_is", rf"(?:home|house|apartment|flat|place) is (?:in|near|at) {_AREA}", tight=True),
    _places.rule("hometown", rf"(?:home ?town|home country|birthplace) is (?P<v>{PLACE}|\w+)$", slot="origin"),
    _places.rule("country", rf"(?:country|city|town) is (?P<v>{PLACE})$"),
)
