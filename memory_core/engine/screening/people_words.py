"""Who somebody else can be, and what is told of people; see `others`."""

_FAMILY = (
    r"mother|mom|mum|mama|father|dad|papa|parents?|brothers?|sisters?|siblings?|sons?|daughters?|kids?|child|children"
    r"|baby|twins?|husband|wife|spouse|fianc[eé]e?|girlfriend|boyfriend|grandmother|grandma|granny|grandfather|grandpa"
    r"|grandparents|aunt|auntie|uncle|cousins?|niece|nephew|stepmother|stepfather|stepmom|stepdad|stepson|stepdaughter"
    r"|(?:mother|father|brother|sister|son|daughter)(?:-| )in(?:-| )law|in-laws|grandson|granddaughter"
    r"|grandchild(?:ren)?|godfather"
    r"|godmother|ex(?:-(?:husband|wife|boyfriend|girlfriend|partner))?|widow"
)
_CIRCLE = (
    r"(?:best |close |old |childhood |school |good )?friends?|partner|room-?mate|flatmate|housemate|neighbou?rs?"
    r"|colleague|coworker|co-worker|boss|supervisor|manager|mentor|teacher|coach|trainer|therapist|doctor|dentist"
    r"|teammate|landlord|landlady|tenant|assistant|nanny|babysitter|cleaner|lawyer|accountant|classmate|intern"
    r"|employee|student|crush|date|buddy|mate|pastor|priest|professor|ceo|client|customer"
)
_ADJECTIVES = (
    r"(?:(?:older|younger|elder|little|big|twin|oldest|youngest|eldest|middle|late|former|new|old|elderly|adopted"
    r"|ex|biological|favou?rite|next-door|\w+-year-old) ){0,2}"
)
_NAME = (
    r"(?-i:(?:(?:Mrs?|Ms|Dr)\.? )?"
    r"[A-ZÀ-ÖØ-Þ][a-zß-ÿ'-]{1,20}(?: (?:van |de |von |der |da )?[A-ZÀ-ÖØ-Þ][a-zß-ÿ'-]{1,20})?)"
)
_OWNER = (
    r"(?:(?:my|his|her|their|our)(?: [\w-]{2,15}'s)?"
    r"|the user's|user's|(?-i:(?:Dr\.? |Mrs?\.? |Ms\.? )?[A-ZÀ-Þ][a-zß-ÿ]{1,20}'s))"
)
_FAMILY_DE = (
    r"mutter|mama|vater|papa|eltern|bruder|brüder|schwestern?|geschwister|sohn|söhne|tochter|töchter|kind|kinder|frau"
    r"|mann|ehefrau|ehemann|verlobter?|freundin|freund|großmutter|oma|großvater|opa|großeltern|tante|onkel|cousine?"
    r"|nichte|neffe|schwager|schwägerin|schwieger(?:mutter|vater|eltern|sohn|tochter)|stief(?:mutter|vater|sohn|tochter"
    r"|bruder|schwester)|enkel|enkelin|patenkind|ex(?:-?(?:mann|frau|freundin?|partnerin?))?"
)
_CIRCLE_DE = (
    r"chef|chefin|vorgesetzter?|kollege|kollegin|nachbarn?|nachbarin|mitbewohner(?:in)?|vermieter(?:in)?|lehrer(?:in)?"
    r"|trainer(?:in)?|partner(?:in)?|mitarbeiter(?:in)?|kunde|kundin|arzt|ärztin|therapeut(?:in)?|assistent(?:in)?"
    r"|beste[rn]? freund(?:in)?"
)
_OWNER_DE = r"(?:mein|sein|ihr|unser|dein|eurer?)(?:e|er|en|em|es)?"
_ADJECTIVES_DE = r"(?:(?:ältere|jüngere|kleine|große|alte|neue|beste|ehemalige|frühere)[rns]? ){0,2}"

