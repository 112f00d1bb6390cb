"""`newslint init`: what recurs in a folder is learnt, written into the settings, and found from then on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.cli import main

LINE = "Our harbour desk is paid for by people like you."
BODIES = [
    "The ferry Maid of Lowick struck a sandbank on its evening crossing and sat there until the tide turned.",
    "A court in Trevone has ruled that bakers may open their shops at four in the morning if they wish to.",
    "The roof of the school in Port Ellen, which had leaked for nine winters, was fixed on Monday by two men.",
    "A whale some forty feet long was seen off the pier of Lowick on Sunday by children who were there to fish.",
]


def archive(folder: Path, lines: list[str]) -> None:
    """Four stories in `news/`, under each the line of its number."""
    (folder / "news").mkdir()
    for number, (body, line) in enumerate(zip(BODIES, lines)):
        (folder / "news" / f"{number}.txt").write_text(f"Story number {number}\n\n{body}\n\n{line}\n", "utf-8")


def found_in_a_new_story(folder: Path, line: str, capsys: pytest.CaptureFixture[str]) -> list[int]:
    """The lines that BPL903 flags in a story with this line under it."""
    (folder / "new.txt").write_text(f"Another story\n\n{BODIES[0].replace('ferry', 'tug')}\n\n{line}\n", "utf-8")
    capsys.readouterr()
    main(["check", "--select", "BPL903", "--output-format", "json", "new.txt"])
    return [f["line"] for f in json.loads(capsys.readouterr().out)["findings"]]


def test_what_recurs_is_learnt_and_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line under four stories is shown with its evidence, stands in the settings, and is flagged under a fifth."""
    monkeypatch.chdir(tmp_path)
    archive(tmp_path, [LINE] * 4)
    assert main(["init", "news"]) == 0
    assert "in 4 of 4 stories of news, as in news/0.txt:5" in capsys.readouterr().out
    assert LINE in (tmp_path / "newslint.toml").read_text("utf-8")
    assert found_in_a_new_story(tmp_path, LINE, capsys) == [5]


def test_what_varies_is_learnt_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lines that differ in a name are one line with a star, which finds the next name and no sentence."""
    monkeypatch.chdir(tmp_path)
    archive(tmp_path, [f"More from {name}" for name in ("Jane Roe", "Tom Quill", "Vera Lind", "Ann Soames")])
    assert main(["init", "news"]) == 0
    assert '"More from *"' in (tmp_path / "newslint.toml").read_text("utf-8")
    assert found_in_a_new_story(tmp_path, "More from Lee Tarr", capsys) == [5]
    assert found_in_a_new_story(tmp_path, "He wanted more from Lee Tarr", capsys) == []


@pytest.mark.parametrize("line", ["“We will see,” she said.", "By Ann Soames", "Staff and agencies", "12 March 2021"])
def test_words_dates_and_credits_are_not_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """What people said, and who wrote or sent a story and when, recurs and belongs to it."""
    monkeypatch.chdir(tmp_path)
    archive(tmp_path, [line] * 4)
    assert main(["init", "news"]) == 0
    assert "furniture = [\n]" in (tmp_path / "newslint.toml").read_text("utf-8")


def test_a_file_is_brought_up_to_date_until_somebody_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run changes nothing, new lines are added, and a file that was edited is left alone."""
    monkeypatch.chdir(tmp_path)
    archive(tmp_path, [LINE] * 4)
    settings = tmp_path / "newslint.toml"
    assert main(["init", "news"]) == 0
    first = settings.read_text("utf-8")
    assert main(["init", "news"]) == 0
    assert first == settings.read_text("utf-8")
    for path in (tmp_path / "news").iterdir():
        path.write_text(path.read_text("utf-8") + "\nThe tide table hangs in the window of the shop.\n", "utf-8")
    assert main(["init", "news"]) == 0
    assert "tide table" in settings.read_text("utf-8")
    settings.write_text(settings.read_text("utf-8").replace("warning", "error"), "utf-8")
    edited = settings.read_text("utf-8")
    assert main(["init", "news"]) == 2
    assert edited == settings.read_text("utf-8")


def test_an_empty_folder_teaches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing read, nothing written, and the exit code says so."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert main(["init", "empty"]) == 2
    assert not (tmp_path / "newslint.toml").exists()


def test_pages_as_they_were_scraped_get_a_quiet_first_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is furniture is only noted, what is wrong in the stories is told; nothing is asked."""
    monkeypatch.chdir(tmp_path)
    archive(tmp_path, ["Share This Article\n\nSign up for our newsletter\n\nAdvertisement"] * 4)
    first = tmp_path / "news" / "0.txt"
    first.write_text(first.read_text("utf-8").replace("struck a", "struck the the"), "utf-8")
    assert main(["init", "news"]) == 0
    told = capsys.readouterr().err
    assert "pages as they were scraped" in told and "next: `newslint check`" in told
    assert main(["check", "news", "--output-format", "concise"]) == 1
    shown = capsys.readouterr().out
    assert "CPY101" in shown and "BPL" not in shown


def test_clean_texts_are_not_taken_for_scraped_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of their own in each changes no severity."""
    monkeypatch.chdir(tmp_path)
    archive(tmp_path, ["Nobody was hurt.", "It was a Monday.", "The mayor smiled.", "Rain fell on the pier all day."])
    assert main(["init", "news"]) == 0
    assert "[severity]" not in (tmp_path / "newslint.toml").read_text("utf-8")


def test_the_style_of_the_house_is_learnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A way that stands in nine of ten places, and ten at least, goes into the settings with its counts."""
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        text = (
            f"Town news {number}\n\nRents in the {number} towns rose {number} per cent. The rest of it stood still.\n"
        )
        Path(f"{number}.txt").write_text(text)
    assert main(["init", "."]) == 0
    assert 'percent = "per cent"  # in 12 of 12 places' in Path("newslint.toml").read_text()
    assert "percent: per cent" in capsys.readouterr().out
