"""What the README shows works; tests/test_docs.py runs what the documentation shows, README among it."""

import re
import shlex
from pathlib import Path

import pytest

from newslint.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    """.ci/run finds it by its shape."""
    assert re.findall(r"^ {4}(python3 -m venv .*pytest.*)$", README, re.MULTILINE)


def test_the_first_two_commands_install_and_check(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second finds what the picture shows, in the folder that holds the seeds."""
    install, check = re.findall(r"^ {4}(.*)$", README, re.MULTILINE)[:2]
    assert install == "python3 -m venv .venv && . .venv/bin/activate && pip install -q ."
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(check.removeprefix("newslint "))) == 1
    assert "contradictions among the" in capsys.readouterr().out


def test_the_picture_is_there() -> None:
    """And holds what a run said."""
    (picture,) = re.findall(r"!\[[^]]*\]\(([^)]*)\)", README)
    assert "newslint" in (ROOT / picture).read_text(encoding="utf-8")
