"""The style that the settings name decides, whatever a page does."""

from pathlib import Path

import pytest

from newslint.errors import RuleError, SettingsError
from newslint.model import Document
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings
from newslint.settings_file import read_settings

STORY = "Town news\n\nMr. Dunn said 4 percent of the color was gone. The counteroffensive of the advisor is old."


def _told(settings: Settings) -> list[tuple[str, str]]:
    findings = Checker(load_rules(settings)).check(Document("a.txt", STORY))
    return [(f.excerpt, f.severity.label) for f in findings if f.code.startswith("CPY5")]


def test_a_page_in_one_style_is_silent_without_a_house() -> None:
    """One way of each thing is nobody's fault."""
    assert _told(Settings()) == []


def test_a_departure_from_the_house_is_told() -> None:
    """Of a side, a mark, a figure, a compound and a word."""
    style = (("spelling", "British"), ("percent", "per cent"), ("honorific", "without"), ("words", "counter-offensive"))
    assert _told(Settings(style=(*style, ("words", "adviser")))) == [
        ("Mr.", "warning"), ("percent", "warning"), ("color", "warning"), ("counteroffensive", "warning"),
        ("advisor", "warning"),
    ]  # fmt: skip


def test_what_a_house_cannot_decide_is_an_error_with_a_hint() -> None:
    """A thing that no rule knows, and a way that a thing hasn't."""
    with pytest.raises(RuleError, match="nothing that a house decides"):
        load_rules(Settings(style=(("percnt", "%"),)))
    with pytest.raises(RuleError, match="no way of `percent`"):
        load_rules(Settings(style=(("percent", "perc"),)))


def test_a_style_file_stands_for_the_table(tmp_path: Path) -> None:
    """Its things and words are those of the settings; a file that is none is told."""
    (tmp_path / "newslint.toml").write_text('style = "our-style.yaml"\n')
    (tmp_path / "our-style.yaml").write_text("style: {percent: '%'}\nwords: [adviser]\n")
    assert read_settings(tmp_path / "newslint.toml").style == (("percent", "%"), ("words", "adviser"))
    (tmp_path / "our-style.yaml").write_text("rules: []\n")
    with pytest.raises(SettingsError, match="no style file"):
        read_settings(tmp_path / "newslint.toml")
