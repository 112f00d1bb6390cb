"""Write-ups of one event, in whatever documents of the archive they stand: where do they contradict each other?

The engine for duplicates says which stories tell of one event, `newslint.compare.comparison` on what they meet.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, combinations
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.model import BODY_PARTS, Document, LocatedHit, Location, Part, Passage, Place, RecordRef, Span
from newslint.segmenting.view import StoryText, View

if TYPE_CHECKING:
    from newslint.compare.claims import StoryClaims
    from newslint.compare.comparison import Comparison
    from newslint.compare.contrasts import Days
    from newslint.duplicates.differences import Account
    from newslint.duplicates.event_likeness import Level
    from newslint.duplicates.words import Rows
    from newslint.store.comparison import Beside, Neighbours
    from newslint.store.memory import Keys

UNIT = "archive"

#: the parts in which a story speaks for itself: `newslint.compare.claims` has the same, and loads what compares
_TOLD = BODY_PARTS | {Part.HEADLINE}
#: write-ups of one event are published within these days, and what is read off a text may be so far off
_DAYS, _MARGIN = 3, 45
_FIRM = frozenset({"record", "front-matter", "url"})
#: characters of a story that are kept at most, those by which it finds its like, and the fewest that make a story
_KEPT, _LEAD, _LEAST = 24_000, 2_000, 120
#: write-ups of one event that are compared at most
_MOST = 100
#: stories of which the leads are unpacked at once
_BATCH = 512
#: stories that are known to be published more days apart are no longer held against each other: the figures are others
_APART = 0
#: related stories are held against each other by details if they have so many names in common that so few stories
#: have, and of more stories one in so many. Chosen on our own sixty
_NAMES, _SEVERAL, _FEW, _RARE = 1, 2, 6, 200
#: characters in which a story names its subject
_SUBJECT = 360
_NAME = re.compile(r"(?<=[a-z0-9,;] )[A-Z]\w+(?:-\w+)*")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
#: what two write-ups in different words share of their passages at most
_COPY = 0.5
#: so many numbers, and most of all, differ in reports of a series. Not measured
_SERIES = 2


class Options(Struct, frozen=True):
    """`about`: what is compared, `quotation`, `figure`, `claim`, or `detail`, what each says in words of its own.

    `within_page`: also tell of two stories of one document.
    """

    about: Literal["quotation", "figure", "claim", "detail"] = "quotation"
    within_page: bool = False


#: the part of a line, its text, offset in the source, line and column, and whether text and source are one
Row = tuple[str, str, int, int, int, bool]


class ClaimsContribution(Struct, frozen=True):
    """A story as others can gainsay it: its days, and of each line what `Row` says."""

    path: str
    record: RecordRef | None
    story: int
    days: tuple[datetime.date, datetime.date] | None
    lines: tuple[Row, ...]


Contribution = ClaimsContribution
#: what is gathered of a story is the same for every rule
GATHERS_ALIKE = True
#: of an archive that was given whole, looking up what touches some stories takes as long as comparing all (1,500 made
#: articles: 2 s at once, 25 s in eight parts)
JUDGED_WHOLE = True


def gather(view: View, options: Options) -> ClaimsContribution | None:
    """The story; the rules that compare write-ups share what is kept of one."""
    return view.whole.shared(_contribution)


def _contribution(whole: StoryText) -> ClaimsContribution | None:
    story, document = whole.story, whole.document
    if story is None or story.kind != "story":
        return None
    rows, kept = [], 0
    for passage in whole.passages:
        if passage.part in _TOLD and kept <= _KEPT:
            kept += len(passage.span)
            rows.append(_row(document, passage))
    if kept < _LEAST:
        return None
    days = (story.published, story.published) if story.published else story.published_range
    if days and story.published_from not in _FIRM:
        margin = datetime.timedelta(days=_MARGIN)
        days = (days[0] - margin, days[1] + margin)
    return ClaimsContribution(document.path, document.record, story.number, days, tuple(rows))


def _row(document: Document, passage: Passage) -> Row:
    text, there = passage.span.of(document.text), document.in_source(passage.span)
    place = document.source_place(there)
    return (passage.part, text, there.start, place.line, place.column, there.of(document.source) == text)


def index(gathered: Sequence[ClaimsContribution]) -> Sequence[Keys]:
    """By what write-ups of one event find a story: the words of its opening, and its days."""
    from newslint.duplicates.event_neighbours import index_events
    from newslint.store.memory import Keys

    found = []
    for one, (words, terms) in zip(gathered, index_events([_lead(one) for one in gathered]), strict=True):
        days = (one.days[0].toordinal(), one.days[1].toordinal()) if one.days else None
        found.append(Keys(words, days=days, counted=[*terms, *map(_key_of, sorted(_names(one)))]))
    return found


def judge(gathered: Sequence[ClaimsContribution], options: Options, archive: Beside) -> Iterator[LocatedHit]:
    """A hit for each place that others gainsay, as few places as explain all contradictions; verdict `slight`."""
    events = archive.once("events", lambda: _events(gathered, archive.near))
    for gathered, group, found in events:
        chosen = [m for m in found if not m.agree and m.kind == options.about]
        chosen = [m for m in chosen if options.within_page or _place(gathered[m.left]) != _place(gathered[m.right])]
        for number, at, meeting in _dissenters(chosen, group):
            mine = (meeting.left, meeting.left_at, meeting.left_says)
            theirs = (meeting.right, meeting.right_at, meeting.right_says)
            if (number, at) != mine[:2]:
                mine, theirs = theirs, mine
            here, there = (_spot(gathered[n], span) for n, span, _ in (mine, theirs))
            where = f"{there.path} (record {there.record.id})" if there.record else there.path
            told = f"{where}, line {there.place.line}"
            if _place(gathered[meeting.left]) == _place(gathered[meeting.right]):
                told = f"line {there.place.line}"
            fields = (("here", mine[2]), ("there", theirs[2]), ("where", told))
            yield LocatedHit(here, fields, "slight" if meeting.slight else "", (("other", there),))


def _place(one: ClaimsContribution) -> tuple[str, RecordRef | None]:
    return one.path, one.record


def _dissenters(found: Sequence[Comparison], group: Sequence[int]) -> Iterator[tuple[int, Span, Comparison]]:
    """The places that contradict most of the others, each with one contradiction, until none is left unexplained."""
    order = {number: at for at, number in enumerate(group)}
    left: defaultdict[tuple[int, Span], list[Comparison]] = defaultdict(list)
    for meeting in found:
        left[meeting.left, meeting.left_at].append(meeting)
        left[meeting.right, meeting.right_at].append(meeting)
    explained: set[Comparison] = set()
    # who contradicts most is told first; of two that contradict each other the later one
    for place in sorted(left, key=lambda p: (-len(left[p]), -order[p[0]], p[1])):
        open_ones = [m for m in left[place] if m not in explained]
        if open_ones:
            explained.update(open_ones)
            yield *place, open_ones[0]


Event = tuple[Sequence[ClaimsContribution], list[int], list["Comparison"]]


def _events(gathered: Sequence[ClaimsContribution], near: Neighbours | None) -> list[Event]:
    """The stories, the groups of them that tell of one event, and where the stories of each contradict each other."""
    found = []
    stored = _Stored(near) if near else None
    if stored:
        gathered, groups = stored.groups("same")
        known = _count_names(gathered, stored)
    else:
        openings = _Openings(gathered)
        groups, known = openings.groups("same"), openings.names
    for members in groups:
        group = _in_order(gathered, members)
        # what they agree on is told of nobody
        found.append((gathered, group, [m for m in _compared(gathered, group) if not m.agree]))
    related = stored.groups("related")[1] if stored else openings.groups("related")
    return [*found, *_details(gathered, groups, related, known, stored.total if stored else len(gathered))]


def _compared(gathered: Sequence[ClaimsContribution], group: Sequence[int]) -> list[Comparison]:
    """On what the stories of a group meet."""
    from newslint.compare.comparison import compare_stories

    stories = {number: gathered[number] for number in group}
    accounts = [_account(number, one) for number, one in stories.items()]
    return compare_stories(accounts, lambda a, b: _fit(stories[a], stories[b]))


class _Openings:
    """What is read off all stories of a run, each once: how they begin, by which they find their like, and when they
    can have been published."""

    def __init__(self, gathered: Sequence[ClaimsContribution]) -> None:
        from newslint.duplicates.words import RowWriter, word_codes

        self.names: Counter[str] = Counter()
        self._days: list[tuple[datetime.date, datetime.date] | None] = []
        self._months: dict[int, frozenset[str]] = {}
        writer, leads = RowWriter(), []
        for number, one in enumerate(gathered):
            self.names.update(_names(one))
            self._days.append(one.days)
            if not one.days:
                self._months[number] = _months(one)
            leads.append(_lead(one))
            if len(leads) == _BATCH:
                writer.add(word_codes(leads))
                leads = []
        if leads:
            writer.add(word_codes(leads))
        self._codes = writer.rows()
        self._gathered = gathered

    def groups(self, level: Level) -> list[list[int]]:
        """The stories that tell of one event, or of related ones."""
        if len(self._days) < 2:
            return []
        from newslint.duplicates.same_event import same_event_groups

        days = [one[0].toordinal() if one and one[0] == one[1] else None for one in self._days]
        return same_event_groups(self._codes, days, level, self._fit, by_figures=False)

    def _fit(self, left: int, right: int) -> bool:
        one, other = self._days[left], self._days[right]
        if one and other:
            return _lie_near(one, other)
        here, there = (self._months[n] if n in self._months else _months(self._gathered[n]) for n in (left, right))
        return _months_fit(here, there)


class _Stored:
    """The stories of a store as `find_event_neighbours` asks for them, by the numbers of their items."""

    def __init__(self, near: Neighbours) -> None:
        self.near = near
        self.total = near.memory.count(near.family)
        self.stories: dict[int, ClaimsContribution] = {}
        self._places: dict[int, tuple[str, int, int]] = {}
        self._found: tuple[list[int], dict[Level, list[list[int]]]] | None = None

    def groups(self, level: Level) -> tuple[list[ClaimsContribution], list[list[int]]]:
        """The stories among which those asked about may have write-ups of their event, and groups of their places."""
        if self._found is None:
            from newslint.duplicates.event_neighbours import find_event_neighbours

            asked = [item.number for item in self.near.asked]
            self._found = find_event_neighbours(asked, self, _DAYS)
        numbers, groups = self._found
        return [self.stories[number] for number in numbers], groups[level]

    def leads(self, numbers: Sequence[int]) -> list[str]:
        """How stories begin."""
        for item, story in self.near.read(self.near.memory.items_at(numbers)):
            self.stories[item.number] = story
            self._places[item.number] = (item.path, item.place, item.at)
        return [_lead(self.stories[number]) for number in numbers]

    def place(self, number: int) -> tuple[str, int, int]:
        """Where a story stands, in the order of the archive."""
        return self._places[number]

    def sharing(self, term: int, number: int, margin: int) -> list[int]:
        """The stories that have a word and may be of about the days of one."""
        days = self.stories[number].days
        span = (days[0].toordinal() - margin, days[1].toordinal() + margin) if days else None
        return self.near.memory.held_in(self.near.family, term, span)

    def counts(self, terms: Sequence[int]) -> dict[int, int]:
        """In how many stories each term is."""
        return self.near.memory.counts(self.near.family, terms)

    def fit(self, left: int, right: int) -> bool:
        """Whether two can have been published within `_DAYS` of each other."""
        return _days_fit(self.stories[left], self.stories[right])

    def day(self, number: int) -> int | None:
        """When a story was published, where that is known to the day."""
        return _day_of(self.stories[number])

    def everything(self) -> list[int]:
        """All stories of the archive."""
        return [item.number for item in self.near.memory.items(self.near.family)]


def _details(
    gathered: Sequence[ClaimsContribution],
    strict: Sequence[Sequence[int]],
    related: Sequence[Sequence[int]],
    known: Counter[str],
    total: int,
) -> Iterator[Event]:
    """The same for what stories tell in words of their own: those that have names in common that few stories have."""
    from newslint.compare.contrasts import contrasting_details
    from newslint.duplicates.event_likeness import FEW

    few = _FEW + total // _RARE
    # in a small archive names and days have told already what is of one event
    least = _SEVERAL if total >= FEW else 1
    together = {number: at for at, members in enumerate(strict) for number in members}
    for members in related:
        group = _in_order(gathered, members)
        stories = {number: gathered[number] for number in group}
        names = {number: {name for name in _names(one) if known[name] <= few} for number, one in stories.items()}
        leads = {number: names[number] & _names(one, _SUBJECT) for number, one in stories.items()}

        def days_of(
            left: int,
            right: int,
            names: dict[int, set[str]] = names,
            leads: dict[int, set[str]] = leads,
            stories: dict[int, ClaimsContribution] = stories,
        ) -> Days | None:
            meet = len(names[left] & names[right]) >= _NAMES and _of_one(leads, names, left, right)
            return _days_of(stories[left], stories[right]) if meet else None

        # what a story says in detail is only worked out if it may be held against another
        meeting = {pair: days for pair in combinations(sorted(group), 2) if (days := days_of(*pair))}
        accounts = [_account(number, stories[number]) for number in sorted(set(chain.from_iterable(meeting)))]
        yield (
            gathered,
            group,
            contrasting_details(
                accounts, partial(_kept, meeting), names.__getitem__, partial(_are_same, together, names, least)
            ),
        )


def _are_same(together: dict[int, int], names: dict[int, set[str]], least: int, left: int, right: int) -> bool:
    """Whether two related stories are of one event in the mean, and have so many names that few have."""
    return together.get(left, -1) == together.get(right, -2) and len(names[left] & names[right]) >= least


def _kept(meeting: dict[tuple[int, int], Days], left: int, right: int) -> Days | None:
    return meeting.get((left, right))


def _count_names(gathered: Sequence[ClaimsContribution], near: _Stored) -> Counter[str]:
    """How many stories of the archive have each of the names in these."""
    known = {name for story in gathered for name in _names(story)}
    counts = near.counts([_key_of(name) for name in sorted(known)])
    return Counter({name: counts.get(_key_of(name), 0) for name in known})


def _key_of(name: str) -> int:
    """What a name is counted by: a number beyond the buckets of words."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=5).digest(), "big") + (
        1 << 41
    )


