"""Crime and punishment; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS = """
abusive ex, abusive relationship, accused of hitting, accuses him of hitting, acquit*, alimony arrears, anger course,
anger management, animal cruelty charge*, ankle bracelet, ankle monitor*, ankle tag, apartment searched, armed
robbery, arraign*, arrest warrant, arson, asbo, assault charge, assault charges, auf bewährung*, background check
flagged, background check*, bail hearing, bailed her, bailed him, bailed me, bailed out of jail, banned from driving,
banning order, bar fight, barred list, battery charge*, beat up, behind bars, beim klauen, bench warrant, benefit
cheat, benefit fraud, benefits fraud, blackmail*, blew over, bond hearing, booked into, break-in at, breaking and
entering, breath test*, breathalys*, breathalyz*, bribe*, broke into, burgl*, busted for, cannabis conviction, cash
jobs undeclared, caution from the police, cease and desist for piracy, charges against, child abuse, child
endangerment, child porn*, child protection, child support arrears, clean record, clear her name, clear his name,
community payback, community service, confiscated by, contempt of court, copyright fine, corruption charge*, county
court, court appearance*, court case for, court case*, court date*, court fine*, court hearing for, court hearing*,
court martial, court order*, court-appointed, court-mandated, court-ordered, cps, credit card fraud, criminal charges,
criminal conviction, criminal convictions, criminal court, criminal defense, criminal history, criminal investigation,
criminal lawyer, criminal record, crown court, cuffed, curfew order, custody battle, custody hearing, custody of, dbs
check came, ddos arrest, deal drugs, dealing drugs, deals weed, dealt drugs, defence lawyer, defence solicitor,
defense attorney, deportation, detention center, detention centre, did a year, did eighteen months, did five years,
did six months, did three years, did time, did two years, disclosure of his, dishonorable discharge, dishonourable
discharge, disorderly conduct, district attorney, diversion program*, dodged taxes, dodging fares, dodging taxes,
domestic abuse, domestic assault, domestic violence, downloading movies, drink drive*, drink driving, drink-driv*,
driving ban, driving drunk, driving under, driving while, driving without, drove drunk, drug bust, drug charge*, drug
court, drug dealer, drug dealing, drug offence, drug offense, drug possession, drunk and disorderly, drunk driv*,
drunk tank, drunk-driv*, due in court, dui, duty solicitor, dwi, electronic tag*, embezzl*, evaded tax*, evading tax*,
ex-con, ex-convict, ex-prisoner, exclusion order, expired visa, expunge*, extort*, extradit*, failed background, fake
id, fake passport, false id, fare dodg*, fare evas*, felon, felonies, felony, fence for stolen, fines for, fixed
penalty, fled the scene, football ban, found guilty, fraud charge*, fugitive, gang member, gang membership, gave a
statement, gbh, geklaut, graffiti arrest, graffiti charge, grams on her, grams on him, grievous bodily harm, grooming
charge*, grows weed illegally, gun charge*, hacked into, hacker arrested, hacking charge*, halfway house, harassment
charge*, hells angels, her lawyer, hiding from the, his lawyer, hit and run*, hit-and-run, holding cell, home
detention, home searched, house arrest, house searched, human traffick*, identity fraud, identity parade, identity
theft, ignition interlock, illegal firearm*, illegal gun, illegal immigra*, illegal weapon*, illegally download*,
immigration detention, in a cell, in prison, in u-haft, indecent exposure, indict*, injunction against, inmate number,
insider trading, insurance fraud, intent to supply, interlock device, interpol, interrogat*, investigat* by,
investigated for, jail time, jury found, juvenile court, juvenile detention, juvenile hall, juvenile record, juvie,
key witness, killed a man, killed someone, knife crime, laptop seized, larceny, lawyer says plead, leavenworth, legal
aid, lewd conduct, licence back, licence points, licence revoked, licence suspended, licence taken, licence was
suspended, licence was taken, license back, license points, license revoked, license suspended, license taken, license
was suspended, license was taken, life sentence, mandated counsel*, manslaughter, misdemeanor, misdemeanour, money
launder*, money mule, mug shot, mugshot, my lawyer, nicked for, night in a cell, no contact order, no-contact order,
not guilty, offender, offenders register, on parole, on probation for, open warrant, order of protection, organised
crime, organized crime, out on bail, outstanding warrant, over the legal limit, over the limit, overstayed*, owes
restitution, owi, parole, penalty notice, penalty points, pentonville, per mille, perjury, person of interest, phone
seized, picked up for, picked up with, piracy fine, plea bargain*, plea deal, pleads guilty, pled guilty, points on
his licence, police called, police came, police caution, police custody, police interview, police investigation,
police lineup, police raid*, police record, police station, possession charge, possession charges, possession with
intent, prison record, prison sentence, prison time, prisoner, probation for, probation meeting*, probation officer*,
probation service, protection order*, protective order*, public defender, public intoxication, pyramid scheme arrest,
questioned by police, questioned by the police, raided by, rap sheet, receiving stolen, reckless driving, record
cleaned, record cleared, record expunged, record sealed, record wiped, reform school, rehab instead, removal order,
resisting arrest, restorative justice, restraining order*, revenge porn, riding without a ticket, robbery, san
quentin, schwarz gefahren, sealed record, selling weed, sells pills, sells weed, served his sentence, served time,
serving time, sex offen*, sex offender registry, sexual assault, shoplift*, shot someone, sing sing, smuggl*, social
services took, sold drugs, sold weed, solicitor got him off, sozialstunden*, speed awareness, speeding conviction,
speeding fine*, speeding ticket*, spent conviction*, stadium ban, stalking charge, statement to the police, stolen
goods, stopped and searched, strip searched, stunden ableisten, subpoena*, suspended sentence, tagging trains, tased,
tasered, tax debt*, tax evader, tax evasion, tax fraud, tax investigation, tax raid, texting while driving, theft
charge, theft charges, torrenting fine, traffic court, traffic violation*, trafficking, trespass*, turned herself in,
turned himself in, undeclared income, under investigation, under the influence, unlicensed gun, unpaid child support,
unpaid fines, used to deal, used to steal, vandalism, victim of, victim statement, victim support, violated probation,
wage garnish*, wandsworth, war crime*, weapons charge*, welfare fraud, within 100 metres, within 100 yards, within 200
metres, within 500 feet, without a ticket, witness protection, witness statement, work illegally, work release, worked
illegally, working illegally, wormwood scrubs, young offender*, youth offending
"""

CLUES = """
accus*, alias, arrest*, arson*, assault*, attacked with, attica, attorney, bail, bailed, barred from, bondsman, booked
for, borstal, breathaly*, bribing, busted, carjack*, cartel, cautioned, cell, cellmate*, charged, charges, clemency,
cocaine, complainant, convict*, cops, correctional, counterfeit*, court, court on, court-martial*, court-order*,
courtroom, courts, crime, crimes, criminal*, curfew, custody, ddos*, dealer, defraud*, deport*, detective, drugs,
drunk, duis, ex-con*, ex-inmate, ex-offender, exonerat*, felon*, fine for, fined, folsom, forged, forger*, forgery,
forging, fraud*, gang life, goes to court, grams of, guilty, handcuff*, harass*, hearing for the, hearing on the,
hit-and-run*, homicide, hooligan*, illegal*, imprison*, in a gang, in court, incarcerat*, informant, inmate*, inside
for, jail*, joyrid*, judge, juror, jury, kidnap*, launder*, lawyer got, locked up, mafia, magistrate*, manslaught*,
misdemean*, mistrial, mugged, mugging, mugshot*, murder*, no papers, non-molestation, obstruction, off the books,
offence*, offend*, offense*, on the run, pardon, pardoned, parole*, penal*, penitentiary, perpetrator*, picked up by,
pickpocket*, plaintiff, plea, plead, pleaded, pleads, pled, poach*, police, ponzi, possession of, prison*, prosecut*,
raided, rape, rapsheet, released, remand*, restitution, rikers, robbed, robber*, scammed, scammer, seized by,
sentence, sentence for, sentence was, sentenced, sentencing, sheriff, shooting, soliciting, solicitor, speeding,
stabbed, stabbing, stalk*, statutory, stealing, steals, stole*, summoned, summons, supermax, tagged, tagged by,
testif*, the gang unit, theft*, thief, to court, traffick*, trial, under the table, undocumented, vandali*, vehicular,
violat*, violence, violent, warrant*, weapon*, without papers
"""

PHRASES = r"""
was were been is got gets being are ~ \s(?:(?:once|recently|just|been|twice|also|then|later|wrongly|falsely
    |never)\s){0,2}(?:arrested|convicted|sentenced|indicted|jailed|imprisoned|incarcerated|prosecuted|detained
    |in jail|in prison|locked up|busted|charged with (?!(?:leading|building|creating|running|managing|the task
    |making|finding|organi\w+|overseeing|developing|ensuring)\b)|accused of|under investigation|caught (?:stealing
    |driving|selling|shoplifting|dealing|speeding|with (?:drugs|weed|cocaine))|on trial|wanted (?:by|for)
    |fined for (?:tax|fraud|drunk|driving|assault|theft|possession|drugs|shoplifting|insider)
    |on probation(?!\s(?:period|time|at (?:work|his|her|my|the)|in (?:his|her|my|the) (?:new )?job))|acquitted
    |cited for|expelled for (?:stealing|assault))\b
