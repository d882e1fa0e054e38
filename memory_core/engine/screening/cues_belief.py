"""Words and turns of phrase that tell of religion, political opinion or a trade union; see `special`."""

RELIGION = """
atheist, atheists, agnostic, muslim, muslims, islamic faith, shiite, imam, rabbi, clergy, prayer room, prayer time,
prayer times, evening prayer, evening prayers, morning prayer, morning prayers, friday prayer, friday prayers, church
group, church community, church friends, hanukkah, chanukah, passover, pesach, eid, diwali, for lent, during lent,
sikh, hindu, jain, buddhist, catholic, protestant, lutheran, methodist, baptist, presbyterian, anglican, evangelical,
pentecostal, mormon, latter-day saints, quaker, amish, mennonite, jehovah's witness, jehovah's witnesses,
scientologist, wiccan, pagan, born-again, born again, devout, halal, kosher, ramadan, shabbat, sabbath, shabbos, yom
kippur, rosh hashanah, bar mitzvah, bat mitzvah, hajj, umrah, hijab, niqab, turban, yarmulke, kippah, tefillin,
rosary, bible study, bible group, bible verse, quran, koran, torah, sunday school, youth ministry, church choir,
parish, parishioner, congregation, baptized, baptised, baptism, christening, confirmation class, first communion,
communion, confession, tithe, tithes, tithing, atheism, apostate, excommunicat*, my faith, his faith, her faith, their
faith, my church, his church, her church, our church, their church, my mosque, his mosque, her mosque, my synagogue,
my temple, my rabbi, her rabbi, his rabbi, my imam, his imam, my pastor, her pastor, his pastor, my priest, her
priest, religious beliefs, religious reasons, religious grounds, religious person, religious family, religious
upbringing, religious dietary, missionary, seminary
"""
RELIGION_PHRASES = r"""
goes go going went attends attend attending attended ~ \s(?:to\s)?(?:(?:a|the|his|her|my|our|their|local|sunday
    |weekly|daily|evening|morning|friday|regular)\s){0,3}(?:church(?!\s(?:street|road|square|hill))|mosque|synagogue
    |mass\b(?!\s(?:spec|prod))|friday prayers?|prayers?|prayer (?:group|meeting)s?|sunday service|services|bible
    |confession|shul|gurdwara|mandir|temple (?:every|on|each|with)|quran)
prays pray praying prayed ~ (?!\s(?:that it works|for rain|mantis))\b
fasts fasting fasted ~ \s(?:during|for|on|in)\s(?:ramadan|lent|yom kippur|religious)
keeps keep kept eats eat observes observe observing prefers celebrates celebrate celebrating ~ \s(?:(?:only|the|a
    |strictly|strict)\s){0,2}(?:kosher|halal|shabbat|the sabbath|sabbath|passover|pesach|hanukkah|chanukah|purim
    |eid\b|ramadan|diwali|lent\b|vaisakhi|holi\b|vesak|nowruz)
is am was are i'm he's she's they're we're became become raised identifies as practicing practising devout converted
     being ~ \s(?:(?:a|an|not|very|quite|deeply|strictly|raised|now|to|as|practicing|practising|devout|lifelong
    |lapsed|secular|orthodox|strict|proud|no longer|born-again|committed|non-practicing|former|in a
    |into a)\s){0,4}(?:christian(?!\s(?:(?-i:[A-Z])))|christianity|muslim|sunni|shia(?!\s(?-i:[A-Z]))|islam\b|jewish
    |jew\b
    |judaism|catholic(?:ism)?|buddhist|buddhism|hindu(?:ism)?|sikh|religious|spiritual|atheist|agnostic|mormon
    |orthodox|protestant|non-believer|believer\b(?!\sin)|jehovah)\b(?!\s(?:music|art|literature|history|studies
    |school|university|temple|museum|architecture|food|film))
is was became becoming ordained ~ \s(?:(?:a|an|as|the|local|retired|catholic|lutheran|buddhist
    |their)\s){0,3}(?:pastor|priest|rabbi|imam|nun
    |monk|deacon|vicar|bishop|preacher)\b
believes believe believed ~ \s(?:(?:strongly|not|firmly)\s)?in\s(?:god|jesus|allah|christ|reincarnation|karma|heaven
    |an afterlife|a higher power)\b
family parents wife husband mother father mom dad son daughter grandmother grandparents household background
     upbringing ~ \s(?:is|are|was|were)\s(?:(?:very|quite|strictly|devoutly|devout|strict|orthodox)\s){0,2}(?:jewish
    |muslim|christian|catholic|hindu|buddhist|mormon|orthodox|religious|sikh|evangelical)\b
religion ~ (?:\s(?:does not|doesn't|forbids|requires|allows|is|matters|prohibits|means))\b
left leaving joined join serves volunteers ~ \s(?:at\s|in\s)?(?:the|his|her|my|a|their)\s(?:(?:catholic|mormon
    |lutheran|anglican|local)\s)?(?:church|mosque|synagogue|parish|faith|congregation|ministry|monastery|convent)\b
converted converting ~ \sto\s(?:islam|christianity|judaism|catholicism|buddhism|hinduism|orthodoxy|the faith)
wears wear wearing ~ \s(?:a|the|her|his)\s(?:hijab|headscarf|veil|turban|kippah|yarmulke|cross necklace|niqab|burqa)
reads read reading studies ~ \s(?:the|his|her|from the)\s(?:bible|quran|koran|torah|scriptures?|book of mormon)
jewish ~ \s(?:family|household|by birth|on (?:my|his|her)|faith|roots|heritage|upbringing)
"""
RELIGION_DE = """
muslim*, moslem*, katholisch*, katholik*, zuckerfest, opferfest, evangelisch*, protestantisch*, jüdisch*, jüdin,
buddhist*, hinduist*, atheist*, konfessionslos*, gläubig*, kirchensteuer, kirchenchor, gebetszeiten, freitagsgebet*,
gottesdienst*, kommunion, konfirmation, konfirmiert, firmung, getauft, taufe, zeugen jehovas, koscher, halal, ramadan,
kopftuch, fastenmonat, kirchengemeinde, pfarrgemeinde, freikirche
"""
RELIGION_PHRASES_DE = r"""
betet bete beten ~ \b
kirche ~ \s(?:ausgetreten|eingetreten|aktiv|engagiert)
geht gehe gehen ging ~ \s(?:[\wäöü]{1,12}\s){0,3}(?:in die (?:kirche|moschee|synagoge)|zur (?:messe|beichte)
    |zum (?:gottesdienst|freitagsgebet))
fastet faste ~ \b
glaubt glaube ~ \s(?:nicht\s)?an\s(?:gott|jesus|allah)
konvertiert konvertierte ~ \s?
"""

