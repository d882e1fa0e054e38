"""Origin, people and skin; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

PEOPLES = (
    r"afghan|albanian|algerian|american indian|amharic|arab|arabic|armenian|ashkenazi|assyrian|azerbaijani"
    r"|bangladeshi|basque|bengali|berber|bosnian|brazilian|british|bulgarian|cambodian|cameroonian|chechen|chinese"
    r"|colombian|congolese|croatian|cuban|czech|danish|dominican|dutch|egyptian|english|eritrean|ethiopian"
    r"|filipin[oa]|finnish|french|german|ghanaian|greek|guatemalan|haitian|han|hausa|hmong|hungarian|igbo|indian"
    r"|indonesian|iranian|iraqi|irish|israeli|italian|jamaican|japanese|jewish|jordanian|kazakh|kenyan|korean"
    r"|kurdish|lao|lebanese|liberian|malay|malaysian|malian|mexican|moroccan|nepali|nepalese|nigerian|norwegian"
    r"|pakistani|palestinian|pashtun|persian|peruvian|polish|portuguese|puerto rican|punjabi|rohingya|romanian"
    r"|russian|rwandan|sami|samoan|scottish|senegalese|serbian|sicilian|sinhalese|slovak|somali|spanish|sri lankan"
    r"|sudanese|swedish|syrian|taiwanese|tamil|tatar|thai|tibetan|tongan|tunisian|turkish|ugandan|ukrainian|uyghur"
    r"|venezuelan|vietnamese|welsh|yemeni|yoruba|zimbabwean|zulu"
)
ORIGINS = (
    r"african|african[- ]american|afro-\w+|asian|south asian|east asian|asian[- ]american|latin[oax]|latine"
    r"|hispanic|chican[oa]|native american|indigenous|aboriginal|first nations|m[aā]ori|inuit|metis|cherokee"
    r"|navajo|lakota|apache|mohawk|romani|roma|sinti|caucasian|biracial|multiracial|mixed[- ]race|mixed heritage"
    r"|person of colou?r|creole|mestizo|middle eastern|arab|kurdish|tamil|uyghur|ashkenazi|sephardic"
    r"|pacific islander|native hawaiian"
)

TERMS = """
3c hair, 4b hair, 4c hair, aboriginal, adoptee*, afghan family, african american, african descent, african diaspora,
african-american, afro hair, afro-*, ancestral language, anglicised*, anglicized*, ao dai for tet, apache tribe, arab
american, armenian genocide, ashkenaz*, asian american, asylum seeker, balinese family, baltic german*, between two
cultures, between two worlds, biracial, black boy, black british, black church, black community, black german, black
girl, black hair, black man, black skin, black woman, blood quantum, boat people, boat refugee, born abroad to,
bosnian war refugee, box braids, bracero, brahmin, braids because, british asian, british bangladeshi, british
chinese, british indian, british nigerian, british pakistani, brown boy, brown girl, brown skin, came as a refugee,
came as refugees, came over from, came over on the, came to america, came to britain, came to england, came to germany
as, cantonese family, cape coloured, cebuano family, changed their name when, chicana, chicano, child of immigrants,
child refugee, children of immigrants, chinese adoptee, chinese american, chinese family, chuseok with, citizenship by
descent, civil war in syria, colorism, coloured family, colourism, cornrows, creek nation, crow nation, curly black
hair, dakota sioux, dalit, danube swab*, dark skin, dark-skinned, dashiki, dreadlocks because, driving while black,
dual citizen*, dual heritage, día de muertos altar, east african, east asian, ellis island, empire windrush, enrolled
in the tribe, enrolled member of the, ethnic albanian*, ethnic background, ethnic chinese, ethnic german*, ethnic
hungarian*, ethnic minority, ethnic origin, ethnic russian*, ethnic turk*, ethnically, ethnicity, expat child,
expelled as, expulsion from, first gen immigrant, first language is, first nation, first nations, first-generation,
fled afghanistan, fled from, fled iran, fled syria, followed around in shops, foreign born, ga family, gastarbeiter,
genocide survivor*, german american, german passport through, ghanaian family, grandparents came, great-grandparents
came, guest worker, guest workers, gypsies, gypsy, han chinese, hanbok, heritage language, heritage speaker, hispanic,
historically black, hokkien family, holocaust, immigrant, immigrants, indian american, internment camp, inuk, iranian
family, irish american, irish passport through, irish traveller*, italian american, italian passport through, iyer
family, japanese american, japanese internment, juneteenth with, jus sanguinis, karen people, kazakh family, khmer
rouge, killing fields, kindertransport, kinky hair, korean adoptee, korean american, korean family, kosovo war,
kurdish family, kwanzaa, latina, latino, latinx, left havana, left kabul, left saigon, left tehran, light-skinned,
lost boys of, lunar new year with, man of color, maori, marathi family, maya family, melanated, mexican american,
mexican family, middle eastern, minority background, mixed background, mixed child, mixed heritage, mixed kid, mixed
race*, mixed-race*, mizrahi, mother tongue*, multiethnic, multiracial, métis, māori, n-word, nakba, name was changed
when, native american, native hawaiian, native language, native speaker of, native tongue is, natural hair, newroz,
nigerian family, norooz, north african, nowruz, of both worlds, of mixed, on the reservation, pacific islander,
parents came, partition of india, partition refugee, people of color, person of color, person of colour, pogrom*,
polish family, polish passport through, pronounce her name, pronounce his name, protective styles, pueblo nation,
puerto rican*, quinceanera, quinceañera, racial background, racial slur*, racial*, refugee background, refugee camp,
refugee family, refugee parents, reservation where, residential school, roma community, roma family, romani, romany,
russian german*, russian-german*, russlanddeutsch*, rwandan genocide, saami, san people, sari for, scheduled caste,
scheduled tribe, second gen, second-generation, seneca nation, sephard*, shoah, sinti, skin color, skin colour, skin
tone because, slavic family, somali family, south asian, southeast asian, srebrenica, stolen generation*, stop and
search, stopped and searched because, surname was changed, syrian family, sámi, telugu family, tet with her, tet with
his, textured hair, third culture kid, third-generation, torres strait, trail of tears, transracial*, transylvanian
saxon*, traveller community, traveller family, tribal member, tribe member, turkish family, turkish immigrant, two
passports, type 4 hair, uzbek family, vietnamese boat, vietnamese family, visible minority, volga german*, west
african, where are you from, white guy, white man, white privilege, white woman, windrush*, woman of color, woman of
colour, yazidi family, yugoslav war
"""

CLUES = """
aboriginal*, accent, acholi, adivasi*, african-american*, african-caribbean, afrikaner*, ainu, akan, algerian-french,
amazigh, amhara*, ancestors, ancestral*, ancestry, anglo-indian*, anishinaabe, arab-american*, aramean, armenian,
ashanti, asian-american*, assyrian, asylum, at home they speak, aymara, baganda, baloch*, bambara, bame, batak,
bengali, berber*, bihari, bipoc, blackfeet, blasian, bloodline, boricua, brahmin*, british-*, brown-skinned,
burakumin, cajun, caste, caste*, caucasian, chagga, chaldean, chechen*, cherokee, cheyenne, chickasaw,
chinese-american*, choctaw, circassian*, clan, comanche, complexion, copt, copts, creole, cuban-american*, dalit*,
dayak, descent, dialect at home, diaspora, dinka, diné, discriminat*, displaced, dogon, emigrat*, enslaved, eritrean,
ethiopian, ethnic*, ethno*, eurasian, exile*, expelled from, fante, fijian*, filipino-american*, first-gen,
forefathers, foreign-born, french-algerian, fulani*, garifuna, german-american*, german-turkish, greek-american*, grew
up speaking, guarani, gujarati, gullah, hafu, haida, hakka, half-asian, half-black, half-german, half-indian,
half-japanese, half-white, hapu, haudenosaunee, hausa, hazara*, hbcu, heritage, hispanic*, hmong*, homeland, hopi,
hutu*, hyphenated, igbo*, igorot, ijaw, ilocano, immigrant*, immigrat*, indian family, indian-american*, indigenous*,
indo-*, inuit, irish-american*, iroquois, issei, italian-american*, iyengar, japanese-american*, javanese, jenisch,
kabyle, kalenjin, kamba, kannadiga, kashmiri*, kayastha, khmer, khoi, khoisan, kikuyu, kiowa, koori, korean-american*,
kshatriya, kurd, kurdish, kurds, lakota, latine, left cuba, lemba, locs, luhya, lumbee, lummi, maasai, malagasy,
malayali, mandinka, mapuche, masai, mayan, melanin, mestiza, mestizo, metis, mexican-american*, mi'kmaq,
microaggress*, migrated, minorities, minority, mixtec, mizrahi*, mohawk, moreno, moroccan-dutch, mother-tongue,
motherland, mulatto, muscogee, nahua, nationality, naturali*ed, navajo, ndebele, nisei, noongar, nubian*, nuer,
nuyorican, obc, octoroon, of color, of colour, ojibwa, ojibwe, okinawan*, old country, oneida, oromo*, osage, otomi,
pardo, pashtun*, peranakan, persian, persians, plantation, poc, polish-american*, ponca, profiled, punjabi, quarter-,
quechua, race, racism, racist*, rajput*, really from, refugee*, rez, rohingya*, roma, romnichal, roots, ryukyu*,
salish, sami, samoan*, sansei, second-gen, seminole, serer, shona, shudra, sindhi, sintezza, sinto, sioux, slavery,
slaves, slurs, somali*, sotho, speaks it at home, stateless, stereotyp*, sudeten*, sundanese, taino, tajik*, tamil*,
tatar*, taíno, tejano, teochew, third-gen, tibetan*, tigray*, tigrinya, tlingit, tongan*, tribal, tribally, tribe,
tribes, tsonga, tswana, tuareg, turkish-dutch, turkish-german, tutsi*, two cultures, uighur*, untouchable*, uyghur*,
vaishya, venda, vietnamese-american*, visayan, whakapapa, where he's from, where she's from, wiradjuri, wolof, xhosa*,
yenish, yolngu, yoruba*, yupik, zainichi, zapotec, zhuang, zulu*, zuni
"""

PHRASES = r"""
of ~ \s(?:[\w-]{3,16}\s){1,2}(?:and\s[\w-]{3,16}\s)?(?:descent|ancestry|heritage|origin|extraction|stock)\b
is am was are were i'm he's she's they're we're as identifies being both ~ \s(?:(?:a|an|as|half|part|partly|quarter
    |one|ethnically|originally|a quarter|mostly|young|proud|only|first)\s){0,4}(?:african|african[- ]american|afro-\w+
    |asian|south asian|east asian|asian[- ]american|latin[oax]|latine|hispanic|chican[oa]|native american|indigenous
    |aboriginal|first nations|m[aā]ori|inuit|metis|cherokee|navajo|lakota|apache|mohawk|romani|roma|sinti|caucasian
    |biracial|multiracial|mixed[- ]race|mixed heritage|person of colou?r|creole|mestizo|middle eastern|arab|kurdish
    |tamil|uyghur|ashkenazi|sephardic|pacific islander|native hawaiian)\b(?!\s(?:belt|friday
    |box|hat|ops|coffee|tea|cat|dog|car|and white (?:photo|film|cat|dog)|market|hole|mirror|sea|forest|tie|metal
    |food|cuisine|music|art|literature|history))
