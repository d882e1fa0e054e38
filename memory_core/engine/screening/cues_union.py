"""Trade unions; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS = """
about a union, about the union, about unionising, about unionizing, actors guild, actors' equity, actors' union, actu,
adjunct union, afl-cio, afscme, alphabet workers, amazon labor union, amazon pickers, apprenticeship through the
union, aslef, authorization card*, bakers union, bargaining committee, bargaining session, bargaining table,
bargaining team, bargaining unit, baristas' union, betriebsrätin*, bfawu, bma member, book of dues, branch meeting,
branch officer, branch rep, came out on strike, captain on the, card check, card drive, ccoo, cfdt, cgil, cgt, closed
shop, collective agreement, collective bargaining, collective labor, collective labour, community union, contract
ratification, contract with the teamsters, cosatu, cut brazil, cwa, cwu, directors guild, djv, dockworkers, downed
tools, dues checkoff, dues deducted, eis member, employee rep, employee representative, equity card, executive board
of the, faculty union, farmworkers union, fbu, fight for 15, fire brigades union, fired for organis*, fired for
organiz*, fired for union*, firefighters union, fnv, fo union, fraternal order of police, freigestellt*, game workers,
garment workers union, gdba, general strike, gestreikt, gmb, grad student union, grad union, graduate workers union,
grievance with the union, health and safety rep, hiring hall, hotel workers, iatse, ibew, ig metall, ilwu, industrial
action, iww, journalists' union, journeyman card, jugendvertretung, labor activist, labor board, labor council, labor
day parade, labor movement, labor organizer, labor organizing, labor union, labour council, labour movement, labour
organiser, labour union, lay rep, liuna, local 1*, local 2*, local 3*, local 4*, local 5*, local 6*, local 7*, local
8*, local 9*, local rep, longshore*, machinists union, marburger, may day march, mitgestreikt, musicians' union,
nasuwt, negotiating committee, neu member, nipsa, non-union shop, nuj, nurses association, nurses union, nurses'
association, nurses' union*, on strike, on the picket, organising a union, organising committee at, organising drive,
organized the baristas, organizing a union, organizing campaign, organizing committee at, organizing drive, ortsgruppe
der, pcs union, picketed, picketing, pilots association, players association, police benevolent, police federation,
police union, postal union, pro union, professional association dues, prospect union, psa union, rail union, railway
union, ratification vote, rcn, rmt, sag-aftra, says the local, screen actors guild, seiu, shop floor organizer, shop
steward, shop stewards, signed a union card, siptu, solidarity fund, solidarity strike, solidarność, staff
association, staff council, staff union, starbucks workers united, streikbrecher*, streiken, streikend*, streikkasse,
strike authorization, strike ballot, strike benefits, strike captain, strike committee, strike day*, strike fund,
strike kitchen, strike line, strike pay, strike vote, strikers, tarifabschluss*, tariff dispute, teachers association,
teachers federation, teachers union, teachers' association, teachers' federation, teachers' union*, teamster,
teamsters, tech workers coalition, tenants and workers union, the local is, the local voted, the strike, through her
union, through his union, through my union, through the union, trade union, trade unionist, trade-union*, transport
union, tube strike as, tuc, ua local, uaw, ucu, ufcw, ugt, uil, ulp, unfair labor practice, uni global, unia, unifor,
union activist, union activities, union activity, union actor*, union apprenticeship, union benefits, union branch,
union brother*, union bug, union business, union busting, union card, union carpenter*, union chair, union chairman,
union chapter, union conference, union congress, union contract, union convention, union crew, union delegate, union
drive, union driver*, union dues, union election, union elections, union electrician*, union family, union fees, union
fight, union hall, union health plan, union household, union job, union lawyer, union leader, union legal, union
local, union man, union meeting, union member*, union newsletter, union nurse*, union official, union organis*, union
organiz*, union pension, union pin, union plumber*, union president, union rally, union rep, union representative,
union reps, union scale, union secretary, union shirt, union sister*, union steward*, union strike, union subs, union
subscription, union teacher*, union training, union treasurer, union victory, union vote, union wage, union website,
union worker, unionise*, unionising, unionist, unionize*, unionizing, unison, unite here, unite the union, unite
union, unsa, usdaw, ver.di, verdi-mitglied, vertrauensleutekörper, voted to strike, walked off the job, walked out
with, walkout, warnstreik*, wildcat strike, wobblies, work to rule, worker organizing, workers union, workers'
council, workers' rights, workers' union, workplace rep, works council, works councillor, writers guild, writers'
union, zenroren, ögb
"""

CLUES = """
1199seiu, abvv, acotu, acv, afa-cwa, afge, aft, amwu, anmf, anti-union, apwu, balpa, bargain*, bctgm, bectu, bfawu,
blet, bma, boilermakers, business union, cba, cfdt, cfmeu, cftu, cisl, cnv, contract talks, convenor, csea, ctu, cupe,
dga, dues, ekhk, etfo, fbu, federation, gpb, grievance, grievances, guild, hardship fund, industrial dispute, intuc,
ironworkers, kctu, labor dispute, labour dispute, layoffs protest, lo-medlem, mineworkers, msu, nalc, napo, nea,
nehawu, newsguild, nffe, nlrb, nonunion, npmhu, nteu, numsa, nysut, opeiu, opseu, opzz, organiser, organized labor,
organizer, pay dispute, pay talks, picket, picket*, pro-union, psac, rcn, rengo, retaliat*, right-to-work, rmt, rwdsu,
rwu, sadtu, scab, scabs, shop committee, sick-out, sickout, slowdown, smart-td, solidaires, solidarnosc, steelworkers,
steward, strike, strikebreak*, striked, strikes, striking, tarif*, teamster*, tssa, uft, umwa, union, union-backed,
union-negotiated, unioni*, unions, usw, uwua, wage talks, walk-out, weingarten, wga, work-to-rule
"""

PHRASES = r"""
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
teachers' pilots' nurses' workers' drivers' police actors' writers' farmers' miners' dockers' postal students ~
     \sunion\b(?!\s(?:bar|building|square))