def _in_order(gathered: Sequence[ClaimsContribution], members: Sequence[int]) -> list[int]:
    return sorted(members, key=lambda n: (gathered[n].days or (datetime.date.max,), n))[:_MOST]


def _of_one(leads: dict[int, set[str]], names: dict[int, set[str]], left: int, right: int) -> bool:
    """Whether each story opens with names that the other has: two reports on one pattern open with their own."""
    return not leads[left].isdisjoint(names[right]) and not leads[right].isdisjoint(names[left])


@functools.lru_cache(maxsize=2 * _MOST)
def _names(one: ClaimsContribution, within: int = _KEPT) -> frozenset[str]:
    """The words with a capital inside a sentence in the first characters of a story, but days and months."""
    text = "\n".join(row[1] for row in one.lines)[:within]
    return frozenset(_NAME.findall(text)) - _CALENDAR


@functools.lru_cache(maxsize=2 * _MOST)
def _months(one: ClaimsContribution) -> frozenset[str]:
    """The months that a story names: two without days that name others tell of two times."""
    return frozenset(found[0] for row in one.lines for found in _MONTH.finditer(row[1]))


def _report_the_same(one: ClaimsContribution, other: ClaimsContribution) -> bool:
    """Whether two stories may be of one report or event: not two of a series, nor two written to one pattern."""
    known = one.days and other.days and one.days[0] == one.days[1] and other.days[0] == other.days[1]
    if known and one.days and other.days and abs((one.days[0] - other.days[0]).days) > _APART:
        return False
    from newslint.duplicates.differences import compare_facts, contradiction, titles_part
    from newslint.duplicates.pairs import THRESHOLD

    accounts = _weighed(one), _weighed(other)
    if known and titles_part(*accounts):
        return False
    held = _held(one, other)
    if held < THRESHOLD:
        return True
    why = contradiction(*accounts, held)
    if why == "numbers":
        # one figure that differs is what is looked for; where most do, it is another day's report
        found = compare_facts(*accounts)
        return found.numbers < _SERIES or found.changed_numbers <= 0.5
    # write-ups have headlines of their own; only of reports of one day is it told that they name two subjects
    return not why or (why == "title" and not known)


