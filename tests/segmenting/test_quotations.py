"""Quotations are told from what stands beside their marks, over paragraphs too."""

import pytest

from newslint.model import Part, Passage, Span
from newslint.segmenting.quotations import direction, quotations_of


def passages_of(*paragraphs: str) -> tuple[str, list[Passage]]:
    """The paragraphs as one text, and a passage for each."""
    text, passages = "\n".join(paragraphs), []
    at = 0
    for paragraph in paragraphs:
        passages.append(Passage(Part.PARAGRAPH, Span(at, at + len(paragraph)), 1))
        at += len(paragraph) + 1
    return text, passages


def quoted(*paragraphs: str) -> list[str]:
    """What is quoted in the paragraphs."""
    text, passages = passages_of(*paragraphs)
    return [q.span.of(text) for q in quotations_of(text, passages)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("“We dig,” she said. “We dig on.”", ["“We dig,”", "“We dig on.”"]),
        ('"We dig," she said, "and on."', ['"We dig,"', '"and on."']),
        ("She said ”we dig“ twice.", ["”we dig“"]),
        ("„Wir graben“, sagte sie.", ["„Wir graben“"]),
        ("Elle dit « oui » et part.", ["« oui »"]),
        ('A 12" pipe burst near the "old" mill.', ['"old"']),
        ("He wrote “it goes on", ["“it goes on"]),
        ("‘We dig,’ the miners’ leader said.", ["‘We dig,’"]),
        ("'We don't dig,' said Mr Poole.", ["'We don't dig,'"]),
        ("The so-called ‘night shift’ ended.", ["‘night shift’"]),
        ("‘The miners’ union won’t dig.’", ["‘The miners’ union won’t dig.’"]),
        ("The miners’ leader doesn’t dig in the ‘90s fashion.", []),
        ("Rock ‘n’ roll fans' club.", []),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
    ],
)
def test_one_paragraph(paragraph: str, expected: list[str]) -> None:
    """Marks that are turned round, straight or single find their partners; inches and apostrophes have none."""
    assert quoted(paragraph) == expected


def test_each_paragraph_opens_anew() -> None:
    """A long quotation is opened in each paragraph and closed in the last."""
    text, passages = passages_of("“We dig at night.", "“We dig by day,” she said.", "Then she left.")
    found = quotations_of(text, passages)
    assert [(q.span.of(text), q.opened, q.closed) for q in found] == [
        ("“We dig at night.", True, False),
        ("“We dig by day,”", True, True),
    ]


def test_opened_once_and_closed_paragraphs_later() -> None:
    """What stands between the two marks is quoted, paragraph by paragraph."""
    assert quoted("He wrote: “We dig.", "It is dark.", "We dig on.” Then he left.", "It rained.") == [
        "“We dig.",
        "It is dark.",
        "We dig on.”",
    ]


def test_a_lost_mark_quotes_no_other_paragraph() -> None:
    """A quotation that is never closed ends with its paragraph."""
    assert quoted("“We dig, she said.", "It rained.", "“It rains,” he said.") == ["“We dig, she said.", "“It rains,”"]


def test_a_quotation_ends_with_its_story() -> None:
    """Another story's mark closes nothing."""
    text, (one, two) = passages_of("“We dig.", "And on.” He left.")
    other = Passage(Part.PARAGRAPH, two.span, 2)
    assert [q.span.of(text) for q in quotations_of(text, [one, other])] == ["“We dig."]


def test_a_mark_at_the_end_of_a_passage_closes() -> None:
    """What stands in the next passage says nothing of it."""
    text = 'He said "go"'
    assert direction(text, 11, 0, 12, is_open=True) == "close"
    assert direction(text, 8, 0, 12, is_open=False) == "open"
    assert direction('go"x', 2, 0, 3, is_open=True) == "close"
