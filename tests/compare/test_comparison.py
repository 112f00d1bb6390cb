"""Write-ups of one event side by side."""

from __future__ import annotations

from newslint.compare.claims import StoryClaims, claims_of_story
from newslint.compare.comparison import compare_stories
from newslint.model import Document
from newslint.segmenting import segment

_END = " The fire service asked people to stay at home until the wind had gone down and the roads were clear again."


def _story(text: str, number: int = 0) -> StoryClaims:
    page = segment(Document("a.txt", f"A headline for it\n\n{text}{_END}\n"))
    (story,) = page.stories
    return claims_of_story(number, page.document.text, story.passages)


def test_agreement_and_contradiction() -> None:
    """A figure that both give agrees; a quotation, a toll and a claim in two versions contradict."""
    one = _story(
        "Police said that 14 people were killed on the coast road near the harbour. Another 30 were injured. "
        "“I have never seen the river rise so fast in all my years,” she said. "
        "The mast destroyed the northern lighthouse, the harbour master said."
    )
    other = _story(
        "Police said that 17 people were killed on the coast road near the harbour. Another 30 were injured. "
        "“I have never seen the river climb so fast in all my years,” she said. "
        "The mast damaged the northern lighthouse, the harbour master said.",
        1,
    )
    found = [(m.kind, m.agree, m.left_says, m.right_says) for m in compare_stories([one, other])]
    assert sorted(point for point in found if not point[1]) == [
        ("claim", False, "destroyed", "damaged"),
        ("figure", False, "14", "17"),
        ("quotation", False, "rise", "climb"),
    ]
    assert ("figure", True, "30", "30") in found


def test_spans_lie_in_their_own_documents() -> None:
    """What a meeting says stands at its span."""
    one = _story("“We will keep the ferry running through the winter,” he said.")
    other = _story("Asked again on Friday, “We will keep the ferry running through the winter,” he said.", 1)
    (meeting,) = compare_stories([one, other])
    assert meeting.agree
    assert meeting.left_at.of(one.text) == meeting.left_says
    assert meeting.right_at.of(other.text) == meeting.right_says
