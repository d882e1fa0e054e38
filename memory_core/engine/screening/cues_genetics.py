"""Genes and what runs in a family; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS = """
% ashkenazi, 23 and me, 23andme, abstammungsgutachten, affected gene, albin*, alpha 1, alpha-1, amniocentesis,
ancestry dna, ancestry kit, ancestry percent*, ancestry results, ancestry test, ancestrydna, angelman, angioedema, apc
gene, apoe*, ashkenazi panel, bald like his, becker muscular, biological father, biological mother, biological
parent*, birth defect*, birth father, birth mother, birth parents, bone marrow match, both had breast, both had colon,
both had ovarian, brca*, cag repeat*, cancer gene, cancer genes, cancer on both sides, carrier couple, carrier
screening, carrier status, carrier test*, carries one copy, cell trait, cftr, chek2, chorionic villus, chromosom*,
color genomics, color-blind like his, colour blindness from, colour-blind like his, compound het*, congenital, cord
blood, cvs test, deletion syndrome, delta f508, digeorge, dna analysis, dna cousin*, dna kit*, dna match*, dna
paternity, dna profile, dna relative*, dna result*, dna sample, dna service*, dna site*, dna test*, dna website*,
donor conceived, donor-conceived, down syndrome, down's syndrome, duchenne, e4 allele, edwards syndrome,
ehlers-danlos, embryo screening, embryos screened, embryos tested, exome, f5 leiden, fabry*, factor 5 leiden, factor
five leiden, factor v, family history of, fap gene, fmr1, fragile x*, ftdna, g6pd, galactosem*, gaucher*, gene
carrier*, gene defect, gene mutation, gene panel*, gene test, gene therapy, gene variant, generation on his mother's,
genes tested, genetic condition, genetic counsel*, genetic disease, genetic disorder, genetic marker*, genetic
mutation, genetic predisposition, genetic profile, genetic result*, genetic risk, genetic screening, genetic test*,
genetically predisposed, genome sequenced, genotype*, got tested for, haemochromatosis, half brother through, half
sibling*, half sister through, half-siblings through a dna*, haplogroup, harmony test, heel prick, helix dna,
hemochromatosis, hereditary*, heritage dna, heritage test, heterozygous, hla b27, hla type*, hla-*, homozygous, htt
gene, hunter syndrome, huntington's, hypertrophic cardio*, identical twin dna, inherited condition, inherited disease,
inherited disorder, inherited the gene, karyotype, klinefelter*, lactase persistence, li-fraumeni, living dna, long
qt, lynch syndrome, marfan*, men in his family, men in my family, misattributed paternity, mitochondrial, mlh1, msh2,
msh6, mtdna, mthfr, myheritage dna, neanderthal dna, nebula genomics, neurofibromat*, newborn screening, nipt, noonan,
not his biological, origin test, osteogenesis imperfecta, palb2, panorama test, paternity test, percent ashkenazi,
percent neanderthal, pgd, pgt, phenylketonur*, pku, pms2, polycystic kidney, polydactyly, pompe disease, prader-willi,
predictive test, raw dna, retinitis pigmentosa, rot-grün-*, sickle cell trait, sickle trait, slow metaboli*, smn1, snp
report, sperm donor's, stem cell donor match, tay-sachs, tested for brca, thalassaemia, thalassemia, tp53, trisomy*,
tuberous sclerosis, turner syndrome, twin zygosity, unknown significance, usher syndrome, variant of unknown*,
vaterschaftstest*, von hippel*, von willebrand*, vus, whole genome, williams syndrome, wilson's disease, women in her
family, women in my family, xxy, xyy, y-dna
"""

CLUES = """
22q11, 23andme*, allele*, alport, amnio*, ancestry, ancestry.com, at risk because, autosomal, biological, canavan,
carrier*, centimorgan*, charcot-marie*, cmt, congenital*, consanguin*, cousin match, cyp2c19, cyp2d6, dna, down's,
dq2, dq8, ehlers-danlos*, epigenet*, familial*, familytreedna, father's side, favism, friedreich*, galactos*, gene,
genes, genetic, genetically, genetics, genome, genomic*, haemochromat*, half-sibling*, haplogroup*, hemochromat*,
hemophil*, her mother had it, heritable, hfe, his mother had it, huntington*, hurler, inherit*, inherited from,
inherited her, inherited his, invitae, karyotyp*, leber*, loeys*, maternal line, microdeletion, mother's side, msud,
mucopolysacc*, mutated, mutation, mutations, mutyh, myheritage*, natera, neanderthal*, nf1, niemann*, noonan*, passed
down, passed on to, patau, paternal line, paternity*, pgt-*, pharmacogen*, phenylket*, polygenic*, pompe, porphyr*,
prader*, predispos*, preimplantation, presymptomatic, recessive, saliva, sickle*, spit kit, spit test, stargardt,
stickler*, swab*, syndrome, thalass*, trait, turner's, vhl, wilson's, x-linked
"""

PHRASES = r"""
carries carry carried has have had inherited inherits ~ \s(?:(?:a|an|the|his|her|my|their|two|one|mutated|faulty
    |defective)\s){0,3}(?:[\w-]{2,15}\s){0,2}(?:gene|genes|mutation|mutations|allele|variant of|copies of the
    |extra chromosome)\b
