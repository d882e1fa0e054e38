"""A backup comes back whole, and without what was erased after it was made."""

import json
import stat
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone
from pytest_django.fixtures import Settings

from memory_core import databases, vault
from memory_core.backups import making, manifest, restoring, server
from memory_core.backups.errors import BackupError
from memory_core.backups.restoring import Wishes
from memory_core.bootstrap import bootstrap
from memory_core.databases import Urls
from memory_core.keyring.models import DestroyedKey, WrappedKey
from memory_core.management.commands import restore as command
from memory_core.models import LedgerEntry, MemoryVersion, Subject
from memory_core.services import erasure, rotation
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory

pytestmark = pytest.mark.django_db(transaction=True)

KEY: bytes = settings.MASTER_KEY or bytes(32)


def quiet(_: str) -> None:
    pass


def back_up(folder: Path, *, with_keys: bool = True) -> Path:
    making.make(settings.URLS, KEY, folder, with_keys=with_keys, say=quiet)
    return folder


def restore(folder: Path, urls: Urls = settings.URLS, **wishes: bool) -> None:
    """As the command does it, with nobody connected."""
    connections.close_all()
    wanted = Wishes(**{"force": True, **wishes})
    said = restoring.check(folder, KEY, wanted, command._known_migrations())
    restoring.restore(urls, folder, said, wanted, command._sealed(), say=quiet)


def erase(version: MemoryVersion) -> None:
    erasure.erase_memory(version.project_id, version.memory_id, actor=ACTOR)


def erase_person(subject: Subject) -> None:
    erasure.erase_subject(subject.pk, project_id=subject.project_id, actor=ACTOR)


def rotate() -> None:
    rotation.run_due()
    rotation.run_due(now=timezone.now() + rotation.SETTLE + timedelta(seconds=1))


def texts(subject: Subject) -> set[str]:
    vault.forget([subject.pk])
    with project_scope(subject.project_id):
        return {str(version.text) for version in MemoryVersion.objects.filter(owner_id=subject.pk)}


@pytest.fixture(autouse=True)
def nobody_else() -> None:
    """What other tests of this process may have left connected, a page that is still being served among it, goes."""
    connections.close_all()
    with psycopg.connect(settings.URLS.owner) as owner, psycopg.connect(settings.URLS.admin, autocommit=True) as admin:
        leave = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"
        admin.execute(leave, [owner.info.dbname, owner.info.backend_pid])


@pytest.fixture
def backup(tmp_path: Path, alice: Subject, bob: Subject) -> Path:
    """Two people with two memories each; then one memory of Alice's is erased, and its key rotated."""
    gone = make_memory(alice, "likes rain")
    for subject, text in ((alice, "likes tea"), (bob, "likes snow"), (bob, "likes wind")):
        make_memory(subject, text)
    folder = back_up(tmp_path / "backup")
    erase(gone)
    rotate()
    return folder


def test_the_erased_stay_erased_and_everybody_else_is_back(backup: Path, alice: Subject, bob: Subject) -> None:
    erase_person(bob)
    restore(backup, with_keys=True)
    assert texts(alice) == {"likes tea"}
    assert not Subject.objects.using("maintenance").filter(pk=bob.pk).exists()


def test_what_was_lost_is_back(backup: Path, alice: Subject, bob: Subject) -> None:
    with project_scope(bob.project_id):
        MemoryVersion.objects.all().delete()
    restore(backup, with_keys=True)
    assert (texts(alice), texts(bob)) == ({"likes tea"}, {"likes snow", "likes wind"})


def test_the_keys_of_an_erased_person_never_come_back(backup: Path, bob: Subject) -> None:
    erase_person(bob)
    restore(backup, with_keys=True)
    assert not WrappedKey.objects.filter(owner_id=bob.pk).exists()


