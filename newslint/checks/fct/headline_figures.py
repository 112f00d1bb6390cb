"""A figure of the headline, and the one that a story gives for the same: money, jobs, shares, ages, results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.headline_totals import whole_of_parts
from newslint.checks.fct.piece_stretches import other_stretches
from newslint.extract.figures import PEOPLE, Figure, Unit, figures
from newslint.extract.numbers import ONES_WORDS, value_of
from newslint.extract.short_pieces import Piece, long_text, short_pieces
from newslint.model import Hit, Passage, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: words of a story up to which a figure of its headline must stand in it; longer ones tell of much else
_SHORT = 220
#: words of a headline above which it is a sentence of the story, or a teaser
_LONGEST = 22
#: how far a headline may round: a twentieth, and a last place
_ROUNDING = 0.06
_AGE = re.compile(
    r"(?:(?P<who>[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|[Tt]een(?:ager)?|[Pp]ensioner|[Mm]other|[Ff]ather"
    r"|[A-Z][\w’'-]+), (?P<one>\d{1,3})(?=,|$| )"
    r"|(?P<two>\d{1,3})-year-old(?= (?:[a-z-]+ )?(?:man|woman|boy|girl|teen\w*|mother|father|son|daughter|student"
    r"|driver|suspect|victim|player|singer|actor|actress|pensioner|child|baby|[a-z]+s)\b|$)"
    r"|\baged (?P<three>\d{1,3})\b|\bat (?:age |the age of )?(?P<four>\d{2,3})$)"
)
_BODY_AGE = re.compile(
    r"\b(?P<a>\d{1,3})-year-old\b|\baged (?P<b>\d{1,3})\b|, (?P<c>\d{1,3})(?=, )"
    r"|\bat the age of (?P<d>\d{1,3})\b|\b(?:was|is|turn(?:ed|s)) (?P<e>\d{2,3})(?= years old|\.)|\b(?:man|woman|boy"
    r"|girl) of (?P<f>\d{1,3})\b"
)
_WHOSE_AGE = re.compile(r"\b[Tt]he ([a-z]+)\Z")
_RESULT = re.compile(r"(?<![\w.,:/$£€–-])(\d{1,3})[-–](\d{1,3})(?![\w%:/–-]|[.,]\d)")
_FATE = {
    "dead": re.compile(r"\b(?:dead|deaths?|died|dies?|kill(?:ed|s|ing)?|bodies|perish\w*|drown\w*|claims? \w+ lives"
        r"|lives|fatalities|murder\w*|toll)\b", re.IGNORECASE),
    "hurt": re.compile(r"\b(?:injur\w+|wound\w*|hurt|hospitali[sz]ed|taken to (?:\w+ )?hospital)\b", re.IGNORECASE),
    "held": re.compile(r"\b(?:arrest\w*|detain\w*|held|jail\w*|charged|in custody)\b", re.IGNORECASE),
    "jobs": re.compile(
        r"\b(?:jobs?|job (?:cuts|losses)|redundan\w+|laid off|lay-?offs?|(?:cut|shed|axe|lose|clos|eliminat)\w*"
        r"[^.;]{0,30}? (?:posts|positions|roles))\b",
        re.IGNORECASE,
    ),
    "safe": re.compile(r"\b(?:rescued|pulled to safety|saved|winched|brought ashore|picked up)\b", re.IGNORECASE),
    "missing": re.compile(r"\b(?:missing|unaccounted|kidnap\w*|abduct\w*)\b", re.IGNORECASE),
}  # fmt: skip
#: nouns for those who do something: walkers, drivers, sailors, motorists
_AGENTS = re.compile(r"\b[a-z]{2,}(?:ers|ors|ists|ians|men|women)\Z")
_POSTS = re.compile(r"\b(?:jobs|posts|positions|roles|staff)\b")
_MORE = re.compile(r"\b(?:others?|more|another|of them|who|two|three)\b")
_SAFE = re.compile(r"\b(?:rescued|survived|saved|escaped|unhurt|safe)\b")
#: what a headline's count does or suffers, and nouns that say no more than "people"
_VAGUE_NOUN = re.compile(r"^(?:people|persons?|others|more|dead|killed|injured|hurt)?$")
_LISTING = re.compile(
    r"^(?:The |Top )?(?:\d+|[A-Z][a-z]+) (?:\w+ )?(?:things|ways|reasons|questions|takeaways|facts"
    r"|photos|pictures|charts|moments|lessons|tips|stories|times)\b",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(hire|hires|cut|cuts|add|adds|open|opens|close|closes|build|builds|lose|loses|buy|buys"
    r"|create|creates|shed|axe|axes|sell|sells|recruit|order|orders)\b"
)
_PLAYED = re.compile(
    r"\b(?:beats?|wins?|won|loses?|lost|draws?|drew|defeats?|edges?|thrash(?:es)?|downs?|votes?|voted|backs?|passes"
    r"|approves?|rejects?|over|past|against|rout|hold|stun)\b"
)
#: a vote, and one that the story gives in words: "divided eight to four", "by nine votes to six"
_BALLOT = re.compile(r"\b(?:vot(?:es?|ed|ing)|backs|passes|approves?|rejects?)\b")
_BALLOT_IN_WORDS = re.compile(
    rf"\b(?:by|voted|divided|split|a vote of|was|were) (?:an? )?(?P<a>{ONES_WORDS}|\d{{1,3}})(?: votes)? to "
    rf"(?P<b>{ONES_WORDS}|\d{{1,3}})\b(?! ?(?:[ap]\.?m|per cent|percent|%|years?|months?|weeks?|days?|hours?|miles?"
    r"|feet))"
)
_ANOTHER_RESULT = re.compile(
    r"\b(?:start|record|season|half-?time|led|lead|first leg|last (?:year|season)|earlier|then)\b"
)
_BEFORE = re.compile(r"\b(?:had (?!to\b)(?:\w+ ){0,3}\w+(?:ed|en|own|wn|t|id|ade)|previously|earlier) ")
_BEFORE_BEHIND = re.compile(
    r"[^.,;]{0,30}? (?:last (?:year|month|week|season)|a (?:year|month|week) (?:ago|before|earlier))\b"
)
#: a count below which a story's one other count may count anything
_MANY = 10
#: counts of a story beyond which two of them come to a third by chance. Chosen, not measured
_MOST_PARTS = 7
#: from here on a number that stands in headline and text is the same thing's
_NO_CHANCE = 100
#: a body in which a second figure is not another word on the first
_FEWEST = 12


#: one of several, before a figure or right behind it; and characters of a clause before it
_EACH = re.compile(
    r"(?:[^.;,]{0,24}?\b)?"
    r"(?:[Ee]ach|[Ee]very|[Pp]er (?!cent\b)[a-z]+|apiece|a head|an hour|a (?:day|week|month|year))\b"
)
_CLAUSE = 60
_FROM_TO = re.compile(r"from [\d.]+(?: ?%| ?pc| per ?cent)? to ")
_ONE_MORE = re.compile(r"[^.;\d]{0,40}? and (?:an?|the|one|his|her|their|[A-Z])")
_AGED = re.compile(r"\b(?:aged|age of|aged between(?: \d+ and)?) (?:about )?$")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the headline's figure and points to the story's.

    Verdict `absent`: the story has others of its kind.
    """
    story = view.story
    if story is None or story.kind != "story":
        return
    body = long_text(view.whole)
    told = "\n".join(p.span.of(view.text) for p in body)
    words = told.count(" ")
    if not _FEWEST <= words <= _SHORT:
        return
    for piece in short_pieces(view.whole):
        line = piece.span.of(view.text)
        if piece.passage not in view.passages or not re.search(
            r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty"
            r"|hundred|thousand|million)\b",
            line,
            re.IGNORECASE,
        ):
            continue
        # in capitals a unit or a name is hard to tell from a word
        if line.count(" ") < _LONGEST and not line.isupper() and not _LISTING.search(line):
            yield from _of_line(view, piece, body)


