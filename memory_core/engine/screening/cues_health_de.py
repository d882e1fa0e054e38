"""Health: what a person has, takes, feels, and who treats it; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS_DE = """
abnehmspritze, abtreibung, adhs, adipositas*, adipös*, akupunktur, alkoholabhängig*, alkoholentzug, alkoholiker*,
alkoholproblem*, alkoholsucht, allergie*, allergiker*, allergisch*, allergolog*, amputiert*, angehörigengruppe, angina
pectoris, angststörung*, angstzust*, anonyme alkoholiker, anonymen alkoholikern, antibiotik*, antidepress*,
arbeitsunf*, armprothese, arthrose*, arztbrief, arzttermin, assistenzhund, asthma*, atemwegs*, atorvastatin, attest,
au-bescheinigung, auf kur, aufmerksamkeitsdefizit*, augen-op, augenarzt*, augenärztin, ausschabung, ausschlag, autis*,
autoimmun*, bandscheibe*, barrierefrei*, bauchschmerz*, beatmet, befreit vom sportunterricht, behindertenausweis,
behindertenparkplatz, behinderung, beinprothese, berufsunfähig*, beruhigungs*, beschwerden, bestrahl*, beta-blocker,
betablocker, bewegungseinschränk*, bienengift, binge-eating, bipolar*, bisoprolol, blasenentzündung, blindenhund,
blindenstock, blutabnahme, blutarmut, blutdruck*, blutgerinnsel, bluthochdruck, blutkrebs, blutverdünn*, blutwert*,
blutwerte, blutzucker, blutzuckermess*, borderlin*, borreliose, brust*krebs, brustkrebs*, bulimie, burn out, burn-out,
burnout, bänder gerissen, bänderriss, candesartan, cannabis auf rezept, cannabisöl, chemo*, chiropraktiker*,
cholesterin*, chronisch krank, chronisches erschöpfungssyndrom, citalopram, clean seit, colitis ulcerosa,
corona-infektion, cortison*, darm, darmkrebs, darmspiegelung, demenz*, depression*, depressiv*, depri, dermatolog*,
desensibilisierung, diabet*, dialyse*, diät wegen, doppelbilder, downsyndrom, dritten monat, drogenabhängig*,
drogensucht, dyskalkulie, eierstock*, einlagen, eiseninfusion*, eisenmangel, eisenwert*, eisprung*, ekzem*, embolie,
endokrinolog*, endometriose, entbindung, entfernen lassen, entfernt bekommen, entgiftung, entlassbrief, entwöhnung,
entziehungskur, entzug, entzugserscheinung*, entzugsklinik, entzündungswerte, epilep*, erblindet, erdnussallerg*,
ergotherapie, erkrank*, erschöpfung*, erwerbsminderung*, erwerbsunfähig*, ess-brech-*, ess-störung, essgestört,
essstörung*, facharzt*, fachklinik, fachärztin, farbenblind*, farbschwäche, fehlgeburt*, fersensporn, fettleber,
folsäure, frauenarzt, frauenärzt*, fruktoseintoleran*, frühchen, frühgeburt, frühverrent*, fäden gezogen,
förderschule, fünften monat, gallenblase, gallensteine, gastritis, gastroenterolog*, gebrochen, geburtstermin,
geburtstrauma, gebärdensprache, gebärmutter*, gehbehindert*, gehhilfe, gehirnerschütterung, gehstock, gehörlos*,
geimpft, gelenkschmerz*, geschwulst, gesprächstherapie, gicht, gips, glutenfrei wegen, glutenfrei*, glutenunv*, grauer
star, grünen star, gynäkolog*, gürtelrose, halsschmerz*, hausstaub*, hausärztin, hautarzt, hautkrebs, hautärztin,
hebamme, heilpraktiker*, hepatitis*, herz-kreislauf*, herz-op, herzfehler, herzinfarkt*, herzklappe*, herzkrank*,
herzoperation, herzrasen, herzrhythm*, herzschrittmacher, herzschwäche, heuschnupfen, hexenschuss, histaminintoleran*,
hitzewallungen, hiv, hiv-positiv, hochschwanger, hodenkrebs, hormonspritze*, hyposensibilisierung, höhenangst so,
hörgerät*, hörsturz, hörverlust, hüft-op, hüftarthrose, hüftgelenk, hüftoperation, hüftprothese, hüftschaden,
immunschwäche, immunsuppress*, immuntherap*, impfung, infusion*, inhalator, insulin*, integrationshelfer*,
intensivstation, internist*, ischias*, kaiserschnitt*, kammerflimmern, kanüle, kardiolog*, karpaltunnel*,
kassenrezept, katzenallergie, kettenraucher*, keuchhusten, kieferorthopäd*, kinderarzt*, kinderwunsch*, kinderärztin,
klinik wegen, klinikaufenthalt*, klinisch*, knie kaputt, knie-op, kniearthrose, kniebandage, kniegelenk,
knieoperation, knieprobleme, knieschaden, knirscherschiene, knochenbruch, knoten in der brust, kompressions*, kondom*,
kontrastmittel, kopfschmerz*, kortison*, krampfadern, krampfanf*, krankengeld, krankengymnastik, krankenhaus*,
krankenstand, krankenwagen, krankgeschr*, krankheit, krankheits*, krankmeldung, krankschreiben, krankschreibung,
krebs, krebs*diagnose, krebskrank*, krebspatient*, krebsvorsorge, kreislauf*, kreislaufkollaps, kreuzband*,
krisendienst, krücken, kurzatmig, kurzatmig*, künstlich befruchtet, künstlich ernährt, künstliche befruchtung,
künstliche hüfte, künstliches knie, l-thyroxin, laborwerte, laktosefrei wegen, laktosefrei*, laktoseintoleran*,
laktoseunv*, langzeitzucker, latexallergie, leberkrank*, leberwert*, leberwerte, legastheni*, lese-rechtschreib-*,
leukämie*, long covid, lungenembolie, lungenentzündung, lungenfacharzt, lungenkrank*, lungenkrebs, lymph*, magenband,
magenbypass, magengeschwür, magenprobleme, magensonde, magenspiegelung, magersucht*, magersüchtig*, mammografie,
mammographie, medikament*, meniskus*, menstruation*, mental belastet, metastas*, methadon, methotrexat, migräne*,
milligramm, mirtazapin, mit dem rauchen, morbus crohn, multiple sklerose, mutter-kind-kur, nachsorge,
nahrungsmittelunv*, nephrolog*, nervenarzt, nervenschmerz*, nervlich, nesselsucht, netzhaut*, neurodermitis,
neuroleptika, neurolog*, nicht mehr trinken, nierenkrank*, nierenspende, nierensteine, nierenversagen, nierenwert*,
nikotinpflaster, notaufnahme, notfallset, nussallerg*, ohnmächtig, onkolog*, op-termin, operiert, organspend*,
orthopäd*, osteopath*, osteoporose, palliativ*, panik, panikatt*, panikstörung, pantoprazol, parkinson*, penicillin,
pfeiffersches, pflaster gegen, pflegebedürftig*, pflegedienst, pflegegrad*, pflegeheim, pflegehilfe, pflegekraft,
pflegestufe, phobie*, physiotherap*, pille, platzangst, pollenallerg*, post-covid, prednisolon, prostata*, prothese*,
psychiater*, psychiatr*, psychisch*, psycholog*, psychopharmak*, psychosomat*, psychotherap*, psychotisch*,
raucherhusten, raucherlunge, raucht wieder, rausoperiert*, regelschmerzen, reha, reha-antrag, rehaklinik, reizdarm*,
rettungswagen, rezept abholen, rezeptgebühr, rheuma*, rheumas, risikopatient*, risikoschwanger*, ritalin, ritzt sich,
rollator, rollstuhl*, rot-grün-*, rücken-op, rückenleiden, rückenschaden, rückenschmerz*, rückfällig, samenqualität,
samenspende, sauerstoffgerät, schilddrüse*, schizophren*, schlaflos*, schlafmittel, schlafstörung*, schlaftabletten,
schlaganfall*, schleudertrauma, schmerzklinik, schmerzmittel, schmerzpflaster, schmerztherap*, schrittmacher,
schubweise, schulbegleit*, schuppenflechte, schwanger*, schwerbehind*, schwerhörig*, schwindel*, seelisch*,
sehbehindert*, sehhilfe, sehnenscheid*, sehschwäche, sehstörung*, selbsthilfegruppe, selbstmord*, selbstverletz*,
simvastatin, skoliose, sodbrennen, sonde ernährt, sondennahrung, sozialphobie, spenderniere, spenderorgan, spielsucht,
spielsüchtig*, spirale einsetzen, spritze gegen, spritzen, spritzt sich, ssw, station 4, sterilisier*, sternenkind,
stotter*, strahlentherap*, stützstrumpf*, stützstrümpfe, suchtberatung, suchtkrank*, suizid*, syphilis, tabletten,
tablettenbox, tablettensüchtig*, tagesklinik, therapeut*, therapie, therapieplatz, therapiesitzung, thrombose*,
thyroxin, tics, tief drin, tierhaarallerg*, tinnitus, totgeburt, tourette, transplant*, trauma, traumata,
traumatisiert*, tripper, trisomie 21, trocken seit, trockene*, trockener alkoholiker, tropfen gegen, tumor*,
ultraschall*, unerfüllter kinderwunsch, unfruchtbar*, untergewicht*, unterzuckert, unverträglichkeit, urolog*,
venlafaxin, verdauungs*, verhaltenstherapie, verordnet, verschreibt, verschrieben, verstopfung, vierten monat,
vitaminmangel, vorerkrank*, vorhofflimmern, vorsorgeuntersuchung, wadenkrämpfe, waschzwang, wassereinlagerung*,
wechseljahr*, weisheitszahn*, weisheitszähne, wespenstich*, wiedereinglied*, windpocken, wochenbettdepression*,
wundheilung, wurzelbehandlung, zahn gezogen, zahnarzttermin, zahnschmerz*, zahnspange, zahnärztin, zittern, zittert,
zuckerkrank*, zuckerwert*, zusammenbruch, zusammengebrochen, zwangsgedank*, zwangsstörung*, zweiten monat, zähne
gezogen, zöliakie*, übergewicht*, überweisung
"""

CLUES_DE = """
adhs-*, alkohol, allergi*, ambulanz, amlodipin, aneurysma, angst, apotheke, arzt, asperger*, atemnot, ausgebrannt,
basedow, befund*, behandlung*, biopsie, blind, blutbild, blutung*, blähungen, bmi, bruch, brust-op, bulim*, cochlea*,
copd, ct-termin, diagnose*, diät, dosis, durchfall, eeg, eileiter*, eisen*, eiweißarm, eizell*, ekg, eliquis, elvanse,
entbindungstermin, epipen, erbrechen, erkältet, erschöpft, fatigue, fieber, fluoxetin, gehör, gelenk*, gelähmt*,
genesung, gesundheitlich*, grippe, hashimoto, hausarzt*, heilt, heparin, hno*, hormone, hospiz, husten, hustet, hüfte,
ibuprofen, impf*, infarkt, inhaliert, kaliumarm, kaufsucht, kiffen, kifft, klinik*, knie, koliken, kontrolltermin,
krank, kranken*, kurantrag, leber, lithium, logopäd*, lunge*, lähmung*, magen, manisch*, marcumar, masern, mecfs,
medikinet, metformin, milchstau, mrt, ms-schub, mtx, myom*, nachuntersuchung, narbe*, narkose, niere*, novalgin,
nussfrei, ohnmacht, operation*, ozempic, panik*, periode, pflege, pillen, pms, pollen, psychose*, ptbs, pürierte,
quetiapin, ramipril, rauch*, rezept, ritalin*, röntgen*, rücken, rückfall, salbe, salzarm*, schläft, schmerz*,
schnupfen, schub, schulter, schübe, sehkraft, sertralin, spastik*, spital, spritze, stents, stillt, symptom*,
süchtig*, tablette, taub, tennisarm, tilidin, unfall, untersuch*, verletz*, verträgt, vorsorge, wegovy, weh, wunde*,
xarelto, zahnarzt*, zigaretten, zyklus, zyste*, zähne, ängste, ärzte, ärztin, übelkeit, überfordert
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
erwartet erwarte ~ \s(?:[\wäöüß]{1,12}\s){0,4}(?:kind|baby|nachwuchs|zwillinge)\b
verträgt vertrage ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:keine?n?|nicht)\b
hört sieht riecht schmeckt ~ \s(?:[\wäöüß]{1,12}\s){0,5}(?:nichts|schlecht|kaum|wenig)\b(?=[.,]|$| mehr)
klinik krankenhaus reha kur ~ \s(?:[\wäöüß]{1,10}\s){0,2}(?:wegen|nach|seit|gelegen|verbracht|entlassen)
in ~ \sder\s\w+(?:ten|sten)\s(?:woche|schwangerschaftswoche)\b(?!\s(?:des|vom|im|der))
hat habe hatte haben bekam bekommt kriegt ~ \s(?:[\wäöüß.]{1,14}\s){0,4}(?:prothese|operation|operiert|op\b|hüfte
    |hüft-op
    |stent|bypass|herzschrittmacher|schrittmacher|hörgerät|[\wäöüß]{2,}schwäche|[\wäöüß]{2,}schmerzen
    |[\wäöüß]{2,}entzündung
    |[\wäöüß]{2,}allergie|[\wäöüß]{2,}krebs|[\wäöüß]{2,}störung|[\wäöüß]{2,}erkrankung|[\wäöüß]{2,}krankheit
    |[\wäöüß]{2,}mangel|[\wäöüß]{2,}infekt\w*|[\wäöüß]{2,}riss|[\wäöüß]{2,}bruch
    |[\wäöüß]{2,}probleme mit dem (?:rücken|knie|herz)
    |(?:rücken|knie|herz|magen|darm|haut|nieren|leber|atem|seh|hör|schlaf|gewichts|alkohol|drogen|kreislauf)-?problem\w*
    |anfälle|anfall|panikattacken|albträume|ausschlag|übergewicht|ms\b|als\b|copd|adhs|ads\b|hpv|ein kind verloren)\b