POLITICS = """
political views, political beliefs, political opinion, political opinions, political leanings, politically active,
politically left, politically right, politically conservative, left-wing, right-wing, far-left, far-right, pro-life,
pro-choice, pro-gun, anti-abortion, libertarian, marxist, communist, socialist, anarchist, leftist, trump supporter,
maga, brexiteer, remainer, antifa, black lives matter, extinction rebellion, republican party, democratic party,
labour party, conservative party, green party, liberal democrats, young democrats, young republicans, party member,
party membership, campaign volunteer, feminist activist, climate activist, political activist, precinct captain
"""
POLITICS_PHRASES = r"""
voted votes vote voting ~ \s(?:(?:for|against)\s(?!(?:the\s)?(?:best|most|worst|option|pizza|sushi|mvp|favou?rite
    |name|new name|logo|team|player|song|movie|monday|tuesday|wednesday|thursday|friday|saturday
    |sunday)\b)(?:the\s)?(?:(?-i:[A-Z])\w+|labour|democrat\w*|republican\w*|greens?|conservative\w*|left|right|brexit
    |leave|remain|abortion)|(?:democrat\w*|republican|labour|green|conservative|tory|left|right|leave|remain
    |straight ticket)\b)
is am i'm he's she's was are they're we're became himself herself themselves identifies lifelong registered
     ~ \s(?:(?:a|an|as|quite|very|fairly|pretty|lifelong|registered|staunch|proud|committed|die-hard|moderate|former
    |fiscally|socially|rather|strongly)\s){0,4}(?:democrat|republican|socialist|communist|conservative|liberal
    |libertarian|marxist|progressive|leftist|centrist|anarchist|left-wing|right-wing|nationalist|monarchist
    |environmentalist|anti-capitalist|feminist|independent voter|tory|trump supporter)\b(?!\s(?:arts|estimates?
    |spender|tipper|user?|with|investor|investing|driver|approach|guess|dresser|dose|church|in (?:his|her
    |my) (?:estimates|investments)))
member members joined join joining supports support supporting supported donated donates donating campaigned
     campaigns campaigning canvassed canvassing canvasses volunteers volunteered volunteering phonebanked endorses
     endorsed backs ~ \s(?:[\w'.-]{1,14}\s){0,6}?(?:(?:(?-i:[A-Z])[\w-]{2,15}\s)(?:party
    |campaign)\b(?<!birthday party)(?<!marketing campaign)|re-?election|party\b(?=\s(?:since|and|for)
    |[.,])(?<!birthday party)|trump|biden|obama|kamala|harris's|bernie|sanders|desantis|labour|tories|democrats
    |republicans|senator|congress\w*|mayor's campaign|governor|election campaign|presidential|pac\b|brexit
    |gun control|abortion rights|palestine|israel|ukraine war|nato\b|afd|spd|cdu|fdp)
trump biden obama kamala bernie desantis putin merkel macron starmer corbyn farage boris netanyahu zelensky erdogan
     modi musk's harris scholz merz weidel habeck ~ \s(?:is|was|should|will|would|has)\s(?:\w{1,12}\s){0,4}?(?:best
    |worst|right|wrong|liar|hero|criminal|president|great|terrible|win|lose|dangerous|idiot|ruin\w*|save\w*
    |destroy\w*)
likes loves hates despises dislikes admires distrusts trusts opposes criticises criticizes ~ \s(?:(?:president
    |donald|joe|barack|kamala|chancellor|the)\s){0,2}(?:trump|biden|obama|harris|bernie|desantis|putin|merkel|macron
    |starmer|corbyn|farage|netanyahu|erdogan|modi|democrats|republicans|tories|labour|left|right wing|government
    |immigration|capitalism|communism|afd|spd|cdu)\b
marched marches marching protested protests protesting demonstrated demonstrates rallied ~ \s(?:(?:for|against|in|at
    |with|outside)\b)(?!\s(?:the band|step))
went goes attended attends attending joined ~ \s(?:[\w']{1,12}\s){0,4}?(?:protest|demonstration|demo against
    |rally for|rally against|trump rally|political rally|march for (?:life|women|science)|women's march
    |climate strike|climate march|town hall|party conference|party convention|fridays for future)\b(?!\s(?:car|race
    |driver))
hates loves supports despises admires likes dislikes trusts distrusts ~ \s(?:the|our)\s(?:(?:current|new|former
    |last)\s)?(?:president|prime minister|chancellor|government|mayor|administration)\b
believes believe thinks think argues ~ \s(?:that\s)?(?:abortion|immigration|immigrants|refugees|guns?|gun ownership
    |gay marriage|same-sex marriage|the death penalty|drugs|taxes|the rich|billionaires|borders|the police
    |capitalism|socialism|nuclear (?:power|energy)|climate change|vaccines?|the eu|brexit
    |trans)\s(?:\w{1,10}\s){0,2}(?:should|must|is|are|needs?|ought)\b
is am i'm he's she's are they're strongly firmly ~ \s(?:(?:strongly|totally|firmly|very|totally
    |fiercely)\s)?(?:against|for|in favou?r of|opposed to|pro|anti)[\s-](?:abortion|immigration|refugees|guns?
    |gun control|gay marriage|same-sex marriage|the death penalty|higher taxes|brexit|nuclear power|vaccine mandates
    |the war|israel|palestine|trump|biden|the eu|defunding)
stand trust respect support ~ \s(?:(?:president|donald|joe|the)\s){0,2}(?:trump|biden|obama|harris|putin|merkel
    |macron|starmer|corbyn|farage|netanyahu|erdogan|modi|democrats|republicans|tories|labour|conservatives|afd
    |government)\b
supports supported wants favours favors opposes ~ \s(?:independence|an independent|a united|scottish independence
    |catalan independence|statehood|reunification|open borders|stricter immigration|gun rights
    |universal basic income|the death penalty)\b
councillor candidate delegate mp senator stadtrat stadträtin abgeordnete abgeordneter ~ \s(?:for|of|für
    |der)\s(?:the\s|die\s|der\s)?(?:conservatives?|labour|greens?|democrats?|republicans?|tories|liberal|snp|grünen?
    |spd|cdu|csu|afd|fdp|linken?)\b
signed ~ \s(?:[\w']{1,12}\s){0,2}petition
runs running ran ~ \sfor\s(?:office|mayor|congress|senate|city council|parliament|school board|governor)
"""
POLITICS_DE = """
afd-*, spd-*, cdu-*, fdp-*, parteimitglied*, parteibuch, ortsverein der, jusos, junge union, linksradikal*,
rechtsradikal*, rechtsextrem*, linksextrem*, politisch links, politisch rechts, politisch aktiv, kommunist*,
sozialist*, marxist*, querdenker*, grünen-wähler*, reichsbürger*
"""
POLITICS_PHRASES_DE = r"""
wählt wähle wählte gewählt wählen ~ \s(?:[\wäöüß]{1,12}\s){0,4}(?:spd|cdu|csu|afd|fdp|die grünen|grün|grüne
    |die linke|links|rechts|bsw|övp|fpö|spö|svp|konservativ)\b
mitglied engagiert ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:der|in der|bei der|bei den|für die|für den)\s(?:spd|cdu|csu|afd
    |fdp|grünen|linken|linkspartei|partei|piratenpartei|övp|fpö|spö)\b
afd spd cdu csu fdp grünen linke ~ \s(?:gewählt|wählen|wähler\w*|mitglied\w*|anhänger\w*|sympathisant\w*)
demonstriert demonstrierte demonstrierten demo ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:gegen|für)\b
hält findet mag hasst unterstützt ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:trump|merkel|scholz|merz|habeck|baerbock|weidel
    |putin|söder|lindner|die afd|die grünen|die spd|die cdu)\b
"""

