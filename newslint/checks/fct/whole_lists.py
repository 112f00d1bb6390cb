"""Lists that say who all of them were, and totals of several that are named: the dead were six of these, two of those.

What a list of all the dead comes to is held against the toll that the story gives; what "the three ports together" come
to, against the three figures of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.extract.accounts import Told, Wrong, sentence_at, shown
from newslint.extract.figures import Figure, Unit, figures, same_kind
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ONES_WORDS, TENS_WORDS, value_of
from newslint.extract.one_scan import may_match
from newslint.model import Part, Span
from newslint.segmenting.view import StoryText

_FATES = {
    "dead": r"kill(?:ed|ing)|died|dead|deaths?|perished|drowned|lives|bodies|victims",
    "hurt": r"injured|wounded|hurt|injuries",
    "held": r"arrested|detained|held|arrests|charged",
    "missing": r"missing",
    "freed": r"freed|released",
    "saved": r"rescued|saved|survivors|survived",
    "aboard": r"aboard|on board|passengers",
}
#: who all of them were: "The dead were six Nepalis, five Indians and two Germans"
_ALL_WERE = LatePattern(
    r"\b(?:[Tt]he|[Tt]hose|[Aa]ll (?:the|of the)|[Aa]mong the)? ?(?:(?P<dead>dead|victims|bodies|killed|those who died)"
    r"|(?P<hurt>injured|wounded)|(?P<held>arrested|detained|detainees|suspects|accused)|(?P<missing>missing)"
    r"|(?P<freed>freed|released|hostages)|(?P<saved>rescued|survivors)|(?P<aboard>passengers|crew))"
    r" (?:were|are|comprise|comprised|consisted of|consist of|included only)(?: identified as)?:? (?=[a-z\d])",
    needs=(
        "he dead ",
        "ictims ",
        "odies ",
        "illed ",
        "ho died ",
        "njured ",
        "ounded ",
        "rrested ",
        "etain",
        "uspects ",
        "ccused ",
        "issing ",
        "reed ",
        "eleased ",
        "ostages ",
        "escued ",
        "urvivors ",
        "assengers ",
        "rew ",
    ),
)
_N = rf"(?:\d{{1,3}}|(?i:(?:{TENS_WORDS})(?:-(?:{ONES_WORDS}))?|{ONES_WORDS}))"
_ITEM = re.compile(
    rf"(?:(?:(?:the|his|her|their|its) )?(?P<n>{_N})|an?|the|his|her|their|its|another) (?!of\b|to\b"
    rf"|were\b)[A-Za-z][\w’'-]*\b"
)
_ITEM_END = re.compile(r",? and |, ")
#: what tells only of some of those before it, or of somebody else
_ASIDE = re.compile(r"(?:among them|including|one of (?:them|whom)|all of|both|some|aged|most|mostly|whose|who|they)\b")
_SAYS = re.compile(r"(?:[\w.’' -]{0,60} )?(?:said|says|told|announced|reported|according)\b|(?:police|officials) ")
_MORE = re.compile(r"\b(?:others|more|unidentified|not yet|at least|so far|still|unknown)\b")
#: how far a list may be from the toll that it is a list of; another one is further away. Chosen, not measured
_NEAR = (0.5, 1.8)
_NEAR_FATE = 46
#: the three ports together; the two of them between them
_TOGETHER = LatePattern(
    rf"\b(?:[Tt]he|[Aa]ll) (?P<n>{_N}) (?P<what>[a-z]+)(?: [a-z]+)? (?:together|combined|between them|jointly|in all)\b"
    rf"|\b[Tt]ogether,? the (?P<n2>{_N}) (?P<what2>[a-z]+)\b"
    rf"|\b[Bb]etween them,? the (?P<n3>{_N}) (?P<what3>[a-z]+)\b",
    needs=("together", "combined", "between them", "jointly", "Together", "Between them"),
)
_NO_PARTS = re.compile(
    r"\b(?:of (?:them|whom|which)|including|more|fewer|less|up|down|compared|average|each|from (?=[\d$£€])|minus"
    r"|against|than|rose|fell|aged?|last year|in (?:1\d|20)\d\d)\b"
)


def hold_lists(text: str, told: list[Told], whole: StoryText) -> Iterator[Wrong]:
    """The lists of all, and the totals of several, that other figures of the story don't go with."""
    if not told or not may_match(whole, _ALL_WERE, _TOGETHER):
        return
    title = _of_title(whole)
    first, last = told[0].start, told[-1].end
    for found in _ALL_WERE.finditer(text, first, last):
        if (at := sentence_at(told, found.start())) is not None:
            yield from _of_all(text, told, title, at, found)
    for found in _TOGETHER.finditer(text, first, last):
        if at := sentence_at(told, found.start()):
            yield from _of_several(text, told[at - 1], told[at], found)


