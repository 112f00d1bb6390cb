"""No option of a command that looks at a part of an archive switches the rest of it off without a word."""

from __future__ import annotations

import argparse
import importlib
import random
import subprocess
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.cli.arguments import COMMANDS
from tests.pipeline.test_neighbours import age, story

READING = {
    "--config": "newslint.toml", "--exclude": "none*", "--jobs": "1", "--language": "en", "--date-order": "dmy",
    "--encoding": "utf-8", "--id-field": "id", "--text-field": "text", "--title-field": "title",
    "--date-field": "date", "--engine": "local",
}  # fmt: skip
#: options with which a run is told of the rest of the archive, all of them at once
WORK = {
    "dedup": {
        **READING, "--kinds": "exact,near,partial,retold", "--threshold": "0.2", "--write-kept": "kept.jsonl",
        "--drop": "near", "--dropped": "dropped.jsonl", "--prefer": "archive", "--output-format": "text",
    },
    "check": {
        **READING, "--select": "DUP2", "--ignore": "CPY", "--output-format": "text", "--min-severity": "note",
        "--fail-on": "error", "--exit-zero": "", "--no-baseline": "",
    },
    "clean": {**READING, "--repeats": "exact,near,partial", "--split": "", "--all": "", "--output": "made"},
}  # fmt: skip
#: options with which it is, one by one
WORK_ALONE = {
    "dedup": ["--against ."],
    "check": ["--staged", "--since HEAD", "--statistics", "--profile", "--fix", "--unsafe-fixes"],
    "clean": ["--no-damage -o made", "--no-furniture -o made"],
}
#: options with which it says that it isn't
SAY_SO = {
    "dedup": ["--plain", "--engine spark", "--spark-master local", "--spark-folder x", "--why second.txt first.txt"],
    "check": ["--engine spark --staged", "--spark-master local", "--spark-folder x"],
    "clean": ["--engine spark -o made", "--spark-master local -o made", "--spark-folder x -o made"],
}
#: options that ask for less: nothing of other files, no comparison, fewer words, or another command under its name
LESS = {
    "dedup": {"--no-cache"},
    "check": {
        "--no-cache", "--quiet", "--stdin-name", "--diff", "--watch", "--show-files", "--show-settings", "--baseline",
        "--write-baseline", "--prune-baseline",
    },
    "clean": {"--no-cache", "--quiet", "--no-repeats", "--revert", "--diff"},
}  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with a store, in git: of the story in second.txt another file has a copy."""
    monkeypatch.chdir(tmp_path)
    text = story(random.Random(4), 12, "", 7)
    (tmp_path / "newslint.toml").write_text("jobs = 1\n", encoding="utf-8")
    (tmp_path / "first.txt").write_text(text, encoding="utf-8")
    (tmp_path / "other.txt").write_text(story(random.Random(5), 30, "nine", 8), encoding="utf-8")
    (tmp_path / "second.txt").write_text(text, encoding="utf-8")
    age(tmp_path)
    for command in (
        "init -q",
        "-c user.name=x -c user.email=x@y.example commit -q --allow-empty -m x",
        "add second.txt",
    ):
        subprocess.run(["git", *command.split()], check=True)
    assert main(["archive", "build"]) == 0
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], command: str, *words: str) -> tuple[int, str]:
    """The exit code of a run over second.txt, and all that it said or wrote about what it took out."""
    capsys.readouterr()
    paths = [] if "--staged" in words else ["second.txt"]
    code = main([command, *paths, *words])
    said = capsys.readouterr()
    manifest = Path("made") / "manifest.jsonl"
    return code, said.out + said.err + (manifest.read_text(encoding="utf-8") if manifest.exists() else "")


@pytest.mark.parametrize("command", sorted(WORK))
def test_every_option_is_looked_at(command: str) -> None:
    """It works with the store, says that it doesn't, or asks for less."""
    parser = argparse.ArgumentParser()
    importlib.import_module(COMMANDS[command][0]).add_arguments(parser)
    there = {name for action in parser._actions for name in action.option_strings if name.startswith("--")}
    alone = {word for line in WORK_ALONE[command] + SAY_SO[command] for word in line.split() if word.startswith("--")}
    assert there - {"--help"} == {*WORK[command], *LESS[command], *alone}


@pytest.mark.parametrize("command", sorted(WORK))
def test_options_go_with_the_store(here: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """The copy that stands elsewhere is told of."""
    words = [word for option, value in WORK[command].items() for word in (option, value) if word]
    code, said = told(capsys, command, *words)
    assert code == 0 and "first.txt" in said, said


@pytest.mark.parametrize(("command", "line"), [(name, line) for name, lines in WORK_ALONE.items() for line in lines])
def test_an_option_goes_with_the_store(here: Path, capsys: pytest.CaptureFixture[str], command: str, line: str) -> None:
    """The copy is told of, or counted."""
    code, said = told(capsys, command, *line.split())
    assert code in (0, 1) and ("first.txt" in said or "DUP20" in said), said


@pytest.mark.parametrize(("command", "line"), [(name, line) for name, lines in SAY_SO.items() for line in lines])
def test_an_option_that_doesnt_go_with_the_store_says_so(
    here: Path, capsys: pytest.CaptureFixture[str], command: str, line: str
) -> None:
    """In an error."""
    code, said = told(capsys, command, *line.split())
    assert code == 2 and ("go with" in said or "nothing that was read is called" in said), said


def test_write_ups_are_found_among_what_was_given(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the store as without it; that no others were looked for is said."""
    for at in range(2):
        text = story(random.Random(at), None, "", 7).replace("boats", ("boats", "cutters")[at])
        (here / f"w{at}.txt").write_text(text, encoding="utf-8")
    found = []
    for more in ((), ("--no-cache",)):
        capsys.readouterr()
        assert main(["dedup", "w0.txt", "w1.txt", "--kinds", "retold", *more]) == 0
        found.append(capsys.readouterr())
    assert found[0].out == found[1].out
    assert "write-ups of one event were looked for among what was given alone" in found[0].err
