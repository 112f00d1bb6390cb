"""`newslint review` says what it needs and what it can't do before it serves anything."""

import sys

import pytest

from newslint.cli import main


@pytest.mark.parametrize(
    ("words", "told"),
    [(["-"], "standard input has no file"), (["--port", "99999999", "."], "can't be had")],
)
def test_what_can_t_be_reviewed_is_said(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With exit code 2."""
    pytest.importorskip("uvicorn", reason="there is no uvicorn: pip install 'newslint[review]'")
    assert main(["review", *words]) == 2
    assert told in capsys.readouterr().err


def test_without_uvicorn_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clear line, not a traceback."""
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert main(["review", "."]) == 2
    assert "pip install 'newslint[review]'" in capsys.readouterr().err
