"""Printed pages that were copied one under the other."""

from newslint.model import Document, Part
from newslint.segmenting import segment
from newslint.segmenting.lines import lines_of
from newslint.segmenting.running_heads import running_heads

PRINTED = """THE LOWICK GAZETTE • 6 NOVEMBER 2019

Ferry runs aground off Lowick pier

A ferry with forty passengers ran aground on a sandbank on Monday morning and waited nine hours

6
THE LOWICK GAZETTE • 6 NOVEMBER 2019

for the tide, while the harbour master brought tea and a pack of cards to those on board.

7
"""


def test_heads_and_numbers_of_pages_are_furniture() -> None:
    """They stand inside a story and are none of it; the first head stays and says what the page is."""
    lines = lines_of(Document("a.txt", PRINTED))
    assert [lines[at].text for at in sorted(running_heads(lines))] == ["6", "THE LOWICK GAZETTE • 6 NOVEMBER 2019", "7"]
    page = segment(Document("a.txt", PRINTED))
    assert [p.part for p in page.passages if p.span.of(PRINTED) in ("6", "7")] == [Part.FURNITURE] * 2
    assert page.stories[0].title == "Ferry runs aground off Lowick pier"


def test_numbers_without_a_head_are_the_storys() -> None:
    """A table, a score, a list of years."""
    assert running_heads(lines_of(Document("a.txt", "Results\n\n6\nLowick\n7\nColne\n"))) == set()
