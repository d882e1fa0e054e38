"""Somebody to tell: a mail server and a webhook on loopback, which keep what they are given."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import StreamRequestHandler, TCPServer
from threading import Thread


@dataclass
class Post:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Webhook:
    """Answers with `status`, and sends whoever is told so on to /elsewhere."""

    address: str = ""
    status: int = 200
    answer: bytes = b""
    posts: list[Post] = field(default_factory=list)


@dataclass
class Postbox:
    address: str = ""
    refuses: bool = False
    letters: list[Message] = field(default_factory=list)


@contextmanager
def webhook() -> Iterator[Webhook]:
    told = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told.posts.append(Post(self.path, dict(self.headers), body))
            self.send_response(told.status)
            if told.status in (301, 302, 307):
                self.send_header("Location", f"{told.address}/elsewhere")
            self.end_headers()
            self.wfile.write(told.answer)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_address[1]}"
    with _served(server):
        yield told


@contextmanager
def postbox() -> Iterator[Postbox]:
    box = Postbox()

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 postbox")
            while line := self.rfile.readline():
                word = line[:4].upper().strip()
                if word == b"DATA":
                    self.say("354 go on")
                    lines = iter(self.rfile.readline, b".\r\n")
                    box.letters.append(message_from_bytes(b"".join(lines)))
                if word == b"QUIT":
                    return self.say("221 bye")
                self.say("451 later" if box.refuses and word == b"MAIL" else "250 fine")
            return None

        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    server = TCPServer(("127.0.0.1", 0), Handler)
    box.address = f"smtp://127.0.0.1:{server.server_address[1]}"
    with _served(server):
        yield box


@contextmanager
def _served(server: TCPServer) -> Iterator[None]:
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
