"""Sex life, orientation, gender; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS = """
ace spectrum, affair with, agender, an arrangement, aroace, aromantic, asexual, ashley madison, assigned female,
assigned male, attraction to men, attraction to women, ballroom scene, bathhouse, bdsm, bdsm-*, bear bar, bear
community, being spanked, being tied up, bi-curious, bicurious, bigender, binder for his chest, birth certificate
changed, birth certificate to say, birth control, bisexual, bisexuality, booty call*, both brides, both grooms, bottom
surgery, brothel*, bumble profile, camgirl, casual hookup*, casual sex, celibacy, celibate, change of gender, changed
her gender, changed his gender, chastity*, cheating spouse, chest binder, christopher street, cis man, cis woman,
civil partnership, civil union, clocked as, closeted, come out to, condoms, conversion camp, conversion therapy,
couple swaps, cruising spot, dating men, dating women, dead name, deadname*, demiromantic, demisexual, dick pic*,
dom/sub, dominated, dominatrix, don't ask don't tell, drag king, drag queen*, dyke march, e patches, egg cracked,
enby, enjoys sex, erectile, escort service, estradiol, ethical non-monogamy, extramarital, facial feminization, feeld,
femme lesbian, fertility with a donor, fetish*, ffs surgery, friends with benefits, friends-with-benefits, ftm, gay
bar, gay club, gay*, gay-friendly, gay-straight alliance, gender affirm*, gender clinic, gender dysphor*, gender
euphor*, gender expression, gender identity, gender marker, gender non-conform*, gender nonconform*, gender on her,
gender on his, gender on my, gender reassignment, gender recognition, gender reveal for himself, gender therapist,
gender transition, gender-affirming, gender-fluid, genderfluid, genderqueer, glory hole, grindr, gum clinic, hall
pass, having an affair, her and her wife, her female partner, her fiancée, her girlfriend, her wife, hinge date*,
hinge profile, his boyfriend, his fiancé, his husband, his male partner, hiv prevention, hiv test*, homoerotic,
homosexual*, honeymoon sex, hook-up, hookup, hormone blockers, hornet app, hotel room with her, hotel room with his,
hysto, impotence, impotent, in the closet, interest in sex, intersex, intimate photos, is dating a man, is dating a
woman, kinky, known donor, lap dance, laser for facial hair, laser hair removal as part of, latex fetish, lavender
marriage, leather community, legally female, legally male, lesbian bar, lesbian*, lex app, lgbt, lgbt-friendly, lgbti,
lgbtq, lgbtq+, lgbtqia, lgbtqia+, libido, lost her virginity, lost his virginity, lover on the side, low libido,
marital bed, married man, married woman, massage with happy, mastectomy for, masturbat*, medically transition*,
misgender*, morning-after pill, mtf, naked pictures, name change because, nesting partner, nichtbinär*, non-binary,
non-monogam*, nonbinary, oestradiol, oestrogen, on estrogen, on prep, on t since, one night stand, one night stands,
one-night stand, one-night*, onlyfans, open marriage, open relationship, opened their marriage, opened up their
marriage, orchiectomy, out and proud, pansexual, partner swap*, pep after, per samenspende, phalloplasty, polyam*,
polycule, porn, pornography, prefers girls, prefers guys, prefers men, prefers women, premature ejac*, prep since,
pride flag, pride float, pride march, pride month as, pride parade, prostitut*, puberty blocker*, purity ring, queer*,
queer-friendly, rainbow family, rape survivor, reciprocal ivf, regenbogenparade, rent boy, revenge porn, safe sex,
same sex, same-sex, same-sex attraction, sapphic, second-parent adoption, secret boyfriend, secret girlfriend, secret
lover, seeking arrangement, sex addict*, sex club*, sex coach, sex drive, sex life, sex parties, sex party, sex
positive, sex shop, sex tape, sex therapist, sex therapy, sex toy*, sex with, sex work*, sexless, sexted, sexting,
sexual, sexuality, sexually, side piece, sleeping around, sleeping with someone, sleeps in separate beds, sleeps with
someone, slept around, slept with someone, social transition, spanking, sperm bank, sperm donor, spiro for, std test*,
stealth at work, stepparent adoption by her wife, sti check*, sti test*, strip club*, submissive in, sugar baby, sugar
daddy, sugar dating, surrogate with his, swap partners, swing on weekends, swing*club, swinger*, swinging couple, t
gel, t shot, t shots, takes prep, testogel, testosterone, the pill, third gender, threesome, throuple, tied up in bed,
tinder date*, tinder hookups, top surgery, trans daughter, trans fem*, trans girl, trans guy, trans kid, trans man,
trans masc*, trans men, trans people, trans son, trans woman, trans women, trans-friendly, transfem*, transfrau,
transgender, transgeschlechtlich*, transident*, transmann, transmasc*, transsexual, two brides, two dads, two fathers,
two grooms, two moms, two mothers, two mums, two-spirit, unicorn hunting, vaginismus, vaginoplasty, verhütet*,
verhütung*, viagra, virginity*, voice feminization, voice training for, wife swap*, x marker, x on her passport, x on
his passport
"""

CLUES = """
abortion, abstinen*, ace, adam4adam, adulter*, afab, affair, affairs, amab, anorgasm*, aromantic*, aroused, asexual*,
attracted, bedroom life, bi, binder, biromantic, bisexual*, blockers, bondage, camming, celiba*, cheat*, chosen name,
cialis, cisgender, closet, co-mother, co-mum, condom*, contracept*, cross-dress*, crossdress*, csd, cuckold*, cypro,
dating app*, dating coach, dating profile, dating site*, deadnam*, deed poll, demisexual*, detransition*, diaphragm,
drag, drag show*, dyke, dyspareunia, dysphor*, electrolysis, enm, erections, erotic*, escort*, ex-gay, exhibitionis*,
femboy, fetlife, flirt*, fwb, gender, gender-affirm*, graysexual*, gsa, he/him, he/they, her lover, heteroflexible,
heterosexual*, hickey, hijra, his lover, homoflexible, hooked up with, hooking up, hooks up, hotwife, hrt, impoten*,
in bed with, incest*, infidel*, intimacy, intimate, it/its, iud, jack'd, kink, kink*, kissed, lingerie, lover, lovers,
made out with, makes out, metamour, mistress, mistress*, mixed-orientation, molested, monogam*, morning-after, naked,
naturist*, neopronoun*, non-binary*, nonbinary*, nonmonogam*, nudism, nudist*, okcupid, omnisexual, orchi,
orchiectom*, orgasm*, orgy, other man, other woman, outed, pansexual*, paramour, partner and his husband, passes as,
passing as, pflag, phalloplast*, poly, porn*, prep daily, prep every, pride event, pride fest, pride group, pride
week, pronoun*, rainbow flag, raped, same-sex*, seduc*, separate bedrooms, sex, sexts, sexually*, she/her, she/they,
shibari, situationship, sleeping with, slept with, stonewall, stp, straight couple, submissive, swing*ers, they/she,
they/them, threesome*, tinder, trans, transexual*, transgender*, transmedical*, transsexual*, transvest*, truvada,
tubal, turn-on, twink, two-timing, unfaithful, vaginism*, vaginoplast*, vasectomy, vibrator, virgin, voyeur*, wife's
girlfriend, xe/xem, ze/zir
"""

PHRASES = r"""
came come coming comes ~ \sout\s(?:as\b|to (?:his|her|my|their|the) (?:parents|family|mom|dad|mother|father|friends
    |wife|husband|colleagues|team|brother|sister|kids|boss)|last\b|at\b|when\b|in (?:19|20)\d\d|of the closet|story)
