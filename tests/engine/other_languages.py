# ruff: noqa: RUF001 - sentences of many scripts, whose letters look alike
"""Memory-like sentences of five words and more in languages that the screening lexicons do not know."""

from collections.abc import Mapping


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


SENTENCES: Mapping[str, tuple[str, ...]] = {
    "french": _lines("""
        L'utilisateur habite à Lyon depuis trois ans.
        Préfère le thé vert au café le matin.
        Ma femme travaille comme infirmière à Bordeaux.
        Je prends de la metformine deux fois par jour.
        Travaille dans une banque à Paris.
        Il va à la messe tous les dimanches.
        Elle souffre de migraines depuis son enfance.
        Aime les romans policiers et le jazz.
        Nous partons en vacances en Bretagne cet été.
        Son fils s'appelle Lucas et joue au foot.
        J'ai voté pour les Verts aux dernières élections.
        A deux chats et un vieux chien.
        Déteste les réunions le vendredi après-midi.
        Veut apprendre le japonais avant son voyage.
        Cherche un appartement plus grand près du bureau.
        Mon frère est allergique aux arachides.
        Elle a été arrêtée pour vol l'année dernière.
        Utilise Linux au travail et Windows chez lui.
        Court un marathon à Berlin en septembre.
        Suit un traitement contre la dépression.
        Ne mange pas de viande ni de poisson.
        Réunion avec Claire jeudi prochain à dix heures.
        Ses parents viennent du Maroc et vivent à Lille.
        Je suis membre de la CGT depuis longtemps.
        Voudrait recevoir les rapports en format PDF.
    """),
    "spanish": _lines("""
        El usuario vive en Sevilla con su novia.
        Prefiere el té al café por la mañana.
        Trabajo como profesor en un colegio público.
        Mi madre tiene diabetes desde hace años.
        Toma metformina dos veces al día.
        Le gusta correr por la playa temprano.
        Va a misa todos los domingos.
        Tengo dos hijos y un perro pequeño.
        Quiere aprender alemán antes de mudarse.
        Votó por el PSOE en las últimas elecciones.
        No come carne ni pescado.
        Su hermana es abogada en Madrid.
        Busca un piso cerca de la oficina.
        Odia las reuniones de los lunes.
        Está embarazada de cinco meses.
        Usa Python y PostgreSQL en el trabajo.
        Viajará a México en diciembre con amigos.
        Cumple treinta años la próxima semana.
        Juega al tenis todos los sábados.
        Fue detenido por conducir borracho.
        Siempre pide pizza sin queso.
        Necesita terminar el informe antes del viernes.
        Es miembro de Comisiones Obreras.
        Sufre ataques de pánico en el avión.
        Mis abuelos llegaron de Galicia hace décadas.
    """),
    "portuguese": _lines("""
        O usuário mora em Lisboa com a família.
        Prefere chá verde ao café de manhã.
        Trabalho como engenheira numa empresa pequena.
        Minha mãe tem diabetes há dez anos.
        Toma metformina duas vezes por dia.
        Gosta de correr na praia cedo.
        Vai à missa todos os domingos.
        Tenho dois filhos e um cachorro.
        Quer aprender alemão antes de mudar.
        Votou no PT nas últimas eleições.
        Não come carne nem peixe.
        A irmã dele é advogada no Porto.
        Procura um apartamento perto do escritório.
        Odeia reuniões na segunda-feira.
        Está grávida de cinco meses.
        Usa Python e PostgreSQL no trabalho.
        Vai viajar para o Brasil em dezembro.
        Faz trinta anos na próxima semana.
        Joga tênis todos os sábados.
        Foi preso por dirigir bêbado.
        Sempre pede pizza sem queijo.
        Precisa terminar o relatório até sexta.
        Sofre de enxaqueca desde criança.
        Meus avós vieram de Angola.
        Ela é sócia do sindicato dos professores.
    """),
    "italian": _lines("""
        L'utente vive a Bologna con la moglie.
        Preferisce il tè al caffè la mattina.
        Lavoro come infermiera in un ospedale.
        Mia madre ha il diabete da anni.
        Prende la metformina due volte al giorno.
        Gli piace correre al parco presto.
        Va a messa tutte le domeniche.
        Ho due figli e un cane.
        Vuole imparare il tedesco prima di trasferirsi.
        Ha votato per il PD alle elezioni.
        Non mangia carne né pesce.
        Sua sorella fa l'avvocato a Milano.
        Cerca un appartamento vicino all'ufficio.
        Odia le riunioni del lunedì.
        È incinta di cinque mesi.
        Usa Python e PostgreSQL al lavoro.
        Andrà in Giappone a dicembre con amici.
        Compie trent'anni la prossima settimana.
        Gioca a tennis ogni sabato.
        È stato arrestato per guida in stato di ebbrezza.
        Ordina sempre la pizza senza formaggio.
        Deve finire la relazione entro venerdì.
        Soffre di emicrania da quando era bambino.
        I miei nonni vengono dalla Sicilia.
        Iscritta alla CGIL da dieci anni.
    """),
    "dutch": _lines("""
        De gebruiker woont in Utrecht met zijn vriendin.
        Drinkt liever thee dan koffie in de ochtend.
        Werkt als verpleegkundige in een ziekenhuis.
        Mijn moeder heeft al jaren suikerziekte.
        Slikt twee keer per dag metformine.
        Houdt van hardlopen op het strand.
        Gaat elke zondag naar de kerk.
        Ik heb twee kinderen en een hond.
        Wil Duits leren voor de verhuizing.
        Stemde bij de laatste verkiezingen op GroenLinks.
        Eet geen vlees en geen vis.
        Haar zus is advocaat in Rotterdam.
        Zoekt een groter appartement dichtbij kantoor.
        Heeft een hekel aan vergaderingen op maandag.
        Is vijf maanden zwanger van een tweeling.
        Gebruikt Python en PostgreSQL op het werk.
        Gaat in december naar Japan met vrienden.
        Wordt volgende week dertig jaar.
        Speelt elke zaterdag tennis met Bas.
        Werd opgepakt voor rijden onder invloed.
        Bestelt altijd pizza zonder kaas.
        Moet het verslag voor vrijdag afmaken.
        Heeft sinds zijn jeugd last van migraine.
        Mijn grootouders komen uit Suriname.
        Zij is lid van de vakbond.
    """),
    "swedish": _lines("""
        Användaren bor i Göteborg med sin sambo.
        Dricker hellre te än kaffe på morgonen.
        Jobbar som sjuksköterska på ett sjukhus.
        Min mamma har haft diabetes i flera år.
        Tar metformin två gånger om dagen.
        Gillar att springa längs stranden.
        Går i kyrkan varje söndag.
        Jag har två barn och en hund.
        Vill lära sig tyska före flytten.
        Röstade på Miljöpartiet i senaste valet.
        Äter varken kött eller fisk.
        Hennes syster är advokat i Malmö.
        Letar efter en större lägenhet nära kontoret.
        Hatar möten på måndagar efter lunch.
        Är gravid i femte månaden.
        Använder Python och PostgreSQL på jobbet.
        Reser till Japan i december med vänner.
        Fyller trettio år nästa vecka.
        Spelar tennis varje lördag med Johan.
        Greps för rattfylleri förra året.
        Beställer alltid pizza utan ost.
        Måste bli klar med rapporten före fredag.
        Har haft migrän sedan barndomen.
        Mina morföräldrar kom från Finland.
        Hon är med i facket sedan länge.
    """),
    "polish": _lines("""
        Użytkownik mieszka w Krakowie z żoną.
        Woli herbatę od kawy rano.
        Pracuję jako pielęgniarka w szpitalu.
        Moja mama od lat choruje na cukrzycę.
        Bierze metforminę dwa razy dziennie.
        Lubi biegać po plaży wcześnie rano.
        Chodzi do kościoła w każdą niedzielę.
        Mam dwoje dzieci i małego psa.
        Chce nauczyć się niemieckiego przed przeprowadzką.
        Głosował na Lewicę w ostatnich wyborach.
        Nie je mięsa ani ryb.
        Jej siostra jest prawniczką w Gdańsku.
        Szuka większego mieszkania blisko biura.
        Nienawidzi spotkań w poniedziałki po obiedzie.
        Jest w piątym miesiącu ciąży.
        Używa Pythona i PostgreSQL w pracy.
        W grudniu leci do Japonii z przyjaciółmi.
        W przyszłym tygodniu kończy trzydzieści lat.
        Gra w tenisa w każdą sobotę.
        Został zatrzymany za jazdę po alkoholu.
        Zawsze zamawia pizzę bez sera.
        Musi skończyć raport do piątku.
        Od dziecka cierpi na migreny.
        Moi dziadkowie pochodzą ze Lwowa.
        Należy do związku zawodowego od lat.
    """),
    "czech": _lines("""
        Uživatel bydlí v Brně s manželkou.
        Ráno má raději čaj než kávu.
        Pracuju jako zdravotní sestra v nemocnici.
        Moje máma má cukrovku už roky.
        Bere metformin dvakrát denně po jídle.
        Rád běhá brzy ráno v parku.
        Chodí každou neděli do kostela.
        Mám dvě děti a malého psa.
        Chce se naučit německy před stěhováním.
        V posledních volbách volil Piráty.
        Nejí maso ani ryby už dlouho.
        Její sestra je právnička v Praze.
        Hledá větší byt blízko kanceláře.
        Nesnáší porady v pondělí po obědě.
        Je v pátém měsíci těhotenství.
        V práci používá Python a PostgreSQL.
        V prosinci letí do Japonska s přáteli.
        Příští týden mu bude třicet let.
        Hraje tenis každou sobotu s Petrem.
        Byl zadržen za jízdu pod vlivem.
        Vždycky si objednává pizzu bez sýra.
        Musí dokončit zprávu do pátku.
        Od dětství trpí na migrény.
        Moji prarodiče pocházejí z Ukrajiny.
        Je členkou odborů už deset let.
    """),
    "turkish": _lines("""
        Kullanıcı eşiyle birlikte Ankara'da yaşıyor.
        Sabahları kahve yerine çay içmeyi seviyor.
        Bir hastanede hemşire olarak çalışıyorum.
        Annemin yıllardır şeker hastalığı var.
        Günde iki kez metformin alıyor.
        Sahilde erken saatte koşmayı seviyor.
        Her cuma camiye namaza gidiyor.
        İki çocuğum ve bir köpeğim var.
        Taşınmadan önce Almanca öğrenmek istiyor.
        Son seçimde CHP'ye oy verdi.
        Et ve balık hiç yemiyor.
        Kız kardeşi İzmir'de avukatlık yapıyor.
        Ofise yakın daha büyük ev arıyor.
        Pazartesi günleri yapılan toplantılardan nefret ediyor.
        Beş aylık hamile ve çok mutlu.
        İş yerinde Python ve PostgreSQL kullanıyor.
        Aralık ayında arkadaşlarıyla Japonya'ya gidecek.
        Gelecek hafta otuz yaşına giriyor.
        Her cumartesi Mehmet ile tenis oynuyor.
        Alkollü araç kullanmaktan gözaltına alındı.
        Pizzayı her zaman peynirsiz sipariş eder.
        Raporu cuma gününe kadar bitirmesi gerekiyor.
        Çocukluğundan beri migren ağrısı çekiyor.
        Büyükannem ve büyükbabam Selanik'ten gelmiş.
        Uzun yıllardır sendika üyesi olarak çalışıyor.
    """),
    "finnish": _lines("""
        Käyttäjä asuu Tampereella vaimonsa kanssa.
        Juo aamulla mieluummin teetä kuin kahvia.
        Työskentelen sairaanhoitajana isossa sairaalassa Oulussa.
        Äidilläni on ollut diabetes jo vuosia.
        Syö metformiinia kaksi kertaa päivässä.
        Tykkää juosta rannalla aikaisin aamulla.
        Käy kirkossa joka sunnuntai perheen kanssa.
        Minulla on kaksi lasta ja koira.
        Haluaa oppia saksaa ennen muuttoa.
        Äänesti vihreitä viime vuoden vaaleissa.
        Ei syö lihaa eikä kalaa.
        Hänen sisarensa on asianajaja Turussa.
        Etsii isompaa asuntoa läheltä toimistoa.
        Inhoaa maanantain pitkiä kokouksia töissä.
        On jo viidennellä kuulla raskaana.
        Käyttää töissä Pythonia ja PostgreSQL:ää.
        Matkustaa joulukuussa Japaniin ystävien kanssa.
        Täyttää ensi viikolla kolmekymmentä vuotta.
        Pelaa tennistä joka lauantai Mikon kanssa.
        Pidätettiin viime vuonna pahasta rattijuopumuksesta.
        Tilaa aina pizzan ilman juustoa.
        Raportin pitää olla valmis perjantaihin mennessä.
        On kärsinyt migreenistä lapsesta asti.
        Isovanhempani tulivat Karjalasta sodan aikana.
        Kuuluu ammattiliittoon jo kymmenettä vuotta.
    """),
    "hungarian": _lines("""
        A felhasználó Szegeden él a feleségével.
        Reggel inkább teát iszik kávé helyett.
        Ápolóként dolgozom egy nagy kórházban.
        Anyám évek óta cukorbeteg és inzulint kap.
        Naponta kétszer szed metformint étkezés után.
        Szeret korán reggel a parton futni.
        Minden vasárnap templomba jár a családjával.
        Két gyerekem és egy kutyám van.
        Költözés előtt szeretne megtanulni németül.
        A legutóbbi választáson a zöldekre szavazott.
        Nem eszik húst és halat sem.
        A nővére ügyvéd egy budapesti irodában.
        Nagyobb lakást keres az iroda közelében.
        Utálja a hétfői hosszú értekezleteket.
        Öt hónapos terhes és nagyon boldog.
        A munkahelyén Pythont és PostgreSQL-t használ.
        Decemberben a barátaival Japánba utazik.
        Jövő héten lesz harminc éves.
        Minden szombaton teniszezik a szomszédjával.
        Ittas vezetés miatt tavaly letartóztatták.
        Mindig sajt nélkül kéri a pizzát.
        Péntekig be kell fejeznie a jelentést.
        Gyerekkora óta súlyos migréntől szenved.
        A nagyszüleim mind Erdélyből származnak.
        Régóta tagja egy nagy szakszervezetnek.
    """),
    "romanian": _lines("""
        Utilizatorul locuiește în Cluj cu soția lui.
        Preferă ceaiul în loc de cafea dimineața.
        Lucrez ca asistentă medicală într-un spital.
        Mama mea are diabet de mulți ani.
        Ia metformin de două ori pe zi.
        Îi place să alerge pe plajă.
        Merge la biserică în fiecare duminică.
        Am doi copii și un câine mic.
        Vrea să învețe germana înainte să se mute.
        A votat cu USR la ultimele alegeri.
        Nu mănâncă nici carne, nici pește.
        Sora ei este avocată la București.
        Caută un apartament mai mare lângă birou.
        Urăște ședințele de luni dimineața.
        Este însărcinată în luna a cincea.
        Folosește Python și PostgreSQL la muncă.
        Pleacă în Japonia în decembrie cu prietenii.
        Împlinește treizeci de ani săptămâna viitoare.
        Joacă tenis în fiecare sâmbătă.
        A fost arestat pentru condus beat.
        Comandă mereu pizza fără brânză.
        Trebuie să termine raportul până vineri.
        Suferă de migrene din copilărie.
        Bunicii mei au venit din Basarabia.
        Este membră de sindicat de mult timp.
    """),
    "indonesian": _lines("""
        Pengguna tinggal di Bandung bersama istrinya.
        Lebih suka teh daripada kopi di pagi hari.
        Saya bekerja sebagai perawat di rumah sakit.
        Ibu saya sudah lama menderita diabetes.
        Minum metformin dua kali sehari.
        Suka lari pagi di pantai.
        Pergi ke masjid setiap hari Jumat.
        Saya punya dua anak dan seekor anjing.
        Ingin belajar bahasa Jerman sebelum pindah.
        Memilih partai hijau pada pemilu terakhir.
        Tidak makan daging dan ikan.
        Kakaknya bekerja sebagai pengacara di Jakarta.
        Mencari apartemen yang lebih besar dekat kantor.
        Benci rapat panjang pada hari Senin.
        Sedang hamil lima bulan anak kedua.
        Memakai Python dan PostgreSQL di kantor.
        Akan pergi ke Jepang bulan Desember.
        Minggu depan berumur tiga puluh tahun.
        Main tenis setiap hari Sabtu.
        Pernah ditangkap karena mengemudi sambil mabuk.
        Selalu pesan pizza tanpa keju.
        Harus menyelesaikan laporan sebelum Jumat.
        Menderita migrain sejak masih kecil.
        Kakek nenek saya berasal dari Padang.
        Menjadi anggota serikat pekerja sejak lama.
    """),
    "vietnamese": _lines("""
        Người dùng sống ở Đà Nẵng với vợ.
        Thích uống trà hơn cà phê buổi sáng.
        Tôi làm y tá ở bệnh viện.
        Mẹ tôi bị tiểu đường nhiều năm.
        Uống metformin hai lần một ngày.
        Thích chạy bộ trên bãi biển.
        Đi lễ nhà thờ mỗi chủ nhật.
        Tôi có hai con và một con chó.
        Muốn học tiếng Đức trước khi chuyển nhà.
        Không ăn thịt và cá nữa.
        Chị của cô ấy là luật sư.
        Đang tìm căn hộ lớn hơn gần văn phòng.
        Rất ghét họp vào sáng thứ hai.
        Đang mang thai tháng thứ năm.
        Dùng Python và PostgreSQL ở công ty.
        Sẽ đi Nhật vào tháng mười hai.
        Tuần sau tròn ba mươi tuổi.
        Chơi quần vợt mỗi thứ bảy.
        Từng bị bắt vì lái xe say rượu.
        Luôn gọi pizza không có phô mai.
        Phải xong báo cáo trước thứ sáu.
        Bị đau nửa đầu từ nhỏ.
        Ông bà tôi đến từ Huế.
        Là thành viên công đoàn lâu năm.
        Con trai thích chơi bóng đá.
    """),
    "russian": _lines("""
        Пользователь живёт в Казани с женой.
        Утром предпочитает чай, а не кофе.
        Моя мама много лет болеет диабетом.
        Ходит в церковь каждое воскресенье.
        Ненавижу совещания по понедельникам утром.
        Принимает метформин два раза в день.
    """),
    "ukrainian": _lines("""
        Користувач живе у Львові з дружиною.
        Вранці любить чай більше за каву.
        Моя мама багато років хворіє на діабет.
        Щонеділі ходить до церкви з родиною.
        Працює медсестрою у великій лікарні.
        Шукає більшу квартиру біля офісу.
    """),
    "greek": _lines("""
        Ο χρήστης μένει στη Θεσσαλονίκη με τη γυναίκα του.
        Προτιμά το τσάι από τον καφέ το πρωί.
        Η μητέρα μου έχει διαβήτη εδώ και χρόνια.
        Πηγαίνει στην εκκλησία κάθε Κυριακή.
        Δεν τρώει κρέας ούτε ψάρι.
        Ψάχνει μεγαλύτερο διαμέρισμα κοντά στο γραφείο.
    """),
    "arabic": _lines("""
        يعيش المستخدم في القاهرة مع زوجته.
        يفضل الشاي على القهوة في الصباح.
        تعاني أمي من مرض السكري منذ سنوات.
        يذهب إلى المسجد كل يوم جمعة.
        لا يأكل اللحم ولا السمك أبدا.
        أعمل ممرضة في مستشفى كبير.
    """),
    "hebrew": _lines("""
        המשתמש גר בחיפה עם אשתו.
        מעדיף תה על קפה בבוקר.
        לאמא שלי יש סוכרת כבר שנים.
        הולך לבית הכנסת כל שבת.
        לא אוכל בשר ולא דגים.
        מחפש דירה גדולה יותר ליד המשרד.
    """),
    "hindi": _lines("""
        उपयोगकर्ता अपनी पत्नी के साथ दिल्ली में रहता है।
        सुबह कॉफी से ज्यादा चाय पसंद है।
        मेरी माँ को कई साल से मधुमेह है।
        हर मंगलवार को मंदिर जाता है।
        मांस और मछली नहीं खाता है।
        दफ्तर के पास बड़ा घर ढूँढ रहा है।
    """),
    "japanese": _lines("""
        ユーザーは妻と大阪に住んでいます。
        朝はコーヒーよりお茶が好きです。
        母は長年糖尿病を患っています。
        毎週日曜日に教会へ行きます。
        肉も魚も食べません。
        会社の近くで広い部屋を探している。
    """),
    "chinese": _lines("""
        用户和妻子住在上海。
        早上喜欢喝茶不喜欢喝咖啡。
        我妈妈多年来患有糖尿病。
        每个星期天都去教堂做礼拜。
        他不吃肉也不吃鱼。
        正在公司附近找大一点的公寓。
    """),
    "korean": _lines("""
        사용자는 아내와 함께 부산에 살고 있다.
        아침에는 커피보다 차를 더 좋아한다.
        어머니가 오랫동안 당뇨병을 앓고 계신다.
        매주 일요일에 가족과 교회에 간다.
        고기도 생선도 전혀 먹지 않는다.
        회사 근처에서 더 큰 집을 찾고 있다.
    """),
    "thai": _lines("""
        ผู้ใช้อาศัยอยู่ที่เชียงใหม่กับภรรยา
        ชอบดื่มชามากกว่ากาแฟในตอนเช้า
        แม่ของฉันเป็นเบาหวานมานานหลายปี
        ไปวัดทุกวันอาทิตย์กับครอบครัว
        ไม่กินเนื้อและไม่กินปลา
        กำลังหาบ้านที่ใหญ่กว่าใกล้ที่ทำงาน
    """),
}

