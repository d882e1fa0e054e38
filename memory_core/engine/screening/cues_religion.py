"""Religion and belief; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS = """
a witness and, aarti, abaya, abstains from meat on fridays, acolyte, advent wreath in church, adventist*, agnostic,
ahmadi*, akhand path, alevi*, all souls, alms for monks, alpha course, altar at home, altar boy, altar call, altar
guild, altar server, amish, amritsar pilgrimage, ancestor worship, ancestral altar, angel cards, anglican, annulled by
the church, annulment, anointing, antitheist*, antyesti, apostate, apostles' creed, apostles' fast, armenian church,
arranged through the mosque, asatru, ash wednesday, ashes scattered, asr prayer, assemblies of god, asthi, atheism,
atheist, atheists, avoids pork, ayyappa, babalawo, baha'i, bahai, bahá'í fast, baptised, baptism, baptist, baptized,
bar mitzvah, bat mitzvah, beatitudes, beef-free for, believes in nothing, beltane, bhagavad gita, bible app, bible
camp, bible college, bible group, bible study, bible verse, bindi for, bless her, bless his, bless the house, blessed
by a priest, blessed by the priest, blessing before, book of mormon, born again, born-again, brahmin by, brit milah,
buddha as, buddha statue at, buddhist, burkini, butsudan, calvinist*, camino for his faith, candle lighting, cantor
at, cao dai, catechism*, catechist*, catechumen*, catholic, ccd, cell group, chabad, chador, challah for, chants nam,
chanukah, char dham, cheder, chehlum, chhath, choir at church, chotki, christened, christening, christian camp,
christian mingle, christian reformed, christian rock band, christian school, christian union, christmas mass,
christmette, church abroad, church camp, church choir, church community, church council, church elder, church friends,
church group, church of, church singles, church supper, church tax, church warden, church wedding, church youth,
clergy, communion, confirmation class, confirmation sponsor, confirmed in, congregation, coptic fast, coptic*, corpus
christi, cradle catholic, cult, cultural catholic, cultural jew, cultural muslim, culturally catholic, culturally
jewish, culturally muslim, curate, daily mass, daily office, daily verse, dalai lama, daoist*, dastar, deacon,
deconstruct* her faith, deconstruct* his faith, devotional app, devout, dhabiha, dharma, did his mission, divine
office, diwali, doesn't eat beef, doesn't eat pork, dominican order, dormition fast, durga puja, during lent, easter
mass, easter vigil, eastern orthodox, eats no beef, eats no pork, eid, elder at, elder in the, eruv, esbat, eucharist,
evangelical, evening prayer, evening prayers, excommunicat*, faith community, faith in god, faith journey, falun gong,
fast on mondays, fast on tuesdays, fasting for, fasting until, fasts every, fasts on, field service, fire temple,
first communion, first holy communion, fish on fridays, five precepts, for her faith, for his faith, for lent, for my
faith, forty days after, found god, found jesus, freethinker*, friday prayer, friday prayers, full moon ritual,
funeral mass, ganesh chaturthi, ganesha at home, ganges, gave up chocolate for lent, gayatri mantra, gita class, god
called, god told, god willing, god's plan, god's will, godfather at, godmother at, godparents, godson's baptism,
golden temple, good friday service, gospel choir, gospel reading, grace before meals, granth, great lent, greek
orthodox, griha pravesh, gurdwara, guru granth, guru nanak, hail mary, hajj, halal*, hallow app, handshake with women,
hanukkah, hanuman chalisa, hare krishna, heathen*, hebrew school, heiligabend in die, her church, her faith, her
mosque, her pastor, her priest, her rabbi, high-control group, hijab, hillsong, hindu, his church, his faith, his
imam, his mosque, his pastor, his rabbi, holi at, holy book, holy communion, holy day, holy days, holy ghost, holy
land pilgrimage, holy spirit, holy water, holy week, home altar, home church, home shrine, homily, house church, house
of worship, household shrine, housewarming puja, humanist wedding, iconostasis, iftar, imam, imbolc, in seminary, is a
witness, is fasting, isha prayer, islamic faith, ismaili*, jain, janazah, jdate, jehovah's witness, jehovah's
witnesses, jehovah*, jewish day school, john 3:16, joss, jummah, jumu'ah, kaddish, karva chauth, kashrut,
kindergottesdienst*, kingdom hall, kippah, kirpan, knights of columbus, kollel, komboskini, konfirmand*, konvertiert,
konvertit*, koran, koranschule*, kosher*, kosher-style, krippenfeier, krishna devotee, krishna temple, krsna slava,
kumbh mela, lammas, langar, last rites, latin mass, latter-day saints, lay preacher, laying on of hands, laylat
al-qadr, leviticus, life group, litha, liturgy of the hours, lord's prayer, lost her faith, lost his faith, lost my
faith, lourdes, lutheran, madrasa, maha shivaratri, mahram, mandir, maronite*, married in church, masjid, mass every,
mass on, matters of faith, matthew 5, maundy thursday, meat on fridays, meatfare, mecca, meditation retreat, medium
told, megachurch, melkite*, mennonite, methodist, mezuzah, midnight mass, mikveh, minder app, ministry leader, minyan,
mission trip, missionar*, modest clothes, modest clothing, modest dress, monastery retreat, monk for, moon circle,
mormon, morning prayer, morning prayers, morning worship, muezzin, muslim, muslims, muzz, my church, my faith, my
imam, my mosque, my pastor, my priest, my rabbi, my synagogue, my temple, nam myoho, namaaz, namaz, name day,
name-day, navratri, naw-ruz fast, nestorian, nicene creed, niqab, nitnem, no alcohol for religious, no beef, no music
for religious, no pork, non-alcoholic for religious, norse pagan, not eat beef, not eat pork, not religious, novena,
novice nun, obon at the temple, offering plate, offertory, om namah, on mission, opus dei, ordained as a monk,
orisha*, orthodox christmas, orthodox easter, orthodox jew*, ouija, our church, palm sunday, parish, parish council,
parishioner, paska, passover, patron saint, pentacle, pentecost*, people of faith, pesach, pilgrimage, pitru paksha,
pork-free, practicing muslim, practising muslim, praise band, praise god, praise the lord, prayed, prayer app, prayer
beads, prayer book, prayer chain, prayer circle, prayer group, prayer list, prayer mat, prayer meeting, prayer
partner, prayer request*, prayer room, prayer rope, prayer rug, prayer time, prayer times, prayer warrior, praying,
prays, pre-cana, presbyterian, priesthood, protestant, proverbs 31, psalm*, puja, qibla app, qingming rites, quaker,
quiet time with god, quran, rabbi, rakhi at the temple, raksha bandhan, ram navami, ramadan, rastafari*, rcia, reasons
of faith, reborn christian, rector of, reform jew, reform synagogue, reformed church, relationship with god,
religious, religious school, religious services, religiously observant, requiem, returned missionary, revert to islam,
reverted to islam, revival meeting, ridván, rishta, ritual bath, ritual wash*, romans 8, rosary, rosh hashanah,
rudraksha, russian orthodox, sabarimala, sabbat, sabbath, sacrament*, sacred thread, sadaqah, saint's day, salaams,
salah, salvation army, samhain ritual, sangha, santiago pilgrimage, satanic temple, satanist*, saved by, say grace,
say the rosary, saying grace, says grace, scientologist, scripture, scriptures, sect, secular humanist, segregated
swimming, seminary*, serbian church, sermon on the mount, sermon*, shabbat, shabbos, shake hands with women, shaking
hands with women, sharia, shema, shiite, shinto, shiva for, shiva temple, shomer*, shraddha, shrine at home, shrine in
her, shrine in his, shul, sikh, silent retreat, simchat torah, sitting shiva, sky burial, small group at, society of
friends, soka gakkai, soul's journey, speaks in tongues, speisegesetz*, speisevorschrift*, spirit guide*, spiritual
but, spiritual director, spoke in tongues, stations of the cross, stopped believing, studied for the priesthood,
suhoor, sukkot, sunday best for church, sunday is for church, sunday mass, sunday school, sunday service*, sunday
worship, sundays are for, sunnah, synagogue service*, tallit, taoist*, taraweeh, tarot and moon rituals, tarot for
guidance, teej, tefillin, temple garments, temple on, temple recommend, ten commandments, tent revival, thai temple,
thanks be to god, the witnesses, their church, their faith, theophany, three holy, tibetan buddhis*, tirupati,
tischgebet, tisha b'av, tithe, tithes, tithing, took refuge, torah, tulsi, turban, tznius, tzniut, ugadi puja, ummah,
umrah, unitarian*, unveiling at the cemetery, usher at, vacation bible, vaisakhi, vaishno devi, verse of the day,
vestry, vineyard church, vipassana, vrat, walk with god, wedding mass, wedding reading from, wiccan, witchcraft,
witnessing door, women-only swimming for, worship band, worship leader, worship pastor, worship team, worship*,
yarmulke, yazidi*, yeshiva, ymca bible, yom kippur, youth group, youth ministry, youth pastor, zabiha, zabihah, zakat,
zen center, zen centre, zen temple, zeuge jehovas, zeugin jehovas, zoroastrian*
"""

CLUES = """
afterlife, agnostic*, alawite*, alhamdulillah, aliyah, allah, almighty, altar, amrit, amritdhari, amulet, anabaptist,
aqiqah, arati, arbaeen, archangel, ashura, atheis*, bahá'í, baptis*, baptiz*, barelvi, beard for, believer*,
benedictine*, bhikkhu, bible, bibles, bishop, blasphem*, blessed by, blessing, bodhisattva, bris, buddha, buddhis*,
burka, burqa, calvinis*, candles on friday*, candomble, candomblé, carmelite*, cathedral, catholic*, challah, chametz,
chant*, chapel, chaplain, charismatic, christ, christening*, christian*, christmas eve mass, church*, compline,
confess*, confession, confirmand, confirmation, confirmation name, confucian*, congregant, convent, convents,
convert*, corinthians, coven, creator, cross necklace, crucifix, daimoku, darshan, deaconess, deconvert*, deities,
deity, deobandi, devotional*, devotions, dhuhr, disfellowship*, dogma, druid, druids, druze, ekadashi, elder,
epiphany, eucharist*, evangelic*, evensong, ex-believer, ex-catholic, ex-jehovah's, ex-muslim, exmormon, exorcis*,
exvangelical, faith, faith-based, fajr, fasted, fasting, fasts, franciscan*, ganesha, glatt, god, god-fearing,
goddess, goddesses, godless, godparent*, gods, gospel, gurpurab, hafiz, haredi, hasid*, havan, havdalah, headscarf,
headscarves, hechsher, her beliefs, hijabi, hindu*, his beliefs, holy, house blessing, hutterite, hymn*, ibadi, icon
corner, imam*, incense, infidel, insha'allah, inshallah, irreligious, iskcon, islam*, jainism, janeu, janmashtami,
jesuit*, jesus, jew, jewish, jews, judaism, jumma, jumuah, kara, karma, kashrut, ketubah, khalsa, khutbah, kiddush,
kirtan, krishna, kufi, lakshmi, lapsed, lds, lectionary, lenten, lingayat, luciferian, lutheran*, maghrib, mahayana,
mandaean*, mary, mashallah, masorti, matins, matzah, mawlid, meditates with, medjugorje, merit, merit-making, messiah,
mikvah, ministries, ministry, mitzvah, modestly, monastery, monks, moravian, mosque*, muharram, mundan, musalla,
muslim*, my beliefs, navaratri, navjote, navkar, nazarene, neopagan, nichiren, nikah, non-believer, non-religious,
nonbeliever, nonreligious, nothing halal, novitiate, nun, nuns, observant, ordain*, ordination, orthodox*, pagan,
papal, pareve, parochial, parsha, parsi, paryushan, pastor, pcc, pilgrim*, pongal, pooja, pope, prasad, pray*, priest,
priests, prophet, prophet's, protestant*, purim, qibla, quaker*, qur'an, qurbani, rabbi, rabbinic*, rabbis, rebbe,
reincarnat*, religion, reverend, ritual*, sabbath*, sabbath-observant, sacristan, saint, salafi*, santeria, santería,
satsang, sattvic, scripture*, secular family, seder, sehri, selichot, seminarian, seva, seventh-day, sewa, shahada,
shaiv*, shavuot, shi'a, shi'ite, shia*, shiva, shivaratri, shofar, shrine, sikh*, sin, sinful, slava, solstice,
spiritual*, sufi, sufism, sukkah, sunni*, surah, swami, swaminarayan, synagogue, tallis, talmud, taois*, tarawih,
tasbih, tefilin, temple, tenrikyo, thaipusam, the sabbath, their beliefs, theolog*, theravada, thobe, tilak, tithe*,
tzitzit, umbanda, unbeliever*, upanayan, vaishnav*, vajrayana, vatican, vedanta, vedic, veiled, verger, vesak,
vespers, vicar, virgin mary, vishnu, vodou, voodoo, waheguru, wali, watchtower, wicca*, witnesses, wudu, yahrzeit,
zakah, zazen, zendo, zoroastr*, ásatrú
"""

PHRASES = r"""
goes go going went attends attend attending attended ~ \s(?:to\s)?(?:(?:a|the|his|her|my|our|their|local|sunday
    |weekly|daily|evening|morning|friday|regular)\s){0,3}(?:church(?!\s(?:street|road|square|hill))|mosque|synagogue
    |mass\b(?!\s(?:spec|prod))|friday prayers?|prayers?|prayer (?:group|meeting)s?|sunday service|services|bible
    |confession|shul|gurdwara|mandir|temple (?:every|on|each|with)|quran)
