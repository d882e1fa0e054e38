"""The few facts about English verbs that turn "I go" into "goes" and tell "went" from "go"."""

_IRREGULAR = """
be is was been; have has had had; do does did done; go goes went gone; become becomes became become;
begin begins began begun; break breaks broke broken; bring brings brought brought; build builds built built;
buy buys bought bought; catch catches caught caught; choose chooses chose chosen; come comes came come;
cut cuts cut cut; draw draws drew drawn; drink drinks drank drunk; drive drives drove driven; eat eats ate eaten;
fall falls fell fallen; feed feeds fed fed; feel feels felt felt; fight fights fought fought; find finds found found;
fly flies flew flown; forget forgets forgot forgotten; get gets got got; give gives gave given; grow grows grew grown;
hang hangs hung hung; hear hears heard heard; hit hits hit hit; hold holds held held; hurt hurts hurt hurt;
keep keeps kept kept; know knows knew known; lead leads led led; learn learns learned learnt; leave leaves left left;
lend lends lent lent; let lets let let; lose loses lost lost; make makes made made; mean means meant meant;
meet meets met met; pay pays paid paid; put puts put put; quit quits quit quit; read reads read read;
ride rides rode ridden; run runs ran run; say says said said; see sees saw seen; sell sells sold sold;
send sends sent sent; set sets set set; shoot shoots shot shot; show shows showed shown; sing sings sang sung;
sit sits sat sat; sleep sleeps slept slept; speak speaks spoke spoken; spend spends spent spent;
stand stands stood stood; steal steals stole stolen; swim swims swam swum; take takes took taken;
teach teaches taught taught; tear tears tore torn; tell tells told told; think thinks thought thought;
throw throws threw thrown; understand understands understood understood; wake wakes woke woken;
wear wears wore worn; win wins won won; write writes wrote written
"""

# One form for now and then: "I read books" and "I read it yesterday".
_SAME_IN_PAST = frozenset({"cut", "hit", "hurt", "let", "put", "quit", "read", "set"})
_NOT_PAST_IN_ED = frozenset(
    {"need", "feed", "speed", "bleed", "breed", "heed", "seed", "weed", "exceed", "proceed", "succeed", "embed", "shed"}
)
_UNCHANGED = frozenset(
    {"can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought", "cannot", "used", "never"}
)

_ROWS = [row.split() for row in _IRREGULAR.replace("\n", " ").split(";")]
_PRESENT = {base: present for base, present, _, _ in _ROWS}
PASTS = frozenset(row[2] for row in _ROWS if row[0] not in _SAME_IN_PAST) | {"were"}
PARTICIPLES = frozenset(row[3] for row in _ROWS)
FINITE_IRREGULAR = frozenset(word for row in _ROWS for word in row[:3]) - {"be"}


def is_past(verb: str) -> bool:
    """Whether the form can only be a past ("went", "worked"); "read" and "quit" are not told apart."""
    return verb in PASTS or (verb.endswith("ed") and verb not in _NOT_PAST_IN_ED)


def third_person(verb: str, *, past: bool = False) -> str:
    """The form after he or she of what was said after I: "go" → "goes"; past and modal forms stay.

    `past` decides for the verbs whose past looks like the present ("quit", "read").
    """
    word = verb.lower()
    if word in _UNCHANGED or is_past(word) or (past and word in _SAME_IN_PAST):
        return verb
    if word in _PRESENT:
        return _PRESENT[word]
    if word.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"
