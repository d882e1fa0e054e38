"""Places by how large they are: a town lies in a country, and so does not disagree with it."""

from collections.abc import Iterator

from memory_core.engine.contradiction.stance import Stance
from memory_core.engine.extraction.lexicon import word_set

_COUNTRIES = word_set(
    """
    afghanistan albania algeria argentina armenia australia austria bangladesh belgium bolivia bosnia brazil britain
    bulgaria cambodia cameroon canada chile china colombia croatia cuba cyprus czechia denmark ecuador egypt england
    estonia ethiopia finland france georgia germany ghana greece guatemala hungary iceland india indonesia iran iraq
    ireland israel italy jamaica japan jordan kazakhstan kenya korea kuwait latvia lebanon libya lithuania
    luxembourg malaysia malta mexico moldova mongolia morocco nepal netherlands new-zealand nicaragua nigeria norway
    oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda saudi-arabia
    scotland senegal serbia slovakia slovenia south-africa south-korea spain sudan sweden switzerland syria
    taiwan tanzania thailand tunisia turkey uae uganda uk ukraine united-kingdom united-states uruguay us usa
    venezuela vietnam wales zimbabwe deutschland österreich schweiz frankreich italien spanien
    """
)
_SAME = {
    "britain": "uk", "england": "uk", "scotland": "uk", "wales": "uk", "united-kingdom": "uk", "america": "usa",
    "us": "usa", "united-states": "usa", "holland": "netherlands", "deutschland": "germany", "österreich": "austria",
    "schweiz": "switzerland", "frankreich": "france", "italien": "italy", "spanien": "spain",
}  # fmt: skip
# States, provinces, isles and stretches of land: neither town nor country, so nothing is concluded from them.
_REGIONS = word_set(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana
    iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada new-hampshire new-jersey new-mexico north-carolina ohio oklahoma oregon pennsylvania
    south-carolina tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec
    british-columbia alberta bavaria bayern saxony hesse brandenburg tuscany lombardy sicily sardinia catalonia
    andalusia provence brittany normandy cornwall kent yorkshire surrey sussex devon flanders wallonia
    scandinavia europe asia africa america south-america latin-america bali crete new-south-wales queensland victoria
    tasmania bay-area silicon-valley midwest new-england east-coast west-coast
    """
)
_CAPITALS = {
    "amsterdam": "netherlands", "athens": "greece", "bangkok": "thailand", "barcelona": "spain", "beijing": "china",
    "berlin": "germany", "boston": "usa", "brussels": "belgium", "budapest": "hungary", "chicago": "usa",
    "copenhagen": "denmark", "dublin": "ireland", "hamburg": "germany", "helsinki": "finland", "istanbul": "turkey",
    "lisbon": "portugal", "london": "uk", "los-angeles": "usa", "lyon": "france", "madrid": "spain",
    "melbourne": "australia", "milan": "italy", "moscow": "russia", "mumbai": "india", "munich": "germany",
    "new-york": "usa", "oslo": "norway", "paris": "france", "prague": "czechia", "rome": "italy",
    "san-francisco": "usa", "seattle": "usa", "seoul": "korea", "shanghai": "china", "stockholm": "sweden",
    "sydney": "australia", "tokyo": "japan", "toronto": "canada", "vancouver": "canada", "vienna": "austria",
    "warsaw": "poland", "zurich": "switzerland",
}  # fmt: skip
# Not the name of a place: "a small flat", "the centre", "her parents".
_VAGUE = ("a ", "an ", "the ", "her ", "his ", "their ", "my ", "same ")


def stances(cause: str, value: str) -> Iterator[Stance]:
    """What living (or being born) at `value` says: the town and the country, as far as they are named."""
    named = [part.strip() for part in value.casefold().split(",") if part.strip()]
    keys = [part.removeprefix("the ").replace(" ", "-") for part in named]
    countries = [_SAME.get(key, key) for key in keys if key in _COUNTRIES | _SAME.keys()]
    towns = [key for key in keys if key not in _COUNTRIES | _SAME.keys() | _REGIONS]
    if countries or (towns and towns[0] in _CAPITALS):
        yield Stance(cause, frozenset({countries[0] if countries else _CAPITALS[towns[0]]}), "country")
    if towns and not named[0].startswith(_VAGUE) and keys[0] == towns[0]:
        yield Stance(cause, frozenset({towns[0].removesuffix("-city")}), "town")
