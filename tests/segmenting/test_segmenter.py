"""A page falls into the stories that its layout shows, and one story stays one."""

import itertools
from pathlib import Path

import pytest

from newslint.formats.markdown import comments
from newslint.model import Document, Fields, Format, Part, RecordRef
from newslint.segmenting import segment

#: three stories about different things, in paragraphs
STORIES = (
    (
        "Harbour ferry runs aground off Lowick pier",
        "The ferry Maid of Lowick struck a sandbank on its evening crossing and sat there until the tide turned.",
        "Nobody aboard was hurt, the harbour master Ellen Tarr said, and all forty passengers were taken off.",
        "Divers will look at the hull of the ferry before it may sail again.",
    ),
    (
        "Bakers in Trevone win the right to sell at dawn",
        "A court in Trevone has ruled that bakers may open their shops at four in the morning, before anyone else.",
        "Neighbours had complained of noise from delivery vans, but the judge found bread more important than sleep.",
        "The council said it would study the ruling before it decides on an appeal against the bakers.",
    ),
    (
        "Glacier survey finds ice thinner than feared",
        "Scientists who drilled into the Korsa glacier measured forty metres less ice than satellites told.",
        "The team spent six weeks in tents and brought back cores that hold the dust of three eruptions.",
        "A second survey of the ice is planned for next spring, when the scientists hope to reach the rock below.",
    ),
)


def page(head: str = "{title}", between: str = "", underline: str = "", upper: bool = False) -> str:
    """The three stories on one page, each under `head`, with `between` before all but the first."""
    blocks = []
    for number, (title, *paragraphs) in enumerate(STORIES, 1):
        title = title.upper() if upper else title
        lines = [head.format(title=title, number=number, day=f"{number + 3} March 2019")]
        blocks.append("\n".join([*lines, *([underline * len(title)] if underline else [])]))
        blocks[-1] += "\n\n" + "\n\n".join(paragraphs)
    return f"\n\n{between}\n\n".join(blocks) if between else "\n\n".join(blocks)