def _of_line(view: View, piece: Piece, body: list[Passage]) -> Iterator[Hit]:
    text = view.text
    start, end = piece.span.start, piece.span.end
    yield from _ages(view, piece, body)
    yield from _results(view, piece, body)
    for here, there in other_stretches(text, piece.span, body):
        if view.admits(here):
            yield _hit(view, piece, here, there)
    told = [f for p in body for f in figures(text, p.span.start, p.span.end)]
    for figure in figures(text, start, end):
        if (
            (figure.value <= 2 and figure.unit is Unit.COUNT)
            or figure.hedge
            or not view.admits(Span(figure.start, figure.end))
        ):
            continue
        rival = _rival(text, figure, told, (start, end), body)
        if rival is not None and not _is_told_as_ordinal(text, figure, body):
            yield _hit(view, piece, Span(figure.start, figure.end), Span(rival.start, rival.end))


def _is_told_as_ordinal(text: str, figure: Figure, body: list[Passage]) -> bool:
    """Whether the story counts up to a figure: "in 58 moves" of who "resigned on his 58th"."""
    ordinal = re.compile(rf"\b{figure.value:.0f}(?:st|nd|rd|th)\b")
    return any(ordinal.search(text, p.span.start, p.span.end) for p in body)


def _is_for_each(text: str, figure: Figure) -> bool:
    """Whether a figure is what one of several comes to: "each kilometre costs about 6 crore"."""
    before = re.split(r"[.;!?]\s", text[max(0, figure.start - _CLAUSE) : figure.start])[-1]
    return bool(_EACH.search(before) or _EACH.match(text[figure.end : figure.end + 30]))


