"""The names of months and weekdays in some sixty languages (`tools/make_month_names.py` takes them from CLDR).

Loaded when a date is first looked for: sixty kilobytes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "calendar_names.json"
#: ways of writing English months that CLDR doesn't have
_SHORT = {"sept": 9, "june": 6, "july": 7}
#: the longest way of saying how long ago something was, and how the number may be written there
_LONGEST_AGO = 40
_ONE = re.compile(
    r"\d+|\b(?:an?|one|un|une|una|uno|ein|eine|einem|einer|een|en|ett|um|uma|jeden|jedną|egy|один|одну|bir|μία|ένα)\b"
)
#: Hebrew and Arabic join a preposition to the name: "5 במרץ"
_PREFIXES = ("ב", "و", "لـ")

Names = dict[str, int | dict[str, int]]


@cache
def _tables() -> tuple[Names, Names]:
    read = json.loads(_DATA.read_text(encoding="utf-8"))
    return {**read["months"], **_SHORT}, read["weekdays"]


def month_of(word: str, *, after_dot: bool = False) -> frozenset[int]:
    """The months that a word may name: none, one, or two where languages differ.

    `listopada` is October in Croatian and November in Polish: Polish writes no full stop after the day.
    """
    name = _looked_up(word)
    months = _tables()[0]
    found = months.get(name)
    if found is None and name.startswith(_PREFIXES):
        found = months.get(name[1:])
    if found is None:
        return frozenset()
    if isinstance(found, int):
        return frozenset([found])
    if "pl" in found and not after_dot:
        return frozenset([found["pl"]])
    return frozenset(number for language, number in found.items() if language != "pl")


def weekday_of(word: str) -> frozenset[int]:
    """The weekdays that a word may name, Monday 0 to Sunday 6: none, or several where languages differ (`ma`)."""
    found = _tables()[1].get(_looked_up(word))
    if found is None:
        return frozenset()
    return frozenset([found] if isinstance(found, int) else found.values())


def is_ago(text: str) -> bool:
    """Whether a few words say how long ago something was: "3 hours ago", "gisteren", "vor einer Stunde"."""
    return len(text) <= _LONGEST_AGO and _ONE.sub("#", _looked_up(text)).replace(" ", "") in _agos()


@cache
def _agos() -> frozenset[str]:
    return frozenset(way.replace(" ", "") for way in json.loads(_DATA.read_text(encoding="utf-8"))["ago"])


def _looked_up(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().rstrip(".").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
