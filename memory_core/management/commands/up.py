"""Everything at once, for a laptop: database, web, worker and scheduler, until Ctrl-C."""

import http.client
import json
import os
import signal
import socket
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from memory_core import databases
from memory_core.databases import ConfigurationError
from memory_core.embedded import services
from memory_core.embedded.cluster import Cluster
from memory_core.embedded.errors import ClusterError, told_plainly
from memory_core.embedded.lock import hold
from memory_core.embedded.supervisor import Child, Supervisor
from memory_core.management.commands.bootstrap import close_connections

READY_SECONDS = 90
LOOK_SECONDS = 0.05
TEND_SECONDS = 0.25

WELCOME = """
Candor is running at {url}

  Review console   {reviewer_link}
  "What I know     {person_link}
   about you"
  These links sign you in once. For fresh ones, start again.

  For agents:
    curl {url}/v3/memories/add/ -H "Authorization: Token {api_key}" -H "Content-Type: application/json" \\
      -d '{{"user_id": "alex", "messages": [{{"role": "user", "content": "I am a vegetarian and I live in Lisbon."}}]}}'
    curl {url}/v3/memories/search/ -H "Authorization: Token {api_key}" -H "Content-Type: application/json" \\
      -d '{{"filters": {{"user_id": "alex"}}, "query": "What should I cook?"}}'

Ctrl-C stops everything. Logs are in {logs}
"""


class Command(BaseCommand):
    help = "Set up what is missing and run the whole product on this machine."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=os.environ.get("PORT", "8000"))

    def handle(self, *args: object, port: int, **options: Any) -> None:
        var = databases.var_folder(os.environ)
        self.supervisor = Supervisor(self._say)
        _mind_signals()
        try:
            self._run(var, port)
        except KeyboardInterrupt:
            self._say("Stopped.")
        except (ClusterError, ConfigurationError) as error:
            raise CommandError(str(error)) from error

    def _run(self, var: Path, port: int) -> None:
        with told_plainly(var):
            _make_private(var)
        with hold(var):
            run_file = var / "run.json"
            run_file.unlink(missing_ok=True)
            _refuse_taken(port)
            try:
                self._start(var, port)
                self._welcome(run_file, f"http://{services.HOST}:{port}", var / "log")
                self._keep()
            finally:
                self._stop(run_file)

    def _start(self, var: Path, port: int) -> None:
        with told_plainly(var):
            databases.create_master_key(os.environ)
        self._start_postgres(services.fresh_log(var / "log" / "postgres.log"))
        self._say("Checking roles and tables ...")
        call_command("bootstrap")
        self._say("Starting web server, worker and scheduler ...")
        web, *others = services.children(os.environ, port=port, var=var)
        self.supervisor.start(web)
        call_command("seed")
        self._wait_until_ready(port, var / "log")
        self.supervisor.start(*others)  # not earlier: three at once are slower to show the first page

    def _start_postgres(self, log: Path) -> None:
        if os.environ.get("CANDOR_DATABASE_URL"):
            _read_settings_again_if_stale()
            return
        cluster = Cluster(databases.postgres_folder(os.environ), log=log)
        cluster.init()
        _read_settings_again_if_stale()
        self._say("Starting PostgreSQL ...")
        self.supervisor.start(Child("postgres", cluster.start, by=signal.SIGINT))

    def _wait_until_ready(self, port: int, logs: Path) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not _answers(port):
            if fallen := [child for child in self.supervisor.children if child.has_ended()]:
                raise ClusterError(f"The {fallen[0].name} process has ended, see {logs / fallen[0].name}.log")
            if time.monotonic() > deadline:
                raise ClusterError(f"Nothing answers on port {port} after {READY_SECONDS} seconds, see {logs}")
            time.sleep(LOOK_SECONDS)

    def _welcome(self, run_file: Path, url: str, logs: Path) -> None:
        from memory_core.services.demo import sign_in_links  # late: the children start while it is being loaded

        links = sign_in_links(url)
        close_connections()
        databases.write_secret(run_file, json.dumps({**links, "pid": os.getpid()}, indent=2) + "\n")
        self._say(WELCOME.format(**links, logs=logs))

    def _keep(self) -> NoReturn:
        while True:
            self.supervisor.tend()
            time.sleep(TEND_SECONDS)

    def _stop(self, run_file: Path) -> None:
        """Not to be hurried: a second Ctrl-C would leave children to be killed."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        run_file.unlink(missing_ok=True)
        close_connections()
        self.supervisor.stop()

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _make_private(var: Path) -> None:
    var.mkdir(parents=True, exist_ok=True)
    var.chmod(0o700)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((services.HOST, port))
        except OSError:
            raise ClusterError(f"Port {port} is taken, choose another: make run PORT={port + 1}") from None


def _read_settings_again_if_stale() -> None:
    """Django read its settings before there was a key or a database to name: then begin once more."""
    if databases.urls(os.environ, databases.master_key(os.environ)) != settings.URLS:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(services.HOST, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _mind_signals() -> None:
    """A polite kill and a closed terminal mean the same as Ctrl-C, unless we were started to outlive the terminal."""
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _interrupt)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)


def _interrupt(number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt(signal.Signals(number).name)
