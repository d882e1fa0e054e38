import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytest_django.fixtures import Settings

from memory_core.services import posting
from tests.audit.listeners import webhook

BODY = b'{"event":"test"}'
OWN_NETWORK = ["127.0.0.1", "10.1.2.3", "192.168.0.7", "172.16.0.1", "::1", "fd00::1", "::ffff:10.0.0.1"]


def signed_at(moment: float, secret: str = "s") -> str:  # noqa: S107
    return posting.signature(secret, BODY, int(moment))


def test_a_signature_of_now_is_good() -> None:
    assert posting.is_signed(signed_at(time.time()), "s", BODY)


@pytest.mark.parametrize("seconds", [-posting.FRESH_SECONDS - 2, posting.FRESH_SECONDS + 2])
def test_a_signature_of_another_hour_is_not(seconds: int) -> None:
    assert not posting.is_signed(signed_at(time.time() + seconds), "s", BODY)


def test_a_signature_under_another_secret_or_of_another_body_is_not() -> None:
    assert not posting.is_signed(signed_at(time.time(), "other"), "s", BODY)
    assert not posting.is_signed(signed_at(time.time()), "s", BODY + b" ")


@pytest.mark.parametrize(
    "header", ["", "t=", "t=,v1=", "v1=ab", "t=x,v1=ab", "t=-1,v1=", "t=\u0661,v1=\u0661", "t=1" + "0" * 5000]
)
def test_what_is_no_signature_is_refused_quietly(header: str) -> None:
    assert not posting.is_signed(header, "s", BODY)


@pytest.mark.parametrize("peer", ["169.254.169.254", "fe80::1%eth0", "::ffff:169.254.169.254", "224.0.0.1", "0.0.0.0"])  # noqa: S104
def test_what_is_no_receiver_is_never_posted_to(peer: str) -> None:
    assert not posting.is_allowed(peer)


@pytest.mark.parametrize("peer", OWN_NETWORK)
def test_ones_own_network_is_posted_to_unless_the_operator_says_no(peer: str, settings: Settings) -> None:
    assert posting.is_allowed(peer) and posting.is_allowed("93.184.216.34")
    settings.CANDOR_PRIVATE_WEBHOOKS = False
    assert not posting.is_allowed(peer) and posting.is_allowed("93.184.216.34")


def test_a_name_that_leads_into_ones_own_network_is_refused_before_a_word_is_said(settings: Settings) -> None:
    settings.CANDOR_PRIVATE_WEBHOOKS = False
    with webhook() as told:
        address = told.address.replace("127.0.0.1", "localhost")
        with pytest.raises(posting.PostFailed, match="AddressRefused"):
            posting.post(address, {}, secret="s")
        posting.post_bytes(address, b"", "text/plain", secret="s", to_operator=True)
    assert len(told.posts) == 1


def test_the_beginning_of_the_answer_is_returned() -> None:
    with webhook() as told:
        told.answer = b"x" * 20_000
        assert posting.post(told.address, {}, secret="s") == b"x" * posting.MAX_ANSWER_BYTES


@contextmanager
def dawdler(said: bytes) -> Iterator[str]:
    """Answers, byte by byte, for ever."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            line, _ = server.accept()
            try:
                line.sendall(said)
                while True:
                    line.sendall(b"a")
                    time.sleep(0.05)
            except OSError:
                line.close()

        thread = threading.Thread(target=talk, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        thread.join()


@pytest.mark.parametrize("said", [b"HTTP/1.0 200 OK\r\nX: ", b"HTTP/1.0 200 OK\r\nContent-Length: 9000\r\n\r\n"])
def test_a_receiver_that_dawdles_is_hung_up_on(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "TIMEOUT_SECONDS", 0.3)
    started = time.monotonic()
    with dawdler(said) as address, pytest.raises(posting.PostFailed):
        posting.post(address, {}, secret="s")
    assert time.monotonic() - started < 3
