"""All rules of phrases, patterns and substitutions, matched together: linear in the text whatever the pattern.

Phrases run through one Aho-Corasick automaton, and so do the strings that patterns need; RE2 runs those patterns that
have theirs in a passage. RE2's `\\w`, `\\b` and `\\s` know ASCII only, so patterns see a
shadow of the text in which other letters are `_` and other spaces are ` `: of the same length, so that offsets hold.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from newslint.checks.patterns import Options as Patterns
from newslint.checks.patterns import with_flag
from newslint.checks.phrases import Options as Phrases
from newslint.checks.substitution import Options as Substitution
from newslint.extract.word_finder import Found, find_words
from newslint.extract.words import fold_case
from newslint.model import Edit, Hit, Passage, Span
from newslint.rulebook.expressions import Expression, Match, compile_expression
from newslint.rulebook.literals import find_literals, folds
from newslint.rulebook.rule import Rule
from newslint.segmenting.view import StoryText

#: texts after which a faster automaton has paid for itself
PATIENCE = 100

_FOREIGN_LETTER = re.compile(r"[^\W\x00-\x7f]")
_FOREIGN_SPACE = re.compile(r"[^\S\x00-\x7f]")
_OWN_UNICODE = re.compile(r"\\[pPxN]|[^\W\x00-\x7f]|[^\S\x00-\x7f]")
_PUNCTUATION = re.compile(r"[\W_]*")


def shadow(text: str) -> str:
    """The text with `_` for every letter or digit and a blank for every space beyond ASCII, of the same length."""
    if text.isascii():
        return text
    return _FOREIGN_SPACE.sub(" ", _FOREIGN_LETTER.sub("_", text))


class Matcher:
    """The phrases and patterns of many rules, compiled once."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        phrase_rules = [rule for rule in rules if isinstance(rule.options, (Phrases, Substitution))]
        pattern_rules = [rule for rule in rules if isinstance(rule.options, Patterns)]
        self._automata = [a for fold in (True, False) if (a := _Automaton(phrase_rules, fold=fold)).wanted]
        self._sets = [s for shady in (True, False) if (s := _PatternSet(pattern_rules, shady=shady)).wanted]
        self._silencers: dict[str, list[Expression]] = {}

    def hits(self, text: StoryText) -> Iterator[tuple[Rule, Hit]]:
        """Every hit in the passages that its rule looks at."""
        for run in _runs(text.passages, whole=text.story is not None):
            for passage, rule, hit in self._raw(text, run):
                quoted = rule.scope.quoted
                if passage.part in rule.scope.parts and (quoted is None or text.is_quoted(hit.span) is quoted):
                    line = text.text[passage.span.start : passage.span.end]
                    if not self._is_silenced(rule, line):
                        yield rule, hit

    def _raw(self, text: StoryText, run: Sequence[Passage]) -> Iterator[tuple[Passage, Rule, Hit]]:
        for automaton in self._automata:
            yield from automaton.hits(text.text, run)
        raw = _without_overlaps(item for patterns in self._sets for item in patterns.hits(text.text, run))
        yield from _without_closings(raw)

    def _is_silenced(self, rule: Rule, line: str) -> bool:
        most = rule.options.max_words  # type: ignore[attr-defined]
        if most and len(line.split()) > most:
            return True
        if rule.code not in self._silencers:
            self._silencers[rule.code] = _compile(_guards(rule), ignore_case=True)
        seen = shadow(line)
        return any(pattern.is_in(seen, seen.encode()) for pattern in self._silencers[rule.code])


class _Phrase(Struct, frozen=True):
    rule: Rule
    text: str
    replacement: str | None


class _Automaton:
    """The phrases of all rules that mind, or don't mind, the case."""

    def __init__(self, rules: Sequence[Rule], *, fold: bool) -> None:
        self.fold = fold
        self.wanted = [p for rule in rules if rule.options.ignore_case is fold for p in _phrases(rule)]  # type: ignore[attr-defined]
        if self.wanted:
            self.finder = find_words([self._fold(p.text) for p in self.wanted])

    def _fold(self, text: str) -> str:
        # U+0130 is the one letter whose lower case is longer than itself
        text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("\N{NO-BREAK SPACE}", " ")
        return text.replace("İ", "i").lower() if self.fold else text

    def hits(self, text: str, run: Sequence[Passage]) -> Iterator[tuple[Passage, Rule, Hit]]:
        """Every hit in a run of passages that stand one after the other."""
        start = run[0].span.start
        chunk = text[start : run[-1].span.end]
        at = 0
        found = self.finder.found_in(self._fold(chunk))
        for index, first, last in sorted(found, key=lambda match: match[1:]):
            span = Span(start + first, start + last)
            while run[at].span.end < span.end and at + 1 < len(run):
                at += 1
            passage, phrase = run[at], self.wanted[index]
            if passage.span.holds(span) and _stands_alone(text, span, passage, phrase.rule):
                yield passage, phrase.rule, _phrase_hit(text, span, phrase)


