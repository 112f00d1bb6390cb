"""Where the stories of each event contradict each other, in the same words or in words of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, combinations
from typing import TYPE_CHECKING

from newslint.checks.fct.event_groups import Openings, StoredStories, count_names, in_order
from newslint.checks.fct.same_report import can_be_compared, days_between
from newslint.checks.fct.told_story import ClaimsContribution, account_of, names_of

if TYPE_CHECKING:
    from newslint.compare.comparison import Comparison
    from newslint.compare.contrasts import Days
    from newslint.store.comparison import Neighbours

#: related stories are held against each other by details if they have so many names in common that so few stories
#: have, and of more stories one in so many. Chosen on our own sixty
_NAMES, _SEVERAL, _FEW, _RARE = 1, 2, 6, 200
#: characters in which a story names its subject
SUBJECT = 360

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
    """The same for what stories tell in words of their own: those that have names in common that few stories have."""
    from newslint.compare.contrasts import contrasting_details
    from newslint.duplicates.event_likeness import FEW

    few = _FEW + total // _RARE
    # in a small archive names and days have told already what is of one event
    least = _SEVERAL if total >= FEW else 1
    together = {number: at for at, members in enumerate(strict) for number in members}
    for members in related:
        group = in_order(gathered, members)
        stories = {number: gathered[number] for number in group}
        names = {number: {name for name in names_of(one) if known[name] <= few} for number, one in stories.items()}
        leads = {number: names[number] & names_of(one, SUBJECT) for number, one in stories.items()}

        def days_of(
            left: int,
            right: int,
            names: dict[int, set[str]] = names,
            leads: dict[int, set[str]] = leads,
            stories: dict[int, ClaimsContribution] = stories,
        ) -> Days | None:
            meet = len(names[left] & names[right]) >= _NAMES and _of_one(leads, names, left, right)
            return days_between(stories[left], stories[right]) if meet else None

        # what a story says in detail is only worked out if it may be held against another
        meeting = {pair: days for pair in combinations(sorted(group), 2) if (days := days_of(*pair))}
        accounts = [account_of(number, stories[number]) for number in sorted(set(chain.from_iterable(meeting)))]
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


def _of_one(leads: dict[int, set[str]], names: dict[int, set[str]], left: int, right: int) -> bool:
    """Whether each story opens with names that the other has: two reports on one pattern open with their own."""
    return not leads[left].isdisjoint(names[right]) and not leads[right].isdisjoint(names[left])