prays pray praying prayed ~ (?!\s(?:that it works|for rain|mantis))\b
fasts fasting fasted ~ \s(?:during|for|on|in)\s(?:ramadan|lent|yom kippur|religious)
keeps keep kept eats eat observes observe observing prefers celebrates celebrate celebrating ~ \s(?:(?:only|the|a
    |strictly|strict)\s){0,2}(?:kosher|halal|shabbat|the sabbath|sabbath|passover|pesach|hanukkah|chanukah|purim
    |eid\b|ramadan|diwali|lent\b|vaisakhi|holi\b|vesak|nowruz)
is am was are i'm he's she's they're we're became become raised identifies as practicing practising devout converted
     being ~ \s(?:(?:a|an|not|very|quite|deeply|strictly|raised|now|to|as|practicing|practising|devout|lifelong
    |lapsed|secular|orthodox|strict|proud|no longer|born-again|committed|non-practicing|former|in a
    |into a)\s){0,4}(?:christian(?!\s(?:(?-i:[A-Z])))|christianity|muslim|sunni|shia(?!\s(?-i:[A-Z]))|islam\b|jewish
    |jew\b
    |judaism|catholic(?:ism)?|buddhist|buddhism|hindu(?:ism)?|sikh|religious|spiritual|atheist|agnostic|mormon
    |orthodox|protestant|non-believer|believer\b(?!\sin)|jehovah)\b(?!\s(?:music|art|literature|history|studies
    |school|university|temple|museum|architecture|food|film))
