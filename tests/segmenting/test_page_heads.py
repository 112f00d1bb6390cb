"""What stands over the headline of a page's only story, and over all stories of a page of several."""

from __future__ import annotations

import datetime

import pytest

from newslint.model import Document, Part, Story
from newslint.segmenting import segment
from newslint.segmenting.lines import lines_of
from newslint.segmenting.tickers import find_tickers

TEXT = (
    "Two hundred people now own the mill at Starling Ford, the youngest of them a boy of seven who paid in coins.\n\n"
    "The wheel had stood still since the spring, and the bakers of three villages had begun to look elsewhere."
)
OTHER = (
    "A heifer walked into the chapel during choir practice and stayed for two anthems before its owner could be found."
)
THIRD = (
    "The ferry company has admitted that Monday's boat left an hour early because a clerk had mislaid his spectacles."
)


def stories_of(text: str) -> tuple[Story, ...]:
    """The stories of a page of text."""
    return segment(Document("page.txt", text)).stories


@pytest.mark.parametrize(
    "head",
    [
        "We value your privacy\nAccept all\nLog in\n{t}\nBy Nora Ashby\n12 May 2021",
        "3/14/2007                Fenland Gazette - Print Story\nPrint this page   Close window\n{t}\nBy NORA ASHBY",
        "Datenschutz ist uns wichtig\nAlle akzeptieren\nAnmelden\n{t}\nVon Nora Ashby\n12. Mai 2021",
        "Skip to main content\nMost read\nSubscribe\n{t}\nNora Ashby\nWednesday 12 May 2021 17.42 BST",
    ],
)
def test_what_precedes_a_headline_is_the_pages_own(head: str) -> None:
    """A headline is followed by its credit: lines of consent, accounts and print over it aren't."""
    (story,) = stories_of(f"{head.format(t='Villagers buy their mill')}\n\n{TEXT}\n")
    assert story.title == "Villagers buy their mill"


def test_what_a_page_asks_about_cookies_is_no_text() -> None:
    """Sentences about consent over a headline with its credit don't begin the story."""
    notice = "We and our 640 partners store information on a device, such as cookies, and process personal data.\n"
    (story,) = stories_of(
        f"We value your privacy\n{notice}AGREE\nMill bought by its village\nBy Nora Ashby\n\n{TEXT}\n"
    )
    assert story.title == "Mill bought by its village"


def test_a_story_about_cookies_keeps_its_text() -> None:
    """Where no signed headline follows it, a paragraph that speaks of cookies is the story's."""
    text = "The court has ruled that sites which set cookies without consent must pay, and that banners don't count.\n"
    (story,) = stories_of(f"Court rules on cookies\n\n{text}\n{TEXT}\n")
    assert story.title == "Court rules on cookies"
    assert any(
        passage.span.of(f"Court rules on cookies\n\n{text}\n{TEXT}\n").startswith("The court")
        for passage in story.passages
    )


def test_the_day_over_all_stories_is_theirs() -> None:
    """The day in a masthead dates every story that has none, though it may be read as the first one's."""
    heads = ["MILL BOUGHT BY ITS VILLAGE", "HEIFER IN THE CHAPEL", "FERRY LEFT TOO EARLY"]
    body = "\n\n".join(f"{head}\n\n{text}" for head, text in zip(heads, (TEXT, OTHER, THIRD)))
    found = stories_of(f"THE FEN WEEKLY     Friday, 6 March 1959     Page 4\n\n{body}\n")
    assert [story.published for story in found] == [datetime.date(1959, 3, 6)] * 3


def test_stories_with_days_of_their_own_keep_them() -> None:
    """Two-figure years that nobody can read and that differ are days of their own."""
    posts = "\n\n".join(f"Fen News, [0{n}.03.19 09:1{n}]\n{text}" for n, text in enumerate((TEXT, OTHER, THIRD), 3))
    assert {story.published for story in stories_of(f"5 March 2019\n{posts}\n")} <= {None}


def test_entries_of_live_coverage_are_one_story() -> None:
    """The time of day heads an entry and no story, whichever entry stands first."""
    entries = "\n\n".join(
        f"{hour}\n{text}" for hour, text in zip(("5:12pm", "3:58pm", "11:20am"), (OTHER, THIRD, OTHER))
    )
    (story,) = stories_of(f"Flood at the Ford: the day as it was\nBy Nora Ashby\n12 May 2021\n\n{entries}\n")
    assert story.title == "Flood at the Ford: the day as it was"


TICKER = ("{} Mill bought by its village", "{} Heifer walked into the chapel", "{} Ferry left an hour early")


def ticker(head: str, times: tuple[str, ...], texts: tuple[str, ...]) -> str:
    """A page of entries, a time and a headline over each."""
    return head + "\n".join(f"{title.format(time)}\n{text}\n(FPA)" for time, title, text in zip(times, TICKER, texts))


