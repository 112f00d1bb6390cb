"""Files of records in UTF-8 and in another page: what is told and fixed in each record is its own."""

from pathlib import Path

import pytest

from newslint.cli import main
from newslint.formats import read_file
from newslint.model import Document
from newslint.settings import Settings

OWN = "The café in Zürich – it’s the “old” one – reopened on Monday, and itâ€™s full already."
FOREIGN = (
    "Паром с сорока пассажирами сел на мель у гавани, сообщили во вторник в порту. Никто не пострадал, а капитан "
    "AT&amp;amp;T ждал прилива девять часов и угощал всех чаем, пока воды не стало больше."
)
FILES = {
    "a.csv": ('id,title,text\nx,Ferry,"', '"\ny,Bakers,"', '"\n'),
    "a.json": ('[\n{"id": "x", "text": "', '"},\n{"id": "y", "text": "', '"}\n]\n'),
    "a.jsonl": ('{"id": "x", "text": "', '"}\n{"id": "y", "text": "', '"}\n'),
}


def written(name: str, own: str = OWN, foreign: str = FOREIGN) -> bytes:
    """A file of one record in UTF-8 and one in cp1251."""
    start, between, end = FILES[name]
    return (start + own + between).encode() + foreign.encode("cp1251") + end.encode()


@pytest.mark.parametrize("name", FILES)
def test_each_record_knows_what_it_was_read_in(tmp_path: Path, name: str) -> None:
    """A guess is of the record that it was made for."""
    (tmp_path / name).write_bytes(written(name))
    own, foreign = (item for item in read_file(str(tmp_path / name), Settings()) if isinstance(item, Document))
    assert (own.encoding, own.guess) == ("utf-8", None)
    assert (foreign.encoding, foreign.guess is not None) == ("cp1251", True)
    assert foreign.text.endswith(FOREIGN)


@pytest.mark.parametrize("name", FILES)
def test_fixes_are_made_in_the_page_of_each(tmp_path: Path, name: str) -> None:
    """What is certain is fixed on both sides, and no other byte changes."""
    path = tmp_path / name
    path.write_bytes(written(name, foreign=FOREIGN))
    main(["check", str(path), "--select", "ENC", "--fix", "--no-cache", "--no-baseline"])
    assert path.read_bytes() == written(name, OWN.replace("itâ€™s", "it’s"), FOREIGN.replace("&amp;amp;", "&"))


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_fixed_where_the_page_is_in_doubt(tmp_path: Path, name: str) -> None:
    """A few bytes may be anything; the record beside them is fixed all the same."""
    short = "Я AT&amp;amp;T"
    path = tmp_path / name
    path.write_bytes(written(name, foreign=short))
    main(["check", str(path), "--select", "ENC", "--fix", "--no-cache", "--no-baseline"])
    assert path.read_bytes() == written(name, OWN.replace("itâ€™s", "it’s"), short)
