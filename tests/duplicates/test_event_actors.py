"""Whether texts name the same people and places, and say the same of them in other words."""

import numpy as np

from newslint.duplicates.event_actors import LONG, are_strangers, share_few_actors, tell_of_one
from newslint.duplicates.event_marks import EventMarks
from newslint.duplicates.undated import settle
from newslint.duplicates.words import word_codes

BLAZE = (
    "A fire destroyed the Hallbrook sawmill near Tindle on Friday. The watchman Corwen Beddle was hurt. "
    "The flames spread to 14 lorries in the yard, said the chief of the brigade, Dorrit Maplesby."
)
FLAMES = (
    "The flames over Hallbrook could be seen from Tindle. Old Beddle burnt his hands when he drove out trucks, 14 of "
    "which were lost in the yard. Dorrit Maplesby says that the mill cannot be saved."
)
CHOIR = (
    "The choir of Hallbrook sings in Tindle. It has a new conductor, a nurse, and wants younger voices in the spring."
)
ELSEWHERE = (
    "A fire destroyed the Quenlow sawmill near Asterby on Friday. The watchman Ivor Pellock was hurt. "
    "The flames spread to 14 lorries in the yard, said the chief of the brigade, Nan Trusk."
)
PADDING = "It is not known when the others will be there, or what they want to do about it. " * (LONG // 17 + 1)


def marks(*texts: str) -> EventMarks:
    """What marks the events of texts."""
    return EventMarks(word_codes(texts), np.arange(len(texts)))


def test_reports_of_like_fires_in_two_places_are_strangers() -> None:
    """Each names people and places of its own, whatever else they share."""
    assert are_strangers(marks(BLAZE, ELSEWHERE), 0, 1)
    assert not are_strangers(marks(BLAZE, FLAMES), 0, 1)


def test_who_names_nobody_is_no_stranger() -> None:
    """A report without names says nothing of whom it tells."""
    assert not are_strangers(marks(BLAZE, "A sawmill burnt down on Friday, and fourteen lorries with it."), 0, 1)


def test_hardly_a_name_in_common() -> None:
    """One of several is hardly any, two are some."""
    one = "They met in Tindle: Corwen Beddle and Dorrit Maplesby of the mill at Hallbrook."
    assert share_few_actors(marks(one, "They live in Tindle: Ivor Pellock and Nan Trusk of Quenlow."), 0, 1)
    assert not share_few_actors(marks(one, "They left Tindle: Corwen Beddle and Nan Trusk of Quenlow."), 0, 1)


def test_an_undated_text_tells_of_an_event_in_other_words() -> None:
    """It has the names and the number, and a truck is a lorry."""
    assert tell_of_one(marks(BLAZE, FLAMES, CHOIR), 1, [0])


def test_names_alone_do_not_make_an_event() -> None:
    """A choir of the same towns tells of something else."""
    assert not tell_of_one(marks(BLAZE, FLAMES, CHOIR), 2, [0])


def test_long_texts_share_words_by_chance() -> None:
    """Of long texts nothing is said, whatever they have in common."""
    assert not tell_of_one(marks(BLAZE, f"{FLAMES} {PADDING}", CHOIR), 1, [0])


def test_long_undated_texts_go_to_no_event_of_their_series() -> None:
    """A long report shares rare words with each event of a series, and is put with none of them for that."""
    days = [1000, 1040, None]
    fetes = "The choir of Hallbrook sang in Tindle on Sunday for Dorrit Maplesby, who leaves the brigade in spring."
    assert settle(marks(BLAZE, fetes, FLAMES), days, [[0], [1]]) == {2: 0}
    more = "Ivor Pellock and Nan Trusk of Asterby met Quentin Yarrow and Lettice Umbrell of Penhallow."
    assert settle(marks(BLAZE, fetes, f"{FLAMES} {more} {PADDING}"), days, [[0], [1]]) == {2: None}


def test_reports_on_one_pattern_are_judged_by_others() -> None:
    """Two market reports of one exchange share their phrases, whatever else they have in common."""
    one = "Port Emery shares ended flat as traders awaited rate news. The PEX added 2 points and Hopf gained 41 crowns."
    other = "Port Emery shares ended lower as oil slid. The PEX lost 7 points, Hopf gained 19 crowns and Norr fell."
    assert not tell_of_one(marks(one, other, CHOIR), 1, [0], 0)
    assert tell_of_one(marks(one, "In Port Emery the PEX was up, and Hopf cost 41 crowns more.", CHOIR), 1, [0], 0)
