"""How orders to a model are worded: in English and German, with the commonest one in five further languages.

A row is a pattern, blind to case, and a blank line ends it. A space in a row stands for anything between two words
that is no letter, so that emphasis and line breaks hide nothing; ` ... ` for up to four words; `<name>` for one of
PARTS.
"""

import re

PARTS = {
    # An order stands at the start of a sentence, after another order, or is told the model outright.
    "order": r"""
        (?:(?<![^\n.!?:;,>"'([*#-])\s{0,4}|\b(?:please|now|kindly|and|then|just|simply|also|so|must|should|shall|
        you to|you will|you can|you may|have to|need to|<model>(?: is| are| has| needs?)? to) )
        """,
    "over": r"""
        (?:ignore|disregard|forget|override|overrule|bypass|circumvent|neglect|violate|(?:do not|don't) (?:follow|
        obey|apply)|
        stop (?:following|obeying|applying)|pay no attention to|set aside|no longer (?:follow|obey))
        """,
    "whose": r"""
        (?:your|its|these|(?:the |these )?(?:above|previous|prior|preceding|earlier|system|developer|original|initial|
        safety)|(?:all|any|every)(?: of)?(?: (?:the|your|its|these|those))?(?: (?:above|previous|prior|preceding|
        earlier|
        existing|other|system|safety|former|past))?)
        """,
    "rules": r"""
        (?:instructions?|rules?|guidelines?|directives?|prompts?|polic(?:y|ies)|constraints?|restrictions?|safeguards?|
        guardrails?|filters?|safety (?:training|measures?|checks?)|training|programming|orders?|commands?|
        system message)
        """,
    "model": r"(?:ai|assistants?|chatbots?|bots?|llms?|(?:language )?models?|agents?|gpt|claude|gemini)",
    "regeln": r"""
        (?:anweisung(?:en)?|regeln?|vorgaben?|instruktion(?:en)?|richtlinien?|befehle?|anordnungen|einschränkungen|
        beschränkungen|system-?prompts?|prompts?|filter|sicherheits\w{1,20})
        """,
    "bisherige": r"(?:bisherigen?|vorherigen?|obigen?|vorigen?|früheren?|alten|internen|geltenden|vorangegangenen)",
    "weg": r"""
        (?:ignorier(?:e|en sie)?|vergiss|vergessen sie|missachten?(?: sie)?|übergehe?(?:n sie)?|umgehe?(?:n sie)?|
        verwirf|
        verwerfen sie|überschreiben?(?: sie)?|lösche?(?:n sie)?|deaktivieren?(?: sie)?)
        """,
}

OVERRIDE = r"""
<order><over> <whose>(?: (?!my\b|our\b)[\w'-]+){0,3}? <rules>\b(?! (?:of|from|for|in|at|on|about) (?:my|our|the|a|this|
his|her|their)\b)

<order>(?:discard|dismiss|abandon|drop|delete|erase|disable|deactivate|break) (?:all (?:of )?)?(?:your|its|
the (?:system|
safety|developer))(?: (?!my\b|our\b)[\w'-]+){0,3}? <rules>\b(?! (?:of|from|for|in|at|on|about) )

<order>(?:forget|ignore|disregard) (?:everything|anything|all|whatever|what) (?:that )?(?:you (?:were|have been|have
learned|know) (?:told|taught|instructed|trained|given|before|so far|about (?:your|the) (?:rules|instructions))|above\b|
before this\b|prior to this\b|(?:said|written) above\b)

\b(?:the|this|an?|your|every|any|all|dear|that) (?:[\w'-]+ ){0,2}?<model>\b ... (?:ignore|disregard|override|bypass|
circumvent|violate|break)s? (?:its|their|all|any|the|previous|prior|every|safety|system)\b(?: [\w'-]+){0,3}? <rules>\b
"""

