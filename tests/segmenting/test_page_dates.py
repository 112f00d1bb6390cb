"""The day of an issue, a newsletter or a bulletin dates its stories; a day over several of them is none's part."""

from newslint.model import Document, Page
from newslint.segmenting import segment

FERRY = "A ferry with forty passengers ran aground on a sandbank on Monday morning and waited nine hours for the tide."
BAKERS = "Three bakeries may open their doors at four o'clock, a judge has ruled, if their ovens make no noise."
BRIDGE = "The swing bridge over the Colne stays shut until autumn because its bearings were made in the wrong size."


def read(text: str) -> Page:
    """A page of text."""
    return segment(Document("a.txt", text))


def newsletter(head: str) -> str:
    """Three stories under rules."""
    return (
        f"{head}\n\n* * *\n\nFerry runs aground off Lowick\n\n{FERRY}\n\nNobody was hurt.\n\n* * *\n\n"
        f"Bakers may sell at dawn\n\n{BAKERS}\n\nThe ovens are old.\n\n* * *\n\nBridge stays shut\n\n{BRIDGE}\n"
    )


def test_an_issue_dates_its_stories() -> None:
    """Told as inferred, for nobody said so of each."""
    stories = read(newsletter("Lowick Parish Newsletter — Sunday 6th August 2023")).stories
    assert [(str(one.published), one.published_from) for one in stories] == [("2023-08-06", "inferred")] * 3
    assert [one.title for one in stories] == [
        "Ferry runs aground off Lowick",
        "Bakers may sell at dawn",
        "Bridge stays shut",
    ]


def test_two_days_over_a_page_date_nothing() -> None:
    """And neither does the day when it was printed."""
    for head in ("Newsletter of 6 August 2023, next one on 3 September 2023", "Printed: 6 August 2023"):
        assert [one.published for one in read(newsletter(head)).stories] == [None] * 3


def test_rules_part_stories_and_belong_to_none() -> None:
    """A story starts with its headline."""
    page = read(newsletter("Lowick Parish Newsletter"))
    assert [page.document.place(one.span).line for one in page.stories] == [5, 13, 21]
