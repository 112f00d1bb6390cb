"""Pages made of blocks: a headline close over its text, and gaps nowhere else."""

from newslint.model import Document, Page
from newslint.segmenting import segment

FERRY = "A ferry with forty passengers ran aground on a sandbank on Tuesday and waited nine hours for the tide."
SWAN = "A bird that had built her nest between the rails held up the railcar to Colne for more than an hour."
ROPE = "The leaking cellar in Fore Street has been dried out, and everything on show there has been knotted anew."
MORE = "Nobody was hurt."


def read(text: str) -> Page:
    """A page of text."""
    return segment(Document("a.txt", text))


def titles(text: str) -> list[str | None]:
    """The headlines of a page's stories."""
    return [story.title for story in read(text).stories]


def test_blocks_under_their_headlines_are_stories() -> None:
    """Whatever stands over them and between them."""
    page = (
        "THE LOWICK BELL\nNumber 7, Sunday 19 July 1998\n\nService at nine and at eleven.\n\n"
        f"Ferry stranded off the pier again\n{FERRY}\n{MORE}\n\n"
        f"Swan and railcar meet near Colne\n{SWAN}\n{MORE}\n\nBODGER’S BUNS – WHARF ROAD – TEL. 55\n\n"
        f"Cellar of the rope museum dries out\n{ROPE}\nAnn Soames\n"
    )
    assert titles(page) == [
        "Ferry stranded off the pier again",
        "Swan and railcar meet near Colne",
        "Cellar of the rope museum dries out",
    ]


def test_capital_headlines_of_few_words_head_blocks() -> None:
    """As reports of the police and old papers have them."""
    page = f"FERRY STRANDED\n{FERRY}\n\nSWAN ON LINE\n{SWAN}\n\nCELLAR DRIED OUT\n{ROPE}\n"
    assert titles(page) == ["FERRY STRANDED", "SWAN ON LINE", "CELLAR DRIED OUT"]


def test_the_headline_of_a_block_says_most_of_its_text() -> None:
    """A paper's name stands over it, and how long ago it appeared below."""
    page = (
        f"Colne Courier\nFerry waits nine hours on sandbank\n5 hours ago\n{FERRY}\n\n"
        f"Lowick Bell\nNest holds up railcar to Colne\n8 hours ago\n{SWAN}\n\n"
        f"The Post of the Hills\nEverything knotted anew in Fore Street cellar\nyesterday\n{ROPE}\n"
    )
    assert titles(page) == [
        "Ferry waits nine hours on sandbank",
        "Nest holds up railcar to Colne",
        "Everything knotted anew in Fore Street cellar",
    ]


def test_codes_and_counters_over_a_block_are_none_of_it() -> None:
    """An agency numbers what it sends."""
    page = (
        f"ZCZC LOW0417 3 R N\nFerry stranded off the pier again\n{FERRY}\n\n"
        f"ZCZC LOW0422 5 E F\nSwan and railcar meet near Colne\n{SWAN}\n\n"
        f"ZCZC LOW0430 6 S S\nCellar of the rope museum dries out\n{ROPE}\n"
    )
    stories = read(page).stories
    assert [page[story.span.start :].split(maxsplit=1)[0] for story in stories] == ["Ferry", "Swan", "Cellar"]


def test_parts_of_a_signed_story_are_one() -> None:
    """Only its first block says who wrote it."""
    page = (
        f"The ferry that would not float\nBy Ann Soames\n{FERRY}\n\n"
        f"A trickle under the keel plates\n{FERRY} {MORE}\n\nWhat the islanders want to hear\n{FERRY} The end.\n"
    )
    assert len(titles(page)) == 1


def test_parts_under_short_subheads_are_one() -> None:
    """Nobody signed it, but its subheads are few words."""
    parts = "".join(f"\n{head}\n{FERRY}\n" for head in ("A trickle", "What comes next", "The bill"))
    page = f"The ferry that would not float\n{FERRY}\n{parts}"
    assert len(titles(page)) == 1


def test_questions_over_blocks_are_an_interview() -> None:
    """Whoever asks and is answered makes one story."""
    page = (
        f"Why did the ferry run aground again?\n{FERRY}\n\nWhat did the swan have to do with it?\n{SWAN}\n\n"
        f"And how is the museum these days?\n{ROPE}\n"
    )
    assert len(titles(page)) == 1


def test_an_introduction_over_blocks_makes_them_parts() -> None:
    """Text stands over the first of them."""
    page = (
        f"Three things that went wrong this week\n\n{FERRY} {MORE} It was not a good week for the islands at all.\n\n"
        f"Swan and railcar meet\n{FERRY}\n\nCellar dries out\n{FERRY}\n\nWhat else there was\n{FERRY}\n"
    )
    assert len(titles(page)) == 1