arrested convicted ~ \s(?:for|of|in|at|by|twice|once|last)\b
conviction convictions ~ \s(?:for|of|from|in)\b
served serving serves spent did ~ \s(?:(?:a|an|about|almost|over|more than)\s)?(?:\w{1,10}\s)?(?:(?:years?|months?
    |weeks?|days?|nights?|sentence|time)\s)?(?:in|at|behind)\s(?:(?:a|the|federal|state|county
    |maximum security)\s){0,2}(?:prison|jail|bars|penitentiary|custody|cell\b|juvie)
went goes going sent sends ~ \s(?:him\s|her\s|me\s)?(?:back\s)?to\s(?:prison|jail)\b(?!\sbreak)
released out ~ \s(?:from|of|on)\s(?:prison|jail|custody|parole|bail)
got caught ~ \s(?:(?:caught|a|his|her)\s){0,2}(?:stealing|shoplifting|dealing|selling (?:drugs|weed|cocaine|pills)
    |smuggling|embezzling|dui|dwi|driving drunk|driving under|arrested|a record|busted)\b
stole stolen robbed assaulted stabbed murdered killed vandalized burgled burglarized hacked defrauded forged
     blackmailed threatened raped molested ~ \s(?!(?:the show|the scene|the spotlight|my heart|her heart|his heart
    |a kiss|glances|time)\b)(?:(?:from|money|a|an|his|her|their|the|some|into)\s)(?:\w{1,12}\s){0,2}?(?:car|cars
    |money|bank|store|shop|employer|company|wife|husband|man|woman|neighbou?r|colleague|someone|person|student|goods
    |jewelry|jewellery|wallet|bike|bikes|phone|phones|laptop|cash|account|accounts|government|police officer|officer
    |signature|prescription|prescriptions|checks)\b
