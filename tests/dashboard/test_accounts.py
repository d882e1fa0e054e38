"""People come in by an account elsewhere, and nobody by a forged one."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from pytest_httpserver import HTTPServer

from dashboard import identity
from memory_core.accounts import Provider, provider_of
from memory_core.databases import ConfigurationError
from memory_core.models import LedgerEntry, Project, Subject
from memory_core.services import addresses, erasure
from memory_core.tenancy import project_scope
from tests.dashboard.provider import CLIENT, FOREIGN_KEY, SECRET, SIGNING_KEY, StandIn
from tests.factories import make_project, make_subject

pytestmark = pytest.mark.django_db

BACK = "/me/account/back/"
HOUR_SECONDS = 3600
Setter = Callable[..., None]


@pytest.fixture
def elsewhere(httpserver: HTTPServer, settings: Settings, project: Project, alice: Subject) -> StandIn:
    stand_in = StandIn(httpserver).open()
    settings.CANDOR_OIDC = provider(stand_in, project)
    identity._made.cache_clear()
    return stand_in


def provider(stand_in: StandIn, project: Project, claim: str = "sub", secret: str = SECRET) -> Provider:
    return Provider(stand_in.issuer, CLIENT, secret, claim, project.slug, "openid")


def come_in(elsewhere: StandIn, browser: Client, address: str = "/me/account/", **back: str) -> Any:
    """To the provider, through it, and back."""
    sent = browser.get(address)["Location"]
    assert sent.startswith(f"{elsewhere.issuer}/auth?")
    return browser.get(BACK, {**elsewhere.let_through(sent), **back})


def acts(project: Project) -> list[tuple[str, str, object]]:
    with project_scope(project.pk):
        entries = LedgerEntry.objects.filter(action="subject.signed_in")
        return [(entry.action, entry.actor, entry.facts) for entry in entries]


def test_a_person_comes_in_by_their_account(client: Client, elsewhere: StandIn, alice: Subject) -> None:
    assert come_in(elsewhere, client)["Location"] == "/me/"
    assert client.get("/me/").status_code == 200
    assert acts(alice.project) == [("subject.signed_in", alice.actor, {"way": "account"})]


def test_no_more_is_asked_for_than_is_needed(client: Client, elsewhere: StandIn) -> None:
    come_in(elsewhere, client)
    assert elsewhere.asked["scope"] == "openid" and elsewhere.asked["code_challenge_method"] == "S256"
    assert elsewhere.asked["redirect_uri"] == f"http://testserver{BACK}"


def test_one_of_whom_nothing_is_held_is_told_so(client: Client, elsewhere: StandIn) -> None:
    elsewhere.claims = {"sub": "nobody-we-know"}
    page = come_in(elsewhere, client)
    assert page.status_code == 200 and "Nothing is held about you" in page.text
    assert client.get("/me/").status_code == 403


def test_one_who_was_erased_is_nobody_any_more(client: Client, elsewhere: StandIn, alice: Subject) -> None:
    erasure.erase_subject(alice.pk, project_id=alice.project_id, actor="system:test")
    assert "Nothing is held about you" in come_in(elsewhere, client).text


def test_a_person_of_the_same_name_in_another_project_stays_closed(client: Client, elsewhere: StandIn) -> None:
    make_subject(make_project("Other"), "bob")
    elsewhere.claims = {"sub": "bob"}
    assert "Nothing is held about you" in come_in(elsewhere, client).text


FORGED: dict[str, dict[str, Any]] = {
    "for another client": {"claims": {"aud": "somebody-else"}},
    "for another client, made out to us": {"claims": {"aud": "somebody-else", "azp": CLIENT}},
    "for several clients": {"claims": {"aud": [CLIENT, "somebody-else"]}},
    "for nobody": {"claims": {"aud": None}},
    "of another issuer": {"claims": {"iss": "https://elsewhere.example"}},
    "of no issuer": {"claims": {"iss": None}},
    "run out": {"claims": {"exp": int(time.time()) - HOUR_SECONDS}},
    "that never runs out": {"claims": {"exp": None}},
    "made in the future": {"claims": {"iat": int(time.time()) + HOUR_SECONDS}},
    "of another visit": {"claims": {"nonce": "another"}},
    "of no visit": {"claims": {"nonce": None}},
    "without a signature": {"unsigned": True},
    "without a signature, with our key's name": {"unsigned": True, "header": {"kid": "one"}},
    "signed by somebody else": {"key": FOREIGN_KEY},
    "signed with the public key as a secret": {"key": SIGNING_KEY.as_pem(private=False), "header": {"alg": "HS256"}},
    "signed with the client's secret": {"key": SECRET.encode() * 8, "header": {"alg": "HS256"}},
    "signed with a key that is not listed": {"header": {"kid": "two"}},
    "for nobody in particular": {"claims": {"sub": ""}},
    "with a number for a name": {"claims": {"sub": 7}},
    "with a name that PostgreSQL cannot hold": {"claims": {"sub": "alice\0"}},
    "that nobody can date": {"claims": {"auth_time": "lately"}},
}


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
@pytest.mark.parametrize("fault", FORGED)
def test_nobody_comes_in_by_a_token(client: Client, elsewhere: StandIn, fault: str) -> None:
    for name, value in FORGED[fault].items():
        setattr(elsewhere, name, value)
    page = come_in(elsewhere, client)
    assert page.status_code == 403 and "could not be checked" in page.text
    assert elsewhere.codes == 1 and client.get("/me/").status_code == 403


def test_an_answer_to_another_browser_is_refused(client: Client, elsewhere: StandIn) -> None:
    """Else somebody could have others come in as themselves, and read what they then say."""
    sent = Client().get("/me/account/")["Location"]
    assert client.get(BACK, elsewhere.let_through(sent)).status_code == 403
    assert elsewhere.codes == 0


@pytest.mark.parametrize("state", ["", "guessed"])
def test_an_answer_with_a_forged_state_is_refused(client: Client, elsewhere: StandIn, state: str) -> None:
    assert come_in(elsewhere, client, state=state).status_code == 403
    assert elsewhere.codes == 0


def test_an_answer_is_good_once(client: Client, elsewhere: StandIn) -> None:
    answer = elsewhere.let_through(client.get("/me/account/")["Location"])
    assert client.get(BACK, answer).status_code == 302
    elsewhere.codes = 0
    assert client.get(BACK, answer).status_code == Client().get(BACK, answer).status_code == 403


def test_the_answer_of_another_provider_is_refused(client: Client, elsewhere: StandIn) -> None:
    assert come_in(elsewhere, client, iss="https://elsewhere.example").status_code == 403
    assert come_in(elsewhere, client, iss=elsewhere.issuer).status_code == 302


def test_who_stops_half_way_stays_outside(client: Client, elsewhere: StandIn) -> None:
    client.get("/me/account/")
    page = client.get(BACK, {"error": "access_denied", "error_description": "<b>no</b>"})
    assert page.status_code == 403 and "<b>no</b>" not in page.text


def test_a_discovery_that_speaks_for_somebody_else_is_not_believed(client: Client, elsewhere: StandIn) -> None:
    elsewhere.said = {"issuer": "https://elsewhere.example"}
    assert client.get("/me/account/").status_code == 403


@pytest.mark.parametrize("name", ["token_endpoint", "jwks_uri", "authorization_endpoint"])
def test_nothing_goes_over_an_open_wire(client: Client, elsewhere: StandIn, name: str) -> None:
    elsewhere.said = {name: "http://provider.example/here"}
    assert client.get("/me/account/").status_code == 403


def test_a_provider_that_is_down_is_asked_again_next_time(client: Client, elsewhere: StandIn) -> None:
    elsewhere.said = {"issuer": "down"}
    assert client.get("/me/account/").status_code == 403
    elsewhere.said = {}
    assert come_in(elsewhere, client).status_code == 302


def test_without_a_provider_there_is_no_such_way(client: Client, db: None) -> None:
    assert client.get("/me/account/").status_code == client.get(BACK).status_code == 404
    assert "/me/account/" not in client.get("/me/sign-in/").text


def test_the_way_is_shown_where_people_stand_before_the_door(client: Client, elsewhere: StandIn) -> None:
    for address in ("/me/", "/me/sign-in/", "/enter/nonsense/"):
        assert 'href="/me/account/"' in client.get(address).text


@pytest.mark.parametrize(("verified", "status"), [(True, 302), ("true", 302), (False, 403), (None, 403), ("yes", 403)])
def test_an_address_counts_once_it_is_verified(
    client: Client, elsewhere: StandIn, settings: Settings, alice: Subject, verified: object, status: int
) -> None:
    settings.CANDOR_OIDC = provider(elsewhere, alice.project, claim="email")
    addresses.keep(alice.pk, "Alice@Mail.example", project_id=alice.project_id, actor="system:test")
    elsewhere.claims = {"sub": "17", "email": "alice@mail.example", "email_verified": verified}
    assert come_in(elsewhere, client).status_code == status


def test_an_address_of_two_people_lets_nobody_in(
    client: Client, elsewhere: StandIn, settings: Settings, alice: Subject
) -> None:
    settings.CANDOR_OIDC = provider(elsewhere, alice.project, claim="email")
    for one in (alice, make_subject(alice.project, "bob")):
        addresses.keep(one.pk, "both@mail.example", project_id=alice.project_id, actor="system:test")
    elsewhere.claims = {"email": "both@mail.example", "email_verified": True}
    assert "Nothing is held about you" in come_in(elsewhere, client).text


@pytest.mark.parametrize(("sub", "status"), [("17", 302), ("18", 403), (None, 403)])
def test_what_is_not_in_the_token_is_asked_for_of_the_same_person(
    client: Client, elsewhere: StandIn, settings: Settings, project: Project, sub: str | None, status: int
) -> None:
    settings.CANDOR_OIDC = provider(elsewhere, project, claim="member")
    elsewhere.claims, elsewhere.more = {"sub": "17"}, {"sub": sub, "member": "alice"}
    assert come_in(elsewhere, client).status_code == status


def test_a_visit_by_account_is_as_fresh_as_the_proof(client: Client, elsewhere: StandIn) -> None:
    """A provider that remembers somebody lets whoever sits there in again without a question."""
    for long_ago, status in ((None, 403), (int(time.time()) - HOUR_SECONDS, 403), (int(time.time()), 200)):
        elsewhere.claims, elsewhere.codes = {"auth_time": long_ago}, 0
        come_in(elsewhere, client)
        assert client.get("/me/delete-everything/").status_code == status


def test_proving_it_once_more_leads_to_where_one_wanted_to_be(client: Client, elsewhere: StandIn) -> None:
    come_in(elsewhere, client)
    assert "/me/account/?again=1" in client.get("/me/delete-everything/").text
    elsewhere.claims, elsewhere.codes = {"auth_time": int(time.time())}, 0
    assert come_in(elsewhere, client, "/me/account/?again=1")["Location"] == "/me/delete-everything/"
    assert (elsewhere.asked["prompt"], elsewhere.asked["max_age"]) == ("login", "600")
    assert client.get("/me/delete-everything/").status_code == 200


def test_a_clock_that_goes_fast_makes_no_visit_last_longer(client: Client, elsewhere: StandIn) -> None:
    elsewhere.claims = {"auth_time": int(time.time()) + 10 * HOUR_SECONDS}
    come_in(elsewhere, client)
    assert client.session["entered_at"] <= time.time()


def test_coming_in_ends_the_session_of_staff(reviewer: Client, elsewhere: StandIn) -> None:
    come_in(elsewhere, reviewer)
    assert reviewer.get("/review/").status_code == 302


def test_a_failed_try_leaves_whoever_is_in(her: Client, elsewhere: StandIn) -> None:
    elsewhere.claims = {"aud": "somebody-else"}
    come_in(elsewhere, her)
    assert her.get("/me/").status_code == 200


def test_a_way_in_is_not_tried_without_end(client: Client, elsewhere: StandIn) -> None:
    answers = [client.get("/me/account/").status_code for _ in range(61)]
    assert answers[:60] == [302] * 60 and answers[60] == 429


SET = {
    "issuer": "https://id.example",
    "client_id": CLIENT,
    "secret": "",
    "claim": "sub",
    "project": "acme",
    "scope": "",
}


def test_a_provider_is_described_by_the_settings() -> None:
    found = provider_of(**SET | {"claim": "email"})
    assert found and (found.scope, found.claim) == ("openid email", "email")
    assert found.discovery == "https://id.example/.well-known/openid-configuration"
    assert provider_of(**SET | {"issuer": ""}) is None


WRONG = (
    {"issuer": "http://id.example"},
    {"issuer": "https://id.example?x=1"},
    {"issuer": "id.example"},
    {"client_id": ""},
    {"project": ""},
    {"claim": "preferred_username"},
    {"scope": "email"},
)


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_an_unsafe_provider_is_refused_at_start(wrong: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError, match="CANDOR_OIDC_"):
        provider_of(**SET | wrong)