AT_HOME: tuple[str, ...] = _lines("""
    User loves the film La vita è bella by Roberto Benigni.
    Ordered pad thai, bulgogi, kimchi jjigae and bánh mì for the team.
    Moved from São Paulo to Rio de Janeiro in 2019.
    Uses PostgreSQL, Redis, Kubernetes, Terraform and Grafana.
    Her favourite song is La Vie en Rose by Édith Piaf.
    User's best friends are Jürgen, José, François and Søren.
    Prefers TypeScript, Rust, Haskell and Elixir.
    Plays guitar in a band called Los Amigos del Norte.
    Visited Paris, Lyon, Marseille, Nice and Bordeaux.
    Runs kubectl get pods -n kube-system every morning.
    Favourite dishes: tiramisu, panna cotta, spaghetti carbonara, risotto.
    Has read Cien años de soledad by García Márquez twice.
    Learning Russian: knows how to say Здравствуйте and спасибо.
    Works at Société Générale in La Défense.
    Likes 東京 and wants to go back to 京都 in spring.
    Wants dinner at Trattoria da Enzo al 29.
    Studied at Universidad Nacional Autónoma de México.
    Drives a Škoda Octavia and a Citroën.
    Watches El Clásico, Bundesliga, Serie A and Ligue 1.
    Knows Ana, Maria, Pedro, Luis and Carmen from work.
    Prefers dark mode, black coffee, short answers.
    Loves hiking, climbing, skiing, sailing, reading.
    Project names: Aurora, Borealis, Cassini, Draco, Electra.
    npm run build fails with error code 137 on CI.
    Mag Pizza, Pasta, Tiramisu und Gelato.
    Fährt im Sommer nach Castiglione della Pescaia.
    Arbeitet bei der Banque de Luxembourg in Trier.
    Trinkt morgens Tee, abends Wein.
    Spielt Klavier, Gitarre, Geige und Schlagzeug.
    Kauft Brot, Butter, Käse, Wurst, Milch.
    Braucht dringend neue Laufschuhe, Größe 43.
    Isst abends gern Brot mit Käse.
    Möchte Rechnungen künftig nur per Post erhalten.
    Sucht größere Wohnung nahe Büro.
    Hat zwei Kinder, Emma und Noah.
    Daughter Léa plays violin, son Théo plays drums.
    Breakfast usually means croissant, baguette, café au lait.
    Speaks Spanish, Portuguese, Italian, French, Romanian.
    Owns three bikes: Bianchi, Colnago, Pinarello.
    Follows Djokovic, Nadal, Federer, Alcaraz and Sinner.
    Git alias: git checkout main, git pull, git push.
    Pairs programming sessions with Wojciech, Zbigniew, Agnieszka.
    User has visited Île de la Réunion and Côte d'Azur.
    Enjoys flamenco, tango, salsa, bachata, merengue.
    Allergic reaction forms stored under /srv/data/archive/forms.
    Tagline is "carpe diem", email signature says so too.
    Dislikes cilantro, mushrooms, olives, anchovies.
    Planning trip: Lisbon, Porto, Coimbra, Évora, Faro.
    Daily standup moved to 9:30, retro stays Friday.
    Codes mostly in Go, some Python.
""")
