"""Stories that repeat another one, wherever in the archive it stands: exact, near, partial and cut-off copies."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from newslint.duplicates.members import of_record, of_story
from newslint.model import LocatedHit, Page
from newslint.model import Story as PageStory
from newslint.model.finding import locate
from newslint.segmenting.view import StoryText, View
from newslint.store.stories import Story

if TYPE_CHECKING:
    from newslint.checks.dup.repeats import Copy
    from newslint.segmenting.dates import DayOrder
    from newslint.store.comparison import Beside
    from newslint.store.lookups import Keys

UNIT = "archive"
#: the kinds that there are, as `newslint dedup` names them
KINDS = ("exact", "near", "partial", "teaser")
#: near copies that share less of their words than this are only alike
HALF = 0.5


class Options(Struct, frozen=True):
    """Which `kind` of copies to tell."""

    kind: str = "exact"


Contribution = Story
#: what is gathered of a story is the same for every rule
GATHERS_ALIKE = True


def gather(view: View, options: Options) -> Story | None:
    """The story with what is needed to compare it; worked out once for all kinds."""
    return view.whole.shared(_contribution) if view.story is not None else None


def _contribution(text: StoryText) -> Story | None:
    return contribution_of(text.page, text.story) if text.story else None


def contribution_of(page: Page, story: PageStory) -> Story | None:
    """What a story of a page contributes."""
    if page.document.record and story.number > 1:
        # a record is one story, whatever else its text looks like
        return None
    order = cast("DayOrder | None", page.document.date_order)
    member = of_record(page.document, order) if page.document.record else of_story(page, story)
    return Story(locate(page.document, story.passages[0].span, story.number), member)


def index(stories: Sequence[Story]) -> Sequence[Keys]:
    """By what copies of stories find them."""
    from newslint.store.copies import index_stories

    return index_stories(stories)


def judge(gathered: Sequence[Story], options: Options, beside: Beside) -> Iterator[LocatedHit]:
    """Each story that is a copy of this kind, with a pointer to the one it repeats.

    Of stories that are the same, the earlier is the original; of one that holds the other, the longer.
    """
    from newslint.checks.dup.repeats import find_repeats

    for copy in find_repeats(beside, gathered, KINDS):
        if copy.kind == options.kind:
            verdict = "alike" if copy.kind == "near" and copy.containment < HALF else ""
            related = (("original", copy.original.location),)
            yield LocatedHit(copy.location, tuple(_fields(copy)), verdict, related_locations=related)


def _fields(copy: Copy) -> Iterator[tuple[str, str]]:
    original = copy.original
    yield "path", original.path
    yield "record", f" (record {original.member.record.id})" if original.member.record else ""
    yield "line", str(original.member.line)
    # that a record's story begins with its title needn't be said
    yield "at", f", line {original.member.line}" if original.member.line else ""
    yield "similarity", f"{copy.similarity:.0%}"
    yield "containment", f"{copy.containment:.0%}"
    yield "published", _day(original.member.published)


def _day(day: datetime.date | None) -> str:
    return f" of {day}" if day else ""