carrier carriers ~ \s(?:of|for)\s(?!the (?:package|signal|phone|mail))(?:a|an|the)?\s?\w+
both ~ \s(?:are\s)?carriers\b
genome ~ \s(?:was\s)?sequenced
runs run ~ \sin\s(?:the|his|her|my|their|our)\sfamil(?:y|ies)\b
runs run ~ \sin\s(?:the\s)?(?:user's|\w+'s)\s(?:family|mother's|father's)
dna ancestry gene genes genome ~ (?:\s(?:test|tests|kit|results?|sample|profile|match\w*|showed|shows|says|says he
    |swab|relatives|variants?))\b
showed shows found revealed confirmed says ~ \s(?:\w+\s){0,3}?\d{1,2}\s?%\s(?:\w+\s){0,2}?(?:dna|ancestry|heritage
    |descent|genes|irish|italian|african|european|scandinavian|asian|jewish|ashkenazi|nordic|finnish|german|neanderthal)
tested screened ~ \s(?:positive|negative)?\s?(?:for)\s(?:(?:a|an|the|his|her)\s){0,2}(?:\w+\s){0,2}?(?:genes?
    |mutations?|variants?|brca\w*|huntington\w*|tay-sachs|carrier\w*|syndrome|trisomy|lynch\w*|thalass\w*|sickle\w*)
inherited inherits ~ \s(?:(?:the|a|an|his|her|this)\s){0,2}(?:[\w-]{3,16}\s){0,2}?(?:genes?|mutation|condition
    |disease|disorder|syndrome|h[a]?emophilia|\w+emia|\w+opathy|blindness|deafness|tendency to \w+|predisposition
    |trait)\b
mother father sister brother grandmother grandfather aunt siblings ~ \s(?:\w+\s){0,3}?(?:has it too|had it too
    |also (?:has|had) it|carries it|carried it)
kit test tests results result report swab ~ \s(?:\w+\s){0,3}?(?:matched|match|showed|shows|says|said|revealed
    |confirmed|found|came back|came in|linked|proved|traced)\s(?:\w+\s){0,4}?(?:half|brother|sister|cousin|sibling
    |father|relatives?|carrier|gene|mutation|percent|%|ancestry|descent|heritage|risk|roots|variant|parent\w*|dna
    |scandinavian|irish|african|italian|jewish|asian|nigerian|\d+)
