"""Medicines by name and by ending, and how illnesses and operations end; see `special` for how they are read."""

from memory_core.engine.screening.cues import Cues

# In words of seven letters and more; the endings of medicines are the stems of generic names.
ENDING = (
    r"(?:pril|sartan|statin|prazole|oxetine|azepam|azolam|cillin|mycin|floxacin|cycline|conazole|lovir|navir|tinib"
    r"|ciclib"
    r"|zomib|[lxz]umab|[tr]uximab|limab|gliptin|gliflozin|glutide|zepatide|formin|glitazone|xaban|triptan|setron|lukast"
    r"|parib|tidine|dipine|triptyline|ipramine|tropium|terenol|thyroxine?|dronate|piprazole|peridone?|apine|olol|codone"
    r"|morphone|afil|profen|fibrate|thiazide|semide|dopa|racetam|barbital|zolamide|parin|grel|azosin|steride|lutamide"
    r"|rozole|platin|taxel|rubicin|tecan|vudine|tegravir|buvir|cyclovir|nidazole|bendazole|cortisone|solone|metasone"
    r"|terol|phylline|oxicam|coxib|fenac|epitant|gepant|zodone|faxine|pidem|piclone|melteon|orexant|giline|pezil"
    r"|stigmine|mantine|gabalin|penem|gatran|paratide|kinra|ercept|tacept|rolimus|barbitone|metacin|pamil|tiazem"
    r"|ectom(?:y|ie)|ostom(?:y|ie)|otom(?:y|ie)|oplast(?:y|ie)|itis|[aä]?emia|aemia|ämie|opath(?:y|ie)|plegi[ae]"
    r"|algi[ae]|phreni[ae]|lepsy|lepsie|oscopy|oskopie|scleros(?:is|e)|sklerose|fibros(?:is|e)|neuros(?:is|e)"
    r"|psychos(?:is|e)|tuberculos\w+|arthros(?:is|e)|cirrhos(?:is|e)|stenos(?:is|e)|thrombos(?:is|e)|carcinoma|sarcoma"
    r"|blastoma|myeloma|adenoma|lymphoma|glioma|fibroma|dystroph(?:y|ie)|ataxia|dysplasia|paresis|phasia|cytosis|penia"
    r"|aturia|ketonuria|rrhea|rrhoea|rrhagia|megaly|edema|ödem|sthenia|ospasm|pnea|pnoea|ycardia|ykardie|glycemia"
    r"|phobia|phobie|somnia|dyslexia)"
)
NO_ILLNESS = frozenset(
    {"academia", "bohemia", "nostalgia", "nostalgie", "homeopathy", "telepathie", "sympathie", "antipathie", "empathie"}
    | {"dichotomy", "dichotomie", "xenophobia", "islamophobia", "technophobia"}
)

