"""Stories that repeat another one, wherever in the archive it stands: exact, near, partial and cut-off copies."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newslint.duplicates.members import Member
from newslint.model import LocatedHit, Location, Place, Span
from newslint.model.finding import locate
from newslint.segmenting.view import StoryText, View

if TYPE_CHECKING:
    from newslint.store.comparison import Beside, Copy, Original

UNIT = "archive"
#: the kinds that there are, as `newslint dedup` names them
KINDS = ("exact", "near", "partial", "teaser")
#: near copies that share less of their words than this are only alike
HALF = 0.5


class Options(Struct, frozen=True):
    """Which `kind` of copies to tell."""

    kind: str = "exact"


class CopyContribution(Struct, frozen=True):
    """A story with its text packed, and where its headline stands."""

    location: Location
    member: Member
    packed: bytes

    def unpacked(self) -> Member:
        """The story with its text."""
        return replace(self.member, text=zlib.decompress(self.packed).decode("utf-8", "surrogatepass"))


Contribution = CopyContribution


def gather(view: View, options: Options) -> CopyContribution | None:
    """The story with what is needed to compare it; worked out once for all kinds."""
    return view.whole.shared(_contribution) if view.story is not None else None


def _contribution(story: StoryText) -> CopyContribution | None:
    from newslint.duplicates.members import of_record, of_story

    if story.story is None:
        return None
    page = story.page
    if page.document.record:
        if story.story.number > 1:
            # a record is one story, whatever else its text looks like
            return None
        member = of_record(page.document)
    else:
        member = of_story(page, story.story)
    packed = zlib.compress(member.text.encode("utf-8", "surrogatepass"), 1)
    where = locate(page.document, story.story.passages[0].span, story.story.number)
    return CopyContribution(where, replace(member, text=""), packed)


def judge(gathered: Sequence[CopyContribution], options: Options, beside: Beside) -> Iterator[LocatedHit]:
    """Each story that is a copy of this kind, with a pointer to the one it repeats.

    Of stories that are the same, the earlier is the original; of one that holds the other, the longer.
    """
    where = {beside.own(told.member.place): told.location for told in gathered}
    copies = beside.copies(("copies", KINDS), lambda: (told.unpacked() for told in gathered), KINDS)
    for copy in copies:
        here = where.get(copy.place)
        if here is not None and copy.kind == options.kind:
            verdict = "alike" if copy.kind == "near" and copy.containment < HALF else ""
            yield LocatedHit(
                here,
                tuple(_fields(copy)),
                verdict,
                related_locations=(("original", _locate_headline(copy.original, where)),),
            )


def _fields(copy: Copy) -> Iterator[tuple[str, str]]:
    original = copy.original
    yield "path", original.path
    yield "record", f" (record {original.member.record.id})" if original.member.record else ""
    yield "line", str(original.member.line)
    yield "similarity", f"{copy.similarity:.0%}"
    yield "containment", f"{copy.containment:.0%}"
    yield "published", _day(original.member.published)


def _day(day: datetime.date | None) -> str:
    return f" of {day}" if day else ""


def _locate_headline(original: Original, where: dict[tuple[str, int, int], Location]) -> Location:
    """The headline of a story: as it was read in this run, or as the index has it."""
    if original.place in where:
        return where[original.place]
    member, title = original.member, original.member.title or ""
    place = Place(member.line, 1, member.line, len(title) + 1)
    return Location(original.path, member.record, member.story, Span(0, 0), place, title, title)
