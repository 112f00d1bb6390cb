"""One document in, its findings out: rules, then one voice (`one_voice`), then what users see of them (`settling`).

Everybody who shows or uses findings gets them from here: `check`, fixes, the editor, `clean`, `dedup`, examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, cast

from msgspec import Struct

from newslint import checks
from newslint.checks.protocols import ArchiveCheck, StoryCheck
from newslint.extract.words import story_chunk
from newslint.faults import costing, fault_of
from newslint.knowledge.tables import OWN, Tables
from newslint.model import Document, Finding, Hit, Page, Passage, Story, Unread
from newslint.pipeline.baseline import Baseline
from newslint.pipeline.code_spared import without_code
from newslint.pipeline.one_voice import without_echoes, without_fallbacks, without_touched
from newslint.pipeline.profiling import MATCHING, SEGMENTING, Profile
from newslint.pipeline.settling import settle
from newslint.pipeline.suppressions import InvalidSuppression, Suppression, place_suppressions, suppressions_of
from newslint.rulebook.gates import Gates
from newslint.rulebook.matcher import Matcher
from newslint.rulebook.rule import Rule
from newslint.rulebook.wording import make_finding
from newslint.segmenting import segment
from newslint.segmenting.view import Scope, StoryText, View
from newslint.settings import Settings

_NO_PROFILE: nullcontext[None] = nullcontext()


class FileResult(Struct, frozen=True, array_like=True):
    """What one document came to: what its rules say, how many stories it holds, and what it contributes to the archive.

    `place` is its path and, in a file of records, its line: the order in which an archive is judged. `findings` are
    those of the document by itself before `settle`; `contributions` are (code of the rule, what its check gathered);
    `unspoken` is the language of each story that some rules don't speak for; `younger` counts the stories that give
    somebody an office and are younger than what is known of its holders; `size` is how many characters were read.
    """

    place: tuple[str, int]
    findings: tuple[Finding, ...]
    stories: int
    contributions: tuple[tuple[str, Any], ...] = ()
    suppressions: tuple[Suppression | InvalidSuppression, ...] = ()
    unspoken: tuple[str, ...] = ()
    faults: tuple[Unread, ...] = ()
    younger: int = 0
    size: int = 0


class _Asked:
    """A rule of a check, the numbers of its scope and its gate, and its check, loaded when a text first asks for it.

    There are a hundred rules a story: what is looked up for each of them each time adds up.
    """

    __slots__ = ("code", "gate", "options", "rule", "scope", "work")

    def __init__(self, rule: Rule, scope: int, gate: int) -> None:
        self.rule, self.code, self.scope, self.gate = rule, rule.code, scope, gate
        self.work: Callable[[View, Any], Any] | None = None
        self.options: Any = None

    def load(self) -> Callable[[View, Any], Any]:
        """What its check does with a text: finds, or gathers for the archive."""
        check = checks.load_check(self.rule.check)
        self.options = self.rule.options
        self.work = cast(ArchiveCheck, check).gather if self.rule.unit == "archive" else cast(StoryCheck, check).check
        return self.work


class Checker:
    """Checks one document at a time with the same rules. Made once a process, so rules are compiled once.

    `settings` are those that a `[[per-path]]` and suppressions are read from, `tables` what is known of the world,
    `baseline` the findings that are known already, if any. What is no fault is found `for_cleaning` alone.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        settings: Settings | None = None,
        tables: Tables = OWN,
        baseline: Baseline | None = None,
        profile: Profile | None = None,
        *,
        for_cleaning: bool = False,
    ) -> None:
        self.profile = profile
        self.for_cleaning = for_cleaning
        self.rules = tuple(rules)
        self.settings = settings or Settings()
        self.tables = tables
        self.baseline = baseline
        self.matcher = Matcher([rule for rule in rules if rule.check in checks.BATCHED])
        self._bound = [rule for rule in rules if rule.languages]
        self.fallbacks = {rule.code for rule in rules if rule.fallback}
        self._asks_offices = any(rule.check == "office" for rule in rules)
        looking = [rule for rule in rules if rule.check not in checks.BATCHED]
        self.scopes: list[Scope] = list(dict.fromkeys(rule.scope for rule in looking))
        self._looking = looking
        self._gates = Gates(looking)
        self._spoken: dict[tuple[str, str | None], list[_Asked]] = {}

    def __call__(self, document: Document) -> FileResult:
        """Segment the document and apply every rule to it."""
        return self.check_page(self._segment(document))

    def _segment(self, document: Document) -> Page:
        with self._timing(SEGMENTING):
            page = segment(document)
        if self.profile:
            self.profile.characters += len(document.text)
        return page

    def _select(self, unit: str, language: str | None) -> list[_Asked]:
        """The rules that look at stories, at pages or at the archive and have a word on a language."""
        key = unit, language
        if key not in self._spoken:
            rules = [rule for rule in self._looking if rule.unit == unit and rule.speaks(language)]
            self._spoken[key] = [_Asked(r, self.scopes.index(r.scope), self._gates.number_of(r)) for r in rules]
        return self._spoken[key]

    def _hits(self, one: _Asked, view: View) -> Iterable[Hit]:
        """What a rule's check finds in a text."""
        if self.profile is None:
            found: Iterable[Hit] = (one.work or one.load())(view, one.options)
            return found
        with self.profile.timing(one.code):
            return list((one.work or one.load())(view, one.options))

    def _contribution(self, one: _Asked, view: View) -> Any:  # noqa: ANN401  (each check's own)
        """What a rule's check gathers from a text for the archive, or None."""
        with self._timing(one.code):
            return (one.work or one.load())(view, one.options)

    def _timing(self, code: str) -> AbstractContextManager[None]:
        """A context whose time is put down to a rule, if this run is asked what its rules cost."""
        return self.profile.timing(code) if self.profile else _NO_PROFILE

    def check(self, document: Document) -> tuple[Finding, ...]:
        """The final findings of a document by itself, in the order of reports; nothing is gathered for an archive."""
        return self.final(self.check_page(self._segment(document), gathers=False))

    def final(self, result: FileResult) -> tuple[Finding, ...]:
        """The final findings of what a document came to."""
        return settle(result.findings, result.suppressions, self.rules, self.settings, self.baseline).findings

    def check_page(self, page: Page, *, gathers: bool = True) -> FileResult:
        """Apply every rule to a page; unless it `gathers`, what the page contributes to the archive is left out."""
        with self.tables.in_use():
            return self._check_page(page, gathers=gathers)

    def _check_page(self, page: Page, *, gathers: bool) -> FileResult:
        document = page.document
        place = (document.path, document.record.order if document.record else 0)
        findings: list[Finding] = []
        contributions: list[tuple[str, Any]] = []
        faults: list[Unread] = []
        texts = list(story_texts(page))
        opened = self._gates.find_open(document.text)
        for text in texts:
            of_story = opened if len(texts) == 1 else self._gates.find_open(story_chunk(text))
            views = [View(text, scope) for scope in self.scopes]
            self._check_story(text, views, of_story, findings, faults)
            if gathers:
                self._gather(text, views, of_story, contributions, faults)
        # a page that is one story and nothing else is looked at once, and what checks worked out of it is kept
        whole = texts[0] if len(texts) == 1 else StoryText(page, None, page.passages)
        views = [View(whole, scope) for scope in self.scopes]
        for one in self._select("page", whole.language):
            if one.gate in opened:
                try:
                    for hit in self._hits(one, views[one.scope]):
                        number = _story_at(page, hit.span.start)
                        findings.append(make_finding(one.rule, hit, document, number, whole.is_quoted))
                except Exception as error:
                    faults.append(fault_of(error, document.path, document.record, one.code))
        findings = without_code([f for f in findings if f.severity or self.for_cleaning], document.code)
        # a page's source may stand in one line; what people read as lines are stretches of it
        drop = without_touched if document.markup_lines else without_fallbacks
        kept = tuple(without_echoes(drop(findings, findings, self.fallbacks)))
        return FileResult(
            place,
            kept,
            len(page.stories),
            tuple(contributions),
            place_suppressions(suppressions_of(document), page),
            tuple(s.language for s in page.stories if s.language and self._is_looked_past(s.language)),
            tuple(dict.fromkeys(faults)),
            self._count_younger(texts),
            len(document.source),
        )

    def _count_younger(self, texts: Sequence[StoryText]) -> int:
        """How many stories give somebody an office whose holders on their day nobody knows yet."""
        if not self._asks_offices:
            return 0
        from newslint.checks.fct.titles_held import is_beyond_record

        return sum(map(is_beyond_record, texts))

    def _check_story(
        self,
        text: StoryText,
        views: Sequence[View],
        opened: set[int],
        findings: list[Finding],
        faults: list[Unread],
    ) -> None:
        """Apply the rules that look at single stories to one, seen through the rules' scopes."""
        document = text.document
        number = text.story.number if text.story else 0
        with costing(faults, document, "the rules of words and patterns"), self._timing(MATCHING):
            for rule, hit in self.matcher.hits(text):
                if rule.speaks(text.language):
                    findings.append(make_finding(rule, hit, document, number, text.is_quoted))
        # try and except, and no context: there are a hundred rules a story, and a context is a microsecond each
        for one in self._select("story", text.language):
            if one.gate in opened:
                try:
                    for hit in self._hits(one, views[one.scope]):
                        findings.append(make_finding(one.rule, hit, document, number, text.is_quoted))
                except Exception as error:
                    faults.append(fault_of(error, document.path, document.record, one.code))

    def _gather(
        self,
        text: StoryText,
        views: Sequence[View],
        opened: set[int],
        contributions: list[tuple[str, Any]],
        faults: list[Unread],
    ) -> None:
        """Gather what a story contributes to the archive."""
        document = text.document
        for one in self._select("archive", text.language):
            if one.gate in opened:
                try:
                    item = self._contribution(one, views[one.scope])
                except Exception as error:
                    faults.append(fault_of(error, document.path, document.record, one.code))
                else:
                    if item is not None:
                        contributions.append((one.code, item))

    def _is_looked_past(self, language: str) -> bool:
        """Whether some rule has no word on texts in a language."""
        return not all(rule.speaks(language) for rule in self._bound)


def story_texts(page: Page) -> Iterator[StoryText]:
    """The text of each story of a page in order, and last what stands outside all stories, if anything does."""
    for story in page.stories:
        yield StoryText(page, story, story.passages)
    loose: tuple[Passage, ...] = tuple(p for p in page.passages if p.story == 0)
    if loose:
        yield StoryText(page, None, loose)


def _story_at(page: Page, offset: int) -> int:
    holder: Story | None = next((s for s in page.stories if s.span.start <= offset < s.span.end), None)
    return holder.number if holder else 0
