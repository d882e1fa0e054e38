"""Politics in German; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS_DE = """
afd, afd-*, anarchist*, antifa, ausländer raus, bauernprotest*, bsw, bundestagskandidat*, cdu-*, christdemokrat*, ddr
zurück, demonstration für, demonstration gegen, den grünen, der cdu, der fdp, der linken, der spd, die cdu, die fdp,
die grünen, die linke, die spd, enteignen, erststimme, extinction rebellion, fdp-*, fpö, fraktion, freie wähler*,
fridays for future, friedensdemo, gegen die afd, gegen links, gegen nazis, gegen rechts, gemeinderat, gewählt hat,
grenzen dicht, grüne jugend, grünen jugend, grünen-ortsverband, grünen-wähler*, infostand der, junge alternative,
junge liberale, junge union, jungen liberalen, jungen union, juso*, jusos, kandidat für, kandidatur, kandidiert für,
kandidiert*, kassenwart im spd*, kassiererin der spd, klimaaktiv*, kommunist*, konservativ eingestellt, kreistag*,
kreisverband, kreuz bei, kreuzchen bei, landtag für, letzte generation, letzten generation, liberal eingestellt, linke
aktivist*, linke wählen, linksextrem*, linksgrün, linksjugend, linkspartei, linksradikal*, listenplatz, marxist*,
merkel-fan, monarchist*, montagsdemo*, nationalist*, neos, nichtwähler*, omas gegen rechts, ortsbeirat, ortsverband,
ortsverein, parteibuch, parteien verdrossen, parteijugend, parteimitglied*, parteitag, pegida, piratenpartei, politik
der, politisch aktiv, politisch links, politisch rechts, protestwähler*, querdenk*, querdenken, querdenker*, rechts
außen, rechtsextrem*, rechtsradikal*, reichensteuer, reichsbürger*, remigration, sozialdemokrat*, sozialist*,
spaziergänger bei, spd-*, spendet an die, spö, stadtrat, stadtverordnet*, stammwähler*, stimme gegeben, stimmte für,
stimmte gegen, svp, unterschriften für, unterschriften gegen, vermögenssteuer, volt partei, wahlbenachricht*,
wahlhelfer für, wahlkampf, wahlliste, wahlplakate, wahlzettel, wechselwähler*, wutbürger*, wählen gehen, wählt den,
wählt die, wählt er, wählt immer, wählt nie, wählt seit, wählt sie, zweitstimme, övp
"""

CLUES_DE = """
abgeordnete*, abtreibungsgegner*, afd*, ampel, antifaschis*, antikapitalis*, asyl*, autonome, baerbock,
bezirksverordnet*, blockade*, briefwahl*, bürgerbegehren, bürgerinitiative*, bürgermeisterkandidat*, cdu,
coronaleugner*, demo, demonstr*, demos, erzkonservativ*, esken, faschis*, fdp, feminist*, flücht*, friedensbewegung,
gegendemo*, gemeinderät*, grün wählen, grünen, grünen-*, grünenwähler*, habeck, hausbesetz*, haustürwahlkampf, höcke,
impfgegner*, julis, jungsozialist*, kanzler*, kapitalis*, kickl, klimakleber*, klimastreik*, kommunalpolit*,
kommunis*, konservativ*, kundgebung*, landtagsabgeordnet*, laschet, lindner, linksalternativ*, linksliberal*,
linkspartei*, linkswähler*, mahnwache*, merkel, merz, migration*, mitglied der, mitgliedsbuch, montagsspazier*, nazi,
nazis, nichtwähl*, ostermarsch, partei, partei*tag, parteiaustritt, parteieintritt, parteilos, pazifist*, petition*,
piratenpartei*, politik*, politisch*, protest*, putin, ratsfrau, ratsherr*, rechtspopulis*, regierung*, ringchrist*,
scholz, spd, stadträt*, stammtisch der, strache, streng konservativ, söder, trump, verschwörungs*, volksbegehren*,
volksentscheid*, volt-*, wagenknecht, wahl, wahlen, wahlhelfer*, wahlkampf*, wahlkreis*, wahlplakat*, weidel,
werteunion, wertkonservativ*, wähl*
"""

PHRASES_DE = r"""
wählt wähle wählte gewählt wählen ~ \s(?:[\wäöüß]{1,12}\s){0,4}(?:spd|cdu|csu|afd|fdp|die grünen|grün|grüne
    |die linke|links|rechts|bsw|övp|fpö|spö|svp|konservativ)\b