coming-out ~ \b
he she i user who they brother sister son daughter cousin friend roommate ~ \s(?:\w+ly\s|just\s|never\s
    |once\s)?(?:came|come|comes) out\b(?! of| on| with| the same| here| and | for| to (?:the|see|help|visit))
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
love relationship affair sleeping ~ \swith\s(?:his|a|another)\s(?:male\s\w+|boyfriend|husband|man)\b
love relationship affair sleeping ~ \swith\s(?:her|a|another)\s(?:female\s\w+|girlfriend|wife|woman)\b
sleeps slept sleeping ~ \swith\s(?:others|other people|someone else|somebody else|strangers)\b
boyfriend ex-boyfriend ~ \s(?:[A-Z]\w+\s)?and he\b
dating married seeing loves ~ \s(?:to\s)?a\s(?:man|woman)\b.{0,30}\b(?:himself|herself|too|as well|also)\b
pronouns ~ (?:\s(?:are|is|:))?\s?(?:they|them|she|he|xe|ze|it)\b
husband ~ \s(?:and is a man|and he is a man|both men)
started starts taking takes on began ~ \s(?:taking\s)?(?:testosterone|est?rogen|hormones|hrt|puberty blockers)\b
sex fling intimate ~ \swith\b
sleeps slept sleeping ~ \saround\b
hooking hooked hooks ~ \sup with (?:guys|girls|men|women|strangers|people|his|her|a)\b
likes loves prefers dates dating fancies ~ \s(?:both\s|only\s|other\s|older\s|younger\s)?(?:men|women|guys|girls
    |boys)(?: and (?:men|women|guys|girls))?(?=[.,;]|$|\s(?:and|but|more|since|only))
