"""`check` and `dedup` write one kind of page, and read what they show once more."""

import io
import sys
from pathlib import Path

import pytest

from newslint.cli import html_report, main
from tests.reporting.pages import Parsed

STORY = """The bridge at Lowick is open

The bridge at Lowick was opened on Sunday, 11 March 2023, by the the mayor. It carries two lanes and a path for walkers.

Traders on both banks had waited for eleven years, and some of them had given up and moved away in the meantime.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sources with a story each, the same one."""
    for source in ("herald", "post"):
        (tmp_path / source).mkdir()
        (tmp_path / source / "bridge.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_shows_stories_and_clusters(folder: Path) -> None:
    """The text of each story, and the copies in it."""
    assert main(["check", "--no-cache", "--quiet", "--output-format", "html:report.html", "."]) == 1
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert page.count("Traders on both banks") == 2 and "would be dropped: nothing of it is lost" in page
    assert "Saturday, not a Sunday" in page


def test_dedup_writes_the_same_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And other formats beside it."""
    assert main(["dedup", "--output-format", "html:report.html", "--output-format", "json", "."]) == 0
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "would be dropped: nothing of it is lost" in page and 'id="clusters"' in page
    assert '"clusters": [' in capsys.readouterr().out


@pytest.mark.parametrize("command", [["check", "--no-cache", "--exit-zero"], ["dedup"]])
def test_an_earlier_report_is_no_story(folder: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    """The second run over a folder with a report in it tells what the first told."""
    told = []
    for _ in range(2):
        assert main([*command, "--output-format", "html:report.html", "."]) == 0
        told.append(capsys.readouterr().err)
    assert told[0] == told[1] and "2 documents" in told[0]


def test_dedup_says_which_formats_there_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `check` does."""
    assert main(["dedup", "--output-format", "htm", "."]) == 2
    assert "did you mean `html`?" in capsys.readouterr().err


def test_standard_input_is_shown_as_well(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It comes only once, and is kept."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert main(["check", "--no-cache", "--output-format", "html", "-"]) == 1
    assert "Traders on both banks" in capsys.readouterr().out


def test_a_long_report_is_parted_by_source(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first page links to the others; a run told so, and the next one reads none of them."""
    monkeypatch.setattr(html_report, "MOST_STORIES", 1)
    for _ in range(2):
        assert main(["check", "--no-cache", "--exit-zero", "--output-format", "html:report.html", "."]) == 0
        told = capsys.readouterr().err
        assert "report.html is its first page, beside it 2 by source" in told and "checked 2 documents" in told
    first = Parsed((folder / "report.html").read_text(encoding="utf-8"))
    parts = sorted(path.name for path in folder.glob("report-*.html"))
    assert len(parts) == 2 and set(parts) <= set(first.addresses)
    assert "Traders on both banks" in (folder / parts[0]).read_text(encoding="utf-8")


def test_a_file_of_somebody_else_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part isn't written over what newslint didn't write."""
    monkeypatch.setattr(html_report, "MOST_STORIES", 1)
    assert main(["check", "--no-cache", "--exit-zero", "--output-format", "html:report.html", "."]) == 0
    part = next(folder.glob("report-*.html"))
    part.write_text("mine", encoding="utf-8")
    assert main(["check", "--no-cache", "--exit-zero", "--output-format", "html:report.html", "."]) == 2
    assert part.read_text(encoding="utf-8") == "mine"
