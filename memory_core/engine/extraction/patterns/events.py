"""What happened to a person, what they do in their free time, and what a thing means to them."""

from memory_core.engine.extraction.patterns.rule import HAS, IS, NO_TASK, REST, Topic
from memory_core.engine.extraction.people import NAME
from memory_core.engine.types import Kind

_events = Topic("events", Kind.EVENT, 4, ("misc",))
_big = Topic("milestones", Kind.EVENT, 6, ("milestones",))
_free_time = Topic("hobbies", Kind.FACT, 5, ("hobbies",), slot="activity")
_effects = Topic("effects", Kind.FACT, 4, ("hobbies",))
_habits = Topic("habits", Kind.FACT, 5, ("hobbies",), slot="habit")
_told = Topic("told", Kind.FACT, 6, ("misc",))
_called = Topic("identity", Kind.FACT, 8, ("personal_details",))
_doing = Topic("doing", Kind.TEMPORARY, 4, ("misc",))

_SPORT = (
    r"(?:football|soccer|basketball|tennis|golf|volleyball|baseball|badminton|squash|cricket|"
    r"rugby|hockey|chess|poker|padel|"
    r"table tennis|ping pong|pickleball|video ?games|board games|dungeons & dragons|d&d|lacrosse|"
    r"softball|handball|futsal|netball|water polo|darts|snooker|billiards|bridge|scrabble|mahjong|frisbee|"
    r"paintball|minecraft|fortnite)"
)
_INSTRUMENT = (
    r"(?:(?:the |electric |acoustic |bass |classical )*(?:guitar|piano|violin|drums?|cello|flute|"
    r"bass|saxophone|trumpet|clarinet|ukulele|harp|keyboard|banjo|accordion|viola|trombone|"
    r"harmonica|oboe))"
)
_PURSUIT = (
    r"(?:yoga|aerial yoga|pilates|crossfit|kickboxing|boxing|karate|judo|taekwondo|jiu-jitsu|bjj|"
    r"weight ?lifting|weight training|cardio|"
    r"pottery|ceramics|calligraphy|origami|meditation|gardening|knitting|crochet|photography|"
    r"painting|woodworking|"
    r"ballet|dance|dancing|swimming|running|cycling|hiking|climbing|bouldering|surfing|skiing|"
    r"snowboarding|"
    r"martial arts|gymnastics|zumba|archery|fencing|parkour|skateboarding|sailing|kayaking|"
    r"volunteering|volunteer work|crosswords?|(?:jigsaw )?puzzles|sudokus?)"
)
_HAPPENED = (
    r"attended|visited|went|traveled|travelled|flew|drove|hiked|camped|ran|swam|climbed|biked|"
    r"cycled|surfed|skied|"
    r"painted|drew|made|built|baked|cooked|wrote|composed|designed|planted|knitted|sewed|sculpted|"
    r"crafted|"
    r"proposed|performed|competed|participated|volunteered|hosted|organi[sz]ed|celebrated|presented|taught|"
    r"mentored|donated|"
    r"watched|saw|tried|met|ran into|reconnected|hung out|partied|chatted with|interviewed|spoke|"
    r"gave|helped|took|brought|"
    r"found|lost|received|sold|broke|fixed|repaired|renovated|redecorated|adopted|rescued|joined|"
    r"left|missed|failed|"
    r"signed up|applied|enrolled|registered|started|began|finished|completed|launched|released|"
    r"published|created|recorded|"
    r"spent|had(?! to\b)|had to (?:shut|close|sell|move|cancel|quit|leave|give up|say goodbye|put "
    r"(?:down|their))|shared|talked about|talked to|heard|played|practi[cs]ed|learned|learnt|discovered|"
    r"explored|rehearsed|auditioned|emailed|contacted|"
    r"worked|studied|read|saved|raised|wore|got back|got to|came back|came across|dropped|picked|"
    r"set up|put up|threw|did"
)
_NOT_AN_EVENT = (
    r"(?! ?(?:a (?:lot|bit|while|minute|look|point|mistake|good point|(?:blast|ball|great time|"
    r"good time|wonderful time)(?! \w+ing))|(?:an? )?(?:issue|problem|error|question|trouble|"
    r"feeling|hard time)|"
    r"to (?:be|say|think|know|ask)\b|sure\b|sense\b|that\b|it\b|this\b|so\b|no\b|not\b|any\b|"
    r"how\b|what\b|why\b|through\b|fun\b|ages\b|(?:an? )(?:[\w-]+ )?(?:laugh|setback|experience|"
    r"week|day|feeling)\b(?! (?:last|in|at|on|with|hiking|\w+ing) \w+ \w)|(?:a |some |the |plenty of |"
    r"this )?(?:\w+ )?(?:pics?|photos?|pictures?|"
    r"selfies?)\b|"
    r"wondering|thinking|some (?:trouble|issues|problems)|last$|hard$|together$|and\b|"
    r"to (?:stay|keep|get|make|use|run|do)\b|crazy\b|insane\b|well\b|great\b|good\b|"
    r"better\b|wrong\b|ok\b|the (?:following|same)|(?:\w+ ){0,3}?(?:function|script|query|code|regex|variable|"
    r"component|endpoint|error|bug|dataframe|array|loop|build|test suite|linter|(?:unit )?test)s?\b))"
)

