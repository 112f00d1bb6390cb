"""What each rule cost, as a table: `newslint check --profile`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.model import Report
from newslint.pipeline.profiling import MATCHING, Profile
from newslint.rulebook.rule import Rule

_HEAD = ("rule", "calls", "ms", "ms a MB", "share", "found")


def costs(profile: Profile, report: Report, rules: Sequence[Rule]) -> Iterator[str]:
    """A line a rule, the dearest first: calls, milliseconds of CPU, those a million characters, share, findings."""
    found = Counter(f.code for f in report.findings)
    asked = {rule.code for rule in rules} & set(profile.costs)
    found[MATCHING] = sum(count for code, count in found.items() if code not in asked)
    total = sum(cost.seconds for cost in profile.costs.values()) or 1.0
    names = {rule.code: f"{rule.code} {rule.name}" for rule in rules}
    width = max(map(len, [*names.values(), *profile.costs]))
    yield _line(width, *_HEAD)
    for code, cost in sorted(profile.costs.items(), key=lambda item: (-item[1].seconds, item[0])):
        taken = cost.seconds * 1000
        by_size = taken * 1_000_000 / max(1, profile.characters)
        share = f"{cost.seconds / total:.1%}"
        yield _line(width, names.get(code, code), str(cost.calls), f"{taken:.1f}", f"{by_size:.1f}", share, found[code])


def _line(width: int, name: str, *columns: object) -> str:
    return f"{name:<{width}}" + "".join(f"{column!s:>10}" for column in columns) + "\n"
