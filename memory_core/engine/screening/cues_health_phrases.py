"""Health, in turns of phrase: who has, takes, sees, cannot do what; see `special` for how they are read."""

from memory_core.engine.screening.cues import Cues

PHRASES = r"""
takes take taking took needs ~ \s(?:(?:his|her|my|their|some|daily|regular|two|three|her|a|an
    |\w{1,12}ly)\s){0,3}(?:pills?|tablets?|medicine|aspirin|ibuprofen|paracetamol|lithium|estrogen|hormones
    |injections?|steroids|drops against|the pill\b)
on ~ \s(?:the pill\b|lithium\b|hormones\b|sick leave|medical leave|disability\b|a transplant|blood thinners|oxygen\b
    |crutches|insulin|life support)
is am was are i'm he's she's they're been feels ~ \s(?:(?:very|quite|seriously|gravely|often|still|currently
    |partially|severely|mentally|terminally|a bit|really)\s){0,2}(?:ill|sick|unwell|disabled|deaf|blind|infected
    |contagious|bedridden|manic|obese|underweight|overweight|in remission|in a coma|in labou?r|expecting a (?:baby
    |child)|in recovery|clean and sober|in hospital|in the hospital|on a waiting list for a (?:kidney|liver|heart
    |lung|donor|transplant))\b(?!\s(?:of|and tired of|spot|to the))
diagnosed ~ \s(?:with\b|as\b|late\b|in\b|last\b|at\b)
diagnosis ~ (?:\s(?:of|last|was|came|in))\b
has have had got having getting gets suffers suffering suffer suffered struggles struggled struggling recovering
     living lives deals dealing caught fighting fights ~ (?:\s(?:been|just|recently|finally))?\s(?:with\s|from\s
    |against\s)?(?:(?:a|an|the|his|her|my|their|some|bad|severe|serious|mild|chronic|high|low|really|very|terrible
    |slight|constant|recurring|frequent|a lot of)\s){0,3}(?:(?:\w{3,12}\s)?(?:surgery|operation(?=[.,]|\son\s(?:his
    |her|my|the)|\slast|\sin\s|\sfor\s)|disorder|disease|syndrome|allergy|allergies|infection|injury
    |condition\b(?=\.|,| that| since)|fracture)|flu\b|covid|als\b|ms\b|fever|stroke\b(?!\sof)|heart (?:problems?
    |attack|condition|murmur)|back (?:pain|problems|issues)|knee (?:pain|problems|surgery|replacement)
    |hip replacement|bad (?:back|knees?|hip)|nightmares|headaches|hot flashes|cramps|blood pressure|cold sores
    |hearing loss|memory loss|hair loss|trouble (?:sleeping|breathing|walking)|weak (?:heart|immune)|broken (?:arm
    |leg|wrist|ankle|hip|collarbone|rib|foot|hand|finger|toe)|pain in|illness|mental health|eating problems|grief
    |trauma|cravings|withdrawal|tested positive)\b
broke broken fractured sprained tore injured twisted dislocated ruptured hurt ~ \s(?:his|her|my|their|a|an
    |the)\s(?:(?:left|right|lower|upper)\s)?(?:arm|leg|wrist|ankle|hip|collarbone|ribs?|foot|hand|fingers?|toe|back
    |shoulder|knee|neck|elbow|acl|meniscus|ligament|hamstring|achilles|nose|jaw)
sees see seeing saw visits visited visiting consults consulted ~ \s(?:(?:a|an|his|her|my|their|the|regularly
    |new)\s){0,2}(?:\w{2,12}\s)?(?:therapist|psychiatrist|psychologist|cardiologist|oncologist|neurologist|gyn\w+
    |urologist|dermatologist|endocrinologist|rheumatologist|gastroenterologist|pulmonologist|chiropractor|specialist
    |physio|counsel(?:l)?or|doctor|gp\b|midwife|dietitian|osteopath)
my his her their ~ \s(?:\w{2,14}\s)?(?:therapist|psychiatrist|psychologist|cardiologist|oncologist|neurologist
    |gynaecologist|gynecologist|urologist|endocrinologist|rheumatologist|midwife|blood test|diagnosis|symptoms?
    |illness|disease|condition (?:is|has|got|worsened)|chemo|treatment|surgery|mental health|period cramps|therapy
    |medical (?:history|records?|appointment)|doctor'?s? (?:appointment|said|told|thinks|recommended|prescribed)
    |libido|weight loss surgery|health (?:issues?|problems?|scare|condition|insurance denied))\b
tested ~ \s(?:positive|negative)\b
test ~ \s(?:results? (?:came back|were|was)|came back)\s(?:positive|negative|abnormal)
therapy ~ (?:\s(?:session|sessions|appointment|twice|once|every|on|since|helps|helped))\b
doctor doctor's ~ \s(?:told|said|prescribed|recommended|advised|warned|appointment|diagnosed)\b
appointment ~ \s(?:with|at)\s(?:the|a|an|my|his|her)?\s?(?:\w{2,12}\s)?(?:doctor|dentist|therapist|\w{3,12}ologist
    |psychiatrist|clinic|hospital|gp)\b
allergic ~ (?!\sto\s(?:meetings|long|emails|phone|small|people
    |work|mondays?|mornings|bullshit|nonsense|change|commitment|bad code))(?:\s(?:to\s\w+
    |reaction))?
addicted ~ \sto\s(?!(?:chocolate|coffee|this|that|the|sugar|tea|tetris|netflix|it|his phone|her phone|my phone
    |tiktok)\b)
my her ~ \s(?:due date|period is (?:late|irregular)|recovery)\b
to in into from ~ \sthe\s(?:er\b(?=[.,;]|\s(?:with|after|for|last|because|twice|when))|icu\b|emergency room
    |psych ward|mental hospital|burn unit|maternity ward)
back head stomach knee neck hip shoulder chest throat ~ \s(?:hurts?|aches?|pain|has been hurting|is (?:killing
    |acting up|hurting))\b
attempted tried ~ \s(?:suicide|to kill (?:himself|herself|myself))
quit stopped gave ~ \s(?:up\s)?(?:drinking|smoking|alcohol|cocaine|heroin|opioids|drugs)\b
smokes uses used snorts injects ~ \s(?:weed|pot|cannabis|marijuana|cocaine|heroin|meth|crack|opioids|drugs)\b
weighs weigh ~ \s\d{2,3}\s?(?:kg|kilos|lbs?|pounds|stone)
lost ~ \s(?:the baby|his sight|her sight|my sight|his hearing|her hearing|my hearing|a leg|an arm|a kidney)
expecting ~ \s(?:a baby|a child|twins|our|her|their|my)\b
trying ~ \s(?:to conceive|for a baby)
can't cannot ~ \s(?:eat|tolerate|digest)\s(?:nuts|peanuts|gluten|dairy|lactose|shellfish|wheat|milk|eggs|soy)\b
walks walking ~ \swith\s(?:a|his|her|my)\s(?:cane|walker|stick|crutches)
born ~ \swith\s(?:a|an|one|only|no|two)\b
clean sober ~ \s(?:for|since)\s(?:\w+\s){0,3}(?:years?|months?|weeks?|days?|january|february|march|april|may|june
    |july|august|september|october|november|december|\d{4})\b
lost lose losing gain gained put ~ \s(?:on\s)?(?:\w+\s){1,2}(?:kilos?|kg|pounds|stone)\b
hears hear sees see ~ \s(?:nothing|badly|poorly|only|little|almost nothing)\b
ward clinic hospital ~ \s(?:for (?:a|two|three|four|five|six|\d)|after|because|every|twice|last|since|in)\b(?!\s(?:as
    |the (?:city|centre)))
doctor doctors physician gp ~ \s(?:wants|put|said|says|told|thinks|found|recommended|forbade|ordered|advised|took
    |changed|suspects|warned|has)\b
user he she i patient ~ \s(?:is|was|am|has been|'s)\s(?:(?:currently|often|quite|very|still|now|a|severely|mildly
    |partially|fully|legally|clinically|chronically)\s){0,3}(?:anorexic|bulimic|asthmatic|diabetic|epileptic|dyslexic
    |autistic
    |anaemic|anemic|hemophiliac|haemophiliac|insomniac|hypochondriac|bipolar|schizophrenic|alcoholic|depressive
    |deaf|blind|mute|lame|paralysed|paralyzed|contagious|feverish|infertile|sterile|menopausal|underweight|overweight
    |obese|bedridden|housebound|in a wheelchair|on crutches|on dialysis|on insulin|on oxygen|off sick|signed off)\b
weeks months ~ \s(?:pregnant|along\b|postpartum|sober|clean\b|after (?:the |his |her |my )?(?:surgery|operation|birth
    |stroke|heart attack|accident))
take takes took taking on off uses using started stopped prescribed needs tapering ~ \s(?:(?:a|an|his|her|my|their
    |daily|low|high|weekly|some|the|of|dose|\d+|mg|up|off|regular|nightly)\s){0,4}(?:medication|medicine|pills?|tablets?
    |inhalers?|painkillers?|antidepressants?|blood thinners?|beta[- ]blockers?|anticoagulants?|antipsychotics?
    |mood stabili[sz]ers?|stimulants|sleeping pills|hormones?|steroids|suppositories|eye drops|insulin|injections
    |shots for|drops for|cream for|ointment|supplements for|prep\b|iron for|lithium|testosterone|est?radiol|estrogen
    |progesterone)
needs need has requires ~ \s(?:to\s)?(?:(?:a|an|his|her|my|their|regular|weekly|daily|new|another|monthly
    |be near|sit|lie|rest|avoid)\s){0,3}(?:toilet|operation|transplant|check-?ups? (?:for|because|after)|insulin
    |dialysis|injections?|infusions?|wheelchair|walking (?:stick|aid|frame)|hearing aids?|stairs because|stoma|catheter
    |sick leave|carer|caregiver|blood tests?|prosthesis|surgery|scan|biopsy)\b
because due ~ \s(?:of|to)\s(?:(?:his|her|my|their|a|an|the|bad|chronic|recent)\s){0,3}(?:back|knees?|hip|heart|lungs?
    |liver|kidneys?|stomach|bowels?|bladder|nerves|asthma|allerg\w+|injury|illness|condition|operation|pregnancy|health
    |eyesight|hearing|joints?|skin|sinuses|clot|pain|headaches?|disability|anxiety|depression)\b
had has having get gets getting got scheduled undergoing underwent awaiting awaits needs ~ \s(?:(?:a|an|his|her|my
    |their|the|both|two|four|all
    |emergency|minor|major|recent|another|some)\s){0,3}(?:[\w-]{2,16}\s)?(?:transplant\w*|bypass surgery|stent
    |pacemaker|stitches|dialysis|chemo\w*|radiation|radiotherapy|x-ray|mri|ct scan
    |endoscopy|biopsy|blood work|bloodwork|dentures|injections|iron infusions?
    |amputation|hysterectomy|vasectomy|circumcised|circumcision|relapse|stroke\b(?! of)|seizure|miscarriage
    |stillbirth|abortion
    |breakdown|concussion|burnout|panic attack|anxiety attack|eye surgery|heart surgery|allergic reaction|tonsils
    |appendix|spleen|gallbladder|thyroid|ovaries|uterus|prostate|kidney stones?|wisdom teeth|cysts?|polyps|mole\b)\b
pain ache aches ~ \s(?:in|when|after|every|at night|since)\b
sleeps sleep ~ \s(?:badly|only (?:two|three|four|\d) hours|poorly|with a (?:mask|machine))
can can't cannot couldn't ~ \s(?:not\s|no longer\s|barely\s|hardly\s)?(?:lift|bend|walk far|stand for|climb stairs
    |move (?:his|her|my)
    |see well|hear well|smell|taste anything|breathe|have children|get pregnant|conceive|work full[- ]time|sit for long)
avoids avoid must can't cannot doesn't ~ \s(?:not\s)?(?:eat\s|eating\s|have\s|drink\s)?(?:nuts|peanuts|gluten|wheat
    |lactose|dairy
    |shellfish|sugar|salt|eggs|soy|fructose|histamine|grapefruit|alcohol|caffeine|milk)\s(?:because|due|on doctor
    |for medical|for health
    |since|on medical)
sees seeing visits visit saw consults with ~ \s(?:(?:a|an|his|her|my|the|regularly
    |new)\s){0,2}(?:\w+\s)?(?:\w{4,}(?:ologist|iatrist|iatrician)
    |dieti[ct]ian|nutritionist|doctor|surgeon|optometrist|audiologist|speech therapist|osteopath|hypnotherapist
    |counsell?or|shrink|midwife|nurse)\b(?!\s(?:friend|who lives))
history ~ \sof\s(?:(?:\w+\s){0,2})(?:cancer|illness|abuse|depression|addiction|heart|disease|diabetes|stroke|seizures
    |allergies|miscarriages?|self-harm|anxiety|psychosis)
lives living copes coping struggling struggles dealing deals battles battling battled fights beat survived ~ \swith\s?
    (?:(?:a|an|the|his|her|my|chronic|severe)\s){0,2}(?:[\w-]{3,16}\s){0,2}(?:pain|illness|disease|disorder|condition
    |syndrome|addiction|infection|deficiency|injury|disability|impairment|anxiety|depression|grief|trauma
    |hearing loss|cancer)
survivor ~ (?:\b)
cancer tumor tumour stroke abuse rape ~ \s(?:survivor|patient|survivors|scare|history|screening results?)\b
tested test ~ \s(?:positive|negative)\s(?:for|on)\b
wears wear wearing ~ \s(?:(?:a|an|his|her|my|the|thick|two)\s){0,2}(?:[\w-]{3,16}\s)?(?:hearing aids?|pacemaker|brace
    |sling|cast
    |prosthes\w+|wig after|diapers?|nappies|incontinence\w*|compression \w+|patch over|insulin pump|glucose \w+
    |medical bracelet
    |medical alert|orthotics?|insoles|splint|bandage|glasses because)
weight ~ \s(?:is|was)\s\d{2,3}\s?(?:kg|kilos|lbs?|pounds)
my his her their ~ \s(?:(?:left|right|bad|weak|own|new|one|remaining|failing|artificial|transplanted|donor|whole
    |lower|upper
    |entire)\s){0,2}(?:kidneys?|lungs?|liver|pancreas|bladder|bowels?|colon|prostate|uterus|womb|ovar(?:y|ies)|cervix
    |breasts?
    |spleen|thyroid|spine|vertebrae|joints|retina(?! display)|cornea|eyesight|hearing|immune system|hormones?|cycle
    |periods?
    |nerves|sinuses|tonsils|gums|jaw|pelvis|tendons?|ligaments?|meniscus|kneecap|hip joint|veins|arter(?:y|ies)|heart
    (?!\s(?:is set|belongs|desire|out|into|goes|sank|rate zones|beats for)|'s (?:in|set|desire|not in))|stomach|throat
    |skin
    |legs?|knees?|hips?|back|neck|shoulders?|elbows?|ankles?|wrists?|feet|foot|toes?|hands?|fingers?|eyes?|ears?|teeth
    |tooth|tongue|scalp|lymph|belly|chest|head|brain|blood)\s(?:(?:is|are|was|were|has|have|had|'s|no longer|still
    |always|often|sometimes|just|only|barely|can't|don't|doesn't|won't)\s){0,3}(?:acting|acts|giv\w+|gave|play\w*
    |hurt\w*|ach\w+|sw[eo]ll\w*|lock\w*|shak\w+|trembl\w+|bleed\w*|bled|fail\w*|down to|got worse|getting worse|worse
    |weak
    |shot|stiff|sore|numb|burn\w*|tingl\w+|itch\w*|crack\w*|pop\w*|click\w*|flar\w+|inflam\w*|infect\w*|damaged|broken
    |fractured|torn|rupt\w+|removed|replaced|operated|scanned|checked|examined|taken out|irregular|late|enlarged
    |remov\w*|bother\w*|kill\w*|function\w*|work\w* at|stopped|quit\b|went|bad|ruined|gone|heal\w*|recover\w*|problems?
    |trouble|condition|disease|surgery|operation|pain|attack|failure|cancer|infection|transplant|replacement|meds
    |medication|pills|tablets|issues?|specialist|doctor|treatment|valve|rhythm|murmur|defect|values|levels|count
    |pressure
    |check|exam|test results?|scan|after|since|because|due)
too ~ \s(?:ill|sick|weak (?:to|from|after)|dizzy|depressed|anxious|unwell|swollen|sore|frail|breathless|fatigued)\b
can can't cannot couldn't unable not ~ \s(?:not\s|no longer\s|barely\s|hardly\s|only\s|to\s)?(?:walk(?!\s(?:the dog
    |there))|stand
    |kneel|bend|swallow|chew|breathe|hear|see\sfrom|see\swith|see\sout|smell|taste|lift|climb|digest|tolerate|grip
    |feel\s(?:his|her|my|their)|move\s(?:his|her|my|their)|use\s(?:his|her|my|their)\s(?:left|right|arm|leg|hands?)
    |sit\s(?:for|upright)
    |drive\s(?:because|since|at night|anymore|any more)|have\s(?:children|kids)|eat\s(?:solid|anything|much|nuts|gluten
    |raw|spicy
    |dairy|eggs|fish|wheat|grapefruit|soft cheese)|get\s(?:out of bed|pregnant)|fly\s(?:because|until|for)
    |drink\s(?:alcohol\s)?(?:because|while|with|on)
    |be\s(?:around|near)\s(?:cats|dogs|pollen|smoke|nuts)|concentrate|have\s(?:grapefruit|alcohol|dairy|gluten|sugar
    |salt
    |caffeine))\b
since after because from following despite ~ \s(?:of\s)?(?:(?:the|his|her|my|their|a|an|that|last|second
    |third)\s){0,2}(?:accident|operation|surgery
    |stroke|fall|crash|chemo|radiation|birth|delivery|diagnosis|breakdown|heart attack|attack|infection|injury
    |transplant
    |concussion|seizure|episode|relapse|detox|rehab|overdose|miscarriage|amputation|infarct|hospital|illness|treatment
    |vaccination|vaccine|covid|op|procedure|flare|biopsy)\b(?!\s(?:report|scene|insurance))
off ~ \s(?:work|sick|school|duty)\s(?:sick|with|since|for (?:medical|health|his|her|my|a few weeks|months|weeks|six|two
    |three)|until the doctor|after)\b
on ~ \s(?:leave\s(?:since|for (?:his|her|my|health|medical|stress|burnout))|a drip|bed rest|light duties|antibiotics
    |antidepressants
    |benefits for|meds|medication|steroids|statins|painkillers|immunosuppressants|ssris?|dialysis|chemo|ozempic|wegovy
    |a waiting list for|the waiting list for|the transplant list|a feeding tube|suicide watch|a (?:low
    |restricted)[- ]\w+ diet|a ventilator|the spectrum)\b
gets got has having had suffers get suffered ~ \s(?:from\s)?(?:(?:a|an|the|his|her|my|these|bad|severe|mild|really
    |occasional|frequent|terrible
    |awful|monthly|weekly|daily|regular|random|another|some|sudden|constant|nightly
    |more)\s){0,3}(?:[\w-]{3,14}\s)?(?:attacks?|flare-?ups?|cramps?
    |spells?|episodes?|fits|blackouts?|palpitations|shakes|tremors?|hives|rash(?:es)?|swellings?|headaches?|migraines?
    |dizziness|vertigo|aches?|pains?|infections?|numbness|fatigue|bleeding|bleeds|nosebleeds|panic|ulcers?|sores?
    |spots on
    |tics|spasms|relapses?|allerg\w+|cough|wheezing|sweats|flushes|insomnia|nightmares|lumps?|clots?|growth|tumou?rs?
    |polyps?|cysts?|moles?|problems? with (?:his|her|my)\s\w+|trouble (?:swallowing|hearing|seeing|peeing|focusing
    |standing)|screws?
    (?:in|through)|plate in|metal in|scars? (?:from|on)|stents?|bypass|burns)\b
appointment checkup check-up follow-up consultation scan referral referred appointments ~ \s(?:\w+\s){0,3}?(?:to
    |with|at|for|about)\s(?:(?:the|a|an|his|her|my
    |their)\s){0,2}(?:[\w-]+\s)?(?:doctor|dr\b|\w+ologist|\w+iatrist|\w+ist\b(?<!stylist)(?<!florist)|clinic|hospital
    |surgeon|therapist|nurse|physio\w*|dentist
    |heart|knee|hip|back|eyes?|lungs?|kidneys?|skin|moles?|breast|thyroid|liver|unit|ward|practice)
counts count measures measure checks check tracks monitors logs ~ \s(?:(?:his|her|my|their|the)\s)?(?:carbs?
    |blood\s?\w*|glucose|sugar\s?levels?|sugars|pressure|insulin
    |ketones|symptoms|cycle|ovulation|peak flow|oxygen|pulse|heart rate because|calories because|inr|mood swings
    |migraines
    |periods?|seizures|pain)\b
spent stayed stays admitted taken rushed ~ \s(?:(?:last|the|a|two|three|four|five|six|several|most|all|whole|some
    |\d+|of)\s)*(?:\w+\s)?(?:(?:in|on|at|to|into)\s)(?:(?:a|an|the|closed|locked|psychiatric
    |children's|intensive|eating|burns|maternity|oncology|cardiac|stroke|general|local|university)\s){0,3}(?:ward
    |hospital|clinic|icu|nicu|rehab|a&e|er\b|psych\w*|unit|hospice
    |sanatorium|detox|care)\b
drinks drank drink drinking ~ \s(?:(?:a|two|three|half a|about a|nearly a|too|far too)\s)?(?:bottle|bottles|much
    |heavily|every (?:night|day|evening)|again|alone|before noon|in the morning to)\b
    (?!\s(?:of (?:water|juice|milk))|\s?(?:water|coffee|tea))
smokes smoke smoked vapes ~ \s(?:\w+\s){0,3}(?:day|pack|packs|cigarettes?|again|weed|joints?|since|every|only
    |outside|like)\b
pregnant expecting ~ (?:\b)
ivf fertility ~ \s\w+
care ~ \sof\s(?:his|her|my)\s(?:\w+\s)?(?:wound|stoma|catheter|diabetes|depression|dying|sick|ill|disabled|elderly)
lives living ~ \swith\s(?:only\s)?(?:one|half a|a single)\s(?:kidney|lung|eye|leg|arm|liver|ovary)
born ~ \s(?:deaf|blind|premature|prematurely|without|early|with|at \d\d weeks)
needs need ~ \s(?:(?:a|an|his|her|my|extra|regular|more|some|to)\s){0,3}(?:rest|naps?|sit down|lie down
    |breaks?)\s(?:because|since|after|due|between)\b
can ~ \sonly\s(?:eat|walk|see|hear|sleep|drink|work|stand|sit|chew|use|lift)\b
wakes wake woke ~ \s(?:up\s)?(?:screaming|in pain|gasping|sweating|choking|drenched|with (?:pain|numb|headaches?|panic))
thinks thought talks thoughts ~ \s(?:\w+\s)?(?:of|about)\s(?:suicide|ending (?:it|his|her|my)|killing (?:himself
    |herself|myself)|not being here|hurting (?:himself|herself|myself)|dying)
it's it condition illness ~ \s(?:is\s|has\s)?(?:(?!to)\w+\s)?(?:spread to|spreading|malignant|benign|terminal|incurable
    |inoperable|in remission)\b
leg legs knee knees hip hips back neck shoulder arm hand hands foot feet ankle wrist eye eyes ear ears finger
     fingers lung lungs kidney kidneys heart bladder stomach body ~ \s(?:doesn't|don't|won't|can't|cannot|no longer
    |never|isn't|aren't|hasn't|only|barely|hardly|does not|keeps?|gives?|gave|is giving|are giving|went|started|stopped
    |has been|have been)\s(?!(?:lie|matter|care|agree|like|want|the\b|a\b))\w+
sponsor ~ \s(?:calls|from|in (?:the|aa)|meets|says|told|at|texts|is|helps)\b(?!\s(?:a|the)\s(?:event|team))
user he she i patient ~ \s(?:(?:is|was|am|has been|'s)\s)(?:(?:down to|up to|on)\s)(?:one|two|three|four|\d+|half a
    |his|her|my|a)\s(?:[\w-]+\s)?(?:seizures?|pills?|tablets?|units|drinks?|cigarettes?|migraines?|attacks?|mg
    |milligrams|puffs|meals|shots|infusions?|second|third|last)\b
removed removal ~ (?:\s(?:last|in|at|because|after|on|next|from (?:his|her|my))|(?=[.,]))(?!\s(?:the (?:list|app
    |repo|file)))
safe ~ \s(?:with|for|during|while)\s(?:(?:his|her|my|a|the|someone with|people with)\s)?(?:pregnan\w+|breastfeeding
    |diabet\w+|kidney\w*|celiac|coeliac|allerg\w+|asthma|meds|medication|heart|blood|ssri\w*|epilep\w+|condition
    |[\w-]+ disease)
safely allowed ok okay ~ \s(?:to\s)?(?:skip|mix|combine|take|drink|stop|double|eat)\s(?:[\w']+\s){0,6}?(?:pills?
    |tablets?|meds|medication|antibiotics|dose|antidepressants?|painkillers?|statins?|insulin|pregnant|surgery|blood)\b
for with despite because ~ \s(?:of\s)?(?:his|her|my|their)\s(?:[\w-]+\s){0,2}(?:pain|pains|condition|disability
    |illness|asthma|allerg\w+|arthritis|anxiety|depression|adhd|autism|diabetes|migraines?|epilepsy|insomnia|back|knees?
    |hips?|heart|eczema|ibs|cancer|recovery|addiction|pregnancy|blood pressure|cholesterol|thyroid|injury|eyes|eyesight
    |hearing|health|mobility|stutter|skin|scoliosis|surgery)\b(?!\s(?:to him|to her|pack|yard|seat))
user he she i ~ \s(?:(?:is|was|am|'s|'m)\s)(?:(?:recovering|healing|suffering|struggling|battling|dying|convalescing
    |recuperating|still recovering|slowly recovering)\s)(?:from|with|after|of)\b(?!\s(?:the (?:jet ?lag|weekend|party
    |move|loss of)|jet ?lag))
recovering recovers recuperating healing convalescing ~ \s(?:slowly\s|well\s|at home\s)?(?:from
    |after)\b(?!\s(?:the (?:jet ?lag|weekend|party|move|release|launch)|jet ?lag))
had has have having needs needed gets got getting scheduled ~ \s(?:(?:a|an|his|her|my|two|three|four|all|another
    |some|the|both)\s){0,3}(?:teeth|tooth|molars?|moles?|wisdom teeth|cysts?|lumps?|polyps?|fibroids|cataracts?|tonsils
    |adenoids|appendix|toe|finger|leg|foot|breasts?|ovaries|kidney|stones?|screws|pins|plate|implant|coil|iud|skin tags?
    |warts?)\s(?:removed|out|pulled|extracted|taken out|frozen|fixed|amputated|inserted|put in|reattached|checked
    |biopsied|operated)\b
cut cuts cutting told advised ordered asked ~ \s(?:him\s|her\s|me\s|to\s|down\s|back\s){0,4}(?:on\s|eating\s
    |to\s)?(?:cut (?:down|out)|lose weight|quit|rest|stop|avoid|exercise more|eat less|take it easy|walk more|lower
    |watch (?:his|her|my) (?:sugar|weight|salt|blood|cholesterol))\b(?=.{0,30}(?:doctor|cardiolog|gp|sugar|salt|smok
    |drink|meat|alcohol|blood|weight|cholesterol|caffeine|carbs|sodium))
hears heard sees feels feeling ~ \s(?:(?:a|constant|strange|his|her|my|only|little|double|black
    |flashing)\s){0,3}(?:ringing|buzzing|humming in|voices|floaters|spots|double|flashes|halos|tingling|numb|faint|dizzy
    |pins and needles|lump|nothing in|worthless|hopeless|suicidal|empty inside|low|down|shaky|lightheaded|light-headed
    |nauseous|sick|ill|weak|pain)\b(?!\s(?:about|key|pressure|to (?:the )?(?:announce|see)))
stays keeps stay keep ~ \s(?:out of the (?:sun|heat)|away from (?:nuts|dairy|gluten|alcohol|smoke|cats|dogs|crowds
    |shellfish|grapefruit|bars|sugar|salt))\b
hands hand fingers toes feet lips face skin legs ankles eyes vision tongue arms joints ~ \s(?:go|goes|went|turn
    |turns|turned|get|gets|got|become|becomes)\s(?:white|blue|numb|cold and|red and|purple|swollen|stiff|puffy|yellow
    |blurry|dry and|weak|itchy|sore|tingly|cramped)\b
needs need has had got ~ \s(?:tubes?|grommets|stitches|staples|plates?|pins|screws|a shunt|a stent|a drain|a port
    |a feeding tube|glasses for|an operation|physio|speech therapy|a transplant|a donor|a biopsy|a scan|a specialist
    |antibiotics|an inhaler|an epipen|an ambulance|a carer|respite)\b
my his her their ~ \s(?:\w+\s)?(?:(?<!fav )memory|balance|mobility|speech|appetite|libido|fertility|sugar|cholesterol
    |iron|vitamin d|blood)\s(?:has been|is|was|keeps|got|levels?|loss)\b
stage ~ \s(?:[1-4]|i{1,3}|iv|one|two|three|four|0)\s(?:[\w-]+\s)?(?:cancer|kidney|lung|breast|melanoma|tumou?r
    |disease|lymphoma|fibrosis|endo\w*)
type ~ \s(?:1|2|one|two)\b(?=[.,;!?]|$|\s(?:since|for|and|diab\w*))
trying try tries hoping hope ~ \s(?:again\s)?for\s(?:number (?:two|three|four)|a (?:second|third|fourth
    |little) (?:one|child|baby|kid)|another (?:baby|child|kid)|kids|children|a family)\b
found felt feels finds find noticed discovered ~ \s(?:out about\s)?(?:a|the|his|her|another
    |two)\s(?:\w+\s)?(?:lumps?|mole|swelling|growth|nodule)\b
gets get got feels feel felt becomes gotten getting feeling ~ \s(?:(?:so|very|really|too|easily|quickly|often|always
    |a bit|all)\s){0,2}(?:shaky|winded|breathless|short of breath|lightheaded|light-headed|woozy|faint|dizzy|clammy
    |puffy|bloated|itchy|feverish|nauseous|panicky|anxious in|overwhelmed by (?:noise|crowds|light)|out of breath
    |carsick|seasick)\b
days weeks months years hours day ~ \s(?:\w+\s){0,2}?(?:since|without|off|free of|away from)\s(?:(?:his|her|my|the|a
    |any|last)\s){0,2}(?:drink|drinks|drinking|cigarettes?|smok\w+|alcohol|booze|weed|pills?|drugs|gambling|bet
    |betting|joint|vape|vaping|using|relapse|attack|seizure|migraine|episode|dose|binge|cutting)\b
last ~ \s(?:drink|cigarette|dose|seizure|period|chemo|check-?up|scan|infusion|injection|relapse|episode|migraine
    |panic attack|blood test|smear|mammogram|jab)\b(?!\s(?:at the bar))
has have must needs need ~ \sto\s(?:eat|drink|snack|rest|nap|pee|lie down|sit down|stretch|stand up|move|measure
    |check|inject|test|take)\s(?:\w+\s){0,3}?(?:every|before|after each|or (?:he|she|they|i)|because|between)\b
avoids avoid avoiding skips skip can't cannot off hates ~ \s(?:\w+\s){0,2}(?:stairs|ladders|crowds|escalators|lifts
    |elevators|bright lights?|strobe|flashing|loud (?:music|places|rooms)|perfume|heights|flying|needles
    |heavy lifting|bars|pubs|sun|heat|cold)\s(?:because|since|after|due|or|on doctor|these days|now)\b
carries carry keeps keep brings packs travels travel always ~ \s(?:\w+\s){0,3}?(?:epi-?pen|inhaler|insulin|glucose
    |sugar (?:tablets|cubes)|juice (?:box|for)|pills?|tablets?|meds|medication|steroid card|emergency card
    |medical (?:id|card|bracelet)|nitro\w*|rescue|cane|catheters?|oxygen|spare (?:stoma|bags|batteries for)
    |antihistamines?|syringes?|needles?)\b(?!\s?knitting)
doctors doctor they gp consultant surgeon oncologist hospital clinic ~ \s(?:\w+\s)?(?:ruled out|want to rule out
    |are running tests|ran tests|sent (?:him|her|me) (?:home|for|to)|sending (?:him|her|me)|cleared (?:him|her|me)
    |discharged|gave (?:him|her|me) (?:\w+ )?(?:months|weeks|years|days|pills|shots|something for)|put (?:him|her
    |me) on|took (?:him|her|me) off|raised|lowered|upped|doubled|halved)\b
baby babies twins boy girl ~ \s(?:\w+\s)?(?:is|was|are|came|arrived|due|kicks|kicked|kicking)\s(?:\w+\s){0,2}(?:early
    |due|breech|late|premature|overdue|too soon|in (?:january|february|march|april|may|june|july|august|september
    |october|november|december|spring|summer|autumn|fall|winter))\b
checks check checking watches tests ~ \s(?:his|her|my|their)\s(?:sugar|sugars|glucose|pressure|oxygen|levels|ketones
    |blood)\b
salt sodium sugar potassium caffeine carbs protein phosphate calories ~ \s(?:intake\s)?(?:under|below|to a minimum
    |low because|down because|limit)\b
feeling feels felt describes described ~ \s(?:\w+\s){0,2}?(?:empty|worthless|hopeless|numb inside|trapped
    |like (?:dying|giving up|a burden)|desperate|suicidal)\b
out ~ \sof\sbed\b(?=.{0,25}(?:weeks|days|months|anymore|since|can't|hard|barely))
hasn't haven't can't cannot barely struggles hard ~ \s(?:to\s)?(?:\w+\s)?(?:out of bed|left the (?:house|bed)
    |leave the house|sleep at night|keep (?:food|anything) down|stop (?:shaking|crying|coughing|scratching))\b
lost loses losing lose loss ~ \s(?:\w+\s){0,3}?(?:of\s)?(?:his|her|my|their|the)\s(?:hearing|sight|eyesight|vision
    |memory|voice|sense of (?:smell|taste)|balance|mobility|hair|teeth|appetite|pregnancy|twins)\b
hides hide hiding hid ~ \s(?:\w+\s){0,3}?(?:bottles?|drinking|food|pills|scars|cuts|bruises|vomit\w*|cigarettes
    |smoking|weight|illness|diagnosis|symptoms|tremor|limp)\b
mornings evenings nights days afternoons mondays ~ \s(?:are|is)\s(?:\w+\s)?(?:bad|hard|worst|rough|difficult
    |slow)\s(?:because of|since|after|with|on)\s(?:the|his|her|my)\b
week weeks round rounds day cycle session sessions course month ~ \s(?:\w+\s)?(?:of|into)\s(?:\w+\s)?(?:radiation
    |chemo\w*|treatment|dialysis|ivf|antibiotics|immunotherapy|rehab|detox|physio\w*|therapy|steroids|recovery
    |accutane|injections|bed rest)\b
gets get gives needs had has getting missed ~ \s(?:a|an|his|her|my|the|another|monthly
    |weekly)\s(?:[\w-]+\s)?(?:shots?|jabs?|injections?|infusions?|drip|enema|vaccine|booster
    |transfusion)\b(?!\s(?:of (?:whisky|espresso|tequila|vodka)|at|put|glass|on goal))
her his my their ~ \s(?:ob|ob-?gyn|gyno|gp|pcp|neuro|cardio|onc|derm|endo|psych|rheum)\b(?=[.,;]|$|\s(?:said|says
    |moved|told|wants|put|appointment|visit|thinks|prescribed|is|was|has|referred|recommended|suspects))
with uses using needs use ~ \s(?:a|the|his|her|my)\s(?:screen reader|screen magnifier|braille display|white cane
    |eye tracker|sip-and-puff|switch control|communication board|speech synthesi[sz]er)\b
first second third ~ \strimester\b
nursing nurses pumps pumping breastfeeds weaning weaned ~ \s(?:\w+\s){0,2}?(?:newborn|baby|infant|son|daughter|milk
    |twins|at work|breast)\b
to at from in ~ \s(?:aa|na|ga|oa|smart recovery|al-?anon|the program|meetings again)\b(?=[.,;]|$|\s(?:on|every
    |meetings?|for|since|with|twice|after))
rehab detox psychiatric ~ \s(?:stay|stint|clinic|hospital|ward|programme?|centre|center|admission)\b
with of for ~ \s(?:people with\s)?(?:ms|als|me/cfs|copd|ptsd|ocd|adhd|ibs)\b(?=[.,;]|$)
lenses glasses eyes eyesight prescription ~ \s(?:is|are)\s(?:minus|plus|-)\s?\w+
"""

ENGLISH = Cues(phrases=PHRASES)
