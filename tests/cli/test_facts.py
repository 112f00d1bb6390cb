"""`newslint facts ask`."""

from __future__ import annotations

import pytest

from newslint.cli import main


def test_who_held_what_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """A person's offices on a day, each with its source."""
    assert main(["facts", "ask", "Angela Merkel", "--on", "2014-05-10"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Angela Merkel on 2014-05-10:\n  DE chancellor 2005-11-22 to 2021-12-08 [")


def test_a_name_that_is_not_there_gets_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown name is wrong usage, with names that look like it."""
    assert main(["facts", "ask", "Angela Merkle"]) == 2
    assert "did you mean `Angela Merkel`" in capsys.readouterr().err
