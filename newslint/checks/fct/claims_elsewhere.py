"""Write-ups of one event, in whatever documents of the archive they stand: where do they contradict each other?

The engine for duplicates says which stories tell of one event, `newslint.compare.comparison` on what they meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from newslint.checks.fct.event_points import find_events
from newslint.checks.fct.told_story import ClaimsContribution, contribute, find_spot, key_of, lead_of, names_of
from newslint.model import LocatedHit, RecordRef, Span
from newslint.segmenting.view import View

if TYPE_CHECKING:
    from newslint.compare.comparison import Comparison
    from newslint.store.comparison import Beside
    from newslint.store.lookups import Keys

UNIT = "archive"


class Options(Struct, frozen=True):
    """`about`: what is compared, `quotation`, `figure`, `claim`, or `detail`, what each says in words of its own.

    `within_page`: also tell of two stories of one document.
    """

    about: Literal["quotation", "figure", "claim", "detail"] = "quotation"
    within_page: bool = False


Contribution = ClaimsContribution
#: what is gathered of a story is the same for every rule
GATHERS_ALIKE = True
#: of an archive that was given whole, looking up what touches some stories takes as long as comparing all (1,500 made
#: articles: 2 s at once, 25 s in eight parts)
JUDGED_WHOLE = True


def gather(view: View, options: Options) -> ClaimsContribution | None:
    """The story; the rules that compare write-ups share what is kept of one."""
    return view.whole.shared(contribute)


def index(gathered: Sequence[ClaimsContribution]) -> Sequence[Keys]:
    """By what write-ups of one event find a story: the words of its opening, and its days."""
    from newslint.duplicates.event_neighbours import index_events
    from newslint.store.lookups import Keys

    found = []
    for one, (words, terms) in zip(gathered, index_events([lead_of(one) for one in gathered]), strict=True):
        days = (one.days[0].toordinal(), one.days[1].toordinal()) if one.days else None
        found.append(Keys(words, days=days, counted=[*terms, *map(key_of, sorted(names_of(one)))]))
    return found


def judge(gathered: Sequence[ClaimsContribution], options: Options, archive: Beside) -> Iterator[LocatedHit]:
    """A hit for each place that others gainsay, as few places as explain all contradictions; verdict `slight`."""
    events = archive.once("events", lambda: find_events(gathered, archive.near))
    for gathered, group, found in events:
        chosen = [m for m in found if not m.agree and m.kind == options.about]
        chosen = [m for m in chosen if options.within_page or _place(gathered[m.left]) != _place(gathered[m.right])]
        for number, at, meeting in _dissenters(chosen, group):
            mine = (meeting.left, meeting.left_at, meeting.left_says)
            theirs = (meeting.right, meeting.right_at, meeting.right_says)
            if (number, at) != mine[:2]:
                mine, theirs = theirs, mine
            here, there = (find_spot(gathered[n], span) for n, span, _ in (mine, theirs))
            where = f"{there.path} (record {there.record.id})" if there.record else there.path
            told = f"{where}, {there.place.told}"
            if _place(gathered[meeting.left]) == _place(gathered[meeting.right]):
                told = there.place.told if there.place.line else "the title"
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
