"""What the shape of a line tells."""

import textwrap

import pytest

from newslint.model import Document, Format, Part
from newslint.segmenting.boundaries import _is_underline, story_starts
from newslint.segmenting.lines import could_head, ends_a_sentence, is_headline_shaped, is_prose, lines_of, prose_after
from newslint.segmenting.marks import mark_lines, seams_of
from newslint.segmenting.passages import parts_of
from newslint.segmenting.wrapping import unwrap

TEXT = "The harbour master said on Tuesday that the ferry would stay in port until its hull had been looked at."


def line(text: str) -> object:
    """The line of a text of one."""
    (found,) = lines_of(Document("a", text))
    return found


@pytest.mark.parametrize(
    ("text", "shaped"),
    [
        ("Harbour ferry runs aground", True),
        ("harbour ferry runs aground", False),
        ("“Harbour is closed,” says master", True),
        ("12 ferries run aground", True),
        ("Ferries", False),
        ("Ferries!", True),
        ("渡船搁浅了", True),
        ("Harbour ferry runs aground:", False),
        ("Harbour ferry runs aground,", False),
        ("Harbour ferry runs aground.", False),
        ("Harbour ferry leaves for the U.S.", True),
        ("Harbour ferry runs aground ...", True),
        ("(Harbour ferry runs aground)", False),
        ("(Updated) Harbour ferry runs aground", True),
        ("He said: “The ferry runs aground.”", False),
        ("ELLEN TARR: It ran aground", False),
        ("• Harbour ferry runs aground", False),
        ("[gallery id=1]", False),
        ("11 March 2014", False),
        ("By Anna Soames", False),
        ("Harbour " + "ferry " * 24, True),
        ("Harbour " + "ferry " * 25, False),
        ("H" + "a" * 159, True),
        ("H" + "a" * 160, False),
    ],
)
def test_a_headline_has_a_shape(text: str, shaped: bool) -> None:
    """Short, begun with a capital, not ended as a sentence, and no credit."""
    assert is_headline_shaped(line(text)) is shaped  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "could"),
    [
        ("Ice", True),
        ("Io", False),
        ("Harbour ferry runs aground.", True),
        ("The harbour ferry ran aground off the pier of Lowick late today.", False),
        ("The harbour ferry ran aground off the pier of Lowick late in N.H.", True),
        ("Harbour ferry runs aground:", True),
        ("Harbour ferry runs aground;", False),
        ("ferry runs aground", False),
        ("(Ferry runs aground)", False),
        ("?!?!", False),
        ("By Anna Soames", False),
        ("11 March 2014", False),
    ],
)
def test_more_could_be_a_headline_where_something_else_says_so(text: str, could: bool) -> None:
    """A full stop at its end doesn't matter then, if it is short."""
    assert could_head(line(text)) is could  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("one two three four five six seven eight nine.", True),
        ("one two three four five six seven eight.", False),
        ("one two three four five six seven eight nine", False),
        ("one two three four five six seven eight “nine.”", True),
        ("word " * 30, True),
        ("word " * 29, False),
    ],
)
def test_running_text_is_long_or_a_sentence(text: str, prose: bool) -> None:
    """Nine words with a full stop, or thirty without."""
    assert is_prose(line(text)) is prose  # type: ignore[arg-type]


def test_a_sentence_may_end_in_marks() -> None:
    """Quotation marks and brackets stand behind its full stop."""
    assert [ends_a_sentence(text) for text in ("a.", "a?”", "a.)", "a。", "a", "a:", "a. b")] == [True] * 4 + [
        False
    ] * 3


def test_text_comes_soon_or_not() -> None:
    """Within six lines, the line itself not counted."""
    rows = lines_of(Document("a", "\n".join([TEXT, *(["Short line"] * 6), TEXT])))
    assert [prose_after(rows, at) for at in range(8)] == [False, True, True, True, True, True, True, False]
    assert [prose_after(rows, at, within=1) for at in range(8)] == [False] * 6 + [True, False]