half part quarter ~ [\s-](?:afghan|albanian|algerian|american indian|amharic|arab|arabic|armenian|ashkenazi|assyrian
    |azerbaijani|bangladeshi|basque|bengali|berber|bosnian|brazilian|british|bulgarian|cambodian|cameroonian|chechen
    |chinese|colombian|congolese|croatian|cuban|czech|danish|dominican|dutch|egyptian|english|eritrean|ethiopian
    |filipin[oa]|finnish|french|german|ghanaian|greek|guatemalan|haitian|han|hausa|hmong|hungarian|igbo|indian
    |indonesian|iranian|iraqi|irish|israeli|italian|jamaican|japanese|jewish|jordanian|kazakh|kenyan|korean|kurdish|lao
    |lebanese|liberian|malay|malaysian|malian|mexican|moroccan|nepali|nepalese|nigerian|norwegian|pakistani|palestinian
    |pashtun|persian|peruvian|polish|portuguese|puerto rican|punjabi|rohingya|romanian|russian|rwandan|sami|samoan
    |scottish|senegalese|serbian|sicilian|sinhalese|slovak|somali|spanish|sri lankan|sudanese|swedish|syrian|taiwanese
    |tamil|tatar|thai|tibetan|tongan|tunisian|turkish|ugandan|ukrainian|uyghur|venezuelan|vietnamese|welsh|yemeni|yoruba
    |zimbabwean|zulu|african|african[- ]american|afro-\w+|asian|south asian|east asian|asian[- ]american|latin[oax]
    |latine|hispanic|chican[oa]|native american|indigenous|aboriginal|first nations|m[aā]ori|inuit|metis|cherokee|navajo
    |lakota|apache|mohawk|romani|roma|sinti|caucasian|biracial|multiracial|mixed[- ]race|mixed heritage
    |person of colou?r|creole|mestizo|middle eastern|arab|kurdish|tamil|uyghur|ashkenazi|sephardic|pacific islander
    |native hawaiian)\b
