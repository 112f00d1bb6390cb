"""`newslint stories` shows what was read."""

import json
from pathlib import Path

import pytest

from newslint.cli import main

PAGE = """Ferry runs aground
Posted on 04/09/2019 by Ann Soames

A ferry with sixty people on board ran aground outside the harbour on its first run of the day, its owners said.
"""
HTML = """<html><body><article><h1>Ferry runs aground</h1><p>Posted on 04/09/2019 by Ann Soames</p>
<p>A ferry with sixty people on board ran aground outside the harbour on its first run of the day, its owners said.</p>
</article></body></html>"""


@pytest.mark.parametrize(("order", "day"), [("dmy", "2019-09-04"), ("mdy", "2019-04-09"), (None, None)])
@pytest.mark.parametrize(("name", "text"), [("page.txt", PAGE), ("page.html", HTML)])
def test_dates_in_figures_are_read_as_was_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, order: str | None, day: str | None
) -> None:
    """By the flag or the settings, and not at all where nobody says which is the month."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    asked = ["--date-order", order] if order else []
    assert main(["stories", str(tmp_path / name), "--output-format", "json", *asked]) == 0
    (story,) = json.loads(capsys.readouterr().out)["stories"]
    assert story["published"] == day
    if order:
        (tmp_path / "n.toml").write_text(f'date-order = "{order}"', encoding="utf-8")
        main(["stories", str(tmp_path / name), "--output-format", "json", "--config", str(tmp_path / "n.toml")])
        (story,) = json.loads(capsys.readouterr().out)["stories"]
        assert story["published"] == day