cheating cheats cheated unfaithful faithful ~ \s?(?:on|to)?\s?(?:his|her|my|their|the)?\s?(?:husband|wife|partner
    |boyfriend|girlfriend|spouse)\b
hasn't haven't has have had ~ \s(?:not\s)?(?:had\s)?(?:(?:any|no|much|regular|unprotected)\s){0,2}sex\b
wants hopes plans considering ~ \s(?:to\s)?(?:come out|transition|come out of the closet|change (?:his|her
    |their) (?:legal )?(?:gender|sex)|an open relationship|open (?:up )?(?:the|their|his|her) (?:marriage|relationship))
uses use using prefers goes pronouns pronoun changed switched ~ \s(?:(?:by|the|to|is|are|his|her
    |their)\s){0,3}(?:he/him|she/her|they/them|he/they|she/they|xe/xem|it/its|ze/\w+|er/ihm|sie/ihr|male pronouns
    |female pronouns|neutral pronouns|gender-neutral)
since after before during started starting finished paused regrets ~ \s(?:(?:his|her|my|their|the|legal|medical
    |social)\s){0,2}(?:transition(?:ing|ed)?|hrt|hormones|top surgery|bottom surgery|coming out|came out|the affair
    |affair|vasectomy)\b(?!\s(?:to (?:remote|the new|kubernetes|agile|management)|period|plan|team))
likes like dates date dated dating loves fancies into prefers attracted sleeps slept kissed kisses married marrying
     marry ~ \s(?:to\s|with\s)?(?:(?:only|both|mostly|older|younger|other|boys and|men and|girls and|women and|a|an
    |another|lots of|masculine|feminine|trans|married)\s){0,3}(?:men|women|boys|girls|guys|man|woman|genders
    |sexes)\b(?=[.,;!?)]|$|\s(?:and|but|too|as well|equally|since|only|more|now|these|again|on|from|who|named
    |called))(?!'s)
has have had having keeps found sees seeing visits misses ~ \s(?:(?:a|an|another|two|several|his|her|my|secret|new
    |long-distance|married|younger|older|other|some)\s){0,3}(?:lovers?|mistress(?:es)?|girlfriend in \w+ and
    |boyfriend in \w+ and|girlfriends?\sand\s(?:a|his|her)\s(?:boyfriend|wife|husband)|boyfriend and (?:a|her
    |his) (?:girlfriend|wife|husband)|girlfriend on the side|sex|one-night stands?|fling|flings|hookups?|hook-ups?
    |threesomes?|partners? besides|sexual|fantas(?:y|ies)|crush on (?:his|her|a) (?:married|boss|best friend|female|male
    |roommate)|orgasms?|dates? with (?:men|women|a man|a woman|guys|girls))\b
his he he's ~ \s(?:(?:is|was|and|has|had|lives with|moved in with|married|loves|misses|proposed to|met|engaged to
    |dating|a|an|the|his|ex|late|new|former|ex-|first|long-term)\s){0,5}(?:boyfriend|husband|fiancé|ex-husband
    |ex-boyfriend)\b
her she she's ~ \s(?:(?:is|was|and|has|had|lives with|moved in with|married|loves|misses|proposed to|met|engaged to
    |dating|a|an|the|her|ex|late|new|former|ex-|first|long-term)\s){0,5}(?:girlfriend|wife|fiancée|ex-wife
    |ex-girlfriend)\b
sex sexual ~ \s(?:with|life|drive|toys?|therap\w+|partners?|problems?|once|twice|every|since|after|hurts|is|was|less
    |more|for months|anymore)\b
told tell tells telling knows know ~ \s(?:\w+\s){0,4}?(?:(?:that\s)?(?:he|she|they|i)(?:'s|'m| is| am| are
    | was)?\s(?:gay|bi|a lesbian|lesbian|queer|trans|likes? (?:boys|girls|men|women)|into (?:boys|girls|men|women)
    |seeing someone|in love with (?:a|another)))\b