nimmt nehme nahm spritzt schluckt braucht bekommt ~ \s(?:[\wäöüß.]{1,14}\s){0,4}(?:tablette\w*|medikament\w*|pille\w*
    |tropfen|spritze\w*
    |insulin|kortison|cortison|[\wäöüß]{2,}mittel\b|[\wäöüß]{2,}blocker|[\wäöüß]{2,}hemmer|[\wäöüß]{2,}senker
    |[\wäöüß]{2,}verdünner
    |hormone|antidepressiva|infusionen|blutkonserve\w*|dialyse|therapie|physiotherapie|krankengymnastik|brille wegen)\b
darf kann verträgt ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:kein\w*|nicht)\s(?:[\wäöüß]{1,12}\s){0,2}(?:essen|vertragen|nüsse
    |gluten
    |laktose|milch|weizen|zucker|salz|alkohol|heben|laufen|gehen|bücken|treppen\w*|stehen|sport)\b.{0,30}(?:wegen
    |weil|seit)
braucht brauche benötigt ~ \s(?:[\wäöüß]{1,14}\s){0,4}(?:barrierefrei\w*|rollstuhl\w*|aufzug|lift|gehhilfe|rollator
    |begleitperson|haltegriff\w*|insulin|medikament\w*|ruhe|pausen)\b
