"""How a person wants to be answered, as said to the assistant itself: "Please answer in German"."""

from memory_core.engine.extraction.lexicon import ONE_OF_SPOKEN
from memory_core.engine.extraction.patterns.rule import Topic
from memory_core.engine.types import Kind

_style = Topic("style", Kind.PREFERENCE, 7, ("user_preferences",), slot="response_style")

_FORMAT = (
    r"(?:[\w-]+ )?(?:celsius|fahrenheit|kilomet(?:er|re)s|kilos?|miles|pounds|(?:british|american|us|uk|canadian|"
    r"australian)"
    r" (?:english|spelling)|(?:12|24)[- ]?(?:h|hours?)(?: (?:time|clock|format))?|(?:day|date) format|euros?|dollars?|"
    r"(?:simple|plain|gender[- ]neutral|inclusive|formal|informal) (?:language|words|english|terms)|bullet points|"
    r"markdown|"
    r"tables|type hints|type annotations|tabs|spaces|emojis?|headings|examples|citations|sources)"
)
_MANNER = (
    r"(?:briefly|concisely|formally|informally|politely|in detail|step by step|in bullet points|in (?:one|\w+) "
    r"(?:sentences?|words?|paragraphs?)|in metric units|in markdown|in (?:simple|simpler|plain|layman's) "
    r"(?:terms|words|language|english)|simply|with (?:an )?examples?|with sources|"
    r"like i(?:'m| am) (?:five|5|a beginner|a child|an expert))"
)
_TONE = (
    r"(?:concise|brief|direct|honest|blunt|formal|informal|casual|polite|friendly|patient|precise|specific|"
    r"straightforward|"
    r"critical|detailed|short|kind|funny|serious|professional|encouraging|sarcastic|gentle|thorough|technical|"
    r"verbose|wordy|"
    r"cheerful|enthusiastic)"
)