def _held(one: ClaimsContribution, other: ClaimsContribution) -> float:
    """How much of the shorter of two stories stands in the other."""
    mine, theirs = _shingles(one), _shingles(other)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _codes(lines: Sequence[str]) -> Rows:
    from newslint.duplicates.words import word_codes

    return word_codes(["\n".join(lines)])


@functools.lru_cache(maxsize=_MOST)
def _shingles(one: ClaimsContribution) -> frozenset[int]:
    from newslint.duplicates.shingles import shingle_rows

    return frozenset(shingle_rows(_codes(_body(one))).values.tolist())


def _body(one: ClaimsContribution) -> list[str]:
    return [text for part, text, *_ in one.lines if part != Part.HEADLINE]


@functools.lru_cache(maxsize=_MOST)
def _weighed(one: ClaimsContribution) -> Account:
    from newslint.duplicates.differences import Account

    title = [text for part, text, *_ in one.lines if part == Part.HEADLINE]
    day = one.days[0] if one.days and one.days[0] == one.days[1] else None
    heading, text = (_codes(lines).values.tolist() for lines in (title, _body(one)))
    return Account(heading, text, day.toordinal() * 1440 if day else None)


def _lead(one: ClaimsContribution) -> str:
    """How a story begins, by which it finds its like."""
    return "\n".join(row[1] for row in one.lines)[:_LEAD]


