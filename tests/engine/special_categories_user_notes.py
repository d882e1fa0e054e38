"""Sentences about special categories as an extractor notes them of a user: "User …", "Nutzer …"."""

from collections.abc import Mapping


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


TELLING: Mapping[str, tuple[str, ...]] = {
    "health": _lines("""
        User takes lisinopril every morning.
        User wears compression stockings because of a clot in her leg.
        Had her gallbladder removed in January.
        User can't lift anything heavy since the hernia repair.
        Gets Botox shots for her jaw clenching disorder.
        User is recovering from a stroke.
        Sees a dietician about her fatty liver.
        User has been on paroxetine for two years.
        Needs to be near a toilet at all times because of his bowel.
        Nimmt seit Mai Ramipril.
        Hat eine künstliche Hüfte.
        Nutzerin ist in der zwölften Woche.
        User takes apixaban since his clot last year.
        User had a mastectomy in 2019.
        User is waiting for her biopsy results.
        User keeps her migraine pills in the top drawer.
        Cannot donate blood because of hepatitis.
        User's doctor wants him to lose twenty kilos.
        User goes to the pain clinic every six weeks.
        Uses a stairlift since the accident.
        User was in a psychiatric ward for a month.
        User finds it hard to get out of bed since his depression came back.
        User had her tubes tied.
        User has one kidney.
        Nutzer verträgt keine Laktose.
        Nutzerin war wegen Burnout sechs Wochen in einer Klinik.
        Bekommt alle drei Wochen eine Infusion gegen Rheuma.
        Nutzer hört auf dem linken Ohr nichts.
        Trägt seit dem Unfall eine Beinprothese.
        User is on a waiting list for knee surgery.
        User takes sertraline and wants no alcohol tips.
        User faints at the sight of blood since her operation.
        User was born with a cleft palate.
        User has been clean for three years.
        User uses a cane.
        User is going through menopause.
        User's blood pressure is too high.
        User cannot have an MRI because of his pacemaker.
        Nutzer hat Rückenprobleme und braucht einen Stehtisch.
        Nutzerin macht eine Psychotherapie.
        Nutzer hatte im Mai eine Leistenbruch-OP.
        Nutzerin ist Epileptikerin.
        Nutzer ist seit dem Schlaganfall halbseitig gelähmt.
        User has trouble with his thyroid and takes tablets for it.
        User was prescribed ramelteon for sleep.
        User's hands shake because of Parkinson's.
        User is allergic to latex.
        User spent Christmas in intensive care.
        User needs a gluten-free kitchen, she is coeliac.
        Nutzer hat seit Jahren Tinnitus.
        Nutzerin erwartet im Juni ihr erstes Kind.
        Nutzer muss zweimal die Woche zur Dialyse.
        User takes candesartan in the evening.
        User had his spleen out as a child.
        User is scared of needles because of years of chemo.
        User is HIV negative after a scare.
        Nutzerin nimmt die Pille nicht mehr.
        Nutzer hat Asthma und ein Spray dabei.
    """),
    "religion": _lines("""
        User prays five times a day.
        Never works on Saturdays because it is the Sabbath.
        User sings in the gospel choir of her congregation.
        User was confirmed in the Lutheran church.
        Wants to make the pilgrimage to Mecca next year.
        User reads the Torah every morning.
        User abstains from meat on Fridays during Lent.
        User is a deacon at Saint Mark's.
        Ist Ministrant in seiner Pfarrei.
        Nutzer ist Buddhist.
        Hält den Sabbat.
        User does not eat pork because he is Muslim.
        User is preparing for her daughter's first communion.
        User gives ten percent of his income to his church.
        User meditates at the Zen center and took refuge in the Buddha.
        User left the Jehovah's Witnesses.
        User is fasting until sunset this month.
        User wears a turban as a Sikh.
        User wants no meetings on Yom Kippur.
        User goes to the gurdwara on Sundays.
        User prays the rosary each night.
        Nutzerin trägt ein Kopftuch.
        Nutzer geht freitags in die Moschee.
        Ist aus der katholischen Kirche ausgetreten.
        Nutzer singt im Kirchenchor.
        User was baptised as an adult.
        User volunteers at the mosque every Ramadan.
        User is an ex-Mormon.
        User will not schedule anything on Good Friday for religious reasons.
        User is a member of the Church of Scotland.
        User became a Buddhist after college.
        User keeps a kosher kitchen.
        Nutzer ist Zeuge Jehovas.
        Nutzerin ist konfirmiert.
        Nutzer betet vor dem Essen.
        User converted to Judaism before the wedding.
        User teaches Sunday school.
        User is an elder at the Presbyterian church.
        User skips lunch during Ramadan.
        User does not believe in any god.
        Nutzerin ist Pfarrerin.
        Nutzer feiert Jom Kippur mit der Familie.
        User says grace before dinner.
        User is a lapsed Catholic.
        User keeps the fast on Ashura.
        Nutzer ist aus religiösen Gründen Vegetarier.
    """),
    "politics": _lines("""
        User canvassed for the Liberal Democrats.
        User thinks the government should close the borders.
        User is a member of Podemos.
        Handed out leaflets for the Greens at the market.
        User calls himself an anarchist.
        User voted Remain in 2016.
        User is running for a seat on the school board.
        Ist in der FDP.
        Nutzer hat die Linke gewählt.
        Klebt Plakate für die SPD.
        User has been a card-carrying Democrat since college.
        User supports Marine Le Pen.
        User wants stricter immigration laws.
        User attended a Black Lives Matter march.
        User phone-banked for Kamala Harris.
        User believes the rich should pay more taxes.
        User is secretary of the local Labour branch.
        User quit the Republican Party in 2021.
        User campaigns against nuclear power.
        User thinks Brexit was a mistake.
        Nutzer ist Mitglied der Grünen.
        Nutzerin wählt CDU.
        Nutzer war auf einer Demo gegen die AfD.
        Kandidiert für den Gemeinderat.
        User is a socialist.
        User voted for Macron twice.
        User donates to the Republican Party.
        User is opposed to gun control.
        User marched for climate justice.
        User is an alderman for the Liberals.
        User has a Trump sign in the yard.
        User distrusts the government.
        Nutzer ist in der SPD aktiv.
        Nutzerin hält nichts von der AfD.
        Nutzer war bei einer Demonstration gegen rechts.
        User is a fan of Javier Milei.
        User voted against independence in the referendum.
        User leads the local chapter of Fridays for Future.
        User says the prime minister should resign.
        User always votes conservative.
        Nutzer ist Anhänger der FDP.
        Nutzerin verteilt Flyer für Volt.
        User canvasses for Labour at weekends.
        User admires Nigel Farage.
        User thinks refugees should be sent home.
        Nutzer wählt seit jeher links.
    """),
    "union": _lines("""
        User is a member of Unite.
        Elected to the bargaining committee of her union.
        User went on strike with the other drivers.
        User is a delegate of the railway workers' union.
        Pays dues to SEIU.
        Zahlt Beiträge an die IG BCE.
        Nutzer sitzt im Vorstand der Gewerkschaft.
        User refused to cross the picket line.
        User is a shop steward at the Volkswagen plant.
        User joined UNISON in May.
        User was on the picket line all week.
        User's union dues went up.
        User is organising a union at the warehouse.
        User voted for the strike.
        Nutzer ist bei der Gewerkschaft aktiv.
        Nutzerin ist Mitglied der GEW.
        Hat beim Streik der Lokführer mitgemacht.
        User is the union representative at her school.
        User belongs to the firefighters' union.
        User's union called a strike for Monday.
        User left the union in March.
        Nutzer ist Vertrauensmann der IG Metall.
        Nutzerin ist im Betriebsrat für ver.di.
        User negotiates for the pilots' union.
        User is striking with her fellow teachers.
        User signed up with the Teamsters.
        Nutzer hat beim Streik mitgemacht.
        User is a union man like his father.
        User got legal help from her union.
        Nutzer streikt seit Montag.
    """),
    "ethnicity": _lines("""
        User is of Ghanaian descent.
        User's family is Hmong.
        User describes herself as mixed, half Brazilian and half Korean.
        User is an Aboriginal Australian.
        User is Ashkenazi on his mother's side.
        User has Sámi roots.
        User grew up in a Roma community.
        User is brown and often gets searched at airports.
        Ist Deutschtürkin.
        Seine Großeltern kamen aus Anatolien.
        User is a second-generation Turkish immigrant.
        User's grandparents came from Armenia.
        User is half Nigerian.
        User identifies as Afro-Caribbean.
        User is Cherokee on her mother's side.
        User is of Pakistani origin.
        User's mother is Filipino.
        User is a black man living in Idaho.
        User's family are Tamils from Jaffna.
        Nutzer hat polnische Wurzeln.
        Seine Familie stammt aus dem Libanon.
        Nutzerin ist Kurdin.
        User is Mexican American.
        User is of Jewish descent.
        User's parents are from Vietnam.
        User is a member of the Navajo Nation.
        User is biracial.
        User grew up in a Kurdish family in Berlin.
        Nutzer ist halb Italiener.
        Nutzerin ist Afrodeutsche.
        Nutzer hat syrische Eltern.
        User comes from a Berber family.
        User is Korean by birth and adopted by Swedes.
        User's father is Senegalese.
        User is an African American veteran.
        Nutzerin hat vietnamesische Eltern.
        Nutzer ist Sinto.
        User has Greek ancestry.
        User is a dark-skinned woman.
        User's family emigrated from Iran.
        Nutzer ist türkischer Herkunft.
    """),
    "sex_life": _lines("""
        User has a husband and is a man.
        User's pronouns are they/them after coming out.
        User started taking testosterone as part of his transition.
        User and his boyfriend Tom adopted a puppy; both are men.
        User is on PrEP.
        Goes to a swingers club with his wife.
        User is attracted to women and men.
        User has had no sex since the divorce.
        Lebt offen lesbisch.
        Hat eine Geliebte.
        Nutzer ist trans.
        User is bisexual and not out at work.
        User and her wife want a child.
        User is dating a man named Luca and is a man himself.
        User had a one-night stand in Berlin.
        User is in an open marriage.
        User is transitioning and will change her name.
        User uses Grindr.
        User has been cheating on his wife.
        User lost interest in sex after the birth.
        User came out as lesbian at forty.
        Nutzer ist schwul.
        Nutzerin hat eine Affäre mit ihrem Kollegen.
        Lebt in einer offenen Beziehung.
        User is asexual.
        User's ex-boyfriend Marco and he broke up because he slept with others.
        User met his husband on Grindr.
        User identifies as queer.
        User is a trans woman.
        User and his partner are swingers.
        Nutzerin liebt Frauen.
        Nutzer lebt polyamor.
        Nutzer hat sich als bisexuell geoutet.
        User is in love with his male flatmate.
        User recently realised she is attracted to women.
        User pays for an escort now and then.
        User is non-binary.
        User and his husband are adopting.
        Nutzer geht fremd.
        User is heterosexual.
        User has a girlfriend and is a woman.
        User cheated on her fiancé.
        Nutzerin lebt mit ihrer Ehefrau zusammen.
    """),
    "genetics": _lines("""
        User tested positive for a BRCA2 variant.
        User's ancestry test showed 12% Scandinavian DNA.
        User carries the sickle cell trait.
        User has a family history of colon cancer.
        User inherited hemophilia from his mother.
        User's embryo was screened for Tay-Sachs.
        Trägerin einer Mutation im MLH1-Gen.
        Hat eine vererbte Muskelschwäche.
        User learned from a DNA test that her father is not her biological father.
        User has the Huntington's gene.
        User's son has Down syndrome.
        User carries a mutation in the CFTR gene.
        Glaucoma runs in user's family.
        User did an AncestryDNA test.
        User has a hereditary heart defect.
        Nutzerin hat das BRCA1-Gen.
        Ein Gentest zeigte ein erhöhtes Risiko.
        User is a carrier of the cystic fibrosis gene.
        User had her genome sequenced.
        User's genetic test came back negative for BRCA.
        User has an inherited blood disorder.
        Bei der Nutzerin liegt Brustkrebs in der Familie.
        Nutzer hat einen DNA-Test gemacht.
        User found a half-brother through 23andMe.
        User is heterozygous for factor V Leiden.
        User's baby was tested for trisomy 21.
        Nutzer trägt das Gen für Chorea Huntington.
        User has a gene for baldness.
        User tested negative for the BRCA mutation.
        Nutzer hat eine angeborene Bluterkrankheit.
    """),
    "biometrics": _lines("""
        User signs in with Face ID.
        User's fingerprints are on file with immigration.
        Uses voice recognition to authenticate with the bank.
        User gave an iris scan at the refugee camp.
        User opens the safe with a fingerprint.
        Hat sich am Flughafen die Iris scannen lassen.
        Nutzt den Fingerabdrucksensor am Laptop.
        User unlocks her phone with her face.
        User's employer uses his fingerprint for time tracking.
        User registered his voice with the bank.
        User enrolled in an iris recognition programme.
        User's palm is scanned at the office entrance.
        User had to give fingerprints for her visa.
        Nutzer meldet sich per Gesichtserkennung an.
        Entsperrt den Tresor mit dem Fingerabdruck.
        User's fingerprint is stored in the company's door system.
        User uses facial recognition to pay at the canteen.
        User has a voiceprint with his insurer.
        Nutzerin nutzt Face ID.
        Nutzer hat seinen Fingerabdruck im Bürgeramt abgegeben.
        User pays with a palm scan at Whole Foods.
        User's voice is used as a login at the bank.
        Nutzer loggt sich mit Touch ID ein.
        User's face is enrolled at the gym turnstile.
        User checks in by iris scan.
        Nutzer bezahlt per Gesichtsscan.
    """),
    "crime": _lines("""
        User was arrested at a demonstration.
        User is on probation for theft.
        User has a court date for reckless driving.
        User got a suspended sentence for fraud.
        User was caught stealing from his employer.
        User pays a fine for drunk driving.
        User served eighteen months for arson.
        User is being investigated for tax fraud.
        Wurde wegen Fahrens ohne Führerschein bestraft.
        Hat Sozialstunden wegen Sachbeschädigung.
        Nutzer ist auf Bewährung draußen.
        User spent six months in jail.
        User has a conviction for assault.
        User is awaiting trial for embezzlement.
        User was stopped for driving under the influence.
        User did community service for vandalism.
        User was fined for tax evasion.
        User's ex got a restraining order against him.
        User lost his licence after a hit-and-run.
        User used to deal drugs.
        Nutzer saß zwei Jahre in Haft.
        Nutzer wurde beim Klauen erwischt.
        Gegen den Nutzer läuft ein Strafverfahren.
        User was in prison for two years.
        User has a criminal record in Texas.
        User was arrested for shoplifting at sixteen.
        User violated his parole.
        User got community service for graffiti.
        User is a registered sex offender.
        Nutzer ist wegen Diebstahls vorbestraft.
        Nutzerin wurde wegen Betrugs angezeigt.
        Nutzer hat seinen Führerschein wegen Alkohol am Steuer verloren.
        User was charged with assault after a bar brawl.
        User is on bail.
        User's record was expunged.
        User smuggled cigarettes across the border.
        Nutzer hatte einen Prozess wegen Körperverletzung.
        Nutzerin musste wegen Schwarzfahrens Strafe zahlen.
        User did time in Ohio.
        User was convicted of perjury.
        User is suspected of theft by the police.
        Nutzer ist vorbestraft.
    """),
}

