"""The wide record finds what it holds by halving, and says how far it knows."""

from __future__ import annotations

import datetime
from pathlib import Path

from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import Record, Table, fold


def test_a_table_finds_every_row_under_its_key(tmp_path: Path) -> None:
    """Rows under the first, the last and a middle key are found, and none under a key between two."""
    path = tmp_path / "t.tsv"
    path.write_text("a\t1\nb\t2\nb\t3\nd\t4\n", encoding="utf-8")
    table = Table(path)
    assert [[row[1] for row in table.rows(key)] for key in "abcde"] == [["1"], ["2", "3"], [], ["4"], []]


def test_tables_are_in_the_order_of_their_bytes() -> None:
    """A table out of order would hide rows from a search that halves."""
    for path in sorted((Path(__file__).parents[2]).glob("newslint/*/data/record/*.tsv")):
        lines = path.read_bytes().splitlines()
        assert lines == sorted(set(lines)), path


def test_a_name_is_found_however_it_is_spelt() -> None:
    """Accents, capitals and hyphens don't matter."""
    record = knowledge().record
    assert fold("Lech Wałęsa") == "lech walesa"
    assert record.holdings("Viktor Orbán")[0].person == record.holdings("viktor orban")[0].person


def test_every_office_has_its_own_horizon() -> None:
    """British ministers are known into the summer of 2026, heads to January, ministers elsewhere for less long."""
    record = knowledge().record
    day = datetime.date
    assert record.horizon("UK", "prime-minister") == day(2026, 7, 21)
    assert record.horizon("DE", "chancellor") == day(2026, 1, 17)
    assert (record.horizon("BR", "defence-minister") or day.max) < day(2026, 1, 1)
    assert record.horizon("BR", "lord-of-the-rings") is None


def test_an_open_term_is_unknown_after_its_day() -> None:
    """What comes after the last word of a source is neither yes nor no."""
    term = knowledge().record.holders("DE", "chancellor")[-1]
    assert term.covers(datetime.date(2026, 1, 1)) is True
    assert term.covers(datetime.date(2027, 1, 1)) is None


def test_rows_of_a_user_stand_beside_ours(tmp_path: Path) -> None:
    """Someone whom a user's table names is known."""
    row = {"country": "XX", "office": "president", "person": "Ada Example", "start": "2020-01-01", "end": "2021-01-01"}
    record = Record(extra=[row | {"verified_until": "", "status": "", "source": "own"}])
    assert [h.person for h in record.holders("XX", "president")] == ["Ada Example"]
    assert record.holdings("Ada Example")[0].source == "own"


def test_a_city_knows_where_else_its_name_stands() -> None:
    """Paris is in France and in Texas, and not in Belgium."""
    city = knowledge().record.city("Paris")
    assert city is not None
    assert city.country == "FR"
    assert "US-TX" in city.everywhere
    assert "BE" not in city.everywhere


def test_a_name_of_another_who_leads_is_no_spelling() -> None:
    """Kim Jong-un came after Kim Jong-il, and is alive."""
    record = knowledge().record
    assert str(record.died("Kim Jong-il")) == "2011-12-17"
    assert record.died("Kim Jong-un") is None


def test_canada_has_no_president() -> None:
    """Some editions of the Factbook print the heads of Cape Verde under Canada."""
    assert knowledge().record.holders("CA", "president") == ()
    assert [h.country for h in knowledge().record.holdings("Pedro Pires")] == ["CV"]
