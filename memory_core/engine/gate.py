"""The gate: which turns are worth reading, decided by rules before any model is paid.

A turn is dropped only when every sentence of it is recognised as chatter. What is not
recognised is kept, so a language the tables do not speak costs a model call, never a memory.
"""

import re
from collections.abc import Sequence

from memory_core.engine import chatter
from memory_core.engine.extraction.lexicon import word_set
from memory_core.engine.types import Message, Role

_CURLY = str.maketrans("’‘ʼ`´“”", "'''''\"\"")  # noqa: RUF001
_CAPTION = re.compile(r"\[shares [^\]]*\]")
_LABEL = re.compile(r"^\s*([A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20})?): ?")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+| [-–—]{1,3} |; ")  # noqa: RUF001
# Vowel signs of Devanagari and Arabic are part of the word, though the class of letters leaves them out.
_LETTER = r"[^\W_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u064b-\u0652]"
_WORD = re.compile(rf"(?:{_LETTER})+(?:'(?:{_LETTER})+)*")
_FIRST_PERSON = re.compile(
    r"\b(?:i|i'm|im|i've|i'd|i'll|my|(?<!tell )(?<!show )me|mine|we|we're|we've|our|ours|us)\b", re.I
)
_LONGEST_QUESTION_WORDS = 30
_LONGEST_REACTION_WORDS = 12
_LONGEST_CHATTER = 300  # characters; whoever says more in one breath says something
_SHORT_ANSWER_WORDS = 6

_CHATTER_WORDS = word_set(
    """
    a absolutely adios again agree ah aha ahoy alright am amazing amen an anytime appreciated are as aw
    awesome aww awww back be beautiful bet best better big bless bravo brilliant btw bunch buddy but bye can
    catch certainly chat cheers congrats congratulations cool correct course cya day definitely deal do doing
    dude enough evening everyone everything exactly excellent excited fair fantastic far fine folks for friend
    fun fyi girl glad gm gn go good goodbye goodnight gorgeous got gotcha great greetings guys ha haha hahaha
    hang happy have hear hello help helpful hey hi hiya hm hmm hmmm hooray hope how howdy huge hugs idk
    impressive in incredible indeed inspiring interesting is it it's its job just k kind kk later legend lets
    lol look lot lots love lovely luck luv mate meant many meet mhm mind minute moment morning most much n nah
    neat need never nice night no nope np of oh ok okay okey okie omg on one ooh oops ouch out perfect phew
    please pleased pleasure pls powerful pretty problem prob proud quick quite really rest right rock roger
    rocks same sec see seems shame sleep so soon sorry sounds special start step strong stunning such super
    sup sure sweet swell take talk tell tgif thank thanks thankyou that that'll that's the them then there
    these they thing things think this those thx till time to today tomorrow tonight too totally touch true
    try ttyl ty u ugh understood up ur very wait way weekend welcome was well what pic photo picture idea
    experience attitude news almost there seeing what's whats whoa wicked wish with woah wonderful woohoo word
    work works worries wow xoxo y'all ya yay yea yeah yep yes yo you you're you've your yours youre yum yup
    heya heyya wassup whatsup wazzup sup bot assistant chatgpt claude gemini gpt siri alexa ai computer mr mrs sir
    team all ladies gentlemen dear folks monday tuesday wednesday thursday friday saturday sunday holidays christmas
    easter new year birthday anniversary tysm thx thxs thanx thnx tnx tq cheers million bunch lifesaver star hero genius
    saint kindly advance anyway anyways though reply help support info tip tips advice patience effort quick fast
    explaining letting know getting back works worked working fixed perfectly solved helps helped bye byebye goodbye
    farewell next until till meantime soon appreciate appreciated regards best sincerely yours warm kind wishes hugs
    respect bravo congratz gratz grats nm nvm np yw wb gg brb afk hru wyd hbu tho
    at now howdy partner greet
    arigato mahalo merci danke gracias grazie ciao adios hola bonjour shalom namaste aloha salaam
    """
)

_ALL_CHATTER_WORDS = _CHATTER_WORDS | chatter.WORDS
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")

