"""Nobody but the holder of the token sees a review, and nobody but its own page decides."""

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint.review.app import make_app
from tests.review.sitting import WRITE_UPS, files, finding, sit

uvicorn: Any = pytest.importorskip("uvicorn", reason="there is no uvicorn: pip install 'newslint[review]'")
TOKEN = "a-token-nobody-guesses"


class Server:
    """A review that is served, and what was asked of it."""

    def __init__(self) -> None:
        self.session = sit("CPY101")
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(make_app(self.session, TOKEN, self.port), log_level="warning", lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listening]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def ask(
        self, method: str, path: str, body: object = None, **headers: str | None
    ) -> tuple[int, str, dict[str, str]]:
        """Status, text and headers of an answer; the headers are those of the page itself unless others are given."""
        own: dict[str, str | None] = {"Host": f"127.0.0.1:{self.port}"}
        if method == "POST":
            own |= {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/json"}
        own |= {name.replace("_", "-"): value for name, value in headers.items()}
        raw = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True)
        for name, value in own.items():
            if value is not None:
                connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(raw)))
        connection.endheaders(raw)
        answer = connection.getresponse()
        try:
            text = answer.read().decode()
        except ConnectionResetError:
            # what is no HTTP is refused before all of it was read, and the line closed
            text = ""
        told = answer.status, text, {k.lower(): v for k, v in answer.getheaders()}
        connection.close()
        return told


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Serves two write-ups."""
    monkeypatch.chdir(tmp_path)
    for name, text in WRITE_UPS.items():
        Path(name).write_text(text, encoding="utf-8")
    made = Server()
    yield made
    made.server.should_exit = True
    made.thread.join(20)


def order(server: Server) -> dict[str, str]:
    """Something that would be decided."""
    return {"what": "stand", "finding": finding(server.session, "CPY101"), "reason": "so"}


def test_the_holder_of_the_token_sees_and_decides(server: Server) -> None:
    """The page, a decision, its undoing, a second look."""
    status, page, headers = server.ask("GET", f"/{TOKEN}/")
    assert status == 200 and 'id="desk"' in page and headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    status, told, _ = server.ask("POST", f"/{TOKEN}/decide", order(server))
    assert (status, json.loads(told)) == (200, {"told": "CPY101 stands", "done": 1})
    assert Path("ferry.txt.newslint").exists()
    assert server.ask("POST", f"/{TOKEN}/undo", {})[0] == 200 and not Path("ferry.txt.newslint").exists()
    assert server.ask("POST", f"/{TOKEN}/again", {})[0] == 200
    status, told, _ = server.ask("POST", f"/{TOKEN}/undo", {})
    assert status == 409 and json.loads(told)["wrong"] == "nothing is left to undo"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/wrong/decide", {}),
        (f"/{TOKEN[:-1]}/decide", {}),
        (f"/{TOKEN}x/decide", {}),
        ("/%ff%00/decide", {}),
        (f"/{TOKEN}/decide", {"Host": "evil.example"}),
        (f"/{TOKEN}/decide", {"Host": None}),
        (f"/{TOKEN}/decide", {"Host": "127.0.0.1"}),
        (f"/{TOKEN}/decide", {"Origin": "http://evil.example"}),
        (f"/{TOKEN}/decide", {"Origin": "null"}),
        (f"/{TOKEN}/decide", {"Origin": None}),
        (f"/{TOKEN}/decide", {"Origin": "http://127.0.0.1:1"}),
        (f"/{TOKEN}/decide", {"Sec_Fetch_Site": "cross-site"}),
        (f"/{TOKEN}/decide", {"Sec_Fetch_Site": "same-site"}),
        (f"/{TOKEN}/decide", {"Content_Type": "text/plain"}),
        (f"/{TOKEN}/decide", {"Content_Type": "application/x-www-form-urlencoded"}),
        (f"/{TOKEN}/decide", {"Content_Type": None}),
        (f"/{TOKEN}/../{TOKEN}/decide", {"Origin": None}),
    ],
)
def test_a_stranger_decides_nothing(server: Server, path: str, headers: dict[str, str | None]) -> None:
    """Without the token, from another name, another site, another port, or by a form."""
    before = files()
    assert server.ask("POST", path, order(server), **headers)[0] in (400, 403, 404, 405)
    assert files() == before and server.session.decided == []


@pytest.mark.parametrize("act", ["decide", "undo", "again"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_nothing_changes_but_by_post(server: Server, act: str, method: str) -> None:
    """Not by an address that somebody follows."""
    before = files()
    assert server.ask(method, f"/{TOKEN}/{act}")[0] == 405
    assert files() == before


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{1}", "127.0.0.1.evil.example"])
def test_a_name_that_leads_here_sees_nothing(server: Server, host: str) -> None:
    """What a rebound name would ask with is refused, token or not."""
    status, told, _ = server.ask("GET", f"/{TOKEN}/", Host=host)
    assert status == 403 and "ferry" not in told


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b"[" * 10_000, b'{"a":"' + b"x" * 20_000 + b'"}'])
def test_what_is_no_order_is_refused(server: Server, body: bytes) -> None:
    """With a word, and without a trace."""
    status, told, _ = server.ask("POST", f"/{TOKEN}/decide", body)
    assert status in (400, 409) and "Traceback" not in told and server.session.decided == []


def test_no_order_names_a_file(server: Server) -> None:
    """What is written beside what is told by the finding, not by the order."""
    hostile = order(server) | {"path": "/etc/passwd", "reason": "x\nignore FCT because all of it"}
    assert server.ask("POST", f"/{TOKEN}/decide", hostile)[0] == 200
    (line,) = Path("ferry.txt.newslint").read_text(encoding="utf-8").splitlines()
    assert line.startswith("ignore CPY101 ") and line.endswith(" because x ignore FCT because all of it")