is was became becoming ordained ~ \s(?:(?:a|an|as|the|local|retired|catholic|lutheran|buddhist
    |their)\s){0,3}(?:pastor|priest|rabbi|imam|nun
    |monk|deacon|vicar|bishop|preacher)\b
believes believe believed ~ \s(?:(?:strongly|not|firmly)\s)?in\s(?:god|jesus|allah|christ|reincarnation|karma|heaven
    |an afterlife|a higher power)\b
family parents wife husband mother father mom dad son daughter grandmother grandparents household background
     upbringing ~ \s(?:is|are|was|were)\s(?:(?:very|quite|strictly|devoutly|devout|strict|orthodox)\s){0,2}(?:jewish
    |muslim|christian|catholic|hindu|buddhist|mormon|orthodox|religious|sikh|evangelical)\b
religion ~ (?:\s(?:does not|doesn't|forbids|requires|allows|is|matters|prohibits|means))\b
left leaving joined join serves volunteers ~ \s(?:at\s|in\s)?(?:the|his|her|my|a|their)\s(?:(?:catholic|mormon
    |lutheran|anglican|local)\s)?(?:church|mosque|synagogue|parish|faith|congregation|ministry|monastery|convent)\b
converted converting ~ \sto\s(?:islam|christianity|judaism|catholicism|buddhism|hinduism|orthodoxy|the faith)
wears wear wearing ~ \s(?:a|the|her|his)\s(?:hijab|headscarf|veil|turban|kippah|yarmulke|cross necklace|niqab|burqa)
reads read reading studies ~ \s(?:the|his|her|from the)\s(?:bible|quran|koran|torah|scriptures?|book of mormon)
jewish ~ \s(?:family|household|by birth|on (?:my|his|her)|faith|roots|heritage|upbringing)
believe believes believed believing ~ \s(?:\w+\s)?in\s(?:any|a|one|no|the)?\s?(?:gods?|goddess|creator|divine
    |afterlife|resurrection|prophet\w*|spirits|saints|angels|hell|heaven)\b
user he she i ~ \s(?:is|was|am|'s|became|identifies as)\s(?:(?:a|an|now|not|very|quite|raised|practicing|practising
    |devout
    |lapsed|strict|secular|observant|reform|the|local|lay)\s){0,4}(?:christian|muslim|jew|jewish|hindu|sikh|jain
    |buddhist|catholic|protestant
    |lutheran|anglican|methodist|baptist|quaker|mormon|atheist|agnostic|pagan|wiccan|religious|believer|evangelical
    |orthodox
    |taoist|shia|sunni|sufi|bahá'í|rastafarian|deist|nun|monk|priest|imam|rabbi|deacon|elder|pastor|cantor|godfather
    |missionary|seminarian|novice|altar boy|sunday school teacher)\b(?!\s(?:bale|dior|slater))
goes going go went attends attended attend sings plays volunteers serves helps teaches ~
     \s(?:\w{1,8}\s){0,4}?(?:church|chapel|mosque
    |synagogue|temple|parish|mass|sunday school|congregation|gurdwara|shul|bible (?:study|camp|class)|vespers|worship
    |friday prayers?|jummah|confession)\b(?!\s(?:street|road|square|hill|lane|effect|production))
keeps keep kept observes observe observed fasts fasting breaks ~ \s(?:(?:the|his|her|a|for|during|on|strict
    |strictly)\s){0,3}(?:sabbath|shabbat|kosher
    |halal|lent|ramadan|fast\b|yom kippur|passover|advent fast|ekadashi|navratri|holy days|feast days|dietary laws
    |prayer times)
no doesn't never not ~ \s(?:eat\s|eats\s|eating\s|touch\s|touches\s)?(?:pork|beef|meat on fridays
    |meat)\s(?:for religious|because of (?:his|her|my|their) (?:faith|religion|beliefs)|during lent)
