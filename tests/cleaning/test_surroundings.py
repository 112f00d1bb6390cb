"""A part of an archive is cleaned as it is where all of the archive is cleaned."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.pipeline import judging

FOOT = "Subscribe to the harbour letter of Port Marren for more of this every morning"
PART = ("a/s4.txt", "b/t2.txt")
TOPICS = ("ferry", "tunnel", "library", "viaduct", "orchard", "museum", "reservoir", "cannery", "quarry", "foundry")


def story(at: int) -> str:
    """A story of its own, and under it a line that stands under all."""
    topic = TOPICS[at]
    return f"""Council votes on the {topic} in its sitting number {at + 3}
2023-03-{at + 1:02d}

The council of Port Marren voted on Monday to close the {topic} for {at + 3} months, its clerk said in a note.

Some {at + 20} boats lay off the {topic} when the vote was taken, and the master of the {topic} called it a loss.

The mayor said that the {topic} would be looked at again once the money for number {at} was found elsewhere.

{FOOT}
"""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten stories with a line in common, the copy of one and a store that knows them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(judging, "FEW", 0)
    monkeypatch.setattr(judging, "SHARE", 0)
    (tmp_path / "newslint.toml").write_text("", encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for at in range(10):
        (tmp_path / "a" / f"s{at}.txt").write_text(story(at), encoding="utf-8")
    (tmp_path / "b" / "t2.txt").write_text(story(2), encoding="utf-8")
    for path in tmp_path.rglob("*.txt"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    assert main(["archive", "build"]) == 0
    return tmp_path


def cleaned(folder: Path) -> dict[str, str]:
    """The files of a cleaned copy, by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.txt")}


def test_a_part_is_cleaned_as_in_the_whole(
    archive: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line that recurs elsewhere goes, and so does the copy of a story that stands elsewhere."""
    out = tmp_path_factory.mktemp("out")
    assert main(["clean", ".", "-o", str(out / "whole")]) == 0
    assert main(["clean", *PART, "-o", str(out / "part")]) == 0
    whole, part = cleaned(out / "whole"), cleaned(out / "part")
    assert part == {name: text for name, text in whole.items() if name == "s4.txt"}
    assert FOOT not in part["s4.txt"]
    assert '"kept": "a/s2.txt:1"' in (out / "part" / "manifest.jsonl").read_text(encoding="utf-8")
    told = capsys.readouterr().err
    assert "other files" not in told
    assert main(["clean", *PART, "--diff"]) == 0
    assert "dropped: a repeat (" in capsys.readouterr().out


def test_without_a_store_it_is_said_that_nothing_else_was_asked(
    archive: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """The part is cleaned by itself."""
    out = tmp_path_factory.mktemp("out")
    assert main(["archive", "clear"]) == 0
    capsys.readouterr()
    assert main(["clean", *PART, "-o", str(out / "part")]) == 0
    assert "compared among themselves: `newslint archive build` once" in capsys.readouterr().err
    assert set(cleaned(out / "part")) == {"s4.txt", "t2.txt"}


def test_a_cleaned_copy_inside_the_archive_is_no_part_of_it(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every story of it would be a copy; it is told, and read where it is named."""
    assert main(["clean", "a", "-o", "cleaned"]) == 0
    capsys.readouterr()
    assert main(["check", ".", "--exit-zero", "--statistics"]) == 0
    told = capsys.readouterr()
    assert "checked 11 documents" in told.err
    assert "skipped 1: a copy that `newslint clean` wrote (cleaned/)" in told.err
    assert main(["check", "cleaned", "--exit-zero", "--statistics"]) == 0
    assert "checked 10 documents" in capsys.readouterr().err