def _rival(text: str, figure: Figure, told: list[Figure], line: tuple[int, int], body: list[Passage]) -> Figure | None:
    """The story's one figure for what the headline's is a figure for, if it is another; None if any fits."""
    everything = told
    if figure.unit is Unit.COUNT and _fate(text, figure, *line) and _counts_people(figure):
        if figure.value >= _NO_CHANCE and any(f.value == figure.value for f in told):
            return None
        # of those who are counted neither an age nor a distance tells
        told = [f for f in told if f.unit is not Unit.COUNT or _may_be_people(text, f)]
    if any(_may_mean(figure, other) for other in told):
        return None
    told = [other for other in told if not _is_for_each(text, other)]
    total = _total(text, figure, everything, line) if figure.unit is Unit.COUNT else None
    if total is not None:
        return total
    if figure.unit is Unit.COUNT:
        alike = _of_one_count(text, figure, told, line) or _likely(text, figure, told, line)
    elif figure.unit is Unit.MONEY:
        alike = [f for f in told if f.unit is Unit.MONEY and (f.of == figure.of or not f.of)]
    else:
        alike = [f for f in told if f.unit is figure.unit]
    if figure.unit is Unit.PERCENT and len(alike) == 2 and text.endswith(" to ", line[0], figure.start):
        # lifts the rate to 6.25 per cent, which went from 5.5 to 5.75
        alike = alike[1:] if _FROM_TO.fullmatch(text, max(0, alike[0].start - 5), alike[1].start) else alike
    if figure.unit is Unit.MONEY and len({f.value for f in alike}) > 1:
        alike = _in_lead(text, figure, alike, line)
    fated = _fate(text, figure, *line) if not figure.of or PEOPLE.search(figure.of) else None
    whole = whole_of_parts(figure, told, lambda f: fated == _fate(text, f, *_sentence(text, f)) if fated else None)
    if whole is not None:
        return whole
    if not alike or _is_made_of(figure, [f for f in told if f.unit is figure.unit or figure.unit is Unit.MONEY]):
        return None
    values = {f.value for f in alike}
    rival = alike[0]
    if (
        len(values) > 1
        or (rival.hedge == ">" and rival.value <= figure.value and figure.unit is not Unit.COUNT)
        or not _one_size(figure, rival)
    ):
        return None
    if rival.hedge == "<" or (rival.hedge == ">" and figure.value > rival.value and figure.value < 1.25 * rival.value):
        return None
    if figure.unit is Unit.COUNT and figure.value > rival.value and _ONE_MORE.match(text, rival.end):
        # two children and a driver are three dead
        return None
    return None if _is_of_before(text, rival) else rival


def _total(text: str, figure: Figure, told: list[Figure], line: tuple[int, int]) -> Figure | None:
    """The count that the story's own parts come to, for the one that the headline gives for the same."""
    fate = _fate(text, figure, *line)
    counts = [f for f in told if f.unit is Unit.COUNT and not f.hedge]
    if fate is None or figure.value < _MANY or len(counts) > _MOST_PARTS:
        return None
    parts = [f for f in counts if _fate(text, f, *_sentence(text, f)) == fate]
    sums = {one.value + other.value for one in parts for other in counts if other is not one}
    totals = [f for f in counts if f.value in sums and f.value >= _MANY and _one_size(figure, f)]
    return totals[0] if len({f.value for f in totals}) == 1 else None


