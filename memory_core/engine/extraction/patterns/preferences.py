"""Likes, dislikes, favourites, and diet."""

from memory_core.engine.extraction.lexicon import DIETS
from memory_core.engine.extraction.patterns.rule import HAS, IS, IS_OR_BEEN, REST, Topic
from memory_core.engine.types import Change, Kind

_likes = Topic("preferences", Kind.PREFERENCE, 5, ("user_preferences",), slot="like")
_diet = Topic("diet", Kind.PREFERENCE, 8, ("food", "health"), slot="diet")

_NOT_THIS = (
    r"(?!(?:it|this|that|these|those|them|him|her|how|when|what|the (?:idea|way|sound|look|pic|"
    r"photo|fact|(?:first|second|third|fourth|last|other|previous|latter|former) (?:option|one|version|idea|"
    r"suggestion|choice|"
    r"answer|approach|design|draft))|to (?:see|hear|know|think|say|ask|be able|point|mention|thank)|seeing|hearing|"
    r"your|the (?!beach|outdoors?|mountains?|sea|ocean|sun|rain|snow|cold|heat|city|countryside|country|water|woods|"
    r"forest|"
    r"theat(?:re|er)|gym|piano|guitar|violin|drums|opera|cinema|movies|museum|quiet|night|morning|summer|winter|"
    r"autumn|spring|"
    r"fall|stars|moon|sky|wild|arts|outback|library|office|internet|news|radio|smell of|taste of|sound of|feel of|"
    r"feeling of|"
    r"thrill of|simplicity of|freedom of|beauty of|color|colour|(?-i:[A-Z])|[\w' -]+ (?:in|of|at|from|"
    r"by) (?-i:[A-Z]))(?=\w))\b)"
)
_LIKED = rf"{_NOT_THIS}(?!to$)(?P<v>.+)"

_FOOD = (
    r"(?:meat|pork|beef|fish|seafood|dairy|gluten|eggs?|sugar|red meat|shellfish|nuts|peanuts|chicken|cheese|bread|"
    r"wheat|"
    r"onions?|garlic|mushrooms?|soy|lamb|spicy food|carbs|milk|tomatoes|bananas|shrimps?|breakfast|lunch)"
)

