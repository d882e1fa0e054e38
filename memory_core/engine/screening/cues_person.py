"""Words and turns of phrase that tell of origin, sex life, genes, biometrics or crime; see `special`."""

PEOPLES = (
    "afghan|albanian|algerian|american indian|amharic|arab|arabic|armenian|ashkenazi|assyrian|azerbaijani"
    "|bangladeshi|basque|bengali|berber|bosnian|brazilian|british|bulgarian|cambodian|cameroonian|chechen|chinese"
    "|colombian|congolese|croatian|cuban|czech|danish|dominican|dutch|egyptian|english|eritrean|ethiopian"
    "|filipin[oa]|finnish|french|german|ghanaian|greek|guatemalan|haitian|han|hausa|hmong|hungarian|igbo|indian"
    "|indonesian|iranian|iraqi|irish|israeli|italian|jamaican|japanese|jewish|jordanian|kazakh|kenyan|korean"
    "|kurdish|lao|lebanese|liberian|malay|malaysian|malian|mexican|moroccan|nepali|nepalese|nigerian|norwegian"
    "|pakistani|palestinian|pashtun|persian|peruvian|polish|portuguese|puerto rican|punjabi|rohingya|romanian"
    "|russian|rwandan|sami|samoan|scottish|senegalese|serbian|sicilian|sinhalese|slovak|somali|spanish|sri lankan"
    "|sudanese|swedish|syrian|taiwanese|tamil|tatar|thai|tibetan|tongan|tunisian|turkish|ugandan|ukrainian|uyghur"
    "|venezuelan|vietnamese|welsh|yemeni|yoruba|zimbabwean|zulu"
)
ORIGINS = (
    "african|african[- ]american|afro-\\w+|asian|south asian|east asian|asian[- ]american|latin[oax]|latine"
    "|hispanic|chican[oa]|native american|indigenous|aboriginal|first nations|m[aā]ori|inuit|metis|cherokee"
    "|navajo|lakota|apache|mohawk|romani|roma|sinti|caucasian|biracial|multiracial|mixed[- ]race|mixed heritage"
    "|person of colou?r|creole|mestizo|middle eastern|arab|kurdish|tamil|uyghur|ashkenazi|sephardic"
    "|pacific islander|native hawaiian"
)

