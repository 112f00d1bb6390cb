"""People who are counted, and then named one by one: "the four men … They were A; B; C and D", "the five of them"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.extract.accounts import Told, Wrong, sentence_at
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ONES_WORDS, value_of
from newslint.model import Span

_NAME = r"[A-ZÀ-Ž][\w’'-]+(?: (?:(?:de|van|von|bin|al) )?[A-ZÀ-Ž][\w’'.-]*)+"
_NAMED = LatePattern(r"(?<![\w’'])They (?:are|were) ", needs=("They are ", "They were "))
#: "Ada Marl, 51" or "his nephew Karl Marl, 22": one item of such a list
_ITEM = re.compile(
    rf"(?:and )?(?:(?:the |his |her |their "
    rf"|a )?[a-z][\w’' -]{{0,60}},? )?{_NAME}(?:, \d{{1,3}})?(?:, (?:an?|the|of|from) [^,;]+)?\.?"
)
_COUNTED = re.compile(
    rf"\b(?P<n>(?i:{ONES_WORDS}|\d{{1,2}})) (?:[a-z-]+ ){{0,2}}(?:people|persons|men|women|boys|girls"
    rf"|children|victims|dead|sailors"
    r"|crew|miners|students|pupils|suspects|climbers|soldiers|officers|players|winners|finalists|candidates)\b"
)
#: whoever is chosen is somebody: has elected four new fellows
_CHOSEN = re.compile(
    rf"\b(?:cho(?:osen?|se|sen)|elect(?:s|ed)?|appoint(?:s|ed)?|nam(?:es?|ed)|pick(?:s|ed)?|honou?r(?:s|ed)?|admit(?:s|ted)?"
    rf"|nominat(?:es?|ed)|shortlist(?:s|ed)?|recruit(?:s|ed)?|hir(?:es?|ed)|ordain(?:s|ed)?|select(?:s|ed)?|co-opt(?:s|ed)?"
    rf"|sign(?:s|ed)?|arrest(?:s|ed)?|suspend(?:s|ed)?|dismiss(?:es|ed)?) "
    rf"(?P<n>{ONES_WORDS}|\d{{1,2}}) (?:[a-z-]+ ){{0,2}}[a-z]+s\b"
)
_WHO = re.compile(r", (?:who|whose)\b[^;]*\Z")
_OF_THEM = re.compile(rf",? and the (?P<n>{ONES_WORDS}|\d{{1,2}}) of them\b")
#: what they do, or who does it to them, not who they are
_NOT_WHO = re.compile(r"[a-z]{1,24} (?:by|from|with|to|at|in|on|as|for|of)\b")
_OPEN = re.compile(r"\b(?:including|among|another|others?|unnamed|not been named|who else)\b")
#: names of which a list has at least so many
_LEAST = 3


def count_listed(text: str, told: list[Told]) -> Iterator[Wrong]:
    """The counts of people that the list of their names doesn't bear out."""
    if not told:
        return
    for found in _NAMED.finditer(text, told[0].start, told[-1].end):
        if (at := sentence_at(told, found.start())) is None:
            continue
        sentence = told[at]
        of_them = _OF_THEM.search(text, found.end(), sentence.end)
        names = _count(_WHO.sub("", text[found.end() : of_them.start() if of_them else sentence.end]))
        before = list(_COUNTED.finditer(text, *told[at - 1][:2])) if at and not of_them else []
        if at and not of_them and not before:
            before = list(_CHOSEN.finditer(text, *told[at - 1][:2]))
        counted = of_them or (before[0] if len(before) == 1 else None)
        number = value_of(counted["n"].lower()) if counted else None
        if counted is None or number is None or names is None or names == number.value:
            continue
        if not _OPEN.search(text, told[max(0, at - 1)].start, sentence.end):
            start, end = counted.span("n")
            yield Wrong(Span(start, counted.end() if of_them else end), f"{names} names", text[start:end])


def _count(listed: str) -> int | None:
    """How many people a list names; None if it is no plain list of names."""
    if _NOT_WHO.match(listed.strip()):
        return None
    items = re.split(r"; ", listed.strip()) if "; " in listed else re.split(r", and |, | and ", listed.strip())
    if "; " in listed and " and " in items[-1] and not items[-1].startswith("and "):
        items[-1:] = items[-1].split(" and ")
    if "; " not in listed:
        items = [item for item in items if not re.fullmatch(r"\d{1,3}\.?", item)]
    return len(items) if len(items) >= _LEAST and all(_ITEM.fullmatch(item.strip()) for item in items) else None