SELF = (
    _likes.rule(
        "prefers_over",
        rf"(?:prefers?|would prefer|would rather have|likes?) {_NOT_THIS}(?P<v>[^,]+?) (?:over|to|"
        r"instead of|rather than|more than|better than) (?P<old>[^,]+)",
        slot="preference",
        importance=6,
    ),
    _likes.rule(
        "prefers", rf"(?:prefers?|would prefer|favou?rs?|would rather) {_LIKED}", slot="preference", importance=6
    ),
    _likes.rule(
        "likes",
        r"(?:loved?s?|likes?|enjoy(?:s|ed)?|adores?|appreciates?|cherish(?:es)?|(?:has|have) "
        rf"(?:always |really )?(?:loved|enjoyed|liked)) {_LIKED}",
        several=True,
    ),
    _likes.rule(
        "is_into",
        rf"(?:{IS}|(?:has|have) (?:always )?been|feels?) (?:really |very |so |big |super |totally |deeply )*(?:into|"
        rf"fond "
        r"of|keen on|passionate about|obsessed with|crazy about|mad about|hooked on|addicted to|"
        r"interested in|a (?:big |huge |massive |great )?(?:fan|lover) of|in love with|drawn to|called to|"
        rf"fascinated (?:by|with)) (?:the )?{_LIKED}",
        several=True,
    ),
    _likes.rule(
        "passion",
        rf"{HAS} (?:always had )?(?:an? )?(?:real |deep |great |huge )?(?:passion|love|soft spot|weakness|thing|sweet "
        rf"tooth|craving) (?:for|of) {_LIKED}",
    ),
    _likes.rule(
        "got_into",
        r"(?:has |have )?(?:recently )?(?:got|gotten|fell|fallen) (?:really |back )?(?:into|in love "
        rf"with|hooked on) (?!an?\b|trouble){_LIKED}",
        confidence=0.8,
    ),
    _likes.rule(
        "dislikes",
        r"(?:hates?|dislikes?|detests?|despises?|loathes?|can(?:no|')t (?:stand|bear|handle|tolerate)|avoids?)"
        rf" {_LIKED}",
        slot="dislike",
        several=True,
        negative=True,
    ),
    _likes.rule(
        "does_not_like",
        rf"(?:does|do) not (?:really |particularly |much |even )*(?:like|enjoy|love|care for) {_LIKED}",
        slot="dislike",
        negative=True,
        several=True,
    ),
    _likes.rule(
        "not_a_fan",
        rf"{IS} not (?:really |much |exactly )?(?:a (?:big |huge )?fan of|into|keen on|fond of|"
        rf"interested in|much of an?) {_LIKED}",
        slot="dislike",
        negative=True,
    ),
    _likes.rule(
        "enthusiast",
        rf"{IS_OR_BEEN} an? (?:(?:big|huge|massive|real|total|bit of a|lifelong|proud) )*(?!big|huge)(?P<v>[\w'&. "
        rf"-]{{2,30}}?) "
        r"(?:fan|nerd|geek|enthusiast|addict|lover|buff|fanatic|aficionado|supporter)$",
    ),
    _likes.rule(
        "only",
        r"only (?P<v>(?:drinks?|eats?|wears?|uses?|watch(?:es)?|buys?|cooks?|works?|reads?|listens?) .+)",
        slot="habit",
        value="only {v}",
    ),
    _likes.rule("fears", rf"{IS} (?:afraid|scared|terrified|frightened) of {_LIKED}", slot="fear"),
    _likes.rule(
        "never",
        r"never (?P<v>(?:drinks?|eats?|smokes?|wears?|uses?|watch(?:es)?|drives?|flies|cooks?|works?) "
        r".+)",
        slot="habit",
        value="never {v}",
        negative=True,
    ),
    _diet.rule(
        "diet", rf"{IS_OR_BEEN} (?:an? )?(?:strict |lifelong |mostly |now )*(?P<v>{DIETS})\b", change=Change.NEW
    ),
    _diet.rule(
        "became",
        r"(?:has |have )?(?:became|become|went|gone|turned|switched to being) (?:an? )?(?:fully |"
        rf"completely )?(?P<v>{DIETS})\b.*",
        change=Change.UPDATE,
    ),
    _diet.rule(
        "on_a_diet",
        rf"(?:{IS} (?:on|following)|follows?|started|eats?|keeps?) (?:an? |the )?(?:strict "
        rf")?(?P<v>{DIETS}|mediterranean|vegan|low[- ]\w+)(?: (?:diet|food|only))?$",
    ),
    _diet.rule(
        "does_not_eat",
        rf"(?:(?:does|do) not|cannot|never|no longer) (?:eats?|consumes?|have) (?:any )?"
        rf"(?P<v>{_FOOD}(?:(?:, | and | or |, or |, and )(?:any )?{_FOOD})*)\b",
        slot="not_eaten",
        negative=True,
        several=True,
    ),
    _diet.rule(
        "eats",
        r"eats? (?P<v>meat|pork|beef|fish|seafood|dairy|eggs|chicken|gluten|sugar)(?: and \w+)*$",
        slot="eats",
        importance=5,
        several=True,
    ),
    _diet.rule(
        "does_not_drink",
        r"(?:(?:does|do) not|never|no longer) (?:drink|drinks) (?P<v>alcohol|coffee|milk|soda|tea|"
        r"caffeine|wine|beer|at all)?\b",
        slot="not_drunk",
        negative=True,
    ),
    _diet.rule("teetotal", r"(?:(?:does|do) not|never) drinks?$", slot="not_drunk", value="alcohol", negative=True),
    _diet.rule("does_not_smoke", r"(?:(?:does|do) not|never) (?P<v>smokes?)\b", slot="habit", negative=True),
    _diet.rule(
        "allergic",
        rf"{IS} (?:severely |very |mildly |highly |deathly )?(?:allergic|intolerant|sensitive) "
        rf"to {REST}",
        slot="allergy",
        importance=9,
        several=True,
        tight=True,
    ),
    _diet.rule(
        "intolerant", rf"{IS} (?P<v>lactose|gluten|histamine|fructose)[- ]intolerant", slot="allergy", importance=9
    ),
    _diet.rule(
        "allergy",
        rf"{HAS} (?:an? )?(?:severe |bad |mild |serious )?(?P<v>[\w -]+?) (?:allergy|allergies|"
        r"intolerance)\b",
        slot="allergy",
        importance=9,
    ),
    _diet.rule(
        "allergy_to",
        rf"{HAS} (?:an |a severe |a bad )?(?:allergy|allergies|intolerance) to {REST}",
        slot="allergy",
        importance=9,
        several=True,
        tight=True,
    ),
    _diet.rule("coeliac", rf"(?:{IS}|{HAS}) (?:an? )?(?P<v>c(?:o)?eliac)(?: disease)?", slot="allergy", importance=9),
    _likes.rule(
        "drinks",
        r"(?:drinks?|eats?|takes) (?P<v>(?:\w+ ){0,3}?(?:coffee|tea|espresso|water|wine|beer|matcha|"
        r"breakfast|lunch|oatmeal|milk|juice|smoothies?)\b.*)",
        slot="habit",
        importance=4,
        categories=("food",),
    ),
)

THINGS = (
    _likes.rule(
        "favourite",
        r"(?:absolute |all[- ]time |current |personal |new |second |least )*favou?rite "
        r"(?P<what>[\w' -]{2,30}?) (?:is|are|was|has to be|would be|has always been) (?:definitely |"
        r"probably |still |currently )?(?P<v>(?!when\b|that\b).+)$",
        slot="favourite_{what}",
        importance=6,
    ),
    _likes.rule("theme", r"(?:preferred )?(?:theme|colou?r scheme) is (?P<v>[\w ]+)$", slot="theme"),
    _likes.rule(
        "hobbies",
        rf"(?:main |favou?rite )*(?:hobbies|interests|passions) (?:are|include) {REST}$",
        several=True,
        categories=("hobbies",),
        says="hobbies include {v}",
    ),
    _likes.rule(
        "hobby",
        r"(?:main |biggest |new |only |favou?rite |other )*(?P<what>hobby|hobbies|passion|guilty "
        rf"pleasure|pastime|comfort food|go-to[\w ]*) (?:is|are) {REST}$",
        slot="like",
        several=True,
        categories=("hobbies",),
    ),
    _likes.rule(
        "goal",
        r"(?:main |biggest |ultimate |current |new year's |life|career|long-term |fitness )*(?:goal|"
        rf"dream|aim|plan|ambition|resolution|mission|dream job) (?:is|for \w+ is|this year is) {REST}$",
        slot="goal",
        kind=Kind.PLAN,
        importance=6,
        categories=("milestones",),
    ),
)
