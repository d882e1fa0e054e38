"""Biometrics; see `special` for how the tables are read."""

from memory_core.engine.screening.cues import Cues

TERMS = """
aadhaar biometrics, amazon one, biometr*, biometric clock, body odor, body scan at the airport for, by her voice, by
his voice, by my voice, clear kiosk, clear lane, clear plus, dna database, dna in a database, dna on file, dna swab
taken, ear shape, ecg id, eye print, eye scan*, face as a ticket, face as id, face authentication, face biomet*, face
clock, face data, face id, face login, face match*, face on file, face pay*, face print*, face recogn*, face scan*,
face template, face unlock*, face verification, faceid, faceprint, facial geometry, facial id, facial image*, facial
recogn*, facial scan*, facial template, finger print*, finger reader, finger scan*, finger sensor, finger vein,
fingerprint at, fingerprint clock, fingerprint for, fingerprint lock, fingerprint login, fingerprint on her,
fingerprint on his, fingerprint reader, fingerprint scan*, fingerprint sensor, fingerprint template, fingerprint to,
fingerprint unlock, fingerprints at, fingerprints for, fingerprints on file, fingerprints taken, gait analysis for,
gait biometr*, gait recogn*, global entry fingerprints, global entry kiosk, hand clock, hand geometry, hand print,
hand scan*, handprint, handprint scan*, heartbeat id, heartbeat signature, her face to, her prints, his face to, his
prints, iris code, iris pattern, iris reader, iris recognition, iris scan*, iris template, keystroke dynam*, liveness
check, my face to, my prints, orb scan, palm clock, palm pay*, palm print*, palm reader, palm recognition, palm scan*,
palm vein, palmprint, passkey with face, passkey with his face, pay by face, pay by palm, pay with his palm, prints on
file, prints taken, retina pattern, retina scan*, retinal scan*, sees her face, sees his face, sees my face, selfie
check*, selfie id, selfie scan, selfie verif*, signature dynamics, smile to pay, speaker recogn*, speaker
verification, stored her face, stored his face, stored my face, ten prints, their prints, thumb id, thumb print*,
thumb reader, thumb scan*, thumbprint*, time clock with, touch id, touchid, typing biometr*, typing pattern as, typing
rhythm, user's prints, vein pattern*, vein reader*, vein scan*, video ident*, voice authent*, voice biom*, voice id*,
voice login, voice match*, voice model of his, voice print*, voice profile*, voice recogn*, voice recognition profile,
voice recognition to, voice sample*, voice signature, voice unlock*, voice verif*, voiceprint*, windows hello, with
her voice, with his voice, with my voice, world id, worldcoin
"""

CLUES = """
aadhaar, e-gate*, eurodac, eyeprint, face as, faceprint*, facescan, finger-print*, fingerprint*, fingerscan*,
fingertip*, gait, identity check, index finger, iris, liveness, mugshots, palm, palm-pay*, palms, retina, smartgate*,
templates of his, thumb, thumbs
"""