sold sells selling dealt deals dealing smuggled ~ \s(?:drugs|weed|cocaine|heroin|meth|pills|crack|cannabis|marijuana
    |ecstasy|stolen goods|guns illegally|people)\b
criminal ~ \s(?:past|record|charges?|conviction|offen[cs]e|case against|trial)
evaded evades hiding hides ~ \s(?:taxes|tax|income from the (?:irs|tax))
stopped pulled caught ~ \s(?:over\s)?(?:for|while|by the police for)\s(?:drunk|driving|speeding at|drugs|under)\b
user he she i was been being ~ \s(?:(?:is|was|has been|got|being|been|once|just|recently)\s){0,3}(?:arrested
    |convicted|sentenced|charged with|jailed|imprisoned|incarcerated|detained by|investigated (?:for|by)|prosecuted
    |indicted|fined for|questioned by|raided|sued for fraud|banned from (?:driving|the stadium)|caught (?:stealing
    |speeding|drunk|driving|shoplifting|with|cheating on (?:his|her) taxes)|wanted (?:by|for)|accused of
    |on (?:probation|parole|bail|remand|trial for)|out on (?:bail|parole)|in (?:jail|prison
    |custody))\b(?!\s(?:leading|building|creating|running|managing))(?!\s(?:period|time at))