i'm i he he's she she's they we user mother father mom dad mum wife husband parents grandmother grandfather
     grandparents family partner boyfriend girlfriend ancestors grandma grandpa ~ (?:\s(?:is|am|are|was|were
    |'s))?\s(?:(?:originally|ethnically|actually|a|an|of|all|both)\s){0,2}(?:afghan|albanian|algerian|american indian
    |amharic|arab|arabic|armenian|ashkenazi|assyrian|azerbaijani|bangladeshi|basque|bengali|berber|bosnian|brazilian
    |british|bulgarian|cambodian|cameroonian|chechen|chinese|colombian|congolese|croatian|cuban|czech|danish|dominican
    |dutch|egyptian|english|eritrean|ethiopian|filipin[oa]|finnish|french|german|ghanaian|greek|guatemalan|haitian|han
    |hausa|hmong|hungarian|igbo|indian|indonesian|iranian|iraqi|irish|israeli|italian|jamaican|japanese|jewish|jordanian
    |kazakh|kenyan|korean|kurdish|lao|lebanese|liberian|malay|malaysian|malian|mexican|moroccan|nepali|nepalese|nigerian
    |norwegian|pakistani|palestinian|pashtun|persian|peruvian|polish|portuguese|puerto rican|punjabi|rohingya|romanian
    |russian|rwandan|sami|samoan|scottish|senegalese|serbian|sicilian|sinhalese|slovak|somali|spanish|sri lankan
    |sudanese|swedish|syrian|taiwanese|tamil|tatar|thai|tibetan|tongan|tunisian|turkish|ugandan|ukrainian|uyghur
    |venezuelan|vietnamese|welsh|yemeni|yoruba|zimbabwean|zulu|african|african[- ]american|afro-\w+|asian|south asian
    |east asian|asian[- ]american|latin[oax]|latine|hispanic|chican[oa]|native american|indigenous|aboriginal
    |first nations|m[aā]ori|inuit|metis|cherokee|navajo|lakota|apache|mohawk|romani|roma|sinti|caucasian|biracial
    |multiracial|mixed[- ]race|mixed heritage|person of colou?r|creole|mestizo|middle eastern|arab|kurdish|tamil|uyghur
    |ashkenazi|sephardic|pacific islander|native hawaiian)\b(?!\s(?:teacher
    |student|food|citizen|speaker|wine|lessons?|class|course|beer|restaurant|passport|shepherd|tutor|cuisine|major
    |film|market|shoes|coffee|tea|cars?|clothes|dress|cats?|dogs?))
parents grandparents ancestors family mother father grandmother grandfather mom dad great-grandparents
     ~ \s(?:(?:originally|both|all|once)\s)?(?:is|are|were|was|came|comes|come|emigrated|immigrated|fled|migrated
    |hails?|moved (?:here|over))\s(?:(?:over|here|originally|both|to \w+)\s)?(?:from)\s(?-i:[A-Z])
roots heritage ancestry descent ~ \s(?:in|from|is|are|go back|trace\w*)\s\w+
my his her their african asian jewish nigerian indian irish italian polish mexican chinese korean turkish kurdish
     german ~ \s(?:\w{3,14}\s(?:roots|heritage)|ancestry|descent|ancestors|ethnicity|bloodline)\b
he she i they who user wife husband mother father son daughter partner boyfriend girlfriend family dad mom mum
     brother sister cousin uncle aunt grandma grandpa ~ \s(?:is|am|are|was)\s(?:black|white|brown)(?=[.,;]|$
    |\sand\s(?!(?:white|black)\b))
i'm he's she's they're we're ~ \s(?:black|white|brown)(?=[.,;]|$|\sand\s(?!white|black))
a an from ~ \s(?:[a-z]{3,12}\s)?(?:afghan|albanian|algerian|american indian|amharic|arab|arabic|armenian|ashkenazi
    |assyrian|azerbaijani|bangladeshi|basque|bengali|berber|bosnian|brazilian|british|bulgarian|cambodian|cameroonian
    |chechen|chinese|colombian|congolese|croatian|cuban|czech|danish|dominican|dutch|egyptian|english|eritrean|ethiopian
    |filipin[oa]|finnish|french|german|ghanaian|greek|guatemalan|haitian|han|hausa|hmong|hungarian|igbo|indian
    |indonesian|iranian|iraqi|irish|israeli|italian|jamaican|japanese|jewish|jordanian|kazakh|kenyan|korean|kurdish|lao
    |lebanese|liberian|malay|malaysian|malian|mexican|moroccan|nepali|nepalese|nigerian|norwegian|pakistani|palestinian
    |pashtun|persian|peruvian|polish|portuguese|puerto rican|punjabi|rohingya|romanian|russian|rwandan|sami|samoan
    |scottish|senegalese|serbian|sicilian|sinhalese|slovak|somali|spanish|sri lankan|sudanese|swedish|syrian|taiwanese
    |tamil|tatar|thai|tibetan|tongan|tunisian|turkish|ugandan|ukrainian|uyghur|venezuelan|vietnamese|welsh|yemeni|yoruba
    |zimbabwean|zulu|african|african[- ]american|afro-\w+|asian|south asian|east asian|asian[- ]american|latin[oax]
    |latine|hispanic|chican[oa]|native american|indigenous|aboriginal|first nations|m[aā]ori|inuit|metis|cherokee|navajo
    |lakota|apache|mohawk|romani|roma|sinti|caucasian|biracial|multiracial|mixed[- ]race|mixed heritage
    |person of colou?r|creole|mestizo|middle eastern|arab|kurdish|tamil|uyghur|ashkenazi|sephardic|pacific islander
    |native hawaiian|maasai|zulu|xhosa|tutsi|hutu|ashanti|fulani|hopi|sioux
    |ojibwe|choctaw|mayan|quechua|aymara)\s(?:family|household|background|tribe|clan|parents|immigrants?|descent
    |community)\b
black asian latina latino hispanic indigenous arab african native brown white ~ \s(?:woman|man|women|men|girl|boy
    |guy|person|people|kid|family|mother|father|community|student|mom|dad)\b
grandparents ancestors family tribe ~ \s(?:is|are|was|were|belongs? to|belonged to)\s(?:the\s)?(?:roma|sinti
    |cherokee|navajo|lakota|sioux|hopi|romani|sami|inuit|kurds|tamil|yoruba|igbo|zulu|hmong)
member citizen ~ \sof\s(?:the\s)?(?:\w+\s){1,2}(?:nation|tribe|band|clan|people)\b(?<!united nation)
roots ancestors descent ancestry bloodline ~ \s(?:are|is|were|in|from|go|goes|trace)\b(?!\s(?:in the (?:project
    |company|culture)))
has have ~ \s(?:[\w-]{3,16}\s){1,2}(?:roots|ancestors|ancestry|heritage)\b(?<!grass roots)(?<!tree roots)
user he she i mother father parents grandparents family ~ \s(?:is|am|was|are|were|'s)\s(?:(?:a|an|from|originally
    |ethnically|mixed|of|half|part|both|proudly|the|only|visibly)\s){0,4}(?:black|brown|asian|latin[oax]|hispanic|arab
    |kurd(?:ish)?|roma|romani|sinti|s[aá]mi|maori|inuit|inuk|m[eé]tis|aboriginal|indigenous|tamil|tatar|berber
    |amazigh|uyghur|hmong|rohingya|tutsi|hutu|igbo|yoruba|hausa|zulu|xhosa|ashkenazi|sephardi\w*
    |caucasian|mestizo|mulatto|creole|punjabi|bengali|gujarati|dalit|brahmin|pashtun|hazara|tajik|cherokee|navajo
    |lakota|ojibwe|cree|mohawk|quechua|mapuche|guarani|basque|catalan|breton|sorbian?|frisian)\b(?!\s(?:food|coffee
    |tea|belt|friday|and white photo|cat|dog|car))