SELF = (
    _big.rule(
        "won",
        r"(?:has |have )?(?:(?:won|passed)(?= (?:the|their|an?|first|second|third)\b)|placed|came (?:in )?(?:first|"
        r"second|"
        r"third)|took home|was awarded|got accepted|was accepted|earned|achieved|reached|ran their first|got into(?! "
        r"an?\b))\b"
        r"(?! (?:trouble|it|this|that|home|rid|to)\b) .+",
    ),
    _big.rule(
        "life",
        r"(?:has |have )?(?:became|gave birth|had a baby|had their (?:first|second|third)|bought "
        r"(?:an? |their )(?:first )?(?:house|home|apartment|flat)|came out|transitioned|retired|"
        r"passed away|died|was born|got (?:their|a) (?:degree|citizenship|visa|green card|license|"
        r"licence|driver)|(?:got|was|were) (?:promoted|accepted|approved|hired))\b.*",
        importance=7,
    ),
    _big.rule(
        "loss",
        r"(?:has |have )?lost (?P<v>their (?:mother|mom|mum|father|dad|brother|sister|wife|husband|"
        r"son|daughter|grand\w+|dog|cat|best friend|friend|job|business|house|home|baby)\b.*)",
        importance=7,
    ),
    _free_time.rule(
        "plays",
        rf"(?:plays?|{IS} playing|has (?:been )?play(?:ing|ed)|practi[cs]es?|has been practi[cs]ing) "
        rf"(?P<v>(?:{_SPORT}|{_INSTRUMENT})\b.*)",
        several=True,
        tight=True,
        categories=("hobbies", "sports"),
    ),
    _free_time.rule(
        "does",
        rf"(?:does|do|practi[cs]es?|{IS} (?:doing|into|practi[cs]ing|trying out|trying)|teach(?:es)?|"
        r"(?:has|have) been doing|started(?: doing)?|(?:has|have) started(?: doing)?|took up|(?:has|"
        rf"have) taken up|began|goes|tried) (?P<v>{_PURSUIT})\b.*",
        tight=True,
    ),
    _free_time.rule(
        "goes_ing",
        r"(?:goes|went|has been going|likes to go) (?P<v>(?:running|swimming|hiking|climbing|jogging|"
        r"cycling|skiing|dancing|surfing|fishing|camping|kayaking|bouldering|bowling|biking|horseback "
        r"riding|snowboarding|sailing|birdwatching)\b.*)",
        tight=True,
    ),
    _free_time.rule(
        "sport",
        r"(?P<v>(?:runs|swims|cycles|jogs|hikes|meditates|dances|paints|knits|gardens|cooks|bakes|"
        r"sings|journals|volunteers|skis|surfs|lifts weights|works out|exercises|climbs|sketches|"
        r"composes|sews|crochets|draws|camps|dives|streams|blogs)\b.*)",
        confidence=0.85,
    ),
    _free_time.rule(
        "pursues",
        r"(?P<v>(?:coaches|mentors|hosts|restores|grows|raises|brews|fosters|tutors|babysits|breeds|organi[sz]es|"
        r"plays in|sings in|"
        r"performs (?:in|at|with)|volunteers|coordinates|chairs|helps out|donates|tends|keeps (?:bees|chickens|"
        r"horses)|rescues|"
        r"attends|listens to|roots for|follows) (?!(?:it|this|that|them|what|you|your|up|along|suit)\b).+)$",
        tight=True,
        confidence=0.8,
    ),
    _free_time.rule(
        "smokes", r"(?P<v>(?:smokes?|vapes?)(?: (?:cigarettes|cigars|weed|a pipe|a pack.*|\d+.*))?)$", slot="habit"
    ),
    _free_time.rule(
        "writes",
        r"(?:writes?|keeps?|hosts?) (?P<v>(?:an? |the |their )(?:[\w-]+ )?(?:blog|novel|book|column|newsletter|"
        r"journal|diary|"
        r"screenplay|podcast)s?\b.*)",
        tight=True,
    ),
    _free_time.rule(
        "in_group",
        rf"{IS} (?:a (?:\w+ )?member of|part of|in|on|on the board of|captain of) (?P<v>(?:an? |the |"
        r"their )?(?:[\w'&+-]+ ){0,4}?(?:club|band|team|choir|group|league|orchestra|community|"
        r"society|church|association|committee|support group|book club|brigade|crew|squad|program|"
        r"board))\b.*",
        slot="membership",
    ),
    _free_time.rule(
        "reading",
        rf"{IS} (?:currently )?(?P<v>(?:reading|watching|playing|listening to) .+)",
        slot="pastime",
        importance=3,
        kind=Kind.TEMPORARY,
        categories=("entertainment",),
    ),
    _free_time.rule(
        "uses_time",
        r"(?:spends?|usually spends?) (?P<v>.*(?:time|hours?|weekends?|evenings?|mornings?|days?)\b.+)",
        slot="habit",
        importance=4,
    ),
    _habits.rule(
        "routine",
        r"(?P<v>(?:goes to (?:bed|sleep|the gym|church|mosque)|wakes up|gets up|falls asleep|works out|exercises|"
        r"meditates|"
        r"journals|naps|fasts|commutes?|walks? (?:my|their|the) (?:dogs?|kids)|(?:walks|cycles|bikes|drives|takes "
        r"the \w+) to "
        r"(?:work|school|the office))\b.*)",
    ),
    _events.rule(
        "suffered",
        r"(?:got|was|were|has been|have been) (?:burgled|robbed|mugged|evicted|scammed|hacked|divorced|injured|"
        r"hospitali[sz]ed|"
        r"flooded|bullied|arrested|deported|rejected|elected|nominated|published|knighted|drafted)\b.*",
        importance=6,
    ),
    _habits.rule(
        "habit",
        r"(?!(?:is|was|does|gets?|needs?|wants?|thinks?|feels?|forgets?|sees|knows|wonders?|ends|keeps|tries|asks|uses|"
        rf"has(?! (?:breakfast|lunch|dinner|coffee|tea|an? \w+ (?:class|lesson|meeting|call))))\b){_NOT_AN_EVENT}"
        r"(?!goes (?:a|once|twice|every|there)\b)(?P<v>[a-z]+s\b [^,]+)$",
        habitual=True,
        confidence=0.75,
    ),
    _events.rule(
        "started",
        r"(?:has |have )?(?:started|began|begun) (?P<v>(?!to (?:think|wonder|feel|notice)|with|by|off|"
        rf"getting){_NOT_AN_EVENT}.+)",
        importance=5,
    ),
    _events.rule("happened", rf"(?:has |have )?(?:{_HAPPENED})(?!\w){_NOT_AN_EVENT}(?P<v> .+)", confidence=0.75),
    _events.rule(
        "perfect",
        r"(?:has|have) (?:known|had|attended|visited|written|made|built|painted|published|met|seen|"
        r"read|watched|tried|joined|created|found|raised|finished|completed|launched|signed up|done|"
        rf"worked|taken|taught|run|organi[sz]ed|learned|played|gone)(?!\w){_NOT_AN_EVENT} .+",
        confidence=0.75,
    ),
    _events.rule(
        "busy_with",
        r"(?:has|have) been (?!thinking|wondering|feeling|having|getting|trying|there|meaning|told|"
        r"able|being|seeing|hearing|saying|keeping busy)(?P<v>\w+ing .+)",
        importance=4,
        confidence=0.75,
    ),
    _doing.rule(
        "progress",
        rf"{IS} (?!moving in(?: together)?$|going|thinking|wondering|feeling|hoping|trying|getting|being|having|"
        r"doing|looking|"
        r"asking|saying|learning|figuring|lending|staying|pushing|stepping|keeping|making (?:a|the) difference|"
        r"talking|kidding|joking|assuming|guessing|wishing|sending|calling|seeing|"
        r"coming|interesting|amazing|missing|leaning|sorry|loving|liking|running (?:late|out)|using|"
        rf"dying|freaking|following|sharing|referring|facing|noticing|seeking){NO_TASK}\w+ing {_NOT_AN_EVENT}"
        r"(?P<v>(?:on |for |up |at |with )?.+)",
        confidence=0.7,
        lasts_days=60,
    ),
    _free_time.rule(
        "always_been",
        r"(?:has|have) (?:always )?been (?:into|doing|playing|practi[cs]ing|passionate about|dancing|"
        r"painting|running|singing) (?P<v>.+)",
        slot="like",
    ),
    _free_time.rule(
        "used_to", r"used to (?!be able|it|that|this|think|the )(?P<v>[a-z]+ .+)", slot="past_habit", importance=4
    ),
    _free_time.rule(
        "values",
        r"(?:values?|believes? in|cares? (?:deeply |a lot )?about|supports?|is proud of|is grateful "
        r"for|is thankful for|is lucky to have|looks? up to|admires?) (?!it|this|that|you|all|how|what|"
        r"them|everything|anything)(?P<v>.+)",
        slot="value",
        importance=4,
    ),
    _free_time.rule(
        "has_done", rf"{HAS} (?:always )?(?:dreamed|dreamt|wanted) (?:of |about |to )?{REST}", slot="wish", importance=5
    ),
)

