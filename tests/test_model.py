"""The nouns keep their promises."""

import pickle

from newslint.errors import RuleError
from newslint.model import Document, Place, Run, Span


def test_place_counts_code_points_and_every_line_end() -> None:
    """Lines end with LF, CR LF or CR, and columns are 1-based."""
    document = Document("a.txt", "one\r\ntwö\rthree\n")
    assert Place(2, 2, 2, 4) == document.place(Span(6, 8))
    assert Place(3, 1, 3, 6) == document.place(Span(9, 14))


def test_a_span_with_its_line_end_ends_on_its_own_line() -> None:
    """A whole line taken with its line end does not reach into the next one."""
    assert Place(1, 1, 1, 5) == Document("a.txt", "one\ntwo\n").place(Span(0, 4))


def test_a_title_is_line_zero() -> None:
    """In a record the title is the first line of the text, and line 0."""
    assert Place(1, 1, 1, 5) == Document("a.jsonl", "Title\nBody", first_line=0).place(Span(6, 10))


def test_markup_is_mapped_back_to_its_source() -> None:
    """A span of the text that people read points at the characters that stand in the file."""
    document = Document("a.html", "A&B", source="<p>A&amp;B</p>", runs=(Run(0, 3, 1), Run(1, 4, 5), Run(2, 9, 1)))
    assert Span(3, 4) == document.in_source(Span(0, 1))
    assert document.in_source(Span(1, 2)) == Span(4, 9)
    assert Span(9, 10) == document.in_source(Span(2, 3))


def test_an_error_survives_pickling() -> None:
    """A worker process hands its errors back whole."""
    error = RuleError("unknown key `severty`", path="r.yaml", line=3, column=1, hint="did you mean `severity`?")
    assert str(error) == str(pickle.loads(pickle.dumps(error)))
    assert str(error) == "r.yaml:3:1: unknown key `severty` (did you mean `severity`?)"
