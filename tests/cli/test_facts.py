"""`newslint facts ask`."""

from __future__ import annotations

from pathlib import Path

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
    assert main(["facts", "ask", "Merkle"]) == 2
    assert "did you mean `Merkel`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Merkel", "  DE chancellor 2005-11-22 to 2021-12-08 ["),
        ("recep tayyip erdoğan", "  TR president 2014-08-28 to now (as of "),
        ("French Foreign Minister", "  French Foreign Minister on 2014-05-10:"),
        ("Foreign Minister of France", "  Laurent Fabius, FR foreign-minister 2012-05-17 to 2016-02-11 ["),
        ("France", "  Manuel Valls, FR prime-minister 2014-03-31 to 2016-12-06 ["),
        ("Boko Haram", "Boko Haram: 2002-01-01 to now (as of "),
        ("mosul", "Mosul: in Iraq ["),
        ("Nord Stream", "Nord Stream: pipeline, Baltic Sea ["),
        ("Soviet", "Soviet: did not exist, 1922-12-30 to 1991-12-26; today Russian ["),
    ],
)
def test_what_can_be_asked(capsys: pytest.CaptureFixture[str], name: str, line: str) -> None:
    """Surnames, spellings with accents, offices of a country, countries, bodies, places, and what is no more."""
    day = [] if name in ("Merkel", "recep tayyip erdoğan") else ["--on", "2014-05-10"]
    assert main(["facts", "ask", name, *day]) == 0
    out = capsys.readouterr().out
    assert any(got.startswith(line.strip() if line.endswith(":") else line) for got in out.splitlines())


def test_a_country_tells_its_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    """A country alone gives each office with the stretches for which the table names nobody."""
    assert main(["facts", "ask", "Germany"]) == 0
    assert "  foreign-minister: 8 terms, without a gap" in capsys.readouterr().out


def test_nobody_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Someone known who held nothing that day is told so; that isn't the same as someone unknown."""
    assert main(["facts", "ask", "Angela Merkel", "--on", "1999-05-10"]) == 0
    assert capsys.readouterr().out == "Angela Merkel on 1999-05-10: nothing known\n"


def test_a_stranger_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that resembles none says so and says what the tables hold."""
    assert main(["facts", "ask", "Quentin Xylophone"]) == 2
    err = capsys.readouterr().err
    assert "nothing is known of `Quentin Xylophone`" in err
    assert "public offices since 2000" in err


def test_a_broken_table_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row that can't be read ends the run with its line."""
    (tmp_path / "newslint.toml").write_text('facts = ["mine.csv"]\n', encoding="utf-8")
    (tmp_path / "mine.csv").write_text("place,country,source\nSampletown,,made up\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["facts", "ask", "Sampletown"]) == 2
    assert "mine.csv:2: no country (every row has a country)" in capsys.readouterr().err
