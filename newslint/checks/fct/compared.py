"""Two figures that a story compares, and what it says lies between them: so many more, so many per cent, twice as many.

The two may stand in the sentence beside the one that does the sum: "It took 45 in 2019 and 60 this year. That rise of
50 per cent …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.checks.fct.changes import work_out_changes
from newslint.extract.accounts import Told, Wrong, compared_pair, is_pair, neighbours, shown
from newslint.extract.change_words import FALL, FELL, LESS, MORE, RISE, ROSE
from newslint.extract.figures import Figure, Unit, same_kind
from newslint.extract.numbers import ROUGH_WORDS
from newslint.model import Span
from newslint.segmenting.view import StoryText

_LIES_BETWEEN = re.compile(
    rf"\b(?:(?:majority|margin|lead|gap|difference|advantage|surplus|shortfall|{RISE}|{FALL}) of) (?:just |only )?$"
)
_BY = re.compile(
    r"\b(?:wins?|won|lost|loses?|beat(?:s|en)?|ousted|defeat(?:ed|s)?|victory|edged|pipped|home|unseated|held|clung"
    r"|leads?|led|ahead)\b[^.;()\d]{0,70}? by (?:just |only |a mere )?$"
)
#: behind a figure, or before and behind it: so many more than others, or than before
_MORE_BEHIND = re.compile(
    rf"(?: [a-z]+)? (?:{MORE}|{LESS})\b(?<!up)(?<!down)(?<!ahead)(?<!behind)(?: than| the [a-z]+ of "
    rf"|[^.;\d]{{0,40}}[,.;)]| [a-z]+ [,.;)])"
)
_CHANGED_BEFORE = re.compile(rf"\b(?:{ROSE}|{FELL}|putting|adding|taking|knocking|saving)(?: by)? (?:just |only )?\Z")
_CHANGED_END = re.compile(r"(?: [a-z]+)?(?:[,.;)](?!\d)| to | from | on | off )")
#: votes and the like that are counted on either side
_VOTES = re.compile(r"votes?|ballots?|papers|points?|runs?|goals?|seats?|strokes?")
_ROUGH = re.compile(
    rf"\b(?i:{ROUGH_WORDS}|close to|just|well|at least|up to|not quite|barely|hardly|virtually|practically)(?: an?)? $"
)
#: what stands right before a figure that says how far two others lie apart
_BEFORE_ENDS = (" of ", " by ", " just ", " only ", " mere ", " up ", " down ", " to ", "rown ", "rose ", "fell ",
                "len ", "ed ", "cut ", "risen ", "ting ", "ding ", "king ", "lost ")  # fmt: skip
_FROM_TO = re.compile(
    r" ?from [\w.,% ]{1,60} to (?:just |only |about )?|.{0,6}[\d.]{1,20}(?:%| per cent"
    r"| percent),? (?:up |down )?from "
)
#: the sentence does the sum of the one before it: "That was a rise of …", "The rise of …"
_TAKES_UP = re.compile(r"(?:Growth|Increase|That|This|The|It|Which|Their|Its|A|An)\b")
_SHARED = 40
#: how many times as much as it should be a figure is that was told in a sentence beside; chosen, not measured
_OFF = 1.8
#: and one in the same sentence
_OFF_HERE = 2.5
#: looked at for every figure
_PERCENT, _POINTS_UNIT = Unit.PERCENT, Unit.POINTS
#: figures that a difference lies between
_PAIR = 2
#: votes that are told without the word; chosen, not measured
_VOTERS = 100
#: points that lie between two who are told as near to each other; chosen
_MOST_POINTS = 60


def compare(text: str, told: list[Told], whole: StoryText) -> Iterator[Wrong]:
    """The differences, changes and multiples of a story that its own two figures don't make."""
    yield from work_out_changes(text, told, whole)
    for at, sentence in enumerate(told):
        for figure in sentence.figures:
            if figure.hedge or figure.unit is _PERCENT:
                continue
            ends = text.endswith(_BEFORE_ENDS, 0, figure.start)
            if not ends and (len(sentence.figures) <= _PAIR or not _MORE_BEHIND.match(text, figure.end)):
                continue
            if _ROUGH.search(text, max(sentence.start, figure.start - 24), figure.start):
                continue
            if (figure.unit is _POINTS_UNIT or figure.of == "points") and _LIES_BETWEEN.search(
                text, max(sentence.start, figure.start - 40), figure.start
            ):
                yield from _points_between(text, sentence, figure)
            if figure.unit is _POINTS_UNIT:
                yield from _points(text, sentence, figure)
            else:
                yield from _difference(text, told, at, figure)


def _pair_near(text: str, told: list[Told], at: int, figure: Figure | None, where: int) -> tuple[Figure, Figure] | None:
    """The pair that the sentence of a sum compares, or else the one before it, or the one behind what opens it."""
    pair = compared_pair(text, told[at], figure)
    if pair is not None:
        return pair
    others = [f for f in told[at].figures if f is not figure and f.unit in (Unit.COUNT, Unit.MONEY)]
    if others:
        return None
    if at and _TAKES_UP.match(text, told[at].start) and where - told[at].start < _SHARED:
        return compared_pair(text, told[at - 1])
    return None


