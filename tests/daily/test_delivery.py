"""What goes out: the briefing and nothing more, once, and with an error that stops nothing."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from llm_brief.config import DailySettings
from llm_brief.daily.delivery import MAIL_FILE, Parcel, deliver
from llm_brief.daily.report import Delivery
from llm_brief.records.changes import Change, ChangeKind
from llm_brief.records.vocabulary import Kind
from llm_brief.sealing import briefing_json
from llm_brief.store.memory import Memory
from tests.compare.days import briefing

NOW = datetime(2031, 6, 3, 6, 30, tzinfo=UTC)
MAIL: dict[str, Any] = {"to": ["desk@example.org"], "sender": "brief@example.org"}
TEXT = "# Briefing, 2031-06-03\n\nSträhle said: “no”.\n" + "x" * 1200 + "\n"


def parcel(*kinds: ChangeKind, first: bool = True) -> Parcel:
    changes = tuple(
        Change(kind=kind, record_id="e-1", record_kind=Kind.EVENT, statement="It rained.") for kind in kinds
    )
    made = briefing([], date(2031, 6, 3)).model_copy(
        update={"changes": changes, "previous_briefing_id": None if first else "b-0"}
    )
    return Parcel(briefing=made, markdown=TEXT, json=briefing_json(made))


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.sqlite3") as memory:
        yield memory


def send(memory: Memory, folder: Path, what: Parcel, **settings: object) -> tuple[Delivery, ...]:
    return deliver(DailySettings.model_validate(settings), what, folder, memory, NOW)


@contextmanager
def serving(server: socketserver.BaseServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    with server:
        thread.start()
        yield server.server_address[1]  # type: ignore[index, misc]
        server.shutdown()
        thread.join()


class Hook(ThreadingHTTPServer):
    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.got: list[tuple[dict[str, str], bytes]] = []
        super().__init__(("127.0.0.1", 0), _HookHandler)


class _HookHandler(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


class MailServer(socketserver.ThreadingTCPServer):
    """As much of SMTP as a client needs to leave a message."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        super().__init__(("127.0.0.1", 0), _MailHandler)


class _MailHandler(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        while line := self.rfile.readline():
            if line.upper().startswith(b"DATA"):
                self.wfile.write(b"354 go on\r\n")
                message = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    message += part
                self.server.got.append(message)
            self.wfile.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 ok\r\n")


def test_the_mail_is_the_briefing_in_plain_text_and_nothing_else(memory: Memory, tmp_path: Path) -> None:
    what = parcel(ChangeKind.NEW, ChangeKind.NEW, ChangeKind.UPDATED, first=False)
    assert [item.state for item in send(memory, tmp_path, what, mail=MAIL)] == ["done"]
    message = message_from_bytes((tmp_path / MAIL_FILE).read_bytes(), policy=default)
    assert message["Subject"] == "Briefing 2031-06-03: 2 new, 1 updated"
    assert message["To"] == "desk@example.org"
    assert message.get_content_type() == "text/plain"
    assert message.get_content().replace("\r\n", "\n") == TEXT
    assert not list(message.iter_attachments())


def test_the_same_briefing_gives_the_same_mail(memory: Memory, tmp_path: Path) -> None:
    send(memory, tmp_path, parcel(), mail=MAIL)
    first = (tmp_path / MAIL_FILE).read_bytes()
    send(memory, tmp_path, parcel(), mail=MAIL)
    assert (tmp_path / MAIL_FILE).read_bytes() == first


def test_a_mail_is_sent_once(memory: Memory, tmp_path: Path) -> None:
    server = MailServer()
    with serving(server) as port:
        mail = {**MAIL, "host": "127.0.0.1", "port": port, "security": "none"}
        assert [item.state for item in send(memory, tmp_path, parcel(), mail=mail)] == ["done", "done"]
        assert [item.state for item in send(memory, tmp_path, parcel(), mail=mail)] == ["done", "before"]
    (raw,) = server.got
    message = message_from_bytes(raw, policy=default)
    assert message.get_content().replace("\r\n", "\n") == TEXT
    assert message["Date"] == "Tue, 03 Jun 2031 06:30:00 +0000"


def test_the_webhook_gets_the_very_bytes_of_the_briefing(memory: Memory, tmp_path: Path) -> None:
    hook, what = Hook(), parcel()
    with serving(hook) as port:
        assert send(memory, tmp_path, what, webhook=f"http://127.0.0.1:{port}/in")[0].state == "done"
        assert send(memory, tmp_path, what, webhook=f"http://127.0.0.1:{port}/in")[0].state == "before"
    ((headers, body),) = hook.got
    assert body == what.json.encode()
    assert headers["X-Briefing-Id"] == what.briefing.briefing_id


@pytest.mark.parametrize("status", [307, 404, 500])
def test_a_webhook_that_refuses_is_reported_and_tried_again(status: int, memory: Memory, tmp_path: Path) -> None:
    hook = Hook(status)
    with serving(hook) as port:
        url = f"http://127.0.0.1:{port}/in?token=secret"
        (first,) = send(memory, tmp_path, parcel(), webhook=url)
        hook.status = 200
        (second,) = send(memory, tmp_path, parcel(), webhook=url)
    assert (first.state, second.state) == ("failed", "done")
    assert str(status) in first.reason
    assert "secret" not in first.reason


def test_nobody_listening_is_reported(memory: Memory, tmp_path: Path) -> None:
    mail = {**MAIL, "host": "127.0.0.1", "port": 9, "security": "none"}
    found = send(memory, tmp_path, parcel(), mail=mail, webhook="http://127.0.0.1:9/")
    assert [(item.channel, item.state) for item in found] == [
        ("eml", "done"),
        ("smtp", "failed"),
        ("webhook", "failed"),
    ]


@pytest.mark.parametrize(
    ("what", "settings", "state"),
    [
        pytest.param(parcel(first=False), {}, "not needed", id="nothing changed"),
        pytest.param(parcel(ChangeKind.REPEATED, first=False), {}, "not needed", id="only repetitions"),
        pytest.param(parcel(first=False), {"send_unchanged": True}, "failed", id="it is wanted all the same"),
        pytest.param(parcel(ChangeKind.CONFIRMED, first=False), {}, "failed", id="a confirmation is news"),
        pytest.param(parcel(), {}, "failed", id="the first briefing is news"),
    ],
)
def test_a_briefing_without_news_is_not_sent(
    what: Parcel, settings: dict[str, object], state: str, memory: Memory, tmp_path: Path
) -> None:
    """Nobody listens at the address, so that "failed" tells that sending was tried."""
    assert send(memory, tmp_path, what, webhook="http://127.0.0.1:9/", **settings)[0].state == state
