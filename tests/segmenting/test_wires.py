"""Telegrams of agencies, letters to the editor, and posts with front matter put one under the other."""

import pytest

from newslint.model import Document, Page, Part
from newslint.segmenting import segment
from newslint.segmenting.credits import read_credit
from newslint.segmenting.page_dates import running_order

FERRY = "A ferry with forty passengers ran aground on a sandbank on Tuesday and waited nine hours for the tide."
SWAN = "A bird that had built her nest between the rails held up the railcar to Colne for more than an hour."
ROPE = "The leaking cellar in Fore Street has been dried out, and everything on show there has been knotted anew."
WIRE = f"""ZCZC LOW0417 3 R N
LOW-NATIONAL WIRE
URGENT FERRY-GROUND (2ND LEAD)
Ferry waits nine hours on sandbank
By Ann Soames
{FERRY}
MORE
LOW as/mt 211104 GMT JUL 23
NNNN

ZCZC LOW0418 3 R N
LOW-NATIONAL WIRE
FERRY-GROUND (1st Add)
The operator says that it will look at how the channel is marked, and that nobody was hurt.
LOW as/mt 211109 GMT JUL 23
NNNN

ZCZC LOW0422 5 E F
LOW-REGIONS
RAIL-SWAN
Nest holds up railcar to Colne
{SWAN}
LOW cd/ph 211231 GMT JUL 23
NNNN
"""
LETTERS = f"""Letters to the Editor

The bus that never turns round

Sir, — {FERRY} I was on it.
Margery Pell
Nether Cleave

Ducks

Sir, — {SWAN} She was quite right.
Colin Thripp (aged 11)
By email

Wrong rope

Sir, — {ROPE} I have counted them.
Ed Low
Castle Terrace

HOW TO WRITE TO US: letters@lowick.example. Letters should be no longer than two hundred and fifty words.
"""


def read(text: str) -> Page:
    """A page of text."""
    return segment(Document("a.txt", text))


def test_telegrams_are_stories_and_what_is_added_goes_on() -> None:
    """Slugs, codes and signals are none of them."""
    stories = read(WIRE).stories
    assert [(story.title, str(story.published)) for story in stories] == [
        ("Ferry waits nine hours on sandbank", "2023-07-21"),
        ("Nest holds up railcar to Colne", "2023-07-21"),
    ]
    assert "nobody was hurt" in stories[0].span.of(WIRE)


def test_one_telegram_is_no_wire() -> None:
    """A text may speak of the signals."""
    assert len(read(f"What ZCZC means\n\n{FERRY}\n\nZCZC\n\n{SWAN}\n\nNNNN\n\n{ROPE}\n").stories) == 1


def test_letters_open_alike_and_are_signed() -> None:
    """The name under each is its author's."""
    told = [(story.title, story.byline) for story in read(LETTERS).stories]
    assert told == [
        ("The bus that never turns round", "Margery Pell"),
        ("Ducks", "Colin Thripp (aged 11)"),
        ("Wrong rope", "Ed Low"),
    ]


def test_texts_that_open_alike_but_are_not_signed_are_no_letters() -> None:
    """Parts of one story may."""
    parts = "".join(f"\n\nPart {word}\n\nToday, too, {FERRY}" for word in ("one", "two", "three"))
    assert len(read(f"The ferry that would not float\n\nBy Ann Soames\n\n{ROPE} {SWAN}{parts}\n").stories) == 1


def test_posts_with_front_matter_stand_one_under_the_other() -> None:
    """What is the same over all of them says nothing of any."""
    stories = ("Ferry waits on sandbank", FERRY), ("Nest holds up railcar", SWAN), ("Everything knotted anew", ROPE)
    posts = "".join(
        f'---\nlayout: post\ntitle: "{title}"\ndate: 2022-04-0{day} 21:10:00 +0100\nauthor: Ann Soames\n---\n\n'
        f"{text}\n\n"
        for day, (title, text) in enumerate(stories, 1)
    )
    told = [(story.title, str(story.published), story.byline) for story in read(posts).stories]
    assert told == [
        ("Ferry waits on sandbank", "2022-04-01", "Ann Soames"),
        ("Nest holds up railcar", "2022-04-02", "Ann Soames"),
        ("Everything knotted anew", "2022-04-03", "Ann Soames"),
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("LOW cd/ph 211231 GMT JUL 23", "2023-07-21"),
        ("050842 Jun 13", "2013-06-05"),
        ("LW-TR-03-11-03 1412CET", "2003-03-11"),
        ("421231 GMT JUL 23", None),
        ("FLIGHT 211231 JULIET 23", None),
    ],
)
def test_the_day_of_a_telegram(line: str, day: str | None) -> None:
    """The day, the hour and the minute in one."""
    credit = read_credit(line)
    assert (str(credit.stamp.day) if credit and credit.stamp else None) == day


@pytest.mark.parametrize(
    ("stamps", "order"),
    [
        (["03/09/2023", "03/09/2023", "04/09/2023"], "dmy"),
        (["09/03/23", "09/04/23"], "mdy"),
        (["01/02/2023", "01/03/2023"], None),
        (["03/09/2023", "03/09/2023"], None),
        (["03/09/2023", "04/10/2023"], None),
        (["02/09/2023", "28/09/2023"], None),
    ],
)
def test_messages_run_from_day_to_day(stamps: list[str], order: str | None) -> None:
    """What stays is the month; the first of each month may stay as well."""
    assert running_order(stamps) == order


def test_reports_in_short_lines_begin_at_their_place_and_day() -> None:
    """The headline stands over these, in capitals, and the line with the place is text."""
    text = "".join(
        f"ZCZC LOW 04{n}\nU F BX\n{head}\n    {place}, Oct 2{n} - The ferry with forty people on it went\n"
        "aground on a bank of sand, and lay there for the nine hours\nthat the tide took to come back for it.\n"
        f"LOWNEWS 150{n} GMT\nNNNN\n\n"
        for n, head, place in (
            (1, "FERRY WAITS FOR THE TIDE", "LOWICK"),
            (2, "BANK OF SAND HOLDS FERRY", "COLNE, England"),
        )
    )
    page = segment(Document("a.txt", text))
    assert [story.title for story in page.stories] == ["FERRY WAITS FOR THE TIDE", "BANK OF SAND HOLDS FERRY"]
    opening = [passage for passage in page.passages if " - The ferry" in passage.span.of(text)]
    assert {passage.part for passage in opening} == {Part.PARAGRAPH}