court judge magistrate ~ \s(?:date|hearing|case|appearance|ordered|sentenced|fined|found|banned|trial)\b
probation ~ (?!\s(?:period|time|at work|review|until|in (?:his|her|my|the) (?:new )?job))\b
lost losing suspended revoked ~ \s(?:(?:his|her|my|their|the)\s)?(?:driver'?s\s|driving\s)?licen[cs]e\b
served serving did doing facing faces got spent ~ \s(?:(?:a|an|about|two|three|four|five|six|seven|eight|nine|ten
    |eighteen|several|\d+|up to|over|some)\s){0,3}(?:year|years|months?|weeks?|days?|nights?)?\s?(?:sentence
    |suspended sentence|in (?:prison|jail|custody|juvie)|for (?:arson|theft|fraud|assault|robbery|burglary|drugs?
    |murder|dealing|possession|manslaughter)|behind bars|prison|jail time|community service|probation|house arrest
    |charges|criminal charges)\b
pulled stopped flagged caught ~ \s(?:over\s|up\s)?(?:(?:by|with|for|doing|going|at|driving|on)\s)(?:(?:the|a|an|over
    |about)\s){0,2}(?:police|cops?|drunk|speeding|weed|drugs|cocaine|\d|knife|gun|fake|stolen|alcohol|without|officer
    |traffic|red light|store detective|security|customs|the limit|shoplift\w*|trespass\w*|dodg\w*|forg\w*|steal\w*)
not banned barred forbidden prohibited ~ \s(?:(?:allowed|permitted|to|from|by|a|the|court|judge
    |from)\s){0,4}(?:within \d+|near (?:his|her|my) (?:ex|wife|husband|children|kids)|contact(?:ing)?\s(?:his|her|my)
    |own(?:ing)? (?:a )?(?:guns?|firearms?|weapons?)|leav(?:e|ing) (?:the )?(?:country|state|county|house)|driv(?:e
    |ing) (?:until|for|because|after|since)|see(?:ing)? (?:his|her|my) (?:kids|children|son|daughter) (?:without
    |unsupervised)|stadium|the stadium|every casino|work(?:ing)? with children|entering|vote because)
sentence licence license record case charges charge conviction warrant trial hearing ~ \s(?:was|were|is|are|got
    |has been|have been|will be)\s(?:\w+\s)?(?:suspended|dropped|dismissed|expunged|sealed|reduced|revoked|taken away
    |pending|overturned|quashed|adjourned|postponed|deferred|commuted|served|cleared|wiped|upgraded|spent
    |on (?:the )?\d+\w*|next (?:week|month|monday|tuesday|wednesday|thursday|friday)|in (?:january|february|march|april
    |may|june|july|august|september|october|november|december)|set for|scheduled)\b(?!\s(?:in the editor|by the linter))
sees see meets meeting reports visits checks calls ~ \s(?:in\s)?(?:(?:to|with|his|her|my|the|a)\s){0,3}(?:probation
    |parole|caseworker at the court|court-appointed|public defender|bail officer|police every|police once
    |defen[cs]e (?:lawyer|attorney)|brother in (?:jail|prison)|son in (?:jail|prison)|dad in (?:jail|prison)
    |father in (?:jail|prison)|husband in (?:jail|prison)|in prison)
paid pays paying owes got gets received ~ \s(?:(?:a|an|the|his|her|my|off|huge|big|hefty|another|two|three|of|\d+
    |euro|euros|dollars?|pounds?)\s){0,5}(?:court fines?|fines?|bail|restitution|speeding tickets?|court costs|penalty
    |summons|citation|caution|warning from the police|points on (?:his|her|my) licen[cs]e|suspended sentence
    |months suspended|years?' probation|months? in (?:jail|prison)|years? in (?:jail|prison)|hours of community service
    |criminal record|driving ban|restraining order|record for|letter from the (?:court|prosecutor
    |police))\b(?!\s(?:for (?:late return|the library|overdue)))
did do doing done serving serves served spent facing faces ~ \s(?:a|an|his|her|about|almost|nearly|over)?\s?(?:one
    |two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|\d+|several|a few|fifteen
    |thirty)\s(?:and a half\s)?(?:months|years|days|weeks|nights)\s(?:at|in|for|inside|on|behind|of)\s(?!(?:a row
    |advance|school|college|university|total|japan|spain|france|germany|therapy|hospital|training|the (?:company|army
    |team|project|office)|his job|her job|my job|berlin|london|paris|sales|marketing|support
    |it\b))(?:(?-i:[A-Z])\w+(?=[.,]|$|\sfor)|prison|jail|custody|a cell|detention|juvie|probation|parole|robbery|theft
    |dealing|fraud|assault|arson|burglary|manslaughter|possession|house arrest|good behaviou?r|hard labou?r|remand
    |\w+ prison|the county|community service)
wants hopes trying tries needs applied applying ~ \s(?:to\s)?(?:have\s|get\s|for\s)?(?:his|her|my|the|an
    |a)\s(?:\w+\s)?(?:record|conviction|charge|charges|sentence|licen[cs]e|name|ban|pardon|expungement|bail
    |parole)\s(?:wiped|cleared|expunged|sealed|dropped|reduced|back|removed|lifted|early|quashed|overturned)\b
ex husband wife neighbor neighbour girlfriend boyfriend ~ \s(?:accuses|accused|reported|sued|pressed|filed|got a
    |took out|called the police|has a|obtained)\s(?:[\w]+\s){0,3}?(?:hitting|police|charges|order|assault|abuse
    |injunction|threat\w*|stalking|theft|harass\w*|violence|beating|stealing|restraining|me|him|her)\b
spent was did years months year ~ \s(?:\w+\s){0,3}?inside\b(?=[.,;]|$|\s(?:when|for|as|in his|in her
    |at))(?<!stayed inside)
grows growing grew sells selling buys ~ \s(?:\w+\s){0,2}(?:cannabis|weed|marijuana|pot plants)\b
reported reports ~ \s(?:him|her|me|them)\s(?:to the police|for)\b
blow blows breathe breathes ~ \sinto\s(?:a|the|his|her)\s(?:\w+\s)?(?:device|tube|machine|breathalyser|breathalyzer
    |interlock|thing)
doing did does got serving served facing faces ~ \s(?:\w+\s)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten
    |twelve|fifteen|twenty)\s(?:years?|months?)\s(?:upstate|inside|hard|suspended|federal|for)\b
