"""`newslint init`: what recurs in a folder is learnt, written into the settings, and found from then on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.cli import main

LINE = "Our harbour desk is paid for by people like you."
BODIES = [
    "The ferry Maid of Lowick struck a sandbank on its evening crossing and sat there until the tide turned.",
    "A court in Trevone has ruled that bakers may open their shops at four in the morning if they wish to.",
    "The roof of the school in Port Ellen, which had leaked for nine winters, was mended on Monday by two men.",
    "A whale some forty feet long was seen off the pier of Lowick on Sunday by children who were there to fish.",
]


def test_what_recurs_is_learnt_and_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line under four stories stands in the settings, and is flagged under a fifth; init overwrites nothing."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for number, body in enumerate(BODIES):
        (tmp_path / "news" / f"{number}.txt").write_text(f"Story number {number}\n\n{body}\n\n{LINE}\n", "utf-8")
    assert main(["init", "news"]) == 0
    assert LINE in (tmp_path / "newslint.toml").read_text("utf-8")
    assert main(["init", "news"]) == 2
    new = tmp_path / "new.txt"
    new.write_text(f"Another story\n\n{BODIES[0].replace('ferry', 'tug')}\n\n{LINE}\n", "utf-8")
    capsys.readouterr()
    assert main(["check", "--select", "BPL903", "--output-format", "json", "new.txt"]) == 1
    assert [f["line"] for f in json.loads(capsys.readouterr().out)["findings"]] == [5]


def test_an_empty_folder_teaches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing read, nothing written, and the exit code says so."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert main(["init", "empty"]) == 2
    assert not (tmp_path / "newslint.toml").exists()
