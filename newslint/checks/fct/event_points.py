"""Where the stories of each event contradict each other, in the same words or in words of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.checks.fct.event_groups import Openings, StoredStories, count_names, in_order
from newslint.checks.fct.meetings import find_meetings
from newslint.checks.fct.same_report import can_be_compared
from newslint.checks.fct.told_story import ClaimsContribution, account_of, names_of

if TYPE_CHECKING:
    from newslint.compare.comparison import Comparison
    from newslint.store.comparison import Neighbours


Event = tuple[Sequence[ClaimsContribution], list[int], list["Comparison"]]


def find_events(gathered: Sequence[ClaimsContribution], near: Neighbours | None) -> list[Event]:
    """The stories, the groups of them that tell of one event, and where the stories of each contradict each other."""
    found = []
    stored = StoredStories(near) if near else None
    if stored:
        gathered, groups = stored.groups("same")
        known = count_names(gathered, stored)
    else:
        openings = Openings(gathered)
        groups, known = openings.groups("same"), openings.names
    for members in groups:
        group = in_order(gathered, members)
        # what they agree on is told of nobody
        found.append((gathered, group, [m for m in _compared(gathered, group) if not m.agree]))
    related = stored.groups("related")[1] if stored else openings.groups("related")
    return [*found, *_details(gathered, groups, related, known, stored.total if stored else len(gathered))]


def _compared(gathered: Sequence[ClaimsContribution], group: Sequence[int]) -> list[Comparison]:
    """On what the stories of a group meet."""
    from newslint.compare.comparison import compare_stories

    stories = {number: gathered[number] for number in group}
    accounts = [account_of(number, one) for number, one in stories.items()]
    return compare_stories(accounts, lambda a, b: can_be_compared(stories[a], stories[b]))


def _details(
    gathered: Sequence[ClaimsContribution],
    strict: Sequence[Sequence[int]],
    related: Sequence[Sequence[int]],
    known: Counter[str],
    total: int,
) -> Iterator[Event]:
    """The same for what stories of one event tell in words of their own."""
    from newslint.compare.contrasts import contrasting_details
    from newslint.duplicates.same_event import join_groups

    meetings = find_meetings(gathered, strict, related, known, total)
    for members in join_groups([], meetings):
        group, within = in_order(gathered, members), set(members)
        # what a story says in detail is only worked out if it may be held against another
        accounts = [account_of(number, gathered[number]) for number in sorted(members)]
        pairs = {pair: meeting for pair, meeting in meetings.items() if pair[0] in within}
        yield gathered, group, contrasting_details(accounts, pairs, lambda number: names_of(gathered[number]))
