"""What is staged is checked as it is staged, and --since tells only what touches changed lines."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.cli import main

CLEAN = "Ferry aground\n\nIt sank in the bay near Lowick.\n\nNobody saw the whale that day.\n"
OLD = CLEAN.replace("the whale", "the the whale")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A repository with one story that has an old fault."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    git("init", "-q")
    Path("a.txt").write_text(OLD)
    git("add", ".")
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "one")
    yield


def git(*arguments: str) -> None:
    """Run git."""
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def found(capsys: pytest.CaptureFixture[str], *flags: str) -> list[tuple[str, int]]:
    """Path and line of each doubled word."""
    main(["check", "--select", "CPY101", "--quiet", "--output-format", "json", *flags])
    return [(finding["path"], finding["line"]) for finding in json.loads(capsys.readouterr().out)["findings"]]


def test_what_is_staged_counts_and_not_the_work_tree(capsys: pytest.CaptureFixture[str]) -> None:
    """The file on disk may say something else by now."""
    Path("b.txt").write_text(OLD)
    git("add", "b.txt")
    Path("b.txt").write_text(CLEAN)
    assert found(capsys, "--staged") == [("b.txt", 5)]
    assert found(capsys, "--staged", "a.txt") == []


def test_a_commit_without_stories_passes() -> None:
    """Nothing that newslint reads is staged, and that is fine."""
    Path("c.py").write_text("x = 1\n")
    git("add", "c.py")
    assert main(["check", "--staged", "--quiet"]) == 0


def test_since_tells_what_touches_changed_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """The old fault is silent, new lines and new files are not."""
    Path("a.txt").write_text(OLD.replace("in the bay", "in the the bay"))
    Path("é b.txt").write_text(OLD)
    assert found(capsys, "--since", "HEAD") == [("a.txt", 3), ("é b.txt", 5)]
    assert len(found(capsys)) == 3


def test_a_reference_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """The run exits with 2 and says which."""
    assert main(["check", "--since", "nope"]) == 2
    assert "git knows no commit `nope`" in capsys.readouterr().err