class _PatternSet:
    """The patterns of all rules that can, or can't, work on the shadow of a text.

    Of most patterns it is known which strings a match must hold (`newslint.rulebook.literals`). All these are looked
    for at once, and a pattern runs on a passage only if one of its own stands there.
    """

    def __init__(self, rules: Sequence[Rule], *, shady: bool) -> None:
        self.shady = shady
        self.wanted: list[tuple[Rule, str]] = []
        self.compiled: dict[int, Expression] = {}
        self.everywhere: list[int] = []
        strings: dict[bool, dict[str, list[int]]] = {True: {}, False: {}}
        for rule in rules:
            for pattern, needed in zip(_patterns(rule), _needs(rule), strict=True):
                if (_OWN_UNICODE.search(pattern) is None) is not shady:
                    continue
                for string in needed:
                    strings[folds(pattern)].setdefault(string, []).append(len(self.wanted))
                if not needed:
                    self.everywhere.append(len(self.wanted))
                self.wanted.append((rule, pattern))
        #: for patterns that mind no case and for those that do: what finds their strings, and who wants them
        self.finders = [
            (fold, _Finder(list(wanting)), list(wanting.values())) for fold, wanting in strings.items() if wanting
        ]

    def hits(self, text: str, run: Sequence[Passage]) -> Iterator[tuple[Passage, Rule, Hit]]:
        """Every hit in a run of passages that stand one after the other."""
        start = run[0].span.start
        chunk = text[start : run[-1].span.end]
        if self.shady:
            chunk = shadow(chunk)
        last, line, encoded, words = -1, "", b"", 0
        for at, index in sorted(self._candidates(chunk, [passage.span.start - start for passage in run])):
            passage, rule = run[at], self.wanted[index][0]
            if passage.part not in rule.scope.parts:
                continue
            if at != last:
                last, line = at, chunk[passage.span.start - start : passage.span.end - start]
                encoded, words = line.encode(), line.count(" ") + 1
            most = rule.options.max_words  # type: ignore[attr-defined]
            pattern = self._pattern(index)
            if (not most or words <= most) and pattern.is_in(line, encoded):
                for match in pattern.matches(line):
                    yield passage, rule, _pattern_hit(text, passage.span.start, match, pattern.groups)

    def _candidates(self, chunk: str, starts: Sequence[int]) -> set[tuple[int, int]]:
        """Which patterns may match in which passages, as pairs of their indices."""
        pairs = {(at, index) for at in range(len(starts)) for index in self.everywhere}
        for fold, finder, wanting in self.finders:
            there = fold_case(chunk) if fold else chunk
            for string, first, _ in finder.found_in(there):
                at = bisect.bisect_right(starts, first) - 1
                pairs.update([(at, index) for index in wanting[string]])
        return pairs

    def _pattern(self, index: int) -> Expression:
        """The pattern, compiled when it is first needed: most stories need few of them."""
        if index not in self.compiled:
            self.compiled[index] = compile_expression(self.wanted[index][1])
        return self.compiled[index]


def _patterns(rule: Rule) -> tuple[str, ...]:
    """The patterns of a rule, as they are matched."""
    options = rule.options
    assert isinstance(options, Patterns)
    return with_flag(options)


def _needs(rule: Rule) -> Sequence[tuple[str, ...]]:
    """For each pattern of a rule the strings that it needs; rules that come from a file or the cache know them."""
    return rule.needs or [find_literals(pattern) for pattern in _patterns(rule)]


