"""Which PostgreSQL each part of the product talks to, and as whom. Plain Python: settings are built from this."""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

KEY_BYTES = 32
DEFAULT_NAME = "candor"
NOWHERE = "postgresql://nobody:nothing@127.0.0.1:1/postgres"

OWNER = "candor_owner"
APP = "candor_app"
MAINTENANCE = "candor_maintenance"
KEYS = "candor_keys"
QUEUE = "candor_queue"


class ConfigurationError(Exception):
    """A setting is missing or cannot be used. The text is one line that says which and what to do."""


@dataclass(frozen=True, slots=True)
class Urls:
    """Six addresses: the first five for PostgreSQL, `broker` for Celery."""

    admin: str
    owner: str
    app: str
    maintenance: str
    keys: str
    broker: str


def urls(env: Mapping[str, str], master_key: bytes) -> Urls:
    """Every address that follows from `CANDOR_DATABASE_URL`, or from the embedded server when it is not set.

    The path of the admin address says only where the admin logs in; ours are called `CANDOR_DATABASE_NAME`
    (default `candor`), `<name>_keys` and `<name>_queue`. Raises ConfigurationError when there is no server to name.
    """
    admin = env.get("CANDOR_DATABASE_URL") or embedded_url(postgres_folder(env))
    name = env.get("CANDOR_DATABASE_NAME") or DEFAULT_NAME

    def login(role: str, database: str) -> str:
        return address(admin, role=role, password=role_password(master_key, role), database=database)

    return Urls(
        admin=admin,
        owner=env.get("CANDOR_OWNER_DATABASE_URL") or login(OWNER, name),
        app=env.get("CANDOR_APP_DATABASE_URL") or login(APP, name),
        maintenance=env.get("CANDOR_MAINTENANCE_DATABASE_URL") or login(MAINTENANCE, name),
        keys=env.get("CANDOR_KEYS_DATABASE_URL") or login(KEYS, f"{name}_keys"),
        broker=env.get("CANDOR_BROKER_URL") or _broker(login(QUEUE, f"{name}_queue")),
    )


def master_key(env: Mapping[str, str]) -> bytes:
    """The 32 bytes everything secret hangs on, from `CANDOR_MASTER_KEY` (base64) or the key file.

    Raises ConfigurationError when there is none, when its length is wrong, or when others may read the file.
    """
    if text := env.get("CANDOR_MASTER_KEY"):
        return _decode(text, "CANDOR_MASTER_KEY")
    path = master_key_file(env)
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        raise ConfigurationError(f"There is no master key: set CANDOR_MASTER_KEY or create {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"The master key {path} cannot be read: {error}") from error
    if mode & stat.S_IRWXO:
        raise ConfigurationError(f"The master key {path} can be read by others: chmod 600 {path}")
    return _decode(text, str(path))


def known_master_key(env: Mapping[str, str]) -> bytes | None:
    """The master key, or None before the first start: commands that need no data run without one."""
    if env.get("CANDOR_MASTER_KEY") or master_key_file(env).exists():
        return master_key(env)
    return None


def known_urls(env: Mapping[str, str], key: bytes | None) -> Urls:
    """`urls`, or addresses that lead nowhere before the first start."""
    if key is None or not (env.get("CANDOR_DATABASE_URL") or (postgres_folder(env) / "port").exists()):
        return urls({**env, "CANDOR_DATABASE_URL": NOWHERE}, key or bytes(KEY_BYTES))
    return urls(env, key)


def derived_secret(key: bytes, purpose: str) -> str:
    """HMAC-SHA256(master key, purpose) in the URL-safe alphabet."""
    return base64.urlsafe_b64encode(hmac.digest(key, purpose.encode(), hashlib.sha256)).decode().rstrip("=")


def create_master_key(env: Mapping[str, str]) -> None:
    """Draw a master key on the very first start. A key that is there, whatever its state, is never replaced."""
    path = master_key_file(env)
    if env.get("CANDOR_MASTER_KEY") or path.exists():
        return
    if (postgres_folder(env) / "data").exists():
        raise ConfigurationError(f"The master key {path} is gone but its data is not: restore it from your backup")
    text = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode() + "\n"
    write_secret(path, text)


def write_secret(path: Path, text: str) -> None:
    """Write a file that only we may read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def var_folder(env: Mapping[str, str]) -> Path:
    """Where this installation keeps what it owns on disk, absolute."""
    return Path(env.get("CANDOR_VAR") or "var").absolute()


def postgres_folder(env: Mapping[str, str]) -> Path:
    """The folder of the embedded server."""
    return var_folder(env) / "postgres"


def master_key_file(env: Mapping[str, str]) -> Path:
    """`CANDOR_MASTER_KEY_FILE`, or the file in the var folder."""
    named = env.get("CANDOR_MASTER_KEY_FILE")
    return Path(named).absolute() if named else var_folder(env) / "master.key"


def embedded_url(folder: Path) -> str:
    """The admin address of the embedded server in `folder`, whether it is running or not."""
    try:
        port = int((folder / "port").read_text(encoding="ascii"))
        password = (folder / "password").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        raise ConfigurationError(
            f"There is no database in {folder}: start it with `make run`, or set CANDOR_DATABASE_URL"
        ) from None
    return f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"


def role_password(master_key: bytes, role: str) -> str:
    """HMAC-SHA256(master key, "role:<name>") in the URL-safe alphabet, so that no password needs storing."""
    return derived_secret(master_key, f"role:{role}")


def address(url: str, *, database: str, role: str = "", password: str = "") -> str:
    """`url` with another database and, where a role is given, another login. Host and options stay."""
    parts = urlsplit(url)
    login, _, host = parts.netloc.rpartition("@")
    login = f"{role}:{password}" if role else login
    return urlunsplit((parts.scheme, f"{login}@{host}", f"/{database}", parts.query, ""))


def _broker(url: str) -> str:
    """The address in the form of kombu's PGMQ transport, which takes no options."""
    return urlunsplit(("pgmq", *urlsplit(url)[1:3], "", ""))


def _decode(text: str, source: str) -> bytes:
    try:
        key = base64.b64decode(text.strip().replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        raise ConfigurationError(f"{source} is not base64") from None
    if len(key) != KEY_BYTES:
        raise ConfigurationError(f"{source} must hold {KEY_BYTES} bytes in base64, and holds {len(key)}")
    return key