ROLES = r"""
\b(?:you(?:'re| are)|act|behave|respond|reply|answer) (?:(?:now|from now on|henceforth|as|like|an?|the) ){1,4}(?:dan\b|
do anything now|jailbroken|unrestricted|uncensored|unfiltered|unlimited ai|without (?:any )?(?:rules|restrictions|
limits|filters)|(?:in )?(?:developer|god|debug|admin|sudo|root|jailbreak|maintenance) mode)

<order>(?:enter|activate|enable|switch (?:in)?to|go into|turn on|start) (?:your )?(?:dan|god|jailbreak|jailbroken|
unrestricted|uncensored|sudo|admin override) mode

\b(?:you(?:'re)?|act|pretend|behave|imagine|respond)\b ... (?:no longer|not|never)(?: [\w'-]+){0,2}? (?:bound|
restricted|
limited|constrained|governed) by\b

\b(?:act|behave|pretend|respond|imagine)\b ... (?:have|had|has|without|with no|there are no)(?: (?:any|no|of|all|
content|
ethical|moral|safety)){0,3} (?:rules|restrictions|limits|limitations|filters|guidelines|guardrails)

\bnew (?:system )?(?:instructions?|rules?|directives?|persona|system prompt)\s{0,3}(?::|=|-->|→)
"""

DISCLOSE = r"""
<order>(?:reveal|print|repeat|show|output|display|leak|dump|disclose|expose|give|tell|send)(?: (?:me|
us))?(?: verbatim)?
(?:your|the|all)(?: of your)? (?:(?:full|entire|hidden|secret|original|initial|whole) ){0,3}(?:system (?:prompt|
message|
instructions)|hidden (?:prompt|instructions|rules)|initial (?:prompt|instructions)|instructions above)

\b(?:send|forward|post|upload|leak|transmit|e-?mail|exfiltrate|copy)(?: (?:all|the|this|every|their|your|its|our|of|
user(?:'s)?|users'|any|full|entire|whole|these|private|personal)){0,4} (?:conversations?|chats?|chat history|
memor(?:y|ies)|messages?|history|data|secrets?|context|prompts?|credentials|passwords?|keys?|
logs?)(?: [\w'-]+){0,3}? to
(?:https?:|www\.|[\w.+-]{1,40}@|(?:this|the following|my) (?:address|url|server|endpoint|webhook|e-?mail))
"""

# Turns of somebody else, and notes to whoever reads.
MARKUP = r"""
<\|(?:im_start|im_end|system|endoftext|start_header_id|eot_id)\|?>?|\[/?INST\]|<<\s?/?SYS\s?>>|\[system\]|
</?(?:system|sys_prompt|system_prompt|instructions?_override)>|\bsystem override\b

(?:^|\n)\s{0,4}(?:#{1,6}|\*\*|=+|-+|\[)?\s{0,3}(?:(?:begin|end|new) )?system[\s_-](?:prompt|message|override|
instructions?|
notice|command)\b\s{0,3}(?:\*\*|\])?\s{0,2}(?::|\]|-|=|$|\n)

(?:^|\n|[.!?]\s)\W{0,6}(?:important )?(?:note|message|instructions?|attention|command|order|reminder) (?:to|
for) (?:(?:the|
all|any|every|future) ){0,2}<model>\b(?: [\w'-]+){0,4}?\s{0,2}:
"""

BEHIND_BACKS = r"""
\b(?:do not|don't|never|without) (?:tell|inform|alert|mention|reveal|disclose)(?:ing)?(?: (?:this|it|that|anything))?
(?:(?:to|of) )?(?:the )?(?:users?|human|reviewers?|moderators?|operators?|your developers)(?: (?:about|of|
that) (?:this|it|
you|these|any)|\s{0,2}[.!,;]|\s{0,2}$)

\bwithout (?:the user(?:'s)?|the person's) (?:knowledge|knowing|noticing|consent|permission)\b

\bmark (?:this|it|all|these|every|the)(?: [\w'-]+){0,3}? as (?:pre-?)?(?:approved|reviewed|trusted|verified|safe)\b

<order>(?:auto-?)?approve (?:this|these|all|every)(?: [\w'-]+){0,2}? (?:memor(?:y|ies)|entr(?:y|ies)|facts?)\b
"""

