"""Fixes fix what they say, leave everything else alone, and come to an end."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.model import Edit, Finding, Fix, Place, PlacedEdit, Safety, Severity, Span
from newslint.pipeline.fixes import without_overlaps

#: a doubled word outside and inside a quotation
STORY = "Ferry aground\n\nThe ferry struck the the bank. “It was the the bank,” he said. “Don’t go.”\n"
MENDED = STORY.replace("struck the the", "struck the")


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test works in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield


def fix(path: Path, *flags: str) -> int:
    """Run `check --fix` for doubled words on a file."""
    return main(["check", "--select", "CPY101", "--quiet", "--fix", *flags, str(path)])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, ending: str) -> None:
    """Only the doubled word goes, and not the one in the quotation."""
    path = tmp_path / "a.txt"
    path.write_bytes(STORY.replace("\n", ending).encode(encoding))
    path.chmod(0o640)
    fix(path)
    assert path.read_bytes() == MENDED.replace("\n", ending).encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir() if p.name != "cache"] == ["a.txt"]


def test_bytes_that_are_no_text_stay(tmp_path: Path) -> None:
    """What could not be decoded is written back as it was."""
    path = tmp_path / "a.txt"
    path.write_bytes("Žižek said\n\n".encode() + b"It\x92s the the bank of the river, they say.\n")
    fix(path)
    assert path.read_bytes() == "Žižek said\n\n".encode() + b"It\x92s the bank of the river, they say.\n"


def test_records_keep_their_layout(tmp_path: Path) -> None:
    """Of a JSON Lines file only the string that changed changes; compressed files stay compressed."""
    lines = [
        '{"n": 1.50, "title":"The the ferry", "text": "It sank in the the bay.\\n\\nNobody saw it."}',
        '{"text": "Nothing wrong here."}',
    ]
    wanted = "\n".join(lines).replace("The the", "The").replace("the the", "the").encode()
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    fix(path)
    assert path.read_bytes() == wanted
    packed = tmp_path / "b.jsonl.gz"
    packed.write_bytes(gzip.compress("\n".join(lines).encode()))
    fix(packed)
    assert gzip.decompress(packed.read_bytes()) == wanted


def test_json_and_csv_files_are_written_back(tmp_path: Path) -> None:
    """Rows and objects that have nothing to fix stay byte for byte."""
    array = tmp_path / "a.json"
    array.write_text('[ {"text": "Fine."},\n  {"text": "It sank in the the bay."} ]')
    fix(array)
    assert array.read_text() == '[ {"text": "Fine."},\n  {"text": "It sank in the bay."} ]'
    table = tmp_path / "a.csv"
    table.write_bytes(b'id,text\r\n1,"Fine, so far"\r\n2,"It sank, in the the bay.\nYes."\r\n3,Fine\r\n')
    fix(table)
    assert table.read_bytes() == b'id,text\r\n1,"Fine, so far"\r\n2,"It sank, in the bay.\nYes."\r\n3,Fine\r\n'


def test_html_is_mended_in_its_source(tmp_path: Path) -> None:
    """Tags and entities stay where they are."""
    path = tmp_path / "a.html"
    path.write_text("<h1>Ferry</h1><p class='x'>It sank &amp; lay in the the <b>bay</b> of Lowick.</p>")
    fix(path)
    assert path.read_text() == "<h1>Ferry</h1><p class='x'>It sank &amp; lay in the <b>bay</b> of Lowick.</p>"


def test_a_diff_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--diff shows what --fix would do, and exits with 1 for it."""
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    assert main(["check", "--select", "CPY101", "--diff", str(path)]) == 1
    assert "+The ferry struck the bank." in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == STORY


def test_what_was_mended_is_not_reported_and_what_is_left_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run after the fixes tells the truth about what is in the file now."""
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    fix(path, "--output-format", "json")
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [finding["fix"] is None or finding["fix"]["safety"] == "show" for finding in found] == [True]


def test_fixes_that_touch_wait_for_the_next_round() -> None:
    """Of two edits that overlap or touch, the first is taken."""

    def found(start: int, end: int) -> Finding:
        place = Place(1, start + 1, 1, end + 1)
        edits = (PlacedEdit(Edit(Span(start, end), "x"), place),)
        fixes = Fix("", Safety.SAFE, edits)
        return Finding("A", "a", Severity.NOTE, "", "p", None, 1, Span(start, end), place, "", "", "", fix=fixes)

    kept = list(without_overlaps([found(0, 4), found(3, 6), found(4, 5), found(8, 9)]))
    assert [f.span for f in kept] == [Span(0, 4), Span(8, 9)]