kann darf muss soll ~ \s(?:[\wäöüß]{1,14}\s){0,5}(?:(?:nicht|kaum|nur noch|keinen?
    |kein)\s)?(?:[\wäöüß]{1,14}\s){0,2}(?:heben|bücken|knien|laufen|gehen können|schlucken|kauen|schlafen|sehen|hören
    |riechen|schmecken|tragen|
    treppen steigen|spritzen|dialyse|operiert|behandelt|untersucht|schonen|liegen|schwanger werden
    |kinder bekommen)\b(?!\s(?:musik|film))
seit nach wegen trotz ~ \s(?:[\wäöüß]{1,10}\s){0,2}(?:unfall|operation|op|schlaganfall|infarkt|herzinfarkt|sturz
    |chemo\w*|geburt|diagnose|zusammenbruch|burn-?out|krankheit|erkrankung|reha|impfung|corona|behandlung
    |verletzung|trauma|[\wäöüß]+krankheit|[\wäöüß]+schmerzen|[\wäöüß]+entzündung|[\wäöüß]+operation|[\wäöüß]+allergie
    |[\wäöüß]+störung)\b
sein seine seinem seinen ihr ihre ihrem ihren mein meine meinem meinen ~ \s(?:(?:linke[sn]?|rechte[sn]?|kaputte[sn]?
    |neue[sn]?|künstliche[sn]?)\s)?(?:knie|hüfte|rücken|schulter|niere|nieren|leber|lunge|herz|magen|darm|haut|augen?
    |ohr|ohren
    |bein|beine|fuß|füße|hand|hände|gelenke|zähne|kopf|blutdruck|blutzucker|schilddrüse|nerven|psyche|periode
    |zyklus)\s(?:[\wäöüß]{1,12}\s){0,4}(?:weh|kaputt|schmerzt|schmerzen|geschwollen|taub|operiert|schlecht\w*|schwach
    |versagt|zittert|zittern
    |brennt|juckt|entzündet|gebrochen|hoch|niedrig|unregelmäßig|macht|machen|leidet|streikt|probleme)