def _day_of(one: ClaimsContribution) -> int | None:
    """The day on which a story was published, if it is known."""
    return one.days[0].toordinal() if one.days and one.days[0] == one.days[1] else None


def _days_fit(one: ClaimsContribution, other: ClaimsContribution) -> bool:
    """Whether the two can have been published within `_DAYS` of each other; what isn't known fits."""
    if not one.days or not other.days:
        return _months_fit(_months(one), _months(other))
    return _lie_near(one.days, other.days)


def _months_fit(here: frozenset[str], there: frozenset[str]) -> bool:
    return not (here and there) or not here.isdisjoint(there)


def _lie_near(one: tuple[datetime.date, datetime.date], other: tuple[datetime.date, datetime.date]) -> bool:
    return max((one[0] - other[1]).days, (other[0] - one[1]).days) <= _DAYS


def _fit(one: ClaimsContribution, other: ClaimsContribution) -> bool:
    """Whether two write-ups of one event can be held against each other."""
    return _days_fit(one, other) and _report_the_same(one, other)


def _days_of(one: ClaimsContribution, other: ClaimsContribution) -> Days | None:
    """How near the days of write-ups in different words are; None if they can't be held against each other."""
    if not _days_fit(one, other) or _held(one, other) >= _COPY:
        return None
    if not one.days or not other.days:
        return "unknown"
    return "one" if one.days[0] == one.days[1] and one.days == other.days else "near"


