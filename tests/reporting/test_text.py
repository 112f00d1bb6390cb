"""What an editor sees."""

import pytest
from msgspec.structs import replace

from newslint.model import Finding, Place, RecordRef, Report, Unread
from newslint.reporting import render
from newslint.reporting.excerpts import excerpt, of_what
from tests.reporting.reports import evil, finding, fix, related, report


def text(told: Report, **options: object) -> str:
    """The report as an editor sees it."""
    return "".join(render("text", told, **options))  # type: ignore[arg-type]


def test_the_marked_characters_are_underlined() -> None:
    """The line stands under its finding, and signs under exactly the flagged characters."""
    assert text(report(finding())).splitlines() == [
        "a.txt",
        "  story 1",
        '  3:5  warning CPY101 "the the" stands twice',
        "  3 │ the the end of it",
        "    │ ^^^^^^^",
    ]


def test_both_places_are_shown_with_the_note() -> None:
    """Another place of the same document needs no path; one elsewhere gets it."""
    elsewhere = related(path="b.txt", place=Place(12, 1, 12, 6))
    told = text(report(finding(related=(related(), elsewhere)))).splitlines()
    assert told[3:] == [
        "   3 │ the the end of it",
        "     │ ^^^^^^^",
        "   9 │ other words",
        "     │ ----- first stands here",
        "     ┌ b.txt",
        "  12 │ other words",
        "     │ ----- first stands here",
    ]


def test_places_within_the_mark_are_told_without_their_line() -> None:
    """The line would be the same; what of it is meant stands before the note."""
    part = related(place=Place(3, 5, 3, 8), note="this one", excerpt="the", context="    the the end of it")
    told = text(report(finding(related=(part, replace(part, place=Place(3, 5, 3, 12), excerpt="the the")))))
    assert told.splitlines()[5:] == ["    = the: this one", "    = this one"]


def test_the_same_thing_is_told_once() -> None:
    """Findings of one story in the same words are folded, with the lines of the others."""
    told = text(report(*(finding(line=line) for line in range(1, 13))))
    assert told.count("CPY101") == 1
    assert "= 11 more: lines 2, 3, 4, 5, 6, 7, 8, 9, …" in told


def test_other_stories_are_not_folded_together() -> None:
    """A finding in another story is told there."""
    assert text(report(finding(), finding(line=40, story=2))).count("CPY101") == 2


def test_a_long_line_is_cut_around_the_mark() -> None:
    """The mark stays in sight and under its own characters, with an ellipsis at each end."""
    context = "word " * 200 + "the the " + "tail " * 200
    lines = text(report(finding(column=1001, context=context)), width=80).splitlines()
    shown, under = lines[3].partition("│ ")[2], lines[4].partition("│ ")[2]
    assert len(shown) <= 80 and shown.startswith("…") and shown.endswith("…")
    assert shown[under.index("^") : len(under)] == "the the"


def test_a_mark_under_wide_characters_is_as_wide() -> None:
    """An East Asian character takes two columns, and so does what stands under it."""
    wide = finding(column=3, context="新聞 ok", excerpt=" ok")
    wide = replace(wide, place=Place(3, 3, 3, 6))
    assert text(report(wide)).splitlines()[4] == "    │     ^^^"


def test_a_context_that_was_cut_before_is_marked_where_it_is() -> None:
    """`context_column` says at which column the kept part of a very long line begins."""
    cut = finding(column=5001, context="xx the the", context_column=4998)
    assert text(report(cut)).splitlines()[4].endswith("│    ^^^^^^^")


def test_what_takes_lines_is_marked_to_the_end_of_its_first() -> None:
    """A passage of several lines is underlined in the first."""
    passage = finding(column=1, context="abc def", excerpt="abc def\nghi")
    passage = replace(passage, place=Place(3, 1, 4, 4))
    assert text(report(passage)).splitlines()[4] == "    │ ^^^^^^^"


def test_a_record_is_named() -> None:
    """In a file of records the heading says which one, and on which physical line it stands."""
    assert text(report(finding(record=RecordRef("x7", 12)))).startswith("a.txt, record x7 (line 12)\n")


def test_colour_only_if_asked_for() -> None:
    """No escape sequence without the caller's word."""
    plain, coloured = text(report(finding())), text(report(finding()), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mthe the\x1b[0m" in coloured


def test_a_fix_says_what_it_does_and_how() -> None:
    """The fix stands under the line with the option that applies it."""
    assert "= fix: Take one out (--fix)\n" in text(report(finding(fix=fix())))


def test_what_could_not_be_read_is_told_last() -> None:
    """With the place and what to do."""
    told = text(report(unread=(Unread("b.txt", "no such file", 3, "check the name"),)))
    assert told.split("\n")[:3] == ["b.txt:3", "  could not be read: no such file", "  check the name"]


def test_hostile_text_reaches_no_terminal() -> None:
    """Controls and direction marks are spelt out."""
    told = text(evil())
    assert not [char for char in told if char != "\n" and (char < " " or char in "\x7f\u202e\ud800")]
    assert "\\x1b[31mred <U+202E>txt.exe" in told


def test_nothing_found_is_nothing_said() -> None:
    """A clean run prints nothing on standard output."""
    found: tuple[Finding, ...] = ()
    assert text(report(*found)) == ""


@pytest.mark.parametrize(("marked", "beside"), [(4, 28), (29, 15), (30, 15), (50, 15), (200, 15)])
def test_what_is_marked_takes_half_of_an_excerpt_at_most(marked: int, beside: int) -> None:
    """The words on either side share what is left, and never less than the other half."""
    line = "x" * 100 + "m" * marked + "y" * 100
    found = excerpt(replace(finding(), context=line, context_column=1, place=Place(1, 101, 1, 101 + marked)), 60)
    assert (len(found.before), len(found.after)) == (beside, beside + (60 - min(marked, 30)) % 2)


def test_what_is_quoted_within_the_flagged_characters_is_cut_in_the_middle() -> None:
    """Sixty characters of it are shown at most, its beginning and its end."""
    flagged = finding(excerpt="a" * 200)
    told = of_what(related(excerpt="b" * 50 + "c" * 50, note="stands here"), flagged)
    assert told == f"{'b' * 28} … {'c' * 28}: stands here"
