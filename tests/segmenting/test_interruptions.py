"""What stands behind an advertisement in a story's text: its last sentences, or the page's own lines."""

import pytest

from newslint.model import Document
from newslint.segmenting.segmenter import segment

STORY = (
    "Council loses harbour case\n\nBy Ann Lee\n\n"
    "A judge ruled on Tuesday that the town must rebuild the harbour wall, which was damaged in the storm last winter."
    "\n\nThe mayor said the work would take two years and cost about $12 million.\n\n"
)
MARKS = [
    "ADVERTISEMENT",
    "Continue reading below\n\nADVERTISEMENT",
    "Advertisement\n\nStory continues below",
    "- Advertisement -\n\nArticle continues after this advertisement",
    "Advertising\n\nScroll to continue",
]


def last_line_of(text: str) -> str:
    """The last line of a page's only story."""
    document = Document("page.txt", text)
    (story,) = segment(document).stories
    return story.passages[-1].span.of(document.text)


@pytest.mark.parametrize("mark", MARKS)
def test_a_last_sentence_continues_the_story(mark: str) -> None:
    """However the advertisement is marked."""
    assert last_line_of(f"{STORY}{mark}\n\nThe town said it won’t appeal.\n") == "The town said it won’t appeal."


@pytest.mark.parametrize(
    "line",
    [
        "He was 84 years old.",
        "Ms. Roe has declined to comment.",
        "“We will not wait another winter,” said Roe.",
        "The verdict is expected in March.",
        "They were released without charge.",
        "No one was hurt that night.",
        "A hearing was set for May.",
        "Jane Roe told the court nothing.",
        "Its owner could not be reached for comment.",
        "These plans won't be changed now.",
    ],
)
def test_sentences_of_other_stories_do(line: str) -> None:
    """A subject, a verb, a full stop."""
    assert last_line_of(f"{STORY}ADVERTISEMENT\n\n{line}\n") == line


def test_what_stands_under_a_sponsor_does_not() -> None:
    """The label is of the text under it."""
    assert "pillow" not in last_line_of(f"{STORY}Sponsored\n\nThe pillow has changed how the country sleeps.\n")


def test_several_paragraphs_and_advertisements_do() -> None:
    """Each is followed by a sentence."""
    told = ["ADVERTISEMENT", "The town won’t appeal it.", "It has paid the builders already.", "Advertisement"]
    text = "\n\n".join([STORY.strip(), *told, "The wall was built long ago."])
    assert last_line_of(text) == "The wall was built long ago."


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter.",
        "The newsletter is sent every morning.",
        "This site is protected by reCAPTCHA and the privacy policy applies.",
        "Read how the town was rebuilt here.",
        "All rights reserved by Ansell Media.",
        "Get the news of the town each morning.",
        "The Mercury has an app for your phone.",
        "You are reading one of three stories.",
        "Did the town get this right?",
        "Harbour wall to be rebuilt",
        "The comments were closed on Friday.",
        "Comments are welcome from all readers.",
        "Our stories are checked by two people.",
    ],
)
def test_the_lines_of_the_page_do_not(line: str) -> None:
    """They speak to their reader, of the site, or in no sentence."""
    assert line not in last_line_of(f"{STORY}Continue reading below\n\nADVERTISEMENT\n\n{line}\n")
