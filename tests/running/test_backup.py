"""Backup, erase, restore, start: the erased are gone before the first request is served."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.running.conftest import ROOT, Running, _clean_environment, start


def manage(var: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**_clean_environment(), "CANDOR_VAR": str(var)},
        capture_output=True,
        text=True,
        check=False,
    )


def remember(candor: Running, person: str, text: str) -> str:
    messages = [{"role": "user", "content": text}]
    stored: Any = candor.call("POST", "/v3/memories/add/", messages=messages, user_id=person, infer=False)
    return str(stored["results"][0]["id"])


def known(candor: Running, person: str) -> set[str]:
    found: Any = candor.call("POST", "/v3/memories/", filters={"user_id": person})
    return {memory["memory"] for memory in found["results"]}


def test_what_was_erased_after_the_backup_is_never_served_again(tmp_path: Path) -> None:
    var, folder = tmp_path / "var", str(tmp_path / "backup")
    candor = start(var)
    remember(candor, "kim", "Likes rain")
    one = remember(candor, "lee", "Likes snow")
    remember(candor, "lee", "Likes wind")
    assert manage(var, "backup", folder).returncode == 0
    candor.call("DELETE", f"/v1/memories/{one}/")
    candor.call("DELETE", "/v2/entities/user/kim/")
    assert "already running" in manage(var, "restore", folder).stderr
    candor.stop()
    assert "There is data already" in manage(var, "restore", folder).stderr
    restored = manage(var, "restore", folder, "--with-keys", "--force")
    assert restored.returncode == 0, restored.stderr
    candor = start(var)
    try:
        assert (known(candor, "kim"), known(candor, "lee")) == (set(), {"Likes wind"})
    finally:
        candor.stop()


def test_a_restore_that_is_killed_leaves_what_was_there(tmp_path: Path) -> None:
    var, folder = tmp_path / "var", str(tmp_path / "backup")
    candor = start(var)
    remember(candor, "lee", "Likes snow")
    assert manage(var, "backup", folder).returncode == 0
    remember(candor, "lee", "Likes wind")
    candor.stop()
    _kill_while_restoring(var, folder)
    candor = start(var)
    try:
        assert known(candor, "lee") == {"Likes snow", "Likes wind"}
    finally:
        candor.stop()


def _kill_while_restoring(var: Path, folder: str) -> None:
    command = [sys.executable, "manage.py", "restore", folder, "--force", "--with-keys"]
    env = {**_clean_environment(), "CANDOR_VAR": str(var), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, process_group=0
    )
    assert process.stdout is not None
    while "Checking that it opens" not in process.stdout.readline():
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
