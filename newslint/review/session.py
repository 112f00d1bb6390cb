"""One sitting: what was found, what is decided of it, and how to undo that."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from msgspec import Struct

from newslint.errors import UsageError
from newslint.formats import read_file, read_paths
from newslint.formats.registry import Item
from newslint.knowledge.tables import tables_of
from newslint.model import Finding, Report
from newslint.opening import is_there
from newslint.pipeline.archive import archive_of_run
from newslint.pipeline.baseline import load_baseline, nearest_baseline
from newslint.pipeline.checker import Checker
from newslint.pipeline.linter import KnownFindings, lint
from newslint.reporting.html.contents import content_of_check
from newslint.reporting.html.links import Names, place_of
from newslint.reporting.html.page import Content, Desk, render_content
from newslint.reporting.html.stories import ShownStory
from newslint.reporting.summary import closing_line, count
from newslint.review import decide
from newslint.review.changes import Change, apply_all
from newslint.rulebook import load_rules
from newslint.settings import Settings

Order = Mapping[str, Any]


class Decided(Struct, frozen=True):
    """Something that was decided, in words, with the files that say so."""

    told: str
    changes: tuple[Change, ...]


class Session:
    """Looks at the paths, and keeps what was decided. `settings` are read anew whenever it looks again."""

    def __init__(self, paths: list[str], find_settings: Callable[[], Settings]) -> None:
        self.paths = paths
        self.find_settings = find_settings
        self.decided: list[Decided] = []
        self._lock = threading.Lock()
        self.look()

    def look(self) -> None:
        """Check everything, with what was decided so far."""
        with self._lock:
            self._look()

    def _look(self) -> None:
        self.settings = settings = self.find_settings()
        self.rules = load_rules(settings)
        self.report = self._check(settings)
        self.content: Content = content_of_check(
            self.report, self.rules, settings, lambda: read_paths(self.paths, settings), closing_line(self.report)
        )
        self.names = Names(self.report.findings)
        self.stories: dict[object, ShownStory] = {story.place: story for story in self.content.gathered.stories}
        self.checker = Checker(self.rules, settings, tables_of(settings))

    def _check(self, settings: Settings) -> Report:
        baseline = nearest_baseline(settings)
        known = KnownFindings(load_baseline(baseline)) if settings.baseline or is_there(baseline) else None
        archive = archive_of_run(settings, self.rules)
        documents: Iterator[Item] = archive.read(self.paths, ()) if archive else read_paths(self.paths, settings)
        try:
            return lint(documents, self.rules, settings, archive=archive, known=known)
        finally:
            if archive:
                archive.close()

    def page(self) -> Iterator[str]:
        """The page, with the desk to decide at."""
        from msgspec.structs import replace

        desk = Desk(_asset("review.js"), _asset("review.css"), len(self.decided))
        return render_content(replace(self.content, desk=desk, title="newslint review"))

    def decide(self, order: Order) -> str:
        """Do what was decided, and say it in words. Raises UsageError if it can't be done; nothing has changed then."""
        with self._lock:
            told, changes = self._changes(order)
            self.decided.append(Decided(told, apply_all(changes)))
            return told if changes else f"{told}: that stands already"

    def undo(self) -> str:
        """Take the last decision back, and say which. Raises UsageError if its files have changed since."""
        with self._lock:
            if not self.decided:
                raise UsageError("nothing is left to undo")
            last = self.decided[-1]
            for change in reversed(last.changes):
                change.undo()
            self.decided.pop()
            return f"undone: {last.told}"

    def _changes(self, order: Order) -> tuple[str, list[Change]]:
        what, reason = _word(order, "what"), _word(order, "reason")
        if "cluster" in order:
            return self._of_cluster(what, reason, order)
        finding = self.names.find(_word(order, "finding"), self.report.findings)
        if finding is None:
            raise UsageError("there is no such finding", hint="look again (r)")
        return self._of_finding(what, reason, finding, order)

    def _of_finding(self, what: str, reason: str, finding: Finding, order: Order) -> tuple[str, list[Change]]:
        settings, code = self.settings, finding.code
        if what == "fix":
            documents = read_file(finding.path, settings)
            return f"fixed {code}", decide.fix_finding(finding, iter(documents), self.checker, settings)
        if what == "stand":
            return f"{code} stands", decide.let_stand(finding, reason)
        if what == "paragraph":
            words = decide.first_words(self._passage(finding))
            return f"{code} stands in this paragraph", decide.let_stand(finding, reason, "paragraph", words)
        if what == "story":
            title = self._title(finding)
            return f"{code} stands in this story", decide.let_stand(finding, reason, "story", title)
        if what == "furniture":
            line = finding.excerpt if code.startswith("BPL") and "\n" not in finding.excerpt else self._passage(finding)
            return "this line is furniture", decide.call_furniture(line, settings)
        if what == "name":
            role = decide.Role(*(_word(order, key) for key in ("office", "country", "start", "end")))
            name = _word(order, "name") or finding.excerpt
            return f"{name} is right", decide.call_right(finding, name, reason, role, settings)
        raise UsageError(f"nobody can decide `{what[:40]}` of a finding")

    def _of_cluster(self, what: str, reason: str, order: Order) -> tuple[str, list[Change]]:
        cluster = next((one for one in self.content.clusters if one.id == order["cluster"]), None)
        at = order.get("member")
        if cluster is None or not isinstance(at, int) or not 0 <= at < len(cluster.members):
            raise UsageError("there is no such story", hint="look again (r)")
        title = cluster.members[at].title or "the story"
        if what == "apart":
            return f"“{title}” is another event", decide.part_stories(
                cluster, cluster.keep, at, self.report.findings, reason, self.settings
            )
        if what == "keep":
            return f"“{title}” is kept", decide.keep_story(cluster, at, reason, self.settings)
        if what == "drop":
            return f"“{title}” goes", decide.drop_story(cluster, at, reason, self.settings)
        raise UsageError(f"nobody can decide `{what[:40]}` of a cluster")

    def _story(self, finding: Finding) -> ShownStory | None:
        return self.stories.get(place_of(finding.path, finding.record, finding.story))

    def _passage(self, finding: Finding) -> str:
        """The text of the passage that a finding starts in."""
        story, line = self._story(finding), finding.place.line
        rows = story.rows if story else ()
        return next((r.text for r in rows if r.text and r.line <= line <= r.end_line), finding.context)

    def _title(self, finding: Finding) -> str:
        story = self._story(finding)
        if story is None or not finding.story:
            raise UsageError("this stands in no story")
        return decide.first_words(story.title)

    def closing(self) -> str:
        """What was decided, for the end of the sitting."""
        files = sorted({Path(change.path).name for one in self.decided for change in one.changes})
        return count(len(self.decided), "decision") + (f", in {', '.join(files)}" if files else "")


def _word(order: Order, key: str) -> str:
    value = order.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def _asset(name: str) -> str:
    return resources.files("newslint.review.assets").joinpath(name).read_text(encoding="utf-8")