def _counts_people(figure: Figure) -> bool:
    """Whether a headline's count is one of people, or of the jobs that they lose."""
    return not figure.of or PEOPLE.search(figure.of) is not None or _POSTS.search(figure.of) is not None


def _may_be_people(text: str, figure: Figure) -> bool:
    """Whether a count can be one of people: no age, no distance, and no count of things that have their noun."""
    aged = _AGED.search(text, max(0, figure.start - 14), figure.start)
    return aged is None and (_counts_people(figure) or _AGENTS.search(figure.of) is not None)


def _in_lead(text: str, figure: Figure, alike: list[Figure], line: tuple[int, int]) -> list[Figure]:
    """The one sum of the first sentence, if it is about what the headline is and has the digits of the headline's."""
    first = text.find(". ", alike[0].start)
    lead = [f for f in alike if f.start < first or first < 0]
    swapped = [f for f in lead if sorted(f"{f.value:.0f}") == sorted(f"{figure.value:.0f}")]
    low, high = _sentence(text, alike[0])
    return lead if len(lead) == 1 and swapped and _stems(text[line[0] : line[1]]) & _stems(text[low:high]) else []


def _is_of_before(text: str, figure: Figure) -> bool:
    """Whether the story gives a figure for what was before its news: "they had thrown out 6 per cent in May"."""
    start, end = _sentence(text, figure)
    return bool(_BEFORE.search(text, start, figure.start) or _BEFORE_BEHIND.match(text, figure.end, end))


def _one_size(figure: Figure, other: Figure) -> bool:
    return 1 / 25 < figure.value / other.value < 25 if other.value > 0 else False


def _may_mean(figure: Figure, other: Figure) -> bool:
    """Whether a headline's figure can be the story's one, rounded or bounded."""
    if other.unit is not figure.unit and not (
        Unit.COUNT in (figure.unit, other.unit) and not (other.of if other.unit is Unit.COUNT else figure.of)
    ):
        return False
    if figure.value == other.value:
        return True
    off = abs(figure.value - other.value)
    round_enough = figure.step >= 10 or figure.value >= 100 or figure.unit is not Unit.COUNT
    return (off <= _ROUNDING * other.value and round_enough) or (off <= figure.step / 2 and other.step < figure.step)


def _of_one_count(text: str, figure: Figure, told: list[Figure], line: tuple[int, int]) -> list[Figure]:
    """The story's counts of the same noun, or of people whom the same befell, or behind the same verb."""
    counts = [f for f in told if f.unit is Unit.COUNT]
    fate = _fate(text, figure, *line) if _counts_people(figure) else None
    noun = figure.of.split()[-1][:6] if figure.of else ""
    if fate:
        same = [f for f in counts if _fate(text, f, *_sentence(text, f)) == fate]
        people = [
            f
            for f in counts
            if f not in same
            and _MORE.search(text[max(0, f.start - 10) : f.end + 14])
            and not _SAFE.search(text, f.end, f.end + 40)
        ]
        # what the story opens with is the count, others are some of those whom it counts
        return [] if people and not (same and same[0] is counts[0] and len(same) == 1) else same
    if noun and not _VAGUE_NOUN.match(figure.of):
        same = [f for f in counts if noun in (word[:6] for word in f.of.split())]
        if same:
            return same
    verbs = list(_VERB_BEFORE.finditer(text, line[0], figure.start))
    verb = verbs[-1] if verbs else None
    if verb is not None and figure.start - verb.end() <= 2:
        stem = verb[1].removesuffix("s")
        return [f for f in counts if re.search(rf"\b{stem}(?:s|d|ed|ing)? $", text[max(0, f.start - 12) : f.start])]
    return []


def _likely(text: str, figure: Figure, told: list[Figure], line: tuple[int, int]) -> list[Figure]:
    """The story's only count of that size, if its clause shares two words with the headline.

    Or if the digits are the same.
    """
    if figure.value < _MANY:
        return []
    counts = [f for f in told if f.unit is Unit.COUNT and _one_size(figure, f)]
    if len(counts) != 1:
        return []
    low, high = _sentence(text, counts[0])
    shared = _stems(text[line[0] : line[1]]) & _stems(text[low:high])
    swapped = sorted(f"{figure.value:.0f}".rstrip("0")) == sorted(f"{counts[0].value:.0f}".rstrip("0"))
    return counts if len(shared) > 1 or (swapped and shared) else []


