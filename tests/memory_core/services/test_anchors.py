"""The witnesses outside the database."""

import hashlib
import hmac
import json
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from django.conf import settings as conf
from django.db import connections
from pytest_django.fixtures import Settings
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from memory_core import tasks
from memory_core.models import Project
from memory_core.services import anchor_webhook, anchors, ledger, posting
from memory_core.services.anchors import Anchor
from tests.factories import ACTOR, make_project

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    settings.CANDOR_ANCHOR_FILE = tmp_path / "anchors" / "ledger.jsonl"
    yield settings.CANDOR_ANCHOR_FILE
    anchors._files.clear()


def note(project: Project, times: int = 1) -> None:
    with ledger.act(project.pk) as log:
        for _ in range(times):
            log.add("test.noted", actor=ACTOR)


def lines(file: Path) -> list[Anchor]:
    return [anchor for line in file.read_bytes().splitlines() if (anchor := Anchor.of(line))]


def test_a_line_is_added_for_each_project_that_went_on(file: Path, project: Project) -> None:
    note(project, 3)
    note(make_project("Globex"))
    assert anchors.anchor() == 2
    note(project, 2)
    assert anchors.anchor() == 1
    newest = lines(file)[-1]
    assert (newest.project, newest.after, newest.sequence) == (str(project.pk), 4, 6)
    assert newest == anchors.newest(project.pk)


def test_where_nothing_happened_nothing_is_written(file: Path, project: Project) -> None:
    note(project)
    anchors.anchor()
    before = file.read_bytes()
    assert anchors.anchor() == 0
    assert file.read_bytes() == before


def test_lines_are_signed_and_hold_each_other(file: Path, project: Project) -> None:
    for _ in range(3):
        note(project)
        anchors.anchor()
    found = lines(file)
    assert all(line.is_genuine for line in found)
    assert [line.previous for line in found] == ["", *(line.mac for line in found[:-1])]


def test_the_signature_is_the_one_the_docs_describe(file: Path, project: Project) -> None:
    note(project)
    anchors.anchor()
    said = json.loads(file.read_bytes())
    mac = said.pop("mac")
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
    assert mac == hmac.new(conf.CANDOR_ANCHOR_SECRET.encode(), canonical, hashlib.sha256).hexdigest()


def test_a_changed_line_is_not_genuine(file: Path, project: Project) -> None:
    note(project)
    anchors.anchor()
    line = file.read_bytes().replace(b'"after":0', b'"after":1').replace(b'"sequence":2', b'"sequence":3')
    changed = Anchor.of(line)
    assert changed is not None and not changed.is_genuine


def test_only_we_may_read_the_file_and_its_folder(file: Path, project: Project) -> None:
    note(project)
    anchors.anchor()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_line_that_a_crash_cut_short_is_closed_and_skipped(file: Path, project: Project) -> None:
    note(project)
    anchors.anchor()
    whole = file.read_bytes()
    with file.open("ab") as cut:
        cut.write(whole[:40])
    note(project)
    anchors.anchor()
    first, second = lines(file)
    assert second.previous == first.mac and len(file.read_bytes().splitlines()) == 3


def test_a_new_process_goes_on_where_the_file_ends(file: Path, project: Project) -> None:
    note(project)
    anchors.anchor()
    anchors._files.clear()
    note(project)
    anchors.anchor()
    assert [line.after for line in lines(file)] == [0, 2]


def test_a_file_that_was_taken_away_is_begun_anew(file: Path, project: Project) -> None:
    note(project)
    anchors.anchor()
    file.rename(file.with_suffix(".old"))
    note(project)
    anchors.anchor()
    [line] = lines(file)
    assert (line.after, line.sequence, line.previous) == (0, 3, "")


def test_many_at_once_make_one_unbroken_file(file: Path, project: Project) -> None:
    def work(_: int) -> None:
        try:
            note(project)
            anchors.anchor()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(12)))
    found = lines(file)
    assert [line.previous for line in found] == ["", *(line.mac for line in found[:-1])]
    assert [line.after for line in found] == [0, *(line.sequence for line in found[:-1])]