# Set phrases that carry nothing although they hold words such as "I", "my" or a verb.
_CHATTER_PHRASES = re.compile(
    r"\b(?:"
    + "|".join(
        (
            r"(?:i|we) (?:really |so |totally |completely |100% |truly )?(?:agree|understand|know|see|"
            r"appreciate (?:it|that)|get it|hear you)",
            r"(?:i )?(?:really |so |truly )?appreciate (?:it|that|you|(?:all )?your [\w ]{3,30})",
            r"(?:i )?(?:really )?(?:can't|cannot|cant) (?:wait|complain|believe it)(?: to (?:see|hear|"
            r"check)(?: (?:it|them|more|what happens|how it goes))?)?",
            r"(?:i'm|im|i am|we're|we are|i was) (?:all |so |really |very |super |truly |just )*(?:good|"
            r"fine|ok|okay|well|great|glad|happy|sorry|excited|proud|grateful|impressed|thankful|stoked|"
            r"blown away)(?: (?:to (?:hear|see|know)|for|of|about|that))?(?: (?:you|it|that|this|them)\b)?",
            r"(?:that|it|this|your [\w ]{3,24}) (?:really |all )?(?:means?|meant) (?:so much|a lot|the "
            r"world|everything)(?: to me)?",
            r"(?:i'm|im|i am) (?:so |really |very )?(?:proud of|happy for|glad for|excited for|rooting "
            r"for|behind) you(?: (?:for|and)\b.*)?",
            r"i (?:really |totally )?(?:believe in|admire|love|miss(?:ed)?|wish|hope|bet|know|think|can "
            r"see|can tell|can imagine|can only imagine) you(?:'re|r|'ve|'ll)?\b.*",
            r"(?:(?:i'm|im|i am) )?(?:so |very |really )*(?:glad|sorry|happy) (?:you|to (?:hear|see)|"
            r"about your|about that|that happened)\b[^,;]*",
            r"i definitely (?:will|do|did)|i(?:'ll| will) do my best\b[^,;]*|(?:just )?wanted to say "
            r"(?:hi|hello|thanks)",
            r"lots? (?:has|have) been going on[\w ]*|(?:i )?hope (?:you|your|he|she|they|it)\b.*",
            r"i (?:can|could) (?:only )?imagine\b.*|(?:we|you|i)(?:'ve| have)? got (?:this|it|you|your back)",
            r"let (?:me|us) know(?: (?:if|how|when|what)\b.*)?",
            r"(?:i|we)(?:'ll| will) (?:let you know|keep you (?:posted|updated)|try(?: my best)?|do my "
            r"best|check it out|think about it|do(?: that)?|be (?:there|back)|definitely|talk to you "
            r"(?:soon|later))",
            r"(?:have|enjoy|hope you have|wish you|wishing you) (?:a |an |your |the )?(?:\w+ ){0,3}(?:day|"
            r"night|evening|weekend|week|one|time|fun|luck|trip|rest)",
            r"no (?:worries|problem|prob|need|idea|doubt|way|rush|thanks|thank you)(?: at all)?",
            r"(?:keep|stay) (?:it |me |us |on )*(?:up|going|posted|safe|strong|positive|updated|awesome|"
            r"motivated|at it|in touch|well|shining|pushing)(?: with [\w ]{3,30})?(?: (?:and|&) (?:keep|"
            r"stay) \w+(?: \w+)?)?",
            r"long time no (?:see|talk|chat|speak)",
            r"(?:it's |it is |so |always )*(?:good|nice|great|lovely|happy) (?:to )?(?:see|hear|hearing|"
            r"meet|meeting|seeing|chat|chatting|talk|talking|catch)(?:ing)?(?: (?:from|with|to|up|about|"
            r"that))*(?: you)?",
            r"talk to (?:you|ya) (?:soon|later)|see (?:you|ya) (?:soon|later|around|there|then)|take "
            r"(?:good )?care(?: of yourself)?",
            r"(?:i'm|im|i am) (?:always |right )?(?:here|back|there|done|in|off|ready|all ears)(?: (?:for|"
            r"to support|to help)(?: you)?)?",
            r"(?:all )?(?:the )?best of luck|way to go|good (?:on|for) you|well done|nice (?:one|job|work|"
            r"try|going)|great (?:job|work|idea|point|pic|photo|shot)",
            r"got it|never mind|of course|makes sense|fair enough|same here|me (?:too|neither)|my "
            r"(?:pleasure|bad|god|goodness)|for sure|sure thing|count me in|you (?:bet|rock|got this|can "
            r"do it)",
            r"how(?:'s| is| are|'re| have| has) (?:it|you|everything|things|life|your day)(?: (?:going|"
            r"doing|been))?",
            r"that's (?:it|all)(?: for (?:now|today))?|nothing (?:much|else)(?: for now)?|not (?:much|"
            r"really|yet|at all|bad|sure)",
            r"(?:i )?hope this (?:message|note|e-?mail) finds you (?:well|in good (?:health|spirits))",
            r"(?:i'm|im|i am) (?:doing )?(?:good|fine|well|great|ok|okay|alright)(?:,? (?:and )?(?:you|yourself|how "
            r"about"
            r" you|hbu))?",
            r"(?:for )?(?:getting back to|letting|helping|telling|asking|reminding|showing|teaching|believing in|"
            r"listening to|"
            r"supporting|cheering for) me(?: know| out| that)?",
            r"(?:it's|its|it is|this is) (?:just |only )?me(?: again)?|don't mention it|you(?:'re| are) (?:a |an |"
            r"my |the "
            r")?(?:absolute |real |true )?(?:lifesaver|star|angel|hero|genius|legend|best|saint|gem)",
            r"(?:glad|happy|pleased) (?:i|we) could (?:help|be of (?:help|service))|(?:glad|happy) to (?:be of "
            r")?(?:help|"
            r"assist|service)|(?:that|it|this) (?:really |all |finally )?(?:helps?|helped|works?|worked|did it|did "
            r"the trick)"
            r"(?: (?:a lot|now|perfectly|great|fine|so much|me a lot|very much))*",
            r"thank(?:s| you| u)(?: (?:so|very) much| a (?:lot|bunch|ton|million)| again)* for (?:(?!my\b|our\b|i\b|"
            r"we\b|"
            r"mine\b|that\b|when\b|because\b)(?-i:[a-z][a-z'-]*)(?: |$|(?=[,.!]))){1,6}",
            r"thank(?:s| you)(?: (?:so|very) much| a (?:lot|bunch|ton|million)| again)*(?: for (?:(?:all|"
            r"having|being|letting|asking|sharing|listening|the|your|you|that|this|me|my|back|there|"
            r"believing|in|support|supporting|help|helping|kind|words|advice|encouragement|tip|tips|info|"
            r"idea|ideas|answer|explanation|and|know|with)\b ?)+)?",
            *chatter.PHRASES,
        )
    )
    + r")(?![\w'])",
    re.I,
)