PHRASES = r"""
his her my their user's our customer's 's ~ \s(?:(?:left|right|own|index|thumb|digital)\s){0,2}(?:finger ?prints?
    |thumb ?prints?|iris|irises|retina|faceprint|voice ?print|palm print|facial features)\b
with by via using uses ~ \s(?:(?:a|the|his|her|my|their|your)\s)?(?:finger ?prints?|thumb ?prints?
    |facial recognition|face recognition|voice recognition|iris recognition)\b(?!\s(?:research|software team))
enrolled enrolls registered registers scanned scans stored saved recorded uploaded submitted gave took taken
     ~ \s(?:(?:a|an|the|his|her|my|their|me|for|in|with)\s){0,3}(?:face\b(?!\sto)|faces|finger ?prints?
    |thumb ?prints?|irises|iris|retina|palms?|voice\b(?=\s(?:for|with|sample|profile|to))|voice sample
    |facial recognition|face recognition)(?!\sof the\b)
fingerprints fingerprint ~ \s(?:were|was|are|is|taken|on file|stored|registered|enrolled)\b(?!\s(?:changed
    |of the key|mismatch))
fingerprinted ~ \b
voice face fingerprint palm ~ \sis\s(?:used|his|her|the|my)\s(?:as\s)?(?:a\s)?(?:login|password|key|id|ticket|pin)\b
palm face fingerprint fingerprints iris thumb voice eyes hand ~ \s(?:is|are|was|were|gets|get)\s(?:\w+\s)?(?:scanned
    |recognised|recognized|stored|registered|captured|recorded|matched|enrolled|used to)\b
opens open opened unlocks unlock unlocked unlocking signs sign logs log logged clocks clock pays pay authenticates
     authenticate verifies verified confirms enters identified identifies boards ~ \s(?:[\w']{1,12}\s){0,6}?(?:with
    |by|via|using|through)\s(?:(?:a|the|his|her|my|their|an)\s){0,2}(?:finger\b|fingers\b
    |finger ?prints?|thumb\b|thumb ?print|face\b|palm\b|iris|voice\b|retina|face ?id|touch ?id|facial recognition
    |face scan|selfie)
has have had got gets left leave gave scanned stored registered saved recorded uploaded provided submitted ~
     \s(?:(?:his|her|my|their|a|an|the|both|all|ten|user's)\s){0,3}(?:finger ?prints?|face|palms?|palm ?print
    |iris(?:es)?|eyes|retinas?|voice ?print|voice|thumb ?prints?|hand)\s(?:scanned|taken|recorded|stored|registered
    |enrolled|captured|on file|for (?:verification|identification|the (?:visa|passport|id))|at the (?:border|embassy
    |airport|police))
    (?!\s(?:of the (?:key|certificate|browser)))
recognises recognizes recognise recognize identifies identify verifies verify authenticates unlocks unlock opens
     logs greets admits knows confirms ~ \s(?:\w+\s){0,5}?(?:by|from|with|through|via|using|on)\s(?:(?:the|his|her|my
    |their|a|an|sound of his|sound of her)\s){0,2}(?:voice|face|gait|walk|palm|thumb|finger|fingers|iris|irises|eyes?
    |eye|retina|vein\w*|hand|hands|fingerprints?|typing|heartbeat|ear)\b
clocks clock signs checks checked clocked badges pays paid logs gets unlocks enters boards boarded ~ \s(?:in|out|on
    |into|at|for|through|past)?\s?(?:[\w']+\s){0,5}?(?:with|by|via|using)\s(?:(?:a|an|his|her|my|their|the
    |just)\s){0,2}(?:thumb|palm|finger\w*|face|iris|eyes?|hand|voice|retina|selfie|veins?)\b
took takes take taken collected collects stores stored keeps kept holds has have hold recorded records scanned scans
     needs needed wanted requires asked gave captured ~ \s(?:(?:all|ten|of|the|both|copies|a|an|sample|samples|scan
    |scans|image|template|record|copy|for|to|scan|give|her|his|my|their|user's|full|set)\s){0,6}(?:finger ?prints?
    |thumb ?prints?|irises|iris|retinas?|palms?|palm prints?|voice ?prints?|face (?:scan|template|geometry|data|map)
    |facial (?:scan|data|image|geometry)|veins?|gait|biometrics?|dna)\b
face eyes eye voice palm thumb finger fingerprint iris hand ~ \s(?:(?:is|are|was|were|as|to|the|his|her
    |my)\s){0,4}(?:key|ticket|boarding pass|password|login|unlocks?|opens?|pays?|scanned|enrolled|registered|stored
    |in the (?:system|database)|on file|template|geometry|matched|recogni[sz]ed|captured)\b
sees reads scans checks scanned recognises recognizes maps captures photographs photographed matched matches ~ \s(?:
    (?:his|her|my|their|the user's|user's|both|all)\s){1,2}(?:face|eyes?|iris(?:es)?|palms?|thumb|fingers?|hands?|veins?
    |retinas?|voice|gait|fingerprints?)\b
had ~ \s(?:his|her|my|their|all|both)\s(?:(?:ten|of|eyes|two|left|right|index)\s){0,3}(?:face|eyes?|iris(?:es)?
    |palms?|thumbs?|fingers?|hands?|voice|fingerprints?|retinas?)\s(?:scanned|recorded|printed|taken|registered|captured
    |enrolled|photographed|mapped|stored)\b
eyes finger thumb palm face ~ \s(?:to|into|on|at|up to)\s(?:the|a)\s(?:\w+\s)?(?:scanner|reader|sensor|camera|gate
    |terminal|lock|pad|machine|turnstile|kiosk)\b
recognises recognizes knows identifies tells distinguishes ~ \s(?:him|her|me|us|the family|everyone
    |who)\s(?:\w+\s){0,3}(?:by|from)\s(?:(?:his|her|my|their|the)\s)?(?:voice|face|gait|walk|iris|eyes|ears?
    |fingerprints?|palm|heartbeat)\b
scanning scans scan reads reading scanned recognises recognizes ~ \s(?:his|her|my|their
    |the user's)\s(?:\w+\s)?(?:veins?|palm|face|iris|irises|eyes?|retina|fingers?|fingerprints?|thumb|hand|voice|gait
    |ear)\b
logs log signs sign unlocks pays authenticates ~ \s(?:in\s|on\s)?by\s(?:looking|smiling|blinking|speaking|talking
    |touching|waving)\b
"""