NOT_TELLING: tuple[str, ...] = _lines("""
    User works as a pharmacist in Leipzig.
    User is writing a paper on lisinopril.
    User likes the smell of incense.
    User visited Notre-Dame.
    User builds a voting app with React.
    User prefers the left sidebar.
    User's favourite party game is charades.
    User wants the union of both sets in the query.
    User studies Korean and Japanese.
    User likes Brazilian jazz.
    User enjoys Mexican street food.
    User has a Siamese cat.
    User asked for straight answers.
    User's code passed all genetic algorithm tests.
    User inherited a house from his grandmother.
    User inherited a legacy codebase.
    User scanned the fingerprints of the TLS certificates.
    User faces a tight deadline.
    User's voice assistant plays jazz.
    User watched a series about a serial killer.
    User got a parking ticket.
    User's build was killed by the scheduler.
    User is on a trial version of the software.
    User has a trial lesson on Monday.
    User works at the courthouse cafeteria.
    User drinks green tea.
    User does yoga and pilates.
    User is training for a triathlon.
    User sleeps eight hours.
    User is tired of meetings.
    User wants healthier snacks.
    User drinks oat milk.
    User is vegan.
    User takes vitamin C in winter.
    User needs new glasses frames for a costume.
    User listens to Christmas songs.
    User celebrates Easter with an egg hunt for the kids.
    User lives on Saint Mary's Street.
    User's company is a member of the Linux Foundation.
    Nutzer arbeitet als Apotheker.
    Nutzer mag brasilianische Musik.
    Nutzer wählt gern das grüne Design.
    Nutzer besuchte den Dom in Köln.
    Nutzer hat eine Partei Schach gespielt.
    Nutzer hat ein Haus geerbt.
    Nutzer schaut Krimis.
    Nutzer lernt Türkisch.
    Nutzer fastet Bildschirmzeit am Wochenende.
    Nutzer geht zum Yoga.
    Nutzer möchte Strafzettel online bezahlen.
    Nutzer feiert Weihnachten bei den Eltern.
    User works as a radiologist.
    User's startup sells hearing-test software.
    User watches medical dramas.
    User likes hot yoga and cold showers.
    User got new running shoes.
    User eats a lot of fruit.
    User wants recipes without mushrooms.
    User had a busy week and is exhausted.
    User's laptop died yesterday.
    User prefers decaf after lunch.
    User's car needs surgery on its gearbox, he jokes.
    User is visiting the Sagrada Familia.
    User bought a christmas tree.
    User reads about Zen gardens.
    User teaches religious studies.
    User sings in a jazz choir.
    User's project is called Genesis.
    User lives next to a mosque.
    User's cat is called Pope.
    User reports on the elections for a newspaper.
    User set up a poll for the team lunch.
    User's left monitor flickers.
    User organised a birthday party for his boss.
    User follows the news about Brexit for work.
    User writes about trade policy.
    User works in the European Parliament as a translator.
    User's bank is a credit union.
    User plays strikes only in bowling.
    User joined a tennis club.
    User loves Ethiopian coffee.
    User cooks Thai and Indian food.
    User was in Morocco on holiday.
    User bought a Persian rug.
    User speaks Turkish and Arabic.
    User wants to date the invoices correctly.
    User has a crush on the new MacBook.
    User attends a couples dance class.
    User is married and has two kids.
    User's family tree hobby takes up weekends.
    User writes genetic algorithms in Julia.
    User scans documents with his phone.
    User's face cream ran out.
    User forgot his password.
    User loves heist movies.
    User got a speeding fine reminder app idea.
    User is a criminal defence lawyer.
    User killed the process and restarted it.
    Nutzer arbeitet in einer Apotheke.
    Nutzer kauft Medizinbälle fürs Training.
    Nutzer liest ein Buch über Buddhismus.
    Nutzer mag Wahlen in Brettspielen.
    Nutzer wohnt in der Kirchstraße.
    Nutzer fährt nach Rom.
    Nutzer hat eine Tischlerei geerbt.
    Nutzer hört Krimi-Podcasts.
    User is a physiotherapist with her own practice.
    User likes herbal tea before bed.
    User wants to lose the extra spaces in the file.
    User reads thrillers in which people get arrested.
    User cooks for ten on Easter.
    User admires Gothic cathedrals.
    User works for a political consultancy.
    User has a vote in the product council.
    User's party booked a table for eight.
    User's union of two tables returns duplicates.
    User loves Korean dramas.
    User's girlfriend likes Greek wine.
    User has an Irish setter.
    User prefers gender-neutral wording in docs.
    User bought bunk beds for the kids.
    User's genes joke is that he inherited bad puns.
    User registers a domain for his blog.
    User signs documents with DocuSign.
    User takes his kids to the police museum.
    User paid the library fine.
    User works in a prison kitchen as a cook.
    User was caught in the rain.
    User runs every Sunday with friends.
    User hates cold weather.
    User takes the bus on Mondays.
    User's heart is set on a blue sofa.
    User is blind to the difference between the two fonts, he jokes.
    User has a headache of a merge conflict.
    Nutzer ist Krankenpfleger.
    Nutzer mag griechischen Salat.
    Nutzer spielt eine Ärztin im Theater.
    Nutzer besucht gern alte Kirchen.
    Nutzer schreibt über Politik.
    Nutzer hat Muskelkater vom Training.
    Nutzer schaut einen Film über Anwälte.
    Nutzer plant eine Party im Garten.
    User is a veterinary nurse.
    User's plants are sick again.
    User reads Camus.
    User visited Angkor Wat.
    User manages a voting machine dataset.
    User runs for the bus each morning.
    User got elected class clown, he jokes.
    User hums union songs from a musical.
    User loves Moroccan tiles.
    User learns Hebrew for fun.
    User booked a couples massage.
    User's sister-in-law visits on Sunday.
    User compares family recipes.
    User photographs faces in the street.
    User writes crime fiction.
    User got stuck in traffic by the courthouse.
    User's cake was a crime against baking.
    User bought a first-aid kit.
    User sterilises jam jars.
    User's doctor who collection is complete.
    Nutzer sammelt Ikonen auf dem Desktop.
    Nutzer programmiert eine Wahl-App.
    Nutzer hat zwei linke Hände beim Kochen.
    Nutzer schneidet Gesichter aus Fotos aus.
    Nutzer mag Krimis aus Schweden.
    User runs a bakery next to the clinic.
    User's dog had surgery.
    User restores church organs.
    User's vote for the logo was green.
    User works at Western Union.
    User loves Cuban sandwiches.
    User prefers straight-leg jeans.
    User's generator runs on diesel.
    User retouches faces in Photoshop.
    User binge-watches courtroom dramas.
    User sells herbal soap.
    User likes Bach's St Matthew Passion.
    User tracks parliament debates for a client.
    User plays the rebel in a musical.
    User paints with acrylics.
    Nutzer repariert Röntgengeräte.
    Nutzer sammelt Kirchenfenster-Postkarten.
    Nutzer plant eine Weinprobe mit Freunden.
    Nutzer kommt aus Bremen.
    Nutzer trainiert für den Halbmarathon.
""")
