"""A run of `check`: documents in, findings out. Wires the rooms, does none of their work."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from newslint import checks
from newslint.engines import map_ordered
from newslint.faults import Isolated, costing, judged_apart, without_faults
from newslint.formats import documents_of
from newslint.model import Document, Finding, Page, Passage, Report, Skipped, Story, Unread, Unspoken, Unused
from newslint.pipeline.suppressions import InvalidSuppression, Suppression, apply_suppressions, suppressions_of
from newslint.rulebook.matcher import Matcher
from newslint.rulebook.rule import Rule
from newslint.rulebook.wording import make_archive_finding, make_finding
from newslint.segmenting import segment
from newslint.segmenting.view import Scope, StoryText, View

if TYPE_CHECKING:
    from newslint.store.archive import Archive
    from newslint.store.comparison import Beside

#: packs of which at most one rule speaks of the same characters
PACKS_OF_ONE_VOICE = frozenset({"BPL"})


class FileResult(Struct, frozen=True):
    """What one document came to: its findings, how many stories it holds, and what archive checks gathered by rule.

    `unspoken` is the language of each story that some rules don't speak for.
    `place` is its path and, in a file of records, its line: the order in which an archive is judged.
    """

    place: tuple[str, int]
    findings: tuple[Finding, ...]
    stories: int
    contributions: tuple[tuple[str, Any], ...] = ()
    suppressions: tuple[Suppression | InvalidSuppression, ...] = ()
    unspoken: tuple[str, ...] = ()
    faults: tuple[Unread, ...] = ()


def lint(
    read: Iterable[Document | Unread | Skipped],
    rules: Sequence[Rule],
    jobs: int = 1,
    facts: Sequence[str] = (),
    archive: Archive | None = None,
) -> Report:
    """Check every document with every rule. The outcome is the same for any `jobs` (1 or more processes).

    `facts` are paths of a user's own tables for the knowledge base; `archive` has the index with whose stories those
    of this run are compared.
    """
    began = time.perf_counter()
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    findings: list[Finding] = []
    gathered: list[tuple[tuple[str, int], str, Any]] = []
    given: list[Suppression | InvalidSuppression] = []
    documents = stories = 0
    unspoken: Counter[str] = Counter()
    arguments = (Checker, (tuple(rules), tuple(facts)))
    results = map_ordered(Isolated[FileResult], arguments, documents_of(read, unread, skipped), jobs)
    for examined in without_faults(results, unread):
        documents += 1
        unread += examined.faults
        stories += examined.stories
        findings += examined.findings
        given += examined.suppressions
        unspoken.update(examined.unspoken)
        gathered += ((examined.place, code, item) for code, item in examined.contributions)
    told: list[str] = []
    findings += _without_fallbacks(
        list(_judge_archive(rules, gathered, archive, told, unread)),
        findings,
        {rule.code for rule in rules if rule.fallback},
    )
    outcome = apply_suppressions(
        findings, (s for s in given if isinstance(s, Suppression)), [(r.code, r.name) for r in rules]
    )
    unread += (Unread(s.path, s.what, s.line) for s in dict.fromkeys(given) if isinstance(s, InvalidSuppression))
    return Report(
        findings=tuple(sorted(outcome.kept, key=lambda f: f.order)),
        documents=documents,
        stories=stories,
        rules=len(rules),
        unread=tuple(unread),
        skipped=tuple(skipped),
        seconds=time.perf_counter() - began,
        suppressed=outcome.suppressed,
        unused=tuple(Unused(s.path, s.line, s.code, s.reason) for s in outcome.unused),
        told=tuple(told),
        unspoken=_unspoken(rules, unspoken),
    )


class Checker:
    """Checks one document at a time with the same rules. Made once a process, so rules are compiled once."""

    def __init__(self, rules: Sequence[Rule], facts: Sequence[str] = ()) -> None:
        if facts:
            from newslint.knowledge import tables

            tables.use(facts)
        self.matcher = Matcher([rule for rule in rules if rule.check in checks.BATCHED])
        self.bound = [rule for rule in rules if rule.languages]
        self.fallbacks = {rule.code for rule in rules if rule.fallback}
        loaded = [(rule, checks.load_check(rule.check)) for rule in rules if rule.check not in checks.BATCHED]
        self.scopes: list[Scope] = list(dict.fromkeys(rule.scope for rule, _ in loaded))
        #: unit → for each rule the index of its scope, the rule, and the module of its check
        self.by_unit: dict[str, list[tuple[int, Rule, Any]]] = {"story": [], "page": [], "archive": []}
        for rule, module in loaded:
            self.by_unit[module.UNIT].append((self.scopes.index(rule.scope), rule, module))

    def __call__(self, document: Document) -> FileResult:
        """Segment the document and apply every rule to it."""
        return self.check_page(segment(document))

    def check_page(self, page: Page) -> FileResult:
        """Apply every rule to a page."""
        document = page.document
        place = (document.path, document.record.order if document.record else 0)
        findings: list[Finding] = []
        gathered: list[tuple[str, Any]] = []
        faults: list[Unread] = []
        texts = list(story_texts(page))
        for text in texts:
            number = text.story.number if text.story else 0
            speaking = partial(_speaks, text.language)
            with costing(faults, document, "the rules of words and patterns"):
                for rule, hit in self.matcher.hits(text):
                    if rule.speaks(text.language):
                        findings.append(make_finding(rule, hit, document, number, text.is_quoted))
            views = [View(text, scope) for scope in self.scopes]
            for at, rule, module in filter(speaking, self.by_unit["story"]):
                with costing(faults, document, rule.code):
                    for hit in module.check(views[at], rule.options):
                        findings.append(make_finding(rule, hit, document, number, text.is_quoted))
            for at, rule, module in filter(speaking, self.by_unit["archive"]):
                with costing(faults, document, rule.code):
                    item = module.gather(views[at], rule.options)
                    if item is not None:
                        gathered.append((rule.code, item))
        # a page that is one story and nothing else is looked at once, and what checks worked out of it is kept
        whole = texts[0] if len(texts) == 1 else StoryText(page, None, page.passages)
        for at, rule, module in filter(partial(_speaks, whole.language), self.by_unit["page"]):
            with costing(faults, document, rule.code):
                for hit in module.check(View(whole, self.scopes[at]), rule.options):
                    at_story = _story_at(page, hit.span.start)
                    findings.append(make_finding(rule, hit, document, at_story, whole.is_quoted))
        kept = tuple(_without_echoes(self._without_fallbacks(findings)))
        unspoken = tuple(s.language for s in page.stories if s.language and self._is_looked_past(s.language))
        return FileResult(
            place,
            kept,
            len(page.stories),
            tuple(gathered),
            suppressions_of(document),
            unspoken,
            tuple(dict.fromkeys(faults)),
        )

    def _is_looked_past(self, language: str) -> bool:
        """Whether some rule has no word on texts in a language."""
        return not all(rule.speaks(language) for rule in self.bound)

    def _without_fallbacks(self, findings: list[Finding]) -> list[Finding]:
        """The findings without those of fallback rules on lines for which their pack has another."""
        if not self.fallbacks:
            return findings
        told = {(f.code[:3], line) for f in findings if f.code not in self.fallbacks for line in _lines(f)}
        return [
            f for f in findings if f.code not in self.fallbacks or not any((f.code[:3], n) in told for n in _lines(f))
        ]


def _speaks(language: str | None, one: tuple[int, Rule, Any]) -> bool:
    """Whether a rule (the second of three) has a word on texts in a language."""
    return one[1].speaks(language)


def _unspoken(rules: Sequence[Rule], stories: Counter[str]) -> Unspoken | None:
    """How many stories by language some rules have no word on, most first."""
    if not stories:
        return None
    silent = sum(not all(rule.speaks(language) for language in stories) for rule in rules)
    return Unspoken(silent, tuple(sorted(stories.items(), key=lambda item: (-item[1], item[0]))))


def story_texts(page: Page) -> Iterator[StoryText]:
    """The text of each story of a page in order, and last what stands outside all stories, if anything does."""
    for story in page.stories:
        yield StoryText(page, story, story.passages)
    loose: tuple[Passage, ...] = tuple(p for p in page.passages if p.story == 0)
    if loose:
        yield StoryText(page, None, loose)


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """The findings without those of a pack of one voice that overlap a wider one of it: a line is furniture once."""
    widest = sorted((f for f in findings if f.code[:3] in PACKS_OF_ONE_VOICE), key=lambda f: (-len(f.span), f.code))
    taken: dict[int, list[Finding]] = {}
    dropped: set[int] = set()
    for f in widest:
        rivals = taken.setdefault(f.place.line, [])
        if any(f.span.overlaps(other.span) and f.code != other.code for other in rivals):
            dropped.add(id(f))
        else:
            rivals.append(f)
    return [f for f in findings if id(f) not in dropped]


def _lines(finding: Finding) -> range:
    return range(finding.place.line, finding.place.end_line + 1)


def _story_at(page: Page, offset: int) -> int:
    holder: Story | None = next((s for s in page.stories if s.span.start <= offset < s.span.end), None)
    return holder.number if holder else 0


def _without_fallbacks(late: list[Finding], early: Sequence[Finding], fallbacks: set[str]) -> list[Finding]:
    """What was judged at the end, without fallbacks on lines for which their pack has a finding already."""
    if not any(f.code in fallbacks for f in late):
        return late
    told = {(f.code[:3], f.path, f.record, line) for f in early for line in _lines(f)}
    return [f for f in late if f.code not in fallbacks or (f.code[:3], f.path, f.record, f.place.line) not in told]


def _judge_archive(
    rules: Sequence[Rule],
    gathered: list[tuple[tuple[str, int], str, Any]],
    archive: Archive | None,
    told: list[str],
    unread: list[Unread],
) -> Iterator[Finding]:
    """What archive checks find, in the order of paths and records, in whatever order they were read.

    What the user should know of the index is added to `told`, faults to `unread`.
    """
    beside = None
    by_code: dict[str, list[tuple[str, Any]]] = {}
    for (path, _), code, item in sorted(gathered, key=lambda one: one[0]):
        by_code.setdefault(code, []).append((path, item))
    for rule in rules:
        if rule.code in by_code:
            module = checks.load_check(rule.check)
            if hasattr(module, "judge_with_archive"):
                if beside is None:
                    from newslint.store.comparison import Beside

                    beside = Beside(archive, told)
                judge = partial(_judge_beside, module, rule, beside)
            else:
                judge = partial(_judge, module, rule)
            yield from judged_apart(judge, by_code[rule.code], rule.code, unread)


def _judge(module: Any, rule: Rule, items: list[Any]) -> list[Finding]:  # noqa: ANN401  (a check's module)
    return [make_archive_finding(rule, hit) for hit in module.judge(items, rule.options)]


def _judge_beside(module: Any, rule: Rule, beside: Beside, items: list[Any]) -> list[Finding]:  # noqa: ANN401
    return [make_archive_finding(rule, hit) for hit in module.judge_with_archive(items, rule.options, beside)]