parents parent grandparents grandmother grandfather ancestors family mother father forebears ~ \s(?:(?:was|were|are
    |is|both|all|who|originally|is|has)\s){0,3}(?:born|came|come|comes|emigrated|immigrated|arrived|fled|migrated
    |hail|hails|originate|originally)\s(?:\w+\s){0,2}?(?:from|in|out of)\s(?:(?:the|rural|northern|southern|eastern
    |western)\s)?(?-i:[A-Z])
looks gets often experiences faces faced suffers ~ \s(?:\w+\s){0,4}?(?:racism|racial\w*|racially profiled
    |because of (?:his|her|my|their) (?:skin|race|ethnicity|accent and skin|origin))
grew speaks speak spoke raised speaking ~ \s(?:up\s)?(?:with\s
    |speaking\s)?(?:(?-i:[A-Z])\w+)(?:\sand\s\w+)?\s(?:at home|with (?:his|her|my|their|the) (?:mother|father|parents
    |grandparents|grandmother|grandma|mom|mum|dad|kids|family|children|relatives|in-laws)|as (?:a|his|her|my) (?:first
    |child|mother|native))
asked where told go ~ \s(?:(?:to|back|where|he|she|they|i|is|are|am)\s){0,4}(?:really|originally|actually
    |back to (?:his|her|my|their) (?:own )?country)\b
