"""Parts and the total behind them: three, four and five, twelve in all; and of a sentence the total in the next one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from newslint.extract.accounts import Told, Wrong, shown
from newslint.extract.figures import NO_PART, Figure, Unit, same_kind
from newslint.extract.one_scan import may_match
from newslint.model import Span
from newslint.segmenting.view import StoryText

#: a total that stands behind its parts: "twelve in all", "a total of 80", "making 80"
_TOTAL_BEFORE = re.compile(
    r"\b(?:(?:a|the|its) (?:combined |grand |final )?total(?: of| to| at)?|making(?: a total of)?|altogether"
    r"|in total|in all|making (?:an? |the )?(?:fund|sum|pot|fleet|bill|prize|gift|herd|crew|party) of"
    r"|makes? (?:an? |the )?(?:fund|sum|pot|total|fleet|bill|prize"
    r"|gift|herd|crew|party) of|(?P<added>bringing (?:the |its |their |this )?[\w’' -]{3,30} to)) $"
)
_TOTAL_BEHIND = re.compile(r"(?: [a-z]+){0,2},? (?:in all|in total|altogether|all told|between them|combined)\b")
#: between two parts of a list, and what makes one of them no part
_PARTS = re.compile(r"(?: [\w’'-]+){0,4}?(?:,| and|, and)(?: [\w’'-]+){0,4}? ")
_NO_PARTS = re.compile(rf"\b(?:{NO_PART}|from (?=[$£€\d])|about|minus|out of|net)\b")
#: a total that another sentence told the parts of: it opens its own, with no other figure before it
_THEIR_TOTAL = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) (?:[a-z]+ )?(?:total|sum|aggregate)(?: [a-z]+)?(?: of| was| is| to"
    r"| came to)? \Z"
)
#: what makes a figure of the sentence before no part
_NO_PARTS_THERE = re.compile(
    r"\b(?:of (?:them|whom|which)|including|among|more|fewer|less|up|down|compared|average|per|each|from|about|minus"
    r"|net"
    r"|against|than|rose|fell|cost|aged?)\b"
)
#: a story without one of these has no total of the kind
_MARK = re.compile(r"\b(?i:total|sum|aggregate|altogether|in all|all told|between them|combined|making|bringing)\b")
#: a total of parts in another sentence is so near to them, if it is theirs. Chosen, not measured
_NEAR = (0.8, 1.25)
#: parts of a total that stands behind them
_LEAST = 2


def add_up(text: str, told: list[Told], whole: StoryText) -> Iterator[Wrong]:
    """The totals of a story that the parts before them don't make."""
    if not told or not may_match(whole, _MARK) or _MARK.search(text, told[0].start, told[-1].end) is None:
        return
    for at, sentence in enumerate(told):
        if len(sentence.figures) > 2:
            yield from _total_behind(text, sentence.start, sentence.end, sentence.figures)
        if at and sentence.figures and len(told[at - 1].figures) >= _LEAST:
            yield from _total_of_parts_before(text, told[at - 1], sentence)


def _total_of_parts_before(text: str, before: Told, sentence: Told) -> Iterator[Wrong]:
    """Three days and their crowds, and in the next sentence the total."""
    total, parts = sentence.figures[0], before.figures
    if total.hedge or len(parts) < 2 or any(f.hedge or not _alike(f, total) or f.value < 2 for f in parts):
        return
    if not _THEIR_TOTAL.search(text, max(sentence.start, total.start - 60), total.start):
        return
    if _NO_PARTS_THERE.search(text, before.start, before.end):
        return
    due, slack = sum(f.value for f in parts), sum(f.step / 2 for f in (*parts, total) if f.unit is Unit.MONEY)
    if abs(due - total.value) > slack and _NEAR[0] < total.value / due < _NEAR[1]:
        yield Wrong(Span(parts[0].start, total.end), shown(due), shown(total.value))


def _total_behind(text: str, start: int, end: int, told: list[Figure]) -> Iterator[Wrong]:
    """Four, three and five, and behind them what they are in all."""
    for at, total in enumerate(told):
        told_before = _TOTAL_BEFORE.search(text[max(start, total.start - 60) : total.start])
        if at < 2 or total.hedge or not (told_before or _TOTAL_BEHIND.match(text, total.end, end)):
            continue
        parts = told[:at]
        while parts and not _alike(parts[0], total):
            parts = parts[1:]
        if len(parts) < _LEAST:
            continue
        # a figure that belongs to none of the rest may be a part too, or none
        whole = text[start : total.start]
        linked = all(_PARTS.fullmatch(text, one.end, other.start) for one, other in itertools.pairwise(parts))
        if not linked or _NO_PARTS.search(whole) or any(f.hedge or not _alike(f, total) for f in parts):
            continue
        if total.start - parts[-1].end > 64 or re.search(
            r"[.;:()]|\b(?:with|plus)\b", text[parts[-1].end : total.start]
        ):
            continue
        # what is counted one by one isn't rounded
        # where one is told to a tenth of a million, the others are
        step = min((f.step for f in (*parts, total) if f.step > 1 or f.unit is Unit.MONEY), default=0.0)
        slack = sum(min(f.step, step) / 2 for f in (*parts, total) if f.step > 1 or f.unit is Unit.MONEY)
        # the last of them alone may be the parts: others before belong to something else
        if all(abs(sum(f.value for f in parts[first:]) - total.value) > slack for first in range(len(parts) - 1)):
            come_to = sum(f.value for f in parts)
            if told_before and told_before["added"] and not 0.85 < total.value / come_to < 1.15:
                # what was there before may be counted in
                continue
            span = Span(parts[0].start, total.end)
            yield Wrong(span, shown(sum(f.value for f in parts)), shown(total.value))


def _alike(part: Figure, total: Figure) -> bool:
    return part.unit is total.unit and part.unit in (Unit.COUNT, Unit.MONEY) and (
        part.unit is Unit.COUNT or same_kind(part, total)
    )  # fmt: skip
