"""Which event of a series a text without a day tells of.

All reports of a war, a firm or a trial share its names. One that has no day tells of the event with whose dated reports
it shares clearly more, by rare words, figures and weekdays, than with those of any other event of the series.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from newslint.duplicates.event_actors import LONG, names_in_common, tell_of_one
from newslint.duplicates.event_marks import EventMarks
from newslint.duplicates.rarity import is_english

#: how much more it must share with the reports of one event than with those of any other, in the logarithms by which
#: words are weighed. Of 154 pairs of five sets of series 102 are found so and 3 are wrong, where 63 were found and 3
#: wrong; at 1.5 nine are wrong, at 2.5 three fewer are found (29 November 2026)
CLEARLY = 2.0
#: what a weekday in common adds, and weekdays that differ take off: without it five pairs fewer are found
WEEKDAY = 1.0
#: several reports of one event weigh together as if they were fewer, by this power: each shares something by chance.
#: At 0 fourteen pairs are wrong, at .25 six
TOGETHER = 0.5
#: a long text tells of an event if so great a share of the rare names of both is in both. Of 150 published articles
#: each, a third of which had their day taken away, 365 in ten archives were put with what was published on other days
#: and 49 with what was published within two; with it 0 and 1 are (30 November 2026)
ALL_NAMES = 0.6


def settle(marks: EventMarks, days: Sequence[int | None], groups: Sequence[Sequence[int]]) -> dict[int, int | None]:
    """For each undated text of a series the group of dated texts whose event it tells of; None if that is unclear.

    `groups` are the dated texts by event. Of texts that share a rare name with none of them, of those that share one
    with a single group and don't say much of what it says (`event_actors.tell_of_one`), and of those in other languages
    than English, nothing is said.
    """
    undated = [at for at, day in enumerate(days) if day is None and is_english(marks.codes(at))]
    if not undated or not groups:
        return {}
    events = _Events(marks, days, groups)
    scores = {at: events.compare(at) for at in undated}
    settled: dict[int, int | None] = {}
    for at, found in scores.items():
        chosen = _choose(marks, at, found, events)
        if len(found) > 1 or chosen is not None:
            settled[at] = chosen
    return settled


def _choose(marks: EventMarks, at: int, found: Mapping[int, float], events: _Events) -> int | None:
    """The event of those `found` that a text tells of, None if that is unclear."""
    best = max(found, key=lambda event: found[event], default=None)
    if best is None or (len(marks.codes(at)) > LONG and names_in_common(marks, at, events.groups[best]) < ALL_NAMES):
        return None
    if len(found) > 1 and (chosen := events.choose(at, found)) is not None:
        return chosen
    told = [event for event in found if tell_of_one(marks, at, events.groups[event])]
    return best if told == [best] else None


class _Events:
    """The events of dated texts, with what their reports say."""

    def __init__(self, marks: EventMarks, days: Sequence[int | None], groups: Sequence[Sequence[int]]) -> None:
        self._marks, self.groups = marks, groups
        self._terms = [frozenset(term for at in group for term in marks.terms(at)) for group in groups]
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        for number, terms in enumerate(self._terms):
            for term in terms:
                self._holders[term].append(number)
        self._weekdays = [frozenset(day % 7 for at in group for day in _told(marks, at, days[at])) for group in groups]

    def compare(self, at: int) -> dict[int, float]:
        """How much a text shares with each of the events of which the reports have a rare name of it."""
        shared: defaultdict[int, float] = defaultdict(float)
        series: set[int] = set()
        for term in self._marks.terms(at):
            holders = self._holders.get(term, ())
            for event in holders:
                shared[event] += self._marks.weights[term]
            if term in self._marks.rare_names:
                series.update(holders)
        return {
            event: shared[event] / len(self.groups[event]) ** TOGETHER + self._compare_weekdays(at, event)
            for event in series
        }

    def _compare_weekdays(self, at: int, event: int) -> float:
        """What it adds or takes off that a text names a weekday of an event, or only others."""
        own = self._marks.weekdays(at)
        if not own:
            return 0.0
        return WEEKDAY if own & self._weekdays[event] else -WEEKDAY

    def choose(self, at: int, scores: Mapping[int, float]) -> int | None:
        """The event with the highest score, if that is clearly above all others and words in common bear it out."""
        (best, event), (rival, _) = sorted(((score, event) for event, score in scores.items()), reverse=True)[:2]
        borne_out = self._marks.bear_out(self._marks.terms(at) & self._terms[event])
        return event if best - rival >= CLEARLY and borne_out else None


def _told(marks: EventMarks, at: int, day: int | None) -> frozenset[int]:
    """The days that a text of a day begins with; its own if it names none."""
    assert day is not None
    return marks.told_days(at, day) or frozenset([day])