wife husband girlfriend boyfriend partner spouse ~ \s(?:\w+\s){0,2}?(?:found out|caught|suspects|cheat\w*
    |doesn't know about|knows about (?:the|his|her) (?:other|lover|affair|girlfriend|boyfriend)|has another|slept with
    |sleeps with|is okay with (?:him|her) (?:seeing|dating)|and (?:he|she|i) (?:swing|share)|left (?:him|her
    |me) for (?:a|another) (?:man|woman))\b
two ~ \s(?:dads|moms|mums|mothers|fathers|husbands|wives|girlfriends|boyfriends|partners)\b
user he i ~ \s(?:and\s(?-i:[A-Z])\w+\s)?(?:is|am|are|was|were)\s(?:getting\s)?(?:married|engaged|dating|together
    |in love)\s(?:to\s|with\s)?(?:(?:a|another|his)\s)(?:man|guy|husband|boyfriend|male)\b
husband wife partner we ~ \s(?:and (?:i|he|she)\s)?(?:have|has|had|agreed on|are trying|opened|practice
    |practise)\s(?:an?\s|up\s)?(?:arrangement|open|agreement about (?:other|sleeping)|polyamor\w*|swinging
    |separate lovers|threesomes?)\b
asks wants looking searches needs prefers ~ \s(?:for\s)?(?:[\w]+\s){0,4}?(?:where|that|for
    |with)\s(?:[\w]+\s){0,3}?(?:trans|gay|queer|lesbian|lgbt\w*|non-?binary|same-sex|nonbinary)\b
his user's user ~ \s(?:\w+\s)?(?:ex-boyfriend|ex-husband|boyfriend|husband)\b(?=.{0,60}\b(?:him|he|his)\b)
her ~ \s(?:\w+\s)?(?:ex-girlfriend|ex-wife|girlfriend|wife)\b
ihre ihrer ihr ~ \s(?:freundin|frau|ehefrau|partnerin|verlobte)\s(?:[\wäöüß]{1,12}\s){0,3}(?:wünschen sich|heiraten
    |wohnen|bekommen|erwarten|haben geheiratet|adoptieren|ziehen zusammen|planen)\b
sein seinem nutzer ~ \s(?:und\ssein\s|und\sseinem\s)?(?:freund|mann|ehemann|partner
    |verlobter)\s(?:[\wäöüß]{1,12}\s){0,3}(?:wünschen sich|heiraten|adoptieren|haben geheiratet|ziehen zusammen
    |planen)\b
swing swings swinging ~ \s(?:on weekends|with (?:other )?couples|together|at (?:a|the) club|since|every)\b
coming ~ \sout\b(?! of (?!the closet)| on | with | in (?!19|20)| soon| next| this | from )
not isn't wasn't ~ \s(?:yet\s|really\s)?out\s(?:at|to|as|yet at|in (?:the office|his|her))\b(?! (?:the (?:moment
    |door)|sea))
she realised realized knows knew discovered admits figured ~ \s(?:out\s|that\s|she\s|now\s){0,3}(?:likes|fancies
    |loves|prefers|is into)\s(?:girls|women|ladies)\b
topper figurines cake ~ \s(?:\w+\s){0,2}with\stwo\s(?:men|women|grooms|brides)\b
more ~ \sthan\s(?:just\s)?(?:a|friends?|roommates?)\s?(?:roommate|flatmate|friend|housemate|buddy
    |colleague)?\b(?=[.,;]|$|\s(?:to|with|for|and))
haven't hasn't not never stopped no ~ \s(?:\w+\s)?(?:touched(?:\s(?:each other|him|her|me))?(?:\s(?:in|for|since))
    |been intimate|made love|shared a bed|slept together|slept in the same)
started starting on stopped began takes taking ~ \s(?:t|e|hrt|estro\w*|est?radiol|spiro)\b(?=[.,;!?]|$|\s(?:in|last
    |two|three|a|six|at|this|for|since|and|shots?|gel))
swipes swiping matched matches dates dating flirts flirting sleeps attracted into kisses ~ \s(?:\w+\s){0,3}?
    (?:guys and girls|girls and guys|men and women|women and men|both|everyone|any gender|boys and girls
    |married (?:men|women|man|woman)|a married (?:man|woman))\b
