"""The tables of the public record hold together, and answer."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from newslint.errors import SettingsError
from newslint.knowledge.coverage import HEADS, coverage
from newslint.knowledge.gazetteer import organisations, places
from newslint.knowledge.lifetimes import lifetimes, lives
from newslint.knowledge.offices import Term, contradictions, knowledge
from newslint.knowledge.tables import Tables, rows


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
    countries = {term.country for term in knowledge().all_terms() if term.office in HEADS}
    assert len(countries) >= 120
    assert {t.country for t in knowledge().holders("secretary-general")} == {"UN", "NATO"}


#: the countries of which most is written, and what the table must know of each without a gap
_MOST_IN_THE_NEWS = {
    "president": "AR AT BR CL CN CO CZ DE DZ EC EG FI FR GE GH GR HU ID IE IL IN IR IS IT KE KR KZ LK LT LV MX NG "
    "PE PH PL PS PT RO RU SK SV SY TN TR TW UA US VE ZA ZW",
    "prime-minister": "AT AU BE BG CA CZ DE DK EE ES ET FI FR GR HU IE IL IN IS IT JP LB MY NL NO NZ PK PL PT RO RU SE "
    "SG SK TH UA UK",
    "foreign-minister": "AT AU BE CA CN CU DE DK EG ES FI FR IL IN IR IT JP NL NO PL RU SA SE SY TR UA UK US",
    "defence-minister": "AU CA CN DE EG FR IL IN IR IT RU TR UA UK US",
    "finance-minister": "AU CA DE FR IN RU UK US",
}
_SAME = {
    "prime-minister": {"chancellor"}, "foreign-minister": {"secretary-of-state"},
    "defence-minister": {"secretary-of-defence"},
    "finance-minister": {"secretary-of-treasury", "chancellor-of-the-exchequer", "treasurer"},
}  # fmt: skip


@pytest.mark.parametrize("office", list(_MOST_IN_THE_NEWS))
def test_no_great_gap_where_most_news_is_made(office: str) -> None:
    """Of the countries that make most news the table names a holder for more than 9 of 10 days, 2003 to 2025."""
    offices = {office} | _SAME.get(office, set())
    held: dict[str, list[Term]] = {}
    for term in knowledge().all_terms():
        if term.office in offices:
            held.setdefault(term.country, []).append(replace(term, office=office))
    day = datetime.date
    thin = []
    for country in _MOST_IN_THE_NEWS[office].split():
        (one,) = coverage(held[country], day(2003, 1, 1), day(2025, 10, 31)) if country in held else (None,)
        if one is None or one.share < 0.9:
            thin.append(f"{country}: {one}")
    assert thin == []


def test_a_gap_is_found_where_nobody_held_the_office() -> None:
    """Coverage tells the stretch between two terms, and the share of the days that are covered."""
    day = datetime.date
    one = Term("XX", "president", "A B", day(2000, 1, 1), day(2003, 1, 1), None, "ended", "", "made up")
    two = Term("XX", "president", "C D", day(2004, 1, 1), None, day(2005, 1, 1), "open", "", "made up")
    (found,) = coverage([two, one], day(2000, 1, 1), day(2005, 1, 1))
    assert found.gaps == ((day(2003, 1, 1), day(2004, 1, 1)),)
    assert round(found.share, 2) == 0.8


def test_nobody_takes_an_office_as_a_child() -> None:
    """A person whose day of birth is known was of age and alive in a likely way when a term of theirs began."""
    born = {row["person"]: row["born"] for row in rows("people.csv") if row["born"]}
    odd = [
        f"{term.person} {term}"
        for term in knowledge().all_terms()
        if term.person in born
        and not 20 <= (term.start - datetime.date.fromisoformat(born[term.person])).days / 365 < 95
    ]
    assert odd == []


def test_every_person_of_the_table_of_people_held_an_office_and_every_alias_is_one_persons() -> None:
    """The two tables name the same people, and no spelling means two of them."""
    people = rows("people.csv")
    assert {row["person"] for row in people} == set(knowledge().people)
    aliases = [name.strip() for row in people for name in row["aliases"].split(";") if name.strip()]
    assert sorted(aliases) == sorted(set(aliases))
    assert set(aliases) & set(knowledge().people) == set()


def test_people_of_two_countries_are_few_and_known() -> None:
    """A name that held office in two states is a namesake or a slip, but for these."""
    lands: dict[str, set[str]] = {}
    bodies = {"EU", "UN", "NATO", "IMF", "WB", "WHO", "IAEA"}
    for term in knowledge().all_terms():
        lands.setdefault(term.person, set()).add(term.country)
    # Mark Carney led the Bank of England before Canada
    assert {person for person, held in lands.items() if len(held - bodies) > 1} == {"Mark Carney"}


def test_a_contradiction_is_told() -> None:
    """Two holders of one office for a year are a contradiction."""
    day = datetime.date
    one = Term("XX", "president", "A B", day(2001, 1, 1), day(2003, 1, 1), None, "ended", "", "made up")
    two = Term("XX", "president", "C D", day(2002, 1, 1), day(2004, 1, 1), None, "ended", "", "made up")
    assert list(contradictions([two, one])) == [(one, two)]


def test_shared_offices_have_several_holders_but_none_twice() -> None:
    """Two vice-premiers side by side are no contradiction; one person's two terms that overlap are."""
    day = datetime.date
    one = Term("XX", "vice-premier", "A B", day(2001, 1, 1), day(2003, 1, 1), None, "ended", "", "made up")
    two = Term("XX", "vice-premier", "C D", day(2002, 1, 1), day(2004, 1, 1), None, "ended", "", "made up")
    again = Term("XX", "vice-premier", "A B", day(2002, 6, 1), day(2004, 1, 1), None, "ended", "", "made up")
    assert list(contradictions([one, two])) == []
    assert list(contradictions([one, again])) == [(one, again)]


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
    with Tables([str(table)]).in_use():
        assert [term.office for term in knowledge().terms("Ada Sample")] == ["president"]
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    with Tables([str(table)]).in_use(), pytest.raises(SettingsError):
        knowledge()
    table.write_text("place,country,source\nSampletown,FR,made up\n", encoding="utf-8")
    with Tables([str(table)]).in_use():
        assert places()["Sampletown"] == "FR"
    assert "Sampletown" not in places()


