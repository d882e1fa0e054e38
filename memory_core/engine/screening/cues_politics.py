"""Political opinion and activity; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS = """
15-m, aam aadmi, abolish ice, abolish landlords, abolish the police, abortion rights, absentee ballot for, abstains
from voting, actblue, akp, alderman for, alt-right*, americans for, amnesty international member, anarchis*, anarcho*,
ancap, animal rights activist, anti-abortion, anti-government, anti-immigra*, anti-nuclear, anti-vax, anti-vaxx*,
anti-war, anti-woke, anti-zionis*, antifa, antinuclear, antivaxx*, antiwar, apc nigeria, australian labor, awami
league, ayn rand, ballot, basque independence, bei der bundestagswahl, bei der europawahl, bei der kommunalwahl, bei
der landtagswahl, bei der wahl, bernie bro, biden sign, biden voter, bjp, black bloc, black lives matter, bloc
québécois, blocked the road, blocked the runway, blue lives matter, blue wall, bodily autonomy, bolsonar*, border
should, border wall, boris johnson, boycott*, branch secretary, brexit was, brexiteer, build the wall, by-election,
campaign donor, campaign fundraiser, campaign manager for, campaign staffer, campaign volunteer, campus protest,
canvass*, card-carrying, castro supporter, catalan independence, caucus*, ccp member, ceasefire now, censorship of,
chained herself, chained himself, chavist*, che guevara, chp, christian democra*, cinque stelle, city councilman, city
councilwoman, ciudadanos, civic platform, class struggle, class war, climate activist, climate denier, climate
protest*, climate sceptic, climate skeptic, climate strike*, close the border, close the borders, closed borders, clp,
college democrats, college republicans, communis*, communist party, compass group, concealed carry activist,
confederate flag, congress party, conscientious objector, conservative party, constituency party, constitution party,
corbyn, council candidate, councillor for, county committee, culture war*, daca, dansk folkeparti, death penalty, deep
state, defund the police, defunded, degrowth, delegate at the, delegate to the, dem party, democratic alliance,
democratic convention, democratic party, democratic socialist*, deportations now, deserter*, dictatorship, dissident*,
dnc, dobbs, does not vote, doesn't vote, donated to act, donor to the, door knocking, door-knocking for, draft dodger,
draft resister, early voting, eat the rich, eco-socialist, edelweiss party, election judge, en marche, erdogan,
erdoğan, euro-federalist, euromaidan, european elections, euroscept*, exile for, exiled for, exit poll, extinction
rebellion, facebook posts about trump, far-left*, far-right*, farmers protest, farmers' protest, fascis*, federalist
society, feminist activist, fianna fáil, fidesz, fine gael, finns party, five star movement, fled the regime, floating
voter, forum voor democratie, forward party, forza italia, fratelli d'italia, free palestine, freedom convoy, fridays
for future, friedensdemo*, from labour to, from the greens, from the tories, from tory to, fundraiser for congress,
fundraiser for senator, gadsden flag, general election, get out the vote, gezi, gilets jaunes, glued herself, glued
himself, golden dawn, gop, government critic, great replacement, green activist, green councillor, green new deal,
green party, green voter, greenpeace activist, groyper*, gun control, gun owner for, gun rights, gun violence march,
hamas supporter, hands off protest, hard left, hard right, harris sign, harris voter, hdp, her politics, heritage
foundation, hezbollah supporter, his politics, home rule, hong kong protest*, hosts a fundraiser for, housing
activist, hustings, i voted, ice raids, identitarian*, imran khan, in the women's march, incel*, independent voter,
indignados, indyref*, irish republican*, irredentis*, juche, junta, just stop oil, kirchnerist*, knocked on doors for,
knocking doors, knocking on doors for, knocks doors, la france insoumise, labour branch, labour conference, labour
councillor, labour member, labour mp, labour party, labour supporter, labour voter, landlords should, last generation
activist, law and justice, le pen, leafleted, leafleting, leaflets for, leafletted, leafletting, leaked documents,
leans left, leans right, leave voter, left leaning, left of, left-leaning, left-liberal, left-wing, leftist, leni
robredo, lenin*, les républicains, letzte generation, lib dem, lib dems, liberal democratic party, liberal democrats,
liberal national, liberal party of canada, liberals, libertar*, likud, local branch of labour, local elections, local
party, lockdown protest*, lula supporter, macron voter, maga, mail-in ballot for, mail-in vote, make america great,
mao*, march for our lives, marcos supporter, marine le pen, marx*, means of production, melenchon, meloni, men's
rights, meretz, mhp, midterm*, milei, modem party, muslim ban, muslim brotherhood, my politics, mélenchon, national
convention, national rally, nationalis*, nationalize, navalnist*, navalny, nazi*, neo-nazi*, net zero is, netanyahu,
never trumper, never votes, nevertrump*, new democracy, new world order, nigel farage, nikki haley, no kings, no
labels, no voter, nra, nuclear disarmament, oath keepers, occupied the, occupy movement, occupy wall, one nation, open
borders, open carry, opposition activist, opposition party, opposition rally, orban, orbán, overturned roe, partido
popular, partito democratico, party activist*, party branch, party card, party chair, party conference, party
congress, party convention, party delegate, party dues, party leader, party line, party lines, party member, party
membership, party official, party politics, party primary, party registration, party secretary, party treasurer,
pauline hanson, peace march, peace movement, people's party, people's vote, peronist*, peta activist, peter obi, phone
bank*, phone banking for, phone-bank*, pink hat, pis party, plaid cymru, planned parenthood, podemita, podemos,
political activism, political activist, political affiliation, political asylum, political beliefs, political compass,
political donation*, political exile, political fundraiser, political identity, political leanings, political left,
political meeting*, political opinion, political opinions, political party, political prisoner, political rally,
political reasons, political refugee*, political right, political stance, political views, politically active,
politically conservative, politically left, politically right, politics of, poll watcher*, poll worker for, populis*,
postal vote, precinct captain, precinct committee, pride as protest, primary election vote, primary for, pro-choice,
pro-gun, pro-israel, pro-life, pro-palestin*, pro-russian, pro-ukraine, progress group, proposition 8, protest vote,
proud boys, psoe, pt brazil, pussyhat, putin supporter, quebec independence, rahul gandhi, ran for mayor, ran for
office, rassemblement national, red wall, reform after, reform uk, refused the draft, refuseniks, refuses to vote,
registered as a, registered to vote as, rejoin the eu, remain voter, remain*voter, remainer, remigration, rent
control, rent strike, reproductive rights march, republican convention, republican party, republicanism, resist
movement, resistance march, riding association, right leaning, right of center, right of centre, right-leaning,
right-wing, rnc, rothbard, royalist*, running for office, salvini, same-sex marriage should, sanctuary city, sanders
supporter, sardine movement, school board race, school strike*, science march, scottish independence, scottish
national party, sea shepherd, second amendment*, separatis*, settler movement, shiv sena, sinn fein, sinn féin,
sit-in, skinhead*, snp, social democra*, socialism, socialist party, socialist*, spoiled his ballot, spoilt her
ballot, stalinis*, stand your ground, stop the war, straight ticket, student protest*, students for, super pac*,
sweden democrats, swing state voter, swing voter, syndicalis*, sánchez supporter, tactical vote, tahrir, tankie, tax
billionaires, tax the rich, taxation is theft, taxation theft, tea partier, tea party, teal independent, tenants
union, text bank*, the democrats, the greens, the republicans, the wall, their politics, thin blue line, three
percenter*, tiananmen, to reform, to the greens, to the tories, tories, tory party, town councillor, travel ban
protest, tree-sit*, treesit*, trotskyist*, trucker convoy, true blue, turnout drive, ukip, umbrella movement,
undecided voter, under that president, under this government, under this president, unionist party, universal basic
income, vaccine mandate*, vlaams belang, volt gewählt, volt member, von mises, voted leave, voted no, voted remain,
voted yes, voter drive, voter registration, votes green, votes labour, votes left, votes right, votes tory, vox party,
waffenlieferungen, war protest, ward committee, ward councillor, wealth tax, welsh independence, wet tory,
whistleblow*, white nationalis*, white suprem*, white-ribbon, wilders, winred, women's march, workers of the world,
workers party, workers' party, working families party, yard sign, yellow vest*, yes voter, young conservatives, young
democrats, young greens, young labour, young liberals, young republicans, youth wing, zionis*
"""

CLUES = """
abascal, abortion, abstained, activism, activist, aiadmk, albanese, alderman, alderwoman, amlo, anc, anti-capitalis*,
anti-eu, anti-feminist, anti-gun, anti-lockdown, anti-nato, anti-racis*, antiracis*, aoc, arbeiderpartiet, ardern,
badenoch, baerbock, ballot*, banner at, bardella, bds, ben-gvir, berlusconi, bernie, bildu, billionaires, blairite,
blm, blockade*, bnp, borders, boycott, brexit*, bumper sticker*, campaign*, capitalis*, castrist, castro*, cda,
center-left, center-right, centre-left, centre-right, centrist, chancellor, chavis*, chemtrail*, civil disobedience,
climate crisis, cnd, colonialis*, congress*, conscientious*, conservative*, constituency, corbynista, councillor*,
councilman, councilwoman, d66, decoloni*, demo against, demo for, democrat, democrats, demonstration*, demonstrator,
desantis, devolution, dictator, disarmament, dmk, donates to, doorknock*, dpp, dreamer, dsa, duterte, election,
elections, electoral, electorate, encampment, esquerra, fabian*, far left, far right, farage, fatah, feminis*, flyers
for, fpö, gaza, globalist*, gotv, government*, greens, groenlinks, guaidó, gun laws, habeck, hadash, hollande, höcke,
høyre, ideolog*, imamoglu, imamoğlu, immigrants, immigration*, imperialis*, inequality, inkatha, intersectional*,
israel, jokowi, junts, kaczyński, kakampink, kamala, kickl, kirchner*, kmt, komeito, konfederacja, kuomintang, labor
party, labour, labour*party, lapid, lawn sign*, leaflet*, leaver, left-wing*, leftie, leftist*, lefty, lfi, liberal,
lindner, lobby*, loyalist*, lukashenko, lula, macri, macron, maduro, maidan, mao, march against, march for, marched,
marches, mayor*, mccain, merkel, merz, migrants, moderaterna, modi, momentum, monarch*, morena, mp, mps, n-va, ndp,
neocon*, neos, never-trumper, non-voter, nonvoter, nuclear power, obama, occupy*, odinga, pacifis*, paleocon*,
palestine, parliament*, pasok, patriarchy, patriot*, pdp, pelosi, peronis*, petition*, phonebank*, placard*, plaid,
pnv, poilievre, politic*, prabowo, precinct, prime minister, pro-democracy, pro-eu, pro-nato, prochoice, progressive*,
prolife, protest*, puigdemont, putin, pvda, pvv, q-anon, qanon, rallies, rally, reagan, recount, referend*, refugees,
regime, reparations, republican, republicans, right-wing*, rino, roe, romney, run-off, runoff, rutte, sarkozy, scholz,
sdlp, senator*, sheinbaum, socialis*, sovereigntist, spö, starmer, sturgeon, superglued, sverigedemokraterna, svp,
swinney, syriza, söder, teach-in, that president, thatcher*, this government, tinubu, tory, tree-hugger, trinamool,
trudeau, trump, trumper, trumpers, trumpis*, tsai, ukraine war, venstre, vivek, vote, voted, voter, voters, votes,
voting, vvd, wagenknecht, weidel, welfare state, yard sign*, yoon, zanu-pf, zelensky, zemmour, övp
"""

PHRASES = r"""
voted votes vote voting ~ \s(?:(?:for|against)\s(?!(?:the\s)?(?:best|most|worst|option|pizza|sushi|mvp|favou?rite
    |name|new name|logo|team|player|song|movie|monday|tuesday|wednesday|thursday|friday|saturday
    |sunday)\b)(?:the\s)?(?:(?-i:[A-Z])\w+|labour|democrat\w*|republican\w*|greens?|conservative\w*|left|right|brexit
    |leave|remain|abortion)|(?:democrat\w*|republican|labour|green|conservative|tory|left|right|leave|remain
    |straight ticket)\b)