def test_old_keys_that_came_back_go_again_once_nothing_is_under_them(backup: Path, alice: Subject) -> None:
    restore(backup, with_keys=True)
    assert set(vault.generations(alice.pk)) == {1, 2}
    rotate()
    assert len(vault.generations(alice.pk)) == 1 and texts(alice) == {"likes tea"}


def test_without_the_old_keys_it_is_refused_and_nothing_has_changed(backup: Path, alice: Subject) -> None:
    make_memory(alice, "likes fog")
    with pytest.raises(BackupError, match=r"of 1 people is sealed under keys that are not here any more.*--with-keys"):
        restore(backup)
    assert texts(alice) == {"likes tea", "likes fog"} and set(vault.generations(alice.pk)) == {2}


def test_people_whose_keys_are_gone_can_be_given_up(backup: Path, alice: Subject, bob: Subject) -> None:
    restore(backup, lose_unreadable=True)
    assert texts(bob) == {"likes snow", "likes wind"}
    assert not Subject.objects.using("maintenance").filter(pk=alice.pk).exists()
    assert DestroyedKey.objects.filter(pk=alice.pk).exists()


def test_what_is_the_projects_own_is_never_given_up(backup: Path, alice: Subject) -> None:
    WrappedKey.objects.filter(owner_id=alice.project_id).delete()
    with pytest.raises(BackupError, match="1 people and 1 projects"):
        restore(backup, lose_unreadable=True)


def test_the_present_keys_are_enough_when_none_was_rotated_since(tmp_path: Path, alice: Subject) -> None:
    make_memory(alice, "likes tea")
    gone = make_memory(alice, "likes rain")
    folder = back_up(tmp_path / "backup", with_keys=False)
    erase(gone)
    restore(folder)
    assert texts(alice) == {"likes tea"}


def test_the_ledger_says_from_which_backup_it_goes_on(backup: Path, alice: Subject) -> None:
    restore(backup, with_keys=True)
    said = LedgerEntry.objects.using("maintenance").filter(project=alice.project_id, action="data.restored")
    assert [entry.facts["backup_of"] for entry in said] == [manifest.read(backup).made_at]


def test_a_machine_that_lost_everything_gets_everything_back(backup: Path) -> None:
    own = databases.urls({**_admin(), "CANDOR_DATABASE_NAME": "elsewhere"}, KEY)
    bootstrap(own, drop=True)
    restore(backup, own, with_keys=True, force=False)
    counted = manifest.read(backup).rows
    with psycopg.connect(own.owner) as data:
        assert making.counts(data)["memory_core_memory"] == counted["memory_core_memory"] == 4


def _admin() -> dict[str, str]:
    return {"CANDOR_DATABASE_URL": settings.URLS.admin}


