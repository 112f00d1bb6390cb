"""What the examples of a rule leave untested: parts that none needs, and near misses that come near nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newslint import checks
from newslint.checks.patterns import Options as Patterns
from newslint.checks.patterns import with_flag
from newslint.checks.phrases import Options as Phrases
from newslint.checks.substitution import Options as Substitution
from newslint.model import Part as PassagePart
from newslint.pipeline.examples import findings_in
from newslint.rulebook.expressions import InvalidPattern, compile_expression
from newslint.rulebook.literals import find_literals
from newslint.rulebook.parts import parts_of
from newslint.rulebook.rule import Rule
from newslint.segmenting.view import Scope
from newslint.settings import Settings

#: so much of a pattern is shown to know it by
SHOWN = 70
Options = Patterns | Phrases | Substitution
_Spans = tuple[tuple[tuple[int, int], ...], ...]


class Untested(Struct, frozen=True):
    """What of a rule its examples would not miss: how many parts, and the line of the example if it is one."""

    rule: str
    path: str
    what: str
    line: int | None = None
    parts: int = 1


class Variant(Struct, frozen=True):
    """A rule without a part of it, what the part is, and where in the rule it stands."""

    part: str
    where: str
    rule: Rule


def find_untested(rules: Sequence[Rule], settings: Settings) -> Iterator[Untested]:
    """What can be taken out of these rules without an example that tells, rule by rule.

    Only rules of phrases, patterns and substitutions are looked at: what a check in Python does can't be told so.
    """
    for rule in rules:
        if rule.check in checks.BATCHED:
            yield from _find_untested_parts(rule, settings)
            yield from _idle_examples(rule, settings)


def can_be_looked_at(rule: Rule) -> bool:
    """Whether coverage can say anything about a rule."""
    return rule.check in checks.BATCHED


def _find_untested_parts(rule: Rule, settings: Settings) -> Iterator[Untested]:
    whole = _flag(rule, settings)
    found: dict[str, list[str]] = {}
    for variant in variants(rule):
        if _flag(variant.rule, settings) == whole:
            found.setdefault(variant.where, []).append(f"`{variant.part}`")
    for where, parts in found.items():
        yield Untested(rule.code, rule.path, f"no example needs {', '.join(parts)}{where}", parts=len(parts))


def _flag(rule: Rule, settings: Settings) -> _Spans:
    """What a rule flags in each of its examples."""
    return tuple(
        tuple(sorted((f.span.start, f.span.end) for f in findings_in(rule, example, example.text, settings)))
        for example in rule.examples
    )


def _idle_examples(rule: Rule, settings: Settings) -> Iterator[Untested]:
    """The `right` examples on which the rule stays silent even with everything off that keeps it silent."""
    bare = _without_guards(rule)
    for example in rule.examples:
        if example.kind == "right" and not findings_in(bare, example, example.text, settings):
            what = "this example comes near nothing: no phrase or pattern of the rule stands in it"
            yield Untested(rule.code, rule.path, what, example.line)


def _without_guards(rule: Rule) -> Rule:
    """The rule as it would be if it looked everywhere and nothing kept it silent."""
    options: Any = rule.options
    bare = replace(options, unless=(), max_words=0, ignore_case=True)
    if hasattr(options, "whole_words"):
        bare = replace(bare, whole_words=False)
    if hasattr(options, "whole_line"):
        bare = replace(bare, whole_line=False)
    return _with(replace(rule, scope=Scope(frozenset(PassagePart), None), languages=()), bare)


def variants(rule: Rule) -> Iterator[Variant]:
    """The rule without each of its phrases or patterns, without each part of a pattern, and without each guard."""
    options: Any = rule.options
    if isinstance(options, Substitution):
        for phrase in options.replace if len(options.replace) > 1 else ():
            left = {key: value for key, value in options.replace.items() if key != phrase}
            yield Variant(phrase, " of `replace`", _with(rule, replace(options, replace=left)))
    else:
        key = "patterns" if isinstance(options, Patterns) else "phrases"
        yield from _without_items(rule, key)
        if isinstance(options, Patterns):
            yield from _without_parts(rule, key)
    yield from _without_items(rule, "unless")
    yield from _without_parts(rule, "unless")
    if options.max_words:
        yield Variant("max-words", "", _with(rule, replace(options, max_words=0)))
    if rule.scope.quoted is not None:
        yield Variant("quoted", "", replace(rule, scope=Scope(rule.scope.parts, None)))


def _without_items(rule: Rule, key: str) -> Iterator[Variant]:
    items = getattr(rule.options, key)
    if key != "unless" and len(items) < 2:
        return
    for number, item in enumerate(items):
        left = items[:number] + items[number + 1 :]
        yield Variant(item, f" of `{key}`", _with(rule, replace(rule.options, **{key: left})))


def _without_parts(rule: Rule, key: str) -> Iterator[Variant]:
    items = getattr(rule.options, key)
    for number, item in enumerate(items):
        for part in parts_of(item):
            try:
                compile_expression(part.without)
                changed = (*items[:number], part.without, *items[number + 1 :])
                where = f" in `{item if len(item) <= SHOWN else item[: SHOWN - 1] + '…'}`"
                yield Variant(part.text, where, _with(rule, replace(rule.options, **{key: changed})))
            except InvalidPattern:
                # a pattern without that part is none
                continue


def _with(rule: Rule, options: Any) -> Rule:  # noqa: ANN401  (the options of its check)
    needs = tuple(find_literals(pattern) for pattern in with_flag(options)) if isinstance(options, Patterns) else ()
    return replace(rule, given=options, needs=needs)
