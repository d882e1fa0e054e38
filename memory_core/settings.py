"""All settings, from the environment alone. docs/settings.md lists every one."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from memory_core import databases
from memory_core.accounts import origins_of, provider_of
from memory_core.engine.embedding import MAX_DIMENSIONS, TOO_WIDE
from memory_core.mail import mail_of

BASE_DIR = Path(__file__).resolve().parent.parent
ENV = os.environ


def flag(name: str, default: bool) -> bool:
    return ENV.get(name, str(int(default))).lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in ENV.get(name, default).split(",") if word.strip()]


PRODUCTION = ENV.get("CANDOR_ENVIRONMENT", "local") == "production"
DEBUG = flag("CANDOR_DEBUG", False)
CANDOR_VAR = databases.var_folder(ENV)

# Secrets. On a laptop everything follows from the master key; production names its own.
MASTER_KEY = databases.known_master_key(ENV)
SECRET_KEY = ENV.get("CANDOR_SECRET_KEY", "") or databases.derived_secret(MASTER_KEY or bytes(32), "django")
ALLOWED_HOSTS = words("CANDOR_ALLOWED_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("CANDOR_TRUSTED_ORIGINS")


def refuse_unsafe_production() -> None:
    faults = {
        "CANDOR_DEBUG must be off": DEBUG,
        "CANDOR_SECRET_KEY must be set, 50 characters or more": len(ENV.get("CANDOR_SECRET_KEY", "")) < 50,
        "CANDOR_MASTER_KEY or CANDOR_MASTER_KEY_FILE must be set": MASTER_KEY is None,
        "CANDOR_DATABASE_URL must name a database server": not ENV.get("CANDOR_DATABASE_URL"),
        "CANDOR_KEYS_DATABASE_URL must name the key database": not ENV.get("CANDOR_KEYS_DATABASE_URL"),
        "CANDOR_ALLOWED_HOSTS must name the hosts, without '*'": not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS,
    }
    if found := [message for message, wrong in faults.items() if wrong]:
        raise ImproperlyConfigured("Unsafe for production: " + "; ".join(found) + ".")


if PRODUCTION:
    refuse_unsafe_production()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
    "django_htmx",
    "pgtrigger",
    "rest_framework",
    "template_partials",
    "memory_core.keyring",
    "memory_core",
    "audit",
    "dashboard",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dashboard.framing.FramingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "memory_core.access_log.AccessLogMiddleware",
]
ROOT_URLCONF = "memory_core.urls"
WSGI_APPLICATION = "memory_core.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "dashboard.access.navigation",
            ],
        },
    }
]

# Databases: one server in the simplest case, four logins. `default` is the app's, bound by row-level security.
URLS = databases.known_urls(ENV, MASTER_KEY)
POOL_SIZE = int(ENV.get("CANDOR_POOL_SIZE", "8"))


def connection(url: str, *, pool: bool = False) -> dict[str, Any]:
    options: dict[str, Any] = {"pool": {"min_size": 1, "max_size": POOL_SIZE, "timeout": 10}} if pool else {}
    options["prepare_threshold"] = 5 if flag("CANDOR_PREPARE", True) else None  # Django's own statements never are
    checked = {"CONN_HEALTH_CHECKS": True, "DISABLE_SERVER_SIDE_CURSORS": True}
    return {**dj_database_url.parse(url), "OPTIONS": options, **checked}


DATABASES = {
    "default": connection(URLS.app, pool=POOL_SIZE > 0),
    "owner": connection(URLS.owner),
    "maintenance": connection(URLS.maintenance),
    "keys": connection(URLS.keys, pool=POOL_SIZE > 0),
}
DATABASE_ROUTERS = ["memory_core.keyring.router.KeyRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Work
CELERY_BROKER_URL = URLS.broker
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 8  # wake-ups are small, and most find their work done
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "candor"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {  # a waiting read that looks every 50 ms costs 1 % of a core; what a killed worker held comes back after 120 s
        "init_extension": False,
        "wait_time_seconds": 2,
        "poll_interval_ms": 50,
        "polling_interval": 0.05,  # with 0 a worker whose hands are full would spin
        "visibility_timeout": 120,
        "pool_size": 4,
    }
    if URLS.broker.startswith("pgmq")
    else {}
)
CANDOR_SWEEP = timedelta(seconds=int(ENV.get("CANDOR_SWEEP_SECONDS", "10")))
CELERY_BEAT_SCHEDULE = {
    "sweep-lanes": {"task": "memory_core.tasks.sweep_lanes", "schedule": CANDOR_SWEEP},
    "fill-vectors": {"task": "memory_core.tasks.fill_vectors", "schedule": timedelta(seconds=30)},
    "rebuild-vectors": {"task": "memory_core.tasks.rebuild_vectors", "schedule": CANDOR_SWEEP},
    "rescan": {"task": "memory_core.tasks.rescan_everything", "schedule": timedelta(minutes=1)},
    "draw-samples": {"task": "audit.tasks.draw_samples", "schedule": timedelta(minutes=1)},
    "find-contradictions": {"task": "audit.tasks.find_contradictions", "schedule": timedelta(minutes=1)},
    "run-bulk-decisions": {"task": "audit.tasks.run_bulks", "schedule": timedelta(minutes=1)},
    "withdraw-overdue": {"task": "audit.tasks.withdraw_overdue", "schedule": timedelta(minutes=5)},
    "tell-alarms": {"task": "audit.tasks.tell_alarms", "schedule": timedelta(minutes=5)},
    "carry-out-requests": {"task": "audit.tasks.carry_out_requests", "schedule": timedelta(minutes=1)},
    "tell-request-alarms": {"task": "audit.tasks.tell_request_alarms", "schedule": timedelta(minutes=10)},
    "rotate-keys": {"task": "memory_core.tasks.rotate_keys", "schedule": timedelta(seconds=5)},
    "replay-tombstones": {"task": "memory_core.tasks.replay_tombstones", "schedule": timedelta(minutes=1)},
    "rewrite-keys": {"task": "memory_core.tasks.rewrite_keys", "schedule": timedelta(days=1)},
    "carry-out-removals": {"task": "audit.tasks.carry_out_removals", "schedule": timedelta(minutes=1)},
    "tend-maintenance": {"task": "audit.tasks.tend_maintenance", "schedule": timedelta(minutes=1)},
    "clear-away": {"task": "audit.tasks.clear_away", "schedule": timedelta(hours=1)},
    "tend-exports": {"task": "audit.tasks.tend_exports", "schedule": timedelta(minutes=1)},
    "send-notices": {"task": "audit.tasks.send_notices", "schedule": timedelta(seconds=30)},
    "resume-erasures": {"task": "audit.tasks.resume_erasures", "schedule": timedelta(seconds=5)},
    "make-summaries": {"task": "memory_core.tasks.make_summaries", "schedule": timedelta(seconds=5)},
    "end-idle-sessions": {"task": "memory_core.tasks.end_idle_sessions", "schedule": timedelta(minutes=5)},
    "anchor-ledger": {"task": "memory_core.tasks.anchor_ledger", "schedule": timedelta(minutes=1)},
}

# Mail, for alarms and links. Without an address none is sent.
CANDOR_EMAIL_URL = ENV.get("CANDOR_EMAIL_URL", "")
MAIL = mail_of(CANDOR_EMAIL_URL)
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = MAIL.backend, MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENV.get("CANDOR_EMAIL_FROM", "Candor <candor@localhost>")
CANDOR_PUBLIC_URL = ENV.get("CANDOR_PUBLIC_URL", "").rstrip("/")
CANDOR_PRIVATE_WEBHOOKS = flag("CANDOR_PRIVATE_WEBHOOKS", default=True)  # to one's own network

# Witnesses of the ledger, outside the database
CANDOR_ANCHOR_FILE = Path(ENV.get("CANDOR_ANCHOR_FILE") or CANDOR_VAR / "anchors" / "ledger.jsonl").absolute()
CANDOR_ANCHOR_WEBHOOK = ENV.get("CANDOR_ANCHOR_WEBHOOK", "")
CANDOR_ANCHOR_SECRET = ENV.get("CANDOR_ANCHOR_SECRET", "") or databases.derived_secret(
    MASTER_KEY or bytes(32), "ledger-anchor"
)
if CANDOR_ANCHOR_WEBHOOK and not CANDOR_ANCHOR_WEBHOOK.startswith(("http://", "https://")):
    raise ImproperlyConfigured("CANDOR_ANCHOR_WEBHOOK must begin with https:// or http://")

# Models
OPENAI_API_KEY = ENV.get("OPENAI_API_KEY", "")
OPENAI_BASE_URL = ENV.get("OPENAI_BASE_URL") or None
CANDOR_EXTRACTION_MODEL = ENV.get("CANDOR_EXTRACTION_MODEL", "gpt-4o-mini")
CANDOR_EMBEDDER = ENV.get("CANDOR_EMBEDDER", "")  # by default openai when there is a key for it
CANDOR_EMBEDDING_MODEL = ENV.get("CANDOR_EMBEDDING_MODEL", "text-embedding-3-small")
CANDOR_EMBEDDING_DIMENSIONS = int(ENV.get("CANDOR_EMBEDDING_DIMENSIONS", "512"))
CANDOR_EMBEDDING_PER_MINUTE = int(ENV.get("CANDOR_EMBEDDING_PER_MINUTE", "30000"))
CANDOR_EMBEDDING_GRACE = timedelta(hours=float(ENV.get("CANDOR_EMBEDDING_GRACE_HOURS", "24")))
if CANDOR_EMBEDDER not in {"", "local", "openai"}:
    raise ImproperlyConfigured("CANDOR_EMBEDDER must be local or openai")
if CANDOR_EMBEDDER == "openai" and not OPENAI_API_KEY:
    raise ImproperlyConfigured("CANDOR_EMBEDDER=openai needs OPENAI_API_KEY")
if not 1 <= CANDOR_EMBEDDING_DIMENSIONS <= MAX_DIMENSIONS:
    raise ImproperlyConfigured(f"CANDOR_EMBEDDING_DIMENSIONS must be from 1 to {MAX_DIMENSIONS}: {TOO_WIDE}")
if not 1 <= len(CANDOR_EMBEDDING_MODEL) <= 100:
    raise ImproperlyConfigured("CANDOR_EMBEDDING_MODEL must have from 1 to 100 characters")
if CANDOR_EMBEDDING_PER_MINUTE < 60:
    raise ImproperlyConfigured("CANDOR_EMBEDDING_PER_MINUTE must be 60 or more")
if timedelta(minutes=1) > CANDOR_EMBEDDING_GRACE:
    raise ImproperlyConfigured("CANDOR_EMBEDDING_GRACE_HOURS must be a minute (0.02) or more: some still search there")
CANDOR_MODEL_TIMEOUT_SECONDS = float(ENV.get("CANDOR_MODEL_TIMEOUT_SECONDS", "20"))

CANDOR_RETRY = timedelta(seconds=float(ENV.get("CANDOR_RETRY_SECONDS", "5")))  # before the first try again

# A lease has to outlast the longest reading: two asks of two tries each, and the embedding.
LEASE_SECONDS = 60 if not OPENAI_API_KEY else max(60, int(8 * CANDOR_MODEL_TIMEOUT_SECONDS))
CANDOR_LEASE = timedelta(seconds=int(ENV.get("CANDOR_LEASE_SECONDS", LEASE_SECONDS)))

# Sessions that nobody ends are ended when nothing has been added to them for so long; 0 leaves them open.
CANDOR_SESSION_IDLE = timedelta(hours=float(ENV.get("CANDOR_SESSION_IDLE_HOURS", "12")))

# Limits of one request
CANDOR_MAX_BODY_BYTES = int(ENV.get("CANDOR_MAX_BODY_BYTES", "2000000"))
CANDOR_MAX_MESSAGE_CHARS = int(ENV.get("CANDOR_MAX_MESSAGE_CHARS", "50000"))
CANDOR_MAX_MESSAGES = int(ENV.get("CANDOR_MAX_MESSAGES", "500"))
CANDOR_MAX_WAITING_JOBS = int(ENV.get("CANDOR_MAX_WAITING_JOBS", "10000"))  # of a project; 0 is no limit
DATA_UPLOAD_MAX_MEMORY_SIZE = CANDOR_MAX_BODY_BYTES

# People
AUTH_USER_MODEL = "memory_core.User"
LOGIN_URL = "dashboard:sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
CANDOR_GRACE = timedelta(hours=float(ENV.get("CANDOR_GRACE_HOURS", "24")))  # to think again about a deletion
MAINTENANCE_HOUR = ENV.get("CANDOR_MAINTENANCE_HOUR", "3").strip()
if MAINTENANCE_HOUR not in {"off", *(str(hour) for hour in range(24))}:
    raise ImproperlyConfigured("CANDOR_MAINTENANCE_HOUR must be an hour from 0 to 23, or off")
CANDOR_MAINTENANCE_HOUR = None if MAINTENANCE_HOUR == "off" else int(MAINTENANCE_HOUR)
CANDOR_LINK_LIFETIME = timedelta(minutes=int(ENV.get("CANDOR_LINK_MINUTES", "30")))
if not timedelta(minutes=1) <= CANDOR_LINK_LIFETIME <= timedelta(days=1):
    raise ImproperlyConfigured("CANDOR_LINK_MINUTES must be from 1 to 1440")
CANDOR_OIDC = provider_of(
    issuer=ENV.get("CANDOR_OIDC_ISSUER", ""),
    client_id=ENV.get("CANDOR_OIDC_CLIENT_ID", ""),
    secret=ENV.get("CANDOR_OIDC_CLIENT_SECRET", ""),
    claim=ENV.get("CANDOR_OIDC_SUBJECT_CLAIM", "sub"),
    project=ENV.get("CANDOR_OIDC_PROJECT", ""),
    scope=ENV.get("CANDOR_OIDC_SCOPE", ""),
)
CANDOR_FRAME_ANCESTORS = origins_of("CANDOR_FRAME_ANCESTORS", words("CANDOR_FRAME_ANCESTORS"))
SESSION_COOKIE_NAME = "candor_session"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and flag("CANDOR_HTTPS_REDIRECT", True)
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
CANDOR_BEHIND_PROXY = flag("CANDOR_BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CANDOR_BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# Words, times, files
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # texts are marked for translation; a language is offered once it has a catalogue
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
if PRODUCTION:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["memory_core.api.auth.KeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["memory_core.api.auth.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["memory_core.api.parsing.StrictJSONParser"],
    "EXCEPTION_HANDLER": "memory_core.api.errors.answer",
    "UNAUTHENTICATED_USER": None,
}

# Logs name routes and ids, never what people said.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "memory_core.logs.ContentFreeFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": ENV.get("CANDOR_LOG_LEVEL", "INFO")},
    "loggers": {
        # Django's own lines quote paths and messages of exceptions, which can carry a person's id.
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.server": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        "httpx": {"level": "WARNING"},
        "httpx2": {"level": "WARNING"},
        "openai": {"level": "WARNING"},
        "authlib": {"level": "WARNING"},  # at DEBUG it writes down verifiers
    },
}
