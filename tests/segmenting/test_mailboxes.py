"""Archives of mailing lists."""

from newslint.model import Document, Page
from newslint.segmenting import segment
from newslint.segmenting.lines import lines_of
from newslint.segmenting.mailboxes import find_mails

MAIL = """From: {name} at lowick.example ({who})
Date: {day} 18:22:40 -0500
Subject: [lowick] {subject}
Message-ID: <56BD17A0.4010@lowick.example>

{text}

"""
MAILS = (
    MAIL.format(
        name="ann",
        who="Ann Soames",
        day="Thu, 11 Feb 2016",
        subject="Ferry runs aground",
        text="A ferry with forty passengers ran aground on a sandbank on Tuesday morning and waited for the tide.",
    ),
    MAIL.format(
        name="vera",
        who="Vera Lind",
        day="Fri, 12 Feb 2016",
        subject="Bakers sell at dawn",
        text="Three bakeries may open their doors at four o'clock, a judge has ruled, if their ovens make no noise.",
    ),
)
ENVELOPES = (
    "From ann at lowick.example  Thu Feb 11 18:22:40 2016\n",
    "From vera at lowick.example  Fri Feb 12 08:22:40 2016\n",
)


def read(text: str) -> Page:
    """A page of text."""
    return segment(Document("a.txt", text))


def test_each_message_is_a_story_with_its_subject_and_its_day() -> None:
    """With the lines that part messages, or without."""
    for text in ("".join(MAILS), ENVELOPES[0] + MAILS[0] + ENVELOPES[1] + MAILS[1]):
        told = [(story.title, str(story.published)) for story in read(text).stories]
        assert told == [("[lowick] Ferry runs aground", "2016-02-11"), ("[lowick] Bakers sell at dawn", "2016-02-12")]


def test_the_line_of_a_mailbox_belongs_to_its_message() -> None:
    """It is the first of the second story, not the last of the first."""
    page = read(ENVELOPES[0] + MAILS[0] + ENVELOPES[1] + MAILS[1])
    assert [page.document.text[story.span.start :].startswith("From ") for story in page.stories] == [True, True]


def test_a_page_that_begins_with_text_is_no_mailbox() -> None:
    """What it prints of letters is a part of it."""
    text = (
        "The council wrote to the ferry company twice, and the harbour master has kept what it wrote in a drawer.\n\n"
    )
    assert find_mails(lines_of(Document("a.txt", text + "".join(MAILS)))) == []


def test_a_single_message_and_one_without_text_are_no_mailbox() -> None:
    """Neither shows that messages part the page."""
    assert len(read(MAILS[0]).stories) == 1
    head = MAILS[1].partition("\n\n")[0]
    assert len(read(MAILS[0] + head).stories) == 1
