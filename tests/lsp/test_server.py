"""An editor sees the findings of `check` where they are, and can have them fixed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
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


def _text(uri: str, text: str) -> dict[str, object]:
    return {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}


class Editor:
    """The other end of the wire; `able` is what the server says it can."""

    able: dict[str, Any]

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
        self._put({"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {}))

    def _put(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def opened(self, uri: str, text: str) -> list[Any]:
        """Open a text, and what is wrong with it."""
        self.send("textDocument/didOpen", {"textDocument": _text(uri, text)})
        return list(self.received("textDocument/publishDiagnostics")["diagnostics"])

    def changed(self, uri: str, version: int, text: str) -> list[Any]:
        """Change a text, and what is wrong with that version."""
        changes = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
        self.send("textDocument/didChange", changes)
        while (told := self.received("textDocument/publishDiagnostics"))["version"] != version:
            pass
        return list(told["diagnostics"])

    def actions(self, uri: str, there: Any, only: list[str] | None = None) -> list[Any]:  # noqa: ANN401
        """What can be done there."""
        context = {"diagnostics": []} | ({"only": only} if only else {})
        self.send("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": there, "context": context}, 50)
        return list(self.received(50))

    def received(self, wanted: str | int) -> Any:  # noqa: ANN401
        """The parameters of the next notification of that name, or the answer to the request of that number."""
        assert self.process.stdout
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()) or not length:
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if "method" in message and "id" in message:
                # what the server asks is answered as an editor would
                self._put({"jsonrpc": "2.0", "id": message["id"], "result": {"success": True}})
            if message.get("method") == wanted:
                return message["params"]
            if "method" not in message and message.get("id") == wanted:
                return message["result"]


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """An editor in a folder whose settings ask for doubled words and repeated stories."""
    pytest.importorskip("pygls.lsp.server")
    (tmp_path / "newslint.toml").write_text('select = ["CPY101", "DUP201"]\n', encoding="utf-8")
    made = Editor(tmp_path)
    try:
        capabilities = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
        made.send("initialize", {"capabilities": capabilities, "rootUri": tmp_path.as_uri(), "processId": None}, 1)
        made.able = made.received(1)["capabilities"]
        made.send("initialized", {})
        yield made
        made.send("shutdown", None, 99)
        made.received(99)
        made.send("exit", None)
        assert made.process.wait(20) == 0
    finally:
        made.process.kill()
        made.process.communicate()


def test_an_editor_gets_diagnostics_and_fixes(editor: Editor, tmp_path: Path) -> None:
    """From opening a text with a doubled word to the edit that takes it out, and silence once it is out."""
    assert editor.able["codeActionProvider"]["codeActionKinds"] == ["quickfix", "source.fixAll.newslint"]
    uri = (tmp_path / "a.txt").as_uri()
    (found,) = editor.opened(uri, TEXT)
    assert (found["code"], found["source"]) == ("CPY101", "newslint")
    assert found["range"] == {"start": {"line": 2, "character": 10}, "end": {"line": 2, "character": 17}}
    fixing, standing, explaining, all_of_it = editor.actions(uri, found["range"])
    (edit,) = fixing["edit"]["changes"][uri]
    assert fixing["kind"] == "quickfix" and edit["newText"] == ""
    assert all_of_it["kind"] == "source.fixAll.newslint" and all_of_it["edit"]["changes"][uri] == [edit]
    created, order = standing["edit"]["documentChanges"]
    assert created["uri"] == order["textDocument"]["uri"] == f"{uri}.newslint"
    assert order["edits"][0]["newText"].startswith("ignore CPY101 ")
    assert explaining["command"]["arguments"] == ["CPY101"]
    assert editor.changed(uri, 2, TEXT.replace("the the", "the")) == []


def test_only_actions_of_the_kind_that_is_asked_for_come(editor: Editor, tmp_path: Path) -> None:
    """As when an editor fixes all on saving."""
    uri = (tmp_path / "a.txt").as_uri()
    (found,) = editor.opened(uri, TEXT)
    (action,) = editor.actions(uri, found["range"], ["source.fixAll"])
    assert action["kind"] == "source.fixAll.newslint"


def test_what_is_hovered_over_is_explained(editor: Editor, tmp_path: Path) -> None:
    """Why, the rule, the fix; nothing where nothing was found. Words of the text are no Markdown."""
    uri = (tmp_path / "a.txt").as_uri()
    editor.opened(uri, TEXT)
    editor.send("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 12}}, 5)
    told = editor.received(5)["contents"]["value"]
    assert "stands twice" in told and "CPY101 doubled-word" in told and "Fix (safe)" in told
    editor.send("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}, 6)
    assert editor.received(6) is None


def test_a_rule_is_explained_and_the_reason_is_shown(editor: Editor, tmp_path: Path) -> None:
    """By the commands that the actions name."""
    asked = {"command": "newslint.explain", "arguments": ["CPY101"]}
    editor.send("workspace/executeCommand", asked, 7)
    assert editor.received("window/showMessage")["message"].startswith("CPY101 doubled-word: ")
    uri = (tmp_path / "a.txt").as_uri()
    (found,) = editor.opened(uri, TEXT)
    command = editor.actions(uri, found["range"])[1]["command"]
    editor.send("workspace/executeCommand", {key: command[key] for key in ("command", "arguments")}, 8)
    shown = editor.received("window/showDocument")
    assert shown["uri"] == f"{uri}.newslint" and shown["selection"]["start"]["line"] == 0


def test_what_is_let_stand_is_silent_once_the_side_car_is_saved(editor: Editor, tmp_path: Path) -> None:
    """The line that the action writes is one that `check` reads; files that decide are watched."""
    uri = (tmp_path / "a.txt").as_uri()
    asked = editor.received("client/registerCapability")["registrations"][0]["registerOptions"]["watchers"]
    assert {"globPattern": "**/newslint.toml"} in asked and {"globPattern": "**/newslint.decisions"} in asked
    (found,) = editor.opened(uri, TEXT)
    standing = editor.actions(uri, found["range"])[1]
    order = standing["edit"]["documentChanges"][1]["edits"][0]["newText"]
    (tmp_path / "a.txt.newslint").write_text(order, encoding="utf-8")
    editor.send("workspace/didChangeWatchedFiles", {"changes": [{"uri": f"{uri}.newslint", "type": 1}]})
    assert editor.received("textDocument/publishDiagnostics")["diagnostics"] == []


def test_settings_are_read_again(editor: Editor, tmp_path: Path) -> None:
    """Broken ones are told, and what held before goes on."""
    uri = (tmp_path / "a.txt").as_uri()
    editor.opened(uri, TEXT)
    settings = tmp_path / "newslint.toml"
    settings.write_text("select = CPY101\n", encoding="utf-8")
    change = {"changes": [{"uri": settings.as_uri(), "type": 2}]}
    editor.send("workspace/didChangeWatchedFiles", change)
    assert "not TOML" in editor.received("window/showMessage")["message"]
    settings.write_text('select = ["FCT"]\n', encoding="utf-8")
    editor.send("workspace/didChangeWatchedFiles", change)
    while editor.received("textDocument/publishDiagnostics")["diagnostics"]:
        pass


def test_only_the_latest_version_is_looked_at(editor: Editor, tmp_path: Path) -> None:
    """Of twenty that come at once the last is published, and hardly another."""
    uri = (tmp_path / "a.txt").as_uri()
    editor.opened(uri, TEXT)
    for version in range(2, 22):
        changed = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": f"{TEXT}{version}"}]}
        editor.send("textDocument/didChange", changed)
    versions = []
    while not versions or versions[-1] != 21:
        versions.append(editor.received("textDocument/publishDiagnostics")["version"])
    assert len(versions) < 10


def test_the_archive_tells_what_stands_elsewhere(editor: Editor, tmp_path: Path) -> None:
    """A copy in another file is told once the file is opened, with the place to go to."""
    story = "\n\n".join(f"Paragraph {n} tells of the bridge at Lowick and of the {n} traders on it." for n in range(9))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The bridge at Lowick opens\n\n{story}\n", encoding="utf-8")
    uri = (tmp_path / "b.txt").as_uri()
    found = editor.opened(uri, (tmp_path / "b.txt").read_text(encoding="utf-8"))
    while not found:
        found = editor.received("textDocument/publishDiagnostics")["diagnostics"]
    assert found[0]["code"] == "DUP201"
    assert found[0]["relatedInformation"][0]["location"]["uri"] == (tmp_path / "a.txt").as_uri()
    moved = f"{(tmp_path / 'b.txt').read_text(encoding='utf-8')}\nOne line more."
    assert [one["code"] for one in editor.changed(uri, 2, moved)] == ["DUP201"]


@pytest.mark.long(180)
def test_a_text_that_isnt_saved_is_told_what_a_run_over_everything_tells(editor: Editor, tmp_path: Path) -> None:
    """What is typed is compared with the archive as if it stood in its file."""
    (tmp_path / "newslint.toml").write_text("", encoding="utf-8")
    editor.send("workspace/didChangeConfiguration", {"settings": None})
    rest = "The the owners of the ferry thanked the naval tugs of Trevone for their help in the night, a note said."
    for name, boats in (("a.txt", 12), ("b.txt", 12)):
        text = (
            f"Ferry Maid of Lowick aground off Trevone\n2021-04-07\n\nThe ferry Maid of Lowick struck a sandbank off "
            f"Trevone on Monday, and {boats} boats took the passengers off, harbour master Vance said.\n\n{rest}\n"
        )
        (tmp_path / name).write_text(text, encoding="utf-8")
    typed = text.replace("12 boats", "21 boats")
    piped = subprocess.run(
        [sys.executable, "-m", "newslint", "check", "-", "--stdin-name", "b.txt", "--output-format", "json"],
        input=typed, capture_output=True, text=True, cwd=tmp_path, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
    )  # fmt: skip
    wanted = sorted(one["code"] for one in json.loads(piped.stdout)["findings"])
    assert {"FCT412", "CPY101"} <= set(wanted)
    uri = (tmp_path / "b.txt").as_uri()
    editor.opened(uri, text)
    found = editor.changed(uri, 2, typed)
    while sorted(one["code"] for one in found) != wanted:
        found = editor.received("textDocument/publishDiagnostics")["diagnostics"]
