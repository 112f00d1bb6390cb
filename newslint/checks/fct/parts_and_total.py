"""A total and its parts in one sentence: do the parts make the total, and is no part larger than it?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.numbers import SMALL, TENS, value_of
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_TENS, _ONES = "|".join(TENS), "|".join(sorted(set(SMALL) - {"zero"}, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?i:(?:{_TENS})(?:-(?:{_ONES}))?|{_ONES}))"
_N = rf"(?<![\w.,$£€:/-])({_NUMBER})(?![\w%°]|[.,:/]\d|-)"
#: the thing counted, up to three words
_THING = r"(?: [a-z-]+){1,3}"
_MORE = rf"(?:, {_N}{_THING})?,? and {_N}{_THING}"
_FORMS = (
    # 30 people: 18 women and 12 men · 30 people — 18 women and 12 men — were there
    ("all", rf"{_N}{_THING}(?:: | ?[—–] ?| -- ?| \((?=\S)){_N}{_THING}{_MORE}(?= ?[.;)—–]| --)"),
    # of the 30 members, 18 voted for it and 14 against
    ("most", rf"\b[Oo]f the {_N}{_THING}, {_N}[^.;:()\d]{{2,40}}?(?:, {_N}[^.;:()\d]{{2,40}}?)?,? and {_N}\b"),
    # 12 people, including 15 children
    ("part", rf"{_N}{_THING}, (?:including|among them|of whom|of them) {_N}(?= [a-z])"),
)
#: what makes a figure no exact one, or a unit that isn't counted
_HEDGED = re.compile(
    r"\b(?i:at least|more than|about|around|some|nearly|almost|up to|as many as|over|fewer than|less than|under|roughly"
    r"|approximately|estimated|between|to|or|every|another|additional|first|last|next|past)(?: the| an?)? $"
)
_MEASURE = re.compile(
    r" (?:[a-z-]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|percent|per|points?|miles?|km|feet|times?|degrees?"
    r"|dollars|million|billion|thousand|hundred|dozen|inches|pounds|tons|yards|goals?|games?|runs?|o|p|a|am|pm)\b"
)
#: what stands in the middle of each form, by which it is looked for
_ANCHOR = re.compile(r"(?P<all>[:(—–]|--)|(?P<most>[Oo]f the )|(?P<part>, (?:including|among them|of whom|of them) )")
_COUNT_FOLLOWS = re.compile(rf" ?(?:\d|(?i:{_TENS}|{_ONES})\b)")
#: characters before and behind an anchor that a form can take
_BEFORE, _BEHIND = 60, 200


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one if the parts don't make the total, `larger` if they are more than it can hold."""
    text = view.text
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        for anchor in _ANCHOR.finditer(text, start, end):
            if not _COUNT_FOLLOWS.match(text, anchor.end(), end):
                continue
            kind = str(anchor.lastgroup)
            low, high = max(start, anchor.start() - _BEFORE), min(end, anchor.end() + _BEHIND)
            found = _compile(kind).search(text, low, high)
            if found and found.start() <= anchor.start() < found.end():
                yield from _judge(view, kind, found)


@functools.cache
def _compile(kind: str) -> re.Pattern[str]:
    return re.compile(dict(_FORMS)[kind])


def _judge(view: View, kind: str, found: re.Match[str]) -> Iterator[Hit]:
    text, span = view.text, Span(*found.span())
    groups = [n for n in range(1, len(found.groups()) + 1) if found[n]]
    for group in groups:
        before = text[max(0, found.start(group) - 20) : found.start(group)]
        if _HEDGED.search(before) or _MEASURE.match(text, found.end(group)):
            return
    values = [value_of(found[group].lower()) for group in groups]
    figures = [value.value for value in values if value]
    if len(figures) != len(groups) or figures[0] < 2 or _is_year(found[groups[0]]):
        return
    total, parts = figures[0], sum(figures[1:])
    wrong = parts != total if kind == "all" else parts > total
    if wrong and view.admits(span):
        fields = (("total", found[groups[0]]), ("parts", f"{parts:,.0f}"))
        yield Hit(span, fields, "" if kind == "all" else "larger")


def _is_year(written: str) -> bool:
    return written.isdigit() and 1900 <= int(written) < 2100