juvenile youth young ~ \s(?:\w+\s)?(?:facility|detention|hall|prison|offender\w*|record|court|institution|custody)\b
registry register ~ \b(?=[.,;]
    |$)(?<!cash register)(?<!docker registry)(?<!npm registry)(?<!container registry)(?<!package registry)
got let ~ \s(?:off|him off|her off|away)\s(?:with|lightly|on)\s(?:a\s)?(?:warning|caution|fine|slap|technicality
    |probation)
hit beat punched slapped choked pushed shoved threatened ~ \s(?:his|her|my|a|an|the)\s(?:\w+\s)?(?:wife|husband
    |girlfriend|boyfriend|partner|ex|kids?|child|son|daughter|mother|father|cop|officer|policeman|neighbou?r|boss|man
    |woman|guy|stranger)\b
overstaying overstayed expelled deported ~ \b(?=.{0,30}(?:visa|us\b|country|permit|overstay|border|[.,;]|$))
"""

TERMS_DE = """
abgeschoben, abschiebung, alkohol am steuer, angeklagt*, angezeigt, anklage, anzeige wegen, arbeitsstunden ableisten,
auf bewährung, betrogen hat, betrug*, betrunken am steuer, betrunken gefahren, bewährung*, bußgeldverfahren,
diebstahl*, drogenbesitz, drogendealer, drogenhandel, einbruch begangen, einbruchdiebstahl, einstweilige verfügung,
ermittlungen gegen, ermittlungsverfahren, erpress*, fahrerflucht, fahrverbot, festgenommen*, festnahme, freigänger,
freiheitsstrafe, fußfessel, führerschein abgeb*, führerschein ist weg, führerschein verloren, führerscheinentzug,
führungszeugnis mit, gedealt, gefängnis*, geldstrafe, geldwäsche, gerichtstermin wegen, gestohlen hat, haftbefehl,
haftstrafe*, hehlerei, häusliche gewalt, häusliche* gewalt, in haft, jugendarrest, jugendstrafe, jva, knast,
kontaktverbot, körperverletzung*, ladendieb*, nachstellung, näherungsverbot, ohne führerschein, ohne papiere, opfer
einer, opfer von, polizei gesucht, polizeilich gesucht, promille, prozess wegen, punkte in flensburg,
sachbeschädigung, schlägerei, schmuggel*, schwarzarbeit*, schwarzfahren, schwarzfahrens, schwarzfahrer*, schwarzfahrt,
schwarzgefahren, sozialdienst ableisten, sozialstunden, staatsanwalt*, stalking, steuerbetrug, steuerhinterzieh*,
strafanzeige, strafbefehl, strafe zahlen, straftat*, straftäter*, strafverfahren, totschlag, trunkenheitsfahrt,
u-haft, unterschlag*, untersuchungshaft, urkundenfälschung, urteil gegen, vergewaltig*, verhaft*, verhandlung wegen,
veruntreu*, verurteilt*, vor gericht, vorbestraft*, vorstrafe*, weißer ring, widerstand gegen
"""

CLUES_DE = """
abschieb*, alkoholisiert, amtsgericht*, angezeigt*, anklage*, annäherungsverbot, anwalt wegen, anzeige*, bedroh*,
beleidig*, belästig*, beschuldigt*, betrüg*, betäubungsmittel*, brandstift*, btm*, bußgeld*, cannabisbesitz, dealer*,
dealt, delikt*, drogen, drogendelikt*, durchsucht*, einbruch*, eingebrochen, ermittl*, erschleichen, fahrverbot*,
falschgeld, flensburg, freigang, freigesprochen, freiheitsstrafe*, freispruch, fußfessel*, führungszeugnis*, geblitzt,
gefälscht*, geklaut*, geldstrafe*, gericht*, geschworene*, gesessen, gestohlen*, gewalt*, haft, haftentlass*,
hausdurchsuchung*, hausfriedensbruch, hehler*, hooligan*, häftling*, idiotentest, illegal*, insasse, jugendarrest*,
jugendgericht*, jugendstrafe*, justizvollzug*, klauen, klaut, knast*, kokain*, kriminal*, kriminell*, kripo,
körperverletz*, landfriedensbruch, landgericht*, missbrauch*, mord*, mpu, mörder, nachstell*, nötig*, ordnungswidrig*,
polizei*, polizist*, promille*, prozess*, prügelei*, raub*, richter*, sachbeschädig*, schleuser*, schlägerei*,
schmugg*, schuldig*, schwarzfahr*, schöffe*, schöffin*, sozialstunden*, stadionverbot*, stalk*, straf*,
tatverdächtig*, trunkenheit*, täter*, unfallflucht, urkundenfälsch*, vandal*, verdächtigt*, vernehmung*, vernommen,
verstoß*, verurteil*, vorgeladen, vorladung*, waffenbesitz*, waffengesetz*, zelle, überfall*
"""

PHRASES_DE = r"""
verurteilt ~ \b
wegen ~ \s(?:[\wäöüß]{1,15}\s){0,2}(?:betrugs?|diebstahls?|körperverletzung|mordes|totschlags|raubes?|drogen\w*
    |trunkenheit|fahrerflucht|steuerhinterziehung|beleidigung|hehlerei)\b