def _difference(text: str, told: list[Told], at: int, figure: Figure) -> Iterator[Wrong]:
    """A majority, a margin, a rise of so many, so many more, and the two figures between which it lies."""
    start = told[at].start
    before = max(start, figure.start - 100)
    found, counted = _LIES_BETWEEN.search(text, before, figure.start), False
    if _BY.search(text, before, figure.start):
        pair = _votes_near(told, at, figure)
    elif found:
        counted = found[0].startswith("majority")
        votes = counted or found[0].startswith(("margin", "lead"))
        pair = _votes_near(told, at, figure, sure=counted) if votes else None
        pair = pair or _pair_near(text, told, at, figure, figure.start) or _only_two(told[at], figure)
    elif _is_difference(text, start, figure):
        pair = _pair_near(text, told, at, figure, figure.start)
    else:
        return
    if pair is None or not all(same_kind(one, figure) or not one.of or not figure.of for one in pair):
        return
    due = abs(pair[0].value - pair[1].value)
    slack = sum(f.step / 2 for f in (*pair, figure) if f.step > 1 or f.unit is Unit.MONEY)
    beside = not told[at].start <= pair[0].start < told[at].end
    if not _may_be_slip(due, figure.value, _OFF if beside and not counted else _OFF_HERE):
        # two figures of a sentence beside may be of something else altogether
        return
    if abs(due - figure.value) > slack and _of_one_unit(figure, pair):
        span = Span(min(pair[0].start, figure.start), max(pair[1].end, figure.end))
        yield Wrong(span, shown(due), text[figure.start : figure.end].strip())


def _of_one_unit(figure: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Whether a difference is of the unit that one of its two figures names: "85 cents … 98 …, 13 cents dearer"."""
    return figure.unit in (pair[0].unit, pair[1].unit)


def _is_difference(text: str, start: int, figure: Figure) -> bool:
    """Whether a word beside a figure says that it is how much more or less something is: 18 more, lost three."""
    if _MORE_BEHIND.match(text, figure.end):
        return True
    return bool(_CHANGED_BEFORE.search(text, max(start, figure.start - 40), figure.start)) and bool(
        _CHANGED_END.match(text, figure.end)
    )


def _only_two(sentence: Told, figure: Figure) -> tuple[Figure, Figure] | None:
    """The two figures right before a gap of so many, where the sentence has no others."""
    rest = [f for f in sentence.figures if f is not figure]
    if len(rest) == 2 and rest[1].end < figure.start and is_pair(rest[0], rest[1]):
        return rest[0], rest[1]
    return None


def _may_be_slip(due: float, stated: float, most: float) -> bool:
    """Whether a figure may stand for another: of its size nearly, or with its digits in another order."""
    if min(due, stated) <= 0:
        return False
    digits = sorted(f"{due:.0f}".rstrip("0")), sorted(f"{stated:.0f}".rstrip("0"))
    return digits[0] == digits[1] or max(due, stated) / min(due, stated) < most


def _votes_near(told: list[Told], at: int, figure: Figure, *, sure: bool = False) -> tuple[Figure, Figure] | None:
    """The votes, or runs, on either side: the only two figures of a size in the sentence, or in the one beside it.

    `sure` says that the word for what lies between tells that votes are counted.
    """
    for sentence in (told[at], *neighbours(told, at)):
        rest = [f for f in sentence.figures if f is not figure and f.unit is Unit.COUNT and f.value > 1]
        if not rest and sentence is told[at]:
            continue
        fits = len(rest) == 2 and not any(f.hedge for f in rest) and figure.value < max(f.value for f in rest)
        many = sure and fits and rest[0].value > _VOTERS
        named = fits and (many or any(_VOTES.search(f.of) for f in (*rest, figure)))
        sizes = sorted(f.value for f in rest)
        if named and sizes[1] < 3 * sizes[0] and all(_VOTES.search(f.of) or f.of in ("", "cast") for f in rest):
            return rest[0], rest[1]
        if sentence is told[at]:
            return None
    return None


def _points_between(text: str, sentence: Told, points: Figure) -> Iterator[Wrong]:
    """A margin, a lead or a gap of so many points, and the only two percentages before it."""
    pair = [f for f in sentence.figures if f is not points]
    if len(pair) != _PAIR or any(f.hedge or f.unit not in (Unit.PERCENT, Unit.COUNT) or f.of for f in pair):
        return
    if pair[0].unit is not Unit.PERCENT or pair[1].end > points.start:
        return
    due = abs(pair[0].value - pair[1].value)
    if abs(due - points.value) > sum(f.step / 2 for f in (*pair, points)) + 0.05 and due < _MOST_POINTS:
        yield Wrong(
            Span(pair[0].start, points.end), f"{due:.3g} points", text[points.start : points.end].strip() + " points"
        )


def _points(text: str, sentence: Told, points: Figure) -> Iterator[Wrong]:
    """A change in percentage points, from one percentage to another."""
    pair = [f for f in sentence.figures if f.unit is Unit.PERCENT]
    if len(pair) != 2 or any(f.hedge for f in pair):
        return
    if not _FROM_TO.fullmatch(text[max(sentence.start, pair[0].start - 6) : pair[1].start]):
        return
    due = abs(pair[0].value - pair[1].value)
    slack = sum(f.step / 2 for f in (*pair, points)) + 0.05
    if abs(due - points.value) > slack:
        span = Span(min(pair[0].start, points.start), max(pair[1].end, points.end))
        yield Wrong(span, f"{due:.3g} points", text[points.start : points.end])
