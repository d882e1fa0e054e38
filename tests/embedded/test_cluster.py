import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from memory_core.embedded import binaries
from memory_core.embedded.cluster import Cluster
from memory_core.embedded.errors import ClusterError, told_plainly
from memory_core.embedded.processes import called

KEEPER = """
import sys, time
from pathlib import Path
from memory_core.embedded.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), durable=False)
cluster.init()
cluster.start()
print("up", flush=True)
time.sleep(60)
"""


def ask(url: str, statement: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path / "postgres", durable=False)
    made.init()
    yield made
    made.stop()


@pytest.fixture
def keeper(cluster: Cluster) -> Iterator[subprocess.Popen[str]]:
    """Another process that owns the server."""
    cluster.stop()
    command = [sys.executable, "-c", KEEPER, str(cluster.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "up\n"
        yield process
        process.kill()


def test_it_starts_answers_and_stops(cluster: Cluster) -> None:
    cluster.start()
    assert ask(cluster.url, "SELECT lower('ÄÖÜ')") == "äöü"
    cluster.stop()
    assert not cluster.is_running()


def test_only_this_machine_with_the_password_gets_in(cluster: Cluster) -> None:
    cluster.start()
    assert ask(cluster.url, "SHOW listen_addresses") == "127.0.0.1"
    with pytest.raises(psycopg.OperationalError, match="password"):
        ask(cluster.url.replace(cluster.url.split(":")[2].split("@")[0], "wrong"), "SELECT 1")


def test_nobody_else_may_read_the_password_or_the_data(cluster: Cluster) -> None:
    modes = [(cluster.folder / name).stat().st_mode & 0o077 for name in ("password", "port", "data")]
    assert modes == [0, 0, 0]


def test_the_server_does_not_run_as_root(cluster: Cluster) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root has something to give up")
    process = cluster.start()
    assert "Uid:\t0" not in Path(f"/proc/{process.pid}/status").read_text()


def test_refused_rows_leave_no_trace_in_the_log(cluster: Cluster) -> None:
    cluster.start()
    ask(cluster.url, "CREATE TABLE person (name text PRIMARY KEY); INSERT INTO person VALUES ('canary')")
    for bad in ("INSERT INTO person VALUES ('canary')", "SELECT 'canary'::int", "SELECT canary"):
        with pytest.raises(psycopg.Error):
            ask(cluster.url, bad)
    cluster.stop()
    assert "canary" not in cluster.log.read_text()


def test_rows_and_port_survive_a_restart(cluster: Cluster) -> None:
    cluster.start()
    before = cluster.url
    ask(cluster.url, "CREATE TABLE kept ()")
    cluster.stop()
    cluster.init()
    cluster.start()
    assert cluster.url == before and ask(cluster.url, "SELECT count(*) FROM kept") == 0


def test_it_recovers_from_a_killed_server_that_is_still_a_zombie(cluster: Cluster) -> None:
    process = cluster.start()
    ask(cluster.url, "CREATE TABLE kept ()")
    process.kill()
    cluster.start()
    assert ask(cluster.url, "SELECT count(*) FROM kept") == 0


def test_a_pid_file_that_names_a_stranger_is_not_believed(cluster: Cluster) -> None:
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n/elsewhere\n")
    cluster.start()
    assert cluster.is_running()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next start ends the server")
def test_the_server_ends_with_an_owner_who_is_killed(cluster: Cluster, keeper: subprocess.Popen[str]) -> None:
    server = called(cluster.name)
    keeper.kill()
    keeper.wait()
    cluster.init()
    assert server and not cluster.is_running()


def test_a_second_owner_is_refused_while_the_first_lives(cluster: Cluster, keeper: subprocess.Popen[str]) -> None:
    with pytest.raises(ClusterError, match=rf"already running .* \(process {keeper.pid}\)"):
        cluster.init()


def test_a_folder_can_be_taken_over_from_an_owner_who_is_stopped_for_good(
    cluster: Cluster, keeper: subprocess.Popen[str]
) -> None:
    os.kill(keeper.pid, signal.SIGKILL)
    keeper.wait()
    cluster.init()
    cluster.start()
    assert ask(cluster.url, "SELECT 1") == 1


def test_a_port_that_was_taken_meanwhile_is_given_up(cluster: Cluster) -> None:
    before = int((cluster.folder / "port").read_text())
    cluster.stop()
    with socket.create_server(("127.0.0.1", before)):
        cluster.init()
        cluster.start()
    assert int((cluster.folder / "port").read_text()) != before


def test_data_of_another_major_version_is_named(cluster: Cluster) -> None:
    (cluster.data / "PG_VERSION").write_text("16\n")
    cluster.stop()
    with pytest.raises(ClusterError, match="made by PostgreSQL 16"):
        cluster.init()


def test_a_half_made_data_folder_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "data.new").mkdir()
    (tmp_path / "data.new" / "PG_VERSION").write_text("18\n")
    cluster = Cluster(tmp_path, durable=False)
    cluster.init()
    cluster.start()
    cluster.stop()


def test_a_damaged_folder_is_told_in_one_line(cluster: Cluster) -> None:
    (cluster.data / "global" / "pg_control").unlink()
    with pytest.raises(ClusterError, match="pg_control") as told:
        cluster.start()
    assert "\n" not in str(told.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ClusterError, match="file/postgres cannot be used: Not a directory"):
        Cluster(tmp_path / "file" / "postgres").init()


def test_a_full_disk_is_called_one() -> None:
    with pytest.raises(ClusterError, match="disk is full"), told_plainly(Path("/here")):
        Path("/dev/full").write_text("more")


def test_programs_in_a_folder_closed_to_others_are_run_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = binaries.find().parents[1]
    for part in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        shutil.copytree(part, tmp_path / "closed" / part.name, ignore=shutil.ignore_patterns("include"))
    (tmp_path / "closed").chmod(0o700)
    monkeypatch.setenv("CANDOR_PG_BIN", str(tmp_path / "closed" / wheel.name / "pginstall" / "bin"))
    monkeypatch.setattr(binaries, "REACHABLE_COPIES", Path("/tmp") / f"candor-copies-{os.getpid()}")  # noqa: S108
    cluster = Cluster(tmp_path / "postgres", durable=False)
    cluster.init()
    cluster.start()
    cluster.stop()
    shutil.rmtree(binaries.REACHABLE_COPIES, ignore_errors=True)


def test_a_folder_without_programs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="holds no postgres"):
        binaries.find({"CANDOR_PG_BIN": str(tmp_path)})


def test_an_old_postgres_is_refused(tmp_path: Path) -> None:
    (tmp_path / "postgres").write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 15.18 (Debian)'\n")
    (tmp_path / "postgres").chmod(0o755)
    with pytest.raises(ClusterError, match="17 or newer is needed"):
        binaries.major(tmp_path)