ETHNICITY = """
african american, african-american, native american, person of color, person of colour, people of color, woman of
color, man of color, mixed-race, mixed race, biracial, multiracial, latina, latino, latinx, hispanic, chicana,
chicano, ethnicity, ethnic background, ethnic origin, ethnic minority, ethnically, racial background, racially, of
colour, first nations, aboriginal, torres strait, skin color, skin colour, dark-skinned, light-skinned, roma family,
romani, sinti, irish traveller, irish travellers, windrush, second-generation immigrant, immigrant family, tribe
member, tribal member, enrolled member of the
"""
ETHNICITY_PHRASES = rf"""
of ~ \s(?:[\w-]{{3,16}}\s){{1,2}}(?:and\s[\w-]{{3,16}}\s)?(?:descent|ancestry|heritage|origin|extraction|stock)\b
is am was are were i'm he's she's they're we're as identifies being both ~ \s(?:(?:a|an|as|half|part|partly|quarter
    |one|ethnically|originally|a quarter|mostly|young|proud|only|first)\s){{0,4}}(?:{ORIGINS})\b(?!\s(?:belt|friday
    |box|hat|ops|coffee|tea|cat|dog|car|and white (?:photo|film|cat|dog)|market|hole|mirror|sea|forest|tie|metal
    |food|cuisine|music|art|literature|history))
half part quarter ~ [\s-](?:{PEOPLES}|{ORIGINS})\b
i'm i he he's she she's they we user mother father mom dad mum wife husband parents grandmother grandfather
     grandparents family partner boyfriend girlfriend ancestors grandma grandpa ~ (?:\s(?:is|am|are|was|were
    |'s))?\s(?:(?:originally|ethnically|actually|a|an|of|all|both)\s){{0,2}}(?:{PEOPLES}|{ORIGINS})\b(?!\s(?:teacher
    |student|food|citizen|speaker|wine|lessons?|class|course|beer|restaurant|passport|shepherd|tutor|cuisine|major
    |film|market|shoes|coffee|tea|cars?|clothes|dress|cats?|dogs?))
parents grandparents ancestors family mother father grandmother grandfather mom dad great-grandparents
     ~ \s(?:(?:originally|both|all|once)\s)?(?:is|are|were|was|came|comes|come|emigrated|immigrated|fled|migrated
    |hails?|moved (?:here|over))\s(?:(?:over|here|originally|both|to \w+)\s)?(?:from)\s(?-i:[A-Z])
roots heritage ancestry descent ~ \s(?:in|from|is|are|go back|trace\w*)\s\w+
my his her their african asian jewish nigerian indian irish italian polish mexican chinese korean turkish kurdish
     german ~ \s(?:\w{{3,14}}\s(?:roots|heritage)|ancestry|descent|ancestors|ethnicity|bloodline)\b
he she i they who user wife husband mother father son daughter partner boyfriend girlfriend family dad mom mum
     brother sister cousin uncle aunt grandma grandpa ~ \s(?:is|am|are|was)\s(?:black|white|brown)(?=[.,;]|$
    |\sand\s(?!(?:white|black)\b))
i'm he's she's they're we're ~ \s(?:black|white|brown)(?=[.,;]|$|\sand\s(?!white|black))
a an from ~ \s(?:[a-z]{{3,12}}\s)?(?:{PEOPLES}|{ORIGINS}|maasai|zulu|xhosa|tutsi|hutu|ashanti|fulani|hopi|sioux
    |ojibwe|choctaw|mayan|quechua|aymara)\s(?:family|household|background|tribe|clan|parents|immigrants?|descent
    |community)\b
black asian latina latino hispanic indigenous arab african native brown white ~ \s(?:woman|man|women|men|girl|boy
    |guy|person|people|kid|family|mother|father|community|student|mom|dad)\b
grandparents ancestors family tribe ~ \s(?:is|are|was|were|belongs? to|belonged to)\s(?:the\s)?(?:roma|sinti
    |cherokee|navajo|lakota|sioux|hopi|romani|sami|inuit|kurds|tamil|yoruba|igbo|zulu|hmong)
"""
ETHNICITY_DE = """
migrationshintergrund, sinti, roma-*, dunkelhäutig*, hautfarbe, schwarze frau, schwarzer mann, afrodeutsch*,
kurdisch*, ethnische herkunft, ethnisch*, spätaussiedler*, russlanddeutsch*
"""
ETHNICITY_PHRASES_DE = r"""
als ~ \s(?:schwarze[rn]?|person of color|poc|kurd(?:e|in)|rom(?:a|ni)|sinto|sintiza)\b
wurzeln vorfahren abstammung herkunft ~ \b(?!\s(?:gemüse|des produkts|der daten|des problems))
halb ~ [\s-]?(?:türk\w*|japan\w*|grieche\w*|italiener\w*|spanier\w*|araber\w*|afrikan\w*|russ\w*|pol\w*)\b
eltern großeltern familie ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:kommt|kommen|stammt|stammen|kamen
    |flohen)\s(?:[\wäöüß]{1,12}\s){0,2}aus\s(?-i:[A-ZÄÖÜ])
stammt stamme ~ \s(?:ursprünglich\s)?aus einer\s\w+(?:en)?\sfamilie
"""

