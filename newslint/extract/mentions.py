"""One pass over a story for every word that may start a mention; everything else is read only where one stands."""

from __future__ import annotations

from typing import NamedTuple

from newslint.extract.calendars import MONTH_STARTS, WrittenDate, dates_at
from newslint.extract.quantities import THINGS
from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.zones import OFFSETS
from newslint.knowledge.gazetteer import features, organisations, places
from newslint.knowledge.lifetimes import lifetimes
from newslint.knowledge.offices import Knowledge, knowledge
from newslint.knowledge.tables import remember
from newslint.segmenting.view import StoryText


class Mention(NamedTuple):
    """A known word and where it stands in the document's text."""

    start: int
    end: int
    word: str


@remember
def _finder(known: Knowledge) -> tuple[WordFinder, tuple[tuple[str, str], ...]]:
    words: dict[str, str] = dict.fromkeys(known.names, "person")
    words |= {name: "zone" for name in OFFSETS if len(name) > 1}
    words |= dict.fromkeys(MONTH_STARTS, "month")
    words |= dict.fromkeys(THINGS, "thing")
    # a port is a place and a feature; it is seen as a place
    words |= dict.fromkeys(features(), "feature")
    words |= dict.fromkeys(places(), "place")
    words |= dict.fromkeys(organisations(), "organisation")
    words |= dict.fromkeys(lifetimes(), "lifetime")
    return find_words(list(words), longest=True, build="small"), tuple(words.items())


def mentions(story: StoryText) -> dict[str, list[Mention]]:
    """The words of each kind (`month`, `zone`, `person`, `place` …) in a story, in order; months may be cut short."""
    found: dict[str, list[Mention]] = {}
    if story.story is None:
        return found
    finder, words = _finder(knowledge())
    first, last = story.story.span.start, story.story.span.end
    text = story.text if first == 0 and last == len(story.text) else story.text[first:last]
    for index, start, end in finder.found_in(text):
        word, kind = words[index]
        if kind != "month" and (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum())):
            continue
        found.setdefault(kind, []).append(Mention(first + start, first + end, word))
    return found


def dates(story: StoryText) -> list[WrittenDate]:
    """Every date that the story writes out, furniture's too."""
    return dates_at(story.text, [sighting.start for sighting in story.shared(mentions).get("month", ())])
