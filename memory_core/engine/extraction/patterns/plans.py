"""What a person means to do, hopes for, and has in the diary."""

from memory_core.engine.extraction.patterns.rule import HAS, IS, Topic
from memory_core.engine.types import Kind

_plans = Topic("plans", Kind.PLAN, 5, ("milestones",), slot="plan")
_wishes = Topic("wishes", Kind.PLAN, 4, ("misc",), slot="wish")

_TO_DO = (
    r"(?!(?:be|say|ask|tell|do (?:it|that|this)|see (?:how|what|if)|check (?:it|that)|have to|"
    r"need to|need|let|try (?:it|that|this)|lie|assume|go ahead|know|get (?:it|that|back)|use "
    r"(?:it|that|this)|make sure|keep|have a look|take a look)\b)"
)
_DOING = (
    r"(?!going to|thinking|wondering|feeling|hoping|trying|getting|being|having|doing|looking|"
    r"asking|saying|talking|kidding|joking)\w+ing"
)

SELF = (
    _plans.rule("going_to", rf"{IS} (?:going|about|off) to {_TO_DO}(?P<v>[a-z]+ .+)"),
    _plans.rule(
        "planning",
        rf"(?:{IS} planning|plans?|intends?|{IS} aiming|(?:has )?decided|{IS} getting ready|{IS} "
        rf"preparing|{IS} hoping|{IS} set|{IS} scheduled|{IS} training) (?:to|on|for) (?P<v>.+)",
    ),
    _plans.rule(
        "planning_a", rf"{IS} (?:planning|organi[sz]ing|preparing|arranging) (?P<v>(?:an? |their |the |some ).+)"
    ),
    _plans.rule(
        "thinking_of",
        rf"{IS} (?:thinking (?:of|about)|considering|contemplating|toying with the idea of) "
        r"(?P<v>\w+ing\b.+)",
        importance=4,
        confidence=0.8,
    ),
    _plans.rule(
        "looking_forward",
        rf"(?:{IS} (?:looking forward to|excited (?:for|about)|pumped for)|looks forward to) (?!it|"
        r"this|that|hearing|seeing (?:it|that|what|where)|your)(?P<v>.+)",
    ),
    _plans.rule(
        "diary",
        rf"{HAS} (?P<v>(?:an? |their |the )(?:[\w'-]+ ){{0,3}}?(?:appointment|interview|flight|exam|"
        r"surgery|deadline|presentation|wedding|recital|performance|concert|marathon|competition|"
        r"tournament|meeting|show|trip|game|match|race|audition|date)\b.*)",
        importance=4,
    ),
    _plans.rule("booked", r"(?:has |have )?(?:just )?(?:booked|reserved|scheduled) (?P<v>.+)"),
    _wishes.rule(
        "wants",
        rf"(?:wants?|would (?:really )?(?:love|like)|hopes?|dreams? of|{IS} hoping|wishes|aspires?|"
        rf"aims?|{IS} dying|{IS} eager|{IS} determined|(?:has|have) always wanted) (?:to |of "
        rf")?{_TO_DO}(?P<v>(?:\w+ing|(?!a\b|an\b|the\b|some\b|my\b|any\b)[a-z]+) .+)",
        confidence=0.8,
    ),
    _wishes.rule(
        "looking_for",
        rf"{IS} (?:(?:still |currently )?(?:looking|searching|hunting|on the (?:hunt|lookout)) for|in "
        r"the market for|after|saving (?:up )?for) (?P<v>(?:an? |the |their |some )?.+)",
    ),
    _plans.rule("with_date", rf"(?:{IS} {_DOING}|will (?:be \w+ing|\w+)) (?P<what>.+)", dated=True),
    _plans.rule(
        "appointed",
        rf"{IS} (?:meeting|visiting|flying|travell?ing|starting|getting married|launching|hosting|"
        r"performing|opening|running|competing|joining|attending|moving|throwing|taking part in|"
        r"participating in)(?: (?P<what>.+))?$",
        dated=True,
    ),
)
