"""The words addresses are made of, as pieces of regular expressions."""


def any_of(words: str) -> str:
    """An alternation of the given words; `_` stands for a space."""
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞŁŚŻŽČŠŘĐĞİŐŰΑ-ΩΆ-ΏА-Я][\w.'-]{0,30}|d'[A-Z]\w{0,20})"
HOUSE = r"\d{1,5}(?:\s?[-/]\s?\d{1,4})?\s?(?:[a-zA-Z](?![\w']))?"
STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]"
    r"|W[AIVY])"
)

# A number before one of these counts something; it is no house number.
COUNTED = any_of(
    r"""
    minutes? mins? min hours? hrs? miles? mi kms? kilomet\w+ met(?:er|re)s? feet ft yards? blocks? days? weeks?
    months? years? times? steps? percent people of on in at the to for from and or is was are were a an with per by
    down up more other different lane am pm degrees? euros? dollars? cars? houses? trees kids back ways? uhr jahre
    minuten prozent km
    """
)
MONTHS = any_of(
    """
    jan feb mar apr may mai jun jul aug sep oct okt nov dec dez january february march april june july august
    september october november december januar februar märz juni juli oktober dezember
    """
)
NUMBERED_THINGS = any_of("chapter page iphone windows episode season version level part volume")

STRONG_SUFFIX = any_of(
    r"""
    street avenue road boulevard blvd ave rd lane ln str terrace crescent parkway pkwy highway hwy turnpike
    cul-de-sac alley expressway esplanade
    """
)
WEAK_SUFFIX = any_of(
    r"""
    st drive dr court ct square sq place pl way circle cir trail trl close grove gardens mews hill row walk park
    plaza loop path quay view heights ridge run crossing green rise meadow field common gate bend cove point landing
    manor pass vale wharf yard route hof allee ring circuit pike fork creek
    """
)
COMPOUND_SUFFIX = any_of(
    r"""
    stra(?:ß|ss)e stasse str\. weg gasse allee platz ring ufer damm steig stieg chaussee promenade graben markt berg
    hof brücke kamp pfad lände leite straat laan plein kade dreef singel gracht steenweg pad dijk baan blik gade vej
    vei veien vegen vägen väg gatan gata gränd stigen torget stræti braut katu tie kuja polku utca út tér körút
    ulica ulice cesta náměstí tänav mnt tee iela prospektas gatve caddesi sokak cad\. sok\. utcája bakken svingen
    gården holmen
    """
)
SEPARATE_SUFFIX = any_of(
    r"""
    utca u\. út tér ulica ulice tänav tee gatan caddesi sokak straße strasse allee platz ring damm ufer straat plein
    """
)
ROMANCE_PREFIX = any_of(
    r"""
    via viale piazza corso rue avenue boulevard allée chemin impasse calle avda\.? avenida paseo carrer rua travessa
    praça ul\. aleja calea οδός ул\. улица jalan c/
    """
)
FRENCH_PREFIX = any_of("rue avenue boulevard allée allee chemin impasse place quai cours route")
UNIT = (
    any_of(r"apt\.? apartment suite ste\.? flat appartement wohnung whg\.? apto\.? p\.?o\.?_box unit")
    + r"\s?(?:no\.?|#|nr\.?)?\s?\d{1,5}[a-z]?\b"
)
PO_BOX = any_of(
    r"""
    post_office_box postfach postbus postboks casella_postale apartado(?:_de_correos|_postal)? boîte_postale
    caixa_postal locked_bag private_bag gpo_box
    """
)
POSTCODE_NAME = any_of(r"zip zip_?code post(?:al)?_?code postleitzahl plz code_postal código_postal cap(?=_(?:is|:)|:)")

ADDRESSED = any_of(
    r"""
    address(?:es)?(?!_the) lives? living lived resid\w+ moved? moving relocat\w+ sent send ship\w* deliver\w*
    mail\w* post letter located office house home apartment flat stay\w* meet\w* taxi cab uber pick\w* drop\w*
    return arrived parcel package stopped corner come here(?:_they)?_(?:are|is) it's_(?:in|at|on) street enter_on
    wohn\w* adresse anschrift umgezogen ziehe liefer\w* schick\w* treffen habite vive domicil\w* indirizzo dirección
    endereço
    """
)
