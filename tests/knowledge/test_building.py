"""The builder of the record reads its sources into one shape, and compares them."""

from __future__ import annotations

import sys
from pathlib import Path

from newslint.knowledge.record import fold

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
import knowledge_offices as building


def _row(person: str, start: str, end: str = "", source: str = "a") -> building.Row:
    return building.Row("XX", "president", person, start, end, "" if end else "2022-01-01", "", source)


def test_names_are_folded_as_they_are_looked_up() -> None:
    """What the builder writes as a key is what the record asks for."""
    for name in ("Lech Wałęsa", "Fernando Henrique Cardoso", "Jean-Claude Juncker", "Søren O’Neill", "İsmet Inönü"):
        assert building.fold(name) == fold(name)


def test_spellings_of_one_person_are_told_from_relatives() -> None:
    """More names, another transcription and an initial are one person; another first name of the family is not."""
    assert building.same_person("Mauricio Funes", "Carlos Mauricio Funes Cartagena")
    assert building.same_person("Almazbek Atambayev", "Almazbek Atambaev")
    assert building.same_person("Joe Biden", "Joseph Robinette Biden Jr.")
    assert not building.same_person("Nasser Sabah Al-Ahmad Al-Sabah", "Ahmad Al Khalid Al Sabah")
    assert not building.same_person("Lech Kaczynski", "Jaroslaw Kaczynski")


def test_a_second_source_confirms_and_lengthens() -> None:
    """A typed row that another source has from the same days is borne out, and takes its later end."""
    typed, other = _row("Ada Nova", "2010-03-01"), _row("Ada Nova", "2010-03-04", "2023-02-28", "b")
    rows, _, confirmed = building.merged([[typed], [other]])
    assert [(row.person, row.start, row.end) for row in rows] == [("Ada Nova", "2010-03-01", "2023-02-28")]
    assert confirmed == {("XX", "president", "Ada Nova", "2010-03-01"): "b"}


def test_where_sources_disagree_the_first_one_stands_alone() -> None:
    """Somebody else in the office for most of a term that a better source gives is left out."""
    rows, _, confirmed = building.merged(
        [[_row("Ada Nova", "2010-03-01", "2014-02-28")], [_row("Ben Other", "2011-01-01", "2013-01-01", "b")]]
    )
    assert [row.person for row in rows] == ["Ada Nova"]
    assert confirmed == {}


def test_a_lesser_post_is_no_office() -> None:
    """Deputies and state secretaries are not what a bare title names."""
    assert building.offices_of("Minister of Finance and Economy", "PE") == ["finance-minister", "economy-minister"]
    for lesser in ("Deputy Minister of Finance", "State Secretary for Trade", "Minister of State for Defence"):
        assert building.offices_of(lesser, "PE") == [], lesser