THINGS = (
    _events.rule(
        "thing_happened",
        r"(?P<what>car|bike|phone|laptop|house|apartment|flat|basement|flight|computer|wallet|keys|"
        r"roof|store|shop|business|studio) (?P<v>(?:just )?(?:broke down|was stolen|got stolen|"
        r"flooded|crashed|died|was cancel+ed|got cancel+ed|burned down|was damaged|(?:was|got) (?:burgled|robbed|"
        r"vandali[sz]ed)|got damaged|was "
        r"broken into|got hacked|is doing \w+|opened|closed)\b.*)",
        importance=4,
    ),
)

# "Painting helps me relax": what a thing does for the speaker, who is its object.
EFFECTS = (
    _called.rule(
        "called",
        r"(?:everyone|everybody|people|most people|they all) (?:usually |just |always |all )*calls? me "
        rf"(?P<v>{NAME}|[a-z]+)$",
        says="my nickname is {v}",
        slot="nickname",
    ),
    _effects.rule(
        "effect",
        r"(?P<v>(?:my )?(?!the (?:colou?rs?|view|vibes?|atmosphere|pics?|photos?|place|story|song|weather|people) )"
        r"(?!(?:it|this|that|they|you|he|she|what|which|who|there|these|those|let|i|we|"
        r"your|and|but|so|how|please|can|could|if|no|all|everything|something|nothing|thanks|one|here|"
        r"their|his|her|its|really|also|just|always|even|still|only|never|won't|don't|can't|didn't|doesn't|not)\b)"
        r"[a-z][\w'-]*(?: [\w'-]+){0,6}?) (?P<act>(?:really |always |also |just |even )?(?:helps?|"
        r"helped|has helped|have helped|makes?|made|has made|have made|gives?|gave|brings?|brought|"
        r"has brought|keeps?|kept|inspires?|inspired|motivates?|reminds?|lets?|taught|means?|has "
        r"given|have given|has taught|calms?|relaxes|fascinates?|drives?|excites?|frustrates?|annoys?|"
        r"bothers?|bores?)) (?P<rest>(?:\w+ ){0,3}?(?:me\b [^,]+|to me\b)|me$)",
        confidence=0.75,
        says="{v} {act} {rest}",
    ),
    _effects.rule(
        "matters",
        r"(?P<v>(?:my )?(?!(?:it|this|that|they|you|he|she|what|which|there|these|those|let|your|how|"
        r"if|all|everything|nothing)\b)"
        r"[a-z][\w'-]*(?: [\w'-]+){0,5}?)(?: (?P<act>is|are|has always been|has been)|'s) "
        r"(?P<rest>(?:\w+ ){0,2}?(?:important|special|dear|close|precious|sacred) to me\b)",
        says="{v} {act} {rest}",
    ),
    _effects.rule(
        "favourite",
        r"(?P<v>(?!(?:it|this|that|they|you|he|she|what|which|there|these|those)\b)"
        r"[a-z][\w' -]{1,50}?) (?P<act>is|are) (?P<rest>(?:hands down |definitely |probably |still "
        r")?my (?:absolute |all[- ]time )*(?:top pick|favourite(?: [\w -]+)?|go-to(?: [\w -]+)?|"
        r"passion|hobby|specialty|weakness|guilty pleasure|comfort food|dream(?: [\w -]+)?))$",
        kind=Kind.PREFERENCE,
        slot="like",
        importance=6,
        categories=("user_preferences",),
        says="{v} {act} {rest}",
    ),
)

# What the speaker asks to have remembered is kept even where no rule knows what it is.
TOLD = (_told.rule("remember", r"(?=\S+ \S)(?P<v>.+)"),)