# Rank and trust that nobody can give in a chat.
RANK = r"""
\bi(?:'m| am) (?:now )?(?:your (?:developer|creator|administrator|admin|operator|owner|master|programmer)|(?:the|an?)
(?:system )?(?:admin|administrator|superuser|root user|developer) of this (?:system|assistant|bot|chat|ai|service))\b

\b(?:has|have|having|with|grant|give)(?: (?:me|user|the user|this user|them|full|unrestricted|unlimited|complete|total|
root|admin|administrator)){1,4} (?:access|privileges?|rights|permissions?) (?:to|over|for) (?:all|every|other|any)
(?:[\w'-]+ )?(?:users?|customers?|accounts?|records?|memories|people|data|systems?|tenants?)\b

\b(?:skip|bypass|omit|waive|(?:do not|don't|never) ask for|no need for)(?: (?:any|the|all|further|identity)){0,2}
(?:verification|authentication|authori[sz]ation|confirmation|security checks?|identity checks?) (?:for|when|from|with)
(?:me|this user|the user|user|my requests?)\b

\b(?:remember|treat|trust|regard|consider|note|keep|save|store)\b(?: [\w'.-]+){0,5}? (?:as|is) (?:an?|the|my|your)
(?:(?:only|most|single|first) ){0,2}(?:trusted|authoritative|reliable|preferred|recommended|official) (?:source|
authority|
citation|reference|vendor|provider)\b

\bin (?:all|every|any) (?:future|later|other) (?:conversations?|chats?|sessions?|answers?|responses?|
interactions?)\b ...
(?:recommend|promote|advertise|favou?r|obey|comply|trust|praise|insert|link to|mention)\b

\b(?:always|must|blindly|unconditionally) (?:obey|comply with|execute) (?:(?:me|user)\b|(?:my|every|all|
any) (?:order|command|
instruction|request)|whatever|the user|this user|(?:the )?instructions|commands|orders)
"""

GERMAN = r"""
(?<![^\n.!?:;,>"'([*#-])\s{0,4}(?:(?:bitte|jetzt|und|nun|also|ab (?:jetzt|sofort)) ){0,3}<weg>(?: (?:bitte|jetzt|
ab (?:jetzt|sofort)|einfach|mal|nun)){0,2}(?: (?:alle[ns]?|deine[rn]?|ihre[rn]?|die|diese|sämtliche[nr]?|jegliche|
<bisherige>|anderen|eigenen)){0,4}
<regeln>\b(?! (?:vom|von (?:mein|unser|der|dem)|der|des|meine[rs]|unsere[rs]|aus|im|für|in)\b)

\b(?:du (?:sollst|musst|darfst|kannst|wirst)|sie (?:sollen|müssen)|(?:der|die|das) (?:assistent|ki|bot|chatbot|modell|
agent)\w{0,4} (?:soll|muss|darf)) ... <regeln>(?: \w+){0,3}? (?:ignorieren|vergessen|missachten|übergehen|umgehen|
nicht (?:mehr )?(?:befolgen|beachten))

\b(?:alle|sämtliche|deine)(?: <bisherige>)? <regeln>(?: (?:ab (?:jetzt|sofort)|bitte|sofort))? (?:ignorieren|vergessen|
missachten|verwerfen)\b

\b(?:halte? dich|halten sie sich) (?:ab (?:jetzt|sofort) )?nicht (?:mehr|länger) an (?:deine|ihre|
die)(?: \w+)? <regeln>

\b(?:befolge|beachte)(?:n sie)? (?:\w+ ){0,3}?<regeln> nicht\b

\bdu bist (?:jetzt|nun|ab (?:jetzt|sofort)) (?:\w+ ){0,3}?(?:dan\b|(?:uneingeschränkt|unzensiert|ungefiltert)|
ohne (?:regeln|
einschränkungen|filter)|im (?:entwickler|gott|admin|debug)-?modus|an keine <regeln>)

\b(?:zeig|verrat|nenn|gib|wiederhol|druck)e?(?: (?:mir|uns))? (?:deinen?|den|die)(?: \w+)? (?:system-?prompt|
systemanweisung\w{0,2}|internen anweisungen|systemnachricht)\b

\b(?:sag|erzähl|verrat|teil|meld)e? (?:\w+ ){0,3}?(?:dem|der|den) (?:nutzer|benutzer|anwender|prüfer)\w{0,4}
(?:\w+ ){0,3}?nichts?\b|\bohne (?:wissen|zustimmung|kenntnis) des (?:nutzers|benutzers|anwenders)\b

\bich bin (?:dein|ihr) (?:entwickler|administrator|admin|betreiber|schöpfer|programmierer|besitzer)(?:in)?\b

\bgehorche (?:mir|ab|allen)\b|\b(?:führe|befolge) (?:ab (?:jetzt|sofort) )?(?:jeden|alle) (?:meiner? )?(?:befehle?|
anweisungen?|anordnungen)\b
"""