striking strike strikes ~ \s(?:with (?:his|her|my|their|fellow|the other|colleagues)|for (?:higher|better|more|fair)
    |over (?:pay|wages|pensions)|against (?:the company|layoffs|cuts))\b
his her my their our ~ \sunion\b(?!\s(?:of\s(?:two|both|three|sets|tables)|query|all|square|jack|type))
member members joined join joins left elected delegate delegates steward rep active pays pay paid dues belongs official
     ~ \s(?:(?:of|in|for|to|with|at|as|the|a|an|his|her|my|monthly|dues|fees|shop|local)\s){0,5}(?:unite\b(?!d)
    |unison|gmb|usdaw|rmt|aslef|ucu|neu\b|nasuwt|tgwu|seiu|uaw|cwa\b|iww|afl-cio
    |afscme|ufcw|ibew|teamsters|ilwu|iatse|unifor|actu|ccoo|ugt|cgt\b|cfdt|cgil|cisl|uil\b|fnv|cnv|lo\b|ver\.?di
    |ig metall|ig bce|ig bau|gew\b|gdl|evg|dgb|ngg|marburger bund)\b
on ~ \sstrike\b(?!\s(?:price|rate|zone))
crossed cross crosses ~ \s(?:a|the)\s(?:picket)
treasurer president secretary chair member delegate steward vice-president vp rep officer ~ \s(?:of|for|at|in
    |with)\s(?:the\s|his\s|her\s)?(?:[\w'-]+\s){0,3}?(?:local\b|union|guild|federation|association of (?:teachers|nurses
    |workers|pilots)|branch|brotherhood|chapter|works council|staff council|labou?r council|trades council)
union steward rep unions ~ \s(?:is|are|has|have|will|won|backs?|helps?|helped|helping|got|called|calls|says|said
    |voted|meets?|negotiat\w+|sent|pays?|paid|filed|fought|represents?|supports?|wants|elected|card|meeting|dues|rep
    |hall|since|for \w+ years)\b(?!\s(?:square|all))
