"""Conditions, medication and how a person feels just now."""

from memory_core.engine.extraction.patterns.rule import HAS, IS, Topic
from memory_core.engine.types import Kind

_health = Topic("health", Kind.FACT, 8, ("health",), slot="condition")
_now = Topic("mood", Kind.TEMPORARY, 2, ("health",), slot="mood")

_CONDITION = (
    r"(?:(?:type (?:1|2|one|two) |chronic |severe |mild |seasonal |clinical |social |post-partum |"
    r"high |low )*"
    r"(?:diabetes|asthma|adhd|add|autism|epilepsy|anxiety|depression|arthritis|cancer|migraines?|"
    r"insomnia|hypertension|blood pressure|"
    r"ocd|ptsd|bipolar(?: disorder)?|dyslexia|scoliosis|eczema|psoriasis|ibs|crohn'?s|"
    r"endometriosis|pcos|hypothyroidism|"
    r"tinnitus|back pain|knee pain|heart (?:condition|disease)|hay fever|sleep apnea|anemia|"
    r"anaemia|fibromyalgia|lupus|gout|"
    r"parkinson'?s|alzheimer'?s|dementia|multiple sclerosis|covid|long covid|celiac disease|"
    r"gastritis|glaucoma|vertigo))"
)

SELF = (
    _health.rule(
        "has",
        rf"(?:{HAS}|suffers? from|{IS} suffering from|lives? with|{IS} living with|struggles? with|"
        rf"{IS} struggling with|deals? with|{IS} dealing with|copes with) (?P<v>{_CONDITION})\b",
    ),
    _health.rule("diagnosed", rf"(?:was|were|has been|have been|got|{IS}) diagnosed with (?P<v>[^,]+)", tight=True),
    _health.rule(
        "is",
        rf"{IS} (?:an? )?(?P<v>diabetic|asthmatic|epileptic|bipolar|dyslexic|anemic|hypertensive|"
        r"wheelchair user)\b",
    ),
    _health.rule(
        "takes",
        rf"(?:takes?|{IS} taking|{IS} on) (?P<v>(?:[\w-]+ ){{0,3}}?(?:medication|meds|pills|insulin|"
        r"antidepressants|antibiotics|metformin|ibuprofen|painkillers|beta blockers|vitamins|statins|"
        r"aspirin|ritalin|adderall|blood thinners|birth control)\b.*)",
        slot="medication",
        tight=True,
    ),
    _health.rule(
        "injured",
        r"(?:has |have )?(?:broke|broken|sprained|injured|hurt|tore|torn|twisted|fractured|dislocated)"
        r" (?P<v>their \w+)\b.*",
        slot="injury",
        kind=Kind.EVENT,
        importance=6,
    ),
    _health.rule(
        "surgery",
        rf"(?:had|{IS} having|underwent|{IS} recovering from|recovered from) (?P<v>(?:an? |the |their "
        r")?(?:[\w-]+ ){0,3}?(?:surgery|operation|stroke|heart attack|accident|concussion|"
        r"miscarriage|c-section|flu|covid|injury)\b.*)",
        slot="treatment",
        kind=Kind.EVENT,
        importance=6,
    ),
    _health.rule(
        "therapy",
        rf"(?:goes to|{IS} in|started|sees?|{IS} seeing) (?P<v>(?:an? |their )?(?:[\w-]+ )?(?:therapy|"
        r"therapist|counsel+ing|rehab|psychologist|psychiatrist))\b.*",
        slot="treatment",
        importance=6,
    ),
    _health.rule(
        "quit",
        r"(?:has |have )?(?:quit|stopped|gave up|given up) (?P<v>smoking|drinking|vaping|alcohol|"
        r"sugar|caffeine|coffee|meat|gambling|dairy|gluten)\b.*",
        slot="quit",
        kind=Kind.EVENT,
        importance=6,
    ),
    _now.rule(
        "feels",
        rf"(?:{IS}|feels?|{IS} feeling) (?:a (?:bit|little) |kind of |so |very |really |pretty |quite |"
        r"extremely |super |totally |completely )*(?P<v>tired|exhausted|sick|ill|stressed(?: out)?|"
        r"swamped|overwhelmed|busy|sad|down|lonely|anxious|nervous|depressed|bored|burned out|burnt "
        r"out|hungover|jet-?lagged|under the weather|unwell|homesick|angry|upset|heartbroken|grieving)"
        r"\b(?! of\b| to\b).*",
        lasts_days=7,
    ),
    _now.rule(
        "ailment",
        rf"{HAS} (?P<v>(?:an? |the )(?:bad |terrible |slight |nasty )?(?:headache|cold|fever|flu|cough|"
        r"migraine|hangover|sore throat|stomach ?ache|toothache)|the flu)\b",
        lasts_days=7,
        importance=3,
    ),
)
THINGS = ()
