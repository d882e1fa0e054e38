"""Secrets of every kind, put together at run time so that no scanner of a code host takes this file for a leak."""

import random
import string

HEX = "0123456789abcdef"
WORD = string.ascii_letters + string.digits
BASE64 = WORD + "+/"
UPPER = string.ascii_uppercase + string.digits
BASE32 = string.ascii_uppercase + "234567"


def _run(length: int, alphabet: str = WORD, seed: int = 7) -> str:
    source = random.Random(seed + length)  # noqa: S311 - made-up secrets want to be the same every time
    return "".join(source.choice(alphabet) for _ in range(length - 1)) + ("7" if "7" in alphabet else "A")


def _pem(title: str) -> str:
    return f"-----BEGIN {title}-----\n{_run(64, BASE64)}\n-----END {title}-----"


def tokens() -> list[tuple[str, str]]:
    """(kind, token) pairs, each recognisable without any words around it."""
    return [
        ("aws_access_key", "AKIA" + _run(16, BASE32)),
        ("aws_access_key", "ASIA" + _run(16, BASE32, 3)),
        ("gcp_api_key", "AIza" + _run(35)),
        ("gcp_oauth", "GOCSPX-" + _run(28)),
        ("gcp_oauth", "ya29." + _run(60)),
        ("github_token", "ghp_" + _run(36)),
        ("github_token", "gho_" + _run(36)),
        ("github_token", "github_pat_" + _run(22) + "_" + _run(59)),
        ("gitlab_token", "glpat-" + _run(20)),
        ("gitlab_token", "glrt-" + _run(20)),
        ("bitbucket_token", "ATBB" + _run(32)),
        ("atlassian_token", "ATATT3" + _run(180)),
        ("slack_token", "xoxb-" + _run(12, string.digits) + "-" + _run(24)),
        ("slack_token", "xapp-1-" + _run(40)),
        ("slack_webhook", "https://hooks.slack.com/services/T" + _run(8, UPPER) + "/B" + _run(33)),
        ("discord_token", "M" + _run(25) + "." + _run(6) + "." + _run(38)),
        ("stripe_key", "sk_live_" + _run(24)),
        ("stripe_key", "rk_test_" + _run(24)),
        ("stripe_key", "whsec_" + _run(32)),
        ("anthropic_key", "sk-ant-api03-" + _run(93) + "AA"),
        ("openai_key", "sk-" + _run(48)),
        ("openai_key", "sk-proj-" + _run(80)),
        ("huggingface_token", "hf_" + _run(34)),
        ("replicate_token", "r8_" + _run(37)),
        ("groq_key", "gsk_" + _run(52)),
        ("perplexity_key", "pplx-" + _run(48)),
        ("npm_token", "npm_" + _run(36)),
        ("pypi_token", "pypi-AgEIcHlwaS5vcmc" + _run(80)),
        ("rubygems_token", "rubygems_" + _run(48, HEX)),
        ("docker_token", "dckr_pat_" + _run(27)),
        ("jwt", "eyJ" + _run(30) + ".eyJ" + _run(60) + "." + _run(43)),
        ("twilio_key", "SK" + _run(32, HEX)),
        ("sendgrid_key", "SG." + _run(22) + "." + _run(43)),
        ("mailgun_key", "key-" + _run(32, HEX)),
        ("mailchimp_key", _run(32, HEX) + "-us14"),
        ("brevo_key", "xkeysib-" + _run(64, HEX) + "-" + _run(16)),
        ("telegram_token", _run(10, string.digits) + ":AA" + _run(33)),
        ("azure_key", "AccountKey=" + _run(86, BASE64) + "=="),
        ("digitalocean_token", "dop_v1_" + _run(64, HEX)),
        ("heroku_key", "HRKU-" + _run(60)),
        ("supabase_key", "sbp_" + _run(40, HEX)),
        ("databricks_token", "dapi" + _run(32, HEX)),
        ("vault_token", "hvs." + _run(40)),
        ("terraform_token", _run(14) + ".atlasv1." + _run(67)),
        ("doppler_token", "dp.pt." + _run(43)),
        ("grafana_token", "glsa_" + _run(32) + "_" + _run(8, HEX)),
        ("newrelic_key", "NRAK-" + _run(27, UPPER)),
        ("sentry_token", "sntryu_" + _run(64, HEX)),
        ("postman_key", "PMAK-" + _run(24, HEX) + "-" + _run(34, HEX)),
        ("linear_key", "lin_api_" + _run(40)),
        ("notion_token", "ntn_" + _run(46)),
        ("figma_token", "figd_" + _run(40)),
        ("airtable_token", "pat" + _run(14) + "." + _run(64, HEX)),
        ("hubspot_token", "pat-na1-" + "-".join(_run(size, HEX) for size in (8, 4, 4, 4, 12))),
        ("shopify_token", "shpat_" + _run(32, HEX)),
        ("square_token", "sq0csp-" + _run(43)),
        ("tailscale_key", "tskey-auth-" + _run(30)),
        ("alibaba_key", "LTAI" + _run(20)),
        ("url_credentials", "postgres://admin:" + _run(12) + "@db.example.com:5432/app"),
        ("url_credentials", "mongodb+srv://app:" + _run(16) + "@cluster0.example.net"),
        ("url_credentials", "https://deploy:" + _run(12) + "@git.example.com/team/repo.git"),
        ("private_key", _pem("RSA PRIVATE KEY")),
        ("private_key", _pem("OPENSSH PRIVATE KEY")),
    ]  # fmt: skip


