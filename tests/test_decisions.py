"""What an editor has decided stands in a file of lines that merges, and that every run reads."""

from pathlib import Path

import pytest

from newslint.decisions import Decision, Decisions, parse_decisions, read_decisions
from newslint.errors import SettingsError
from newslint.settings_file import find_settings

LINES = [
    "# a comment",
    'apart "a.txt: Ferry stops" "b.txt: Ferry sails" because the second is of last year',
    'keep "wire.jsonl#r17" because it is ours',
    'drop "post/bridge.txt"',
    'furniture "Read more of our coverage"',
    'ignore CPY601 "Anna Petrowa" because she spells it so',
    "",
]


def test_lines_become_decisions_and_lines_again() -> None:
    """Comments and blank lines aside."""
    found = parse_decisions(LINES, "x")
    assert [str(one) for one in found] == [line for line in LINES if line and line[0] != "#"]
    assert found[0] == Decision("apart", ("a.txt: Ferry stops", "b.txt: Ferry sails"), "the second is of last year")


@pytest.mark.parametrize("line", ['apart "a"', "keep because of it", 'melt "a"', 'keep "a" since then', "<<<<<<< ours"])
def test_a_line_that_says_nothing_known_is_an_error_with_its_line(line: str) -> None:
    """And with how a line reads."""
    with pytest.raises(SettingsError) as told:
        parse_decisions(["# one", line], "newslint.decisions")
    assert told.value.line == 2 and told.value.hint


def test_quotation_marks_in_a_title_don_t_end_it() -> None:
    """They become single ones, wherever a story is spoken of."""
    written = str(Decision("keep", ('a.txt: He said "no"',), "so"))
    (read,) = parse_decisions([written], "x")
    names = Decisions(all=(read,)).names("a.txt", None, 'He said "no"', 1)
    assert Decisions(all=(read,)).is_said("keep", names)


def test_stories_go_by_path_and_title_record_or_number() -> None:
    """A record by its id, a story of a page by its title or its number, paths counted from the file's folder."""
    known = Decisions()
    assert known.names("a.txt", None, "Title", 2) == {"a.txt", "a.txt: Title", "a.txt: story 2"}
    assert known.names("a.jsonl", "r1", "Title", 1) == {"a.jsonl", "a.jsonl#r1"}


def test_apart_holds_both_ways() -> None:
    """And for these two alone."""
    known = Decisions(all=(Decision("apart", ("a", "b")),))
    one, other, third = frozenset("a"), frozenset("b"), frozenset("c")
    assert known.are_apart(one, other) and known.are_apart(other, one) and not known.are_apart(one, third)


def test_settings_hold_what_was_decided(tmp_path: Path) -> None:
    """Furniture joins the settings' own, and names with their roles are facts."""
    (tmp_path / "newslint.toml").write_text('furniture = ["Share this"]\n', encoding="utf-8")
    (tmp_path / "newslint.decisions").write_text('furniture "Read on"\n', encoding="utf-8")
    (tmp_path / "newslint.names").write_text("country,office,person,start,source\n", encoding="utf-8")
    settings = find_settings(tmp_path)
    assert settings.furniture == ("Share this", "Read on") and settings.facts == ("newslint.names",)
    assert settings.decisions == read_decisions(str(tmp_path))
