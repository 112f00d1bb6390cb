"""Titled people, and titles that aren't theirs."""

from __future__ import annotations

import pytest

from newslint.extract.titled_people import titled_people
from newslint.model import Document
from newslint.segmenting import segment
from newslint.segmenting.view import StoryText


def _people(line: str) -> list[tuple[str, str, str | None]]:
    page = segment(
        Document("a.txt", f"A headline for it\n\n{line} The council met in the hall and talked about roads.\n")
    )
    (story,) = page.stories
    found = titled_people(StoryText(page, story, story.passages))
    return [(p.person, p.title.text, p.country) for p in found]


@pytest.mark.parametrize(
    ("line", "person", "title", "country"),
    [
        ("On Monday French President Emmanuel Macron spoke.", "Emmanuel Macron", "President", "FR"),
        ("Then U.S. Vice-President Joe Biden left.", "Joe Biden", "Vice President", "US"),
        ("Lloyd Austin, the US Defense Secretary, agreed.", "Lloyd Austin", "Defense Secretary", "US"),
    ],
)
def test_title_before_or_after(line: str, person: str, title: str, country: str | None) -> None:
    """A title is read before the name and after it, with the country it is said of."""
    assert _people(line) == [(person, title, country)]


@pytest.mark.parametrize(
    "line", ["California Attorney General Kamala Harris sued.", "Acme President Robert Gates resigned.", "Putin left."]
)
def test_titles_below_the_state_are_left_alone(line: str) -> None:
    """A state's or a company's office is another office."""
    assert _people(line) == []
