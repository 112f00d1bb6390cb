"""Where somebody or something was bound for: "bound for Oslo", "on her way home to Copenhagen"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.frames import Detail, stems
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.knowledge.offices import knowledge
from newslint.model import Span

_NAME = r"(?P<name>[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+)?)"
_GOAL = re.compile(
    r"\b(?:bound for|head(?:ed|ing) (?:for|to)|en route (?:for|to)"
    r"|on (?:the|her|his|its|their|my|our) way(?: home| back)? to"
    rf"|(?:flight|train|ferry|bus|coach|boat|trip|journey|voyage) to) {_NAME}"
)


def goals(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    """The places to which a sentence has something on its way."""
    for found in _GOAL.finditer(text, span.start, span.end):
        name = re.sub(r"['’]s?$", "", found["name"])
        if name not in MONTHS and name not in WEEKDAYS and knowledge().record.city(name):
            at = Span(found.start("name"), found.start("name") + len(name))
            yield Detail("goal", "", name, at, frozenset(), whole - stems(name))