TERMS = """
abiraterone, acamprosate, aciclovir, actemra, actos, acyclovir, advair, advil, agomelatine, aimovig, ajovy, aldactone,
alendronate, aleve, allegra, allopurinol, altace, ambien, amiodarone, amitriptyline, amoxicillin, anafranil, androgel,
antabuse, apomorphine, apretude, aranesp, arava, arcoxia, aricept, arimidex, armodafinil, armour thyroid, aspirin
daily, atarax, atomoxetine, augmentin, avastin, avodart, avonex, azathioprine, azilect, azithromycin, b12 injections,
b12 shots, baclofen, bactrim, basaglar, belsomra, benadryl, berlthyrox, betaferon, betmiga, biktarvy, botox for, breo,
brilinta, briviact, bromocriptine, budesonide, bumetanide, buprenorphine, buscopan, buspar, buspirone, byetta,
cabenuva, cabergoline, campral, capecitabine, carbimazole, carboplatin, casodex, celebrex, celecoxib, celexa,
cellcept, cetirizine, champix, chantix, ciclosporin, cimzia, cinacalcet, cipro, cisplatin, claritin, clexane,
clindamycin, clobazam, clomid, clomiphene, clonidine, clozaril, co-codamol, colchicine, copaxone, cordarone, coreg,
cosentyx, coumadin, cozaar, creon, crestor, cyclobenzaprine, cyclophosphamide, cyclosporine, cypionate, cytotec,
depakine, depakote, depo-provera, depot injection, descovy, desmopressin, dexamethasone, dexcom, dexedrine, diane-35,
diclofenac, digoxin, dilantin, dilaudid, diltiazem, diovan, disulfiram, docetaxel, dolutegravir, domperidone,
donepezil, dovato, doxepin, doxorubicin, doxycycline, dulcolax, duphaston, dupixent, dutasteride, efavirenz, elavil,
ella one, eltroxin, elvanse, emgality, emtricitabine, enanthate, entresto, entyvio, epclusa, epidiolex, eplerenone,
epo injections, esomeprazole, estradiol, etoricoxib, euthyrox, evenity, evorel, evrysdi, exelon, ezetimibe, factor
viii, falithrom, famotidine, farxiga, fasenra, febuxostat, femara, fenofibrate, fentanyl patch*, ferrlecit, ferrous
sulfate, flagyl, flecainide, flexeril, flomax, flonase, flovent, fluconazole, fludrocortisone, fluticasone,
fluvoxamine, focalin, folfox, formoterol, forteo, forxiga, fosamax, fosfomycin, fragmin, freestyle libre, fulvestrant,
furosemide, genvoya, geodon, gilenya, gleevec, gliclazide, glimepiride, glipizide, glivec, glucophage, gonal-f, gtn,
guanfacine, halcion, haldol, harvoni, hctz, hemlibra, heparin, herceptin, humalog, hydrocortisone, hydromorphone,
hydroxychloroquine, hydroxyurea, hydroxyzine, ibrance, ibuprofen 600, ibuprofen 800, imatinib, imitrex, imodium,
imuran, inderal, inflectra, interferon, intuniv, invega, isoniazid, isosorbide, ivacaftor, ivermectin, januvia,
jardiance, johanniskraut, kaftrio, kesimpta, ketamine infusion*, ketamine therapy, keytruda, klonopin, lacosamide,
lactulose, lamictal, lansoprazole, lantus, lariam, lasix, latuda, leflunomide, lenacapavir, lenalidomide, letrozol,
levaxin, levemir, levetiracetam, levitra, levodopa, libre, lisdexamfetamine, lithium carbonate, lithobid, lixiana,
lopressor, loratadine, lovenox, lunesta, lupron, luvox, macrobid, madopar, malarone, marcumar, maxalt, medikinet,
medrol, meloxicam, memantine, menopur, mesalamine, mesalazine, metamizol, methimazole, metoclopramide, metronidazole,
micardis, midazolam, midodrine, mifepristone, minipress, minoxidil, mirabegron, mirapex, mirena, misoprostol, mobic,
modafinil, movicol, multaq, mycophenolate, nadolol, namenda, naproxen, narcan, nardil, nasonex, nebido, neulasta,
nexium, nexplanon, niacin for, nicorette, nicotine gum, nicotine patch*, nitro spray, nitrofurantoin, nitroglycerin,
nortriptyline, norvasc, novalgin, novolog, novorapid, nucala, nucynta, nurtec, nuvaring, ocrelizumab, ocrevus,
olumiant, ondansetron, opdivo, opipramol, orencia, otezla, oxcarbazepine, oxybutynin, oxymorphone, paclitaxel,
palbociclib, pamelor, parnate, paxil, paxlovid, penicillamine, pentasa, pepto, phenobarbital, phenytoin, plan b,
plaquenil, plavix, pradaxa, praluent, pramipexole, pravachol, premarin, primidone, pristiq, progesterone, prograf,
prolia, promethazine, propecia, propranolol, propylthiouracil, provigil, pulmicort, pulmozyme, qvar, raloxifene,
ramelteon, ranexa, rasagiline, rebif, remeron, remicade, repatha, requip, restoril, retin-a for, revlimid, rexulti,
rifampicin, rifaximin, riluzole, rinvoq, risperdal, rituxan, rivastigmine, roaccutane, ropinirole, rybelsus,
salmeterol, salofalk, savaysa, saxenda, seretide, sevelamer, simponi, sinemet, singulair, sirolimus, skyrizi, sonata,
sotalol, sovaldi, spinraza, spiriva, spironolactone, spravato, st john's wort, stalevo, stelara, sublocade, subutex,
sucralfate, sulfasalazine, sustanon, symbicort, symlin, synthroid, tacrolimus, tadalafil, tafamidis, taltz, tamiflu,
tamsulosin, tapentadol, tavor, taxol, tecfidera, tegretol, tenofovir, tenormin, terbinafine, testogel, thalidomide,
theophylline, thyronajod, tilidin, tilidine, tiotropium, tizanidine, topamax, topiramate, toradol, torasemide, toujeo,
trelegy, tresiba, tretinoin, trikafta, trileptal, trintellix, triumeq, trulicity, tylenol, tysabri, ubrelvy, ursodiol,
valaciclovir, valtrex, vancomycin, varenicline, velcade, venofer, verapamil, vesicare, victoza, viibryd, vimpat,
vistaril, vitamin d 20000, vivitrol, voltaren, vortioxetine, vraylar, xeljanz, xeloda, xolair, xtandi, xyrem, yasmin,
z-pak, zantac, zapain, zepbound, zestril, zetia, zocor, zofran, zoladex, zolgensma, zolpidem, zonisamide, zopiclone,
zyprexa, zyrtec, zytiga
"""

NAMES = Cues(TERMS)
