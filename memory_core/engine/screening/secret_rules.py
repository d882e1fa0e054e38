"""Secrets that show themselves by prefix or structure, from their issuers' own descriptions of the formats."""

import re
from dataclasses import dataclass
from re import Pattern

PHRASE_LABELS: tuple[tuple[str, str], ...] = (
    ("password", "password"),
    ("passphrase", "passphrase"),
    ("pin", "PIN or access code"),
    ("card_code", "card security code"),
    ("api_key", "API key or token"),
    ("seed_phrase", "wallet recovery phrase"),
    ("security_answer", "answer to a security question"),
)


@dataclass(frozen=True, slots=True)
class TokenRule:
    """`pattern` is tried only where one of `hints` occurs; its group `secret`, if any, is what gets masked."""

    kind: str
    label: str
    hints: tuple[str, ...]
    pattern: Pattern[str]


def _rule(kind: str, label: str, hints: str, body: str, flags: int = 0) -> TokenRule:
    return TokenRule(kind, label, tuple(hints.split()), re.compile(r"(?<![A-Za-z0-9])(?:" + body + ")", flags))


TOKEN_RULES: tuple[TokenRule, ...] = (
    _rule(
        "aws_access_key", "AWS access key", "AKIA ASIA ABIA ACCA", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Z0-9])"
    ),
    _rule(
        "aws_secret_key",
        "AWS secret key",
        "aws AWS Aws ecret",
        r"(?:aws|secret)[\w .\-]{0,30}[\"']?\s{0,3}(?:[:=]|\bis\b|=>)\s{0,3}[\"']?"
        r"(?P<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
        re.IGNORECASE,
    ),
    _rule("gcp_api_key", "Google API key", "AIza", r"AIza[\w-]{35}"),
    _rule(
        "gcp_oauth",
        "Google OAuth secret",
        "GOCSPX- ya29. 1//0",
        r"GOCSPX-[\w-]{20,64}|ya29\.[\w.-]{20,2000}|1//0[\w-]{30,200}",
    ),
    _rule(
        "github_token",
        "GitHub token",
        "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
        r"gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{40,255}",
    ),
    _rule(
        "gitlab_token", "GitLab token", "gl", r"gl(?:pat|dt|rt|cbt|ptt|ft|oas|soat|agent|imt|ffct|wt)-[\w.=-]{18,300}"
    ),
    _rule("bitbucket_token", "Bitbucket token", "ATBB ATCTT3", r"(?:ATBB|ATCTT3)[\w=-]{24,300}"),
    _rule("atlassian_token", "Atlassian token", "ATATT3", r"ATATT3[\w=-]{50,400}"),
    _rule(
        "slack_token", "Slack token", "xox xapp-", r"xox[abceoprs](?:\.xox[bp])?-[\w-]{10,400}|xapp-\d-[\w-]{20,400}"
    ),
    _rule(
        "slack_webhook",
        "Slack webhook",
        "hooks.slack.com",
        r"hooks\.slack\.com/(?:services|workflows|triggers)/[\w/+-]{20,300}",
    ),
    _rule(
        "discord_token",
        "Discord token",
        ".",
        r"[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40}|discord(?:app)?\.com/api/webhooks/\d{15,22}/[\w-]{50,90}",
    ),
    _rule("teams_webhook", "Teams webhook", "webhook.office.com", r"webhook\.office\.com/webhookb2/[\w@/-]{40,400}"),
    _rule(
        "stripe_key",
        "Stripe key",
        "sk_ rk_ whsec_",
        r"[sr]k_(?:live|test)_[A-Za-z0-9]{16,250}|whsec_[A-Za-z0-9+/=]{24,100}",
    ),
    _rule("anthropic_key", "Anthropic key", "sk-ant-", r"sk-ant-[\w-]{20,300}"),
    _rule(
        "openai_key",
        "OpenAI key",
        "sk- sess-",
        r"(?:sk|sess)-(?!ant-)(?:(?:proj|svcacct|admin|None|or-v1)-)?(?=[\w-]{0,200}\d)[\w-]{20,300}",
    ),
    _rule("huggingface_token", "Hugging Face token", "hf_ api_org_", r"(?:hf|api_org)_[A-Za-z0-9]{30,64}"),
    _rule("replicate_token", "Replicate token", "r8_", r"r8_[A-Za-z0-9]{36,40}"),
    _rule("groq_key", "Groq key", "gsk_", r"gsk_[A-Za-z0-9]{40,64}"),
    _rule("perplexity_key", "Perplexity key", "pplx-", r"pplx-[A-Za-z0-9]{40,64}"),
    _rule("xai_key", "xAI key", "xai-", r"xai-[A-Za-z0-9]{60,100}"),
    _rule("npm_token", "npm token", "npm_", r"npm_[A-Za-z0-9]{36}"),
    _rule("pypi_token", "PyPI token", "pypi-", r"pypi-[\w-]{50,1000}"),
    _rule("rubygems_token", "RubyGems token", "rubygems_", r"rubygems_[a-f0-9]{48}"),
    _rule("crates_token", "crates.io token", "cio", r"cio[A-Za-z0-9]{32}(?![A-Za-z0-9])"),
    _rule("nuget_key", "NuGet key", "oy2", r"oy2[a-z0-9]{43}(?![a-z0-9])"),
    _rule("docker_token", "Docker token", "dckr_", r"dckr_(?:pat|oat)_[\w-]{24,64}"),
    _rule("jwt", "signed web token", "eyJ", r"(?<![_-])eyJ[\w-]{8,4000}\.eyJ[\w-]{8,8000}(?:\.[\w-]{0,4000})?"),
    _rule(
        "private_key",
        "private key",
        "PRIVATE PuTTY-User-Key-File AGE-SECRET-KEY-",
        r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\s\\,:.()-]*"
        r"|PuTTY-User-Key-File-\d[\w+/=\s:.@-]*|AGE-SECRET-KEY-1[A-Z0-9]{50,70}",
    ),
    _rule("twilio_key", "Twilio key", "SK", r"SK[0-9a-f]{32}(?![0-9a-f])"),
    _rule("sendgrid_key", "SendGrid key", "SG.", r"SG\.[\w-]{16,32}\.[\w-]{32,64}"),
    _rule("mailgun_key", "Mailgun key", "key-", r"key-[0-9a-f]{32}(?![0-9a-f])|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}"),
    _rule("mailchimp_key", "Mailchimp key", "-us", r"[0-9a-f]{32}-us\d{1,2}(?!\d)"),
    _rule("brevo_key", "Brevo key", "xkeysib- xsmtpsib-", r"x(?:key|smtp)sib-[a-f0-9]{64}-[A-Za-z0-9]{16}"),
    _rule("telegram_token", "Telegram bot token", ":", r"\d{8,10}:[A-Za-z0-9_-]{35}(?![\w-])"),
    _rule(
        "azure_key",
        "Azure key",
        "AccountKey SharedAccessKey SharedAccessSignature sig= Q~",
        r"(?:AccountKey|SharedAccessKey)=(?P<secret>[A-Za-z0-9+/]{40,90}={0,2})"
        r"|[?&]?sig=(?P<signature>[A-Za-z0-9%+/]{40,90}={0,2})|[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}",
    ),
    _rule("digitalocean_token", "DigitalOcean token", "do", r"do[opr]_v1_[a-f0-9]{64}"),
    _rule("heroku_key", "Heroku key", "HRKU-", r"HRKU-[\w-]{36,80}"),
    _rule("cloudflare_key", "Cloudflare key", "v1.0-", r"v1\.0-[a-f0-9]{24}-[a-f0-9]{146}"),
    _rule("flyio_token", "Fly.io token", "fo1_ fm1 fm2_", r"fo1_[\w-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/=]{60,2000}"),
    _rule("supabase_key", "Supabase key", "sbp_ sb_secret_", r"sbp_[a-f0-9]{40}|sb_secret_[\w-]{20,64}"),
    _rule("planetscale_token", "PlanetScale token", "pscale_", r"pscale_(?:tkn|pw|oauth)_[\w.=-]{30,80}"),
    _rule("databricks_token", "Databricks token", "dapi", r"dapi[a-f0-9]{32}(?:-\d)?"),
    _rule(
        "vault_token", "Vault token", "hvs. hvb. hvr. s.", r"hv[sbr]\.[\w-]{24,300}|s\.[A-Za-z0-9]{24}(?![A-Za-z0-9])"
    ),
    _rule("terraform_token", "Terraform token", ".atlasv1.", r"[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}"),
    _rule("doppler_token", "Doppler token", "dp.", r"dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,80}"),
    _rule(
        "onepassword_token",
        "1Password token",
        "ops_eyJ A3-",
        r"ops_eyJ[\w=-]{100,2000}|A3-[A-Z0-9]{6}-(?:[A-Z0-9]{5,11}-?){4,6}",
    ),
    _rule(
        "grafana_token",
        "Grafana token",
        "glsa_ glc_ eyJrIjoi",
        r"glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,2}|eyJrIjoi[\w=-]{60,400}",
    ),
    _rule(
        "newrelic_key",
        "New Relic key",
        "NRAK- NRJS- NRII- NRAL",
        r"NRAK-[A-Z0-9]{27}|NRJS-[a-f0-9]{19}|NRII-[\w-]{32}|[a-f0-9]{36}NRAL",
    ),
    _rule("sentry_token", "Sentry token", "sntry", r"sntry(?:s_eyJ|u_)[\w=+/-]{40,400}"),
    _rule("dynatrace_token", "Dynatrace token", "dt0", r"dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}"),
    _rule("postman_key", "Postman key", "PMAK-", r"PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
    _rule("pulumi_token", "Pulumi token", "pul-", r"pul-[a-f0-9]{40}"),
    _rule("linear_key", "Linear key", "lin_", r"lin_(?:api|oauth)_[A-Za-z0-9]{32,64}"),
    _rule(
        "notion_token", "Notion token", "ntn_ secret_", r"ntn_[A-Za-z0-9]{40,50}|secret_[A-Za-z0-9]{43}(?![A-Za-z0-9])"
    ),
    _rule("figma_token", "Figma token", "fig", r"fig[dopu]r?_[\w-]{38,60}"),
    _rule("airtable_token", "Airtable token", "pat", r"pat[A-Za-z0-9]{14}\.[a-f0-9]{64}"),
    _rule("hubspot_token", "HubSpot token", "pat-", r"pat-(?:na|eu|ap)\d-[a-f0-9-]{36}"),
    _rule("dropbox_token", "Dropbox token", "sl.", r"sl\.(?:u\.)?[\w-]{100,2000}"),
    _rule("shopify_token", "Shopify token", "shp", r"shp(?:at|ca|pa|ss|tka)_[a-fA-F0-9]{32}"),
    _rule("square_token", "Square token", "sq0 EAAA", r"sq0(?:atp|csp|idp)-[\w-]{22,43}|EAAA[\w-]{60}(?![\w-])"),
    _rule(
        "braintree_token",
        "Braintree token",
        "access_token$",
        r"access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}",
    ),
    _rule("facebook_token", "Facebook token", "EAA", r"EAA[A-Za-z][A-Za-z0-9]{80,400}"),
    _rule("twitter_token", "Twitter bearer token", "AAAAAAAAAAAAAAAAAAAAA", r"A{20,24}[\w%]{60,120}"),
    _rule("mapbox_token", "Mapbox secret token", "sk.eyJ", r"sk\.eyJ[\w-]{40,300}\.[\w-]{16,64}"),
    _rule("tailscale_key", "Tailscale key", "tskey-", r"tskey-[a-z]{2,9}-[\w-]{16,80}"),
    _rule("alibaba_key", "Alibaba access key", "LTAI", r"LTAI[A-Za-z0-9]{16,26}"),
    _rule("artifactory_key", "Artifactory key", "AKC", r"AKC[A-Za-z0-9]{69,80}"),
    _rule("typeform_token", "Typeform token", "tfp_", r"tfp_[\w.=-]{40,80}"),
    _rule("contentful_token", "Contentful token", "CFPAT-", r"CFPAT-[\w-]{43}"),
    _rule("flutterwave_key", "Flutterwave key", "FLWSECK", r"FLWSECK(?:_TEST)?-[a-zA-Z0-9]{12,40}(?:-X)?"),
    _rule(
        "bitcoin_key",
        "Bitcoin private key",
        "5 K L xprv",
        r"5[HJK][1-9A-HJ-NP-Za-km-z]{49}(?!\w)|[KL][1-9A-HJ-NP-Za-km-z]{51}(?!\w)|xprv[1-9A-HJ-NP-Za-km-z]{100,115}",
    ),
    _rule(
        "bearer_token",
        "authorization header",
        "uthorization earer asic UTHORIZATION",
        r"(?:authorization[\"']?\s{0,3}[:=]\s{0,3}[\"']?(?:bearer|basic|token)\s{1,3}(?P<secret>[\w.~+/=-]{8,4000})"
        r"|bearer\s{1,3}(?P<bearer>(?=[\w.~+/=-]{0,200}\d)[\w.~+/=-]{16,4000}))",
        re.IGNORECASE,
    ),
    _rule(
        "session_cookie",
        "session cookie",
        "ookie",
        r"cookie:\s{0,3}(?P<secret>[\w.-]{2,40}=[^\s;]{8,400}(?:;\s?[\w.-]{2,40}=[^\s;]{1,400}){0,20})",
        re.IGNORECASE,
    ),
)

URL_CREDENTIALS = re.compile(
    r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,20}://(?P<secret>[^\s/:@\"'<>\[\]]{0,120}:[^\s/@\"'<>]{1,200})@"
)
PLACEHOLDER = re.compile(r"\[secret removed: ([a-z0-9_]{1,40})\]")
