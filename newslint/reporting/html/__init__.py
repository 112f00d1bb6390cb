"""The report as one HTML file: an overview, clusters with their write-ups side by side, stories with their findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from newslint.model import Report
from newslint.reporting.html.page import Content, render_content
from newslint.reporting.html.stories import gather_stories
from newslint.rulebook.rule import Rule

__all__ = ["Content", "gather_stories", "render", "render_content"]


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The report without the texts of its stories, which it doesn't have: findings with the lines they stand in."""
    # a page names its findings, so all of them are held
    report = replace(report, findings=tuple(report.findings))
    yield from render_content(Content(report, rules, gather_stories((), report.findings)))