RELATION = (
    rf"(?<![\w-])(?<!\bUser and )(?<!\bI and )(?<!\bhe and )(?<!\bshe and )(?:{_OWNER} {_ADJECTIVES}(?:{_FAMILY}"
    rf"|{_CIRCLE})(?:,? {_NAME},?)?(?![\w-])"
    rf"|{_OWNER_DE} {_ADJECTIVES_DE}(?:{_FAMILY_DE}|{_CIRCLE_DE})(?: {_NAME})?(?![\w-])"
    rf"|(?:der|die|das) (?:{_FAMILY_DE}|{_CIRCLE_DE}) (?:des nutzers|der nutzerin|von {_NAME}|(?:m|s)einer \w{{3,12}}"
    rf"|(?:m|s)eines \w{{3,12}}|ihrer \w{{3,12}}|ihres \w{{3,12}}))"
)
RELATION_FIRST = (
    rf"(?:(?i:{_ADJECTIVES}(?:{_FAMILY})|{_FAMILY_DE}|boss|landlord|roommate|flatmate|neighbou?r|chef|chefin|nachbar)"
    rf"(?: {_NAME})?)(?!\w|-|')"
)
_NO_NAMES = (
    r"(?!(?:User|Users|Nutzer|Nutzerin|Benutzer|He|She|It|They|We|You|I|Er|Sie|Es|Wir|Ich|Ihr|Man|The|This|That|These"
    r"|Those|Der|Die|Das|Ein|Eine|My|His|Her|Their|Our|Mein|Meine|Sein|Seine|Ihre|Unser|Unsere|What|Who|Where|When|Why"
    r"|How|There|Here|Everyone|Someone|Nobody|Everything|Something|Nothing|Also|And|But|If|As|At|In|On|For|From|With"
    r"|Currently|Now|Usually|Prefers|Likes|Lives|Works|Has|Is|Was|Had|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|God|Gott|Assistant"
    r"|One|Two|Three|Both|All|Each|Every|Some|Any|Today|Tomorrow|Yesterday|Mother|Father)\b)"
)
NAME_FIRST = (
    rf"{_NO_NAMES}(?:(?:Mrs?|Ms|Dr|Prof|Frau|Herr)\.? )?"
    r"[A-ZÀ-ÖØ-Þ][a-zß-ÿ]{1,20}(?:-[A-ZÀ-ÖØ-Þ][a-zß-ÿ]{1,20})?(?: (?:van |de |von |der "
    r"|da )?[A-ZÀ-ÖØ-Þ][a-zß-ÿ'-]{1,20})?"
    r"(?!\w|-|')"
)
BETWEEN = (
    r"(?: (?:from|across|at|in|of|down|near|next to) (?:the |my |his |her |their )?\w{2,15})?,? (?:(?:who|which|die"
    r"|der|das|also|now|still|currently|just|recently|always|often|never|really|actually|probably"
    r"|secretly|apparently|reportedly|soon|even|once|again|only|jetzt|noch|seit \w+|gerade|immer|oft|wieder|leider"
    r"|angeblich|wohl|auch|bald)\s){0,2}"
)
HAS_OR_IS = (
    r"(?:has|have|had|is|are|was|were|got|gets|suffers?|suffered|takes?|took|needs?|goes|went|uses?|used|tested|lost"
    r"|attends?|attended|votes?|voted|supports?|joined|converted|became|came|comes|smokes?|smoked|deals|dealt|stole"
    r"|served|spent|relapsed|overdosed|died|struggles?|struggled|cheated|sleeps|slept|identifies|prays|believes"
    r"|attempted|tried|gave|carries|inherited|hat|hatte|hatten|haben|ist|sind|war|waren|wurde|wurden|nimmt|leidet"
    r"|litt|bekam|geht"
    r"|wählt|wählte|sitzt|saß|betet|glaubt|starb|macht|trinkt)\b"
)