told tell telling tells hides hiding hide introduce introduced introducing wants ~ \s(?:[\w']+\s){0,5}?(?:his|her|my
    |their)?\s?(?:boyfriend|girlfriend|lover|partner)\s(?:to|from|about|is a (?:man|woman)|as (?:a friend
    |his roommate|her roommate))\b
guest separate spare different ~ \s(?:room|rooms|bedroom|bedrooms|bed|beds)\b(?=.{0,40}(?:husband|wife|touch|years
    |months|marriage|intimate|since))
behind ~ \s(?:his|her|my|their)\s(?:wife|husband|partner|girlfriend|boyfriend|spouse)'s\sback
both ~ \s(?:of us\s)?(?:are\s)?(?:guys|girls|men|women|male|female)\b(?=[).,;]|$|\sand)
before since after ~ \s(?:he|she|they|i)\s(?:\w+\s)?(?:transitioned|came out|detransitioned|had top surgery
    |changed gender)\b
used ~ \sto\s(?:be|live)\s(?:called|as|known as)\s(?:a\s)?(?:(?-i:[A-Z])\w+|man|woman|girl|boy)\s(?:before|when|until)
left leaves leaving dumped ~ \s(?:him|me)\s(?:\w+\s)?for\s(?:a|another)\s(?:woman|man|girl|guy|younger \w+)\b
left leaves leaving dumped ~ \sher\s(?:\w+\s)?for\s(?:a|another)\s(?:woman|man|girl|guy|younger \w+)\b
hinge tinder bumble okcupid apps app raya ~ \s(?:\w+\s){0,2}?(?:looking|searching|matching|meeting|chatting|dating
    |swiping|talking)\s(?:for|with|to)?\s?(?:\w+\s)?(?:men|women|guys|girls|someone|couples|married|casual|hookups?
    |strangers)\b
attraction attracted feelings crush ~ \s(?:to|for|on)\s(?:(?:both|other|another|the same|a|his male|her female
    |married)\s){0,2}(?:women|men|girls|boys|guys|woman|man|sex|gender|genders)\b
