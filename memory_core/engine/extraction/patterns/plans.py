"""What a person means to do, hopes for, and has in the diary."""

from memory_core.engine.extraction.patterns.rule import HAS, IS, NO_TASK, PLACE, Topic
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
        "trying",
        rf"{IS} trying to {NO_TASK}(?P<v>(?:learn|go (?=vegan|vegetarian|to|on|for)|eat|lose|quit|save|get (?:fit|"
        r"fitter|pregnant|healthy|in shape|"
        r"into|back "
        r"into)|stop|cut (?:down|back|out)|sleep|exercise|read|drink|become|find (?:an? |my |their )|gain|conceive|"
        r"be more|"
        r"work out|reduce|give up|wake up|spend|buy|sell|move)\b.*)",
        slot="goal",
        importance=5,
    ),
    _plans.rule(
        "going_place",
        rf"{IS} (?:going|heading|travell?ing|flying|driving|off)(?: back| over| on (?:holiday|vacation))? to "
        rf"(?P<v>{PLACE}\b.*)",
        tight=True,
        categories=("travel",),
    ),
    _plans.rule("going_dated", rf"{IS} (?:going|heading|off) to (?P<what>{_TO_DO}[\w' -]{{3,60}})$", dated=True),
    _plans.rule("will_be_in", rf"will be (?:in|at) (?P<v>{PLACE}\b.*)", tight=True, categories=("travel",)),
    _plans.rule(
        "must", rf"(?:(?:needs?|has|have) to|must) (?P<v>{_TO_DO}{NO_TASK}(?!a\b|an\b|the\b)[a-z]+ .+)", dated=True
    ),
    _wishes.rule(
        "wants",
        rf"(?:wants?|would (?:really )?(?:love|like)|hopes?|dreams? of|{IS} hoping|wishes|aspires?|"
        rf"aims?|{IS} dying(?= to)|{IS} eager|{IS} determined|(?:has|have) always wanted) "
        rf"(?:to |of )?+(?:(?=be an? \w)|{_TO_DO}){NO_TASK}(?P<v>(?:\w+ing|(?!a\b|an\b|the\b|some\b|my\b|"
        r"any\b)[a-z]+) .+)",
        confidence=0.8,
    ),
    _wishes.rule(
        "looking_for",
        rf"{IS} (?:(?:still |currently )?(?:looking|searching|hunting|on the (?:hunt|lookout)) for|in "
        r"the market for|after|saving (?:up )?for) (?P<v>(?:an? |the |their |some )?.+)",
    ),
    _plans.rule("with_date", rf"(?:{IS} {_DOING}|will (?:be \w+ing|\w+)) (?P<what>.+)", dated=True),
    _plans.rule(
        "will_start",
        r"(?:starts|begins|finishes|graduates|turns|leaves|arrives|retires|returns|moves|flies|comes|gets "
        r"married)\b(?P<what>.*)",
        dated=True,
    ),
    _plans.rule(
        "appointed",
        rf"{IS} (?:having(?= (?:an? |the |their |some |another |friends|guests|people|surgery))|meeting|visiting|"
        rf"flying|travell?ing|starting|getting married|launching|hosting|"
        r"performing|opening|getting(?= (?:an? |the |their ))|running|competing|joining|attending|moving|throwing|"
        r"taking part in|"
        r"participating in)(?: (?P<what>.+))?$",
        dated=True,
    ),
)

THINGS = (
    _plans.rule(
        "on_the_day",
        r"(?P<v>(?:[\w'-]+ ){0,3}?(?:exam|flight|interview|wedding|appointment|deadline|surgery|operation|meeting|"
        r"presentation|trip|party|concert|graduation|due date|final|test|rent|train|check-?up|vacation|holiday|move|"
        r"race|"
        r"marathon|visa|passport|lease|contract|birthday party|thesis|move-in|start date|first day)s?) "
        r"(?P<is>is|are|starts?|leaves?|expires?|ends?|begins?|takes place)(?P<rest>(?: due| at| scheduled| on)?(?: "
        r".*)?)$",
        says="{v} {is}{rest}{when}",
        dated=True,
        importance=5,
    ),
)
