"""What the record of relations holds, and who is a maker of what."""

from __future__ import annotations

import datetime

from newslint.knowledge.births import Birth, birth
from newslint.knowledge.offices import knowledge
from newslint.knowledge.relations import relations


def test_a_maker_is_known_by_the_trade() -> None:
    """Dostoevsky writes and doesn't direct; a surname that is another word stands for nobody."""
    assert relations().maker("wrote", "Dostoevsky") == "dostoevsky"
    assert relations().maker("directed", "Dostoevsky") is None
    assert relations().maker("wrote", "King") is None
    assert relations().maker("wrote", "Stephen King") == "king"


def test_a_cup_has_one_winner_a_year() -> None:
    """The World Cup of 1974 was West Germany's, over the Netherlands."""
    assert relations().of_event("won", "World Cup")[1974].objects == ("West Germany",)
    assert relations().of_event("lost", "World Cup")[1974].objects == ("Netherlands",)


def test_every_row_names_its_source() -> None:
    """No row is without a subject, an object and a source."""
    assert all(row.subject and row.objects[0] and row.source for row in relations().rows)


def test_namesakes_have_no_year_of_birth() -> None:
    """Einstein was born in 1879; nobody is told for a name that two well-known people have."""
    assert relations().born("Albert Einstein") == 1879
    assert relations().born("Nobody Whosoever") is None


def test_a_birth_is_told_by_the_most_exact_table() -> None:
    """Mandela's day is known and Gorbachev's year; of a name that nobody famous bears no birth is told."""
    assert birth("Nelson Mandela") == Birth(
        "Nelson Mandela", datetime.date(1918, 7, 18), datetime.date(1918, 7, 18), "Nobel Foundation"
    )
    gorbachev = birth("Mikhail Gorbachev")
    assert gorbachev and gorbachev.ages(datetime.date(1988, 9, 9)) == (56, 57)
    assert gorbachev.shown == "in 1931"
    assert birth("Jonas Wickersley") is None


def test_a_death_that_a_list_has_is_known() -> None:
    """David Bowie died in 2016, and is dead to stories of 2017."""
    figure = knowledge().record.figure("David Bowie")
    assert figure and figure.died == "2016" and figure.is_dead(datetime.date(2017, 1, 1), 7)
