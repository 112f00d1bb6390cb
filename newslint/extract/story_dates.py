"""The day of a story: what says so, what agrees, and what speaks against it.

Where no record or dateline tells the day, everything in the story that ties it to one has a vote: dates of posts and of
pictures, weekdays that stand with a day and a month, the terms of office of people with titles, and years. The date of
a page or of a crawl has none: it only says that the story isn't younger.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from newslint.extract.calendars import WEEKDAYS, WrittenDate
from newslint.extract.date_anchors import Anchor, find_written_anchors, is_ahead, weekday_anchors
from newslint.extract.mentions import dates
from newslint.extract.titled_people import TitledPerson, titled_people
from newslint.knowledge.offices import knowledge
from newslint.model import Page, Story
from newslint.segmenting.view import StoryText

#: days by which a story may speak of what is still to come before its date is in doubt
_AHEAD = 45
_ASIDE = re.compile(
    r"\b(?i:former|ex|then|late|past|previous|deputy|acting|elect|future)[ -](?:[A-Z][\w.]*(?:['’]s)? )?(?:\w+ and )?$"
)
_DAYS = ("post", "weekday")
_WEEKDAY_NAMES = {name: number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
#: days that a story may lie after the latest date it writes, and before it
_AFTER, _BEFORE = 370, 3
#: and after one on which somebody says something, and whose weekday it names
_SOON_AFTER = 30
#: and after one that may be of another time than the story's own
_LONG_AFTER = 1100
#: days around a term in which people carry its title, and the shortest stretch that a vote may come to
_GRACE, _SHORTEST = 100, 60
#: people whose titles must agree before they date a story by themselves
_VOTERS = 3
#: and that many for the stretch of days that is shown with a story, on which no accusation rests
_VOTERS_SHOWN = 2


class Dating(Struct, frozen=True):
    """When a story was written: the likeliest day if one can be told, the days it can have been, and the anchors."""

    day: datetime.date | None
    earliest: datetime.date
    latest: datetime.date
    why: str
    anchors: tuple[Anchor, ...] = ()
    against: tuple[Anchor, ...] = ()

    @property
    def shown(self) -> str:
        """The day, or the stretch of days, as a report says it."""
        if self.day:
            return str(self.day)
        return f"between {self.earliest} and {self.latest}"


def dating(story: StoryText, leaving_out: TitledPerson | None = None) -> Dating | None:
    """When the story was written, without the word of the person `leaving_out`; None if that can't be told.

    A date of the record that the story's own dates contradict is no date.
    """
    return _dating(story, leaving_out) if leaving_out else story.shared(_dating)


def _dating(story: StoryText, leaving_out: TitledPerson | None = None) -> Dating | None:
    if story.story is None:
        return None
    day = story.story.published
    if day is not None and story.story.published_from != "inferred":
        if any(_after(date, day) and not is_ahead(story.text, date.span.start) for date in story.shared(dates)):
            return None
        return Dating(day, day, day, f"{story.story.published_from} date")
    return infer_date(story, leaving_out)


def infer_date(story: StoryText, leaving_out: TitledPerson | None = None, voters: int = _VOTERS) -> Dating | None:
    """The day of a story from what stands in it alone; None if fewer than two anchors agree or none is sure enough.

    `voters` is how many people's titles must agree on a stretch of days where nothing tells the day.
    """
    written = story.shared(_find_written)
    window = _window(story, leaving_out, voters)
    said = story.shared(_weekdays)
    day_anchors = [a for a in written if _tells_the_day(a, said)]
    latest = max((a.latest for a in written if a.kind != "year"), default=None)
    top_year = max((a.latest.year for a in written if a.kind == "year"), default=None)
    day_anchors += weekday_anchors(story, (window.earliest, window.latest) if window else None, latest, top_year)
    if not day_anchors:
        return window or _by_a_picture(written)
    last = max(day_anchors, key=lambda a: a.latest)
    if _speaks_of_later(written, last.latest) or (
        window is not None and not window.earliest <= last.latest <= window.latest
    ):
        return window
    agreeing = [a for a in day_anchors if (last.latest - a.earliest).days <= _AFTER]
    shift = datetime.timedelta
    after = {"picture": _LONG_AFTER, "said": _SOON_AFTER}.get(last.kind, _AFTER)
    return Dating(
        last.latest, last.latest - shift(_BEFORE), last.latest + shift(after), f"{last.kind} dates",
        (*agreeing, *(window.anchors if window else ())),
    )  # fmt: skip


def _find_written(story: StoryText) -> list[Anchor]:
    return list(find_written_anchors(story))


def _weekdays(story: StoryText) -> Counter[int]:
    """How often the story names each day of the week."""
    if story.story is None:
        return Counter()
    span = story.story.span
    return Counter(_WEEKDAY_NAMES[found[0]] for found in _WEEKDAY.finditer(story.text, span.start, span.end))


def _tells_the_day(anchor: Anchor, said: Counter[int]) -> bool:
    """Whether an anchor is of the story's own days: news names the weekday of what it tells, and seldom another's."""
    times = said[anchor.latest.weekday()]
    if anchor.kind == "picture":
        return times > 0 or not said
    return anchor.kind in _DAYS or (anchor.kind == "said" and times > 0)


def _speaks_of_later(written: list[Anchor], day: datetime.date) -> bool:
    """Whether a date after the day is written, or a later year more often than the day's own."""
    if any(a.latest > day for a in written if a.kind != "year"):
        return True
    years = Counter(a.latest.year for a in written if a.kind == "year")
    return any(count > max(1, years[day.year]) for year, count in years.items() if year > day.year)