does doesn't not ~ \s(?:celebrate|work|travel|drive|cook)\s(?:\w+\s){0,2}(?:birthdays because|christmas because
    |on (?:the )?sabbath|on shabbat|on saturdays because|for religious)
hopes wants plans planning wants ~ \s(?:to\s)?(?:\w+\s){0,5}(?:pilgrimage|hajj|umrah|be baptised|be baptized
    |convert to|join a convent|become a (?:nun|monk|priest|rabbi))
lights light lit lighting ~ \s(?:(?:the|a|two|his|her|her|shabbat|sabbath|yahrzeit)\s){0,2}(?:candles?|diyas?|lamps?
    |menorah|incense)\s(?:(?:for|on|every|each|at|before|in)\s)(?:(?:every|each|the|his|her|a)\s){0,2}(?:friday|shabbat
    |sabbath|sundown|saint|church|altar|shrine|dead|ancestors|all souls|diwali|hanukkah|prayer|gods?|deity|mary|virgin
    |puja|temple)
wears wear wearing wore ~ \s(?:(?:a|an|the|his|her|my|full|black|small|gold|silver|religious)\s){0,3}(?:kara|kirpan
    |crucifix|cross\b(?!\s?(?:fit|country|trainers?|body))|star of david|tallit|tzitzit|tefillin|dastar|patka|headscarf
    |hijab|niqab|burqa|abaya|veil|habit|collar for|cassock|skullcap|kufi|prayer beads|mala|tilak|scapular|saint medal
    |sheitel|wig for religious|long skirts for)