by with to from through thanks ~ \s(?:to\s)?(?:the|his|her|my|our|their)\s(?:[\w']+\s)?(?:union|shop steward
    |union rep|works council|guild)\b(?!\s(?:square|of|station|jack|address|budget|bar))
walked out down stopped laid ~ \s(?:off\s|out\s|down\s)?(?:tools|the job)\b
organised organized unionised unionized ~ \s(?:at|with|by|his|her|the)\s(?:[\w']+\s){0,3}?(?:warehouse|plant|shop
    |store|colleagues|coworkers|workers|staff|branch|baristas|drivers|nurses|teachers|factory|depot|kitchen)
fired sacked laid disciplined written blacklisted ~ \s(?:off\s|up\s)?(?:for|because
    |after)\s(?:\w+\s){0,3}?(?:organi[sz]ing|unioni[sz]ing|union|striking|strike|picket\w*|walkout)\b
vote votes voted voting ~ \s(?:yes\s|no\s|on\s|for\s|against\s|to\s)+(?:the\s|a\s
    |ratify\s)?(?:[\w]+\s){0,3}(?:contract|strike|ratif\w+|tentative agreement|union|pay offer|pay deal
    |industrial action|walkout|collective)\b
union ~ \s(?!(?:square|station|jack|street|budget|bar|type|query|all|find|of|types)\b)(?:covers?|gives?|gave|offers?
    |organi[sz]es?|fights?|protects?|defends?|insists?|asks?|asked|told|tells|runs?|holds?|elects?|rejects?|rejected
    |accepts?|accepted|settles?|settled|warns?|demands?|demanded|blocked|lawyer|legal|insurance|magazine|app|picnic
    |dinner|hotline|colleagues?|friends|comrades?|buddies|brothers|sisters|conference|seminar|branch|office|person|man
    |guy|woman|electrician|carpenter|plumber|nurse|teacher|driver|job|shop|wage|rate|pension)\b
teaching nurses' teachers' drivers' police postal railway dockers' his her my their our trade labour labor
     lecturers' doctors' pilots' public-sector metalworkers' ~ \sunion\b(?!\s(?:square|station|jack|street|type|query
    |all))
her his my their ~ \slocal\s(?:is\b|voted|called|president|meets|meeting|endorsed|went|negotiat\w+|\d+)
struck went ~ \s(?:out\s)?(?:for|over|on)\s(?:higher|better|more|strike|fair|pay|wages|pensions?|a raise
    |the contract|conditions)\b
organises organizes organising organizing unionises ~ \s(?:the|his|her|a|an)\s(?:(?-i:[A-Z])\w+\s)?(?:warehouse
    |plant|factory|baristas|nurses|drivers|workers|couriers|shop floor|kitchen staff|workplace)\b
contract wage pay bargaining negotiation negotiations ~ \s(?:talks|negotiations?|demands|dispute
    |offer)\b(?=.{0,50}(?:management|nurses|drivers|teachers|workers|members|colleagues|staff|union|strike|ratif|vote))
for over about fired ~ \s(?:\w+\s)?(?:organi[sz]ing|unioni[sz]ing)\b(?=[.,;?!]|$|\s(?:at work|my|his|her
    |the (?:workers|staff|team|warehouse)|colleagues|co-?workers|a union))
unite unison gmb prospect equity community accord usdaw pcs ~ \s(?:union\s)?(?:member|rep|steward|organi[sz]er|branch
    |delegate|official)\b
represents representing represented ~ \s(?:\w+\s)?(?:members|colleagues|co-?workers|staff|employees|workers
    |the workforce)\s(?:in|at|during|against|before)\b
"""

TERMS_DE = """
1. mai demo, arbeiterkammer wahl, arbeitskampf, beamtenbund, betriebsrat*, betriebsrätin, cockpit-*, dgb, evg, gdl,
gew, gew-mitglied, gewerkschaft*, ig bau, ig bce, ig metall, ig-metall, igm, jugend- und auszubildendenvertretung,
marburger bund, mitgliedsbeitrag für die gewerk*, ngg, organisiert bei, personalrat, streik*, tarifkommission,
tarifstreik, tarifvertrag erkämpf*, tarifvertrag verhandelt, ufo gewerkschaft, urabstimmung, ver.di, ver.di-*,
vertrauensleut*, vertrauensmann der, warnstreik*
"""

CLUES_DE = """
arbeiterbewegung, arbeitsniederleg*, ausstand, betriebsrät*, betriebsversammlung, cockpit, dbb, dgb*, gdp,
ig-metaller*, igbce, igmetall, jav, kollegen gestreikt, lohnverhandlung*, mai-kundgebung, personalrat*, personalrät*,
proge, solidarität*, syndicom, tarif*, unia, urabstimm*, verdi, vertrauensfrau, vertrauensmann, vpod, ögb
"""

PHRASES_DE = r"""
mitglied ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:ver\.?di|ig metall|gew\b|gdl|cockpit|marburger bund|ögb|unia)
beitrag beiträge mitglied mitgliedschaft ~ \s(?:[\wäöüß]{1,10}\s){0,3}(?:ig\s\w+|verdi|ver\.di|gew|gdl|evg|ngg|dgb
    |gewerkschaft)\b
ist bin war seit organisiert mitglied ~ \s(?:[\wäöüß.]{1,12}\s){0,4}(?:in|bei)\s(?:der\s|einer\s)?(?:verdi|ver\.di
    |ig metall|ig\s\w+|gew|gdl|evg|ngg|gdp|unia|ögb|gewerkschaft)\b
organisiert ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:kolleg\w+|belegschaft|fahrer|fahrerinnen|beschäftigte\w*|betriebsrats?\w*
    |lager|streik\w*)
"""

PARTS_DE = """
betriebsrat, betriebsrät, gewerkschaft, streik, tarifkommission
"""

ENGLISH = Cues(TERMS, CLUES, PHRASES)
GERMAN = Cues(TERMS_DE, CLUES_DE, PHRASES_DE, PARTS_DE)
