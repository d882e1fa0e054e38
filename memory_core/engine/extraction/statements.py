"""From clauses to statements: who is spoken of, and what is said, in the third person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from memory_core.engine.extraction.dates import is_only_time
from memory_core.engine.extraction.endings import changes_jobs, ending, resumed
from memory_core.engine.extraction.leads import is_told, without_leads
from memory_core.engine.extraction.lexicon import GIVEN_NAMES, tool_slot, word_set
from memory_core.engine.extraction.narrate import in_third_person, predicate, spelled_out, without_fillers
from memory_core.engine.extraction.people import KIN, NAME, Subject
from memory_core.engine.extraction.sentences import Clause
from memory_core.engine.extraction.verbs import FINITE_IRREGULAR, is_past


class Form(Enum):
    """What sort of sentence it is, and so which tables may read it."""

    SELF = "I moved to Oslo"
    THING = "my editor is vim"
    KIN = "my sister Anna lives in Berlin"
    NAMED = "Anna is a nurse"
    ORDER = "answer in German"
    EFFECT = "painting helps me relax"
    TOLD = "remember that the meeting room is on floor 3"


@dataclass(frozen=True, slots=True)
class Statement:
    """`words` are matched, `shown` (when different) is what is told: for "used to live in Paris" the
    words are "lives in Paris" and `ended` is set. `vague`: rests on a sentence around it. `implied`:
    said by the way, as the name in "my sister Anna is a nurse".
    `replaces` is what it corrects: "I'm 32, not 31"."""

    form: Form
    subject: Subject
    words: str
    clause: Clause
    shown: str = ""
    ended: bool = False
    corrected: bool = False
    vague: bool = False
    implied: bool = False
    replaces: str = ""


_CORRECTS = re.compile(
    r"^(?:actually|correction|no wait|wait|update|no|sorry|i meant)\b|\b(?:now|nowadays|these days|as of today|"
    r"instead)\b",
    re.I,
)
_ONLY_LEADS = re.compile(
    r"actually|correction|no wait|wait|update|no|sorry|(?:please )?(?:remember|note|reminder|keep in mind)", re.I
)
_HEDGED = re.compile(
    r"\b(?:maybe|perhaps|possibly|might|i wish|i guess|not sure|would have|could have|should have|"
    r"as if|wouldn't mind)\b",
    re.I,
)
_YOU = re.compile(r"\b(?:you|your|yours|you're|ya|u|y'all|yourself)\b", re.I)
_SPEAKER = re.compile(r"(?:i|we)(?:(?P<aux>'(?:m|ve|d|ll|re))\b|\b)|i(?P<bare>m|ve)\b", re.I)
_OWN = re.compile(
    r"(?:my|our) +|the (?=(?:kids|wife|husband|dog|cat|baby|missus|in-laws|boss)\b)|(?:the )?(?=name'?s [a-z]+$)", re.I
)
_ITS_ME = re.compile(
    rf"(?:this is|it's) (?P<this>{NAME}) (?:here|speaking|from (?:the )?(?:accounting|billing|sales|support|hr|finance|"
    rf"marketing|legal|reception|(?:\w+ ){{1,2}}(?:team|department|office|desk)))$|(?P<name>{NAME}) here$",
    re.I,
)
_KIN = re.compile(rf"(?P<kin>{KIN})(?:,)?(?: (?P<name>{NAME}))?(?P<is>'s)?,? +(?=[a-z])", re.I)
_NAMED = re.compile(
    r"(?!(?:He|She|It|This|That|These|Those|They|You|There|Here|What|Who|Which|The|An?|Everyone|Everybody|Nobody|"
    r"Someone|His|Her|Their|Its|Your|Today|Life|Work)\b)"
    rf"(?P<name>{NAME})(?P<is>'s)? +(?=(?:is|was|has|works?|worked|lives?|lived|moved|loves?|"
    r"likes?|hates?|got|just|now|an?|the)\b)"
)
_ABOUT_ME = re.compile(r"\w (?:me|(?:is|are) (?:\w+ )?my)\b", re.I)
_NAMED_KIN = re.compile(rf"\b(?P<name>(?-i:[A-Z])[\w'-]+), my (?P<kin>{KIN})(?=,|$)", re.I)
_KIN_BY_THE_WAY = re.compile(rf"\b(?:my|our) (?P<kin>{KIN}),? (?P<name>(?!I\b){NAME})(?!'s)\b", re.I)
_HIS_NAME = re.compile(rf"(?:his|her|their) name(?: is|'s) (?P<name>{NAME})$", re.I)
_INTRODUCED = re.compile(rf"(?P<name>{NAME}), (?P<rest>an? [\w -]+)$")
_HE_OR_SHE = re.compile(r"(?P<who>he|she)(?:(?P<is>'s)|(?= )) +", re.I)
_FEMALE = re.compile(
    r"\b(?:mother|mom|mum|sister|daughter|wife|girlfriend|grand(?:mother|ma)|aunt|niece|fianc[eé]e)\b", re.I
)
_MALE = re.compile(r"\b(?:father|dad|brother|son|husband|boyfriend|grand(?:father|pa)|uncle|nephew)\b", re.I)
_LEFT_OUT = re.compile(
    r"(?P<i>(?:just |also |finally |recently |even |already )*(?:went|lost|started|moved|bought|"
    r"(?:got|came) back|got (?:a|an|my|the|promoted|married|engaged|accepted|hired)|"
    r"finished|joined|visited|attended|signed up|made|painted|met|found|took|saw|tried|adopted|"
    r"quit my|became|graduated|turned|ran|won|grew up|had (?:a|an|my)|"
    r"spent|used to|began|wrote|built|booked|applied|volunteered|launched|can't stand|switched|"
    r"gotta|wanna) )"
    r"|(?P<am>(?:just |also |still |currently |now )*(?:gonna|going to|planning (?:to|on|a)|"
    r"thinking (?:of|about)|working (?:on|as|at)|looking forward to|learning|"
    r"researching|reading|allergic to|not (?:a (?:big |huge )?fan of|into)|training for|saving for|preparing|"
    r"studying|moving to) )"
    r"|(?P<have>(?:just |also |recently )*been (?:\w+ing|to|into)\b )",
    re.I,
)
# What a statement says besides: "is an engineer at Stripe" → "works at Stripe".
_ALSO = (
    (
        re.compile(
            r"is an? (?![\w ]*\b(?:student|undergrad\w*|postgrad\w*|freshman|sophomore|junior|pupil|patient|member|"
            r"volunteer|regular|"
            r"guest|customer)\b)[\w +#/-]{3,60}? at (?P<rest>(?-i:[A-Z])[\w.&'-]*(?: "
            r"[A-Z][\w.&'-]*)*)(?=$|,| )"
        ),
        "works at {rest}",
    ),
    (re.compile(r"works as an? [\w +#/-]{3,60}? (?:for|at|with) (?P<rest>(?-i:[A-Z])[\w.&' -]*)$"), "works at {rest}"),
    (re.compile(r"is an? (?P<age>\d{1,3})[- ]years?[- ]old (?P<rest>[a-z].*)"), "is a {rest}"),
)
_NOT_OLD = re.compile(
    r"(?<=\w)(?<!\bi'm)(?<!'m)(?<!\bim)(?<!\bam)(?<!\bis)(?<!\bare)(?<!\bdo)(?<!\bwas)(?:,? and|,)? "
    r"not (?P<old>(?:an? |in |at |from )?[\w.'+#-]+(?: [A-Z][\w.'-]*){0,2})(?: any ?more)?$",
    re.I,
)
# "Going to meetings has helped me": what was done is the subject, nobody is left out in front of it.
_GERUND_SUBJECT = re.compile(r"\w+ing .*\b(?:has|have|is|was|makes?|gives?|helps?|brings?|gave|made|helped)\b", re.I)
_NOT_THIS_BUT = re.compile(r"not (?P<old>[^,]{1,40}?),? any ?more,? but (?P<new>[^,]{1,40})$", re.I)
_GIVEN_NAME = re.compile(r"(?<=^am )[a-z]+$|^[a-z]+$")
_BEING = re.compile(r"(?:as|being) (?=an? (?:(?! i )[\w -]){3,40}$)", re.I)
_VAGUE = re.compile(
    r"\b(?:it|it's|they|they're|them|he|she|he's|she's|him|there|here|everyone else|something|"
    r"each other|their|theirs|his|"
    r"somewhere|someone|such(?! an?\b)|ones?(?=$| (?:is|was|in|on|at|for|to|with|and|but|that|i|we)\b)|"
    r"(?:this(?! year)|that|these|those)(?=$| (?:is|was|are|were|in|on|at|for|to|with|and|but|one|ones|way|"
    r"kind|sort|time|year|day|much|too|all|i|we|my|happens?|works?|makes?|did|does|will|can|would)\b))"
    r"(?![\w'])|\bher(?= (?:to|in|on|at|for|with|and|up|a|the|out|home|back|from)\b|$)",
    re.I,
)
# "the shelter … it", "my sister … her": the pronoun points back into the clause.
_BACKED = re.compile(
    r"\b(?:an?|the|my|our|some|his|(?<=\w )(?-i:[A-Z])[\w'-]+) [\w'-]+|\"|[a-z]{3,}s and (?=their )", re.I
)
_POINTED = re.compile(
    r"((?:painted|made|drew|built|wrote|bought|baked|adopted|rescued|set up|started|opened|designed|created|knitted|"
    r"got|took|found|met|"
    r"saw|had|did|tried|joined|started)) (?:this|that) (?!(?:after|and|as|at|before|because|by|for|from|in|on|"
    r"once|so|to|when|while|with|yesterday|today|last|all|is|was|i|we|really)\b)(?=(?P<vowel>[aeiou])?[a-z])",
    re.I,
)
# Verbs that may follow "and" with the same subject and are no nouns ("cats and work").
_SHARED_BASE = word_set(
    "am live hate love like prefer want weigh need use go speak own enjoy don't can't will was were have know write "
    "deploy eat cook study teach listen watch read"
)
# What may follow "and" with the same "am": "I'm 30 and living in Spain".
_SHARED_STATE = word_set("living working based studying from originally allergic vegan vegetarian married single a an")
_SHARED_THIRD = word_set("is has works lives loves likes hates speaks uses owns studies plays goes wants")
_AND = re.compile(
    r",? +(?:and|but) +(?:(?:also|then|now|even|just|recently|really|finally|still)"
    r" +)*(?=(?P<verb>(?!raised in\b|go\b(?! (?:to|for|on|out|back|home|every|\w+ing)\b))[a-z']+))",
    re.I,
)
_ADVERBS = "currently|now|also|really|still|already|just|actually|so|very|super|pretty|quite|always"


def statements(clauses: list[Clause], speaker: str) -> Iterator[Statement]:
    """What the clauses of one speaker state; doubtful clauses state nothing."""
    me = Subject.speaker(speaker)
    person: Subject | None = None
    lead = time = over = ""
    for clause in clauses:
        if is_only_time(clause.text):
            time = clause.text
        elif _ONLY_LEADS.fullmatch(clause.text):
            lead = f"{clause.text}, "
        else:
            for statement in _read(clause, spelled_out(f"{lead}{clause.text} {time}".strip()), me, person):
                person = statement.subject if statement.form is Form.KIN else person
                yield replace(statement, words=resumed(over, statement.words))
                over = statement.words if statement.ended or changes_jobs(statement.words) else over
            lead = time = ""


def _read(clause: Clause, text: str, me: Subject, person: Subject | None) -> Iterator[Statement]:
    bare = without_leads(text)
    if clause.doubtful or not bare or _HEDGED.search(bare):
        return
    for match in _NAMED_KIN.finditer(text):
        yield _is_called(clause, me, match["kin"], match["name"])
    for match in _KIN_BY_THE_WAY.finditer(text):
        yield replace(_is_called(clause, me, match["kin"], match["name"]), implied=True)
    corrected, told = bool(_CORRECTS.search(text)), is_told(text)
    if old := _NOT_OLD.search(bare):
        bare, corrected = bare[: old.start()], True
    for statement in _stated(clause, bare, me, person):
        replaced = replace(statement, corrected=corrected, replaces=old["old"] if old else "")
        yield from _with_endings(replaced)
    if told and not me.owner:
        yield Statement(Form.TOLD, me, _told_words(bare, me), clause, vague=_is_vague(bare) or bool(_YOU.search(bare)))


def _auxiliary(speaker: re.Match[str]) -> str:
    return f"'{speaker['bare']}" if speaker["bare"] else speaker["aux"] or ""


def _told_words(text: str, me: Subject) -> str:
    if match := _SPEAKER.match(text):
        return f"{me.text} {predicate(text[match.end() :], _auxiliary(match))}"
    match = _OWN.match(text)
    return in_third_person(f"{me.text}'s {text[match.end() :]}" if match else text)


def _is_called(clause: Clause, me: Subject, kin: str, name: str) -> Statement:
    return Statement(Form.THING, Subject(f"{me.text}'s", me.owner), f"{kin} is called {name}", clause)


def _stated(clause: Clause, text: str, me: Subject, person: Subject | None) -> Iterator[Statement]:
    if match := _SPEAKER.match(text):
        yield from _of_speaker(
            clause,
            text[match.end() :],
            _auxiliary(match),
            me,
        )
    elif match := _OWN.match(text):
        yield from _of_own(clause, text[match.end() :], me)
    elif clause.opens_sentence and (match := _LEFT_OUT.match(text)) and not _GERUND_SUBJECT.match(text):
        yield from _of_speaker(
            clause, text[0].lower() + text[1:], {"i": "", "am": "'m", "have": "'ve"}[match.lastgroup or "i"], me
        )
    elif (match := _NOT_THIS_BUT.match(text)) and tool_slot(match["new"]):
        yield Statement(Form.SELF, me, f"uses {match['new']} instead of {match['old']}", clause, corrected=True)
    elif match := _ITS_ME.match(text):
        yield Statement(Form.SELF, me, f"is called {match['this'] or match['name']}", clause)
    elif person and (match := _HIS_NAME.match(text)):
        yield _is_called(clause, me, person.text.removeprefix(f"{me.text}'s "), match["name"])
    elif match := _BEING.match(text):
        yield Statement(Form.SELF, me, f"is {text[match.end() :]}", clause)
    elif person and (match := _HE_OR_SHE.match(text)) and _may_be(match.group("who"), person):
        yield from _of_other(Form.KIN, clause, person, text[match.end() :], bool(match.group("is")), me)
    elif match := _NAMED.match(text):
        subject = Subject(match.group("name"), match.group("name").lower())
        yield from _of_other(Form.NAMED, clause, subject, text[match.end() :], bool(match.group("is")), me)
    yield from _orders_and_effects(clause, text, me)


def _of_speaker(clause: Clause, words: str, auxiliary: str, me: Subject) -> Iterator[Statement]:
    for part, aux in _parts(words.strip(), auxiliary):
        if _YOU.search(part):
            continue
        if introduced := _INTRODUCED.match(part):
            yield Statement(Form.SELF, me, f"is {introduced['name']}", clause)
            part = introduced["rest"]
        part = _GIVEN_NAME.sub(
            lambda match: match.group().title() if match.group() in GIVEN_NAMES else match.group(), part
        )
        told = _POINTED.sub(lambda match: f"{match[1]} {'an' if match['vowel'] else 'a'} ", predicate(part, aux))
        yield Statement(Form.SELF, me, told, clause, vague=_is_vague(part))
        for pattern, besides in _ALSO:
            if match := pattern.match(told):
                yield Statement(Form.SELF, me, besides.format(rest=match["rest"]), clause)


def _parts(words: str, auxiliary: str, shared: frozenset[str] = _SHARED_BASE) -> Iterator[tuple[str, str]]:
    """Cuts "love pizza and hate olives" where a second verb shares the subject."""
    first = without_fillers(words).split(" ", 1)[0].lower()
    past = is_past(first)
    state = auxiliary if auxiliary in {"'m", "'re", "is"} else "'m" if words.startswith("am ") else ""
    start = 0
    for match in _AND.finditer(words):
        verb = match.group("verb").lower()
        if (verb in shared and verb != first) or (is_past(verb) and (past or verb in FINITE_IRREGULAR)):
            yield words[start : match.start()], auxiliary
            start, auxiliary = match.end(), ""
        elif state and verb in _SHARED_STATE:
            yield words[start : match.start()], auxiliary
            start, auxiliary = match.end(), state
    yield words[start:], auxiliary


def _of_own(clause: Clause, words: str, me: Subject) -> Iterator[Statement]:
    if _YOU.search(words):
        return
    yield Statement(
        Form.THING, Subject(f"{me.text}'s", me.owner), in_third_person(words), clause, vague=_is_vague(words)
    )
    if match := _KIN.match(words):
        kin, name = match.group("kin"), match.group("name")
        whose = f"{me.owner}'s {kin}" if me.owner else kin
        subject = Subject(f"{me.text}'s {kin} {name or ''}".strip(), (name or whose).lower())
        yield from _of_other(Form.KIN, clause, subject, words[match.end() :], bool(match.group("is")), me)


def _of_other(
    form: Form, clause: Clause, subject: Subject, words: str, has_is: bool, me: Subject
) -> Iterator[Statement]:
    for part, auxiliary in _parts(words.strip(), "is" if has_is else "", _SHARED_THIRD):
        yield _of_one(form, clause, subject, part, bool(auxiliary), me)


def _of_one(form: Form, clause: Clause, subject: Subject, words: str, has_is: bool, me: Subject) -> Statement:
    words = without_fillers(words.strip())
    if has_is:
        words = f"{'has' if words.startswith(('been ', 'got ')) else 'is'} {words}"
    words = re.sub(r"^(is|was|has|are|have)n't\b", r"\1 not", words)
    words = re.sub(r"\b(?:my|our)\b", f"{me.text}'s", re.sub(r"\b(?:me|us)\b", me.text, words, flags=re.I), flags=re.I)
    vague = bool(_YOU.search(words)) or _is_vague(words)
    return Statement(
        form,
        subject,
        re.sub(r"^(is|are|was|were|has|have) " + "(?:" + _ADVERBS + ") ", r"\1 ", words),
        clause,
        vague=vague,
    )


def _orders_and_effects(clause: Clause, text: str, me: Subject) -> Iterator[Statement]:
    order = re.sub(r"^(?:please|kindly|can you|could you|would you)[, ]+(?:please )?", "", text, flags=re.I)
    if not me.owner:
        yield Statement(Form.ORDER, me, order, clause)
    if _ABOUT_ME.search(text) and not _YOU.search(text):
        yield Statement(Form.EFFECT, me, text, clause, vague=_is_vague(text))


def _may_be(who: str, person: Subject) -> bool:
    other = _MALE if who.lower() == "she" else _FEMALE
    return not other.search(person.text)


def _is_vague(words: str) -> bool:
    """Whether a pronoun points outside the clause; after a person or a name in it, it points there."""
    match = _VAGUE.search(words)
    return bool(match and (match.end() == len(words) or not _BACKED.search(words, 0, match.start())))


def _with_endings(statement: Statement) -> Iterator[Statement]:
    """The statement, after what it says has ended."""
    end = ending(statement.words) if statement.form is not Form.ORDER else None
    if end and end.was:
        yield replace(statement, words=end.was, shown=statement.words, ended=True)
    yield replace(statement, words=end.now, corrected=True) if end and end.now else statement
