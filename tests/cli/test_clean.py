"""`newslint clean`: a copy without damage, furniture and repeats, from which the source can be had back."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newslint.cli import main

STORY = (
    "Harbour ferry runs aground off Lowick pier\n\n"
    "The ferry Maid of Lowick struck a sandbank on its evening crossing and sat there until the tide turned.\n\n"
    "Nobody aboard was hurt, the harbour master Ellen Tarr said, and all forty passengers were taken off by boat.\n\n"
    "The company that runs the ferry said that it would pay for the night that its passengers had spent in hotels.\n"
)
OTHER = STORY.replace("ferry", "barge").replace("Lowick", "Trevone").replace("forty", "nine")
RECORD = {
    "id": "a",
    "title": STORY.split("\n", maxsplit=1)[0],
    "text": STORY.split("\n", 2)[2] + "Share this article\n",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with one file of each kind."""
    folder = tmp_path / "source"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_bytes(STORY.encode() + b"\nFollow us on Facebook for more\n")
    (folder / "deep" / "again.txt").write_bytes(STORY.encode())
    (folder / "b.txt").write_bytes(OTHER.replace("Nobody", "\x80Nobody").encode("latin-1").replace(b"\n", b"\r\n"))
    (folder / "c.txt.gz").write_bytes(gzip.compress(OTHER.replace("barge", "tug").encode() + b"[gallery ids=1,2]\n"))
    rows = [{**RECORD, "id": name} for name in "abc"]
    (folder / "d.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "e.html").write_text(f"<p>{OTHER}</p><p>Share <b>this</b> article</p>", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("options", [[], ["--split"], ["--no-damage"], ["--no-furniture"], ["--no-repeats"]])
def test_the_source_comes_back_byte_for_byte(source: Path, tmp_path: Path, options: list[str]) -> None:
    """Whatever steps were taken, --revert undoes them, and the source itself is never touched."""
    before = contents(source)
    assert main(["clean", str(source), "-o", str(tmp_path / "clean"), *options]) == 0
    assert contents(source) == before
    assert main(["clean", "--revert", str(tmp_path / "clean"), "-o", str(tmp_path / "back")]) == 0
    assert contents(tmp_path / "back") == before


def test_furniture_and_repeats_go_and_the_story_stays(source: Path, tmp_path: Path) -> None:
    """The prompts are gone, the second copy too, and the text of the first is whole."""
    main(["clean", str(source), "-o", str(tmp_path / "clean")])
    cleaned = contents(tmp_path / "clean")
    assert cleaned["a.txt"].decode().rstrip() == STORY.rstrip()
    assert "deep/again.txt" not in cleaned
    assert b"gallery" not in gzip.decompress(cleaned["c.txt.gz"])
    assert b"article" not in cleaned["e.html"]


def test_the_manifest_tells_rule_and_lines(source: Path, tmp_path: Path) -> None:
    """Each change is a row with its step, rule, lines and what stood there."""
    main(["clean", str(source), "-o", str(tmp_path / "clean")])
    rows = [json.loads(line) for line in (tmp_path / "clean" / "manifest.jsonl").read_text().splitlines()]
    (row,) = (r for r in rows if r.get("kind") == "change" and r["path"] == "a.txt")
    assert (row["step"], row["code"], row["line"]) == ("furniture", "BPL102", 9)
    assert "Follow us on Facebook" in row["removed"]


def test_a_copy_never_lands_on_the_source_or_on_other_files(source: Path, tmp_path: Path) -> None:
    """The folder of the copy must be new or a cleaned copy."""
    assert main(["clean", str(source), "-o", str(source)]) == 2
    assert main(["clean", str(source), "-o", str(tmp_path)]) == 2
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear reader", encoding="utf-8")
    assert main(["clean", str(source), "-o", str(tmp_path / "mine")]) == 2
    assert contents(tmp_path / "mine") == {"letter.txt": b"Dear reader"}


def test_a_fault_in_the_middle_leaves_the_old_copy(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that dies leaves what was there before, and nothing half-written beside it."""
    main(["clean", str(source), "-o", str(tmp_path / "clean")])
    old = contents(tmp_path / "clean")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newslint.cli.clean.undo", die)
    assert main(["clean", str(source), "-o", str(tmp_path / "clean")]) == 2
    assert contents(tmp_path / "clean") == old
    assert sorted(p.name for p in tmp_path.iterdir()) == ["clean", "source"]


def test_a_changed_copy_is_not_given_back_wrongly(source: Path, tmp_path: Path) -> None:
    """A copy that was edited since can't be undone, and the run says so."""
    main(["clean", str(source), "-o", str(tmp_path / "clean")])
    (tmp_path / "clean" / "a.txt").write_text("something else\n", encoding="utf-8")
    assert main(["clean", "--revert", str(tmp_path / "clean"), "-o", str(tmp_path / "back")]) == 2
