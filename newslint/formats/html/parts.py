"""Parts of one kind that hold a story each, where nothing but their repetition says so: rows, cells, divisions.

    <div class="views-row">26/02/2014 <h3>Ferry runs aground</h3> <p>…</p></div>   each dated, each under a headline

Comments under a story, its sections, and the entries of live coverage are repeated as well: those are headed by names,
these aren't dated, and the last are of one day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from newslint.formats.html.judged import LINKED, Judged, folded, parents_of
from newslint.formats.html.roles import is_byline, is_date, is_story, stamp_of
from newslint.formats.html.tree import Element

#: a part that is a story has so much running text
STORY = 60
#: and of all parts of its kind so many look like one
STEADY = 0.7
#: of how many words the headlines are at the middle; names have fewer
WORDS = 3
#: the figures of a year: a day has more
YEAR = 4
#: no headline weighs more, and no line that says when or by whom
HEADLINE, CREDIT = 220, 80
_KINDS = frozenset(["div", "section", "li", "tr", "td", "table", "tbody", "dl", "article", "blockquote"])
#: what a system adds to the name of every other part
_COUNTED = re.compile(r"\d+|[-_]?(?:odd|even|first|last|joined)\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"\W{0,20}\d{1,2}[:.h]\s?\d{2}\b")

Part = tuple[Element, Judged]


def repeated_parts(lines: Sequence[Judged]) -> list[Part]:
    """The parts of a page that hold a story each, with their headlines; nothing if no kind of part does."""
    held = _lines_held(lines)
    kinds: dict[tuple[int, str, str], list[Element]] = {}
    for element in held:
        if element.parent is not None and element.prose >= STORY and element.tag in _KINDS:
            kinds.setdefault((id(element.parent), element.tag, _name(element)), []).append(element)
    several = [kind for kind in kinds.values() if len(kind) > 1]
    for kind in sorted(several, key=lambda kind: -sum(one.prose for one in kind)):
        parts = _headed(kind, held)
        if len(parts) > 1 and len(parts) >= STEADY * len(kind) and _are_stories(parts, held):
            return sorted(parts, key=lambda part: part[0].start)
    return []


def _lines_held(lines: Sequence[Judged]) -> dict[Element, list[Judged]]:
    """The lines that each element holds, as far as they aren't set apart."""
    held: dict[Element, list[Judged]] = {}
    for one in lines:
        if one.apart is None:
            for element in parents_of(one.line.block):
                held.setdefault(element, []).append(one)
    return held


def _name(element: Element) -> str:
    """What an element is called, without what counts it among others."""
    return _COUNTED.sub("", (element.says("class").split() or [""])[0])


def _headed(kind: Sequence[Element], held: dict[Element, list[Judged]]) -> list[Part]:
    """The elements that have a headline over their text, with it; what stands in several of them is none."""
    seen = Counter(text for element in kind for text in {one.text for one in held[element]})
    found = ((element, _headline(held[element], seen)) for element in kind)
    return [(element, head) for element, head in found if head is not None]


def _headline(lines: Sequence[Judged], seen: Counter[str]) -> Judged | None:
    """The first line that says something of its own, if it is a heading, bold or a link, and text follows."""
    for n, one in enumerate(lines):
        if seen[one.text] > 1 or _is_dated(one) or _around(one, is_byline):
            continue
        is_marked = one.is_heading or one.line.is_bold or one.linked >= LINKED
        heads = is_marked and one.weight <= HEADLINE and any(below.prose for below in lines[n + 1 :])
        return one if heads else None
    return None


def _is_dated(one: Judged) -> bool:
    """Whether a line says when its part was published; a heading may as well, if it is a day or called so."""
    if one.weight > CREDIT:
        return False
    if one.is_heading:
        return _around(one, is_date) or (_YEAR.search(one.text) is not None and sum(map(str.isdigit, one.text)) > YEAR)
    return _YEAR.search(one.text) is not None or _CLOCK.fullmatch(one.text) is not None or _around(one, is_date)


def _around(one: Judged, is_so: object) -> bool:
    return one.weight <= CREDIT and any(is_so(element) for element in _near(one))  # type: ignore[operator]


def _near(one: Judged) -> Iterator[Element]:
    block = one.line.block
    yield block
    if block.parent is not None:
        yield block.parent


def _are_stories(parts: Sequence[Part], held: dict[Element, list[Judged]]) -> bool:
    """Whether parts that have headlines are stories: each its own, and dated or called so."""
    heads = [head.text for _, head in parts]
    if len({folded(head) for head in heads}) < len(heads) or median(map(_words, heads)) < WORDS:
        return False
    if 2 * sum(head.endswith(("?", "？", "؟")) or _CLOCK.match(head) is not None for head in heads) > len(heads):
        return False
    days = [_day(held[element]) for element, _ in parts]
    clocks = sum(any(_CLOCK.fullmatch(one.text) for one in held[element]) for element, _ in parts)
    if clocks >= STEADY * len(parts) and len({day[0] for day in days if day}) < 2:
        return False  # entries of live coverage
    if sum(is_story(element) for element, _ in parts) == len(parts):
        return True
    # a clock time that is a day only for machines heads the entries of live coverage, too
    is_said = all(day is None or day[1] for day in days)
    known = {day[0] for day in days if day}
    return sum(day is not None for day in days) >= STEADY * len(days) and (is_said or len(known) > 1)


def _words(text: str) -> int:
    """The words of a line; two characters are one where words are written together."""
    return len(text.split()) if text.isascii() or " " in text else len(text) // 2


def _day(lines: Sequence[Judged]) -> tuple[str, bool] | None:
    """The day that a part says it is of, as it is written, and whether people can read it there."""
    for one in lines:
        if one.weight <= CREDIT and not one.is_heading:
            if _YEAR.search(one.text):
                return one.text, True
            for element in _near(one):
                if written := stamp_of(element):
                    return written[:10], False
    return None
