"""Report → text, JSON, SARIF, HTML …; one function each."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.model import Report
from newslint.reporting.summary import closing_line, statistics

if TYPE_CHECKING:
    from newslint.rulebook.rule import Rule

__all__ = ["FORMATS", "FORMS", "closing_line", "render", "statistics"]

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


def render(
    name: str, report: Report, *, rules: Sequence[Rule] = (), colour: bool = False, width: int = 100
) -> Iterator[str]:
    """The report in the format called `name`, in pieces. `width` is in columns and only `text` asks for it."""
    yield from importlib.import_module(MODULES[name]).render(report, rules=rules, colour=colour, width=width)