girlfriend fiancée ~ ,?\s(?:(?-i:[A-Z])\w+,?\s)?(?:is|was)\s(?:also\s)?a\s(?:woman|girl)\b
boyfriend husband fiancé ~ \s(?:\w+\s){0,3}?and\s(?:is|he is|he's)\s(?:a\s)?(?:man|guy|male)\b
girlfriend wife fiancée ~ \s(?:\w+\s){0,3}?and\s(?:is|she is|she's)\s(?:a\s)?(?:woman|girl|female)\b
"""

TERMS_DE = """
affäre*, asexuell*, bdsm, betrügt ihn, betrügt ihren mann, betrügt seine frau, betrügt sie, bettgeschicht*,
bisexuell*, bordell*, coming-out, die pille, divers im, dominas, dysphorie, ehemann und er, erektions*, fetisch*,
fremdgegangen, fremdgehen, fremdgeht, freund und er, geliebte, geliebten, geliebter, geoutet, geschlechtsangleich*,
geschlechtsanpassung, geschlechtseintrag, gleichgeschlechtlich*, homosexuell*, hormontherapie, impotent*,
intergeschlechtlich*, jungfrau geblieben, keinen sex, kondome, lebensgefährte und er, lebenspartner und er, lesb*,
liebhaber, lust auf sex, mann ist sein ehemann, namensänderung und, nicht-binär*, nichtbinär*, non-binär*, nonbinär*,
offene beziehung*, offene ehe, offenen beziehung, offenen ehe, offener beziehung, one-night-stand*, pansexuell*,
personenstand geändert, pille danach, polyamor*, porno*, potenz*, prostituiert*, queer*, regenbogenfamilie, schwul*,
seitensprung*, sex mit, sexleben, sexting, sexualität, sexualleben, sexuell*, sexuelle orientierung, swinger*,
trans*frau, trans*mann, transfrau, transgender*, transident*, transmann, transsexuell*, ungeoutet, verhütet,
verhütung*, viagra
"""

CLUES_DE = """
abgetrieben, betrogen, betrüg*, bi, coming-out*, csd, dating-app*, dey/dem, domina, dreier, enthaltsam*, er/ihm,
erotik*, escort*, freundin und ihr, geliebte*, geoutet*, geschlecht*, gleichgeschlecht*, grindr, heterosexuell*,
hiv-*, hormonbehandlung, hormonblocker, hormonspirale, intim*, joyclub, jungfrau, kondom*, kupferspirale,
lebenspartnerschaft, liebhaber*, lustlos, nackt*, parship, partnertausch, planetromeo, polyamourös, pronomen, puff,
regenbogen*, selbstbestimmungsgesetz, sex, sex-*, sexarbeit*, sexpartner*, sexspielzeug, sextoy*, sexualtherap*,
sie/ihr, stripclub, tinder, trans, transition, untreu*, vaginismus, vasektomie, verhüt*, verliebt in,
vornamensänderung, zweitfrau, zärtlich*
"""

PHRASES_DE = r"""
steht stehe stand ~ \sauf\s(?:frauen|männer|jungs|mädchen|beide)
geoutet outete outet ~ \b
geht ging ~ \s(?:[\wäöüß]{1,10}\s){0,3}fremd\b
er nutzer ~ \s(?:liebt|heiratet|heiratete|wohnt|lebt|ist)\s(?:[\wäöüß]{1,10}\s){0,3}(?:seinem (?:mann|ehemann)
    |einen mann|einem mann)
sie nutzerin ~ \s(?:liebt|heiratet|heiratete|wohnt|lebt|ist)\s(?:[\wäöüß]{1,10}\s){0,3}(?:ihrer (?:frau|ehefrau)
    |eine frau|einer frau)
steht stehe liebt mag ~ \s(?:auf\s)?(?:männer|frauen|beide geschlechter)\b
ist bin ~ \s(?:[\wäöüß]{1,10}\s){0,2}(?:bi|trans|queer|schwul|lesbisch|asexuell|pansexuell|hetero\w*|nonbinär
    |nicht-binär)\b
trifft treffe traf datet schläft schlief steht liebt küsst mag verliebt geschlafen ~ \s(?:sich\s)?
    (?:[\wäöüß-]{1,12}\s){0,4}?(?:auf|mit|in)?\s?(?:andere[nr]?\s|einer?\s|einem\s|einen\s|anderen\s)?(?:männer[n]?
    |frauen|mann|mädchen|jungs|kerle[n]?)\b(?=[.,;!?]|$|\s(?:und|aber|über|seit|aus|im|am|nebenbei))
er nutzer sein seinem seinen ~ \s(?:[\wäöüß]{1,12}\s){0,5}?(?:mit einem mann|seinem (?:freund|ehemann|mann|verlobten
    |partner)|einen (?:freund|mann|ehemann)|ehemann)\b
sie nutzerin ihre ihrer ~ \s(?:[\wäöüß]{1,12}\s){0,5}?(?:mit einer frau|ihrer (?:freundin zusammen|ehefrau|frau
    |verlobten|partnerin)|eine (?:ehefrau|partnerin)|ehefrau)\b
nimmt nehme bekommt spritzt ~ \s(?:[\wäöüß]{1,12}\s){0,4}(?:östrogen\w*|testosteron\w*|pubertätsblocker\w*
    |hormonblocker\w*)
trifft betrügt liebt datet küsst ~ \s(?:[\wäöüß]{1,14}\s){0,4}(?:verheiratete[nr]?|heimlich|seinen freund
    |ihre freundin|männer|frauen|einen mann|eine frau|sexuell)\b
schläft geschlafen schlief schlafen ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:mit (?:anderen|seinem|ihrem|einem|einer|ihrer
    |seiner|männern|frauen)|miteinander|getrennt)
nutzer er ~ \sund\ssein\s(?:ehe)?(?:mann|freund|partner|verlobter)\b
nutzerin sie ~ \sund\sihre\s(?:ehe)?(?:frau|freundin|partnerin|verlobte)\b(?=\s(?:haben|ziehen|wollen|heiraten
    |erwarten|wohnen|leben|adoptieren|bekommen|planen|suchen))
lebt ist lebe bin ~ \smit\shiv\b
mit ~ \s(?:[\wäöüß]{1,12}\s){1,3}(?:geschlafen|im bett|sex|rumgemacht|geknutscht|fremdgegangen)\b
"""

PARTS_DE = """
gleichgeschlecht, lesbisch, schwul, sexualit, sexuel
"""

ENGLISH = Cues(TERMS, CLUES, PHRASES)
GERMAN = Cues(TERMS_DE, CLUES_DE, PHRASES_DE, PARTS_DE)
