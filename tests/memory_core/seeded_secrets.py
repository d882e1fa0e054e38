"""Two hundred made-up secrets, the same every time, of every kind that screening knows by name."""

import random
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

SEED = 20261121
COUNT = 200
ALPHABETS = {
    "A": string.ascii_letters + string.digits,
    "B": string.ascii_letters + string.digits + "+/",
    "D": string.digits,
    "H": "0123456789abcdef",
    "L": string.ascii_lowercase + string.digits,
    "P": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",  # base58
    "U": string.ascii_uppercase + string.digits,
    "T": string.ascii_uppercase + "234567",  # base32
}
WORDS = (
    "apple",
    "river",
    "stone",
    "cloud",
    "tiger",
    "moon",
    "paper",
    "glass",
    "ocean",
    "wheel",
    "candle",
    "forest",
    "silver",
)

# `{A16}` stands for sixteen characters of alphabet A, `{w}` for a word nobody knows, `{W}` for the same as a name,
# `{words}` for twelve words of a wallet. What stands between « and » is the secret, else all of it.
TOKENS: tuple[tuple[str, str], ...] = (
    ("aws_access_key", "AKIA{T16}"),
    ("aws_secret_key", "aws_secret_access_key = «{B40}»"),
    ("gcp_api_key", "AIza{A35}"),
    ("gcp_oauth", "ya29.{A60}"),
    ("github_token", "ghp_{A36}"),
    ("gitlab_token", "glpat-{A20}"),
    ("bitbucket_token", "ATBB{A32}"),
    ("atlassian_token", "ATATT3{A120}"),
    ("slack_token", "xoxb-{D12}-{A24}"),
    ("slack_webhook", "https://hooks.slack.com/services/T{U8}/B{A33}"),
    ("discord_token", "M{A25}.{A6}.{A38}"),
    ("teams_webhook", "https://acme.webhook.office.com/webhookb2/{H40}"),
    ("stripe_key", "sk_live_{A24}"),
    ("anthropic_key", "sk-ant-api03-{A93}AA"),
    ("openai_key", "sk-proj-{A60}7"),
    ("huggingface_token", "hf_{A34}"),
    ("replicate_token", "r8_{A37}"),
    ("groq_key", "gsk_{A52}"),
    ("perplexity_key", "pplx-{A48}"),
    ("xai_key", "xai-{A80}"),
    ("npm_token", "npm_{A36}"),
    ("pypi_token", "pypi-AgEIcHlwaS5vcmc{A70}"),
    ("rubygems_token", "rubygems_{H48}"),
    ("crates_token", "cio{A32}"),
    ("nuget_key", "oy2{L43}"),
    ("docker_token", "dckr_pat_{A27}"),
    ("jwt", "eyJ{A30}.eyJ{A60}.{A43}"),
    ("private_key", "-----BEGIN RSA PRIVATE KEY-----\n«{B64}»\n-----END RSA PRIVATE KEY-----"),
    ("twilio_key", "SK{H32}"),
    ("sendgrid_key", "SG.{A22}.{A43}"),
    ("mailgun_key", "key-{H32}"),
    ("mailchimp_key", "{H32}-us14"),
    ("brevo_key", "xkeysib-{H64}-{A16}"),
    ("telegram_token", "{D10}:AA{A33}"),
    ("azure_key", "AccountKey=«{B86}==»"),
    ("digitalocean_token", "dop_v1_{H64}"),
    ("heroku_key", "HRKU-{A60}"),
    ("cloudflare_key", "v1.0-{H24}-{H146}"),
    ("flyio_token", "fo1_{A43}"),
    ("supabase_key", "sbp_{H40}"),
    ("planetscale_token", "pscale_tkn_{A43}"),
    ("databricks_token", "dapi{H32}"),
    ("vault_token", "hvs.{A40}"),
    ("terraform_token", "{A14}.atlasv1.{A67}"),
    ("doppler_token", "dp.pt.{A43}"),
    ("onepassword_token", "ops_eyJ{A120}"),
    ("grafana_token", "glsa_{A32}_{H8}"),
    ("newrelic_key", "NRAK-{U27}"),
    ("sentry_token", "sntryu_{H64}"),
    ("dynatrace_token", "dt0c01.{U24}.{U64}"),
    ("postman_key", "PMAK-{H24}-{H34}"),
    ("pulumi_token", "pul-{H40}"),
    ("linear_key", "lin_api_{A40}"),
    ("notion_token", "ntn_{A46}"),
    ("figma_token", "figd_{A40}"),
    ("airtable_token", "pat{A14}.{H64}"),
    ("hubspot_token", "pat-na1-{H8}-{H4}-{H4}-{H4}-{H12}"),
    ("dropbox_token", "sl.{A120}"),
    ("shopify_token", "shpat_{H32}"),
    ("square_token", "sq0csp-{A43}"),
    ("braintree_token", "access_token$production${L16}${H32}"),
    ("facebook_token", "EAAB{A100}"),
    ("twitter_token", "AAAAAAAAAAAAAAAAAAAAA{A80}"),
    ("mapbox_token", "sk.eyJ{A60}.{A22}"),
    ("tailscale_key", "tskey-auth-{A30}"),
    ("alibaba_key", "LTAI{A20}"),
    ("artifactory_key", "AKC{A70}"),
    ("typeform_token", "tfp_{A50}"),
    ("contentful_token", "CFPAT-{A43}"),
    ("flutterwave_key", "FLWSECK-{A32}-X"),
    ("bitcoin_key", "5H{P49}"),
    ("bearer_token", "Authorization: Bearer «{A40}»"),
    ("session_cookie", "Cookie: «sessionid={A32}»"),
    ("url_credentials", "postgres://«admin:{A12}»@db.example.com:5432/app"),
)
PHRASES: tuple[tuple[str, str], ...] = (
    ("password", "My password is «{w}»"),
    ("password", "the wifi password: «{w}{D4}»"),
    ("password", "Log in with password «{w}{D3}» please"),
    ("password", "I changed my password to «{w}{D2}»"),
    ("password", "She uses «{w}{D4}» as her password everywhere"),
    ("password", "Mein Passwort lautet «{w}{D4}»"),
    ("password", "Das WLAN-Passwort ist «{w}{D2}»"),
    ("password", "Das Kennwort lautet «{w}»"),
    ("pin", "My PIN is «{D10}»"),
    ("pin", "Die PIN der Karte ist «{D10}»"),
    ("pin", "Der Türcode ist «{D10}»"),
    ("pin", "verification code «{D10}» for the bank"),
    ("card_code", "«cvv {D4}»"),
    ("card_code", "«The security code is {D4}»"),
    ("card_code", "«Die Kartenprüfnummer ist {D4}»"),
    ("api_key", "api key: «{H24}»"),
    ("api_key", "the access token is «{A24}7a»"),
    ("api_key", "export STRIPE_SECRET=«{w}{D4}{w}»"),
    ("passphrase", "the passphrase is «{w} {w} {w} {w}»"),
    ("passphrase", "SSH key passphrase: «{w} {w} {w}»"),
    ("seed_phrase", "My seed phrase is «{words}»"),
    ("security_answer", "The answer to my security question is «{W}»"),
    ("security_answer", "Die Antwort auf meine Sicherheitsfrage lautet «{W}»"),
)
HOLE = re.compile(r"\{([A-Z])(\d+)\}|\{(w|W|words)\}")


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that says a secret, and `bare`, the words of it that must be nowhere."""

    kind: str
    text: str
    bare: str


def two_hundred() -> list[Secret]:
    source = random.Random(SEED)  # noqa: S311 - made-up secrets want to be the same every time
    return [_made(kind, template, source) for kind, template in _round_and_round()]


def disguised(secret: Secret) -> Iterator[str]:
    """The same text as somebody might write it who wants it to slip through."""
    middle = secret.text.index(secret.bare) + len(secret.bare) // 2
    yield secret.text[:middle] + "\u200b" + secret.text[middle:]
    yield "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in secret.text)  # full width


def _round_and_round() -> Iterator[tuple[str, str]]:
    templates = (*TOKENS, *PHRASES)
    yield from (templates[number % len(templates)] for number in range(COUNT))


def _made(kind: str, template: str, source: random.Random) -> Secret:
    marked = HOLE.sub(lambda hole: _filled(hole, source), template)
    start, end = marked.find("«"), marked.find("»")
    text = marked.replace("«", "").replace("»", "")
    return Secret(kind, text, marked[start + 1 : end] if start >= 0 else text)


def _filled(hole: re.Match[str], source: random.Random) -> str:
    alphabet, length, word = hole.groups()
    if word == "words":
        return " ".join(source.sample(WORDS, 12))
    if word:
        made = "".join(source.choice("bdfgklmnprstvz") + source.choice("aeiou") for _ in range(5))
        return made.title() if word == "W" else made
    drawn = "".join(source.choice(ALPHABETS[alphabet]) for _ in range(int(length)))
    return drawn if alphabet != "A" else drawn[:-1] + "7"