#: a story is in a group of write-ups and in a looser one: the few hundred last ones are kept, some 50 kB each
@functools.lru_cache(maxsize=256)
def _account(number: int, one: ClaimsContribution) -> StoryClaims:
    passages, texts, at = [], [], 0
    for part, text, *_ in one.lines:
        passages.append(Passage(Part(part), Span(at, at + len(text))))
        texts.append(text)
        at += len(text) + 1
    from newslint.compare.claims import claims_of_story

    return claims_of_story(number, "\n".join(texts), passages)


def _spot(one: ClaimsContribution, span: Span) -> Location:
    """The place of a span of an account in the document it came from; all of its line where markup stands in it."""
    at, rows = 0, [*one.lines]
    while span.start > at + len(rows[0][1]):
        at += len(rows.pop(0)[1]) + 1
    _, text, offset, line, column, exact = rows[0]
    first, last = (span.start - at, min(span.end - at, len(text))) if exact else (0, len(text))
    before, inside = text[:first], text[first:last]
    row, start = _move(line, column, before)
    end_row, end = _move(row, start, inside)
    place = Place(row, start, end_row, end)
    context = text.split("\n")[row - line]
    shown = column if row == line else 1
    where = Span(offset + first, offset + last)
    return Location(one.path, one.record, one.story, where, place, inside, context, context_column=shown)


def _move(line: int, column: int, over: str) -> tuple[int, int]:
    """Line and column behind some text that starts at the given ones."""
    lines = over.count("\n")
    return line + lines, len(over) - over.rfind("\n") if lines else column + len(over)
