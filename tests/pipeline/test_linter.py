"""A run comes to the same for any number of processes and any order of the paths."""

import json
from pathlib import Path

import pytest

from newslint.cli import main

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The JSON report of a run."""
    main(["check", "--no-baseline", "--quiet", "--output-format", "json", *arguments])
    return capsys.readouterr().out


def test_processes_and_order_change_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process or two, paths forwards or backwards: the same bytes."""
    monkeypatch.chdir(SEEDS)
    names = sorted(path.name for path in SEEDS.iterdir() if path.suffix != ".baseline")
    once = checked(capsys, *names)
    assert once == checked(capsys, "--jobs", "2", *names)
    assert once == checked(capsys, *reversed(names))
    assert json.loads(once)["summary"]["findings"] > 50


def test_the_sample_archive_shows_every_pack(capsys: pytest.CaptureFixture[str]) -> None:
    """seeds/ holds defects of all five kinds, each with its proof."""
    findings = json.loads(checked(capsys, str(SEEDS)))["findings"]
    assert {finding["code"][:3] for finding in findings} == {"BPL", "CPY", "DUP", "ENC", "FCT"}
    assert all(finding["message"] and finding["fingerprint"] for finding in findings)


def test_a_copy_points_at_the_first_by_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which of two copies is told doesn't depend on which was named first."""
    monkeypatch.chdir(tmp_path)
    text = "Ferry aground\n\nThe ferry struck a sandbank on its evening crossing and sat there until the tide turned.\n"
    text += "\nNobody aboard was hurt, the harbour master said on Monday, and all of them were taken off by boat.\n"
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(text)
    told = json.loads(checked(capsys, "--select", "DUP201", "b.txt", "a.txt"))["findings"]
    assert [finding["path"] for finding in told] == ["b.txt"]


def test_a_run_that_looked_at_nothing_is_not_green(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but an image exits with 2; nothing but what the settings leave out is fine."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(bytes(range(256)) * 20)
    Path("b.txt").write_text("The ferry sailed.\n")
    assert main(["check", "a.txt"]) == 2
    assert main(["check", "a.txt", "b.txt"]) == 0
    assert main(["check", "--exclude", "b.txt", "b.txt"]) == 0
    assert "not a text file" in capsys.readouterr().err
