"""The table of events that everybody knows by a name."""

from collections import defaultdict

from newslint.knowledge.known_events import Sighting, known_events, known_events_in
from newslint.knowledge.tables import rows


def seen(text: str) -> list[Sighting]:
    """The events in a text."""
    return list(known_events_in(text, 0, len(text), frozenset(text.replace(",", "").split())))


def test_a_name_means_one_event() -> None:
    """No form of a name stands in two rows."""
    forms: dict[str, set[str]] = defaultdict(set)
    for row in rows("events.csv"):
        for form in filter(None, (row["names"] + "|" + row["clauses"]).split("|")):
            forms[form].add(row["event"])
    assert {form: events for form, events in forms.items() if len(events) > 1} == {}


def test_every_row_has_years_and_names_its_lists() -> None:
    """Years are in order and of the time of newspapers; a row says where they come from; a mark is in every form."""
    for event in known_events():
        assert event.source
        assert event.years
        assert all(1850 < first <= last < 2040 for first, last in event.years), event
        forms = event.names + event.clauses
        assert all(any(mark in form for mark in event.marks) for form in forms), event
        assert all(mark.isalnum() for mark in event.marks), event


def test_years_of_an_event_and_of_games_that_came_back() -> None:
    """An event may last some years, and Games of one city may come back."""
    (war,), (games,) = ([one.event for one in seen(text)] for text in ("the First World War", "the London Olympics"))
    assert [year for year in range(1900, 1930) if war.was_in(year)] == [1914, 1915, 1916, 1917, 1918]
    assert [year for year in range(1900, 2020) if games.was_in(year)] == [1908, 1948, 2012]


def test_the_longest_form_is_told_and_whole_words_alone() -> None:
    """A clause is also known with "which" in it, and a longer word is another."""
    text = "The Titanic, which sank in 1912, and the first moon landings, and the Apollo 11 moon landing."
    found = [text[one.start : one.end] for one in seen(text)]
    assert found == ["Apollo 11 moon landing", "Titanic, which sank"]