@pytest.mark.parametrize(
    "times", [("16:48", "15:30", "13:12"), ("9.05", "11.40", "12.07"), ("[18:02]", "[17:55]", "[9:10]")]
)
def test_entries_of_a_ticker_are_stories(times: tuple[str, ...]) -> None:
    """Each under its own headline without its time; the day over all is theirs, and the agency's name too."""
    found = stories_of(
        ticker("Latest\nTuesday 4 February 2020\nSearch\n", times, (TEXT, OTHER, THIRD)) + "\nLoad more\n"
    )
    assert [story.title for story in found] == [title.format("").strip() for title in TICKER]
    assert {story.published for story in found} == {datetime.date(2020, 2, 4)}
    assert {story.byline for story in found} == {"FPA"}


@pytest.mark.parametrize(
    "page",
    [
        # live coverage: one headline, signed, over all entries
        ticker(
            "The day as it was\nBy Nora Ashby\n4 February 2020\n", ("16:48", "15:30", "13:12"), (OTHER, OTHER, OTHER)
        ),
        # a schedule: nothing is told of what begins when
        "Tonight on two\n"
        + "\n".join(f"{hour}:15 The voyage of the old mill again" for hour in (18, 20, 22))
        + f"\n{OTHER}",
        # times that run to and fro
        ticker("Results\n", ("16:48", "11:30", "13:12"), (OTHER, OTHER, OTHER)),
    ],
)
def test_times_elsewhere_part_no_stories(page: str) -> None:
    """What is signed once, what tells nothing, and what isn't in the order of the day is no ticker."""
    assert find_tickers(lines_of(Document("page.txt", page))) == []


def test_short_letters_are_letters() -> None:
    """A letter of a sentence that closes with "Yours, etc," is one, under its offer to share, and so is the last."""
    letters = [
        ("The mill", f"Sir, – {TEXT.partition('.')[0]}. – Yours, etc,", "Nora Ashby"),
        ("The chapel", f"Sir, – {OTHER} – Yours, etc,", "Conor Vale"),
        ("Late arrival", "Sir, – I saw a swallow on Tuesday. Has anybody else? – Yours, etc,", "Una Marrin"),
    ]
    text = "\n\n".join(f"{head}\nShare  Tweet  Email\n{said}\n{name},\nFenton." for head, said, name in letters)
    found = stories_of(f"Letters\n\n{text}\n\nMORE LETTERS\nCrosswords\n")
    assert [story.title for story in found] == ["The mill", "The chapel", "Late arrival"]
    assert [story.byline for story in found] == ["Nora Ashby", "Conor Vale", "Una Marrin"]


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("标题在此\n\n本报讯（记者 周晓岚）昨天下午，三百名村民买下了停转多年的水磨坊。\n", "周晓岚"),
        (f"Villagers buy their mill\n\n{TEXT} (Nora Ashby)\n", "Nora Ashby"),
        (f"Villagers buy their mill\n\n{TEXT} (END)\n", None),
        (f"Villagers buy their mill\n\n{TEXT} (PDF)\n", None),
    ],
)  # fmt: skip
def test_the_text_names_its_author(text: str, byline: str | None) -> None:
    """Before its first sentence in China, in brackets behind the last elsewhere."""
    assert stories_of(text)[0].byline == byline


def test_what_a_browser_prints_is_the_pages() -> None:
    """The address with the number of the page, and the line beside it that comes again, part no text."""
    address = "http://www.fenland.example/print/ci_77            Page {n} of 2"
    foot = address + "\n3/14/2007        Fenland Gazette - Print Story\n"
    document = Document(
        "page.txt", f"Villagers buy their mill\n\n{TEXT}\n{foot.format(n=1)}\n{OTHER}\n{foot.format(n=2)}"
    )
    page = segment(document)
    own = [p.span.of(document.text) for p in page.passages if p.part is Part.FURNITURE and p.doubt == 1]
    assert len(page.stories) == 1
    assert sum("Page" in line for line in own) == 2


def test_prompts_that_recur_are_the_pages_and_names_that_recur_are_not() -> None:
    """The same offer to share under each story goes, in any language; what speaks of no page stays."""
    said = "In de stiltecoupé zat gisteren een heer die iedereen luidkeels vertelde hoe prettig hij de stilte vond."
    text = "\n\n".join(f"Kop nummer {n} van vandaag\n{said}\n{n}-1\nDeel op Facebook\nDe Adelaar" for n in "123")
    document = Document("page.txt", text)
    own = [passage.span.of(text) for passage in segment(document).passages if passage.doubt == 1]
    assert own == ["Deel op Facebook"] * 3
