"""The table of events that everybody knows by a name."""

from collections import defaultdict

from newslint.knowledge.known_events import KnownEvent, happenings, known_events
from newslint.knowledge.tables import rows


def test_a_name_means_one_event() -> None:
    """No form of a name stands in two rows."""
    forms: dict[str, set[str]] = defaultdict(set)
    for row in rows("events.csv"):
        for form in filter(None, (row["names"] + "|" + row["clauses"]).split("|")):
            forms[form].add(row["event"])
    assert {form: events for form, events in forms.items() if len(events) > 1} == {}


def test_every_row_has_years_and_names_its_lists() -> None:
    """Years are in order and of the time of newspapers; a row says where they come from."""
    for event in known_events().values():
        assert event.source
        assert event.years
        assert all(1850 < first <= last < 2040 for first, last in event.years), event


def test_years_of_an_event_and_of_games_that_came_back() -> None:
    """An event may last some years, and Games of one city may come back."""
    assert KnownEvent("", ((1914, 1918),), "").was_in(1916)
    games = known_events()["London Olympics"]
    assert [year for year in range(1900, 2020) if games.was_in(year)] == [1908, 1948, 2012]


def test_what_happened_may_stand_behind_a_pronoun() -> None:
    """A clause is also known with "which" in it."""
    assert {"Titanic sank", "Titanic, which sank"} <= happenings()
