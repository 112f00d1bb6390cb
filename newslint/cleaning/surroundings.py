"""The archive around the files that are cleaned: which stories repeat one that stands elsewhere, which lines recur."""

from __future__ import annotations

from collections.abc import Collection

from newslint.checks.dup.copies import contribution_of
from newslint.cleaning.cleaner import PACKS, Outcome
from newslint.cleaning.plans import Plan
from newslint.duplicates.members import Member
from newslint.duplicates.pairs import THRESHOLD
from newslint.model import Finding, Unread
from newslint.pipeline.archive import Archive
from newslint.pipeline.checker import FileResult
from newslint.pipeline.clusters import Cluster
from newslint.pipeline.dedup_options import Options
from newslint.pipeline.groups import describe_found
from newslint.pipeline.judging import as_it_counts, find_hidden, judge_run
from newslint.pipeline.makers import STORIES
from newslint.pipeline.others import Others, gather_others
from newslint.rulebook.rule import Rule
from newslint.segmenting import segment
from newslint.store.copies import find_among, find_beside
from newslint.store.stories import Story


class Surroundings:
    """Takes each document as it was cleaned, in the place of what the archive holds of it, and asks the rest."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._others = Others()
        self._reached: list[Story] = []

    def add(self, outcome: Outcome) -> None:
        """Take what became of a document."""
        document = outcome.fixed
        page = segment(document)
        stories = [(STORIES, story) for one in page.stories if (story := contribution_of(page, one))]
        place = (document.path, document.record.order if document.record else 0)
        self.archive.add(FileResult(place, (), len(stories), (*outcome.contributions, *stories)), ())

    def finish(self) -> None:
        """No document follows: of the rest of the archive, what isn't known is read."""
        self.archive.finish(())
        self._others = gather_others(self.archive)

    def recurring(self, faults: list[Unread]) -> list[Finding]:
        """What recurs in the archive, where it stands in the documents that were taken."""
        given = frozenset(self.archive.given.values())
        return [finding for finding in judge_run(self.archive, self._others, faults) if finding.path in given]

    def copies(self, options: Options, faults: list[Unread]) -> list[Cluster]:
        """The clusters of copies in the archive that hold a story of these documents."""
        family = next(family for family, gathering in self.archive.families() if gathering.check == STORIES)
        with as_it_counts(self.archive, find_hidden(self.archive, self._others)) as memory:
            asked = memory.items_of(family, self.archive.given)
            threshold = options.threshold or THRESHOLD
            found = find_beside(memory, family, asked, options.kinds, threshold, self.archive.show)
            self._reached = list(found.stories)
            return describe_found(found, options, faults, agreed=False)

    def copies_among(
        self, places: Collection[tuple[str, int]], options: Options, faults: list[Unread]
    ) -> list[Cluster]:
        """The clusters of copies among the stories of some documents that were found before."""
        stories = [story for story in self._reached if place_of(story.member) in places]
        found = find_among(stories, options.kinds, options.threshold or THRESHOLD)
        return describe_found(found, options, faults, agreed=False)


def around_rules(plan: Plan) -> list[Rule]:
    """The rules that judge an archive by what single documents contribute, of those that clean."""
    packs = tuple(PACKS[step] for step in plan.steps if step in PACKS)
    return [rule for rule in plan.rules if rule.unit == "archive" and rule.code[:3] in packs]


def place_of(member: Member) -> tuple[str, int]:
    """The document of a story: its path and, in a file of records, its line."""
    return member.path, member.record.line if member.record else 0
