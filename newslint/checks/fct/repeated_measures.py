"""One thing measured twice in a story: the bridge cost 3.5 billion and cost 5.3 billion, 41 paintings and "
""the 14 paintings"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.figures import Figure, Unit, figured_sentences
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: a subject, a verb by which things are measured, and then the figure
_MEASURED = re.compile(
    r"(?:^|[.;,] |\b(?:and|but|that) )(?P<subject>(?:The|the|Its|A|An|This|Their)? ?[^,.;:()\d]{3,60}?) "
    r"(?P<verb>cost|costs|employs|employed|measures|measured|weighs|weighed|covers|covered|seats|holds|carries"
    r"|carried|earns|earned|owes|is worth|was worth"
    r"|stands|killed|injured|destroyed|damaged|sold|has|had|is|was) $"
)
_PAIRS = {"costs": "cost", "employed": "employs", "measured": "measures", "weighed": "weighs", "covered": "covers",
          "carried": "carries", "earned": "earns", "was worth": "is worth", "had": "has", "was": "is"}  # fmt: skip
#: what makes two figures those of two days, or of two kinds
_OTHER_DAY = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:last|next|first|originally|initially|planned|plans?|would|will|expected|estimated"
    r"|estimate|then|now|earlier|later|previous\w*|before|after"
    r"|since|by the|rose|fell|up from|down from|compared|average|each|every|per|a (?:day|week|month|year)|annual\w*"
    r"|so far|at first|meanwhile|instead|other|another|second"
    r"|third|not|if|could|may|might|revised|corrected|half|quarter|alone|in (?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December))\b"
)
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Aa]ll|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir) $")
_NO_REPEAT = re.compile(
    r"\b(?:of|among|other|first|last|next|remaining|additional|another|more|new|top"
    r"|between) (?:the |these |those |its |their )?$",
    re.IGNORECASE,
)
_EXTENT = re.compile(
    r" (?:feet|foot|metres?|meters?|miles?|kilomet(?:er|re)s?|km|kg|tons?|tonnes?|acres?|hectares?"
    r"|pounds?|inches|storeys|stories|floors)(?: (?P<of>wide|high|long|tall|deep|thick))?"
)
#: figures of a story above which it is a table or a list
_MOST = 40


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Measure(Struct, frozen=True):
    subject: frozenset[str]
    verb: str
    unit: str
    figure: Figure


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one for a measure told twice, `the` for a definite count with the digits of another."""
    if view.story is None or view.story.kind != "story":
        return
    shared = view.whole.shared(figured_sentences)
    told = [
        ((start, end), [f for f in found if f.unit is not Unit.POINTS])
        for p in view.passages
        if p.part in BODY_PARTS
        for start, end, found in shared.get(p.span.start, ())
    ]
    if not 2 <= sum(len(found) for _, found in told) <= _MOST:
        return
    yield from _twice(view, told)
    yield from _definite(view, told)


def _twice(view: View, told: list[tuple[tuple[int, int], list[Figure]]]) -> Iterator[Hit]:
    seen: list[_Measure] = []
    for (start, end), found in told:
        if _OTHER_DAY.search(view.text, start, end):
            continue
        for figure in found:
            measure = _measure(view.text, start, end, figure)
            if measure is None:
                continue
            for other in seen:
                if _is_of_one_thing(measure, other) and not _may_be_equal(measure.figure, other.figure):
                    yield from _hit(view, figure, other.figure, "")
                    break
            seen.append(measure)


def _measure(text: str, start: int, end: int, figure: Figure) -> _Measure | None:
    if figure.hedge:
        return None
    said = _MEASURED.search(text[start : figure.start])
    if said is None or re.search(r"\b(?:who|which|it|he|she|they|there|what|and)$", said["subject"]):
        return None
    words = re.findall(r"[^\W\d_]{3,}", said["subject"])
    names = frozenset(word[:7] for word in words if word.lower() not in _EMPTY)
    extent = _EXTENT.match(text, figure.end, end)
    unit = f"{figure.unit}:{figure.of if figure.unit is Unit.MONEY else ''}:{extent[0] if extent else figure.of}"
    if said["verb"] in ("is", "was", "has", "had") and not extent:
        return None
    return _Measure(names, _PAIRS.get(said["verb"], said["verb"]), unit, figure) if names else None


_EMPTY = frozenset("the its their this that new whole and for with from".split())  # noqa: SIM905
#: adjectives that make it another one
_CONTRAST = frozenset("old prior former previou other second first next last northe southe wester easter".split())  # noqa: SIM905


def _is_of_one_thing(one: _Measure, other: _Measure) -> bool:
    """Whether two measures are by one verb, in one unit, and of subjects of which the shorter stands in the longer."""
    if one.verb != other.verb or one.unit != other.unit:
        return False
    less, more = sorted((one.subject, other.subject), key=len)
    if not less <= more:
        return False
    named = any(word[0].isupper() for word in less)
    return less == more or (named and not any(word[0].isupper() or word in _CONTRAST for word in more - less))


def _may_be_equal(one: Figure, other: Figure) -> bool:
    return (one.low <= other.high and other.low <= one.high) or abs(one.value - other.value) <= 0.05 * max(
        one.value, other.value
    )


def _definite(view: View, told: list[tuple[tuple[int, int], list[Figure]]]) -> Iterator[Hit]:
    counts: dict[str, list[Figure]] = {}
    for (start, _), found in told:
        for figure in found:
            noun = figure.of.split()[-1] if figure.unit is Unit.COUNT and figure.of else ""
            if not noun.endswith("s") or figure.hedge or figure.value < 3:
                continue
            before = view.text[max(start, figure.start - 24) : figure.start]
            earlier = counts.get(noun, [])
            if len(earlier) == 1 and _DEFINITE.search(before) and not _NO_REPEAT.search(before):
                first = earlier[0]
                swapped = sorted(f"{first.value:.0f}") == sorted(f"{figure.value:.0f}")
                verb = re.match(
                    r" (?:are|were|will|have|had|would|all)\b", view.text[figure.end + 1 + len(figure.of) :][:10]
                )
                if first.value != figure.value and swapped and verb:
                    yield from _hit(view, figure, first, "the")
            counts.setdefault(noun, []).append(figure)


def _hit(view: View, figure: Figure, first: Figure, verdict: str) -> Iterator[Hit]:
    span, there = Span(figure.start, figure.end), Span(first.start, first.end)
    if view.admits(span) and view.admits(there):
        fields = (("here", span.of(view.text)), ("there", there.of(view.text)))
        yield Hit(span, fields, verdict, (RelatedLocation(there, "other"),))
