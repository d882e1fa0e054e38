# ruff: noqa: RUF001 - words of many scripts, whose letters look alike
"""Everyday words and word endings beside the function words, enough to tell in which language a short note is."""

from collections.abc import Mapping

from memory_core.engine.languages import STOP_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EVERYDAY: Mapping[str, frozenset[str]] = {
    "english": _words("""
        able about above accepts across active activities add adds address after afternoon age ago all almost along
        already always among amount another answer answers any anymore anything apartment app april around arrives art
        ask asked asks attends aunt august autumn available avoid avoids away baby back bad bag based basketball bath
        beach bed been beer before began begins behind believes best better between big bike bikes bill birthday black
        blue boat body book books born both bought box boyfriend branch bread break breakfast brings brother brothers
        build builds building built bus business busy but buy buys cake call called calls came camera camping car card
        care careful cars case cat cats chair change changed changes cheap check child children chocolate choose city
        class classes clean clear client clients close clothes coast code codes coffee cold colleague colleagues
        college color colour come comes coming commute company computer concert conference contact cook cooking cooks
        cost costs country couple course cousin covers cup current currently customer customers cut cycles cycling
        daily dance dances data date daughter daughters day days deadline deals december default desk detailed
        development diet different dinner dish dishes dislikes doctor dog dogs done door drink drinking drinks drive
        drives driving drove during each early easily east easy eat eating eats either email emails employer end ends
        engineer english enjoys enjoyed enough evening evenings event every everyone everything exam example expects
        experience fails fall family famous fan far farm fast father favorite favorites favourite favourites february
        feel feels felt few file files film films find finds fine finish finished first fish fit flat flies flight
        flights floor flowers fly focus follow followed following follows food football forgets forms found free fresh
        friday fridays friend friendly friends front fruit full fun game games garden gave get gets getting gift
        girlfriend give given gives glass go goal goals goes going gone good got grandfather grandmother great green
        grew grows group guitar gym habit hair half hand hands happens happy hard hate hates having head health hear
        heard hello help helped helps high hike hikes hiking hobby holiday holidays home hope hopes hot hotel hour
        hours house how however hurt hurts husband idea ideas important including interested interests invoice island
        issue january job jobs join joined joins july june keep keeps kept kid kids kind kitchen know knows known
        language languages laptop large last late later learn learned learning learns least leave leaves leaving left
        less letter letters library life light like liked likes line list listens little live lived lives living local
        long longer look looking looks lost lot lots love loved loves low lunch made main make makes making man
        manager many march mark market married matters maybe mean means meat meet meeting meetings meets member
        mentioned menu message met milk mind minutes miss monday mondays money month monthly months mood morning
        mornings most mostly mother mountain mountains move moved moves movie movies moving much music name named
        names near nearly need needed needs never new news next nice night nights noisy none north note notes nothing
        november now number october off office often old older once one ones online open opens orange order ordered
        orders other others outside owns page paid paint painting paints pair pairs parents park part partner parties
        party past pay pays people per person pet phone photo photos piano picture pictures pizza place places plan
        planned planning plans plant plants play played playing plays pool prefer prefers preferred price product
        programming project projects public python quiet quite rain ran rarely rather read reading reads ready really
        receive received recently recipe red regular regularly relaxing remember reminded reminder reminders rent rents
        report reports restaurant restaurants return rice ride rides right river road room rooms route run running
        runs sad said salad salt sat saturday saturdays save says school sea seat season second see seeing seems seen
        sees send sends sent september series serves set several share shares she shift shoes shop shopping shops short
        show shows sick side since sing singer sings single sister sisters size skiing sleep sleeping sleeps slow small
        snow soccer some someone something sometimes son song songs soon sorry south speak speaks special spend spends
        sport sports spring stand start started starting starts station stay stayed stays still stop stopped store
        stories story street strong student students studied studies study studying style sugar summer sun sunday
        sundays support sure sweet swim swimming swims switched table take taken takes taking talk talked talks talking
        taste tea teach teacher teaches team teams tell tells tennis test tests thank thanks there thing things think
        thinks third this though thought three through thursday thursdays ticket tickets time times tired today
        together told tomorrow tonight too took tools top topic total tour town tracks train training trains travel
        traveled traveling travelled travelling travels tree trees tried trip trips true try trying tuesday tuesdays
        turned tv twice two type uncle understand university until update upcoming use used user user's users uses
        using usually vacation vegan vegetables vegetarian version very video videos visit visited visits wait walk
        walked walking walks want wanted wants warm watch watched watches watching water way weather wedding wednesday
        wednesdays week weekend weekends weekly weeks well went were west what when where which while white who whole
        why wife will window windows wine winter wish wishes within without woman wood word words work worked working
        works world worried would write writes writing wrote yard year years yellow yes yesterday yet yoga young your
    """),
    "german": _words("""
        abend abends aber alle allem allen aller alles allein alt alte alten andere anderen anfang antwort antworten
        april arbeit arbeiten arbeitet arbeite arzt august auto backt bahn bald balkon bekommt beim beide besser beste
        besten besucht bestellt bett bezahlt bier bis bitte bleibt braucht brauche brot bruder buch bucht butter chef
        dabei dafür damit danach dank dann darf deutsch deutsche dezember dienstag donnerstag dringend drei dritte
        eher eigene einfach einkaufen einmal eis eltern ende endlich englisch erst erste ersten erwartet essen esse
        etwa etwas euro fahren fahrrad fahrt fahre fährt familie fand februar feiert feierabend ferien fertig filme
        findet fisch fleisch fliegt frau freitag freitags freund freunde freundin freunden früh früher frühstück fünf
        ganz garten geboren geburtstag gegen geht gehe gehen gehört gekauft gelernt gemüse genau gern gerne geschenk
        gestern getrennt gesund gibt ging gitarre glas gleich groß große großen größe größere gut gute guten haar hand
        hasst haus hause heißt heute hilfe hilft hund hunde immer interessiert isst jahr jahre jahren januar jede
        jeden jeder jedes jetzt joggt juli juni kaffee kann kannst katze katzen kauft kaum keiner kind kinder kindern
        klavier klein kleine kleinen kocht kollege kollegen kollegin kommt kommen konnte kosten krank kuchen kurz kurze
        küche künftig laden land lang lange läuft leben lebt leicht leider lernt lerne lesen letzte letzten liebe
        lieber liebt liegt liest linke machen macht mache mag mai mal manchmal mann mehr mehrere meistens meldet milch
        minuten mittag mittags mittwoch mochte möchte monat monate montag montags morgen morgens musik muss müssen
        mutter mutters märz nach nachher nachmittag nacht nahe name namens neben nehmen neu neue neuen neuer nie nimmt
        november nudeln nummer nutzer nutzerin nutzt oft ohne oktober oma onkel opa papa party per platz plant post
        probiert projekt reden reise reisen reist restaurant richtig sagt sagte samstag samstags schenkt schlecht
        schläft schlafen schnell schon schreibt schrieb schule schwester sehr seinem seinen seit seitdem selbst selten
        september sieht singt ski sohn soll sollte sommer sommers sondern sonne sonntag sonntags spielen spielt spiele
        spricht spät später stadt statt steht stellt straße stunde stunden studiert studium sucht suche tag tage tagen
        tante tanzt tasse tee teilt termin termine teuer tisch toll tochter treffen trifft trinkt trinke trotz träumt
        uhr umgezogen umzug und ungern unser unsere unserem unter unterwegs urlaub vater vegan vegetarisch verein
        vergisst verheiratet verkauft verlobt verreist versteht viel viele vielen vielleicht vier vom vor vorher
        vorige während wann warm warum was waschen wasser weg wegen wein weiter weiß wenig weniger wer werktags wichtig
        wieder will winter wird wo woche wochen wochenende wohnen wohne wohnt wohnung wolle wollte wurst wünscht zahlt
        zehn zeit ziemlich zieht zimmer zog zug zuhause zurück zusammen zwei zweite zweiten zwischen
    """),
    "french": _words("""
        aime aimes aimait adore déteste préfère veut veux voudrait voudrais peut doit faut fait fais faire va vais vas
        allé aller vient viens viennent habite habitait vit vivent vivre travaille travaillait utilise cherche mange
        mangent boit joue jouer parle parlent apprend apprendre prend prends achète reçu recevoir regarde écoute dort
        court lit voit connaît appelle été étais été son ses leurs aussi toujours jamais souvent depuis pendant avant
        après chaque tous tout toute toutes année années an ans mois semaine jour jours matin soir nuit heure heures
        dernière dernier prochain prochaine femme mari fils fille frère sœur soeur mère père parents enfant enfants
        ami amie amis chien chat maison appartement travail bureau réunion vacances voyage ville pays deux trois quatre
        cinq dix vert petit petite grand grande vieux nouveau nouvelle beaucoup peu moins ni donc car quand où comme
        chez près entre vers lui-même dimanche lundi mardi mercredi jeudi vendredi samedi membre s
    """),
    "spanish": _words("""
        vive vivo viven trabaja trabajo trabajaba usa usar prefiere prefiero quiere quiero gusta gustan gustaría odia
        toma tomo come como bebe juega jugar va voy vamos viaja viajará estudia aprende aprender busca necesita tiene
        tengo tienen hace hacer hizo puede puedo debe dice dijo habla hablo cumple pide sufre llegaron llama fue fui
        votó nunca siempre antes después cada todo todos todas año años mes meses semana día días mañana tarde noche
        hora horas lunes martes miércoles jueves viernes sábado sábados domingo domingos madre padre hermano hermana
        hijo hija hijos esposa marido mujer novia novio abuelos amigo amigos perro gato casa piso oficina reunión
        reuniones vacaciones viaje ciudad país dos tres cuatro cinco diez treinta último últimas última próxima próximo
        pequeño grande nuevo nueva verde ni cuando donde porque hacia cerca miembro usuario carne pescado leche agua pan
    """),
    "portuguese": _words("""
        mora moro vive trabalha trabalho prefere prefiro quer quero gosta gosto odeia toma come como bebe joga vai vou
        viaja viajar estuda aprende aprender procura precisa tem tenho têm faz fazer fez pode posso deve diz disse fala
        falo pede sofre chama foi fui votou vieram sempre nunca antes depois cada todo todos todas ano anos mês meses
        semana dia dias manhã tarde noite hora horas segunda-feira segunda terça quarta quinta sexta sábado sábados
        domingo domingos feira mãe pai irmão irmã filho filha filhos esposa marido mulher namorada namorado avós amigo
        amigos cachorro cão gato casa apartamento escritório reunião reuniões férias viagem cidade país dois duas três
        quatro cinco dez trinta última últimas próxima próximo pequeno pequena grande novo nova verde nem até quando
        onde porque desde criança numa num dele dela pra pro sócia usuário utilizador perto
    """),
    "italian": _words("""
        vive vivo abita lavora lavoro preferisce preferisco vuole voglio piace piacciono odia prende prendo mangia
        mangio beve gioca giocare va vado andrà andare viaggia studia impara imparare cerca deve devo può posso dice
        parla parlo ordina soffre chiama compie votato stato stata fa fare fatto finire correre usa vengono viene
        sempre mai prima dopo ogni tutto tutti tutte tutta anno anni mese mesi settimana giorno giorni mattina sera
        notte ora ore lunedì martedì mercoledì giovedì venerdì sabato domenica domeniche madre padre fratello sorella
        figlio figlia figli moglie marito fidanzata fidanzato nonni amico amici cane gatto casa appartamento ufficio
        riunione riunioni vacanza viaggio città paese due tre quattro cinque dieci trenta scorso prossima prossimo
        piccolo piccola grande nuovo nuova verde né quando dove perché entro vicino senza come dall dell all nell sull
        un' l utente iscritta iscritto alle agli allo alla ai
    """),
    "dutch": _words("""
        woont woon werkt werk werkte drinkt eet houdt gaat ga ging wil wilt graag liever speelt zoekt gebruikt moet kan
        mag leest schrijft spreekt koopt reist studeert leert leren slikt bestelt stemde woonde komt komen maakt doet
        zei zegt slaapt altijd nooit vaak soms elke elk alle jaar jaren maand maanden week weken dag dagen keer ochtend
        avond nacht uur maandag dinsdag woensdag donderdag vrijdag zaterdag zondag volgende laatste vorige moeder vader
        broer zus zoon dochter kinderen vrouw vriendin vriend vrienden grootouders hond kat huis appartement kantoor
        vergadering vergaderingen vakantie reis stad land twee drie vier vijf tien dertig klein kleine groot grote
        groter nieuwe groen vlees vis zonder sinds tijdens tegen geen meer veel weinig waar wanneer omdat dichtbij
        verhuizing gebruiker lid onze z'n hekel advocaat
    """),
    "swedish": _words("""
        bor bodde jobbar arbetar dricker äter gillar tycker vill vilja går gick spelar letar använder måste kan läser
        skriver talar pratar köper reser studerar lär lära beställer röstade kommer kom gör säger sover hatar fyller
        springa bli alltid aldrig ofta ibland varje alla år året månad månaden vecka veckan dag dagen dagar gånger
        morgonen kväll kvällen natt timmar måndag måndagar tisdag onsdag torsdag fredag lördag söndag nästa senaste
        förra mamma pappa mor far bror syster son dotter barn fru sambo man flickvän pojkvän vän vänner morföräldrar
        hund katt hus lägenhet kontoret möte möten semester resa stad land två tre fyra fem tio trettio liten lilla
        stor stora större ny nya grön kött fisk kaffe utan sedan före efter nära mot mer mycket hellre än varken eller
        två med längs användaren om dagen sig
    """),
    "danish": _words("""
        bor boede arbejder drikker spiser elsker kan lide vil går gik spiller leder bruger skal læser skriver taler
        køber rejser studerer lære bestiller stemte kommer kom gør siger sover hader fylder blive altid aldrig ofte
        nogle hver hvert alle år måned måneder uge ugen dag dagen dage gange morgenen aften nat timer mandag tirsdag
        onsdag torsdag fredag lørdag søndag næste sidste mor far bror søster søn datter børn kone mand kæreste ven
        venner bedsteforældre hund kat hus lejlighed kontoret møde møder ferie rejse by land to tre fire fem ti tredive
        lille store større ny nye grøn kød fisk kaffe uden siden før efter tæt mod mere meget hellere end hverken
        brugeren
        sig hvis hvor noget kunne
    """),
    "norwegian": _words("""
        bor bodde jobber arbeider drikker spiser liker vil går gikk spiller leter bruker må kan leser skriver snakker
        kjøper reiser studerer lære bestiller stemte kommer kom gjør sier sover hater fyller bli alltid aldri ofte noen
        hver hvert alle år måned måneder uke uken dag dagen dager ganger morgenen kveld natt timer mandag tirsdag
        onsdag torsdag fredag lørdag søndag neste siste mor far bror søster sønn datter barn kone mann kjæreste venn
        venner besteforeldre hund katt hus leilighet kontoret møte møter ferie reise by land to tre fire fem ti tretti
        liten store større ny nye grønn kjøtt fisk kaffe uten siden før etter nær mot mer mye heller enn verken
        brukeren seg hvis hvor noe kunne
    """),
    "finnish": _words("""
        asuu asun työskentelee työskentelen juo syö syön tykkää pitää rakastaa haluaa haluan käy käyn menee pelaa etsii
        käyttää tarvitsee lukee kirjoittaa puhuu ostaa matkustaa opiskelee oppia tilaa äänesti tulee tuli tekee sanoo
        nukkuu inhoaa vihaa täyttää kuuluu juosta minulla hänellä hänen sinulla meillä aina usein joskus koskaan joka
        kaikki vuosi vuotta vuosia vuoden kuukausi kuulla viikko viikolla päivä päivässä päivän kertaa aamulla illalla
        yöllä tuntia maanantaina maanantain tiistaina keskiviikkona torstaina perjantaina lauantai lauantaina sunnuntai
        sunnuntaina ensi viime äiti äidilläni isä veli sisar sisko poika tytär lapsi lasta vaimo vaimonsa mies ystävä
        ystävien perheen koira kissa talo asunto asuntoa toimistoa töissä kokous kokouksia loma matka kaksi kolme neljä
        viisi kymmenen pieni iso isompaa isossa uusi vihreä lihaa kalaa kahvia teetä ilman ennen jälkeen lähellä läheltä
        mieluummin kuin eikä jo asti mennessä aikana ollut olisi käyttäjä aikaisin raskaana
    """),
    "polish": _words("""
        mieszka mieszkam pracuje pracuję pije je jem lubi lubię woli wolę chce chcę chodzi gra szuka używa musi może
        czyta pisze mówi kupuje jedzie leci studiuje uczy nauczyć bierze zamawia głosował głosowała przyszedł robi śpi
        nienawidzi kończy kocha ma mam mamy zawsze nigdy często czasem każdy każdą każdego wszyscy rok roku lat lata
        miesiąc miesiącu miesięcy tydzień tygodniu dzień dni dziennie razy razem rano wieczorem godzin poniedziałek
        poniedziałki wtorek środa czwartek piątek piątku sobota sobotę niedziela niedzielę następny ostatnich zeszłym
        przyszłym mama matka ojciec brat siostra syn córka dzieci żona żoną mąż dziewczyna chłopak przyjaciel
        przyjaciółmi dziadkowie pies psa kot dom mieszkanie mieszkania biuro biura spotkanie spotkań wakacje podróż
        miasto kraj dwa dwie dwoje trzy cztery pięć dziesięć mały małego duży większego nowy mięsa ryb bez od dla przed
        podczas blisko ani oraz także jako został została jej jego ich przez swój swoją użytkownik
    """),
    "czech": _words("""
        bydlí pracuje pracuju pracuji pije jí nejí jím rád ráda má mám chce chci chodí hraje hledá používá musí může čte
        píše mluví kupuje jede letí studuje učí naučit bere objednává volil volila přišel dělá spí nesnáší miluje trpí
        běhá vždy vždycky nikdy často někdy každý každou každé všichni rok roku let léta roky měsíc měsíci týden den
        denně dvakrát ráno večer hodin pondělí úterý středa středu čtvrtek pátek pátku sobota sobotu neděle neděli
        příští poslední posledních minulý máma matka otec bratr sestra syn dcera dítě děti manželka manželkou manžel
        přítelkyně přítel přáteli prarodiče pes psa kočka dům byt kanceláře porady dovolená cesta město země dva dvě tři
        čtyři pět deset třicet malý malého velký větší nový maso ryby bez před během blízko ani také jako její jeho
        jejich práci uživatel už mu po kvůli
    """),
    "turkish": _words("""
        yaşıyor yaşıyorum oturuyor çalışıyor çalışıyorum içiyor içmeyi yiyor yemiyor seviyor severim sever istiyor
        gidiyor gidecek oynuyor arıyor kullanıyor gerekiyor okuyor yazıyor konuşuyor alıyor öğrenmek öğreniyor geliyor
        yapıyor diyor uyuyor koşmayı nefret ediyor eder çekiyor giriyor verdi oldu olan olarak oluyor her zaman hiç
        asla sık bazen bütün yıl yıllardır yaşında ay aylık hafta gün günde günü günleri kez sabah sabahları akşam gece
        saat saatte pazartesi salı çarşamba perşembe cuma cumartesi pazar gelecek geçen son anne annem annemin baba
        babam kardeş kardeşi kız erkek oğlu kızı çocuk çocuğum karısı kocası eşi eşiyle arkadaş arkadaşlarıyla köpeğim
        köpek kedi ev iş ofise toplantı tatil seyahat şehir ülke iki üç dört beş on otuz küçük büyük yeni yeşil balık
        kahve çay birlikte yerine önce sonra beri kadar yakın karşı olarak üyesi kullanıcı hem ama fakat çünkü uzun
    """),
    "hungarian": _words("""
        él lakik dolgozik dolgozom iszik eszik szeret szeretne szereti akar jár megy keres használ kell tud olvas ír
        beszél vesz utazik tanul megtanulni szed kér kéri szavazott jön csinál mond alszik utálja szenved teniszezik
        lesz lett volt voltak mindig soha gyakran néha minden összes év éve évek hónap hónapos hét héten nap naponta
        napi kétszer reggel este éjjel óra hétfő hétfői kedd szerda csütörtök péntek péntekig szombat szombaton
        vasárnap jövő múlt legutóbbi anyám anyja apám apja bátyja nővére húga fia lánya gyerek gyerekem feleség
        feleségével férje barát barátokkal nagyszüleim kutyám kutya macska ház lakás lakást iroda értekezleteket
        nyaralás utazás város ország két kettő három négy öt tíz harminc kis kicsi nagy nagyobb új zöld húst halat
        kávé teát nélkül előtt után óta miatt közelében helyett inkább sem és hogy azt ezt az egy nem mert ahol amikor
        felhasználó korán régóta tagja
    """),
    "romanian": _words("""
        locuiește locuiesc lucrează lucrez bea mănâncă place vrea vreau merge joacă caută folosește trebuie poate
        citește scrie vorbește cumpără pleacă studiază învețe învață ia comandă votat vine venit face spune doarme
        urăște suferă împlinește fost termine mereu niciodată des uneori fiecare toate toți an ani luna luni săptămâna
        săptămână zi zile ori dimineața dimineață seara noaptea ore marți miercuri joi vineri sâmbătă duminică
        viitoare ultimele trecut mama tata frate fratele sora fiul fiica copii soția soțul prietena prietenul
        prietenii bunicii câine câinele pisică casa apartament birou ședință ședințe ședințele vacanță călătorie oraș
        țară doi două trei patru cinci zece treizeci mic mică mare nou nouă verde carne pește cafea ceaiul fără până
        înainte după lângă în loc nici când unde pentru ca lui ei lor utilizatorul mult mulți multe membră din într
    """),
    "indonesian": _words("""
        tinggal bekerja kerja minum makan suka ingin mau pergi main cari mencari pakai memakai menggunakan harus bisa
        baca membaca menulis bicara beli membeli belajar memilih datang buat bilang tidur benci menderita punya lari
        menjadi selalu sering kadang pernah setiap semua tahun bulan minggu hari kali pagi siang malam jam senin selasa
        rabu kamis jumat sabtu depan lalu terakhir ibu ayah kakak kakaknya adik anak istri istrinya suami pacar teman
        nenek kakek anjing kucing rumah apartemen kantor rapat liburan perjalanan kota negara dua tiga empat lima
        puluh kecil besar baru hijau daging ikan kopi teh tanpa sebelum sesudah setelah sejak dekat lebih daripada
        bersama sebagai karena sambil seekor lama pengguna berasal masih sedang bahasa mabuk berumur
    """),
    "vietnamese": _words("""
        và là của có không tôi bạn anh chị em cô ấy ông bà mẹ cha con chúng người này đó những các một hai ba bốn năm
        mười ở đến từ với cho trong ngoài trên dưới để thì mà như nhưng hoặc nếu khi đã đang sẽ rất cũng nữa hơn nhất
        thích muốn sống làm uống ăn đi học chơi dùng tìm phải nói mua ghét bị được luôn từng mỗi lần ngày tuần tháng
        sáng chiều tối giờ thứ chủ nhật trước sau vợ chồng trai gái nhà căn hộ công ty văn phòng họp bệnh viện nhỏ lớn
        mới xanh thịt cá trà cà phê vào tuổi trăm gọi nhiều lâu nào gì đâu sao tiếng
    """),
    "croatian": _words("""
        i u na je se da su za od do sa s o ali ili ne nije sam si smo ste jesam bio bila bilo biti ima imam imaju živi
        radi radim voli volim želi piše čita ide piva pije jede uvijek uvek nikad svaki svaku svake svi dana dan tjedan
        godina godine mjesec kao što kako kad gdje gde jer moj moja moje njegov njezin njegova sestra brat majka otac
        žena muž djeca sin kći nedjelju subotu petak ponedjeljak dva tri četiri pet veliki mali novi bez prije poslije
        prema već još samo ovo ovaj ova to taj ta koji koja koje
    """),
    "slovak": _words("""
        a je sa na v vo s so z zo do od pre po pri nie ani ale alebo aj som si sme ste sú bol bola bolo byť má mám majú
        býva pracuje pracujem pije je rád rada chce chodí každý každú každé vždy nikdy rok roky rokov mesiac týždeň deň
        že ako keď kde lebo môj moja moje jeho jej ich sestra brat mama otec manželka manžel deti syn dcéra nedeľu
        sobotu piatok pondelok dva dve tri štyri päť veľký malý nový bez pred už ešte len toto ten tá to ktorý ktorá
        musí môže hľadá používa
    """),
    "catalan": _words("""
        el la els les un una uns unes i o però no jo tu ell ella nosaltres ells em et es ens us li meu meva seu seva
        és sóc som són era ser estar té tinc han ha va vaig a al del de en amb sense per sobre entre des fins aquest
        aquesta això que més molt també ja viu treballa vol agrada menja beu sempre mai cada tots dies anys dona marit
        germana germà mare pare fill filla gos gat casa feina
    """),
    "estonian": _words("""
        ja või aga ei on olen oled oli olla see need et kui siis ka mina sina tema meie nende minu sinu oma elab töötab
        joob sööb tahab meeldib käib mängib otsib kasutab peab alati mitte kunagi iga kõik aasta aastat kuu nädal
        nädalal päev päevas hommikul õhtul ema isa vend õde poeg tütar laps last naine naisega mees koer kass kodu töö
        kaks kolm neli viis suur väike uus ilma enne pärast juures koos nagu kuid
    """),
    "lithuanian": _words("""
        ir arba bet ne nėra yra buvo esu aš tu jis ji mes jie mano tavo jo jos savo su be iš į ant per po prie nuo iki
        kad kaip kai kur nes gyvena dirba geria valgo mėgsta nori eina žaidžia ieško naudoja turi visada niekada kas
        kiekvieną metų metai mėnesį savaitę dieną ryte vakare mama tėvas brolis sesuo sūnus dukra vaikai žmona vyras
        šuo katė namai darbe du trys keturi penki didelis mažas naujas labai taip pat jau dar tik šis ši tai
    """),
    "latvian": _words("""
        un vai bet ne nav ir bija esmu es tu viņš viņa mēs viņi mans mana savu ar bez no uz par pie pēc līdz ka kā kad
        kur jo dzīvo strādā dzer ēd patīk grib iet spēlē meklē lieto vienmēr nekad katru gadu gadi mēnesi nedēļu dienā
        rītā vakarā māte tēvs brālis māsa dēls meita bērni sieva vīrs suns kaķis mājas darbā divi trīs četri pieci liels
        mazs jauns ļoti arī jau vēl tikai šis tas
    """),
    "tagalog": _words("""
        ang ng mga sa na at ay si ni kay ko mo niya ako ikaw siya kami tayo sila hindi may wala kung para dahil pero
        kasi rin din lang po nasa mula hanggang bawat araw taon gabi umaga nakatira nagtatrabaho gusto ayaw kumakain
        umiinom pumunta asawa anak kapatid nanay tatay bahay trabaho dalawa tatlo
    """),
    "swahili": _words("""
        na ya wa za kwa katika ni si la cha vya hii huyu hiyo ile mimi wewe yeye sisi wao yangu yake wangu wake anaishi
        anafanya anapenda hapendi anakula anakunywa anataka kila siku mwaka asubuhi jioni mama baba kaka dada mtoto
        watoto mke mume nyumba kazi mbili tatu sana pia lakini au kama bila kabla baada
    """),
}
SCRIPT_WORDS: Mapping[str, frozenset[str]] = {
    "bulgarian": _words("и в на е се да са за от до с по не си че като ще има няма съм беше много при ми му той тя ни"),
    "serbian": _words("и у на је се да су за од до са не сам био има као што који која из по али или њега она он"),
    "ukrainian": _words("і в на є не що та з із у до від за як це він вона його її мій моя я ти ми ви вже ще бо або"),
}


def vocabulary(language: str) -> frozenset[str]:
    """The words that speak for a language; none for one of which only the script is known."""
    return STOP_WORDS.get(language, frozenset()) | EVERYDAY.get(language, frozenset())


LATIN: tuple[str, ...] = tuple(EVERYDAY)

# Endings that few languages but this one have in words of five letters and more.
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "english": (
        "ing", "ings", "tion", "tions", "ness", "ed", "ly", "ful", "less", "ship", "ways", "ough", "ight", "ists",
        "ers", "ies", "ous", "ity", "able", "ible", "ch", "sh", "ck", "th", "ts", "ds", "ks", "ps", "ws", "ys",
    ),
    "german": ("ung", "ungen", "heit", "keit", "lich", "liche", "lichen", "isch", "ische", "schaft", "cht", "tz", "pf",
        "iert", "ierte", "ieren", "eln", "ern", "igen", "igt", "ttet", "elle", "elles", "eller", "ellen",
    ),
}  # fmt: skip