def test_lines_know_what_stands_above_them() -> None:
    """Blank lines aren't lines, but they are counted, and so are words."""
    rows = lines_of(Document("a", "\nOne two\n\n\n  three  \r\nfour"))
    assert [(row.text, row.gap, row.number, row.words) for row in rows] == [
        ("One two", 1, 1, 2),
        ("three", 2, 4, 1),
        ("four", 0, 5, 1),
    ]


def test_each_line_of_a_story_is_a_part_of_it() -> None:
    """By its place and its shape, each with the reason."""
    rows = lines_of(
        Document(
            "a",
            "\n".join(
                (
                    "World", "5 May 2014", "Ferry runs aground off Lowick", "By Anna Soames", "• Nobody was hurt",
                    TEXT, "A hull of wood", TEXT, "The ferry at its pier on Monday. (AP Photo/Lee Tarr)", "* * *", TEXT,
                )
            ),
        )
    )  # fmt: skip
    assert [part for part, _ in parts_of(rows, Format.TEXT, title=2)] == [
        Part.FRONT_MATTER,
        Part.DATELINE,
        Part.HEADLINE,
        Part.BYLINE,
        Part.SUMMARY,
        Part.PARAGRAPH,
        Part.SUBHEAD,
        Part.PARAGRAPH,
        Part.CAPTION,
        Part.FURNITURE,
        Part.PARAGRAPH,
    ]
    assert all(reason for part, reason in parts_of(rows, Format.TEXT, title=2) if part is not Part.PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "is_body"),
    [
        (TEXT, True),
        ("They left by boat at dawn.", True),
        ("They left by boat at dawn", False),
        ("• an item of a list", True),
        ("• • •", False),
        ("[gallery id=1]", True),
        ("By Anna Soames", False),
    ],
)
def test_seams_are_what_is_no_text(text: str, is_body: bool) -> None:
    """A sentence goes with the text around it; a line without a full stop may part stories."""
    marked = mark_lines(lines_of(Document("a", f"{TEXT}\n{TEXT}\n{text}\n{TEXT}")))
    assert any(seam.start <= 2 < seam.end for seam in seams_of(marked)) is not is_body


@pytest.mark.parametrize("count", [2, 3])
def test_two_stories_with_bylines_are_two(count: int) -> None:
    """The second needs no third to be one."""
    stories = (
        "Ferry runs aground off Lowick\nBy Anna Soames\n\n"
        + TEXT
        + "\n\nDivers will look at the hull of the ferry before it may sail again, and that takes a week.",
        "Bakers win the right to sell at dawn\nBy Lee Tarr\n\nA court in Trevone has ruled that bakers may open their "
        "shops at four in the morning.\n\nNeighbours had complained of noise from vans, but the judge found bread "
        "more important than sleep.",
        "Glacier survey finds thinner ice\nBy Ada Kell\n\nScientists who drilled into the Korsa glacier measured forty "
        "metres less ice than satellites told.\n\nThe team spent six weeks in tents and brought back cores of ice.",
    )
    rows = lines_of(Document("a", "\n\n".join(stories[:count])))
    heads = [rows[at].text.split()[0] for at in story_starts(rows, Format.TEXT) if at]
    assert heads == ["Bakers", "Glacier"][: count - 1]


@pytest.mark.parametrize(("lines", "left"), [(12, 12), (13, 1)])
def test_a_page_is_double_spaced_from_thirteen_lines_on(lines: int, left: int) -> None:
    """Twelve blank lines between lines that were wrapped are no paragraph breaks, eleven may be."""
    wrapped = textwrap.wrap(f"{TEXT} " * 12, 72)[:lines]
    found = unwrap(lines_of(Document("a", "\n\n".join(wrapped))))
    assert len(found) == left


@pytest.mark.parametrize(
    ("below", "underlines"), [("=" * 26, True), ("-" * 20, True), ("=" * 60, False), ("a", False), ("*" * 26, False)]
)
def test_a_headline_is_underlined_by_a_rule_of_its_length(below: str, underlines: bool) -> None:
    """By signs that are drawn as a line, about as many as the headline has."""
    above, under = lines_of(Document("a", f"Harbour ferry runs aground\n{below}"))
    assert _is_underline(above, under) is underlines
