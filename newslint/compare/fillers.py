"""What fills the places of a story's sentences: its numbers, its days, its names and its words, each with its span."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newslint.compare.concepts import Token, Written, noun_of
from newslint.compare.frames import EMPTY
from newslint.compare.left_over import ToldValues
from newslint.compare.told_values import Value
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.numbers import value_of
from newslint.model import Span

#: kinds of numbers that are held against each other whatever they count
_COUNTS = frozenset({"people", "thing", "bare"})
#: kinds of values that are numbers
_NUMBERS = _COUNTS | {"time", "money", "percent", "measure", "age", "hour", "dial", "injury"}
#: an age without a name, behind a name, and how many children somebody has: no number of people or things
_AGE = re.compile(r"\b(?P<age>\d\d?|[a-z]+(?:-[a-z]+)?)[- ]years?[- ]old\b|\baged (?P<age2>\d\d?|[a-z]+(?:-[a-z]+)?)\b")
_NO_COUNT = re.compile(
    rf"{_AGE.pattern}|(?<=[a-z], )\d\d(?=[,.;)])|\(\d\d\)"
    r"|\b(?:mother|father|parents?|mum|dad|grand(?:mother|father)) of [\w-]+"
)
_DAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))


class Filler(Struct, frozen=True):
    """A number, a name or a word in its place: what it is of, its least and most value, and its tokens' places."""

    group: str
    kind: str
    key: str
    says: str
    span: Span
    sentence: Written
    low: float = 0.0
    high: float = 0.0
    words: tuple[str, ...] = ()
    loose: bool = False


def fillers(story: ToldValues) -> tuple[Filler, ...]:
    """The fillers of a story, sentence by sentence."""
    numbers = [*_numbers(story), *_ages(story), *_days(story)]
    taken = [one.span for one in numbers]
    found = [*numbers]
    for sentence in story.words.sentences:
        found += _names_and_words(story.words.text, sentence, taken)
    return tuple(found)


def _numbers(story: ToldValues) -> Iterator[Filler]:
    text = story.words.text
    no_count = [Span(*m.span()) for one in story.words.sentences for m in _in(_NO_COUNT, text, one)]
    no_count += [value.span for value in story.by_kind["age"]]
    for value in story.values:
        if value.kind not in _NUMBERS or not value.high:
            continue
        if value.kind in _COUNTS and any(value.span.overlaps(other) for other in no_count):
            continue
        if value.kind == "bare" and not value.low.is_integer():
            # a degree of heat, a mark
            continue
        yield _number(value)


def _number(value: Value) -> Filler:
    kind = "count" if value.kind in _COUNTS else value.kind
    # whose age it is, the words around tell
    key = "" if kind == "age" else value.key
    return Filler(
        "number", kind, key, value.says, value.span, value.sentence, value.low, value.high, value.words, value.loose
    )


def _ages(story: ToldValues) -> Iterator[Filler]:
    for sentence in story.words.sentences:
        for found in _in(_AGE, story.words.text, sentence):
            group = "age" if found["age"] else "age2"
            age = value_of(found[group])
            if age:
                at = Span(*found.span(group))
                yield Filler("number", "age", "", found[group], at, sentence, age.value, age.value)


def _days(story: ToldValues) -> Iterator[Filler]:
    for sentence in story.words.sentences:
        for found in _in(_DAY, story.words.text, sentence):
            number = WEEKDAYS.index(found[0]) + 1.0
            yield Filler("number", "weekday", "", found[0], Span(*found.span()), sentence, number, number)


def _in(pattern: re.Pattern[str], text: str, sentence: Written) -> Iterator[re.Match[str]]:
    return pattern.finditer(text, sentence.span.start, sentence.span.end)


def _names_and_words(text: str, sentence: Written, taken: Sequence[Span]) -> Iterator[Filler]:
    run: list[Token] = []
    for token, after in itertools.zip_longest(sentence.tokens, sentence.tokens[1:]):
        if _is_name(token, sentence):
            run.append(token)
            between = text[token.end : after.start] if after else ""
            if after and between in (" ", ". ") and _is_name(after, sentence):
                continue
            at = Span(run[0].start, run[-1].end)
            yield Filler("name", "name", "", at.of(text), at, sentence)
            run = []
        elif token.weight and not token.capital and not any(kind == "number" for kind, _ in token.concepts):
            at = Span(token.start, token.end)
            if not any(at.overlaps(other) for other in taken):
                yield Filler("word", "word", "", token.word.lower(), at, sentence)


def _is_name(token: Token, sentence: Written) -> bool:
    """Whether a token has a capital, is no day, and if it opens the sentence no noun."""
    word = re.sub(r"['’]s?$", "", token.word)
    if not token.capital or word in _CALENDAR or word.lower() in EMPTY:
        return False
    return token.start > sentence.span.start or not noun_of(word.lower())