# "Wow, Maria, ..." : what may stand before a sentence says nothing itself.
_OPENING = re.compile(
    r"^(?:(?:wow|woah|whoa|oh|ah|aw+|ha+|yeah|yep|yes|yay|no|cool|hey|and|but|so|well|ok|okay|"
    r"nice|great|awesome|amazing|absolutely|oh no|oh man|phew|yum|mm|aha|"
    r"totally|definitely|agreed?|thanks|thank you|thanks so much|sure|right|exactly|true|congrats|"
    r"hi|hello)\b[,!.]* *"
    r"(?:(?-i:[A-Z][a-z]+)(?=[,!.]|$| (?-i:[a-z]))[,!.]* *)?"
    r"|(?-i:[A-Z][a-z]+)[,!] +|[-–—,]+ *)+",  # noqa: RUF001
    re.I,
)

_CLOSING = re.compile(r"(?<=[a-z]), [A-Z][a-z]+(?=[!.?]*$)")

# "You are doing great", "That sounds lovely": praise of the other side, without a word about the speaker.
_REACTION = re.compile(
    r"(?:(?:that|this|it|those|these|they|what|everything|the (?:pic|photo|picture|colou?rs|place|"
    r"view)s?)"
    r"(?:'s|'re| is| are| was| were| must| sounds?| looks?| seems?| really| a\b| an\b)|sounds|"
    r"looks|must|seems|bet|"
    r"(?:it|that|this) (?:sounds|looks) like|glad|so|such|what|congrats|congratulations|good|"
    r"great|lucky|love|nice|awesome|cool|"
    r"you(?:'re|'ve|'ll|'d| are| have| look| got| must| should| did| will| can| made| inspire| "
    r"always| really)|your|"
    r"(?:just )?(?:keep|stay|hang|don't|never|enjoy|believe|remember|go|let's|look|sending|"
    r"wishing|hope|hoping|best))\b",
    re.I,
)
_PRAISE = re.compile(
    r"\b(?:accomplish\w*|adventure|attitude|adorable|admir\w*|amazing|awesome|beautiful\w*|best|better|blast|brave|"
    r"brighten|brilliant|challenge|"
    r"congrat\w*|cool|courage\w*|cute|delicious|dedicat\w*|determin\w*|difference|dreams?|effort|encourag\w*|"
    r"enjoy\w*|excit\w*|"
    r"fab|fantastic|fun|glad|going|"
    r"gorgeous|great\w*|happy|hard work|heart\w*|hope|impact|impressive|incredible|inspir\w*|"
    r"interesting|kind|kindness|kudos|"
    r"love\w*|luck\w*|matter|meaningful|motivat\w*|neat|nice\w*|perfect\w*|positiv\w*|posted|"
    r"powerful|pretty|progress|proud|"
    r"badass|captivating|caring|chill|emotional|fancy|fabulous|heart|important|looks like|moving|"
    r"real|sounds like|spirit|touching|vivid|yay|relaxing|rewarding|rock\w*|safe|shin\w+|smart|"
    r"special|strong|strength|stunning|success\w*|super|support\w*|sweet|"
    r"talented|thoughtful|tough|up|wonderful|worth|wow|yourself)\b",
    re.I,
)
_BARE_ANSWER = re.compile(r"^\W*(?:yes|no|yep|yup|nope|yeah|nah|correct|right|exactly|indeed)\b", re.I)
_ABOUT_PERSON = re.compile(r"\byour?\b(?<!help you)(?<!assist you)(?<!for you)", re.I)
# Words of chatter that answer something all the same: "When is your exam?" "Tomorrow."
_TELLING_ANSWER = re.compile(
    r"\b(?:today|tomorrow|tonight|yesterday|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|evenings?|"
    r"nights?|christmas|easter|birthday|work|home|one|morgen|heute|abends?|nachts?|mañana|demain|domani)\b",
    re.I,
)
_OPENLY_ASKED = re.compile(r"\b(?:when|what|which|where|who|how)\b[^?]*\?\W*$", re.I)
_YES_OR_NO_ASKED = re.compile(r"\b(?:are|do|did|have|can|is|was|were) your?\b", re.I)