UNION = """
trade union, labor union, labour union, trade unionist, union member, union membership, union dues, union rep, union
representative, union steward, shop steward, union organizer, union organiser, union official, union card, union vote,
union meeting, union contract, union leader, unionize*, unionise*, unionist, picket line, picketed, picketing, picket,
teamsters, uaw, seiu, afscme, afl-cio, ig metall, ver.di, verdi-mitglied, unison member, unite the union, tuc, cgt,
ufcw, ibew, works council election, industrial action, general strike, collective bargaining, strike fund, teachers
union, teachers' union, nurses union, nurses' union, police union, workers union, workers' union, writers guild,
screen actors guild, sag-aftra, actors' equity, union job, union man, union worker
"""
UNION_PHRASES = r"""
member members joined joins joining join left elected active organises organizes organizing organising pays belongs
     belong
     ~ \s(?:[\w'-]{1,14}\s){0,5}?
    (?<!european )(?<!credit )(?<!student )(?<!students' )(?<!western )(?<!rugby )(?<!soviet )(?<!customs )
    unions?\b(?!\s(?:square|station|jack|street|pacific|budget|law|budget))
in ~ \s(?:the|a|an|his|her|my|their|our)\s(?:[\w'-]{2,16}\s){0,2}
    (?<!european )(?<!credit )(?<!student )(?<!students' )(?<!western )(?<!rugby )(?<!soviet )(?<!customs )
    union\b(?!\s(?:square|station|jack|street|bar|building|budget|all|query))
with from by at told ~ \sthe\sunion\b(?!\s(?:of|square|station|jack|address|budget|bar|all))
went goes going is was are were been ~ \son\sstrike\b
his her my their our ~ \s(?:\w{2,14}\s)?union\s(?:says|rep|told|negotiat\w+|fights|helped|card|dues|is|won|got|called)
"""
UNION_DE = """
gewerkschaft*, ig metall, ig bau, ig bce, ver.di, gew-mitglied, dgb, warnstreik*, tarifstreik, streikt, streikte,
streikgeld, streikposten, vertrauensmann der, vertrauensleute*
"""
UNION_PHRASES_DE = r"""
mitglied ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:ver\.?di|ig metall|gew\b|gdl|cockpit|marburger bund|ögb|unia)
"""
