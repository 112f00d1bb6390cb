"""Who wrote, in lines that no word for it introduces, and where a page shows it at the same place of its stories."""

from __future__ import annotations

import pytest

from newslint.model import Document, Format, Part
from newslint.segmenting import segment
from newslint.segmenting.bylines import find_byline
from newslint.segmenting.name_lines import is_mail, is_role_line, name_beside

ONE = "The ferry with sixty people aboard struck a sandbank off Lowick and lay there until the morning flood."
TWO = "Readers in Ashby have asked for it for eleven years: the library of the town opens on Sundays from April."
SIX = "A joiner has bought the footbridge over the Tarn, and he must move it before the first snow of the winter."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Selim Karaca / KASTAMONU", "Selim Karaca"),
        ("Rani Kusuma - pesisirkita", "Rani Kusuma"),
        ("Ann Soames | soames@lowick.example", "Ann Soames"),
        ("Anna Lind, reporter", "Anna Lind"),
        ("Text: Anna Lind | Foto: Per Holm", "Anna Lind"),
        ("(森田由紀)", "森田由紀"),
        ("MARIA LOPES | Lisboa", "MARIA LOPES"),
    ],
)
def test_a_name_stands_beside_a_place_a_role_or_an_address(line: str, name: str) -> None:
    """In any punctuation."""
    assert name_beside(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "Share   Facebook   Twitter",
        "Lesen Sie auch",
        "Paris / London",
        "John Smith, 43",
        "The council of Lowick has met.",
        "Ferry runs aground - passengers safe and the captain in hospital",
    ],
)
def test_what_is_no_name_is_none(line: str) -> None:
    """Menus, places, sentences, headlines and people whose age is told."""
    assert name_beside(line) is None


def test_roles_and_addresses_are_told() -> None:
    """By themselves, and not beside a name."""
    assert is_role_line("Staff Reporter")
    assert not is_role_line("Correspondent Ann Soames in Rome")
    assert is_mail("soames@lowick.example")
    assert not is_mail("Write to soames@lowick.example")


def read(text: str) -> list[str | None]:
    """Who wrote the stories of a page."""
    return [story.byline for story in segment(Document("page.txt", text, Format.TEXT)).stories]


def test_the_page_shows_where_it_names_who_wrote() -> None:
    """Under each headline, though nothing else is told there; a page of one story shows nothing."""
    page = f"# Ferry runs aground\nAnn Soames\n{ONE}\n\n# Library opens on Sundays\nPaul Reed\n{TWO}\n"
    assert read(page) == ["Ann Soames", "Paul Reed"]
    assert read(f"Ferry runs aground\nLowick Harbour\n{ONE}\n{SIX}\n") == [None]


def test_a_role_over_a_text_is_somebody_under_it() -> None:
    """Papers of old sign "from our correspondent" with a name at the end."""
    lines = [
        (Part.HEADLINE, "Un villaggio isolato dalla neve"),
        (Part.BYLINE, "DAL NOSTRO INVIATO"),
        (Part.PARAGRAPH, ONE),
        (Part.PARAGRAPH, "ALDO BRUGNARO"),
    ]
    assert find_byline(lines, alone=True) == "ALDO BRUGNARO"
    assert find_byline(lines[:-1], alone=True) == "DAL NOSTRO INVIATO"
