"""Running the examples of rules: what they flag must be what is marked, and what they fix must be fixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newslint.knowledge.tables import tables_of
from newslint.model import (
    Damage,
    Document,
    Edit,
    Fields,
    Finding,
    Format,
    Guess,
    Page,
    Part,
    Passage,
    RecordRef,
    Span,
    Story,
)
from newslint.pipeline.checker import Checker
from newslint.pipeline.linter import lint
from newslint.rulebook.placeholders import refuse_gaps
from newslint.rulebook.rule import Example, Rule
from newslint.rulebook.wording import gaps
from newslint.segmenting import segment
from newslint.settings import Settings


class Failure(Struct, frozen=True):
    """An example that does not hold: where it stands and what came instead."""

    rule: str
    path: str
    line: int
    what: str


class Outcome(Struct, frozen=True):
    """What running examples came to: how many ran, which failed, and rules that lack a kind of example."""

    rules: int
    ran: int
    failures: tuple[Failure, ...]
    lacking: tuple[str, ...]


def run_examples(rules: Sequence[Rule], settings: Settings | None = None) -> Outcome:
    """Run every example of the rules, with the tables of facts that the settings name.

    Raises RuleError for a message that speaks of a field which its check doesn't give.
    """
    settings = settings or Settings()
    failures = tuple(failure for rule in rules for failure in failures_of(rule, settings))
    ran = sum(len(rule.examples) for rule in rules)
    lacking = tuple(
        f"{rule.code} has no `{kind}` example"
        for rule in rules
        for kind in ("wrong", "right")
        if not any(example.kind == kind for example in rule.examples)
    )
    return Outcome(len(rules), ran, failures, lacking)


def failures_of(rule: Rule, settings: Settings) -> Iterator[Failure]:
    """The examples of one rule that don't hold."""
    with gaps() as missing:
        told = [(example, _failure(rule, example, settings)) for example in rule.examples]
    refuse_gaps(rule, missing)
    for example, what in told:
        if what:
            yield Failure(rule.code, rule.path, example.line, what)


def _failure(rule: Rule, example: Example, settings: Settings) -> str | None:
    found = findings_in(rule, example, example.text, settings)
    flagged = sorted({(f.span.start, f.span.end) for f in found})
    wanted = sorted(set(example.marks))
    if example.kind == "missed":
        return "it is found by now: make it a `wrong` example" if flagged == wanted else None
    if flagged != wanted:
        return f"flagged {_show(example.text, flagged)}, marked {_show(example.text, wanted)}"
    if example.fixed is None:
        return None
    fixed = _apply_fixes(example.text, found)
    if fixed != example.fixed:
        return f"fixed to {fixed!r}, wanted {example.fixed!r}"
    left = findings_in(rule, example, fixed, settings)
    return f"after the fix it is flagged still: {left[0].excerpt!r}" if left else None


def findings_in(rule: Rule, example: Example, text: str, settings: Settings) -> list[Finding]:
    """What the rule finds in a text under the circumstances of an example, in that text alone."""
    given = dict(example.given)
    first = _document(text, given, "example", 1)
    part = given.get("as") or _usual_part(rule, example)
    if part == "page":
        beside = [_document(other, given, f"beside-{n}", n + 1) for n, other in enumerate(example.beside, 1)]
        found: Sequence[Finding] = lint(
            [*beside, first], [rule], Settings(facts=settings.facts, root=settings.root)
        ).findings
    else:
        checker = Checker([rule], tables=tables_of(settings))
        found = checker.final(checker.check_page(as_page(first, Part(part))))
    title = len(first.text) - len(text)
    return [
        replace(f, span=Span(f.span.start - title, f.span.end - title))
        for f in found
        if f.path == "example" and f.span.end > title
    ]


def _usual_part(rule: Rule, example: Example) -> str:
    """What the lines of an example are if it doesn't say: paragraphs where the rule looks at these, else any page."""
    alone = not example.beside and rule.unit != "archive"
    return "paragraph" if alone and Part.PARAGRAPH in rule.scope.parts else "page"


def as_page(document: Document, part: Part) -> Page:
    """A page of one story in which every line is the same part, but for a title, which is the headline."""
    whole = segment(document)
    passages, at = [], 0
    for line in document.text.split("\n"):
        if line.strip():
            headline = document.first_line == 0 and at == 0
            passages.append(Passage(Part.HEADLINE if headline else part, Span(at, at + len(line)), 1))
        at += len(line) + 1
    story = Story(1, "story", Span(0, len(document.text)), tuple(passages), title=document.fields.title)
    if whole.stories:
        known = whole.stories[0]
        story = replace(
            story,
            published=known.published,
            published_range=known.published_range,
            published_from=known.published_from,
            language=known.language,
        )
    return Page(document, (story,), tuple(passages))


def _document(text: str, given: dict[str, str], path: str, number: int) -> Document:
    fields = Fields(title=given.get("title"), published=given.get("published"))
    kind = Format(given.get("format", "text"))
    damage: tuple[Damage, ...] = ()
    language = given.get("language")
    if "encoding" in given:  # the file is in that encoding, and was read as UTF-8
        lost = [at for at, char in enumerate(text) if not char.isascii()]
        damage = tuple(Damage(Span(at, at + 1), text[at].encode(given["encoding"])) for at in lost)
        text = "".join(char if char.isascii() else "\N{REPLACEMENT CHARACTER}" for char in text)
    if "guessed" in given:
        guess = Guess(given["guessed"], "", certain=True)
        return Document(path, text, kind, encoding=given["guessed"], guess=guess, language=language)
    if fields.title is None:
        record = RecordRef(path, number) if fields.published else None
        return Document(path, text, kind, fields=fields, record=record, damage=damage, language=language)
    text = f"{fields.title}\n{text}"
    return Document(path, text, kind, RecordRef(path, number), fields, first_line=0, language=language)


def _apply_fixes(text: str, findings: Sequence[Finding]) -> str:
    edits: set[Edit] = {placed.edit for f in findings if f.fix for placed in f.fix.edits}
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def _show(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return ", ".join(repr(text[start:end]) for start, end in spans) or "nothing"
