"""Languages, programs and devices a person works with, and what they changed from and to."""

from memory_core.engine.extraction.lexicon import TECHNOLOGY
from memory_core.engine.extraction.patterns.rule import HAS, IS, IS_OR_BEEN, REST, Topic
from memory_core.engine.types import Change, Kind

_tools = Topic("tools", Kind.FACT, 6, ("technology",), slot="tool")

# The slot of these rows is decided by the value: a programming language, a system, else a tool.
BY_VALUE = "{tool}"
TOOL_OR_HABIT = "{thing}"
_FROM_TO = r"from (?P<old>[^,]+?) to (?P<v>[^,]+)"

# Tried before the places: who moves from Vim to Neovim has not moved house.
MOVED = (
    _tools.rule(
        "moved_known",
        rf"(?:has |have )?(?:moved|gone) (?:over |back |their \w+ )?from (?P<old>(?:{TECHNOLOGY})) to "
        r"(?P<v>[^,]+)",
        slot=BY_VALUE,
        change=Change.UPDATE,
        tight=True,
    ),
    _tools.rule(
        "moved_to_known",
        rf"(?:has |have )?moved (?:over |back |their \w+ )?to (?P<v>(?:{TECHNOLOGY}))(?![\w-]).*",
        slot=BY_VALUE,
        change=Change.UPDATE,
        tight=True,
    ),
)

SELF = (
    _tools.rule(
        "switched",
        r"(?:has |have )?(?:switched|migrated|converted|changed|transitioned|ported (?:everything|"
        rf"their \w+)|upgraded|gone) (?:over |back |their \w+ )?{_FROM_TO}",
        slot=TOOL_OR_HABIT,
        change=Change.UPDATE,
        tight=True,
        standalone=False,
    ),
    _tools.rule(
        "switched_to_from",
        r"(?:has |have )?(?:switched|migrated|moved|changed) (?:over |back )?to (?P<v>[^,]+?) from "
        r"(?P<old>[^,]+)",
        slot=TOOL_OR_HABIT,
        change=Change.UPDATE,
        tight=True,
    ),
    _tools.rule(
        "replaced",
        r"(?:has |have )?(?:replaced|swapped|ditched|dropped|traded) (?P<old>[^,]+?) (?:with|for|in "
        r"favou?r of) (?P<v>[^,]+)",
        slot=TOOL_OR_HABIT,
        change=Change.UPDATE,
        tight=True,
    ),
    _tools.rule(
        "instead",
        rf"(?:uses?|{IS} using|prefers? to use) (?P<v>[^,]+?) (?:instead of|rather than|in place of) "
        r"(?P<old>[^,]+)",
        slot=BY_VALUE,
        change=Change.UPDATE,
        tight=True,
    ),
    _tools.rule(
        "switched_to",
        r"(?:has |have )?(?:switched|migrated|converted|transitioned|moved (?=\D*$)(?!to (?-i:[A-Z]))) "
        r"(?:over |back |their \w+ )?to (?!a different|another|the)(?P<v>[^,]+)",
        slot=TOOL_OR_HABIT,
        change=Change.UPDATE,
        tight=True,
        confidence=0.8,
    ),
    _tools.rule(
        "stopped",
        r"(?:has |have )?(?:stopped using|quit using|gave up on|given up on|got rid of|uninstalled|"
        r"abandoned|ditched) (?P<v>[^,]+)",
        slot=BY_VALUE,
        change=Change.RETRACT,
        tight=True,
    ),
    _tools.rule(
        "codes_in",
        rf"(?:codes?|programs?|develops?|scripts?|{IS} coding|{IS} programming|writes? (?:\w+ "
        r")?(?:code|software|scripts|everything|apps|backends?)) (?:mostly |mainly |primarily )?(?:in|"
        rf"with) {REST}",
        slot=BY_VALUE,
        several=True,
        tight=True,
    ),
    _tools.rule(
        "writes",
        r"(?:writes?|knows?|programs?|codes?) (?P<v>(?:python|java|javascript|typescript|rust|go|"
        r"golang|ruby|php|c\+\+|c#|c|kotlin|swift|scala|haskell|elixir|sql|r)\b(?:(?:,| and|, and) "
        r"(?:also |some |a (?:little |bit )+(?:of )?)?[\w+#]+)*)",
        slot="language",
        several=True,
        tight=True,
    ),
    _tools.rule(
        "uses",
        rf"(?:uses?|{IS} using|(?:has|have) been using|relies on|works? (?:mostly |mainly )?with|{IS} "
        r"working with|(?:has|have) started using|started using|began using) (?!to\b|(?:the|an?|this) "
        r"(?:word|term|same|following|function|variable|command|method|class|loop|code|file|flag|"
        r"option|library|package)|you\b|people\b|kids\b|children\b|clients\b|a lot)(?P<v>[^,]+(?:, "
        r"[\w .+#-]+)*(?:,? and [^,]+)?)",
        slot=BY_VALUE,
        several=True,
        tight=True,
    ),
    _tools.rule(
        "works_on",
        r"(?:deploys?|hosts?|stores?|runs?|tracks?|manages?|writes?|builds?|keeps?|edits?|designs?|tests?|plans?|"
        r"draws?|"
        rf"drafts?|does) (?:\w+ ){{1,4}}?(?:on|in|with|using|through|to) (?:an? |my |their "
        rf")?(?P<v>(?:{TECHNOLOGY})(?![\w-]).*)",
        slot=BY_VALUE,
        tight=True,
    ),
    _tools.rule(
        "makes_in",
        r"(?:edits?|draws?|paints?|records?|mixes|composes?|models?|animates?|sketch(?:es)?) (?:\w+ ){1,3}?(?:in|"
        r"with|on) "
        r"(?P<v>(?-i:[A-Z])[\w.+-]*(?: (?-i:[A-Z])[\w.+-]*)*)$",
        slot=BY_VALUE,
    ),
    _tools.rule(
        "user_of",
        rf"{IS_OR_BEEN} an? (?:big |heavy |daily |long-time |happy |loyal )*(?P<v>[\w.+# -]{{2,25}}?) user$",
        slot=BY_VALUE,
    ),
    _tools.rule(
        "never_used",
        rf"(?:has|have) never (?:used|tried|worked with|touched|learned) (?P<v>(?:{TECHNOLOGY})(?![\w-])).*",
        slot="skill",
        value="never used {v}",
        negative=True,
        importance=5,
    ),
    _tools.rule(
        "skill",
        rf"{IS} (?P<how>new to|a beginner (?:in|at|with)|not (?:very )?familiar with|familiar with|proficient (?:in|"
        r"with)|"
        r"experienced (?:in|with)|an expert (?:in|on|at)|good at|great at|bad at|terrible at|comfortable with) "
        r"(?!(?:this|that|it|the|here|all|you|your|what|how)\b)(?P<v>.+)",
        slot="skill",
        negative=True,
        several=True,
        tight=True,
        importance=5,
    ),
    _tools.rule(
        "runs_on",
        rf"(?:runs?|{IS} running|{IS} on) (?P<v>(?:macos|mac os|windows|linux|ubuntu|debian|fedora|"
        r"arch|nixos|android|ios|chromeos)\b[\w. -]*)",
        slot="operating_system",
        tight=True,
    ),
    _tools.rule(
        "installed",
        rf"(?:has |have )?installed (?!it|this|that|the (?:package|library|update)){REST}",
        slot=BY_VALUE,
        tight=True,
        importance=4,
        kind=Kind.EVENT,
    ),
    _tools.rule(
        "has_account",
        rf"(?:{HAS}|pays for|subscribes to|{IS} subscribed to|signed up for) (?:an? |the "
        r")?(?P<v>[\w .+-]+?) (?:account|subscription|licen[cs]e|membership)\b",
        slot="subscription",
        importance=4,
    ),
)

