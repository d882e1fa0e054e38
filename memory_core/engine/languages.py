# ruff: noqa: RUF001 - words of many scripts, whose letters look alike
"""Small word lists: what tells one language from another, and what carries no meaning in a search."""

from collections.abc import Mapping

ENGLISH = "english"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Function words by Snowball's name of the language, casefolded, cut at apostrophes as tokens are. They vote
# for the language of a text in Latin script and are left out of index and question alike.
STOP_WORDS: Mapping[str, frozenset[str]] = {
    ENGLISH: _words("""
        a an the and or but nor if then than so as of at by for with about into through over under to from in
        on off out up down again further once here there i me my mine myself we us our ours ourselves you your
        yours yourself he him his himself she her hers herself it its itself they them their theirs themselves
        this that these those am is are was were be been being have has had having do does did doing done can
        could will would shall should may might must not no only own same too very just also s t d m ll re ve
        don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn can t ain let
    """),
    "german": _words("""
        der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ich du er sie
        es wir ihr mich mir dich dir uns euch ihm ihn ihnen mein meine meinen meiner dein deine sein seine ist
        bin bist sind war waren wird werden wurde hat habe haben hatte auf aus bei mit nach von vom zu zum zur
        im am an in für über unter durch um als wie auch noch nur so dass wenn weil sich man hier dort
    """),
    "french": _words("""
        le la les un une des du de et ou mais ne pas je tu il elle on nous vous ils elles me te se moi toi lui
        leur mon ma mes ton ta tes son sa ses notre nos votre vos est suis es sommes êtes sont était ai as a
        avons avez ont avait être avoir à au aux dans en sur sous par pour avec sans chez ce cette ces cet que
        qui y l d j m n c qu plus très aussi
    """),
    "spanish": _words("""
        el la los las un una unos unas y o pero no yo tú él ella nosotros ellos ellas usted ustedes me te se
        nos le les lo mi mis tu tus su sus nuestro nuestra es soy eres somos son era fue ser estar está estoy
        están he ha han había haber a al de del en con sin por para sobre entre desde hasta este esta estos
        estas ese esa eso esto que más muy también ya
    """),
    "portuguese": _words("""
        o a os as um uma uns umas e ou mas não eu tu ele ela nós eles elas você vocês me te se nos lhe meu
        minha meus minhas seu sua seus suas nosso nossa é sou somos são era foi ser estar está estou estão tem
        tenho ter há de do da dos das em no na nos nas com sem por pelo pela para sobre entre este esta esse
        essa isso isto que mais muito também já ao aos à
    """),
    "italian": _words("""
        il lo la i gli le un uno una e o ma non io tu lui lei noi voi loro mi ti si ci vi mio mia miei mie tuo
        tua suo sua suoi sue nostro nostra è sono sei siamo siete era ho hai ha abbiamo hanno essere avere di
        del della dei delle dal dalla da a al alla in nel nella con senza su sul sulla per tra fra questo
        questa quello quella che più molto anche già
    """),
    "dutch": _words("""
        de het een en of maar niet geen ik jij je hij zij ze wij we jullie mij me hem haar ons hun mijn jouw
        zijn is ben bent was waren wordt worden werd heb hebt heeft hebben had in op aan bij met naar van voor
        uit over onder door om te tot als ook nog dan dat die dit deze er
    """),
    "swedish": _words("""
        en ett den det de och eller men inte jag du han hon vi ni mig dig honom henne oss min mitt mina din
        ditt sin sitt sina är var vara har hade ha blir blev i på av för med till från om under över som att
        när också den här där
    """),
    "danish": _words("""
        en et den det de og eller men ikke jeg du han hun vi mig dig ham hende os min mit mine din sin er var
        være har havde blev bliver i på af for med til fra om under over som at også her der
    """),
    "norwegian": _words("""
        en et ei den det de og eller men ikke jeg du han hun vi meg deg ham henne oss min mitt mine din sin er
        var være har hadde ble blir i på av for med til fra om under over som at også her der
    """),
    "finnish": _words("""
        ja tai mutta ei en minä sinä hän me te he minun sinun hänen on olen olet ovat oli olla se tämä nämä
        että kun jos niin myös kanssa mukaan
    """),
    "polish": _words("""
        i lub ale nie ja ty on ona my wy oni mnie mi mój moja moje się jest jestem są był była być ma mam w na
        z ze do od dla o po przez przy to ten ta te że jak też już
    """),
    "czech": _words("""
        a nebo ale ne já ty on ona my vy oni mě mi můj moje se si je jsem jsou byl byla být má mám v na z ze
        do od pro o po při to ten ta že jak také už
    """),
    "turkish": _words("""
        ve veya ama ben sen o biz siz onlar benim senin onun bir bu şu da de için ile gibi daha çok değil var
        yok mi mı ki
    """),
    "romanian": _words("""
        și sau dar nu eu tu el ea noi voi ei mă mi meu mea un o al ai ale este sunt era fi am ai are au în pe
        la de din cu pentru să că mai și acest această
    """),
    "hungarian": _words("""
        a az és vagy de nem én te ő mi ti ők egy van vagyok volt lenni hogy is már még meg ez ezt azt ha csak
    """),
    "indonesian": _words("""
        dan atau tetapi tidak saya aku kamu dia kami kita mereka yang di ke dari untuk dengan pada adalah ini
        itu akan sudah juga
    """),
    "russian": _words("""
        и или но не я ты он она мы вы они меня мне тебя его её ему нас вас их мой моя мои твой свой это этот
        в во на с со к по о об от до из за для у как так что бы был была было быть есть уже ещё же
    """),
    "greek": _words(
        "ο η το οι τα του της των τον την και ή αλλά δεν εγώ εσύ μου σου είναι είμαι ήταν σε με για από να θα"
    ),
    "arabic": _words(
        "في من على إلى عن مع هذا هذه ذلك التي الذي أنا أنت هو هي نحن هم كان كانت و أو لا ما لم لن إن أن قد"
    ),
    "persian": _words("در از به با که را این آن من تو او ما شما است هست بود و یا نه برای می"),
    "hindi": _words("का की के में से को पर और या है हैं था थी थे हूँ मैं तुम आप वह यह मेरा मेरी मेरे नहीं ने भी तो"),
}

# What asks rather than tells. Only a question loses these: a memory may well be about "many kinds of tea".
# Short on purpose: BM25 knows by itself which other words are too common in a person's memories to count.
QUESTION_WORDS = _words("""
    what which who whom whose when where why how some any kind kinds type types sort sorts
    get gets got getting go goes going went gone now today tonight tomorrow yesterday
    was welche welcher welches wer wem wen wann wo woher wohin warum wieso wie
    quoi quel quelle quels quelles quand où pourquoi comment qui qué quién quiénes cuál cuáles cuándo dónde cómo
    quem qual quais quando onde chi cosa quale quali dove perché wat welke wanneer waar waarom hoe
    vad vem vilken när varför hur hvad hvem hvornår hvor hvorfor hva hvordan
    что кто какой какая какие когда где куда откуда почему зачем сколько ماذا من متى أين لماذا كيف هل
    क्या कौन कब कहाँ क्यों कैसे 什么 什麼 哪里 哪裡 怎么 怎麼 为什 為什 いつ どこ なぜ どう です ます
""")
