"""What markup says to machines of a story's day and writer counts where no element holds its stories."""

import datetime
from pathlib import Path

import pytest

import newslint

_STORIES = (
    (
        "Council votes to close the bridge",
        "The council voted to close the old bridge, which carries cars.",
    ),
    (
        "Ferry runs aground at the point",
        "A ferry with sixty people ran aground off the point, said a coastguard.",
    ),
    (
        "Barley is early in the valley",
        "Farmers have begun to harvest barley two weeks before their usual time.",
    ),
)
_MORE = "<p>Nobody was hurt, and an inquiry will be held before the summer ends, said people who know of it.</p>" * 2


@pytest.mark.parametrize(
    ("credit", "byline"),
    [
        ('<p class="meta"><time datetime="2014-03-0{n}T08:00:00Z">two years ago</time></p>', None),
        (
            '<div>By <a rel="author">Jane Doe</a> <time datetime="2014-03-0{n}">{n} March</time></div>',
            "Jane Doe",
        ),
        ('<p class="meta"><time datetime="2014-03-0{n}T08:00Z">{n} March</time> by Jane Doe</p>', "Jane Doe"),
        ('<p class="meta"><time datetime="2014-03-0{n}T08:00Z">{n} March</time> by the sea</p>', None),
        ('<p><time datetime="2014-03-0{n}">{n} March</time></p><p class="author">Jane Doe</p>', "Jane Doe"),
    ],
)
def test_each_story_has_the_day_over_its_text(tmp_path: Path, credit: str, byline: str | None) -> None:
    """The pages have headings and no articles, and no year that a reader sees."""
    page = tmp_path / "page.html"
    page.write_text(
        "<body>"
        + "".join(
            f"<section><h3>{title}</h3>{credit.format(n=n)}<p>{text}</p>{_MORE}</section>"
            for n, (title, text) in enumerate(_STORIES, 1)
        )
    )
    stories = newslint.stories(page).pages[0].stories
    assert [story.published for story in stories] == [datetime.date(2014, 3, n) for n in (1, 2, 3)]
    assert [story.byline for story in stories] == [byline] * 3


def test_a_day_that_a_story_tells_of_is_not_its_own(tmp_path: Path) -> None:
    """A `time` in a sentence dates what the sentence tells."""
    page = tmp_path / "page.html"
    page.write_text(
        "<body>"
        + "".join(
            f'<h3>{title}</h3><p>{text} It was built on <time datetime="1931-05-06">6 May</time>.</p>{_MORE}'
            for title, text in _STORIES
        )
    )
    assert [story.published for story in newslint.stories(page).pages[0].stories] == [None] * 3