THINGS = (
    _tools.rule(
        "editor",
        r"(?:code |text |main |preferred |go-to |current )*(?:editor|ide) (?:of choice )?is (?:now "
        r")?(?P<v>[^,]+)$",
        slot="editor",
        tight=True,
    ),
    _tools.rule(
        "system",
        r"(?:main |current |work |home )*(?:os|operating system|distro) is (?:now )?(?P<v>[^,]+)$",
        slot="operating_system",
        tight=True,
    ),
    _tools.rule(
        "browser", r"(?:main |default |current )*browser is (?:now )?(?P<v>[^,]+)$", slot="browser", tight=True
    ),
    _tools.rule(
        "language",
        r"(?:main |primary |preferred |go-to |first )*(?:programming |coding )language is (?P<v>[^,]+)"
        r"$",
        slot="language",
        tight=True,
    ),
    _tools.rule(
        "device",
        r"(?:main |current |new |work |old |gaming )*(?P<what>phone|laptop|computer|pc|tablet|"
        r"keyboard|mouse|monitor|camera|car|bike|guitar|console|printer|terminal|shell|"
        r"setup|database|framework|os version|headset|headphones|watch|smartwatch|router) (?:is|"
        r"are|runs?|uses?) (?!broken|slow|not|too|very|really|so|down|old|dead|fast|at|in|on|being|"
        r"acting|making|getting)(?:now )?(?P<v>[^,]+)$",
        slot="{what}",
        tight=True,
    ),
    _tools.rule(
        "stack",
        rf"(?:tech |current |main )*(?:stack|toolchain) (?:is|are|includes|consists of) (?:mostly |mainly )?{REST}$",
        slot=BY_VALUE,
        several=True,
    ),
    _tools.rule(
        "made_with",
        r"(?:[\w-]+ )?(?:back ?end|front ?end|app|website|site|project|codebase|code|api|pipeline|product|blog|server|"
        r"service|game|thesis|slides)s? (?:is|are|runs?) (?:all |mostly |mainly |entirely )?(?:(?:written|built|made|"
        rf"developed|coded|hosted|deployed|running|based|implemented) )?(?:in|with|on|using) (?P<v>(?:{TECHNOLOGY})"
        r"(?![\w-]).*)",
        slot=BY_VALUE,
        several=True,
        tight=True,
    ),
    _tools.rule(
        "team_uses",
        r"(?:team|company|client|project|startup|employer|codebase|repo|repository|app) (?:uses|is using|switched to|"
        r"runs on|has "
        r"switched to) (?P<v>[^,]+)$",
        slot="team_tool",
        several=True,
        tight=True,
    ),
)
