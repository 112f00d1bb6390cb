"""An editor sees the findings of `check` where they are, and can have them fixed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newslint.cli import main
from newslint.formats import make_document
from newslint.lsp.server import DocumentChecker, edges, path_of, units
from newslint.model import Format, Place
from newslint.rulebook import load_rules
from newslint.settings import Settings

TEXT = "Headline\n\n𝕏 é said the the mayor.\n"


@pytest.mark.parametrize(("encoding", "wanted"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_characters_are_counted_in_the_units_agreed_on(encoding: str, wanted: int) -> None:
    """A letter beyond the first plane takes four, two or one."""
    assert units("𝕏 é", encoding) == wanted


def test_a_place_becomes_lines_and_characters_from_0() -> None:
    """Ends are exclusive in both worlds."""
    read = make_document("a.txt", TEXT.encode(), Format.TEXT)
    assert edges(read, Place(3, 10, 3, 17), "utf-16") == ((2, 10), (2, 17))
    assert edges(read, Place(3, 10, 3, 17), "utf-32") == ((2, 9), (2, 16))


def test_a_uri_becomes_a_path_that_settings_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative to the working folder, percent signs decoded; what is no file keeps its name."""
    monkeypatch.chdir(tmp_path)
    assert path_of((tmp_path / "a b.txt").as_uri()) == "a b.txt"
    assert path_of("untitled:1") == "untitled:1"


def test_files_of_records_are_left_alone() -> None:
    """Their lines aren't the lines of an editor."""
    judge = DocumentChecker(load_rules(Settings(cache=False, select=("CPY101",))), Settings())
    assert judge.findings("a.jsonl", '{"text": "the the"}')[1] == ()


def test_without_pygls_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clear line and exit code 2, not a traceback."""
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    assert main(["lsp"]) == 2
    assert "pip install 'newslint[lsp]'" in capsys.readouterr().err


class Editor:
    """The other end of the wire."""

    def __init__(self, folder: Path) -> None:
        root = str(Path(__file__).parent.parent.parent)
        command = [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {root!r}); from newslint.cli import entry; entry()",
        ]
        self.process = subprocess.Popen(
            [*command, "lsp"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def send(self, method: str, params: Any, number: int | None = None) -> None:  # noqa: ANN401
        """Send a request, or a notification if it has no number."""
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def received(self, wanted: str | int) -> Any:  # noqa: ANN401
        """The parameters of the next notification of that name, or the answer to the request of that number."""
        assert self.process.stdout
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()) or not length:
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if message.get("method") == wanted:
                return message["params"]
            if "method" not in message and message.get("id") == wanted:
                return message["result"]


def test_an_editor_gets_diagnostics_and_fixes(tmp_path: Path) -> None:
    """From opening a text with a doubled word to the edit that takes it out, and silence once it is out."""
    pytest.importorskip("pygls.lsp.server")
    (tmp_path / "newslint.toml").write_text('select = ["CPY101"]\n', encoding="utf-8")
    uri = (tmp_path / "a.txt").as_uri()
    editor = Editor(tmp_path)
    try:
        editor.send("initialize", {"capabilities": {}, "rootUri": tmp_path.as_uri(), "processId": None}, 1)
        assert editor.received(1)["capabilities"]["codeActionProvider"]["codeActionKinds"] == ["quickfix"]
        editor.send("initialized", {})
        opened = {"uri": uri, "languageId": "plaintext", "version": 1, "text": TEXT}
        editor.send("textDocument/didOpen", {"textDocument": opened})
        (found,) = editor.received("textDocument/publishDiagnostics")["diagnostics"]
        assert (found["code"], found["source"]) == ("CPY101", "newslint")
        assert found["range"] == {"start": {"line": 2, "character": 10}, "end": {"line": 2, "character": 17}}
        asked = {"textDocument": {"uri": uri}, "range": found["range"], "context": {"diagnostics": []}}
        editor.send("textDocument/codeAction", asked, 2)
        (action,) = editor.received(2)
        (edit,) = action["edit"]["changes"][uri]
        assert action["kind"] == "quickfix" and edit["newText"] == ""
        versioned, mended = {"uri": uri, "version": 2}, TEXT.replace("the the", "the")
        editor.send("textDocument/didChange", {"textDocument": versioned, "contentChanges": [{"text": mended}]})
        assert editor.received("textDocument/publishDiagnostics")["diagnostics"] == []
        editor.send("shutdown", None, 3)
        editor.received(3)
        editor.send("exit", None)
        assert editor.process.wait(10) == 0
    finally:
        editor.process.kill()
        editor.process.communicate()
