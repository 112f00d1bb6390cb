"""`newslint test` tells what examples leave untested, and what a changed rule gains and loses."""

import os
import subprocess
from pathlib import Path

import pytest

from newslint.cli import main

RULE = """
code: HSE101
name: life-guard
severity: warning
summary: Our house writes lifeguard in one word
message: '"{excerpt}" is one word here'
why: Readers stumble.
languages: [en]
in: [narration]
check: patterns
with:
  patterns: ['life (?:guard|saver)s?']
  unless: ['station']
examples:
  - wrong: 'A ⟦life guard⟧ saw the boat.'
  - right: 'The coast guard saw it.'
    because: 'another guard'
  - right: '“The life guard saw it,” he said.'
    because: 'the words of somebody else are left alone'
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository with a rule and a story in its last commit."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    Path("rules").mkdir()
    Path("rules/HSE101.yaml").write_text(RULE)
    Path("stories").mkdir()
    text = "Storm\n\nTwo life guards swam. A life saver ran.\n\nThe life guard station burnt.\n"
    Path("stories/a.txt").write_text(text)
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@example.org commit -qm one"):
        subprocess.run(["git", *command.split()], check=True, capture_output=True)


def test_coverage_names_what_no_example_needs(capsys: pytest.CaptureFixture[str]) -> None:
    """Choices, pieces that may be missing, guards; and a near miss that comes near nothing."""
    assert main(["test", "rules", "--coverage"]) == 0
    out, err = capsys.readouterr()
    assert "no example needs `saver`, `s?` in `life (?:guard|saver)s?`" in out
    assert "no example needs `station` of `unless`" in out and "`quoted`" not in out
    assert "rules/HSE101.yaml:16: HSE101: this example comes near nothing" in out.replace(os.sep, "/")
    assert out.count("comes near nothing") == 1
    assert "4 parts untested in 1 rule" in err


@pytest.mark.parametrize("how", ["git", "folder"])
def test_against_tells_what_a_change_gains_and_loses(how: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder of stories against the last commit, or against the rules in another folder."""
    if how == "folder":
        Path("old").mkdir()
        Path("old/HSE101.yaml").write_text(RULE)
    Path("rules/HSE101.yaml").write_text(RULE.replace("|saver", "").replace("station", "tower"))
    against = ["--against", "stories"] if how == "git" else ["--against", "old", "--on", "stories"]
    assert main(["test", "rules", *against]) == 0
    out, err = capsys.readouterr()
    assert [line[:2] + line.split(": ")[1] for line in out.replace(os.sep, "/").splitlines()] == [
        '+ HSE101 "life guard" is one word here',
        '- HSE101 "life saver" is one word here',
    ]
    assert "in 1 document: 1 gained, 1 lost, 1 the same" in err


def test_against_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A file, and rules that no commit holds."""
    assert main(["test", "rules", "--against", "stories/a.txt"]) == 2
    Path("rules/HSE101.yaml").rename("rules/HSE102.yaml")
    assert main(["test", "rules", "--against", "stories"]) == 2
    assert "name a folder of old rules" in capsys.readouterr().err
