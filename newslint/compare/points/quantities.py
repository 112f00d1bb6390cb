"""Amounts as a story writes them, compounds and fractions of a unit too: what they can mean at least and at most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.compare.amounts import amounts
from newslint.extract.figures import Unit, figures
from newslint.extract.numbers import ONES_WORDS, TENS_WORDS, value_of
from newslint.extract.units import unit_named
from newslint.model import Span

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "lakh": 1e5,
    "billion": 1e9, "bn": 1e9, "crore": 1e7, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
#: a scale behind an amount: "£1.7million", "two thousand million"; what is more than a letter or two is a word
_SCALE = re.compile(r"[ -]?(?P<scale>million|billion|trillion|thousand|lakh|crore|bn|mln|mn|tn|m|k)\b")
_WORD_OF = 4
_WORD = rf"(?:(?:{TENS_WORDS})(?:[ -](?:{ONES_WORDS}))?|{ONES_WORDS})"
_SCALE_WORD = "hundred|thousand|million|billion|lakh|crore"
_HEDGES = {
    "about": "about around roughly some close-to", "nearly": "nearly almost not-quite just-under",
    "over": "over at-least more-than just-over", "under": "under less-than",
}  # fmt: skip
#: what a hedge makes of a value: the least and the most, as shares of it. Chosen, not measured
_SHARES = {"about": (0.85, 1.15), "nearly": (0.8, 1.0), "over": (1.0, 2.0), "under": (0.5, 1.0)}
_SHARES_OF = {word.replace("-", " "): _SHARES[kind] for kind, words in _HEDGES.items() for word in words.split()}
_HEDGE = rf"(?P<hedge>(?:{'|'.join(sorted(_SHARES_OF, key=len, reverse=True))}) )?"
#: a number of several words: a hundred and twenty thousand, two thousand six hundred, two thousand million
_COMPOUND = re.compile(
    rf"\b{_HEDGE}(?P<number>(?i:an?|{_WORD}) (?:{_SCALE_WORD})"
    rf"(?:(?: and)? {_WORD}(?: (?:{_SCALE_WORD}))?| (?:{_SCALE_WORD})){{1,3}})\b"
)
#: "over" that belongs to its verb, a bound that opens a sentence, and the rest of a number behind its hundreds
_HANDED = re.compile(
    r"\b(?:hand(?:ed|s|ing)?|paid|pay|turn(?:ed|s|ing)?|took|take|made|sign(?:ed)?) over(?: an?| the)? $"
)
_BOUND = re.compile(
    r"\b(More than|At least|Over|Nearly|Almost|About|Around|Some|Under|Less than|Just over|Just under) $"
)
_AND_REST = re.compile(rf" and (?P<rest>{_WORD})\b")
_AND_A_HALF = re.compile(r" and (?:a (?P<part>half|quarter)|three[- ]quarters)\b")
#: an amount that is written with an article: a metre, an hour, half a mile, a quarter of a million
_ARTICLE = re.compile(
    rf"\b{_HEDGE}(?P<part>half an?|(?:an?|one|two|three|four)[- ](?:third|quarter|fifth|tenth|eighth)s? of an?|an?|one)"
    r" (?P<what>[a-z]+)(?P<more> and a (?:half|quarter))?\b"
)
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10}
#: how far a part of something may be off. Chosen, not measured
_PART_SLACK = 0.07
_TIMES = frozenset("second minute hour day night week fortnight month year decade century".split())  # noqa: SIM905
_SIGN = re.compile(r"(?:(?:US|HK|NZ|A|C|S)?\$|[£€¥₹]|\bRs\.? ?)$")
_SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee"}
_CURRENCY = re.compile(
    r" (?:of )?(?:(?:US|U\.S\.|[A-Z][a-z]+) )?(?P<money>dollars?|euros?|pounds?(?! of)|sterling|yen|yuan|rou?bles?"
    r"|rands?|rupees?|francs?|zlotys?|kron[aeo]r?|crowns?|kroner|pesos?|lir[ae]|won|baht|dinars?|shillings?|pesetas?|marks"
    r"|naira|guilders?|escudos?|drachmas?|forints?|ringgit|taka|guineas?|quid|cedis?)\b"
)


class Quantity(NamedTuple):
    """An amount with its place; `money` is its currency, "" for what is no sum, `unit` a unit that stands inside it."""

    span: Span
    low: float
    high: float
    money: str = ""
    unit: str = ""


def quantities(text: str, span: Span) -> list[Quantity]:
    """The amounts of a sentence, in order."""
    makers = (_sums, _compound, _plain, _with_article)
    found = [one for maker in makers for one in maker(text, span)]
    kept: list[Quantity] = []
    # of two readings of one place the one that goes on longer
    for one in sorted(found, key=lambda q: (-q.span.end, not q.money, -len(q.span))):
        if not kept or one.span.end <= kept[-1].span.start:
            kept.append(one)
    return kept[::-1]


def _sums(text: str, span: Span) -> Iterator[Quantity]:
    for figure in figures(text, span.start, span.end):
        if figure.unit is not Unit.MONEY:
            continue
        handed = _HANDED.search(text, max(span.start, figure.start - 24), figure.start)
        value, slack, end = figure.value, (figure.high - figure.low) / 2, figure.end
        scale = _SCALE.match(text, end, span.end) if text[end - 1].isdigit() else None
        if scale:
            times = _SCALES[scale["scale"]]
            value, slack, end = value * times, slack * times, scale.end()
        low, high = value - slack, value + slack
        if figure.hedge == ">" and not handed:
            high = value * 1.6
        elif figure.hedge == "<":
            low = value / 2
        yield Quantity(Span(figure.start, end), low, high, figure.of)


def _compound(text: str, span: Span) -> Iterator[Quantity]:
    for found in _COMPOUND.finditer(text, span.start, span.end):
        value = _worth(found["number"].lower().replace("-", " ").split())
        low, high = (value * share for share in _SHARES_OF.get((found["hedge"] or "").strip(), (1, 1)))
        money = _CURRENCY.match(text, found.end(), span.end)
        at = Span(found.start("number"), money.end() if money else found.end())
        yield Quantity(at, low, high, _currency(money["money"]) if money else "")


def _worth(tokens: list[str]) -> float:
    """What a number of several words is worth."""
    total, current = 0.0, 0.0
    for token in tokens:
        if token == "hundred":
            current = (current or 1) * 100
        elif token in _SCALES and not current and total:
            total *= _SCALES[token]
        elif token in _SCALES:
            total, current = total + (current or 1) * _SCALES[token], 0.0
        elif token != "and":
            number = value_of(token)
            current += 1 if token in ("a", "an") else number.value if number else 0
    return total + current


def _plain(text: str, span: Span) -> Iterator[Quantity]:
    for amount in amounts(text, span.start, span.end):
        low, high, start, end = amount.low, amount.high, amount.span.start, amount.span.end
        written = amount.span.of(text)
        if written.startswith("over ") and _HANDED.search(text, max(span.start, start - 20), start + 5):
            high = low
        bound = _BOUND.search(text, max(span.start, start - 16), start)
        if bound:
            low, high = (low * share for share in _SHARES_OF[bound[1].lower()])
        rest = _AND_REST.match(text, end, span.end) if written.lower().endswith("hundred") else None
        if rest and (number := value_of(rest["rest"])):
            low = high = round((low + high) / 2) + number.value
            end = rest.end()
        half = _AND_A_HALF.match(text, end, span.end)
        if half:
            more = {"half": 0.5, "quarter": 0.25, None: 0.75}[half["part"]]
            low, high, end = low + more, high + more, half.end()
        scale = _SCALE.match(text, end, span.end)
        if scale and len(scale["scale"]) >= _WORD_OF:
            times = _SCALES[scale["scale"]]
            low, high, end = low * times, high * times, scale.end()
        money = _CURRENCY.match(text, end, span.end)
        sign = _SIGN.search(text, max(span.start, start - 4), start)
        currency = _currency(money["money"]) if money else _SIGNS.get(sign[0].strip()[-1], "rupee") if sign else ""
        yield Quantity(Span(start, money.end() if money else end), low, high, currency)


def _currency(word: str) -> str:
    return "pound" if word in ("quid", "sterling") else word.removesuffix("s")


def _with_article(text: str, span: Span) -> Iterator[Quantity]:
    for found in _ARTICLE.finditer(text, span.start, span.end):
        what, part, start = found["what"], found["part"], found.start("part")
        scale = _SCALES.get(what) if part not in ("a", "an", "one") else None
        if not scale and what not in _TIMES and (unit_named(what) is None or len(what) < _WORD_OF - 1):
            continue
        value = _part(part) + (0 if not found["more"] else 0.5 if found["more"].endswith("half") else 0.25)
        low, high = (value * share for share in _SHARES_OF.get((found["hedge"] or "").strip(), (1, 1)))
        if part not in ("a", "an", "one"):
            low, high = low * (1 - _PART_SLACK), high * (1 + _PART_SLACK)
        if scale:
            money = _CURRENCY.match(text, found.end("what"), span.end)
            end = money.end() if money else found.end("what")
            yield Quantity(Span(start, end), low * scale, high * scale, _currency(money["money"]) if money else "")
        elif found["more"]:
            yield Quantity(Span(start, found.end()), low, high, unit=what)
        else:
            # the unit is read behind the amount
            yield Quantity(Span(start, found.start("what") - 1), low, high)


def _part(written: str) -> float:
    """What "half a", "two thirds of a" or "a" is worth."""
    words = written.replace("-", " ").split()
    if words[0] == "half":
        return 0.5
    number = value_of(words[0])
    count = 1.0 if words[0] in ("a", "an") or not number else number.value
    return count if len(words) == 1 else count / _PARTS[words[1].removesuffix("s")]
