"""A person's copy of everything: complete, about nobody else, and gone when its time is over."""

import csv
import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from audit import exports, retention, review
from audit.export_contents import SECTIONS
from audit.export_forms import harmless
from audit.models import Export, ExportPart, LegalHold, PrivacyRequest, RequestNote
from audit.shown import shown_mac
from memory_core import vault
from memory_core.errors import InvalidInput, NotFound
from memory_core.models import (
    LedgerEntry,
    MemoryVersion,
    Project,
    RotationDue,
    Status,
    Subject,
)
from memory_core.retrieval import Asked, search
from memory_core.services import erasure, links
from memory_core.tenancy import project_scope
from tests.factories import make_caller, make_memory, make_project, make_subject, make_turn, make_user

pytestmark = pytest.mark.django_db


def text_of(subject: Subject, format: str = "json") -> bytes:
    export = exports.start(subject, format=format, actor=subject.actor)
    assert export.state == Export.State.READY
    return b"".join(exports.open(export, actor=subject.actor))


def exported(subject: Subject) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(text_of(subject))
    return document


def tables(subject: Subject) -> dict[str, list[dict[str, str]]]:
    archive = zipfile.ZipFile(io.BytesIO(text_of(subject, "csv")))
    names = [name for name in archive.namelist() if name.endswith(".csv")]
    return {name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig")))) for name in names}


def entries(subject: Subject, action: str) -> list[LedgerEntry]:
    with project_scope(subject.project_id):
        return list(LedgerEntry.objects.filter(action=action).order_by("sequence"))


def file_request(subject: Subject, **fields: Any) -> PrivacyRequest:
    given: dict[str, Any] = {"number": 7, "kind": "access", "filed_by": subject.actor, **fields}
    request = PrivacyRequest(project=subject.project, subject_id=subject.pk, due_on=timezone.now().date(), **given)
    with project_scope(subject.project_id):
        request.save()
        for letter, text in (("extension", "We need longer."), ("", "Ask legal about Alice")):
            RequestNote(request=request, project=subject.project, actor="user:1", letter=letter, text=text).save()
    return request


def test_it_says_what_is_held_was_held_and_waits(alice: Subject) -> None:
    make_memory(alice, "User likes tea")
    make_memory(alice, "User is vegan", status=Status.PENDING)
    make_memory(alice, "User likes gin", status=Status.REJECTED)
    states = {row["text"]: (row["state"], row["became"]) for row in exported(alice)["memories"]}
    assert states == {
        "User likes tea": ("current", "approved"),
        "User is vegan": ("waiting", "pending"),
        "User likes gin": ("past", "rejected"),
    }


def test_it_tells_what_was_stated_from_what_was_inferred(alice: Subject) -> None:
    make_memory(alice, "User likes tea", stated=True)
    make_memory(alice, "User is calm", stated=False)
    bases = {row["text"]: row["basis"] for row in exported(alice)["memories"]}
    assert bases == {"User likes tea": "stated", "User is calm": "inferred"}


def test_it_gives_the_words_behind_a_memory_and_all_words_of_ones_own(alice: Subject) -> None:
    make_memory(alice, "User likes tea", said="I really like tea")
    with project_scope(alice.project_id):
        make_turn(alice, "Hello there")
    document = exported(alice)
    assert document["memories"][0]["evidence"][0]["words"] == "I really like tea"
    assert [row["words"] for row in document["messages"]] == ["I really like tea", "Hello there"]


def test_it_says_who_has_read_it_and_when(alice: Subject) -> None:
    version = make_memory(alice, "User likes tea")
    caller = make_caller(alice.project)
    for _ in range(2):
        search(caller, Asked("tea", {"user_id": "alice"}))
    document = exported(alice)
    read = document["memories"][0]["read_by"]
    assert [(row["agent"], row["times"]) for row in read] == [("test", 2)]
    assert [row["memories"] for row in document["readings"]] == [[str(version.pk)]] * 2
    assert [(row["name"], row["times"]) for row in document["recipients"]] == [("test", 2)]


def test_it_says_how_staff_decided_without_naming_them(alice: Subject, project: Project) -> None:
    rita = make_user(project)
    version = make_memory(alice, "User likes gin", status=Status.PENDING)
    with project_scope(project.pk):
        shown = shown_mac(version)
    review.reject(version.pk, project_id=project.pk, actor=rita.actor, shown_mac=shown, reason="trivial")
    text = text_of(alice).decode()
    decision = json.loads(text)["memories"][0]["decisions"][0]
    assert (decision["verdict"], decision["reason"], decision["by"]) == ("reject", "trivial", "staff")
    assert str(rita.pk) not in text and rita.name not in text and rita.email not in text


def test_it_holds_the_requests_and_what_was_answered_but_no_notes_of_staff(alice: Subject) -> None:
    file_request(alice, details={"about": "my address"})
    [request] = exported(alice)["requests"]
    assert (request["number"], request["filed_by"], request["asked_for"]) == (7, "you", {"about": "my address"})
    assert [letter["text"] for letter in request["letters"]] == ["We need longer."]
    assert "Ask legal" not in text_of(alice, "json").decode()


def test_it_prints_the_rules_and_the_hold_that_stands_above_them(alice: Subject) -> None:
    with project_scope(alice.project_id):
        LegalHold(project=alice.project, subject_id=alice.pk, reason="A suit", set_by="user:1").save()
        rules = retention.told(alice.project)
    document = exported(alice)
    assert document["retention"] == rules and document["kept_by_law_since"]


def test_it_says_its_version_and_about_whom_it_is(alice: Subject) -> None:
    document = exported(alice)
    assert (document["schema"], document["schema_version"]) == ("candor.export", 1)
    assert document["person"]["called"] == "alice" and document["held_by"] == "Acme"
    assert [section.name for section in SECTIONS if section.name not in document] == []


def test_it_says_nothing_of_anybody_else(alice: Subject, project: Project) -> None:
    bob, stranger = make_subject(project, "bob"), make_subject(make_project("Globex"), "alice")
    theirs = [make_memory(bob, "User likes rum"), make_memory(stranger, "User likes ouzo")]
    make_memory(alice, "User likes tea")
    both = Asked("likes", {"OR": [{"user_id": "bob"}, {"user_id": "alice"}]})
    assert len(search(make_caller(project, scopes=("read", "cross_subject")), both).found) == 2
    text = text_of(alice).decode()
    ids = [str(pk) for version in theirs for pk in (version.pk, version.memory_id, version.owner_id)]
    assert "User likes tea" in text
    assert not [word for word in (*ids, "bob", "rum", "ouzo", "Globex") if word in text]


def test_another_speaker_in_the_conversation_is_not_named(alice: Subject) -> None:
    with project_scope(alice.project_id):
        for name in ("Alice", "bob"):
            turn = make_turn(alice, f"{len(name)} cups")
            turn.name = name
            turn.save()
    assert [row["name"] for row in exported(alice)["messages"]] == ["Alice", None]


def test_a_value_that_does_not_open_is_left_empty_and_the_rest_is_there(alice: Subject) -> None:
    broken, sound = make_memory(alice, "User likes tea"), make_memory(alice, "User likes coffee")
    with project_scope(alice.project_id):
        MemoryVersion.objects.filter(pk=broken.pk).update(text=MemoryVersion.objects.get(pk=sound.pk).__dict__["text"])
    assert [row["text"] for row in exported(alice)["memories"]] == [None, "User likes coffee"]


def test_what_the_page_shows_is_in_the_copy(alice: Subject) -> None:
    make_memory(alice, "User likes green tea", said="Green tea it is", agent_id="kitchen helper")
    make_memory(alice, "User is calm", stated=False, status=Status.PENDING)
    search(make_caller(alice.project), Asked("tea", {"user_id": "alice"}))
    browser = Client()
    token = links.issue(project_id=alice.project_id, issued_by="system:test", subject_id=alice.pk)
    browser.post(f"/enter/{token}/")
    page, copy = browser.get("/me/").text, text_of(alice).decode()
    for words in ("likes green tea", "is calm", "Green tea it is", "kitchen helper"):
        assert words in copy and (words in page or words == "Green tea it is")


def test_csv_has_a_file_for_each_table(alice: Subject) -> None:
    make_memory(alice, "User likes tea, and “cake”;\nboth")
    found = tables(alice)
    assert found["memories.csv"][0]["text"] == "User likes tea, and “cake”;\nboth"
    assert found["memories.csv"][0]["basis"] == "stated"
    assert json.loads(found["memories.csv"][0]["evidence"])[0]["by"] == "user"
    assert {"memories.csv", "messages.csv", "acts.csv"} <= set(found) and "requests.csv" not in found


def test_csv_and_json_say_the_same(alice: Subject) -> None:
    for text in ("User likes tea", "User likes cake"):
        make_memory(alice, text)
    document, found = exported(alice), tables(alice)
    for name in ("memories", "messages"):
        assert [row["id"] for row in document[name]] == [row["id"] for row in found[f"{name}.csv"]]
        assert list(document[name][0]) == list(found[f"{name}.csv"][0])


def test_the_archive_says_what_it_is(alice: Subject) -> None:
    archive = zipfile.ZipFile(io.BytesIO(text_of(alice, "csv")))
    about = archive.read("about.txt").decode()
    assert archive.testzip() is None and archive.namelist()[0] == "about.txt"
    assert "person called: alice" in about and "schema_version: 1" in about


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "a;=1", "a\n=1", "a\r@x"])
def test_no_cell_begins_a_formula(text: str) -> None:
    cells = re.split(r"[;\t\r\n]", harmless(text))
    assert not [cell for cell in cells if cell.strip()[:1] in set("=+-@\uff1d")]