def test_cut_short_it_leaves_what_was_there(backup: Path, alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    make_memory(alice, "likes fog")
    with monkeypatch.context() as cutting:
        cutting.setattr(restoring, "_swap", _fail)
        with pytest.raises(BackupError, match="cut short"):
            restore(backup, with_keys=True)
    assert texts(alice) == {"likes tea", "likes fog"}
    rotate()
    assert len(vault.generations(alice.pk)) == 1
    restore(backup, with_keys=True)
    assert texts(alice) == {"likes tea"}


def _fail(*_: object) -> None:
    raise BackupError("cut short")


def test_data_that_is_there_is_replaced_only_when_told_so(backup: Path) -> None:
    with pytest.raises(BackupError, match=r"There is data already \(2 people, 3 memories\)"):
        restore(backup, force=False)


def test_nobody_may_be_connected(backup: Path, alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "GUESTS_SECONDS", 0.2)
    said = manifest.read(backup)
    assert texts(alice)
    with pytest.raises(BackupError, match="still running"):
        restoring.restore(settings.URLS, backup, said, Wishes(force=True), command._sealed(), say=quiet)


def test_those_who_are_just_leaving_are_waited_for(backup: Path, bob: Subject) -> None:
    leaving = psycopg.connect(settings.URLS.app)
    timer = threading.Timer(0.3, leaving.close)
    timer.start()
    restore(backup, with_keys=True)
    assert leaving.closed and texts(bob) == {"likes snow", "likes wind"}


def test_nobody_is_signed_in_by_a_backup(tmp_path: Path) -> None:
    session = SessionStore()
    session.create()
    restore(back_up(tmp_path / "backup"))
    assert not SessionStore().exists(str(session.session_key))


def damage_data(folder: Path) -> None:
    path = folder / "data.dump"
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def take_keys_away(folder: Path) -> None:
    (folder / "keys.dump").unlink()


def take_manifest_away(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def spoil_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{")


def say(**facts: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "manifest.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **facts}))

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (damage_data, "data.dump is damaged"),
        (take_keys_away, "keys.dump is missing"),
        (take_manifest_away, "There is no backup in"),
        (spoil_manifest, "cannot be read"),
        (say(format=2), "another release"),
        (say(surprise=1), "cannot be read"),
        (say(postgres=99), "made by PostgreSQL 99"),
        (say(migrations={"memory_core": "9999_future"}), "newer release"),
        (say(master_key="another"), "another master key"),
    ],
)
def test_a_backup_that_cannot_be_right_is_refused(change: Callable[[Path], None], told: str, tmp_path: Path) -> None:
    folder = back_up(tmp_path / "backup")
    change(folder)
    with pytest.raises(BackupError, match=told):
        restoring.check(folder, KEY, Wishes(), command._known_migrations())


def test_one_without_keys_cannot_bring_keys_back(tmp_path: Path) -> None:
    folder = back_up(tmp_path / "backup", with_keys=False)
    assert sorted(path.name for path in folder.iterdir()) == ["data.dump", "manifest.json"]
    with pytest.raises(BackupError, match="--data-only"):
        restoring.check(folder, KEY, Wishes(with_keys=True), command._known_migrations())


def test_only_the_operator_may_read_it(tmp_path: Path) -> None:
    folder = back_up(tmp_path / "backup")
    modes = {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.iterdir())}
    assert modes == {"backup": "0o700", "data.dump": "0o600", "keys.dump": "0o600", "manifest.json": "0o600"}


def test_it_takes_no_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    (tmp_path / "backup/holiday.jpg").touch()
    with pytest.raises(BackupError, match="is not empty"):
        back_up(tmp_path / "backup")
    assert [path.name for path in tmp_path.iterdir()] == ["backup"]


def test_half_a_backup_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_dump", _fail)
    with pytest.raises(BackupError):
        back_up(tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


def test_keys_made_meanwhile_are_in_it(tmp_path: Path, alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    make_memory(alice, "likes tea")
    original = making._moment

    def moment(data: making.Connection) -> str:
        vault.rotate(alice.pk)
        make_memory(alice, "likes rain")
        return original(data)

    monkeypatch.setattr(making, "_moment", moment)
    folder = back_up(tmp_path / "backup")
    WrappedKey.objects.filter(owner_id=alice.pk).delete()
    restore(folder, with_keys=True)
    assert texts(alice) == {"likes tea", "likes rain"}


def test_the_witness_of_the_ledger_is_kept_aside(tmp_path: Path, settings: Settings) -> None:
    settings.CANDOR_ANCHOR_FILE = tmp_path / "ledger.jsonl"
    assert command.set_witness_aside() is None
    settings.CANDOR_ANCHOR_FILE.write_text("line")
    aside = command.set_witness_aside()
    assert aside is not None and aside.name.startswith("ledger.until-") and aside.read_text() == "line"
    assert not settings.CANDOR_ANCHOR_FILE.exists()


def test_the_commands_say_what_they_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("backup", str(tmp_path / "backup"))
    assert "keep it apart from the data" in capsys.readouterr().out
    with pytest.raises(CommandError, match="is not empty"):
        call_command("backup", str(tmp_path / "backup"))
    with pytest.raises(CommandError, match="There is no backup in"):
        call_command("restore", str(tmp_path))
