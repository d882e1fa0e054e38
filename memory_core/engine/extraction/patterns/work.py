"""What a person does for a living, where, and what they study."""

from memory_core.engine.extraction.lexicon import PLACES
from memory_core.engine.extraction.patterns.rule import HAS, IS, IS_OR_BEEN, NO_TASK, REST, Topic
from memory_core.engine.types import Change, Kind

_work = Topic("work", Kind.FACT, 7, ("professional_details",))
_study = Topic("study", Kind.FACT, 6, ("professional_details",), slot="study")

_ORG = (
    r"(?P<v>(?!home|night|nights|least|most|all|the moment|it|this|that|them|him|her|my own|"
    r"myself|a living|weekends?|present|once|hand|fun|long|now|work|school$|years?|\d)[^,]+?)"
)
_ROLE = r"(?:an? |the )?(?P<v>[\w/&'.+#-]+(?: [\w/&'.+#-]+){0,5})"
_NOT_A_JOB = (
    r"(?!.*\b(?:beginner|lover|newcomer|believer|customer|user|winner|loser|member|sister|brother|"
    r"mother|father|daughter|"
    r"early riser|runner|swimmer|dreamer|foreigner|stranger|teenager|vegetarian|pescatarian|"
    r"fighter|survivor|supporter|"
    r"player|eater|drinker|smoker|learner|sucker|cancer|number|matter|computer|over|better|bigger|"
    r"other|disaster|monster|"
    r"reader|leader in|follower|thinker|sleeper|lifesaver|jogger|hiker|biker|gamer|person|bit|lot|"
    r"fan|huge|big|listener)\b)"
)
_JOB = (
    r"(?:(?!to\b|of\b)[\w/&'.+#-]+ ){0,4}?(?:\w+(?:ologist|ician|ineer|ographer|eneur)|accountant|"
    r"actor|actress|actuary|administrator|"
    r"advisor|agent|analyst|architect|artist|assistant|attorney|author|baker|banker|barber|"
    r"barista|bartender|biologist|broker|"
    r"builder|butcher|buyer|captain|carer|caretaker|carpenter|cashier|ceo|chef|chemist|cleaner|"
    r"clerk|coach|composer|"
    r"conductor|consultant|contractor|cook|coordinator|copywriter|counsel+or|cto|cfo|curator|"
    r"dancer|dentist|designer|detective|"
    r"developer|dev|dietitian|director|dj|doctor|driver|economist|editor|electrician|engineer|"
    r"entrepreneur|executive|farmer|"
    r"film-?maker|firefighter|fisherman|florist|founder|freelancer|gardener|geologist|guard|guide|"
    r"hairdresser|handyman|"
    r"historian|illustrator|influencer|instructor|interpreter|investor|janitor|journalist|judge|"
    r"lawyer|lead|lecturer|"
    r"librarian|machinist|maid|manager|marine|masseuse|mathematician|mechanic|midwife|miner|model|"
    r"musician|nanny|nurse|"
    r"officer|operator|optician|painter|paralegal|paramedic|pastor|pharmacist|photographer|"
    r"physicist|physiotherapist|pilot|"
    r"planner|plumber|poet|policeman|policewoman|politician|postdoc|postman|priest|principal|"
    r"producer|professor|programmer|"
    r"prosecutor|psychiatrist|psychologist|realtor|receptionist|recruiter|reporter|researcher|"
    r"sailor|salesman|salesperson|"
    r"saleswoman|scientist|sculptor|secretary|server|singer|social worker|soldier|solicitor|"
    r"specialist|statistician|"
    r"stylist|supervisor|surgeon|surveyor|sysadmin|tailor|teacher|technician|tester|therapist|"
    r"trader|trainer|translator|"
    r"trucker|tutor|undertaker|veterinarian|vet|videographer|waiter|waitress|welder|worker|writer|"
    r"youtuber|intern|trainee|"
    r"apprentice|freelance \w+|owner|nurse practitioner|student teacher|stay-at-home (?:mom|dad|"
    r"parent))s?"
)