TERMS_DE = """
biometri*, daumenabdruck*, face id, faceid, finger scann*, fingerabdr*, fingersensor, gesichtsentsperrung,
gesichtserkennung*, gesichtsscan*, handabdruck*, handflächenscan*, handvenen*, iris scannen*, iris-erkennung,
iris-scan*, irisscan*, mit dem gesicht, netzhaut gescannt, netzhautscan*, per gesicht, sprecherkennung, stimmabdruck*,
stimmerkennung*, stimmprobe*, stimmprofil*, tippverhalten als, touch id, venenscan*, windows hello
"""

CLUES_DE = """
biometr*, daumenabdr*, erkennungsdienst*, fingerprint*, fingerscan*, gangerkenn*, gesichtsbiom*, gesichtsentsperr*,
gesichtserkenn*, handflächen*, handscan*, iris, netzhaut*scan*, sprechererkenn*, stimmabdr*, stimmbiom*, stimmerkenn*,
stimmverifi*, venenerkenn*, video-ident*, videoident*, voice-id
"""

PHRASES_DE = r"""
iris gesicht stimme finger hand augen ~ \s(?:[\wäöüß]{1,12}\s){0,3}(?:scannen|gescannt|gespeichert|hinterlegt|erfasst
    |registriert|registrieren|aufgenommen|entsperrt)
per mit ~ \s(?:dem\s|seinem\s|ihrem\s|der\s|seiner\s|ihrer\s)?(?:finger\b|gesicht|iris|stimme
    |daumen)\b(?=.{0,20}(?:entsperr|anmeld|öffn|bezahl|einlogg|$))
per mit ~ \s(?:dem\s|der\s|seinem\s|seiner\s|ihrem\s|ihrer\s|meinem\s|meiner\s)?(?:gesicht|stimme|daumen|finger
    |fingern|iris|augen|handfläche|handvenen|hand)\s(?:[\wäöüß]{1,12}\s){0,4}(?:an|ein|auf|aus|frei|entsperr\w*
    |anmeld\w*|bezahl\w*|einlogg\w*|öffn\w*|identifizier\w*|stempel\w*|authentifizier\w*|verifizier\w*)\b
erkennt erkannt ~ \s(?:[\wäöüß]{1,12}\s){0,4}(?:an der stimme|an seiner stimme|an ihrer stimme|am gesicht|per stimme
    |per gesicht)
"""

PARTS_DE = """
biometr, fingerabdr, gesichtserkenn, gesichtsscan, stimmerkenn
"""

ENGLISH = Cues(TERMS, CLUES, PHRASES)
GERMAN = Cues(TERMS_DE, CLUES_DE, PHRASES_DE, PARTS_DE)