folks people parents family grandparents mother father mom dad mum grandmother grandfather ancestors grandma grandpa
     nana great-grandfather great-grandmother relatives side mother's father's mum's dad's ~ \s(?:(?:'s|side|family
    |parents|people|both|all|originally|first|once|had|who|that|were|was|is|are|of|the|is originally
    |are originally)\s){0,4}(?:came|come|comes|from|fled|immigrated|emigrated|arrived|left|hail\w*|migrated|escaped
    |settled|moved|native|born|descended?)\s(?:\w+\s){0,3}?(?:from\s|in\s|to\s)?(?-i:[A-Z])\w+
belongs belong member citizen descendant descended enrolled registered elder chief ~ \s(?:(?:to|of|in|from|with
    |member|the|a|an)\s){1,4}(?:(?-i:[A-Z])[\w']+\s){1,3}(?:nation|tribe|people|band|clan|caste|community|diaspora
    |minority|reservation)
only first ~ \s(?:\w+\s)?(?:black|asian|brown|white|latin[ao]|hispanic|indian|arab|african|muslim|jewish|native
    |turkish|chinese|foreign|korean|kurdish)\s(?:person|woman|man|guy|girl|boy|kid|student|employee|engineer|family|one
    |teacher|player|member|face|developer|manager|doctor)\b
as being ~ \s(?:a|an|one of the few)\s(?:(?:young|gay|proud|only|visibly|single|fellow)\s)?(?:black|brown|white
    |asian|arab|latin[ao]|african|indian|turkish|kurdish|chinese|korean|vietnamese|mexican|hispanic|native|indigenous
    |foreign|immigrant|ethnic|dark-skinned|person of colou?r|migrant|refugee)\b
born ~ \s(?:in|to|near|outside)\s(?:a\s|an\s)?(?:(?-i:[A-Z])[\w-]+)(?:,|\sto|\sbut|\sand (?:raised|came|moved
    |adopted|grew)|\sparents|\sfather|\smother|\scouple|\sfamily)
adopted ~ \sfrom\s(?-i:[A-Z])
his her my their our user's both ~ \s(?:[\w-]+\s){0,2}(?:parents|family|mother|father|grandparents|grandmother
    |grandfather|mum|mom|dad|folks|wife|husband|in-laws|ancestors|side|background|people)\s(?:is|are|was|were
    |being)\s(?:(?:both|all|originally|from|half|part|of|mostly|a|an|ethnic)\s){0,3}(?-i:[A-Z][a-z]+(?:ian|ean|ish|ese
    |ani|ali|ch|an|i|o|a|u|ek|sh|tic|se))\b(?!\s(?:teacher|fan|wine))