ORDERS = (
    _style.rule(
        "units",
        r"(?:always |only |and )?(?:use|give me|show(?: me)?|answer in|reply in|convert (?:everything )?to|stick to|"
        r"prefer)"
        r" (?:\w+ ){0,2}?(?P<v>metric|imperial)\b(?: (?:units|measurements?|system))?.*",
        slot="units",
        says="wants {v} units in answers",
    ),
    _style.rule(
        "tone",
        rf"(?:use|keep|adopt) (?:an? )?(?P<v>(?:more )?{_TONE}) (?:tone|style|voice)\b.*",
        says="wants the assistant to use a {v} tone",
    ),
    _style.rule(
        "format",
        r"(?:always |only )?(?:use|write in|stick to|prefer|(?<=always )(?:give me|show|include|add)) "
        rf"(?P<v>{_FORMAT})\b.{{0,60}}$",
        slot="wanted",
        value="use {v}",
        says="wants the assistant to use {v}",
    ),
    _style.rule(
        "language",
        r"(?:always |only )?(?:answer|reply|respond|write|speak|talk|communicate)(?: to me| me| back)?(?: "
        rf"only)? in (?P<v>{ONE_OF_SPOKEN})\b",
        slot="response_language",
        says="wants answers in {v}",
    ),
    _style.rule(
        "brief",
        r"(?:always |try to )?(?:keep|make) (?:your |the |all )?(?:answers?|replies|responses?|"
        r"explanations?|it|things) (?P<v>short|brief|concise|simple|detailed|formal|informal|casual|"
        r"to the point)\b",
        says="wants {v} answers",
    ),
    _style.rule(
        "length",
        r"(?:always |only |just )*(?:give me|write|prefer|send|stick to) (?P<v>(?:very |more )?(?:short|brief|"
        r"concise|simple|"
        r"detailed|long|direct|quick|honest)(?:er)?) (?:answers?|replies|responses|explanations?)\b.*",
        says="wants {v} answers",
    ),
    _style.rule(
        "none_of",
        rf"no (?:more )?(?P<v>{_FORMAT}|small talk|fluff|jargon|disclaimers|apologies|follow-up questions|"
        rf"spoilers)\b.{{0,30}}$",
        says="does not want {v} in answers",
        slot="unwanted",
        negative=True,
    ),
    _style.rule(
        "manner",
        r"(?:always |only )?(?:answer|reply|respond|explain (?:things|everything|it)|write|talk|speak)(?: to me| my "
        r"questions)? "
        rf"(?P<v>{_MANNER})(?!\w)",
        says="wants the assistant to answer {v}",
    ),
    _style.rule(
        "never",
        r"(?:don't|do not|never|stop|please don't) (?P<v>(?:use|using|add|adding|include|including|"
        r"write|writing) (?:\w+ ){0,3}?(?:emojis?|bullet points|markdown|jargon|slang|code comments|"
        r"comments|exclamation marks|tables|disclaimers))\b",
        says="does not want the assistant to {v}",
        slot="unwanted",
    ),
    _style.rule(
        "be",
        rf"(?:(?:always|just|try to) )*be (?P<v>(?:more |very |a bit more |as )?{_TONE}(?:(?:,| and|, and| but) "
        rf"\w+)*)\b.{{0,40}}$",
        says="wants the assistant to be {v}",
    ),
    _style.rule(
        "not_be",
        rf"(?:don't|dont|do not|never) be (?P<v>(?:so |too |that |overly )?{_TONE})\b.{{0,40}}$",
        says="does not want the assistant to be {v}",
        slot="unwanted",
        negative=True,
    ),
    _style.rule(
        "asked_of_you",
        r"i(?:'d| would)? (?:like|prefer|want|need|love) you to (?P<v>(?:always|never|only|keep|avoid|stop|call me|"
        r"address me|"
        r"be (?:brief|concise|direct|honest|formal|informal|more \w+|less \w+)|answer|reply|respond|speak|explain "
        r"things) .+|"
        r"be \w+)$",
        says="wants the assistant to {v}",
        slot="wanted",
    ),
    _style.rule(
        "stop",
        r"stop (?P<v>(?:apologi[sz]|repeat|say|call|ask|us|add|giv|writ|lectur|remind|assum|suggest|start|end|"
        r"show)\w*ing\b.*)",
        says="wants the assistant to stop {v}",
        slot="unwanted",
        negative=True,
    ),
    _style.rule(
        "do_not",
        r"(?:don't|dont|do not|never|please don't) (?P<v>(?:ever )?(?:suggest|recommend|mention|bring up|talk about|"
        r"call me|"
        r"apologi[sz]e|assume|lecture|sugar-?coat|explain|start|end|show|ask me|give me) (?!(?:it|this|"
        r"that)\b).{2,80})$",
        says="does not want the assistant to {v}",
        slot="unwanted",
        negative=True,
    ),
    _style.rule(
        "reminder",
        r"(?:please |also |don't forget to |can you )*(?:remind me to|remember to) (?P<v>.+)",
        says="wants to be reminded to {v}",
        slot="reminder",
        kind=Kind.PLAN,
        importance=5,
    ),
    _style.rule(
        "always_use",
        r"(?:always|from now on,?) (?:please )?(?P<v>(?:use|add|include|give|show|explain|start|end|"
        r"prefer|cite) .{3,80})$",
        says="wants the assistant to always {v}",
        slot="wanted",
    ),
    _style.rule(
        "call_me",
        r"(?:you can |just |please |always |everyone can )*(?:call me|address me as|refer to me as) (?P<v>(?:(?:Dr|"
        r"Mr|Mrs|Ms|Prof)\.? )?"
        r"(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?|(?!back\b|later\b|at\b|on\b|when\b|if\b|crazy\b)\w+)$",
        slot="nickname",
        says="wants to be called {v}",
        importance=9,
    ),
)