_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w{3,5})?)"
)
_NUMBER_DE = r"(?:\d{1,3}|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|\w{3,12}zehn|\w{3,16}zig)"
_END = (
    r"(?=\s*[.,;!?)]|\s*$|\s(?:and|but|years?|months?"
    r"|now|this|next|last|yesterday|in|on|today|und|aber|jahre|geworden)\b)"
)
_IS = r"(?:is|was|are|were|has been|have been|became|becomes|will be|'s)"
_STATE = (
    r"(?:(?:very|so|quite|really|a bit|too|recently|newly|happily|always|often|extremely|pretty|rather|now|still|not"
    r"|currently|both|also)\s){0,2}"
    r"(?:(?:re)?married\b(?! to me)|engaged\b(?! in)|divorced|separated|single\b|widowed|dating\b|unemployed|jobless"
    r"|retired|fired\b|laid off|expelled|suspended|promoted|demoted|homeless|broke\b|bankrupt|poor\b|rich\b|wealthy"
    r"|undocumented|stateless|pregnant|ill\b|sick\b|dying|dead\b|terminally|disabled|blind\b|deaf\b|depressed|suicidal"
    r"|addicted|alcoholic|drunk|sober|gay\b|lesbian|straight\b|trans\b|bisexual|queer|lazy|selfish|jealous|stubborn"
    r"|narcissistic|abusive|controlling|toxic|unreliable|dishonest|arrogant|violent|moody|rude\b|mean\b|cruel|stingy"
    r"|greedy|incompetent|immature|manipulative|aggressive|shy\b|lonely|insecure|clingy|paranoid|racist|sexist"
    r"|homophobic"
    r"|corrupt|untrustworthy|short-tempered|hot-tempered|difficult\b|late\b|in debt|in jail|in prison"
    r"|in (?:the )?hospital"
    r"|in rehab|in therapy|in love|in trouble|in a (?:relationship|coma|wheelchair|nursing home|care home|shelter"
    r"|clinic)"
    r"|in (?:his|her|their) (?:\w+ )?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
    r"|on (?:parole|probation|welfare|benefits|disability|sick leave|maternity leave|parental leave)"
    r"|seeing (?:someone|somebody|a )|cheating|having an affair|getting (?:a )?(?:re)?(?:married|divorced?)"
    r"|going through|seeking|looking for (?:a )?(?:new )?(?:job|work)|expecting (?:a|her|their|his|twins)|moving to"
    r"|staying (?:at|in"
    r"|with)|living (?:in|with|at|near|alone|on)|working (?:at|as|for|in|on)|studying|fighting (?:for custody|with)"
    r"|wanted by|under investigation"
    r"|being (?:bullied|treated|sued|investigated|evicted|stalked)|struggling|suffering|recovering|diagnosed"
    r"|overweight|obese|autistic|allergic|hospitali[sz]ed|adopted|illiterate|failing|born\b|arrested|charged|convicted"
    r"|bullied|evicted|sued|deported|raised|transferred to)"
)
_NOT_A_TRAIT = (
    r"(?!(?:big |huge |great |good |real |massive |bit |little |lot |few )*(?:fan|friend|bit|lot|little|few|joy"
    r"|pleasure"
    r"|treat|reason|problem for|priority|help|morning person|night owl|co-owner|no-show|must|reviewer|approver|contact"
    r"|recipient|guest|member of the|part of|backup|good cook|great cook|vegan|vegetarian)\b)"
)
_LIFE = (
    r"(?:lives?|lived|resides?) (?:in|on|at|near|with|alone|by|abroad|there|next|across|around|off|for)\b"
    r"|moved (?:to|in|out|back|from|away|abroad)\b(?! (?:port|version|the next|friday|monday|tuesday|wednesday|thursday"
    r"|saturday|sunday|\d))"
    r"|(?:works?|worked) (?:at|as|in|night|nights|shifts|part-time|full-time|long|two|three|abroad|there|from home"
    r"|remotely"
    r"|for(?! (?:me|him|her|them|us|the user|user|the team|everyone|this|that|now|both|all|most|many)\b))\b"
    r"|stud(?:ies|ied) \w|earns?\b|earned \d|makes (?:more|less|about|around|only|over|under|good money|a lot of"
    r"|[\d$€£])"
    r"|owes?\b(?! (?:me|us|him|her)\b)|grew up\b|was born\b|were born\b|dropped out\b|retired\b|quit (?:his|her"
    r"|their|the|school|drinking)"
    r"|lost (?:his|her|their) (?:job|licen[cs]e|house|home|savings|baby|husband|wife|sight|hearing|mind)"
    r"|got (?:a (?:new )?job|fired|divorced|married|engaged|pregnant|promoted|laid off|expelled|arrested|into debt"
    r"|drunk"
    r"|evicted|separated|sick|into (?:harvard|college|university|med school))"
    r"|broke up\b|split up\b|cheated\b|divorced\b|separated\b|left (?:his|her|their) (?:husband|wife|partner|job"
    r"|family)"
    r"|drinks? (?:too|a lot|heavily|again|every|alone)|smokes?\b|gambles?\b|takes drugs|uses drugs|does drugs|hits\b"
    r"|beats (?:his|her|their)|abuses?\b|bullies\b|steals\b|lies (?:to|about|a lot)"
    rf"|(?:turned|turns|is turning|will turn) {_NUMBER}{_END}"
    r"|failed (?:his|her|their|the|out|at) ?(?:\w+ )?(?:exams?|class|school|year|driving test|college|business|visa)?"
    r"|is (?:an? )?(?:illegal|undocumented)"
)
_LIFE_DE = (
    r"(?:wohnt|wohnen|lebt|leben|wohnte|lebte) (?:in|bei|mit|auf|am|im|allein|jetzt|seit|noch|weit|zusammen|nebenan"
    r"|dort)\b"
    r"|arbeitet(?:e)?\b|studiert(?:e)?\b|verdient\b|schuldet\b|trinkt (?:zu|viel|wieder|jeden|heimlich)|raucht\b"
    r"|lässt sich scheiden|lassen sich scheiden|hat sich (?:getrennt|scheiden|verlobt)|betrügt\b|schlägt\b"
    r"|(?:kommt|stammt|kommen|stammen) (?:ursprünglich )?aus (?-i:[A-ZÄÖÜ])|(?:zog|zieht|ist) nach (?-i:[A-ZÄÖÜ])\w+"
    r"|wurde (?:entlassen|gekündigt|verhaftet|befördert|verurteilt|operiert|eingewiesen|gefeuert|in \w+ geboren)"
    r"|wurde \d{1,3}\b|wird \d{1,3}\b"
    r"|hat (?:\w+ )?(?:schulden|seinen job verloren|ihren job verloren|gekündigt|abgebrochen|eine affäre|zwei kinder"
    r"|drei kinder)|ging in rente|ist in rente|ist im ruhestand|hat ihren mann|hat seine frau"
    rf"|(?:ist|war|sind|waren) (?:erst |schon |bereits |fast |knapp )?{_NUMBER_DE}{_END}"
    r"|(?:ist|war|sind) (?:\w{2,12} ){0,2}(?:schwanger|krank|arbeitslos|geschieden|verheiratet|verlobt|single|getrennt"
    r"|verwitwet|pleite|verschuldet|obdachlos|gewalttätig|faul|egoistisch|eifersüchtig|unzuverlässig|geizig|cholerisch"
    r"|depressiv|süchtig|behindert|schwul|lesbisch|im gefängnis|im krankenhaus|in therapie|im pflegeheim|gestorben"
    r"|geboren|in elternzeit|krankgeschrieben|vorbestraft|insolvent|rentner(?:in)?|alkoholiker(?:in)?)\b"
    r"|(?:ist|war|wird|wurde) (?-i:(?:[A-ZÄÖÜ][\wäöüß]{2,25}(?:er|erin|ist|istin|ent|entin|eur|eurin|mann|frau|wirt"
    r"|wirtin|ant|antin|arzt|ärztin|or|orin|ologe|ologin|anwalt|anwältin|koch|köchin|hebamme|bäcker|Student|Studentin)"
    r"|Arzt|Ärztin|Koch|Köchin|Anwalt|Anwältin|Pilot|Pilotin|Hebamme|Azubi|Beamte[rn]?|Soldat"
    r"|Soldatin))\b(?! (?:Stadt|der))"
)
_PROFESSION = (
    r"(?:nurse|doctor|physician|surgeon|dentist|vet|veterinarian|paramedic|midwife|pharmacist|therapist|psychologist"
    r"|psychiatrist|teacher|professor|lecturer|student|pupil|tutor|lawyer|attorney|judge|paralegal|notary|engineer"
    r"|developer|programmer|architect|designer|scientist|researcher|chemist|biologist|physicist|analyst|consultant"
    r"|accountant|banker|broker|auditor|economist|manager|director|ceo|cfo|founder|entrepreneur|businessman"
    r"|businesswoman|salesman|saleswoman|salesperson|clerk|secretary|receptionist|cashier|waiter|waitress|bartender"
    r"|barista|chef|cook|baker|butcher|farmer|gardener|carpenter|plumber|electrician|mechanic|welder|builder|roofer"
    r"|painter|driver|trucker|pilot|flight attendant|sailor|soldier|officer|veteran|policeman|policewoman|cop|detective"
    r"|firefighter|fireman|guard|janitor|cleaner|maid|nanny|babysitter|caregiver|carer|social worker|librarian"
    r"|journalist|reporter|writer|author|poet|editor|translator|photographer|actor|actress|musician|singer|dancer"
    r"|drummer|violinist|artist|athlete|footballer|coach|trainer|priest|pastor|monk|nun|politician|mayor|diplomat"
    r"|civil servant|realtor|landlord|hairdresser|barber|tailor|optician|radiologist|cardiologist|dermatologist"
    r"|oncologist|neurologist|surveyor|geologist|historian|freelancer|retiree|pensioner|widow|widower|refugee|immigrant"
    r"|single (?:mother|father|mom|dad|parent)|stay-at-home \w+|alcoholic|addict|smoker|gambler|liar|cheater|narcissist"
    r"|bully|criminal|thief|felon|millionaire|virgin|feminist|atheist|muslim|christian|catholic|jew|hindu|buddhist"
    r"|democrat|republican|communist|socialist|conservative|liberal|lesbian|twin|orphan|teenager|toddler|mess)"
)
_DISPOSITION = (
    r"(?:has|have|had) (?:(?:a|an|the|two|three|four|five|six|many|huge|big|serious|some|no|lots of|a lot of|his"
    r"|her|new"
    r"|secret|bad|young|small|adopted|little|older|\d{1,2})\s){0,3}(?:child|children|kids|kid|sons?|daughters?|baby"
    r"|twins"
    r"|debts?|gambling|drinking problem|drug problem|temper|affair|mistress|girlfriend|boyfriend|criminal|record|visa"
    r"|job|degree|phd|loan|mortgage|money (?:problems|troubles)|trust issues|anger issues|custody|crush|breakdown)\b"
    r"|(?:doesn't|does not|never|didn't|did not|won't) (?:pay|paid|work|have a job|speak to|talk to|want (?:kids"
    r"|children)"
    r"|believe in|graduate|finish (?:school|college))"
)
OF_ANYBODY = (
    rf"{_LIFE}|{_LIFE_DE}|{_DISPOSITION}|{_IS} {_STATE}|(?:is|was|are|were) (?:about |almost |only |nearly |over "
    rf"|already )?"
    rf"{_NUMBER}{_END}"
    rf"|{_IS} (?:an? |the |now an? |also an? )(?:[\w-]{{2,16}} ){{0,2}}?{_PROFESSION}\b(?! (?:tool|app|library"
    rf"|framework"
    r"|of the (?:week|month)|model|engine|agent|bot|role))"
    r"|(?:comes?|came|is originally|is|are|was|were) from (?-i:[A-ZÀ-Þ])"
)
OF_RELATIONS = (
    rf"{_IS} (?:an? |the )(?=[a-z-]{{3,}}){_NOT_A_TRAIT}(?:[\w-]{{2,16}} ){{0,2}}?[\w-]{{3,20}}"
    r"|owns?\b (?:an? |two |three |the |several )|runs? (?:an? |the |his own |her own )|teaches\b|moved\b"
    rf"|starts? (?:school|kindergarten|college|university|a new job)|graduat(?:ed|es)\b|is at (?:university|college)"
    r"|hates (?:his|her|their) (?:job|boss|husband|wife|life)"
)
OF_NAMES = (
    r"teaches (?:at|in|math|english|french|history|music|piano|physics|chemistry)\b|hates (?:his|her) (?:job|boss)"
)
BELONGING = (
    r"'s? (?:(?:new|old|private|home|work|mobile|personal|full|real|current|monthly"
    r"|bank)\s){0,2}(?:phone(?: number)?|number"
    r"|e-?mail(?: address)?|address|birthday|salary|income|password|pin|account|passport|diagnosis|debts?|divorce"
    r"|affair"
    r"|marriage|illness|disease|condition|religion|age|weight|surname|maiden name|nationality|visa|licen[cs]e|therapist"
    r"|parole|trial|pregnancy|addiction|grades?)\s(?:is|are|was|were|has|:|=)"
)
