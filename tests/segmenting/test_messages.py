"""Exports of chats and channels."""

from newslint.model import Document, Page
from newslint.segmenting import segment

EXPORT = """03/14/2023, 6:58 AM - Lowick Flash created this channel
03/14/2023, 7:02 AM - Lowick Flash: *FERRY RUNS AGROUND*

A ferry with forty passengers ran aground on a sandbank on Tuesday morning and waited nine hours for the tide.

03/14/2023, 7:03 AM - Lowick Flash: <Media omitted>
03/14/2023, 12:40 PM - Lowick Flash: Bakers win the right to sell at dawn

Three bakeries may open their doors at four o'clock, a judge has ruled, if their ovens make no noise.

03/15/2023, 8:20 AM - This message was deleted
"""


def read(text: str) -> Page:
    """A page of text."""
    return segment(Document("a.txt", text))


def test_messages_with_a_headline_and_text_are_stories() -> None:
    """Each has what its stamp says; what the channel says of itself is no story."""
    told = [(story.title, str(story.published)) for story in read(EXPORT).stories]
    assert told == [("FERRY RUNS AGROUND", "2023-03-14"), ("Bakers win the right to sell at dawn", "2023-03-14")]


def test_people_who_talk_are_no_stories() -> None:
    """A chat whose lines are all somebody's words stays what it was."""
    chat = "\n".join(
        f"[14.03.23, 07:{n:02}:11] Ann: I think that we should all go home now, said {n}." for n in range(9)
    )
    assert len(read(chat).stories) <= 1