geht gehe ging muss war ~ \s(?:[\wäöüß]{1,12}\s){0,4}(?:zur|zum|beim|bei der|in die|in der|in
    |auf)\s(?:[\wäöüß]{1,14}\s)?(?:therapie|lymphdrainage|[\wäöüß]*therapie|krankengymnastik|massage wegen|dialyse|chemo
    |bestrahlung|arzt|ärztin|[\wäöüß]*arzt|[\wäöüß]*ärztin
    |[\wäöüß]+ologen|[\wäöüß]+ologin|psychiater\w*|psycholog\w*|therapeut\w*|klinik|[\wäöüß]*klinik|reha|kur|entzug
    |psychiatrie|selbsthilfegruppe|notaufnahme|kontrolle|nachsorge|untersuchung)\b
raucht rauche geraucht ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:am tag|schachtel|wieder|nicht mehr|gras|joints?|zigaretten|seit)
trinkt trinke ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:zu viel|wieder|heimlich|jeden abend|keinen alkohol mehr|nicht mehr)
ist bin war ~ \s(?:[\wäöüß]{1,10}\s){0,2}im\s(?:dritten|vierten|fünften|sechsten|siebten|achten|neunten)\smonat\b
muss setzt setze ~ \s(?:[\wäöüß]{1,12}\s){0,5}(?:spritze|spritzen|insulin|eine setzen|tabletten nehmen
    |medikamente nehmen|operiert werden|ins krankenhaus|zur dialyse|zur chemo|zur bestrahlung|zum arzt|zur kontrolle)\b