def test_a_formula_is_defused_in_the_file(alice: Subject) -> None:
    make_memory(alice, '=HYPERLINK("https://evil.example")')
    assert tables(alice)["memories.csv"][0]["text"] == '\'=HYPERLINK("https://evil.example")'
    assert exported(alice)["memories"][0]["text"] == '=HYPERLINK("https://evil.example")'


def test_a_harmless_cell_stays_as_it_is() -> None:
    assert harmless("tea - green; a+b, x@y.example = fine") == "tea - green; a+b, x@y.example = fine"


@pytest.mark.parametrize("format", ["json", "csv"])
def test_a_long_copy_is_written_in_parts_and_reads_as_one(
    alice: Subject, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    for number in range(5):
        make_memory(alice, f"User likes tea number {number}")
    whole = tables(alice)["memories.csv"] if format == "csv" else exported(alice)["memories"]
    monkeypatch.setattr(exports, "ROWS_AT_ONCE", 2)
    parts = tables(alice)["memories.csv"] if format == "csv" else exported(alice)["memories"]
    assert parts == whole and len(parts) == 5


def test_a_copy_that_was_cut_short_is_gone_on_with(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        make_memory(alice, f"User likes tea number {number}")
    monkeypatch.setattr(exports, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(exports, "INLINE_MEMORIES", 0)
    export = exports.start(alice, format="json", actor=alice.actor)
    for _ in range(3):
        exports._step(export.pk, alice.project_id)
    half = exports.get(export.pk, alice.project_id)
    assert half.state == Export.State.MAKING and half.done == 4 and half.done < half.total
    done = exports.run(export.pk, alice.project_id)
    assert done.state == Export.State.READY and done.done >= 5
    document = json.loads(b"".join(exports.open(done, actor=alice.actor)))
    assert len(document["memories"]) == len({row["id"] for row in document["memories"]}) == 5


def test_the_parts_are_sealed(alice: Subject) -> None:
    make_memory(alice, "User likes tea")
    text_of(alice)
    with project_scope(alice.project_id):
        raw = b"".join(part.__dict__["content"] for part in ExportPart.objects.all())
    assert len(raw) > 1000 and b"tea" not in raw and b"alice" not in raw


def test_a_short_copy_is_ready_at_once_and_a_long_one_is_left_to_a_worker(
    alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_memory(alice)
    assert exports.start(alice, format="json", actor=alice.actor).state == Export.State.READY
    monkeypatch.setattr(exports, "INLINE_MEMORIES", 0)
    assert exports.start(alice, format="csv", actor=alice.actor).state == Export.State.WAITING


def test_asked_for_twice_it_is_made_once(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "INLINE_ROWS", -1)
    first = exports.start(alice, format="json", actor=alice.actor)
    assert exports.start(alice, format="json", actor=alice.actor).pk == first.pk


def test_what_no_worker_took_is_made_by_the_next_round(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "INLINE_ROWS", -1)
    export = exports.start(alice, format="json", actor=alice.actor)
    assert exports.tend(alice.project_id) == 0
    with project_scope(alice.project_id):
        Export.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    assert exports.tend(alice.project_id) == 1
    assert exports.get(export.pk, alice.project_id).state == Export.State.READY


def test_it_cannot_be_fetched_when_its_time_is_over(alice: Subject) -> None:
    export = exports.start(alice, format="json", actor=alice.actor)
    assert timedelta(days=6) < export.expires_at - timezone.now() < timedelta(days=7)
    with project_scope(alice.project_id):
        Export.objects.update(expires_at=timezone.now())
    with pytest.raises(NotFound):
        exports.open(export, actor=alice.actor)


def test_it_cannot_be_fetched_before_it_is_ready(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "INLINE_ROWS", -1)
    export = exports.start(alice, format="json", actor=alice.actor)
    with pytest.raises(NotFound):
        exports.open(export, actor=alice.actor)


def test_it_goes_when_something_in_it_is_deleted(alice: Subject) -> None:
    version = make_memory(alice, "User likes tea")
    export = exports.start(alice, format="json", actor=alice.actor)
    erasure.erase_memory(alice.project_id, version.memory_id, actor=alice.actor)
    with pytest.raises(NotFound):
        exports.open(export, actor=alice.actor)
    assert exports.tend(alice.project_id) == 1 and entries(alice, "export.dropped")
    with project_scope(alice.project_id):
        assert not ExportPart.objects.exists() and RotationDue.objects.filter(pk=alice.pk).exists()


def test_a_deletion_before_it_does_it_no_harm(alice: Subject) -> None:
    version = make_memory(alice, "User likes tea")
    erasure.erase_memory(alice.project_id, version.memory_id, actor=alice.actor)
    assert exported(alice)["memories"] == []


def test_of_an_erased_person_there_is_no_copy(alice: Subject) -> None:
    make_memory(alice)
    export = exports.start(alice, format="json", actor=alice.actor)
    erasure.erase_subject(alice.pk, project_id=alice.project_id, actor=alice.actor)
    with pytest.raises(NotFound):
        exports.open(export, actor=alice.actor)
    with pytest.raises(NotFound):
        exports.start(alice, format="json", actor=alice.actor)


def test_a_person_whose_key_is_gone_is_a_failure_that_is_seen(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "INLINE_ROWS", -1)
    export = exports.start(alice, format="json", actor=alice.actor)
    vault.destroy(alice.pk)
    assert exports.run(export.pk, alice.project_id).state == Export.State.FAILED
    assert entries(alice, "export.failed")


def test_the_ledger_says_who_asked_and_who_fetched(alice: Subject) -> None:
    text_of(alice)
    assert [entry.actor for entry in entries(alice, "export.asked")] == [alice.actor]
    assert [entry.actor for entry in entries(alice, "export.read")] == [alice.actor]
    assert entries(alice, "export.made")[0].facts["rows"] > 0


def test_another_format_is_refused(alice: Subject) -> None:
    with pytest.raises(InvalidInput):
        exports.start(alice, format="xml", actor=alice.actor)


def test_the_copies_of_a_person_are_listed_while_they_can_be_fetched(alice: Subject) -> None:
    export = exports.start(alice, format="json", actor=alice.actor)
    with project_scope(alice.project_id):
        assert exports.of(alice) == [export]
        Export.objects.update(expires_at=timezone.now())
        assert exports.of(alice) == []
    assert exports.file_name(export).startswith("about-me-p") and exports.content_type(export) == "application/json"
