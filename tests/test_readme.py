"""What the README shows works."""

import re
from pathlib import Path
from typing import Any

import pytest

from newslint.model import Severity
from newslint.pipeline.examples import run_examples
from newslint.rulebook import load_rules, read_rules
from newslint.settings_file import read_settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, word: str) -> str:
    """The code block of that language that holds the word."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return next(text for text in blocks if word in text)


def test_the_rule_of_the_readme_holds(tmp_path: Path) -> None:
    """Its examples run."""
    path = tmp_path / "HSE101-life-guard.yaml"
    path.write_text(block("yaml", "code: HSE101"), encoding="utf-8")
    outcome = run_examples(read_rules([path]))
    assert (outcome.ran, outcome.failures) == (3, ())


def test_the_settings_of_the_readme_are_settings(tmp_path: Path) -> None:
    """Every key and every rule that it names exists."""
    path = tmp_path / "newslint.toml"
    path.write_text(block("toml", "fail-on"), encoding="utf-8")
    (tmp_path / "our-rules").mkdir()
    settings = read_settings(path)
    assert settings.fail_on is Severity.ERROR
    assert load_rules(settings)


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    """.ci/run finds it by its shape."""
    assert re.findall(r"^ {4}(python3 -m venv .*pytest.*)$", README, re.MULTILINE)


def test_the_library_of_the_readme_works(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lines run as they stand, in the folder that holds the seeds."""
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    exec(block("python", "import newslint"), names)
    assert names["fixed"] == "It don’t matter to those who don’t know."
    assert names["clusters"] and names["titles"]
    assert "text:0 1 FCT101" in capsys.readouterr().out