PHRASES: tuple[tuple[str, str, str], ...] = (
    ("password", "My password is sunflower.", "sunflower"),
    ("password", "the wifi password: Tr0ub4dor&3", "Tr0ub4dor&3"),
    ("password", "Password for the router is 'blue house'", "blue"),
    ("password", "his password for Netflix is dragon99, keep it", "dragon99"),
    ("password", "Log in with password hunter2 please", "hunter2"),
    ("password", "username: bob, password: swordfish", "swordfish"),
    ("password", "Mein Passwort lautet Sommer2024!", "Sommer2024"),
    ("password", "I changed my password to correcthorse1", "correcthorse1"),
    ("password", "pwd=Zx81spectrum", "Zx81spectrum"),
    ("password", "She uses rex2015 as her password everywhere", "rex2015"),
    ("pin", "My PIN is 1234.", "1234"),
    ("pin", "the alarm code is 4471", "4471"),
    ("pin", "Die PIN der Karte ist 9034", "9034"),
    ("pin", "Door code: 55 21", "55 21"),
    ("pin", "verification code 482913 for the bank", "482913"),
    ("pin", "7781 is the code for the garage door", "7781"),
    ("card_code", "cvv 123 and expires 04/27", "123"),
    ("card_code", "The security code is 9921", "9921"),
    ("api_key", "api key: 9f8a7b6c5d4e3f2a1b", "9f8a7b6c5d4e3f2a1b"),
    ("api_key", "the access token is abc123def456ghi789", "abc123def456ghi789"),
    ("api_key", "export STRIPE_SECRET=whatever99value", "whatever99value"),
    ("api_key", 'client_secret="q8Jd92mNcP0sX7"', "q8Jd92mNcP0sX7"),
    ("passphrase", "the passphrase is correct horse battery staple", "correct horse battery staple"),
    ("passphrase", "SSH key passphrase: winter is long", "winter is long"),
    (
        "seed_phrase",
        "My seed phrase is apple river stone cloud tiger moon paper glass ocean wheel candle forest",
        "apple river stone cloud tiger moon paper glass ocean wheel candle forest",
    ),
    ("security_answer", "The answer to my security question is Fluffy", "Fluffy"),
)

NOT_SECRETS: tuple[str, ...] = (
    "I forgot my password.",
    "Uses a password manager for everything.",
    "My password is too weak.",
    "The password is required.",
    "Her password is stored in 1Password.",
    "The password expired yesterday.",
    "Please reset my password",
    "He changed his password last week.",
    "The password was wrong, so the account got locked.",
    "Prefers passwordless login.",
    "Asked how to pin a message in Slack.",
    "Collects pins from every marathon.",
    "The PIN is on the back of the card.",
    "I don't remember my pin",
    "The API key is missing in the config.",
    "Needs an API key for the weather service.",
    "The access token expired after an hour.",
    "The secret to a good sauce is butter.",
    "Wants to keep the party secret.",
    "The key to success is patience.",
    "Prefers keyboard shortcuts.",
    "Left the keys at the office.",
    "Works with JSON web tokens at the bank.",
    "Discussed OAuth and SSH at the meetup.",
    "The token count was 4096 for that prompt.",
    "Please use a stronger password: the policy asks for it.",
    "The dress code is smart casual.",
    "The zip code area is large.",
    "Error code 404 on the landing page.",
    "Wrote 2000 lines of code this week.",
    "Uses two-factor authentication codes from an app.",
    "The postcode lottery is unfair.",
    "Reads https://example.com/docs/getting-started every day.",
    "Prefers sk-learn over other libraries.",
    "Das Passwort ist falsch.",
    "Hat sein Passwort vergessen.",
    "My password is not working.",
    "The passphrase is too long.",
    "Lost the recovery phrase of an old wallet.",
    "The combination of tea and milk is great.",
)