recites recite reciting chants chanting sings says say said leads memorised memorized ~ \s(?:(?:the|a|his|her|my|our
    |evening|morning|night|daily|gayatri|short|whole)\s){0,3}(?:mantras?|prayers?|kaddish|rosary|grace|psalms?|hymns?
    |surahs?|quran|koran|shahada|shema|blessings?|hail mary|our father|bhajans?|sutras?|kirtan|torah|gita|office)\b
stopped no doesn't don't never longer lost didn't ~ \s(?:longer\s)?(?:believe|believes|believing
    |believed)\b(?!\s(?:that|the|it|him|her|his|them|what|how|in (?:love|ghosts|horoscopes|him|her|santa|small|micro
    |meetings|luck)))
go goes going went attend attends come comes drives ~ \s(?:\w+\s){0,4}?(?:to|at)\s(?:(?:a|the|his|her|my|our|their
    |local|friday|sunday|weekly|daily|noon|evening)\s){0,3}(?:prayers?|prayer|mass|church|mosque|synagogue|temple
    |gurdwara|mandir|shul|chapel|services?\b(?=[.,]|\s(?:on|every|each|at))|bible|confession|worship|satsang|puja
    |jumu'?ah|quran|catechism|sunday school|kingdom hall|meeting for worship|sangha|zendo|vespers|communion|sermon)
grew raised brought ~ \s(?:up\s)?(?:in\s(?:a|an)\s)?(?:(?:very|strict|deeply|devout|conservative|fairly|loosely|a|an
    |as|in)\s){0,4}(?:catholic|protestant|lutheran|baptist|muslim|jewish|hindu|sikh|mormon|religious|christian|orthodox
    |evangelical|buddhist|amish|quaker|methodist|pentecostal|atheist|secular|anglican|presbyterian|witness
    |in the (?:church|faith)|without religion|jain|pagan)
takes took off not won't work works ~ \s(?:\w+\s){0,3}?(?:off\s)?(?:for|on|during)\s(?:eid|diwali|yom kippur
    |rosh hashanah|passover|pesach|sukkot|good friday|shabbat|the sabbath|ramadan|ashura|vaisakhi|vesak|holi|navratri
    |orthodox (?:easter|christmas)|ash wednesday|easter (?:mass|service))
