"""Health, in words: what a person has, takes, feels, and who treats it; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS = """
12 step, 12-step, 12-week scan, 20-week scan, a fib, a&e, a-fib, a1c, aa meetings, aa sponsor, aac device, abilify,
ablation, abnormal smear, abortion, abscess, absence seizures, accessible room, accessible toilet, accutane,
achilles*, achondroplas*, acid reflux, acl, acne, acromegal*, act therapy, actinic, acupunctur*, acupuncture for,
adderall, addiction, addison's, adenoids, adhd*, admitted to hospital, admitted to the hospital, adrenal, adult add,
adult diapers, afib, agoraphob*, aids, al-anon, albuterol, alcohol abuse, alcohol dependen*, alcohol problem, alcohol
use disorder, alcoholic, alcoholics anonymous, alcoholism, allergen*, allergies, allergist, allergy pills, allergy
shots, allergy test, allergy to, alopecia*, alprazolam, altitude sickness, alzheimer*, ambulance, amenorrh*,
amlodipine, amput*, an std, an sti, anaemi*, anaesthe*, anaphyla*, anatomy scan, anemi*, anesthe*, aneurysm*, angina,
angioplasty, anorex*, antacids, antenatal, anti-inflammatory diet, antibiotic*, anticonvulsant*, antidepress*,
antiemetic*, antihistamine*, antimalarial*, antipsychotic*, antiretroviral*, antiviral*, anxiet*, aortic, aphasia,
apnea, appendectomy, arfid, aripiprazole, arrhythmia, arthrit*, artificial hip, artificial knee, artificial leg,
ascites, asl user, asperger*, assistance dog, assisted living, asthm*, astigmatism, ataxia, athlete's foot, ativan,
atorvastatin, atrial fibrillation, audhd, audiolog*, autis*, autoimmun*, azoosperm*, b12 deficiency, baby blues, baby
bump, back belt, back brace, back pain, back problem*, back surgery, bacterial infection, bad back, bad eyesight, bad
hip, bad kidneys, bad knee*, bariatric*, basal cell, bedrest, bee stings, bee venom, behcet*, bell ringing, benzo,
benzos, bereavement counsel*, beta blocker*, binge eating, binge-eat*, binges, biopsies, biopsy, bipolar*, birth
control, birth defect, birth plan, birth trauma, bisoprolol, black out, blackouts, blacks out, bladder, blind in,
blood clot, blood clots, blood donor rejected, blood draw, blood glucose, blood group, blood pressure, blood sugar,
blood sugar-friendly, blood test, blood thinner*, blood transfusion, blood type, blood work, blue badge, bmi, body
dysmorph*, body image, bone density, bone loss, bone marrow, booster jab, booster shot, borderline personality, born
blind, born deaf, born early, born premature, born prematurely, botox for, bowel, bpd, braces off, braces on,
bradycard*, braille, brain bleed, brain damage, brain fog, brain injury, brain scan, brain surgery, brain tumor, brain
zaps, breakdown, breast implants, breast reduction, breastfe*, brittle bones, broken arm, broken back, broken
collarbone, broken foot, broken hip, broken leg, broken nose, broken ribs, broken toe, broken wrist, bronch*, bruxism,
bsl, bulging disc, bulim*, bunion*, bupropion, burn unit, burnout, burns unit, bursitis, bypass operation, bypass
surgery, c diff, c-ptsd, c-section, caesarean, called in sick, can't hear, can't see well, can't walk, cancer,
cancer-free, cannot walk, cannula, car sick, carbamazepine, carcinoma, cardiac, cardiolog*, cardiomyopath*,
cardioversion, care plan, caregiver, carer's allowance, carpal tunnel, carries glucose, carsick*, cast off, cast
removed, cat allergy, cat hair, cataract surgery, cataract*, catheter, cavernoma, cbd for, cbt, cd4 count, celiac,
celiacs, cellulitis, central line, cerebral palsy, cervical, cervix, cfs, cgm, chagas, chain smoker, chain-smok*,
chemo*, chest infection*, chest pain, chickenpox, chikungunya, chilblain*, chip from aa, chiropod*, chiropract*,
chlamydia, cholesterol, chorea, chronic fatigue, chronic illness, chronic pain, chronically, cialis, circumcis*,
cirrhosis, cirrhotic, citalopram, claudication, claustrophob*, clean for, clear margins, clear scan, cleft lip, cleft
palate, clinical trial, clomid, clonazepam, closed captions because, clot, clots, clozapine, clubfoot, cluster
headache*, cmv, cocaine habit, cochlear*, codeine, coeliac, cognitive behavioral therapy, coke habit, cold sore*, cold
turkey, colic, colitis, collapsed lung, colonosc*, colonoscopy prep, color-blind, colorblind, colostomy, colour
vision, colour-blind, colposcop*, compression socks, compression stockings, concerta, concussed, concussion,
congestive, constipat*, contact dermatitis, contracepti*, contrast dye, copd, cortisone, couples therapy, covid,
covid-19, cpap*, cptsd, cravings, creatinine, crisis line, crisis team, crohn*, croup, crown fell, crutches, crystal
meth, ct scan, cushing*, cuts herself, cutting herself, cutting himself, cyclothymi*, cymbalta, cyst, cystic,
cystitis, cystoscop*, cysts, d&c, dairy-free, dark place, day centre, day clinic, days clean, dbt, deaf in, deafness,
deep vein, defibrillator, delayed puberty, delirium, delusion*, dementia, dengue, dental implant, denture*,
depersonal*, depress*, derealis*, derealiz*, dermatillo*, dermatitis, dermatolog*, desensitiz*, detached retina,
detox, detoxed, detoxing, developmental delay, dexa scan, diabet*, diabetic friendly, diabetic-friendly, dialys*,
diarrh*, diazepam, dietician, disabilities, disability, disabled, disc bulge, discharged from hospital, discharged
from the hospital, dislocat*, dissociat*, diuretic*, diverticul*, dizzy spells, dla, dnr, doctor wants, doctor's note,
doctor's orders, doctors' note, dodgy hip, dodgy knee, dog allergy, donate blood because, donor eggs, donor kidney,
dose increase, double mastectomy, double vision, doula, down syndrome, down's syndrome, drinking problem, drug trial
for, dry since, dt's, due in her, duloxetine, dupuytren*, dust allergy, dust mites, dvt, dwarfism, dysarthri*,
dysautonomia, dyscalculi*, dysgraph*, dyslex*, dyspepsia, dysphag*, dyspraxi*, dystonia, ear defenders, ear drops, ear
infection*, ear tubes, early menopause, early-onset, eating disorder, ecg, echo of his heart, echocardiogram, ect,
ectopic, eczema*, eeg, effexor, egfr, egg allergy, egg donor, egg freezing, egg retrieval, egg-free, ehcp, ekg,
elimination diet, eliquis, embolism, embryo transfer, emdr*, emergency room, emergency surgery, emg, emotional support
animal, emotional support dog, emphysema, empty bottles, enbrel, end-of-life, endo flare, endocard*, endocrinolog*,
endometri*, endoscop*, epi pen, epi-pen, epidural*, epilep*, epipen, episiotomy, epstein-barr, er visit, escitalopram,
excess skin, executive dysfunction, exercises from her physio, exercises from his physio, expecting twins, eye
condition, eye drops for, failure to thrive, fainted, fainting, faints, false teeth, family therapy, fasting before,
fasting bloods, fasting glucose, fatty liver, fear of flying pills, feeding disorder, feeding tube, fentanyl,
ferritin, fertility clinic, fertility treatment, fibroid, fibroids, fibromyalgia, fidget*, finasteride, finger prick,
finger-prick*, fingerstick*, first trimester, fistula, fit note, flare-up, flare-ups, flareup*, flashbacks, flu, fluid
restriction, fluoxetine, fmla, fodmap*, folic acid, food addiction, food allergies, food allergy, food diary for, food
poisoning, forgets names since, fractur*, freeze her eggs, freezing her eggs, frostbite, froze her eggs, frozen eggs,
frozen embryos, frozen shoulder, fsh, fungal infection, g6pd deficiency, gabapentin, gallbladder, gallstone*, gambl*,
gamblers anonymous, gambling addiction, gammy, gastric, gastroenterolog*, gastropar*, gastroscop*, gave birth, gave up
smoking, gel injection*, general anaesthetic, genital, gerd, geriatric*, gestational, giardia, gilbert's, glandular
fever, glass eye, glauco*, glioblastoma, glioma, global delay, glp-1, glucose monitor, glucose sensor, glucose
tablet*, glucose tolerance, gluten intoleran*, gluten sensitiv*, gluten-free, go white in the cold, going blind, going
deaf, goiter, goitre, golfer's elbow, gonorrhea, got the jab, got vaccinated, gout*, gp appointment, grab rails,
grave's disease, graves', grief counsel*, grommet*, group therapy, guide dog, guillain, gum disease, gum surgery, gym
on prescription, gynaecolog*, gynecolog*, haematolog*, haemoglobin, haemophil*, haemorrhoid*, hair loss, half deaf,
halfway house, hallucinat*, haloperidol, handicapped parking, hangovers every, hard of hearing, hashimoto*, hay fever,
hba1c, head injury, health condition, health insurance denied, health issue*, health problem*, health reasons, health
scare, hearing aid*, hearing loop, hearing loss, hearing test, hearing voices, hears ringing, heart attack, heart
condition, heart disease, heart failure, heart medication, heart meds, heart monitor, heart op, heart pills, heart
problem*, heart rhythm, heart surgery, heart tablets, heart trouble, heart valve, heart-healthy, heatstroke, heavy
periods, heel spur, heel spurs, hematolog*, hemipares*, hemipleg*, hemoglobin, hemophil*, hemorrh*, hep b, hep c,
hepat*, hernia, herniat*, heroin, herpes*, hiatal hernia, hiatus hernia, hidradenitis, hip dysplasia, hip implant, hip
op, hip replacement, histamine, hiv, hiv-positive, hoarding disorder, hodgkin*, hole in her heart, hole in his heart,
holter, home carer, home oxygen, homeopath, hormone replacement, hormone therapy, hospice*, hospital appointment,
hospital bag, hospital bed, hospital gown, hospital stay, hospitalis*, hospitaliz*, hot flash*, hot flush*, hpv, hrt,
humira, huntington*, hyaluronic injection*, hydroceph*, hydrocodone, hyperglyc*, hypermobil*, hyperprolactin*,
hypertension, hyperthyroid*, hypervigilan*, hypnotherap*, hypo, hypoglyc*, hypoman*, hypopituitar*, hypos,
hypothyroid*, hysterectomy, hysteroscop*, ibd, ibs, icsi, icu, iep meeting, ifs therapy, ileostomy, immune deficiency,
immune system, immunocomp*, immunoglobulin*, immunolog*, immunosuppress*, immunotherap*, impetigo, in a boot, in a
cast, in a sling, in counseling, in counselling, in hospital, in remission, in therapy, in vitro, incontinen*,
incontinence pads, infected tooth, infected wound, infection in, infertil*, infusion set, inhaler*, inner child work,
inpatient, insoles, insomnia, insulin, intensive care, intensive-care, internet addiction, intolerance, intolerant to,
intrusive thoughts, invisalign for his bite, involuntary commitment, iron deficiency, iron infusion*, irregular
heartbeat, irregular periods, irritable bowel, ischaemi*, ischemi*, isotretinoin, iud, iui, iv antibiotics, iv drip,
iv iron, iv line, ivf, ivig, jaundice, jaw surgery, jaw wires, joint pain, kegel*, keloid*, keppra, keratoconus, keto
for epilepsy, ketoacid*, ketogenic diet for, ketone*, kidney damage, kidney donor, kidney failure, kidney infection*,
kidney problem*, kidney stone, kidney stones, kidney transplant*, kidney values, kidney-friendly, klonopin, knee
brace, knee op, knee pain, knee problem*, knee replacement, knee sleeve for, korsakoff, kyphosis, labor and delivery,
labrum, lactation consultant, lactose intoleran*, lactose-free, lactose-intolerant, laminectomy, lamotrigine,
laparoscop*, large print because, lasik, latex allergy, laxative*, lazy eye, ldl, learning disab*, leg brace, legally
blind, letrozole, leukaemia, leukemia, levothyroxine, lewy body, lexapro, life expectancy, limb loss, lip read*, lip
reads, lip-read*, lipedema, lipitor, lipoedema, liposuction, lipread*, liquid diet, lisinopril, liver damage, liver
enzymes, liver problem*, liver transplant, liver values, liver-friendly, long covid, long haul covid, long hauler,
long qt, long-covid, long-hauler, long-term sick, loose skin, lorazepam, lordosis, losartan, lose weight for his,
losing his hair, lost her hair, lost his hair, lou gehrig*, low amh, low blood sugar, low histamine, low iron, low
platelets, low point, low potassium, low salt, low sperm, low vision, low-carb for his, low-fodmap, low-potassium,
low-salt, low-sugar diet, lumbar puncture, lumpectomy, lung capacity, lung problem*, lupus, luteal, lyme, lymph node*,
lymphedema, lymphoedema, lymphoma, lyrica, macula*, malaria, malignan*, malnourished, mammogram, mandibular, manic,
marriage counsel*, mastectom*, mastitis, mastocyt*, maternity notes, mcas, mcl, me/cfs, meals on wheels, measles, med
change, med check, med review, medic alert, medical bracelet, medical cannabis, medical condition, medical discharge,
medical exemption, medical leave, medical marijuana, medical note, medical reasons, medical retirement, medicalert,
medically retired, medicated, medication, medications, medicinal cannabis, meds, melanoma, melatonin, meltdowns,
memory care, memory clinic, memory exercises for, memory lapses, meniere*, meningioma, meningitis, meniscus,
menopaus*, menstrua*, mental breakdown, mental health, mental illness, mental ward, metal hip, metasta*, metformin,
methadone, methotrexate, methylphenidate, metoprolol, mets, mg daily, mg of, mg twice, microgram*, midwife, migrain*,
mild cognitive, milligram*, mini-stroke, mirtazapine, miscarr*, mitral, mobility scooter, molar pregnancy, mold
allergy, mole removed, monkeypox, mononucleosis, montelukast, months clean, months to live, mood stabil*, mood swings,
moon boot, moonboot, morning sickness, morphine, motion sickness, motor neuron*, mould allergy, mounjaro, mouth guard
for, mpox, mri, mrsa, multiple sclerosis, mumps, muscular dystrophy, mutism, myasthenia, myeloma, myocard*, na
sponsor, naloxone, naltrexone, narcolep*, narcotics anonymous, naturopath, nausea, nebuliser, nebulizer, neck brace,
needs glasses since, neonatal, nephr*, nerve block, nerve damage, nerve pain, nervous breakdown, nervous exhaustion,
neurodiver*, neurolog*, neuropathy, neutropen*, new hip, new knee, newborn jaundice, nicotine, nicu, night blind*,
night guard, night nurse, night splint, night sweats, night terrors, nil by mouth, ninety days clean, no immune,
noise-cancelling headphones because, non-hodgkin*, non-verbal, nonspeaking, nonverbal, norovirus, nose job,
nosebleed*, npd, number two on the way, nursing home, nut allergies, nut allergy, nut-free, nystagmus, ob-gyn, obes*,
obgyn, obsessive-compulsive, occupational health, occupational therapist, occupational therapy, ocd, off her meds, off
his meds, off meds, off my meds, off sick, off the wagon, olanzapine, omeprazole, on a cpap, on crutches, on the
spectrum, on the wagon, oncolog*, oncology ward, one eye, one kidney, one lung, open-heart, operated on, operating
table, ophthalmolog*, opiate*, opioid*, optometr*, organ donor card, organ donor list, organ transplant, orthodont*,
orthopaed*, orthopaedic insoles, orthoped*, orthopedic insoles, orthopedic shoes, orthorexi*, orthotic*, osteo*,
ostomy, outpatient, ovaries, ovary, overactive bladder, overdos*, overeaters anonymous, overweight, ovulat*,
oxycodone, oxycontin, oxygen at night, oxygen tank, ozempic, pacemaker, paediatric*, pain clinic, pain killers, pain
management, pain medication, pain meds, pain relief, pain-free, painkiller habit, painkiller*, palliat*, palpitations,
pancrea*, panic attack, panic attacks, panic disorder, pantoprazole, pap smear, paraly*, paranoi*, paraplegi*,
parasites, parkinson*, partially sighted, passed out, passes out, pcos, peak flow meter, peanut allergy, peanut
exposure, pediatric*, pelvic floor, pemphig*, penicillin, percocet, pericard*, perimenopaus*, period pain, personality
disorder, pet scan, phase three trial, phased return, pheochromo*, phobia, physical rehab, physical therapist,
physical therapy, physio, physiotherapy, picc line, pills habit, pip assessment, placenta, plantar fasciitis,
plantar*, plaster cast, platelets, pleur*, pmdd, pms, pneumon*, podiatr*, poison ivy, pollen, polycystic, polymyalgia,
polyp, polyps, porn addiction, porphyria, port flushed, port placed, port-a-cath, post-covid, post-op, post-viral,
postnatal, postpartum, posture brace, ppd, pre-diabetic, pre-eclampsia, pre-op, precocious puberty, prediabet*,
prednisone, preeclampsia, preemie, pregabalin, pregnan*, premature baby, premenstrual, prenatal, prep for his
colonoscopy, prescribed, prescription, problem gambl*, prolapse, prolapsed, prostate, prosthe*, prozac, prp
injection*, psa level, psa value, psoria*, psych ward, psychiatr*, psychiatric ward, psychoanalysis, psychoanalyst,
psychosis, psychotherapist, psychotherapy, psychotic, pt exercises, ptsd, pulmonary, pulmonolog*, pump alarm*, pump
site, pureed, purges, purging, quadripleg*, quadruple bypass, quetiapine, quit drinking, quit smoking, rabies shots,
radiation therapy, radiolog*, radiotherap*, rainbow baby, ramipril, ramp for her, ramp for his, rashes, raynaud*,
reads lips, reasonable adjustment*, reconstructive, recovering addict, recovering alcoholic, recovery meeting*,
reflux, rehab, relapse prevention, relapse*, remission*, renal, rescue inhaler, rescue med*, respite care, restless
leg, restless legs, retinal detachment, retinitis, return-to-work after, rhesus, rheumatoid, rheumatolog*,
rhinoplast*, rickets, ringworm, risperidone, ritalin, roll-in shower, rollator, root canal, rosacea, rotator, rsi,
rubella, ruptured*, safety plan, saggy skin after, salbutamol, salicylate, salmonella, salt restriction, samenspende,
sample for the lab, sarcoid*, scabies, scanxiety, schizo*, sciatic*, sclerod*, scoliosis*, screen reader because,
screws in her, screws in his, screws in my, sea sick, seasick*, seborrh*, second opinion, second trimester, sectioned,
sedative*, seeing a shrink, seeing eye, seizure, seizure-free, seizures, selective mutism, self harm, self-esteem
therapy, self-harm*, self-injury, semaglutide, sensory overload, sensory processing, sepsis, seroquel, sertraline,
service dog, shadow on her lung, shadow on his lung, shadow work with his therapist, shellfish, shin splints,
shingles, shopping addiction, short stature, shortness of breath, shower chair, shuffling gait, sibo, sick days, sick
leave, sick list, sick note, sick pay, sickle cell, sickle*, side effect*, sign language, signed off, sildenafil,
simvastatin, sinus infection*, sinusitis, sjogren*, sjögren*, skin condition, skin graft, skin picking, skin test,
skinny jab, sleep apnea, sleep apnoea, sleep clinic, sleep medication, sleep study, sleeping pills, sleeping tablets,
sleepwalk*, slimming jab, smoker, smoking cessation, sneezing fits, snores so, snoring clinic, snus to quit, sober,
sobriety, social anxiety, social phobia, sodium-restricted, soft diet, soft food, soft foods, soy allergy, soy-free,
spacer for, special needs, special school, special shoes, specialist appointment, speech device, speech exercises,
speech impediment, speech patholog*, speech therapist, speech therapy, spent the night in hospital, sperm count, sperm
donor, spina bifida, spinal fusion, spinal injury, spinal stenosis, spinal tap, spleen, splenectomy, spondyl*,
spoonie, spot on her lung, spot on his lung, sprain*, squamous, ssdi, ssi disability, ssri, ssris, stairlift,
stammer*, staph, statin, statins, stds, stem cell, stent*, step-free, steroid cream, steroid inhaler, steroid shot*,
steroid*, sti, stillb*, stim toy*, stimming, stis, stitches out, stoma, stomach problem*, stomach ulcer*, stoned,
stool sample, stop smoking, stopped drinking, strabismus, strattera, strep*, stress fracture*, stress leave, stress
test on, stroke in, stroke rehab, strokes, stutter*, subdural, suboxone, substance abuse, sugar addiction, sugar
crash*, suicid*, sulfite*, sumatriptan, sunstroke, support group, surgery, surgical, surrogacy, surrogate, svt,
symptom-free, synthroid, syphilis, t1d, t2d, tachycard*, tamoxifen, tapeworm, teeth pulled, tendinitis, tendonitis,
tennis elbow, tens unit, tension headache*, terminal cancer, terminal illness, terminally ill, test strips,
testosterone injections, tetanus, tetrapleg*, thalass*, the coil, the flu, therapy dog for her, therapy dog for his,
thickened fluids, third trimester, throat infection*, thrombocyt*, thrombosis, thyroid, tia, tic disorder, tinnit*,
tissue damage, titanium rod, tmj, tms treatment, tongue tie, tonsil*, tooth extraction, tooth infection, tooth pulled,
torn acl, torn meniscus, tourette*, toxoplasm*, tracheostomy, tramadol, transfused, transfusion, transplant list,
transplant*, trauma therapist, trauma therapy, travel sick*, trazodone, treatment plan, tree nut*, tremor*,
trichotillo*, trick knee, trigeminal, trigger finger, triglycerides, trimester, triple bypass, triptans, truvada,
trying for a baby, trying to conceive, tsh, ttc, tube-fed, tuberculosis, tubes in her ears, tubes in his ears, tubes
tied, tumor, tumour, tunnel vision, twelve-step, twenty-week scan, two week wait, type two diabet*, ulcer diet,
ulcer*, ultrasound, undernourished, undetectable, unfit for, unmedicated, unvaccinated, urgent care, urine sample,
urolog*, urostomy, urticaria, uses a cane, uterus, uti, vaccin*, vaccine injury, vaccine reaction, valium, valproate,
vape*, vapes to quit, vaping, varicose, vascular dementia, vasculitis, vasectomies, vasectomy, vbac, vegan for health,
venlafaxine, ventilator, ventolin, vertig*, viagra, vicodin, viral load, visually impaired, vitamin d deficiency,
vitiligo, vomit*, von willebrand, vyvanse, walk-in clinic, walk-in shower, walking aid, walking boot, walking frame,
walking stick, warfarin, warts, wasp stings, watch and wait, water broke, water pills, water retention, water tablets,
weak bladder, weak heart, weak immune, wean off, weaning off, weed every, weeks to live, wegovy, weigh-in*, weight
clinic, weight loss surgery, weight-loss injections, weighted blanket for, wellbutrin, wheelchair*, whiplash, white
cane, white cell count, whooping cough, wig since, wired shut, wisdom teeth, wisdom tooth, withdrawal symptoms,
withdrawal*, womb, workplace accommodation for, wrist splint, x-rayed, xanax, xarelto, years clean, yeast infection*,
zika, zoloft, zyn
"""

CLUES = """
ache, aches, aching, allerg*, ankle, anxious, appetite, attacks, aura*, bad nights, bandage*, bathroom urgently,
bedridden, belly, binge, bleeding, bleeds, blind, bloat*, blood, bloods, bloodwork, bottles a day, bowels, braces,
breathless, bruises easily, bump, burned out, burnt out, can't get out of bed, cane, cannabis, carbs, care home,
carer, carers, check-up, check-ups, checkup, chemist's, chronic*, cigarette*, clinic, clinics, cold turkey, colon,
compression*, contractions, cough, coughing, coughs, counsel*, cramps, craving, crutch*, dark thoughts, deaf,
deficien*, dental, dentist, diagnos*, diet plan, disab*, disabled, disease*, disorder*, disoriented, dizziness, dizzy,
doctor, doctor's, doctors, dosage, dose, doses, down lately, drinks too much, drip, due date, edibles, elbow, embryo*,
episodes, eyesight, fatigue, fertil*, fever, feverish, fissure, fits, flare*, glucose, gp, grief, grieving, growth
hormone*, growth on, gums, gut, gut issues, heart rate, hip, hips, hoarse, hopeless, hormon*, hospital, hospitals,
housebound, hungover, ill, illness*, immune, impair*, implant*, infect*, inflam*, infusion*, inject*, injur*, insulin,
insurance won't cover, intestin*, intoleran*, itch*, jab, jabbed, jabs, joints, kidney, kidneys, knee, knees, lab
results, lie down, lies down, ligament*, light sensitivity, limp, limping, limps, lisp, liver, lost a leg, low lately,
low sugar, lump, lump in, lumps, lung, lungs, mania, masking, mcg, mg, midwives, murmur, nauseous, nerve, nerves,
night shift, no solids, nodule*, numb, numbness, nurse, ointment, operated, operation, operations, optician, oxygen,
pain, painful, pains, panic, panicking, panics, pelvic, pelvis, pharmacy, physician, pill, pills, pinched, pins in,
plasma, plaster, plate in her, plate in his, prescri*, pulse, queasy, rash, recurrence, refill*, rehab*, relaps*, rest
day, retainer for, ringing in, rods in, runny nose, scan, scans, scar, scars, screening, seizure*, sensitive to light,
sensitive to noise, shaking hands, shoulder, shrink, sick, sick note, sinus*, sleepless, slipped, smear, smok*,
sneez*, sore, spasms, special diet, specialist, sperm, spinal, spine, splint, stage 1, stage 2, stage 3, stage 4,
stage four, stage ii, stage iii, stage iv, stage one, stage three, stage two, stiff neck, stiffness, stimulants,
stitches, stomach, stump, sugar levels, sugar spikes, suppressants, surgeon, survivor*, sweats, swelling, swells,
swollen, symptom*, syndrome*, taper*, tendon*, test results, therapist, therapist's, therapists, therapy, tingling,
tired all the time, titrat*, torn*, trauma*, treatment*, trembling, trigger warning*, tummy, type 1, type 2, type one,
unwell, uter*, valve, vertebra*, ward, weed, weight, wheelchair user, wheez*, wound*, wrist, wrists, x-ray, x-rays
"""

ENGLISH = Cues(TERMS, CLUES)
