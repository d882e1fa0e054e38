"""What was done, by the form of the verb alone, where no table knows the verb."""

from memory_core.engine.extraction.patterns.rule import Topic
from memory_core.engine.extraction.verbs import PARTICIPLES, PASTS
from memory_core.engine.types import Kind

_deeds = Topic("deeds", Kind.EVENT, 4, ("misc",))

# What goes on in the mind or is said, what is done at a computer just now, and verbs that tell little by themselves.
_NOT_A_DEED = (
    r"(?!(?:felt|thought|knew|known|said|told|asked|meant|wondered|reali[sz]ed|noticed|wanted|needed|liked|loved|"
    r"hated|agreed|"
    r"looked|seemed|sounded|forgot|remembered|guessed|hoped|figured|believed|understood|expected|appreciated|used|"
    r"supposed|kept|"
    r"let|stood|called|replied|answered|mentioned|suggested|recommended|assumed|considered|wished|worried|cared|"
    r"mattered|"
    r"existed|belonged|depended|appeared|happened|occurred|came|went|got|gotten|been|was|were|had|did|done|made|took|"
    r"taken|gave|"
    r"given|put|changed|updated|added|removed|deleted|restarted|checked|tested|imported|ran|set|fixed|tried|typed|"
    r"clicked|"
    r"pressed|opened|closed|copied|pasted|uploaded|downloaded|connected|configured|enabled|disabled|logged|upgraded|"
    r"compiled|"
    r"debugged|deployed|refactored|committed|pushed|pulled|merged|executed|printed|returned|sent|posted|wrote|"
    r"followed|ended|"
    r"stopped|continued|related|referred|touched|moved|inspired|amazed|tired|excited|interested|supposed|required|able|"
    r"need|feed|speed|indeed|struggled|faced|dealt|enjoyed|missed|attempted|managed|turned|allowed|helped)\b)"
)
# Something that can be pointed at: a name, a number, a thing with its article, a place.
_SOMETHING = (
    r"(?=.*(?:\b(?:an?|the|their|some|our|first|one|two|three|four|five|\d+)\s+(?!(?:bit|lot|time|way|point|idea|"
    r"feeling|fact|"
    r"difference|impact|moment|thing|things|issue|problem|error|question)\b)\w|(?-i:\s[A-Z])))"
)
_OF_THEMSELVES = r"(?!\s+(?:that|how|what|why|if|whether|to|it|this|them|him|her|so|me|you|by|like|as if)\b)"
_REGULAR = r"[a-z]{2,}(?:-[a-z]+)?ed"
_PAST = rf"(?:{_REGULAR}|{'|'.join(sorted(PASTS))})"
_DONE = rf"(?:{_REGULAR}|{'|'.join(sorted(PARTICIPLES))})"

SELF = (
    _deeds.rule("did", rf"{_NOT_A_DEED}{_PAST}(?!\w){_OF_THEMSELVES}{_SOMETHING} (?P<v>.+)", confidence=0.7),
    _deeds.rule(
        "has_done",
        rf"(?:has|have) {_NOT_A_DEED}{_DONE}(?!\w){_OF_THEMSELVES}{_SOMETHING} (?P<v>.+)",
        confidence=0.7,
    ),
    _deeds.rule(
        "befell",
        r"(?:got|was|were|has been|have been) (?!\w+ing\b)(?!(?:supposed|used|impressed|amazed|inspired|excited|"
        r"interested|worried|"
        r"surprised|scared|tired|told|blown|asked|confused|shocked|moved|touched|struck|drawn|reminded|able|made|"
        r"given|filled|"
        r"stuck|lost|done|gone|kind|bound|meant|forced|allowed|required|caused|based|related|limited|set|put|left|"
        r"called|named)\b)"
        rf"{_DONE} (?P<v>(?:by|for|to|at|into|as|from|in|on) (?!(?:it|this|that|them|me|you|a while|now|what|how|"
        rf"fire)\b).+)",
        confidence=0.7,
    ),
    _deeds.rule(
        "got_a",
        r"(?:has |have )?got (?P<v>(?:an?|two|three|their first|their own) (?!(?:\w+ )?(?:bit|lot|ton|chance|feeling|"
        r"glimpse|kick|"
        r"sense|question|idea|problem|error|message|notification|call|e-?mail|text|hang|break|laugh|look|grip|ride|"
        r"word|point|"
        r"response|answer|reply|warning|result|few|couple|hold|pic|photo|picture|taste|good|great|better|clue|hunch|"
        r"plan|time)\b).+)",
        confidence=0.7,
    ),
    _deeds.rule(
        "set_up",
        r"(?P<how>sets up|puts? (?:on|together)|cuts down|reads|quits?) (?P<v>(?:an? |the first |their first )(?!bit|"
        r"lot).+)",
        says="{how} {v}{when}",
        dated=True,
        confidence=0.7,
    ),
)

# What befell a place or a group that the speaker belongs to: "our city held a parade".
THINGS = (
    _deeds.rule(
        "of_theirs",
        r"(?P<whose>(?:old |new |home ?|local |whole )?(?:city|town|village|area|neighbou?rhood|school|church|"
        r"company|team|office|"
        r"community|club|department|building|street|band|class|group|choir|startup|employer|landlord|garden|kitchen|"
        r"bathroom)) "
        rf"(?P<v>(?:just |recently )?(?:was|were|got) (?:hit|flooded|destroyed|damaged|ruined|renovated|closed|sold|"
        rf"bought|acquired|"
        rf"evacuated|elected|chosen|selected|rebuilt) .+|{_NOT_A_DEED}{_PAST}(?!\w){_OF_THEMSELVES}{_SOMETHING} .+)$",
        confidence=0.7,
    ),
)