def test_a_long_chain_takes_several_lines(file: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "ROWS_PER_LINE", 4)
    note(project, 9)
    assert anchors.anchor() == 3
    assert [line.sequence for line in lines(file)] == [4, 8, 10]


def tamper(statement: str) -> None:
    with psycopg.connect(conf.URLS.admin.rpartition("/")[0] + f"/{conf.DATABASES['default']['NAME']}") as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE memory_core_ledgerentry SET actor = 'user:nobody' WHERE sequence = 3",
        "UPDATE memory_core_ledgerentry SET actor = 'user:nobody' WHERE sequence = 5",
        "DELETE FROM memory_core_ledgerentry WHERE sequence = 3",
        "UPDATE memory_core_ledgerhead SET sequence = 1",
        "UPDATE memory_core_ledgerhead SET digest = 'x'",
    ],
)
def test_what_does_not_fit_is_not_witnessed(project: Project, statement: str, caplog: pytest.LogCaptureFixture) -> None:
    note(project, 2)
    anchors.anchor()
    note(project, 3)
    tamper(statement)
    anchors.anchor()
    newest = anchors.newest(project.pk)
    assert f"ledger of project {project.pk} breaks" in caplog.text
    assert newest is not None and newest.sequence in {3, 4, 6}


def test_without_a_file_nothing_is_known(project: Project) -> None:
    assert anchors.newest(project.pk) is None


class TestWebhook:
    @pytest.fixture(autouse=True)
    def address(self, httpserver: HTTPServer, settings: Settings) -> None:
        settings.CANDOR_ANCHOR_WEBHOOK = httpserver.url_for("/anchors")

    def test_lines_arrive_signed(self, httpserver: HTTPServer, file: Path, project: Project) -> None:
        received: list[Request] = []

        def answer(request: Request) -> Response:
            request.get_data()
            received.append(request)
            return Response(status=204)

        httpserver.expect_request("/anchors", method="POST").respond_with_handler(answer)
        note(project)
        tasks.anchor_ledger()
        [request] = received
        assert request.get_data() == file.read_bytes()
        header = request.headers["X-Candor-Signature"]
        assert posting.is_signed(header, conf.CANDOR_ANCHOR_SECRET, file.read_bytes())

    def test_what_was_delivered_is_not_sent_again(self, httpserver: HTTPServer, project: Project) -> None:
        httpserver.expect_request("/anchors").respond_with_data("")
        note(project)
        tasks.anchor_ledger()
        assert anchor_webhook.deliver() == 0
        assert len(httpserver.log) == 1

    def test_what_was_refused_goes_with_the_next(
        self, httpserver: HTTPServer, file: Path, project: Project, caplog: pytest.LogCaptureFixture
    ) -> None:
        httpserver.expect_oneshot_request("/anchors").respond_with_data("", status=503)
        note(project)
        tasks.anchor_ledger()
        assert "not delivered, HTTPError 503" in caplog.text
        httpserver.expect_oneshot_request("/anchors").respond_with_data("")
        note(project)
        tasks.anchor_ledger()
        assert httpserver.log[-1][0].get_data() == file.read_bytes()

    def test_nobody_at_the_address_is_no_failure(self, settings: Settings, project: Project) -> None:
        settings.CANDOR_ANCHOR_WEBHOOK = "http://127.0.0.1:1/anchors"
        note(project)
        tasks.anchor_ledger()
        assert anchors.newest(project.pk) is not None

    def test_a_redirect_is_not_followed(self, httpserver: HTTPServer, project: Project) -> None:
        headers = {"Location": httpserver.url_for("/elsewhere")}
        httpserver.expect_request("/anchors").respond_with_data("", status=307, headers=headers)
        note(project)
        tasks.anchor_ledger()
        assert [request.path for request, _ in httpserver.log] == ["/anchors"]