is am i'm he's she's was are they're we're became himself herself themselves identifies lifelong registered
     ~ \s(?:(?:a|an|as|quite|very|fairly|pretty|lifelong|registered|staunch|proud|committed|die-hard|moderate|former
    |fiscally|socially|rather|strongly)\s){0,4}(?:democrat|republican|socialist|communist|conservative|liberal
    |libertarian|marxist|progressive|leftist|centrist|anarchist|left-wing|right-wing|nationalist|monarchist
    |environmentalist|anti-capitalist|feminist|independent voter|tory|trump supporter)\b(?!\s(?:arts|estimates?
    |spender|tipper|user?|with|investor|investing|driver|approach|guess|dresser|dose|church|in (?:his|her
    |my) (?:estimates|investments)))
member members joined join joining supports support supporting supported donated donates donating campaigned
     campaigns campaigning canvassed canvassing canvasses volunteers volunteered volunteering phonebanked endorses
     endorsed backs ~ \s(?:[\w'.-]{1,14}\s){0,6}?(?:(?:(?-i:[A-Z])[\w-]{2,15}\s)(?:party
    |campaign)\b(?<!birthday party)(?<!marketing campaign)|re-?election|party\b(?=\s(?:since|and|for)
    |[.,])(?<!birthday party)|trump|biden|obama|kamala|harris's|bernie|sanders|desantis|labour|tories|democrats
    |republicans|senator|congress\w*|mayor's campaign|governor|election campaign|presidential|pac\b|brexit
    |gun control|abortion rights|palestine|israel|ukraine war|nato\b|afd|spd|cdu|fdp)
