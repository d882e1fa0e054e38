"""Facts about a person in what belongs to nobody.

What an agent knows for itself (opening hours, how an API behaves) has no person behind it who could see, correct or
erase it. So whatever tells something of somebody there is held: of who speaks, of "the user", of a name, of him or her.
It holds sooner than it lets through, for what is of a person can always be filed under that person.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from memory_core.engine.extraction.lexicon import GIVEN_NAMES, tool_slot
from memory_core.engine.extraction.people import stretches
from memory_core.engine.screening import people_words as words
from memory_core.engine.screening.others import third_persons
from memory_core.engine.screening.plain import unfold
from memory_core.engine.screening.special import special_categories
from memory_core.engine.types import Finding, Message, Role

KIND = "unowned_person"
SCORE = 0.7
_WHENEVER = datetime(2000, 1, 1, tzinfo=UTC)  # only who speaks is asked, not when

_BIG_WORD = r"[A-ZÀ-Þ][a-zß-ÿ'-]{1,20}"
_ADVERB = (
    r"(?:(?:really|also|always|often|usually|never|still|now|currently|just|only|sometimes|recently|no longer"
    r"|absolutely|mostly|auch|immer|oft|nie|gerade|jetzt|noch|sehr) ){0,2}"
)
# What only people do, or what is said of people when a name or "the user" comes before it.
_LIKING = (
    r"likes?|loves?|hates?|dislikes?|enjoys?|prefers?|adores?|lives?|married|dates|sleeps|smokes|drinks|eats|snores"
    r"|mag|liebt|hasst|bevorzugt|trinkt|isst|wohnt|lebt|raucht|studiert"
)
_DOING = (
    rf"{_LIKING}|works|worked|wants?|wanted|needs?|needed|thinks?|thought|feels?|felt|knows|knew|hopes?|plans?|planned"
    r"|owns?|plays?|played|speaks?|spoke|studies|studied|travels?|travelled|moved|bought|sold|lost|met|visited|went|goes"
    r"|came|comes|said|says|told|asked|asks|called|calls|complained|mentioned|booked|ordered|paid|owes|earns|turned"
    r"|celebrates|reads|writes|wrote|runs|swims|cooks|drives|drove|rides|teaches|taught|learned|learns|started|stopped"
    r"|quit|joined|left|got|gets|had|has|was born|retired|suffers|takes|took|uses|used|keeps|kept|bakes|paints"
    r"|arbeitet|arbeitete|möchte|will|braucht|spricht|spielt|hat|hatte|reist|kommt|kam|ging|geht|kaufte|kauft|heißt"
)
_BEING = r"(?:is|isn't|was|wasn't|has been|'s|ist|war)"
_STATE = (
    r"(?:not )?(?:an? |the |from |in |at |on |\d|(?:very |so |quite )?(?:allergic|married|divorced|single|engaged|vegan"
    r"|vegetarian|pregnant|retired|interested|afraid|tired|ill|sick|born|based|named|called|learning|working|living"
    r"|planning|looking|moving|studying|training|trying|happy|sad|angry|worried|fluent|left-handed|blind|deaf|away|back)"
    r"\b|ein|eine|aus |verheiratet|geschieden|allergisch|krank)"
)
_FIRST_PERSON = re.compile(
    r"(?<![\w/'.-])(?<!\b[Tt]ype )(?<!\b[Pp]hase )(?<!\b[Pp]art )(?<!\b[Cc]lass )(?<!\b[Ll]evel )(?<!\b[Ww]ar )"
    r"(?:I(?:'(?:m|ve|ll|d)\b| (?=[a-z]))|[Ii]'m\b|i (?:am|like|love|hate|live|work|have|want|need|prefer)\b"
    r"|(?:[Mm]y|[Mm]yself)\b(?![-_./])|mine\b|[Ii]ch\b|[Mm]ein(?:e[mnrs]?)?\b|mi[rc]h?\b(?=.*\b(?:ist|habe|bin|und)\b)"
    r"|[Jj]e (?:suis|vis|travaille|préfère|veux|mange)\b|[Jj]'(?:ai|aime|habite)\b|[Ii]k\b|[Yy]o (?:soy|vivo|tengo)\b)"
)
_QUOTED = re.compile(r"\"[^\"\n]{1,200}\"|“[^”\n]{1,200}”|„[^“\n]{1,200}“|«[^»\n]{1,200}»|(?<!\w)'[^'\n]{1,200}'(?!\w)")
_HE_OR_SHE = re.compile(
    r"(?<![\w/])(?<!\bor )(?:he|she|his|him|hers|himself|herself)\b(?!/|(?: or (?:he|she|her|his|him|they))\b)",
    re.IGNORECASE,
)
_USER = re.compile(
    rf"(?:(?<![\w-])User(?:'s \w+(?: \w+)? (?:is|are|was|were|has)\b"
    rf"| {_ADVERB}(?:{_DOING}|{_BEING}|will|does|did|cannot)\b)"
    rf"|\b(?:[Tt]he|[Tt]his|[Dd]er|[Dd]ie|[Dd]iese[r]?) (?:[Uu]ser|(?:Be)?[Nn]utzer(?:in)?)"
    rf"(?:'s (?:name|wife|husband|partner|job|home|birthday|favou?rite|family|cat|dog|car|address|boss)\b"
    rf"| {_ADVERB}(?:{_LIKING}|works (?:at|as|for|in)|wants to be|moved to|said|told|hopes|owns"
    rf""
    rf"|has (?:an? |two |three )(?:\w+ )?(?:dog|cat|child|children|kids?|son|daughter|brother|sister|job|house"
    r"|car|allerg)"
    rf"|{_BEING} {_STATE})"
    r"(?!\s*(?:found|admin|role|account|table|page|object|id)\b))|\b(?:Nutzer|Nutzerin|Benutzer|Benutzerin) "
    rf"(?:mag|liebt|hasst|trinkt|isst|wohnt|lebt|arbeitet|heißt|ist|war|hat|möchte)\b)"
)
_ROLE_AND_NAME = re.compile(
    r"\b(?:[Cc]ustomer|[Cc]lient|[Pp]atient(?:in)?|[Mm]ember|[Ee]mployee|[Cc]olleague|[Gg]uest|[Kk]und(?:e|in)"
    r"|[Mm]itarbeiter(?:in)?|Mr\.?|Mrs\.?|Ms\.?|Herrn?|Frau|Dr\.?) "
    r"(?!(?:Library|Success|Service|Services|Support|Secret|Portal|Care|Area|API|ID|Side|Relations|States|Data"
    r"|Credentials|Experience|Certificate|Centre|Center|Desk)\b)"
    rf"{_BIG_WORD}(?: {_BIG_WORD})?(?:'s \w|,? {_ADVERB}(?:{_DOING}|{_BEING})\b)"
    r"|\b(?:customer|client|patient|guest|caller)'s (?:name|wife|husband|birthday|address|phone|age|job) (?:is|was)\b"
)
_NAMES = "|".join(sorted((name.title() for name in GIVEN_NAMES if not tool_slot(name)), key=len, reverse=True))
_LIKE_A_TOOL = "|".join(name.title() for name in sorted(GIVEN_NAMES) if tool_slot(name))
_A_BUILDING = (
    r"(?:Station|Hospital|Street|School|University|Square|Park|Road|Church|College|Airport|Bridge|Island|Avenue)\b"
)
_GIVEN_NAME = re.compile(
    rf"(?<!\bSt\. )(?<!\bSaint )\b(?:(?:{_NAMES})(?![ -]{_A_BUILDING})(?:[ -]{_BIG_WORD}){{0,2}}"
    rf"|(?:{_LIKE_A_TOOL}) {_BIG_WORD})"
    rf"(?:'s \w|,? {_ADVERB}(?:{_DOING}|{_BEING})\b)"
)
_NO_PERSON = (
    r"(?!(?:Marketing|Sales|Finance|Legal|Support|Production|Engineering|Management|Staff|Customers?|People|Users"
    r"|Team|Teams|Operations|Procurement|Accounting|Security|Design|Product|Everybody|Most|Many|Security|Clients?)\b)"
)
_NAME_LIKES = re.compile(rf"\s*{_NO_PERSON}(?P<name>{words.NAME_FIRST}),? {_ADVERB}(?:{_LIKING})\b(?! of\b)")
_SENTENCE = re.compile(r"[^.!?\n;]+")


def facts_about_somebody(text: str, *, said_by: str) -> tuple[Finding, ...]:
    """Clauses that tell something of a person, as offsets into `text`; all of it when they cannot be looked for.

    `said_by` is the role of who said it ("user", "assistant", …): "I" is a person when a user says it, and is the agent
    itself when the agent does.
    """
    try:
        plain = unfold(text)
        spans = _joined(_spans(plain.text, said_by))
        return tuple(plain.located(Finding(KIND, start, end, SCORE)) for start, end in spans)
    except Exception:  # noqa: BLE001 - whatever went wrong, an unread text must be held and not let through
        return (Finding(KIND, 0, len(text), 0.0),)


def _joined(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _spans(text: str, said_by: str) -> Iterator[tuple[int, int]]:
    for other in third_persons(text, told=special_categories(text)):
        yield other.start, other.end
    for pattern in (_USER, _ROLE_AND_NAME, _GIVEN_NAME):
        yield from (match.span() for match in pattern.finditer(text))
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    outside = [*_of_themselves(text, said_by), *(match.span() for match in _HE_OR_SHE.finditer(text))]
    yield from (span for span in outside if not any(first <= span[0] < last for first, last in quoted))
    for sentence in _SENTENCE.finditer(text):
        named = _NAME_LIKES.match(text, *sentence.span())
        if named is not None and not tool_slot(named["name"]):
            yield named.span("name")


def _of_themselves(text: str, said_by: str) -> Iterator[tuple[int, int]]:
    """Where somebody who is a person speaks of themselves."""
    role = Role(said_by) if said_by in set(Role) else Role.USER
    for part in stretches(Message(role, text, _WHENEVER), text):
        if part.speaker is not None:
            yield from (match.span() for match in _FIRST_PERSON.finditer(text, part.start, part.end))