FURTHER = r"""
\b(?:ignore[zr]?|oublie[zr]?|ne (?:suis|suivez) (?:plus|pas)) (?:tou(?:te)?s )?(?:les|tes|vos|ces) (?:instructions|
règles|
consignes|directives)(?: (?:précédentes|ci-dessus|antérieures)\b|(?= et )|(?=[.,!:])|$)

\b(?:ignor[ae]|olvid[ae]|desobedece) (?:todas? )?(?:las|tus|sus|estas) (?:instrucciones|reglas|directrices|
normas)(?: (?:anteriores|previas|de arriba)\b|(?= y )|(?=[.,!:])|$)

\b(?:ignore|esqueç[ae]|esquece|desconsidere) (?:todas )?(?:as |suas |tuas ){1,2}(?:instruções|regras|
diretrizes)(?: (?:anteriores|prévias|acima)\b|(?= e )|(?=[.,!:])|$)

\b(?:ignora|dimentica|trascura) (?:tutte )?(?:le |tue ){1,2}(?:istruzioni|regole|direttive)(?: (?:precedenti|
sopra)\b|(?= e )|(?=[.,!:])|$)

\b(?:negeer|vergeet) (?:al )?(?:(?:alle|je|jouw|de) ){1,2}(?:vorige |eerdere |voorgaande |
bovenstaande )?(?:instructies|
regels|richtlijnen|opdrachten)\b
"""

# The same with every space gone, for letters that stand apart.
GLUED = """
(?:ignore|disregard|forget|override|bypass)(?:all|your|the|any|every|of|previous|prior|above|system|safety){1,6}
(?:instruction|rule|guideline|prompt|polic|restriction)|revealyoursystemprompt|youarenowdan|
(?:ignoriere|vergiss|missachte)(?:alle|deine|die|bisherigen|vorherigen|obigen){1,4}(?:anweisung|regel|vorgabe|
richtlinie)
"""

BETWEEN = r"[\W_]{1,6}"
SOME_WORDS = rf"(?:{BETWEEN}[\w'-]+){{0,4}}?{BETWEEN}"


def glued() -> re.Pattern[str]:
    return re.compile(re.sub(r"\s", "", GLUED), re.IGNORECASE)


def compiled(rows: str) -> list[re.Pattern[str]]:
    """The rows of a table, each ready to search with."""
    return [re.compile(_spelled(row), re.IGNORECASE) for row in rows.strip().split("\n\n")]


def _spelled(row: str) -> str:
    for _nested in range(2):
        for name, part in PARTS.items():
            row = row.replace(f"<{name}>", _one_line(part))
    return _one_line(row).replace(" ... ", SOME_WORDS).replace(" ", BETWEEN)


def _one_line(row: str) -> str:
    """A line break is a space, except at a bar or inside of a bracket."""
    lines = [line.strip() for line in row.strip().splitlines()]
    return re.sub(r"(?<=[|(])\n|\n(?=[|)])", "", "\n".join(lines)).replace("\n", " ")