def _by_a_picture(written: list[Anchor]) -> Dating | None:
    """The stretch that begins with the latest picture, which may come out of a drawer."""
    last = max((a for a in written if a.kind == "picture"), key=lambda a: a.latest, default=None)
    if last is None or _speaks_of_later(written, last.latest):
        return None
    shift = datetime.timedelta
    return Dating(None, last.latest - shift(_BEFORE), last.latest + shift(_LONG_AFTER), "picture dates", (last,))


def _window(story: StoryText, leaving_out: TitledPerson | None, voters: int) -> Dating | None:
    """The days on which the titles of the story's people fit, by vote; where they are too few, those of its page."""
    told = _elect(_votes(story, leaving_out), "the story", voters)
    page = story.page
    if told is not None or len(page.stories) < 2:
        return told
    together = _page_votes(page)
    if leaving_out is not None:
        together = {person: anchors for person, anchors in together.items() if person != leaving_out.person}
    return _elect(together, "the page", _VOTERS)


#: the page whose stories were asked last, by which knowledge, and what they said: each of its stories asks for it
_last: list[tuple[Page, object, dict[str, list[Anchor]]]] = []


def _page_votes(page: Page) -> dict[str, list[Anchor]]:
    """What the titles of the people on a page say, whoever's story they stand in."""
    for known, facts, votes in _last:
        if known is page and facts is knowledge():
            return votes
    together: dict[str, list[Anchor]] = {}
    for other in page.stories:
        for person, anchors in _votes(StoryText(page, other, other.passages), None).items():
            together.setdefault(person, []).extend(anchors)
    _last[:] = [(page, knowledge(), together)]
    return together


def _votes(story: StoryText, leaving_out: TitledPerson | None) -> dict[str, list[Anchor]]:
    votes: dict[str, list[Anchor]] = {}
    for person in story.shared(titled_people):
        if _ASIDE.search(person.before) or story.is_quoted(person.span):
            continue
        if leaving_out is not None and person.person == leaving_out.person:
            continue
        for term in knowledge().terms(person.person):
            if person.title.may_mean(term, person.country):
                end = term.end or term.verified_until
                assert end is not None
                votes.setdefault(person.person, []).append(Anchor("office", term.start, end, person.span))
    return votes


def _elect(votes: dict[str, list[Anchor]], whose: str, voters: int) -> Dating | None:
    best = _stretches(votes)
    if not best or (len(best) > 1 and voters >= _VOTERS):
        return None
    start, end, count = best[0][0], best[-1][1], best[0][2]
    if count < voters or count * 4 < len(votes) * 3 or (end - start).days < _SHORTEST:
        return None
    agreeing = tuple(a for anchors in votes.values() for a in anchors if a.earliest <= start and end <= a.latest)
    against = tuple(
        a
        for anchors in votes.values()
        if not any(b.earliest <= start and end <= b.latest for b in anchors)
        for a in anchors
    )
    grace = datetime.timedelta(_GRACE)
    return Dating(None, start - grace, end + grace, f"the offices of {count} people in {whose}", agreeing, against)


def _stretches(votes: dict[str, list[Anchor]]) -> list[tuple[datetime.date, datetime.date, int]]:
    """The stretches of days on which most people's titles fit, and how many do."""
    edges = sorted({edge for anchors in votes.values() for a in anchors for edge in (a.earliest, a.latest)})
    spans = [
        (one, other, sum(any(a.earliest <= one and other <= a.latest for a in anchors) for anchors in votes.values()))
        for one, other in itertools.pairwise(edges)
        if (other - one).days >= _SHORTEST
    ]
    most = max((count for *_, count in spans), default=0)
    found: list[tuple[datetime.date, datetime.date, int]] = []
    for one, other, count in spans:
        if count == most:
            if found and (one - found[-1][1]).days < _SHORTEST:
                found[-1] = (found[-1][0], other, count)
            else:
                found.append((one, other, count))
    return found


def date_stories(page: Page) -> Page:
    """The page with a day or a stretch of days for each story that had none and whose own words give it."""
    if all(story.published for story in page.stories):
        return page
    return replace(page, stories=tuple(_date_story(page, story) for story in page.stories))


def _date_story(page: Page, story: Story) -> Story:
    if story.published is not None:
        return story
    told = infer_date(StoryText(page, story, story.passages), voters=_VOTERS_SHOWN)
    if told is None:
        return story
    return replace(story, published=told.day, published_range=(told.earliest, told.latest), published_from="inferred")


def latest_year(story: StoryText) -> int | None:
    """The latest year that the story's dates write out; None if they write none."""
    years = [date.year for date in story.shared(dates) if date.year]
    return max(years, default=None)


def _after(date: WrittenDate, day: datetime.date) -> bool:
    there = date.in_year(date.year) if date.year else None
    return there is not None and (there - day).days > _AHEAD