class _Finder:
    """Where any of many strings stands in a text.

    Its automaton is made anew when it has seen `PATIENCE` texts, in a form that is twice as fast and ten times as slow
    to make: right for an archive, wrong for a hook on one file.
    """

    def __init__(self, strings: list[str]) -> None:
        self.strings = strings
        self.texts = 0
        self.finder = find_words(strings)

    def found_in(self, text: str) -> list[Found]:
        """Every place as the index of the string, start and end; one may overlap another."""
        self.texts += 1
        if self.texts == PATIENCE:
            self.finder = find_words(self.strings, build="dense")
        return self.finder.found_in(text)


def _without_overlaps(raw: Iterable[tuple[Passage, Rule, Hit]]) -> Iterator[tuple[Passage, Rule, Hit]]:
    """The hits without those of one rule that overlap an earlier or longer one of its own."""
    ends: dict[str, int] = {}
    for passage, rule, hit in sorted(raw, key=lambda item: (item[2].span.start, -item[2].span.end)):
        if hit.span.start >= ends.get(rule.code, -1):
            ends[rule.code] = hit.span.end
            yield passage, rule, hit


def _without_closings(raw: Iterable[tuple[Passage, Rule, Hit]]) -> Iterator[tuple[Passage, Rule, Hit]]:
    """The hits, in order, without those whose group `closes` holds what `opens` of an earlier one held."""
    opened: Counter[tuple[str, str]] = Counter()
    for passage, rule, hit in raw:
        if len(hit.fields) > 1:
            fields = dict(hit.fields)
            key = rule.code, fields.get("closes", "").lower()
            if opened[key]:
                opened[key] -= 1
                continue
            if name := fields.get("opens"):
                opened[rule.code, name.lower()] += 1
        yield passage, rule, hit


def _runs(passages: Sequence[Passage], *, whole: bool) -> Iterator[Sequence[Passage]]:
    """The passages of a story as one run; what stands outside stories one by one, for stories stand between."""
    if whole and passages:
        yield passages
    elif not whole:
        yield from ((passage,) for passage in passages)


def _compile(patterns: Iterable[str], *, ignore_case: bool) -> list[Expression]:
    return [compile_expression(("(?i)" if ignore_case else "") + pattern) for pattern in patterns]


def _guards(rule: Rule) -> tuple[str, ...]:
    return rule.options.unless  # type: ignore[attr-defined, no-any-return]


def _phrases(rule: Rule) -> Iterator[_Phrase]:
    options = rule.options
    if isinstance(options, Substitution):
        yield from (_Phrase(rule, wrong, right) for wrong, right in options.replace.items())
    elif isinstance(options, Phrases):
        yield from (_Phrase(rule, phrase, None) for phrase in options.phrases)


def _stands_alone(text: str, span: Span, passage: Passage, rule: Rule) -> bool:
    options = rule.options
    if getattr(options, "whole_line", False):
        before, after = text[passage.span.start : span.start], text[span.end : passage.span.end]
        return bool(_PUNCTUATION.fullmatch(before) and _PUNCTUATION.fullmatch(after))
    if not options.whole_words:  # type: ignore[attr-defined]
        return True
    before, after = text[span.start - 1 : span.start] if span.start else "", text[span.end : span.end + 1]
    glued_before = before.isalnum() and text[span.start].isalnum()
    glued_after = after.isalnum() and text[span.end - 1].isalnum()
    return not glued_before and not glued_after


def _phrase_hit(text: str, span: Span, phrase: _Phrase) -> Hit:
    found = span.of(text)
    if phrase.replacement is None:
        return Hit(span, (("match", found),))
    right = in_the_case_of(found, phrase.replacement)
    return Hit(span, (("match", found), ("replacement", right)), edits=(Edit(span, right),))


def in_the_case_of(found: str, replacement: str) -> str:
    """The replacement in capitals, with a capital first, or as it is, after the way `found` is written."""
    if len(found) > 1 and found.isupper():
        return replacement.upper()
    return replacement[:1].upper() + replacement[1:] if found[:1].isupper() else replacement


def _pattern_hit(text: str, start: int, match: Match, names: Mapping[str, int]) -> Hit:
    group = names.get("hit", 0)
    if match.start(group) < 0:
        group = 0
    span = Span(start + match.start(group), start + match.end(group))
    fields = [("match", text[start + match.start() : start + match.end()])]
    for name, number in names.items():
        if match.start(number) >= 0:
            fields.append((name, text[start + match.start(number) : start + match.end(number)]))
    return Hit(span, tuple(fields))