SEX_LIFE = """
gay, lesbian, lesbians, bisexual, bisexuality, pansexual, asexual, demisexual, homosexual*, queer, transgender,
transsexual, trans woman, trans man, trans women, trans people, non-binary, nonbinary, enby, genderfluid, gender
dysphoria, gender transition, gender reassignment, gender-affirming, top surgery, same-sex, sexual orientation, sexual
identity, gender identity, sexuality, sex life, sexually active, sexual partner, sexual partners, libido, erectile
dysfunction, bdsm, fetish, kink, kinky, polyamor*, polycule, open relationship, open marriage, threesome, one-night
stand, one night stand, hookup, hook-up, hooking up, friends with benefits, extramarital, porn, pornography,
masturbat*, escort service, sex worker, onlyfans, grindr, feeld, lgbt*, drag queen, virginity, his husband, her wife,
his boyfriend, her girlfriend, swingers, sexting, celibate, celibacy, polyamorous
"""
SEX_LIFE_PHRASES = r"""
came come coming comes ~ \sout\s(?:as\b|to (?:his|her|my|their|the) (?:parents|family|mom|dad|mother|father|friends
    |wife|husband|colleagues|team|brother|sister|kids|boss)|last\b|at\b|when\b|in (?:19|20)\d\d|of the closet|story)
coming-out ~ \b
had has have having ~ \s(?:(?:never|been|a|an|not|any|unprotected|regular|great|no)\s){0,3}(?:sex\b
    |affairs?\b(?!\s(?:of state|in order))|intercourse|orgasms?|crush on (?:a man|men|another (?:man|woman)))
haven't hasn't hadn't ~ \s(?:had\s)sex\b
cheated cheats cheating ~ \son\s(?:his|her|my|their|me|him|the (?:wife|husband))\b
slept sleeps sleeping ~ \swith\s(?:(?:a|an|his|her|my|their|other|another|several|many|the)\s){0,2}(?:colleague
    |coworker|co-worker|men|women|man|woman|boss|ex|him|her\b|people|neighbou?r|married|partners?|friend'?s?
    |strangers?)
likes like prefers dates dating loves ~ \s(?:only\s)?(?:men|women|guys|both (?:men|women))\b(?!'s)(?=[.,;]|$|\sand)
he he's ~ \s?(?:is|was|lives|fell)?\s(?:married to|dating|engaged to|in love with|seeing|with|in love with)\s(?:a
    |another)\s(?:man|guy)\b
she she's ~ \s?(?:is|was|lives|fell)?\s(?:married to|dating|engaged to|in love with|seeing|with)\s(?:a
    |another)\s(?:woman|girl)\b
they she he ~ /(?:them|they)\b
both ~ \s(?:men|women)\b(?=[).,;]|$|\sand)
outet outed ~ (?:\s(?:at|by|to|in|as)\b)
is ist bin am i'm he's she's ~ \s(?:bi|bi-curious|questioning (?:his|her|my) (?:gender|sexuality))\b(?!-)
attracted ~ \sto\s(?:(?:both|other|only|the same)\s)?(?:men|women|girls|boys|guys|sex|genders)\b
into ~ \s(?:men|women|guys|girls|bondage|leather play)\b
is am i'm he's she's they're was ~ \s(?:(?:a|openly|proudly|not|in the process of)\s){0,2}(?:trans|straight(?=[.,]
    |\sand)|heterosexual|in the closet|closeted|a virgin|gender[- ]?(?:fluid|queer)|intersex|pansexual
    |transitioning)\b(?!\s?(?:fat|atlantic))
uses use ~ \s(?:they/them|she/they|he/they|grindr|feeld|tinder for (?:men|women))
transitioned transitioning transition ~ \s(?:from (?:male|female|man|woman)|to (?:male|female|a (?:man|woman))|as
    |mtf|ftm|in (?:19|20)\d\d|at \d\d)\b
watches pays visits ~ \s(?:\w{1,10}\s){0,2}(?:porn|prostitutes?|brothels?|escorts?|sex)\b
"""
SEX_LIFE_DE = """
schwul*, lesbisch*, lesbe, homosexuell*, bisexuell*, transsexuell*, transfrau, transmann, nichtbinär*, nicht-binär*,
asexuell*, queer, sexleben, sexualität, sexuelle orientierung, fremdgegangen, fremdgeht, seitensprung, affäre*,
geschlechtsangleich*, polyamor*
"""
SEX_LIFE_PHRASES_DE = r"""
steht stehe stand ~ \sauf\s(?:frauen|männer|jungs|mädchen|beide)
geoutet outete outet ~ \b
"""

GENETICS = """
brca*, genetic test*, genetic result*, genetic mutation, genetic condition, genetic disorder, genetic disease, genetic
risk, genetic predisposition, genetic profile, genetic marker*, genetic screening, genetic counsel*, genetically
predisposed, gene mutation, gene variant, gene therapy, gene test, dna test*, dna result*, dna profile, dna sample,
dna analysis, dna kit, ancestrydna, ancestry dna, 23andme, myheritage dna, huntington's, lynch syndrome, marfan*,
turner syndrome, klinefelter*, fragile x, down syndrome, down's syndrome, trisomy*, chromosom*, karyotype, sickle cell
trait, factor v leiden, mthfr, apoe*, apoe4, hereditary, inherited condition, inherited disease, carrier screening,
paternity test, genome sequenced, whole genome, exome, haplogroup, hemochromatosis, haemochromatosis, tay-sachs,
thalassemia, thalassaemia, ehlers-danlos, nipt, amniocentesis
"""
GENETICS_PHRASES = r"""
carries carry carried has have had inherited inherits ~ \s(?:(?:a|an|the|his|her|my|their|two|one|mutated|faulty
    |defective)\s){0,3}(?:[\w-]{2,15}\s){0,2}(?:gene|genes|mutation|mutations|allele|variant of|copies of the
    |extra chromosome)\b
carrier carriers ~ \s(?:of|for)\s(?!the (?:package|signal|phone|mail))(?:a|an|the)?\s?\w+
both ~ \s(?:are\s)?carriers\b
genome ~ \s(?:was\s)?sequenced
runs run ~ \sin\s(?:the|his|her|my|their|our)\sfamil(?:y|ies)\b
"""
GENETICS_DE = """
gentest*, genanalyse, gendefekt*, genmutation*, dna-test*, erbkrankheit*, erbgut, erbliche*, erblich vorbelastet,
genetisch bedingt*, genetisch vorbelastet, genetische*, vaterschaftstest, trisomie*, humangenet*, mukoviszidose
"""
GENETICS_PHRASES_DE = r"""
träger trägerin ~ \s(?:des|eines|der|von)\s(?:[\w-]{2,20}\s){0,2}(?:gens?|mutation|brca\w*|genmutation|erbkrankheit
    |gendefekts?)
liegt ~ \sin der familie
"""

