"""Words and turns of phrase that tell of a person's health; see `special` for how they are read."""

TERMS = """
diabet*, insulin, prediabet*, asthma*, inhaler, epilep*, seizure, seizures, migraine*, arthritis, osteoporosis,
fibromyalgia, lupus, multiple sclerosis, parkinson*, alzheimer*, dementia, crohn*, colitis, ibs, irritable bowel,
coeliac, celiac, gluten intoleran*, gluten sensitiv*, lactose intoleran*, lactose-intolerant, intolerant to,
anaphyla*, epipen, eczema, psoriasis, rosacea, endometriosis, pcos, menopaus*, perimenopaus*, hypothyroid*,
hyperthyroid*, thyroid, hashimoto*, anemia, anaemia, hemophil*, haemophil*, leukemia, leukaemia, lymphoma, melanoma,
cancer, carcinoma, tumor, tumour, chemo, chemotherapy, radiotherapy, radiation therapy, remission, metasta*,
mastectomy, hysterectomy, dialysis, kidney failure, kidney stones, gallbladder, gallstones, appendectomy,
pancreatitis, hepatitis, cirrhosis, hiv, aids, hiv-positive, herpes, chlamydia, gonorrhea, syphilis, an std, stds, an
sti, stis, hpv, uti, lyme disease, mononucleosis, food poisoning, tuberculosis, pneumonia, long covid, heart attack,
heart condition, heart disease, heart failure, arrhythmia, atrial fibrillation, pacemaker, stent, bypass surgery,
blood pressure, hypertension, cholesterol, blood sugar, blood thinner*, blood test, glucose monitor, a1c, aneurysm,
embolism, thrombosis, adhd, autis*, asperger*, on the spectrum, dyslexi*, dyspraxi*, tourette*, ptsd, ocd, bipolar,
schizo*, borderline personality, psychosis, psychotic, depression, depressed, depressive, antidepress*, anxiety, panic
attack, panic attacks, panic disorder, eating disorder, anorexi*, bulimi*, self-harm*, suicid*, insomnia, burnout,
sleep apnea, sleep apnoea, cpap, narcolep*, addiction, alcoholic, alcoholism, overdos*, relapse*, rehab, detox, sober,
aa meetings, alcoholics anonymous, narcotics anonymous, drinking problem, substance abuse, methadone, suboxone,
naltrexone, pregnan*, miscarr*, stillb*, ivf, fertility treatment, infertil*, c-section, caesarean, vasectomy,
abortion, birth control, contracepti*, postpartum, gave birth, preeclampsia, physio, physiotherapy, physical therapy,
psychiatric, psychotherapy, group therapy, couples therapy, speech therapy, occupational therapy, in therapy,
cognitive behavioral therapy, mental health issues, mental illness, mental breakdown, nervous breakdown, wheelchair*,
prosthe*, amput*, hearing aid*, hard of hearing, cochlear, visually impaired, legally blind, colour-blind,
color-blind, colorblind, disability, disabilities, chronic pain, chronic illness, chronic fatigue, chronically ill,
terminally ill, immunocompromised, autoimmune, autoimmun*, herniated, slipped disc, sciatica, scoliosis, tendonitis,
tendinitis, carpal tunnel, plantar fasciitis, torn acl, concussion, bone marrow, organ transplant, kidney transplant,
liver transplant, transplant list, biopsy, colonoscopy, mammogram, ultrasound, mri scan, ct scan, surgery, knee
replacement, hip replacement, operated on, hospitalis*, hospitaliz*, nicu, icu, intensive care, hospice, palliative,
er visit, flu shot, booster shot, got vaccinated, unvaccinated, root canal, wisdom teeth, born premature, born
prematurely, side effects, prescription, prescribed, medication, medications, meds, painkiller*, antibiotic*, blood
transfusion, vaccine reaction, hormone replacement, testosterone injections, tinnitus, vertigo, glaucoma, cataract*,
macular, vitiligo, alopecia, gout, ulcer*, acid reflux, gerd, hernia, hemorrhoid*, incontinen*, catheter, stoma,
cystic fibrosis, sickle cell, cerebral palsy, spina bifida, muscular dystrophy, paraly*, paraplegi*, lou gehrig*,
motor neuron*, down syndrome, down's syndrome, allergy to, food allergy, food allergies, nut allergy, peanut allergy,
allergies, hay fever, neurodiver*, special needs, learning disab*, stutter*, hallucinat*, hearing voices, manic
episode, mood swings, night terrors, morning sickness, breastfe*, nausea, chest pain, back pain, knee pain, nerve
pain, neuropathy, dermatitis, shingles, bronchitis, sinusitis, meningitis, sepsis, osteoarthritis, rheumatoid, cyst,
cysts, fibroids, polyp, polyps, murmur, shortness of breath, fainting, dizzy spells, metformin, ozempic, wegovy,
mounjaro, semaglutide, sertraline, zoloft, prozac, fluoxetine, lexapro, escitalopram, citalopram, venlafaxine,
effexor, duloxetine, cymbalta, wellbutrin, bupropion, mirtazapine, trazodone, xanax, alprazolam, lorazepam, ativan,
valium, diazepam, klonopin, clonazepam, lamotrigine, quetiapine, seroquel, abilify, aripiprazole, olanzapine,
risperidone, clozapine, haloperidol, adderall, ritalin, methylphenidate, vyvanse, concerta, strattera, lisinopril,
ramipril, amlodipine, metoprolol, bisoprolol, losartan, statin, statins, atorvastatin, simvastatin, lipitor,
levothyroxine, synthroid, warfarin, eliquis, xarelto, prednisone, cortisone, methotrexate, humira, enbrel, omeprazole,
pantoprazole, albuterol, salbutamol, ventolin, montelukast, gabapentin, pregabalin, lyrica, tramadol, oxycodone,
oxycontin, hydrocodone, vicodin, percocet, morphine, fentanyl, codeine, ssri, ssris, keppra, valproate, carbamazepine,
tamoxifen, letrozole, sumatriptan, triptans, viagra, sildenafil, cialis, finasteride, accutane, isotretinoin, truvada,
antiretroviral*, beta blocker*, benzo, benzos
"""

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
allergic ~ (?!\sto\s(?:meetings|work|mondays?|mornings|bullshit|nonsense|change|commitment|bad code))(?:\s(?:to\s\w+
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
"""

TERMS_DE = """
migräne*, diabet*, zuckerkrank*, asthma*, epilep*, rheuma*, krebs, brustkrebs, hautkrebs, lungenkrebs, darmkrebs,
krebskrank*, chemotherapie, bestrahlung, herzinfarkt*, schlaganfall*, bluthochdruck, herzschrittmacher, herzrhythmus*,
depressi*, angststörung*, panikattacke*, burn-out, essstörung*, magersucht, bulimie, psychiater*, psychotherap*,
therapeutin, krankgeschrieben, krankschreibung, krankmeldung, krankheit, erkrank*, chronisch krank, schwerbehindert*,
behinderung, rollstuhl*, schwanger*, fehlgeburt, entbindung, kaiserschnitt, abtreibung, kinderwunsch*, unfruchtbar*,
wechseljahre*, antidepressiva, schmerzmittel, blutdrucksenker, blutverdünner, tabletten, medikament*, schilddrüse*,
neurodermitis, schuppenflechte, heuschnupfen, allergie*, allergisch*, allergiker*, laktoseintoleran*,
glutenunverträglich*, unverträglichkeit, zöliakie, bandscheiben*, hüftprothese, gehhilfe, hörgerät*, schwerhörig*,
gehörlos*, erblindet, demenz*, multiple sklerose, parkinson*, hiv-positiv, suchtkrank*, alkoholiker*,
alkoholabhängig*, drogenabhängig*, entzugsklinik, entzug, trockener alkoholiker, operiert, op-termin, reha,
physiotherapie, nierenversagen, dialyse, herzkrank*, leukämie, tumor*, spritzen, insulin*, autis*, adhs,
zwangsstörung*, psycholog*, knie-op, hüft-op, rücken-op, herz-op, augen-op, knieoperation, hüftoperation,
zahnarzttermin, arzttermin, impfung, geimpft, schizophren*, bipolar*, selbstmord*, suizid*
"""

PHRASES_DE = r"""
nimmt nehme nehmen nahm ~ \s(?:\w{1,15}\s){0,3}(?:tabletten|medikamente|pillen|tropfen|insulin|schmerzmittel
    |die pille|hormone|betablocker)
leidet leide litt leiden ~ \s(?:[\wäöü]{1,15}\s){0,3}(?:an|unter)\b
ist bin war sind ~ \s(?:[\wäöü]{1,12}\s){0,2}(?:krank|erkrankt|schwanger|behindert|taub|blind|depressiv|suchtkrank
    |süchtig|im krankenhaus|in therapie|in behandlung|gegen [\wäöüß]{2,20}(?: und [\wäöüß]{2,20})? allergisch
    |infiziert|gehbehindert|querschnittsgelähmt|trocken)\b
hat habe hatte haben bekam bekommt ~ \s(?:[\wäöü]{1,12}\s){0,3}(?:krebs|fieber|grippe|schmerzen|rückenschmerzen
    |kopfschmerzen|herzprobleme|knieprobleme|rücken|hüfte operiert|diagnose|infektion|allergie|operation
    |unfall gehabt|bandscheibenvorfall|corona|depressionen|asthma)\b
diagnose ~ \s(?:lautet|ist|war|bekommen|erhalten|(?-i:[A-ZÄÖÜ]))
termin ~ \s(?:beim|bei der|bei ihrer|bei meiner|bei meinem|bei seinem)\s(?:[\wäöü]{2,12}\s)?(?:arzt|ärztin|zahnarzt
    |frauenarzt|hautarzt|psycholog\w+|therapeut\w*|psychiater\w*|orthopäd\w+|kardiolog\w+|urolog\w+)
"""
