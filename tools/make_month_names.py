"""Writes `newslint/segmenting/data/calendar_names.json` from babel: months, weekdays and how long ago something was.

    python tools/make_month_names.py

A name is written in lower case and without its full stop. A name that means one month in one language and another
elsewhere (`listopada` is October in Croatian and November in Polish) is kept with the languages of each.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parent.parent / "newslint" / "segmenting" / "data" / "calendar_names.json"
#: the languages of the largest newspapers by circulation and by number of titles, and their neighbours in Europe
_CODES = """
en de fr fr_CA es es_MX pt pt_PT it nl sv da nb fi is pl cs sk hu ro bg sr sr_Latn hr bs sl mk sq uk ru be el tr az
ar ar_LB ar_DZ ar_MA he fa hi bn ur ta te mr gu pa ml kn id ms vi th sw ca eu gl et lv lt ka hy kk uz af fil de_AT
"""
#: and those that number their months
_NUMBERED = "ja zh zh_Hant ko"


def main() -> None:
    """Collect the names and write them."""
    months: defaultdict[str, dict[str, int]] = defaultdict(dict)
    weekdays: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for code in _CODES.split():
        locale = Locale.parse(code)
        for where, names in ((months, locale.months), (weekdays, locale.days)):
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated", "short"):
                    for number, name in names[context].get(width, {}).items():
                        written = written_as(name)
                        if len(written) > 1 and not any(char.isdigit() for char in written):
                            where[written].setdefault(locale.language, number)
    told = {"months": table(months), "weekdays": table(weekdays), "ago": sorted(ways_of_ago())}
    TARGET.write_text(json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def ways_of_ago() -> set[str]:
    """The ways of saying how many minutes to years ago something was, and of its having been yesterday or today."""
    ways: set[str] = set()
    for code in f"{_CODES} {_NUMBERED}".split():
        fields = Locale.parse(code)._data["date_fields"]
        for unit in ("minute", "hour", "day", "week", "month", "year"):
            for width in ("", "-short"):
                ways |= {written_as(way).replace("{0}", "#") for way in fields[unit + width].get("past", {}).values()}
        days = fields["day"].get("relative", {})
        ways |= {written_as(days[ago]) for ago in (-2, -1, 0) if ago in days}
    return {way for way in ways if len(way) > (2 if way.isascii() else 1)}


def written_as(name: str) -> str:
    """A name as it is looked up."""
    lower = unicodedata.normalize("NFC", name).casefold().strip().rstrip(".")
    return lower.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").removeprefix("de ").removeprefix("d'")


def table(names: dict[str, dict[str, int]]) -> dict[str, int | dict[str, int]]:
    """Each name with its number; with the number in each language where they differ."""
    return {
        name: next(iter(told.values())) if len(set(told.values())) == 1 else dict(sorted(told.items()))
        for name, told in sorted(names.items())
    }


if __name__ == "__main__":
    main()