BIOMETRICS = """
voiceprint*, voice print, faceprint, retina scan*, retinal scan*, iris scan*, iris pattern, iris recognition, palm
print*, palm scan*, palm vein, vein scan*, hand geometry, gait recognition, biometric*, face id, touch id, facial
scan*, face scan*, fingerprint scan*, fingerprint reader, fingerprint sensor, fingerprint login, fingerprint unlock,
fingerprint template, facial geometry, face template, face recognition template, voice biometr*, voice recognition
profile, windows hello
"""
BIOMETRICS_PHRASES = r"""
his her my their user's our customer's 's ~ \s(?:(?:left|right|own|index|thumb|digital)\s){0,2}(?:finger ?prints?
    |thumb ?prints?|iris|irises|retina|faceprint|voice ?print|palm print|facial features)\b
with by via using uses ~ \s(?:(?:a|the|his|her|my|their|your)\s)?(?:finger ?prints?|thumb ?prints?
    |facial recognition|face recognition|voice recognition|iris recognition)\b(?!\s(?:research|software team))
enrolled enrolls registered registers scanned scans stored saved recorded uploaded submitted gave took taken
     ~ \s(?:(?:a|an|the|his|her|my|their|me|for|in|with)\s){0,3}(?:face\b(?!\sto)|faces|finger ?prints?
    |thumb ?prints?|irises|iris|retina|palms?|voice\b(?=\s(?:for|with|sample|profile|to))|voice sample
    |facial recognition|face recognition)
fingerprints fingerprint ~ \s(?:were|was|are|is|taken|on file|stored|registered|enrolled)\b(?!\s(?:changed
    |of the key|mismatch))
fingerprinted ~ \b
"""
BIOMETRICS_DE = """
fingerabdruck*, fingerabdrücke*, biometri*, gesichtserkennung*, gesichtsscan, irisscan*, iris-scan*, stimmabdruck*,
stimmprofil, handvenen*, netzhautscan*
"""

CRIME = """
criminal record, criminal conviction, criminal convictions, criminal history, criminal charges, felony, felonies,
felon, misdemeanor, misdemeanour, ex-con, ex-convict, sex offender, dui, dwi, drunk driving, drink-driving, drink
driving, rap sheet, parole, probation officer, house arrest, ankle monitor, restraining order, juvenile detention,
juvie, behind bars, shoplift*, embezzl*, plea deal, plea bargain, pleaded guilty, pled guilty, pleads guilty, found
guilty, jail time, prison sentence, prison time, suspended sentence, community service order, served time, did time,
bail hearing, out on bail, arrest warrant, domestic violence charge*, tax evasion, money laundering, insider trading,
identity theft charge, manslaughter, drug dealing, drug possession, drug dealer, hit-and-run, gang member, gang
membership, armed robbery, burglary, larceny, arson, perjury, bribery, extortion, assault charge, assault charges,
drug charge, drug charges, theft charge, theft charges, possession charge, possession charges, serving time, driving
drunk, drove drunk, drunk-driving, hit and run, war crime, criminal investigation, police record, mugshot
"""
CRIME_PHRASES = r"""
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
"""
CRIME_DE = """
vorbestraft*, vorstrafe*, verhaftet, festgenommen, gefängnis*, untersuchungshaft, u-haft, haftstrafe*, haftbefehl,
freiheitsstrafe, auf bewährung, bewährungsstrafe, bewährungshelfer*, strafverfahren, strafanzeige,
ermittlungsverfahren, führungszeugnis mit, steuerhinterziehung, ladendiebstahl, fahrerflucht, drogenhandel,
körperverletzung, einbruch begangen, trunkenheitsfahrt
"""
CRIME_PHRASES_DE = r"""
verurteilt ~ \b
wegen ~ \s(?:[\wäöüß]{1,15}\s){0,2}(?:betrugs?|diebstahls?|körperverletzung|mordes|totschlags|raubes?|drogen\w*
    |trunkenheit|fahrerflucht|steuerhinterziehung|beleidigung|hehlerei)\b
saß sitzt ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:im gefängnis|in haft|im knast|hinter gittern|ein\b)
angeklagt angezeigt ~ \s?(?:wegen)?
"""
