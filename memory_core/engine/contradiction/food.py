"""Who must not or will not eat something, and who does."""

import re
from collections.abc import Iterator, Mapping

from memory_core.engine.contradiction.stance import NO, YES, Stance

_GROUPS = {
    "meat": r"meat|steaks?|beef|pork|bacon|ham|chicken|(?:ham)?burgers?|sausages?|lamb|ribs|salami|prosciutto|"
    r"fleisch|wurst",
    "fish": r"fish|salmon|tuna|cod|trout|seafood|shrimps?|prawns?|lobsters?|crabs?|oysters?|mussels?|anchov(?:y|"
    r"ies)|fisch|lachs",
    "shellfish": r"shellfish|seafood|shrimps?|prawns?|lobsters?|crabs?|oysters?|mussels?|clams?|scallops?",
    "dairy": r"dairy|milk|cheese|cheddar|mozzarella|parmesan|yogh?urts?|butter|ice cream|cream|milkshakes?|lattes?|"
    r"cappuccinos?|käse|milch",
    "egg": r"eggs?|omelett?es?|eier",
    "gluten": r"gluten|wheat|bread|pasta|croissants?|bagels?|pizza",
    "peanut": r"peanuts?|peanut butter",
    "nut": r"nuts|almonds?|walnuts?|cashews?|hazelnuts?|pecans?|pistachios?|nutella",
    "alcohol": r"alcohol|beers?|wines?|whisk(?:e)?ys?|bourbon|vodka|gin|rum|tequila|cocktails?|champagne|prosecco|"
    r"cider|sake|"
    r"bier|wein|merlot|chardonnay|riesling|ale|ipas?|lager|margaritas?|martinis?|mojitos?",
}
_NAMED = {group: re.compile(rf"\b(?:{words})\b") for group, words in _GROUPS.items()}
_INSTEAD = re.compile(
    r"\b(?:vegan|vegetarian|veggie|plant[- ]based|oat|almond|soy|soya|coconut|rice|cashew|tofu|seitan|beyond|"
    r"impossible|mock|fake|"
    r"[\w-]+[- ]free|non-?alcoholic|zero|0\.0|ginger (?:ale|beer)|root beer|virgin|alkoholfrei\w*|decaf|free-range|"
    r"substitutes?|alternatives?|wine gums?|swedish fish|gold ?fish|fishing|tanks?|cooking (?:wine|sherry)|labels?|"
    r"bars?)\b",
    re.I,
)
_BUTTER = re.compile(
    r"\b(?:peanut|nut|almond|apple|cocoa|cashew|body|shea) (?=butter)|(?<=peanut) butter\b|"
    r"(?<=milk) chocolate"
)
_OF_NUTS = {"peanut", "nut"}
_SHUNS = {
    "vegetarian": ("meat", "fish", "shellfish"),
    "veggie": ("meat", "fish", "shellfish"),
    "vegetarier": ("meat", "fish"),
    "vegan": ("meat", "fish", "shellfish", "dairy", "egg"),
    "veganer": ("meat", "fish", "dairy", "egg"),
    "pescatarian": ("meat",),
    "pescetarian": ("meat",),
    "plant-based": ("meat", "fish", "dairy", "egg"),
    "dairy-free": ("dairy",),
    "lactose-free": ("dairy",),
    "gluten-free": ("gluten",),
}
_EATS = {"pescatarian": ("fish",), "pescetarian": ("fish",), "omnivore": ("meat",), "carnivore": ("meat",)}
_DIET = re.compile(
    rf"(?:is|has been|became|turned|went|has become|ist|lebt) (?:an? |eine? )?(?:strict |lifelong |committed |"
    rf"strikt )*"
    rf"(?P<diet>{'|'.join(sorted({**_SHUNS, **_EATS}, key=len, reverse=True))})(?:in)?(?=$|,| (?:and|since|for|"
    rf"because|who|und|seit))",
    re.I,
)
_FOLLOWS = re.compile(
    rf"(?:follows|keeps|eats|is on) (?:an? )?(?:strict )?(?P<diet>{'|'.join(_SHUNS)}) (?:diet|"
    rf"food)",
    re.I,
)
_CONSUMES = re.compile(
    r"(?:eats|drinks|loves|likes|enjoys|adores|orders|has(?= .* for (?:breakfast|lunch|dinner))|isst|trinkt|mag|"
    r"liebt|(?:is|has been) (?:an? )?(?:big )?"
    r"(?:fond of|fan of|addicted to|into)) (?:eating |drinking |having |cooking and eating |gerne? )?(?P<what>.+)",
    re.I,
)
_FAVOURITE = re.compile(
    r"favourite (?:\w+ )?(?P<sort>food|dish|meal|snack|breakfast|lunch|dinner|dessert|drink|beverage|wine|beer|"
    r"cocktail|"
    r"whisky|cheese|seafood|fish|meat)s? (?:is|are) (?P<what>.+)",
    re.I,
)
_REFUSES = re.compile(
    r"(?:(?:does|do) not|never|cannot|no longer) (?:eats?|drinks?|consumes?|have|"
    r"touch(?:es)?) (?:any )?(?P<what>[\w, -]+)$|"
    r"(?:isst|trinkt) (?:kein(?:e|en)?|nie) (?P<was>[\w-]+)$",
    re.I,
)
_SOBER = re.compile(
    r"(?:(?:does|do) not|never|no longer) drinks?(?: alcohol)?$|(?:is|has been) (?:an? )?(?:teetotal\w*|sober|"
    r"non-drinker)\b|"
    r"(?:avoids|abstains from|quit|stopped|gave up) (?:drinking|alcohol)\b|trinkt (?:keinen|nie) alkohol",
    re.I,
)
_ALLERGIC = re.compile(
    r"(?:is|ist) (?:severely |very |mildly |highly |deathly |stark )*(?:allergic|intolerant|allergisch) (?:to|gegen|"
    r"auf) (?P<what>.+)|"
    r"(?:has|hat) (?:an? |eine )?(?:severe |bad |mild |serious )*(?P<that>[\w -]+?)[ -]?(?:allergy|allergies|"
    r"intolerance|allergie)$|"
    r"(?:has|have) (?:an? )?(?:severe |bad )?(?:allergy|intolerance) to (?P<this>.+)|"
    r"is (?P<it>lactose|gluten)[- ]intolerant|(?:is|has) (?:an? )?(?P<coeliac>c(?:o)?eliac)",
    re.I,
)
_NO_ALLERGY = re.compile(
    r"(?:has no|does not have any|is not) (?:known |food )?(?:allergies|"
    r"allergic to anything)$",
    re.I,
)
_MEANS = {"lactose": "dairy", "milk": "dairy", "wheat": "gluten", "coeliac": "gluten", "celiac": "gluten"}