believes believe ~ \s(?:(?:strongly|firmly|deeply|that|in)\s){0,2}(?:god|jesus|allah|the bible|scripture|the lord
    |the quran|reincarnation|karma|angels|prayer|miracles|no god|the resurrection|a creator|creation)\b
married marry wedding marries ~ \s(?:\w+\s){0,4}?(?:in (?:a|the|his|her|our) (?:church|mosque|synagogue|temple
    |chapel|gurdwara)|by (?:a|an|the|our) (?:priest|imam|rabbi|pastor|vicar)|outside (?:the|his|her|my) faith
    |within (?:the|his|her) faith)
donates gives gave tithes pays ~ \s(?:\w+\s){0,5}?to\s(?:the|his|her|my|a|their)\s(?:\w+\s)?(?:church|mosque
    |synagogue|temple|parish|gurdwara|mission|diocese|congregation|ministry)
only must ~ \s(?:eat|eats|buys?|cooks?|order|orders)\s(?:\w+\s){0,2}(?:kosher|halal|zabiha|sattvic|jain)
christian muslim catholic jewish hindu sikh buddhist mormon evangelical protestant orthodox pagan ~ \s(?:faith
    |family|home|household|upbringing|values|beliefs?|dating|marriage|wedding|community|background|convert|name|funeral
    |fellowship|by|since|and proud|but|dietary|holidays?|man|woman|mother|father|parents|husband|wife)\b
