"""One number or day, however it is written: `9pm` and `9 p.m.`, `forty` and `40`, `Sat` and `Saturday`.

What is known of a text's words are hashes (`hashing.py`); tables say which of them stand for the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newslint.duplicates.words import word_codes
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.numbers import SMALL, TENS

#: places in an order, from the first on
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
#: what is written behind a number without a space, and up to what number it is known: hours and ordinals, the commonest
#: units and shortened millions. Twelve thousand forms take some milliseconds
_BEHIND = ((100, "am pm a p h hr hrs min mins st nd rd th"), (1000, "m km cm mm kg g t k mn bn"))
#: weekdays and months that are shortened otherwise than by three letters
_SHORT = {"tues": "tuesday", "thur": "thursday", "thurs": "thursday", "sept": "september"}
#: hours after noon
_NOON = 12


@cache
def plain_forms() -> dict[int, int]:
    """For the hash of a number or day in another form, the hash of its plain form."""
    numbers = {word: number for word, number in (SMALL | TENS).items() if number}
    numbers |= {word: place for place, word in enumerate(_ORDINALS.split(), 1)}
    pairs = [(word, str(number)) for word, number in numbers.items()]
    pairs += [(f"{n}{behind}", str(n)) for most, units in _BEHIND for behind in units.split() for n in range(most)]
    days = [name.lower() for name in (*WEEKDAYS, *MONTHS)]
    pairs += [(day[:3], day) for day in days if len(day) > 3]
    pairs += _SHORT.items()
    return dict(zip(_hash([form for form, _ in pairs]), _hash([plain for _, plain in pairs]), strict=True))


@cache
def hours_of_halves() -> frozenset[int]:
    """The hashes of what says that hours are counted from midnight and from noon: `pm`, `9pm`."""
    return frozenset(_hash(["am", "pm", *(f"{hour}{half}" for half in ("am", "pm") for hour in range(60))]))


@cache
def _digits() -> dict[int, str]:
    """For the hashes of plain numbers of up to four digits, their digits, and of those with noughts before them."""
    plain = [*map(str, range(10_000)), *(f"{n:03}" for n in range(100)), *(f"{n:02}" for n in range(10))]
    return dict(zip(_hash(plain), plain, strict=True))


def say_the_same(one: Sequence[int], other: Sequence[int], *, halves: bool) -> bool:
    """Whether numbers in a row, as hashes of plain forms, are those of another row in another form.

    `1,284` and `1284`, `07` and `7`, `twenty-five` and `25`, and where one of two texts counts hours by `halves` of the
    day, `15:00` and `3pm`.
    """
    known = _digits()
    sides = [[known.get(number, "") for number in side] for side in (one, other)]
    if not all(map(all, sides)):
        return False
    if "".join(sides[0]) == "".join(sides[1]):
        return True
    values = [_add_tens([int(digits) for digits in side]) for side in sides]
    return values[0] == values[1] or (halves and _as_hours(values[0]) == _as_hours(values[1]))


def make_another(figures: Sequence[int]) -> bool:
    """Whether numbers behind a number make another one of it, as in `6` and `6 1/16`: noughts and a year don't."""
    known = _digits()
    told = [known.get(figure, "") for figure in figures]
    return any(told) and not all(digits.strip("0") == "" or digits[:2] in ("19", "20") for digits in told)


def _add_tens(values: list[int]) -> list[int]:
    """The numbers, twenty and five put together."""
    found: list[int] = []
    for value in values:
        tens = found[-1] if found else 0
        if 20 <= tens < 100 and tens % 10 == 0 and 0 < value < 10:
            found[-1] += value
        else:
            found.append(value)
    return found


def _as_hours(values: list[int]) -> list[int]:
    """The numbers as hours of half a day, full hours without their minutes."""
    return [value - _NOON if _NOON < value < 2 * _NOON else value for value in values if value]


def _hash(words: Sequence[str]) -> list[int]:
    codes = word_codes([" ".join(words)])
    return [code >> 4 for code in codes.row(0).tolist()]
