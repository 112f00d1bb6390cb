"""Rules for English look past stories in other languages, and a run says so."""

from pathlib import Path

from newslint.formats import read_paths
from newslint.model import Document, Report
from newslint.pipeline.linter import lint
from newslint.reporting import closing_line
from newslint.rulebook import load_rules
from newslint.settings import Settings

GERMAN = (
    "Bauern hoffen auf Regen\n\nEs sind die Bauern, die die Felder bestellt haben, und sie hoffen jetzt auf Regen. "
    "In der Nacht soll es nach Angaben des Wetterdienstes an der Küste regnen.\n"
)
ENGLISH = "Farmers hope for rain\n\nIt is the the farmers who have tilled the fields, and now they hope for rain.\n"


def report_on(text: str, language: str | None = None) -> Report:
    """What the rules about copy errors find."""
    rules = load_rules(Settings(select=("CPY101", "CPY103"), cache=False))
    return lint([Document("page.txt", text, language=language)], rules)


def test_german_articles_are_no_doubled_words() -> None:
    """ "die die" and "an der" are good German."""
    assert report_on(GERMAN).findings == ()


def test_an_english_story_is_looked_at() -> None:
    """ "the the" is found, and no language is told in the closing line."""
    report = report_on(ENGLISH)
    assert [f.code for f in report.findings] == ["CPY101"]
    assert "languages" not in closing_line(report)


def test_the_closing_line_counts_what_was_looked_past() -> None:
    """Which rules stayed silent, on how many stories, in which languages."""
    assert "; 2 rules for other languages looked past 1 story (de 1)" in closing_line(report_on(GERMAN))


def test_a_language_that_is_given_counts(tmp_path: Path) -> None:
    """`--language de` stops rules for English on a page that reads as English."""
    page = tmp_path / "page.txt"
    page.write_text(ENGLISH, encoding="utf-8")
    rules = load_rules(Settings(select=("CPY101",), cache=False))
    assert lint(read_paths([str(page)], Settings(language="de")), rules).findings == ()
    assert len(lint(read_paths([str(page)], Settings()), rules).findings) == 1