inherited got gets has carries passed ~ \s(?:on\s)?(?:(?:it|the|a|an|his|her|this|that|rare|faulty|bad|same
    |defective|breast cancer|colon cancer|cancer|alzheimer's|one)\s){0,4}(?:genes?|mutation|variant|trait|defect
    |condition|disease|disorder|syndrome|risk|blood disorder|copy|copies|it)\s(?:from|of|for|to|in|through
    |on)\b(?!\s(?:work|home))
mother father mother's father's grandmother grandfather uncle aunt parents brothers sisters women men ~ \s
    (?:\w+\s){0,4}?(?:all|both|also|each|died of|had|have|got|on (?:his|her|my|the) (?:mother's
    |father's) side)\s(?:\w+\s){0,2}?(?:it|breast cancer|colon cancer|cancer|huntington's|alzheimer's|heart attacks?
    |glaucoma|diabetes|the gene|the mutation|haemophilia|hemophilia)\b
men women everyone nobody sisters brothers aunts uncles ~ \s(?:on|in)\s(?:my|his|her|the)\s(?:\w+'s\s)?(?:family
    |side|mother's side|father's side|dad's side|mom's side|mum's side)\b
inherited geerbt ~ \s(?:(?:his|her|my|the|a)\s)?(?:(?:father|mother|dad|mum|mom|grandmother|grandfather|grandpa
    |grandma)'s\s)(?!(?:house|watch|ring|piano|car|money|farm|flat|recipe|business|land|shop))\w+
runs run ran ~ \sin\s(?:the|his|her|my|our|their|user's)\s(?:\w+\s)?(?:family|genes|blood|line|side)\b
copy copies ~ \sof\s(?:the|a|an|his|her)\s(?:[\w-]+\s)?(?:gene|allele|mutation|variant|[A-Z]+\d*)\b
men women everyone both all ~ \s(?:on|in)\s(?:his|her|my|their)\s(?:[\w']+\s)?(?:side|family|line)\b
"""

TERMS_DE = """
abstammungstest, ahnentest, angeboren*, anlageträger*, bluter, bluterkrankheit, bluttest auf trisomie, brca*, chorea
huntington, chromosom*, dna-*, down-syndrom, erbanlage*, erbgang, erbgut, erbkrankheit*, erbleiden, erblich
vorbelastet, erbliche*, erbrisiko, ererbt*, faktor v, familiengeschichte mit, familiär gehäuft*, familiär vorbelastet,
familiäre vorbelastung, fruchtwasser*, geerbt von der mutter, genanalyse*, gendefekt*, gendiagnos*, genetisch
bedingt*, genetisch vorbelastet, genetische*, genmutation*, gentest*, genträger*, genvariante, herkunftstest,
humangenet*, huntington*, in der familie, klinefelter*, liegt in der familie, lynch-syndrom, marfan*, mukoviszidose*,
pränataltest, sichelzell*, stammzellspender*, thalassäm*, trisomie*, turner-syndrom, vaterschaftstest*, vererbt*
"""

CLUES_DE = """
23andme*, abstammungs*, ancestry*, angebor*, bluter*, dna, dns, downsyndrom, ehlers-danlos*, erb*, faktor-v-*,
familiär*, gen-test, gene, genetisch*, genmut*, genvari*, gerinnungsstörung*, halbgeschwister*, harmony-test,
herkunftsanalyse*, hämochromatose, hämophil*, konduktor*, leibliche*, mukoviszid*, mutation*, myheritage*,
nackenfalte*, pränatal*, samenspender*, speichelprobe*, syndrom*, träger*, turner*, vaterschafts*, vererb*,
vorbelast*, wangenabstrich, überträger*
"""

PHRASES_DE = r"""
träger trägerin ~ \s(?:des|eines|der|von)\s(?:[\w-]{2,20}\s){0,2}(?:gens?|mutation|brca\w*|genmutation|erbkrankheit
    |gendefekts?)
liegt ~ \sin der familie
liegt ~ \s(?:[\wäöüß]{1,20}\s){1,3}in der familie
mutation genmutation gen gendefekt variante ~ \s(?:im|des|am|in|auf|vom|von)\b
trägerin träger ~ \s(?:einer|eines|des|der|vom|von)\s(?:[\w-]{2,16}\s){0,2}\w*(?:mutation|gen\w*|variante|anlage
    |krankheit|syndrom|anämie|fibrose|thalass\w+)
"""

PARTS_DE = """
chromosom, erbkrank, gendefekt, genetisch, genmutation
"""

ENGLISH = Cues(TERMS, CLUES, PHRASES)
GERMAN = Cues(TERMS_DE, CLUES_DE, PHRASES_DE, PARTS_DE)