def worth_reading(messages: Sequence[Message]) -> tuple[bool, ...]:
    """One flag a message: False when it holds nothing to remember.

    A short answer is kept together with the question it answers, since neither can be
    understood alone ("Are you a vegetarian?" "Yes.").
    """
    names = {name for message in messages for name in _names(message)}
    keep = [not _is_chatter(message, names) for message in messages]
    for index in range(1, len(messages)):
        if _answers(messages[index - 1], messages[index], keep[index]):
            keep[index - 1] = keep[index] = True
    return tuple(keep)


def _names(message: Message) -> list[str]:
    label = _LABEL.match(message.content)
    found = " ".join(filter(None, (message.name, label and label.group(1))))
    return found.lower().split()


def _answers(question: Message, answer: Message, kept: bool) -> bool:
    """A question about the person ("Do you …?"), answered in a few words or with a bare yes or no."""
    asked = _plain(question)
    if question.role is answer.role or not asked.endswith("?") or not _ABOUT_PERSON.search(asked):
        return False
    reply = _plain(answer)
    if len(reply.split()) > _SHORT_ANSWER_WORDS:
        return False
    if kept or (_BARE_ANSWER.match(reply) and _YES_OR_NO_ASKED.search(asked)):
        return True
    return bool(_TELLING_ANSWER.search(reply) and _OPENLY_ASKED.search(asked))


def _plain(message: Message) -> str:
    text = _CAPTION.sub(" ", message.content.translate(_CURLY))
    return _LABEL.sub("", text, count=1).strip()


def _is_chatter(message: Message, names: set[str]) -> bool:
    asked_by_machine = message.role is Role.ASSISTANT and not _names(message)
    return all(_says_nothing(part, names, asked_by_machine) for part in _SENTENCE_END.split(_plain(message)))


def _says_nothing(sentence: str, names: set[str], asked_by_machine: bool) -> bool:
    if len(sentence) > _LONGEST_CHATTER:
        return False
    sentence = _CLOSING.sub("", _OPENING.sub("", sentence))
    rest = _CHATTER_PHRASES.sub(" ", sentence)
    words = (word.lower() for word in _WORD.findall(rest))
    if all(_is_chatter_word(word) or word in names for word in words):
        return not any(character.isdigit() for character in rest)
    if sentence.rstrip().endswith("?"):
        return _is_bare_question(sentence, asked_by_machine)
    return _is_reaction(rest)


def _is_chatter_word(word: str) -> bool:
    """Also where letters are drawn out: "hellooo", "sooo"."""
    drawn_out = _DRAWN_OUT.search(word)
    spellings = {word, _DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word)} if drawn_out else {word}
    return not spellings.isdisjoint(_ALL_CHATTER_WORDS)


def _is_bare_question(sentence: str, asked_by_machine: bool) -> bool:
    if len(sentence.split()) > _LONGEST_QUESTION_WORDS:
        return False
    return asked_by_machine or not _FIRST_PERSON.search(sentence)


def _is_reaction(sentence: str) -> bool:
    if _FIRST_PERSON.search(sentence) or any(character.isdigit() for character in sentence):
        return False
    short = len(sentence.split()) <= _LONGEST_REACTION_WORDS
    return short and bool(_REACTION.match(sentence.lstrip(" ,!.-")) and _PRAISE.search(sentence))