LAYOUTS = {
    "rules": page(between="--------"),
    "stars": page(between="* * *"),
    "closing words": page(between="Continue reading"),
    "numbered": page(head="{number}. {title}"),
    "headings": page(head="## {title}"),
    "capitals": page(upper=True),
    "underlined": page(underline="="),
    "dates below": page(head="{title}\n{day}"),
    "bylines": page(head="{title}\nBy Anna Soames"),
    "wide gaps": page(between="\n"),
    "shape alone": page(),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_shows_its_stories(layout: str) -> None:
    """Whatever parts the stories, each begins at its headline."""
    text = LAYOUTS[layout]
    starts = [story.span.of(text).splitlines()[0].casefold() for story in segment(Document("a.txt", text)).stories]
    assert len(starts) == 3
    assert all(title.casefold() in start for start, (title, *_) in zip(starts, STORIES))


def test_subheads_do_not_part_a_story() -> None:
    """Short lines between paragraphs about one thing are subheads."""
    title, one, two, three = STORIES[0]
    more = "The ferry had left Lowick with forty passengers, and the harbour master watched the ferry from the pier."
    text = "\n\n".join([title, one, "How the ferry was freed", two, more, "What the harbour master says now", three])
    (story,) = segment(Document("a.txt", text)).stories
    parts = [passage.part for passage in story.passages]
    assert parts.count(Part.SUBHEAD) == 2


def test_a_transcript_is_one_story() -> None:
    """Who speaks is no headline."""
    lines = [
        "A talk about the ferry",
        "JANE ROE: Good morning, and thank you for coming to talk about the ferry today.",
    ]
    lines += ["ELLEN TARR: The ferry is safe?", "JANE ROE: You tell me, as you are the harbour master of Lowick."] * 4
    assert len(segment(Document("a.txt", "\n\n".join(lines))).stories) == 1


def test_a_record_with_a_title_is_one_story() -> None:
    """Who made the record has said where the story begins."""
    text = "A digest\n" + page(head="{title}\n{day}")
    document = Document("a.jsonl", text, record=RecordRef("1", 1), fields=Fields(title="A digest"), first_line=0)
    (story,) = segment(document).stories
    assert story.title == "A digest"
    assert document.place(story.passages[0].span).line == 0


def test_a_pause_within_a_story_does_not_part_it() -> None:
    """One row of stars before a paragraph is a pause."""
    title, one, two, three = STORIES[0]
    text = "\n\n".join([title, one, "* * *", two, three])
    (story,) = segment(Document("a.txt", text)).stories
    assert [p.part for p in story.passages if p.reason][1:] == [Part.FURNITURE]


def test_teasers_are_told_from_stories() -> None:
    """A short text that breaks off with an ellipsis is a teaser."""
    blocks = [f"{title}\n\n{one[:-20]} … Read more" for title, one, *_ in STORIES]
    stories = segment(Document("a.txt", "\n\n".join(blocks))).stories
    assert [story.kind for story in stories] == ["teaser"] * 3


def test_a_page_around_a_story_is_furniture() -> None:
    """The headline is the line whose words come again in the text; what stands before and after is the page's."""
    title, one, two, three = STORIES[0]
    text = "\n".join(
        ["Daily Planet", "News", "Sport", "", title, "", one, two, three, "", "Share", "Sign in", "About us"]
    )
    page_ = segment(Document("a.txt", text))
    assert title == page_.stories[0].title
    assert [passage.span.of(text) for passage in page_.passages if passage.story == 0] == [
        "Daily Planet",
        "News",
        "Sport",
        "Share",
        "Sign in",
        "About us",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Text that was wrapped at a column is put together again."""
    import textwrap

    title, *paragraphs = STORIES[1]
    text = title + "\n\n" + "\n\n".join("\n".join(textwrap.wrap(p, 60)) for p in paragraphs)
    (story,) = segment(Document("a.txt", text)).stories
    assert paragraphs == [" ".join(p.span.of(text).split()) for p in story.passages[1:]]


@pytest.mark.parametrize("text", ["", "\n\n", "One", "One\n", "•\n•", "---\n---\n---", "\ufeff", "\x00\n\x00"])
def test_no_text_is_too_small(text: str) -> None:
    """Every line that isn't blank is in exactly one passage, whatever it is."""
    found = segment(Document("a.txt", text))
    assert [line.strip() for line in text.splitlines() if line.strip()] == [p.span.of(text) for p in found.passages]


@pytest.mark.skipif(not Path("../shared/seeds").is_dir(), reason="no seeds")
def test_the_archive_page_holds_28_stories() -> None:
    """Seventeen stories and eleven teasers; one story in each of the other pages."""
    folder = Path("../shared/seeds")
    counts = []
    for path in sorted(folder.glob("*.txt")):
        stories = segment(Document(path.name, path.read_text(encoding="utf-8"))).stories
        counts.append((len(stories), sum(story.kind == "teaser" for story in stories)))
    assert counts == [(1, 0)] * 4 + [(28, 11)]


def test_wrapped_pages_fall_apart_at_their_headlines() -> None:
    """Text that was wrapped at a column hides no story, and a headline over two lines is one."""
    import textwrap

    long_titles = [(f"{title} after a week of talks between everybody concerned", *rest) for title, *rest in STORIES]
    blocks = ["\n\n".join("\n".join(textwrap.wrap(p, 60)) for p in story) for story in long_titles]
    found = segment(Document("a.txt", "\n\n-----\n\n".join(blocks)))
    assert [story.title for story in found.stories] == [story[0] for story in long_titles]


def test_the_page_may_have_a_title_above_its_stories() -> None:
    """Headings of the level that recurs head the stories."""
    text = "# The week\n\n" + page("## {title}")
    starts = [story.span.of(text).splitlines()[0] for story in segment(Document("a.md", text)).stories]
    assert starts == [f"## {title}" for title, *_ in STORIES]


def test_menus_and_comments_hold_no_second_story() -> None:
    """A page that is mostly links has one story, whatever recurs on it."""
    links = "\n".join(f"Latest results of heat {n}\nAdd a comment" for n in range(40))
    text = "\n\n".join(STORIES[0]) + "\n" + links
    assert len(segment(Document("a.txt", text)).stories) == 1


def test_questions_of_an_interview_head_no_stories() -> None:
    """A name that recurs over questions is somebody who asks."""
    asked = [
        "\n\n".join(["Vera Lind", f"So what does the harbour need in year {n}?", *STORIES[0][1:]]) for n in range(1, 5)
    ]
    assert len(segment(Document("a.txt", STORIES[0][0] + "\n\n" + "\n\n".join(asked))).stories) == 1


def test_the_deck_is_not_the_headline() -> None:
    """Of two lines that speak of the text the upper one heads it."""
    title, *paragraphs = STORIES[0]
    deck = "The ferry Maid of Lowick struck a sandbank on its evening crossing"
    (story,) = segment(Document("a.txt", "\n\n".join([title, deck, *paragraphs]))).stories
    assert story.title == title


def test_an_interview_is_one_story() -> None:
    """Short questions under the name of who asks them head no stories."""
    seeds = Path(__file__).parent.parent.parent / "seeds"
    text = (seeds / "transcript.txt").read_text(encoding="utf-8")
    assert [story.title for story in segment(Document("a.txt", text)).stories] == [
        "A conversation about the lighthouse"
    ]


def test_comments_beside_words_leave_the_words_to_be_read() -> None:
    """A comment before or after the words of a line is machinery, one amid them of the line."""
    text = (
        "# Harbour bridge reopens <!-- c -->\n\n<!-- a --> <!-- b --> The bridge reopened on Sunday. <!-- tail\n\n"
        "of it --> It held, he said.\n\nThe mayor <!-- who? --> cut the ribbon on Sunday.\n\n\x06\x00<!-- d -->\n"
    )
    document = Document("a.md", text, Format.MARKDOWN, hidden=comments(text))
    passages = segment(document).passages
    assert [p.span.of(text) for p in passages if p.story] == [
        "# Harbour bridge reopens",
        "The bridge reopened on Sunday.",
        "It held, he said.",
        "The mayor <!-- who? --> cut the ribbon on Sunday.",
        "\x06\x00",
    ]
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(passages))


@pytest.mark.parametrize("closers", [("Share this: Email WhatsApp Print",), ("Labels: town", "Tell a friend")])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_closes_every_story_heads_none(closers: tuple[str, ...], gap: str) -> None:
    """A line in the same words under each text, the last one too, is no headline of the next."""
    text = gap.join(gap.join((*story, *closers)) for story in STORIES)
    page = segment(Document("a.txt", text + "\n"))
    assert [story.title for story in page.stories] == [story[0] for story in STORIES]
