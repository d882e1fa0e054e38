import base64
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from memory_core import databases
from memory_core.databases import ConfigurationError

KEY = bytes(range(32))
ADMIN = "postgresql://root:secret@db.example:5433/postgres?sslmode=require"


def test_every_login_follows_from_the_admin_address() -> None:
    urls = databases.urls({"CANDOR_DATABASE_URL": ADMIN}, KEY)
    assert urlsplit(urls.app).username == "candor_app"
    assert urlsplit(urls.keys).path == "/candor_keys"
    assert {urlsplit(url).hostname for url in (urls.owner, urls.maintenance, urls.broker)} == {"db.example"}


def test_options_of_the_admin_address_stay_except_for_the_broker() -> None:
    urls = databases.urls({"CANDOR_DATABASE_URL": ADMIN}, KEY)
    assert urlsplit(urls.owner).query == "sslmode=require"
    assert urls.broker.startswith("pgmq://candor_queue:") and urls.broker.endswith("@db.example:5433/candor_queue")


def test_the_databases_are_named_by_one_setting() -> None:
    urls = databases.urls({"CANDOR_DATABASE_URL": ADMIN, "CANDOR_DATABASE_NAME": "blue"}, KEY)
    paths = [urlsplit(url).path for url in (urls.app, urls.keys, urls.broker, urls.admin)]
    assert paths == ["/blue", "/blue_keys", "/blue_queue", "/postgres"]


def test_a_setting_of_its_own_wins() -> None:
    env = {
        "CANDOR_DATABASE_URL": ADMIN,
        "CANDOR_BROKER_URL": "redis://cache",
        "CANDOR_KEYS_DATABASE_URL": "postgres://k",
    }
    urls = databases.urls(env, KEY)
    assert (urls.broker, urls.keys) == ("redis://cache", "postgres://k")


def test_passwords_differ_by_role_and_by_key() -> None:
    passwords = {databases.role_password(key, role) for key in (KEY, bytes(32)) for role in ("a", "b")}
    assert len(passwords) == 4


def test_without_a_server_the_error_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="make run"):
        databases.urls({"CANDOR_VAR": str(tmp_path)}, KEY)


def test_the_master_key_may_stand_in_the_environment() -> None:
    assert databases.master_key({"CANDOR_MASTER_KEY": base64.b64encode(KEY).decode()}) == KEY
    assert databases.master_key({"CANDOR_MASTER_KEY": base64.urlsafe_b64encode(KEY).decode()}) == KEY


@pytest.mark.parametrize("text", ["short", "c2hvcnQ=", "not base64 at all!"])
def test_a_master_key_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="CANDOR_MASTER_KEY"):
        databases.master_key({"CANDOR_MASTER_KEY": text})


def test_a_master_key_is_drawn_once_and_kept(tmp_path: Path) -> None:
    env = {"CANDOR_VAR": str(tmp_path)}
    databases.create_master_key(env)
    first = databases.master_key(env)
    databases.create_master_key(env)
    assert databases.master_key(env) == first and len(first) == 32
    assert (tmp_path / "master.key").stat().st_mode & 0o777 == 0o600


def test_a_master_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    env = {"CANDOR_VAR": str(tmp_path)}
    databases.create_master_key(env)
    (tmp_path / "master.key").chmod(0o644)
    with pytest.raises(ConfigurationError, match="chmod 600"):
        databases.master_key(env)


def test_a_missing_master_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"master\.key"):
        databases.master_key({"CANDOR_VAR": str(tmp_path)})


def test_no_new_key_is_drawn_over_data_sealed_under_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "postgres" / "data").mkdir(parents=True)
    with pytest.raises(ConfigurationError, match="backup"):
        databases.create_master_key({"CANDOR_VAR": str(tmp_path)})
