"""Pages of HTML whose stories stand in parts of one kind that no tag calls articles."""

from newslint.formats import make_document
from newslint.model import Format, Page
from newslint.segmenting import segment

TEXT = "<p>A ferry with forty passengers ran aground on a sandbank on Tuesday and waited nine hours for the tide.</p>"
MORE = "<p>The operator says that it will look at how the channel is marked, and that nobody was hurt.</p>"
TITLES = ("Ferry runs aground again", "Swan holds up evening train", "Museum of rope reopens")


def read(body: str, head: str = "") -> Page:
    """A page of HTML."""
    return segment(
        make_document("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode(), Format.HTML)
    )


def told(page: Page) -> list[tuple[str | None, str]]:
    """The headline and the day of each story."""
    return [(story.title, str(story.published)) for story in page.stories]


def test_rows_that_are_dated_are_stories() -> None:
    """As lists of content systems have them: the day first, the author last."""
    rows = "".join(
        f'<div class="views-row views-row-{n}"><div><span>Mi, {n}.3.2014 - 10:35</span></div>'
        f'<div class="t"><h3><a href="/{n}">{title}</a></h3></div><div>{TEXT}{MORE}</div><p>Autor: Ann Soames</p></div>'
        for n, title in enumerate(TITLES, 4)
    )
    page = read(f"<div>Home » News</div><div>{rows}</div><div>Log in</div>")
    assert told(page) == [(title, f"2014-03-0{day}") for day, title in enumerate(TITLES, 4)]
    assert [story.byline for story in page.stories] == ["Autor: Ann Soames"] * 3


def test_tables_that_are_dated_are_stories() -> None:
    """As pages of the first years of the web have them, headlines in bold."""
    tables = "<hr>".join(
        f"<table><tr><td>0{n}.06.2009</td></tr><tr><td><b>{title}</b></td></tr><tr><td>{TEXT}{MORE}</td></tr></table>"
        for n, title in enumerate(TITLES, 1)
    )
    assert told(read(f"<table><tr><td>{tables}</td></tr></table>")) == [
        (title, f"2009-06-0{day}") for day, title in enumerate(TITLES, 1)
    ]


def test_parts_that_are_called_posts_are_stories() -> None:
    """They need no day."""
    posts = "".join(f'<div class="post"><h2>{title}</h2>{TEXT}{MORE}</div>' for title in TITLES)
    assert [story.title for story in read(posts).stories] == list(TITLES)


def test_moments_that_only_a_pointer_shows_date_messages() -> None:
    """An export of a channel, of several days."""
    messages = "".join(
        f'<div class="message" id="m{n}"><div class="date" title="1{n}.03.2022 09:17:44">09:17</div>'
        f'<div class="text"><strong>{title}</strong><br>{TEXT}{MORE}</div></div>'
        for n, title in enumerate(TITLES, 4)
    )
    assert told(read(messages)) == [(title, f"2022-03-1{day}") for day, title in enumerate(TITLES, 4)]


def test_entries_of_one_day_are_one_story() -> None:
    """Live coverage is stamped for machines as well."""
    entries = "".join(
        f'<div class="entry-x"><time datetime="2022-03-14T1{n}:20">1{n}:20</time><h3>{title}</h3>{TEXT}{MORE}</div>'
        for n, title in enumerate(TITLES)
    )
    assert len(read(f"<h1>Storm live: ferries stay in harbour</h1>{entries}").stories) == 1


def test_comments_are_no_stories() -> None:
    """Parts that are dated and headed by names."""
    comments = "".join(
        f'<div class="c"><b>{name}</b> <span>{n} March 2014</span>{MORE}</div>'
        for n, name in enumerate(("Ann Soames", "Ed Low", "Ida Crewe"), 4)
    )
    page = read(f"<h1>Ferry runs aground again</h1><div>{TEXT}{MORE}</div><div>{comments}</div>")
    assert [story.title for story in page.stories] == ["Ferry runs aground again"]


def test_sections_of_a_story_are_no_stories() -> None:
    """They are headed, and neither dated nor called stories."""
    sections = "".join(f"<section><h2>{title}</h2>{TEXT}{MORE}</section>" for title in TITLES)
    assert len(read(f"<h1>What a week it was for the islands</h1>{TEXT}{sections}").stories) == 1


def test_what_stands_over_a_headline_is_none_of_the_text() -> None:
    """A section, and a day that dates the story."""
    page = read(
        f'<article><p class="kick">Local</p><p class="date">5 March 2014</p><h1>Ferry runs aground</h1>{TEXT}</article>'
    )
    story = page.stories[0]
    assert story.span.of(page.document.text).startswith("Ferry runs aground")
    assert str(story.published) == "2014-03-05"
