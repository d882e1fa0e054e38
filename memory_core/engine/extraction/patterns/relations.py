"""Family, friends and pets."""

from memory_core.engine.extraction.patterns.rule import HAS, IS, Topic
from memory_core.engine.extraction.people import FAMILY, FRIENDS, KIN, NAME, PETS
from memory_core.engine.types import Change, Kind

_family = Topic("relations", Kind.FACT, 8, ("family", "personal_details"), slot="relative")
_pets = Topic("pets", Kind.FACT, 7, ("family",), slot="pet")

_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|some|no|several|twin)"
_CALLED = r"(?:,? (?:who (?:is|are) )?(?:called|named|by the name of)|,|:| -)"
_ADJ = r"(?:(?!allergy)[\w-]+ ){0,3}?"

SELF = (
    _pets.rule(
        "named_pet",
        rf"(?:{HAS}|owns?|adopted|got|bought|rescued|(?:has|have) adopted) {_COUNT} "
        rf"(?P<kind>{_ADJ}{PETS}){_CALLED} (?P<v>{NAME}(?:(?:,| and|, and) {NAME})*)",
        value="{kind} {v}",
    ),
    _pets.rule("pet", rf"(?:{HAS}|owns?) (?P<v>{_COUNT} {_ADJ}{PETS})\b(?! (?:allergy|allergies|phobia|food))"),
    _pets.rule(
        "new_pet", rf"(?:has |have )?(?:adopted|got|bought|rescued) (?P<v>{_COUNT} {_ADJ}{PETS})\b.*", kind=Kind.EVENT
    ),
    _family.rule(
        "named_kin",
        rf"{HAS} {_COUNT} (?P<kind>{_ADJ}(?:{FAMILY}|{FRIENDS})){_CALLED} (?P<v>{NAME}(?:(?:,| and|, "
        rf"and) {NAME})*)",
        value="{kind} {v}",
    ),
    _family.rule(
        "kin",
        rf"{HAS} (?P<v>(?:twins|triplets|kids|children)$|{_COUNT} {_ADJ}(?:{FAMILY}|roommates?|flatmates?|"
        r"housemates?)\b(?:,? "
        rf"and {_COUNT} {_ADJ}{FAMILY}\b)?)",
        importance=7,
    ),
    _family.rule(
        "married_to",
        rf"(?:{IS}|got|has been) (?:happily |recently )?(?P<kind>married|engaged) to (?P<v>{NAME})",
        value="{kind} {v}",
    ),
    _family.rule(
        "marital",
        rf"(?:{IS}|has been|have been) (?:happily |recently |newly |still )*(?P<v>married|single|"
        r"divorced|engaged|widowed|separated|in a relationship)\b(?! to)",
        slot="marital_status",
    ),
    _family.rule(
        "wed",
        r"(?:has |have )?(?:got|gotten) (?P<v>married|engaged|divorced)\b.*",
        slot="marital_status",
        kind=Kind.EVENT,
        change=Change.UPDATE,
        categories=("family", "milestones"),
    ),
    _family.rule(
        "splitting",
        rf"{IS} getting (?:a )?(?:divorced?|married|engaged)\b.*",
        kind=Kind.PLAN,
        slot="plan",
        importance=7,
        categories=("family", "milestones"),
    ),
    _family.rule(
        "dating",
        rf"(?:{IS} (?:dating|seeing)|started dating|(?:has|have) been dating) (?P<v>{NAME}|an? .+)",
        importance=7,
    ),
    _family.rule(
        "split",
        r"(?:has |have )?(?:broke up|broken up|split up|separated) with (?P<v>.+)",
        kind=Kind.EVENT,
        importance=6,
    ),
    _family.rule(
        "expecting",
        rf"{IS} (?P<v>pregnant|expecting\b.*|having a (?:baby|boy|girl)|going to be a (?:mom|mum|dad|"
        r"father|mother|parent|grandma|grandpa))\b.*",
        slot="expecting",
        categories=("family", "milestones"),
    ),
    _family.rule(
        "reports_to",
        rf"(?:reports to|works under) (?P<v>{NAME})$",
        value="boss {v}",
        categories=("professional_details",),
        importance=6,
    ),
    _family.rule(
        "has_none",
        r"(?:(?:does|do) not (?:have|own) (?:any |an? )?|has no |have no )(?P<v>pets?|kids|children|siblings|"
        r"brothers|sisters|"
        r"family|car|dogs?|cats?|tv|(?:driver'?s |driving )?licen[cs]e|partner|boyfriend|girlfriend|allergies|"
        r"dishwasher|oven|"
        r"microwave|garden|smartphone|credit card|passport)\b.*",
        slot="has_no",
        negative=True,
        importance=5,
    ),
    _family.rule("is_kin", rf"{IS} User's (?P<v>{KIN})$"),
)

# Of relatives and pets any plain "is a …" is worth keeping: "my dog Max is a beagle".
OF_KIN = (
    _family.rule(
        "is_a",
        rf"{IS} (?P<v>an? (?!(?:bit|little|lot|few|pain|mess|blessing|joy|big|great|good|huge)\b)[\w' -]{{3,40}})$",
        slot="trait",
        importance=5,
        confidence=0.7,
    ),
)

THINGS = (
    _pets.rule(
        "pet_name",
        rf"(?P<kind>{_ADJ}{PETS})(?:'s?)? (?:names? (?:is|are)|(?:is|are) (?:called|named)) "
        rf"(?P<v>{NAME}(?:(?:,| and|, and) {NAME})*|\w+)$",
        value="{kind} {v}",
    ),
    _family.rule(
        "kin_name",
        rf"(?P<kind>{KIN})(?:'s?)? (?:names? (?:is|are)|(?:is|are) (?:called|named)) "
        rf"(?P<v>{NAME}(?:(?:,| and|, and) {NAME})*|\w+)$",
        value="{kind} {v}",
    ),
    _family.rule(
        "kin_is",
        rf"(?P<kind>{FAMILY}) (?:is|are) (?P<v>(?!(?:Vegan|German|French)\b){NAME}(?:(?:,| and|, and)"
        rf" {NAME})*)$",
        value="{kind} {v}",
        confidence=0.7,
    ),
    _family.rule(
        "ages",
        rf"(?P<kind>{FAMILY}) are (?P<v>\d{{1,2}}(?:(?:,| and|, and) \d{{1,2}})+)(?: (?:years?|months?) old)?$",
        value="{kind} {v}",
        importance=7,
    ),
    _family.rule("anniversary", r"(?:wedding )?anniversary is (?:on )?(?P<v>.+)$", slot="anniversary", reads_date=True),
)
