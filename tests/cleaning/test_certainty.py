"""What `clean` takes out unasked, and what only with `--all`."""

from pathlib import Path

import pytest

from newslint.cli import main

STORY = (
    "Ferry runs aground off Lowick\n\n"
    "The ferry Maid of Lowick struck a sandbank on its evening crossing and sat there until the tide turned.\n\n"
    "Nobody aboard was hurt, the harbour master said, and all forty passengers were taken off before midnight.\n\n"
)


def cleaned(tmp_path: Path, text: str, *options: str) -> str:
    """A page after `clean`."""
    source = tmp_path / "in"
    source.mkdir()
    (source / "page.txt").write_text(text, encoding="utf-8")
    assert main(["clean", str(source), "-o", str(tmp_path / "out"), *options]) == 0
    return (tmp_path / "out" / "page.txt").read_text(encoding="utf-8")


def test_what_a_rule_knows_by_its_words_goes(tmp_path: Path) -> None:
    """A prompt in so many words."""
    assert cleaned(tmp_path, STORY + "Follow us on Facebook for more\n") == STORY.rstrip() + "\n"


@pytest.mark.parametrize("line", ["Ferry Lowick", "***", "The ferry on Monday (Elvie/Mother)", "Enid Marl, Colne"])
def test_what_only_its_place_tells_of_stays(tmp_path: Path, line: str) -> None:
    """The end of a story and what repeats its headline."""
    head, rest = STORY.split("\n\n", 1)
    text = f"{head}\n\n{line}\n\n{rest}{line}\n"
    assert cleaned(tmp_path, text) == text


def test_what_is_likely_goes_if_it_is_asked_for(tmp_path: Path) -> None:
    """A few words of the headline under it stand for an image, most likely."""
    head, rest = STORY.split("\n\n", 1)
    assert "Ferry Lowick" not in cleaned(tmp_path, f"{head}\n\nFerry Lowick\n\n{rest}", "--all")


def test_a_page_that_loses_its_text_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A headline over nothing but prompts: the run says how much went."""
    cleaned(tmp_path, "Ferry runs aground\n" + "\nFollow us on Facebook for more\n" * 8)
    assert "page.txt: more than half of its text is gone (42 of 51 words)\n" in capsys.readouterr().err
