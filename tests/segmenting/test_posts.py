"""Channels whose posts begin with a stamp in a line of its own, and crawlers' files whose records have heads."""

from newslint.model import Document, Page
from newslint.segmenting import segment

CHANNEL = """Lowick Flash
2 114 subscribers

3 May 2021, 08:14
A lorry has shed its load of turnips across both lanes of the harbour road. Drivers are asked to go by Quarry Lane.
The council hopes to have it clear by noon.
👁 412   🔁 3

3 May 2021, 17:02
The lifeboat was called to a paddling pool that had blown out to sea. Nobody was in it.
👁 1,1K   🔁 44

4 May 2021, 07:40
Bakers may open at four from Monday: a judge has lifted the ban on early ovens in Fore Street.
👁 390   🔁 8
"""
COMMENTS = """Harbour road closed by turnips

A lorry has shed its load of turnips across both lanes of the harbour road, and drivers are asked to go by Quarry Lane.

Ann Soames, 3 May 2021, 08:14
I was behind that lorry for an hour and never saw a worse driver in my life.

Ed Low, 3 May 2021, 09:30
My rabbits have never been happier, and I thank whoever tied that rope so badly.

Ida Crewe, 4 May 2021, 11:12
Somebody should say that turnips on a wet road are no laughing matter at all.
"""
ENTRIES = """Storm live: ferries stay in harbour all day

08:14
The first sailing to the islands was called off because of a swell of nearly four metres at the pier head.

09:30
The school in Colne will stay shut today, for its roof was last seen crossing the golf course to the east.

11:12
Power is back in most of Fore Street, where engineers have worked through the night in the worst of the rain.
"""
CRAWL = """WARC/1.0
WARC-Type: conversion
WARC-Target-URI: http://www.lowick.example/a
WARC-Date: 2019-02-01T10:00:00Z
Content-Length: 512

Lowick Post > Local
Museum of rope reopens after flood
By Ann Soames
5 March 2014
The museum of rope has reopened four months after the river came through its cellar and took away the longest exhibit.
Visitors are asked not to untie anything.
Print this page  Tell a friend

WARC/1.0
WARC-Type: conversion
WARC-Target-URI: http://www.lowick.example/b
WARC-Date: 2019-02-01T10:00:04Z
Content-Length: 388

Lowick Post > Local
Swan holds up the evening train
9 March 2014
A swan that had built her nest between the rails held up the evening train to Colne for an hour and ten minutes.
Print this page  Tell a friend
"""


def read(text: str) -> Page:
    """A page of text."""
    return segment(Document("a.txt", text))


def test_posts_without_headlines_are_stories() -> None:
    """The headline is the first sentence, or what that says before a colon."""
    told = [(story.title, str(story.published)) for story in read(CHANNEL).stories]
    assert told == [
        ("A lorry has shed its load of turnips across both lanes of the harbour road.", "2021-05-03"),
        ("The lifeboat was called to a paddling pool that had blown out to sea.", "2021-05-03"),
        ("Bakers may open at four from Monday", "2021-05-04"),
    ]


def test_posts_begin_at_their_stamps() -> None:
    """Tallies close the post above."""
    page = read(CHANNEL)
    assert [story.span.of(page.document.text).split("\n")[0] for story in page.stories] == [
        "3 May 2021, 08:14",
        "3 May 2021, 17:02",
        "4 May 2021, 07:40",
    ]


def test_prompts_counts_and_addresses_close_posts() -> None:
    """What a channel prints under its posts, in any language."""
    told = (
        "Bread is dearer by a penny from Monday, the bakers of Lowick let us know, and so are buns and rolls.",
        "The ferry lies on a bank of sand with forty people, a dog and a piano, and waits there for the tide.",
        "The piano was played, the dog sang, and at four in the morning the tide took all of them off again.",
    )
    feet = ("💬 112 comentarios", "Compartir", "➡️ Únete al canal: t.me/lowick")
    stamps = ("[30.09.2021 08:14]", "[30.09.2021 11:52]", "[01.10.2021 04:10]")
    posts = (f"Lowick News, {stamp}\n{said}\n{foot}" for stamp, said, foot in zip(stamps, told, feet))
    text = "\n\n".join(posts)
    assert [str(story.published) for story in read(text).stories] == ["2021-09-30", "2021-09-30", "2021-10-01"]


def test_comments_under_a_story_are_no_posts() -> None:
    """Text stands over the first stamp."""
    assert [story.title for story in read(COMMENTS).stories] == ["Harbour road closed by turnips"]


def test_entries_of_one_day_are_no_posts() -> None:
    """Live coverage is one story."""
    assert len(read(ENTRIES).stories) == 1


def test_headlines_over_stamps_are_headlines() -> None:
    """A line that stands close over a stamp and apart from the text above heads what follows."""
    texts = ("Swan holds up train", "Museum of rope reopens", "Bakers may open at four")
    page = "\n\n".join(
        f"{title}\n{day} May 2021, 08:14\n\nNobody in the village had expected that it would come to this in time."
        for day, title in enumerate(texts, 3)
    )
    assert [story.title for story in read(page).stories] == list(texts)


def test_each_record_of_a_crawlers_file_is_a_page() -> None:
    """Its head is none of the story, nor is what stands in other records as well; when it was got is no day of it."""
    told = [(story.title, str(story.published), story.byline) for story in read(CRAWL).stories]
    assert told == [
        ("Museum of rope reopens after flood", "2014-03-05", "By Ann Soames"),
        ("Swan holds up the evening train", "2014-03-09", None),
    ]


def test_a_text_about_crawlers_is_no_crawlers_file() -> None:
    """The standard's line must stand by itself."""
    text = "How to read WARC/1.0\n\nEach record of such a file begins with WARC/1.0 and the fields that say what it is."
    assert len(read(text).stories) == 1
