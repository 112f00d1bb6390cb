"""Report → text, JSON, SARIF, HTML …; one function each."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newslint.model import Report, Severity
from newslint.reporting.summary import closing_line, is_shown, statistics, statistics_json

if TYPE_CHECKING:
    from newslint.rulebook.rule import Rule

__all__ = ["FORMATS", "FORMS", "FOR_PEOPLE", "closing_line", "from_severity", "render", "statistics", "statistics_json"]

#: format → module that holds `render(report, *, rules, colour, width)`
MODULES = {
    "text": "newslint.reporting.text",
    "concise": "newslint.reporting.concise",
    "json": "newslint.reporting.json",
    "jsonl": "newslint.reporting.jsonl",
    "sarif": "newslint.reporting.sarif",
    "github": "newslint.reporting.github",
    "gitlab": "newslint.reporting.gitlab",
    "junit": "newslint.reporting.junit",
    "html": "newslint.reporting.html",
}
FORMATS = tuple(MODULES)
#: how a format spells out what acts on a terminal, where it isn't plain text (see `for_terminal`)
FORMS = {"json": "json", "jsonl": "json", "sarif": "json", "gitlab": "json", "junit": "markup", "html": "markup"}
#: what people read: by default without notes, which are counted
FOR_PEOPLE = frozenset({"text", "concise", "github"})


def from_severity(report: Report, least: Severity) -> Report:
    """The report with only those findings that are `least` or graver, and what says how a file was read."""
    from newslint.pipeline.finding_pile import FindingPile

    shown = FindingPile(f for f in report.findings if is_shown(f, least))
    return replace(report, findings=shown.plainly())


def render(
    name: str,
    report: Report,
    *,
    rules: Sequence[Rule] = (),
    colour: bool = False,
    width: int = 100,
    links: bool = False,
) -> Iterator[str]:
    """The report in the format called `name`, in pieces.

    Only `text` asks for `width` (in columns), and for `links`: whether codes are links to the pages of their rules.
    """
    asked = {"links": links} if name == "text" else {}
    yield from importlib.import_module(MODULES[name]).render(report, rules=rules, colour=colour, width=width, **asked)
