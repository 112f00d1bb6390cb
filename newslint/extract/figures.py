"""Figures of a stretch of text: what they are worth, what they count, and how sure their writing is of it.

Years, days of a month, clock times, ages, places in an order, and numbers that are names ("Boeing 737", "Apollo 13",
"Flight 370") are no figures.
"""

from __future__ import annotations

import functools
import re
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from newslint.extract.numbers import (
    DIGITS,
    ONES_WORDS,
    SCALES,
    SHORT_SCALES,
    SMALL,
    TENS,
    TENS_WORDS,
    digits_value,
    words_value,
)
from newslint.extract.sentences import sentences_of_passages
from newslint.segmenting.view import StoryText


class Unit(StrEnum):
    """What kind of figure it is."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"


class Figure(Struct, frozen=True):
    """A figure with its sign and its unit; `of` is the currency, or the noun that is counted, in small letters.

    `step` is the size of the last place that the writing claims to know. `hedge` is `~` for "about", `>` for "more
    than", `<` for "up to", and empty where the text gives the figure for exact.
    """

    start: int
    end: int
    value: float
    step: float
    unit: Unit
    of: str = ""
    hedge: str = ""

    @property
    def low(self) -> float:
        """The least that the writing can mean, rounding counted in, bounds not."""
        return self.value - self._slack

    @property
    def high(self) -> float:
        """The most that the writing can mean, rounding counted in, bounds not."""
        return self.value + self._slack

    @property
    def _slack(self) -> float:
        # "some 41,300" is no rougher than its last place
        rough = min(self.value / 10, _PLACES * self.step) if self.hedge == "~" else self.value / 10
        return self.step / 2 + (rough if self.hedge else 0.0)


#: 20,000 written out is seldom as rough as its zeros would allow: of this share of it at most; chosen, not measured
_ROUGHEST = 0.02
#: and a rough figure may be off by so many of its last place; chosen
_PLACES = 5
_WORDS = rf"(?i:(?:{TENS_WORDS})(?:[ -](?:{ONES_WORDS}))?|{ONES_WORDS})"
_SCALE_WORDS = "|".join(SCALES)
#: a hundred and forty; two hundred and six; a thousand and one
_COMPOUND = (
    rf"(?i:(?:an?|{ONES_WORDS})[ -](?:hundred|thousand) and (?:(?:{TENS_WORDS})(?:[ -](?:{ONES_WORDS}))?|{ONES_WORDS}))"
)
_SIGN = r"(?:(?:US|HK|NZ|A|C|S)?\$|[£€¥₹]|Rs\.? ?|R(?=\d)|(?:EUR|USD|GBP|CHF) ?)"
_CURRENCIES = (
    "dollars?|dlrs?|euros?|pounds?|sterling|yen|yuan|renminbi|rubles?|roubles?|rand|rupees?|rupiah|francs?|zlotys?"
    "|kron[aeo]r?"
    "|crowns?|kroner|pesos?|reais|reals?|lir[ae]s?|liras|won|baht|dinars?|dirhams?|riyals?|shekels?|forints?|hryvnias?"
    "|naira|shillings?|ringgit|takas?|cents?|pence|marks|lei|leva?|birr|kwacha|dong|soles|bolivars?|guilders|pesetas"
)
_FIGURE = re.compile(
    rf"(?<![\w.,$£€¥:/#–-])(?P<sign>{_SIGN})?(?:(?P<digits>{DIGITS})|(?P<words>{_COMPOUND}|{_WORDS})\b)"
    rf"(?:[ -](?P<scale>(?i:{_SCALE_WORDS}))\b|(?<=\d)(?P<short>{'|'.join(SHORT_SCALES)})\b|(?<=\d) (?P<short2>bn|mn"
    rf"|tn|mln|bln)\b)?(?P<pence>(?<=\d)p\b(?!\.m))?(?P<percent> ?%| ?pc\b| per ?cent\b(?! (?:age )?points?)"
    rf"| percent\b(?! points?))?"
    rf"(?P<points> (?:percentage|per ?cent(?:age)?) points?)?"
    rf"(?P<currency> (?:of )?(?:(?P<whose>[A-Z]\w+(?: [A-Z]\w+)?|US|U\.S\.) )?(?P<money>{_CURRENCIES})\b)?"
    r"(?P<more>\+| or more\b| or so\b)?"
    r"(?![\d°]|[.,:/]\d|-(?:year|day|week|month|hour|minute|foot|mile|metre|meter|story|storey|point|time|and)\b"
    r"|(?<=\d)(?:st|nd|rd|th|s|am|pm|ft|km|kg|mm|cm)\b)"
)
#: a digit, or a letter that patterns which mind no case take for an i, a k or an s
_DIGIT, _LETTERS = re.compile(r"[\dſıİ\u212a]"), re.compile(r"[a-zſı]+")
_NUMBER_WORDS = frozenset({*TENS, *SMALL})
_HEDGED = re.compile(
    r"\b(?:(?P<about>about|around|some|nearly|almost|approximately|roughly|an estimated|estimated|close to|just over"
    r"|just under|just short of|an? average of|well over|circa)"
    r"|(?P<least>at least|more than|over|no fewer than|no less than|upwards of|above|exceeding|a minimum of)"
    r"|(?P<most>up to|at most|fewer than|less than|under|(?<!twice )(?<!times )(?<!half )as (?:many|much) as"
    r"|no more than|below|a maximum of))(?: an?| the)? $",
    re.IGNORECASE,
)
#: where "over" is no bound: a row over $2 billion
_QUARREL = re.compile(
    r"\b(?:quits?|resigns?|resigned|row|dispute|protests?|fight|anger|fury|clash|su(?:es|ed|it)|fined|charged|jailed"
    r"|talks|feud|probe|strike|fired"
    r"|inquiry|trial|battle|scandal|case|arrested|held|deal|worr\w+|concerns?) over (?:an? |the )?$",
    re.IGNORECASE,
)
#: where "more than" compares: 12 per cent more than the 36,000
_COMPARED_TO = re.compile(r"(?:%|per ?cent|times|third|quarter|half) (?:more|fewer|less) than the $", re.IGNORECASE)
#: before a figure that is no quantity: a day of a month, an age, a number in a series
_NO_QUANTITY = re.compile(
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"|\b(?i:aged?|no\.|number|article|section|chapter|page|route|flight|highway|interstate|channel|room|gate|line"
    r"|week|day|game|round|grade|group|act|at the age of|age of|under-|over-|version|phase|class of|title|psalm|verse"
    r"|square|district|precinct|runway|platform|bus|section|category|type|model|size|since|circa|year|in|by)) $"
)
#: between two figures of a list: words that make the second no part beside the first
NO_PART = (
    r"of (?:them|whom|which)|including|among|another|other|more|fewer|less|up|down|compared|average|per|each|every|who"
    r"|which|that|when|where|while|before|after|but|then|instead|aged?"
)
#: what makes a number a place in an order: eight top three hits
_RANKED = re.compile(r"\b(?:top|bottom)[ -]$")
#: what a number is the name of, and a capital inside a sentence, which makes it one: "Boeing 737 crash"
_NAMED = re.compile(
    r"\b(?:Boeing|Airbus|Apollo|Flight|Route|Highway|Channel|Catch|Formula|Area|Windows|Section|No\.) $"
)
_IN_A_NAME = re.compile(r"(?:^|\s)[a-z]\w* [“\"‘']?\Z")
_CAPITAL = re.compile(r"[a-z,;] (?:[A-Z][\w-]*[a-z]|[A-Z]{2,6}) $")
_UNIT_BEHIND = re.compile(
    r"(?:[ -](?:years?|yrs?|decades?|months?|weeks?|days?|hours?|minutes?|seconds?|times|degrees?|p\.?m\.?|a\.?m\.?"
    r"|o['’]clock)\b|°)"
)
_MONTH_BEHIND = re.compile(
    r" (?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
)
#: the noun that is counted: up to two words that describe it, and itself; no small word ends the search as a noun
_SMALL_WORDS = tuple(
    """of the a an and or in on at to from by for with who that which were was are is have has had will would
    been be as than more fewer less but after before during while when said per out up down into over under
    about between including among against voted killed died dead injured wounded arrested last this next each
    since until not did do does could can may might should took won lost left said says told it its his her
    their they he she off near amid through past like via missing arrested detained feared trapped without
    die dies hurt held jailed charged freed
    rescued saved now today yesterday tomorrow later earlier altogether together""".split()  # noqa: SIM905
)
_NOUN = re.compile(rf"((?: (?!(?:{'|'.join(_SMALL_WORDS)})\b)[a-z][a-z’'-]+){{1,3}})")
#: nouns for people, and for what befalls them, one by one
PEOPLE = re.compile(
    r"\b(?:people|bodies|victims?|cases|lives|deaths?|injuries|arrests?|casualties|fatalities|survivors|families"
    r"|troops|persons?|men|women|children|adults|students?|girls|boys|migrants?|refugees?|civilians?|officers?"
    r"|protesters?|residents?|passengers?|members|soldiers"
    r"|troops|fighters|militants|workers|employees|patients|suspects?|miners|skiers|tourists|police|others|more|dead"
    r"|killed|injured|hurt|pilgrims|fans|sailors"
    r"|villagers|journalists|firefighters|guests|pupils|hikers|climbers|inmates|prisoners)\b"
)
#: what shows that a number between commas is no age: of the 90 gardens on the hill, 30, or a third, lie fallow
_NO_AGE_BEHIND = (", or ", ", that is", ", which is", ", exactly ", ", of whom", ", of which")
_OF_A_WHOLE = re.compile(r"\b[Oo]f (?:[\w’'-]+ ){0,4}?\d{2}[\d,]* [a-z][^.;:()\d,]{0,60}, \Z")
#: lines of a picture, which are written as pence are: 720p
_SCREEN_LINES = frozenset({"360", "480", "540", "720", "1080", "1440", "2160"})
#: the first year and the last one that a bare number of four figures is taken for
_FIRST_YEAR, _LAST_YEAR = 1400, 2100


def figures(text: str, start: int, end: int) -> list[Figure]:
    """The figures in `text[start:end]`, in order."""
    if not _may_hold_figures(text[start:end]):
        return []
    return [figure for found in _FIGURE.finditer(text, start, end) if (figure := _figure(text, found, start))]


def _may_hold_figures(sentence: str) -> bool:
    """Whether a digit or the word for a number stands anywhere in it: a look that costs less than the pattern."""
    return _DIGIT.search(sentence) is not None or not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(sentence.lower()))


def _figure(text: str, found: re.Match[str], start: int) -> Figure | None:
    before = text[max(start, found.start() - 24) : found.start()]
    plain = not (found["sign"] or found["percent"] or found["points"] or found["currency"] or found["pence"])
    if found["pence"] and (found["sign"] or found["digits"] in _SCREEN_LINES):
        return None
    if plain and _is_no_quantity(text, found, before):
        return None
    worth = _worth(found)
    if worth is None:
        return None
    value, step = worth
    hedged = _HEDGED.search(before)
    if hedged and (_QUARREL.search(before) or _COMPARED_TO.search(before)):
        hedged = None
    hedge = {"about": "~", "least": ">", "most": "<"}[str(hedged.lastgroup)] if hedged else ""
    unit, of = _unit(text, found)
    return Figure(found.start(), found.end(), value, step, unit, of, ">" if found["more"] else hedge)


def _worth(found: re.Match[str]) -> tuple[float, float] | None:
    number = digits_value(found["digits"]) if found["digits"] else words_value(found["words"])
    if number is None:
        return None
    written = found["scale"] or found["short"] or found["short2"]
    # patterns that mind no case take more letters for an i and an s than a table has
    scale = (SCALES if found["scale"] else SHORT_SCALES).get(written.lower()) if written else 1
    if scale is None:
        return None
    if scale == 1:
        return number.value, min(number.step, number.value * _ROUGHEST) if number.step >= 1 else number.step
    # two million may be anything from 1.5 to 2.5, but 20 million claims the last two digits
    return number.value * scale, min(number.step, 1.0) * scale


def _is_no_quantity(text: str, found: re.Match[str], before: str) -> bool:
    digits, end = found["digits"], found.end()
    bare = bool(digits) and digits.isdigit() and not (found["scale"] or found["short"])
    if bare and len(digits) == 4 and _FIRST_YEAR <= int(digits) < _LAST_YEAR:
        return True
    if digits and digits.startswith("0") and not digits.startswith("0."):
        return True
    if _UNIT_BEHIND.match(text, end) or (bare and _MONTH_BEHIND.match(text, end)) or _RANKED.search(before):
        return True
    if bare and (_NO_QUANTITY.search(before) and not _NOUN.match(text, end)):
        return True
    # one country, two systems, in capitals behind a small word: a name
    if (
        found["words"]
        and found["words"][0].isupper()
        and _IN_A_NAME.search(before)
        and text[end + 1 : end + 2].isupper()
    ):
        return True
    if bare and (_NAMED.search(before) or (_CAPITAL.search(before) and _NOUN.match(text, end))):
        return True
    # between commas it is an age, but for one of a list of figures, and what is counted of a whole
    return (
        before.endswith(", ")
        and not text.startswith(_NO_AGE_BEHIND, end)
        and not _OF_A_WHOLE.search(text, max(0, found.start() - 90), found.start())
        and text.startswith(",", end)
        and bare
        and len(digits) <= 3
        and not before[-3:-2].isdigit()
    )


def _unit(text: str, found: re.Match[str]) -> tuple[Unit, str]:
    if found["percent"]:
        return Unit.PERCENT, ""
    if found["points"]:
        return Unit.POINTS, ""
    if found["pence"]:
        return Unit.MONEY, "pence"
    if found["sign"] or found["currency"]:
        return Unit.MONEY, currency(found["sign"], found["whose"], found["money"])
    noun = _NOUN.match(text, found.end())
    return Unit.COUNT, noun[1].strip() if noun else ""


_SIGNS = {
    "$": "dollar",
    "US$": "dollar",
    "£": "pound",
    "€": "euro",
    "¥": "yen",
    "₹": "rupee",
    "R": "rand",
    "Rs": "rupee",
    "Rs.": "rupee",
    "EUR": "euro",
    "USD": "dollar",
    "GBP": "pound",
    "CHF": "Swiss franc",
}
_SPELLINGS = {
    "krona": "kron",
    "kronor": "kron",
    "krone": "kron",
    "kroner": "kron",
    "kronur": "kron",
    "sterling": "pound",
    "rouble": "ruble",
    "dlr": "dollar",
    "pence": "pence",
    "cent": "cent",
    "zlotys": "zloty",
    "reais": "real",
}


@functools.cache
def currency(sign: str | None, whose: str | None, money: str | None) -> str:
    """One name for a currency, whatever signs and words write it."""
    if money is None:
        return _SIGNS.get((sign or "").strip(), (sign or "").strip())
    name = money.lower().removesuffix("s") if money not in ("reais", "rupees") else money
    name = _SPELLINGS.get(name, {"rupees": "rupee"}.get(name, name))
    if whose and whose not in ("US", "U.S.", "American"):
        return f"{whose} {name}"
    return name


def same_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures can be measures of one thing: of one unit, one currency, and nouns that don't differ."""
    if one.unit is not other.unit:
        # "from 1,000 to 1,250 euros"
        return {one.unit, other.unit} == {Unit.COUNT, Unit.MONEY} and not (one if one.unit is Unit.COUNT else other).of
    if one.unit is Unit.MONEY:
        # francs, where they were Swiss francs before
        bare = one.of.split()[-1:] == other.of.split()[-1:] and " " not in min(one.of, other.of, key=len)
        return bare or not (one.of and other.of)
    if one.unit is Unit.COUNT:
        return not (one.of and other.of) or bool(_stems(one.of) & _stems(other.of))
    return True


def _stems(words: str) -> set[str]:
    return {word[:6].removesuffix("s") for word in words.split()}


class FiguredSentence(NamedTuple):
    """A sentence of a story, from `start` to `end`, with its figures."""

    start: int
    end: int
    figures: list[Figure]


def figured_sentences(whole: StoryText) -> dict[int, list[FiguredSentence]]:
    """The sentences of each passage that hold figures, with them, by where the passage starts."""
    text, found = whole.text, {}
    for passage, spans in whole.shared(sentences_of_passages).items():
        told = [FiguredSentence(start, end, figures(text, start, end)) for start, end in spans]
        found[passage] = [sentence for sentence in told if sentence.figures]
    return found
