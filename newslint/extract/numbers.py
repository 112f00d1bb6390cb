"""Numbers as stories write them, with the precision that the writing claims."""

from __future__ import annotations

import re

from msgspec import Struct

SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
          "trillion": 10**12}  # fmt: skip
SHORT_SCALES = {"m": 10**6, "bn": 10**9, "k": 10**3, "mn": 10**6, "mln": 10**6, "bln": 10**9, "tn": 10**12}

#: the words for tens, and those for one to nineteen, as alternatives of a pattern: the longest first
TENS_WORDS = "|".join(TENS)
ONES_WORDS = "|".join(sorted(sorted(set(SMALL) - {"zero"}), key=len, reverse=True))
#: one to ninety-nine in words, as alternatives of a pattern
WORDS_TO_99 = rf"(?:{TENS_WORDS})(?:-(?:{ONES_WORDS}))?|{ONES_WORDS}"
#: words before a number that leave room: whoever looks for them adds its own
ROUGH_WORDS = "about|around|some|nearly|almost|more than|over|less than|under|roughly"
_ONES = "|".join(sorted(SMALL, key=len, reverse=True))
#: 1,200 · 3.5 million · .5 · 2 1/2
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
NUMBER = rf"{DIGITS}(?: \d/\d|[½¼¾])?(?:[ -](?:hundred|thousand|million|billion|trillion|lakh|crore)\b)?"
#: twenty-one · two hundred and five · a dozen
WORDS = (
    rf"(?:(?:{TENS_WORDS})(?:[ -](?:{_ONES}))?|(?:{_ONES})|a|an)(?: (?:hundred|thousand|million|billion|dozen)\b)?"
    rf"(?: and (?:(?:{TENS_WORDS})(?:[ -](?:{_ONES}))?|(?:{_ONES}))(?= ))?"
)
_PARTS = re.compile(rf"({DIGITS})(?: (\d)/(\d)|([½¼¾]))?(?:[ -](\w+))?")
#: what has more digits than a float can tell the size of (10 to the 308th, times a scale word) is no figure of the news
_MOST_DIGITS = 280
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Number(Struct, frozen=True):
    """A value, and the size of the last place that its writing claims to know (1 for 7, 100 for 4,200, 0.1 for 3.5)."""

    value: float
    step: float


def digits_value(written: str) -> Number | None:
    """The number that digits, with a fraction or a scale word after them perhaps, write; None if they write none."""
    found = _PARTS.fullmatch(written.strip())
    if not found:
        return None
    digits = found[1].replace(",", "")
    if len(digits) > _MOST_DIGITS:
        return None
    value = float(digits)
    step = 10.0 ** -len(digits.partition(".")[2]) if "." in digits else _integer_step(digits)
    if found[2] and found[3] != "0":
        value, step = value + int(found[2]) / int(found[3]), 1 / int(found[3])
    elif found[4]:
        value, step = value + _FRACTIONS[found[4]], 0.25
    if found[5]:
        scale = SCALES.get(found[5].lower()) or SHORT_SCALES.get(found[5])
        if scale is None:
            return None
        # 2 million may be anything from 1.5 to 2.5, but 20 million written so claims the last two digits
        step = (step if "." in digits else 1.0) * scale
        value *= scale
    return Number(value, step)


def _integer_step(digits: str) -> float:
    bare = digits.rstrip("0")
    return 10.0 ** (len(digits) - len(bare)) if bare else 1.0


def words_value(written: str) -> Number | None:
    """The number that words write ("twenty-one", "two hundred and five", "a dozen"); None if they write none."""
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[ -]", written.lower()):
        if word in SMALL:
            current += SMALL[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "dozen":
            current = max(current, 1) * 12
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALES:
            total += max(current, 1) * SCALES[word]
            current = 0
        elif word in ("a", "an") and not seen:
            current = 0
        elif word != "and":
            return None
        seen = True
    value = total + current
    if not value and written.lower() in ("a", "an"):
        value = 1
    step = 1.0 if value < 20 else _integer_step(str(int(value)))
    return Number(value, step) if seen else None


def value_of(written: str) -> Number | None:
    """The number that digits or words write; None if they write none."""
    return digits_value(written) if re.search(r"\d", written) else words_value(written)


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
             "twelfth")  # fmt: skip


def ordinal_value(written: str) -> int | None:
    """The place that an ordinal names: "25th", "fifth", "thirtieth", "twenty-first"; None if it is none."""
    if written[:1].isdigit():
        return int(written[:-2]) if written[:-2].isdigit() else None
    tens, _, ones = written.lower().rpartition("-")
    if ones in _ORDINALS:
        small = _ORDINALS.index(ones) + 1
    else:
        stem = ones.removesuffix("th")
        value = SMALL.get(stem) or TENS.get(stem.removesuffix("ie") + "y")
        if value is None:
            return None
        small = value
    return TENS.get(tens, 0) + small
