"""How many: numbers of people in a text as intervals, with what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from newslint.extract.numbers import SCALES, WORDS_TO_99, value_of
from newslint.model import Span

_WORDS = rf"(?:two|three|four|five) (?:dozen|hundred|thousand)|{WORDS_TO_99}"
_SCALES = "|".join(SCALES)
_NUMBER = re.compile(
    rf"(?<![\w.,$£€:/#-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+|(?!0\d)\d{{1,6}}(?:\.\d+)?)(?: (?P<scale>{_SCALES}))?"
    rf"|(?P<words>(?i:{_WORDS})))(?![\w%°]|[.,:/]\d|-(?!plus)\w)(?P<plus>\+|-plus)?"
)
_VAGUE = re.compile(
    r"\b(?i:dozens|scores|hundreds|thousands|(?:an?|half a|several|a few) (?:dozen|hundred|thousand))\b"
)
_VAGUE_SIZE = {"dozens": (20, 120), "scores": (20, 200), "hundreds": (100, 1500), "thousands": (1000, 20000),
               "dozen": (6, 60), "hundred": (80, 900), "thousand": (800, 9000)}  # fmt: skip
_ARTICLE = r"(?: (?:an?|the|some|another))? $"
_LEAST = re.compile(
    rf"\b(?i:at least|more than|over|no fewer than|no less than|upwards? of|exceed\w*|above|minimum of){_ARTICLE}"
)
_MOST = re.compile(
    rf"\b(?i:up to|at most|fewer than|less than|under|as many as|no more than|below|maximum of){_ARTICLE}"
)
_ABOUT = re.compile(
    r"\b(?i:about|around|some|nearly|almost|approximately|roughly|an estimated|estimated|close to|"
    r"just over|just under|nears?|nearing|approach\w*|tops?)" + _ARTICLE
)
#: what a number stands for where no people are counted: ages, times, measures, places in an order
_OTHER_UNIT = re.compile(
    r"(?: to [\w,]+)?[ -]?(?:years?[ -]old|decades?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|miles?"
    r"|kilomet\w+|"
    r"km|met(?:er|re)s?|feet|"
    r"foot|inch\w*|acres?|hectares?|pounds?|tons?|tonnes?|kilograms?|kg|dollars?|euros?|percent\w*|per cent|cents?|"
    r"degrees?|points?|votes?|p\.?m\.?|a\.?m\.?|o['’]clock|st|nd|rd|th|times|countries|states|districts|cities|houses|"
    r"homes|buildings)\b",
    re.IGNORECASE,
)
_NOT_A_COUNT = re.compile(
    r"(?:(?<![A-Z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|\b(?i:aged?|no\.|article|section|chapter|page|"
    r"route|flight|highway|interstate|title|week|day|game|dead at|dies at|died at|age of|(?:mother|mom|mum|dad|father"
    r"|parents?) of)) $"
)
_ACRONYM = re.compile(r"(?<![A-Z] )\b[A-Z]{2,5} $")
#: kinds of what is counted; of several words the nearest decides
KINDS = {
    "dead": r"dead|deaths?|died|dies?|kill\w*|slain|slay\w*|slaughter\w*|massacre\w*|bodies|fatal\w*|toll|murder\w*|"
            r"lives|perish\w*|drown\w*|execut\w*|victims",
    "hurt": r"injur\w+|wound\w*|hurt|hospitali[sz]ed|sicken\w*",
    "held": r"arrest\w*|detain\w*|charged|indict\w*|jailed|in custody|rounded up|captur\w+|in prison|convicted",
    "missing": r"missing|unaccounted|kidnap\w*|abduct\w*|hostages?|rescued?",
    "troops": r"troops?|soldiers?|marines?|servicem[ae]n|personnel|advisers|guards?m[ae]n",
}  # fmt: skip
_KIND = re.compile("|".join(rf"\b(?P<{name}>{words})\b" for name, words in KINDS.items()), re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:people|persons?|others?|victims?|men|women|children|students?|girls|boys|migrants?|refugees?|civilians?|"
    r"officers?|protesters?|residents?|passengers?|families|members|soldiers|troops|servicemen|fighters"
    r"|militants|workers|employees|patients|cases|suspects?|(?-i:[A-Z][a-z]+(?:ans|is|ese)))\b",
    re.IGNORECASE,
)
#: between a number and a verb that has an object of its own: "kill nine and injure thousands"
_NEXT_VERB = re.compile(r"\b(?:and|but|while) (?:\w+ly )?$")


#: things that are counted one by one, so that two near figures for them are seldom two counts
THINGS = tuple(
    """missiles drones rockets soldiers prisoners hostages passengers warships vessels tanks helicopters warplanes
    shells bombs rifles survivors inmates detainees miners sailors schoolgirls coffins bullets rounds""".split()  # noqa: SIM905
)
#: below this two counts are easily two
_FEW = 20
#: characters between a number and the word that says what befell those it counts
_CLOSE = 16
_BEFORE_THING = re.compile(r"(?<![\w.,$£€:/#-])(\d{2,3}(?:,\d{3})*)(?: \(?[A-Za-z-]+\)?){0,4} $")


class CountedThing(Struct, frozen=True):
    """An exact count of things of one kind, 20 or more of them; `span` covers the number and the noun."""

    span: Span
    value: int
    thing: str


def counted_things(text: str, things: Iterable[tuple[int, int, str]]) -> list[CountedThing]:
    """The exact counts before some nouns of `THINGS`, given as (start, end, noun), in order."""
    found = []
    for start, end, noun in things:
        low = max(0, start - 60, text.rfind("\n", 0, start) + 1)
        match = _BEFORE_THING.search(text[low:start])
        if match and (value := int(match[1].replace(",", ""))) >= _FEW:
            before = text[max(0, low + match.start() - 24) : low + match.start()]
            if not any(pattern.search(before) for pattern in (_LEAST, _MOST, _ABOUT)):
                found.append(CountedThing(Span(low + match.start(), end), value, noun))
    return found


class Quantity(Struct, frozen=True):
    """A count: the number as written, the least and most it can be, what kind of count the nearest word makes it.

    `kinds` are all kinds that stand around it, `people` says that a word for people is the thing counted, `close` that
    the word for the kind stands right beside the number.
    """

    span: Span
    value: float
    low: float
    high: float
    kind: str | None
    kinds: frozenset[str]
    people: bool
    close: bool = False
    vague: bool = False

    @property
    def exact(self) -> bool:
        """Whether the text gives one figure and no bound."""
        return self.low == self.high


def quantities(text: str, start: int, end: int, within: int = 50) -> list[Quantity]:
    """The counts in `text[start:end]`; what they count is read from `within` characters on either side."""
    found = []
    for number in _NUMBER.finditer(text, start, end):
        before = text[max(start, number.start() - 24) : number.start()]
        value = _value(number)
        if value is None or _OTHER_UNIT.match(text, number.end(), end) or _NOT_A_COUNT.search(before):
            continue
        if _ACRONYM.search(before) and any(char.islower() for char in text[number.end() : number.end() + 12]):
            # a station, a channel, a flight: "KXYZ 5"
            continue
        if before.endswith(", ") and text.startswith(",", number.end()):
            # an age: "Ada Sample, 37, of Ohio"
            continue
        low, high = bounds(value, before, bool(number["plus"]))
        found.append(
            Quantity(Span(*number.span()), value, low, high, *_what_is_counted(text, number.span(), start, end, within))
        )
    for vague in _VAGUE.finditer(text, start, end):
        least, most = _VAGUE_SIZE[vague[0].lower().split()[-1]]
        counted = _what_is_counted(text, vague.span(), start, end, within)
        found.append(Quantity(Span(*vague.span()), least, least, most, *counted, vague=True))
    return found


def _value(number: re.Match[str]) -> float | None:
    if number["digits"]:
        value = float(number["digits"].replace(",", ""))
        if 1900 <= value < 2100 and "," not in number["digits"] and not number["scale"]:
            return None
        return value * SCALES.get(number["scale"] or "", 1)
    written = value_of(number["words"].lower())
    return written.value if written else None


def bounds(value: float, before: str, plus: bool = False) -> tuple[float, float]:
    """The least and the most that a figure can be, by the words before it and a plus behind it."""
    if plus or _LEAST.search(before):
        return value, float("inf")
    if _MOST.search(before):
        return 0, value
    if _ABOUT.search(before):
        return value * 0.9, value * 1.1
    return value, value


def _what_is_counted(
    text: str, at: tuple[int, int], start: int, end: int, within: int
) -> tuple[str | None, frozenset[str], bool, bool]:
    low, high = max(start, at[0] - within), min(end, at[1] + within)
    stop = re.search(r"[.;!?](?: |$|\n)", text[at[1] : high])
    high = at[1] + stop.start() if stop else high
    begun = max((found.end() for found in re.finditer(r"[.;!?] ", text[low : at[0]])), default=0)
    near = [(found.start() - at[1], found.lastgroup) for found in _KIND.finditer(text, at[1], high)]
    before = list(_KIND.finditer(text, low + begun, at[0]))
    if before:
        near = [pair for pair in near if not _NEXT_VERB.search(text, at[1], at[1] + pair[0])]
    # a word before the number is as good as one a little further behind it: "killed 5 people", "5 people killed"
    near += [(at[0] - found.end() + 4, found.lastgroup) for found in before]
    kinds = frozenset(kind for _, kind in near if kind)
    people = bool(_PEOPLE.search(text[at[1] : min(high, at[1] + 30)]))
    # "100 troops killed" counts the dead; troops are only counted where nothing befalls them
    near.sort(key=lambda pair: (pair[1] == "troops", pair[0]))
    return (near[0][1] if near else None), kinds, people, bool(near) and near[0][0] <= _CLOSE
