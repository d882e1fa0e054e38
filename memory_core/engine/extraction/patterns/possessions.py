"""What a person owns and their set-up."""

from memory_core.engine.extraction.patterns.rule import HAS, Topic
from memory_core.engine.types import Change, Kind

_things = Topic("possessions", Kind.FACT, 5, ("misc",), slot="possession")

# "I have a question", "I have a great time": what one has without owning it.
_NOT_OWNED = (
    r"(?!(?:[\w'-]+ ){0,3}?(?:question|problem|issue|doubt|feeling|idea|look|lot|time|bug|error|"
    r"task|chance|choice|point|"
    r"reason|request|sense|hard|tough|blast|ball|bit|few|couple|way|day|week|weekend|year|moment|"
    r"break|plan|goal|dream|"
    r"meeting|list|string|file|function|class|variable|dataset|dataframe|table|query|script|"
    r"deadline|good|great|kick|clue|"
    r"picture|pic|photo|conversation|talk|chat|hunch|suspicion|preference|list|fun|breakdown|"
    r"setback|experience|memory|impact|effect|opportunity|"
    r"similar|huge|deep|new (?:appreciation|perspective)|relationship|connection|sort|kind|type|"
    r"family|friend|group|passion|"
    r"love|vision|hope|fear|concern|complaint|suggestion|thought|question|understanding|interest|"
    r"habit|tendency|crush|"
    r"headache|cold|fever|flu|cough|migraine|go|shot|nap|rest|walk|drink|surprise|gift|story|"
    r"knack|ton|bunch|variety|part)s?\b)"
)
_OWNED = rf"(?P<v>(?:an? |two |three |their own |lots of |\d )(?:own |new |old |brand new )?{_NOT_OWNED}[^,]+)"

SELF = (
    _things.rule("has", rf"{HAS} {_OWNED}", tight=True, confidence=0.75),
    _things.rule("capacity", rf"{HAS} (?P<v>\d+ ?(?:[gtm]b|gigs?)\b.*)", slot="hardware"),
    _things.rule(
        "owns",
        r"(?:owns?|drives?|rides?|is driving) (?P<v>(?:an? |two |three |my |their |\d )[^,]+)",
        tight=True,
    ),
    _things.rule(
        "bought",
        r"(?:has |have )?(?:just )?(?:bought|purchased|ordered|acquired|inherited|picked up|invested "
        r"in|splurged on) (?!it\b|this\b|that\b|them\b)(?P<v>.+)",
        kind=Kind.EVENT,
    ),
    _things.rule(
        "got_new",
        r"(?:has |have )?got (?P<v>(?:an? new|a brand[- ]new|their first|my first|themselves an?|a "
        r"used|a second-hand) .+)",
        kind=Kind.EVENT,
    ),
    _things.rule(
        "sold",
        r"(?:has |have )?(?:sold|gave away|given away|donated|totaled|crashed) (?P<v>(?:my|their) (?!life|soul|"
        r"time)[^,]+)",
        kind=Kind.EVENT,
        change=Change.RETRACT,
        tight=True,
    ),
    _things.rule("collects", r"collects? (?P<v>.+)", slot="interest", categories=("hobbies",), several=True),
)
THINGS = ()
