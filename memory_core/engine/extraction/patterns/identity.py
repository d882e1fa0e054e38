"""Who a person is: names, age, birthday, origin, languages, beliefs."""

from memory_core.engine.extraction.lexicon import NATIONALITIES, ONE_OF_SPOKEN
from memory_core.engine.extraction.patterns.rule import IS, IS_OR_BEEN, PLACE, REST, Topic
from memory_core.engine.extraction.people import NAME
from memory_core.engine.types import Change, Kind

_identity = Topic("identity", Kind.FACT, 8, ("personal_details",))
_GROUP = rf"(?:{NATIONALITIES})"
_ZONE = (
    r"(?-i:[CEMPA][SD]T|[CEMW]ES?T|GMT|UTC|BST|IST|JST|KST|A[CEW][SD]T|NZ[SD]T|SGT|HKT|BRT|ART|MSK|WAT|CAT|EAT|SAST)"
    r"(?:[+-]\d{1,2})?"
)
_DATE = (
    r"(?:the )?(?P<v>\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]+(?:,? \d{4})?|[a-z]+ \d{1,2}(?:st|nd|"
    r"rd|th)?(?:,? \d{4})?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)

SELF = (
    _identity.rule("name", rf"{IS} (?:called|named) (?P<v>{NAME})$", slot="name", importance=9, says="is called {v}"),
    _identity.rule(
        "name_only",
        rf"is (?!(?-i:[A-Z]{{2,}}\b)|{_GROUP}\b|(?:catholic|christian|muslim|jewish|hindu|buddhist|"
        rf"sorry|done|glad|ok|not|vegan|vegetarian)\b)(?P<v>{NAME})(?=$|,)",
        slot="name",
        importance=9,
        says="is called {v}",
        confidence=0.8,
    ),
    _identity.rule(
        "nickname",
        r"(?:goes by|prefers to be called|likes to be called|wants to be called|is known as) "
        rf"(?P<v>{NAME})$",
        slot="nickname",
        says="goes by {v}",
    ),
    _identity.rule(
        "renamed",
        rf"(?:has )?changed their (?:first |legal )?name (?:from (?P<old>{NAME}) )?to (?P<v>{NAME})$",
        slot="name",
        change=Change.UPDATE,
        importance=9,
    ),
    _identity.rule(
        "age",
        r"is (?P<v>\d{1,3})(?: (?:years?|yrs?)(?: old| of age)?| y/?o)?(?: now)?$",
        slot="age",
        says="is {v} years old",
    ),
    _identity.rule("year_old", r"is an? (?P<v>\d{1,3})[- ](?:years?|yrs?)[- ]old\b.*", slot="age"),
    _identity.rule(
        "turned",
        r"(?:has )?turned (?P<v>\d{1,3})\b.*",
        slot="age",
        kind=Kind.EVENT,
        change=Change.UPDATE,
        categories=("personal_details", "milestones"),
        reads_date=True,
    ),
    _identity.rule("born_on", rf"was born (?:on|in) {_DATE}(?: in .+)?$", slot="birth_date", reads_date=True),
    _identity.rule("born_year", r"was born in (?P<v>(?:19|20)\d\d)\b", slot="birth_year", reads_date=True),
    _identity.rule("born_in", rf"(?:was|were) born (?:and raised )?in (?P<v>{PLACE})", slot="birthplace"),
    _identity.rule(
        "origin",
        rf"(?:{IS} (?:originally |all the way )?from|comes? from|hails? from) (?P<v>{PLACE})",
        slot="origin",
        importance=7,
    ),
    _identity.rule(
        "background", r"comes? from (?P<v>an? .*\b(?:family|background|home|household)\b.*)", slot="background"
    ),
    _identity.rule(
        "raised",
        rf"(?:grew up|was raised|were raised) (?:in|on|near) (?P<v>{PLACE}|a [\w ]+)",
        slot="origin",
        importance=7,
        tight=True,
    ),
    _identity.rule(
        "nationality",
        rf"{IS} (?:an? )?(?:half )?(?P<v>{_GROUP})(?: (?:citizen|national|guy|girl|woman|man))?$",
        slot="nationality",
        importance=7,
    ),
    _identity.rule(
        "languages",
        r"(?:can )?(?:speaks?|knows?|understands?) (?:a (?:little|bit|little bit)(?: of)? |some |fluent |good "
        rf")?(?P<v>(?:{ONE_OF_SPOKEN})\b.*)",
        slot="spoken_language",
        several=True,
        tight=True,
        importance=6,
    ),
    _identity.rule(
        "not_spoken",
        rf"(?:does|do) not (?:speaks?|understands?) (?:any )?(?P<v>(?:{ONE_OF_SPOKEN})\b.*)",
        slot="not_spoken",
        several=True,
        negative=True,
        importance=5,
    ),
    _identity.rule(
        "fluent",
        rf"{IS} (?:fluent|native|conversational|bilingual) in (?P<v>(?:{ONE_OF_SPOKEN})\b.*)",
        slot="spoken_language",
        several=True,
        tight=True,
        importance=6,
        says="is fluent in {v}",
    ),
    _identity.rule(
        "learning_language",
        rf"{IS} (?:learning|studying) (?P<v>(?:{ONE_OF_SPOKEN})\b.*)",
        slot="study",
        several=True,
        tight=True,
        importance=5,
    ),
    _identity.rule(
        "belief",
        rf"{IS} (?:an? )?(?:practi[cs]ing )?(?P<v>catholic|christian|protestant|orthodox|muslim|jewish|"
        r"hindu|buddhist|sikh|atheist|agnostic)$",
        slot="belief",
    ),
    _identity.rule(
        "gender",
        rf"{IS} (?:an? )?(?P<v>trans(?:gender)?(?: (?:wo)?man)?|non-?binary|genderfluid|agender|woman|"
        r"man|gay|lesbian|bisexual|bi|queer|asexual|straight)(?: person)?$",
        slot="identity",
    ),
    _identity.rule(
        "pronouns",
        r"(?:uses?|goes by) (?P<v>(?:he|she|they|ze|it|xe)(?:/\w+){1,2})(?: pronouns)?$",
        slot="pronouns",
        standalone=False,
        says="uses {v} pronouns",
    ),
    _identity.rule(
        "timezone",
        rf"{IS} (?:in|on) (?:the )?(?P<v>{_ZONE}|[a-z]+(?= (?:standard )?time))(?: (?:standard )?time(?: ?zone)?)?$",
        slot="timezone",
        importance=6,
    ),
    _identity.rule(
        "nature",
        rf"{IS} (?:a bit of |kind of |more of |such )?an? (?P<v>introvert|extrovert|ambivert|morning "
        r"person|early bird|early riser|night owl|perfectionist|people person|cat person|dog person|"
        r"homebody|only child|twin|aries|taurus|gemini|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces|"
        r"bookworm|foodie|(?:heavy|light) sleeper|(?:slow|fast|quick|visual|auditory|hands-on) learner|"
        r"(?:picky|fussy) eater|(?:heavy |social |non-?)?smoker|(?:social )?drinker|teetotal+er|beginner|minimalist|"
        r"single (?:mom|mum|dad|mother|father|parent)|"
        r"(?:proud |new )?(?:mom|mum|dad|mother|father|parent|grandma|grandpa|grandmother|grandfather)"
        r"(?: of .+)?|only child|veteran|immigrant|refugee|left-?hander)$",
        slot="trait",
        importance=6,
    ),
    _identity.rule(
        "cannot",
        r"cannot (?P<v>drive|swim|cook|read|write|ride a bike|ski|dance|sing|whistle|walk|see|hear|smell|taste|have "
        r"children)"
        r"(?: (?:well|very well|at all))?$",
        slot="cannot",
        negative=True,
        importance=6,
    ),
    _identity.rule(
        "born_as",
        rf"{IS} the (?P<v>(?:oldest|youngest|eldest|middle|only|second) (?:child |one |sibling |son |daughter )?of "
        r".+|middle "
        r"child|(?:oldest|youngest|eldest)(?: child| sibling)?)$",
        slot="trait",
        importance=5,
        categories=("family",),
    ),
    _identity.rule(
        "height",
        rf"{IS} (?P<v>\d[\d.,]* ?(?:cm|m|meters?|metres?|feet|ft|foot|inches)(?: \d+(?: inches)?)?|"
        r"\d'\d{1,2}\"?)(?: tall)?$",
        slot="height",
        importance=5,
    ),
    _identity.rule(
        "weight", r"weighs? (?:about |around |roughly |almost )?(?P<v>\d[\d.,]* ?\w+)$", slot="weight", importance=5
    ),
    _identity.rule(
        "aids",
        r"(?:wears?|uses?|needs?) (?P<v>(?:an? )?(?:[\w-]+ )?(?:glasses|contacts|contact lenses|hearing aids?|braces|"
        r"dentures|wheelchair|walking stick|crutches|screen ?reader|insulin pump))$",
        slot="trait",
        importance=6,
        categories=("health",),
    ),
    _identity.rule(
        "handed",
        rf"{IS_OR_BEEN} (?P<v>left-?\s?handed|right-?\s?handed|colou?r[- ]?blind|deaf|blind|dyslexic|autistic|hard of "
        r"hearing|tall|short|short-sighted|near-?sighted|sober|smoke-free|in remission|pregnant)(?: (?:in|since|on) "
        r".+)?$",
        slot="trait",
        standalone=False,
        importance=6,
    ),
)

THINGS = (
    _identity.rule(
        "name",
        r"(?:full |first |real |legal )?name(?: is|'?s) (?:spelled |spelt |actually )?"
        rf"(?P<v>{NAME}|(?!not\b|in\b|on\b|a\b|too\b|so\b|hard\b|long\b|common\b|important\b)\w+)"
        r"(?=$|,|(?: and| but)? (?:friends|people|everyone|most|call|but|and)\b)",
        slot="name",
        importance=9,
        says="name is {v}",
    ),
    _identity.rule(
        "surname",
        rf"(?:last name|surname|family name|maiden name|middle name) is (?P<v>{NAME}|\w+)$",
        slot="surname",
        importance=8,
    ),
    _identity.rule("nickname", rf"nickname is (?P<v>{NAME}|\w+)$", slot="nickname"),
    _identity.rule(
        "called",
        rf"(?:friends|family|colleagues|parents) (?:all )?calls? them (?P<v>{NAME})$",
        slot="nickname",
        says="nickname is {v}",
    ),
    _identity.rule(
        "birthday",
        rf"(?:birthday|date of birth|birth date|dob)(?: is|'s) (?:on )?{_DATE}$",
        slot="birth_date",
        reads_date=True,
    ),
    _identity.rule("birthday_month", r"birthday(?: is|'s) in (?P<v>[a-z]+)$", slot="birth_date", reads_date=True),
    _identity.rule(
        "pronouns", r"(?:preferred )?pronouns are (?P<v>\S+(?: and \S+)?)$", slot="pronouns", standalone=False
    ),
    _identity.rule("timezone", r"time ?zone is (?P<v>[\w/+: -]+)$", slot="timezone", importance=6),
    _identity.rule(
        "mother_tongue",
        r"(?:native|first|mother) (?:language|tongue) is (?P<v>\w+)$",
        slot="spoken_language",
        importance=7,
    ),
    _identity.rule("age", r"age is (?P<v>\d{1,3})$", slot="age"),
    _identity.rule(
        "attribute",
        r"(?P<what>(?:(?:daily|weekly|monthly|annual|current|new|usual|total|typical|resting|target|biggest|personal|"
        r"main|"
        r"work|office|phone|internet) )*(?:commute|office|workplace|studio|budget|salary|income|rent|mortgage|shift|"
        r"schedule|landlord|gym|doctor|"
        r"dentist|therapist|bank|insurance|plan|provider|wi-?fi|username|handle|github|website|team|department|desk|"
        r"hours|"
        r"weight|heart rate|blood pressure|cholesterol|size|faith|style|thesis|specialty|notice period|visa|motto|hero|"
        r"role model|inspiration|order|routine|bedtime|level|fear|strength|weakness|superpower|dream car|street|"
        r"neighbou?rhood|school|university|college|client|account|password manager|streak|handicap|pace|record)) "
        r"(?:is|are) (?!(?:broken|not|down|slow|acting|too|so|wrong|giving|to)\b)(?P<v>.+)$",
        slot="{what}",
        importance=5,
        confidence=0.75,
    ),
    _identity.rule(
        "contact",
        r"(?:(?:phone|mobile|cell) number|e-?mail(?: address)?|address|postcode|zip code) is " + REST,
        slot="contact",
        importance=6,
        reads_date=True,
    ),
    _identity.rule(
        "measure",
        r"(?P<what>height|weight|shoe size|blood type|star sign|zodiac sign|hair colou?r|eye colou?r|"
        r"nationality|religion) is (?P<v>.+)$",
        slot="{what}",
        importance=6,
    ),
)
