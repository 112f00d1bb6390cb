"""Twelve templates in six languages: what belongs to a story stays, what belongs to the page goes."""

import re
from html import unescape
from pathlib import Path

import pytest

from newslint.cleaning.cleaner import Cleaner
from newslint.cleaning.plans import STEPS
from newslint.formats import make_document
from newslint.model import Format
from newslint.rulebook import load_rules
from newslint.segmenting import segment
from newslint.settings import Settings
from tests.fresh.html_pages import Page, every_page

PAGES = every_page()
_HEAD = re.compile(r"<(script|title)\b.*?</\1>|<meta[^>]*>", re.DOTALL | re.IGNORECASE)


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    """A cleaner with every rule."""
    settings = Settings(cache=False)
    return Cleaner(settings, load_rules(settings), STEPS)


def cleaned(cleaner: Cleaner, page: Page, tmp_path: Path) -> str:
    """The cleaned source of a page without its head, white space drawn together."""
    document = make_document(f"{page.name}.html", page.html.encode(), Format.HTML)
    source = document.source
    for edit in sorted(cleaner(document).edits, reverse=True):
        source = source[: edit.span.start] + edit.replacement + source[edit.span.end :]
    return " ".join(unescape(_HEAD.sub("", source)).split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_stories_stay_and_furniture_goes(page: Page, cleaner: Cleaner, tmp_path: Path) -> None:
    """Every paragraph, item and cell of the stories stays; nothing of the page around them does."""
    left = cleaned(cleaner, page, tmp_path)
    assert [text for text in page.kept if " ".join(text.split()) not in left] == []
    assert [text for text in page.removed if " ".join(text.split()) in left] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_stories_have_their_titles_days_and_names(page: Page) -> None:
    """As many stories as there are, each with what the page says of it."""
    stories = segment(make_document(f"{page.name}.html", page.html.encode(), Format.HTML)).stories
    told = [
        (story.title, str(story.published) if day else "", name if name and name in (story.byline or "") else "")
        for story, (_, day, name) in zip(stories, page.stories)
    ]
    assert told == list(page.stories)
    assert len(stories) == len(page.stories)


def test_days_over_headlines_and_names_under_texts_are_the_storys() -> None:
    """As blogs print them: a date is never that of the story above it."""
    ferry, bakers = "A ferry ran aground off the pier on Monday ", "Three bakers may sell their bread at dawn "
    bridge = "The bridge over the river stays shut "
    posts = "".join(
        f'<div class="post"><h2 class="date-header">{day}</h2><h3 class="post-title"><a href="#">{title}</a></h3>'
        f'<div class="post-body">{text}<br><br>{title}, the harbour master said, and nobody was surprised.</div>'
        f'<div class="post-footer">Posted by <span>{name}</span> at 8:12 PM</div></div>'
        for day, title, text, name in (
            ("Tuesday, June 9, 2015", "Ferry runs aground off pier", ferry * 3, "Ann Soames"),
            ("Saturday, June 6, 2015", "Bakers may sell at dawn", bakers * 3, "Tom Ashby"),
            ("Monday, June 1, 2015", "Bridge stays shut for now", bridge * 3, "Ann Soames"),
        )
    )  # fmt: skip
    html = f'<html><body><div id="header"><h1>Lowick Log</h1></div><div id="posts">{posts}</div></body></html>'
    stories = segment(make_document("a.html", html.encode(), Format.HTML)).stories
    assert [(one.title, str(one.published), one.byline) for one in stories] == [
        ("Ferry runs aground off pier", "2015-06-09", "Ann Soames"),
        ("Bakers may sell at dawn", "2015-06-06", "Tom Ashby"),
        ("Bridge stays shut for now", "2015-06-01", "Ann Soames"),
    ]