mitglied engagiert ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:der|in der|bei der|bei den|für die|für den)\s(?:spd|cdu|csu|afd
    |fdp|grünen|linken|linkspartei|partei|piratenpartei|övp|fpö|spö)\b
afd spd cdu csu fdp grünen linke ~ \s(?:gewählt|wählen|wähler\w*|mitglied\w*|anhänger\w*|sympathisant\w*)
demonstriert demonstrierte demonstrierten demo ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:gegen|für)\b
hält findet mag hasst unterstützt ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:trump|merkel|scholz|merz|habeck|baerbock|weidel
    |putin|söder|lindner|die afd|die grünen|die spd|die cdu)\b
verteilt verteilte klebt klebte hängt ~ \s(?:[\wäöüß]{1,10}\s){0,2}(?:flyer|flugblätter|plakate|wahlplakate
    |handzettel)\sfür\s(?:die|den|volt|bsw|spd|cdu|csu|afd|fdp)\b(?!\s(?:firma|party|show|band|konzert))
ist bin war wurde ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:in|bei|mitglied in|mitglied bei|mitglied)\s(?:der|den|die
    |dem)\s(?:spd|cdu|csu|afd|fdp|grünen|linken|linke|piraten|partei|jusos|bsw|övp|fpö|spö|freien wählern|volt)\b
gewählt wählt wähle wählte stimmt stimmte ~ \s(?:[\wäöüß]{1,12}\s){0,4}(?:für die|für den|spd|cdu|csu|afd|fdp
    |grüne[n]?\b|linke|bsw|volt|övp|fpö|spö|svp)\b(?!\s(?:design|button|variante|farbe|theme|lösung|option))
linke grünen grüne spd afd cdu csu fdp bsw ~ \s(?:gewählt|wählen|gestimmt|gespendet|unterstützt|beigetreten
    |ausgetreten|plakatiert|kandidiert|engagiert|aktiv)
plakate flyer wahlkampf spendet gespendet kandidiert unterstützt kandidat kandidatin ~
     \s(?:[\wäöüß]{1,10}\s){0,2}(?:für|an)\s(?:die|den|der)\s(?:spd|cdu|csu|afd|fdp|grünen?|linken?|partei|bsw|volt
    |övp|fpö|spö|stadtrat|landtag|bundestag|gemeinderat)\b
findet meint glaubt hält denkt ~ \s(?:[\wäöüß,]{1,12}\s){0,4}?(?:regierung|kanzler|politiker|flüchtlinge|ausländer
    |migranten|grenzen|merz|scholz|habeck|merkel|weidel|trump|putin|sozialismus|kapitalismus|die eu)\b
hält halte ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:nichts|wenig|viel)\svon\s(?:der\s|den\s|dem\s)?(?:grünen|linken|afd|spd
    |cdu|fdp|regierung|kanzler|ampel|trump|putin|merz|scholz|habeck|nato|eu|politik\w*|parteien|kapitalismus
    |sozialismus)
war ist bin ~ \s(?:[\wäöüß]{1,12}\s){0,3}bei\s(?:den|der)\s(?:jusos|julis|grünen|linken|spd|cdu|csu|fdp|afd
    |jungen union|jungen alternativen|piraten|antifa|letzten generation|falken)
sympathisiert sympathisiere liebäugelt hält ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:mit|von|zu)\s(?:der|den|dem)\s(?:linken
    |grünen|afd|cdu|csu|spd|fdp|bsw|union|rechten|konservativen|volt|piraten)
"""

PARTS_DE = """
aktivist, demonstr, kommunist, partei, politik, sozialist, wahlkampf, wähler
"""

GERMAN = Cues(TERMS_DE, CLUES_DE, PHRASES_DE, PARTS_DE)
