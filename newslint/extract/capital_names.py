"""Names of people as capital words: where one begins and ends beside something else."""

from __future__ import annotations

import re

from newslint.extract.late_pattern import LatePattern
from newslint.extract.titled_people import OPENERS
from newslint.model import Span

#: what may stand before a name that stands before its title
HONOURED = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.? )?")
CAPITAL_WORD = (
    r"(?:(?:[A-Z]\.){1,6}|(?:al|el|ul|as|ash|an)-[A-Z][\w’'-]+|[dDlLO]['’][A-Z][\w’'-]+"
    r"|[A-ZÀ-ÖØ-ÞĀ-ŽŠŽ][\w’'-]+)"
)
PARTICLE = r"(?:de|da|dos|do|del|della|di|du|von|van|der|den|ter|ten|bin|bint|ibn|al|el|ben|la|le|y|zu|af|und|es)"
_NAME = LatePattern(rf"{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{0,4}}")
NAME_BEFORE = LatePattern(
    rf"(?P<name>{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{0,4}})"
    r"(?:,? who (?:is|was) (?:now )?(?:the )?|, (?:the (?:country|nation)['’]s |the )?|,? (?:is|was) (?:the )?)$"
)
#: what makes somebody the holder of an office, or ends it, between the name and the title
NAME_LINKED = LatePattern(
    rf"(?P<name>{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{1,4}})"
    r"(?:, \d\d,)? (?:has |had )?(?:became|become|becomes|(?:resigned|stepped down|stood down|quit|retired) as"
    r"|took (?:office|over) as|(?:(?:was|is|were) sworn in|(?:takes?|took) (?:the|his|her|their) oaths?(?: of office)?)"
    r"(?: (?:on|in) \w+){0,2} as|(?:was|is|has been) (?:re-?)?"
    r"(?:elected|named|appointed|chosen|sworn in|inaugurated)(?: as)?)"
    r" (?:the |an? |its |their )?(?:(?P<land>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)?) )?"
    r"(?:(?:first|youngest|oldest|second|third) )?(?:woman |female |black |elected )?$"
)
NOT_NAMES = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December The A An He She It They We I In On At Of And But For Mr Mrs Ms Dr Sir Lord Lady
    Gen General Prince Princess King Queen Sheikh""".split()  # noqa: SIM905
)
_PASSES = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Sir",
        "Lord",
        "Lady",
        "Gen",
        "Gen.",
        "General",
        "Sheikh",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Field",
        "Marshal",
        "Admiral",
        "Col",
        "Col.",
        "Senator",
        "Sen.",
        "Rep.",
    ]
)


def name_behind(text: str, at: int) -> tuple[Span | None, bool]:
    """The name right behind a title, or behind a comma where a comma ends it as well."""
    apart = text.startswith(", ", at)
    start = at + 2 if apart else at + 1
    if not apart and not text.startswith(" ", at):
        return None, False
    while True:
        word = re.match(r"\S+ ", text[start : start + 20])
        if not word or word[0].strip() not in _PASSES:
            break
        start += len(word[0])
    found = _NAME.match(text, start)
    if not found:
        return None, False
    named = trim_name(text, Span(found.start(), found.end()))
    if named is None or (
        apart and (text[named.end : named.end + 1] not in (",", ".", ";", ")") or " " not in named.of(text))
    ):
        return None, False
    return named, apart


def without_opener(text: str, span: Span) -> Span:
    """Some capital words without the first ones if those are no name's: "But Mario Draghi"."""
    words = span.of(text).split(" ")
    start = span.start
    while len(words) > 1 and (words[0] in NOT_NAMES or words[0] in OPENERS):
        start += len(words[0]) + 1
        words.pop(0)
    return Span(start, span.end)


def trim_name(text: str, span: Span) -> Span | None:
    """A name without a possessive and without weekdays and months behind it; None for what is no name."""
    written = re.sub(r"['’]s?$", "", span.of(text))
    words = written.split(" ")
    while words and words[-1] in NOT_NAMES:
        words.pop()
    if not words or words[0] in NOT_NAMES:
        return None
    return Span(span.start, span.start + len(re.sub(r"['’]s?$", "", " ".join(words))))