daughter son child kid grandchild granddaughter grandson children descendant ~ \sof\s(?:(?:a|an|the|two
    |both)\s)?(?:[\w-]+\s)?(?-i:[A-Z])[\w-]+(?:\s(?-i:[A-Z])?[\w-]+)?\s?(?:immigrants?|refugees?|parents|tamils?
    |migrants?|exiles?|guest workers|mother|father|family|emigrants?|settlers|slaves|farmworkers
    |survivors)?\b(?<!\sof\s)
user he she i we ~ \s(?:is|am|was|are|'s|'m)\s(?:(?:a|an|half|part|of|proud|originally|ethnically|both
    |from)\s){0,3}(?:persian|arab|kurd|kurdish|turk|turkish|tamil|punjabi|bengali|gujarati|sindhi|pashtun|berber|amazigh
    |romani|roma|sinti|sami|basque|catalan|hmong|uyghur|tibetan|cherokee|navajo|maori|yoruba|igbo|hausa|zulu|xhosa
    |somali|oromo|amhara|tigrayan|eritrean|armenian|assyrian|copt|creole|cajun|black|brown|asian|white|mixed|latino
    |latina|hispanic|indigenous|biracial)\b(?!\s(?:teacher|tea|food|coffee|belt|cat|rug|restaurant|fan|pudding|keys
    |sheep))