SELF = (
    _work.rule(
        "employer",
        r"(?:(?:is|are|has been|have been) (?=working|employed)|(?:has|have) (?=worked))?(?:works?|"
        r"(?<=has )worked|(?<=have )worked|working|employed) (?:full[- ]time |part[- ]time |remotely "
        rf")?(?:at|for|by) (?:(?:an? |the )(?:[\w-]+ ){{1,4}}?(?:called|named) )?{_ORG}$",
        slot="employer",
        tight=True,
    ),
    _work.rule(
        "role",
        r"(?:(?:is|are|has been|have been) (?=working|employed)|(?:has|have) (?=worked))?(?:works?|"
        r"(?<=has )worked|(?<=have )worked|working|employed|freelances?|serves?) (?:full[- ]time |part[- ]time "
        rf")?as {_ROLE}",
        slot="role",
        tight=True,
    ),
    _work.rule(
        "new_employer",
        r"(?:has )?(?:recently )?(?:(?:started|began)(?: working| work| a (?:new )?(?:job|position|"
        r"role))?|got (?:hired|a (?:new )?(?:job|position|role|internship)|an offer)|landed a (?:new "
        rf")?(?:job|role)|accepted (?:a job|an offer|a position)|got a job) (?:at|with|by|from) {_ORG}$",
        slot="employer",
        change=Change.UPDATE,
        tight=True,
        kind=Kind.EVENT,
    ),
    _work.rule(
        "joined", rf"(?:has )?joined {_ORG} as\b.*", slot="employer", change=Change.UPDATE, tight=True, kind=Kind.EVENT
    ),
    _work.rule(
        "has_job",
        rf"{HAS} (?:an? |a new )?(?:job|position|internship) (?:at|with) {_ORG}$",
        slot="employer",
        tight=True,
    ),
    _work.rule(
        "new_role",
        r"(?:has )?(?:(?:got|been|was|were) promoted to|became|has become|started (?:a new job |"
        r"working |work )?as|got a job as|got hired as) (?!vegan|vegetarian|an? (?:mom|mum|dad|grand\w+|aunt|uncle|"
        r"mother|"
        rf"father|parent|member|citizen|fan)\b){_ROLE}",
        slot="role",
        change=Change.UPDATE,
        tight=True,
        kind=Kind.EVENT,
        categories=("professional_details", "milestones"),
    ),
    _work.rule(
        "lost_employer",
        r"(?:has )?(?:lost|quit|left|resigned from|quitted) (?:their|the) (?:\w+ )?(?:job|position|"
        rf"role|internship) (?:at|with) {_ORG}$",
        slot="employer",
        change=Change.RETRACT,
        tight=True,
        kind=Kind.EVENT,
        categories=("professional_details", "milestones"),
    ),
    _work.rule(
        "lost_role",
        r"(?:has )?(?:lost|quit|left|resigned from) (?:their|the) (?:\w+ )?(?:job|position|role|work) "
        rf"as {_ROLE}",
        slot="role",
        change=Change.RETRACT,
        tight=True,
        kind=Kind.EVENT,
        categories=("professional_details", "milestones"),
    ),
    _work.rule(
        "laid_off",
        rf"(?:was|were|got|has been) (?:laid off|fired|let go|made redundant) (?:from|by|at) {_ORG}$",
        slot="employer",
        change=Change.RETRACT,
        tight=True,
        kind=Kind.EVENT,
    ),
    _work.rule(
        "left_employer",
        r"(?:has )?(?:left|quit|resigned from|handed in (?:my|their) notice at) "
        rf"(?!(?:{PLACES})\b|(?:Facebook|Instagram|Twitter|TikTok|Reddit|LinkedIn|WhatsApp)\b)"
        r"(?P<v>(?-i:[A-Z])[\w&.'-]*(?: (?-i:[A-Z])[\w&.'-]*){0,3})$",
        slot="employer",
        change=Change.RETRACT,
        kind=Kind.EVENT,
        importance=6,
        confidence=0.75,
    ),
    _work.rule(
        "lost_job",
        r"(?:has )?(?:(?:lost|quit|left|quitted) (?:their|the) (?:\w+ ){0,2}?job\b|(?:was|were|got|"
        r"has been) (?:laid off|fired|made redundant)|(?:has )?retired\b|resigned\b).*",
        slot="employer",
        kind=Kind.EVENT,
        change=Change.RETRACT,
        categories=("professional_details", "milestones"),
    ),
    _work.rule(
        "remote",
        r"works? (?P<v>remotely|from home|hybrid|on-?site|in the office|night shifts?|nights)\b",
        slot="workplace_mode",
        importance=5,
    ),
    _work.rule(
        "industry",
        rf"(?:works?|{IS} working|has worked|has been working) (?:(?:part|full)[- ]time )?in (?!progress|the "
        r"(?:garden|office|"
        r"morning|evening)|my|a team)(?P<v>(?:an? |the )?[\w&-]+(?: [\w&-]+){0,3})",
        slot="industry",
        tight=True,
    ),
    _work.rule(
        "job",
        rf"{IS_OR_BEEN} (?:(?:an? |the )|(?=(?:ceo|cto|cfo|co-founder|founder|head chef|lead)\b)"
        rf"){_NOT_A_JOB}(?:\d+[- ]year[- ]old )?(?P<v>{_JOB})\b(?! in training of)",
        slot="role",
    ),
    _work.rule("was", rf"(?:was|were) an? {_NOT_A_JOB}(?P<v>{_JOB})\b", slot="past_role", importance=5),
    _work.rule(
        "self_employed",
        rf"{IS_OR_BEEN} (?P<v>self-employed|unemployed|retired|between jobs|freelanc(?:e|ing)|out of work|"
        r"looking for (?:a )?(?:new )?(?:job|work)|job[- ]hunting)\b",
        slot="employment",
    ),
    _work.rule(
        "business",
        r"(?:runs?|owns?|founded|co-founded|started|opened|launched|manages?|is running|is starting|"
        r"is opening|has started|has opened) (?:an? |the |their )(?:own )?(?P<v>(?:[\w-]+ "
        r"){0,3}?(?:business|company|shop|store|studio|restaurant|caf[eé]|bakery|startup|agency|"
        r"blog|channel|podcast|farm|bar|gym|practice|firm|school|boutique|brewery|salon|gallery|"
        r"newsletter))\b",
        slot="business",
    ),
    _work.rule(
        "leads",
        rf"(?:leads?|manages?|heads?|{IS} (?:the )?head of|{IS} in charge of|{IS} responsible for|"
        rf"oversees?) (?!to\b){REST}",
        slot="responsibility",
        tight=True,
        importance=6,
    ),
    _work.rule(
        "project",
        rf"{IS} (?:working on|building|developing|writing|designing|creating|launching|organi[sz]ing|"
        rf"renovating|researching) {NO_TASK}{REST}",
        slot="project",
        importance=5,
        tight=True,
    ),
    _work.rule(
        "does",
        r"(?:does|do) (?P<v>(?:freelance |contract |some )?(?:(?:\w+ )?design|marketing|sales|accounting|bookkeeping|"
        r"consulting|"
        r"customer "
        r"(?:support|service)|hr|pr|design|research|it support|tech support|web development|data (?:entry|analysis|"
        r"science)|"
        r"admin|payroll|carpentry|plumbing|translations?|copywriting|social media|logistics|recruiting)\b.*)",
        slot="occupation",
        tight=True,
    ),
    _work.rule(
        "for_a_living",
        r"(?P<v>(?:makes?|sells?|builds?|designs?|fixes|repairs?|writes?|teaches|drives?|cooks?|plays?|trains?) .+?) "
        r"for a living",
        slot="occupation",
    ),
    _work.rule(
        "on_leave",
        rf"{IS} on (?P<v>(?:parental|maternity|paternity|sick|medical|annual|study) leave|(?:an? )?sabbatical|a gap "
        r"year)\b.*",
        slot="leave",
        kind=Kind.TEMPORARY,
        importance=5,
        lasts_days=180,
    ),
    _work.rule(
        "placement",
        r"(?:is doing|does|did) (?:an? |my |their )(?:\w+ )?(?:internship|apprenticeship|traineeship|residency|"
        r"placement) "
        rf"(?:at|with) {_ORG}$",
        slot="employer",
        tight=True,
    ),
    _work.rule(
        "days_off",
        r"(?:does|do) not work (?P<v>(?:on )?(?:weekends|nights|evenings|mornings|\w+days|holidays|after .+))$",
        slot="days_off",
        negative=True,
        importance=5,
    ),
    _work.rule("changed_jobs", r"(?:has )?(?:switched|changed) (?:jobs|careers)\b.*", kind=Kind.EVENT),
    _work.rule(
        "will_start",
        r"(?:starts?|joins?|is starting|is joining) (?:(?:work|a new job|working) )?(?:at |with |"
        r")(?P<v>(?-i:[A-Z])[\w.&' -]*)$",
        kind=Kind.PLAN,
        slot="plan",
        dated=True,
    ),
    _work.rule(
        "teaches",
        r"(?:teach(?:es)?|(?:has|have) been teaching|is teaching) (?!my|their|it|this|that|them|myself|you|him|her|"
        r"people)"
        r"(?P<v>[a-z][^,]+)",
        slot="teaches",
        tight=True,
    ),
    _work.rule("specialises", rf"speciali[sz]es? in {REST}", slot="expertise", importance=6, several=True),
    _work.rule(
        "experience", rf"{HAS} (?P<v>(?:\d+|\w+)\+? years? of (?:\w+ )?experience.*)", slot="experience", importance=6
    ),
    _study.rule(
        "studies",
        rf"(?:studies|study|{IS} studying|majors? in|{IS} majoring in|{IS} doing (?:a |their )?(?:phd|"
        r"master'?s|bachelor'?s|degree) in|studied|majored in) (?!abroad|hard|a lot|for|the (?:code|"
        r"docs))(?P<v>[^,]+)",
        tight=True,
    ),
    _study.rule(
        "student",
        rf"{IS} (?:an? )?(?P<v>(?:[\w-]+ ){{0,4}}?(?:student|undergraduate|undergrad|freshman|"
        r"sophomore|postgraduate|phd candidate))\b",
        slot="role",
    ),
    _study.rule(
        "year",
        rf"{IS} in (?:my|their) (?P<v>(?:first|second|third|fourth|fifth|final|last|junior|senior|freshman|sophomore|"
        r"\d\w\w) "
        r"year\b.*)",
        importance=5,
    ),
    _study.rule(
        "school",
        rf"(?:goes to|attends|{IS} enrolled (?:at|in)|studies at|{IS} studying at) (?P<v>(?:the "
        r")?(?-i:[A-Z])[\w .'-]*(?:university|college|school|high|institute|academy|polytechnic|mit|ucla|oxford|"
        r"harvard|stanford)\b[\w .'-]*)",
        slot="school",
    ),
    _study.rule(
        "degree",
        rf"(?:{HAS}|holds?|got|earned|received|completed|finished) (?:an? |their )(?P<v>(?:\w+'?s? "
        r")?(?:degree|phd|master'?s|bachelor'?s|mba|diploma|doctorate|certificate|certification)\b.*)",
        slot="degree",
    ),
    _work.rule(
        "graduated",
        r"(?:has )?graduated\b.*",
        kind=Kind.EVENT,
        categories=("professional_details", "milestones"),
        importance=7,
    ),
    _study.rule(
        "learning",
        rf"(?:{IS} (?:learning|studying|taking up)|has been learning|{IS} teaching themselves) (?!a "
        r"lot|a ton|so much|more|that|how much|from)(?P<v>.+)",
        several=True,
        importance=5,
    ),
    _study.rule(
        "class",
        rf"(?:{IS} taking|takes?|signed up for|enrolled in|started(?: taking)?|joined|has joined|has "
        r"signed up for) (?P<v>(?:an? |some |the )?(?:[\w'-]+ ){0,4}?(?:class|classes|course|"
        r"courses|lessons?|workshop|bootcamp|training|program|programme))\b.*",
        importance=5,
        kind=Kind.EVENT,
    ),
)

THINGS = (
    _work.rule(
        "job_is",
        r"(?:job|job title|occupation|profession|role|position|title|current role)(?: at [\w ]+)? "
        rf"is {_ROLE}$",
        slot="role",
    ),
    _work.rule(
        "company_is",
        r"(?:new |current )?(?:company|employer|workplace) is (?:now )?(?:called )?(?P<v>(?-i:[A-Z])[^,]*)$",
        slot="employer",
    ),
    _work.rule("major_is", r"(?:major|degree|field|specialty|speciality) is (?:in )?(?P<v>[^,]+)$", slot="study"),
    _work.rule(
        "business_is",
        r"(?P<what>(?:clothing |online |dance |own |small |coffee )*(?:business|store|shop|studio|"
        r"startup|company|restaurant|blog|channel|podcast|brand)) (?:is|'s) (?:called|named) (?P<v>.+)"
        r"$",
        slot="business",
    ),
)