_HEAD = "country,office,person,start,end,verified_until,status,source\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", ":1: a table of facts with other columns (the columns are those of one of: country,office"),
        (
            "country,office,person,start,end,state\nXX,mayor,A B,2001-01-01,,\n",
            ":1: a table of facts with other columns (without source and with state; the columns are country,",
        ),
        (
            f"{_HEAD}XX,mayor,A B,2001-01-01,2002-01-01,,,x\nXX,mayor,C D,soon,,,,x\n",
            ":3: `soon` in start is not a date",
        ),
        (f"{_HEAD}XX,mayor,A B,2001-01-01,,,,x\n", ":2: no end, and no verified_until (an open or unknown end needs"),
        (f"{_HEAD}XX,mayor,A B,2001-01-01,2000-01-01,,,x\n", ":2: the term ends on 2000-01-01, before it starts"),
        (f"{_HEAD}XX,mayor,,2001-01-01,2002-01-01,,,x\n", ":2: no person"),
        (f"{_HEAD}XX,mayor,A B,2001-01-01,2002-01-01,,maybe,x\n", ":2: `maybe` is no status"),
        (f"{_HEAD}XX,mayor,A B,2001-01-01\n", ":2: 4 cells, but 8 columns (put a cell with a comma in quotes)"),
    ],
)
def test_a_broken_row_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    """What is wrong with a user's table is told with path, line and a hint."""
    table = tmp_path / "mine.csv"
    table.write_text(text, encoding="utf-8")
    with Tables([str(table)]).in_use(), pytest.raises(SettingsError) as error:
        knowledge()
    assert str(error.value).startswith(f"{table}{told}")


def test_places_and_organisations_lie_in_countries_that_are_known() -> None:
    """Every country code of the other tables is one of the table of countries."""
    codes = set(knowledge().countries.values())
    assert set(places().values()) - codes == set()
    held = {land for body in organisations().values() for land in body.theatres | body.attacks}
    assert {term.country for term in knowledge().all_terms()} - codes <= {"IAEA", "IMF", "WB", "WHO"}
    assert all(len(land) == 2 for land in held)


def test_lifetimes_end_after_they_begin() -> None:
    """What began and ended did so in that order, and says by what source."""
    for life in lives().values():
        assert life.source, life
        assert life.acts in ("armed", "body", "state", "coined", "new"), life
        assert life.ended is None or life.began < life.ended, life
    assert all((life.ended is None) is (life.acts in ("coined", "new")) for life in lifetimes().values())
