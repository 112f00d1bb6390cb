"""The tables of the public record hold together, and answer."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from newslint.errors import SettingsError
from newslint.facts import knowledge as tables
from newslint.facts.gazetteer import organisations, places
from newslint.facts.knowledge import Term, contradictions, knowledge
from newslint.facts.lifetimes import lifetimes


def test_no_row_contradicts_another() -> None:
    """One office has one holder on a day, but for acting and disputed ones and a hand-over of five weeks."""
    assert [f"{one} / {other}" for one, other in contradictions(knowledge().all_terms())] == []


def test_every_row_is_whole() -> None:
    """A term has a source, an end after its start, and a day until which it was checked if it isn't ended."""
    for term in knowledge().all_terms():
        assert term.source, term
        assert term.end is None or term.start <= term.end, term
        assert (term.end is None) is (term.verified_until is not None), term
        assert term.status in ("", "acting", "disputed"), term


def test_titles_mean_offices_that_someone_held() -> None:
    """A title that no term could carry would be a slip in the table."""
    held = {term.office for term in knowledge().all_terms()}
    assert [title.text for title in knowledge().titles.values() if not title.offices & held] == []


def test_at_least_forty_countries_and_the_great_bodies() -> None:
    """Heads of state or government since 2000 for the countries that make most news, and UN, NATO and EU."""
    heads = {"president", "prime-minister", "chancellor", "premier", "king", "leader"}
    countries = {term.country for term in knowledge().all_terms() if term.office in heads}
    assert len(countries) >= 40
    assert {t.country for t in knowledge().holders("secretary-general")} == {"UN", "NATO"}


def test_a_contradiction_is_told() -> None:
    """Two holders of one office for a year are a contradiction."""
    day = datetime.date
    one = Term("XX", "president", "A B", day(2001, 1, 1), day(2003, 1, 1), None, "ended", "", "made up")
    two = Term("XX", "president", "C D", day(2002, 1, 1), day(2004, 1, 1), None, "ended", "", "made up")
    assert list(contradictions([two, one])) == [(one, two)]


def test_three_states_of_an_end() -> None:
    """An ended term is over, an open one holds until the day it was checked, and after that nobody knows."""
    day = datetime.date
    ended = Term("XX", "president", "A B", day(2001, 1, 1), day(2003, 1, 1), None, "ended", "", "made up")
    opened = Term("XX", "president", "A B", day(2001, 1, 1), None, day(2003, 1, 1), "open", "", "made up")
    assert ended.covers(day(2003, 6, 1)) is False
    assert opened.covers(day(2002, 6, 1)) is True
    assert opened.covers(day(2003, 6, 1)) is None


def test_own_tables_are_added(tmp_path: Path) -> None:
    """A user's table of offices adds rows; one with other columns is refused."""
    table = tmp_path / "mine.csv"
    table.write_text(
        "country,office,person,start,end,verified_until,status,source\n"
        "XX,president,Ada Sample,2001-01-01,2003-01-01,,,made up\n",
        encoding="utf-8",
    )
    try:
        tables.use([str(table)])
        assert [term.office for term in knowledge().terms("Ada Sample")] == ["president"]
        table.write_text("a,b\n1,2\n", encoding="utf-8")
        tables.use([str(table)])
        with pytest.raises(SettingsError):
            knowledge()
    finally:
        tables.use([])


def test_places_and_organisations_lie_in_countries_that_are_known() -> None:
    """Every country code of the other tables is one of the table of countries."""
    codes = set(knowledge().countries.values())
    assert set(places().values()) - codes == set()
    held = {land for body in organisations().values() for land in body.theatres | body.attacks}
    assert {term.country for term in knowledge().all_terms()} - codes <= {"IAEA", "IMF", "WB", "WHO"}
    assert all(len(land) == 2 for land in held)


def test_lifetimes_end_after_they_begin() -> None:
    """What began and ended did so in that order, and says by what source."""
    assert all(life.began < life.ended and life.source for life in lifetimes().values())