def _of_title(whole: StoryText) -> list[Figure]:
    """The figures of the headline."""
    lines = [p.span for p in whole.passages if p.part is Part.HEADLINE]
    return [figure for line in lines for figure in figures(whole.text, line.start, line.end)]


def _of_all(text: str, told: list[Told], title: list[Figure], at: int, found: re.Match[str]) -> Iterator[Wrong]:
    fate = str(found.lastgroup)
    due = _listed(text[found.end() : told[at].end])
    if due is None or _MORE.search(text, told[at].start, told[at].end):
        return
    pattern = re.compile(rf"\b(?:{_FATES[fate]})\b")
    stated = [
        figure
        for n, sentence in enumerate(told) if n != at
        for figure in sentence.figures
        if figure.unit is Unit.COUNT and not figure.hedge and _fits(text, sentence, figure, pattern)
    ]  # fmt: skip
    if not stated or any(figure.value == due for figure in (*stated, *title)):
        return
    if len({figure.value for figure in stated}) == 1 and _NEAR[0] < due / stated[0].value < _NEAR[1]:
        yield Wrong(Span(found.start(), told[at].end), f"{due} of the {fate}", shown(stated[0].value))


def _fits(text: str, sentence: Told, figure: Figure, pattern: re.Pattern[str]) -> bool:
    """Whether a word for what befell them stands right by a figure, nearer than any other such word."""
    low, high = max(sentence.start, figure.start - _NEAR_FATE), min(sentence.end, figure.end + _NEAR_FATE)
    own = [_gap(figure, word) for word in pattern.finditer(text, low, high)]
    every = re.compile(rf"\b(?:{'|'.join(_FATES.values())})\b")
    others = [_gap(figure, word) for word in every.finditer(text, low, high)]
    return bool(own) and min(own) == min(others)


def _gap(figure: Figure, word: re.Match[str]) -> int:
    return word.start() - figure.end if word.start() >= figure.end else figure.start - word.end()


def _listed(list_: str) -> int | None:
    """How many a list counts, item by item; None where an item has neither a number nor an article."""
    count, numbers = 0, 0
    items = [item.strip() for item in _ITEM_END.split(list_.rstrip(" .")) if item.strip()]
    while items and _SAYS.match(items[-1]):
        items.pop()
    for item in items:
        if _ASIDE.match(item):
            continue
        opened = _ITEM.match(item)
        if opened is None:
            return None
        number = value_of(opened["n"].lower()) if opened["n"] else None
        count += int(number.value) if number else 1
        numbers += bool(number)
    return count if numbers and len(items) > 1 else None


def _of_several(text: str, before: Told, sentence: Told, found: re.Match[str]) -> Iterator[Wrong]:
    number = value_of((found["n"] or found["n2"] or found["n3"]).lower())
    parts = [f for f in before.figures if f.unit in (Unit.COUNT, Unit.MONEY)]
    behind = [f for f in sentence.figures if f.start >= found.end()]
    if number is None or len(parts) != number.value or len(parts) != len(before.figures) or not behind:
        return
    total = behind[0]
    if total.hedge or any(f.hedge or not _is_part(f, total) for f in parts):
        return
    if _NO_PARTS.search(text, before.start, before.end) or _NO_PARTS.search(text, found.end(), total.start):
        return
    due, slack = sum(f.value for f in parts), sum(min(f.step, 0.05 * f.value) / 2 for f in (*parts, total))
    if abs(due - total.value) > slack and 1 / 3 < total.value / due < 3:
        yield Wrong(Span(parts[0].start, total.end), shown(due), shown(total.value))


def _is_part(part: Figure, total: Figure) -> bool:
    return part.unit is total.unit and (same_kind(part, total) or not part.of)