trump biden obama kamala bernie desantis putin merkel macron starmer corbyn farage boris netanyahu zelensky erdogan
     modi musk's harris scholz merz weidel habeck ~ \s(?:is|was|should|will|would|has)\s(?:\w{1,12}\s){0,4}?(?:best
    |worst|right|wrong|liar|hero|criminal|president|great|terrible|win|lose|dangerous|idiot|ruin\w*|save\w*
    |destroy\w*)
likes loves hates despises dislikes admires distrusts trusts opposes criticises criticizes ~ \s(?:(?:president
    |donald|joe|barack|kamala|chancellor|the)\s){0,2}(?:trump|biden|obama|harris|bernie|desantis|putin|merkel|macron
    |starmer|corbyn|farage|netanyahu|erdogan|modi|democrats|republicans|tories|labour|left|right wing|government
    |immigration|capitalism|communism|afd|spd|cdu)\b
marched marches marching protested protests protesting demonstrated demonstrates rallied ~ \s(?:(?:for|against|in|at
    |with|outside)\b)(?!\s(?:the band|step))
went goes attended attends attending joined ~ \s(?:[\w']{1,12}\s){0,4}?(?:protest|demonstration|demo against
    |rally for|rally against|trump rally|political rally|march for (?:life|women|science)|women's march
    |climate strike|climate march|town hall|party conference|party convention|fridays for future)\b(?!\s(?:car|race
    |driver))
hates loves supports despises admires likes dislikes trusts distrusts ~ \s(?:the|our)\s(?:(?:current|new|former
    |last)\s)?(?:president|prime minister|chancellor|government|mayor|administration)\b
believes believe thinks think argues ~ \s(?:that\s)?(?:abortion|immigration|immigrants|refugees|guns?|gun ownership
    |gay marriage|same-sex marriage|the death penalty|drugs|taxes|the rich|billionaires|borders|the police
    |capitalism|socialism|nuclear (?:power|energy)|climate change|vaccines?|the eu|brexit
    |trans)\s(?:\w{1,10}\s){0,2}(?:should|must|is|are|needs?|ought)\b
is am i'm he's she's are they're strongly firmly ~ \s(?:(?:strongly|totally|firmly|very|totally
    |fiercely)\s)?(?:against|for|in favou?r of|opposed to|pro|anti)[\s-](?:abortion|immigration|refugees|guns?
    |gun control|gay marriage|same-sex marriage|the death penalty|higher taxes|brexit|nuclear power|vaccine mandates
    |the war|israel|palestine|trump|biden|the eu|defunding)
stand trust respect support ~ \s(?:(?:president|donald|joe|the)\s){0,2}(?:trump|biden|obama|harris|putin|merkel
    |macron|starmer|corbyn|farage|netanyahu|erdogan|modi|democrats|republicans|tories|labour|conservatives|afd
    |government)\b
supports supported wants favours favors opposes ~ \s(?:independence|an independent|a united|scottish independence
    |catalan independence|statehood|reunification|open borders|stricter immigration|gun rights
    |universal basic income|the death penalty)\b
councillor candidate delegate mp senator stadtrat stadträtin abgeordnete abgeordneter ~ \s(?:for|of|für
    |der)\s(?:the\s|die\s|der\s)?(?:conservatives?|labour|greens?|democrats?|republicans?|tories|liberal|snp|grünen?
    |spd|cdu|csu|afd|fdp|linken?)\b
signed ~ \s(?:[\w']{1,12}\s){0,2}petition
runs running ran ~ \sfor\s(?:office|mayor|congress|senate|city council|parliament|school board|governor)
voted votes vote ~ \s(?:for|against)\s(?!(?:the\s|a\s|an\s)?(?:best|most|worst|option|pizza|sushi|mvp|favou?rite|name
    |new|logo|team|player|song|movie|film|book|dark|light|red|blue|blog|place|venue|restaurant|lunch|dinner|menu
    |topic|talk|issue|feature|proposal [a-z]|\w+day)\b)\w+
campaign campaigns campaigned campaigning lobbies lobbied agitates ~ \s(?:for|against)\b(?!\s(?:the (?:client|brand
    |product|company|launch)|a (?:client|brand|product)))
thinks believes feels says argues convinced ~ \s(?:that\s)?(?:brexit|trump|biden|harris|putin|merz|scholz|merkel
    |macron|meloni|orb[aá]n|modi|netanyahu|starmer|the left|the right|the war|gaza|israel|palestine|ukraine|russia
    |feminism|gender quotas|socialism|capitalism|nuclear power|climate change|the pandemic measures)\b
secretary chair chairman chairwoman treasurer president delegate organizer organiser spokesperson ~ \s(?:of
    |for)\s(?:the\s)?(?:\w+\s){0,2}(?:labour|green|greens|conservative|democrat\w*|republican\w*|socialist\w*
    |communist\w*|liberal|tory|party|young democrats|spd|cdu|afd)\b
member members joined join joining left quit supports backs votes voted voting campaigned campaigns volunteers
     volunteer canvassed donates donated
     leaflets stood standing runs running ran candidate activist active ~ \s(?:(?:of|for|in|with|to|as|a|an|the|on|at
    |her|his|local|money|always|usually|mostly)\s){0,4}
    (?:podemos|vox|psoe|pp\b|snp|ukip|reform uk|sinn f[eé]in|fine gael|fianna f[aá]il|plaid|tory|tories|labou?r
    |greens|the greens?|lib dems?
    |liberals?\b(?! arts)|conservatives|democrats|republicans|socialists|communists|bjp|likud|fidesz|akp|chp|hdp|anc
    |the da\b|pvv|vvd|d66|groenlinks
    |sverigedemokraterna|swedish democrats|m5s|lega|forza italia|le pen|macron|m[eé]lenchon|bolsonaro|lula|milei|amlo
    |morena|modi|erdo[gğ]an|orb[aá]n
    |trudeau|poilievre|ndp\b|bloc qu[eé]b[eé]cois|parliament|congress|senate|city council|town council|school board
    |brexit|the far right|left-wing|right-wing)\b
thinks believes feels argues says convinced insists ~ \s(?:that\s)?(?:the\s|all\s|our\s|his\s|her\s)?(?:government
    |state|president|prime minister|chancellor|immigrants?|immigration
    |migrants?|refugees|borders?|police|taxes|tax cuts|welfare|unions|rich|billionaires|capitalism|socialism|abortion
    |gun laws?|guns|death penalty
    |climate policy|eu\b|nato|un\b|monarchy|king|royal family|vaccines? mandates?|democracy|democrats|republicans
    |labour|tories|greens)
    \s(?:should|must|ought|needs?|has to|have to|is|are|was|were|would|will|do|does|don't|can't|cannot)\b
calls describes considers identifies sees ~ \s(?:himself|herself|themselves|myself|as)\s(?:(?:as|a|an|staunch|proud
    |moderate|committed|lifelong|very|quite|politically|rather)\s){0,4}(?:anarchist
    |socialist|communist|conservative|liberal|libertarian|progressive|feminist|nationalist|patriot|leftist|left\b
    |right\b|centrist|social democrat|christian democrat
    |green\b|monarchist|republican|democrat|anti-fascist|antifa|marxist|environmentalist|pacifist|populist
    |independent)\b
hopes wants glad happy angry upset disappointed thrilled ~ \s(?:that\s|about\s
    |to see\s)?(?:the\s)?(?:[A-Z]\w+\s)?(?:trump|biden|harris|labour|the tories|the greens|democrats|republicans
    |brexit|the government|the left|the right|afd|election result)\s?(?:won|wins|win|lost|loses|lose|would|is
    |resigns?|is gone|result)?
posts puts put handed hands handing distributed distributes carries carried has ~ \s(?:up\s|out\s|a\s)?(?:leaflets
    |flyers|posters|yard sign|lawn sign|campaign sign|placards?|banners?|party membership|party card)\s?(?:for|of
    |against|with)?\s?
    (?:the\s)?(?:greens?|labour|democrats|republicans|tories|party|candidate|campaign|trump|harris|biden|afd|spd|cdu
    |protest|demonstration)
stood standing runs running ran campaigned ~ \sfor\s(?:a seat|parliament|re-election|election|the council)\b
went goes attended attends joined organised organized organises organizes spoke blocked ~
     \s(?:[\w']{1,12}\s){0,4}?(?:demonstrations?|protests?|rall(?:y|ies)(?! (?:car|race))|marches|vigil for|sit-ins?
    |picket|strike for climate|pride march)\b
sanders clinton trump biden harris obama bernie macron merkel labour tory green republican democrat afd bush reagan
     kamala corbyn thatcher putin modi lula ~ \s(?:guy|girl|voter|voters|supporter|supporters|fan|person|man|woman|sign
    |signs|sticker|hat|flag|cap|shirt|t-shirt|poster|banner|rally|campaign|fundraiser|household|family|card|candidate
    |leaflets?|councillor|mp|member|volunteer|donor|delegate|all the way|over)\b
elected elects stood standing stands appointed nominated chosen ~ \s(?:as\s)?(?:[\w-]+\s){0,4}?(?:for|to
    |by)\s(?:the\s)?(?:labour|greens?|conservatives?|tories|democrats|republicans|liberals?|snp|spd|cdu|party|ward
    |town council|city council|county council|council|senate|parliament|congress|county committee|party committee)\b
put puts has keeps flies wears displays hung hangs ~ \s(?:up\s)?(?:a|an|the|his|her
    |my)\s(?:[\w-]+\s){1,2}(?:yard sign|lawn sign|campaign (?:sign|button|poster|sticker)|sign in (?:the|his|her
    |my) (?:front )?(?:yard|window|garden)|poster in the window|bumper sticker|maga|flag on (?:the|his|her) porch
    |hat to)
leans lean leaning ~ \s(?:\w+\s)?(?:left|right|liberal|conservative|republican|democrat\w*|green|labour|libertarian
    |socialist)\b
votes vote voted voting ~ \s(?:(?:always|usually|never|for|mostly|straight|early|in (?:the|every|all)|by (?:post
    |mail)|against|with|tactically|differently|the same)\s?){1,3}(?!(?:best|pizza))(?:the\s)?(?:left|right|labour|tory
    |green|red|blue|conservative|liberal|democrat\w*|republican|primary|primaries|election|elections|midterms?
    |referendum|party|mail|post|independence|remain|leave|change|him|her|them|his|ticket|incumbent|opposition
    |third party|local elections?|generals?|europeans?)\b
dated date dating befriend friends marry ~ \s(?:anyone|someone|somebody|people|with people|a person
    |with anyone)\s(?:who|that)\s(?:votes?|voted|supports?|supported|backs?)
thinks says believes feels argues ~ \s(?:that\s)?(?:the\s|all\s|our\s)?(?:elections?|vote|politicians|government
    |parliament|state|system|police|military|rich|wealthy|left|right|media|mainstream media|landlords|wealth
    |private schools|private property|monarchy|welfare|immigration|asylum seekers|foreign aid|taxes|climate activists
    |greens|tories|party|coalition)\s(?:\w+\s){0,3}?(?:stolen|rigged|corrupt|lying|abolish\w*|nationali[sz]ed?
    |privati[sz]ed?|cut|stopp?ed|banned|destroy\w*|too (?:far|much|soft|left|right)|ruin\w*|fraud|illegitimate|evil
    |useless|betray\w*|sold out)
would never ever ~ \s(?:\w+\s)?vote\b
he she user i ~ \s(?:(?:is|am|was|'m|'s)\s)(?:a\s|an\s)?(?:(?:very|quite|pretty|fairly|rather|more|far|really
    |strongly|staunchly|politically)\s){0,2}(?:left|right)(?:-| )?(?:wing|leaning|of cent(?:re|er)|winger)?\b(?=[.,;]|$
    |\s(?:and|but|on (?:economic|social)|politically|of))(?!\s(?:about|here|there|now|handed))
thinks says believes feels wants argues insists hopes ~ \s(?:that\s)?(?:[\w'-]+\s){1,4}?(?:is|are|should|must|ought
    |be|was|were|to be|has|have)\s(?:\w+\s){0,2}?(?:good for (?:italy|france|america|germany|the country|britain|hungary
    |poland|india)|bad for the country|taxed|abolished|nationali[sz]ed|privati[sz]ed|deported|banned|legal|illegal
    |legali[sz]ed|criminali[sz]ed|impeached|reelected|re-elected|overthrown|defunded|disbanded|closed to immigrants
    |ruining the country|destroying the country|sold out|out of office|in office|president|chancellor|prime minister)\b
furious angry upset thrilled devastated worried happy delighted ashamed outraged ~ \s(?:about|over|at|by|with|that
    |of|after)\s(?:the\s)?(?:[\w']+\s){0,3}?(?:election|decision on|ruling|verdict on|government|president
    |prime minister|chancellor|brexit|trump|biden|harris|supreme court|abortion|immigration|climate (?:policy|law)
    |tax cuts|far right|war in|gaza|ukraine|coalition|party|vote|referendum|tories|labour|democrats|republicans|afd
    |dobbs|roe|congress|parliament|senate)\b
spent took gave ~ \s(?:[\w']+\s){1,5}?(?:knocking on doors|canvassing|campaigning|phone ?banking|leafleting
    |protesting|at the (?:barricades|protest camp|encampment|rally)|for (?:the|a) (?:\w+ )?(?:campaign|candidate
    |party))\b
chairs leads runs founded heads cofounded co-founded organises organizes treasurer ~ \s(?:of\s)?(?:the\s|a\s|her\s
    |his\s)?(?:[\w-]+\s){0,3}(?:lib dem|labour|tory|conservative|green|democrat\w*|republican\w*|socialist|communist
    |libertarian|party|ward|constituency|young \w+|feminist|anti-\w+|climate|protest|activist)\s(?:branch|group|club
    |association|chapter|committee|society|caucus|movement|organi[sz]ation|local|youth)\b
switched switches moved defected went drifted changed ~ \s(?:\w+\s){0,3}?from\s(?:the\s)?(?:labou?r|tor(?:y|ies)
    |conservatives?|greens?|democrats?|republicans?|liberals?|spd|cdu|csu|fdp|afd|linke|left|right|snp|lib dems?
    |socialists?|pd|psoe|pp)\s(?:party\s)?to\b
rather sooner never ~ \s(?:\w+\s){1,4}?(?:under|with|than)\s(?:[\w']+\s){0,3}?(?:president|government|regime
    |chancellor|prime minister|party|tory|tories|labour|republicans|democrats|trump|biden)\b
hosts hosted hosting attended attends organised organized throws ~ \s(?:\w+\s){0,2}(?:fundraisers?|town halls?
    |meet-and-greets?|house part(?:y|ies)|benefits?|meetings?|dinners?)\s(?:for|with|of)\s(?:(?:a|an|the|his
    |her)\s)?(?:[\w-]+\s){0,3}(?:candidates?|senator|congress\w*|mayor|governor|party|democrat\w*|republican\w*|labour
    |greens?|campaign|councillor|mp|tory|tories|activists?)\b
calls considers sees views describes ~ \s(?:[\w']+\s){1,3}(?:theft|fascism|fascists?|genocide|tyranny|murder|slavery
    |socialism|communism|apartheid|a dictator(?:ship)?|a scam by|a hoax|a war criminal|traitors?|a coup|rigged)\b
capitol ~ \son\sjanuary\s(?:6|sixth)
done fed sick tired ashamed scared proud fan admirer critic hater ~ \s(?:up\s)?(?:with|of)\s(?:\w+\s)?(?:biden|trump
    |harris|obama|starmer|sunak|johnson|scholz|merz|habeck|baerbock|weidel|söder|lindner|merkel|macron|le pen|meloni
    |orb[aá]n|putin|netanyahu|modi|erdo[gğ]an|bolsonaro|lula|milei|trudeau|poilievre|musk's politics
    |the (?:government|democrats|republicans|tories|left|right|greens|liberals)|labour|politicians)\b
unfollowed unfriended blocked avoids hates loves likes defends follows argues ~ \s(?:\w+\s){0,4}?(?:aoc|trump|biden
    |harris|farage|maga|desantis|sanders|corbyn|afd|musk fans|tucker carlson|ben shapiro|greta|liberals|conservatives
    |tories|republicans|democrats|leftists|woke)\b
wants want hopes believes thinks ~ \s(?:that\s)?(?:(?-i:[A-Z])\w+\s){1,2}(?:to|should|must|will)\s(?:leave|rejoin
    |join|stay in|be independent|become independent|secede|quit)\b
active involved engaged volunteers organises organizes organizer ~ \s(?:in|with
    |for)\s(?:the\s)?(?:(?-i:[A-Z])\w+\s){1,3}(?:party|movement|league|front|alliance|campaign|greens|youth)\b
worked works working interned ~ \s(?:on|for|in)\s(?:the\s)?(?:(?-i:[A-Z])[\w']+\s){1,3}(?:campaign|for president
    |re-?election|transition team)\b(?<!marketing campaign)
wrote writes writing emailed emails called calls ~ \s(?:to\s)?(?:his|her|my|their|the)\s(?:mp|senator|senators
    |congress\w+|representative|council(?:l)?or|member of parliament|governor)\b
reposts shares retweets likes reposted shared retweeted ~ \s(?:[\w']+\s){0,5}?and\s(?:agrees|supports|stands|believes
    |approves)\b
"""

ENGLISH = Cues(TERMS, CLUES, PHRASES)