because since ~ \s(?:he|she|they|i|he's|she's|they're|i'm)\s?(?:is|are|am|was|looks?)?\s(?:black|brown|asian|arab
    |turkish|dark|foreign|jewish|muslim|roma|african|white|chinese|latin[oa]|indian|mexican|native|kurdish)\b
person people man men woman women child children kid student students community ~ \sof\scolou?r\b
one two three few many ~ \s(?:of\s)?(?:the\s)?(?:only\s)?(?:one|two|three|four|few|five)?\s?(?:black|asian|brown
    |latin[ao]|arab|african|turkish|hispanic|muslim|jewish|indigenous|migrant|foreign|chinese|indian)\s(?:employees
    |people|women|men|students|kids|colleagues|engineers|families|teachers|developers|managers|residents|partners)\b
mixed ~ \s(?:(?-i:[A-Z])\w+(?:[ -]and |[ -])(?-i:[A-Z])\w+)
slanted almond dark brown black asian african big kinky wide ~ \s(?:eyes|skin|hair texture|nose
    |features)\b(?=.{0,40}(?:school|teas|bull|ask|stare|touch|comment|race|profil|joke|always|looks))
mum's mom's dad's mother's father's mum mom dad mother father parents gran grandma nana ~ \s(?:is\s|was\s|are\s
    |were\s)?(?:a\s|an\s)?(?:half\s)?(?-i:[A-Z][a-z]+(?:ican|ian|ish|ese|ani|ali|an|ch|i|ek|sh))\b(?=[.,;!?]|$|\sand\b)
has have holds hold ~ \s(?:a|an|both a|two)\s(?-i:[A-Z][a-z]+(?:ish|ian|ese|an|i|ch|sh))\s(?:passport|citizenship
    |nationality|surname|last name)\b
hair ~ \s(?:is|type)\s(?:\w+\s)?(?:[34][abc]\b|kinky|coily|afro|nappy|textured)
grew raised lives born ~ \s(?:up\s)?on\s(?:the|a)\s(?:[\w]+\s){0,3}reservation\b
slur slurs ~ \b
because ~ \sof\s(?:his|her|my|their)\s(?:\w+\s)?(?:skin|accent|race|origin|surname|hijab|headscarf|ethnicity
    |colou?r)\b(?! (?:condition|cancer|care|rash))
abuela abuelo nonna nonno oma opa babushka halmoni lola lolo yiayia teta jiddo nani dadi lao ~ \s(?:\w+\s){0,2}?(?:is
    |was|came|from|comes|fled|emigrated|speaks|spoke)\b
user's his her my their ~ \s(?-i:[A-Z][a-z]+(?:ian|ean|ish|ese|ani|an|ch))\s(?:parents|family|mother|father|mum|mom
    |dad|grandparents|grandmother|grandfather|roots|in-laws|relatives)\b
"""

TERMS_DE = """
afrikanischstämmig*, afrodeutsch*, arabischstämmig*, aramäer*, assyrer*, aussiedler*, deutsch-türk*, deutschtürk*,
dunkelhäutig*, dunkle haut, einwandererfamilie, ethnisch*, ethnische herkunft, flüchtlingsfamilie, gastarbeiter*,
halbafrik*, halbgriech*, halbitalien*, halbjapan*, halbspan*, halbtürk*, hautfarbe, in dritter generation, in zweiter
generation, italienischstämmig*, jesidisch*, kurdisch*, migrationsgeschichte, migrationshintergrund, person of color,
polnischstämmig*, rassismus erlebt, rassismuserfahrung*, roma-*, romni, russischstämmig*, russlanddeutsch*, schwarz
und, schwarze deutsche, schwarze frau, schwarze person, schwarzer deutscher, schwarzer mann, schwarzes kind, sintezza,
sinti, sinto, sorbe, sorbin, sorbisch*, spätaussiedler*, türkischstämmig*, wo er wirklich herkommt, wo sie wirklich
herkommt, woher er wirklich, woher sie wirklich, wurzeln in, zuwandererfamilie, zweite generation
"""

CLUES_DE = """
abstammung*, afrikaner*, afro*, akzent, alltagsrassismus, araber, araberin, asylantrag, asylbewerber*, ausländer*,
donauschwab*, doppelte staats*, einbürgerung, eingebürgert, eingewandert*, einwanderer*, einwanderungs*, ethni*,
flüchtlingskind*, friesisch*, geflohen*, geflüchtet*, halbchines*, halbiraner*, halbperser*, halbpol*, halbruss*,
hautfarbe*, hautton, heimat der eltern, herkunft, herkunfts*, jenisch*, kurde, kurden, kurdin, migrant*, migrations*,
muttersprach*, rassis*, roma, siebenbürg*, sorbe*, staatsangehör*, sudetendeutsch*, türke, türkin, türkischdeutsch*,
vorfahren, wurzeln, zugewandert*
"""

PHRASES_DE = r"""
als ~ \s(?:schwarze[rn]?|person of color|poc|kurd(?:e|in)|rom(?:a|ni)|sinto|sintiza)\b
wurzeln vorfahren abstammung herkunft ~ \b(?!\s(?:gemüse|des produkts|der daten|des problems))
halb ~ [\s-]?(?:türk\w*|japan\w*|grieche\w*|italiener\w*|spanier\w*|araber\w*|afrikan\w*|russ\w*|pol\w*)\b
eltern großeltern familie ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:kommt|kommen|stammt|stammen|kamen
    |flohen)\s(?:[\wäöüß]{1,12}\s){0,2}aus\s(?-i:[A-ZÄÖÜ])
