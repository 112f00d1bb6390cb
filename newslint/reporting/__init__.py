"""Report → text, JSON, SARIF, HTML …; one function each."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.model import Report
from newslint.rulebook.rule import Rule

#: format → module that holds `render(report, *, rules, colour, width)`
MODULES = {
    "concise": "newslint.reporting.concise",
    "json": "newslint.reporting.json",
    "jsonl": "newslint.reporting.jsonl",
}
FORMATS = ("text", *MODULES)


def render(
    name: str, report: Report, *, rules: Sequence[Rule] = (), colour: bool = False, width: int = 100
) -> Iterator[str]:
    """The report in the format called `name`, in pieces."""
    module = importlib.import_module(MODULES.get(name, "newslint.reporting.concise"))
    yield from module.render(report, rules=rules, colour=colour, width=width)


def statistics(report: Report) -> Iterator[str]:
    """How many findings each rule has, most first."""
    for (code, name), count in Counter((f.code, f.name) for f in report.findings).most_common():
        yield f"{count:6}  {code}  {name}\n"


def closing_line(report: Report) -> str:
    """One line that says what was checked, what was found, and what was not looked at."""
    line = (
        f"checked {report.documents} documents, {report.stories} stories with {report.rules} rules: "
        f"{len(report.findings)} findings"
    )
    for what, items in (("skipped", [s.why for s in report.skipped]), ("unread", [u.what for u in report.unread])):
        if items:
            line += f"; {what} {len(items)} ({', '.join(sorted(set(items)))})"
    return line
