"""Where the stories of each event contradict each other, in the same words or in words of their own."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newslint.checks.fct.event_groups import Openings, StoredStories, count_names, in_order
from newslint.checks.fct.meetings import find_meetings
from newslint.checks.fct.same_report import can_be_compared
from newslint.checks.fct.told_story import ClaimsContribution, account_of, names_of
from newslint.duplicates.event_days import FEW

if TYPE_CHECKING:
    from newslint.compare.comparison import Comparison
    from newslint.compare.meeting import Meeting
    from newslint.store.comparison import Neighbours


Event = tuple[Sequence[ClaimsContribution], list[int], list["Comparison"]]


def find_events(gathered: Sequence[ClaimsContribution], near: Neighbours | None) -> list[Event]:
    """The stories, the groups of them that tell of one event, and where the stories of each contradict each other.

    Of a store, only the groups that hold a story which is asked about: nothing is told of the others.
    """
    stored = StoredStories(near) if near else None
    asked: Container[int]
    if stored:
        gathered, groups = stored.groups("same")
        asked, related, total = stored.asked(), stored.groups("related")[1], stored.total
        counted = gathered
        if total >= FEW:
            # in a smaller archive stories of different groups are held against each other as well
            related = _holding(related, asked)
            counted = [gathered[number] for members in related for number in members]
        known = count_names(counted, stored)
    else:
        openings = Openings(gathered)
        groups, related = openings.groups("same"), openings.groups("related")
        asked, known, total = range(len(gathered)), openings.names, len(gathered)
    found = []
    for members in _holding(groups, asked):
        group = in_order(gathered, members)
        # what they agree on is told of nobody
        found.append((gathered, group, [m for m in _compared(gathered, group) if not m.agree]))
    meetings = find_meetings(gathered, groups, related, known, total)
    return [*found, *_details(gathered, meetings, asked)]


def _holding(groups: Sequence[list[int]], asked: Container[int]) -> list[list[int]]:
    """The groups that hold one of the stories that are asked about."""
    return [members for members in groups if any(member in asked for member in members)]


def _compared(gathered: Sequence[ClaimsContribution], group: Sequence[int]) -> list[Comparison]:
    """On what the stories of a group meet."""
    from newslint.compare.comparison import compare_stories

    stories = {number: gathered[number] for number in group}
    accounts = [account_of(number, one) for number, one in stories.items()]
    return compare_stories(accounts, lambda a, b: can_be_compared(stories[a], stories[b]))


def _details(
    gathered: Sequence[ClaimsContribution], meetings: Mapping[tuple[int, int], Meeting], asked: Container[int]
) -> Iterator[Event]:
    """The same for what stories of one event tell in words of their own."""
    from newslint.compare.contrasts import contrasting_details
    from newslint.duplicates.same_event import join_groups

    for members in _holding(join_groups([], meetings), asked):
        group, within = in_order(gathered, members), set(members)
        # what a story says in detail is only worked out if it may be held against another
        accounts = [account_of(number, gathered[number]) for number in sorted(members)]
        pairs = {pair: meeting for pair, meeting in meetings.items() if pair[0] in within}
        yield gathered, group, contrasting_details(accounts, pairs, lambda number: names_of(gathered[number]))
