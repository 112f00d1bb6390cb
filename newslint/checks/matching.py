"""All rules of phrases and patterns, matched together: linear in the text whatever the pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import re2

from newslint.checks.patterns import Options as Patterns
from newslint.checks.phrases import Options as Phrases
from newslint.model import Hit, Span
from newslint.rulebook.rule import Rule
from newslint.segmenting.view import StoryText


class Matcher:
    """The patterns of many rules, compiled once."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.compiled = [(rule, [re2.compile(p) for p in _patterns(rule)]) for rule in rules]

    def hits(self, text: StoryText) -> Iterator[tuple[Rule, Hit]]:
        """Every hit in the passages that its rule looks at."""
        for passage in text.passages:
            line = text.text[passage.span.start : passage.span.end]
            for rule, patterns in self.compiled:
                if passage.part not in rule.scope.parts:
                    continue
                for pattern in patterns:
                    for found in pattern.finditer(line):
                        span = Span(passage.span.start + found.start(), passage.span.start + found.end())
                        if rule.scope.quoted is None or text.is_quoted(span) is rule.scope.quoted:
                            fields = tuple((str(k), str(v)) for k, v in found.groupdict().items() if v is not None)
                            yield rule, Hit(span, (("match", found[0]), *fields))


def _patterns(rule: Rule) -> list[str]:
    options = rule.options
    if isinstance(options, Phrases):
        return [rf"(?i)\b{re.escape(p)}\b" for p in options.phrases]
    assert isinstance(options, Patterns)
    return [("(?i)" if options.ignore_case else "") + p for p in options.patterns]