saß sitzt ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:im gefängnis|in haft|im knast|hinter gittern|ein\b)
angeklagt angezeigt ~ \s?(?:wegen)?
wurde wurden wird war ~ \s(?:[\wäöüß]{1,14}\s){0,5}?(?:bestraft|verurteilt|verhaftet|festgenommen|angezeigt|angeklagt
    |vorgeladen|erwischt|freigesprochen|abgeschoben|polizeilich|überführt|inhaftiert)\b
wegen ~ \s(?:[\wäöüß]{1,15}\s){0,3}(?:ohne führerschein|fahrens|betrugs?|diebstahls?|körperverletzung|einbruchs?
    |drogen\w*|trunkenheit|unfallflucht|fahrerflucht|steuer\w+|beleidigung|hehlerei|sachbeschädigung|nötigung|untreue
    |stalkings?)\b
führerschein ~ \s(?:\w+\s){0,3}(?:verloren|weg|entzogen|abgegeben|abgeben)
saß sitzt ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:jahre?|monate?|wochen)\b(?=[.,;!]|$|\s(?:wegen|im|ab))
sitzt saß ~ \sin\s(?:der\s)?(?:stadelheim|moabit|tegel|fuhlsbüttel|santa fu|stammheim|jva|u-haft|haft|abschiebehaft
    |zelle|bruchsal|ossendorf|preungesheim|plötzensee)\b
"""

PARTS_DE = """
bewährung, diebstahl, gefängnis, hinterzieh, körperverletz, polizei, staatsanwalt, strafe, strafverf, verurteil
"""

ENGLISH = Cues(TERMS, CLUES, PHRASES)
GERMAN = Cues(TERMS_DE, CLUES_DE, PHRASES_DE, PARTS_DE)