stammt stamme ~ \s(?:ursprünglich\s)?aus einer\s\w+(?:en)?\sfamilie
hat habe ~ \s(?:[\wäöüß]{1,10}\s){0,2}[\wäöüß]{3,16}(?:sche|ische|sch)\s(?:eltern|vorfahren|großeltern|wurzeln|mutter
    |vorfahren)\b
großeltern eltern großvater großmutter vater mutter vorfahren familie ~ \s(?:[\wäöüß]{1,12}\s){0,2}(?:kam|kamen
    |stammt|stammen|stammte|kommt|kommen|floh|flohen|wanderte|wanderten|ist|sind|war|waren|wurde
    |wurden)\s(?:[\wäöüß]{1,12}\s){0,3}?(?:aus|in)\s(?:der\s|dem\s)?(?-i:[A-ZÄÖÜ])\w+(?:\s(?:geboren|ein|eingewandert
    |geflohen|gekommen))?
ist bin war ~ \s(?:[\wäöüß]{1,10}\s){0,2}(?:halb\w{4,}|afro\w+|kurdin?|kurde|türkin|türke|araber(?:in)?|roma|sinti
    |sorbin?|perserin?|tamil\w+|deutsch[- ]?\w{4,}(?:in|e))\b(?!\s(?:stadt|wein|essen))
mutter vater eltern großmutter großvater oma opa familie großeltern vorfahren mama papa ~ \s
    (?:[\wäöüß]{1,12}\s){0,3}(?:ist|sind|war|waren|kommt|kommen|kam|kamen|stammt|stammen|flohen|floh
    |wanderte\w*)\s(?:[\wäöüß]{1,14}\s){0,4}(?:aus\s(?:der\s|dem\s|den\s)?(?-i:[A-ZÄÖÜ])|(?-i:[A-ZÄÖÜ])[a-zäöüß]+(?:er
    |erin|e|in|ese|esin|ier|ierin|aner|anerin)\b)
hat habe mit ~ \s(?:[\wäöüß]{1,10}\s){0,2}(?:eine[nr]?|seine[nr]?|ihre[nr]?)\s[a-zäöüß]+(?:ische?[nr]?|sche[nr]?
    |esische?[nr]?)\s(?:mutter|vater|oma|opa|großmutter|großvater|eltern|familie|wurzeln|frau|mann|abstammung)
spricht sprechen gesprochen sprach aufgewachsen ~ \s(?:[\wäöüß]{1,12}\s){0,4}(?:zu hause|daheim|zuhause
    |mit (?:seinen|ihren|den|meinen) (?:eltern|großeltern|kindern)|mit (?:seiner|ihrer|meiner) (?:mutter|oma|familie
    |großmutter))
tochter sohn kind enkel enkelin nachkomme ~ \s(?:[\wäöüß]{1,14}\s){0,2}[a-zäöüß]+ischer\s(?:eltern|einwanderer
    |migranten|flüchtlinge|gastarbeiter|großeltern|aussiedler|vertriebener)
halb ~ \s(?-i:[A-ZÄÖÜ])\w+(?:,|\sund)?\s(?:halb|zur hälfte)\b
"""

PARTS_DE = """
aussiedler, gastarbeiter, migrant, stämmig
"""

ENGLISH = Cues(TERMS, CLUES, PHRASES)
GERMAN = Cues(TERMS_DE, CLUES_DE, PHRASES_DE, PARTS_DE)
