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
        rf"(?:{HAS}|(?:often )?gets?|suffers? from|{IS} suffering from|lives? with|{IS} living with|struggles? with|"
        rf"{IS} struggling with|deals? with|{IS} dealing with|copes with) (?P<v>{_CONDITION}(?:(?:, | and |, and "
        rf"){_CONDITION})*)\b",
        several=True,
    ),
    _health.rule(
        "trouble",
        rf"{HAS} (?P<v>(?:trouble|difficulty|problems) (?:sleeping|walking|breathing|hearing|seeing|concentrating|"
        r"focusing|"
        r"falling asleep|swallowing|reading)\b.*)",
    ),
    _health.rule(
        "bad_part",
        rf"{HAS} (?P<v>an? (?:bad|sore|stiff|weak|injured|broken|fractured|sprained) (?:back|knee|neck|shoulder|hip|"
        r"ankle|"
        r"wrist|arm|leg|foot|heart|stomach|throat|finger|toe|elbow|rib))\b.*",
    ),
    _health.rule("sleeps", r"(?P<v>sleeps (?:very |really )?(?:badly|poorly|lightly|well|only .+|\d.+|about .+))$"),
    _health.rule("hospital", r"(?:was|were|has been|is) in (?:the )?hospital\b.*", kind=Kind.EVENT, slot="treatment"),
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
        r"aspirin|ritalin|adderall|blood thinners|birth control)\b.*|\d+ ?(?:mg|mcg|ml|iu|units)\b.*)",
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
        rf"(?:had|got|caught|{IS} (?:having|getting|scheduled for)|underwent|{IS} recovering from|recovered from) "
        r"(?P<v>(?:an? |the |their "
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
        rf"(?:{IS}|feels?|{IS} feeling|has been(?: feeling)?) (?:a (?:bit|little) |kind of |so |very |really |pretty "
        r"|quite |"
        r"extremely |super |totally |completely )*(?P<v>tired|exhausted|sick|ill|stressed(?: out)?|"
        r"swamped|overwhelmed|busy|sad|down|lonely|anxious|nervous|depressed|bored|burned out|burnt "
        r"out|hungover|jet-?lagged|under the weather|unwell|homesick|angry|upset|heartbroken|grieving)"
        r"\b(?! of\b| to\b| by\b).*",
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

THINGS = (
    _now.rule(
        "pain",
        r"(?P<v>(?:lower |upper |left |right )*(?:back|knee|head|neck|shoulder|hip|foot|feet|stomach|throat|wrist|"
        r"ankle|tooth|"
        r"teeth|elbow|ear|chest)s? (?:really |still |always )?(?:hurts?|aches?|is killing|has been hurting))\b.*",
        slot="ailment",
        lasts_days=7,
        importance=3,
    ),
)