doesn't don't never not refuses avoids won't ~ \s(?:to\s)?(?:celebrates?|celebrating|keep|observe|do|dance
    |listen to music|shake hands|date|drink|eat|gamble|vote|accept blood|take blood|work|drive|travel|cook|cut (?:his
    |her) hair|touch)\s?(?:[\w']+\s?){0,5}?(?:,\s)?(?:because|since|for reasons of|for|as|due to|she is|he is|being
    |out of)\s(?:\w+\s){0,4}?(?:faith|religio\w*|church|witness|muslim|islam|jew\w*|sikh|hindu|jain|mormon|god|bible
    |sabbath|shabbat|beliefs?|catholic|christian|adventist|buddhist)\b
studied studies studying trained training left entered ~ \s(?:for|to become|in|at|to be)\s(?:a|an
    |the)?\s?(?:priesthood|priest|rabbi|imam|pastor|monk|nun|deacon|minister|seminary|monastery|convent|yeshiva
    |madrasa\w*|novitiate|ministry)\b
electricity lights phone phones cook cooks cooking drive drives driving work works
     working travel travels screens emails ~ \s(?:\w+\s){0,3}?
    (?:on|from|between|until|after|before)\s(?:the\s)?(?:sabbath|shabbat|friday (?:evening|night|sundown|sunset)
    |saturday (?:night|evening)|sundown|sunset)\b
covers covering covered cover ~ \s(?:her|my)\s(?:hair|head)\b
walks walk drives goes went attends drops misses skips skipped ~ \s(?:\w+\s){0,2}?(?:to\s)?(?:services|service
    |prayers|church|mosque|temple|shul|mass)\b(?=[.,;!?]|$|\s(?:on|every|at|with|and|since|in|before|after|each
    |because|this|last|only|for))(?<!customer service)
phone car electricity lights email computer ~ \s(?:\w+\s){0,3}?(?:saturdays?|on shabb\w+|the sabbath|friday night
    |sundown)\b(?=.{0,40}(?:home|off|away|rest|candle|until|sundown)|[.;]|$)
religion faith god church bible prayer ~ \s(?:is|are|was)\s(?:\w+\s){0,2}(?:a scam|nonsense|a lie|a crutch
    |fairy tales?|important|central|everything|not for|dead|real|good|with|his rock|her rock|watching|a fraud|made up
    |poison)\b
raised raising raises brought baptise baptising baptize christening ~ \s(?:up\s)?(?:his|her|my|their|the|him|me|them
    |our)?\s?(?:\w+\s){0,2}?(?:without (?:god|religion|it|church|faith)|with (?:faith|religion)|in the (?:faith
    |church)|catholic|muslim|jewish|hindu|christian|buddhist|mormon|atheist|religious|secular)\b
reads read reading studies ~ \s(?:\w+\s)?(?:scriptures?|the gospels?|psalms|the gita|the vedas|talmud|torah|the quran
    |the bible|his bible|her bible)\b(?!\s(?:scholar|as literature|for (?:a|the|his|her) (?:class|course|thesis)))
teaches taught leads runs ~ \s(?:\w+\s)?(?:catechism|sunday school|confirmation|quran|bible|torah|hebrew school
    |religious education at church|scripture|rcia|youth group)\b
read reads reading study studying studies ~ \s(?:romans|genesis|exodus|isaiah|ephesians|galatians|philippians
    |revelation|acts|john|luke|mark|matthew|hebrews)\b(?=[.,;]|$|\s(?:\d|with his|with her|together|at|in (?:church
    |bible|small)))
good ash palm maundy ~ \s(?:friday|wednesday|sunday|thursday)\s(?:\w+\s){0,3}?(?:fast\w*|service|mass|church|liturgy
    |vigil|procession)\b
with by ~ \s(?:a|the|his|her)\s(?:\w+\s)?(?:fast|novena|vigil)\b(?=[.,;]|$|\s(?:on|until|from|for))
"""

TERMS_DE = """
adventist*, agnostiker*, alevi, alevit*, allah*, altkatholisch*, aschermittwoch, atheist*, austritt aus der kirche,
baptist*, bar mizwa, bar-mizwa*, bat mizwa, bayram, beichte, beschneidung, beschnitten*, bibelkreis*, bibelstunde*,
buddhist*, chanukka*, christmette, cvjm, diakon*, die zeugen, diwali*, dreikönigs*, evangelisch*, ewiges licht, fasten
im, fastenbrechen, fastenmonat, firmen lassen, firmling*, firmung*, freikirche, freikirchlich*, freitagsgebet*,
freitagspredigt*, fromm*, ganesha, gebet, gebete, gebetskette, gebetsraum, gebetsteppich, gebetszeiten, gemeindefest
der, gemeindefreizeit, getauft, glauben an gott, glaubt an, glaubt nicht an, gläubig*, gottesdienst*,
griechisch-orthodox*, hadsch*, halal, hauskreis, heilige kommunion, heilige messe, hennaabend vor nikah, hidschab,
hindu*, holi-fest im tempel, iftar*, imame, jakobsweg aus, jesid*, jom kippur*, jugendkirche, jungschar, jüdin,
jüdisch*, karfreitag ohne, katholik*, katholisch*, kein schweinefleisch, kippa, kirchenband, kirchenchor,
kirchengemeinde, kirchensteuer, kirchentag, kirchenvorstand, kirchgeld, kirchgänger*, kloster eingetreten, kommunion,
kommunions*, konfessionslos*, konfirmand*, konfirmation, konfirmiert, kopftuch, koptisch*, koscher*, kreuz um den
hals, kreuzweg, krippenspiel, krishna, küster*, lobpreis*, meditationszentrum buddh*, meditiert im zen*, mekka*,
mennonit*, messdiener*, messe am, methodist*, mikwe, ministrant*, mormon*, moschee*, moslem*, muslim*, mönch,
neuapostolisch*, niqab, nonne, opferfest, ordensschwester, osterfeuer der, osternacht, pastor*, pessach*, pfadfinder
der kirche, pfarrei, pfarrer*, pfarrgemeinde, pilgerfahrt, pilgern, pilgert, pilgerweg, presbyterium, protestantisch*,
rabbiner*, ramadan, religionsunterricht befreit, rosch haschana, rosenkranz, russisch-orthodox*, sabbat, schabbat,
schiit*, sederabend, sehr gläubig, shiva, sikh*, sternsinger*, sukkot, sunnit*, synagoge*, talmud*, taufe, taufpat*,
tief religiös*, täufling, umra, ungläubig*, vesakh, wallfahrt*, wiedereingetreten, zakat, zeuge jehovas, zeugen
jehova*, zeugin jehovas, zuckerfest, zum buddhismus, zum christentum, zum islam, zum judentum, zum katholizismus
"""

CLUES_DE = """
abendgebet, allerheiligen, altar, atheismus, bahai, beichten, bete, beten, betet, bibel*, buddhis*, calvin*, christ,
christin, christlich*, erstkommunion, evangelikal*, fasten, fastenzeit, fastet, firmpate, freikirch*, fronleichnam,
gebetet, gemeinde, gemeindehaus, gesegnet, glaub*, gott, gottlos, heiden*, heidnisch*, heilig*, hexenkreis, imam,
islam, islamisch*, jesus, jude, juden, judentum, jugendkreis, karfreitag, kirche, kirchen*, kirchgang, kirchlich*,
kloster*, kommunionkind, konfessions*, konfirmieren, konvert*, kopftuch*, koran*, königreichssaal, ministrier*,
morgengebet, opferfest*, ordens*, orthodox*, patenonkel, patentante, pfingst*, pietist*, pilger*, predigt*, priester*,
puja, ramadan*, reformiert*, religion, religiös*, ritual*, schabbat*, schweinefleisch, scientolog*, seelsorg*, segen,
segn*, sonntagsmesse, sünde*, taufen, tempel, theolog*, tischgebet, tora, ungetauft, verschleiert, wallfahr*,
weihrauch, wicca, zen-*, zuckerfest*
"""

PHRASES_DE = r"""
betet bete beten ~ \b
kirche ~ \s(?:ausgetreten|eingetreten|aktiv|engagiert)
geht gehe gehen ging ~ \s(?:[\wäöü]{1,12}\s){0,3}(?:in die (?:kirche|moschee|synagoge)|zur (?:messe|beichte)
    |zum (?:gottesdienst|freitagsgebet))
fastet faste ~ \b
glaubt glaube ~ \s(?:nicht\s)?an\s(?:gott|jesus|allah)
konvertiert konvertierte ~ \s?
hält halte feiert feiern begeht befolgt ~ \s(?:[\wäöüß]{1,10}\s){0,2}(?:sabbat|schabbat|ramadan|fastenzeit
    |gebetszeiten|chanukka|pessach|opferfest|zuckerfest|diwali|bayram|jom kippur|namenstag)
aus ~ \s(?:der|ihrer|seiner)\s(?:kirche|gemeinde)\s(?:aus|ausgetreten)
lässt lassen ließ ~ \s(?:[\wäöüß]{1,14}\s){0,4}(?:taufen|firmen|konfirmieren|beschneiden|segnen|kirchlich trauen)
isst esse essen ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:kein schweinefleisch|kein rindfleisch|halal|koscher
    |freitags kein fleisch)
in ~ \s(?:einer|der|seiner|ihrer)\s(?:[\wäöüß-]+\s)?(?:freikirche|kirche|moschee|synagoge|gemeinde|pfarrei|sekte)\b
lässt ließ lassen ~ \s(?:[\wäöüß]{1,14}\s){0,5}(?:taufen|beschneiden|konfirmieren|firmen)\b
"""

PARTS_DE = """
buddh, evangeli, gebet, gläubig, gottesdienst, islam, jüdisch, katholi, kirch, moschee, muslim, pfarr, prediger,
religiös, synagog
"""

ENGLISH = Cues(TERMS, CLUES, PHRASES)
GERMAN = Cues(TERMS_DE, CLUES_DE, PHRASES_DE, PARTS_DE)
