# ruff: noqa: RUF001 - words of many scripts, whose letters look alike
"""Greetings, thanks and good-byes in some thirty languages, English apart (see `gate`)."""

from memory_core.engine.extraction.lexicon import word_set

# Words that only greet, thank or take leave, and those that stand with them. A turn is dropped when nothing else is in
# it, so none of them may carry a fact of its own beside the others.
WORDS = word_set(
    """
    hallo hallöchen moin servus grüezi grüß grüss gruß grüße gott dich euch zusammen guten gute guter gutes tag abend
    morgen nacht danke dankeschön dank vielen lieben herzlichen besten tausend schön sehr nett lieb gern gerne geschehen
    bitte bitteschön für hilfe antwort erklärung geduld info infos tipp tipps unterstützung rückmeldung schnelle
    deine ihre die das den der dir ihnen nochmal nochmals super toll prima klasse perfekt wunderbar klar alles ok okay
    tschüss tschüs ciao wiedersehen wiederhören bis später bald dann morgen nächstes mal schönen schönes schöne tages
    wochenende noch weiterhin gleichfalls ebenfalls wie geht's geht es gehts was los na hi hey machs gut auch
    bonjour bonsoir salut coucou merci beaucoup mille infiniment bien très pour votre ton ta aide réponse temps patience
    avec plaisir rien au revoir à a bientôt demain plus bonne bon journée soirée nuit matin ça va et vous toi comment
    allez allez-vous super parfait génial d'accord
    hola buenos buenas buen días dias tardes noches día dia gracias muchas muchísimas mil por tu su ayuda respuesta todo
    favor nada hasta luego pronto mañana adiós adios chao qué que tal cómo como estás está igualmente saludos un placer
    con gusto vale perfecto genial
    ciao buongiorno buonasera buonanotte buona giornata serata salve grazie mille tante per il la tuo tua vostro aiuto
    risposta prego piacere a presto domani arrivederci come stai va tutto bene perfetto
    olá oi bom boa dia tarde noite manhã obrigado obrigada muito muita pela pelo ajuda resposta nada até logo amanhã
    mais tchau tudo bem como vai está abraço de por
    hallo hoi dag goedemorgen goedemiddag goedenavond goedenacht dank bedankt je jullie u wel hartelijk veel voor de het
    hulp antwoord hoe gaat met tot ziens straks morgen graag gedaan fijne prettige avond weekend prima
    hej hejsan tjena hallå god godmorgon morgon dag kväll natt tack så mycket för hjälpen varsågod vi ses hejdå tak takk
    mange tusen skal du have ha det bra kveld aften hyvää huomenta päivää iltaa yötä moi terve kiitos paljon ole hyvä
    dzień dobry cześć witam dobranoc dziękuję dzięki bardzo za pomoc proszę do widzenia zobaczenia wieczór jak się masz
    ahoj dobrý den dobré ráno děkuji díky moc nashledanou prosím
    szia sziasztok jó napot reggelt estét köszönöm szépen viszlát
    bună salut ziua dimineața seara mulțumesc mult mersi la revedere pa
    привет здравствуй здравствуйте добрый доброе доброй день утро вечер ночи спасибо большое огромное вам тебе за помощь
    ответ пожалуйста пока до свидания завтра встречи как дела хорошего дня привіт дякую дуже добридень побачення
    здраво хвала hvala dobro jutro večer dan bok zdravo благодаря
    γεια σου σας καλημέρα καλησπέρα καληνύχτα ευχαριστώ πολύ αντίο
    merhaba selam günaydın iyi günler akşamlar geceler teşekkür teşekkürler ederim çok sağ ol sağol hoşça kal görüşürüz
    مرحبا أهلا اهلا وسهلا السلام عليكم صباح مساء الخير النور شكرا شكراً جزيلا جزيلاً لك مع السلامة عفوا
    سلام ممنون مرسی متشکرم خداحافظ شب بخیر
    שלום תודה רבה בוקר ערב לילה טוב להתראות בבקשה
    नमस्ते नमस्कार धन्यवाद शुक्रिया बहुत शुभ प्रभात रात्रि
    xin chào cảm ơn bạn nhiều tạm biệt halo selamat pagi siang sore malam terima kasih banyak sampai jumpa kembali
    你好 您好 大家好 嗨 谢谢 谢谢你 谢谢您 多谢 非常感谢 感谢 谢了 謝謝 再见 拜拜 晚安 早安 早上好 下午好 晚上好 好的
    不客气
    こんにちは こんばんは おはよう おはようございます おやすみ おやすみなさい ありがとう ありがとうございます
    ありがとうございました
    どうも どういたしまして さようなら またね よろしくお願いします はい
    안녕 안녕하세요 안녕히 가세요 계세요 감사합니다 정말 고마워 고마워요 고맙습니다 네 잘 자요
    สวัสดี สวัสดีครับ สวัสดีค่ะ ขอบคุณ ขอบคุณครับ ขอบคุณค่ะ
    auf ja nein jo genau beste entschuldigung non oui d'accord och si sí sim não nao claro nee nej ne nie da igen nem
    evet hayır да нет хорошо так ні ναι όχι 是 不是 はい いいえ 네 아니요 نعم لا हाँ नहीं
    """
)

# Whole phrases whose words say more elsewhere.
PHRASES = (
    r"das (?:hat|war) (?:mir )?(?:sehr |echt |wirklich )?(?:geholfen|hilfreich)",
    r"(?:mir|uns) geht(?:'s| es) (?:auch )?gut",
    r"ça m'a (?:beaucoup |bien )?aidée?|je vais bien|de rien|pas de problème",
    r"me (?:has ayudado|ayudó) mucho|de nada|estoy bien",
    r"mi ha(?:i)? aiutato molto|di niente|sto bene",
)
