"""Names of people, of papers, and of what stands beside texts."""

import pytest

from newslint.segmenting.persons import is_paper, is_person


@pytest.mark.parametrize(
    "text",
    ["JANE DOE", "ANNA-MARIA O'NEILL", "田中太郎", "田中 太郎", "李明", "김민수", "Jan de Vries", "Анна Громова"],
)
def test_people(text: str) -> None:
    """In capitals, without any, and in scripts that have none."""
    assert is_person(text)


@pytest.mark.parametrize(
    "text",
    ["WORLD NEWS", "NEW YORK", "BREAKING NEWS", "政治部", "社会", "무단전재 및 재배포 금지", "Le Monde", "人民日报",
     "Jane", "HUDSON'S SOAP FOR THE PEOPLE.", "* * *"],
)  # fmt: skip
def test_what_is_nobody(text: str) -> None:
    """Sections, places, notes, papers and marks."""
    assert not is_person(text)


def test_papers() -> None:
    """By what they are called, or by an article."""
    assert [is_paper(name) for name in ("Carrow & District Advertiser", "La Voz del Duero", "Ann Soames")] == [
        True,
        True,
        False,
    ]
