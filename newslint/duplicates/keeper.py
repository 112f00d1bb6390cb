"""Which of the stories that repeat each other to keep, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newslint.duplicates.members import Member
from newslint.model import Severity
from newslint.settings import KEEP

#: a few words more are a line of furniture and no better story
SHORTER = 0.97

#: how many findings a member has, by severity
CountFindings = Callable[[Member], dict[Severity, int]]


def choose(
    members: Sequence[Member],
    preferred: Sequence[str] = (),
    order: Sequence[str] = KEEP,
    findings_of: CountFindings | None = None,
) -> tuple[int, str]:
    """The place of the member to keep, and why: by each word of `order` those that are worse fall out.

    `preferred` are names of sources or parts of paths, best first. `findings_of` is asked only where members are left
    that nothing else tells apart. What is left last is the first that was read.
    """
    left = list(range(len(members)))
    why = []
    for word in order:
        if len(left) == 1:
            break
        best = _best(word, members, left, preferred, findings_of)
        if len(best) < len(left):
            why.append(_SAID[word])
            left = best
    if len(left) > 1 or not why:
        why.append("first read")
    return left[0], ", ".join(why)


_SAID = {"preferred": "preferred source", "longest": "longest", "earliest": "earliest", "cleanest": "cleanest"}


def _best(
    word: str, members: Sequence[Member], left: list[int], preferred: Sequence[str], findings_of: CountFindings | None
) -> list[int]:
    """Those of the members `left` that are best by one word."""
    if word == "preferred":
        ranks = [_rank(members[at], preferred) for at in left]
        return [at for at, rank in zip(left, ranks) if rank == min(ranks)]
    if word == "longest":
        most = max(members[at].size for at in left)
        return [at for at in left if members[at].size >= SHORTER * most and not members[at].breaks_off] or left
    if word == "earliest":
        days = [day for at in left if (day := members[at].published)]
        return [at for at in left if members[at].published == min(days)] if days else left
    if findings_of is None:
        return left
    counts = [findings_of(members[at]) for at in left]
    weights = [tuple(count.get(severity, 0) for severity in sorted(Severity, reverse=True)) for count in counts]
    return [at for at, weight in zip(left, weights) if weight == min(weights)]


def _rank(member: Member, preferred: Sequence[str]) -> int:
    names = [member.source or "", member.path]
    return next((at for at, source in enumerate(preferred) if any(source in name for name in names)), len(preferred))