prüft misst kontrolliert zählt notiert ~ \s(?:[\wäöüß]{1,12}\s){0,5}(?:zucker|blutdruck|puls|werte|kohlenhydrate
    |broteinheiten|zyklus|gewicht|temperatur)\b
seit nach vor ~ \s(?:[\wäöüß]{1,10}\s){0,3}(?:nüchtern|clean|rauchfrei|trocken|abstinent|krankgeschrieben
    |in behandlung|in therapie|arbeitsunfähig|schwanger|gelähmt|blind|taub)\b
muss darf soll ~ \s(?:[\wäöüß]{1,12}\s){0,4}(?:nüchtern (?:sein|bleiben)|regelmäßig essen|alle (?:\w+) stunden
    |tropfen|spray|inhalieren|liegen|ruhen|ins mrt|zum röntgen|zum blut\w*|zur vorsorge|zur nachsorge|diät halten
    |salzarm|zuckerfrei)\b
mandeln weisheitszähne blinddarm polypen gallenblase schrauben fäden platten milz niere ~ \s(?:[\wäöüß]{1,12}\s){0,2}
    (?:raus|rausbekommen|entfernt|gezogen|rausgenommen|draußen)\b
"""

PARTS_DE = """
allerg, behinder, beschwerden, chirurg, depression, diagnos, entzünd, impfung, infekt, klinik, krank, krebs,
mangelernähr, medikament, pflegegrad, prothese, reha, schmerz, schwanger, spritze, syndrom, süchtig, tablette,
therapie, tumor, unverträglich, verletzung, ärzt
"""

GERMAN = Cues(TERMS_DE, CLUES_DE, PHRASES_DE, PARTS_DE)