def stances(says: str, thing: str) -> Iterator[Stance]:
    """Food and drink that the sentence rules out, or says is consumed."""
    shunned = [*_of_diet(says, _SHUNS), *_refused(says), *(["alcohol"] if _SOBER.match(says) else [])]
    yield from (Stance("alcohol" if group == "alcohol" else "diet", NO, group) for group in shunned)
    yield from (Stance("diet", YES, group) for group in _of_diet(says, _EATS))
    for group in _allergens(says):
        yield Stance("diet", NO, group)
    if _NO_ALLERGY.match(says):
        yield Stance("allergy", NO)
    elif _ALLERGIC.match(says):
        yield Stance("allergy", YES)
    yield from (Stance("alcohol" if group == "alcohol" else "diet", YES, group) for group in _consumed(says, thing))


def _of_diet(says: str, table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    match = _DIET.match(says) or _FOLLOWS.match(says)
    return table.get(match["diet"].lower().replace(" ", "-"), ()) if match else ()


def _refused(says: str) -> list[str]:
    match = _REFUSES.match(says)
    return _groups(match["what"] or match["was"], whole=True) if match else []


def _allergens(says: str) -> list[str]:
    match = _ALLERGIC.match(says)
    what = next(filter(None, match.groups()), "").lower() if match else ""
    return [_MEANS[word] for word in what.split() if word in _MEANS] + _groups(what) if what else []


def _consumed(says: str, thing: str) -> list[str]:
    if match := _FAVOURITE.match(thing):
        return _groups(f"{match['sort']} {match['what']}")
    match = _CONSUMES.match(says)
    return _groups(match["what"]) if match and " not " not in f" {says} " and " kein" not in says else []


def _groups(words: str, *, whole: bool = False) -> list[str]:
    """The groups a thing to eat belongs to; none for a substitute. `whole`: nothing else may be named, because who
    eats no blue cheese may eat other cheese."""
    if _INSTEAD.search(words):
        return []
    plain = _BUTTER.sub("", words)
    named = [group for group, pattern in _NAMED.items() if pattern.search(words if group in _OF_NUTS else plain)]
    return [group for group in named if not whole or words in {group, f"{group}s", _GROUPS[group].split("|")[0]}]