def _stems(words: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{5,}", words.lower())}


def _sentence(text: str, figure: Figure) -> tuple[int, int]:
    """A clause's length around a figure, not over a full stop."""
    low = max(text.rfind(". ", 0, figure.start), text.rfind("\n", 0, figure.start), figure.start - 60) + 1
    ends = [at for at in (text.find(". ", figure.end), text.find("\n", figure.end)) if at >= 0]
    return max(low, 0), min([*ends, figure.end + 60])


def _fate(text: str, figure: Figure, low: int, high: int) -> str | None:
    """What befell those whom a figure counts: the word that stands nearest to it."""
    near = [
        (min(abs(found.start() - figure.end), abs(figure.start - found.end())), name)
        for name, pattern in _FATE.items()
        for found in pattern.finditer(text, low, high)
    ]
    return min(near)[1] if near and min(near)[0] <= 45 else None


def _is_made_of(figure: Figure, told: list[Figure]) -> bool:
    """Whether two or three of the story's figures make the headline's, by sum or by difference."""
    values = [f.value for f in told][:14]
    for at, one in enumerate(values):
        for place, other in enumerate(values[at + 1 :], at + 1):
            if _near(one + other, figure.value) or _near(abs(one - other), figure.value):
                return True
            if any(_near(one + other + third, figure.value) for third in values[place + 1 :]):
                return True
    return False


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.03 * max(one, other)


def _ages(view: View, piece: Piece, body: list[Passage]) -> Iterator[Hit]:
    text, (start, end) = view.text, (piece.span.start, piece.span.end)
    found = _AGE.search(text, start, end)
    if found is None:
        return
    years = found["one"] or found["two"] or found["three"] or found["four"]
    told = [m for p in body for m in _BODY_AGE.finditer(text, p.span.start, p.span.end)]
    values = {next(value for value in m.groups() if value) for m in told}
    others = {m[1] for one in told if (m := _WHOSE_AGE.search(text, max(0, one.start() - 24), one.start()))}
    if found["who"] and others and found["who"].lower() not in others:
        # the cyclist of the headline is no driver
        return
    if len(values) == 1 and years not in values and 0 < int(years) < 120:
        group = next(name for name in ("one", "two", "three", "four") if found[name])
        other = next(name for name in "abcdef" if told[0][name])
        span = Span(*found.span(group))
        if view.admits(span):
            yield _hit(view, piece, span, Span(*told[0].span(other)))


def _results(view: View, piece: Piece, body: list[Passage]) -> Iterator[Hit]:
    text, (start, end) = view.text, (piece.span.start, piece.span.end)
    found = _RESULT.search(text, start, end) if _PLAYED.search(text, start, end) else None
    told = [m for p in body for m in _RESULT.finditer(text, p.span.start, p.span.end)] if found else []
    if found and not told and _BALLOT.search(text, start, found.start()):
        told = [m for p in body for m in _BALLOT_IN_WORDS.finditer(text, p.span.start, p.span.end)]
    if found is None or len(told) != 1:
        return
    here, there = (found[1], found[2]), (_digits(told[0][1]), _digits(told[0][2]))
    around = text[max(0, told[0].start() - 60) : told[0].end() + 40]
    if here in (there, there[::-1]) or _is_year(here) or _is_year(there) or _ANOTHER_RESULT.search(around):
        return
    if view.admits(Span(*found.span())):
        yield _hit(view, piece, Span(*found.span()), Span(*told[0].span()))


def _digits(number: str) -> str:
    worth = value_of(number.lower())
    return f"{worth.value:.0f}" if worth else number


def _is_year(pair: tuple[str, str]) -> bool:
    return len(pair[0]) > 3


def _hit(view: View, piece: Piece, span: Span, other: Span) -> Hit:
    fields = (("where", piece.name), ("figure", span.of(view.text)), ("other", other.of(view.text)))
    return Hit(span, fields, "", (RelatedLocation(other, "body"),))
