"""What a run can't know, it says: stories after the record ends, offices and the days until which they are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.cli import main

_TABLE = (
    "country,office,person,start,end,verified_until,source\nBR,defence-minister,Ada Nova,2027-01-05,,2027-03-01,own\n"
)


def test_the_closing_line_counts_stories_younger_than_their_offices(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A Brazilian minister of 2031 is beyond the record, Brazil's president of 2012 is not."""
    text = "BRASILIA - Brazilian {} Ada Nova said on Tuesday that the road would open. Work begins in spring."
    days = {"2031-03-04": "Defence Minister", "2012-03-06": "President"}
    rows = [{"id": day, "text": text.format(office), "date": day} for day, office in days.items()]
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    main(["check", "--no-baseline", "--no-cache", "--date-field", "date", str(path)])
    assert "1 story is younger than what is known of the offices in it" in capsys.readouterr().err


def test_status_says_until_when_each_office_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    """Of one country office by office, of all in a few lines."""
    assert main(["facts", "status", "Japan"]) == 0
    assert "Japan prime-minister: known until 2026-01-17" in capsys.readouterr().out
    assert main(["facts", "status"]) == 0
    assert "heads of state and government" in capsys.readouterr().out


def test_update_names_a_table_in_the_settings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The table is checked, named once, and used from the next run on."""
    monkeypatch.chdir(tmp_path)
    Path("newslint.toml").write_text('jobs = 1\n\n[records]\ntext-field = "body"\n', encoding="utf-8")
    Path("own.csv").write_text(_TABLE, encoding="utf-8")
    assert main(["facts", "update", "own.csv"]) == main(["facts", "update", "own.csv"]) == 0
    assert Path("newslint.toml").read_text(encoding="utf-8").count("own.csv") == 1
    capsys.readouterr()
    assert main(["facts", "status", "Brazil"]) == 0
    assert "Brazil defence-minister: known until 2027-03-01" in capsys.readouterr().out


def test_update_refuses_a_broken_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A term that ends before it starts is told with its line, and the settings stay as they were."""
    broken = tmp_path / "own.csv"
    broken.write_text(_TABLE.replace(",,2027-03-01", ",2026-01-01,"), encoding="utf-8")
    assert main(["facts", "update", str(broken)]) == 2
    assert "swap the two days" in capsys.readouterr().err
